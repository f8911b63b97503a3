"""Mistakes with files: names, folders, kinds."""

# ruff: noqa: E501 - each message stands whole, as it is told

from mistakes_base import ONE_DOT, Mistake, post

IN_FILES = {
    "a Word file in content": Mistake(
        {"content/agenda.docx": b"PK\x03\x04"},
        (
            (
                'content/agenda.docx:1:1 warning unused-file: Nothing reads "agenda.docx" here.',
                "Copy its words into the files of content, or put it into content/files to offer it to visitors.",
            ),
        ),
    ),
    "a text file's double ending": Mistake(
        {
            "content/organizations.yaml": None,
            "content/organizations.yaml.txt": "- name: City of Riverton\n",
        },
        (
            (
                'content/organizations.yaml.txt:1:1 warning unused-file: Nothing reads "organizations.yaml.txt" here.',
                'Rename it to "organizations.yaml"; Windows hides endings such as ".txt" unless told to show them.',
            ),
        ),
    ),
    "a YAML file that nobody knows": Mistake(
        {"content/peple.yaml": "- name: Alma Reyes\n"},
        (
            (
                "content/peple.yaml:1:1 error unknown-file: Handbill does not know a file of this name here, so nothing in it is shown.",
                "Move it to content/people.yaml, or delete it.",
            ),
        ),
    ),
    "a YAML file of no known name": Mistake(
        {"content/budget.yaml": "- chairs: 40\n"},
        (
            (
                "content/budget.yaml:1:1 error unknown-file: Handbill does not know a file of this name here, so nothing in it is shown.",
                "Known here: event.yaml, venues.yaml, people.yaml, organizations.yaml, agenda/day-1.yaml. Rename it, or delete it.",
            ),
        ),
    ),
    "a post beside its folder": Mistake(
        {"content/thanks.md": "---\ntitle: Thanks\n---\nThank you.\n"},
        (
            (
                "content/thanks.md:1:1 error unknown-file: Handbill does not know a file of this name here, so nothing in it is shown.",
                "Move it to content/posts/thanks.md or content/pages/thanks.md, or delete it.",
            ),
        ),
    ),
    "a configuration with the other ending": Mistake(
        {"site_config.yml": "look: civic\n"},
        (
            (
                'site_config.yml:1:1 warning unused-file: Nothing reads "site_config.yml" here.',
                "Rename it to site_config.yaml.",
            ),
        ),
    ),
    "a key file in static": Mistake(
        {"static/server.pem": "-----BEGIN PRIVATE KEY-----\n"},
        (
            (
                "static/server.pem:1:1 warning left-out: This file looks as if it held passwords or keys; it is not read and not published.",
                "Move it out of the site's folder; if it is slides of Keynote, save them as PDF.",
            ),
        ),
    ),
    "two files with one name": Mistake(
        {"content/images/bridge.png": ONE_DOT, "content/images/Bridge.png": ONE_DOT},
        (
            (
                'content/images/bridge.png:1:1 error same-name: This name and "content/images/Bridge.png" differ only in capitals or in how an accent is written; on many computers they are one file.',
                "Rename one of the two.",
            ),
        ),
    ),
    "a picture that is none": Mistake(
        {"content/images/bridge.jpg": b"not a picture", **post("![A bridge](images/bridge.jpg)\n")},
        (
            (
                "content/images/bridge.jpg:1:1 error bad-picture: This is not a picture, or it is damaged.",
                "Save it again as JPEG or PNG, and put that file in its place.",
            ),
        ),
    ),
    "a photo of a phone": Mistake(
        {
            "content/images/bridge.heic": b"\0\0\0\x18ftypheic" + b"\0" * 40,
            **post("![A bridge](images/bridge.heic)\n"),
        },
        (
            (
                "content/images/bridge.heic:1:1 error bad-picture: This photo is in HEIC, the format of a phone, which browsers do not show.",
                "Save it again as JPEG or PNG, and put that file in its place.",
            ),
        ),
    ),
    "a drawing with a program": Mistake(
        {
            "content/images/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1">\n<script>alert(1)</script>\n</svg>\n',
            **post("![A logo](images/logo.svg)\n"),
        },
        (
            (
                "content/images/logo.svg:2:1 error unsafe-svg: This drawing holds the element <script>: it could run a program or call other sites.",
                "Export it again as a plain SVG, with fonts turned into outlines, or save it as PNG.",
            ),
        ),
    ),
    "a folder where a file belongs": Mistake(
        {"content/event.yaml": None, "content/event.yaml/readme.txt": "?"},
        (
            (
                "content/event.yaml:1:1 error unreadable-file: This is a folder; a plain file should have this name.",
                "Put a plain file in its place, or delete it.",
            ),
        ),
    ),
    "a file in static in the way of a page": Mistake(
        {"static/schedule/index.html": "<p>Old.</p>\n"},
        (
            (
                "static/schedule/index.html:1:1 error static-in-the-way: static/schedule/index.html would be published as /schedule/index.html, where a page or picture of the site already is.",
                "Give the file another name.",
            ),
        ),
    ),
    "a text beyond all measure": Mistake(
        {"content/agenda/day-3.yaml": "#" * 99 + "\n" + ("#" * 99 + "\n") * 50_001},
        (
            (
                "content/agenda/day-3.yaml:1:1 error too-large: This text file is larger than 5 MB.",
                "Split it, or take out what does not belong there.",
            ),
        ),
    ),
}

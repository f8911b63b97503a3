"""Mistakes in posts, pages and descriptions: links, pictures, headings, tables, HTML."""

# ruff: noqa: E501 - each message stands whole, as it is told

from mistakes_base import CONFIG, ONE_DOT, Mistake, post, post_keys, session

_PICTURE = {"content/images/bridge.png": ONE_DOT}
_DRAFT = {"content/posts/2024-10-16-thanks.md": "---\ntitle: Thanks\ndraft: yes\n---\nThank you.\n"}

IN_TEXTS = {
    "a link to no name": Mistake(
        post("We met at the [[Town Hall]].\n"),
        (
            (
                'content/posts/2024-10-15-what-we-saw.md:4:15 error broken-link: Nothing on this site is called "Town Hall".',
                "Write the name as it stands in its own file.",
            ),
        ),
    ),
    "a link to a name misspelled": Mistake(
        post("We met at the [[Main Libary]].\n"),
        (
            (
                'content/posts/2024-10-15-what-we-saw.md:4:15 error broken-link: Nothing on this site is called "Main Libary".',
                "Did you mean [[Main Library]]?",
            ),
        ),
    ),
    "a link to no page": Mistake(
        post("See [how to get there](/travl/).\n"),
        (
            (
                "content/posts/2024-10-15-what-we-saw.md:4:24 error broken-link: There is no page at /travl/ on this site.",
                "Did you mean /travel/?",
            ),
        ),
    ),
    "a link to no file of the pages": Mistake(
        post("See [how to get there](../pages/travl.md).\n"),
        (
            (
                'content/posts/2024-10-15-what-we-saw.md:4:24 error broken-link: No page or post of this site is "../pages/travl.md".',
                "Did you mean [[Travel]]?",
            ),
        ),
    ),
    "a link with no address": Mistake(
        post("See [the program]().\n"),
        (
            (
                "content/posts/2024-10-15-what-we-saw.md:4:19 error broken-link: This link leads nowhere: it has no address.",
                "Add one.",
            ),
        ),
    ),
    "a link to a draft": Mistake(
        {**_DRAFT, **post("See [[Thanks]].\n")},
        (
            (
                'content/posts/2024-10-15-what-we-saw.md:4:5 warning draft-linked: "Thanks" is named here but not published, so it is not linked.',
                "Publish it too, or take its name out.",
            ),
        ),
    ),
    "a link to a handout that is not there": Mistake(
        post("See [the slides (PDF)](files/slides.pdf).\n"),
        (
            (
                'content/posts/2024-10-15-what-we-saw.md:4:24 error missing-file: There is no file "files/slides.pdf" in content/.',
                "Put it into content/files/, or mend the name.",
            ),
        ),
    ),
    "a PDF that does not say so": Mistake(
        {
            "content/files/slides.pdf": b"%PDF-1.4\n",
            **post("See [the slides](files/slides.pdf).\n"),
        },
        (
            (
                'content/posts/2024-10-15-what-we-saw.md:4:5 advice pdf-link: "the slides" leads to a PDF without saying so.',
                'Write "the slides (PDF)".',
            ),
        ),
    ),
    "a link with two readings": Mistake(
        {
            **session("    venue: Main Library\n"),
            "content/pages/travel.md": "---\ntitle: Talk\n---\nBy bus.\n",
            **post("See [[Talk]].\n"),
        },
        (
            (
                'content/posts/2024-10-15-what-we-saw.md:4:5 error ambiguous-link: "[[Talk]]" may mean 2 things: Talk (session, /sessions/talk/); Talk (page, /travel/).',
                "Link to the one that is meant, for instance [words](/sessions/talk/).",
            ),
        ),
    ),
    "a link that runs a program": Mistake(
        post("See [the form](javascript:alert(1)).\n"),
        (
            (
                'content/posts/2024-10-15-what-we-saw.md:4:16 error unsafe-link: This link begins with "javascript:", which is not safe to publish. Its words are kept.',
                "Use an address that begins with https://, http://, mailto: or tel:.",
            ),
        ),
    ),
    "an e-mail address as a link": Mistake(
        post("[Write to us](events@example.gov).\n"),
        (
            (
                'content/posts/2024-10-15-what-we-saw.md:4:15 advice link-without-scheme: "events@example.gov" is read as "mailto:events@example.gov".',
                "Write mailto:events@example.gov in the link.",
            ),
        ),
    ),
    "click here": Mistake(
        post("To register, [click here](https://example.gov/register).\n"),
        (
            (
                'content/posts/2024-10-15-what-we-saw.md:4:14 warning vague-link: "click here" does not say where the link leads.',
                "Name what is there, for instance: the registration form.",
            ),
        ),
    ),
    "a web address for words": Mistake(
        post("See [https://example.gov](https://example.gov).\n"),
        (
            (
                "content/posts/2024-10-15-what-we-saw.md:4:5 warning vague-link: A web address stands in place of words; read aloud, it says little.",
                "Write [what is there](https://example.gov) instead.",
            ),
        ),
    ),
    "read more": Mistake(
        post("[Read more](/schedule/)\n"),
        (
            (
                'content/posts/2024-10-15-what-we-saw.md:4:1 warning vague-link: "Read more" does not say where the link leads.',
                "Name what is there, for instance: the registration form.",
            ),
        ),
    ),
    "a link to an old file name": Mistake(
        post("See [the schedule](schedule.html).\n"),
        (
            (
                'content/posts/2024-10-15-what-we-saw.md:4:20 error broken-link: No page or post of this site is "schedule.html".',
                "Write the page's address, such as /schedule/.",
            ),
        ),
    ),
    "a link with no words": Mistake(
        post("See [](https://example.gov).\n"),
        (
            (
                "content/posts/2024-10-15-what-we-saw.md:4:5 warning empty-link: This link has no words.",
                "Write words between the square brackets that say where it leads.",
            ),
        ),
    ),
    "a picture that is not there": Mistake(
        post("![A bridge](images/bridge.png)\n"),
        (
            (
                'content/posts/2024-10-15-what-we-saw.md:4:13 error missing-file: There is no picture "images/bridge.png" in content/.',
                "Put it into content/images/, or mend the name.",
            ),
        ),
    ),
    "a picture in the wrong case": Mistake(
        {**_PICTURE, **post("![A bridge](images/Bridge.PNG)\n")},
        (
            (
                'content/posts/2024-10-15-what-we-saw.md:4:13 error missing-file: There is no picture "images/Bridge.PNG" in content/.',
                "Did you mean images/bridge.png?",
            ),
        ),
    ),
    "a picture without words": Mistake(
        {**_PICTURE, **post("![](images/bridge.png)\n")},
        (
            (
                'content/posts/2024-10-15-what-we-saw.md:4:1 warning missing-alt: The picture "bridge.png" has no words for people who cannot see it.',
                "Write what it shows: ![what it shows](images/bridge.png), or ![decorative](images/bridge.png).",
            ),
        ),
    ),
    "a picture from another site": Mistake(
        post("![A bridge](https://example.com/bridge.png)\n"),
        (
            (
                'content/posts/2024-10-15-what-we-saw.md:4:13 warning outside-picture: The picture "https://example.com/bridge.png" lies on another site. A link is shown in its place.',
                "Put the picture into content/images/: then nobody else learns who reads the page.",
            ),
        ),
    ),
    "a photo key without words": Mistake(
        {**_PICTURE, **post_keys("photo: images/bridge.png\n")},
        (
            (
                'content/posts/2024-10-15-what-we-saw.md:3:8 warning missing-alt: The photo of "What we saw" has no description.',
                "Add `photo description:` and what it shows, or `decorative` where it says nothing.",
            ),
        ),
    ),
    "a photo key in the wrong case": Mistake(
        {**_PICTURE, **post_keys("photo: images/Bridge.png\nphoto description: A bridge\n")},
        (
            (
                'content/posts/2024-10-15-what-we-saw.md:3:8 error missing-file: "images/Bridge.png" is written "images/bridge.png" in content/: small and capital letters differ.',
                "Write `images/bridge.png`.",
            ),
        ),
    ),
    "a photo key that is not there": Mistake(
        post_keys("photo: images/bridge.jpg\nphoto description: A bridge\n"),
        (
            (
                'content/posts/2024-10-15-what-we-saw.md:3:8 error missing-file: There is no file "images/bridge.jpg" in content/.',
                "Put the file at content/images/bridge.jpg, or mend its name.",
            ),
        ),
    ),
    "a heading that leaps": Mistake(
        post("## Morning\n\n#### The library\n\nWe met.\n"),
        (
            (
                "content/posts/2024-10-15-what-we-saw.md:6:1 warning heading-skipped: This heading is on level 4, but no heading of level 3 stands above it.",
                "Write it with 3 signs: ### ... Sizes are the theme's business.",
            ),
        ),
    ),
    "bold words for a heading": Mistake(
        post("**Morning**\n\nWe met.\n"),
        (
            (
                "content/posts/2024-10-15-what-we-saw.md:4:1 advice fake-heading: A paragraph of bold words stands where a heading would help people find their way.",
                "Write it as a heading: ## Morning",
            ),
        ),
    ),
    "a paragraph in capitals": Mistake(
        post("PLEASE BRING A VALID PHOTO ID TO THE LOBBY\n"),
        (
            (
                "content/posts/2024-10-15-what-we-saw.md:4:1 warning all-capitals: This is all in capital letters, which is hard to read and is spelled out by some readers.",
                "Write it in ordinary letters; **bold** makes it stand out.",
            ),
        ),
    ),
    "a table without a header": Mistake(
        post("|  |  |\n|---|---|\n| Bus | 7 minutes |\n"),
        (
            (
                "content/posts/2024-10-15-what-we-saw.md:4:1 warning table-without-header: The first row of this table is empty, so that nothing says what its columns hold.",
                "Write a name for each column into the first row.",
            ),
        ),
    ),
    "raw HTML": Mistake(
        post("We met at the <b>library</b>.\n"),
        (
            (
                'content/posts/2024-10-15-what-we-saw.md:4:15 warning raw-html: "<b" begins HTML, which is shown as text here.',
                'Write it in Markdown; or, to keep HTML, write "raw html: yes" in site_config.yaml.',
            ),
        ),
    ),
    "a script": Mistake(
        post("<script>alert(1)</script>\n\nWe met.\n"),
        (
            (
                'content/posts/2024-10-15-what-we-saw.md:4:1 warning raw-html: "<script" begins HTML, which is shown as text here.',
                'Write it in Markdown; or, to keep HTML, write "raw html: yes" in site_config.yaml.',
            ),
        ),
    ),
    "an attribute that runs a program": Mistake(
        post('We met.\n{: onclick="alert(1)"}\n'),
        (
            (
                'content/posts/2024-10-15-what-we-saw.md:5:1 warning unsafe-attribute: The attribute "onclick" is not one that text may set; it was left out.',
                "These are allowed: .class, #id, lang, dir, title, width, height.",
            ),
        ),
    ),
    "a script where HTML is allowed": Mistake(
        {CONFIG: "raw html: yes\n", **post("<script>alert(1)</script>\n\nWe met.\n")},
        (
            (
                'content/posts/2024-10-15-what-we-saw.md:4:1 warning raw-html: "<script" is HTML that is not safe to publish; it was left out.',
                "Delete it. A link to the page that it should show often does the same.",
            ),
        ),
    ),
    "an unsafe link where HTML is allowed": Mistake(
        {CONFIG: "raw html: yes\n", **post('<a href="javascript:alert(1)">the form</a>\n')},
        (
            (
                'content/posts/2024-10-15-what-we-saw.md:4:10 error unsafe-link: "javascript:" is the beginning of a link that is not safe to publish; it was left out.',
                "Delete it. A link to the page that it should show often does the same.",
            ),
        ),
    ),
    "an unsafe attribute where HTML is allowed": Mistake(
        {CONFIG: "raw html: yes\n", **post('<p onclick="alert(1)">We met.</p>\n')},
        (
            (
                'content/posts/2024-10-15-what-we-saw.md:4:4 warning unsafe-attribute: "onclick=" is an attribute that is not safe to publish; it was left out.',
                "Delete it. A link to the page that it should show often does the same.",
            ),
        ),
    ),
    "a sign of another program": Mistake(
        post("We \x02met.\n"),
        (
            (
                "content/posts/2024-10-15-what-we-saw.md:4:4 error control-character: An invisible character that is not text (U+0002) stands here.",
                "Delete it, or type this line again.",
            ),
        ),
    ),
    "a private sign of another program": Mistake(
        post("We \ue00fmet.\n"),
        (
            (
                "content/posts/2024-10-15-what-we-saw.md:4:4 warning foreign-character: This text holds a character that cannot be shown (U+E00F). It was left out.",
                "Delete it: put the cursor after it and press Backspace once.",
            ),
        ),
    ),
    "a code block that goes too deep": Mistake(
        post("> " * 60 + "deep\n"),
        (
            (
                "content/posts/2024-10-15-what-we-saw.md:4:1 error too-large: Lists or quotations lie more than 20 levels deep here.",
                "Take some of the levels out.",
            ),
        ),
    ),
    "a misspelled name in a session's description": Mistake(
        session("    description: |\n      We meet at the [[Main Libary]].\n"),
        (
            (
                'content/agenda/day-1.yaml:6:22 error broken-link: Nothing on this site is called "Main Libary".',
                "Did you mean [[Main Library]]?",
            ),
        ),
    ),
}

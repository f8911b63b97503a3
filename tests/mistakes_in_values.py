"""Mistakes in keys and in what stands behind them."""

# ruff: noqa: E501 - each message stands whole, as it is told

from mistakes_base import (
    CONFIG,
    DAY_1,
    EVENT,
    EVENT_TEXT,
    PEOPLE,
    POST,
    VENUES,
    Mistake,
    day,
    event,
    post_keys,
    session,
)

IN_VALUES = {
    "a key misspelled": Mistake(
        session("    venu: Main Library\n"),
        (
            (
                'content/agenda/day-1.yaml:5:5 error unknown-key: "venu" is not a key of a session.',
                "Write `venue` instead.",
            ),
        ),
    ),
    "a key from another program": Mistake(
        session("    location: Main Library\n"),
        (
            (
                'content/agenda/day-1.yaml:5:5 error unknown-key: "location" is not a key of a session.',
                "Write `venue` instead.",
            ),
        ),
    ),
    "a key of another record": Mistake(
        session("    city: Riverton\n"),
        (
            (
                'content/agenda/day-1.yaml:5:5 error unknown-key: "city" is not a key of a session.',
                "`city` belongs to the event: move the line there, or take it out.",
            ),
        ),
    ),
    "a key that nobody knows": Mistake(
        session("    mood: bright\n"),
        (
            (
                'content/agenda/day-1.yaml:5:5 error unknown-key: "mood" is not a key of a session.',
                "Take the line out, or put its words under a key that is known: title, subtitle, time, start, end, length, type, summary ...",
            ),
        ),
    ),
    "a key misspelled in the event": Mistake(
        {EVENT: EVENT_TEXT.replace("starts:", "stars:")},
        (
            (
                'content/event.yaml:2:1 error unknown-key: "stars" is not a key of the event.',
                "Write `starts` instead.",
            ),
        ),
    ),
    "a key misspelled in a day": Mistake(
        {DAY_1: "day: 1\nsesions:\n  - 9:00 am - 10:00 am: Talk\n"},
        (
            (
                'content/agenda/day-1.yaml:2:1 error unknown-key: "sesions" is not a key of a day.',
                "Write `sessions` instead.",
            ),
        ),
    ),
    "an accent too pale to be read": Mistake(
        {CONFIG: 'clock: 12 hours\naccent: "#ffc83d"\n'},
        (
            (
                "site_config.yaml:2:9 warning pale-accent: The accent #ffc83d is too pale for links: on white it has a contrast of 1.5:1, and 4.5:1 is needed (WCAG 1.4.3). It still colors the first day, but links stay #0b4a8f.",
                'Write `accent: "#967100"`, the nearest that can be read.',
            ),
        ),
    ),
    "a key misspelled in site_config.yaml": Mistake(
        {CONFIG: "adress: https://example.gov\n"},
        (
            (
                'site_config.yaml:1:1 error unknown-key: "adress" is not a key of site_config.yaml.',
                "Write `address` instead.",
            ),
        ),
    ),
    "a key misspelled in a post": Mistake(
        post_keys("sumary: Three days\n"),
        (
            (
                'content/posts/2024-10-15-what-we-saw.md:3:1 error unknown-key: "sumary" is not a key of a post.',
                "Write `summary` instead.",
            ),
        ),
    ),
    "a key misspelled in a panelist": Mistake(
        session("    moderator: Alma Reyes\n    panelists:\n      - nme: Marcus Hill\n"),
        (
            (
                'content/agenda/day-1.yaml:7:9 error unknown-key: "nme" is not known in an entry of `panelists`.',
                "Write `name`.",
            ),
        ),
    ),
    "other words for the keys of a panelist": Mistake(
        session(
            "    moderator: Alma Reyes\n    panelists:\n"
            "      - name: Marcus Hill\n        company: Library Partners Network\n        bio: Long.\n"
        ),
        (
            (
                'content/agenda/day-1.yaml:8:9 error unknown-key: "company" is not known in an entry of `panelists`.',
                "Write `organization`.",
            ),
            (
                'content/agenda/day-1.yaml:9:9 error unknown-key: "bio" is not known in an entry of `panelists`.',
                "Known here: name, title, organization, group. For `bio`, describe the person in people.yaml.",
            ),
        ),
    ),
    "a street address in a session": Mistake(
        session("    address: 100 Example Street\n"),
        (
            (
                'content/agenda/day-1.yaml:5:5 error unknown-key: "address" is not a key of a session.',
                "`address` belongs to a venue, a link or site_config.yaml: move the line there, or take it out.",
            ),
        ),
    ),
    "a link in a session": Mistake(
        session("    link: https://example.org\n"),
        (
            (
                'content/agenda/day-1.yaml:5:5 error unknown-key: "link" is not a key of a session.',
                "Take the line out, or put its words under a key that is known: title, subtitle, time, start, end, length, type, summary ...",
            ),
        ),
    ),
    "a panelist with no name": Mistake(
        session(
            "    moderator: Alma Reyes\n    panelists:\n      - title: Librarian\n        name:\n"
        ),
        (
            (
                "content/agenda/day-1.yaml:7:9 error missing-key: This entry of `panelists` names nobody.",
                "Add `name: ` and the name.",
            ),
        ),
    ),
    "a title twice in a panelist": Mistake(
        session(
            "    moderator: Alma Reyes\n    panelists:\n      - name: Marcus Hill\n        title: Librarian\n        title: Host\n"
        ),
        (
            (
                'content/agenda/day-1.yaml:9:9 error duplicate-key: "title" is typed twice; the first one is on line 8.',
                "Keep one of the two, and delete the other.",
            ),
        ),
    ),
    "a session without a title": Mistake(
        day("  - time: 9:00 am - 10:00 am\n    venue: Main Library\n"),
        (
            (
                "content/agenda/day-1.yaml:3:5 error missing-key: A session needs a title, but none is given here.",
                "Add `title: ` and what it is.",
            ),
        ),
    ),
    "a session whose title is called name": Mistake(
        day("  - time: 9:00 am - 10:00 am\n    name: Talk\n"),
        (
            (
                'content/agenda/day-1.yaml:4:5 error unknown-key: "name" is not a key of a session.',
                "Write `title` instead.",
            ),
        ),
    ),
    "a venue without a name": Mistake(
        {
            VENUES: "- name: Main Library\n  rooms: [Large Meeting Room]\n- address: 200 Example Street\n"
        },
        (
            (
                "content/venues.yaml:3:3 error missing-key: A venue needs a name, but none is given here.",
                "Add `name: ` and what it is.",
            ),
        ),
    ),
    "an event without a name": Mistake(
        {EVENT: EVENT_TEXT.replace("name: Peer Exchange in Riverton\n", "")},
        (
            (
                "content/event.yaml:1:1 error missing-key: The event needs a name, but none is given here.",
                "Add `name: ` and what it is.",
            ),
        ),
    ),
    "a venue on one line that is a group": Mistake(
        session("    venue:\n      name: Main Library\n"),
        (
            (
                "content/agenda/day-1.yaml:6:7 error wrong-shape: `venue` is a name, but a group of keys was found.",
                "Write it on one line, behind `venue:`.",
            ),
        ),
    ),
    "registration as words": Mistake(
        event("access requests:\n  - Write to us\n  - Or call\n"),
        (
            (
                "content/event.yaml:13:3 error wrong-shape: Keys are needed here for access requests, but a list was found.",
                "Write each key on a line of its own, such as `name: ...`.",
            ),
        ),
    ),
    "rooms with commas on one line": Mistake(
        {
            VENUES: "- name: Main Library\n  rooms: Large Meeting Room, second floor\n- name: Community Technology Center\n"
        },
        (
            (
                'content/venues.yaml:2:10 error one-or-several: "Large Meeting Room, second floor" may be one name or 2.',
                "Write a list below `rooms:`, each name on its own line: `- Large Meeting Room`.",
            ),
        ),
    ),
    "capacity in words": Mistake(
        session("    capacity: twenty four\n"),
        (
            (
                'content/agenda/day-1.yaml:5:15 error not-a-number: `capacity` is a whole number, but "twenty four" was found.',
                "Write digits, such as `capacity: 24`.",
            ),
        ),
    ),
    "a day's number in words": Mistake(
        {DAY_1: "day: first\nsessions:\n  - 9:00 am - 10:00 am: Talk\n"},
        (
            (
                'content/agenda/day-1.yaml:1:6 error not-a-number: `day` is a whole number, but "first" was found.',
                "Write digits, such as `day: 2`.",
            ),
        ),
    ),
    "maybe instead of yes or no": Mistake(
        session("    draft: maybe\n"),
        (
            (
                'content/agenda/day-1.yaml:5:12 error not-yes-or-no: `draft` is answered by yes or no, but "maybe" was found.',
                "Write `draft: yes` or `draft: no`.",
            ),
        ),
    ),
    "online: yes": Mistake(
        session("    online: yes\n"),
        (
            (
                'content/agenda/day-1.yaml:5:13 error not-a-link: `online` needs a web address, but "yes" is not one.',
                "Write the whole address, such as `online: https://example.gov/register`, or leave the line out until there is one.",
            ),
        ),
    ),
    "an unknown status": Mistake(
        session("    status: delayed\n"),
        (
            (
                'content/agenda/day-1.yaml:5:13 error not-a-choice: "delayed" is not one of the words that `status` takes.',
                "Write one of these: tentative, cancelled, postponed, moved, moved online.",
            ),
        ),
    ),
    "an unknown kind of post": Mistake(
        post_keys("kind: blog\n"),
        (
            (
                'content/posts/2024-10-15-what-we-saw.md:3:7 error not-a-choice: "blog" is not one of the words that `kind` takes.',
                "Write one of these: recap, news, update.",
            ),
        ),
    ),
    "an unknown look": Mistake(
        {CONFIG: "look: fancy\n"},
        (
            (
                'site_config.yaml:1:7 error not-a-choice: "fancy" is not one of the words that `look` takes.',
                "Write one of these: civic, festival, plain.",
            ),
        ),
    ),
    "an unknown color": Mistake(
        {CONFIG: "accent: bluish\n"},
        (
            (
                'site_config.yaml:1:9 error not-a-color: `accent` is a color, but "bluish" was found.',
                "Write # and six digits or letters a to f, such as `accent: #0b5fa5`.",
            ),
        ),
    ),
    "an unknown language of the site": Mistake(
        {CONFIG: "languages: [English, Elvish]\n"},
        (
            (
                'site_config.yaml:1:12 error not-a-language: "Elvish" is not a known language.',
                "Write its English name, such as Spanish, or its short form, such as es.",
            ),
        ),
    ),
    "an unknown language of a session": Mistake(
        session("    language: Elvish\n"),
        (
            (
                'content/agenda/day-1.yaml:5:15 error not-a-language: "Elvish" is not a known language.',
                "Write its English name, such as Spanish, or its short form, such as es.",
            ),
        ),
    ),
    "latitude and longitude swapped": Mistake(
        {
            VENUES: "- name: Main Library\n  map: -91.1086, 30.4364\n  rooms: [Large Meeting Room]\n- name: Community Technology Center\n"
        },
        (
            (
                'content/venues.yaml:2:8 error not-a-point: "-91.1086, 30.4364" is not a place on the map: the latitude goes from -90 to 90, the longitude from -180 to 180.',
                "The latitude comes first: write `map: 30.4364, -91.1086`.",
            ),
        ),
    ),
    "a map as a street": Mistake(
        {
            VENUES: "- name: Main Library\n  map: 100 Example Street\n  rooms: [Large Meeting Room]\n- name: Community Technology Center\n"
        },
        (
            (
                'content/venues.yaml:2:8 error not-a-point: `map` is a latitude and a longitude, but "100 Example Street" was found.',
                "Write two numbers with a comma between, such as `map: 30.4364, -91.1086`.",
            ),
        ),
    ),
    "a link that is words": Mistake(
        event("registration:\n  link: see the flyer\n"),
        (
            (
                'content/event.yaml:13:9 error not-a-link: `link` needs a web address, but "see the flyer" is not one.',
                "Write the whole address, such as `link: https://example.gov/register`, or leave the line out until there is one.",
            ),
        ),
    ),
    "a link without https": Mistake(
        event("registration:\n  link: example.gov/register\n"),
        (
            (
                'content/event.yaml:13:9 advice link-without-scheme: "example.gov/register" has no https:// in front; it is read as if it had.',
                "Write `https://example.gov/register`.",
            ),
        ),
    ),
    "a link that runs a program": Mistake(
        session("    sign up: javascript:alert(1)\n"),
        (
            (
                "content/agenda/day-1.yaml:5:14 error not-a-link: `sign up` needs a web address, but addresses that begin with `javascript:` are not allowed here.",
                "Write the whole address, such as `sign up: https://example.gov/register`, or leave the line out until there is one.",
            ),
        ),
    ),
    "a photo on another site": Mistake(
        {
            PEOPLE: "- name: Alma Reyes\n  photo: https://example.com/alma.jpg\n  photo description: Alma Reyes\n- name: Marcus Hill\n"
        },
        (
            (
                'content/people.yaml:2:10 error not-a-file: "https://example.com/alma.jpg" is a web address, but a file of this site is needed.',
                "Put the file into content/images/ or content/files/, and write `photo: images/name.jpg`.",
            ),
        ),
    ),
    "a photo on one's own disk": Mistake(
        {
            PEOPLE: "- name: Alma Reyes\n  photo: C:\\Users\\alma.jpg\n  photo description: Alma Reyes\n- name: Marcus Hill\n"
        },
        (
            (
                'content/people.yaml:2:10 error not-a-file: "C:\\Users\\alma.jpg" is a file of one computer, but a file of this site is needed.',
                "Put the file into content/images/ or content/files/, and write `photo: images/name.jpg`.",
            ),
        ),
    ),
    "a key misspelled in a venue": Mistake(
        {
            VENUES: "- name: Main Library\n  adress: 100 Example Street\n  rooms: [Large Meeting Room]\n- name: Community Technology Center\n"
        },
        (
            (
                'content/venues.yaml:2:3 error unknown-key: "adress" is not a key of a venue.',
                "Write `address` instead.",
            ),
        ),
    ),
    "a key misspelled in a person": Mistake(
        {PEOPLE: "- name: Alma Reyes\n  job: Manager\n- name: Marcus Hill\n"},
        (
            (
                'content/people.yaml:2:3 error unknown-key: "job" is not a key of a person.',
                "Write `title` instead.",
            ),
        ),
    ),
    "a role misspelled": Mistake(
        session("    moderater: Alma Reyes\n    panelists: Marcus Hill\n"),
        (
            (
                'content/agenda/day-1.yaml:5:5 error unknown-key: "moderater" is not a key of a session.',
                "Write `moderator` instead.",
            ),
        ),
    ),
    "a notice without a text": Mistake(
        event("notice:\n  - from: October 8, 2024\n"),
        (
            (
                "content/event.yaml:13:5 error missing-key: A notice needs a text, but none is given here.",
                "Add `text: ` and what it is.",
            ),
        ),
    ),
    "a table without a topic": Mistake(
        session("    tables:\n      - lead: Alma Reyes\n"),
        (
            (
                "content/agenda/day-1.yaml:6:9 error missing-key: A table needs a topic, but none is given here.",
                "Add `topic: ` and what it is.",
            ),
        ),
    ),
    "a time zone in a session": Mistake(
        session("    time zone: Central\n"),
        (
            (
                'content/agenda/day-1.yaml:5:5 error unknown-key: "time zone" is not a key of a session.',
                "`time zone` belongs to the event or a venue: move the line there, or take it out.",
            ),
        ),
    ),
    "registration without a link": Mistake(
        event("registration: tomorrow\n"),
        (
            (
                'content/event.yaml:12:15 error not-a-link: `link` needs a web address, but "tomorrow" is not one.',
                "Write the whole address, such as `link: https://example.gov/register`, or leave the line out until there is one.",
            ),
        ),
    ),
    "perhaps a draft": Mistake(
        post_keys("draft: perhaps\n"),
        (
            (
                'content/posts/2024-10-15-what-we-saw.md:3:8 error not-yes-or-no: `draft` is answered by yes or no, but "perhaps" was found.',
                "Write `draft: yes` or `draft: no`.",
            ),
        ),
    ),
    "a choice misspelled": Mistake(
        session("    status: canceld\n"),
        (
            (
                'content/agenda/day-1.yaml:5:13 error not-a-choice: "canceld" is not one of the words that `status` takes.',
                "Write `status: cancelled`.",
            ),
        ),
    ),
    "a language misspelled": Mistake(
        session("    language: Spansh\n"),
        (
            (
                'content/agenda/day-1.yaml:5:15 error not-a-language: "Spansh" is not a known language.',
                "Write `language: Spanish`.",
            ),
        ),
    ),
    "a file outside of content": Mistake(
        session("    image: ../secret.png\n    image description: decorative\n"),
        (
            (
                'content/agenda/day-1.yaml:5:12 error not-a-file: "../secret.png" leads out of content/.',
                "Put the file into content/images/ or content/files/, and write `image: images/name.jpg`.",
            ),
        ),
    ),
    "a slide show that is not there": Mistake(
        session("    materials:\n      - title: Slides\n        file: files/slides.pdf\n"),
        (
            (
                'content/agenda/day-1.yaml:7:15 error missing-file: There is no file "files/slides.pdf" in content/.',
                "Put the file at content/files/slides.pdf, or mend its name.",
            ),
        ),
    ),
    "a post's keys as a list": Mistake(
        {POST: "---\n- title: What we saw\n---\nWe met.\n"},
        (
            (
                "content/posts/2024-10-15-what-we-saw.md:2:1 error wrong-shape: Between the two lines of three hyphens stand no keys.",
                "Write each key on a line of its own, such as `title: Three days in Riverton`.",
            ),
        ),
    ),
    "a key with a list where one line belongs": Mistake(
        session("    summary:\n      - How we work\n      - What we learned\n"),
        (
            (
                "content/agenda/day-1.yaml:6:7 error wrong-shape: `summary` is words on one line, but a list was found.",
                "Write it on one line, behind `summary:`.",
            ),
        ),
    ),
    "a length in unknown words": Mistake(
        day("  - start: 9:00 am\n    length: a while\n    title: Talk\n"),
        (
            (
                'content/agenda/day-1.yaml:4:13 error length-refused: "a while" cannot be read as a length of time.',
                "Write it as 45 minutes, or 1 hour 30 minutes.",
            ),
        ),
    ),
}

"""Mistakes in names: of places, people, organizations, groups, sessions, addresses."""

# ruff: noqa: E501 - each message stands whole, as it is told

from mistakes_base import (
    CONFIG,
    EVENT,
    ONE_DOT,
    PAGE,
    PEOPLE,
    POST,
    VENUES,
    Mistake,
    day,
    event,
    post_keys,
    session,
)

IN_NAMES = {
    "a venue misspelled": Mistake(
        session("    venue: Main Libary\n"),
        (
            (
                'content/agenda/day-1.yaml:5:12 error unknown-venue: "Main Libary" is no listed place, but "Main Library" is.',
                'Write "Main Library". If it is another one, add it to venues.yaml.',
            ),
        ),
    ),
    "a venue misspelled in three sessions": Mistake(
        day(
            "  - time: 9:00 am - 10:00 am\n    title: Talk\n    venue: Main Libary\n  - time: 10:00 am - 11:00 am\n    title: Workshop\n    venue: Main Libary\n"
        ),
        (
            (
                'content/agenda/day-1.yaml:5:12 error unknown-venue: "Main Libary" is no listed place, but "Main Library" is.',
                'Write "Main Library". If it is another one, add it to venues.yaml.',
            ),
        ),
    ),
    "a part of a venue's name": Mistake(
        session("    venue: Technology Center\n"),
        (
            (
                'content/agenda/day-1.yaml:5:12 error unknown-venue: "Technology Center" is no listed place, but "Community Technology Center" is.',
                'Write "Community Technology Center". If it is another one, add it to venues.yaml.',
            ),
        ),
    ),
    "a room misspelled": Mistake(
        session("    venue: Main Library, Large Meting Room\n"),
        (
            (
                'content/agenda/day-1.yaml:5:12 error unknown-room: "Large Meting Room" is no room of the venue, but "Large Meeting Room" is.',
                'Write "Large Meeting Room". If it is another one, add it to venues.yaml.',
            ),
        ),
    ),
    "a room of another venue": Mistake(
        {
            VENUES: "- name: Main Library\n  rooms: [Large Meeting Room]\n- name: Community Technology Center\n  rooms: [Workshop Hall]\n",
            **session("    venue: Main Library\n    room: Workshop Hall\n"),
        },
        (
            (
                'content/agenda/day-1.yaml:6:11 error unknown-room: "Workshop Hall" is no room of Main Library, but Community Technology Center has one.',
                'Write "venue: Community Technology Center, Workshop Hall". If Main Library has a room of that name too, add it to venues.yaml.',
            ),
        ),
    ),
    "a room that two venues have": Mistake(
        {
            VENUES: "- name: Main Library\n  rooms: [Hall]\n- name: Community Technology Center\n  rooms: [Hall]\n",
            **session("    room: Hall\n"),
        },
        (
            (
                'content/agenda/day-1.yaml:5:11 error which-venue: "Hall" is a room of Main Library and Community Technology Center.',
                'Say which: "venue: Main Library, Hall" or "venue: Community Technology Center, Hall".',
            ),
        ),
    ),
    "a venue that is not described": Mistake(
        session("    venue: Riverfront Park\n"),
        (
            (
                'content/agenda/day-1.yaml:5:12 advice not-described: 1 place is used but not described: "Riverfront Park".',
                "To describe it, add to venues.yaml:\n- name: Riverfront Park",
            ),
        ),
    ),
    "a network misspelled": Mistake(
        session("    for: Rentry Leaders Network\n"),
        (
            (
                'content/agenda/day-1.yaml:5:10 error unknown-network: "Rentry Leaders Network" is no listed network, but "Reentry Leaders Network" is.',
                'Write "Reentry Leaders Network". If it is another one, add it to event.yaml.',
            ),
        ),
    ),
    "a network misspelled on a line of two": Mistake(
        session("    for: Everyone, Rentry Leaders Network\n"),
        (
            (
                'content/agenda/day-1.yaml:5:20 error unknown-network: "Rentry Leaders Network" is no listed network, but "Reentry Leaders Network" is.',
                'Write "Reentry Leaders Network". If it is another one, add it to event.yaml.',
            ),
        ),
    ),
    "a track misspelled on a line of two": Mistake(
        session("    track: Housing, Houssing\n"),
        (
            (
                'content/agenda/day-1.yaml:5:21 error unknown-track: "Houssing" is no listed track, but "Housing" is.',
                'Write "Housing". If it is another one, add it to event.yaml.',
            ),
        ),
    ),
    "a track misspelled": Mistake(
        session("    track: Houssing\n"),
        (
            (
                'content/agenda/day-1.yaml:5:12 error unknown-track: "Houssing" is no listed track, but "Housing" is.',
                'Write "Housing". If it is another one, add it to event.yaml.',
            ),
        ),
    ),
    "a series misspelled": Mistake(
        session("    series: Monthly Ecosytem Meeting\n"),
        (
            (
                'content/agenda/day-1.yaml:5:13 error unknown-series: "Monthly Ecosytem Meeting" is no listed series, but "Monthly Ecosystem Meeting" is.',
                'Write "Monthly Ecosystem Meeting". If it is another one, add it to event.yaml.',
            ),
        ),
    ),
    "a person misspelled": Mistake(
        session("    speakers: Alma Reyess\n"),
        (
            (
                'content/agenda/day-1.yaml:5:15 warning near-person: "Alma Reyess" is no listed person, but "Alma Reyes" is.',
                'Write "Alma Reyes". If it is another one, add it to people.yaml.',
            ),
        ),
    ),
    "a person who is not described": Mistake(
        session("    speakers: Priya Nair\n"),
        (
            (
                'content/agenda/day-1.yaml:5:15 advice not-described: 1 person is used but not described: "Priya Nair".',
                "To describe it, add to people.yaml:\n- name: Priya Nair",
            ),
        ),
    ),
    "an organization misspelled": Mistake(
        {PEOPLE: "- name: Alma Reyes\n  organization: City of Rivertown\n- name: Marcus Hill\n"},
        (
            (
                'content/people.yaml:2:17 warning near-organization: "City of Rivertown" is no listed organization, but "City of Riverton" is.',
                'Write "City of Riverton". If it is another one, add it to organizations.yaml.',
            ),
        ),
    ),
    "two people on one line": Mistake(
        session("    speakers: Priya Nair, Tom Okafor\n"),
        (
            (
                'content/agenda/day-1.yaml:5:15 error people-asked: "Priya Nair, Tom Okafor" can be one person or 2 people.',
                "Write one person as\nspeakers:\n  - Priya Nair, Tom Okafor\nor 2 people as\nspeakers:\n  - Priya Nair\n  - Tom Okafor",
            ),
        ),
    ),
    "two people with one name": Mistake(
        {PEOPLE: "- name: Alma Reyes\n- name: Marcus Hill\n- name: Alma Reyes\n"},
        (
            (
                'content/people.yaml:3:9 error duplicate-name: "Alma Reyes" stands twice in people, first in line 1.',
                "Put the two into one entry, or make their names differ, as with a middle initial.",
            ),
        ),
    ),
    "one nickname for two venues": Mistake(
        {
            VENUES: "- name: Main Library\n  also called: the library\n  rooms: [Large Meeting Room]\n- name: East Side Library\n  also called: the library\n"
        },
        (
            (
                'content/venues.yaml:5:16 error duplicate-name: "the library" is also a name of another entry of venues, in line 2.',
                "Take it out of one of the two.",
            ),
        ),
    ),
    "one name for two rooms": Mistake(
        {VENUES: "- name: Main Library\n  rooms: [Large Meeting Room, Large Meeting Room]\n"},
        (
            (
                'content/venues.yaml:2:31 error duplicate-name: "Large Meeting Room" stands twice in the rooms of Main Library, first in line 2.',
                "Put the two into one entry, or make their names differ.",
            ),
        ),
    ),
    "two sessions with one id": Mistake(
        day(
            "  - time: 9:00 am - 10:00 am\n    title: Talk\n    id: talk\n  - time: 10:00 am - 11:00 am\n    title: Workshop\n    id: talk\n"
        ),
        (
            (
                'content/agenda/day-1.yaml:8:9 error duplicate-id: The id "talk" is typed twice, first in line 5 of content/agenda/day-1.yaml.',
                "Give this session another id, or leave the id out.",
            ),
        ),
    ),
    "a panel without a moderator": Mistake(
        session("    type: panel\n    panelists: [Alma Reyes, Marcus Hill]\n"),
        (
            (
                'content/agenda/day-1.yaml:4:12 advice no-moderator: The panel "Talk" has no moderator.',
                "Write who moderates: `moderator: their name`, or `moderator: to be announced`.",
            ),
        ),
    ),
    "an unknown type of session": Mistake(
        session("    type: pannel\n"),
        (
            (
                'content/agenda/day-1.yaml:5:11 advice unknown-type: 1 type of session is not known, and shown as typed: "pannel".',
                "Known types are welcome, talk, keynote, panel, breakouts, workshop, site visit, tour, walk, meal, break, meeting, table talk, reception, travel, closing.",
            ),
        ),
    ),
    "an agenda typed twice": Mistake(
        event("agenda:\n  - 9:00 am - 10:00 am: Talk\n"),
        (
            (
                "content/event.yaml:13:3 error two-agendas: The agenda is typed here and again in content/agenda/day-1.yaml.",
                "Move all sessions into the agenda folder, and take `agenda` out here.",
            ),
        ),
    ),
    "no event at all": Mistake(
        {EVENT: None},
        (
            (
                "content/event.yaml:1:1 error no-event: There is no such file; it says what the event is, when, and where.",
                "Write a file content/event.yaml with these lines: `name: Peer Exchange in Riverton`, `starts: October 8, 2024`, `time zone: America/Chicago`, `agenda:`, and below it `  - 9:00 am - 10:00 am: Breakfast`.",
            ),
        ),
    ),
    "a photo of someone who declined": Mistake(
        {
            PEOPLE: "- name: Alma Reyes\n  photo: images/alma.png\n  photo description: Alma Reyes\n  do not photograph: yes\n- name: Marcus Hill\n",
            "content/images/alma.png": ONE_DOT,
        },
        (
            (
                'content/people.yaml:2:10 warning photo-left-out: The photo of Alma Reyes is left out, since their entry says "do not photograph: yes".',
                "Delete the key `photo` and the picture; or, if they have agreed, delete that line.",
            ),
        ),
    ),
    "a page named like a part of the site": Mistake(
        {PAGE: None, "content/pages/schedule.md": "---\ntitle: Schedule\n---\nSee there.\n"},
        (
            (
                'content/pages/schedule.md:2:1 error same-address: The page "Schedule" would have the address /schedule/, which belongs to the site itself.',
                "Give one of them another address with the key `slug`, or another title.",
            ),
        ),
    ),
    "a slug typed twice": Mistake(
        {
            "content/posts/2024-10-16-thanks.md": "---\ntitle: Thanks\nslug: what-we-saw\n---\nThank you.\n"
        },
        (
            (
                'content/posts/2024-10-16-thanks.md:3:7 error same-address: The post "Thanks" would have the address /posts/what-we-saw/, which belongs to the post "What we saw" (content/posts/2024-10-15-what-we-saw.md, line 2).',
                "Give one of them another address with the key `slug`, or another title.",
            ),
        ),
    ),
    "an alias that belongs to a page": Mistake(
        post_keys("aliases: /travel/\n"),
        (
            (
                'content/posts/2024-10-15-what-we-saw.md:3:10 error same-address: An older address of "What we saw" would have the address /travel/, which belongs to the page "Travel" (content/pages/travel.md, line 2).',
                "Write an address within this site that no page has, such as /old-name/, or take it out.",
            ),
        ),
    ),
    "an alias that is no address": Mistake(
        post_keys("aliases: https://example.com/old\n"),
        (
            (
                'content/posts/2024-10-15-what-we-saw.md:3:10 error unusable-address: An older address of "What we saw" cannot have the address https://example.com/old: it is no address within this site.',
                "Write an address within this site that no page has, such as /old-name/, or take it out.",
            ),
        ),
    ),
    "a post that covers an unknown session": Mistake(
        post_keys("covers:\n  - What libraries make posible\n"),
        (
            (
                'content/posts/2024-10-15-what-we-saw.md:4:5 error unknown-session: "What libraries make posible" is neither a day nor a session of the agenda.',
                'Write "What libraries make possible".',
            ),
        ),
    ),
    "a part of the menu misspelled": Mistake(
        {CONFIG: "menu:\n  - Shedule\n"},
        (
            (
                'site_config.yaml:2:5 error unknown-part: The site has no "Shedule" for `menu`.',
                'Did you mean "schedule"?',
            ),
        ),
    ),
    "an unknown home section": Mistake(
        {CONFIG: "home sections:\n  - weather\n"},
        (
            (
                'site_config.yaml:2:5 error unknown-part: The site has no "weather" for `home sections`.',
                "Write one of these: about, days, events, networks, places, posts.",
            ),
        ),
    ),
    "a draft in the menu": Mistake(
        {CONFIG: "menu:\n  - Travel\n", PAGE: "---\ntitle: Travel\ndraft: yes\n---\nBy bus.\n"},
        (
            (
                'site_config.yaml:2:5 warning draft-linked: "Travel" is named here but not published, so it is not linked.',
                "Publish it too, or take its name out.",
            ),
        ),
    ),
    "a translation of nothing": Mistake(
        post_keys("language: Spanish\ntranslation of: What we felt\n"),
        (
            (
                'content/posts/2024-10-15-what-we-saw.md:4:17 error unknown-translation: No post of this site is called "What we felt".',
                "Write the title of the post as it stands there.",
            ),
        ),
    ),
    "a slug that Windows keeps for itself": Mistake(
        {PAGE: "---\ntitle: Travel\nslug: con\n---\nBy bus.\n"},
        (
            (
                'content/pages/travel.md:3:7 error unusable-address: The page "Travel" cannot have the address /con/: Windows keeps that name for a device.',
                "Give it another one with the key `slug`.",
            ),
        ),
    ),
    "a post that covers an unknown day": Mistake(
        post_keys("covers: day 7\n"),
        (
            (
                'content/posts/2024-10-15-what-we-saw.md:3:9 error unknown-session: "day 7" is neither a day nor a session of the agenda.',
                "Write `all`, `day 1`, or the title of a session.",
            ),
        ),
    ),
    "a post by someone misspelled": Mistake(
        post_keys("author: Marcus Hil\n"),
        (
            (
                'content/posts/2024-10-15-what-we-saw.md:3:9 warning near-person: "Marcus Hil" is no listed person, but "Marcus Hill" is.',
                'Write "Marcus Hill". If it is another one, add it to people.yaml.',
            ),
        ),
    ),
    "a post without a title": Mistake(
        {POST: "We met at the library.\n"},
        (
            (
                'content/posts/2024-10-15-what-we-saw.md:1:1 advice title-from-file: There is no title here; "What we saw" is made from the name of the file.',
                "Add `title: What we saw` at the top, or mend it.",
            ),
        ),
    ),
    "a post without a date": Mistake(
        {"content/posts/thanks.md": "---\ntitle: Thanks\n---\nThank you.\n"},
        (
            (
                "content/posts/thanks.md:1:1 error missing-key: This post has no date.",
                "Add `date: ` at the top, such as `date: October 15, 2024`, or begin the file's name with it, as in 2024-10-15-thanks.md.",
            ),
        ),
    ),
    "a page without a title": Mistake(
        {PAGE: "By bus.\n"},
        (
            (
                'content/pages/travel.md:1:1 advice title-from-file: There is no title here; "Travel" is made from the name of the file.',
                "Add `title: Travel` at the top, or mend it.",
            ),
        ),
    ),
}

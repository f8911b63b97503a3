"""Mistakes of the hand: colons, quotes, hyphens, indents, and what a file should not hold."""

# ruff: noqa: E501 - each message stands whole, as it is told

from mistakes_base import CONFIG, DAY_1, EVENT, PEOPLE, POST, VENUES, Mistake, day, event, session

IN_TYPING = {
    "a colon forgotten behind a key": Mistake(
        session("    venue Main Library\n"),
        (
            (
                'content/agenda/day-1.yaml:5:5 error no-key: There is no colon behind "venue".',
                'Write "venue: Main Library".',
            ),
        ),
    ),
    "another sign for the colon behind a title": Mistake(
        {DAY_1: "day: 1\nsessions:\n  - time: 9:00 am - 10:00 am\n    title = Talk\n"},
        (
            (
                'content/agenda/day-1.yaml:4:5 error no-key: There is no colon behind "title".',
                'Write "title: Talk".',
            ),
        ),
    ),
    "words as far left as the key they belong to": Mistake(
        session("    description: |\n    Text by Alma\n    and Marcus\n"),
        (
            (
                'content/agenda/day-1.yaml:6:5 error no-key: "Text by Alma" is not further to the right than "description" above it, and so does not belong to it.',
                'Put two more spaces before every line of the words that belong to "description".',
            ),
        ),
    ),
    "a second paragraph too far left": Mistake(
        session("    description: |\n      Text by Alma\n\n    and Marcus\n"),
        (
            (
                'content/agenda/day-1.yaml:8:5 error no-key: "and Marcus" is not further to the right than "description" above it, and so does not belong to it.',
                'Put two more spaces before every line of the words that belong to "description".',
            ),
        ),
    ),
    "a colon forgotten behind a key alone": Mistake(
        {DAY_1: "day: 1\nsessions\n  - 9:00 am - 10:00 am: Talk\n"},
        (
            (
                'content/agenda/day-1.yaml:2:1 error no-key: There is no colon behind "sessions".',
                'Write "sessions:".',
            ),
        ),
    ),
    "a hyphen forgotten in a list": Mistake(
        session("    speakers:\n      Alma Reyes\n      Marcus Hill\n"),
        (
            (
                "content/agenda/day-1.yaml:6:7 error one-or-several: The lines below `speakers:` have no hyphens, so it is not clear where an entry begins.",
                "Write a hyphen and a space before each entry, or put a single entry on one line.",
            ),
        ),
    ),
    "a hyphen forgotten before a session": Mistake(
        day("  - 9:00 am - 10:00 am: Talk\n    10:00 am - 10:15 am: Break\n"),
        (
            (
                'content/agenda/day-1.yaml:4:5 error duplicate-key: A second time stands in this session: "10:00 am - 10:15 am".',
                "If a new session begins here, write a hyphen and a space before it: `- 10:00 am - 10:15 am: ...`.",
            ),
        ),
    ),
    "words with no key": Mistake(
        session("    Coffee will be there\n"),
        (
            (
                'content/agenda/day-1.yaml:5:5 error no-key: "Coffee will be there" has no key.',
                'Write a key and a colon before it, such as "title: ...", a hyphen if it is part of a list, or a "#" and a space if it is a note to yourself.',
            ),
        ),
    ),
    "nothing before the colon": Mistake(
        session("    : Main Library\n"),
        (
            (
                "content/agenda/day-1.yaml:5:5 error no-key: Nothing stands before the colon.",
                'Write the key before it, such as "title: ...".',
            ),
        ),
    ),
    "a quotation mark never closed": Mistake(
        session('    summary: "How we work\n    venue: Main Library\n'),
        (
            (
                "content/agenda/day-1.yaml:5:14 error unclosed: This quotation mark is never closed.",
                "Put another one at the end of the words, or take this one away.",
            ),
        ),
    ),
    "a bracket never closed": Mistake(
        session("    bring: [water, a hat\n    venue: Main Library\n"),
        (
            (
                'content/agenda/day-1.yaml:5:12 error unclosed: This "[" is never closed.',
                'Put a "]" where it ends, or take this one away.',
            ),
        ),
    ),
    "a brace with two readings": Mistake(
        event("registration: {closes: October 1, 2024, note to all: come early}\n"),
        (
            (
                'content/event.yaml:12:15 error unclear-braces: Between braces, "note to all: come early" has two readings: a key of its own, or more of the words before it.',
                "Leave the braces out, and put each key on a line of its own.",
            ),
        ),
    ),
    "one space too many": Mistake(
        session("     room: Conference Room A\n"),
        (
            (
                'content/agenda/day-1.yaml:5:6 error indent: "room" is 1 space further right than "title" above it.',
                'Line up "room" and "title": 4 spaces to the left of each.',
            ),
        ),
    ),
    "one space too few": Mistake(
        session("   venue: Main Library\n"),
        (
            (
                'content/agenda/day-1.yaml:5:4 error indent: "venue" is 1 space further left than "title" above it.',
                'Line up "venue" and "title": 4 spaces to the left of each.',
            ),
        ),
    ),
    "a list entry out of line": Mistake(
        day("  - 9:00 am - 10:00 am: Talk\n - 10:00 am - 10:15 am: Break\n"),
        (
            (
                'content/agenda/day-1.yaml:4:2 error indent: The list entry "10:00 am - 10:15 am: Break" is 1 space further left than "9:00 am - 10:00 am: Talk" above it.',
                "Line up the hyphens of the list: 2 spaces to the left of each.",
            ),
        ),
    ),
    "a tab that is out of line": Mistake(
        session("\tvenue: Main Library\n"),
        (
            (
                'content/agenda/day-1.yaml:5:2 error tab: A tab at the start of this line counts as two spaces, and so "venue" is 2 spaces further left than "title" above it.',
                'Line up "venue" and "title": 4 spaces to the left of each. Type spaces, no tabs.',
            ),
        ),
    ),
    "keys under a title": Mistake(
        day("  - time: 9:00 am - 10:00 am\n    title: Talk\n      venue: Main Library\n"),
        (
            (
                'content/agenda/day-1.yaml:5:7 error indent: "venue" is 2 spaces further right than "title" above it.',
                'Line up "venue" and "title": 4 spaces to the left of each.',
            ),
        ),
    ),
    "a list under a value": Mistake(
        session("    moderator: Marcus Hill\n    panelists: Alma Reyes\n      - Marcus Hill\n"),
        (
            (
                'content/agenda/day-1.yaml:7:7 error misplaced-line: The list entry "Marcus Hill" stands under "panelists", which already has a value.',
                'Take the value away, so that the list is all of "panelists", or put the entry under the key it belongs to.',
            ),
        ),
    ),
    "a title with a colon": Mistake(
        day(
            "  - time: 9:00 am - 10:00 am\n    title: Lunch and panel: What libraries make possible\n"
        ),
        (
            (
                'content/agenda/day-1.yaml:4:12 advice forgiven: Read as "Lunch and panel: What libraries make possible".',
                "If that is what you mean, nothing needs to change; other programs that read this file may be stricter.",
            ),
        ),
    ),
    "a key typed twice": Mistake(
        session("    venue: Main Library\n    venue: Main Library\n"),
        (
            (
                'content/agenda/day-1.yaml:6:5 error duplicate-key: "venue" is typed twice; the first one is on line 5.',
                "Keep one of the two, and delete the other.",
            ),
        ),
    ),
    "a key typed twice under two names": Mistake(
        event("photo description: decorative\nimage alt: a bridge\n"),
        (
            (
                "content/event.yaml:13:1 error duplicate-key: `image alt` means the same as `photo description` in line 12.",
                "Keep one of the two lines.",
            ),
        ),
    ),
    "a line of hyphens in a YAML file": Mistake(
        {PEOPLE: "- name: Alma Reyes\n---\n- name: Marcus Hill\n"},
        (
            (
                "content/people.yaml:2:1 error several-documents: This line cuts the file in two, and what stands below it is not read.",
                "Delete this line, or move what stands below it to a file of its own.",
            ),
        ),
    ),
    "front matter that is never closed": Mistake(
        {POST: "---\ntitle: What we saw\n\nWe met at the library.\n"},
        (
            (
                "content/posts/2024-10-15-what-we-saw.md:1:1 error front-matter: The keys at the top begin with this line, but no second line of three hyphens ends them.",
                'Write "---" on a line of its own between the keys and the text.',
            ),
        ),
    ),
    "front matter with words alone": Mistake(
        {POST: "---\nWhat we saw\n---\nWe met.\n"},
        (
            (
                "content/posts/2024-10-15-what-we-saw.md:2:1 error wrong-shape: Between the two lines of three hyphens stand no keys.",
                "Write each key on a line of its own, such as `title: Three days in Riverton`.",
            ),
        ),
    ),
    "a name with a star that holds itself": Mistake(
        {
            VENUES: "- &a\n  name: Main Library\n  rooms: [*a]\n- name: Community Technology Center\n"
        },
        (
            (
                'content/venues.yaml:1:3 error recursive-alias: What "&" names here is used again, with "*", inside itself.',
                "Write out what you mean in place of the name with the star.",
            ),
        ),
    ),
    "a name with a star, too often": Mistake(
        {CONFIG: "font: &a Serif\nmenu:\n" + "  - *a\n" * 101},
        (
            (
                'site_config.yaml:1:7 error many-aliases: What "&" names here is used again, with "*", too often: more than 100 uses in one file, or too much text.',
                "Write out what you mean in place of the names with a star.",
            ),
        ),
    ),
    "a merge key": Mistake(
        {PEOPLE: "- &a\n  name: Alma Reyes\n- <<: *a\n  name: Marcus Hill\n"},
        (
            (
                'content/people.yaml:3:3 error merge-key: The sign "<<" is not read here.',
                "Type the keys out where they are needed.",
            ),
        ),
    ),
    "a list where a key should be": Mistake(
        session("    [venue, room]: Main Library\n"),
        (
            (
                "content/agenda/day-1.yaml:5:5 error key-not-words: A list or a group of keys stands where a key should be.",
                "Write a word before the colon, or put quotation marks around what stands there.",
            ),
        ),
    ),
    "a YAML sign that leads nowhere": Mistake(
        session("    summary: *nobody\n"),
        (
            (
                'content/agenda/day-1.yaml:5:14 advice forgiven: Read as "*nobody".',
                "If that is what you mean, nothing needs to change; other programs that read this file may be stricter.",
            ),
        ),
    ),
    "a YAML directive": Mistake(
        {PEOPLE: "%TITLE People\n- name: Alma Reyes\n- name: Marcus Hill\n"},
        (
            (
                'content/people.yaml:1:1 error no-key: "%TITLE People" has no key.',
                'Write a key and a colon before it, such as "title: ...", a hyphen if it is part of a list, or a "#" and a space if it is a note to yourself.',
            ),
        ),
    ),
    "an invisible character": Mistake(
        session("    summary: How\x07we work\n"),
        (
            (
                "content/agenda/day-1.yaml:5:17 error control-character: An invisible character that is not text (U+0007) stands here.",
                "Delete it, or type this line again.",
            ),
        ),
    ),
    "a file from an older Windows program": Mistake(
        {PEOPLE: "- name: Alma Reyes\n- name: Marcus Hill\n  title: Café host\n".encode("cp1252")},
        (
            (
                'content/people.yaml:3:13 error not-utf8: This character is not saved as UTF-8; it looks like "é" from an older Windows program.',
                "Save the file again as UTF-8: in Notepad, choose Save As and, beside Encoding, UTF-8; in Word, save as plain text and choose Unicode (UTF-8).",
            ),
        ),
    ),
    "a file in UTF-16": Mistake(
        {PEOPLE: "- name: Alma Reyes\n- name: Marcus Hill\n".encode("utf-16")},
        (
            (
                'content/people.yaml:1:1 error not-utf8: This file is saved as UTF-16, which Notepad calls "Unicode".',
                "Save the file again as UTF-8: in Notepad, choose Save As and, beside Encoding, UTF-8; in Word, save as plain text and choose Unicode (UTF-8).",
            ),
        ),
    ),
    "a line beyond all measure": Mistake(
        session(f"    summary: {'long ' * 20_001}\n"),
        (
            (
                "content/agenda/day-1.yaml:5:1 error too-large: This line has 100018 characters; a line may have 100000.",
                "Break the line, or take out what does not belong here.",
            ),
        ),
    ),
    "an empty day": Mistake(
        {DAY_1: ""},
        (
            (
                "content/agenda/day-1.yaml:1:1 advice empty-file: There is nothing in this file yet.",
                "Fill it, or delete it.",
            ),
        ),
    ),
    "an empty event": Mistake(
        {EVENT: ""},
        (
            (
                "content/event.yaml:1:1 error missing-key: The event needs a name, but none is given here.",
                "Add `name: ` and what it is.",
            ),
        ),
    ),
    "an empty list of people": Mistake(
        {PEOPLE: "# to come\n"},
        (
            (
                'content/agenda/day-1.yaml:7:16 advice not-described: 2 people are used but not described: "Alma Reyes", "Marcus Hill".',
                "To describe them, add to people.yaml:\n- name: Alma Reyes\n- name: Marcus Hill",
            ),
            (
                "content/people.yaml:1:1 advice empty-file: There is nothing in this file yet.",
                "Fill it, or delete it.",
            ),
        ),
    ),
    "people with their names as keys": Mistake(
        {PEOPLE: "Alma Reyes:\n  title: Manager\nMarcus Hill:\n  title: Librarian\n"},
        (
            (
                'content/people.yaml:1:1 error wrong-shape: "Alma Reyes" is no key of a person; this file is a list.',
                "Begin each entry with a hyphen: `- name: Alma Reyes`, its other keys below, under `name`.",
            ),
        ),
    ),
}

"""Every kind of problem: its code, how bad it is, and what it means, in the order of the build's stages.

`docs/reference/problems.md` is generated from this table.
"""

from __future__ import annotations

from typing import NamedTuple

from handbill.problems import Position, Problem, Severity

_ERROR, _WARNING, _ADVICE = Severity.ERROR, Severity.WARNING, Severity.ADVICE


class ProblemKind(NamedTuple):
    """One kind of problem, as the reference explains it."""

    severity: Severity
    meaning: str
    mend: str


KINDS: dict[str, ProblemKind] = {
    # reading, files
    "unreadable-file": ProblemKind(
        _ERROR,
        "A file cannot be read: it is not there, not allowed, not a plain file, or a link that leaves the site.",
        "Put a plain file in its place, or delete it.",
    ),
    "not-utf8": ProblemKind(
        _ERROR,
        "A text file is not in UTF-8, the encoding that every current editor can write.",
        "Save the file again as UTF-8.",
    ),
    "too-large": ProblemKind(
        _ERROR,
        "A file or a line is longer, or its parts lie deeper in each other, than anything a person types.",
        "Split it, or remove what does not belong there.",
    ),
    "control-character": ProblemKind(
        _ERROR,
        "A character that is not text, and cannot be seen, stands in a file.",
        "Delete it, or type the line again.",
    ),
    "unused-file": ProblemKind(
        _WARNING,
        "A file lies where nothing reads it.",
        "Give it the ending or the folder it needs, or move it out of the site.",
    ),
    "left-out": ProblemKind(
        _WARNING,
        "A file that may hold passwords lies among the files to publish; it was left out.",
        "Move it out of the site's folder.",
    ),
    "same-name": ProblemKind(
        _ERROR,
        "The names of two files differ only in capitals or in how a letter with an accent is written.",
        "Rename one of the two.",
    ),
    "bad-picture": ProblemKind(
        _ERROR,
        "A picture cannot be read, or is of a kind that browsers do not show.",
        "Save it again as JPEG or PNG.",
    ),
    "unsafe-svg": ProblemKind(
        _ERROR,
        "An SVG drawing holds a small program, or fetches something from another site.",
        "Export it again as a plain drawing, or save it as PNG.",
    ),
    # reading, lines and nodes
    "forgiven": ProblemKind(
        _ADVICE,
        "A line was read as meant, though other programs that read YAML would refuse it or read it otherwise.",
        "Nothing needs to change.",
    ),
    "indent": ProblemKind(
        _ERROR,
        "A line begins a little further left or right than the lines it belongs with.",
        "Put the same number of spaces in front of each of them.",
    ),
    "tab": ProblemKind(
        _ERROR,
        "A tab at the start of a line puts it out of line with the lines it belongs with.",
        "Use spaces in place of the tab.",
    ),
    "misplaced-line": ProblemKind(
        _ERROR,
        "A list entry or a key stands under something that already has a value.",
        "Move it to the key it belongs to.",
    ),
    "no-key": ProblemKind(
        _ERROR,
        "Words stand where a key and a colon are needed, such as `title:`.",
        "Write the key and a colon before them.",
    ),
    "unclosed": ProblemKind(
        _ERROR,
        "A quotation mark or a bracket is opened and never closed.",
        "Close it, or take it away.",
    ),
    "unclear-braces": ProblemKind(
        _ERROR,
        "Keys between braces can be read in two ways.",
        "Put each key on a line of its own, without braces.",
    ),
    "several-documents": ProblemKind(
        _ERROR,
        "A line of three hyphens or dots cuts a file in two.",
        "Delete the line, or make two files.",
    ),
    "front-matter": ProblemKind(
        _ERROR,
        "The keys at the top of a Markdown file begin below three hyphens, but no three hyphens end them.",
        "Write three hyphens on a line of their own between the keys and the text.",
    ),
    "recursive-alias": ProblemKind(
        _ERROR,
        "A word with a star in front (`*name`) stands for a part of the file that holds that same word.",
        "Write out what is meant, without the star.",
    ),
    "many-aliases": ProblemKind(
        _ERROR,
        "Words with a star in front (`*name`) repeat more of a file than anything a person types.",
        "Write out what is meant, without the star.",
    ),
    "merge-key": ProblemKind(
        _ERROR,
        "The sign << takes keys over from another place, which Handbill does not read.",
        "Type the keys out.",
    ),
    "key-not-words": ProblemKind(
        _ERROR,
        "A list or a group of keys stands where a key should be.",
        "Write a word before the colon.",
    ),
    "yaml": ProblemKind(
        _ERROR,
        "From some line on, a file cannot be read.",
        "Look for a colon, a quotation mark or a bracket that is missing or one too many.",
    ),
    # reading, records
    "unknown-key": ProblemKind(
        _ERROR,
        "A word before a colon is not a key that Handbill knows in this place.",
        "Write the key that is suggested, or take the line out.",
    ),
    "duplicate-key": ProblemKind(
        _ERROR,
        "The same thing is typed twice in one place, perhaps under two names such as `photo` and `image`.",
        "Keep one of the two lines.",
    ),
    "missing-key": ProblemKind(
        _ERROR,
        "Something without which the rest makes no sense is missing, such as a session's title.",
        "Add the line that is named.",
    ),
    "wrong-shape": ProblemKind(
        _ERROR,
        "A list or a group of keys stands where one line belongs, or the other way round.",
        "Write it in the form that is shown.",
    ),
    "one-or-several": ProblemKind(
        _ERROR,
        "A line with commas may be one name or several.",
        "Write a list, one name on each line.",
    ),
    # reading, values
    "not-a-number": ProblemKind(
        _ERROR,
        "A whole number belongs here, and something else was found.",
        "Write it in digits, such as 24.",
    ),
    "not-yes-or-no": ProblemKind(
        _ERROR, "A key that is answered by yes or no has another answer.", "Write yes or no."
    ),
    "not-a-choice": ProblemKind(
        _ERROR,
        "A key that takes one of a few words has another word.",
        "Write one of the words that are listed.",
    ),
    "not-a-link": ProblemKind(
        _ERROR,
        "What stands here is no web address that is safe to follow: one that begins with https, http, mailto or tel.",
        "Write the whole address, such as https://example.gov/register.",
    ),
    "link-without-scheme": ProblemKind(
        _ADVICE,
        "A web address has no https:// in front; it is read as if it had.",
        "Write https:// in front.",
    ),
    "not-a-point": ProblemKind(
        _ERROR,
        "A place on the map is not a latitude and a longitude, in this order.",
        "Write it as 30.4364, -91.1086.",
    ),
    "not-a-color": ProblemKind(_ERROR, "A color cannot be read.", "Write it as #0b5fa5."),
    "not-a-language": ProblemKind(
        _ERROR,
        "A language is not known by this name.",
        "Write its English name, such as Spanish, or its short form, such as es.",
    ),
    "not-a-file": ProblemKind(
        _ERROR,
        "A web address, or a file outside content/, is named where a file of the site belongs.",
        "Put the file into content/images/ or content/files/ and write images/name.jpg.",
    ),
    # reading, content
    "missing-file": ProblemKind(
        _ERROR,
        "A picture or file that is named does not lie in content/.",
        "Mend the name, or put the file there.",
    ),
    "unknown-file": ProblemKind(
        _ERROR,
        "A file in content/ has a name that Handbill does not know, so nothing in it is shown.",
        "Give it the name that is suggested, or delete it.",
    ),
    "empty-file": ProblemKind(_ADVICE, "A file has nothing in it yet.", "Fill it, or delete it."),
    "no-event": ProblemKind(
        _ERROR,
        "There is no content/event.yaml, which says what the event is and when.",
        "Write content/event.yaml with a name, a first day and a time zone.",
    ),
    "two-agendas": ProblemKind(
        _ERROR,
        "The agenda is typed in event.yaml and again in the agenda folder.",
        "Keep one of the two.",
    ),
    "duplicate-name": ProblemKind(
        _ERROR,
        "Two entries of one list have the same name, so nobody can tell which one is meant.",
        "Put them into one entry, or make their names differ.",
    ),
    "duplicate-id": ProblemKind(
        _ERROR, "Two sessions have the same id.", "Give each its own id, or leave the ids out."
    ),
    "title-from-file": ProblemKind(
        _ADVICE,
        "A post or page has no title; one is made from the name of its file.",
        "Add a title.",
    ),
    # reading, times, dates, zones
    "time-asked": ProblemKind(
        _ERROR,
        "A time can be read in two ways, such as 9:00 - 10:30 with neither am nor pm, or midnight after a date.",
        "Paste the reading you mean, or set the clock to 24 hours in site_config.yaml.",
    ),
    "time-refused": ProblemKind(
        _ERROR,
        "A time cannot be read, or no clock shows it.",
        "Write it as 9:00 am - 10:30 am, or `to be announced`.",
    ),
    "date-asked": ProblemKind(
        _ERROR,
        "A date can be read in two ways, such as 10/8/2024 outside the United States.",
        "Paste the reading you mean.",
    ),
    "date-refused": ProblemKind(
        _ERROR,
        "A date cannot be read, or no calendar has it.",
        "Write it as October 8, 2024.",
    ),
    "length-refused": ProblemKind(
        _ERROR,
        "A length of time cannot be read.",
        "Write it as 45 minutes, or 1 hour 30 minutes.",
    ),
    "zone-asked": ProblemKind(
        _ERROR,
        "A time zone's short name is used in several parts of the world.",
        "Name a place whose clock counts, such as America/Chicago.",
    ),
    "zone-refused": ProblemKind(
        _ERROR,
        "A time zone is not known, or is an offset, which does not say when clocks change.",
        "Name a place whose clock counts, such as America/Chicago, or write Central.",
    ),
    # site, names, addresses, what is public
    "unknown-venue": ProblemKind(
        _ERROR,
        "A place is almost named as a listed venue, so it is not clear which is meant.",
        "Write the listed name, or list the other place in venues.yaml.",
    ),
    "unknown-room": ProblemKind(
        _ERROR,
        "A room is almost named as a listed room, or is listed in another venue.",
        "Write the listed name, or list the room in venues.yaml.",
    ),
    "which-venue": ProblemKind(
        _ERROR,
        "A room is named with no venue, and several venues have one of that name.",
        "Write the venue before the room: `venue: Main Library, Room A`.",
    ),
    "unknown-network": ProblemKind(
        _ERROR,
        "A network is almost named as a listed one.",
        "Write the listed name, or list the other network in event.yaml.",
    ),
    "unknown-track": ProblemKind(
        _ERROR,
        "A track is almost named as a listed one.",
        "Write the listed name, or list the other track in event.yaml.",
    ),
    "unknown-series": ProblemKind(
        _ERROR,
        "A series is almost named as a listed one.",
        "Write the listed name, or list the other series in event.yaml.",
    ),
    "near-person": ProblemKind(
        _WARNING,
        "A person is almost named as a listed one; the name is shown as typed.",
        "Write the listed name, or list the other person in people.yaml.",
    ),
    "near-organization": ProblemKind(
        _WARNING,
        "An organization is almost named as a listed one; the name is shown as typed.",
        "Write the listed name, or list the other one in organizations.yaml.",
    ),
    "people-asked": ProblemKind(
        _ERROR,
        "One line with commas can be one person with a title, or several people.",
        "Write a list, with one person on each line.",
    ),
    "not-described": ProblemKind(
        _ADVICE,
        "Names are used that no list describes; they are shown as typed.",
        "Add those that visitors should be able to look up.",
    ),
    "same-address": ProblemKind(
        _ERROR,
        "Two pages would have the same address.",
        "Give one of them another title, or another address with the key `slug`.",
    ),
    "unusable-address": ProblemKind(
        _ERROR,
        "An address that is typed for a page cannot be used, here or on some computers.",
        "Write another one under `slug` or `aliases`.",
    ),
    "unknown-session": ProblemKind(
        _ERROR,
        "A post covers a day or session that is not in the agenda.",
        "Write `all`, `day 1`, or the session's title.",
    ),
    "unknown-translation": ProblemKind(
        _ERROR,
        "`translation of` names no post or page of the site.",
        "Write the title of the post or page that it translates.",
    ),
    "draft-linked": ProblemKind(
        _WARNING,
        "Public words name something that is not published; they are shown without a link.",
        "Publish it, or take the name out.",
    ),
    "date-without-year": ProblemKind(
        _ERROR,
        "The date of a post or page does not say which year, so it is not known when it is due.",
        "Write the year.",
    ),
    "photo-left-out": ProblemKind(
        _WARNING,
        "A person does not want their photo shown; it is left out.",
        "Delete the photo.",
    ),
    # site, times, dates
    "date-slashed": ProblemKind(
        _ADVICE,
        "A date such as 10/8/2024 was read with the month first, as in the United States.",
        "Write the month as a word: October 8, 2024.",
    ),
    "weekday-wrong": ProblemKind(
        _ERROR,
        "The weekday that was typed is not the weekday of the date.",
        "Mend the weekday or the date, or leave the weekday out.",
    ),
    "day-twice": ProblemKind(
        _ERROR,
        "Two days of the agenda have the same number or the same date.",
        "Give each day its own number and date, or put their sessions into one day.",
    ),
    "day-out-of-step": ProblemKind(
        _WARNING,
        "The days' numbers and dates do not run the same way, or a day lies outside the event.",
        "Mend the number or the date of the day, or the first and last day of the event.",
    ),
    "time-and-start": ProblemKind(
        _ERROR,
        "A session has its time typed twice: as `time` and again as `start`, `end` or `length`.",
        "Keep one of them.",
    ),
    "start-missing": ProblemKind(
        _WARNING,
        "A session has an end or a length, but nothing tells when it starts.",
        "Add a start, such as `start: 9:00 am`.",
    ),
    "end-before-start": ProblemKind(
        _ERROR,
        "A session ends before it starts, or ends when it starts.",
        "Mend one of the times; past midnight, write `next day` after the end.",
    ),
    "time-outside": ProblemKind(
        _WARNING,
        "A part of a session lies outside the session's own time.",
        "Mend the time of the part or of the whole session.",
    ),
    "time-skipped": ProblemKind(
        _ERROR,
        "A local time does not exist, because the clocks are set forward over it.",
        "Give a time that the clocks show on that day.",
    ),
    "time-repeated": ProblemKind(
        _WARNING,
        "A local time comes twice, because the clocks are set back over it; the first is taken.",
        "If you can, choose a time outside the repeated hour.",
    ),
    "out-of-order": ProblemKind(
        _WARNING,
        "A session starts earlier than the one above it in the same file.",
        "Move it up, or mend its time.",
    ),
    # site, rules
    "person-clash": ProblemKind(
        _WARNING,
        "A listed person is in two sessions at once.",
        "Change a time, or who takes part.",
    ),
    "room-clash": ProblemKind(
        _WARNING,
        "A room that is not shared is used by two sessions at once.",
        "Change a time or a room, or write `shared: yes`.",
    ),
    "too-little-time": ProblemKind(
        _WARNING,
        "There is less time for a walk than it takes.",
        "Give it more time, or mend the length under `walk`.",
    ),
    "no-moderator": ProblemKind(
        _ADVICE,
        "A panel has no moderator.",
        "Write who moderates.",
    ),
    "empty-day": ProblemKind(
        _ADVICE,
        "A day has no sessions yet.",
        "Add its sessions, or delete the day.",
    ),
    "unknown-type": ProblemKind(
        _ADVICE,
        "A type of session is not one of those known; it is shown as typed.",
        "Use a known type where one fits.",
    ),
    "over-capacity": ProblemKind(
        _WARNING,
        "A session is for more people than its room holds.",
        "Mend a number, or take a larger room.",
    ),
    "no-time-zone": ProblemKind(
        _ERROR,
        "An event with times does not say in which time zone they are.",
        "Write `time zone` in event.yaml.",
    ),
    "event-ends-first": ProblemKind(
        _ERROR,
        "An event ends before it starts.",
        "Mend `starts` or `ends`.",
    ),
    "registration-dates": ProblemKind(
        _WARNING,
        "Registration closes before it opens, or after the event is over.",
        "Mend its dates.",
    ),
    "notice-dates": ProblemKind(
        _ERROR,
        "A notice ends before it begins.",
        "Mend `from` or `until`.",
    ),
    "recap-dates": ProblemKind(
        _WARNING,
        "A recap is dated before the event starts.",
        "Mend its date, or its kind.",
    ),
    # pages, colors
    "pale-accent": ProblemKind(
        _WARNING,
        "The accent is so pale that links in it could not be read (WCAG 1.4.3); links keep their usual color.",
        "Write the darker color that the message gives; the first day keeps its hue.",
    ),
    "low-contrast": ProblemKind(
        _WARNING,
        "Two colors of the site that stand on each other are too much alike (WCAG 1.4.3, 1.4.11).",
        "Write the color that the message gives.",
    ),
    # pages, Markdown
    "foreign-character": ProblemKind(
        _WARNING,
        "A text holds a character that cannot be shown; it comes from another program. It is left out.",
        "Delete it.",
    ),
    "markdown-failed": ProblemKind(
        _ERROR,
        "A text could not be made into a page.",
        "Find the lines that do it, and write them in another way.",
    ),
    "raw-html": ProblemKind(
        _WARNING,
        "HTML stands in a text: it is shown as text, or, with `raw html: yes`, some of it is not safe.",
        "Write it in Markdown.",
    ),
    "unsafe-link": ProblemKind(
        _ERROR,
        "A link begins with something that is not safe to publish; only its words are kept.",
        "Use https, http, mailto or tel.",
    ),
    "unsafe-attribute": ProblemKind(
        _WARNING,
        "Words in braces, such as {style=...}, ask for something that a text may not set; it is left out.",
        "Take it out. Allowed are class, id, lang, dir, title, width and height.",
    ),
    "unknown-part": ProblemKind(
        _ERROR,
        "`menu` or `home sections` names something that the site does not have.",
        "Write the name of a part of the site, or the title of a page.",
    ),
    "broken-link": ProblemKind(
        _ERROR, "A link or name leads to nothing.", "Write a name or an address of this site."
    ),
    "ambiguous-link": ProblemKind(
        _ERROR,
        "A name in double brackets may mean several things.",
        "Link to the address of the one that is meant.",
    ),
    "vague-link": ProblemKind(
        _WARNING,
        "A link's words do not say where it leads (WCAG 2.4.4).",
        "Name what is there.",
    ),
    "empty-link": ProblemKind(
        _WARNING, "A link has no words (WCAG 2.4.4).", "Write words that say where it leads."
    ),
    "pdf-link": ProblemKind(
        _ADVICE, "A link leads to a PDF without saying so.", "Add (PDF) to its words."
    ),
    "missing-alt": ProblemKind(
        _WARNING,
        "A picture has no words for people who cannot see it (WCAG 1.1.1).",
        "Write what it shows, or `decorative`.",
    ),
    "outside-picture": ProblemKind(
        _WARNING,
        "A picture lies on another site, which would learn who reads the page. A link is shown.",
        "Put the picture into content/images/.",
    ),
    "all-capitals": ProblemKind(
        _WARNING, "A paragraph is all in capital letters.", "Write it in ordinary letters."
    ),
    "table-without-header": ProblemKind(
        _WARNING,
        "The first row of a table, which names its columns, is empty (WCAG 1.3.1).",
        "Name the columns.",
    ),
    "fake-heading": ProblemKind(
        _ADVICE, "A bold paragraph stands in for a heading (WCAG 1.3.1).", "Write it with ##."
    ),
    "heading-skipped": ProblemKind(
        _WARNING,
        "A heading leaps over a level (WCAG 1.3.1); it is shown on the level that fits.",
        "Write it with as many signs (#) as the message says.",
    ),
    "static-in-the-way": ProblemKind(
        _ERROR,
        "A file in static/ would be published where a page or picture of the site already is.",
        "Give the file in static/ another name.",
    ),
    # pressing, templates and assets
    "template-missing": ProblemKind(
        _ERROR,
        "A template is asked for that is neither in templates/ nor in the built-in theme.",
        "Mend the name, or add the file.",
    ),
    "template-syntax": ProblemKind(
        _ERROR,
        "A line of a template is not written as templates are, for instance a {% if %} without its {% endif %}.",
        "Mend the line that is named, or the one above it.",
    ),
    "template-unknown-name": ProblemKind(
        _ERROR,
        "A template asks for something that the page does not have.",
        "Use one of the names that the message lists.",
    ),
    "template-recursion": ProblemKind(
        _ERROR,
        "Templates include or extend each other without end.",
        "Let an override extend the built-in template by its name after !theme/.",
    ),
    "template-words": ProblemKind(
        _ERROR,
        "A template asks for an interface word that does not exist, or leaves out a part of it.",
        "Mend the name of the word, or give the part that is missing.",
    ),
    "template-error": ProblemKind(
        _ERROR,
        "A line of a template cannot be carried out.",
        "Mend the line that is named; the reference of templates lists what a page holds.",
    ),
    "asset-missing": ProblemKind(
        _ERROR,
        "A template or style sheet asks for a file that is not in the theme's assets/.",
        "Mend the name, or put the file into templates/assets/.",
    ),
    "asset-loop": ProblemKind(
        _ERROR,
        "Two style sheets fetch each other, so that neither can be given its name.",
        "Take the line that fetches the other out of one of them.",
    ),
    # pressing, the output folder
    "output-refused": ProblemKind(
        _ERROR,
        "A folder cannot be the output folder, since building into it could harm other files.",
        "Give a new or empty folder, or one that Handbill made.",
    ),
    "output-path": ProblemKind(
        _ERROR,
        "A file would be published outside the output folder, or under a name that some computers cannot store.",
        "Give the file another name.",
    ),
    "output-collision": ProblemKind(
        _ERROR,
        "Two files would be published under names that some computers take for the same.",
        "Rename one of them.",
    ),
    "foreign-file": ProblemKind(
        _ERROR,
        "A file that Handbill did not write stands in the output folder where one must be written.",
        "Move it away, or put it into static/ if it belongs to the site.",
    ),
    "output-left": ProblemKind(
        _ADVICE,
        "A file in the output folder is no longer part of the site, but somebody changed it, so it stays.",
        "Delete it, if nobody needs it.",
    ),
    "output-locked": ProblemKind(
        _ERROR,
        "Another build of the same site is still running.",
        "Wait until it is done.",
    ),
    "output-failed": ProblemKind(
        _ERROR,
        "The output cannot be written: the disk is full, or a folder may not be written to.",
        "Make room, or allow writing there, and build again; the message says what is in place.",
    ),
    "source-changed": ProblemKind(
        _ERROR,
        "A file of the site was changed or taken away while the site was built.",
        "Build again.",
    ),
    "picture-unreadable": ProblemKind(
        _ERROR,
        "A picture cannot be read, so that the place and time a camera wrote into it cannot be taken out.",
        "Save the picture again in a drawing or photo program.",
    ),
    # the build's own process
    "too-slow": ProblemKind(
        _ERROR,
        "Nothing was heard of the build for ten seconds: a loop without an end in a template, or a very odd text.",
        "Look at the page and the template that are named.",
    ),
    "ended": ProblemKind(
        _ERROR,
        "The build ended before it was done: the system stopped it, or Handbill itself failed.",
        "Look at what the message names; build again.",
    ),
}


def problem(
    code: str,
    position: Position,
    message: str,
    hint: str = "",
    *,
    related: tuple[Position, ...] = (),
) -> Problem:
    """Return a problem of a kind, with that kind's severity."""
    return Problem(position, code, message, hint, KINDS[code].severity, related)

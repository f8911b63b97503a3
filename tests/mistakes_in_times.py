"""Mistakes in dates, times, zones and their order."""

# ruff: noqa: E501 - each message stands whole, as it is told

from mistakes_base import (
    DAY_1,
    DAY_2,
    EVENT,
    EVENT_TEXT,
    Mistake,
    day,
    event,
    post_keys,
    session,
)

_ZONE = "time zone: America/Chicago"

IN_TIMES = {
    "am and pm missing": Mistake(
        day("  - 9:00 - 10:30: Talk\n"),
        (
            (
                'content/agenda/day-1.yaml:3:5 error time-asked: "9:00 - 10:30" has two readings: it has neither am nor pm.',
                "Write `time: 9:00 am - 10:30 am` or `time: 9:00 pm - 10:30 pm`. Where the whole site uses a 24 hour clock, write `clock: 24 hours` in site_config.yaml.",
            ),
        ),
    ),
    "am and pm missing, three times": Mistake(
        day("  - 9:00 - 10:00: Talk\n  - 10:00 - 10:15: Break\n  - 10:15 - 11:00: Panel of one\n"),
        (
            (
                "content/agenda/day-1.yaml:3:5 error time-asked: 3 times have no am or pm (lines 3, 4, 5).",
                "Add them, or write `clock: 24 hours` in site_config.yaml.",
            ),
        ),
    ),
    "am and pm missing at a start": Mistake(
        day("  - start: 9:30\n    length: 30 minutes\n    title: Talk\n"),
        (
            (
                'content/agenda/day-1.yaml:3:12 error time-asked: "9:30" has two readings: it has neither am nor pm.',
                "Write `start: 9:30 am` or `start: 9:30 pm`. Where the whole site uses a 24 hour clock, write `clock: 24 hours` in site_config.yaml.",
            ),
        ),
    ),
    "hours alone": Mistake(
        day("  - 9:00 am - 10:00 am: Talk\n  - 10-11: Workshop\n"),
        (
            (
                'content/agenda/day-1.yaml:4:5 error time-asked: "10-11" has two readings: it has neither am nor pm.',
                "Write `time: 10:00 am - 11:00 am` or `time: 10:00 pm - 11:00 pm`. Where the whole site uses a 24 hour clock, write `clock: 24 hours` in site_config.yaml.",
            ),
        ),
    ),
    "a month misspelled": Mistake(
        {DAY_1: "day: 1\ndate: Octber 8, 2024\nsessions:\n  - 9:00 am - 10:00 am: Talk\n"},
        (
            (
                'content/agenda/day-1.yaml:2:7 error date-refused: "Octber 8, 2024" cannot be read as a date.',
                "Write it as October 8, 2024.",
            ),
        ),
    ),
    "a day to publish that is none": Mistake(
        post_keys("publish on: someday\n"),
        (
            (
                'content/posts/2024-10-15-what-we-saw.md:3:13 error date-refused: "someday" cannot be read as a date and a time.',
                "Write it as October 8, 2024 9:00 am, or as a date alone.",
            ),
        ),
    ),
    "an hour that no clock shows": Mistake(
        day("  - 9:00 am - 25:00: Talk\n"),
        (
            (
                'content/agenda/day-1.yaml:3:5 error time-refused: "9:00 am - 25:00" cannot be read as a time: there is no 25:00, since a day has 24 hours.',
                "Write an hour from 0 to 24; for the day after, write 1:00 am next day.",
            ),
        ),
    ),
    "minutes that no clock shows": Mistake(
        day("  - time: 9:75 am - 10:00 am\n    title: Talk\n"),
        (
            (
                'content/agenda/day-1.yaml:3:11 error time-refused: "9:75 am - 10:00 am" cannot be read as a time: there is no 9:75, since an hour has 60 minutes.',
                "Write minutes from 00 to 59.",
            ),
        ),
    ),
    "a time in words": Mistake(
        day("  - time: after lunch\n    title: Talk\n"),
        (
            (
                'content/agenda/day-1.yaml:3:11 error time-refused: "after lunch" cannot be read as a time.',
                "Write it as 9:00 am - 10:30 am, 6:00 pm, 6:00 pm until late, or to be announced.",
            ),
        ),
    ),
    "the end before the start": Mistake(
        day("  - 3:00 pm - 2:00 pm: Talk\n"),
        (
            (
                'content/agenda/day-1.yaml:3:5 error end-before-start: "3:00 pm - 2:00 pm": it ends before it starts.',
                "Mend one of the times; if it ends on the next day, write 3:00 pm - 2:00 pm next day.",
            ),
        ),
    ),
    "the end at the start": Mistake(
        day("  - 3:00 pm - 3:00 pm: Talk\n"),
        (
            (
                'content/agenda/day-1.yaml:3:5 error end-before-start: "3:00 pm - 3:00 pm": it ends when it starts.',
                "Mend one of the times; if it ends on the next day, write 3:00 pm - 3:00 pm next day.",
            ),
        ),
    ),
    "the end before the start, in two keys": Mistake(
        day("  - start: 3:00 pm\n    end: 2:00 pm\n    title: Talk\n"),
        (
            (
                'content/agenda/day-1.yaml:4:10 error end-before-start: "Talk" ends before it starts: 3:00 pm to 2:00 pm.',
                "Mend one of the times; if it ends on the next day, write `2:00 pm next day`.",
            ),
        ),
    ),
    "past midnight without next day": Mistake(
        day("  - 10:00 pm - 1:00 am: Talk\n"),
        (
            (
                'content/agenda/day-1.yaml:3:5 error end-before-start: "10:00 pm - 1:00 am": it ends before it starts.',
                "Mend one of the times; if it ends on the next day, write 10:00 pm - 1:00 am next day.",
            ),
        ),
    ),
    "a time and a start": Mistake(
        session("    start: 9:00 am\n"),
        (
            (
                'content/agenda/day-1.yaml:5:12 error time-and-start: "Talk" says its time twice: in `time` and again in `start`.',
                "Keep `time` alone, or `start` with either `end` or `length`.",
            ),
        ),
    ),
    "an end without a start": Mistake(
        day("  - end: 10:00 am\n    title: Talk\n"),
        (
            (
                'content/agenda/day-1.yaml:3:10 warning start-missing: Nothing tells when "Talk" starts.',
                "Add a start: `start: 9:00 am`.",
            ),
        ),
    ),
    "a length with nothing before it": Mistake(
        day("  - length: 30 minutes\n    title: Talk\n"),
        (
            (
                'content/agenda/day-1.yaml:3:13 warning start-missing: Nothing tells when "Talk" starts: there is no session with a time above it.',
                "Add a start: `start: 9:00 am`.",
            ),
        ),
    ),
    "a part outside its session": Mistake(
        session(
            "    parts:\n      - 9:00 am - 9:30 am: Words\n      - 10:30 am - 11:00 am: More words\n"
        ),
        (
            (
                'content/agenda/day-1.yaml:7:9 warning time-outside: "More words" lies outside the time of "Talk", to which it belongs.',
                "Mend its time, or that of the whole session.",
            ),
        ),
    ),
    "a session above an earlier one": Mistake(
        day("  - 10:00 am - 10:15 am: Break\n  - 9:00 am - 10:00 am: Talk\n"),
        (
            (
                'content/agenda/day-1.yaml:4:5 warning out-of-order: "Talk" starts before "Break", which stands above it.',
                "Move it up, or mend its time; for a time after midnight, write `next day`.",
            ),
        ),
    ),
    "a time that the clocks skip": Mistake(
        {
            EVENT: EVENT_TEXT.replace("October 8", "March 10").replace("October 9", "March 11"),
            **day("  - 2:30 am - 3:30 am: Talk\n"),
        },
        (
            (
                'content/agenda/day-1.yaml:3:5 error time-skipped: "Talk": 2:30 am does not exist in America/Chicago on March 10, 2024, since clocks are set forward over it.',
                "Clocks show 3:30 am instead. Write a time that they show.",
            ),
        ),
    ),
    "a time that comes twice": Mistake(
        {
            EVENT: EVENT_TEXT.replace("October 8", "November 3").replace("October 9", "November 4"),
            **day("  - 1:30 am - 3:30 am: Talk\n"),
        },
        (
            (
                'content/agenda/day-1.yaml:3:5 warning time-repeated: "Talk": 1:30 am comes twice in America/Chicago on November 3, 2024, since clocks are set back; the first is taken, before they are set back (UTC-05:00).',
                "Choose a time outside that stretch if you can.",
            ),
        ),
    ),
    "February 30": Mistake(
        {EVENT: EVENT_TEXT.replace("October 8", "February 30")},
        (
            (
                'content/event.yaml:2:9 error date-refused: "February 30, 2024" cannot be read as a date: February has 29 days in 2024, so there is no February 30.',
                "Write a day from 1 to 29.",
            ),
        ),
    ),
    "a date in unknown words": Mistake(
        {EVENT: EVENT_TEXT.replace("October 8, 2024", "early October")},
        (
            (
                'content/event.yaml:2:9 error date-refused: "early October" cannot be read as a date.',
                "Write it as October 8, 2024.",
            ),
        ),
    ),
    "a weekday that does not fit": Mistake(
        {DAY_1: "day: 1\ndate: Monday, October 8, 2024\nsessions:\n  - 9:00 am - 10:00 am: Talk\n"},
        (
            (
                'content/agenda/day-1.yaml:2:7 error weekday-wrong: "Monday, October 8, 2024": October 8, 2024 is a Tuesday, not a Monday.',
                "Write Tuesday, October 8, 2024, or the date of the Monday you mean.",
            ),
        ),
    ),
    "a date with the month first": Mistake(
        {EVENT: EVENT_TEXT.replace("October 8, 2024", "10/8/2024")},
        (
            (
                'content/event.yaml:2:9 advice date-slashed: "10/8/2024" is read as October 8, 2024.',
                "To be sure, write October 8, 2024.",
            ),
        ),
    ),
    "a date with two readings": Mistake(
        {
            EVENT: EVENT_TEXT.replace("October 8, 2024", "10/8/2024").replace(
                _ZONE, "time zone: Europe/Berlin"
            )
        },
        (
            (
                'content/event.yaml:2:9 error date-asked: "10/8/2024" can be read in two ways: its first number may be the month or the day.',
                "Write October 8, 2024 or August 10, 2024.",
            ),
        ),
    ),
    "the same day twice": Mistake(
        {DAY_2: "day: 1\nsessions:\n  - 2:00 pm - 3:00 pm: Talk\n"},
        (
            (
                "content/agenda/day-2.yaml:1:6 error day-twice: Two days of the agenda are day 1: this one and the one in content/agenda/day-1.yaml, line 1.",
                "Give each day its own number and date, or put their sessions into one day.",
            ),
        ),
    ),
    "the same date twice": Mistake(
        {DAY_2: "day: 2\ndate: October 8, 2024\nsessions:\n  - 2:00 pm - 3:00 pm: Talk\n"},
        (
            (
                "content/agenda/day-2.yaml:2:7 error day-twice: Two days of the agenda are October 8, 2024: this one and the one in content/agenda/day-1.yaml, line 1.",
                "Give each day its own number and date, or put their sessions into one day.",
            ),
        ),
    ),
    "a day after the event": Mistake(
        {DAY_2: "day: 2\ndate: October 12, 2024\nsessions:\n  - 2:00 pm - 3:00 pm: Talk\n"},
        (
            (
                "content/agenda/day-2.yaml:2:7 warning day-out-of-step: Day 2 is October 12, 2024, but the event ends on October 9, 2024.",
                "Mend this day, or `starts` and `ends` in event.yaml.",
            ),
        ),
    ),
    "a day with no sessions": Mistake(
        {DAY_2: "day: 2\nsessions:\n"},
        (
            (
                "content/agenda/day-2.yaml:1:1 advice empty-day: Day 2 has no sessions yet.",
                "Add them under `sessions`, or delete the day.",
            ),
        ),
    ),
    "an event that ends before it starts": Mistake(
        {EVENT: EVENT_TEXT.replace("October 9", "October 7")},
        (
            (
                "content/event.yaml:3:7 error event-ends-first: Peer Exchange in Riverton ends before it starts.",
                "Mend `starts` or `ends`.",
            ),
        ),
    ),
    "registration that closes after the event": Mistake(
        event("registration:\n  link: https://example.gov/register\n  closes: November 1, 2024\n"),
        (
            (
                "content/event.yaml:14:11 warning registration-dates: Registration closes after the event is over.",
                "Mend `closes` under `registration`.",
            ),
        ),
    ),
    "registration that closes before it opens": Mistake(
        event(
            "registration:\n  link: https://example.gov/register\n  opens: September 2, 2024\n  closes: September 1, 2024\n"
        ),
        (
            (
                "content/event.yaml:15:11 warning registration-dates: Registration closes before it opens.",
                "Mend `opens` or `closes` under `registration`.",
            ),
        ),
    ),
    "a notice that ends before it begins": Mistake(
        event(
            "notice:\n  text: The shuttle is late.\n  from: October 9, 2024\n  until: October 8, 2024\n"
        ),
        (
            (
                'content/event.yaml:15:10 error notice-dates: The notice "The shuttle is late." ends before it begins.',
                "Mend `from` or `until`.",
            ),
        ),
    ),
    "a recap before the event": Mistake(
        post_keys("date: October 1, 2024\nkind: recap\n"),
        (
            (
                'content/posts/2024-10-15-what-we-saw.md:3:7 warning recap-dates: The recap "What we saw" is dated before the event starts.',
                "Mend `date`, or write `kind: news`.",
            ),
        ),
    ),
    "a post's date without its year": Mistake(
        post_keys("date: October 14\n"),
        (
            (
                'content/posts/2024-10-15-what-we-saw.md:3:7 error date-without-year: "October 14" does not say which year.',
                "Write it with the year, such as October 15, 2024.",
            ),
        ),
    ),
    "no time zone": Mistake(
        {EVENT: EVENT_TEXT.replace(_ZONE + "\n", "")},
        (
            (
                "content/event.yaml:1:7 error no-time-zone: Peer Exchange in Riverton does not say in which time zone its times are.",
                "Write a place whose clock counts: `time zone: America/Chicago`, or `time zone: Central`.",
            ),
        ),
    ),
    "an unknown time zone": Mistake(
        {EVENT: EVENT_TEXT.replace(_ZONE, "time zone: America/Chicgo")},
        (
            (
                'content/event.yaml:5:12 error zone-refused: "America/Chicgo" cannot be read as a time zone.',
                "Did you mean America/Chicago?",
            ),
        ),
    ),
    "an offset for a time zone": Mistake(
        {EVENT: EVENT_TEXT.replace(_ZONE, "time zone: -05:00")},
        (
            (
                'content/event.yaml:5:12 error zone-refused: "-05:00" cannot be read as a time zone: an offset stays the same all year, but clocks change with daylight saving time.',
                "Write a place whose clock counts, such as America/Chicago, or Central.",
            ),
        ),
    ),
    "a time zone of several countries": Mistake(
        {EVENT: EVENT_TEXT.replace(_ZONE, "time zone: IST")},
        (
            (
                'content/event.yaml:5:12 error zone-asked: "IST" has three readings: it is used in several parts of the world.',
                "Write `time zone: Asia/Kolkata` or `time zone: Europe/Dublin` or `time zone: Asia/Jerusalem`.",
            ),
        ),
    ),
    "two sessions in one room": Mistake(
        day(
            "  - time: 9:00 am - 10:00 am\n    title: Talk\n    venue: Main Library, Conference Room A\n  - time: 9:30 am - 10:30 am\n    title: Workshop\n    venue: Main Library, Conference Room A\n"
        ),
        (
            (
                'content/agenda/day-1.yaml:8:12 warning room-clash: Conference Room A is used by two sessions at once: "Talk" (9:00 am to 10:00 am) and "Workshop" (9:30 am to 10:30 am).',
                "Change a time or a room, or write `shared: yes` in one of the sessions.",
            ),
        ),
    ),
    "a person in two places": Mistake(
        day(
            "  - time: 9:00 am - 10:00 am\n    title: Talk\n    speakers: Alma Reyes\n  - time: 9:30 am - 10:30 am\n    title: Workshop\n    facilitators: Alma Reyes\n"
        ),
        (
            (
                'content/agenda/day-1.yaml:8:19 warning person-clash: Alma Reyes is in two sessions at once: "Talk" (9:00 am to 10:00 am) and "Workshop" (9:30 am to 10:30 am).',
                "Change a time, or who takes part.",
            ),
        ),
    ),
    "too little time for the walk": Mistake(
        day(
            "  - time: 9:00 am - 10:00 am\n    title: Talk\n    venue: Main Library\n  - time: 10:05 am - 10:10 am\n    title: Walk to the center\n    type: walk\n    from: Main Library\n    to: Community Technology Center\n    walk: 15 minutes\n  - time: 10:10 am - 11:00 am\n    title: Workshop\n    venue: Community Technology Center\n"
        ),
        (
            (
                'content/agenda/day-1.yaml:11:11 warning too-little-time: "Walk to the center" takes 15 minutes, but has 5 minutes.',
                "Give it more time, or mend `walk`.",
            ),
        ),
    ),
    "too little time between two places": Mistake(
        day(
            "  - time: 9:00 am - 10:00 am\n    title: Talk\n    venue: Main Library\n  - time: 10:10 am - 11:00 am\n    title: Workshop\n    venue: Community Technology Center\n    walk: 15 minutes\n"
        ),
        (
            (
                'content/agenda/day-1.yaml:6:11 warning too-little-time: The walk from Main Library to Community Technology Center takes about 15 minutes, but "Workshop" starts 10 minutes after "Talk".',
                "Change a time; or write how people get there: `walk: 7 minutes`, or `getting there: bus`.",
            ),
        ),
    ),
    "more people than the room holds": Mistake(
        {
            "content/venues.yaml": "- name: Main Library\n  rooms:\n    - name: Conference Room A\n      capacity: 24\n",
            **session("    venue: Main Library, Conference Room A\n    capacity: 40\n"),
        },
        (
            (
                'content/agenda/day-1.yaml:6:15 warning over-capacity: "Talk" is for 40 people, but Conference Room A holds 24.',
                "Mend one of the two numbers, or take a larger room.",
            ),
        ),
    ),
}

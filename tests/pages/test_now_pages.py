from datetime import UTC, datetime

from made_pages import FULLER, SMALLEST, made, urls, view

from handbill.pages.now import LONGEST

ON_DAY_2 = datetime(2024, 10, 9, 20, 0, tzinfo=UTC)


def listed(day):
    return [(line.title, line.when, line.where, line.struck) for line in day.sessions]


def test_the_page_of_now_lists_what_people_sit_in_by_day_and_time(site):
    shown = view(made(site.write(FULLER), as_of=ON_DAY_2), "/now/")
    first, second = shown.days
    assert (first.name, first.date, first.url, first.open) == (
        *("Tuesday, October 8", "2024-10-08", "/schedule/day-1/"),
        False,
    )
    assert listed(first) == [
        ("Visit to the Technology Center", "9:00 am to 10:30 am", "Technology Center", False),
        ("Walk to the library", "10:30 am to 10:45 am", "", False),
        (
            *("What libraries make possible", "12:00 pm to 1:30 pm"),
            *("Main Library, Large Meeting Room", False),
        ),
        ("Reentry", "2:00 pm to 3:15 pm", "Main Library, Conference Room A", False),
        ("Justice policy", "2:00 pm to 3:15 pm", "Main Library, Conference Room B", False),
        ("Monthly meeting", "4:00 pm to 6:00 pm", "Conference Hotel", False),
    ]
    assert second.open
    assert [line.title for line in second.sessions] == [
        *("Sustaining safety work", "Reception", "Songs", "Night walk", "Closing words")
    ]
    assert shown.frame.noindex


def test_a_day_goes_on_until_4_in_the_morning(site):
    site.write(FULLER)
    opened = {}
    for hour in (4, 5, 8, 9):
        shown = view(made(site, as_of=datetime(2024, 10, 9, hour, 30, tzinfo=UTC)), "/now/")
        opened[hour] = [day.open for day in shown.days]
    assert opened == {4: [True, False], 5: [True, True], 8: [True, True], 9: [False, True]}


def test_parts_with_times_of_their_own_stand_for_the_whole_but_not_where_it_is_off(site):
    agenda = """\
day: 2
sessions:
  - time: 9:00 - 11:00 am
    title: Morning
    parts:
      - time: 9:00 - 9:30 am
        title: Opening
      - time: 9:30 - 11:00 am
        title: Talk
  - time: 12:00 - 1:00 pm
    title: Lunch
    parts:
      - Soup
      - Bread
  - time: 2:00 - 3:00 pm
    title: Workshops
    status: cancelled
    parallel:
      - Clay
      - Paper
"""
    _, second = view(made(site.write(FULLER | {"content/agenda/day-2.yaml": agenda})), "/now/").days
    assert [(line.title, line.status) for line in second.sessions] == [
        *(("Opening", ""), ("Talk", ""), ("Lunch", ""), ("Workshops", "Canceled"))
    ]


def test_every_page_leads_there_until_the_event_is_over(site):
    site.write(FULLER)
    during, after = (view(made(site, as_of=at), "/people/").frame for at in (ON_DAY_2, LATE))
    assert (during.now.url, during.now.text) == ("/now/", "Now")
    assert after.now is None
    assert "/now/" in [link.url for link in after.footer.parts]
    assert during.days == "2024-10-08 2024-10-09"


LATE = datetime(2024, 10, 10, 6, 0, tzinfo=UTC)


def test_there_is_no_page_of_now_without_a_time(site):
    event = "name: Peer Exchange\ntime zone: America/Chicago\nagenda:\n  - Breakfast\n"
    viewed = made(site.write({"content/event.yaml": event}))
    assert "/now/" not in urls(viewed)
    assert view(viewed, "/").frame.now is None


def many(count, at_a_time):
    lines = ["day: 1", "sessions:"]
    for at in range(count):
        minute = 480 + 30 * (at // at_a_time)
        start, end = (f"{m // 60:02}:{m % 60:02}" for m in (minute, minute + 30))
        lines += [f"  - time: {start} - {end}", f"    title: Talk {at:03}"]
    return "\n".join(lines) + "\n"


def test_a_long_event_is_cut_into_stretches_that_hold_all_that_is_on_in_them(site):
    event = SMALLEST["content/event.yaml"].partition("agenda:")[0]
    agenda = many(2 * LONGEST + 4, 12)
    site.write({"site_config.yaml": "clock: 24 hours\n", "content/event.yaml": event})
    viewed = made(site.write({"content/agenda/day-1.yaml": agenda}))
    (day,) = view(viewed, "/now/").days
    assert day.sessions == ()
    assert [(one.url, one.text, one.ends) for one in day.stretches] == [
        ("/now/day-1-1/", "08:00 to 10:00", "2024-10-08T15:00+00:00"),
        ("/now/day-1-2/", "10:00 to 12:00", "2024-10-08T17:00+00:00"),
        ("/now/day-1-3/", "12:00 to 14:00", "2024-10-08T19:00+00:00"),
    ]
    held = [[line.title for line in view(viewed, one.url).day.sessions] for one in day.stretches]
    assert (held[0][0], held[0][-1]) == ("Talk 000", "Talk 059")
    assert (held[1][0], held[1][-1]) == ("Talk 048", "Talk 107")
    assert (held[2][0], held[2][-1]) == ("Talk 096", "Talk 143")
    assert {title for titles in held for title in titles} == {f"Talk {at:03}" for at in range(144)}
    assert view(viewed, "/now/day-1-2/").title == "Tuesday, October 8, 10:00 to 12:00"


def test_the_line_on_hours_tells_its_instants(site):
    first, second = view(made(site.write(FULLER)), "/schedule/").days
    assert (first.starts, first.ends) == ("2024-10-08T09:00-05:00", "2024-10-08T18:00-05:00")
    assert (second.starts, second.ends) == ("2024-10-09T09:00-05:00", "2024-10-10T01:00-05:00")

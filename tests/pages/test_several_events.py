from made_pages import FULLER, made, urls, view

OTHER = {
    "content/events/spring/event.yaml": """\
name: Spring Exchange
starts: March 4, 2025
time zone: America/New_York
contact: spring@example.gov
""",
    "content/events/spring/agenda/day-1.yaml": """\
day: 1
sessions:
  - time: 9:00 am - 10:00 am
    title: Welcome
    venue: Main Library
  - time: 10:00 am - 11:00 am
    title: Opening panel
    type: panel
    moderator: Alma Reyes
    venue: Main Library
""",
}


def test_a_later_event_lies_under_its_own_name_and_shares_people_and_places(site):
    viewed = made(site.write(FULLER | OTHER))
    assert viewed.problems == ()
    assert [url for url in urls(viewed) if url.startswith("/spring/")] == [
        "/spring/",
        "/spring/my-agenda/",
        "/spring/now/",
        "/spring/panels/",
        "/spring/panels/opening-panel/",
        "/spring/print/",
        "/spring/print/doors/",
        "/spring/print/event/",
        "/spring/print/handbill/",
        "/spring/schedule/",
        "/spring/schedule/day-1/",
        "/spring/schedule/timetable/",
        "/spring/sessions/",
        "/spring/sessions/welcome/",
    ]
    assert [link.url for link in view(viewed, "/").events] == ["/spring/"]
    home = view(viewed, "/spring/")
    assert [link.url for link in home.events] == ["/"]
    assert home.frame.footer.zone == "Schedule times are in Eastern Time."
    assert home.frame.menu[0].url == "/spring/schedule/"
    reyes = view(viewed, "/people/alma-reyes/").sessions
    assert [(day.day, [s.url for s in day.sessions]) for day in reyes] == [
        ("Tuesday, October 8", ["/panels/what-libraries-make-possible/"]),
        ("Wednesday, October 9", ["/panels/sustaining-safety-work/"]),
        ("Tuesday, March 4", ["/spring/panels/opening-panel/"]),
    ]

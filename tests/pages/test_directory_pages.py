import pytest
from made_pages import FULLER, made, urls, view

from handbill.pages.directory import last_name_first


@pytest.fixture
def fuller(site):
    return made(site.write(FULLER))


def test_people_by_last_name_with_pages_only_for_those_with_more_to_say(fuller):
    told = [(p.link.text, p.link.url, p.anchor) for p in view(fuller, "/people/").people]
    assert told == [
        ("Marcus Hill", "", "marcus-hill"),
        ("Alma Reyes", "/people/alma-reyes/", ""),
    ]
    (day,) = view(fuller, "/people/").people[0].sessions
    assert [(s.title, s.role) for s in day.sessions] == [
        ("What libraries make possible", "Panelist")
    ]


def test_a_person(fuller):
    person = view(fuller, "/people/alma-reyes/")
    assert person.organization.url == "/organizations/city-of-riverton/"
    assert "Works on inclusion." in person.bio
    told = [(day.day, [(s.title, s.role) for s in day.sessions]) for day in person.sessions]
    assert told == [
        ("Tuesday, October 8", [("What libraries make possible", "Moderator")]),
        ("Wednesday, October 9", [("Sustaining safety work", "Moderator")]),
    ]


def test_nothing_is_made_for_one_who_is_private(site):
    people = FULLER["content/people.yaml"].replace("bio:", "private: yes\n  bio:")
    viewed = made(site.write(FULLER | {"content/people.yaml": people}))
    assert "/people/alma-reyes/" not in urls(viewed)
    assert [p.link.text for p in view(viewed, "/people/").people] == ["Marcus Hill"]
    moderator = view(viewed, "/panels/sustaining-safety-work/").roles[0].people[0]
    assert (moderator.who.text, moderator.who.url) == ("Alma Reyes", "")


def test_photos_of_those_who_did_not_agree_stay_out(site):
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"></svg>'
    people = FULLER["content/people.yaml"].replace("bio:", "photo: images/alma.svg\n  bio:")
    site.write(FULLER | {"content/people.yaml": people, "content/images/alma.svg": drawing})
    viewed = made(site)
    picture = view(viewed, "/people/alma-reyes/").picture
    assert (picture.width, picture.height) == (30, 20)
    assert picture.url in {f"/{copy.path}" for copy in viewed.pages.copies}
    refused = people.replace("bio:", "photo consent: no\n  bio:")
    viewed = made(site.write({"content/people.yaml": refused}))
    assert view(viewed, "/people/alma-reyes/").picture is None
    assert not any(copy.path.startswith("images/") for copy in viewed.pages.copies)


@pytest.mark.parametrize(
    ("name", "last"),
    [("Alma Reyes", "reyes"), ("Tom Okafor, Jr.", "okafor"), ("Ana Lee PhD", "lee"), ("X", "x")],
)
def test_last_names(name, last):
    assert last_name_first(name)[0] == last


def test_organizations(fuller):
    told = [(o.link.text, o.link.url) for o in view(fuller, "/organizations/").organizations]
    assert told == [
        ("Center for Example Progress", ""),
        ("City of Riverton", "/organizations/city-of-riverton/"),
    ]
    host = view(fuller, "/organizations/city-of-riverton/")
    assert [link.text for link in host.people] == ["Alma Reyes"]


def test_places(fuller):
    venue = view(fuller, "/venues/main-library/")
    assert venue.address == "100 Example Street, Riverton, LA 70801"
    assert [(fact.name, fact.text) for fact in venue.facts] == [
        ("Access", "Step-free entrance from the parking lot."),
    ]
    assert [link.url for link in venue.maps] == [
        "geo:30.4364,-91.1086",
        "https://www.openstreetmap.org/?mlat=30.4364&mlon=-91.1086#map=18/30.4364/-91.1086",
        "https://www.google.com/maps/search/?api=1&query=30.4364,-91.1086",
        "https://maps.apple.com/?ll=30.4364,-91.1086&q=Main%20Library",
    ]
    assert [(room.link.text, room.anchor) for room in venue.rooms] == [
        ("Large Meeting Room", ""),
        ("Conference Room A", "conference-room-a"),
        ("Conference Room B", "conference-room-b"),
    ]
    told = [session.title for day in venue.sessions for session in day.sessions]
    assert told == [
        "What libraries make possible",
        "Breakout sessions",
        "Reentry",
        "Justice policy",
        "Sustaining safety work",
    ]


def test_a_room_with_two_sessions_has_a_page(fuller):
    room = view(fuller, "/venues/main-library/large-meeting-room/")
    assert (room.name, room.venue.url) == ("Large Meeting Room", "/venues/main-library/")
    assert [s.title for day in room.sessions for s in day.sessions] == [
        "What libraries make possible",
        "Sustaining safety work",
    ]


def test_a_network_shows_everything_for_one_audience(fuller):
    network = view(fuller, "/networks/reentry-leaders-network/")
    assert [s.title for day in network.sessions for s in day.sessions] == ["Reentry"]
    assert "People who lead reentry work." in network.description
    lines = view(fuller, "/networks/").groups
    assert [(line.link.text, line.link.url, line.anchor) for line in lines] == [
        ("Reentry Leaders Network", "/networks/reentry-leaders-network/", ""),
        ("Justice Policy Network", "", "justice-policy-network"),
    ]


def test_a_post(fuller):
    post = view(fuller, "/posts/three-days/")
    assert (post.kind, post.date, post.published) == ("Recap", "October 15, 2024", "2024-10-15")
    assert [(a.text, a.url) for a in post.authors] == [("Alma Reyes", "/people/alma-reyes/")]
    assert [link.text for link in post.contents] == ["Day 1", "Day 2", "Final Thoughts"]
    (day,) = post.covers
    assert day.day == "Tuesday, October 8"
    assert post.frame.description == "Site visits, a panel and breakouts."


def test_an_older_address_leads_on(fuller):
    redirect = view(fuller, "/old/recap.html")
    assert (redirect.target, redirect.title) == ("/posts/three-days/", "Three days in Riverton")

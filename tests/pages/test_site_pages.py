import dataclasses
from datetime import UTC, datetime

from made_pages import EVENT, FULLER, SMALLEST, made, urls, view

from handbill.feeds.base import feed_files
from handbill.pages.frame import Link
from handbill.pages.page import Page


def test_the_smallest_site(site):
    viewed = made(site.write(SMALLEST))
    assert viewed.problems == ()
    assert urls(viewed) == [
        "/",
        "/404.html",
        "/accessibility/",
        "/my-agenda/",
        "/now/",
        "/offline.html",
        "/print/",
        "/print/event/",
        "/print/handbill/",
        "/schedule/",
        "/schedule/day-1/",
        "/search/",
        "/sessions/",
        "/sessions/breakfast-day-1/",
    ]
    assert viewed.pages.copies == ()


def test_every_address_of_a_fuller_site(site):
    viewed = made(site.write(FULLER))
    assert viewed.problems == ()
    assert urls(viewed) == [
        "/",
        "/404.html",
        "/about/",
        "/accessibility/",
        "/my-agenda/",
        "/networks/",
        "/networks/reentry-leaders-network/",
        "/now/",
        "/offline.html",
        "/old/recap.html",
        "/organizations/",
        "/organizations/city-of-riverton/",
        "/panels/",
        "/panels/sustaining-safety-work/",
        "/panels/what-libraries-make-possible/",
        "/people/",
        "/people/alma-reyes/",
        "/posts/",
        "/posts/three-days/",
        "/print/",
        "/print/doors/",
        "/print/event/",
        "/print/handbill/",
        "/schedule/",
        "/schedule/day-1/",
        "/schedule/day-2/",
        "/schedule/timetable/",
        "/schedule/timetable/day-2/",
        "/schedule/timetable/networks/",
        "/search/",
        "/series/",
        "/sessions/",
        "/sessions/breakout-sessions/",
        "/sessions/closing-words/",
        "/sessions/justice-policy/",
        "/sessions/monthly-meeting/",
        "/sessions/night-walk/",
        "/sessions/reception/",
        "/sessions/reentry/",
        "/sessions/songs/",
        "/sessions/visit-to-the-technology-center/",
        "/sessions/walk-to-the-library-day-1/",
        "/tracks/",
        "/venues/",
        "/venues/conference-hotel/",
        "/venues/main-library/",
        "/venues/main-library/large-meeting-room/",
        "/venues/technology-center/",
    ]


def test_only_what_pages_refer_to_is_published(site):
    viewed = made(site.write(FULLER))
    assert [copy.path for copy in viewed.pages.copies] == ["CNAME", "files/slides.pdf"]
    assert [copy.source for copy in viewed.pages.copies] == [
        "static/CNAME",
        "content/files/slides.pdf",
    ]


def plain(value):
    if isinstance(value, tuple):
        return all(plain(one) for one in value)
    if dataclasses.is_dataclass(value):
        return all(plain(getattr(value, f.name)) for f in dataclasses.fields(value))
    return value is None or type(value) in {str, int, bool}


def test_views_are_plain_values_and_made_alike_each_time(site):
    site.write(FULLER)
    first, second = made(site), made(site)
    assert (first.pages, first.problems) == (second.pages, second.problems)
    assert [page.url for page in first.pages.pages if not plain(page.view)] == []


def links_of(value):
    """Yield every site url that a view holds."""
    if isinstance(value, str) and value.startswith("/"):
        yield value.partition("#")[0]
    elif isinstance(value, tuple):
        for one in value:
            yield from links_of(one)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from links_of(getattr(value, field.name))


def test_every_page_is_reached_from_home_and_no_link_leads_to_nothing(site):
    viewed = made(site.write(FULLER))
    pages: dict[str, Page] = {page.url: page for page in viewed.pages.pages}
    published = (viewed.pages.copies, viewed.pages.files, viewed.pages.drawings)
    files = {f"/{file.path}" for kind in (*published, feed_files(viewed.makers)) for file in kind}
    seen, waiting = {"/"}, ["/"]
    while waiting:
        for whole in links_of(pages[waiting.pop()].view):
            url = whole.partition("?")[0]
            assert url in pages.keys() | files, url
            if url in pages and url not in seen:
                seen.add(url)
                waiting.append(url)
    assert sorted(pages.keys() - seen) == ["/404.html", "/offline.html", "/old/recap.html"]


def test_a_link_to_nothing_is_told_at_its_line_with_the_nearest_address(site):
    site.write(SMALLEST)
    site.write({"content/pages/about.md": "---\ntitle: About\n---\nOne.\n\n[See](/schedul/)\n"})
    (problem,) = made(site).problems
    assert (problem.code, problem.position[:2]) == ("broken-link", ("content/pages/about.md", 6))
    assert problem.message == "There is no page at /schedul/ on this site."
    assert problem.hint == "Did you mean /schedule/?"


def test_a_static_file_in_the_way_of_a_page(site):
    site.write(SMALLEST).write({"static/schedule/index.html": "mine", "static/robots.txt": "x"})
    viewed = made(site)
    assert [(p.code, p.position.path) for p in viewed.problems] == [
        ("static-in-the-way", "static/schedule/index.html")
    ]
    assert [copy.path for copy in viewed.pages.copies] == ["robots.txt"]


def test_the_whole_address_of_a_page(site):
    viewed = made(site.write(SMALLEST), base_url="https://example.gov/peers/")
    frame = view(viewed, "/schedule/").frame
    assert frame.permalink == "https://example.gov/peers/schedule/"
    assert view(made(site), "/schedule/").frame.permalink == ""


def test_previews_and_hidden_sites_ask_search_engines_to_stay_out(site):
    site.write(SMALLEST)
    assert not view(made(site), "/").frame.noindex
    assert view(made(site, preview=True), "/").frame.noindex
    site.write({"content/event.yaml": EVENT + "hide from search engines: yes\n"})
    assert view(made(site), "/").frame.noindex


def test_a_draft_is_marked_where_drafts_are_shown(site):
    site.write(SMALLEST)
    site.write({"content/pages/about.md": "---\ntitle: About\ndraft: yes\n---\nSoon.\n"})
    assert "/about/" not in urls(made(site))
    frame = view(made(site, drafts=True), "/about/").frame
    assert (frame.draft, frame.noindex) == (True, True)


def test_links_say_where_they_lead(site):
    event = FULLER["content/event.yaml"] + "  link: https://example.gov/shuttle\n"
    listed = "- name: Harbor Fund\n  link: https://example.org/harbor/\n"
    viewed = made(
        site.write(FULLER | {"content/event.yaml": event, "content/organizations.yaml": listed})
    )
    shown = view(viewed, "/organizations/")
    (notice,) = shown.frame.notices
    assert notice.link == Link(
        "https://example.gov/shuttle", "Shuttle leaves the hotel at 8:40 am."
    )
    (fund,) = shown.organizations
    assert fund.elsewhere == (Link("https://example.org/harbor/", "example.org/harbor"),)


def test_notices_outside_their_dates_ship_hidden(site):
    site.write(FULLER)
    moments = {
        datetime(2024, 10, 8, 4, 59, tzinfo=UTC): True,
        datetime(2024, 10, 8, 5, 0, tzinfo=UTC): False,
        datetime(2024, 10, 8, 16, 59, tzinfo=UTC): False,
        datetime(2024, 10, 8, 17, 0, tzinfo=UTC): True,
    }
    for moment, hidden in moments.items():
        (notice,) = view(made(site, as_of=moment), "/people/").frame.notices
        assert notice.hidden is hidden
        assert notice.since == "2024-10-08T00:00-05:00"
        assert notice.until == "2024-10-08T12:00-05:00"


def test_the_menu_has_what_exists_and_marks_where_one_is(site):
    menu = view(made(site.write(FULLER)), "/people/alma-reyes/").frame.menu
    assert [(link.text, link.url, link.current) for link in menu] == [
        ("Schedule", "/schedule/", False),
        ("My agenda", "/my-agenda/", False),
        ("Places", "/venues/", False),
        ("People", "/people/", True),
        ("Organizations", "/organizations/", False),
        ("Networks", "/networks/", False),
        ("Tracks", "/tracks/", False),
        ("Recap", "/posts/", False),
        ("Search", "/search/", False),
    ]
    smallest = site.write({"site_config.yaml": "menu:\n  - People\n  - About\n"})
    menu = view(made(smallest), "/").frame.menu
    assert [link.text for link in menu] == ["People", "About"]


def test_the_same_help_line_in_every_footer(site):
    viewed = made(site.write(FULLER))
    framed = [page.view for page in viewed.pages.pages if page.template != "redirect.html"]
    footer = framed[0].frame.footer
    assert {page.frame.footer for page in framed} == {footer}
    assert [(line.label, [a.url for a in line.answers], line.note) for line in footer.help] == [
        ("Questions about the event", ["mailto:events@example.gov"], ""),
        (
            "Need something to take part? Ask",
            ["mailto:access@example.gov"],
            "Please ask by Tuesday, September 24.",
        ),
    ]
    assert footer.hosts == "Held by City of Riverton."
    assert footer.zone == "Schedule times are in Central Time."


def test_a_language_without_interface_words_keeps_its_tag_on_the_content(site):
    page = "---\ntitle: Cómo llegar\nlanguage: Vietnamese\n---\nĐi xe buýt.\n"
    site.write(SMALLEST).write({"content/pages/viaje.md": page})
    frame = view(made(site), "/viaje/").frame
    assert (frame.language, frame.content_language) == ("en", "vi")
    assert view(made(site), "/").frame.content_language == ""


def test_what_people_typed_is_never_filled_in(site):
    text = SMALLEST["content/event.yaml"].replace("Breakfast", '"{{ 7*7 }} {name}"')
    viewed = made(site.write({"content/event.yaml": text}))
    assert view(viewed, "/schedule/").days[0].entries[0].title == "{{ 7*7 }} {name}"

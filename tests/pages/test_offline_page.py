"""The page shown without a network, and what pages tell the script that has copies kept."""

from made_pages import SMALLEST, made, urls, view

OFF = SMALLEST | {"site_config.yaml": "offline: no\n"}


def test_the_page_leads_to_home_and_the_parts_of_the_site(site):
    viewed = made(site.write(SMALLEST))
    page = view(viewed, "/offline.html")
    assert page.frame.kind == "offline"
    assert page.frame.noindex
    assert page.frame.offline
    assert [link.url for link in page.ways] == ["/", *(link.url for link in page.frame.menu)]


def test_a_site_that_wants_no_copies_has_no_such_page(site):
    viewed = made(site.write(OFF))
    assert "/offline.html" not in urls(viewed)
    assert not view(viewed, "/").frame.offline

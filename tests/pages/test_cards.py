"""Cards and icons as views: what each page shows to others, and the manifest."""

import json
from dataclasses import replace

import pytest
from made_pages import EVENT, FULLER, SMALLEST, made, view

from handbill.pages.cards import CardView
from handbill.pages.icons import IconView, monogram
from handbill.pages.sharing import locale

ADDRESS = "https://example.gov/peers/"
DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c6360000000020001e527defc0000000049454e44ae426082"
)
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><path d="M0 0h8v8z"/></svg>'


def cards(viewed):
    drawn = (one.view for one in viewed.pages.drawings if isinstance(one.view, CardView))
    return {card.url: card for card in drawn}


def icons(viewed):
    return [one for one in viewed.pages.drawings if isinstance(one.view, IconView)]


def manifest(viewed):
    body = next(file.body for file in viewed.pages.files if file.path == "site.webmanifest")
    return json.loads(body)


def test_event_days_sessions_and_posts_have_cards_and_no_other_page(site):
    found = cards(made(site.write(FULLER), base_url=ADDRESS))
    folders = sorted({url.split("/")[1] for url in found})
    assert folders == ["", "panels", "posts", "schedule", "sessions"]
    assert sorted(url for url in found if "panels" in url or "schedule" in url) == [
        "/panels/sustaining-safety-work/",
        "/panels/what-libraries-make-possible/",
        "/schedule/day-1/",
        "/schedule/day-2/",
    ]


def test_what_the_cards_say(site):
    found = cards(made(site.write(FULLER), base_url=ADDRESS))
    told = {
        url: (card.label, card.title, card.lines, card.day, card.stock, card.stations)
        for url, card in found.items()
    }
    assert told["/"] == (
        "",
        "Peer Exchange in Riverton",
        ("October 8 to 10, 2024, Riverton, Louisiana",),
        *(0, 1, ("ring", "ring")),
    )
    assert told["/schedule/day-1/"] == (
        "",
        "Seeing the work up close",
        ("Day 1, Tuesday, October 8, 2024", "Riverton, Louisiana"),
        *(1, 1, ("ring", "tick", "ring", "tick", "ring")),
    )
    assert told["/schedule/day-2/"][1:3] == ("Wednesday, October 9", ("Riverton, Louisiana",))
    assert told["/panels/what-libraries-make-possible/"] == (
        "Panel · Lunch, provided",
        "What libraries make possible",
        ("Tuesday, October 8, 12:00 pm to 1:30 pm", "Main Library, Large Meeting Room"),
        *(1, 1, ("ring", "tick", "here", "tick", "ring")),
    )
    assert told["/sessions/reentry/"][5] == ("ring", "tick", "ring", "here", "ring")
    assert told["/posts/three-days/"] == (
        "Recap",
        "Three days in Riverton",
        ("October 15, 2024",),
        *(0, 1, ("here",)),
    )


def test_a_page_names_its_card_by_its_whole_address(site):
    viewed = made(site.write(FULLER), base_url=ADDRESS)
    card = view(viewed, "/schedule/day-1/").frame.head.card
    path = next(one.path for one in viewed.pages.drawings if "schedule/day-1" in one.path)
    assert card.address == f"{ADDRESS}{path}"
    assert card.alt == (
        "Seeing the work up close. Day 1, Tuesday, October 8, 2024. Riverton, Louisiana. "
        "Peer Exchange in Riverton"
    )
    home = view(viewed, "/").frame.head.card
    assert view(viewed, "/venues/main-library/").frame.head.card == home
    assert view(viewed, "/404.html").frame.head.card is None
    assert view(viewed, "/posts/three-days/").frame.head.published == "2024-10-15T00:00-05:00"


@pytest.mark.parametrize("how", [{}, {"base_url": ADDRESS, "preview": True}])
def test_no_card_is_drawn_where_nobody_can_fetch_it(site, how):
    viewed = made(site.write(FULLER), **how)
    assert cards(viewed) == {}
    assert view(viewed, "/").frame.head.card is None


def test_a_changed_card_has_a_new_name_and_the_others_keep_theirs(site):
    before = {one.path for one in made(site.write(FULLER), base_url=ADDRESS).pages.drawings}
    day = FULLER["content/agenda/day-2.yaml"].replace("Songs", "Songs and stories")
    after = {
        one.path
        for one in made(
            site.write({"content/agenda/day-2.yaml": day}), base_url=ADDRESS
        ).pages.drawings
    }
    assert [path.rsplit("-", 1)[0] for path in sorted(before ^ after)] == [
        "cards/sessions/songs",
        "cards/sessions/songs-and-stories",
    ]


@pytest.mark.parametrize(("days", "tabs"), [(1, ()), (2, (1, 2)), (6, (1, 2, 3, 4, 5, 6)), (7, ())])
def test_the_days_are_tabs_where_they_are_a_few(site, days, tabs):
    site.write({"content/event.yaml": EVENT})
    for number in range(1, days + 1):
        agenda = f"day: {number}\nsessions:\n  - 9:00 am - 10:00 am: Talk {number}\n"
        site.write({f"content/agenda/day-{number}.yaml": agenda})
    assert {card.tabs for card in cards(made(site, base_url=ADDRESS)).values()} == {tabs}


def test_a_card_holds_no_more_than_can_be_drawn(site):
    site.write(SMALLEST)
    long = "words and " * 60
    site.write({"content/posts/2024-10-15-x.md": f"---\ntitle: {long}\n---\nText.\n"})
    card = cards(made(site, base_url=ADDRESS))["/posts/x/"]
    assert len(card.title) <= 160
    assert card.title.endswith("words and words…")


# Icons


@pytest.mark.parametrize(
    ("name", "acronym", "letters"),
    [
        ("Peer Exchange in Baton Rouge", "", "PE"),
        ("The City of Riverton", "", "CR"),
        ("Riverton", "", "R"),
        ("Encuentro de ciudades", "", "EC"),
        ("Peer Exchange", "JRX 2024", "JR"),
        ("2024 Exchange", "", "2E"),
        ("東京会議", "", "東"),
        ("...", "", ""),
    ],
)
def test_the_letters_that_stand_for_a_site(name, acronym, letters):
    assert monogram(name, acronym) == letters


def test_the_manifest_of_a_site(site):
    site.write(SMALLEST)
    viewed = made(site)
    paths = [one.path for one in icons(viewed)]
    assert [path.split(".")[0] for path in paths] == [
        "assets/icon-tab",
        "assets/icon-touch",
        "assets/icon-small",
        "assets/icon-large",
        "assets/icon-mask",
    ]
    assert manifest(viewed) == {
        "id": "./",
        "name": "Peer Exchange in Riverton",
        "lang": "en",
        "dir": "ltr",
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "theme_color": "#ffc83d",
        "background_color": "#ffffff",
        "icons": [
            {"src": paths[2], "sizes": "192x192", "type": "image/png"},
            {"src": paths[3], "sizes": "512x512", "type": "image/png"},
            {"src": paths[4], "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
        ],
    }


def test_a_short_form_is_the_name_below_the_icon(site):
    event = SMALLEST["content/event.yaml"].replace("starts:", "acronym: PXR\nstarts:")
    site.write({"content/event.yaml": event, "site_config.yaml": "look: plain\naccent: #7a1fa2\n"})
    found = manifest(made(site))
    assert (found["short_name"], found["theme_color"]) == ("PXR", "#ffffff")


def test_a_logo_is_the_icon_and_stands_beside_the_name(site):
    site.write(SMALLEST).write({"content/images/logo.png": DOT})
    site.write({"site_config.yaml": "logo: images/logo.png\n"})
    viewed = made(site)
    assert {one.view.logo for one in icons(viewed)} == {"content/images/logo.png"}
    assert [one.view.ground for one in icons(viewed)] == ["", "#ffffff", "", "", "#ffffff"]
    frame = view(viewed, "/").frame
    assert (frame.logo.alt, frame.head.icons.vector) == ("", "")
    assert frame.logo.url.removeprefix("/") in {copy.path for copy in viewed.pages.copies}


def test_a_drawn_logo_is_published_as_it_is_and_letters_stand_in_where_dots_are_needed(site):
    site.write(SMALLEST).write({"content/images/logo.svg": DRAWING})
    site.write({"site_config.yaml": "logo: images/logo.svg\n"})
    viewed = made(site)
    vector = view(viewed, "/").frame.head.icons.vector
    assert manifest(viewed)["icons"][0] == {
        "src": vector[1:],
        "sizes": "any",
        "type": "image/svg+xml",
    }
    assert {(one.view.letters, one.view.logo) for one in icons(viewed)} == {("PE", "")}


def test_pages_tell_the_browser_the_color_of_their_masthead(site):
    viewed = made(site.write(FULLER))
    colors = {
        url: (view(viewed, url).frame.head.theme_light, view(viewed, url).frame.head.theme_dark)
        for url in ("/schedule/day-2/", "/venues/")
    }
    assert colors == {
        "/schedule/day-2/": ("#ffad99", "#ffad99"),
        "/venues/": ("#ffc83d", "#ffc83d"),
    }
    head = view(made(site.write({"site_config.yaml": "look: plain\n"})), "/").frame.head
    assert (head.theme_light, head.theme_dark) == ("#ffffff", "#14161a")


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "en_US"), ("es", "es_ES"), ("es-MX", "es_MX"), ("zh-Hant-TW", "zh_TW"), ("ht", "")],
)
def test_a_language_as_open_graph_writes_it(language, said):
    assert locale(language) == said


def test_the_alt_of_a_card_says_nothing_twice(site):
    card = cards(made(site.write(SMALLEST), base_url=ADDRESS))["/"]
    again = replace(card, title=card.site_name)
    assert again.alt.count(card.site_name) == 1

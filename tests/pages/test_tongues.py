"""Texts in several languages: each leads to the others, in their own names and with hreflang."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from handbill.commands.build import BuildOptions, build
from handbill.reading.languages import own_name

EVENT = """\
name: Peer Exchange in Riverton
starts: October 8, 2024
time zone: Central
agenda:
  - 9:00 am - 10:00 am: Breakfast
"""
TRAVEL = "---\ntitle: Travel\n---\nCome by bus.\n"
VIAJE = (
    "---\ntitle: Cómo llegar\nlanguage: Spanish\ntranslation of: Travel\n---\nVenga en autobús.\n"
)
ABOUT = "---\ntitle: About\n---\nA gathering.\n"


@pytest.fixture
def built(site):
    site.write({
        "content/event.yaml": EVENT,
        "content/pages/travel.md": TRAVEL,
        "content/pages/como-llegar.md": VIAJE,
        "content/pages/about.md": ABOUT,
        "site_config.yaml": "address: https://example.gov/x/\n",
    })  # fmt: skip
    options = BuildOptions(now=datetime(2024, 9, 1, tzinfo=UTC))
    report = build(site.root, site.root / "output", options, lambda *_: None)
    assert report.ok
    return site


def alternates(html: str) -> list[tuple[str, str]]:
    return re.findall(r'<link rel="alternate" hreflang="([^"]*)" href="([^"]*)">', html)


def languages(html: str) -> set[tuple[str, str, str]]:
    return set(
        re.findall(
            r'<li class="language"><a href="([^"]*)" lang="([^"]*)" hreflang="[^"]*">([^<]*)', html
        )
    )


def test_a_pair_names_each_other(built) -> None:
    pair = [
        ("en", "https://example.gov/x/travel/"),
        ("es", "https://example.gov/x/como-llegar/"),
    ]
    travel, viaje = built.output("travel/index.html"), built.output("como-llegar/index.html")
    assert alternates(travel) == alternates(viaje) == pair
    assert languages(travel) == {("../como-llegar/", "es", "Español")}
    assert languages(viaje) == {("../travel/", "en", "English")}
    assert '<html lang="es"' in viaje
    assert "Programa</a>" in viaje


def test_other_pages_lead_to_where_the_language_begins(built) -> None:
    about = built.output("about/index.html")
    assert alternates(about) == []
    assert languages(about) == {("../como-llegar/", "es", "Español")}


def test_a_translation_stands_in_the_menu_by_its_language_alone(built) -> None:
    menu = re.search(r'<nav class="menu".*?</nav>', built.output("index.html"), re.DOTALL)
    assert menu is not None
    words = re.findall(r">([^<>\n]+)</a>", menu[0])
    assert [w for w in words if w in {"Travel", "About", "Cómo llegar", "Español"}] == [
        "About",
        "Travel",
        "Español",
    ]


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("es", "Español"),
        ("en", "English"),
        ("zh", "中文"),
        ("pt-BR", "Português brasileiro"),
        ("es-MX", "Español"),
        ("ase", "American Sign Language"),
        ("xx", "xx"),
    ],
)
def test_languages_name_themselves(tag: str, name: str) -> None:
    assert own_name(tag) == name


def test_a_site_in_spanish_speaks_spanish(site) -> None:
    site.write({
        "content/event.yaml": EVENT.replace("Breakfast", "Desayuno"),
        "site_config.yaml": "languages: Spanish\n",
    })  # fmt: skip
    options = BuildOptions(now=datetime(2024, 9, 1, tzinfo=UTC))
    assert build(site.root, site.root / "output", options, lambda *_: None).ok
    home = site.output("index.html")
    assert '<html lang="es"' in home
    assert "martes, 8 de octubre de 2024" in home
    assert "hora del Centro" in home

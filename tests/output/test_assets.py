from __future__ import annotations

from pathlib import Path

import pytest
from little_press import write

from handbill.digests import digest_of
from handbill.output.theme import Theme


def theme(folder: Path, assets: dict[str, str]) -> Theme:
    write(folder / "theme/assets", assets)
    (folder / "site").mkdir(exist_ok=True)
    return Theme.of(folder / "site", folder / "theme")


def hashed(name: str, body: str) -> str:
    stem, _, ending = name.rpartition(".")
    return f"{stem}.{digest_of(body.encode())[:8]}.{ending}"


def test_style_sheets_refer_to_hashed_names(tmp_path: Path) -> None:
    assets = {
        "fonts/a.woff2": "font",
        "icon.svg": "<svg/>",
        "parts/more.css": "p{src:url(../fonts/a.woff2)}",
    }
    font, icon = hashed("fonts/a.woff2", "font"), hashed("icon.svg", "<svg/>")
    more = f"p{{src:url(../{font})}}"
    more_name = hashed("parts/more.css", more)
    sheet = (
        '@import "parts/more.css";/* url(not.here) */'
        "a{src:url( 'fonts/a.woff2?x#iefix' )}b{src:url(icon.svg#part),url(data:x),url(https://x.y/z),url(#id),url(/abs)}"
    )
    fitted = (
        f'@import "{more_name}";/* url(not.here) */'
        f"a{{src:url( '{font}?x#iefix' )}}b{{src:url({icon}#part),url(data:x),url(https://x.y/z),url(#id),url(/abs)}}"
    )
    of = theme(tmp_path, {**assets, "site.css": sheet})
    assert of.problems == ()
    assert {asset.path: asset.body.decode() for asset in of.assets.table.values()} == {
        f"assets/{font}": "font",
        f"assets/{icon}": "<svg/>",
        f"assets/{more_name}": more,
        f"assets/{hashed('site.css', fitted)}": fitted,
    }


def test_a_changed_font_changes_the_name_of_its_sheet(tmp_path: Path) -> None:
    before = theme(tmp_path, {"a.css": "url(f.woff)", "f.woff": "1"}).assets
    after = theme(tmp_path, {"f.woff": "2"}).assets
    assert before.path("a.css") != after.path("a.css")
    assert before.fingerprint != after.fingerprint


def test_own_assets_lie_over_the_built_in_ones(tmp_path: Path) -> None:
    write(tmp_path / "site/templates/assets", {"a.css": "own"})
    of = theme(tmp_path, {"a.css": "built in", "b.css": "b"})
    assert [asset.body for asset in of.assets.table.values()] == [b"own", b"b"]


@pytest.mark.parametrize(
    ("assets", "code", "place"),
    [
        ({"a.css": "\n p { src: url(gone.woff2) }"}, "asset-missing", "a.css:2:15"),
        ({"a.css": "url(../../../etc/passwd)"}, "asset-missing", "a.css:1:5"),
        ({"a.css": "url(b.css)", "b.css": "url(a.css)"}, "asset-loop", "b.css:1:5"),
        ({"a.css": "url(a.css)"}, "asset-loop", "a.css:1:5"),
    ],
)
def test_what_cannot_be_found_is_told(
    tmp_path: Path, assets: dict[str, str], code: str, place: str
) -> None:
    found = theme(tmp_path, assets).problems
    assert [(p.code, str(p.position)) for p in found] == [(code, f"handbill/theme/assets/{place}")]

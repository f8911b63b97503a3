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


def published(of: Theme) -> dict[str, str]:
    return {asset.path: asset.body.decode() for asset in of.assets.table.values()}


def test_style_sheets_refer_to_hashed_names(tmp_path: Path) -> None:
    sheet = (
        "/* url(not.here) */"
        "a{src:url( 'fonts/a.woff2?x#iefix' )}b{src:url(icon.svg#part),url(data:x),url(https://x.y/z),url(#id),url(/abs)}"
    )
    font, icon = hashed("fonts/a.woff2", "font"), hashed("icon.svg", "<svg/>")
    fitted = (
        "/* url(not.here) */"
        f"a{{src:url( '{font}?x#iefix' )}}b{{src:url({icon}#part),url(data:x),url(https://x.y/z),url(#id),url(/abs)}}"
    )
    of = theme(tmp_path, {"fonts/a.woff2": "font", "icon.svg": "<svg/>", "site.css": sheet})
    assert of.problems == ()
    assert published(of) == {
        f"assets/{font}": "font",
        f"assets/{icon}": "<svg/>",
        f"assets/{hashed('site.css', fitted)}": fitted,
    }


def test_an_imported_sheet_is_put_into_the_one_that_imports_it(tmp_path: Path) -> None:
    assets = {
        "site.css": '@layer a, b;\n@import "css/a.css" layer(a);\n@import "css/b.css";\n',
        "css/a.css": "p{src:url(../fonts/f.woff2)}\n",
        "css/b.css": 'i{}@import "c.css" layer(c);',
        "css/c.css": "u{}\n",
        "fonts/f.woff2": "font",
    }
    font = hashed("fonts/f.woff2", "font")
    fitted = f"@layer a, b;\n@layer a {{\np{{src:url({font})}}\n}}\ni{{}}@layer c {{\nu{{}}\n}}\n"
    of = theme(tmp_path, assets)
    assert of.problems == ()
    assert published(of) == {
        f"assets/{font}": "font",
        f"assets/{hashed('site.css', fitted)}": fitted,
    }


def test_scripts_import_by_hashed_names(tmp_path: Path) -> None:
    assets = {
        "js/site.js": 'import { say } from "./words.js";\n// from "./gone.js"\nconst q = import("../vendor/q.mjs");\n',
        "js/words.js": "export const say = 1;\n",
        "vendor/q.mjs": "export default 2;\n",
    }
    words = hashed("js/words.js", assets["js/words.js"]).removeprefix("js/")
    q = hashed("vendor/q.mjs", assets["vendor/q.mjs"])
    fitted = f'import {{ say }} from "./{words}";\n\nconst q = import("../{q}");\n'
    of = theme(tmp_path, assets)
    assert of.problems == ()
    assert published(of) == {
        f"assets/{hashed('js/site.js', fitted)}": fitted,
        f"assets/js/{words}": assets["js/words.js"],
        f"assets/{q}": assets["vendor/q.mjs"],
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
        ({"a.css": '@import "gone.css";'}, "asset-missing", "a.css:1:10"),
        ({"a.css": '@import "b.css";', "b.css": '@import "a.css";'}, "asset-loop", "b.css:1:10"),
        ({"a.js": '\nimport "./gone.js";'}, "asset-missing", "a.js:2:9"),
    ],
)
def test_what_cannot_be_found_is_told(
    tmp_path: Path, assets: dict[str, str], code: str, place: str
) -> None:
    found = theme(tmp_path, assets).problems
    assert [(p.code, str(p.position)) for p in found] == [(code, f"handbill/theme/assets/{place}")]


@pytest.mark.parametrize(
    ("typed", "published_as"),
    [
        ("// about\na(); // kept\n  // more\nb();\n", "\na(); // kept\n\nb();\n"),
        ("/** Do it. */\nfunction f() {\n  g();\n}\n", "\nfunction f() {\ng();\n}\n"),
        ("/* of many\n   lines */\n/** a */ b();\n", "/* of many\nlines */\n/** a */ b();\n"),
        (
            "//# sourceMappingURL=a.map\n/*! license */\n",
            "//# sourceMappingURL=a.map\n/*! license */\n",
        ),
        ("const words = `\n// words\n`;\n", "const words = `\n// words\n`;\n"),
        ('const url = "https://example.org/";\n', 'const url = "https://example.org/";\n'),
    ],
)
def test_scripts_are_published_without_lines_of_comment_and_indents(
    tmp_path: Path, typed: str, published_as: str
) -> None:
    assert list(published(theme(tmp_path, {"a.js": typed})).values()) == [published_as]


def test_comments_in_style_sheets_stay(tmp_path: Path) -> None:
    assert list(published(theme(tmp_path, {"a.css": "/** a */\np {}\n"})).values()) == [
        "/** a */\np {}\n"
    ]


def test_one_part_of_the_style_sheet_may_be_replaced(tmp_path: Path) -> None:
    """A file of a site's own takes the place of the theme's; all other parts stay as they are."""
    built_in = Path(__file__).parents[2] / "templates"
    (tmp_path / "plain").mkdir()
    plain = Theme.of(tmp_path / "plain", built_in).assets
    part = (built_in / "assets/css/line.css").read_text(encoding="utf-8")
    write(tmp_path / "own/templates/assets/css", {"line.css": ".line { color: red }\n"})
    of = Theme.of(tmp_path / "own", built_in)
    assert of.problems == ()
    before, after = (one.table["site.css"].body.decode() for one in (plain, of.assets))
    assert before.count(part) == 1
    assert after == before.replace(part, ".line { color: red }\n")
    assert of.assets.path("site.css") != plain.path("site.css")
    others = {n: a for n, a in plain.table.items() if n not in {"site.css", "css/line.css"}}
    assert {name: of.assets.table[name] for name in others} == others

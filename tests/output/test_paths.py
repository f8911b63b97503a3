from __future__ import annotations

import pytest

from handbill.output.paths import LONGEST_PART, Named, fault, path_problems

REFUSED = {
    "": "is empty",
    "/etc/passwd": "does not begin inside the output folder",
    "C:/x": "does not begin inside the output folder",
    "c:x": "does not begin inside the output folder",
    "..": "has '..' between its slashes",
    "../x": "has '..' between its slashes",
    "a/../../x": "has '..' between its slashes",
    "a/./x": "has '.' between its slashes",
    "a//x": "has two slashes together, or one at its end",
    "a/": "has two slashes together, or one at its end",
    "a\\b": "has a backslash in it",
    "..\\b": "has a backslash in it",
    "a\0b": "has a sign in it that cannot be printed",
    "a\nb": "has a sign in it that cannot be printed",
    "a\ud800b": "has a sign in it that cannot be printed",
    "file:stream": "has : in it, which Windows does not allow",
    "what?": "has ? in it, which Windows does not allow",
    "a*": "has * in it, which Windows does not allow",
    "a|b": "has | in it, which Windows does not allow",
    'a"b': 'has " in it, which Windows does not allow',
    "<a>": "has < in it, which Windows does not allow",
    "a./b": "has the part 'a.', which ends with a dot or a blank; Windows drops those",
    "a /b": "has the part 'a ', which ends with a dot or a blank; Windows drops those",
    "con": "has the part 'con', which on Windows names a device, not a file",
    "a/NUL/index.html": "has the part 'NUL', which on Windows names a device, not a file",
    "aux.txt": "has the part 'aux.txt', which on Windows names a device, not a file",
    "Com1.tar.gz": "has the part 'Com1.tar.gz', which on Windows names a device, not a file",
    "lpt\u00b2": "has the part 'lpt\u00b2', which on Windows names a device, not a file",
    "x" * 256: "has a part longer than 255 bytes",
    "\u00e9" * 128: "has a part longer than 255 bytes",
    "x/" * 512 + "x": "is longer than 1024 bytes",
    ".handbill.json": "begins with .handbill, which Handbill keeps for its own files",
    ".Handbill-new/1": "begins with .handbill, which Handbill keeps for its own files",
}


@pytest.mark.parametrize("path", REFUSED)
def test_a_path_that_some_system_cannot_hold_is_refused(path: str) -> None:
    assert fault(path) == REFUSED[path]
    (found,) = path_problems([Named(path, "static/x")])
    assert (found.code, str(found.position)) == ("output-path", "static/x:1:1")


@pytest.mark.parametrize(
    "path",
    [
        "a",
        "a/b.html",
        ".well-known/x",
        ".nojekyll",
        "console.txt",
        "com10",
        "\u00e9t\u00e9/ \u2603",
        "x" * LONGEST_PART,
    ],
)
def test_other_paths_are_fine(path: str) -> None:
    assert fault(path) == ""
    assert path_problems([Named(path, path)]) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a", "a"),
        ("a/index.html", "A/index.html"),
        ("caf\u00e9.txt", "cafe\u0301.txt"),
        ("stra\u00dfe", "STRASSE"),
        ("a", "a/b"),
        ("a/b", "A"),
        ("files/a", "Files/b"),
    ],
)
def test_two_paths_that_are_one_on_some_system_collide(one: str, other: str) -> None:
    for first, second in ((one, other), (other, one)):
        found = path_problems([Named(first, "one"), Named(second, "other")])
        assert [p.code for p in found] == ["output-collision"]


def test_paths_that_differ_do_not_collide() -> None:
    assert path_problems(Named(p, p) for p in ("a/b", "a/c", "ab", "a.html", "b/a/b")) == ()

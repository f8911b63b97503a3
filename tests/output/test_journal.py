from __future__ import annotations

import json
from pathlib import Path

import pytest
from little_press import tree, write

from handbill.digests import digest_of
from handbill.output.journal import STAGE, Stage, recover
from handbill.output.manifest import MANIFEST, Entry, Flags, Manifest, manifest_bytes, read_manifest
from handbill.output.plan import Move, Plan, Removal, planned
from handbill.problems import ContentError


def staged(
    output: Path, moves: dict[str, str], removals: dict[str, str], *, phase: str, fresh: bool = True
) -> None:
    """Lay out what a killed press left: new files and notes, in a phase (plan or journal)."""
    write(output / STAGE, {str(at): body for at, body in enumerate(moves.values())})
    plan = planned(
        output,
        tuple(Move(at, p, digest_of(b.encode()), fresh) for at, (p, b) in enumerate(moves.items())),
        tuple(Removal(p, digest_of(b.encode())) for p, b in removals.items()),
    )
    entries = tuple(Entry(p, len(b), digest_of(b.encode()), "") for p, b in moves.items())
    manifest = manifest_bytes(Manifest(Flags(), entries))
    write(output / STAGE, {f"{phase}.json": json.dumps(plan), "manifest.json": manifest})


def test_a_start_takes_back_what_never_began_to_move(tmp_path: Path) -> None:
    write(tmp_path, {"old": "old", MANIFEST: "{}"})
    staged(tmp_path, {"a/b/c": "new"}, {"old": "old"}, phase="plan")
    (tmp_path / "a/b").mkdir(parents=True)
    assert recover(tmp_path)
    assert tree(tmp_path) == {"old": b"old", MANIFEST: b"{}"}
    assert not (tmp_path / "a").exists()
    assert not recover(tmp_path)


def test_a_start_ends_what_began_to_move(tmp_path: Path) -> None:
    write(tmp_path, {"old": "old", "deep/old": "edited by hand"})
    staged(
        tmp_path, {"a/b": "new", "c": "newer"}, {"old": "old", "deep/old": "old"}, phase="journal"
    )
    (tmp_path / STAGE / "1").rename(tmp_path / "c")
    assert recover(tmp_path)
    found = tree(tmp_path)
    del found[MANIFEST]
    assert found == {"a/b": b"new", "c": b"newer", "deep/old": b"edited by hand"}


def test_a_foreign_file_that_came_meanwhile_stays_and_is_not_ours(tmp_path: Path) -> None:
    staged(tmp_path, {"a": "new", "b": "new", "c/d": "new"}, {}, phase="journal")
    write(tmp_path, {"a": "theirs", "c": "theirs"})
    recover(tmp_path)
    manifest = read_manifest(tmp_path / MANIFEST)
    assert manifest is not None
    assert [entry.path for entry in manifest.entries] == ["b"]
    assert (tmp_path / "a").read_text() == (tmp_path / "c").read_text() == "theirs"
    assert not (tmp_path / STAGE).exists()


@pytest.mark.parametrize("path", ["../out", "/out", "a\\b", ".handbill.json"])
@pytest.mark.parametrize("plan", ["clears", "moves", "removals", "folders"])
def test_notes_that_lead_out_of_the_folder_are_refused(
    tmp_path: Path, path: str, plan: str
) -> None:
    output = tmp_path / "output"
    named: dict[str, object] = {
        "clears": (Removal(path, ""),),
        "moves": (Move(0, path, "", fresh=True),),
        "removals": (Removal(path, ""),),
        "folders": (path,),
    }
    bad = Plan((), (), ())._replace(**{plan: named[plan]})  # type: ignore[arg-type]
    write(output, {f"{STAGE}/journal.json": json.dumps(bad), f"{STAGE}/0": "new"})
    with pytest.raises(ContentError, match="cannot be read"):
        recover(output)


@pytest.mark.parametrize("notes", ["", "{", "3", "[]", "[[],[],[],[[]],3]", '[[["x"]],[],[],[]]'])
def test_damaged_notes_are_told(tmp_path: Path, notes: str) -> None:
    write(tmp_path, {f"{STAGE}/journal.json": notes})
    with pytest.raises(ContentError, match="cannot be read"):
        recover(tmp_path)


def test_foreign_files_in_the_stage_stay(tmp_path: Path) -> None:
    write(tmp_path, {f"{STAGE}/mine.txt": "mine", f"{STAGE}/0": "ours"})
    recover(tmp_path)
    assert tree(tmp_path) == {f"{STAGE}/mine.txt": b"mine"}


def test_dropping_a_stage_removes_a_folder_that_was_made_for_it(tmp_path: Path) -> None:
    stage = Stage(tmp_path / "output")
    stage.open()
    stage.put(0, b"x")
    stage.drop()
    assert list(tmp_path.iterdir()) == []


def test_a_manifest_is_read_as_it_was_written() -> None:
    entries = (Entry("b", 1, "d", "f"), Entry("a/\u00e9", 2, "d", "f"))
    written = manifest_bytes(Manifest(Flags(preview=True, as_of="Oct 8"), entries))
    assert json.loads(written) == {
        "version": 1,
        "drafts": False,
        "preview": True,
        "as_of": "Oct 8",
        "files": [
            {"path": "a/\u00e9", "size": 2, "digest": "d", "fingerprint": "f"},
            {"path": "b", "size": 1, "digest": "d", "fingerprint": "f"},
        ],
    }
    assert json.loads(manifest_bytes(Manifest()))["files"] == []

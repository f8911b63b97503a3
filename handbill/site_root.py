"""Which site a command works on."""

from __future__ import annotations

from pathlib import Path

from handbill.problems import UsageError

CONFIG = "site_config.yaml"


def find_site(named: Path | None, working_folder: Path, own_site: Path | None) -> Path | UsageError:
    """Return the folder of the site, or why there is none.

    `named` is what -C says, from the working folder on: it needs a content folder
    or a site_config.yaml. Else the nearest folder upward from the working folder
    with a site_config.yaml; else `own_site`, the folder of build.py, if it is one.
    """
    if named is not None:
        return _named_site(working_folder / named, str(named))
    upward = (working_folder, *working_folder.parents)
    nearest = next((folder for folder in upward if (folder / CONFIG).is_file()), None)
    if nearest is not None:
        return nearest
    if own_site is not None and _is_site(own_site):
        return own_site
    return UsageError(
        f"There is no site in {working_folder}, nor in a folder above it. Go to the folder that"
        f" holds {CONFIG}, or name it: -C FOLDER."
    )


def _named_site(folder: Path, typed: str) -> Path | UsageError:
    if folder.is_file() and folder.name == CONFIG:
        return UsageError(f"-C takes the folder of a site, not a file: leave {CONFIG} out.")
    if not folder.is_dir():
        return UsageError(f"-C names a folder that is not there: {typed}")
    if not _is_site(folder):
        return UsageError(
            f"-C names a folder with no site in it (no content folder, no {CONFIG}): {typed}"
        )
    return folder.resolve()


def _is_site(folder: Path) -> bool:
    return (folder / "content").is_dir() or (folder / CONFIG).is_file()

# -*- coding: utf-8 -*-
"""The door: `python build.py serve`, `python build.py check`, `python build.py --help`.

This file keeps to words that every Python reads, so that one that is too old
is told in a sentence. All else is in handbill/door.py.
"""

import os
import sys

OLDEST = (3, 11)


def main():
    """Say that this Python is too old, or go through the door."""
    if sys.version_info < OLDEST:
        sys.stderr.write(too_old())
        return 1
    home = os.path.dirname(os.path.realpath(__file__))
    if home not in sys.path:
        sys.path.insert(0, home)
    from handbill import door

    return door.start(home, sys.argv[1:])


def too_old():
    """Return what to do about a Python from before 3.11."""
    needed = "%d.%d" % OLDEST
    found = "%d.%d" % sys.version_info[:2]
    python = "py -3.12" if os.name == "nt" else "python3.12"
    command = " ".join([python, "build.py"] + sys.argv[1:])
    return (
        "Handbill needs Python %s or later; this is Python %s.\n"
        "Install Python 3.12 from https://www.python.org/downloads/, then run:\n"
        "    %s\n" % (needed, found, command)
    )


if __name__ == "__main__":
    sys.exit(main())

"""`python -m handbill`: through the door in a working copy, straight to the commands where Handbill is installed."""

import sys
from pathlib import Path

from handbill import door

if __name__ == "__main__":
    home = Path(__file__).resolve().parent.parent
    in_working_copy = (home / "build.py").is_file() and (home / "requirements").is_dir()
    sys.exit(door.start(home, sys.argv[1:]) if in_working_copy else door.main())

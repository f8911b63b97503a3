"""Feeds are made from the same little sites as pages: their module lies beside the tests of pages."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent / "pages"))

"""The scripts of deploy/local are run as files, not installed: the tests put their folder on the path."""

import sys
from pathlib import Path

TESTS = Path(__file__).parents[1]
sys.path += [str(TESTS.parent / "deploy/local"), str(TESTS / "browser"), str(TESTS / "deploy/lite")]

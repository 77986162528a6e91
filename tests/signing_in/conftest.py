"""deploy/ is not installed: the tests put it on the path. What several of them share stands here."""

import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
sys.path.append(str(CHECKOUT / "deploy"))

from lms.platform import LearningPlatform  # noqa: E402


@pytest.fixture
def platform():
    """A learning platform on loopback."""
    platform = LearningPlatform().start()
    yield platform
    platform.stop()

"""What the head of a run says about fuzzing."""

from fuzz.availability import in_words


def pytest_report_header():
    """A line, whatever is run."""
    return in_words()

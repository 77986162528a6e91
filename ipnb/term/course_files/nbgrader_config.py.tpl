"""This folder is an nbgrader course: source/ -> assignments/ -> submitted/ -> autograded/ -> feedback/."""

from pathlib import Path

try:
    from ipnb.grading.config import configure

    configure(get_config(), Path(__file__).parent)
except Exception as error:
    # nbgrader would only warn, and then grade without this course's pipeline
    raise SystemExit(
        f"{__file__}: {error!r}. Nothing is graded without the course's pipeline."
    ) from error

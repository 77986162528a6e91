"""Students of the roster file, as every part of the course reads it, with faults as setting up tells them.

Reading takes packages that a fresh machine does not have, so this is for the second half of setting up, which
runs with the release's Python, and for the hub.
"""

from pathlib import Path

from department.faults import Fault
from ipnb.documents.diagnostics import DocumentError
from ipnb.grading.roster_file import read as course_roster

REMEDY = (
    "Mend it, then run the same command again. For an export of a learning platform, ipnb term roster "
    "export.csv --ids make --to roster.csv makes accounts of what stands there."
)


def read_roster(path: Path) -> tuple[course_roster.Student, ...]:
    """Read the file.

    Raises
    ------
    Fault
        With each line that cannot be used.
    """
    try:
        return course_roster.read_roster(path).students
    except DocumentError as error:
        raise Fault(f"The roster cannot be used:\n{error}", path, REMEDY) from None

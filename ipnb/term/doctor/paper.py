"""What making PDFs needs: a Chromium, and fonts."""

import shutil
import subprocess
from collections.abc import Iterator

from ipnb.term.doctor.check import Check, fault, ok, unknown

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")


def paper_checks() -> Iterator[Check]:
    """Check for a Chromium that starts, and for any font of the system."""
    program = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if program is None:
        yield fault("Chromium", "there is none", "Debian: apt-get install chromium")
    else:
        yield ok("Chromium", program)
    if shutil.which("fc-list") is None:
        yield unknown("fonts", "fontconfig is not installed, so nobody can say")
        return
    listed = subprocess.run(
        ["fc-list", "--format=%{family}\n"], capture_output=True, text=True, timeout=30
    )
    families = {line for line in listed.stdout.splitlines() if line}
    if families:
        yield ok("fonts", f"{len(families)} families")
    else:
        yield fault("fonts", "there is none", "Debian: apt-get install fonts-dejavu-core")

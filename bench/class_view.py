"""Seconds until an instructor sees a class: everybody, outcomes, and the report of each assignment.

A term of the course's own seven assignments; a few students are really graded, and the rest are copies of them
(`tests/grading/whole_term.py`). Everybody shows what they have begun. Each page is made for the first time, and
then again.

Usage: python bench/class_view.py [students, by default 300]
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from grading.whole_term import NAMES, whole_term

from ipnb.desk.progress_sign import FOLDER, Begun, Sign, as_data, file_name, make_folder
from ipnb.grading.class_reports import ClassReports
from ipnb.grading.class_view import outcomes_page, page
from ipnb.grading.class_view.how_far import HowFarReader
from ipnb.grading.class_view.outcome_map import read_outcomes
from ipnb.grading.class_view.outcome_results import PartsReader, outcome_results
from ipnb.grading.class_view.read_class import listed_people, read_class
from ipnb.grading.commands import open_course, open_gradebook
from ipnb.grading.report_page import as_page


def measured(make: Callable[[], str]) -> str:
    """Return clock and processor seconds of a page, the first time and the second, and its kilobytes."""
    cells = []
    for _ in range(2):
        clock, used = time.perf_counter(), time.process_time()
        text = make()
        cells.append(f"{time.perf_counter() - clock:.2f} ({time.process_time() - used:.2f})")
    return f"{cells[0]} | {cells[1]} | {len(text.encode()) / 1000:.0f}"


def put_signs(course: Path, number: int) -> None:
    """Let every student have begun everything, in the course's folder of the exchange."""
    course.mkdir(parents=True)
    make_folder(course)
    today = datetime.now(UTC).date()
    sign = Sign(True, today, {name: Begun(today, 14, 31) for name in NAMES})
    for place in range(number):
        text = json.dumps(as_data(sign))
        (course / FOLDER / file_name(f"s{place:05}")).write_text(text, encoding="utf-8")


def main(number: int) -> None:
    """Print a table."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "course"
        whole_term(root, number)
        app = open_course(str(root))
        app.config.Exchange.root = f"{folder}/exchange"
        app.config.ExchangeCollect.check_owner = False
        put_signs(Path(folder, "exchange", app.coursedir.course_id), number)
        here, reports, parts = app.coursedir, ClassReports(), PartsReader()
        how_far = HowFarReader()
        with open_gradebook(app) as gradebook:

            def class_page() -> str:
                view = read_class(gradebook, here, app.config, how_far)
                return page.as_page(view, "/formgrader", datetime.now(UTC))

            def outcomes() -> str:
                found = read_outcomes(root)
                known = {name: parts.read(gradebook, here, name) for name in NAMES}
                people = list(listed_people(gradebook).values())
                return outcomes_page.as_page(
                    found, outcome_results(found, known, {}), people, "/formgrader"
                )

            def report(name: str) -> str:
                found = reports.read(gradebook, here, name)
                return as_page(found.report, found.beside)

            print(f"{number} students, {len(NAMES)} assignments, load {os.getloadavg()[0]:.1f}\n")
            print("| | first, s (processor) | again, s (processor) | kB |")
            print("| --- | ---: | ---: | ---: |")
            print(f"| class | {measured(class_page)} |")
            print(f"| outcomes | {measured(outcomes)} |")
            for name in NAMES:
                print(f"| report of {name} | {measured(lambda name=name: report(name))} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 300)

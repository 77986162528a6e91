"""What tests of several folders share: the published book, built once."""

import asyncio
import fcntl
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import hypothesis
import pytest
from fuzz.availability import in_words

ROOT = Path(__file__).parents[1]
#: what takes long and is shown by something else as well: the quick run leaves it to the deep one
LEFT_TO_THE_DEEP_RUN = re.compile(
    r"test_chapter_numbers.py::test_a_misspelt_chapter"
    r"|test_annotated.py::test_a_name_that_nobody_has"
    r"|test_part_pages.py::test_an_unknown_part"
    r"|predictions/test_directive.py::test_faults_are_named"
    r"|open_cases/test_directive.py::test_faults_name"
    r"|test_files_of_cells.py::test_a_number_that_a_cell_reads"
    r"|test_widget_assets.py::test_a_change_in_ipnb"
    r"|test_strangers.py::test_commands_and_formgrader_go_on"
    r"|test_whole_way.py::test_from_fetching_to_feedback"
    r"|test_error_messages.py::.*command1"
    r"|test_due_dates.py::test_a_date_that_moves"
    r"|test_open_cells.py::test_validate_names"
    r"|test_book.py::test_the_page_lists_its_first_heading_once"
    r"|test_local_hub.py::test_a_second_hub|test_local_hub.py::test_a_taken_port"
    r"|test_course_flow.py::test_the_river_lives"
    r"|test_practice_score.py::test_(a_second_score|where_python|a_score_says)"
    r"|test_(practice|workbench_look).py::test_.*1200-light"
    r"|test_chapter_numbers.py::test_a_chapter_put_in_between"
    r"|drawings/test_directive.py::test_a_drawing_has_a_number"
    r"|predictions/test_directive.py::test_a_guess_is_listed"
    r"|test_material.py::test_a_book_without_an_open_case"
    r"|test_item_report.py::test_the_section_is_readable.*-8-"
    r"|test_bands.py::test_a_band_holds_95|dyad/test_closed_form.py::test_most_time_apart"
)
# how long an example takes depends on who else uses the machine
hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")


def pytest_report_header():
    """Say whether fuzzing is guided by coverage here: where it cannot be had, that is no secret."""
    return in_words()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Keep tests that share a fixture of their file on one worker; mark what is left to the deep run."""
    for item in items:
        if LEFT_TO_THE_DEEP_RUN.search(item.nodeid):
            item.add_marker(pytest.mark.deep)
        found = item._fixtureinfo.name2fixturedefs.values()
        is_shared = any(definitions[-1].scope == "module" for definitions in found)
        if is_shared and not item.get_closest_marker("xdist_group"):
            item.add_marker(pytest.mark.xdist_group(f"{item.path.parent.name}.{item.path.stem}"))


@pytest.fixture(scope="session")
def built_book():
    """The folder of the real book, built with warnings as errors; once up to date that takes seconds."""
    lock = ROOT / "_build" / "tests.lock"
    lock.parent.mkdir(exist_ok=True)
    command = [
        str(Path(sys.executable).with_name("jupyter-book")),
        "build",
        ".",
        "-W",
        "-n",
        "--keep-going",
    ]
    environment = {name: value for name, value in os.environ.items() if name != "IPNB_BOOK"}
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)  # workers of one test run must not build at the same time
        run = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=600
        )
    assert run.returncode == 0, run.stderr[-4000:] or run.stdout[-4000:]
    return ROOT / "_build/html"


@pytest.fixture
def finish():
    """Run a coroutine to its end, in a thread of its own: this one may have a loop already, the browser's."""
    with ThreadPoolExecutor(1) as apart:
        yield lambda coroutine: apart.submit(asyncio.run, coroutine).result()

"""Makes a course's assignments from cases and chapter exercises, and releases them if there is an exchange.

One process for all: starting nbgrader takes longer than what it then does.
"""

import os
import sys
from pathlib import Path

from nbgrader.apps import NbGrader
from nbgrader.apps.api import NbGraderAPI

from ipnb.chapter_exercises.build import build_exercises
from ipnb.chapter_exercises.from_book import is_of_exercises, load_exercise_list
from ipnb.formulation.build import build
from ipnb.formulation.case import load_case


def grader(root: Path) -> NbGraderAPI:
    """nbgrader with the settings that its command line would find in `root`."""
    os.chdir(root)
    app = NbGrader()
    app.config_file_paths.insert(0, str(root))
    app.load_config_file()
    app.config.ExchangeReleaseAssignment.force = (
        True  # a case may have changed since it was released
    )
    return NbGraderAPI(config=app.config)


def checked(what: str, result: dict) -> None:
    if not result["success"]:
        raise SystemExit(f"{what} failed:\n{result.get('error') or result.get('log')}")


def main(root: Path, names: list[str]) -> None:
    """Make, and where there is an exchange release, the assignments of these names; all if none is named."""
    folders = [
        folder for folder in sorted(root.glob("source/*/")) if not names or folder.name in names
    ]
    for folder in folders:
        if (folder / "case.yaml").exists():
            build(load_case(folder / "case.yaml"), folder)
        if is_of_exercises(folder):
            build_exercises(load_exercise_list(folder, root), folder)
    nbgrader = grader(root)
    for number, folder in enumerate(folders, 1):
        print(f"{number} of {len(folders)}: {folder.name}", flush=True)
        checked("Generating", nbgrader.generate_assignment(folder.name, force=True, create=True))
        if "IPNB_EXCHANGE" in os.environ:
            checked("Releasing", nbgrader.release_assignment(folder.name))


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), sys.argv[2:])

"""One submission, handed in and graded by nbgrader's real command, in a course folder of its own.

It lives beside the hub's course, so that an instructor who tries the hub finds only what the demo users did.
"""

import datetime as dt
import json
import os
import shutil
import subprocess
from pathlib import Path
from random import Random

import release
from nbgrader.api import Gradebook
from steps import STATE, VENV

from ipnb.formulation import simulated_respondents as respondents
from ipnb.formulation.build import FORM_CELL
from ipnb.formulation.case import load_case
from ipnb.formulation.key import load_key
from ipnb.formulation.paths import keys_folder
from ipnb.formulation.scoring import BANDS
from ipnb.grading.graded_files import META

ROOT = STATE / "demonstration"
SEEN = ROOT / "seen.txt"
ASSIGNMENT, STUDENT = "06-recovery", "demonstration"
SHARE = 2 / 3  # of the judgements are the key's
WORDS = "Here stand a student's own words, which a person marks with the rubric. "


def main() -> None:
    shutil.rmtree(ROOT, ignore_errors=True)
    for part in ("source", "keys"):
        shutil.copytree(STATE / "course" / part, ROOT / part)
    shutil.copy(STATE / "course/nbgrader_config.py", ROOT)
    made = release.grader(ROOT).generate_assignment(ASSIGNMENT)
    release.checked("Generating", made)
    hand_in(ROOT / "submitted" / STUDENT / ASSIGNMENT)
    autograde()
    SEEN.write_text(in_words(), encoding="utf-8")


def hand_in(folder: Path) -> None:
    """What `nbgrader collect` would put there: the notebook as released, and the form's answers."""
    case = load_case(ROOT / "source" / ASSIGNMENT / "case.yaml")
    key = load_key(keys_folder(ROOT) / f"{ASSIGNMENT}.yaml", case)
    known = respondents.expert(case, key)
    # carelessness here is held for a person
    careful = {name: known[name] for name in ("safety", "plan")}
    answers = {
        "schema": "ipnb.answers/1",
        "case": ASSIGNMENT,
        "student": STUDENT,
        "workspace": STUDENT,
        "revision": 1,
        "saved_at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        **(respondents.partly_right(case, key, SHARE, Random(6)) | careful),
        "narrative": {
            one["id"]: WORDS * (one["words"][0] // 10) for one in case.get("narrative", [])
        },
    }
    shutil.copytree(ROOT / "assignments" / ASSIGNMENT, folder)
    (folder / "answers.json").write_text(json.dumps(answers, ensure_ascii=False), encoding="utf-8")


def autograde() -> None:
    env = {name: value for name, value in os.environ.items() if not name.startswith("JUPYTER")}
    command = [VENV / "bin/nbgrader", "autograde", ASSIGNMENT]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    print(done.stderr, flush=True)
    if done.returncode:
        raise SystemExit(done.returncode)


def in_words() -> str:
    """Points, then every section with its band, then one reason as a student will read it."""
    notebook = ROOT / "autograded" / STUDENT / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    cells = {cell["id"]: cell for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]}
    shown = cells[FORM_CELL]["metadata"][META]
    sections = [shown["explained"]["sections"][name] for name in shown["order"]]
    with Gradebook(f"sqlite:///{ROOT / 'gradebook.db'}") as book:
        grades = book.find_submission_notebook(ASSIGNMENT, ASSIGNMENT, STUDENT).grades
        form = next(grade for grade in grades if grade.name == FORM_CELL)
        texts = [grade for grade in grades if grade.needs_manual_grade and grade is not form]
        points = f"{form.score:.1f} of {form.max_score:g} points"
    width = max(len(section["title"]) for section in sections)
    lines = [
        f"One submission to {ASSIGNMENT}, about two thirds of it right, graded by `nbgrader autograde`:",
        f"  the form: {points}; free texts that wait for a person: {len(texts)}",
        *(f"    {section['title']:<{width}}  {section['band']}" for section in sections),
        *one_reason(sections[0]["items"]),
    ]
    return "\n".join(lines) + "\n"


def one_reason(items: list[dict]) -> list[str]:
    """How a student reads why, for the first item that was not judged as the key does."""
    item = next((one for one in items if one["band"] != BANDS[-1]), items[0])
    return [
        "  and why, for example:",
        f"    {item['text']}",
        f"    You: {item['yours']}. {item['why']}",
    ]


if __name__ == "__main__":
    main()

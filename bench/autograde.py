"""What grading a submission costs: stock nbgrader, this course's grader, and the floor, in one run.

Each is a plain command in a folder of its own, on the same submissions. The start of a command is measured with
an assignment that has nothing to grade, and taken off. The floor reads the two files, scores, and commits one
row: what any grader of this case has to do. Processor time counts all that a command starts; where other work
runs on the machine it is the figure to trust. Worker processes are an exception: they answer to a process of
their own, so that in that row only the clock counts.

Usage: python bench/autograde.py [submissions (1000)] [of them for stock nbgrader (20)]
"""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from grading.course import BIN, NAME, Course

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Cost:
    """Of one command: clock and processor seconds, and the most memory at once, in MB."""

    wall: float
    processor: float
    memory: float

    def a_submission(self, start: "Cost", number: int) -> "Cost":
        """Return the cost of each of so many, the start taken off; the memory is the whole's."""
        return Cost(
            (self.wall - start.wall) / number,
            (self.processor - start.processor) / number,
            self.memory,
        )


def run(root: Path, *command: str) -> Cost:
    """Run a command in a course's folder and measure it with all that it starts."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("IPNB_", "JUPYTER"))}
    clean |= {"PATH": f"{BIN}:{clean['PATH']}", "PYTHONPATH": str(ROOT), "JUPYTER_NO_CONFIG": ""}
    began = time.perf_counter()
    with (root / "bench.log").open("ab") as log:
        process = subprocess.Popen(command, cwd=root, env=clean, stdout=log, stderr=log)
        _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    if status:
        print(
            f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}", file=sys.stderr
        )
        print((root / "bench.log").read_text(encoding="utf-8")[-2000:], file=sys.stderr)
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def course_with(folder: Path, number: int, config: str | None = None) -> Course:
    """Make a released course in which so many have handed in, all with different answers."""
    course = Course(folder) if config is None else Course(folder, config=config)
    course.release()
    if not (course.root / "assignments").exists():
        (course.root / "assignments").symlink_to("release")
    hand_in(course, number)
    return course


def hand_in(course: Course, number: int) -> None:
    """Put submissions where `nbgrader collect` would."""
    notebook = (course.root / "assignments" / NAME / f"{NAME}.ipynb").read_bytes()
    ways = [course.answers("somebody", how) for how in ("expert", "chaos")]
    for n in range(number):
        student = f"student{n:06}"
        folder = course.folder(student)
        folder.mkdir(parents=True)
        (folder / f"{NAME}.ipynb").write_bytes(notebook)
        own = {"student": student, "workspace": f"workspace-of-{student}"}
        (folder / "answers.json").write_text(json.dumps(ways[n % 2] | own), encoding="utf-8")


def anew(course: Course) -> None:
    """Take back all gradings of a course."""
    shutil.rmtree(course.root / "autograded", ignore_errors=True)
    shutil.copy(course.root / "gradebook.released", course.root / "gradebook.db")


def measured(course: Course, number: int, *command: str) -> tuple[Cost, Cost]:
    """Return the start of a command, the least of three, and what each submission costs it."""
    if not (course.root / "gradebook.released").exists():
        shutil.copy(course.root / "gradebook.db", course.root / "gradebook.released")
    anew(course)
    submitted, aside = course.root / "submitted", course.root / "aside"
    os.rename(submitted, aside)
    course.hand_in("first", course.answers("first"))
    run(course.root, *command)
    start = min((run(course.root, *command) for _ in range(3)), key=lambda one: one.processor)
    shutil.rmtree(submitted)
    os.rename(aside, submitted)
    anew(course)
    return start, run(course.root, *command).a_submission(start, number)


def floor(root: Path) -> None:
    """Read two files, score, commit one row, for each submission."""
    from ipnb.formulation.case import load_case
    from ipnb.formulation.key import load_key
    from ipnb.formulation.scoring import score

    case = load_case(root / "source" / NAME / "case.yaml")
    key = load_key(root / "keys" / f"{NAME}.yaml", case)
    rows = sqlite3.connect(root / "floor.db")
    rows.execute("CREATE TABLE IF NOT EXISTS score (student TEXT PRIMARY KEY, share REAL)")
    for folder in sorted((root / "submitted").iterdir()):
        json.loads((folder / NAME / f"{NAME}.ipynb").read_bytes())
        answers = json.loads((folder / NAME / "answers.json").read_bytes())
        share = score(case, key, answers)["points_share"]
        rows.execute("INSERT OR REPLACE INTO score VALUES (?, ?)", (folder.name, share))
        rows.commit()


def spread(root: Path, address: str) -> float:
    """Grade everything on a cluster and save nothing: the seconds of what the writer does not bound."""
    from nbgrader.api import Gradebook

    from ipnb.grading.assignment_reader import AssignmentReader
    from ipnb.grading.commands import open_course
    from ipnb.grading.grading_batches import BATCH, Batch, grade_batch
    from ipnb.grading.grading_task import AssignmentMaterial, GradingTask
    from ipnb.grading.place_narrative import PlaceNarrative
    from ipnb.grading.show_formulation import ShowFormulation
    from ipnb.grading.worker_pool import worker_pool

    app = open_course(str(root))
    with Gradebook(app.coursedir.db_url, app.coursedir.course_id) as gradebook:
        reader = AssignmentReader(gradebook, app.coursedir, app.log)
        steps = ((ShowFormulation, {}), (PlaceNarrative, {}))
        material = AssignmentMaterial(NAME, reader.cells(NAME), reader.inputs(NAME), steps)
    tasks = [GradingTask(one.name, str(one / NAME)) for one in (root / "submitted").iterdir()]
    batches = [Batch(material, tasks[n : n + BATCH], {}) for n in range(0, len(tasks), BATCH)]
    with worker_pool(scheduler=address) as pool:
        list(pool.in_order(grade_batch, batches[:4]))
        began = time.perf_counter()
        list(pool.in_order(grade_batch, batches))
        return time.perf_counter() - began


def on_clusters(root: Path) -> dict[int, float]:
    """Measure the same on one Dask worker and on two, the better of two runs each."""
    from distributed import LocalCluster

    found = {}
    for workers in (1, 2):
        with LocalCluster(
            n_workers=workers, threads_per_worker=1, dashboard_address=None, silence_logs=50
        ) as cluster:
            found[workers] = min(spread(root, cluster.scheduler_address) for _ in range(2))
    return found


def main(number: int, of_stock: int) -> None:
    """Print a table of them all, and the ratios that are promised."""
    python = str(BIN / "python")
    with tempfile.TemporaryDirectory() as folder:
        stock = course_with(Path(folder) / "stock", of_stock, config="")
        ours = course_with(Path(folder) / "ours", number)
        rows = {
            "stock nbgrader autograde": measured(stock, of_stock, "nbgrader", "autograde", NAME),
            "nbgrader autograde, this course's": measured(
                ours, number, "nbgrader", "autograde", NAME
            ),
            "ipnb grade": measured(ours, number, "ipnb", "grade", NAME),
            "ipnb grade --workers 2": measured(
                ours, number, "ipnb", "grade", NAME, "--workers", "2"
            ),
            "the floor": measured(ours, number, python, __file__, "--floor", str(ours.root)),
        }
        clusters = on_clusters(ours.root)
    print(
        f"{number} submissions of {NAME} ({of_stock} for stock), one run, load {os.getloadavg()[0]:.1f}\n"
    )
    print(
        "| | start, s (processor) | a submission, ms (processor) | peak MB | stock / this | this / floor |"
    )
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    peer, least = rows["stock nbgrader autograde"][1], rows["the floor"][1]
    for name, (start, each) in rows.items():
        print(
            f"| {name} | {start.wall:.2f} ({start.processor:.2f}) | {1000 * each.wall:.2f} "
            f"({1000 * each.processor:.2f}) | {each.memory:.0f} | {peer.processor / each.processor:.0f} "
            f"| {each.processor / least.processor:.1f} |"
        )
    print(
        f"\nTwo Dask workers over one, without the writer: {clusters[1] / clusters[2]:.2f} times as fast"
    )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--floor"]:
        floor(Path(sys.argv[2]))
    else:
        given = [int(one) for one in sys.argv[1:]]
        main(*(given + [1000, 20][len(given) :]))

"""A course in a temporary folder, driven by nbgrader's real commands."""

import contextlib
import io
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

from ipnb.formulation import simulated_respondents as strategies
from ipnb.formulation.build import build
from ipnb.formulation.case import load_case
from ipnb.formulation.key import load_key

DATA = Path(__file__).with_name("data")
NAME = "00-sample"
BIN = Path(sys.executable).parent
CONFIG = (Path(__file__).parents[2] / "nbgrader_config.py").read_text(encoding="utf-8")


def wait_for(port: int, seconds: float = 300) -> None:
    """Until somebody listens there."""
    end = time.monotonic() + seconds
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            assert time.monotonic() < end, f"nobody listens on {port}"
            time.sleep(0.1)


class Course:
    """A course folder with one assignment, and the commands that an instructor types in it.

    Parameters
    ----------
    root
        An empty folder.
    config
        Text of nbgrader_config.py; the repository's own unless said, and "" for a foreign course without any.
    gradebook
        URL of another database than the SQLite file in the folder.
    """

    def __init__(self, root: Path, config: str = CONFIG, gradebook: str = ""):
        shutil.copytree(DATA / "source", root / "source")
        shutil.copytree(DATA / "keys", root / "keys")
        self._open(root, gradebook)
        build(self.case, root / "source" / NAME)
        if config:
            (root / "nbgrader_config.py").write_text(config, encoding="utf-8")

    @classmethod
    def at(cls, root: Path, gradebook: str = "") -> "Course":
        """A course that is there already."""
        course = cls.__new__(cls)
        course._open(root, gradebook)
        return course

    def _open(self, root: Path, gradebook: str) -> None:
        self.root, self.gradebook = root, gradebook
        self.case = load_case(root / "source" / NAME / "case.yaml")
        self.key = load_key(root / "keys" / f"{NAME}.yaml", self.case)

    # ------------------------------------------------------------ commands

    def run(
        self, *command, fine: bool | None = True, cwd=None, **env
    ) -> subprocess.CompletedProcess:
        """A command of this environment, in the course's folder unless said.

        ``fine`` says how it must end: well (True), badly (False) or either way (None).
        """
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("IPNB_", "JUPYTER"))}
        clean |= {"PATH": f"{BIN}:{clean['PATH']}", "JUPYTER_NO_CONFIG": ""}
        if self.gradebook:
            clean["IPNB_GRADEBOOK"] = self.gradebook
        done = subprocess.run(
            [str(BIN / command[0]), *command[1:]],
            cwd=cwd or self.root,
            env=clean | env,
            capture_output=True,
            text=True,
            timeout=300,
        )
        if fine is not None:
            assert (done.returncode == 0) is fine, (
                f"{command} ended with {done.returncode}:\n{done.stderr}"
            )
        return done

    def app(self, *arguments: str):
        """nbgrader in this process, with the course's configuration read as its commands read it."""
        from nbgrader.apps import NbGrader

        app = NbGrader()
        app.initialize([f"--course-dir={self.root}", *arguments])
        app.start()
        return app

    def api(self):
        """What Formgrader's buttons call, in this process."""
        from nbgrader.apps.api import NbGraderAPI

        app = self.app()
        return NbGraderAPI(app.coursedir, app.authenticator, parent=app)

    def grade(self, student: str = "*", force: bool = True) -> tuple[bool, str]:
        """Autograde: whether everything got a score, and the log."""
        done = self.api().autograde(NAME, student, force=force)
        return done["success"], done.get("log", "") + done.get("error", "")

    def give_feedback(self) -> None:
        """Write everybody's page."""
        done = self.api().generate_feedback(NAME)
        assert done["success"], done

    def ipnb(self, *arguments: str) -> tuple[int, str]:
        """An `ipnb` command in this process: exit code and what it printed."""
        from ipnb.cli import main

        with contextlib.redirect_stdout(io.StringIO()) as said:
            code = main([*arguments, "--course-dir", str(self.root)])
        return code, said.getvalue()

    def release(self) -> None:
        """`nbgrader generate_assignment`."""
        self.run("nbgrader", "generate_assignment", NAME)

    # ------------------------------------------------------------ what students do

    def folder(self, student: str) -> Path:
        return self.root / "submitted" / student / NAME

    def hand_in(
        self, student: str, answers: dict | str | bytes | None, notebook: bool = True
    ) -> Path:
        """Put a submission where `nbgrader collect` would; answers as data, as text, or none at all."""
        folder = self.folder(student)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        if notebook:
            released = self.root / "assignments" / NAME / f"{NAME}.ipynb"
            shutil.copy(released, folder / released.name)
        if isinstance(answers, dict):
            answers = json.dumps(answers)
        if isinstance(answers, str):
            answers = answers.encode()
        if answers is not None:
            (folder / "answers.json").write_bytes(answers)
        return folder

    def answers(self, student: str, how: str = "expert", **own) -> dict:
        """Answers as the form saves them: ``how`` is a way of answering that needs no further argument."""
        judged = {
            "expert": lambda: strategies.expert(self.case, self.key),
            "blank": dict,
            "chaos": lambda: strategies.constant(self.case, "chaos"),
        }[how]()
        whole = {
            "schema": "ipnb.answers/1",
            "case": NAME,
            "student": student,
            "workspace": f"workspace-of-{student}",
            "revision": 12,
            "saved_at": "2026-03-01T10:00:00Z",
            "narrative": {
                "n1": f"What {student} thinks of it.",
                "n2": "If the next session goes otherwise.",
            },
        }
        return json.loads(json.dumps({**judged, **whole, **own}))

    # ------------------------------------------------------------ what came of it

    def grades(self, student: str) -> dict[str, tuple]:
        """Each graded cell: automatic score, mark by hand, and whether it waits for a person."""
        return self.all_grades()[student]

    def all_grades(self) -> dict[str, dict[str, tuple]]:
        """The same for everybody."""
        with self.open_gradebook() as gradebook:
            return {
                one.student.id: {
                    g.name: (g.auto_score, g.manual_score, g.needs_manual_grade)
                    for g in one.notebooks[0].grades
                }
                for one in gradebook.assignment_submissions(NAME)
            }

    def mark(
        self, student: str, cell: str, score: float | None, comment: str | None = None
    ) -> None:
        """What Formgrader saves when somebody types a mark."""
        with self.open_gradebook() as gradebook:
            grade = gradebook.find_grade(cell, NAME, NAME, student)
            grade.manual_score = score
            grade.needs_manual_grade = score is None and grade.auto_score is None
            if comment is not None:
                gradebook.find_comment(cell, NAME, NAME, student).manual_comment = comment
            gradebook.db.commit()

    def open_gradebook(self):
        from nbgrader.api import Gradebook

        return Gradebook(self.gradebook or f"sqlite:///{self.root / 'gradebook.db'}", "ipnb")

    def last(self, student: str):
        """The newest record of a grading."""
        return self.records()[student]

    def records(self) -> dict:
        """The newest record of everybody's grading."""
        from ipnb.grading.records import Records

        with self.open_gradebook() as gradebook:
            return Records(gradebook).latest(NAME)

    def graded(self, student: str) -> dict:
        """The graded notebook, as data."""
        path = self.root / "autograded" / student / NAME / f"{NAME}.ipynb"
        return json.loads(path.read_text(encoding="utf-8"))

    def feedback(self, student: str) -> str:
        path = self.root / "feedback" / student / NAME / f"{NAME}.html"
        return path.read_text(encoding="utf-8")

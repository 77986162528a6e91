"""What nbgrader is told about this course, in one place.

`nbgrader_config.py` in the course calls `configure`, and so does a hub's own file on
``JUPYTER_CONFIG_PATH``: Formgrader reads only its working directory and those paths.
"""

import os
import shutil
import sys
from pathlib import Path
from typing import Any

from nbgrader.converters import GenerateAssignment

from ipnb.grading.collect import CaseCollect
from ipnb.grading.export import CaseExport
from ipnb.grading.feedback_page import FeedbackExporter
from ipnb.grading.graded_files import BESIDE
from ipnb.grading.install import install
from ipnb.grading.late_penalty import SettleLatePenalty
from ipnb.grading.lms_uploads import UploadCollector
from ipnb.grading.open_cells import OpenCells
from ipnb.grading.place_defence import PlaceDefence
from ipnb.grading.place_narrative import PlaceNarrative
from ipnb.grading.read_grades import ReadGrades
from ipnb.grading.release_assignment import CaseReleaseAssignment
from ipnb.grading.release_feedback import CaseReleaseFeedback
from ipnb.grading.save_grades import SaveGrades
from ipnb.grading.show_exercises import ShowExercises
from ipnb.grading.show_formulation import ShowFormulation
from ipnb.grading.write_comments import WriteComments

#: nbgrader's own list, and what has no place in a release; keys are not in ``source`` to begin with
IGNORE = [
    ".ipynb_checkpoints",
    "*.pyc",
    "__pycache__",
    "feedback",
    "case.yaml",
    "exercises.yaml",
    "keys",
    "key*.yaml",
]
IGNORE += [f"{BESIDE}*"]


def configure(c: Any, root: str | Path) -> None:
    """Set up nbgrader for the course in ``root``.

    Parameters
    ----------
    c : traitlets.config.Config
        What ``get_config()`` gives in a configuration file. Everything set here may be set otherwise
        afterwards.
    root
        The folder with ``source``, ``keys`` and ``assignments``.

    Notes
    -----
    ``IPNB_COURSE`` names the course (``ipnb`` unless set), ``IPNB_GRADEBOOK`` is the URL of another database,
    for example ``postgresql+psycopg2://…``, and ``IPNB_KEYS`` another folder of keys.
    """
    root = Path(root).resolve()
    c.CourseDirectory.root = str(root)
    c.CourseDirectory.course_id = os.environ.get("IPNB_COURSE", "ipnb")
    c.CourseDirectory.release_directory = "assignments"
    # several graders may write at once; without a timeout the second one fails at once
    c.CourseDirectory.db_url = (
        os.environ.get("IPNB_GRADEBOOK") or f"sqlite:///{root / 'gradebook.db'}?timeout=60"
    )
    c.CourseDirectory.ignore = IGNORE

    c.GenerateAssignment.preprocessors = [*GenerateAssignment().preprocessors, OpenCells]
    c.Autograde.sanitize_preprocessors = []
    c.Autograde.autograde_preprocessors = [
        ShowFormulation,
        ShowExercises,
        PlaceNarrative,
        PlaceDefence,
        SaveGrades,
        WriteComments,
        SettleLatePenalty,
    ]
    c.GenerateFeedback.preprocessors = [SettleLatePenalty, ReadGrades]
    c.GenerateFeedback.exporter_class = FeedbackExporter
    # a page is made from the gradebook, so an older one is never worth keeping
    c.GenerateFeedback.force = True
    c.ExchangeFactory.collect = CaseCollect
    c.ExchangeFactory.release_assignment = CaseReleaseAssignment
    c.ExchangeFactory.release_feedback = CaseReleaseFeedback
    c.ExportApp.plugin_class = CaseExport
    c.ZipCollectApp.collector_plugin = UploadCollector
    install()
    _find_alembic()


def _find_alembic() -> None:
    """Put this environment on the PATH: nbgrader runs `alembic` by name when it makes a gradebook."""
    beside = str(Path(sys.executable).parent)
    if shutil.which("alembic") is None:
        os.environ["PATH"] = os.pathsep.join([beside, os.environ.get("PATH", "")])

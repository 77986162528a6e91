"""The pipeline is found wherever nbgrader looks, or everything stops."""

import json

from grading.course import NAME


def test_a_broken_configuration_stops_everything(course):
    """nbgrader only warns about a configuration that fails, and would go on without the pipeline."""
    course.hand_in("ada", course.answers("ada"))
    config = course.root / "nbgrader_config.py"
    gone = config.read_text(encoding="utf-8").replace("ipnb.grading.config", "ipnb.grading.gone")
    config.write_text(gone, encoding="utf-8")
    done = course.run("nbgrader", "autograde", NAME, fine=False)
    assert "Nothing is graded without the course's pipeline" in done.stderr
    with course.open_gradebook() as gradebook:
        assert gradebook.assignment_submissions(NAME) == []


def test_the_pipeline_is_found_through_the_config_path(course, tmp_path):
    """Formgrader reads the working directory and JUPYTER_CONFIG_PATH, and nothing else."""
    course.hand_in("ada", course.answers("ada"))
    root = json.dumps(str(course.root))
    text = f"from ipnb.grading.config import configure\nconfigure(get_config(), {root})\n"
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc" / "nbgrader_config.py").write_text(text, encoding="utf-8")
    (course.root / "nbgrader_config.py").unlink()
    course.run(
        "nbgrader", "autograde", NAME, JUPYTER_CONFIG_PATH=str(tmp_path / "etc"), cwd=tmp_path
    )
    assert course.grades("ada")["formulation"] == (60.0, None, False)

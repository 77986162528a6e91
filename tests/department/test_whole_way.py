"""From a bare folder to a student's mark, a backup, a loss and the way back."""

import json
import shutil
from random import Random

import pytest
from department.layout import INSTRUCTORS
from running_trial import CHECKOUT, unchanged

from ipnb.accounts.registry import Person, Registry
from ipnb.formulation import simulated_respondents as respondents
from ipnb.formulation.case import load_case
from ipnb.formulation.key import load_key
from ipnb.lms.records import REGISTRY

CASE = "06-recovery"
EXCHANGE = "from ipnb.desk.exchange import Exchange; here = Exchange('.')\n"
MARKED = (
    "import os; from nbgrader.api import Gradebook\n"
    "with Gradebook(os.environ['IPNB_GRADEBOOK'], 'ipnb') as book:\n"
    "    print(book.find_submission({case!r}, {student!r}).score > 0)"
)


def answers(student: str) -> str:
    """What the form saves, mostly as the key has it."""
    case = load_case(CHECKOUT / f"source/{CASE}/case.yaml")
    key = load_key(CHECKOUT / f"keys/{CASE}.yaml", case)
    known = respondents.expert(case, key)
    said = respondents.partly_right(case, key, 2 / 3, Random(6))
    text = "Here stand a student's own words, which a person marks with the rubric. "
    return json.dumps(
        {
            "schema": "ipnb.answers/1",
            "case": CASE,
            "student": student,
            "workspace": student,
            "revision": 1,
            "saved_at": "2026-11-29T10:00:00+00:00",
            **said,
            **{name: known[name] for name in ("safety", "plan")},
            "narrative": {
                one["id"]: text * (one["words"][0] // 10) for one in case.get("narrative", [])
            },
        }
    )


def test_setting_up_says_what_it_did(trial):
    """Does the operator read what was made, and where the passwords are?"""
    for words in ("made a PostgreSQL cluster", "role ipnb_hub", "released 02-reading-a-claim"):
        assert words in trial.said
    assert "new-passwords.csv: hand them out and delete the file" in trial.said


def test_a_second_run_changes_nothing(trial):
    """Would it undo or repeat anything?"""
    done = trial.command("set-up")
    assert done.returncode == 0, done.stdout + done.stderr
    assert unchanged(done.stdout) == [], done.stdout


@pytest.mark.parametrize(
    ("name", "password"),
    [("ada", "wrong"), ("root", ""), ("ipnb-course", "x"), ("nobody-here", "x"), ("", "")],
)
def test_nobody_comes_in_without_the_password(trial, name, password):
    """Would an account of the machine open the hub?"""
    from member import Member

    visitor = Member(trial.address, trial.ada if name == "ada" else name, password)
    answer = visitor.sign_in()
    assert "Invalid username or password" in answer.text
    assert visitor.client.get("/hub/home").url.path == "/hub/login"


def test_a_submission_becomes_a_mark_and_feedback(trial, ada, teacher):
    """Does the whole way work under accounts of the machine?"""
    assert ada.run(f"{EXCHANGE}here.begin('{CASE}'); print('begun')") == "begun\n"
    content = {"type": "file", "format": "text", "content": answers(ada.name)}
    saved = ada.ask(f"{ada.own}api/contents/{CASE}/answers.json", "PUT", json=content)
    assert saved.status_code == 201, saved.text
    assert "digest" in ada.run(f"{EXCHANGE}print(here.submit('{CASE}'))")

    steps = ("collect", "autograde", "generate_feedback", "release_feedback")
    line = " && ".join(f"nbgrader {step} {CASE} --student {ada.name}" for step in steps)
    shown = teacher.terminal(f"{line}; echo ended-wit''h-$?", "ended-with-")
    assert "ended-with-0" in shown, shown
    assert teacher.run(MARKED.format(case=CASE, student=ada.name)) == "True\n", shown
    page = f"{EXCHANGE}here.feedback('{CASE}'); print(here.row_of('{CASE}'))"
    assert ".html" in ada.run(page)


def test_a_notebook_with_code_can_be_graded(teacher):
    """Does the sandbox of student code work inside an instructor's room?"""
    code = "from ipnb.grading.sandbox import Sandbox; print(repr(Sandbox().problem([])))"
    assert teacher.run(code) == "''\n"


def test_the_instructor_finds_what_to_do_first(trial, teacher):
    """Can the page be read by whoever lands there, and do its links lead to this hub?"""
    page = teacher.ask(f"{teacher.own}api/contents/start.md?type=file")
    assert page.status_code == 200, page.text
    assert f"{trial.address}/services/health/" in page.json()["content"]
    folders = [str(trial.layout.course / name) for name in ("source", "keys")]
    writable = f"import os; print([os.access(name, os.W_OK) for name in {folders}])"
    assert teacher.run(writable) == "[True, True]\n"


def test_formgrader_opens_for_the_instructor_alone(trial, ada, teacher):
    """Does the page by which classes are run work, and nobody else's?"""
    assert CASE in teacher.ask(f"{teacher.own}formgrader/api/assignments").text
    assert ada.ask(f"{ada.own}formgrader/api/assignments").status_code == 404


def test_a_person_marks_on_the_page_beside_formgrader(ada, teacher):
    """Is marking by the rubric there for the instructor, and for nobody else?"""
    page = teacher.ask(f"{teacher.own}marking")
    assert page.status_code == 200 and CASE in page.text, page.text
    assert ada.ask(f"{ada.own}marking").status_code == 404
    assert ada.ask(f"{ada.first}marking").status_code == 404


def test_a_student_lands_at_the_desk_without_a_kernel(ada):
    """Is the first server the light one, with the way to JupyterLab beside it?"""
    page = ada.open_desk()
    assert "Your desk" in page and f"{ada.first}lab" in page
    assert ada.client.get(f"{ada.first}api/kernels").status_code == 404
    assert ada.client.get(f"{ada.first}form/{CASE}").status_code == 200


def test_the_book_needs_no_name(trial):
    """Is the book served without the hub, in the small form that was built?"""
    visitor = trial.visitor(trial.ada).client
    page = visitor.get("/services/book/", headers={"Accept-Encoding": "br"})
    assert page.status_code == 200
    assert page.headers["content-encoding"] == "br"
    assert page.headers["strict-transport-security"]


def test_what_was_lost_comes_back(trial, ada):
    """Is the backup enough to have everything again?"""
    ada.run("open('mine.txt', 'w').write('typed before the loss')")
    known = Person("https://id.example.org", "7", "Zoë", called=("zoe",))
    Registry(trial.layout.lms / REGISTRY).admit(known)
    made = trial.command("backup")
    assert made.returncode == 0, made.stderr
    backup = made.stdout.split(":")[0]
    trial.command("stop")
    trial.forget()
    layout = trial.layout
    kept = (layout.course, layout.exchange, layout.homes, layout.database)
    for folder in (*kept, layout.registry, layout.lms):
        shutil.rmtree(folder)
    from department import unix_accounts

    unix_accounts.run("userdel", trial.ada)

    done = trial.command("set-up")
    assert done.returncode == 0, done.stdout + done.stderr
    done = trial.command("restore", backup)
    assert done.returncode == 0, done.stdout + done.stderr

    file = layout.lms / REGISTRY
    assert Registry(file, read_only=True).account("zoe").person.subject == "7"
    assert (file.group(), layout.lms.group()) == (INSTRUCTORS, INSTRUCTORS)
    back = trial.member(trial.ada)
    assert back.run("print(open('mine.txt').read())") == "typed before the loss\n"
    assert trial.member(trial.teacher).run(MARKED.format(case=CASE, student=trial.ada)) == "True\n"
    assert unchanged(trial.command("set-up").stdout) == []


def test_health_says_what_is_wrong(trial):
    """Does the operator hear of it, in words and for programs?"""
    trial.command("backup")
    well = trial.command("health", "--json", "--write")
    states = {one["what"]: one["state"] for one in json.loads(well.stdout)}
    assert set(states.values()) <= {"ok", "unknown"}, well.stdout
    page = trial.member(trial.teacher).client.get("/services/health/")
    assert "All is well." in page.text, page.text
    assert trial.member(trial.ada).client.get("/services/health/").status_code == 403

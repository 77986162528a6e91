"""`ipnb report --items`: counts of real graded work, kept from term to term."""

import json

from formulation.item_statistics.simulated_class import made

from grading.course import NAME
from ipnb.cli import main
from ipnb.formulation.item_statistics.items_file import read_items


def test_counts_are_kept_beside_the_key_where_the_check_reads_them(graded):
    """Is it one command, and does the file name nobody?"""
    code, said = graded.ipnb("report", NAME, "--items")
    file = graded.root / "keys" / f"{NAME}.items.json"
    assert code == 0 and "holds the counts of 4 students in 1 class." in said
    text = file.read_text(encoding="utf-8")
    assert not any(name in text for name in ('"ada', '"ben', '"dee', "workspace"))
    terms = read_items(file, NAME)
    [counts] = terms.classes.values()
    assert counts.items["states.s01"].said[("not", "Chaos")].whole == 2


def test_a_class_that_is_counted_again_counts_once(graded):
    """Does grading again double a class?"""
    graded.ipnb("report", NAME, "--items")
    graded.hand_in("eve", graded.answers("eve", "chaos"))
    graded.grade()
    code, said = graded.ipnb("report", NAME, "--items")
    assert code == 0 and "5 students in 1 class." in said


def test_terms_add_up_by_the_same_command(graded, tmp_path):
    """Can the counts of two terms, or of two courses, be joined?"""
    other = tmp_path / "earlier.json"
    graded.ipnb("report", NAME, "--items", str(other))
    data = json.loads(other.read_text(encoding="utf-8"))
    data["classes"] = {"2020-03-01T10:00:00+00:00": next(iter(data["classes"].values()))}
    other.write_text(json.dumps(data), encoding="utf-8")
    code, said = graded.ipnb("report", NAME, "--items", "--add", str(other))
    assert code == 0 and "8 students in 2 classes." in said
    _, again = graded.ipnb("report", NAME, "--items", "--add", str(other))
    assert "8 students in 2 classes." in again
    _, elsewhere = graded.ipnb("report", NAME, "--items", str(tmp_path / "third.json"))
    assert "`ipnb case check` reads it at" in elsewhere


def test_a_file_that_cannot_be_used_is_left_as_it_is(graded, tmp_path, capsys):
    """Are earlier terms overwritten because a file is damaged?"""
    file = tmp_path / "damaged.json"
    file.write_text("{", encoding="utf-8")
    assert graded.ipnb("report", NAME, "--items", str(file))[0] == 1
    assert "No counts were kept." in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == "{"
    assert graded.ipnb("report", NAME, "--items", str(tmp_path / "no/where.json"))[0] == 1
    assert "It cannot be written" in capsys.readouterr().err
    assert graded.ipnb("report", NAME, "--items", "--add", str(tmp_path / "none.json"))[0] == 1


def test_add_says_where_to(graded):
    """Is a file joined with nothing, and lost?"""
    assert graded.ipnb("report", NAME, "--add", "x.json")[0] == 2


def test_every_judgement_on_request(graded):
    """Is the list short unless asked?"""
    _, short = graded.ipnb("report", NAME)
    _, long = graded.ipnb("report", NAME, "--all")
    assert "--all for all" in short and "--all for all" not in long and len(long) > len(short)
    assert "4 students: shares and differences of so few are noise" in short


def test_a_wrong_key_is_told_to_its_author_after_one_term(course, monkeypatch, capsys):
    """Does a class that was really handed in and graded lead to the note at the line of the key?"""
    world = made(course.case, course.key)
    for student, answers in world.draw(36, seed=8).items():
        given = {**answers.given, "evidence": answers.evidence}
        given["plan"] = given["plan"][:4]
        course.hand_in(student, course.answers(student, "blank", **given))
    course.grade()
    code, said = course.ipnb("report", NAME, "--items")
    assert code == 0 and "36 students in 1 class." in said
    listed = said[said.index("What in the case and its key needs a look") :]
    assert (
        "The best third prefers" in listed
        and "student" not in listed.split("36 students", 1)[1].split("holds")[0]
    )
    capsys.readouterr()
    monkeypatch.chdir(course.root)
    main(["case", "check", f"source/{NAME}"])
    lines = capsys.readouterr().out.splitlines()
    place = next(n for n, line in enumerate(lines) if line.endswith(f"credit.{world.miskeyed}"))
    assert f"keys/{NAME}.yaml:" in lines[place] and "The best third prefers" in lines[place + 1]
    assert lines[place + 2].strip().startswith("Read it again without the key.")

"""A new case: valid by the schemas that its first lines name, the same on every machine."""

from pathlib import Path

import pytest

from ipnb.formulation import scaffold
from ipnb.formulation.case import load_case
from ipnb.formulation.review import author_review
from ipnb.formulation.schema import published


def test_the_first_lines_are_the_same_on_every_machine(tmp_path):
    """Would a path of one machine get into version control?"""
    texts = [
        [
            p.read_bytes()
            for p in scaffold.write("08-wen", tmp_path / where, tmp_path / where / "keys")
        ]
        for where in ("here", "somewhere/else")
    ]
    assert texts[0] == texts[1]


def test_an_old_copy_of_a_schema_is_renewed(tmp_path):
    """Does an editor go on with last year's fields?"""
    [case, _] = scaffold.write_schemas(tmp_path, tmp_path / "keys")
    case.write_text("{}", encoding="utf-8")
    scaffold.write_schemas(tmp_path, tmp_path / "keys")
    assert case.read_bytes() == published()["case.schema.json"]


@pytest.mark.parametrize("name", ["08 long", "", "../08", "Ünit", "8" * 81])
def test_a_name_that_no_folder_should_have_is_refused(tmp_path, name):
    """Would a slip of the pen make a folder that nbgrader cannot collect?"""
    with pytest.raises(ValueError, match="small letters"):
        scaffold.write(name, tmp_path, tmp_path / "keys")
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_over(tmp_path):
    """Would an author lose an evening's work to a command typed twice?"""
    paths = scaffold.write("08-wen", tmp_path, tmp_path / "keys")
    assert all(isinstance(path, Path) and path.exists() for path in paths)
    with pytest.raises(ValueError, match="already there"):
        scaffold.write("08-wen", tmp_path, tmp_path / "keys")


def test_the_short_one_lacks_nothing_but_what_its_author_writes(tmp_path):
    """Does a template begin with faults that nobody can mend by writing?"""
    case, _ = scaffold.write("08-wen", tmp_path, tmp_path / "keys", "short", "Snow")
    found = author_review(case)
    assert found.faults
    assert {one.problem.partition(":")[0] for one in found.faults} == {"Still to be written"}


def test_a_title_is_the_authors_whatever_signs_it_has(tmp_path):
    """Would a quotation mark or a colon in a title break the file?"""
    title = 'The "long": winter \\ {{ name }} #1'
    case, _ = scaffold.write("08-wen", tmp_path, tmp_path / "keys", title=f"  {title}\n")
    assert load_case(case)["title"] == title


def test_an_unknown_template_is_refused(tmp_path):
    """Is a slip told before anything is written?"""
    with pytest.raises(ValueError, match="no template long; there are full, short"):
        scaffold.write("08-wen", tmp_path, tmp_path / "keys", "long")
    assert list(tmp_path.iterdir()) == []

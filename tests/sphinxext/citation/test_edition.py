"""Which edition the book is."""

import json
import tomllib
from datetime import date
from importlib import resources

import jsonschema
import pytest
from ruamel.yaml import YAML

from ipnb.sphinxext.citation.edition import edition_of, name_of, read_edition

from ..conftest import ROOT


def test_the_course_names_its_edition_and_invents_nobody():
    edition, faults = read_edition(ROOT / "CITATION.cff", "abc1234")
    assert faults == []
    assert edition.authors == ("The course's authors",) and edition.doi == ""
    assert edition.licence == "CC-BY-4.0", "of the text, which is what is cited"
    assert edition.year == str(edition.released.year) and edition.commit == "abc1234"
    with (ROOT / "pyproject.toml").open("rb") as file:
        assert tomllib.load(file)["project"]["version"] == edition.version


def test_the_citation_file_fits_its_schema():
    """Would a program that reads such files refuse it?"""
    folder = resources.files("check_jsonschema") / "builtin_schemas/vendor"
    schema = json.loads((folder / "citation-file-format.json").read_text(encoding="utf-8"))
    data = YAML(typ="safe").load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator(schema).validate(data)


def test_an_edition_without_a_date_is_one_that_is_being_made():
    edition = edition_of({"title": "T", "authors": [{"name": "A"}], "version": "3.0.0"})
    assert edition.released is None and edition.year == "" and edition.licence_address == ""


def test_a_date_is_read_however_the_file_writes_it():
    data = {"title": "T", "authors": [{"name": "A"}], "version": "3.0.0"}
    assert edition_of(data | {"date-released": "2026-11-29"}).released == date(2026, 11, 29)
    assert edition_of(data | {"date-released": date(2026, 11, 29)}).year == "2026"


@pytest.mark.parametrize("field", ["title", "authors", "version"])
def test_what_is_missing_is_named(tmp_path, field):
    whole = {"title": "T", "authors": [{"name": "A"}], "version": "1"}
    path = tmp_path / "CITATION.cff"
    path.write_text(json.dumps({name: value for name, value in whole.items() if name != field}))
    edition, [fault] = read_edition(path)
    assert edition is None and f"`{field}` is missing" in fault.words


def test_a_book_without_the_file_has_no_edition(tmp_path):
    assert read_edition(tmp_path / "CITATION.cff") == (None, [])


def test_a_person_is_named_surname_first():
    assert name_of({"family-names": "Lovelace"}) == "Lovelace"

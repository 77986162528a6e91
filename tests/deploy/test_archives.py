"""An edition as files."""

import json
import subprocess
import zipfile
from datetime import UTC, date, datetime

import archives
import pytest
from steps import CHECKOUT, Stop

MADE = datetime(2026, 11, 29, 12, 0, 2, tzinfo=UTC)
#: what Zenodo's deposits take, of what stands in the file (developers.zenodo.org, deposit metadata)
FIELDS = {
    "title", "upload_type", "description", "creators", "access_right", "license", "keywords", "language",
    "version", "publication_date", "notes", "related_identifiers",
}  # fmt: skip
UPLOAD_TYPES = {
    "publication", "poster", "presentation", "dataset", "image", "video", "software", "lesson", "physicalobject",
    "other",
}  # fmt: skip


@pytest.fixture
def course(tmp_path):
    """A course of a few files under git, with a built site."""
    for name, text in {
        "CITATION.cff": (CHECKOUT / "CITATION.cff").read_text(),
        "pyproject.toml": '[project]\nname = "x"\nversion = "2.0.0"\n[tool]\nversion = "9"\n',
        ".gitignore": "_build/\n",
        "book/a.md": "# A\n",
        "_build/html/book/a.html": '<section id="a">',
        "_build/html/book/a.html.br": "packed",
        "_build/html/404.html": "",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    git = ["git", "-C", str(tmp_path), "-c", "user.name=x", "-c", "user.email=x@example.org"]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "add", "-A"], check=True)
    subprocess.run([*git, "commit", "-qm", "x"], check=True)
    return tmp_path, git


@pytest.mark.parametrize("given", ["", "2", "v2.0.0", "2.0.0-beta"])
def test_a_version_has_three_numbers(given):
    with pytest.raises(Stop, match=r"make release VERSION=2\.1\.0"):
        archives.version(given)
    assert archives.version("2.1.0") == "2.1.0"


def test_zenodo_is_told_in_its_own_fields():
    edition = archives.edition()
    found = json.loads(archives.zenodo(edition))
    assert set(found) <= FIELDS and found["upload_type"] in UPLOAD_TYPES
    assert {"title", "description", "creators", "license"} <= set(found), (
        "open access needs a licence"
    )
    assert all(set(one) <= {"name", "affiliation", "orcid", "gnd"} for one in found["creators"])
    assert date.fromisoformat(found["publication_date"]) and found["version"] == edition.version
    assert (CHECKOUT / ".zenodo.json").read_text() == archives.zenodo(edition), "as it stands there"


def test_a_new_version_is_written_and_waits_to_be_committed(course):
    folder, git = course
    with pytest.raises(Stop) as stopped:
        archives.stop_to_commit("2.1.0", folder)
    assert "book/changes.md" in str(stopped.value) and "CITATION.cff" in str(stopped.value)
    edition = archives.edition(folder)
    assert edition.version == "2.1.0" and edition.released == datetime.now(UTC).date()
    project = (folder / "pyproject.toml").read_text()
    assert 'version = "2.1.0"\n[tool]\nversion = "9"' in project
    assert "book/a.html#a\n" in (folder / "book/addresses.txt").read_text()
    subprocess.run([*git, "add", "-A"], check=True)
    subprocess.run([*git, "commit", "-qm", "2.1.0"], check=True)
    archives.stop_to_commit("2.1.0", folder)


def test_two_people_make_the_same_bytes(course, monkeypatch, capsys):
    """Could nobody check that an archive was made from its source?"""
    folder, _ = course
    settings = archives.of_commit(folder)
    assert len(settings["IPNB_COMMIT"]) == 10
    monkeypatch.setenv("SOURCE_DATE_EPOCH", settings["SOURCE_DATE_EPOCH"])
    sums = []
    for moment in (b"20261129115100", b"20270101000000"):
        (folder / "a.pdf").write_bytes(b"%PDF /CreationDate (D:" + moment + b"+00'00') x")
        (folder / "a.epub").write_bytes(b"epub")
        made = archives.write("2.0.0", folder / "a.pdf", folder / "a.epub", folder)
        sums.append((made / "SHA256SUMS").read_text())
        (folder / "_build/html/book/a.html").touch()
    assert sums[0] == sums[1] and sums[0].count("\n") == 4
    site = zipfile.ZipFile(made / f"{archives.NAME}-2.0.0-site.zip")
    assert site.namelist() == ["404.html", "book/a.html"]
    source = zipfile.ZipFile(made / f"{archives.NAME}-2.0.0-source.zip")
    assert f"{archives.NAME}-2.0.0/CITATION.cff" in source.namelist()
    assert "git tag v2.0.0" in capsys.readouterr().out


def test_a_pdf_keeps_its_length_and_loses_its_moment():
    """Would a place in the file be wrong?"""
    pdf = b"<</CreationDate (D:20270304050607+01'00')\n/ModDate (D:20270304050607Z)>>"
    made = archives.timeless(pdf, MADE)
    assert len(made) == len(pdf) and b"2027" not in made and b"(D:20261129120002+00'00')" in made


def test_what_no_citation_file_says_is_said(tmp_path):
    with pytest.raises(Stop, match="the file is not there"):
        archives.edition(tmp_path)

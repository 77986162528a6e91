"""A panel's files over the wire: a zip goes out, answers come back."""

import io
import json
import zipfile

import pytest

pytestmark = pytest.mark.xdist_group("authoring")
NAME = "08-panel"


@pytest.fixture
def texts(author):
    """Both texts of a case, which is started if need be."""
    author.post("new", {"name": NAME, "title": "Snow", "template": "full"})
    files = author.get(f"api/files/{NAME}").json()["files"]
    return {part: one["text"] for part, one in files.items()}


def test_a_zip_with_a_folder_for_each_comes(author, texts):
    """Is what an author downloads whole, and without the key?"""
    answer = author.post(f"invitations/{NAME}", {"case": texts["case"], "members": "Ana\nBen"})
    assert answer.headers["Content-Type"] == "application/zip"
    packed = zipfile.ZipFile(io.BytesIO(answer.content))
    assert packed.testzip() is None and len(packed.namelist()) == 4
    assert not any(b"Nothing is pushed away" in packed.read(name) for name in packed.namelist())


@pytest.mark.parametrize(
    ("case", "members", "words"),
    [
        (None, "", "one a line"),
        ("a: [", "Ana", "has a fault; mend it"),
        ("schema: x", "Ana", "faults"),
    ],
)
def test_what_cannot_be_sent_is_said(author, texts, case, members, words):
    """Are colleagues sent a case that nobody can answer?"""
    sent = {"case": case or texts["case"], "members": members}
    answer = author.post(f"invitations/{NAME}", sent)
    assert answer.status_code == 400 and words in answer.json()["problem"]


def test_what_came_back_is_counted_also_beside_a_broken_key(author, texts):
    """Do votes wait for the author's own key?"""
    own = {"schema": "ipnb.answers/1", "case": NAME, "states": {"s05": "flow"}}
    files = [
        {"name": f"{who}.json", "text": json.dumps({**own, "student": who, "workspace": who})}
        for who in ("ana", "ben")
    ]
    sent = {**texts, "files": files, "description": "Two colleagues."}
    found = author.post(f"returns/{NAME}", sent).json()
    assert found["with_author_key"] and "Nothing is pushed away" in found["key"]
    found = author.post(f"returns/{NAME}", {**sent, "key": "a: ["}).json()
    assert not found["with_author_key"] and "flow: 2" in found["key"]


@pytest.mark.parametrize("files", [[], None, "x", [{}] * 61])
def test_no_files_and_too_many_are_refused(author, texts, files):
    """Does an empty choice, or a whole disk, end in a traceback?"""
    answer = author.post(f"returns/{NAME}", {**texts, "files": files})
    assert answer.status_code == 400 and "files" in answer.json()["problem"]

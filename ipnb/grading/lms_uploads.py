"""Whose file is it, in what a learning platform gives to download? By the platforms' own ways of naming.


=================== ==============================================================================
Moodle, in folders  ``Ana Muster_101_assignsubmission_file_/answers.json``
Moodle, flat        ``Ana Muster_101_assignsubmission_file_answers.json``
Canvas              ``musterana_101_90002_answers.json``, ``musterana_LATE_101_90002_answers-1.json``
by hand             ``ada_answers.json``, ``ada_l/answers.json``
=================== ==============================================================================

Moodle's number is another one in each assignment, Canvas's is the person's. Where the gradebook knows the
person (by Canvas's number as ``lms_user_id``, or by a name that only one has), the file is theirs; where not,
an id is made that says where it came from. Two people never become one: what is not plain is left and
named.
"""

import os
import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from nbgrader.api import Gradebook
from nbgrader.plugins import FileNameCollectorPlugin

from ipnb.grading.student_ids import id_problem, normalise_spelling, quoted
from ipnb.grading.untrusted_files import ANSWERS

_MOODLE = re.compile(
    r"(?P<name>.+)_(?P<number>\d+)_assignsubmission_(?P<kind>[a-z]+)_(?P<file>.*)", re.DOTALL
)
_CANVAS = re.compile(
    r"(?P<name>.+?)(?:_LATE)?_(?P<number>\d+|(?<=anon_)\w{5}|(?<=anon_LATE_)\w{5})_\d+_(?P<file>.+)",
    re.DOTALL,
)
#: a second upload of the same name, as Canvas and browsers number it
_AGAIN = re.compile(r"(-\d+| ?\(\d+\))(?=\.\w+$)")


@dataclass(frozen=True)
class Person:
    """A student as the gradebook knows them."""

    id: str
    names: tuple[str, ...] = ()
    number: str = ""


@dataclass(frozen=True)
class Upload:
    """A file of a download: whose it says it is, on which platform ("" for by hand), and the file's name."""

    path: str
    name: str
    number: str
    platform: str
    file: str


def attribute_uploads(
    paths: list[str], people: list[Person], expected: set[str]
) -> tuple[dict[str, tuple[str, str]], list[str]]:
    """Find out whose file is which.

    Parameters
    ----------
    paths
        Below the folder with what was downloaded, with ``/``.
    people
        Students whom the gradebook knows.
    expected
        How the assignment's files are called.

    Returns
    -------
    owners : dict of str to (str, str)
        Path -> student's id and name of the file.
    problems : list of str
        A sentence for each file that is nobody's.
    """
    by_student, problems = _by_student(paths, people, expected)
    owners: dict[str, tuple[str, str]] = {}
    for student, uploads in by_student.items():
        senders = {(one.platform, one.number, one.name) for one in uploads if one.platform}
        if len(senders) > 1:
            names = ", ".join(quoted(one.path, 200) for one in uploads)
            problems.append(
                f"Two people may be {quoted(student)}: {names} were left. Rename them by hand."
            )
        else:
            _name_files(student, uploads, expected, owners, problems)
    return owners, problems


def _by_student(
    paths: list[str], people: list[Person], expected: set[str]
) -> tuple[dict[str, list[Upload]], list[str]]:
    known = {person.id for person in people}
    by_student: dict[str, list[Upload]] = defaultdict(list)
    problems = []
    for path in sorted(path for path in paths if PurePosixPath(path).suffix in (".ipynb", ".json")):
        upload = _read_name(path, known, expected)
        student = "" if upload is None else _id(upload, people)
        why = "says of nobody whose it is" if upload is None else id_problem(student)
        if upload is None or why:
            problems.append(
                f"{quoted(path, 200)} {why}: left. Call it student_file and collect again."
            )
        else:
            by_student[student].append(upload)
    return by_student, problems


def _read_name(path: str, known: set[str], expected: set[str]) -> Upload | None:
    *above, file = PurePosixPath(path).parts
    for folder in above:
        if match := _MOODLE.fullmatch(folder):
            return Upload(path, match["name"], match["number"], "moodle", file)
    by_hand = _named_by_hand(file, known, expected)
    if by_hand and by_hand[0] in known:
        return Upload(path, by_hand[0], "", "", by_hand[1])
    for platform, pattern in (("moodle", _MOODLE), ("canvas", _CANVAS)):
        if match := pattern.fullmatch(file):
            return Upload(path, match["name"], match["number"], platform, match["file"])
    if by_hand:
        return Upload(path, by_hand[0], "", "", by_hand[1])
    if above and above[-1] in known:
        return Upload(path, above[-1], "", "", file)
    return None


def _named_by_hand(file: str, known: set[str], expected: set[str]) -> tuple[str, str] | None:
    """Read ``student_file``.

    The assignment's own file names tell where the id ends, or an id does, or the only underscore.
    """
    for name in sorted(expected, key=len, reverse=True):
        if file.endswith(f"_{name}"):
            return file[: -len(name) - 1], name
    for student in sorted(known, key=len, reverse=True):
        if file.startswith(f"{student}_") and "_" not in file[len(student) + 1 :]:
            return student, file[len(student) + 1 :]
    if file.count("_") != 1:
        return None
    student, _, name = file.partition("_")
    return student, name


def _id(upload: Upload, people: list[Person]) -> str:
    if not upload.platform:
        return upload.name
    if upload.platform == "canvas" and (student := _only(_with_number(people, upload.number))):
        return student
    if student := _only(_with_name(people, upload.name)):
        return student
    name = "-".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFC", upload.name))) or "nobody"
    return f"{name}-{upload.number}@{upload.platform}"


def _with_number(people: list[Person], number: str) -> list[str]:
    return [person.id for person in people if person.number and person.number == number]


def _with_name(people: list[Person], name: str) -> list[str]:
    plain = _plain(name)
    return [person.id for person in people if plain in map(_plain, person.names)]


def _only(ids: list[str]) -> str | None:
    return ids[0] if len(ids) == 1 else None


def _plain(name: str) -> str:
    """Return a name as Canvas writes it: its letters and digits, small."""
    return "".join(sign for sign in normalise_spelling(name) if sign.isalnum())


def _name_files(
    student: str,
    uploads: list[Upload],
    expected: set[str],
    owners: dict[str, tuple[str, str]],
    problems: list[str],
) -> None:
    """Give each file its own name, or that without the number of a second upload if there is one such."""
    plain = {one.path: _AGAIN.sub("", one.file) if one.platform else one.file for one in uploads}
    often = Counter(plain.values())
    for one in uploads:
        name = plain[one.path]
        name = name if name in expected and often[name] == 1 else one.file
        if (student, name) in owners.values():
            problems.append(
                f"{quoted(student)} has {quoted(name)} twice: {quoted(one.path, 200)} was left."
            )
        else:
            owners[one.path] = student, name


class UploadCollector(FileNameCollectorPlugin):
    """For ``nbgrader zip_collect``: whose file is it, decided for the whole download at once."""

    _owners: dict[str, tuple[str, str]] | None = None

    def collect(self, submitted_file: str) -> dict[str, str] | None:
        """Answer as nbgrader asks it, file by file; None for what is left.

        Parameters
        ----------
        submitted_file : str
            Path of one of the extracted files, as nbgrader walks through them.

        Returns
        -------
        dict or None
            ``student_id`` and ``file_id`` (the name that the file gets).
        """
        if self._owners is None:
            self._owners = self._decide()
        owner = self._owners.get(submitted_file)
        return {"student_id": owner[0], "file_id": owner[1]} if owner else None

    def _decide(self) -> dict[str, tuple[str, str]]:
        app = self.parent
        folder = Path(app._format_collect_path(app.extracted_directory))
        files = [path for path in folder.rglob("*") if path.is_file()]
        paths = {path.relative_to(folder).as_posix(): str(path) for path in files}
        with Gradebook(app.coursedir.db_url, app.coursedir.course_id) as gradebook:
            people = [_person(student) for student in gradebook.students]
        expected = {ANSWERS, f"{app.coursedir.assignment_id}.ipynb"}
        owners, problems = attribute_uploads(list(paths), people, expected)
        owners = {path: of for path, of in owners.items() if self._has_room(of[0], problems)}
        for sentence in dict.fromkeys(problems):
            self.log.warning(sentence)
        self._warn_of_new({student for student, _ in owners.values()}, people)
        return {paths[path]: owner for path, owner in owners.items()}

    def _warn_of_new(self, students: set[str], people: list[Person]) -> None:
        if new := sorted(students - {person.id for person in people}):
            self.log.warning(
                "Not in the gradebook, so a new student each: %s. If they are there under another id, enter "
                "names there (or Canvas's number as lms_user_id), delete these folders and collect again.",
                ", ".join(new),
            )

    def _has_room(self, student: str, problems: list[str]) -> bool:
        """Leave whoever has handed in already: nbgrader would end the batch there."""
        here = self.parent.coursedir
        folder = here.format_path(here.submitted_directory, student, here.assignment_id)
        if self.parent.force or not os.path.isdir(folder) or not os.listdir(folder):
            return True
        problems.append(
            f"{quoted(student)} has handed in already: left. Replace everybody's with --force."
        )
        return False


def _person(student: Any) -> Person:
    first, last = student.first_name or "", student.last_name or ""
    names = (f"{first} {last}", f"{last} {first}") if first and last else ()
    return Person(student.id, names, student.lms_user_id or "")

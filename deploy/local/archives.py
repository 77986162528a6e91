"""An edition as files to publish and to keep: site, PDF, ePub and source, which come out the same each time.

`make release VERSION=2.1.0` writes the version into the files that name it and stops, so that somebody looks at
the change and commits it. Called again it makes the archives of that commit, and says what to do with them.
"""

import hashlib
import json
import os
import re
import subprocess
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

from steps import CHECKOUT, Stop, say

from ipnb.sphinxext.addresses.record import addresses, write_record
from ipnb.sphinxext.addresses.site_links import read_pages
from ipnb.sphinxext.citation.edition import COMMIT, Edition, read_edition

NAME = "interpersonal-neurobiology"
EPOCH = "SOURCE_DATE_EPOCH"
VERSION = re.compile(r"\d+\.\d+\.\d+")
#: servers that want them make them anew
LEFT_OUT = (".gz", ".br", ".ipnb-ready", ".buildinfo")
#: dates and names that a printer puts into a PDF, each as long as what takes its place
PDF_DATE = re.compile(rb"/(CreationDate|ModDate) \(D:\d{14}[^)]*\)")


def version(given: str) -> str:
    """Return the version that was asked for.

    Raises
    ------
    Stop
        If it is none.
    """
    if not VERSION.fullmatch(given):
        raise Stop(
            f"VERSION is {given!r}; give three numbers, for example: make release VERSION=2.1.0\n"
            "The first changes when addresses or chapters go, the second when there is more, the third when "
            "something was mended."
        )
    return given


def zenodo(edition: Edition) -> str:
    """Return `.zenodo.json`: what Zenodo's archive says of an edition, in the fields of its deposits."""
    fields = {
        "title": edition.title,
        "upload_type": "lesson",
        "description": edition.abstract,
        "creators": [{"name": name} for name in edition.authors],
        "access_right": "open",
        "license": edition.licence,
        "keywords": list(edition.keywords),
        "language": "eng",
        "version": edition.version,
        "publication_date": edition.released.isoformat() if edition.released else None,
        "notes": "Text, cases and figures: CC BY 4.0. Code: BSD 3-Clause. See LICENSE and LICENSE-TEXT.",
    }
    kept = {name: value for name, value in fields.items() if value}
    return json.dumps(kept, ensure_ascii=False, indent=2) + "\n"


def named(text: str, wanted: str, today: date) -> str:
    """Return `CITATION.cff` with another version and its date."""
    text = re.sub(r"^(\s*version:) .*$", rf'\1 "{wanted}"', text, flags=re.MULTILINE)
    text = re.sub(r"^(date-released:) .*$", rf'\1 "{today.isoformat()}"', text, flags=re.MULTILINE)
    return re.sub(r"^(\s*year:) .*$", rf"\1 {today.year}", text, flags=re.MULTILINE)


def edition(course: Path = CHECKOUT) -> Edition:
    """Return what `CITATION.cff` says.

    Raises
    ------
    Stop
        If it says too little.
    """
    found, faults = read_edition(course / "CITATION.cff")
    if found is None:
        words = "; ".join(one.words for one in faults) or "the file is not there"
        raise Stop(f"{course / 'CITATION.cff'}: {words}")
    return found


def stop_to_commit(wanted: str, course: Path = CHECKOUT) -> None:
    """Write the version and the addresses of the built book; stop if that, or anything else, is not committed.

    Raises
    ------
    Stop
        With what to do.
    """
    if edition(course).version != wanted:
        write_version(wanted, course)
    built = {page: one.text for page, one in read_pages(course / "_build/html").items()}
    kept = {page: text for page, text in built.items() if page.startswith("book/")}
    moved = 'http-equiv="refresh"'
    write_record(
        course / "book/addresses.txt",
        addresses({page: text for page, text in kept.items() if moved not in text}),
    )
    (course / ".zenodo.json").write_text(zenodo(edition(course)), encoding="utf-8")
    if changed := git("status", "--porcelain", cwd=course):
        raise Stop(
            f"An edition is made of a commit, and this is not committed:\n{changed}\n\n"
            f"Version {wanted} now stands in CITATION.cff, pyproject.toml and .zenodo.json, and its addresses in "
            "book/addresses.txt.\nSay in book/changes.md what is new for readers, look at the change (git diff), "
            f"commit it, and call again: make release VERSION={wanted}"
        )


def write_version(wanted: str, course: Path) -> None:
    """Write a version into the files that name one."""
    cff, project = course / "CITATION.cff", course / "pyproject.toml"
    today = datetime.now(UTC).date()
    cff.write_text(named(cff.read_text(encoding="utf-8"), wanted, today), encoding="utf-8")
    text = project.read_text(encoding="utf-8")
    text = re.sub(r'^version = ".*"$', f'version = "{wanted}"', text, count=1, flags=re.MULTILINE)
    project.write_text(text, encoding="utf-8")


def git(*words: str, cwd: Path = CHECKOUT) -> str:
    """Return what git says."""
    done = subprocess.run(["git", *words], cwd=cwd, capture_output=True, text=True, check=True)
    return done.stdout.rstrip()


def of_commit(course: Path = CHECKOUT) -> dict[str, str]:
    """Return the settings by which pages name their commit, and all that is made bears its time."""
    return {
        COMMIT: git("rev-parse", "--short=10", "HEAD", cwd=course),
        EPOCH: git("log", "-1", "--format=%ct", cwd=course),
    }


def write(wanted: str, pdf: Path, epub: Path, course: Path = CHECKOUT) -> Path:
    """Write the archives and their sums; returns their folder.

    Parameters
    ----------
    wanted : str
        The version.
    pdf, epub : Path
        As they were made; the PDF loses the moment of its printing.
    """
    folder, stem = course / "_build/release" / f"v{wanted}", f"{NAME}-{wanted}"
    folder.mkdir(parents=True, exist_ok=True)
    made = datetime.fromtimestamp(int(os.environ[EPOCH]), UTC)
    site = folder / f"{stem}-site.zip"
    pack(course / "_build/html", site, made)
    (folder / f"{stem}.pdf").write_bytes(timeless(pdf.read_bytes(), made))
    (folder / f"{stem}.epub").write_bytes(epub.read_bytes())
    source = folder / f"{stem}-source.zip"
    git("archive", "--format=zip", f"--prefix={stem}/", "-o", str(source), "HEAD", cwd=course)
    files = sorted(file for file in folder.iterdir() if file.name.startswith(stem))
    sums = "".join(
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files
    )
    (folder / "SHA256SUMS").write_text(sums, encoding="utf-8")
    say(next_steps(wanted, folder, files))
    return folder


def pack(folder: Path, target: Path, made: datetime) -> None:
    """Write a folder as a zip in which order and times are always the same."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.rglob("*")):
            if file.is_dir() or file.name.endswith(LEFT_OUT):
                continue
            info = zipfile.ZipInfo(file.relative_to(folder).as_posix(), made.timetuple()[:6])
            info.compress_type, info.external_attr, info.create_system = (
                zipfile.ZIP_DEFLATED,
                0o644 << 16,
                3,
            )
            archive.writestr(info, file.read_bytes())


def timeless(pdf: bytes, made: datetime) -> bytes:
    """Return a PDF whose dates are those of the edition; its length, and every place in it, stay."""

    def dated(found: re.Match[bytes]) -> bytes:
        length = len(found[0]) - len(found[1]) - len("/ (D:)")
        when = made.strftime("%Y%m%d%H%M%S") + "+00'00'"
        return b"/" + found[1] + b" (D:" + when.encode()[:length].ljust(length) + b")"

    return PDF_DATE.sub(dated, pdf)


def next_steps(wanted: str, folder: Path, files: list[Path]) -> str:
    """Return what was made and what is to be done with it."""
    sizes = "\n".join(f"  {file.name}  {file.stat().st_size / 1e6:.1f} MB" for file in files)
    return f"""
Edition {wanted}, in {folder}:
{sizes}

Now:
  1. git tag v{wanted} && git push origin v{wanted}
  2. Unpack the site where the book is published. To keep the edition before it, first move what is there into
     a folder v<its version>/, and name it in _config.yml as older_editions (the operator's guide says how).
  3. Put all files of this folder into the release of the tag. An archive that follows the repository, such as
     Zenodo, takes it from there; otherwise upload them by hand with what .zenodo.json says.
  4. The archive gives the edition a DOI. Write it into CITATION.cff as `doi`, and the pages cite it.
"""

"""Collecting from the exchange: two files a student, links kept as links, and nobody's folder stops the
others."""

import os
import shutil
from pathlib import Path

from nbgrader.exchange.default import ExchangeCollect
from nbgrader.utils import parse_utc

from ipnb.grading.intake import LIMITS, NOTEBOOK_LIMIT, TIMESTAMP


class CaseCollect(ExchangeCollect):
    """nbgrader's collector, which copies what links point to and ends the batch at the first folder it
    cannot copy.

    Students can write to the exchange's folder directly. A link in there would be followed with the
    instructor's rights; here it arrives as a link, and `intake` holds the submission."""

    def copy_files(self):
        records, failed = self.src_records, []
        for record in records:
            self.src_records = [record]
            try:
                super().copy_files()
            except Exception as error:
                failed.append(record["username"])
                self.log.error(
                    "Could not collect from %s: %s: %s", record["username"], type(error).__name__, error
                )
        self.src_records = records
        if not records:
            super().copy_files()  # says that there is nothing to collect
        if failed:
            self.fail(f"Not collected: {', '.join(failed)}. All others were.")

    def do_copy(self, src, dest, log=None):
        """Copy one submission: its notebooks, the answers, and what nbgrader itself put beside them."""
        src, dest = Path(src), Path(dest)
        dest.mkdir(parents=True)
        for path in sorted(src.iterdir()):
            limit = NOTEBOOK_LIMIT if path.suffix == ".ipynb" else LIMITS.get(path.name)
            if limit is None:
                self.log.debug("Left in the exchange: %s", path)
            elif path.is_symlink():
                os.symlink(os.readlink(path), dest / path.name)
            elif path.is_file():
                _copy_start(
                    path, dest / path.name, limit + 1
                )  # one byte too many is enough to be refused later
        _mend_timestamp(src, dest)
        if self.coursedir.groupshared:
            _share_with_group(dest)


def _copy_start(path: Path, to: Path, most: int) -> None:
    with path.open("rb") as source, to.open("wb") as target:
        target.write(source.read(most))
    shutil.copystat(path, to)


def _mend_timestamp(src: Path, dest: Path) -> None:
    """A timestamp that is no time makes Formgrader's page fail for the whole class; the folder's name has
    it too."""
    file = dest / TIMESTAMP
    try:
        parse_utc(file.read_text(encoding="utf-8").strip())
    except (OSError, ValueError, OverflowError):
        if file.is_symlink():
            file.unlink()
        file.write_text(src.name.rsplit("+", 3)[2], encoding="utf-8")


def _share_with_group(folder: Path) -> None:
    for path in [folder, *folder.iterdir()]:
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | (0o2770 if path.is_dir() else 0o660))

"""The text of a roster, whatever wrote it: UTF-8, UTF-16, or an older encoding of a spreadsheet."""

import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

#: what begins a file that is a spreadsheet and not its text: a zip archive, and Excel's older format
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8", "UTF-8"),
    (b"\xff\xfe", "utf-16", "UTF-16"),
    (b"\xfe\xff", "utf-16", "UTF-16"),
)
#: what spreadsheets in use write when they do not write Unicode
_OLDER = ["cp1252", "cp1250", "cp1251", "cp1253", "cp1254"]
#: letters of UTF-8 that were read as Latin-1 or Windows-1252, and saved so
_GARBLED = re.compile("[ÂÃÄÅÆÇÈÉÊËÎÏÐÑØÙ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")


class UnreadableText(ValueError):
    """Bytes are no text that could be read: ``problem`` and ``remedy`` are sentences."""

    def __init__(self, problem: str, remedy: str):
        super().__init__(f"{problem} {remedy}")
        self.problem, self.remedy = problem, remedy


@dataclass(frozen=True)
class Decoded:
    """Text, how it was read, and whether that was a guess."""

    text: str
    encoding: str
    guessed: bool = False


def decode(data: bytes) -> Decoded:
    """Read the bytes of a roster as text.

    Raises
    ------
    UnreadableText
    """
    if data.startswith(_SPREADSHEETS):
        raise UnreadableText(
            "This is a spreadsheet and not CSV, whatever its name ends in.",
            "Open it there and save it as “CSV UTF-8”.",
        )
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return Decoded(_strict(data, codec, name).removeprefix("\ufeff"), name)
    if codec := _bare_utf16(data):
        return Decoded(_strict(data, codec, "UTF-16"), "UTF-16")
    try:
        return Decoded(data.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError:
        return _guess(data)


def _bare_utf16(data: bytes) -> str:
    """Return the codec of UTF-16 without a mark, by where the zeros of Latin letters stand; "" if it is none."""
    start = data[:400]
    for codec, zeros in (("utf-16-le", start[1::2]), ("utf-16-be", start[0::2])):
        if len(start) >= 4 and zeros.count(0) > 0.6 * len(zeros):
            return codec
    return ""


def _strict(data: bytes, codec: str, name: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise UnreadableText(
            f"The file says that it is {name}, and on line {line} it is not.",
            "Save it again as “CSV UTF-8”.",
        ) from None


def _guess(data: bytes) -> Decoded:
    found = list(from_bytes(data, cp_isolation=_OLDER))
    if not found or b"\0" in data:
        raise UnreadableText(
            "The file is no text in an encoding that is known here.", "Save it as “CSV UTF-8”."
        )
    # a list of names is short: where several fit as well, the commonest is meant
    best = min(found, key=lambda one: (one.chaos, _OLDER.index(one.encoding)))
    return Decoded(str(best), best.encoding, guessed=True)


def repaired(text: str) -> str:
    """Return what a text was before it was saved in the wrong encoding: ``JÃ¼rgen`` -> ``Jürgen``.

    Returns
    -------
    str
        "" if nothing shows that it was.
    """
    if not _GARBLED.search(text):
        return ""
    for codec in ("cp1252", "latin-1"):
        try:
            return text.encode(codec).decode("utf-8")
        except UnicodeError:
            continue
    return ""

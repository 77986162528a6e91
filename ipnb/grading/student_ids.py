"""Which names may be a student's id. Pure.

Ids come from the names of folders, and students choose those: in the exchange, where anybody may make a
folder, and in what a learning platform gives to download. An id is taken if every tool on its way takes it:
JupyterHub (no slash, no blank at either end, not only full stops), nbgrader's exchange (no plus sign and no
asterisk), its patterns for files (no brackets, no question mark), its lists of ids (no comma), its gradebook
(128 signs) and its pages (no markup).
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable

#: the signs that nbgrader's gradebook keeps of an id
LONGEST = 128
#: beside letters of any script, their accents, and digits
BESIDE = "_.@-' "
#: Unicode's categories of letters, accents and digits
CATEGORIES = ("Ll", "Lu", "Lt", "Lm", "Lo", "Mn", "Mc", "Nd")
#: Cyrillic and Greek letters that look like Latin ones
_ALIKE = str.maketrans("аеорсхуіјѕԁԛԝαοντρυκι", "aeopcxyijsdqwaovtpuki")


def id_problem(name: str) -> str:
    """Say why a name cannot be a student's id, in words that follow the name; "" if it can."""
    if any(unicodedata.category(sign) == "Cs" for sign in name):
        return "is not UTF-8 text"
    if len(name) > LONGEST:
        return f"has more than {LONGEST} signs, which is all that the gradebook keeps"
    if name.startswith("."):
        return "begins with a full stop, so that it is hidden"
    if "+" in name:
        return "holds a plus sign, which separates the parts of a name in the exchange"
    odd = sorted({sign for sign in name if not _may_stand_in_id(sign)})
    if odd:
        return f"holds what no id may hold ({', '.join(quoted(sign) for sign in odd)})"
    return _blank_problem(name)


def _blank_problem(name: str) -> str:
    if name != name.strip() or "  " in name:
        return "has a blank at an end, or two together"
    if not name or not (name[0].isalnum() or name[0] == "_"):
        return "does not begin with a letter or a digit"
    return ""


def _may_stand_in_id(sign: str) -> bool:
    return sign in BESIDE or unicodedata.category(sign) in CATEGORIES


def quoted(name: str, limit: int = 60) -> str:
    """Put a name between quotation marks so that nothing is hidden in it.

    Signs that act or are not seen are written as numbers. A long name is cut.

    Parameters
    ----------
    name
        Anything, also what is no UTF-8.
    limit
        The most signs.
    """
    cut = name if len(name) <= limit else f"{name[: limit - 1]}…"
    return f"“{''.join(_seen(sign) for sign in cut)}”"


def _seen(sign: str) -> str:
    # a byte of a file's name that is no UTF-8
    if "\udc80" <= sign <= "\udcff":
        return f"\\x{ord(sign) - 0xDC00:02x}"
    if sign == " " or unicodedata.category(sign)[0] not in "CZ":
        return sign
    return sign.encode("unicode_escape", "surrogatepass").decode("ascii")


def similar_ids(names: Iterable[str]) -> list[list[str]]:
    """Group ids that are probably one person's.

    They differ in case, in how an accent is written, or in letters that look the same.

    Parameters
    ----------
    names : iterable of str
        Ids.

    Returns
    -------
    list of list of str
        Only groups of two or more, each sorted.
    """
    groups: dict[str, set[str]] = defaultdict(set)
    for name in names:
        groups[normalise_spelling(name)].add(name)
    return [sorted(group) for _, group in sorted(groups.items()) if len(group) > 1]


def normalise_spelling(name: str) -> str:
    """Return what two spellings of one name have in common."""
    return unicodedata.normalize(
        "NFKC", unicodedata.normalize("NFKC", name.strip()).casefold().translate(_ALIKE)
    )


def same_characters(one: str, other: str) -> bool:
    """Say whether two names differ only in how their accents are stored, as two file systems may do it.

    Parameters
    ----------
    one, other
        Names.
    """
    return unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)


#: what ends an id that was made from a learning platform's name of a person, whom the course did not know
GENERATED = ("@moodle", "@canvas")


def is_generated(student: str) -> bool:
    """Say whether an id was made from a learning platform's name of a person.

    The form then calls that person otherwise.
    """
    return student.endswith(GENERATED)

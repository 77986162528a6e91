"""In which order texts are met, and which of them are marked twice: drawn by a digest, so that it stays. Pure."""

from collections.abc import Iterable

from ipnb.documents.digest import short_digest


def shuffled(ids: Iterable[str], marker: str, criterion: str = "") -> list[str]:
    """Put texts into an order of a marker's own for a criterion, the same at every visit.

    Whoever is met first or last is another one for each criterion, so that tiredness and mood fall on nobody
    in particular.

    Parameters
    ----------
    ids
        Of the texts.
    marker
        Who marks.
    criterion
        Its id; "" where texts are marked whole.
    """
    return sorted(ids, key=lambda one: short_digest("\0".join((marker, criterion, one))))


def sample(ids: Iterable[str], part: str, share: float = 0.2) -> set[str]:
    """Choose a share of some texts, at least one, the same whoever asks.

    A text that comes later may push another one out; whoever has a second mark keeps it.

    Parameters
    ----------
    ids
        Of the texts.
    part
        The name of what is marked, so that it is not always the same students.
    share
        Of the texts, 0..1.
    """
    ordered = shuffled(ids, part, "second")
    return set(ordered[: max(1, round(share * len(ordered)))])

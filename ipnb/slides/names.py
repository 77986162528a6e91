"""A name that nothing in the book has, with the one that may have been meant."""

from collections.abc import Iterable

from ipnb.sphinxext.suggest import did_you_mean


class NoSuchName(Exception):
    """A deck asks for something that is not there; the file and the line are added where the deck is read."""


def unknown(what: str, name: object, known: Iterable[str]) -> NoSuchName:
    """Return the error for a name that nobody has.

    Parameters
    ----------
    what : str
        What was looked for, for example ``figure``.
    name : object
        As the deck gives it.
    known : iterable of str
        The names that there are.
    """
    names = [one for one in known if one]
    hint = did_you_mean(str(name), names) or f" There are: {', '.join(names[:12]) or 'none'}."
    return NoSuchName(f"there is no {what} '{name}'.{hint}")

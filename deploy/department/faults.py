"""A fault that somebody can mend: what happened, where, and what to do."""

from pathlib import Path


class Fault(Exception):
    """An end that is explained.

    Parameters
    ----------
    what
        What happened, as a sentence.
    where
        The file, key or command that it happened with.
    remedy
        What to do, as a sentence.
    """

    def __init__(self, what: str, where: str | Path = "", remedy: str = ""):
        self.what, self.where, self.remedy = what, str(where), remedy
        super().__init__(
            "\n".join(filter(None, [f"{self.where}: {what}" if where else what, remedy]))
        )

"""The whole pages: beside the site, with everything in its place, for what is made of the book."""

from pathlib import Path

NAME = "whole"


def folder(site: Path) -> Path:
    """Return where the whole pages of a site lie.

    Parameters
    ----------
    site : Path
        Its folder, ``_build/html``.
    """
    return site.parent / NAME


def read(site: Path, page: str) -> str:
    """Return a page with everything in its place.

    Parameters
    ----------
    site : Path
        The folder of the site.
    page : str
        The page's address from the site's root.

    Raises
    ------
    FileNotFoundError
        If the book has not been built.
    """
    kept = folder(site) / page
    return (kept if kept.exists() else site / page).read_text(encoding="utf-8")

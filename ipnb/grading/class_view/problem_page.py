"""A page in place of one that cannot be made, with the reason and what to do."""

from ipnb.grading.class_view.page import PAGES, TEMPLATES
from ipnb.web.standalone import standalone_page


def problem_page(base: str, words: str) -> str:
    """Write it.

    Parameters
    ----------
    base
        Formgrader's address, without a slash at its end.
    words
        Why, and what to do.
    """
    return standalone_page(
        TEMPLATES, "problem.html.j2", "class.css", base=base, here="", pages=PAGES, words=words
    )

"""A page in place of one that cannot be made."""

from ipnb.grading.class_view.problem_page import problem_page


def test_it_says_why_and_what_to_do_and_nothing_in_it_acts():
    """Does an error of the database reach the page as markup, or leave no way on?"""
    page = problem_page("/formgrader", "The gradebook is <i>locked</i>. Wait.")
    assert "&lt;i&gt;locked" in page and 'href="/formgrader/class"' in page

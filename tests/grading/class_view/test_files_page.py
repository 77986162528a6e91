"""The page where files come in and go out."""

from ipnb.grading.class_view.files_page import Exported, as_page


def test_only_what_is_final_is_offered():
    """Does a link lead to an empty file?"""
    page = as_page(
        [Exported("06-a/b", "A <case>", 3, 1), Exported("07", "", 0, 2)], 4, "/formgrader"
    )
    assert page.count("?for=canvas") == 1 and "/class/grades/06-a/b?for=canvas" in page
    assert "A &lt;case&gt;" in page and "nothing is final" in page

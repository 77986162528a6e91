"""The calendar's weeks."""

from ipnb.slides.week import weeks

from .conftest import BOOK


def test_a_week_has_its_chapters_and_what_is_done_besides(pages):
    """Would week 1 take the tasks of week 10?"""
    found = weeks(BOOK, pages)
    assert [week.number for week in found] == list(range(1, 15))
    assert found[4].chapters == ("mind-brain-relationship/attachment-and-working-models",)
    assert len(found[5].chapters) == 2
    assert found[3].tasks == ("Hand in assignment 2",)
    assert not any("prediction that surprised" in task for task in found[0].tasks)

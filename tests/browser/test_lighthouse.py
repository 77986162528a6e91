"""What Lighthouse says of each chapter on a phone."""

import pytest
from lighthouse import scores
from published_server import published

#: at the median of three looks, since another job on the machine costs points for speed
LOOKS = 3


@pytest.mark.deep
def test_every_chapter_has_all_points(built_book, chapters):
    """Speed, accessibility, good practice, and being found."""
    with published(built_book) as (site, _):
        for chapter in chapters:
            looks = [scores(site + chapter) for _ in range(LOOKS)]
            middle = sorted(looks, key=lambda look: look[0]["performance"])[LOOKS // 2]
            assert set(middle[0].values()) == {100}, (chapter, *middle)

"""The cover."""

from io import BytesIO

from PIL import Image

from ipnb.epub.cover import HEIGHT, WIDTH, cover
from ipnb.sphinxext.citation.edition import Edition


def test_a_cover_is_a_small_picture_and_always_the_same():
    edition = Edition(
        "Interpersonal neurobiology: a course", ("The course's authors",), "2.0.0", None
    )
    made = cover(edition)
    assert Image.open(BytesIO(made)).size == (WIDTH, HEIGHT)
    assert made == cover(edition) and len(made) < 80_000

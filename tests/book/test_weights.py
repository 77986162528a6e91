"""What the published book weighs: every chapter on the wire, and the site on a disk."""

import posixpath
import re
from pathlib import Path

import pytest

from ipnb.sphinxext.notebooks.widget_assets import browser_modules, module_closure

PARTS = ("foundations", "mind-brain-relationship", "whole-person", "in-practice")
FIRST, LATER = 140_000, 40_000  # bytes on the wire (issue 16)
SITE = 40_000_000
#: stands beside the book, and only where it was made
BESIDE = re.compile(r"^(lite|slides)/|\.(pdf|epub)$")
#: asked for by the page itself, at once
AT_ONCE = re.compile(
    r'<(?:link rel="(?:stylesheet|modulepreload)"|script type="module") [^>]*="([^"?]+)'
)
SHARED = re.compile(r'<link rel="prefetch" [^>]*href="([^"?]+)')
MODULES = re.compile(r'data-ahead="([^"]+)"')
#: of two pictures a phone fetches the first
PICTURES = re.compile(r'<picture><source [^>]*srcset="([^"?]+)[^>]*><img|<img [^>]*src="([^"?]+)')
REASONS = re.compile(r'<a href="([^"?]+folded\.html)')
STATIC = "_static/"


@pytest.fixture(scope="module")
def chapters(built_book) -> dict[str, str]:
    """Address -> text of each chapter of the numbered parts."""
    files = [file for part in PARTS for file in sorted((built_book / "book" / part).glob("*.html"))]
    return {file.relative_to(built_book).as_posix(): file.read_text("utf-8") for file in files}


def packed(site: Path, address: str) -> int:
    """Bytes of a file as it is sent."""
    file = site / address
    ready = file.with_name(f"{file.name}.br")
    return (ready if ready.exists() else file).stat().st_size


def asked(page: str, text: str, *patterns: re.Pattern[str]) -> set[str]:
    """Addresses, from the site's root, of what a page asks for."""
    ways = [
        way for pattern in patterns for found in pattern.findall(text) for way in found_ways(found)
    ]
    return {posixpath.normpath(posixpath.join(posixpath.dirname(page), way)) for way in ways}


def found_ways(found: str | tuple[str, ...]) -> list[str]:
    return found.split() if isinstance(found, str) else [way for way in found if way]


def with_imports(addresses: set[str], modules: dict[str, str]) -> set[str]:
    """The same with every module that these import."""
    own = [one.removeprefix(STATIC) for one in sorted(addresses) if one.endswith(".js")]
    return addresses | {f"{STATIC}{one}" for one in module_closure(own, modules)}


def test_every_chapter_is_light_for_those_who_come_and_those_who_return(built_book, chapters):
    """The sum of what each asks for; `browser/test_first_visit.py` counts what is really sent."""
    modules = browser_modules()
    kept = set.union(
        *(asked(page, text, AT_ONCE, SHARED) for page, text in list(chapters.items())[:1])
    )
    kept = with_imports(kept, modules)
    for page, text in chapters.items():
        at_once = with_imports(asked(page, text, AT_ONCE), modules)
        again = packed(built_book, page) + sum(packed(built_book, one) for one in at_once - kept)
        assert again < LATER, (page, again)
        met = with_imports(asked(page, text, SHARED, MODULES, PICTURES, REASONS), modules)
        first = packed(built_book, page) + sum(packed(built_book, one) for one in at_once | met)
        assert first < FIRST, (page, first)


def test_the_whole_site_is_small(built_book):
    """Packed files and all, without the notebooks in the browser and without what is printed of it."""
    files = [file for file in built_book.rglob("*") if file.is_file()]
    own = [one for one in files if not BESIDE.search(one.relative_to(built_book).as_posix())]
    assert sum(file.stat().st_size for file in own) < SITE

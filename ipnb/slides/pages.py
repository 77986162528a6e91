"""The pages of the built book, each read once, and what stands in them under a name."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Tag

from ipnb.slides.markup import found, parsed, words
from ipnb.slides.names import unknown
from ipnb.sphinxext.apart import whole

#: of how many pages names are offered for one that is wrong: a week's own stand first
NEAR = 2


@dataclass
class Pages:
    """What `make book` wrote.

    Attributes
    ----------
    folder : Path
        ``_build/html/book``.
    texts : dict of str to str
        Pages that have been read.
    trees : dict of str to BeautifulSoup
        Those of them that have been looked into, which takes a hundred times as long.
    """

    folder: Path
    texts: dict[str, str] = field(default_factory=dict)
    trees: dict[str, BeautifulSoup] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Return a page's text by its name below ``book/``, for example ``foundations/reading-evidence``.

        Raises
        ------
        FileNotFoundError
            If the book has not been built.
        """
        if name not in self.texts:
            file = self.folder / f"{name}.html"
            if not file.exists():
                raise FileNotFoundError(f"{file} is not there: run `make book` first")
            self.texts[name] = whole.read(self.folder.parent, f"{self.folder.name}/{name}.html")
        return self.texts[name]

    def page(self, name: str) -> BeautifulSoup:
        """Return a page as a tree."""
        if name not in self.trees:
            self.trees[name] = parsed(self.text(name))
        return self.trees[name]

    def all_of(self, names: Iterable[str], selector: str) -> Iterator[Tag]:
        """Yield what a selector finds in pages, one page after the other."""
        for name in names:
            yield from self.page(name).select(selector)

    def labelled(self, names: tuple[str, ...], what: str, selector: str, label: str) -> Tag:
        """Return the element with an id in one of the pages.

        Parameters
        ----------
        names : tuple of str
            Pages; the first that has it counts.
        what : str
            What it is called in an error.
        selector : str
            Which elements may be meant.
        label : str
            The id.

        Raises
        ------
        NoSuchName
            If no page has it.
        """
        return self.with_attribute(names, what, selector, "id", label)

    def with_attribute(
        self, names: tuple[str, ...], what: str, selector: str, attribute: str, value: str
    ) -> Tag:
        """Return the element of which an attribute has a value, as `labelled` does for ids."""
        for name in names:
            if f'{attribute}="{escape(value)}"' not in self.text(name):
                continue
            wanted: dict[str, Any] = {attribute: value}
            tag: Tag | None = self.page(name).find(None, wanted)
            if tag is not None and tag.css.match(selector):
                return tag
        texts = "".join(self.text(name) for name in names[:NEAR])
        known = re.findall(rf'\b{attribute}="([^"]+)"', texts)
        raise unknown(what, value, [one for one in known if one != value])

    def chapter(self, names: tuple[str, ...], name: str) -> str:
        """Return the page of a chapter that is named by its last word or by the whole.

        Raises
        ------
        NoSuchName
            If no page is called that.
        """
        for one in names:
            if name in (one, one.rpartition("/")[2]):
                return one
        raise unknown("chapter", name, [one.rpartition("/")[2] for one in names])

    def scene(self, names: tuple[str, ...], title: str) -> Tag:
        """Return the scene with a title; straight quotation marks stand for curly ones.

        Raises
        ------
        NoSuchName
            If no page has such a scene.
        """
        scenes = {scene_title(one): one for one in self.all_of(names, ".dialogue")}
        for known, scene in scenes.items():
            if plain_title(known) == plain_title(title):
                return scene
        raise unknown("scene", title, [plain_title(one) for one in scenes])

    def title(self, name: str) -> str:
        """Return the heading of a page."""
        return words(found(self.page(name), "h1"))


def scene_title(scene: Tag) -> str:
    """Return what a scene is called."""
    return words(found(scene, ".scene"))


def plain_title(title: str) -> str:
    """Return a title as one types it.

    >>> plain_title("“You people”")
    'You people'
    """
    return title.translate(str.maketrans("’", "'", '“”"')).strip()

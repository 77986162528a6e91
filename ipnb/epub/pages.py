"""A built page as a page of the ePub: its article as XHTML, with links that lead to pages of the same book."""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit
from xml.etree.ElementTree import Element, SubElement, tostring
from xml.sax.saxutils import escape

import tinyhtml5

from ipnb.epub.contents import Entry
from ipnb.epub.elements import MATHML, SVG, XHTML, classes, local, plain, unwrap

PAGE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" lang="{language}" xml:lang="{language}">
<head><title>{title}</title><link rel="stylesheet" type="text/css" href="book.css"/></head>
<body>{body}</body>
</html>
"""
#: what may stand in an address as it is; some DOIs hold "<" and ">", which may not
IN_ADDRESSES = "%/:?#[]@!$&'()*+,;=~"
#: what XML takes as a name
NAME = re.compile(r"^[A-Za-z_][\w.-]*$")


@dataclass(frozen=True)
class Page:
    """A page on its way into the ePub.

    Attributes
    ----------
    entry : Entry
    article : Element
    title : str
    """

    entry: Entry
    article: Element
    title: str

    @property
    def ids(self) -> set[str]:
        """The places in it."""
        return {name for one in self.article.iter() if (name := one.get("id"))}

    @property
    def properties(self) -> list[str]:
        """What a reading system must know that it holds."""
        tags = {one.tag for one in self.article.iter() if isinstance(one.tag, str)}
        return [
            name for name, tag in (("mathml", MATHML + "math"), ("svg", SVG + "svg")) if tag in tags
        ]


def read_page(entry: Entry, text: str) -> Page:
    """Read a built page and make its article plain.

    Parameters
    ----------
    entry : Entry
    text : str
        Its HTML.
    """
    tree = tinyhtml5.parse(text)
    article = next(tree.iter(f"{XHTML}article"))
    plain(article)
    unique_names(article)
    heading = next(article.iter(f"{XHTML}h1"))
    return Page(entry, article, " ".join("".join(heading.itertext()).split()))


def say_what_this_is(page: Page, home: str) -> None:
    """Tell at the end of the first page what stands still here, and where it moves."""
    where = f" at {home}" if home else ""
    words = (
        "This is the course to read away from the web. Its models stand still here, its exercises are lists with "
        f"their answers folded below them, and nothing is kept or counted. In the course on the web{where} the "
        "models move, exercises answer at once, and the open cases have a form."
    )
    note = SubElement(page.article, f"{XHTML}p", {"class": "about-this-file"})
    note.text = words


def unique_names(article: Element) -> None:
    """Keep of each name the first place that has it, and none that XML does not take."""
    seen: set[str] = set()
    for one in article.iter():
        name = one.get("id")
        if name is None:
            continue
        if name in seen or not NAME.match(name):
            del one.attrib["id"]
        seen.add(name)
    for one in article.iter():
        words = one.get("aria-labelledby")
        if words and words not in seen:
            del one.attrib["aria-labelledby"]


def link_pages(pages: Mapping[str, Page], home: str = "") -> None:
    """Let every link lead to a page of the ePub, to the web, or to nothing.

    Parameters
    ----------
    pages : mapping of str to Page
        By their names below the site's root.
    home : str
        The site's address, to which links lead whose page is not in the ePub; without one they become words.
    """
    ids = {name: page.ids for name, page in pages.items()}
    for page in pages.values():
        for parent in list(page.article.iter()):
            for child in list(parent):
                if child.tag != f"{XHTML}a" or child.get("href") is None:
                    continue
                address = target(child.get("href") or "", page.entry, ids, pages, home)
                if address:
                    child.set("href", address)
                else:
                    unwrap_link(parent, child)


def unwrap_link(parent: Element, child: Element) -> None:
    """Leave the words of a link that leads nowhere, and the place that its name marks."""
    if child.get("id"):
        child.tag = f"{XHTML}span"
        child.attrib = {"id": child.attrib["id"]}
    else:
        unwrap(parent, child)


def target(
    link: str, here: Entry, ids: Mapping[str, set[str]], pages: Mapping[str, Page], home: str
) -> str:
    """Return where a link leads in the ePub, or an empty text."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return quote(link, safe=IN_ADDRESSES)
    path = unquote(posixpath.normpath(posixpath.join(here.folder, parts.path)))
    name = path.removesuffix(".html") if parts.path else here.page
    if name in pages:
        known = parts.fragment and unquote(parts.fragment) in ids[name]
        if name == here.page and not known:
            return ""
        return pages[name].entry.file + (f"#{parts.fragment}" if known else "")
    return f"{home.rstrip('/')}/{path}" if home else ""


def xhtml(page: Page, language: str) -> str:
    """Return the text of a page's file; the elements of the page are without namespaces afterwards."""
    for one in list(page.article.iter()):
        if not isinstance(one.tag, str):
            continue
        # on the outermost of a picture or formula; inside it, it says nothing new and does no harm
        if one.tag in (f"{SVG}svg", f"{MATHML}math"):
            one.set("xmlns", one.tag[1:].partition("}")[0])
        one.tag = local(one)
    body = tostring(page.article, encoding="unicode")
    return PAGE.format(language=language, title=escape(page.title), body=_open_tags(body))


#: written as `<p/>` they would be read as open by whoever reads the page as HTML
NEVER_EMPTY = (
    "p|div|span|td|th|li|ul|ol|dd|dt|section|a|em|strong|details|summary|figcaption|code|pre"
)
CLOSED = re.compile(rf"<({NEVER_EMPTY})((?:\s+[^\s<>/][^<>]*?)?)\s*/>")


def _open_tags(body: str) -> str:
    return CLOSED.sub(r"<\1\2></\1>", body)


def is_picture(element: Element) -> bool:
    """Tell whether an element is a picture that somebody may need words for."""
    return element.tag == f"{SVG}svg" and element.get("aria-hidden") != "true"


def without_words(page: Page) -> list[str]:
    """Return the classes of pictures that have neither a label nor words elsewhere."""
    return [
        " ".join(sorted(classes(one))) or "svg"
        for one in page.article.iter()
        if is_picture(one)
        and not (one.get("aria-label") or one.get("aria-labelledby"))
        and one.find(f"{SVG}title") is None
    ]

"""Roles, labels and scroll boxes that Sphinx and its extensions leave out."""

import re
from itertools import count
from typing import Any, cast

from bs4 import BeautifulSoup, Tag
from docutils import nodes

from ipnb.sphinxext.book import Book

#: letters in a mean cell, from which on a table with three columns is too wide for a phone
WORDY = 14
#: the roles of heads, by their scope
HEADS = {"col": "columnheader", "row": "rowheader"}


def scroll_box(soup: BeautifulSoup, element: Tag, name: str) -> None:
    """Put a box round what may be too wide; where it is, the page's script makes it a stop for the keyboard."""
    box = soup.new_tag("div", attrs={"class": "scrolls", "data-name": name})
    element.wrap(box)


def stack(table: Tag, heads: list[str]) -> None:
    """Mark a table of sentences: on a phone each row becomes a block whose cells name their column.

    The roles keep it a table for screen readers when the style sheet makes blocks of it.

    Parameters
    ----------
    table : Tag
        Changed in place.
    heads : list of str
        The words of its column heads, from the left.
    """
    table["class"] = [*table.get("class", []), "stacks"]  # type: ignore[arg-type, assignment, misc]  # any list will do
    table["role"] = "table"
    for group in table.find_all(["thead", "tbody"]):
        group["role"] = "rowgroup"
    for row in table.find_all("tr"):
        row["role"] = "row"
        for name, cell in zip(heads, row.find_all(["td", "th"], recursive=False), strict=False):
            cell["role"] = (
                HEADS.get(str(cell.get("scope")), "cell") if cell.name == "th" else "cell"
            )
            if cast("Tag", row.parent).name == "tbody":
                cell["data-head"] = name
                if not cell.get_text(strip=True):
                    cell["data-empty"] = ""


def name_rows(table: Tag) -> None:
    """Make the first cell of each row its head, which is said with the others of the row."""
    for cell in table.select("tbody tr > td:first-child:not([colspan])"):
        if cell.get_text(strip=True):
            cell.name = "th"
            cell["scope"] = "row"


def mend_heads(table: Tag) -> None:
    """Give column heads a scope; below an empty corner, which is no head, rows have heads of their own."""
    for number, head in enumerate(table.select("thead tr:only-child > th")):
        if not head.get_text(strip=True):
            head.name = "td"
            if not number:
                name_rows(table)
    for head in table.select("thead th"):
        head["scope"] = "col"


def is_wordy(table: Tag) -> bool:
    """Tell whether a table holds sentences in three columns or more, and not numbers of a figure."""
    cells = [cell.get_text(" ", strip=True) for cell in table.select("tbody td, tbody th")]
    wide = len(table.select("thead tr > *")) > 2 and not table.find_parent(class_="plot")
    return wide and bool(cells) and sum(map(len, cells)) / len(cells) > WORDY


def mend_tables(soup: BeautifulSoup, first: int = 1) -> None:
    """Let tables of sentences stack on a phone; put all others in a scroll box with a name.

    Parameters
    ----------
    soup : BeautifulSoup
        Changed in place.
    first : int
        The number of its first table on the page.
    """
    for number, table in enumerate(soup.find_all("table"), first):
        mend_heads(table)
        if is_wordy(table):
            stack(table, [head.get_text(" ", strip=True) for head in table.select("thead tr > *")])
            continue
        caption = table.find("caption")
        scroll_box(soup, table, caption.get_text(" ", strip=True) if caption else f"Table {number}")


def mend_bibliography(soup: BeautifulSoup) -> None:
    """Give citation lists roles that belong together, and back links that say what they are."""
    for entry in soup.select("[role=doc-biblioentry]"):
        entry["role"] = "listitem"
    for entries in soup.select(".citation-list"):
        entries["role"] = "list"
    for back in soup.select(".citation .backrefs a, .citation .label a"):
        back["aria-label"] = f"Back to the text: {back.get_text(strip=True)}"


def mend_footnotes(soup: BeautifulSoup) -> None:
    """Give footnotes the same."""
    for note in soup.select("aside.footnote"):
        note["role"] = "note"
        note["aria-label"] = (
            f"Note {cast('Tag', note.select_one('.label')).get_text(strip=True).strip('[]')}"
        )
    for back in soup.select("aside.footnote .label a, aside.footnote .backrefs a"):
        back["aria-label"] = "Back to the text"


def mend_margin_notes(soup: BeautifulSoup) -> None:
    """Make margin notes notes: they lie inside the text and are no landmarks of the page."""
    for note in soup.select("aside.sidebar, aside.topic"):
        note.name = "div"
        note["role"] = "note"


MENDS = [mend_tables, mend_bibliography, mend_footnotes, mend_margin_notes]
#: what is mended beside tables: few pages have any of it, and the whole of such a page is parsed
BESIDE_TABLES = re.compile(r'<aside\b|class="citation')
NUMBERS = "<details><summary>The numbers in this figure</summary>"
TABLES = re.compile(rf"{NUMBERS}.*?</details>|<table\b.*?</table>", re.DOTALL)


def mend_places(body: str) -> str:
    """Take links of headings, captions and formulas to themselves out of the way of keyboards and listeners.

    There is one for each, and each was said as a part of its heading, and was a stop. They are a short cut for
    a mouse: *On this page*, the search and the page of all figures lead to the same addresses.
    """
    return body.replace(
        '<a class="headerlink"', '<a class="headerlink" aria-hidden="true" tabindex="-1"'
    )


def mend(body: str) -> str:
    """Return the HTML of a page's text, mended.

    Of most pages only the tables are parsed: parsing the whole of each was a quarter of a cold build.
    """
    body = mend_places(body)
    if BESIDE_TABLES.search(body):
        soup = BeautifulSoup(body, "html.parser")
        for step in MENDS:
            step(soup)
        return str(soup)
    numbers = count(1)

    def mended(piece: re.Match[str]) -> str:
        around = "plot" if piece[0].startswith(NUMBERS) else "text"
        soup = BeautifulSoup(f'<div class="{around}">{piece[0]}</div>', "html.parser")
        first, *_ = [next(numbers) for _ in soup.find_all("table")] or [0]
        mend_tables(soup, first)
        return str(cast("Tag", soup.div).decode_contents())

    return TABLES.sub(mended, body)


def mend_page(
    app: Book, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document
) -> None:
    """Mend one page before it is written."""
    if context.get("body"):
        context["body"] = mend(context["body"])

"""What holds of every page that is read aloud: looked for in the tree, and in the page where that cannot tell."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from accessibility_tree import Node, tree_of
from speech import LANDMARKS, PICTURES

#: may have the focus put on them, and are no controls
PLACES = {"RootWebArea", "main", "heading", "generic", "paragraph", "article", "none"}
#: what the tree does not show: stops of the keyboard in what is hidden, and regions that come with their words
IN_THE_PAGE = """() => {
  const isShown = (node) => node.checkVisibility({ visibilityProperty: true });
  const stops = 'a[href], button, input, select, textarea, summary, [tabindex]';
  const told = (node) => node.outerHTML.slice(0, 120);
  const hidden = [...document.querySelectorAll('[aria-hidden="true"]')]
    .flatMap((node) => [node, ...node.querySelectorAll('*')])
    .filter((node) => node.matches(stops) && node.tabIndex >= 0 && isShown(node));
  const empty = [...document.querySelectorAll('[role="status"], [aria-live="polite"], output')]
    .filter((node) => !node.textContent.trim() && !node.closest('[aria-hidden="true"]'))
    .filter((node) => !isShown(node) && isShown(node.parentElement));
  return [
    ...hidden.map((node) => `a stop of the keyboard in what is hidden: ${told(node)}`),
    ...empty.map((node) => `a live region that comes with its words: ${told(node)}`),
  ];
}"""


def faults_of(page) -> list[str]:
    """Return what is wrong with a page as it stands, one line a fault."""
    tree = tree_of(page)
    found = [fault for rule in RULES for fault in rule(tree)]
    return found + page.evaluate(IN_THE_PAGE)


def nameless(tree: Node) -> Iterator[str]:
    """Yield controls and groups of answers without a name."""
    for node in tree.walk():
        is_control = node.states.get("focusable") and node.role not in PLACES
        if (is_control or node.role in ("radiogroup", "dialog", "slider")) and not node.name:
            yield f"a {node.role} without a name: {node.text()[:60]}"


def landmarks_alike(tree: Node) -> Iterator[str]:
    """Yield landmarks that cannot be told apart in a list of them."""
    named = Counter((node.role, node.name) for node in tree.walk() if _is_landmark(node))
    for (role, name), count in named.items():
        if count > 1:
            yield f"{count} landmarks alike: {role} {name!r}"


def _is_landmark(node: Node) -> bool:
    return node.role in LANDMARKS and (node.role not in ("form", "region") or bool(node.name))


def heading_order(tree: Node) -> Iterator[str]:
    """Yield headings that are empty or stand a level too deep, and a page without one of the first level."""
    headings = tree.all("heading")
    levels = [int(node.states["level"]) for node in headings]
    if levels.count(1) != 1 or levels[0] != 1:
        yield f"levels of headings: {levels[:4]} …"
    for (before, _), (level, node) in pairwise(zip(levels, headings, strict=True)):
        if level > before + 1:
            yield f"after a heading of level {before} comes one of level {level}: {node.name[:60]}"
    yield from (
        f"an empty heading of level {level}"
        for node, level in zip(headings, levels, strict=True)
        if not node.name.strip()
    )


def pictures(tree: Node) -> Iterator[str]:
    """Yield pictures without a name, and those whose letters are read beside it."""
    for node in tree.all(*PICTURES):
        if not node.name:
            yield "a picture without a name"
        if words := node.text().strip():
            yield f"the letters in a picture are read: {node.name[:40]}: {words[:60]}"


def links_out_of_context(tree: Node) -> Iterator[str]:
    """Yield links that tell nothing in a list of links."""
    for node in tree.all("link"):
        if re.fullmatch(r"\W*(\d{4}[a-z]?|here|link|more)?\W*", node.name, re.IGNORECASE):
            yield f"a link that says {node.name!r}: {node.description[:60]}"


def tables_without_heads(tree: Node) -> Iterator[str]:
    """Yield tables whose cells cannot be told by their heads."""
    for node in tree.all("table"):
        if not node.all("columnheader", "rowheader"):
            yield f"a table without heads: {node.text()[:60]}"


def lists_of_nothing(tree: Node) -> Iterator[str]:
    """Yield lists that are announced and have nothing in them."""
    for node in tree.all("list"):
        if not node.text() and not node.all("image", "button", "link"):
            yield f"a list of nothing {node.name!r}"


RULES = (
    nameless,
    landmarks_alike,
    heading_order,
    pictures,
    links_out_of_context,
    tables_without_heads,
    lists_of_nothing,
)

"""Elements of the page as nodes of a document, so that what stands in them is linked as all text is."""

from html import escape

from docutils import nodes
from sphinx.application import Sphinx

from ipnb.sphinxext.book import Translator

#: elements without an end
VOID = frozenset({"input"})


class html_part(nodes.General, nodes.Element):
    """An element of the page: ``tag``, and ``own``, its attributes as (name, value)."""


def part(tag: str, *children: nodes.Node | str, **own: str | bool | None) -> html_part:
    """Return an element of the page.

    Parameters
    ----------
    tag : str
        For example ``div``.
    *children : Node or str
        What stands in it; a string is text.
    **own : str, bool or None
        Its attributes: ``class_`` is ``class``, ``aria_label`` is ``aria-label``; True stands without a value,
        and False and None are left out.
    """
    node: html_part = html_part(tag=tag, own=[])
    for name, value in own.items():
        if value is not None and value is not False:
            shown = name.rstrip("_").replace("_", "-")
            node["own"].append((shown, "" if value is True else str(value)))
    node += [nodes.Text(child) if isinstance(child, str) else child for child in children]
    return node


def line(parsed: list[nodes.Node]) -> list[nodes.Node]:
    """Return parsed text without its paragraph, for a place that takes words and no blocks."""
    return [child for block in parsed for child in block.children]


def visit_part(self: Translator, node: nodes.Element) -> None:
    """Open an element."""
    own = "".join(f' {name}="{escape(value)}"' for name, value in node["own"])
    self.body.append(f"<{node['tag']}{own}>")


def depart_part(self: Translator, node: nodes.Element) -> None:
    """Close it, if it has an end."""
    if node["tag"] not in VOID:
        self.body.append(f"</{node['tag']}>")


def setup(app: Sphinx) -> None:
    """Offer the node."""
    app.add_node(html_part, html=(visit_part, depart_part))

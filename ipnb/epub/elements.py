"""What becomes of a page's elements in a book without scripts: what is to be read stays, what is pressed goes.

Elements are those of the standard library, with the namespace of each in its name, as the parser gives them.
"""

import re
from xml.etree.ElementTree import Element

XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
MATHML = "{http://www.w3.org/1998/Math/MathML}"
#: declarations of namespaces, which are written anew
XMLNS = "{http://www.w3.org/2000/xmlns/}"

#: nothing of them is to be read
GONE = frozenset(
    {"script", "style", "template", "button", "input", "select", "textarea", "noscript"}
)
#: by class: the page's own way about, and what is kept in a browser
GONE_CLASSES = frozenset(
    {
        "headerlink",
        "on-this-page",
        "tick",
        "cite",
        "companions",
        "moved-places",
        "kept",
        "skip",
        "actions",
    }
)
#: of two pictures of a figure the one that fits a phone, and every screen
GONE_PICTURES = ("still", "wide")
#: elements that mean something to a form alone, and what they are without it
RENAMED = {"form": "div", "fieldset": "div", "legend": "p", "label": "span", "article": "section"}
#: what a browser's scripts and a screen reader's live regions need
DROPPED_ATTRIBUTES = re.compile(
    r"^(data-.*|on.*|style|hidden|tabindex|autocomplete|popover.*|for|name|value|type|role|aria-.*|"
    r"title|download|target|rel|start|align|valign|maxlength|placeholder|spellcheck)$"
)
#: kept on pictures, whose words they are
OF_PICTURES = ("role", "aria-label", "aria-labelledby", "aria-hidden")
#: kept elsewhere
KEPT = {"ol": ("start", "type"), "math": ("alttext",)}


def local(element: Element) -> str:
    """Return an element's name without its namespace; a comment has none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def classes(element: Element) -> set[str]:
    """Return the classes of an element."""
    return set((element.get("class") or "").split())


def is_gone(element: Element) -> bool:
    """Tell whether nothing of an element belongs into a book."""
    name, own = local(element), classes(element)
    if not name or name in GONE or own & GONE_CLASSES:
        return True
    if name == "svg" and own.issuperset(GONE_PICTURES):
        return True
    # a prediction's form and what a script fills; definitions on hover, which the glossary has
    return element.get("hidden") is not None


def remove(parent: Element, child: Element) -> None:
    """Take an element out and leave what stands behind it."""
    at = list(parent).index(child)
    tail = child.tail or ""
    if at:
        parent[at - 1].tail = (parent[at - 1].tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(child)


def unwrap(parent: Element, child: Element) -> None:
    """Take an element away and leave what stands in it."""
    at = list(parent).index(child)
    inside, behind = list(child), child.tail or ""
    before = child.text or ""
    if inside:
        inside[-1].tail = (inside[-1].tail or "") + behind
    else:
        before += behind
    if at:
        parent[at - 1].tail = (parent[at - 1].tail or "") + before
    else:
        parent.text = (parent.text or "") + before
    parent.remove(child)
    for offset, element in enumerate(inside):
        parent.insert(at + offset, element)


def choices(element: Element) -> None:
    """Make a list of what there is to choose from."""
    element.tag = f"{XHTML}ul"
    for label in list(element):
        label.tag = f"{XHTML}li"


def plain(element: Element) -> None:
    """Make of an element and all below it what can be read on paper."""
    for child in list(element):
        if is_gone(child):
            remove(element, child)
        else:
            plain(child)
    name = local(element)
    if "choices" in classes(element) and len(element):
        choices(element)
    elif element.tag.startswith(XHTML) and name in RENAMED:
        element.tag = XHTML + RENAMED[name]
    in_picture = element.tag.startswith(SVG)
    for attribute in list(element.attrib):
        kept = attribute in KEPT.get(name, ()) or (name == "svg" and attribute in OF_PICTURES)
        if attribute.startswith(XMLNS) or (
            not kept and DROPPED_ATTRIBUTES.match(attribute) and not _of_svg(in_picture, attribute)
        ):
            del element.attrib[attribute]


def _of_svg(in_picture: bool, attribute: str) -> bool:
    # a type or a name of a gradient or a marker is part of the drawing
    return in_picture and attribute in ("type", "style")

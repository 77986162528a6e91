"""The tree that Chromium hands to a screen reader, as it stands at one moment.

Chromium's own tree is asked for, and not one that is computed from the page: what it leaves out of a picture,
of a closed disclosure or of what is hidden is what the programs that read it do not meet either.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

#: pieces of one line of text, as the lines are laid out: they repeat what the text above them says
LAID_OUT = {"InlineTextBox", "ListMarker"}


@dataclass(frozen=True)
class Node:
    """One thing in the tree.

    Parameters
    ----------
    role, name, description, value : str
        As the browser computed them; empty where there is none.
    states : dict
        ``focusable``, ``checked``, ``expanded``, ``level``, ``live`` and the like, where they are set.
    children : tuple of Node
        In reading order.
    hidden : bool
        Whether the browser leaves it out: its children stand in its place.
    """

    role: str
    name: str = ""
    description: str = ""
    value: str = ""
    states: dict[str, Any] = field(default_factory=dict)
    children: tuple["Node", ...] = ()
    hidden: bool = False

    def walk(self) -> Iterator["Node"]:
        """Go through this and all below it in reading order."""
        if not self.hidden:
            yield self
        for child in self.children:
            yield from child.walk()

    def all(self, *roles: str) -> list["Node"]:
        """Return what has one of these roles, here and below."""
        return [node for node in self.walk() if node.role in roles]

    def one(self, role: str, name: str) -> "Node":
        """Return the first with a role whose name begins so."""
        return next(node for node in self.all(role) if node.name.startswith(name))

    def text(self) -> str:
        """Return the words in it."""
        return "".join(node.name for node in self.all("StaticText"))


def tree_of(page, selector: str = "") -> Node:
    """Return the tree of a page, or of the first element that a selector finds."""
    session = page.context.new_cdp_session(page)
    found = session.send("Accessibility.getFullAXTree")["nodes"]
    root = found[0]["nodeId"]
    if selector:
        document = session.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
        place = session.send("DOM.querySelector", {"nodeId": document, "selector": selector})
        one = session.send("DOM.describeNode", place)["node"]["backendNodeId"]
        root = next(node["nodeId"] for node in found if node.get("backendDOMNodeId") == one)
    for node in found:
        if node["role"]["value"] == "slider":
            node.setdefault("properties", []).append(_value_text(session, node))
    session.detach()
    return _read(root, {node["nodeId"]: node for node in found})


def _value_text(session, sent: dict[str, Any]) -> dict[str, Any]:
    """Return the words for a slider's value, which the browser hands to screen readers and not to us."""
    wanted = {"backendNodeId": sent["backendDOMNodeId"]}
    told = session.send("DOM.describeNode", wanted)["node"].get("attributes", [])
    words = dict(zip(told[::2], told[1::2], strict=True)).get("aria-valuetext", "")
    return {"name": "valuetext", "value": {"value": words}}


def _read(one: str, by_id: dict[str, dict[str, Any]]) -> Node:
    """Make a node of what the browser sent."""
    sent = by_id[one]
    states = {
        each["name"]: each["value"].get("value")
        for each in sent.get("properties", [])
        if each["value"].get("value") not in (None, "")
    }
    role = _value(sent, "role")
    children = () if role in LAID_OUT else sent.get("childIds", ())
    return Node(
        role=role,
        name=_value(sent, "name"),
        description=_value(sent, "description"),
        value=_value(sent, "value"),
        states=states,
        children=tuple(_read(child, by_id) for child in children if child in by_id),
        hidden=bool(sent["ignored"]) or role in LAID_OUT,
    )


def _value(sent: dict[str, Any], name: str) -> str:
    return str(sent.get(name, {}).get("value", ""))

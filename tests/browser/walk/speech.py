"""What a screen reader would say of a tree, line by line, as one reads it from top to bottom.

This is neither NVDA nor VoiceOver. It follows NVDA's published source where the two have much in common: which
roles are said at all and which are only layout (`ControlField.getPresentationCategory` in
`source/textInfos/__init__.py`), that the role comes before the words when one reads on (`getControlFieldSpeech`
in `source/speech/speech.py`), that the end of a list, a table and a group is said, and that what is inside a
picture is read where the browser hands it on (`isImgMap` in `nvdaHelper/vbufBackends/gecko_ia2/gecko_ia2.cpp`).
Of a list box there only the selected option is shown; here all are. Bold and italic are not said.
"""

from collections.abc import Iterator

from accessibility_tree import Node

LANDMARKS = {
    "banner": "banner landmark",
    "complementary": "complementary landmark",
    "contentinfo": "content info landmark",
    "form": "form landmark",
    "main": "main landmark",
    "navigation": "navigation landmark",
    "region": "region",
    "search": "search landmark",
}
#: said when one comes in and when one leaves
CONTAINERS = {
    "alertdialog": "dialog",
    "article": "",
    "blockquote": "block quote",
    "dialog": "dialog",
    "DescriptionList": "list",
    "figure": "figure",
    "group": "grouping",
    "list": "list",
    "listbox": "list box",
    "menu": "menu",
    "note": "note",
    "radiogroup": "grouping",
    "table": "table",
    "toolbar": "tool bar",
}
#: one thing, whose name is what is read
SINGLE = {
    "button": "button",
    "checkbox": "check box",
    "combobox": "combo box",
    "DisclosureTriangle": "disclosure",
    "heading": "heading",
    "link": "link",
    "menuitem": "menu item",
    "option": "option",
    "progressbar": "progress bar",
    "radio": "radio button",
    "searchbox": "search edit",
    "slider": "slider",
    "spinbutton": "spin button",
    "switch": "switch",
    "tab": "tab",
    "textbox": "edit",
}
PICTURES = {"image": "graphic", "Canvas": "graphic", "graphics-symbol": "graphic"}
#: said where they begin
HEADED = LANDMARKS | PICTURES
CELLS = {"row", "cell", "gridcell", "columnheader", "rowheader"}
#: for the eye alone, or within a line
LAYOUT = {
    "generic", "none", "LabelText", "Legend", "rowgroup",
    "code", "emphasis", "strong", "mark", "superscript", "subscript",
}  # fmt: skip
STATES = {
    "disabled": "unavailable",
    "required": "required",
    "readonly": "read only",
    "busy": "busy",
}


def spoken(tree: Node) -> list[str]:
    """Return the lines that are said of a tree from its beginning to its end."""
    lines: list[str] = []
    line: list[str] = []

    def end() -> None:
        if words := " ".join("".join(line).split()):
            lines.append(words)
        line.clear()

    for piece, is_line in _said(tree):
        if is_line:
            end()
            lines.append(piece)
        elif piece == "\n":
            end()
        else:
            line.append(piece)
    end()
    return [one for one in lines if one]


def _said(node: Node) -> Iterator[tuple[str, bool]]:
    """Go through what is said: words of a line, or a line of its own."""
    control = node.all("radio", "checkbox", "switch") if node.role == "LabelText" else []
    if control:
        yield _single(control[0]), True  # its words are the control's name, and are said once
    elif node.role == "generic" and not node.hidden:
        yield " ", False  # perhaps a block of its own, perhaps not: the tree does not tell
        yield from _within(node)
        yield " ", False
    elif node.hidden or node.role in LAYOUT or (node.role == "form" and not node.name):
        yield from _within(node)
    elif node.role in WORDS:
        yield WORDS[node.role](node), False
    elif node.role in SINGLE:
        yield _single(node), True
    elif node.role in HEADED:
        yield _named(HEADED[node.role], node), True
        yield from _within(node)
    elif node.role in CONTAINERS:
        yield from _container(node)
    elif node.role in CELLS:
        yield from _cell(node)
    else:
        yield "\n", False
        yield from _within(node)
        yield "\n", False


def _within(node: Node) -> Iterator[tuple[str, bool]]:
    for child in node.children:
        yield from _said(child)


def _single(node: Node) -> str:
    """Say a control or a heading, with its states and its value."""
    role = SINGLE[node.role]
    if node.role == "heading":
        role += f" level {node.states.get('level')}"
    return f"{_named(role, node)}{_value(node)}{_states(node, before=', ')}{_described(node)}"


def _value(node: Node) -> str:
    told = node.states.get("valuetext") or node.value
    return f", {told}" if told and told != node.name else ""


def _container(node: Node) -> Iterator[tuple[str, bool]]:
    role = CONTAINERS[node.role]
    if node.role in ("list", "DescriptionList"):
        items = [
            one for one in _shown(node) if one.role in ("listitem", "DescriptionListTerm", "term")
        ]
        role = f"list with {len(items)} items"
    elif node.role == "table":
        rows = node.all("row")
        role = f"table with {len(rows)} rows and {max((len(_shown(row)) for row in rows), default=0)} columns"
    is_said = bool(role) and not (node.role == "group" and not node.name)
    yield (_named(role, node) + _described(node), True) if is_said else ("\n", False)
    yield from _within(node)
    yield (f"out of {role.split(' with')[0]}", True) if is_said else ("\n", False)


def _cell(node: Node) -> Iterator[tuple[str, bool]]:
    lines = spoken(Node("generic", children=node.children))
    if node.role == "row":
        yield from ((line, True) for line in lines)
    elif node.role.endswith("header"):
        yield _named(node.role.replace("header", " header"), node), True
    else:
        yield " ".join(lines), True


def _shown(node: Node) -> list[Node]:
    """Return the children, with those of a hidden child or of mere layout in its place."""
    found: list[Node] = []
    for child in node.children:
        is_layout = child.hidden or child.role in LAYOUT
        found.extend(_shown(child) if is_layout else [child])
    return found


def _named(role: str, node: Node) -> str:
    return f"{role}, {node.name}" if node.name else role


def _described(node: Node) -> str:
    is_new = node.description and node.description != node.name
    return f" ({node.description})" if is_new else ""


def _states(node: Node, before: str = "") -> str:
    told = [words for state, words in STATES.items() if node.states.get(state)]
    if "checked" in node.states or node.role in ("radio", "checkbox", "switch"):
        told.append("checked" if node.states.get("checked") in ("true", True) else "not checked")
    if node.role == "button" and "pressed" in node.states:
        told.append("pressed" if node.states["pressed"] in ("true", True) else "not pressed")
    if "expanded" in node.states or node.role == "DisclosureTriangle":
        told.append("expanded" if node.states.get("expanded") else "collapsed")
    if node.states.get("invalid") not in (None, "false"):
        told.append("invalid entry")
    return before + ", ".join(told) + ("" if before else " ") if told else ""


def _link(node: Node) -> str:
    return f" link {_states(node)}{node.name or 'without a name'}{_described(node)} "


def formula(node: Node) -> str:
    """Write a formula in one line, to see that its signs are there; a screen reader turns it into words."""
    parts = [formula(child) for child in node.children]
    if node.role == "StaticText":
        return node.name.strip()
    if node.role == "MathMLFraction":
        return f"({parts[0]}) over ({parts[1]})"
    if node.role == "MathMLSup":
        return f"{parts[0]}^{parts[1]}"
    if node.role == "MathMLSub":
        return f"{parts[0]}_{parts[1]}"
    if node.role == "MathMLSquareRoot":
        return f"root of ({' '.join(parts)})"
    return " ".join(part for part in parts if part)


WORDS = {
    "StaticText": lambda node: node.name,
    "LineBreak": lambda node: "\n",
    "MathMLMath": lambda node: f" math {formula(node)} ",
    "link": _link,
}

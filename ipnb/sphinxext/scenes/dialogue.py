"""Scenes "in the room": who says what, what can be seen, and comments in the margin."""

import re

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from ipnb.sphinxext.book import Translator

SPEECH = re.compile(r"^([A-Z][\w’' -]{0,30}):\s+(?=\S)")


class scene(nodes.General, nodes.Element):
    """A scene; its title stands in ``title``."""


class turn(nodes.General, nodes.Element):
    """A line with the comments on it."""


class scene_line(nodes.General, nodes.Element):
    """One line of a scene: ``kind`` is speech, seen or comment; ``speaker`` for speech."""


def paragraphs(content: StringList) -> list[tuple[int, list[str]]]:
    """Return blocks of lines between blank lines, each with the offset of its first line.

    Parameters
    ----------
    content : StringList
        What stands inside the directive.

    Returns
    -------
    list of (int, list of str)
        Offset from the first line of the content, from 0; the lines.
    """
    blocks: list[tuple[int, list[str]]] = []
    block: list[str] = []
    start = 0
    for number, text in enumerate([*content, ""]):
        if text.strip():
            start, block = (start, block) if block else (number, [])
            block.append(text)
        elif block:
            blocks.append((start, block))
            block = []
    return blocks


def kind_of(text: str) -> tuple[str, str, str]:
    """Return kind, speaker and words of one paragraph.

    >>> kind_of("Client: Same as always.")
    ('speech', 'Client', 'Same as always.')
    >>> kind_of("(Nobody speaks.)")
    ('seen', '', 'Nobody speaks.')
    >>> kind_of("> Too little to name a state.")
    ('comment', '', 'Too little to name a state.')
    """
    if text.startswith(">"):
        return "comment", "", re.sub(r"^>\s?", "", text, flags=re.M).strip()
    if text.startswith("(") and text.endswith(")"):
        return "seen", "", text[1:-1].strip()
    match = SPEECH.match(text)
    if match:
        return "speech", match[1], text[match.end() :]
    return "seen", "", text


class Dialogue(SphinxDirective):
    """``{dialogue} Title`` with paragraphs as README.md beside this file tells."""

    required_arguments = 0
    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return one scene with its lines."""
        self.assert_has_content()
        title = self.arguments[0] if self.arguments else "In the room"
        node = scene(title=title)
        node["serial"] = self.env.new_serialno("scene")
        voices = []
        for offset, block in paragraphs(self.content):
            kind, speaker, words = kind_of("\n".join(text.strip() for text in block))
            if speaker and speaker not in voices:
                voices.append(speaker)
            part = scene_line(
                kind=kind, speaker=speaker, voice=voices.index(speaker) + 1 if speaker else 0
            )
            # StringList keeps file and line, so that a fault inside a line is reported where it stands
            source, _ = self.content.items[offset]
            self.state.nested_parse(
                StringList(words.splitlines(), source), self.content_offset + offset, part
            )
            if kind != "comment" or not node.children:
                node += turn()
            node[-1] += part
        self.set_source_info(node)
        return [node]


def visit_scene(self: Translator, node: nodes.Element) -> None:
    """Open a scene as a named group."""
    label = f"scene-{node['serial']}"
    self.body.append(
        f'<div class="dialogue" role="group" aria-labelledby="{label}">'
        f'<p class="scene" id="{label}">{self.encode(node["title"])}</p>\n'
    )


def depart_scene(self: Translator, node: nodes.Element) -> None:
    """Close it."""
    self.body.append("</div>\n")


def visit_line(self: Translator, node: nodes.Element) -> None:
    """Open a line; a comment is a note."""
    if node["kind"] == "comment":
        self.body.append('<div class="comment" role="note" aria-label="Comment">')
        return
    voice = f" voice-{node['voice']}" if node["voice"] else ""
    self.body.append(f'<div class="{node["kind"]}{voice}">')
    if node["speaker"]:
        self.body.append(f'<p class="speaker">{self.encode(node["speaker"])}</p>')


def depart_line(self: Translator, node: nodes.Element) -> None:
    """Close it."""
    self.body.append("</div>\n")


def visit_turn(self: Translator, node: nodes.Element) -> None:
    """Open a line with its comments."""
    self.body.append('<div class="turn">')


def depart_turn(self: Translator, node: nodes.Element) -> None:
    """Close it."""
    self.body.append("</div>\n")


def setup(app: Sphinx) -> None:
    """Offer the directive."""
    app.add_node(scene, html=(visit_scene, depart_scene))
    app.add_node(turn, html=(visit_turn, depart_turn))
    app.add_node(scene_line, html=(visit_line, depart_line))
    app.add_directive("dialogue", Dialogue)

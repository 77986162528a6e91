"""Texts marked with a rubric, a reason for each level in the margin: ``{annotated-texts} observation``."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from ipnb.documents.document import line_of
from ipnb.formulation.rubric import rubrics
from ipnb.sphinxext.book import Book, BookEnvironment, Entry
from ipnb.sphinxext.entries_shown import shows
from ipnb.sphinxext.faults import Fault, read, report
from ipnb.sphinxext.scenes.dialogue import scene, scene_line, turn
from ipnb.sphinxext.suggest import did_you_mean

#: texts a rubric: one near each end, and one between whose levels differ
TEXTS = 3
HIGHEST = 3
ORDINALS = ("First", "Second", "Third")


def load_texts(file: Path) -> tuple[dict[str, Entry], list[Fault]]:
    """Return the texts of every rubric, and every fault with its line."""
    if not file.exists():
        return {}, []
    data, faults = read(file)
    if faults:
        return {}, faults
    known = rubrics()
    for name in known:
        if name not in data:
            faults.append(Fault(file, 1, f"the rubric '{name}' has no texts for calibration"))
    for name, entry in data.items():
        if name not in known:
            words = f"there is no rubric '{name}'.{did_you_mean(name, known)}"
            faults.append(Fault(file, line_of(data, name), words))
        else:
            titles = [title for title, _, _ in known[name]["criteria"]]
            faults += [
                Fault(file, at, f"{name}: {words}") for at, words in _entry_faults(entry, titles)
            ]
    return ({} if faults else data), faults


def _entry_faults(entry: Any, titles: list[str]) -> Iterator[tuple[int, str]]:
    pages = entry.get("pages") or []
    if not entry.get("about"):
        yield line_of(entry), "`about` is missing: what was asked, and of which open case"
    if len(pages) != TEXTS:
        yield line_of(entry), f"there are {len(pages)} texts, and {TEXTS} are wanted"
    if len({sum(page.get("levels", [])) for page in pages}) < len(pages):
        yield line_of(entry), "two texts have the same sum, so they calibrate the same"
    for page in pages:
        yield from _page_faults(page, titles)


def _page_faults(page: Mapping[str, Any], titles: list[str]) -> Iterator[tuple[int, str]]:
    yield from _level_faults(page, titles)
    yield from _note_faults(page, titles)


def _level_faults(page: Mapping[str, Any], titles: list[str]) -> Iterator[tuple[int, str]]:
    levels = page.get("levels") or []
    if len(levels) != len(titles) or not set(levels) <= set(range(HIGHEST + 1)):
        wanted = f"{len(titles)} levels from 0 to {HIGHEST} are wanted"
        yield line_of(page, "levels"), f"{wanted}, in the order of the criteria"


def _note_faults(page: Mapping[str, Any], titles: list[str]) -> Iterator[tuple[int, str]]:
    explained = []
    for paragraph in page.get("text") or []:
        for note in paragraph.get("notes") or []:
            explained.append(note["on"])
            if note["on"] not in titles:
                hint = did_you_mean(note["on"], titles)
                yield line_of(note), f"the rubric has no criterion '{note['on']}'.{hint}"
    for title in titles:
        if explained.count(title) != 1:
            words = f"'{title}' has {explained.count(title)} notes, and one is wanted"
            yield line_of(page), words


class AnnotatedTexts(SphinxDirective):
    """``{annotated-texts} NAME``."""

    required_arguments = 1
    env: BookEnvironment

    def run(self) -> list[nodes.Node]:
        """Return what was asked, and every text with its notes."""
        self.env.note_dependency(str(self.env.app.calibration_file))
        shows(self.env, "rubrics", [self.arguments[0]])
        entry = self.env.app.calibration.get(self.arguments[0])
        if entry is None:
            hint = did_you_mean(self.arguments[0], self.env.app.calibration)
            raise self.error(f"There are no texts for '{self.arguments[0]}'.{hint}")
        titles = [title for title, _, _ in rubrics()[self.arguments[0]]["criteria"]]
        texts = zip(ORDINALS, entry["pages"], strict=True)
        return [
            *self.parse_text_to_nodes(entry["about"]),
            *(self._text(ordinal, page, titles) for ordinal, page in texts),
        ]

    def _text(self, ordinal: str, page: Mapping[str, Any], titles: list[str]) -> nodes.Node:
        levels = dict(zip(titles, page["levels"], strict=True))
        node = scene(title=f"{ordinal} text")
        node["serial"] = self.env.new_serialno("scene")
        for paragraph in page["text"]:
            part = turn()
            part += self._part("written", paragraph["words"])
            for note in paragraph.get("notes") or []:
                words = f"**{note['on']}: {levels[note['on']]}.** {note['why']}"
                part += self._part("comment", words)
            node += part
        # last, so that whoever marks with the margin covered is not told
        node[-1] += self._part(
            "comment", f"**In all {sum(page['levels'])} of {HIGHEST * len(titles)}.**"
        )
        self.set_source_info(node)
        return node

    def _part(self, kind: str, words: str) -> nodes.Node:
        part = scene_line(kind=kind, speaker="", voice=0)
        part += self.parse_text_to_nodes(words)
        return part


def load(app: Book) -> None:
    """Read the texts and report their faults."""
    app.calibration_file = Path(app.srcdir) / app.config.calibration_file
    app.calibration, faults = load_texts(app.calibration_file)
    report(faults)


def setup(app: Sphinx) -> None:
    """Offer the directive."""
    app.add_config_value("calibration_file", "book/instructors/calibration.yaml", "env")
    app.add_directive("annotated-texts", AnnotatedTexts)
    app.connect("builder-inited", load)

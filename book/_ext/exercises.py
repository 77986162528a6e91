"""Exercises that work in the page: ``{check} id`` with a reason for every answer.

An exercise in `book/exercises/*.yaml` is a small case with an open key, in the schemas of `ipnb.formulation`.
Without JavaScript the reasons stand below each question, folded; with it, `exercise.js` shows the one that
belongs to the reader's answer.
"""

from pathlib import Path

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from ipnb.formulation.kinds.credits import credits_of
from ipnb.formulation.reasons import verdict
from ipnb.web.tokens import TOKENS

from .claims import parsed
from .nearest import nearest
from .sourced_yaml import Fault, line, read, report

logger = logging.getLogger(__name__)


class check(nodes.General, nodes.Element):
    """One exercise: ``title``, ``id``."""


class check_item(nodes.General, nodes.Element):
    """One question: ``name`` of its radio group, ``options`` as (id, words)."""


class check_stem(nodes.General, nodes.Element):
    """The words of a question."""


class check_reasons(nodes.General, nodes.Element):
    """The folded list of answers and reasons."""


class check_reason(nodes.General, nodes.Element):
    """The reason for one answer: ``option``, ``words``, ``credit``."""


def items(exercise: dict):
    """Every question as (section, item id, the thing it is about, the section's settings)."""
    case = exercise.get("case") or {}
    sentences = {s["id"]: s for s in case.get("sentences") or []}
    segments = {s["id"]: {"text": s["label"]} for s in case.get("segments") or []}
    for section, settings in (case.get("items") or {}).items():
        over = settings.get("over", "sentences")
        ids = (
            {"sentences": sentences, "segments": segments}.get(over, over)
            if isinstance(over, str)
            else over
        )
        for item in settings.get("only") or ids:
            about = (
                sentences.get(item)
                or segments.get(item)
                or {"text": (case.get("labels") or {}).get(item, item)}
            )
            yield section, item, about, settings


def credit(exercise: dict, section: str, item: str, option: str) -> float:
    """Credit of one answer, from 0 to 1."""
    return credits_of(exercise["key"], section, item).get(option, 0.0)


def reason(exercise: dict, section: str, item: str, option: str) -> str | None:
    """Why: for whoever chose this option, else for the question as a whole."""
    rationale = exercise["key"].get("rationale") or {}
    return rationale.get(f"{section}.{item}.{option}") or rationale.get(f"{section}.{item}")


def words_of(exercise: dict, option: str) -> str:
    """What people read for an option: the exercise's own label, else the course's word."""
    label = (exercise["case"].get("labels") or {}).get(option)
    return str(label or TOKENS["options"].get(option, [option])[0])


def faults_of(exercise: dict, path: Path) -> list[Fault]:
    """What is wrong with one exercise."""
    name, start = exercise.get("id", "?"), line(exercise)
    missing = [
        field for field in ("id", "title", "prompt", "case", "key") if not exercise.get(field)
    ]
    if missing:
        return [Fault(path, start, f"exercise '{name}': `{field}` is missing") for field in missing]
    if not exercise["key"].get("credit"):
        return [Fault(path, line(exercise, "key"), f"exercise '{name}': the key has no `credit`")]
    found, keys = [], line(exercise, "key")
    known = set()
    for section, item, _, settings in items(exercise):
        known.add((section, item))
        options = list(settings.get("options") or [])
        if not any(credit(exercise, section, item, option) == 1 for option in options):
            found.append(
                Fault(
                    path, keys, f"exercise '{name}': no answer to {section}.{item} has full credit"
                )
            )
        for option in options:
            if not reason(exercise, section, item, option):
                words = f"exercise '{name}': no reason for {section}.{item}.{option}"
                found.append(Fault(path, keys, words))
        for option in exercise["key"]["credit"].get(section, {}).get(item, {}):
            if option not in options:
                hint = nearest(option, options)
                found.append(
                    Fault(
                        path,
                        keys,
                        f"exercise '{name}': unknown option '{option}' in the key.{hint}",
                    )
                )
    for section, keyed in exercise["key"]["credit"].items():
        for item in keyed:
            if (section, item) not in known:
                found.append(
                    Fault(
                        path,
                        keys,
                        f"exercise '{name}': the key has {section}.{item}, the case has not",
                    )
                )
    if not known:
        found.append(Fault(path, start, f"exercise '{name}': no questions"))
    return found


def load_exercises(folder: Path) -> tuple[dict[str, tuple[dict, Path]], list[Fault]]:
    """Every exercise, id -> (exercise, its file), and every fault with its line."""
    exercises, faults = {}, []
    for path in sorted(folder.glob("*.yaml")):
        data, unread = read(path)
        faults += unread
        for exercise in data.get("exercises") or []:
            wrong = faults_of(exercise, path)
            if exercise.get("id") in exercises:
                other = exercises[exercise["id"]][1].name
                wrong.append(
                    Fault(
                        path, line(exercise), f"exercise '{exercise['id']}' stands in {other} too"
                    )
                )
            faults += wrong
            if not wrong:
                exercises[str(exercise["id"])] = (exercise, path)
    return exercises, faults


class Check(SphinxDirective):
    """``{check} id``."""

    required_arguments = 1

    def run(self):
        """The exercise with a label of its id, or nothing but a warning."""
        name = self.arguments[0].strip()
        for path in Path(self.env.app.exercises_dir).glob("*.yaml"):
            self.env.note_dependency(str(path))
        entry = self.env.app.exercises.get(name)
        if entry is None:
            hint = nearest(name, self.env.app.exercises)
            logger.warning(
                "no exercise '%s' in book/exercises.%s", name, hint, location=self.get_location()
            )
            return []
        exercise, _ = entry
        node = check(title=str(exercise["title"]), names=[nodes.fully_normalize_name(name)])
        node["store"] = name
        kept = self.env.metadata[self.env.docname].setdefault("kept", {})
        kept[f"book.exercise.{name}"] = str(exercise["title"])
        self.set_source_info(node)
        self.state.document.note_explicit_target(node, node)
        node += nodes.container("", *parsed(self, exercise["prompt"]), classes=["prompt"])
        node += [self.question(exercise, *item) for item in items(exercise)]
        return [node]

    def question(self, exercise, section, item, about, settings) -> check_item:
        """One question: stem, options, reasons."""
        options = [(str(option), words_of(exercise, option)) for option in settings["options"]]
        node = check_item(name=f"{exercise['id']}.{section}.{item}", options=options)
        stem = check_stem(speaker=str(about.get("speaker") or ""))
        stem += parsed(self, about["text"])
        reasons = check_reasons()
        for option, words in options:
            why = check_reason(
                option=option, words=words, credit=credit(exercise, section, item, option)
            )
            why += parsed(self, reason(exercise, section, item, option))
            reasons += why
        node += [stem, reasons]
        return node


def title_of(node: check) -> str:
    """What a plain reference to an exercise says."""
    return node["title"]


def visit_check(self, node):
    """Open an exercise: number, title, form."""
    self.body.append(
        self.starttag(node, "div", CLASS="check", role="group", **{"data-store": node["store"]})
    )
    self.body.append('<p class="kicker">')
    self.add_fignumber(node)
    self.body.append(f'<span class="title">{self.encode(node["title"])}</span></p>\n<form>')


def depart_check(self, node):
    """Close it, with the buttons that `exercise.js` shows."""
    self.body.append(
        '<div class="actions" hidden><button type="submit">Check</button>'
        '<button type="reset">Try again</button><p role="status"></p></div>'
        '<p class="kept" hidden>Your answers are kept in this browser only.</p></form></div>\n'
    )


def visit_stem(self, node):
    """Open the words of a question, which name its radio group."""
    name = node.parent["name"]
    self.body.append(f'<div class="stem" id="{name}.stem">')
    if node["speaker"]:
        self.body.append(f'<p class="speaker">{self.encode(node["speaker"])}</p>')


def depart_stem(self, node):
    """Close them and write the options."""
    name = node.parent["name"]
    radios = "".join(
        f'<label><input type="radio" name="{name}" value="{option}"><span>{self.encode(words)}</span></label>'
        for option, words in node.parent["options"]
    )
    self.body.append(
        f'</div>\n<div class="choices" role="radiogroup" aria-labelledby="{name}.stem">{radios}</div>'
        '<div class="verdict" hidden></div>\n'
    )


def visit_item(self, node):
    """Open a question."""
    self.body.append('<div class="item">')


def visit_reasons(self, node):
    """Open the folded reasons."""
    self.body.append("<details><summary>Every answer with its reason</summary>")


def depart_reasons(self, node):
    """Close them."""
    self.body.append("</details>\n")


def visit_reason(self, node):
    """Open one reason: answer, verdict in words, why."""
    how = TOKENS["verdicts"][verdict(node["credit"])][0]
    self.body.append(
        f'<div class="reason" data-option="{node["option"]}" data-credit="{node["credit"]:g}">'
        f'<p class="answer"><strong>{self.encode(node["words"])}</strong> '
        f'<span class="how">{how}</span></p>'
    )


def close(self, node):
    """Close a plain box."""
    self.body.append("</div>\n")


def load(app):
    """Read the exercises and report their faults."""
    app.exercises_dir = Path(app.srcdir) / app.config.exercises_dir
    app.exercises, faults = load_exercises(app.exercises_dir)
    report(faults)


def name_numbers(app, config):
    """Exercises are numbered by chapter, as figures are."""
    config.numfig_format = {"exercise": "Exercise %s", **config.numfig_format}


def setup(app):
    """Offer directive and nodes."""
    app.add_config_value("exercises_dir", "book/exercises", "env")
    app.connect("config-inited", name_numbers)
    app.connect("builder-inited", load)
    app.add_enumerable_node(check, "exercise", title_of, html=(visit_check, depart_check))
    app.add_node(check_item, html=(visit_item, close))
    app.add_node(check_stem, html=(visit_stem, depart_stem))
    app.add_node(check_reasons, html=(visit_reasons, depart_reasons))
    app.add_node(check_reason, html=(visit_reason, close))
    app.add_directive("check", Check)
    return {"parallel_read_safe": False, "parallel_write_safe": True}

"""What the book's directives say in notebooks: boxes as quotations, drawings in words, exercises as questions."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

from ipnb.formulation import rubric
from ipnb.formulation.local_help import help_from, with_department
from ipnb.sphinxext.book import Entry
from ipnb.sphinxext.claims.numbers import figures, sample
from ipnb.sphinxext.exercises.kinds.choice import drawn_options, shown
from ipnb.sphinxext.exercises.kinds.order import drawn_name
from ipnb.sphinxext.exercises.questions import items, words_of
from ipnb.sphinxext.local_help.directive import FIND, LINES
from ipnb.sphinxext.notebooks.fences import Directive
from ipnb.sphinxext.notebooks.meanings import Chapter
from ipnb.sphinxext.notebooks.plain_markdown import Meanings, inline, plain, quoted
from ipnb.sphinxext.scenes.dialogue import kind_of


def meanings(chapter: Chapter) -> Meanings:
    """Return what the marks of a chapter stand for."""

    def told(directive: Directive) -> str:
        write = WRITERS.get(directive.name, box)
        return write(directive, chapter, whole)

    whole = Meanings(role=chapter.role, link=chapter.link, directive=told)
    return whole


Writer = Callable[[Directive, Chapter, Meanings], str]


def box(directive: Directive, chapter: Chapter, whole: Meanings) -> str:
    """Write an admonition, or what has no form of its own here: its title and its text, set apart."""
    title = directive.argument or {"note": "Note", "tip": "Tip"}.get(directive.name, "")
    parts = [f"**{inline(title, whole)}**"] if title else []
    return quoted("\n\n".join([*parts, plain(directive.body, whole)]))


def claim(directive: Directive, chapter: Chapter, whole: Meanings) -> str:
    """Write an evidence box."""
    entry = chapter.app.claims[directive.argument]
    ratings = chapter.app.claim_ratings
    words = [
        ratings[str(one["rating"])].label + (f" ({one['of']})" if one.get("of") else "")
        for one in entry["ratings"]
    ]
    number = f"Claim {entry['number']}" if entry.get("number") else "Evidence"
    rows = [_finding(one, whole) for one in entry.get("numbers") or []]
    sources = "; ".join(chapter.citation(str(key), in_brackets=False) for key in entry["refs"])
    parts = [
        f"**{number}. {', '.join(words)}.** {inline(str(entry['claim']), whole)}",
        plain(str(entry["evidence"]), whole),
        "\n".join(rows),
        f"**Say it honestly.** {inline(str(entry['teach']), whole)}",
        f"Sources: {sources}.",
    ]
    return quoted("\n\n".join(part.strip() for part in parts if part))


def _finding(number: Entry, whole: Meanings) -> str:
    source = inline(f"{{cite:t}}`{number['source']}`", whole)
    said = [figures(number), sample(number), source]
    return f"- {inline(str(number['label']), whole)}: {'; '.join(filter(None, said))}"


def exercise(directive: Directive, chapter: Chapter, whole: Meanings) -> str:
    """Write an exercise as questions; its key stays in the book, which shows reasons once one has answered."""
    asked = chapter.app.exercises[directive.argument]
    name = chapter.number(directive.argument)
    lines = [
        f"**{name}. {inline(str(asked['title']), whole)}**",
        plain(str(asked["prompt"]), whole),
    ]
    for section, settings in asked["case"]["items"].items():
        own = [one for one in items(asked) if one[0] == section]
        if settings.get("kind") == "order":
            by_step = {item: one for one in own for item in one[1:2]}
            own = [by_step[item] for item in shown(list(by_step), drawn_name(asked, section))]
        lines.append("\n".join(f"{n}. {_asked(one[2], whole)}" for n, one in enumerate(own, 1)))
        if settings.get("options"):
            options = drawn_options(asked, section, settings)
            said = "; ".join(inline(words_of(asked, option), whole) for option in options)
            lines.append(f"*Answers:* {said}.")
    where = chapter.linked("the published page", chapter.docname, directive.argument)
    lines.append(f"*Every answer with its reason is on {where}.*")
    return quoted("\n\n".join(lines))


def _asked(about: Entry, whole: Meanings) -> str:
    said = inline(" ".join(str(about["text"]).split()), whole)
    return f"**{about['speaker']}:** {said}" if about.get("speaker") else said


def drawing(directive: Directive, chapter: Chapter, whole: Meanings) -> str:
    """Write a drawing as its caption and its words: its colours are the page's."""
    folder = Path(chapter.app.srcdir) / chapter.app.config.drawings_dir
    svg = (folder / f"{directive.argument}.svg").read_text(encoding="utf-8")
    found = re.search(r"<desc>(.*?)</desc>", svg, re.S)
    words = unescape(" ".join(found[1].split())) if found else ""
    label = directive.options.get("name", "")
    caption = inline(" ".join(directive.body.split()), whole)
    heading = f"**{chapter.linked(chapter.number(label), chapter.docname, label)}.** {caption}"
    return quoted(f"{heading}\n\n*The drawing in words:* {words}")


def prediction(directive: Directive, chapter: Chapter, whole: Meanings) -> str:
    """Write where a guess is asked for."""
    return quoted(f"**Your guess, before you read on:** {directive.options.get('ask', '')}")


def nothing(directive: Directive, chapter: Chapter, whole: Meanings) -> str:
    """Write nothing: what closes a prediction in the page has nothing to close here."""
    return ""


def scene(directive: Directive, chapter: Chapter, whole: Meanings) -> str:
    """Write a scene: who says what, what is seen, and comments on it."""
    parts = [f"**{inline(directive.argument or 'In the room', whole)}**"]
    for block in re.split(r"\n\s*\n", directive.body):
        kind, speaker, words = kind_of("\n".join(line.strip() for line in block.splitlines()))
        said = inline(" ".join(words.split()), whole)
        form = {"speech": f"**{speaker}:** {said}", "comment": f"— *{said}*"}
        parts.append(form.get(kind, f"({said})"))
    return quoted("\n\n".join(parts))


def equation(directive: Directive, chapter: Chapter, whole: Meanings) -> str:
    """Write a formula: one that a cell glued, or one that stands in the text."""
    if directive.name == "glue:math":
        tex = str(chapter.glued[directive.argument]["data"]["text/latex"]).strip("$ ")
        tex = tex.removeprefix("\\displaystyle").strip()
    else:
        tex = directive.body
    label = directive.options.get("label")
    tag = f" \\tag{{{chapter.equation(label)}}}" if label else ""
    return f"$$\n{tex}{tag}\n$$"


def rubric_table(directive: Directive, chapter: Chapter, whole: Meanings) -> str:
    """Write a rubric."""
    return plain(rubric.rubric_markdown(directive.argument), whole)


def help_here(directive: Directive, chapter: Chapter, whole: Meanings) -> str:
    """Write who helps: what is set for this place, and else what to look for."""
    app = chapter.app
    known = with_department(help_from(app.config.local_help), Path(app.srcdir))
    wanted = directive.argument.split() or list(LINES)
    lines = [f"- {LINES[name]}: {getattr(known, name)}" for name in wanted if getattr(known, name)]
    return quoted("\n".join(lines) if len(lines) == len(wanted) else "\n".join([FIND, *lines]))


#: directive -> who writes it; all others are boxes
WRITERS: dict[str, Writer] = {
    "claim": claim,
    "check": exercise,
    "drawing": drawing,
    "predict": prediction,
    "predicted": nothing,
    "dialogue": scene,
    "glue:math": equation,
    "math": equation,
    "marking-rubric": rubric_table,
    "local-help": help_here,
}

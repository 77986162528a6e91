"""An open case as text: what can be read without JavaScript and on paper. Pure; gives HTML."""

from html import escape

from ipnb.formulation.kinds.protocol import Data
from ipnb.formulation.kinds.safety_words import BOTH
from ipnb.formulation.labels import item_words, option_words, section_title
from ipnb.formulation.vocabulary import SECTIONS, VERDICTS


def number(sentence: str) -> str:
    """Return ``7`` for ``s07``, as the form numbers it."""
    return str(int(sentence[1:]))


def about(case: Data) -> str:
    """Return what the case touches on and what to do instead, before anything of it is read."""
    notes = ", ".join(case.get("content_note", []))
    touches = f" It touches on {escape(notes)}." if notes else ""
    more = "".join(
        f"<p>{escape(case[part])}</p>"
        for part in ("instead", "supports")
        if isinstance(case.get(part), str)
    )
    aside = f"<details><summary>If you would rather not</summary>{more}</details>" if more else ""
    return f'<div class="touches"><p>Everyone in this case is invented.{touches}</p>{aside}</div>'


def whole(case: Data, told: Data) -> str:
    """Return case, questions, and the key with its reasons, which is folded."""
    text = "".join(_segment(case, segment) for segment in case["segments"])
    questions = "".join(_section(case, name, told[name]) for name in told)
    own = "".join(f"<p>{escape(one['prompt'])}</p>" for one in case.get("narrative", []))
    own = own and f"<h3>In your own words</h3>{own}"
    return (
        f'<div class="as-text"><h2>The case</h2>{text}<h2>The questions</h2>{questions}{own}</div>'
    )


def _segment(case: Data, segment: Data) -> str:
    lines = "".join(
        f'<li value="{number(one["id"])}">{_speaker(one)}{escape(one["text"])}</li>'
        for one in case["sentences"]
        if one["seg"] == segment["id"]
    )
    return f"<h3>{escape(segment['label'])}</h3><ol>{lines}</ol>"


def _speaker(sentence: Data) -> str:
    return "" if sentence["speaker"] == "narrator" else f"<b>{escape(sentence['speaker'])}</b> "


def _section(case: Data, name: str, told: Data) -> str:
    spec = case["items"][name]
    stock = SECTIONS.get(name, ("", "", ""))
    question, lead = spec.get("question", stock[1]), spec.get("hint", stock[2])
    answers = "; ".join(option_words(case, o) for o in spec.get("options", []))
    answers = answers and f"<p>Answers: {escape(answers)}.</p>"
    key = "".join(_reason(case, name, item, one) for item, one in told.items())
    title = escape(section_title(case, name))
    return (
        f"<h3>{title}</h3><p>{escape(question)} {escape(lead)}</p>{answers}{_asked(case, name, list(told))}"
        f"<details><summary>{title}: the key, with its reasons</summary><dl>{key}</dl></details>"
    )


def _asked(case: Data, section: str, items: list[str]) -> str:
    """Return what is judged: lines by their numbers, other things by their words."""
    if items == [section]:
        return ""
    if all(_is_sentence(case, item) for item in items):
        return f"<p>Lines {', '.join(map(number, items))}.</p>"
    return f"<ul>{''.join(f'<li>{escape(_name(case, item))}</li>' for item in items)}</ul>"


def _is_sentence(case: Data, item: str) -> bool:
    return any(one["id"] == item for one in case["sentences"])


def _name(case: Data, item: str) -> str:
    if _is_sentence(case, item):
        return f"Line {number(item)}"
    return section_title(case, item) if item in case["items"] else item_words(case, item)


def _reason(case: Data, section: str, item: str, one: Data) -> str:
    why = one["why"].get("", "")
    return f"<dt>{escape(_name(case, item))}</dt><dd><b>{escape(_right(case, one))}</b> {escape(why)}</dd>"


def _right(case: Data, one: Data) -> str:
    """Return the answers that the key supports, best first."""
    if "spread" in one:
        return ", ".join(f"{option_words(case, o)} {n}" for o, n in one["spread"].items()) + "."
    if "value" in one:
        return f"{one['value']:g}, give or take {one['tolerance']:g}."
    if "left" in one["verdicts"]:
        words = {"best": "Choose it.", "none": "Leave it out.", "neither": "Either way."}
        return words[one["verdicts"]["chosen"]]
    best, some = _options(case, one, "best"), _options(case, one, "some")
    parts = [f"{best}."] if best else []
    parts += [f"{VERDICTS['some'].words}: {some}."] if some else []
    return " ".join(parts) or VERDICTS["neither"].words + "."


def _options(case: Data, one: Data, verdict: str) -> str:
    """Return the words of the options with a verdict."""
    answers = (answer for answer, how in one["verdicts"].items() if how == verdict)
    offered = (answer for answer in answers if not answer.startswith("flag_elsewhere"))
    return ", ".join(_answer_words(case, answer) for answer in offered)


def _answer_words(case: Data, answer: str) -> str:
    """Return the words of an option, or of the two answers about a cue of safety."""
    return "; ".join(option_words(case, one) for one in answer.split(BOTH))

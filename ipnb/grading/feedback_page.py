"""A student's feedback as one page: what they answered, why, the sentences that matter, marks and comments.

`nbgrader generate_feedback` and Formgrader both use it, by configuration. Autoescaping is on, so nothing in
it can act."""

from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from nbconvert.exporters import Exporter
from nbgrader import utils
from nbgrader.preprocessors import GetGrades
from traitlets import default

from ipnb.formulation.feedback import HELD
from ipnb.formulation.kinds.wording import number_of
from ipnb.formulation.scoring import BANDS
from ipnb.grading.graded_notebook import META
from ipnb.grading.hold import COURSE, PERSON, UNREAD
from ipnb.grading.read_submission import SECRET
from ipnb.web.tokens import css

TEMPLATES = Path(__file__).with_name("templates")
#: what is said over the reasons, by kind of hold; reasons on the course's side are not for students
WAITING = {
    UNREAD: "Your answers could not be graded yet. This is not a zero. What stood in the way:",
    COURSE: "Your answers have not been graded yet, for a reason on the course's side, not yours.",
    PERSON: "A person looks at your answers before there is a score:",
}
DECIDED = "A person has looked at your answers and set the mark. What they looked at:"
#: what each band of a part means, for whoever reads one for the first time
BANDS_EXPLAINED = (
    "no more agreement with the key than guessing would give",
    "some agreement beyond guessing",
    "about half of what can be agreed on beyond guessing",
    "most of it",
    "nearly all of it, as somebody practised would",
)


class ReadGrades(GetGrades):
    """nbgrader's preprocessor, which reports a score that nobody has given yet as 0.0: this one says that
    it waits."""

    def _get_score(self, cell, resources):
        super()._get_score(cell, resources)
        here = resources["nbgrader"]
        grade = self.gradebook.find_grade(
            cell.metadata.nbgrader.grade_id, here["notebook"], here["assignment"], here["student"]
        )
        cell.metadata.nbgrader["waits"] = bool(grade.needs_manual_grade)

    def _get_comment(self, cell, resources):
        """Only what a person wrote; the automatic comment says what the page says better."""
        here = resources["nbgrader"]
        comment = self.gradebook.find_comment(
            cell.metadata.nbgrader.grade_id, here["notebook"], here["assignment"], here["student"]
        )
        cell.metadata.nbgrader["comment"] = comment.manual_comment


class FeedbackExporter(Exporter):
    """Writes the page; the rest of `nbgrader generate_feedback` is as it was."""

    output_mimetype = "text/html"

    @default("file_extension")
    def _file_extension_default(self):
        return ".html"

    def from_notebook_node(self, nb, resources=None, **kwargs):
        nb, resources = super().from_notebook_node(nb, resources, **kwargs)
        view = page(nb, resources["nbgrader"])
        # only what came through the exchange is shown where these addresses lead somewhere
        there = (Path(resources.get("metadata", {}).get("path", "")) / SECRET).is_file()
        view["way_back"] = way_back(resources["nbgrader"]["assignment"]) if there else {}
        return render(view), resources


def way_back(assignment: str) -> dict[str, str]:
    """Addresses of the desk and of the form, from where a student's server shows a fetched page
    (``files/<assignment>/feedback/<time>/``)."""
    base, name = "../../../../voila/render/", quote(assignment, safe="")
    return {"desk": f"{base}desk.ipynb", "form": f"{base}{name}/{name}.ipynb"}


def render(view: dict) -> str:
    """The page's HTML for what `page` gives."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined
    )
    styles = css() + "\n" + (TEMPLATES / "feedback.css").read_text(encoding="utf-8")
    bands = list(zip(BANDS, BANDS_EXPLAINED, strict=True))
    return environment.get_template("feedback.html.j2").render(
        page=view, css=Markup(styles), bands=bands
    )


def page(nb, here: dict) -> dict:
    """Everything that the template shows, from a graded notebook and nbgrader's resources."""
    graded = [cell for cell in nb.cells if utils.is_grade(cell) and META in cell.metadata]
    forms = [cell for cell in graded if cell.metadata[META].get("kind") == "form"]
    texts = [cell for cell in graded if cell.metadata[META].get("kind") == "narrative"]
    narratives = [
        _narrative(cell, number, len(texts)) for number, cell in enumerate(texts, start=1)
    ]
    data = forms[0].metadata[META] if forms else {}
    scores = [{"what": "The form", **_score(cell)} for cell in forms]
    scores += [
        {"what": one["title"], **{k: one[k] for k in ("score", "of", "waits")}}
        for one in narratives
    ]
    form_waits = any(_score(cell)["waits"] for cell in forms)
    notes = [
        one for one in (data.get("explained") or {}).get("notes", []) if form_waits or one != HELD
    ]
    return {
        "title": nb.metadata.get("title", here["notebook"]),
        "student": here["student"],
        "waiting": _waiting(data) if form_waits else _decided(data),
        "scores": scores,
        "late_penalty": here["late_penalty"],
        "total": _so_far(scores, here),
        "comments": [
            c.metadata.nbgrader.comment for c in forms if c.metadata.nbgrader.get("comment")
        ],
        "sections": _sections(data),
        "narratives": narratives,
        "notes": [*notes, *data.get("notices", [])],
        "source": _source(data),
        "way_back": {},
    }


def _score(cell) -> dict:
    meta = cell.metadata.nbgrader
    return {"score": meta.score, "of": meta.points, "waits": meta.get("waits", False)}


def _waiting(data: dict) -> list[dict]:
    found = []
    for kind, text in WAITING.items():
        reasons = [hold["reason"] for hold in data.get("holds", []) if hold["kind"] == kind]
        if reasons:
            found.append({"text": text, "reasons": [] if kind == COURSE else reasons})
    return found


def _decided(data: dict) -> list[dict]:
    """What a person looked at before there was a mark: still worth reading once there is one."""
    reasons = [hold["reason"] for hold in data.get("holds", []) if hold["kind"] == PERSON]
    return [{"text": DECIDED, "reasons": reasons}] if reasons else []


def _so_far(scores: list[dict], here: dict) -> dict:
    """The total, of what has a score: nothing that waits is counted as a zero, or against anybody."""
    known = [one for one in scores if not one["waits"]]
    if len(known) == len(scores):
        return {"what": "Points", "score": max(0.0, here["score"]), "of": here["max_score"]}
    so_far = max(0.0, sum(one["score"] for one in known) - here["late_penalty"])
    return {"what": "Points so far", "score": so_far, "of": sum(one["of"] for one in known)}


def _sections(data: dict) -> list[dict]:
    words = data.get("sentences", {})
    return [
        _section(name, data["explained"]["sections"][name], words) for name in data.get("order", [])
    ]


def _section(name: str, section: dict, words: dict[str, str]) -> dict:
    """What is worth a look first; what the key sees alike folded away."""
    items = []
    for one in section["items"]:
        items.append(
            {
                "line": _line(_number(one, words)),
                "text": one["text"] if one["text"] != one["id"] else section["title"],
                "yours": one["yours"],
                "judged": one.get("judged", ""),
                "why": one["why"],
                "argue": quote(one.get("argue", ""), safe="."),
                "argued": one.get("argued", ""),
                "matters": [
                    (_line(number_of(i)), words[i])
                    for i in one["matters"]
                    if i in words and i != one["id"]
                ],
                "agreed": one["band"] == BANDS[-1],
            }
        )
    return {
        "id": f"part-{name}",
        "title": section["title"],
        "band": section["band"],
        "counts": section["counts"],
        "nothing": section.get("nothing", ""),
        "open": section["open"],
        "agreed": [one for one in items if one["agreed"]],
        "look": [one for one in items if not one["agreed"]],
    }


def _number(item: dict, words: dict[str, str]) -> str:
    """Return the number of the sentence that was judged; nothing for what is no sentence.

    Feedback that was stored before items had a number knows its sentences by their words.
    """
    return item.get("line", number_of(item["id"]) if item["id"] in words else "")


def _line(number: str) -> str:
    """``7`` -> "Line 7", as reasons name them; nothing without a number."""
    return f"Line {number}" if number else ""


def _narrative(cell, number: int, of_many: int) -> dict:
    data = cell.metadata[META]
    return {
        "id": f"text-{cell.metadata.nbgrader.grade_id}",
        "title": "What you wrote" if of_many == 1 else f"What you wrote, {number}",
        "prompt": data["prompt"],
        "read": data["read"],
        "texts": [text for text in (data["text"], data["typed"]) if text.strip()]
        or ["(nothing written)"] * data["read"],
        "comment": cell.metadata.nbgrader.get("comment"),
        **_score(cell),
    }


def _source(data: dict) -> str:
    if data.get("revision") is None:
        return ""
    saved = _when(data.get("saved_at"))
    return f"Graded from your answers{f' as they were saved on {saved}' if saved else ''}."


def _when(iso: str | None) -> str:
    """``2026-11-28T13:13:31+00:00`` -> "28 November 2026, 13:13 UTC"; "" for what is no time."""
    try:
        time = datetime.fromisoformat(iso or "").astimezone(UTC)
    except (ValueError, OverflowError):
        return ""
    return f"{time.day} {time:%B %Y, %H:%M} UTC"

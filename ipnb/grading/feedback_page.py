"""A student's feedback as one page: what they answered, why, the sentences that matter, marks and comments.


`nbgrader generate_feedback` and Formgrader both use it, by configuration. Autoescaping is on, so nothing in
it can act.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from nbconvert.exporters import Exporter
from nbformat import NotebookNode
from nbgrader import utils
from traitlets import default

from ipnb.formulation.feedback import notes_about_the_whole
from ipnb.formulation.kinds.wording import number_of
from ipnb.formulation.scoring import BANDS
from ipnb.formulation.vocabulary import DEFENCE, LEVELS, held
from ipnb.grading.final_points import final_points
from ipnb.grading.graded_files import META
from ipnb.grading.review_reasons import COURSE_ERROR, SAFETY, UNREADABLE
from ipnb.grading.untrusted_files import SECRET
from ipnb.web.standalone import standalone_page

TEMPLATES = Path(__file__).with_name("templates")
#: what is said over the reasons, by kind of review reason; those on the course's side are not for students
WAITING = {
    UNREADABLE: held("feedback.unread"),
    COURSE_ERROR: held("feedback.course"),
    SAFETY: held("feedback.person"),
}
DECIDED = held("feedback.decided")
#: what each band of a part means, for whoever reads one for the first time
BANDS_EXPLAINED = (
    "no more agreement with the key than guessing would give",
    "some agreement beyond guessing",
    "about half of what can be agreed on beyond guessing",
    "most of it",
    "nearly all of it, as somebody practised would",
)


class FeedbackExporter(Exporter):
    """Writes the page; the rest of `nbgrader generate_feedback` is as it was."""

    output_mimetype = "text/html"

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".html"

    def from_notebook_node(  # type: ignore[override]
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **kwargs: Any
    ) -> tuple[str, dict[str, Any]]:
        """Make the page of a graded notebook.

        Parameters
        ----------
        nb
            As `autograde` wrote it, with scores and comments by `read_grades.ReadGrades`.
        resources
            nbgrader's.

        Returns
        -------
        html : str
        resources : dict
        """
        nb, resources = super().from_notebook_node(nb, resources, **kwargs)
        return self.page_of(nb, resources), resources

    def page_of(self, nb: NotebookNode, resources: dict[str, Any]) -> str:
        """Make the page of a notebook that has its scores and comments.

        Parameters
        ----------
        nb
            As `read_grades.ReadGrades` leaves it.
        resources
            nbgrader's.
        """
        view = page(nb, resources["nbgrader"])
        # only what came through the exchange is shown where these addresses lead somewhere
        is_from_exchange = (Path(resources.get("metadata", {}).get("path", "")) / SECRET).is_file()
        view["way_back"] = way_back(resources["nbgrader"]["assignment"]) if is_from_exchange else {}
        return render(view)


def way_back(assignment: str) -> dict[str, str]:
    """Return the addresses of the desk and of the form, relative to a fetched page.

    A student's server shows it under ``files/<assignment>/feedback/<time>/``, and has both: the light server as
    its pages, Jupyter's as ways to them (`ipnb.desk.ways_back`).

    Parameters
    ----------
    assignment : str
        Its name.

    Returns
    -------
    dict of str to str
        ``desk`` and ``form``.
    """
    server = "../../../../"
    return {"desk": f"{server}desk", "form": f"{server}form/{quote(assignment, safe='')}"}


def render(view: dict[str, Any]) -> str:
    """Render what `page` gives as HTML.

    Parameters
    ----------
    view : dict
        As `page` gives it.
    """
    bands = list(zip(BANDS, BANDS_EXPLAINED, strict=True))
    return standalone_page(
        TEMPLATES, "feedback.html.j2", "feedback.css", page=view, bands=bands, held=held
    )


def page(nb: NotebookNode, here: dict[str, Any]) -> dict[str, Any]:
    """Collect everything that the template shows.

    Parameters
    ----------
    nb
        A graded notebook.
    here
        nbgrader's resources: names, points and the late penalty.
    """
    forms, texts = _cells(nb, "form"), _cells(nb, "narrative")
    tests, code = _cells(nb, "test"), _cells(nb, "code")
    narratives = [_narrative(cell, n, len(texts)) for n, cell in enumerate(texts, start=1)]
    data: dict[str, Any] = next((cell.metadata[META] for cell in [*forms, *tests]), {})
    counted = data.get("exercises")
    form = "For the chapters that count" if counted else "The form"
    form_scores = [{"what": form, **_score(cell)} for cell in forms]
    form_scores += [
        {"what": f"{what} {cell.metadata.nbgrader.grade_id}", **_score(cell)}
        for what, cells in (("Test", tests), ("Your code", code))
        for cell in cells
    ]
    talks = [_talk(cell) for cell in _cells(nb, "talk")]
    scores = form_scores + [_score_of_text(one) for one in [*narratives, *talks]]
    form_waits = any(score["waits"] for score in form_scores)
    return {
        "title": nb.metadata.get("title", here["notebook"]),
        "student": here["student"],
        "waiting": [
            *_after_end(here.get("after_end", "")),
            *(_waiting(data) if form_waits else _decided(data)),
        ],
        "scores": scores,
        "late_penalty": here["late_penalty"],
        "total": _so_far(scores, here),
        "comments": _comments(forms) or _comments_on_code(nb),
        "sections": _sections(data),
        "exercises": counted,
        "narratives": narratives,
        "talks": talks,
        "notes": _notes(data, form_waits),
        "source": _source(data),
        "way_back": {},
    }


def _cells(nb: NotebookNode, kind: str) -> list[NotebookNode]:
    graded = [cell for cell in nb.cells if utils.is_grade(cell) and META in cell.metadata]
    return [cell for cell in graded if cell.metadata[META].get("kind") == kind]


def _comments(cells: list[NotebookNode]) -> list[str]:
    comments = [cell.metadata.nbgrader.get("comment") for cell in cells]
    return [comment for comment in comments if comment]


def _comments_on_code(nb: NotebookNode) -> list[str]:
    """Name the cell that each comment is about, since a page shows no code."""
    own = [cell for cell in nb.cells if cell.cell_type == "code" and utils.is_solution(cell)]
    return [
        f"{cell.metadata.nbgrader.grade_id}: {comment}"
        for cell in own
        for comment in _comments([cell])
    ]


def _notes(data: dict[str, Any], form_waits: bool) -> list[str]:
    """Keep the notes about the whole that are still true; that it waits is, only until it has a mark."""
    explained = data.get("explained")
    notes = notes_about_the_whole(explained, form_waits) if explained else []
    return [*notes, *data.get("notices", [])]


def _score(cell: NotebookNode) -> dict[str, Any]:
    meta = cell.metadata.nbgrader
    return {"score": meta.score, "of": meta.points, "waits": meta.get("waits", False)}


def _score_of_text(narrative: dict[str, Any]) -> dict[str, Any]:
    points = {name: narrative[name] for name in ("score", "of", "waits")}
    return {"what": narrative["title"], **points}


def _waiting(data: dict[str, Any]) -> list[dict[str, Any]]:
    notices = []
    for kind, text in WAITING.items():
        if reasons := _reasons(data, kind):
            notices.append({"text": text, "reasons": [] if kind == COURSE_ERROR else reasons})
    return notices


def _reasons(data: dict[str, Any], kind: str) -> list[str]:
    return [one["reason"] for one in data.get("holds", []) if one["kind"] == kind]


def _after_end(words: str) -> list[dict[str, Any]]:
    return (
        [{"text": f"This was {words}. {held('feedback.after_end')}", "reasons": []}]
        if words
        else []
    )


def _decided(data: dict[str, Any]) -> list[dict[str, Any]]:
    """Say what a person looked at before there was a mark: worth reading once there is one."""
    reasons = _reasons(data, SAFETY)
    return [{"text": DECIDED, "reasons": reasons}] if reasons else []


def _so_far(scores: list[dict[str, Any]], here: dict[str, Any]) -> dict[str, Any]:
    """Add up what has a score: nothing that waits is counted as a zero, or against anybody."""
    final = [score for score in scores if not score["waits"]]
    if len(final) == len(scores):
        return {"what": "Points", "score": max(0.0, here["score"]), "of": here["max_score"]}
    so_far = final_points(sum(score["score"] for score in final), here["late_penalty"])
    return {"what": "Points so far", "score": so_far, "of": sum(score["of"] for score in final)}


def _sections(data: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        _section(name, data["explained"]["sections"][name], data) for name in data.get("order", [])
    ]


def _section(name: str, section: dict[str, Any], data: dict[str, Any]) -> dict[str, Any]:
    """Put what is worth a look first; what the key sees alike is folded away."""
    items = [_item(item, section, data) for item in section["items"]]
    return {
        "id": f"part-{name}",
        "title": section["title"],
        "band": section["band"],
        "counts": section["counts"],
        "nothing": section.get("nothing", ""),
        "open": section["open"],
        "agreed": [item for item in items if item["agreed"]],
        "look": [item for item in items if not item["agreed"]],
    }


def _item(item: dict[str, Any], section: dict[str, Any], data: dict[str, Any]) -> dict[str, Any]:
    words = data.get("sentences", {})
    matters = [one for one in item["matters"] if one in words and one != item["id"]]
    return {
        "line": _line(item["id"], data),
        "text": item["text"] if item["text"] != item["id"] else section["title"],
        "yours": item["yours"],
        "judged": item.get("judged", ""),
        "why": item["why"],
        "argue": quote(item.get("argue", ""), safe="."),
        "argued": item.get("argued", ""),
        "matters": [(_line(one, data), words[one]) for one in matters],
        "agreed": item["band"] == BANDS[-1],
    }


def _line(item: str, data: dict[str, Any]) -> str:
    """Return "Line 7" for a sentence, as reasons name it; "" for what is no sentence."""
    # feedback stored before lines had numbers of their own knows its sentences by their words
    lines = data.get("lines") or {one: number_of(one) for one in data.get("sentences", {})}
    number = lines.get(item)
    return f"Line {number}" if number else ""


def _narrative(cell: NotebookNode, number: int, of_many: int) -> dict[str, Any]:
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


def _talk(cell: NotebookNode) -> dict[str, Any]:
    """Say what the talk earned, by which levels, and what was said of it."""
    return {
        "id": f"text-{cell.metadata.nbgrader.grade_id}",
        "title": DEFENCE["title"],
        "levels": list(LEVELS),
        "rule": DEFENCE["rule"],
        "comment": cell.metadata.nbgrader.get("comment"),
        **_score(cell),
    }


def _source(data: dict[str, Any]) -> str:
    if data.get("revision") is None:
        return ""
    saved = _when(data.get("saved_at"))
    return f"Graded from your answers{f' as they were saved on {saved}' if saved else ''}."


def _when(iso: str | None) -> str:
    """Write ``2026-11-28T13:13:31+00:00`` as "28 November 2026, 13:13 UTC"; "" for what is no time."""
    try:
        time = datetime.fromisoformat(iso or "").astimezone(UTC)
    except (ValueError, OverflowError):
        return ""
    return f"{time.day} {time:%B %Y, %H:%M} UTC"

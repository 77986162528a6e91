"""The form and its marking sheet as HTML pages that need no other file; a browser prints them."""

from pathlib import Path

from ipnb.authoring.paper import form, marking
from ipnb.formulation.build import FORM_CELL, points
from ipnb.formulation.kinds.protocol import Data
from ipnb.web.standalone import standalone_page

TEMPLATES = Path(__file__).with_name("templates")
SHEET = "paper.css"


def form_page(case: Data) -> str:
    """Write the form to print.

    Parameters
    ----------
    case : dict
        Clean data of the schema ipnb.case/1.
    """
    instead, supports = case.get("instead"), case.get("supports", "")
    return standalone_page(
        TEMPLATES,
        "form.html.j2",
        SHEET,
        on_paper=True,
        title=case["title"],
        notes=", ".join(case.get("content_note", ())),
        instead=instead["note"] if isinstance(instead, dict) else instead or "",
        supports=supports if isinstance(supports, str) else "; ".join(supports),
        scenes=form.scenes(case),
        parts=form.parts(case),
        texts=form.texts(case),
    )


def marking_page(case: Data, key: Data) -> str:
    """Write the sheet by which the form is marked by hand; it holds the key.

    Parameters
    ----------
    case, key : dict
        Clean data of the schemas ipnb.case/1 and ipnb.key/2.
    """
    marks, evidence = marking.marks(case, key)
    worth = points(case)
    return standalone_page(
        TEMPLATES,
        "marking.html.j2",
        SHEET,
        on_paper=True,
        title=case["title"],
        demonstration=bool(key.get("demonstration")),
        form_points=f"{worth[FORM_CELL]:g}",
        all_points=f"{sum(worth.values()):g}",
        together=sum(one.worth for one in marks) + (evidence.worth if evidence else 0),
        marks=marks,
        evidence=evidence,
    )

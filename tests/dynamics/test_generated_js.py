"""The kept JavaScript is used as long as it is of today's equations."""

import sys

from ipnb.dynamics import generated_js
from ipnb.models import equations_file
from ipnb.models.dyad import model as dyad
from ipnb.models.river import model as river


def test_a_changed_equation_is_not_served_from_the_kept_text():
    """Does an author see a new equation at once, without having to know of the kept text?"""
    object.__setattr__(changed := _copy(river.MODEL), "equations", _copy(river.MODEL.equations))
    object.__setattr__(changed.equations, "drift", "a*x - x**5 + b")
    assert "x*x*x*x*x" in generated_js.javascript(changed, equations_file("river"))


def _copy(frozen):
    made = object.__new__(type(frozen))
    for name, value in vars(frozen).items():
        object.__setattr__(made, name, value)
    return made


def test_a_kept_text_needs_no_translation(monkeypatch):
    """Each reader would wait half a second for SymPy."""
    monkeypatch.setitem(sys.modules, "ipnb.dynamics.equations", None)
    text = generated_js.javascript(river.MODEL, equations_file("river"))
    assert text == equations_file("river").read_text(encoding="utf-8")


def test_where_nothing_is_kept_it_is_translated(tmp_path):
    """An author's first run, for either kind of equations."""
    for module in (river, dyad):
        text = generated_js.javascript(module.MODEL, tmp_path / "none.js")
        assert text == equations_file(module.MODEL.name).read_text(encoding="utf-8")

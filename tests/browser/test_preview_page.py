"""The preview in a real browser: the form works, follows the file, and fits a phone and the dark."""

import queue
import threading

import pytest
from playwright.sync_api import expect

from ipnb.authoring.preview import Preview, serve
from ipnb.formulation import scaffold as starter


@pytest.fixture
def case(tmp_path):
    return starter.write("08-wen", tmp_path, tmp_path / "keys")[0]


@pytest.fixture
def address(case):
    """Of a preview of a new case, with its key."""
    preview, started = (
        Preview(case, case.parents[2] / "keys/08-wen.yaml", True, print),
        queue.Queue(),
    )
    threading.Thread(target=serve, args=(preview, started.put), daemon=True).start()
    return started.get(timeout=20)


@pytest.fixture
def quiet(page):
    """A page in which nothing may go wrong unseen."""
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: said.type == "error" and errors.append(said.text))
    yield page
    assert errors == []


def test_the_form_is_the_students_and_follows_the_file(quiet, case, address, axe):
    """Does an author see a change as soon as it is saved, and keep the place in the form?"""
    quiet.goto(address)
    quiet.get_by_role("button", name="Read the case").click()
    expect(quiet.get_by_role("heading", name="Wen and the night bus")).to_be_visible()
    quiet.get_by_role("radio", name="Chaos").check()
    assert axe(quiet) == []
    text = case.read_text(encoding="utf-8")
    case.write_text(text.replace("the night bus", "the late bus"), encoding="utf-8")
    expect(quiet.get_by_role("heading", name="Wen and the late bus")).to_be_visible()
    expect(quiet.get_by_role("button", name="States 1 of 14")).to_be_visible()


def test_a_fault_takes_the_forms_place_until_it_is_mended(quiet, case, address, axe):
    """Is the way from a slip to its line, and back to the form, without the terminal?"""
    text = case.read_text(encoding="utf-8")
    quiet.goto(address)
    case.write_text(text.replace("only: [s02,", "only: [s77,"), encoding="utf-8")
    expect(quiet.get_by_role("heading", name="This case cannot be shown yet")).to_be_visible()
    expect(quiet.get_by_text("s77 is not judged in states")).to_be_visible()
    assert axe(quiet) == []
    case.write_text(text, encoding="utf-8")
    expect(quiet.get_by_role("button", name="Read the case")).to_be_visible()


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_reasons_fit_a_phone(quiet, address, axe, colours):
    """Does anything stick out, or fade?"""
    quiet.emulate_media(color_scheme=colours)
    quiet.set_viewport_size({"width": 390, "height": 844})
    quiet.goto(f"{address}reasons")
    expect(quiet.get_by_role("heading", name="Feedback, sentence by sentence")).to_be_visible()
    assert quiet.evaluate("document.documentElement.scrollWidth") == 390
    assert axe(quiet) == []

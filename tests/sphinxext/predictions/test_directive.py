"""``{predict}``: the answer is folded, a figure that tells nothing stays in sight, faults have their line."""

import json

from bs4 import BeautifulSoup


def test_what_is_predicted_is_folded_and_the_line_for_the_guess_has_a_name(chapter):
    box = chapter.select_one("div.predict")
    assert box["data-store"] == "rising"
    fold = box.select_one("details.covered")
    assert not fold.has_attr("open") and "It rises, as a box says." in fold.get_text()
    assert fold.summary.get_text() == "Look without a guess"
    figure = box.select_one("figure#fig-rise")
    assert figure and not figure.find_parent("details"), "it shows nothing of the answer"
    line = box.select_one("form input")
    assert chapter.select_one(f"label[for='{line['id']}']").get_text() == "Does it rise?"
    assert box.form.has_attr("hidden"), "without a script nobody could commit a guess"
    assert any("predictions/predict.js" in one["src"] for one in chapter.select("script[src]"))


def test_faults_are_named_with_their_line(book):
    """No question, no end, no such figure, an end without a beginning."""
    book.write(
        "book/chapter.md",
        "# A chapter\n\n```{predict} one\n:shows: fig-none\n```\n\nIt is so.\n\n```{predicted}\n```\n\n"
        "```{predicted}\n```\n\n```{predict} two\n:ask: Is it?\n```\n\nIt is.\n",
    )
    run = book.build()
    assert run.returncode != 0
    said = run.stdout + run.stderr
    for line, words in (
        (3, "{predict} one asks nothing: give the question"),
        (3, "{predict} one shows 'fig-none', which does not stand"),
        (12, "{predicted} without a {predict}"),
        (15, "{predict} two has no end: close it"),
    ):
        assert any(f"chapter.md:{line}" in one and words in one for one in said.splitlines()), said


def test_a_guess_is_listed_among_what_is_kept(book):
    book.write(
        "book/chapter.md",
        "# A chapter\n\n```{predict} one\n:ask: Is it?\n```\n\nIt is.\n\n```{predicted}\n```\n",
    )
    book.write("book/your-answers.md", "# Yours\n\n```{your-answers}\n```\n")
    run = book.build()
    assert run.returncode == 0, run.stderr[-2000:]
    page = BeautifulSoup(book.page("your-answers"), "html.parser")
    kept = page.select_one("[data-module='reader_storage/reader_storage.js']")["data-values"]
    assert json.loads(kept)["things"]["book.guess.one"] == ["Is it?", "chapter.html"]

"""Ways in which a submission can be broken, by accident or by intent, and what the grader has to say about
each.

Each function spoils a good submission's folder. `HELD` are those that nothing can be graded from; `MENDED`
are those whose answers are whole, so that they are graded and the rest is said."""

import os
import shutil
from pathlib import Path

from bad_submissions.spoiling import answers_of, notebook_of, raw, save, with_cells


def _elsewhere(folder: Path) -> Path:
    """A whole answers.json outside the submission, which must not be read through a link."""
    outside = folder.parent / "outside.json"
    shutil.copy(folder / "answers.json", outside)
    (folder / "answers.json").unlink()
    return outside


# ---------------------------------------------------------------- the answers


def missing(folder):
    (folder / "answers.json").unlink()


def empty(folder):
    raw(folder, b"")


def truncated(folder):
    data = (folder / "answers.json").read_bytes()
    raw(folder, data[: len(data) // 2])


def oversize(folder):
    save(folder, {**answers_of(folder), "notes": {"n": "x" * 1_000_001}})


def a_page_instead(folder):
    raw(folder, b"<!DOCTYPE html><title>Please log in</title>")


def not_utf8(folder):
    raw(folder, '{"case": "Zoë"}'.encode("latin-1"))


def symlink(folder):
    os.symlink(_elsewhere(folder), folder / "answers.json")


def dangling_link(folder):
    (folder / "answers.json").unlink()
    os.symlink("/nowhere/answers.json", folder / "answers.json")


def hard_link(folder):
    os.link(_elsewhere(folder), folder / "answers.json")


def named_pipe(folder):
    (folder / "answers.json").unlink()
    os.mkfifo(folder / "answers.json")


def a_folder(folder):
    (folder / "answers.json").unlink()
    (folder / "answers.json").mkdir()


def in_a_folder_below(folder):
    (folder / "upload").mkdir()
    shutil.move(folder / "answers.json", folder / "upload" / "answers.json")


def browser_copy(folder):
    (folder / "answers.json").rename(folder / "answers (1).json")


def deep(folder):
    raw(folder, b'{"schema": "ipnb.answers/1", "case": "00-sample", "states": ' + b"[" * 200_000)


def deep_but_closed(folder):
    raw(
        folder,
        b'{"schema": "ipnb.answers/1", "case": "00-sample", "notes": '
        + b'{"a":' * 50
        + b"1"
        + b"}" * 51,
    )


def not_a_number(folder):
    raw(folder, b'{"schema": "ipnb.answers/1", "case": "00-sample", "attach": {"secure": NaN}}')


def infinite(folder):
    raw(folder, b'{"schema": "ipnb.answers/1", "case": "00-sample", "attach": {"secure": 1e999}}')


def key_twice(folder):
    raw(
        folder,
        b'{"schema": "ipnb.answers/1", "case": "00-sample", "states": {}, "states": {"s01": "chaos"}}',
    )


def a_list(folder):
    save(folder, [answers_of(folder)])


def wrong_case(folder):
    save(folder, {**answers_of(folder), "case": "06-recovery"})


def unknown_ids(folder):
    save(folder, {**answers_of(folder), "states": {"s999": "chaos", "__proto__": "flow"}})


def unknown_section(folder):
    save(folder, {**answers_of(folder), "points": 60})


def unknown_option(folder):
    save(folder, {**answers_of(folder), "window": {"g1": "full marks"}})


def too_many_points(folder):
    save(folder, {**answers_of(folder), "attach": {"secure": 100, "avoidant": 100}})


def wrong_student(folder):
    save(folder, {**answers_of(folder), "student": "somebody-else"})


# ---------------------------------------------------------------- the notebook and the folder


def no_notebook(folder):
    notebook_of(folder).unlink()


def broken_notebook(folder):
    notebook_of(folder).write_text('{"cells": [', encoding="utf-8")


def deep_notebook(folder):
    notebook_of(folder).write_text('{"cells": ' + "[" * 200_000, encoding="utf-8")


def notebook_of_nothing(folder):
    notebook_of(folder).write_text("[]", encoding="utf-8")


def notebook_link(folder):
    outside = folder.parent / "outside.ipynb"
    shutil.move(notebook_of(folder), outside)
    os.symlink(outside, folder / outside.name.replace("outside", "00-sample"))


def another_notebook(folder):
    with_cells(lambda cells: [{**cell, "metadata": {}} for cell in cells])(folder)


def two_strange_notebooks(folder):
    notebook_of(folder).unlink()
    for name in ("one", "two"):
        (folder / f"{name}.ipynb").write_text('{"cells": []}', encoding="utf-8")


def whole_folder_link(folder):
    outside = folder.parent / "outside"
    shutil.move(folder, outside)
    os.symlink(outside, folder)


HELD = {
    missing: "No answers.json was handed in",
    empty: "answers.json is empty",
    truncated: "cut off or damaged",
    oversize: "larger than 1 MB",
    a_page_instead: "cut off or damaged",
    not_utf8: "not UTF-8",
    symlink: "link to another file",
    dangling_link: "link to another file",
    hard_link: "linked to a file elsewhere",
    named_pipe: "not an ordinary file",
    a_folder: "not an ordinary file",
    in_a_folder_below: "upload/answers.json",
    browser_copy: "answers (1).json",
    deep: "nested too deeply",
    deep_but_closed: "nested too deeply",
    not_a_number: "not a number",
    infinite: "not a number",
    key_twice: "stands twice",
    a_list: "does not hold answers",
    wrong_case: "06-recovery",
    unknown_ids: "s999",
    unknown_section: "points",
    unknown_option: "full marks",
    too_many_points: "More than 100 points",
    wrong_student: "somebody-else",
    no_notebook: "No notebook was handed in",
    broken_notebook: "not a readable notebook",
    deep_notebook: "nested so deeply",
    notebook_of_nothing: "no list of cells",
    notebook_link: "link to another file",
    another_notebook: "none of this assignment's cells",
    two_strange_notebooks: "not plain which one",
    whole_folder_link: "link to another folder",
}


# ---------------------------------------------------------------- whole answers, untidy notebook


def renamed_notebook(folder):
    notebook_of(folder).rename(folder / "my work FINAL.ipynb")


def copy_beside(folder):
    shutil.copy(notebook_of(folder), folder / "00-sample-Copy1.ipynb")


def broken_copy_beside(folder):
    (folder / "scratch.ipynb").write_text("{", encoding="utf-8")


def deleted_cells(folder):
    with_cells(lambda cells: cells[:1])(folder)


def only_the_graded_cell_gone(folder):
    with_cells(
        lambda cells: [c for c in cells if c["metadata"]["nbgrader"]["grade_id"] != "formulation"]
    )(folder)


def copied_cells(folder):
    with_cells(lambda cells: [*cells, *cells])(folder)


def edited_cells(folder):
    def edit(cells):
        return [
            {**c, "source": "import os; os.abort()", "cell_type": "code", "outputs": []}
            for c in cells
        ]

    with_cells(edit)(folder)


def worth_a_million(folder):
    def raise_points(cells):
        for cell in cells:
            cell["metadata"]["nbgrader"]["points"] = 1_000_000
        return cells

    with_cells(raise_points)(folder)


def own_case(folder):
    (folder / "case.json").write_text('{"id": "00-sample", "items": {}}', encoding="utf-8")
    (folder / "case.yaml").write_text("id: mine", encoding="utf-8")
    (folder / "sitecustomize.py").write_text("raise SystemExit('ran')", encoding="utf-8")


def bad_timestamp(folder):
    (folder / "timestamp.txt").write_text("half past never", encoding="utf-8")


MENDED = {
    renamed_notebook: "my work FINAL",
    copy_beside: "00-sample-Copy1",
    broken_copy_beside: "scratch",
    deleted_cells: "put back",
    only_the_graded_cell_gone: "formulation",
    copied_cells: "copies left aside",
    edited_cells: "changes no score",
    worth_a_million: "",
    own_case: "",
    bad_timestamp: "timestamp.txt",
}

"""``{check}``: an exercise in the page, as a reader and a screen reader need it."""

from ipnb.sphinxext.exercises.kinds.choice import shown


def test_an_exercise_names_its_questions_and_has_a_reason_for_every_answer(chapter):
    exercise = chapter.select("div.check")[1]
    assert exercise["id"] == "two-lines" and exercise["data-store"] == "two-lines"
    groups = exercise.select("[role=radiogroup]")
    assert len(groups) == 2
    assert all(exercise.find(id=group["aria-labelledby"]) for group in groups)
    assert len(exercise.select(".item details .reason")) == 6, (
        "every option of every question has a reason in the page"
    )
    assert len({radio["name"] for radio in exercise.select("input[type=radio]")}) == 2


def test_exercises_are_numbered_by_chapter(chapter):
    assert chapter.select_one("a[href='#two-lines']").get_text() == "Exercise 1.2"


def test_options_stand_in_an_order_drawn_from_the_exercise():
    """Paper and pages without scripts: the same at every build, and no place is the author's."""
    options = ["right", "wrong", "other", "last"]
    orders = [shown(options, f"exercise-{n}.answer") for n in range(400)]
    assert orders == [shown(options, f"exercise-{n}.answer") for n in range(400)]
    assert all(sorted(order) == sorted(options) for order in orders)
    for place in range(4):
        assert 70 <= sum(order[place] == "right" for order in orders) <= 130
    assert shown(options, "") == options


def test_lines_that_are_sorted_have_one_order_and_their_reasons_the_same(chapter):
    exercise = chapter.select("div.check")[1]
    orders = []
    for item in exercise.select(".item"):
        assert item.select_one(".choices")["data-drawn"] == "two-lines.states"
        orders.append([radio["value"] for radio in item.select("input")])
        assert orders[-1] == [reason["data-option"] for reason in item.select(".reason")]
    assert orders[0] == orders[1] == shown(["rigidity", "chaos", "not_enough"], "two-lines.states")

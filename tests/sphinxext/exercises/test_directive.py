"""``{check}``: an exercise in the page, as a reader and a screen reader need it."""


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

"""The rubrics, as the notebook shows them."""

from ipnb.formulation.rubric import rubric_markdown, rubrics


def test_every_rubric_has_as_many_texts_as_levels():
    """Would a marker meet a table with holes?"""
    for name, rubric in rubrics().items():
        levels = {len(texts) for _, _, texts in rubric["criteria"]}
        assert len(levels) == 1, name
        [rows] = [
            part for part in rubric_markdown(name).split("\n\n") if part.startswith("| Criterion")
        ]
        assert len({row.count("|") for row in rows.splitlines()}) == 1

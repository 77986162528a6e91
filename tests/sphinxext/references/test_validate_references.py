"""References and models that a chapter names."""

from ipnb.sphinxext.references import validate_references


def test_what_a_chapter_names_is_found_with_its_place():
    text = "Words {cite:p}`one, two`.\nfrom ipnb.widgets import River as R, Dyad\n"
    named = list(validate_references.named(text))
    assert [(kind, name) for kind, name, _ in named] == [
        ("cite", "one"),
        ("cite", "two"),
        ("widgets", "River"),
        ("widgets", "Dyad"),
    ]
    assert named[0][2] == text.index("{cite") and named[2][2] == text.index("from")


def test_models_and_widgets_of_the_package_are_known():
    known = validate_references.importable()
    assert "River" in known["widgets"] and "river" in known["models"]

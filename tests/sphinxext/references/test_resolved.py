"""Which pages are written again when something has another name or number."""

from types import SimpleNamespace

from ipnb.sphinxext.references import resolved


def environment() -> SimpleNamespace:
    """Two pages: one holds a figure, a section and an equation, the other names them."""
    made = SimpleNamespace(
        domaindata={
            "std": {
                "anonlabels": {"fig": ("first", "fig"), "part": ("first", "part")},
                "labels": {"part": ("first", "part", "A part")},
            },
            "math": {"objects": {"bed": ("first", 1)}},
        },
        toc_fignumbers={"first": {"figure": {"fig": (1, 1)}}},
        metadata={"first": {"myst_slugs": {"a-part": (3, "part", "A part")}}},
    )
    resolved.store(made)["first"] = []
    named = [("fig", ""), ("part", ""), ("first", "a-part"), ("bed", ""), ("nobody", "")]
    resolved.store(made)["second"] = named
    return made


def test_nothing_is_written_again_at_first_or_where_nothing_has_changed():
    env = environment()
    assert resolved.write_again(None, env) == []
    assert resolved.write_again(None, env) == []


def test_a_page_that_names_what_has_changed_is_written_again():
    """Would a sentence say Fig. 1.1 of what is Fig. 1.2 by now, or a heading that nobody reads any more?"""
    env = environment()
    resolved.write_again(None, env)
    env.toc_fignumbers["first"]["figure"]["fig"] = (1, 2)
    assert resolved.write_again(None, env) == ["second"]
    env.domaindata["std"]["labels"]["part"] = ("first", "part", "Another part")
    assert resolved.write_again(None, env) == ["second"]
    env.metadata["first"]["myst_slugs"]["a-part"] = (9, "part", "A part")
    assert resolved.write_again(None, env) == [], "a line is nothing that a reader sees"
    env.metadata["first"]["myst_slugs"]["a-part"] = (9, "part", "Another part")
    assert resolved.write_again(None, env) == ["second"]
    env.domaindata["math"]["objects"]["bed"] = ("first", 2)
    assert resolved.write_again(None, env) == ["second"]


def test_a_page_that_is_gone_is_forgotten():
    env = environment()
    resolved.forget(None, env, "second")
    assert list(resolved.store(env)) == ["first"]

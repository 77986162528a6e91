"""Roles, links and targets become what they stand for; code and other Markdown stay."""

from ipnb.sphinxext.notebooks.plain_markdown import (
    Meanings,
    inline,
    plain,
    quoted,
    words_and_target,
)

SAID = Meanings(
    role=lambda name, text: f"<{name} {text}>",
    link=lambda words, target: f"<{words} to {target}>",
    directive=lambda directive: f"> {directive.name}",
)


def test_roles_and_links_are_replaced_and_code_is_not():
    """Would a formula's backticks or a picture be taken for a role?"""
    text = "A {term}`word <of>`, `{term}` in code, [there](a.md#b), ![no](x.svg) and [](c.md)."
    assert inline(text, SAID) == (
        "A <term word <of>>, `{term}` in code, <there to a.md#b>, ![no](x.svg) and < to c.md>."
    )


def test_a_role_inside_the_words_of_a_link_is_replaced_too():
    """Would a link keep a mark that no notebook knows?"""
    assert inline("[see {numref}`f`](a.md)", SAID) == "<see <numref f> to a.md>"


def test_directives_targets_and_listings():
    """Would a target's mark be seen, or a listing be changed?"""
    text = "(place)=\n## Head\n\n```{claim} x\n```\n\n```python\n{claim}`x`\n```"
    assert plain(text, SAID) == "## Head\n\n> claim\n\n```python\n{claim}`x`\n```"


def test_a_quotation_has_no_lost_lines():
    """Would an empty line end the box in the middle?"""
    assert quoted("a\n\nb") == "> a\n>\n> b"


def test_words_and_target_of_a_role():
    """Would a target be printed as words?"""
    assert words_and_target("the rules <rules>") == ("the rules", "rules")
    assert words_and_target("rules") == ("", "rules")

"""A chapter's Markdown falls into text, directives and listings."""

from ipnb.sphinxext.notebooks.fences import Directive, Verbatim, pieces

TEXT = """Before.

```{drawing} river
:name: fig-river

The caption.
```

:::{admonition} Before you begin
Words, and a box inside:

```{claim} slug
```
:::
After.

```python
x = "{claim}`no`"
```
"""


def test_a_text_falls_into_its_pieces():
    """Would an option be read as text, or a box inside a box end the outer one?"""
    first, drawing, box, after, listing = [
        one for one in pieces(TEXT) if not isinstance(one, str) or one.strip()
    ]
    assert first.strip() == "Before."
    assert drawing == Directive("drawing", "river", {"name": "fig-river"}, "The caption.")
    assert (box.name, box.argument) == ("admonition", "Before you begin")
    assert list(pieces(box.body))[1] == Directive("claim", "slug")
    assert after.strip() == "After."
    assert listing == Verbatim('```python\nx = "{claim}`no`"\n```')


def test_a_fence_that_nothing_closes_is_text():
    """Would a lost fence swallow the rest of a chapter?"""
    assert list(pieces("```{claim} slug\nwords")) == ["```{claim} slug\nwords"]

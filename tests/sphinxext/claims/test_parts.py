"""Which part of the book a claim belongs to."""

from types import SimpleNamespace

from ipnb.sphinxext.claims import parts


def test_a_claim_belongs_to_the_part_that_names_it_first():
    """Would a claim stand on two pages, or on none?"""
    chapters = {
        "One": ["Words {claim}`a` and {claim}`my words <b>`.", "```{claim} c\n```"],
        "Two": ["{claim}`c` again, and {claim}`d-e`."],
    }
    found = parts.by_part(["d-e", "c", "a", "b", "nowhere"], chapters)
    assert found == {"One": ["c", "a", "b"], "Two": ["d-e"], parts.ELSEWHERE: ["nowhere"]}


def test_a_page_is_read_again_when_a_claim_comes_or_leaves():
    """Would an entry be lost between two pages until everything is built anew?"""
    env = SimpleNamespace(claim_pages={"One": "book/one", "Two": "book/two", "": "book/rest"})
    app = SimpleNamespace(claim_parts={"One": ["a", "b"], "Two": ["c"], "": []})
    parts.read_again(app, env)
    assert parts.read_again(app, env) == []
    app.claim_parts = {"One": ["a"], "Two": ["b", "c"], "": []}
    assert parts.read_again(app, env) == ["book/one", "book/two"]

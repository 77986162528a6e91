"""``{claim}`` as a box and as a link."""

from ipnb.sphinxext.claims import directives


def test_short_links_say_the_rating_or_the_authors_words(chapter):
    links = chapter.select("a.claim-link")
    assert [a.get_text(strip=True) for a in links] == ["untestable", "in my words"]
    assert links[0]["href"] == "ledger/part.html#evidence-quantum"


def test_a_page_is_noted_once_for_a_claim():
    """Would the ledger name a chapter twice that uses a claim twice?"""
    env = type("Env", (), {})()
    for slug in ("one", "two", "one"):
        directives.use(env, "page", slug)
    assert env.claim_uses == {"page": ["one", "two"]}
    directives.forget(None, env, "page")
    assert env.claim_uses == {}

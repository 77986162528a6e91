"""Which changes of a page are heard: on small pages, in a real browser."""

from announcements import heard, listen, words_heard


def test_what_is_heard(context):
    """Is what cannot be heard noted as heard, or the other way round?"""
    listen(context)
    page = context.new_page()
    page.goto(
        "data:text/html,<p role=status id=a></p><p aria-live=assertive id=b></p><p role=status id=c hidden></p>"
    )
    page.wait_for_timeout(100)

    def put(script: str):
        page.evaluate(script)
        page.wait_for_timeout(100)
        return heard(page)

    [one] = put("a.textContent = 'Kept.'")
    assert (one.words, one.how, one.late) == ("Kept.", "polite", False)
    assert put("a.textContent = 'Kept.'") == [], "the same words are no news"
    assert put("a.textContent = ''") == [], "words that go are not said"
    [loud] = put("b.textContent = 'Stop'")
    assert loud.how == "assertive"
    [late] = put("c.hidden = false; c.textContent = 'With its words'")
    assert late.late, "a region that was not there"
    [alert] = put("document.body.insertAdjacentHTML('beforeend', '<p role=alert>Lost</p>')")
    assert (alert.words, alert.late) == ("Lost", False), "an alert is said when it comes"
    assert put("a.ariaHidden = 'true'; a.textContent = 'Nobody'") == []
    page.evaluate("for (let i = 0; i < 5; i++) b.textContent = `${i}`")
    page.wait_for_timeout(100)
    assert words_heard(page) == ["4"], "what is written within one frame is heard once"

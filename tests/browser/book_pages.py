"""Pages of the published book that several tests visit."""

RIVER = "book/foundations/integration-and-the-river.html"
LEDGER = "book/ledger.html"


def scroll_through(page):
    """Walk down the page, so that what waits for the reader comes alive."""
    page.evaluate("""async () => {
        for (let y = 0; y < document.body.scrollHeight; y += 700) {
            scrollTo({ top: y, behavior: 'instant' });
            await new Promise(requestAnimationFrame);
        }
        scrollTo({ top: 0, behavior: 'instant' });
    }""")

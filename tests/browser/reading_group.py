"""Readers who write notes: steps that tests of the notes share."""

import json

from playwright.sync_api import Page, expect

CHAPTER = "book/foundations/reading-evidence.html"
NOTES = "book/notes.html"
PASSAGE = "It is quite possible that every word on both papers is true"
SLOW = 20_000  # milliseconds: the first time, the scripts come first
OTHER_PASSAGE = "what the two women have taken from it"

#: select words where they stand in a paragraph of the chapter, as a mouse or a finger would
SELECT = """(words) => {
  for (const p of document.querySelectorAll('article p')) {
    const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.replaceAll('\\n', ' ').indexOf(words);
      if (at < 0) continue;
      p.scrollIntoView({ block: 'center', behavior: 'instant' });
      getSelection().setBaseAndExtent(node, at, node, at + words.length);
      return true;
    }
  }
  return false;
}"""
#: the texts of what is drawn, by the name of the highlight
DRAWN = """() => Object.fromEntries([...CSS.highlights].map(([name, ranges]) =>
  [name, [...ranges].map((range) => range.toString().replace(/\\s+/g, ' '))]))"""


def select(page: Page, words: str):
    """Select words; return the bar."""
    assert page.evaluate(SELECT, words)
    bar = page.get_by_role("group", name="The selected passage")
    expect(bar).to_be_visible(timeout=SLOW)
    return bar


def highlight(page: Page, words: str) -> None:
    select(page, words).get_by_role("button", name="Highlight").click()
    expect(page.get_by_role("button", name=f"Highlight: “{words[:20]}")).to_be_attached()


def note(page: Page, words: str, text: str) -> None:
    select(page, words).get_by_role("button", name="Note").click()
    page.get_by_role("textbox", name="Your note").fill(text)
    page.get_by_role("button", name="Keep note").click()
    expect(page.get_by_role("button", name=f"Note on “{words[:20]}")).to_be_visible()


def drawn(page: Page) -> dict[str, list[str]]:
    return page.evaluate(DRAWN)


def kept(page: Page) -> list[dict]:
    """The annotations in the browser's store."""
    return page.evaluate(
        "Object.entries(localStorage).filter(([key]) => key.startsWith('book.note/'))"
        ".map(([, text]) => JSON.parse(text))"
    )


def news(page: Page):
    return page.locator(".notes-news [role=status]")


def annotation(exact: str, text: str = "", **rest) -> dict:
    """One of Mira's, as a file brings it."""
    body = {"body": {"type": "TextualBody", "format": "text/plain", "value": text}} if text else {}
    return {
        "id": "urn:uuid:00000000-0000-4000-8000-000000000001",
        "type": "Annotation",
        "motivation": "commenting" if text else "highlighting",
        "created": "2026-03-02T12:00:00.000Z",
        "modified": "2026-03-02T12:00:00.000Z",
        "creator": {"id": "urn:uuid:mira", "type": "Person", "name": "Mira"},
        **body,
        "target": {
            "source": f"https://elsewhere.example/{CHAPTER}",
            "selector": [
                {"type": "TextQuoteSelector", "exact": exact, "prefix": "", "suffix": ""},
                {"type": "TextPositionSelector", "start": 0, "end": len(exact)},
            ],
        },
    } | rest


def file_of(*annotations: dict, **head) -> bytes:
    whole = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "AnnotationCollection",
        "generator": {"name": "ipnb.notes", "schema:softwareVersion": "1"},
        "total": len(annotations),
        "first": {"type": "AnnotationPage", "startIndex": 0, "items": list(annotations)},
    }
    return json.dumps(whole | head).encode()


def read_in(page: Page, content: bytes, name: str = "notes.json") -> None:
    page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "application/json", "buffer": content}
    )

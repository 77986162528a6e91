"""Notes as Markdown: passages, texts, links."""

import pytest

from .scripts import runner


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    return runner(tmp_path_factory.mktemp("essay"), "import * as e from './essay.js';")


def test_notes_become_markdown_with_links_to_the_passages(run):
    text = run("""
        const text = '# Not a heading\\n1. <b>nor</b> a *tag*';
        const notes = [sample('A short one, with a-b', { text, creator: 'me' }),
          sample('one two three four five six seven eight nine ten eleven twelve thirteen', { creator: 'mira' })];
        return e.asMarkdown([{ title: '3. How big', notes }], ({ id }) => (id === 'me' ? '' : 'Mira'));""")
    assert text.split("\n\n") == [
        "# Notes: Interpersonal neurobiology",
        "## 3. How big",
        "> A short one, with a-b ([place](https://example.org/course/book/foundations/reading-evidence.html"
        "#:~:text=A%20short%20one%2C%20with%20a%2Db))",
        "\\# Not a heading\n1\\. \\<b\\>nor\\</b\\> a \\*tag\\*",
        "> one two three four five six seven eight nine ten eleven twelve thirteen "
        "([place](https://example.org/course/book/foundations/reading-evidence.html"
        "#:~:text=one%20two%20three%20four%20five%20six,"
        "eight%20nine%20ten%20eleven%20twelve%20thirteen))",
        "(highlighted by Mira)\n",
    ]

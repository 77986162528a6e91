"""What a page says of itself."""

from docutils import nodes

from ipnb.sphinxext.metadata.descriptions import LONGEST, description_of, first_sentences, fitting

from ..conftest import ROOT

PAGE = {"title": "3. A <em>page</em>", "docstitle": "Minds"}


def document(*parts):
    made = nodes.document(None, None)
    made += nodes.section("", nodes.title("", "A page"), *parts)
    return made


def test_the_author_s_own_sentence_wins():
    context = PAGE | {"meta": {"description": "What it\n is about."}}
    assert description_of(context, document(nodes.paragraph("", "Words."))) == "What it is about."


def test_prose_counts_and_boxes_do_not():
    box = nodes.admonition("", nodes.paragraph("", "Before you begin."))
    made = document(box, nodes.paragraph("", "On a Thursday it rains. Two people wait."))
    assert first_sentences(made) == "On a Thursday it rains. Two people wait."


def test_a_page_without_prose_says_its_title():
    assert description_of(PAGE, document()) == "A page: a page of Minds"
    assert description_of(PAGE, None) == "A page: a page of Minds"


def test_whole_sentences_stay():
    assert fitting("“Well?” she asks. He says nothing. " + "More words. " * 40).endswith(".")
    assert len(fitting("word " * 100)) <= LONGEST


def test_every_chapter_of_the_course_describes_itself():
    """Would a search engine show a line of a scene in place of what a chapter is about?"""
    from ruamel.yaml import YAML

    toc = YAML(typ="safe").load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
    chapters = [one["file"] for part in toc["parts"] for one in part["chapters"]]
    said = {}
    for name in chapters:
        head = (ROOT / f"{name}.md").read_text(encoding="utf-8").split("---\n")[1]
        said[name] = str(YAML(typ="safe").load(head)["description"])
    assert len(set(said.values())) == len(said), "no two pages say the same"
    assert {name: len(words) for name, words in said.items() if len(words) > LONGEST} == {}

"""Slides of what a chapter says: outcomes, a passage, steps, a table, a scene, a term."""

from bs4 import Tag

from ipnb.slides.markup import cleaned, found, inner, paragraphs, words
from ipnb.slides.names import NoSuchName, unknown
from ipnb.slides.pages import scene_title
from ipnb.slides.slide import Item, Slide, Source, bullets, picked, said

SEEN = '<p class="seen">{}</p>'
#: how much of a line of a scene is repeated before its comment
FIRST_WORDS = 8


def outcomes(source: Source, item: Item) -> list[Slide]:
    """Return what somebody can do who has worked through a chapter; ``only`` picks some."""
    name = source.pages.chapter(source.week.chapters, str(item.name))
    box = found(source.pages.page(name), ".admonition")
    whole = [inner(one).rstrip(";.") for one in box.select("li > p")]
    shown = picked("outcome", whole, item.options.get("only"))
    title = item.title(source.pages.title(name))
    lead = '<p class="lead">Afterwards you can</p>'
    notes = f"<p>All outcomes of the chapter:</p>{bullets(whole)}"
    return [Slide("outcomes", title, lead + bullets(shown), notes)]


def section_of(source: Source, item: Item) -> Tag:
    """Return a section by its id; ``chapter`` says in which chapter, where both of a week have one."""
    chapters = source.week.chapters
    if wanted := item.options.get("chapter"):
        chapters = (source.pages.chapter(chapters, wanted),)
    return source.pages.labelled(chapters, "section", "main section", str(item.name))


def heading(section: Tag) -> str:
    """Return what a section is called, as markup."""
    return inner(found(section, "h2, h3"))


def passage(section: Tag, numbers: list[int] | None) -> list[str]:
    """Return paragraphs of a section, those in quotation blocks as well."""
    own = section.select(":scope > p, :scope > blockquote > div > p, :scope > blockquote > p")
    return [inner(one) for one in picked("paragraph", own, numbers)]


def section(source: Source, item: Item) -> list[Slide]:
    """Return paragraphs of a section."""
    tag = section_of(source, item)
    body = paragraphs(passage(tag, item.options.get("paragraphs")))
    return [Slide("passage", item.title(heading(tag)), body)]


def steps(source: Source, item: Item) -> list[Slide]:
    """Return a numbered list of a section: the bold words on the slide, the whole in the notes."""
    tag = section_of(source, item)
    own = tag.select(":scope > ol > li > p, :scope > ul > li > p")
    if not own:
        raise NoSuchName(f"the section '{item.name}' has no list: choose another.")
    numbers = item.options.get("only")
    chosen = picked("step", own, numbers)
    shown = [_lead(one) for one in chosen]
    listed = zip(numbers or range(1, len(own) + 1), shown, strict=True)
    body = "".join(f'<li value="{number}">{text}</li>' for number, text in listed)
    notes = bullets([inner(one) for one in chosen])
    return [Slide("steps", item.title(heading(tag)), f"<ol>{body}</ol>", notes)]


def _lead(step: Tag) -> str:
    """Return the words in bold or italics with which a step begins, else the whole of it."""
    first = next((node for node in step.children if str(node).strip()), None)
    is_lead = isinstance(first, Tag) and first.name in ("strong", "em")
    return inner(first).rstrip(".,:") if is_lead and isinstance(first, Tag) else inner(step)


def table(source: Source, item: Item) -> list[Slide]:
    """Return rows and columns of a section's table; the notes have the rows whole."""
    tag = section_of(source, item)
    tables = tag.select(":scope > table, :scope > .scrolls table")
    [own] = picked("table", tables, [item.options.get("number", 1)])
    rows = [row.find_all(["td", "th"]) for row in own.select("tbody tr")]
    heads = own.select("thead tr > *")
    columns = item.options.get("columns")
    chosen = picked("row", rows, item.options.get("rows"))
    top = "".join(_head(_cell(one)) for one in picked("column", heads, columns))
    body = "".join(
        f"<tr>{''.join(f'<td>{_cell(one)}</td>' for one in picked('column', row, columns))}</tr>"
        for row in chosen
    )
    notes = bullets([" · ".join(_cell(one) for one in row) for row in chosen]) if columns else ""
    made = f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"
    return [Slide("table", item.title(heading(tag)), made, notes)]


def _head(text: str) -> str:
    # a corner that heads nothing is no heading
    return f'<th scope="col">{text}</th>' if text else "<td></td>"


def _cell(cell: Tag) -> str:
    paragraph = cell.select_one("p")
    return inner(paragraph if paragraph else cell)


def term(source: Source, item: Item) -> list[Slide]:
    """Return a term of the glossary with its definition."""
    terms = {words(one): one for one in source.pages.page("glossary").select("dl.glossary dt")}
    if str(item.name) not in terms:
        raise unknown("term in the glossary", item.name, terms)
    definition = terms[str(item.name)].find_next_sibling("dd")
    texts = [inner(one) for one in definition.select("p")] if definition else []
    return [Slide("term", item.title(inner(terms[str(item.name)])), paragraphs(texts))]


def scene(source: Source, item: Item) -> list[Slide]:
    """Return lines of a scene, ``turns`` from the first to the last; its comments are notes."""
    tag = source.pages.scene(source.week.chapters, str(item.name))
    turns = tag.select(".turn")
    first, last = item.options.get("turns", [1, len(turns)])
    shown = picked("line of the scene", turns, range(first, last + 1))
    body = "".join(lines(turn) for turn in shown)
    notes = "".join(_comments(turn) for turn in shown)
    return [Slide("scene", item.title(scene_title(tag)), body, notes)]


def lines(turn: Tag) -> str:
    """Return what is said and seen in a turn of a scene, without its comments."""
    made = []
    for line in turn.select(":scope > .speech, :scope > .seen, :scope > .written"):
        texts = [inner(one) for one in line.select(":scope > p:not(.speaker)")]
        if speaker := words(line.select_one(".speaker")):
            made.append(f'<p class="speech"><b>{speaker}</b> {" ".join(texts)}</p>')
        else:
            made += [SEEN.format(text) for text in texts]
    return "".join(made)


def _comments(turn: Tag) -> str:
    comments = [
        paragraphs([inner(one) for one in note.select("p")]) for note in turn.select(".comment")
    ]
    if not comments:
        return ""
    own = cleaned(turn)
    for note in own.select(".comment, .speaker"):
        note.decompose()
    begin = words(own).split()[:FIRST_WORDS]
    return f"<p><strong>At “{' '.join(begin)} …”</strong></p>{''.join(comments)}"


def points(source: Source, item: Item) -> list[Slide]:
    """Return lines of the deck's own."""
    return [
        Slide(
            "points", item.title(said(source.plan.title)), bullets([said(one) for one in item.name])
        )
    ]

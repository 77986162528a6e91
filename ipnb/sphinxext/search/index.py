"""The search: every section, claim and term is a place of its own, found by its words, also misspelt ones.

MiniSearch (MIT) searches in the page, so that it works offline and nobody is asked; its index is made here.
Sphinx's own search finds pages and not places, nothing of the ledger, and takes "vague" for "vagus".
"""

import hashlib
import json
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinxcontrib.bibtex.citation_target import parse_citation_targets
from sphinxcontrib.bibtex.domain import BibtexDomain

from ipnb.sphinxext.assets import write_if_new
from ipnb.sphinxext.book import Book, BookEnvironment
from ipnb.sphinxext.claims.boxes import claim_box
from ipnb.sphinxext.npm import NODE, NODE_MODULES, require

LIBRARY = NODE_MODULES / "minisearch/dist/es/index.js"
SCRIPT = Path(__file__).with_name("search_index.mjs")
INDEX = "search/index.json"
SKIPPED = (nodes.math, nodes.math_block, nodes.comment, nodes.system_message)


def text_of(node: nodes.Node) -> str:
    """Return the words under a node, without the sections inside it and without markup."""
    if isinstance(node, nodes.Text):
        return str(node)
    if isinstance(node, nodes.raw):
        html = re.sub(r"<(svg|script|style|template)\b.*?</\1>", " ", node.astext(), flags=re.S)
        return re.sub(r"<[^>]+>", " ", html) if node.get("format") == "html" else ""
    if isinstance(node, SKIPPED) or _is_citation(node):
        return ""
    between = "" if isinstance(node, nodes.TextElement) else " "
    return between.join(
        text_of(child) for child in node.children if not isinstance(child, nodes.section)
    )


def _is_citation(node: nodes.Node) -> bool:
    return isinstance(node, addnodes.pending_xref) and node.get("refdomain") == "cite"


def cited(node: nodes.Node) -> list[str]:
    """Return the keys of what is cited under a node, outside the sections inside it."""
    if _is_citation(node):
        return [target.key for target in parse_citation_targets(node["reftarget"])]
    return [
        key
        for child in node.children
        if not isinstance(child, nodes.section)
        for key in cited(child)
    ]


def place(at: str, title: str, node: nodes.Node, names: str = "") -> dict[str, Any]:
    """Return one thing that can be found: where on its page, its words, and the keys of what it cites.

    Parameters
    ----------
    at : str
        The id on its page.
    title : str
        What a reader sees in the list.
    node : nodes.Node
        What holds its words.
    names : str
        Other words by which it is found.
    """
    text = " ".join(
        text_of(child) for child in node.children if not isinstance(child, nodes.section)
    )
    words = {"title": _one_line(title), "names": names, "text": _one_line(text)}
    return {"at": at, **words, "cites": cited(node)}


def _one_line(text: str) -> str:
    return " ".join(text.split())


def places_of(doctree: nodes.document) -> list[dict[str, Any]]:
    """Return the sections, claims (of the ledger) and terms of a page."""
    found = []
    for section in doctree.findall(nodes.section):
        title = next(iter(section.findall(nodes.title)), None)
        found.append(place(section["ids"][0], title.astext() if title else "", section))
    for box in doctree.findall(claim_box):
        if box["place"] == "ledger":
            claim = box["claim"]
            at = f"evidence-{claim['id']}"
            found.append(place(at, text_of(box.children[0]), box, claim["id"].replace("-", " ")))
    for item in doctree.findall(nodes.definition_list_item):
        term = item.children[0]
        if isinstance(term, nodes.term) and term["ids"] and term["ids"][0].startswith("term-"):
            found.append(place(term["ids"][0], term.astext(), item))
    return found


def store(env: BookEnvironment) -> dict[str, Any]:
    """Return page -> its places."""
    if not hasattr(env, "search_places"):
        env.search_places = {}
    return env.search_places


def collect(app: Book, doctree: nodes.document) -> None:
    """Note a page's places when it has been read; a page that is marked ``orphan`` or empty has none."""
    store(app.env)[app.env.docname] = places_of(doctree)


def forget(app: Book, env: BookEnvironment, docname: str) -> None:
    """Forget a page that is read again or gone."""
    store(env).pop(docname, None)


def headed(env: BookEnvironment, title: str) -> str:
    """Return a heading's words; of one that is nothing but a link to a page, that page's title."""
    page = env.titles.get(title.removeprefix("/"))
    return page.astext() if page is not None and title.startswith("/") else title


def documents(app: Book) -> list[dict[str, Any]]:
    """Return every place of the book with its address and the title of its page."""
    env = app.env
    found: list[dict[str, Any]] = []
    entries = cast("BibtexDomain", env.get_domain("cite")).bibdata.data.entries
    for page, places in sorted(store(env).items()):
        if page not in env.titles:
            continue
        title = env.titles[page].astext()
        for one in places:
            address = {"page": app.builder.get_target_uri(page), "in": title}
            known = [entries[key] for key in one["cites"] if key in entries]
            authors = sorted({name for entry in known for name in surnames(entry)})
            names = " ".join([one["names"], *authors]).strip()
            words = {"title": headed(env, one["title"]), "names": names}
            found.append({"id": len(found), **address, **one, **words})
    return found


def surnames(entry: Any) -> list[str]:
    """Return the surnames of a reference's authors, or of its editors."""
    people = entry.persons.get("author") or entry.persons.get("editor") or []
    return [" ".join(person.last_names).strip("{}") for person in people]


def put(app: Book) -> None:
    """Serve the library, which the page imports."""
    library = require("MiniSearch", LIBRARY).read_text(encoding="utf-8")
    # two thirds of the file
    comments = re.compile(r"/\*\*.*?\*/|^//# sourceMappingURL[^\n]*", re.S | re.M)
    code = comments.sub("", library)
    write_if_new(Path(app.outdir) / "_static/search/minisearch.js", code)


def no_other_index(app: Book) -> None:
    """Leave Sphinx's own index and scripts out; the page itself is ours."""
    app.builder.search = False


@dataclass(frozen=True)
class Making:
    """An index that is being made beside the writing of the pages.

    Attributes
    ----------
    state : str
        One value for what it is made of.
    process : Popen
        Node, which reads the places and writes the index.
    half : Path
        Where it writes to, until it is whole.
    """

    state: str
    process: subprocess.Popen[bytes]
    half: Path


def stamp(app: Book) -> Path:
    """Return the file that says of what the index was made."""
    return Path(app.outdir).parent / ".search.sha256"


def begin(app: Book, env: BookEnvironment) -> None:
    """Let Node make the index while the pages are written, unless it was made of the same places."""
    app.search_index = None
    if app.builder.name != "html":
        return
    found = json.dumps(documents(app), ensure_ascii=False).encode()
    state = hashlib.sha256(found + SCRIPT.read_bytes() + LIBRARY.read_bytes()).hexdigest()
    index = Path(app.outdir) / "_static" / INDEX
    if index.exists() and stamp(app).exists() and stamp(app).read_text() == state:
        return
    half = stamp(app).with_suffix(".half")
    with TemporaryFile() as places, half.open("wb") as made:
        places.write(found)
        places.seek(0)
        command = [str(NODE), str(SCRIPT)]
        process = subprocess.Popen(command, stdin=places, stdout=made, stderr=subprocess.PIPE)
    app.search_index = Making(state, process, half)


def write(app: Book) -> None:
    """Put the index in its place, when it is made.

    Raises
    ------
    ExtensionError
        If the index could not be made.
    """
    if not (making := app.search_index):
        return
    _, said = making.process.communicate()
    if making.process.returncode:
        words = said.decode(errors="replace")[-500:]
        raise ExtensionError(f"the index of the search could not be made: {words}")
    index = Path(app.outdir) / "_static" / INDEX
    index.parent.mkdir(parents=True, exist_ok=True)
    making.half.replace(index)
    stamp(app).write_text(making.state)


def setup(app: Sphinx) -> None:
    """Connect the steps."""
    app.connect("builder-inited", no_other_index)
    app.connect("builder-inited", put)
    app.connect("doctree-read", collect)
    app.connect("env-purge-doc", forget)
    app.connect("env-updated", begin, priority=900)  # at each build, when every page has been read

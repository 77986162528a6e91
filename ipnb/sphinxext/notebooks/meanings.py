"""What roles and links of a chapter stand for: numbers, citations, terms and addresses."""

import json
import posixpath
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from pybtex.plugin import find_plugin

from ipnb.sphinxext.book import Book
from ipnb.sphinxext.notebooks.plain_markdown import words_and_target
from ipnb.sphinxext.references.chapter_numbers import numbers
from ipnb.sphinxext.references.citations import content_of


@dataclass
class Chapter:
    """One chapter on its way to a notebook.

    Attributes
    ----------
    app : Book
        Of the build, once all pages have been read.
    docname : str
        The chapter.
    glued : dict
        What its cells glued: name -> output.
    cited : list of str
        Keys of what it cites, in the order of the first mention; grows while the text is read.
    """

    app: Book
    docname: str
    glued: dict[str, Any] = field(default_factory=dict)
    cited: list[str] = field(default_factory=list)

    # where things are

    def address(self, docname: str, anchor: str = "") -> str:
        """Return a page's address in the published book; empty where the book does not know its own."""
        base = self.app.config.html_baseurl
        place = f"#{anchor}" if anchor else ""
        return f"{base.rstrip('/')}/{docname}.html{place}" if base else ""

    def linked(self, words: str, docname: str, anchor: str = "") -> str:
        """Return words that lead to a page, or the words alone where it has no address."""
        address = self.address(docname, anchor)
        return f"[{words}]({address})" if address else words

    def link(self, words: str, target: str) -> str:
        """Return a link of the text: to another host as it is, into the book by its address."""
        if re.match(r"[a-z]+:", target):
            return f"[{words}]({target})" if words else f"<{target}>"
        path, _, anchor = target.partition("#")
        folder = posixpath.dirname(self.docname)
        found = posixpath.normpath(posixpath.join(folder, path)) if path else self.docname
        page = found.removesuffix(".md")
        return self.linked(words or self.title(page), page, anchor)

    def title(self, docname: str) -> str:
        """Return the title of a page."""
        titles = self.app.env.titles
        return titles[docname].astext() if docname in titles else docname.rpartition("/")[2]

    # roles

    def role(self, name: str, text: str) -> str:
        """Return what a role stands for, as Markdown."""
        words, target = words_and_target(text)
        if name == "glue:text":
            return self.glue(text)
        if name in ("cite:p", "cite:t"):
            return self.citation(text, in_brackets=name == "cite:p")
        if name == "numref":
            return self.number(target)
        if name == "claim":
            return self.rating(words, target)
        if name == "doc":
            folder = posixpath.dirname(self.docname)
            page = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
            return self.linked(words or self.title(page), page)
        if name == "ref":
            page, anchor, title = self.app.env.domaindata["std"]["labels"].get(
                target, (self.docname, "", target)
            )
            return self.linked(words or title, page, anchor)
        if name == "eq":
            return f"({self.equation(target)})"
        if name == "chapter":
            return numbers(self.app.env).get(f"book/{target}", "?")
        return words or target

    def glue(self, text: str) -> str:
        """Return a number that a cell computed, as the page prints it: ``name`` or ``name:.2f``."""
        name, _, form = text.partition(":")
        value = str(self.glued[name]["data"]["text/plain"])
        value = value[1:-1] if value[:1] in "'\"" else value
        return format(float(value), form) if form else value

    def citation(self, keys: str, in_brackets: bool) -> str:
        """Return "(Siegel, 2012; Olson, 2011)", or "Siegel (2012)" within a sentence."""
        found = []
        for key in map(str.strip, keys.split(",")):
            if key not in self.cited:
                self.cited.append(key)
            found.append((self.authors(key), self.entry(key).fields.get("year", "")))
        if in_brackets:
            return f"({'; '.join(', '.join(filter(None, one)) for one in found)})"
        return ", ".join(f"{who} ({year})" for who, year in found)

    def entry(self, key: str) -> Any:
        """Return an entry of the bibliography."""
        return self.app.env.get_domain("cite").bibdata.data.entries[key]  # type: ignore[attr-defined]

    def authors(self, key: str) -> str:
        """Return the names by which a work is cited."""
        entry = self.entry(key)
        people = entry.persons.get("author") or entry.persons.get("editor") or []
        names = [" ".join([*one.prelast_names, *one.last_names]).strip("{}") for one in people]
        if len(names) > 2:
            return f"{names[0]} et al."
        return " and ".join(names) or str(entry.fields.get("title", key))

    def number(self, label: str) -> str:
        """Return "Fig. 5.4" for a figure's label, and so on."""
        page, anchor = self.app.env.domaindata["std"]["anonlabels"].get(
            label, (self.docname, label)
        )[:2]
        for kind, known in self.app.env.toc_fignumbers.get(page, {}).items():
            if anchor in known:
                form = cast("str", self.app.config.numfig_format[kind])
                return form % ".".join(map(str, known[anchor]))
        return label

    def equation(self, label: str) -> str:
        """Return the number of an equation."""
        known = self.app.env.domaindata["math"]["objects"].get(label)
        return str(known[1]) if known else "?"

    def rating(self, words: str, slug: str) -> str:
        """Return the words of a short link to a claim: its own, or how it is rated."""
        claim = self.app.claims.get(slug)
        if claim is None:
            return words or slug
        rating = self.app.claim_ratings[str(claim["ratings"][0]["rating"])]
        page = getattr(self.app.env, "claims_ledger", "")
        words = words or f"evidence: {rating.label.lower()}"
        return self.linked(words, page, f"claim-{slug}") if page else words

    # the list at the end

    def references(self) -> list[str]:
        """Return what the chapter cites, as the bibliography has it, in the order of the alphabet."""
        backend = find_plugin("pybtex.backends", "markdown")()
        known = getattr(self.app.env, "formatted_entries", {})
        found = []
        for key in self.cited:
            text = known.get(content_of(self.entry(key)))
            words = text.render(backend) if text is not None else self.authors(key)
            found.append(words.replace("\n", " "))
        return sorted(found, key=str.casefold)


def glued_in(executed: Path) -> dict[str, Any]:
    """Return what the cells of an executed chapter glued; nothing where none did."""
    file = executed.with_suffix(".glue.json")
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return found

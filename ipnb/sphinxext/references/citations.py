"""Citations resolved sooner: what sphinxcontrib-bibtex does again for each citation and build is done once.

With more than a thousand entries that was more than half of an unchanged build. And citations in a sentence whose
link says whose work it leads to: a list of links in which all are years tells nobody anything.
"""

import ast
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar, cast

from pybtex.database import Entry
from pybtex.plugin import find_plugin, register_plugin
from pybtex.style import FormattedEntry
from pybtex.style.formatting.plain import Style
from pybtex.style.template import Node
from sphinx.application import Sphinx
from sphinxcontrib.bibtex import plugin
from sphinxcontrib.bibtex.domain import BibtexDomain
from sphinxcontrib.bibtex.style.referencing.author_year import AuthorYearReferenceStyle
from sphinxcontrib.bibtex.style.referencing.basic_author_year import (
    BasicAuthorYearTextualReferenceStyle,
)
from sphinxcontrib.bibtex.style.template import (
    join,
    join2,
    post_text,
    pre_text,
    reference,
    year,
)

from ipnb.sphinxext.book import BookEnvironment

#: what is asked for once for each citation, or for each entry of a list; pybtex looks through all packages for it
ASKED_OFTEN = (
    ("pybtex.backends", "docutils"),
    ("pybtex.backends", "markdown"),
    ("pybtex.backends", "plaintext"),
)
#: the list of what is cited, as a bibliography without options has it
CITED = ast.dump(ast.parse("cited"))
#: all that an entry says; equal ones are formatted alike
Content = tuple[Any, ...]


class KnownEntries(Style):
    """Pybtex's plain style, which formats an entry anew only where it has changed."""

    before: ClassVar[dict[Content, Any]] = {}
    now: ClassVar[dict[Content, Any]] = {}

    def format_entry(self, label: str, entry: Entry, bib_data: Any = None) -> FormattedEntry:
        content = content_of(entry)
        text = self.now.get(content) or self.before.get(content)
        if text is None:
            text = super().format_entry(label, entry, bib_data).text
        self.now[content] = text
        return FormattedEntry(entry.key, text, label)


def content_of(entry: Entry) -> Content:
    """Return all that an entry says: its type, fields and persons."""
    persons = ((role, tuple(map(str, people))) for role, people in entry.persons.items())
    return (entry.type, tuple(entry.fields.items()), tuple(persons))


class LinkedTextual(BasicAuthorYearTextualReferenceStyle):
    """``{cite:t}``: names and year are the link, and not the year alone."""

    def inner(self, role_name: str) -> Node:
        whole = self.person.author_or_editor_or_title(full="s" in role_name)
        in_brackets = join2(sep1=self.pre_text_sep, sep2=self.post_text_sep)[
            pre_text, year, post_text
        ]
        bracketed = join[self.bracket.left, in_brackets, self.bracket.right]
        return reference[join(sep=self.text_reference_sep)[whole, bracketed]]


@dataclass
class LinkedAuthorYear(AuthorYearReferenceStyle):
    """The library's style by author and year, with these links."""

    def __post_init__(self) -> None:
        linked = LinkedTextual(
            bracket=self.bracket_textual,
            person=self.person,
            text_reference_sep=self.text_reference_sep,
            pre_text_sep=self.pre_text_sep,
            post_text_sep=self.post_text_sep,
        )
        super().__post_init__()  # type: ignore[no-untyped-call]  # the library's own
        self.role_style |= dict.fromkeys(linked.role_names(), linked)


class CitationDomain(BibtexDomain):
    """The library's domain, which goes through all citations once and not for each entry."""

    def get_filtered_entries(self, bibliography_key: Any) -> Iterable[tuple[str, Entry]]:
        bibliography = self.bibliographies[bibliography_key]
        if ast.dump(bibliography.filter_) != CITED:
            yield from super().get_filtered_entries(bibliography_key)
            return
        cited = {target.key for one in self.citation_refs for target in one.targets}
        for entry in self.get_entries(bibliography.bibfiles):
            key = bibliography.keyprefix + entry.key
            if key in cited or entry.key in bibliography.keys:
                yield key, entry


def recall(app: Sphinx) -> None:
    """Take up what the last build has formatted."""
    KnownEntries.before = getattr(app.env, "formatted_entries", {})
    KnownEntries.now = {}


def remember(app: Sphinx, env: Any) -> list[str]:
    """Keep with the pages what this build has formatted; no page has to be read for it."""
    cast(BookEnvironment, env).formatted_entries = KnownEntries.now
    return []


def register() -> None:
    """Register these plugins with pybtex, which looks at registered ones first."""
    for group, name in ASKED_OFTEN:
        register_plugin(group, name, find_plugin(group, name), force=True)
    register_plugin("pybtex.style.formatting", "plain", KnownEntries, force=True)
    plugin.register_plugin(
        "sphinxcontrib.bibtex.style.referencing", "linked_author_year", LinkedAuthorYear, force=True
    )


def setup(app: Sphinx) -> None:
    """Put these in the library's place."""
    register()
    app.add_domain(CitationDomain, override=True)
    app.connect("builder-inited", recall)
    app.connect("env-updated", remember, priority=600)  # after the library has formatted

"""What the parts add to Sphinx's application and environment, as types; at run time both are Sphinx's own."""

from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment
from sphinx.writers.html5 import HTML5Translator

#: an entry of a file in YAML or JSON, or a part of one
Entry = dict[str, Any]


class BookEnvironment(BuildEnvironment):
    """What is kept with the pages from one build to the next; all of it may be missing."""

    app: "Book"
    book_terms: dict[str, Entry]
    definitions_shown: dict[str, Any]
    card_colours: str
    chapter_names: dict[str, tuple[str, str]] | None
    claim_homes_written: dict[str, str | None]
    claim_pages: dict[str, str]
    claim_parts_read: dict[str, list[str]]
    claim_uses: dict[str, list[str]]
    claim_uses_written: dict[str, tuple[tuple[str, ...], str]] | None
    claims_ledger: str
    entries_shown: dict[str, dict[tuple[str, str], str]]
    figure_index_page: str
    figure_index_written: str | None
    figures_shown: dict[str, list[Any]]  # of `figure_index.collect.Shown`
    files_of_cells: dict[str, str]
    formatted_entries: dict[tuple[Any, ...], Any]
    note_chapters_written: list[tuple[str, str]] | None
    reader_storage_written: str | None
    references_made: dict[str, list[tuple[str, str]]]
    references_resolved: dict[str, str]
    references_shown: dict[str, str]
    review_decks_written: list[tuple[str, ...]] | None
    search_places: dict[str, list[Entry]]
    term_index_page: str
    term_places: dict[str, dict[str, str]]
    term_places_written: dict[str, tuple[dict[str, str], str]] | None


class Book(Sphinx):
    """What is read once, before any page."""

    builder: "BookBuilder"
    env: BookEnvironment
    browser_modules: dict[str, str]
    edition: Any  # `citation.edition.Edition`, which stands above this file, or None
    made: Any  # `companions.made.Made`, which stands above this file
    redirects: list[Any]  # of `addresses.redirects.Redirect`, which stands above this file
    redirects_file: Path
    calibration: dict[str, Entry]
    calibration_file: Path
    claim_ratings: dict[str, Any]  # of `claims.ratings.Rating`, which stands above this file
    claim_parts: dict[str, list[str]]
    claims: dict[str, Entry]
    claims_file: Path
    exercises: dict[str, Entry]
    form_sections: list[Entry]
    form_sections_file: Path
    outcomes: list[Entry]
    outcomes_file: Path
    paths: dict[str, Entry]
    paths_file: Path
    reference_keys: set[str]
    search_index: (
        Any  # `search.index.Making`, which stands above this file; None if there is nothing to do
    )


class BookBuilder(StandaloneHTMLBuilder):
    """What writes the pages."""

    app: Book
    env: BookEnvironment


class Translator(HTML5Translator):
    """What makes HTML of a page's nodes; the functions that visit a node are its methods."""

    builder: BookBuilder

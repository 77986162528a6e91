"""What stands in a page's head for search engines, citation managers and who passes its address on."""

from typing import Any

from docutils import nodes
from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from ipnb.sphinxext.book import Book
from ipnb.sphinxext.citation.box import plain_title
from ipnb.sphinxext.metadata import cards
from ipnb.sphinxext.metadata.descriptions import description_of
from ipnb.sphinxext.metadata.linked_data import block, linked_data

TEMPLATES = Environment(loader=PackageLoader("ipnb.sphinxext.metadata", "."), autoescape=True)


def describe(
    app: Book, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document
) -> None:
    """Give the page its description, before its template asks for it."""
    if "title" in context:
        context["meta"] = {**(context.get("meta") or {})}
        context["meta"]["description"] = Markup.escape(description_of(context, doctree))


def add(
    app: Book, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document
) -> None:
    """Put ``head_metadata`` into the page's context."""
    if doctree is None or app.builder.name != "html":
        return
    work, front = context["work"], pagename == app.config.root_doc
    title = plain_title(context)
    description = Markup(context["meta"]["description"]).unescape()
    home = app.config.html_baseurl and (
        app.config.html_baseurl.rstrip("/") + "/" + app.builder.get_target_uri(app.config.root_doc)
    )
    data = work and linked_data(work, description, app.config.language, home)
    context["head_metadata"] = Markup(
        TEMPLATES.get_template("head.html").render(
            address=context.get("pageurl"),
            front=front,
            title=app.config.html_title if front else title,
            book=app.config.html_title,
            description=description,
            card=cards.card_of(app, work),
            work=work,
            language=app.config.language,
            data=data and block(data),
        )
    )

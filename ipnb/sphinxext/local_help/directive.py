"""``{local-help}``: who helps where the course is taught, as `_config.yml` sets it.

What is not set has a line in which readers write what holds where they are; `local_help.js` keeps it in their
browser, under one name for all pages. Without a script they are told what to look for, and no gap is shown.
"""

from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from ipnb.formulation.local_help import FILE, NAMES, LocalHelp, help_from, with_department
from ipnb.sphinxext.book import Book, BookEnvironment
from ipnb.sphinxext.html_parts import html_part, part
from ipnb.sphinxext.suggest import did_you_mean

logger = logging.getLogger(__name__)

#: what can be shown, in the order of urgency, as a reader calls it
LINES = {
    "emergency": "Emergency number",
    "crisis": "Crisis line",
    "child_protection": "To report that a child may come to harm",
    "department": "Contact in your department",
}
FIND = (
    "Numbers and duties differ from place to place. Find those that hold where you are, with your placement, "
    "your department or a public authority, and write them down where you will see them."
)
LONGEST = "200"


class LocalHelpBox(SphinxDirective):
    """``{local-help}`` shows all lines, ``{local-help} emergency crisis`` those that are named."""

    env: BookEnvironment
    optional_arguments = len(LINES)

    def run(self) -> list[nodes.Node]:
        """Return the box."""
        env, wanted = self.env, list(self.arguments) or list(LINES)
        for name in [name for name in wanted if name not in LINES]:
            words = "local help has no line '%s'.%s"
            logger.warning(words, name, did_you_mean(name, LINES), location=self.get_location())
            wanted.remove(name)
        if (contact := Path(env.srcdir) / FILE).exists():
            env.note_dependency(str(contact))
        known = with_department(help_from(env.config.local_help), Path(env.srcdir))
        return [box(known, wanted, f"local-help-{env.new_serialno('local-help')}")]


def box(known: LocalHelp, wanted: list[str], name: str) -> html_part:
    """Return what is set as a list, and a form for what is not.

    Parameters
    ----------
    known : LocalHelp
        What is set.
    wanted : list of str
        Of `LINES`.
    name : str
        The id of the box on its page.
    """
    told = [line for line in wanted if getattr(known, line)]
    open_ = [line for line in wanted if line not in told]
    title = f"Help in {known.place}" if known.place and told else "Help where you are"
    rows = [part("div", part("dt", LINES[line]), part("dd", getattr(known, line))) for line in told]
    return part(
        "div",
        part("p", title, class_="kicker", id=name),
        *([part("dl", *rows)] if rows else []),
        *([part("p", FIND), form(open_, name)] if open_ else []),
        class_="local-help",
        role="group",
        aria_labelledby=name,
        data_css="local_help/local_help.css",
        # what is hidden comes near nobody's window, so that the box asks for the script
        data_module="local_help/local_help.js" if open_ else None,
    )


def form(lines: list[str], name: str) -> html_part:
    """Return a line for each thing that a reader may write down; the script shows it."""
    fields = [
        part(
            "p",
            part("label", LINES[line], for_=f"{name}.{line}"),
            part(
                "input",
                type="text",
                id=f"{name}.{line}",
                name=line,
                maxlength=LONGEST,
                autocomplete="off",
            ),
        )
        for line in lines
    ]
    return part(
        "form",
        *fields,
        part("p", "What you write here stays in this browser.", class_="kept"),
        part("p", role="status"),
        hidden=True,
    )


def check(app: Book) -> None:
    """Report what is set under a name that nobody shows."""
    for name in app.config.local_help or {}:
        if name not in NAMES:
            hint = did_you_mean(str(name), NAMES)
            logger.warning("_config.yml: local_help has no '%s'.%s", name, hint)


def setup(app: Sphinx) -> None:
    """Offer setting and directive."""
    app.add_config_value("local_help", {}, "env")
    app.add_directive("local-help", LocalHelpBox)
    app.connect("builder-inited", check)

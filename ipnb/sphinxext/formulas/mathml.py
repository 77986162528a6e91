"""Formulas become MathML while the book is built: no script has to typeset them in the reader's browser."""

import html
import re

from docutils import nodes
from latex2mathml.converter import convert
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number

from ipnb.sphinxext.book import Translator

logger = logging.getLogger(__name__)

# latex2mathml sets a lone upright letter in italics and gives \lvert the wrong form: private signs stand in
UPRIGHT, LEFT_BAR, RIGHT_BAR = 0xE000, "\ue100", "\ue101"


NAMES = "(?:exp|log|ln|sin|cos|tan|max|min|Pr)"


def prepared(latex: str) -> str:
    """Return the formula with private signs where the converter needs help."""
    source = re.sub(r"\\mathrm\{(\w)\}", lambda match: chr(UPRIGHT + ord(match[1])), latex)
    return re.sub(
        r"\\([lr])vert(?![a-zA-Z])",
        lambda match: LEFT_BAR if match[1] == "l" else RIGHT_BAR,
        source,
    )


def mended(body: str) -> str:
    """Return the converter's MathML with upright letters, bars that hug, one double prime, and entities once."""

    def bar(match: re.Match[str]) -> str:
        form = "prefix" if match[1] == LEFT_BAR else "postfix"
        return f'<mo form="{form}" stretchy="false">|</mo>'

    body = html.unescape(re.sub(r"&(lt|gt|amp|#x0003C|#x0003E|#x00026);", r"&amp;\1;", body))
    body = body.replace("\u2032\u2032", "\u2033")
    body = re.sub(
        "<m[io]>([\ue000-\ue0ff])</m[io]>",
        lambda match: f'<mi mathvariant="normal">{chr(ord(match[1]) - UPRIGHT)}</mi>',
        body,
    )
    body = re.sub(f"<m[io]>([{LEFT_BAR}{RIGHT_BAR}])</m[io]>", bar, body)
    body = re.sub("<mi>([\u0393-\u03a9])</mi>", r'<mi mathvariant="normal">\1</mi>', body)
    # the name of a function stands a little apart from what it multiplies
    body = re.sub(
        f"(</m(?:frac|i|n|su[bp]|subsup|row)>)(<mi>{NAMES}</mi>)",
        r'\1<mspace width="0.167em"/>\2',
        body,
    )
    # a prime is a superscript that touches its letter
    body = re.sub(r"<mo>(\u2032|\u2033)</mo>", r'<mo lspace="0" rspace="0">\1</mo>', body)
    return re.sub(r"^<math[^>]*>(.*)</math>$", r"\1", body, flags=re.S)


def mathml(latex: str, display: bool) -> str:
    """Return one formula as MathML; the TeX source rides along for whoever copies it.

    Parameters
    ----------
    latex : str
        TeX without dollar signs.
    display : bool
        Whether it stands on a line of its own.
    """
    body = mended(convert(prepared(latex), display="block" if display else "inline"))
    kind = ' display="block"' if display else ""
    note = f'<annotation encoding="application/x-tex">{html.escape(latex.strip())}</annotation>'
    return f"<math{kind}><semantics><mrow>{body}</mrow>{note}</semantics></math>"


def converted(node: nodes.Element, display: bool) -> str:
    """Return a node as MathML; what cannot be converted is named, and stays readable as TeX."""
    try:
        return mathml(node.astext(), display)
    except Exception as error:  # the converter raises many kinds
        logger.warning(
            "formula not converted (%s): %s", type(error).__name__, node.astext(), location=node
        )
        return f"<code>{html.escape(node.astext())}</code>"


def visit_inline(self: Translator, node: nodes.Element) -> None:
    """Write an inline formula."""
    self.body.append(converted(node, display=False))
    raise nodes.SkipNode


def visit_display(self: Translator, node: nodes.Element) -> None:
    """Write a displayed formula with its number."""
    self.body.append(self.starttag(node, "div", CLASS="formula"))
    self.body.append(converted(node, display=True))
    if node["number"]:
        self.body.append(f'<span class="eqno">({get_node_equation_number(self, node)})</span>')
        self.add_permalink_ref(node, "Link to this equation")
    self.body.append("</div>\n")
    raise nodes.SkipNode

"""What the page template needs to know about each page."""

import base64
import hashlib
import html
import re
from pathlib import Path

from . import WEB, write_if_new
from .live import module_closure

#: the reader's choice of colours, before the first paint; the only script that stands in a page
MODE = (
    "{const d=document.documentElement.dataset;d.js='';"
    "try{const m=localStorage.getItem('book.colours');if(m)d.theme=m}catch{}}"
)
SECTION = re.compile(r'<section id="([^"]+)">.{0,200}?<h2>(.*?)<a class="headerlink"', re.S)
WORDS_A_MINUTE = 220  # unhurried reading of a text with figures

#: module -> what a page must hold for it to be worth loading
MODULES = {
    "light.js": "",
    "progress.js": "",
    "plots.js": 'class="plot"',
    "exercise.js": 'class="check"',
    "ledger.js": 'class="ledger"',
    "definitions.js": 'id="definitions"',
}


def sha256(text: str) -> str:
    """The hash by which a content policy allows one inline script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


POLICY = "; ".join(
    [
        "default-src 'self'",
        f"script-src 'self' '{sha256(MODE)}'",
        "style-src 'self' 'unsafe-inline'",  # Plotly and the widgets set styles on their own elements
        "img-src 'self' data: blob:",
        "worker-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
    ]
)


def minutes(body: str) -> int:
    """Minutes to read a page, at least one."""
    text = re.sub(r"<(script|svg|details|template)\b.*?</\1>|<[^>]*>", " ", body, flags=re.S)
    return max(1, round(len(text.split()) / WORDS_A_MINUTE))


def digest(path: Path) -> str:
    """Eight hex digits that change with a file, for its address."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:8]


def describe(app, pagename, templatename, context, doctree):
    """Put policy, scripts, style sheets and reading time into the page's context."""
    body = context.get("body", "")
    static = Path(app.outdir) / "_static"

    def asset(name: str) -> str:
        return context["pathto"](f"_static/{name}", 1) + f"?v={digest(static / name)}"

    chapter = re.search(r'<h1><span class="section-number">(\d+)\.', body)
    context |= {
        "asset": asset,
        "mode_script": MODE,
        "policy": POLICY,
        "modules": [name for name, sign in MODULES.items() if sign in body],
        "sheets": sorted(set(re.findall(r'data-css="([^"]+)"', body))),
        "preloads": module_closure(sorted(set(re.findall(r'data-module="([^"]+)"', body)))),
        "chapter": chapter and chapter[1],
        "minutes": minutes(body),
        "sections": SECTION.findall(body),
        "front": pagename == app.config.root_doc,
    }


def fingerprint(*files: Path) -> str:
    """One value for the content of files."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in sorted(files))).hexdigest()


def copy_scripts(app):
    """The page's own modules and pictures, before any page asks for their addresses."""
    static = Path(app.outdir) / "_static"
    parts = [*WEB.glob("*.js"), *WEB.glob("*.svg"), *WEB.glob("practice/*"), *WEB.glob("kept/*"),
             *WEB.glob("search/*")]  # fmt: skip
    for file in parts:
        write_if_new(static / file.relative_to(WEB), file.read_text(encoding="utf-8"))


ENTRANCE = """<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title><link rel="canonical" href="{page}">
<meta http-equiv="refresh" content="0; url={page}"></head>
<body><main><h1>{title}</h1><p><a href="{page}">To the front page</a></p></main></body></html>
"""


def entrance(app, error):
    """The site's own address leads to the front page."""
    if error or app.builder.name != "html":
        return
    page = app.builder.get_target_uri(app.config.root_doc)
    title = html.escape(app.config.html_title)
    (
        Path(app.outdir) / ".nojekyll"
    ).touch()  # or GitHub Pages leaves out every folder that begins with _
    (Path(app.outdir) / "index.html").write_text(
        ENTRANCE.format(page=page, title=title), encoding="utf-8"
    )


def drop_the_themes(app, error):
    """Remove what Sphinx's basic theme and the extensions copied and no page loads."""
    if error or app.builder.name != "html":
        return
    static = Path(app.outdir) / "_static"
    for name in ("basic.css", "pygments.css", "plus.png", "minus.png", "file.png", "sphinx-design.min.css",
                 "design-tabs.js", "mystnb.*.css", "doctools.js", "documentation_options.js",
                 "language_data.js", "searchtools.js", "sphinx_highlight.js"):  # fmt: skip
        for file in static.glob(name):
            file.unlink()


def setup(app):
    """Serve the template."""
    # when the first changed, Sphinx reads every page again; when the second did, it writes them again
    app.add_config_value(
        "extensions_fingerprint", fingerprint(*Path(__file__).parent.glob("*.py")), "env"
    )
    app.add_config_value("web_fingerprint", fingerprint(*WEB.rglob("*.*")), "html")
    # Jupyter Book sets it, whether or not anything reads it
    app.add_config_value("comments_config", {}, "env")
    app.connect("builder-inited", copy_scripts)
    app.connect("html-page-context", describe, priority=900)
    app.connect("build-finished", entrance, priority=400)
    app.connect("build-finished", drop_the_themes, priority=600)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

"""What the page template needs to know about each page."""

import base64
import hashlib
import re
from pathlib import Path
from typing import Any, cast

from docutils import nodes

from ipnb.sphinxext.book import Book, BookEnvironment
from ipnb.sphinxext.notebooks.widget_assets import module_closure
from ipnb.sphinxext.publish import versions

STATIC = Path(__file__).parent / "static"

#: the reader's settings, before the first paint; the only script that stands in a page. What they are is said in
#: `reader_tools/preferences.js`; `book.colours` is where earlier editions kept the colours. `near`: whoever opens
#: a page at its top needs at first what is near the window; whoever comes back, or to a place in it, needs all
MODE = (
    "{const d=document.documentElement.dataset,[v]=performance.getEntriesByType('navigation');d.js='';"
    "if(v?.type==='navigate'&&!/#/.test(location.hash+v.name))d.near='';"
    "try{const s=localStorage,k='book.settings',c=s.getItem('book.colours'),"
    "o={...(c&&{theme:c}),...JSON.parse(s.getItem(k))};"
    "for(const n of['theme','size','line','face','spacing','motion','keys'])if(o[n])d[n]=o[n];"
    "if(c){s.setItem(k,JSON.stringify(o));s.removeItem('book.colours')}}catch{}}"
)
SECTION = re.compile(r'<section id="([^"]+)">.{0,200}?<h2>(.*?)<a class="headerlink"', re.S)
#: at the head of a page, or at its first model (`apart/modules.py`)
PRELOADED = re.compile(
    r'<link rel="modulepreload" href="(?:\.\./)*_static/([^"]+)">|\sdata-ahead="([^"]+)"'
)
SCRIPT = re.compile(r'<script type="module" src="(?:\.\./)*_static/([^"?]+)')
KIND = re.compile(r'class="check" [^>]*?data-kind="([^"]+)"')
#: module -> what a page must hold for it to be worth loading; one of these
MODULES = {
    "main.js": ("",),
    "reader_tools/tools.js": ("",),
    "reader_tools/place.js": ("",),
    "progress/progress.js": ("",),
    "apart/apart.js": ("#ref-", 'class="show-code"', 'class="plot"', 'data-module="ipnb/models/'),
    "plots/plots.js": ('class="plot"',),
    "exercises/exercises.js": ('class="check"',),
    "predictions/predict.js": ('class="predict"',),
    "claims/ledger.js": ('class="ledger"',),
    "figure_index/figures.js": ('class="figure-filter"',),
    "glossary/tooltips.js": ('id="definitions"',),
}


def sha256(text: str) -> str:
    """Return the hash by which a content policy allows one inline script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


POLICY = "; ".join(
    [
        "default-src 'self'",
        f"script-src 'self' '{sha256(MODE)}'",
        # Plotly and the widgets set styles on their own elements
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "worker-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
    ]
)


def modules_shown(body: str) -> list[str]:
    """Return the browser modules that a page mounts."""
    return sorted(set(re.findall(r'data-module="([^"]+)"', body)))


def preloaded(page: str) -> list[str]:
    """Return the modules that a finished page asks for ahead, addresses under `_static/`."""
    found = (address for one in PRELOADED.findall(page) for address in (one[0] or one[1]).split())
    return [address.rpartition("_static/")[2] for address in found]


def preloads(page: str, modules: list[str], files: dict[str, str]) -> list[str]:
    """Return what a page asks for at once, lest it learn file by file what the next one imports.

    Parameters
    ----------
    page : str
        The page, or its body.
    modules : list of str
        Its scripts, which it loads in any case; what they import belongs to the list.
    files : dict of str to str
        What `browser_modules` gives.

    Returns
    -------
    list of str
        Addresses under `_static/`; what a model needs stands first.
    """
    kinds = [f"exercises/kinds/{kind}.js" for kind in sorted(set(KIND.findall(page)))]
    wanted = module_closure([*modules_shown(page), *modules, *kinds], files)
    return [path for path in wanted if path not in modules]


def write_again(app: Book, env: BookEnvironment) -> list[str]:
    """Return the finished pages that ask for other modules than what they mount imports now."""
    again = []
    for name in sorted(env.found_docs):
        file = Path(app.outdir, app.builder.get_target_uri(name))
        if app.builder.name == "html" and file.exists():
            page = file.read_text(encoding="utf-8")
            wanted = preloads(page, SCRIPT.findall(page), app.browser_modules)
            if set(preloaded(page)) != set(wanted):
                again.append(name)
    return again


def describe(
    app: Book, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document
) -> None:
    """Put policy, scripts and style sheets into the page's context."""
    body = context.get("body", "")
    static = Path(app.outdir) / "_static"

    def asset(name: str) -> str:
        # the theme's own files are read where they stand: one long page is written before Sphinx copies them
        own = STATIC / name
        version = versions.digest(own if own.exists() else static / name)
        return cast("str", context["pathto"](f"_static/{name}", 1)) + f"?v={version}"

    modules = [name for name, signs in MODULES.items() if any(one in body for one in signs)]
    chapter = re.search(r'<h1><span class="section-number">(\d+)\.', body)
    context |= {
        "asset": asset,
        "mode_script": MODE,
        "policy": POLICY,
        "modules": modules,
        "sheets": sorted(set(re.findall(r'data-css="([^"]+)"', body))),
        "preloads": preloads(body, modules, app.browser_modules),
        "chapter": chapter and chapter[1],
        "sections": SECTION.findall(body),
        "front": pagename == app.config.root_doc,
    }

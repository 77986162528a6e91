"""What other chapters need and this one does not: fetched last, so that they are light when they are opened."""

import posixpath
from pathlib import Path

from ipnb.sphinxext.apart.piece import Parted
from ipnb.sphinxext.publish.versions import digest

#: what only chapters have
CHAPTER = '<p class="which">Chapter'
#: file below `_static/` -> sign of a page that needs it itself, and how it is asked for; the style sheet has its
#: version in its address, the font has none there
SHARED = {
    "ipnb/simulation/simulation.css": ('data-css="ipnb/simulation/simulation.css"', 'as="style"'),
    "math.woff2": ("<math", 'as="font" type="font/woff2" crossorigin'),
}


def fetch_ahead(page: str, text: str, site: Path) -> Parted:
    """Return a chapter that asks, once it has everything of its own, for what the next one may need.

    Parameters
    ----------
    page : str
        Its address from the site's root.
    text : str
    site : Path
        Where the files lie.
    """
    if CHAPTER not in text:
        return text, ()
    links = []
    for name, (sign, kind) in SHARED.items():
        file = site / "_static" / name
        if sign in text or not file.exists():
            continue
        address = posixpath.relpath(f"_static/{name}", posixpath.dirname(page))
        version = f"?v={digest(file)}" if name.endswith(".css") else ""
        links.append(f'  <link rel="prefetch" {kind} href="{address}{version}">\n')
    return text.replace("</head>", f"{''.join(links)}</head>", 1), ()

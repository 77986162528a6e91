"""`404.html`: servers send it in place of a page that is not there, at whatever depth the page would have been.

So it cannot know where the site begins, unless `_config.yml` says so. A script in it asks for the course's own
files in every folder above the missing page, from the nearest on, until one has them.
"""

from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader

from ipnb.sphinxext.assets import write_if_new
from ipnb.sphinxext.book import Book
from ipnb.sphinxext.theme.page_context import sha256
from ipnb.web.tokens import css

TEMPLATES = Environment(loader=PackageLoader("ipnb.sphinxext.addresses", "."), autoescape=True)
FIND = (
    "(async()=>{for(let f=location.pathname.replace(/[^/]*$/,'');;f=f.replace(/[^/]+\\/$/,'')){"
    "try{const m=await import(f+'_static/addresses/missing.js');m.show();break}catch{}"
    "if(f==='/')break}})()"
)


def write(app: Book) -> None:
    """Write the page."""
    home = app.config.html_baseurl
    base = urlsplit(home).path.rstrip("/") + "/" if home else ""
    text = TEMPLATES.get_template("404.html").render(
        base=base,
        front=app.builder.get_target_uri(app.config.root_doc),
        book=app.config.html_title,
        policy=(
            f"default-src 'self'; script-src 'self' '{sha256(FIND)}'; style-src 'unsafe-inline'; "
            "worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'"
        ),
        script=FIND,
        colours=css(),
    )
    write_if_new(Path(app.outdir) / "404.html", text)

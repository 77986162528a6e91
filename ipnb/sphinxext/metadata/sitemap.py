"""`sitemap.xml` and `robots.txt`, if `_config.yml` names the site's address: without one they would lie."""

from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

from ipnb.sphinxext.book import Book

SITEMAP = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}</urlset>\n'
)
ROBOTS = "User-agent: *\nAllow: /\n\nSitemap: {home}/sitemap.xml\n"
NAMES = ("sitemap.xml", "robots.txt")


def sitemap(addresses: Iterable[str]) -> str:
    """Return a sitemap of whole addresses."""
    entries = "".join(f"<url><loc>{escape(one)}</loc></url>\n" for one in addresses)
    return SITEMAP.format(entries=entries)


def write(app: Book) -> None:
    """Write both, or remove what an earlier build with an address left."""
    out, home = Path(app.outdir), app.config.html_baseurl.rstrip("/")
    if not home:
        for name in NAMES:
            (out / name).unlink(missing_ok=True)
        return
    pages = (app.builder.get_target_uri(name) for name in sorted(app.env.found_docs))
    made = sitemap(f"{home}/{page}" for page in pages)
    (out / "sitemap.xml").write_text(made, encoding="utf-8")
    (out / "robots.txt").write_text(ROBOTS.format(home=home), encoding="utf-8")

"""``{how-to-cite}``: the reference of the whole course, as `CITATION.cff` has it now."""

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from ipnb.sphinxext.book import BookEnvironment


class HowToCite(SphinxDirective):
    """Return the reference as a quotation; nothing while no edition is named."""

    env: BookEnvironment

    def run(self) -> list[nodes.Node]:
        """Return the reference."""
        self.env.note_dependency(str(self.env.app.srcdir / self.config.edition_file))
        edition = self.env.app.edition
        if edition is None:
            return []
        paragraph = nodes.paragraph()
        paragraph += nodes.Text(f"{' & '.join(edition.authors)} ({edition.year or 'n.d.'}). ")
        paragraph += nodes.emphasis("", edition.title)
        paragraph += nodes.Text(f" (Version {edition.version}).")
        if edition.doi:
            address = f"https://doi.org/{edition.doi}"
            paragraph += [nodes.Text(" "), nodes.reference("", address, refuri=address)]
        return [nodes.block_quote("", paragraph)]

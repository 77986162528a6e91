"""The site's own address."""

from types import SimpleNamespace

from ipnb.sphinxext.publish import entrance


def test_the_entrance_leads_to_the_front_page(tmp_path):
    app = SimpleNamespace(
        outdir=tmp_path,
        builder=SimpleNamespace(get_target_uri=lambda name: f"{name}.html"),
        config=SimpleNamespace(root_doc="book/index", html_title="Minds & brains"),
    )
    entrance.write(app)
    page = (tmp_path / "index.html").read_text()
    assert 'href="book/index.html"' in page and "<title>Minds &amp; brains</title>" in page
    assert (tmp_path / ".nojekyll").exists(), (
        "or folders with _ are left out of a branch that is served"
    )

"""A folder with one model in a page, as a book publishes it, and fixtures; the river lends the rest."""

import re
from importlib import import_module
from pathlib import Path

import model_contract
import pytest
import river_site
from playwright.sync_api import expect

from ipnb.dynamics.declaration import Model
from ipnb.simulation.static_figure import Figure
from ipnb.web import bundle


def write(folder: Path, model: Model, **settings) -> None:
    """The page with the model's figure, its style, the mounting script and every browser module."""
    for name, text in bundle.files().items():
        path = folder / "_static" / "ipnb" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    still = import_module(f"ipnb.models.{model.name}.still")
    figure = Figure(model, still, settings)
    figure.name = model.name
    page = river_site.PAGE.format(figure=figure._repr_html_()).replace("The river", model.title)
    (folder / "index.html").write_text(page, encoding="utf-8")
    (folder / "page.css").write_text(river_site.STYLE, encoding="utf-8")
    (folder / "mount.js").write_text(river_site.MOUNT, encoding="utf-8")


def fixtures(model: Model):
    """The fixtures ``site``, an address, and ``visit``: ``visit("?name=...")`` gives the live model."""

    @pytest.fixture(scope="module")
    def site(tmp_path_factory):
        folder = tmp_path_factory.mktemp("site")
        write(folder, model)
        server, address = river_site.serve(folder)
        yield address
        server.shutdown()
        server.server_close()

    @pytest.fixture
    def visit(page, site):
        found = []
        page.on("pageerror", lambda error: found.append(str(error)))
        page.on("console", lambda said: found.append(said.text) if said.type == "error" else None)

        def go(address: str = ""):
            page.goto(f"{site}/{address}")
            live = page.locator(".live")
            expect(live).to_have_attribute("data-phase", re.compile("."))
            return live

        yield go
        assert not found, f"the browser complained: {found}"

    return site, visit


def sites(finish=lambda folder: None):
    """The fixture ``sites``: ``sites(module)`` is the address of a page with that model.

    ``finish`` may change a page's folder before it is served.
    """

    @pytest.fixture(scope="module")
    def sites(tmp_path_factory):
        servers = {}

        def of(module):
            if module not in servers:
                folder = tmp_path_factory.mktemp(module.MODEL.name)
                write(folder, module.MODEL)
                finish(folder)
                servers[module] = river_site.serve(folder)
            return servers[module][1]

        yield of
        for server, _ in servers.values():
            server.shutdown()
            server.server_close()

    return sites


def stands_still(page, words: str) -> None:
    """The still picture and its words are there, and no place is kept for a live one."""
    still = page.locator(".still")
    model_contract.look_at_still(page)
    expect(still.get_by_role("img")).to_be_visible()
    expect(still.locator(".words")).to_contain_text(words)
    expect(page.locator(".live")).to_have_count(0)
    assert page.locator("[data-module]").bounding_box()["height"] < 900, (
        "an empty place below the picture"
    )


def is_accessible(page, axe, live, guess: str) -> None:
    """Axe finds nothing while asking and when compared; nothing sticks out; every control is large enough."""
    assert axe(page) == []
    model_contract.begin(live, guess)
    live.locator("[data-ref=skip]").click()
    model_contract.show_all(live)
    live.locator("summary").click()
    expect(live.locator("[data-ref=explain]")).to_be_visible()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    controls = live.locator("button, summary, .guess, .assumption label, [type=range], [type=text]")
    seen = "nodes => nodes.filter((node) => node.checkVisibility())"
    heights = controls.evaluate_all(seen + ".map((node) => node.getBoundingClientRect().height)")
    assert min(heights) >= 24
    named = (
        "nodes => nodes.filter((node) => !(node.textContent.trim() || node.labels?.length)).length"
    )
    assert live.locator("button, input, summary").evaluate_all(named) == 0

"""The links at a chapter's foot: downloads, the browser's edition, a department's hub."""

from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

from bs4 import BeautifulSoup

from ipnb.sphinxext.notebooks.links import add, hub_address, of_case, ways

from .published import RIVER

OPTIONS = {
    "launch_buttons": {"jupyterhub_url": "https://hub.example.edu/"},
    "repository_url": "https://github.com/dept/course-site.git",
    "repository_branch": "gh-pages",
}


def test_a_hubs_link_is_nbgitpullers():
    """Would a hub fetch another repository, or open another file?"""
    found = urlsplit(hub_address(OPTIONS, RIVER))
    asked = {name: values[0] for name, values in parse_qs(found.query).items()}
    assert f"{found.scheme}://{found.netloc}{found.path}" == (
        "https://hub.example.edu/hub/user-redirect/git-pull"
    )
    assert asked == {
        "repo": "https://github.com/dept/course-site.git",
        "branch": "gh-pages",
        "urlpath": f"lab/tree/course-site/{RIVER}.ipynb",
    }


def test_interface_and_folder_are_those_that_are_set():
    """Would a department with the older interface, or with the book in a folder, get a broken link?"""
    told = OPTIONS | {"path_to_docs": "docs/"}
    told["launch_buttons"] = OPTIONS["launch_buttons"] | {"notebook_interface": "classic"}
    asked = parse_qs(urlsplit(hub_address(told, RIVER)).query)
    assert asked["urlpath"] == [f"tree/course-site/docs/{RIVER}.ipynb"]


def test_without_a_hub_or_a_repository_there_is_no_link():
    """Would a button lead to a hub that nobody has?"""
    assert hub_address({}, RIVER) == ""
    assert hub_address({"launch_buttons": "", "repository_url": ""}, RIVER) == ""
    assert hub_address(OPTIONS | {"repository_url": None}, RIVER) == ""


def test_the_ways_of_a_chapter():
    """Would a page promise `lite/` where there is none?"""
    both = "".join(ways(RIVER, "../../", "https://hub", lite=True))
    assert (
        'href="../../lite/notebooks/index.html?path=foundations/integration-and-the-river.ipynb"'
        in both
    )
    assert "lite" not in "".join(ways(RIVER, "../../", "", lite=False))


def test_the_way_of_an_open_case():
    """Would a reader take the answers in the notebook for those on the page, or be led past the case's folder?"""
    told = of_case("the-late-bus", "../../")
    place = "practice/the-late-bus/the-late-bus.ipynb"
    assert f'href="../../lite/notebooks/index.html?path={place}"' in told
    assert "answers of its own" in told


def test_a_page_without_a_body_stays_one():
    """Would a book with `lite/` beside it end at the page of the search?"""
    app = SimpleNamespace(
        builder=SimpleNamespace(name="html"),
        config=SimpleNamespace(lite=True),
        env=SimpleNamespace(metadata={}, found_docs=set()),
    )
    context = {}
    add(app, "search", "search.html", context, None)
    assert context == {}


def test_every_link_of_the_real_page_leads_somewhere(built_book):
    """Would a reader click on a file that is not there?"""
    page = built_book / f"{RIVER}.html"
    links = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser").select(".as-notebook a")
    assert len(links) >= 3
    for link in links:
        assert (page.parent / link["href"].partition("?")[0]).exists(), link["href"]

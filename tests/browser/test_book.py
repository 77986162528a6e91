"""The published book in a real browser, served from a folder below the root as a department would."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import expect

RIVER = "book/foundations/integration-and-the-river.html"
LEDGER = "book/ledger.html"


def scroll_through(page):
    """Walk down the page, so that what waits for the reader comes alive."""
    page.evaluate("""async () => {
        for (let y = 0; y < document.body.scrollHeight; y += 700) {
            scrollTo({ top: y, behavior: 'instant' });
            await new Promise(requestAnimationFrame);
        }
        scrollTo({ top: 0, behavior: 'instant' });
    }""")


# what is too wide or too pale shows here first; the others turn up little more, and take as long
LOOKS = [(390, "dark")]
OTHER_LOOKS = [(1200, "light"), (1200, "dark"), (390, "light")]


@pytest.mark.parametrize(
    ("width", "colours"),
    [
        *LOOKS,
        *(pytest.param(*look, marks=pytest.mark.deep) for look in OTHER_LOOKS),
    ],
)
def test_every_page_is_accessible_and_quiet(visit, axe, addresses, site, width, colours):
    """axe finds nothing, no script fails, nothing is too wide, and nothing is asked of anybody else."""
    page = visit(addresses[0], width=width, color_scheme=colours)
    for address in addresses:
        page.goto(site + address)
        scroll_through(page)
        if page.locator("[data-module]").count():
            page.wait_for_selector("[data-module] :is(.live, .wb)")
        assert axe(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (
            f"{address} is wider than the window"
        )
    assert page.faults == [] and page.foreign == []


def test_the_menu_on_a_phone(visit, axe):
    """It opens by keyboard, is accessible while open, closes with Escape and gives the focus back."""
    page = visit(RIVER, width=390)
    button, menu = page.get_by_role("button", name="Menu"), page.locator("#menu")
    expect(menu).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    assert axe(page) == []
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#menu') !== null"), (
        "the next stop is inside the menu"
    )
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()


def test_a_definition_by_keyboard(visit, axe):
    """Focus shows it, it describes the link, Escape closes it, and the link still leads to the glossary."""
    page = visit(RIVER)
    link = page.locator("a.defined").first
    link.focus()
    box = page.get_by_role("tooltip")
    expect(box).to_be_visible()
    assert link.get_attribute("aria-describedby") == box.get_attribute("id")
    assert len(box.inner_text()) > 30
    assert axe(page) == []
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary.html#term-*")


def test_a_definition_by_touch(visit):
    """The first touch explains, the second follows: nobody without a mouse is sent away unawares."""
    page = visit(RIVER, width=390, has_touch=True)
    link = page.locator("a.defined").first
    link.tap()
    expect(page.get_by_role("tooltip")).to_be_visible()
    assert "glossary" not in page.url
    link.tap()
    page.wait_for_url("**/glossary.html#term-*")


def test_a_definition_stays_while_the_pointer_is_on_it(visit):
    """WCAG 1.4.13: what appears on hover can be hovered."""
    page = visit(RIVER)
    page.locator("a.defined").first.hover()
    box = page.get_by_role("tooltip")
    expect(box).to_be_visible()
    box.hover()
    page.wait_for_timeout(400)
    expect(box).to_be_visible()
    page.mouse.move(5, 5)
    expect(box).to_be_hidden()


def test_an_exercise_by_keyboard(visit, axe):
    """Choose, check, read the reason, try again; and tomorrow the answer is still there."""
    page = visit(RIVER)
    check = page.locator(".check").first
    groups = check.get_by_role("radiogroup")
    button = check.get_by_role("button", name="Check")
    button.focus()
    page.keyboard.press("Enter")
    expect(check.get_by_role("status")).to_have_text("Choose an answer first.")
    first = groups.first.get_by_role("radio").first
    first.focus()
    page.keyboard.press("Space")
    expect(first).to_be_checked()
    page.keyboard.press("Enter")  # Enter in a form is its first button
    verdict = check.locator(".verdict").first
    expect(verdict).to_be_visible()
    words = verdict.inner_text()
    kept = verdict.text_content()
    assert (
        any(word in words for word in ("Best supported", "Defensible", "Not supported"))
        and len(words) > 40
    )
    assert any(sign in words for sign in "✓◐✗"), "never colour alone"
    assert axe(page) == []

    page.reload()
    expect(check.locator(".verdict").first).to_have_text(kept)
    expect(first).to_be_checked()
    check.get_by_role("button", name="Try again").focus()
    page.keyboard.press("Enter")
    expect(verdict).to_be_hidden()
    expect(first).to_be_focused()
    page.reload()
    expect(first).not_to_be_checked()
    assert page.faults == [] and page.foreign == []


SHOWN = """() => Object.fromEntries([...document.querySelectorAll('.check .item')].map((item) => {
    const radios = [...item.querySelectorAll('input')];
    const reasons = [...item.querySelectorAll('.reason')].map(({ dataset }) => dataset.option);
    return [radios[0].name, [radios.map(({ value }) => value), reasons]];
}))"""


def test_options_in_the_readers_own_order(visit):
    """Two readers see two orders, one sees the same again, and an answer means what it meant."""
    page = visit(RIVER)
    own = page.evaluate("localStorage.getItem('book.order')")
    shown = page.evaluate(SHOWN)
    page.reload()
    assert page.evaluate("localStorage.getItem('book.order')") == own
    assert page.evaluate(SHOWN) == shown
    assert all(options == reasons for options, reasons in shown.values())

    name, (options, _) = next(iter(shown.items()))
    page.locator(f"[name='{name}'][value='{options[0]}']").check()
    orders = {tuple(options)}
    for number in range(12):
        page.evaluate("(number) => localStorage.setItem('book.order', number)", str(number))
        page.reload()
        now = page.evaluate(SHOWN)
        orders.add(tuple(now[name][0]))
        expect(page.locator(f"[name='{name}'][value='{options[0]}']")).to_be_checked()
        assert {name: sorted(one) for name, (one, _) in now.items()} == {
            name: sorted(one) for name, (one, _) in shown.items()
        }
    assert len(orders) > 4
    window = [now[key][0] for key in now if key.startswith("in-the-window.")]
    assert window == [["below", "within", "above", "not_enough"]] * 4, "an order of their own"
    lines = [now[key][0] for key in now if key.startswith("six-lines.")]
    assert all(one == lines[0] for one in lines), "one order for all that is sorted"


def test_no_place_is_likelier_than_another(visit, site):
    """Would the draw for readers favour a place?"""
    places = visit(RIVER).evaluate(
        """async (address) => {
            const { shuffled } = await import(address);
            const counts = [0, 0, 0, 0];
            for (let reader = 0; reader < 2000; reader += 1) {
                counts[shuffled(['right', 'b', 'c', 'd'], reader, 'an-exercise.answer').indexOf('right')] += 1;
            }
            return counts;
        }""",
        f"{site}_static/exercises/order.js",
    )
    assert sum(places) == 2000 and all(430 <= count <= 570 for count in places), places


def test_where_nothing_can_be_kept_options_stand_as_on_paper(visit):
    """A full store: the order of the page as it was built, and the exercise works."""
    printed = visit(RIVER, java_script_enabled=False).locator(".check input")
    order = [radio.get_attribute("value") for radio in printed.all()]
    page = visit("book/accessibility.html")
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error('full'); };")
    page.goto(page.url.replace("book/accessibility.html", RIVER))
    radios = page.locator(".check input")
    assert [radio.get_attribute("value") for radio in radios.all()] == order
    radios.first.check()
    page.locator(".check").first.get_by_role("button", name="Check").click()
    expect(page.locator(".check .verdict").first).to_be_visible()


def test_each_answer_of_every_exercise_shows_its_own_reason(visit, addresses, site):
    """A reason shown for another answer would teach the opposite."""
    page = visit(addresses[0])
    for address in addresses:
        page.goto(site + address)
        wrong = page.evaluate("""() => {
            const wrong = [];
            for (const item of document.querySelectorAll('.check .item')) {
                for (const radio of item.querySelectorAll('input')) {
                    radio.checked = true;
                    radio.form.requestSubmit();
                    const due = item.querySelector(`.reason[data-option="${radio.value}"]`);
                    const said = ['.how', 'p:last-child'].map((part) => due.querySelector(part).textContent);
                    const shown = item.querySelector('.verdict');
                    const right = said.every((words) => shown.textContent.includes(words));
                    if (shown.hidden || !right) wrong.push(`${radio.name} ${radio.value}`);
                }
            }
            return wrong;
        }""")
        assert wrong == [], address


def test_reading_without_javascript(visit, axe):
    """Still pictures, answers with reasons, filters and menu: all without a script."""
    page = visit(RIVER, width=390, java_script_enabled=False)
    expect(page.locator("[data-module] svg").first).to_be_visible()
    expect(page.locator(".plot svg.narrow").first).to_be_visible()
    expect(page.locator(".plot-tools button").first).to_be_hidden()
    reasons = page.locator(".check details").first
    reasons.locator("summary").click()
    expect(reasons.locator(".reason").first).to_be_visible()
    expect(page.locator(".check .actions").first).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("link", name="The claims ledger", exact=True).click()
    page.wait_for_url("**/ledger.html")
    page.get_by_role("radio", name="Contested").check()
    expect(page.locator(".claims > .claim.contested").first).to_be_visible()
    assert page.locator(".claims > .claim:not(.contested):visible").count() == 0


def test_the_ledger_by_words(visit, axe):
    """Rating and words narrow the list, the count is announced, and a link undoes what hides its claim."""
    page = visit(LEDGER)
    status = page.locator("form.ledger [role=status]")
    page.get_by_role("radio", name="Well supported").check()
    page.get_by_role("searchbox", name="Words in the claim").fill("the")
    expect(status).to_contain_text(" of ")
    assert axe(page) == []
    hidden = page.locator(".claims > .claim.contested").first.get_attribute("id")
    page.evaluate("(id) => { location.hash = id; }", hidden)
    expect(page.locator(f"#{hidden}")).to_be_visible()
    assert page.faults == []


@pytest.mark.parametrize(
    "most", [1, pytest.param(99, marks=pytest.mark.deep)], ids=["first", "all"]
)
def test_looking_closer_at_every_figure(visit, axe, addresses, site, most):
    """By keyboard; the living picture has the still one's words, and the focus goes to the table."""
    page = visit(addresses[0], color_scheme="dark")
    looked = 0
    for address in addresses:
        page.goto(site + address)
        plots = page.locator(".plot").all()[:most]
        for plot in plots:
            plot.get_by_role("button", name="Look closer").focus()
            page.keyboard.press("Enter")
            expect(plot.locator(".live .main-svg").first).to_be_visible(timeout=15_000)
            expect(plot.locator("summary")).to_be_focused()
            live, still = plot.locator(".live"), plot.locator(".still").first
            assert live.get_attribute("aria-label") == still.get_attribute("aria-label")
            expect(still).to_be_hidden()
            for menu in plot.locator(".plot-tools select").all():
                before = live.locator(".main-svg").first.inner_html()
                menu.select_option(index=menu.locator("option").count() - 1)
                expect(plot).not_to_have_attribute("aria-busy", "true")
                assert live.locator(".main-svg").first.inner_html() != before, (
                    "the menu changes the picture"
                )
            looked += 1
        if plots:  # the other pages are looked at above
            assert axe(page) == [], address
    assert looked >= 4
    assert page.faults == [] and page.foreign == []


def test_the_readers_colours_are_kept(visit, site):
    page = visit(RIVER, color_scheme="light")

    def paper() -> str:
        return page.evaluate("getComputedStyle(document.body).backgroundColor")

    light = paper()
    page.get_by_label("Colours").select_option("dark")
    assert paper() != light
    page.goto(site + LEDGER)
    assert paper() != light, "the next page is dark from its first paint"
    page.get_by_label("Colours").select_option("")
    assert paper() == light


def test_search_finds_a_word_of_the_text(visit):
    page = visit(RIVER)
    box = page.get_by_role("searchbox", name="Search the course")
    box.fill("hysteresis")
    box.press("Enter")
    page.wait_for_url("**/search.html?q=hysteresis")
    expect(page.locator("#search-results a").first).to_be_visible()
    assert "Integration and the river" in page.locator("#search-results").inner_text()
    assert page.faults == [] and page.foreign == []


@pytest.mark.parametrize(
    "words", ["vagus", "Porges", "polyvagal", "mirror neurons", "reconsolidation"]
)
def test_search_finds_everyday_names_where_they_stand(visit, words):
    """Does a reader who knows a name find the place that is about it, and hear how many there are?"""
    page = visit(f"search.html?q={words}")
    expect(page.get_by_role("status").first).to_contain_text(
        re.compile(rf"\d+ places? for “{words}”")
    )
    first = page.locator("#search-results a").first
    assert "#" in first.get_attribute("href"), "the place, and not only the page"
    assert "vague" not in page.locator("#search-results").inner_text().lower()


def test_search_finds_claims_and_forgives_spelling(visit, axe):
    page = visit("search.html?q=polyvagal")
    expect(page.locator("#search-results a[href*='ledger.html#claim-polyvagal']")).to_be_visible()
    box = page.get_by_role("searchbox", name="Words that a place must all hold")
    box.fill("atachment securty")
    expect(page.get_by_role("status").first).to_contain_text("Nothing is spelt “atachment securty”")
    expect(page.locator("#search-results li").first).to_contain_text(re.compile("attachment", re.I))
    assert axe(page) == []
    box.fill("xyzzyx")
    expect(page.get_by_role("status").first).to_contain_text("Nothing was found")


def test_a_link_to_settings_lands_at_the_model(visit, site):
    """Does whoever opens a shared link see the model, and that it was set?"""
    page = visit(f"{RIVER}?river=linkage:0.9#river-model")
    model = page.locator("#river-model")
    expect(model.get_by_role("alert")).to_contain_text("These are the settings of the link")
    top = "document.getElementById('river-model').getBoundingClientRect().top"
    page.wait_for_function(f"() => Math.abs({top}) < 200")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    share = model.get_by_role("button", name="Copy a link to these settings")
    share.click()
    said = model.get_by_text("The link is copied.")
    expect(said).to_be_in_viewport()
    assert page.evaluate("navigator.clipboard.readText()").endswith("#river-model")


def test_the_book_in_a_hub_leads_back(browser, server, built_book):
    """Is there a way from the book to one's desk, and none where there is no hub?"""
    context = browser.new_context()
    page = context.new_page()
    address = f"http://127.0.0.1:{server.server_port}"
    page.route(
        f"{address}/services/book/**",
        lambda route: route.continue_(url=route.request.url.replace("/services/book/", "/course/")),
    )
    page.goto(f"{address}/services/book/book/index.html")
    expect(page.get_by_role("link", name="To the hub")).to_have_attribute("href", "/hub/")
    page.goto(f"{address}/course/book/index.html")
    expect(page.get_by_role("link", name="To the hub")).to_be_hidden()
    context.close()


def test_on_paper(visit, tmp_path):
    """The text, pictures and boxes; no menu, no buttons, and nothing black behind it."""
    page = visit(RIVER, color_scheme="dark")
    page.wait_for_selector("[data-module]")
    page.emulate_media(media="print")
    for hidden in (".menu", ".skip", "footer", ".plot-tools", ".check .actions", "nav.steps"):
        expect(page.locator(hidden).first).to_be_hidden()
    for shown in (
        "h1",
        ".claim",
        ".plot svg.wide",
        "[data-module] svg",
        ".dialogue",
        ".check .stem",
    ):
        expect(page.locator(shown).first).to_be_visible()
    assert (
        page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(45, 42, 38)"
    )
    page.pdf(path=tmp_path / "chapter.pdf", format="A4")
    assert (tmp_path / "chapter.pdf").stat().st_size > 50_000


def without_a_network(visit):
    """The river's chapter, read once, and then no network."""
    page = visit(RIVER)
    page.evaluate("navigator.serviceWorker.ready")
    page.wait_for_function("caches.match(location.href).then((kept) => kept !== undefined)")
    page.context.set_offline(True)
    return page


def test_a_second_visit_without_a_network(visit):
    """Read once, read on the train: text, style, exercises and the living model."""
    page = without_a_network(visit)
    page.reload()
    expect(page.locator("h1")).to_contain_text("Integration and the river")
    scroll_through(page)
    page.wait_for_selector("[data-module] .live")
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.check')).borderTopStyle")
        == "solid"
    )


def test_a_page_that_was_never_read_names_what_can_be_read(visit, site, axe):
    """Without a network a reader gets the book's own page with the chapters that are there."""
    page = without_a_network(visit)
    page.goto(site + "book/references.html")
    expect(page.locator("h1")).to_contain_text("This page is not on your device")
    assert page.evaluate("getComputedStyle(document.body).fontFamily") != "", (
        "in the book's own look"
    )
    readable = page.locator("#kept").get_by_role("link")
    expect(readable).to_have_count(1)
    assert readable.get_attribute("href").endswith("integration-and-the-river.html")
    assert axe(page) == []


# on a machine whose processors are all busy the click does not always lead on in Chromium under test, and nobody
# knows yet why: with the quick run it would stop whoever changed something else
@pytest.mark.deep
def test_the_list_of_what_can_be_read_leads_there(visit, site):
    page = without_a_network(visit)
    page.goto(site + "book/references.html")
    page.locator("#kept").get_by_role("link").click()
    page.wait_for_url("**/integration-and-the-river.html")
    expect(page.locator("h1")).to_contain_text("Integration and the river")


def test_a_network_that_does_not_answer_holds_up_no_page_that_was_read(visit, server):
    """A train in a tunnel: requests neither come nor fail."""
    page = visit(RIVER)
    page.evaluate("navigator.serviceWorker.ready")
    page.wait_for_function("caches.match(location.href).then((kept) => kept !== undefined)")
    server.answers.clear()
    try:
        page.goto(page.url + "?again=1", wait_until="commit", timeout=20_000)
        expect(page.locator("h1")).to_contain_text("Integration and the river")
    finally:
        server.answers.set()


def test_a_new_edition_that_comes_with_a_bad_network_loses_no_page_that_was_kept(visit, server):
    """The worker arrived and the pages do not: what was read must stay readable."""
    page = visit(RIVER)
    page.evaluate("navigator.serviceWorker.ready")
    page.wait_for_function("caches.match(location.href).then((kept) => kept !== undefined)")
    before = page.evaluate("caches.keys()")
    server.is_new_edition = True
    try:
        page.evaluate("navigator.serviceWorker.getRegistration().then((found) => found.update())")
        page.wait_for_function(
            "async (before) => { const now = await caches.keys();"
            " return now.some((name) => name.includes('later')) && !before.some("
            "(name) => name.startsWith('book-') && now.includes(name)); }",
            arg=before,
        )
        page.reload()
        expect(page.locator("h1")).to_contain_text("Integration and the river")
        page.context.set_offline(True)
        page.reload()
        expect(page.locator("h1")).to_contain_text("Integration and the river")
    finally:
        server.is_new_edition = False


def test_a_first_visit_loads_nothing_twice(visit, server):
    """Would the worker fetch what the page has just loaded, and every model besides?"""
    page = visit("book/guides/student.html")
    page.evaluate("navigator.serviceWorker.ready")
    page.wait_for_function("caches.match(location.href).then((kept) => kept !== undefined)")
    kept = page.evaluate(
        "caches.keys().then(async (names) => (await Promise.all(names.map(async (name) =>"
        " (await (await caches.open(name)).keys()).map((request) => new URL(request.url).pathname)))).flat())"
    )
    assert len(kept) < 15 and not [address for address in kept if "/ipnb/" in address]


def test_keeping_the_whole_course(visit, site, addresses):
    page = visit(RIVER)
    button = page.get_by_role("button", name="Keep the whole course")
    button.click()
    expect(page.locator("footer .keep [role=status]")).to_contain_text(
        "are kept on this device", timeout=40_000
    )
    page.context.set_offline(True)
    page.goto(site + "book/references.html")
    expect(page.locator("h1")).to_have_text("References#Link to this place")
    page.goto(site + "search.html?q=hysteresis")
    expect(page.locator("#search-progress")).to_contain_text("for “hysteresis”")
    expect(page.locator("#search-results mark").first).to_be_visible()
    page.goto(site + "book/practice/the-late-bus.html")
    page.get_by_role("button", name="Read the case").wait_for()


def test_less_motion_means_no_motion_on_the_front_page(visit):
    page = visit("book/index.html", reduced_motion="reduce")
    assert page.evaluate("document.querySelector('.hero .boat').getAnimations().length") == 0


def test_a_model_that_fails_to_load_leaves_its_still_picture(browser, site):
    """A broken module must not take the words away."""
    # it would fetch what is kept from the page here
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.route("**/_static/ipnb/models/*/view.js", lambda route: route.abort())
    page.goto(site + RIVER)
    scroll_through(page)
    expect(page.locator("[data-module] svg").first).to_be_visible()
    expect(page.locator("[data-module] .words").first).to_be_visible()
    context.close()


def test_what_is_too_wide_can_be_scrolled_with_the_keyboard(visit):
    """And what is not too wide is no stop on the way."""
    page = visit(RIVER, width=1200)
    assert page.locator("[role=group].formula, [role=group].scrolls").count() == 0
    page.set_viewport_size({"width": 320, "height": 800})
    box = page.locator(".formula[role=group]").first
    expect(box).to_have_attribute("aria-label", "Formula")
    box.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.activeElement.scrollLeft > 0")


def test_every_target_is_large_enough(visit):
    """WCAG 2.2, 2.5.8: what is pressed measures 24 pixels or stands in a line of text."""
    page = visit(RIVER, width=390)
    small = page.evaluate("""() => {
        const pressed = 'button, summary, select, input[type=search], .choices label';
        const seen = [...document.querySelectorAll(pressed)].filter((e) => e.checkVisibility());
        return seen.filter((e) => Math.min(e.offsetWidth, e.offsetHeight) < 24).map((e) => e.outerHTML);
    }""")
    assert small == []


def test_the_page_lists_its_first_heading_once(visit, addresses, site):
    """A heading outline without gaps: h1, then h2, then h3."""
    page = visit(addresses[0])
    for address in addresses:
        page.goto(site + address)
        levels = page.evaluate(
            "[...document.querySelectorAll('h1,h2,h3,h4')].filter((h) => h.checkVisibility())"
            ".map((h) => +h.tagName[1])"
        )
        assert levels[0] == 1 and all(b <= a + 1 for a, b in pairwise(levels)), (
            address,
            levels,
        )


def test_the_entrance_leads_to_the_front_page(visit):
    page = visit("")
    page.wait_for_url("**/book/index.html")
    assert Path(page.url).name == "index.html"

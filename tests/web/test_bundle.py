"""Browser modules: bundled for a notebook, published for a page."""

import json
import subprocess
import sys
from pathlib import Path

from ipnb import models, simulation, workbench  # noqa: F401 - they register what they generate
from ipnb.web import bundle

ROOT = Path(__file__).parents[2]
#: every pair of texts whose syntax trees differ, places aside
COMPARE = """
import { parse } from 'acorn';
import { readFileSync } from 'node:fs';
const tree = (text) =>
  JSON.stringify(parse(text, { ecmaVersion: 'latest', sourceType: 'module' }), (key, value) => {
    if (key === 'start' || key === 'end') return undefined;
    return typeof value === 'bigint' ? String(value) : value;
  });
const pairs = JSON.parse(readFileSync(0, 'utf8'));
const odd = Object.entries(pairs).filter(([, [one, other]]) => tree(one) !== tree(other));
console.log(JSON.stringify(odd.map(([path]) => path)));
"""


def test_a_published_module_says_what_its_source_says():
    """Comments are taken out by a pattern: would it also take a line out of a template?"""
    published = {path: text for path, text in bundle.files().items() if path.endswith(".js")}
    pairs = {path: [bundle.source(path), text] for path, text in published.items()}
    node = [Path(sys.executable).with_name("node"), "--input-type=module", "-e", COMPARE]
    done = subprocess.run(
        node, cwd=ROOT, input=json.dumps(pairs), capture_output=True, text=True, check=True
    )
    assert len(pairs) > 80 and json.loads(done.stdout) == []


def test_published_modules_are_without_comments_on_lines_of_their_own():
    published = bundle.files()["workbench/widget.js"]
    assert "/*" not in published and "\n//" not in published and "export default" in published
    assert len(published) < 0.95 * len(bundle.source("workbench/widget.js"))


def test_what_is_imported_comes_before_what_imports_it():
    order = bundle.import_order("workbench/widget.js")
    assert order[-1] == "workbench/widget.js" and len(order) == len(set(order))
    kinds = order.index("formulation/kinds/index.js")
    assert (
        order.index("formulation/kinds/estimate.js") < kinds < order.index("workbench/answers.js")
    )


def test_every_style_sheet_is_joined_once_and_served_with_its_neighbours():
    """Would the sheet of a new part be forgotten, or asked for on its own?"""
    there = {
        path.relative_to(bundle.PACKAGE).as_posix()
        for folder in bundle.PUBLISHED
        for path in (bundle.PACKAGE / folder).rglob("*.css")
        if path.name != "frame.css"  # of instructors' pages, which no book has
    }
    sheets = {"workbench": workbench.OF_OPEN_CASES, "simulation": simulation.SHEETS}
    declared = [f"{name}/{sheet}" for name in sheets for sheet in sheets[name]]
    assert sorted(declared) == sorted(there)
    served = [path for path in bundle.files() if path.endswith(".css")]
    assert sorted(served) == [
        "simulation/simulation.css",
        "workbench/open_case.css",
        "workbench/workbench.css",
    ]


def test_joined_sheets_keep_their_order_and_lose_their_comments():
    sheet = bundle.source("workbench/workbench.css")
    firsts = [
        ".wb button {",
        ".wb .wb-top {",
        ".wb .wb-glance {",
        "@media print {",
        ".wb .wb-argue",
    ]
    places = [sheet.index(first) for first in firsts]
    assert sheet.startswith(".wb { --") and places == sorted(places)
    assert "\n/*" not in sheet

"""Modules of the models put together: each still what it was, none twice, and an odd form is refused."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from ipnb import models, simulation  # noqa: F401 - they register what they generate
from ipnb.web import bundle, flatten

VIEWS = [f"models/{name}/view.js" for name in models.NAMES]
SHARED = "simulation/shared.js"
#: what views ask of a browser before they are rendered
LOAD = """globalThis.matchMedia = () => ({ matches: false, addEventListener() {} });
globalThis.Path2D = class {};
const found = await Promise.all(process.argv.slice(1).map((path) => import(path)));
console.log(JSON.stringify(found.map((module) => typeof module.default.render)));"""


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return flatten.flattened(VIEWS, SHARED)


def test_every_model_is_loaded_from_two_files(files, tmp_path):
    """Would a name that one module asks of another be missing, or a second file be asked for?"""
    assert sorted(files) == sorted([*VIEWS, SHARED])
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    node = [Path(sys.executable).with_name("node"), "--input-type=module", "-e", LOAD]
    addresses = [(tmp_path / view).as_uri() for view in VIEWS]
    done = subprocess.run([*node, *addresses], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    assert json.loads(done.stdout) == ["function"] * len(VIEWS)


def test_a_module_stands_in_one_of_the_two_files(files):
    for view in VIEWS:
        for path in bundle.import_order(view):
            head = f"modules[{json.dumps(path)}] = "
            assert (files[view] + files[SHARED]).count(head) == 1, path


def test_what_half_of_them_need_is_shared_and_no_model_s_own(files):
    orders = [["a.js", "b.js", "one.js"], ["a.js", "two.js"], ["c.js", "three.js"]]
    assert flatten.shared_by(orders) == ["a.js"]
    assert flatten.shared_by(orders[:1]) == []
    assert '"simulation/shell.js"' in files[SHARED] and '"models/' not in files[SHARED]


def test_each_form_of_import_becomes_an_assignment():
    text = (
        "import tokens from '../web/tokens.js';\n"
        "import * as equations from './equations.js';\n"
        "import {\n  one,\n  two as other,\n} from './parts.js';\n"
    )
    assert flatten.imports_of("models/x.js", text) == [
        flatten.Imported("web/tokens.js", ("default",), "{ default: tokens }"),
        flatten.Imported("models/equations.js", (), "equations"),
        flatten.Imported("models/parts.js", ("one", "two"), "{ one, two: other }"),
    ]


@pytest.mark.parametrize(
    "odd", ["export { a as b };", "export * from './a.js';", "import './a.js';"]
)
def test_a_form_that_is_not_known_is_refused_with_its_file(odd, monkeypatch):
    texts = {"a.js": "export const a = 1;\n", "b.js": f"export default 1;\n{odd}\n"}
    monkeypatch.setattr(flatten, "source", texts.__getitem__)
    monkeypatch.setattr(flatten, "import_order", lambda entry: ["a.js", "b.js"])
    with pytest.raises(ValueError, match=r"^b\.js: write "):
        flatten.flattened(["b.js"], "shared.js")

"""Modules of the models put together: each still what it was, none twice, and a missing name is an error."""

import json
import subprocess

import pytest
from sphinx.errors import ExtensionError

from ipnb import models, simulation  # noqa: F401 - they register what they generate
from ipnb.sphinxext.notebooks import pack_models
from ipnb.sphinxext.npm import NODE

VIEWS = [f"models/{name}/view.js" for name in models.NAMES]
SHARED = "simulation/shared.js"
#: what views ask of a browser before they are rendered
LOAD = """globalThis.matchMedia = () => ({ matches: false, addEventListener() {} });
globalThis.Path2D = class {};
const found = await Promise.all(process.argv.slice(1).map((path) => import(path)));
console.log(JSON.stringify(found.map((module) => typeof module.default.render)));"""


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return pack_models.packed(VIEWS, SHARED)


def test_every_model_is_loaded_from_two_files(files, tmp_path):
    """Would a name that one module asks of another be missing, or a third file be asked for?"""
    assert sorted(files) == sorted([*VIEWS, SHARED])
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    node = [NODE, "--input-type=module", "-e", LOAD]
    addresses = [(tmp_path / view).as_uri() for view in VIEWS]
    done = subprocess.run([*node, *addresses], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    assert json.loads(done.stdout) == ["function"] * len(VIEWS)


def test_what_two_of_them_need_is_shared(files):
    orders = [["a.js", "b.js", "one.js"], ["a.js", "two.js"], ["c.js", "three.js"]]
    assert pack_models.shared(orders) == ["a.js"]
    where = [path for path, text in files.items() if "export function simulation" in text]
    assert where == [] and "function simulation" in files[SHARED]


@pytest.mark.parametrize(
    "odd", ["import { b } from './b.js';\nexport default b;", "import './c.js';"]
)
def test_what_is_missing_is_said_when_the_book_is_built(odd, monkeypatch):
    texts = {"a.js": odd + "\n", "b.js": "export const a = 1;\n"}
    monkeypatch.setattr(pack_models, "source", texts.__getitem__)
    monkeypatch.setattr(pack_models, "import_order", lambda entry: ["b.js", "a.js"])
    with pytest.raises(ExtensionError, match=r"is not exported by|c\.js is not there"):
        pack_models.packed(["a.js"], "shared.js")

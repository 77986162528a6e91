"""Constants of the shared mathematics reach the browser as they are declared."""

from ipnb.dynamics import constants
from ipnb.web import bundle

from .in_node import evaluate


def test_the_browser_has_the_constants_that_python_has(tmp_path):
    """Python and the browser would round otherwise."""
    (there,) = evaluate(tmp_path, "dynamics/constants.js", "() => ({ ...module })", [[]])
    assert there and there == {name: getattr(constants, name) for name in there}
    assert set(there) == {name for name in vars(constants) if name.isupper()}


def test_the_twins_read_them():
    """A constant that nobody in the browser imports stands there a second time."""
    for twin in ("linear", "shot_noise"):
        assert "dynamics/constants.js" in bundle.import_order(f"dynamics/{twin}.js")

"""No file of ours grows too long to be read at one sitting."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
LINES = 350


def test_no_file_is_longer_than_a_reader_holds_in_mind():
    """Would a file grow until nobody sees what belongs together in it?"""
    files = [
        path
        for folder in ("ipnb", "tests", "bench", "deploy")
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in (".py", ".js", ".mjs", ".css")
    ]
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in files
    }
    assert len(lengths) > 500
    assert {name: length for name, length in lengths.items() if length > LINES} == {}

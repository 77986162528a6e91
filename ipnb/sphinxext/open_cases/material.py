"""Case and key of an open case: read for its page, and put beside the pages for whoever asks to be scored."""

import json
from pathlib import Path

from ipnb.documents.document import Document
from ipnb.formulation.browser_scoring import FILES
from ipnb.formulation.case import load_case
from ipnb.formulation.key import load_key
from ipnb.formulation.kinds.protocol import Data
from ipnb.formulation.local_help import local_help, with_local_help
from ipnb.formulation.paths import course_root
from ipnb.sphinxext.assets import write_if_new
from ipnb.sphinxext.book import Book, BookEnvironment
from ipnb.sphinxext.open_cases import python_in_page


def load(folder: Path) -> tuple[Data, Document]:
    """Return case and key in a folder.

    Raises
    ------
    DocumentError
    """
    case = load_case(folder / "case.yaml")
    key = load_key(folder / "key.yaml", case)
    return with_local_help(case, local_help(course_root(folder))), key


def shown(env: BookEnvironment) -> set[str]:
    """Return the cases that stand in pages."""
    return {name for own in env.metadata.values() for name in own.get("open_cases", [])}


def write(app: Book) -> None:
    """Put beside the pages what scores, and case and key of each page."""
    names = sorted(shown(app.env))
    if not names:
        return
    static = Path(app.outdir) / "_static"
    python_in_page.put(static, FILES)
    for name in names:
        case, key = load(Path(app.srcdir) / app.config.practice_dir / name)
        text = json.dumps({"case": case, "key": key}, ensure_ascii=False)
        write_if_new(static / "open_cases" / f"{name}.json", text)

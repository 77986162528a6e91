"""The one design-token file: colours and fonts that Python, CSS and JavaScript share."""

import json
from pathlib import Path

TOKENS = json.loads(Path(__file__).with_name("tokens.json").read_text(encoding="utf-8"))
#: the light value of a colour -> its name
TOKEN_OF = {light: name for name, (light, dark) in TOKENS["colours"].items()}


def css(selector: str = ":root") -> str:
    """Write colours and fonts as CSS custom properties with ``light-dark()``.

    Where the reader's system forces its own colours, pictures take these as well, and the others are the light or
    dark ones that go with them, whatever the reader chose for the page.

    Parameters
    ----------
    selector : str
        Of the rules that hold them all.
    """
    colours = [
        f"--{name}: light-dark({light}, {dark})"
        for name, (light, dark) in TOKENS["colours"].items()
    ]
    fonts = [f"--{name}: {family}" for name, family in TOKENS["fonts"].items()]
    forced = [f"--{name}: {colour}" for name, colour in TOKENS["forced"].items()]
    return (
        f"{selector} {{ {'; '.join(colours + fonts)} }}\n@media (forced-colors: active) "
        f"{{ {selector} {{ color-scheme: light dark !important; {'; '.join(forced)} }} }}"
    )

"""Lighthouse on pages of the built book: a phone, slowed as Lighthouse does it, on a server as on the web."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

COMMAND = Path(__file__).parents[2] / "bench/lighthouse/node_modules/lighthouse/cli/index.js"
NODE = Path(sys.executable).with_name("node")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


def scores(address: str) -> tuple[dict[str, int], list[str]]:
    """Scores from 0 to 100 by category, and what costs points."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome") or ""
    flags = "--chrome-flags=--headless=new --no-sandbox --disable-gpu"
    only = f"--only-categories={','.join(CATEGORIES)}"
    run = subprocess.run(
        [str(NODE), str(COMMAND), address, "--quiet", "--output=json", flags, only],
        env=os.environ | {"CHROME_PATH": chromium},
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    told = json.loads(run.stdout)
    found = {name: round(100 * (told["categories"][name]["score"] or 0)) for name in CATEGORIES}
    weighed = {
        reference["id"]
        for name in CATEGORIES
        for reference in told["categories"][name]["auditRefs"]
        if reference["weight"]
    }
    audits = {name: told["audits"][name] for name in sorted(weighed)}
    costly = [
        f"{name}: {one['score']}, {one.get('displayValue', '')}"
        for name, one in audits.items()
        if one["score"] not in (None, 1)
    ]
    return found, costly

"""Checks values.yaml against the schema of the chart, as helm does before it installs anything.

    helm pull jupyterhub --repo https://hub.jupyter.org/helm-chart/ --untar
    python deploy/kubernetes/check_values.py jupyterhub

What passed is noted in checked.json with its digest, so that a test sees a change that nobody checked.
"""

import hashlib
import json
import sys
from pathlib import Path

import jsonschema
from ruamel.yaml import YAML

HERE = Path(__file__).resolve().parent
NOTED = HERE / "checked.json"
VALUES = "values.yaml"


def read(file: Path) -> dict:
    """Read a mapping of YAML or JSON; the parser in C takes no address in a list between brackets."""
    return YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8"))


def merged(values: dict, more: dict) -> dict:
    """Return values with others laid over them, as helm does it."""
    out = dict(values)
    for name, value in more.items():
        both = isinstance(value, dict) and isinstance(out.get(name), dict)
        out[name] = merged(out[name], value) if both else value
    return out


def schema_of(chart: Path) -> Path:
    """Return the file with a chart's schema: JSON in a release, YAML in its repository."""
    found = [chart / f"values.schema.{ending}" for ending in ("json", "yaml")]
    for file in found:
        if file.is_file():
            return file
    raise SystemExit(f"{chart} has no values.schema.json: name the folder of an unpacked chart.")


def problems(chart: Path, folder: Path = HERE) -> list[str]:
    """List what the schema of a chart says against the values in a folder."""
    validator = jsonschema.Draft7Validator(read(schema_of(chart)))
    values = merged(read(chart / VALUES), read(folder / VALUES))
    return [
        f"{VALUES}: {'.'.join(map(str, error.absolute_path))}: {error.message}"
        for error in validator.iter_errors(values)
    ]


def digest(folder: Path = HERE) -> str:
    """Return the SHA-256 of the values."""
    return hashlib.sha256((folder / VALUES).read_bytes()).hexdigest()


def note(chart: Path) -> None:
    """Note what passed."""
    about = read(chart / "Chart.yaml")
    told = {
        "chart": about["version"],
        "jupyterhub": about["appVersion"],
        "schema": hashlib.sha256(schema_of(chart).read_bytes()).hexdigest(),
        "values": digest(),
    }
    NOTED.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    if found := problems(Path(sys.argv[1])):
        raise SystemExit("\n".join(found))
    note(Path(sys.argv[1]))
    print(f"The values fit the schema of {sys.argv[1]}; noted in {NOTED.name}.")

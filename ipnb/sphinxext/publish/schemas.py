"""The JSON Schemas of cases, keys and answers, at `schemas/` in the published book, for editors."""

from pathlib import Path

from ipnb.formulation.schema import published


def write(app, error):
    """Copy the files as they are."""
    if error or app.builder.name != "html":
        return
    folder = Path(app.outdir) / "schemas"
    folder.mkdir(exist_ok=True)
    for name, content in published().items():
        (folder / name).write_bytes(content)


def setup(app):
    """Connect the step, before compression."""
    app.connect("build-finished", write)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

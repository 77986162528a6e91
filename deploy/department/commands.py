"""Runs the machine's own programs, and says what they said when they fail."""

import os
import shlex
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from department.faults import Fault


def run(
    *words: str | Path,
    remedy: str = "",
    account: str | None = None,
    source: Path | None = None,
    environment: Mapping[str, str] | None = None,
    folder: Path | str = "/",
    fine: Sequence[int] = (0,),
) -> str:
    """Run a program and return what it printed.

    Parameters
    ----------
    remedy
        What to do when it fails.
    account
        Who it runs as; root if not said.
    source
        A file that it reads, opened by root.
    fine
        Exit codes that are no failure.

    Raises
    ------
    Fault
        With the end of what it said.
    """
    command = [str(word) for word in words]
    try:
        with open(source or os.devnull, "rb") as read:
            done = subprocess.run(
                [*_as(account), *command],
                cwd=folder,
                env={**os.environ, **(environment or {})},
                stdin=read,
                capture_output=True,
                text=True,
                errors="replace",
            )
    except FileNotFoundError:
        raise Fault("There is no such program.", command[0], remedy) from None
    if done.returncode not in fine:
        said = "\n".join((done.stderr or done.stdout).strip().splitlines()[-15:])
        raise Fault(f"It ended with {done.returncode}:\n{said}", shlex.join(command[:6]), remedy)
    return done.stdout


def _as(account: str | None) -> list[str]:
    if account is None:
        return []
    return ["setpriv", f"--reuid={account}", f"--regid={account}", "--init-groups", "--"]

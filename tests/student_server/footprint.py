"""What processes hold and have used."""

from collections.abc import Iterable
from pathlib import Path

import psutil


def memory(processes: Iterable[psutil.Process]) -> float:
    """Memory in MB: what is shared counts in parts (PSS)."""
    return sum(map(_pss, processes)) / 1024


def _pss(process: psutil.Process) -> int:
    try:
        text = Path(f"/proc/{process.pid}/smaps_rollup").read_text(encoding="utf-8")
    except OSError:
        return 0
    return next(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:"))


def seconds(processes: Iterable[psutil.Process]) -> float:
    """Processor time that they and what they started have used."""
    total = 0.0
    for process in processes:
        try:
            total += sum(process.cpu_times()[:4])
        except psutil.Error:
            continue
    return total

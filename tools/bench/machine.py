"""The machine on which something was measured: what matters to figures, and nothing that tells whose it is."""

from __future__ import annotations

import os
import platform
import sqlite3
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Machine:
    """`load` is how many processes wanted to run, on average over the minute before; `memory` is in bytes."""

    cpu: str
    cores: int  # that this process may use
    load: float
    memory: int
    system: str
    kernel: str
    python: str
    sqlite: str

    @property
    def shown(self) -> str:
        """A sentence about it."""
        return (
            f"{self.cpu}, {self.cores} cores, load {self.load:.1f} before it, {self.memory / 1e9:.0f} GB of memory, "
            f"{self.system}, {self.kernel}, Python {self.python}, SQLite {self.sqlite}"
        )

    def as_json(self) -> dict[str, Any]:
        """All of it for a file."""
        return asdict(self)


def this_machine() -> Machine:
    """The one on which this runs, and its load now."""
    return Machine(
        cpu=_cpu(),
        cores=len(os.sched_getaffinity(0)),
        load=round(os.getloadavg()[0], 2),
        memory=os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"),
        system=platform.freedesktop_os_release().get("PRETTY_NAME", platform.system()),
        kernel=f"{platform.system()} {'.'.join(platform.release().split('.')[:2])}",
        python=platform.python_version(),
        sqlite=sqlite3.sqlite_version,
    )


def _cpu() -> str:
    """The processor's name; the architecture where the kernel gives none, as it does on ARM."""
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines():
        name, _, value = line.partition(":")
        if name.strip() == "model name":
            return value.strip()
    return platform.machine()

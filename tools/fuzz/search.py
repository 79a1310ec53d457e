"""Looks for inputs that break the law by mutations alone; `guided` does it with atheris."""

from __future__ import annotations

import hashlib
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

from tools.fuzz.law import BrokenLawError, Target, hold

KEPT = 2_000  # inputs from which the mutations alone go on, of which all else would only be more of the same


def by_chance(target: Target, seconds: float, seed: int) -> Iterator[tuple[int, bytes, BrokenLawError | None]]:
    """Seeds and mutations of them: number, input, what it broke; for so long. The same seed, the same inputs."""
    chance = Random(seed)
    pool = list(target.seeds)
    until = time.monotonic() + seconds
    number = 0
    while number < len(target.seeds) or time.monotonic() < until:
        data = pool[number] if number < len(target.seeds) else target.mutated(chance.choice(pool), chance)
        try:
            hold(target, data)
        except BrokenLawError as broken:
            yield number, data, broken
        else:
            if chance.random() < 0.05 and len(pool) < KEPT:
                pool.append(data)
            yield number, data, None
        number += 1


def keep(target: Target, data: bytes, broken: BrokenLawError, folder: Path) -> Path:
    """Write an input to a file named after what it is, for `python -m tools.fuzz TARGET FILE`."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{target.name}-{hashlib.sha256(data).hexdigest()[:12]}"
    path.write_bytes(data)
    print(f"{broken}\n  python -m tools.fuzz {target.name} {path}", file=sys.stderr)
    return path

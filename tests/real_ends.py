"""What stands at the end of a storm in which processes were killed, and how two ends are apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

# What a process that was killed may not leave to the next one.
NEVER_LOGGED = ("Traceback", "damaged", "a round failed", "set aside", "ends the program")
RECORD = re.compile(r"\d{4}-\d\d-\d\dT\S+ [A-Z]+ ")
# What the program says of a wiki's answer, with all that is known about it; a process that an exception ends is known
# by its exit code.
OF_AN_ANSWER = "INFO an answer has not the expected form"


@dataclass
class End:
    """What stands at the end. `wrongs`: what must be in no end at all."""

    texts: dict[str, str] = field(default_factory=dict)
    outcomes: dict[str, str] = field(default_factory=dict)
    blocks: list[str] = field(default_factory=list)
    done: Counter[str] = field(default_factory=Counter)
    wrongs: list[str] = field(default_factory=list)
    kills: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)


def troubles(log: str) -> Iterator[str]:
    """What the processes logged that no fault and no kill may bring."""
    record = ""
    for line in log.splitlines():
        record = line if RECORD.match(line) else record
        if any(word in line for word in NEVER_LOGGED) and not (
            line.startswith("Traceback") and record.endswith(OF_AN_ANSWER)
        ):
            yield f"logged: {line}"


def differences(found: End, wanted: End) -> Iterator[str]:
    """How the end of a storm is another than without kills; nothing where all is well."""
    yield from found.wrongs
    yield from (f"without kills: {wrong}" for wrong in wanted.wrongs)
    for name in ("texts", "outcomes"):
        yield from _apart(name, getattr(found, name), getattr(wanted, name))
    if found.blocks != wanted.blocks:
        yield f"blocks: {found.blocks}, and without kills {wanted.blocks}"


def _apart(name: str, found: Mapping[str, str], wanted: Mapping[str, str]) -> Iterator[str]:
    for key in sorted(found.keys() | wanted.keys()):
        if found.get(key) != wanted.get(key):
            yield f"{name}: {key}: {found.get(key)!r}, and without kills {wanted.get(key)!r}"

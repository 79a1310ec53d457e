"""What is known about a blocked author, to recognise them under another name: marks of several kinds.

core/marks.py says where they come from, core/resemblance.py what it means that two authors share some.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

# The parts, and what each is evidence of. Parts of one kind are one observation: only the strongest counts, and two
# kinds have to agree.
PARTS = {
    "string": "string",
    "contact": "site",
    "domain": "site",
    "landing": "site",
    "name": "name",
    "site_name": "name",
    "page": "page",
    "summary": "habit",
    "name_shape": "name",
    "network": "network",
    "hours": "time",
}

# Many share these: a school its network, its hours and the page of its town, a program its summaries, newcomers a
# number behind the name. They never find anybody, not even several together.
WEAK = frozenset({"page", "summary", "name_shape", "network", "hours"})
STRONG = tuple(part for part in PARTS if part not in WEAK)


class Mark(NamedTuple):
    """One thing by which an author may be recognised: the part that it is compared as, and its value."""

    part: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """What is known about a blocked author. `editors` counts other hands on those pages that a new author shares."""

    actor_key: str
    user: str
    blocked: datetime
    marks: frozenset[Mark]
    editors: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comebacks:
    """What is known about a new author up to a change, and the blocked ones who share some of it."""

    own: frozenset[Mark]
    others: tuple[Fingerprint, ...] = ()

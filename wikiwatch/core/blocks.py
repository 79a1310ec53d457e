"""How a block is made when its time has come: how long, and with which of MediaWiki's options."""

from __future__ import annotations

from datetime import timedelta

from wikiwatch.core.model import ActorKind
from wikiwatch.core.ruleset import BlockClass, BlockRules

# What asks for a block beside the rows of policy.toml: the review of flagged authors, and a proposal about a range.
REVIEWED, RANGE = "block", "range"

# At most: MediaWiki adds months and years by the calendar.
_LENGTHS = {
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(days=7),
    "month": timedelta(days=31),
    "year": timedelta(days=366),
}


def lasts(expiry: str) -> timedelta | None:
    """How long a block lasts at most, from an expiry such as `2 weeks`; None for `infinite`."""
    if expiry == "infinite":
        return None
    number, unit = expiry.split()
    return int(number) * _LENGTHS[unit.removesuffix("s")]


def class_of(rules: BlockRules, kind: ActorKind, row: str) -> BlockClass:
    """The first class that fits; KeyError where none does, which rules that were checked have for all who edit."""
    for one in rules.classes:
        if kind in one.kinds and (not one.rows or row in one.rows):
            return one
    raise KeyError(kind)


def expiry(one: BlockClass, earlier: int) -> str:
    """How long the next block lasts, after so many earlier ones."""
    return one.ladder[min(earlier, len(one.ladder) - 1)]


def options(one: BlockClass, kind: ActorKind) -> frozenset[str]:
    """MediaWiki's flags for action=block. Who is logged in may go on at a blocked address: others share it."""
    address = kind.is_address
    wanted = {
        "anononly": address,
        "nocreate": one.stop_account_creation,
        "autoblock": one.autoblock and not address,
        "noemail": not one.email,
        "allowusertalk": one.talk_page,
    }
    return frozenset(name for name, yes in wanted.items() if yes)

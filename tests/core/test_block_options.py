"""How a block is made: how long, and with which options."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from wikiwatch.core.blocks import class_of, expiry, lasts, options
from wikiwatch.core.model import ActorKind
from wikiwatch.core.ruleset import BlockClass, BlockRules

ANYBODY = BlockClass(
    id="anybody",
    kinds=(ActorKind.ACCOUNT, ActorKind.ADDRESS),
    rows=(),
    ladder=("3 days", "2 weeks", "infinite"),
    autoblock=True,
    stop_account_creation=True,
    talk_page=True,
    email=False,
    reason="a test",
)
FLOOD = replace(ANYBODY, id="flood", kinds=(ActorKind.ACCOUNT,), rows=("repeat-flood",))
RULES = BlockRules(after_days=(7, 14), quiet_hours=72, classes=(FLOOD, ANYBODY))


@pytest.mark.parametrize(
    ("kind", "row", "expected"),
    [
        (ActorKind.ACCOUNT, "repeat-flood", "flood"),
        (ActorKind.ACCOUNT, "another", "anybody"),
        (ActorKind.ADDRESS, "repeat-flood", "anybody"),
    ],
)
def test_the_first_class_that_fits_decides(kind: ActorKind, row: str, expected: str) -> None:
    assert class_of(RULES, kind, row).id == expected


@pytest.mark.parametrize(("earlier", "expected"), [(0, "3 days"), (1, "2 weeks"), (2, "infinite"), (9, "infinite")])
def test_a_block_is_the_longer_the_more_there_were(earlier: int, expected: str) -> None:
    assert expiry(ANYBODY, earlier) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("1 hour", timedelta(hours=1)),
        ("31 days", timedelta(days=31)),
        ("2 weeks", timedelta(days=14)),
        ("1 month", timedelta(days=31)),
        ("2 years", timedelta(days=732)),
        ("infinite", None),
    ],
)
def test_an_expiry_lasts_so_long_at_most(written: str, expected: timedelta | None) -> None:
    assert lasts(written) == expected


def test_an_address_is_blocked_without_those_who_are_logged_in() -> None:
    assert options(ANYBODY, ActorKind.ADDRESS) == {"anononly", "nocreate", "noemail", "allowusertalk"}
    assert options(ANYBODY, ActorKind.ACCOUNT) == {"autoblock", "nocreate", "noemail", "allowusertalk"}
    closed = replace(ANYBODY, talk_page=False, email=True, autoblock=False, stop_account_creation=False)
    assert options(closed, ActorKind.TEMP) == frozenset()

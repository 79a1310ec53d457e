"""When a wiki is taken to sit behind a proxy that hides its visitors."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given

from wikiwatch import rulefiles
from wikiwatch.core.model import key_of
from wikiwatch.core.proxy import Traffic, is_inside, proxy

RULES = rulefiles.load(rulefiles.packaged_rules_dir()).trust.proxy
OUTSIDE, INSIDE = "ip:192.0.2.1", "ip:10.0.0.5"
HIDDEN = Traffic(edits=100, by_addresses=70, busiest=OUTSIDE, by_busiest=69, stood_days=12)


def own(edits: int, stood_days: int) -> dict[str, Any]:
    """All edits by addresses come from a machine of the wiki's own."""
    return {"busiest": INSIDE, "edits": 900, "by_addresses": edits, "by_busiest": edits, "stood_days": stood_days}


FLOOD = {"edits": 2000, "by_addresses": 1900, "by_busiest": 1890, "stood_days": 0}


@pytest.mark.parametrize(
    ("what", "changes", "hidden"),
    [
        ("most edits of the wiki, over weeks", {}, True),
        ("a flood of a few days", {"stood_days": 3}, False),
        ("a flood on many days that never stood", FLOOD, False),
        ("too few edits", {"edits": 60, "by_addresses": 49, "by_busiest": 49}, False),
        ("others come, too", {"by_addresses": 80}, False),
        ("accounts do most of the work", {"edits": 200}, False),
        ("no address edits", {"by_addresses": 0, "by_busiest": 0, "busiest": "", "stood_days": 0}, False),
        ("a machine of the wiki's own", own(12, stood_days=4), True),
        ("a machine of the wiki's own, once", own(12, stood_days=1), False),
        ("a few edits from a machine of the wiki's own", own(5, stood_days=5), False),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_visitors_are_hidden_behind_an_address(what: str, changes: dict[str, Any], hidden: bool) -> None:
    traffic = replace(HIDDEN, **changes)
    assert proxy(traffic, RULES) == (traffic.busiest if hidden else "")


def test_a_proxy_stays_one_until_others_come_past_it() -> None:
    fewer = replace(HIDDEN, edits=500, by_addresses=20, by_busiest=20, stood_days=2)
    assert proxy(fewer, RULES) == ""
    assert proxy(fewer, RULES, before=OUTSIDE) == OUTSIDE
    assert proxy(replace(fewer, by_busiest=17), RULES, before=OUTSIDE) == ""
    assert proxy(Traffic(edits=500), RULES, before=OUTSIDE) == ""


@pytest.mark.parametrize(
    ("address", "inside"),
    [
        ("10.0.0.5", True),
        ("172.16.0.1", True),
        ("172.31.255.255", True),
        ("192.168.1.1", True),
        ("127.0.0.1", True),
        ("100.64.0.9", True),
        ("fd00:1:2:3::9", True),
        ("::1", True),
        ("::ffff:10.0.0.5", True),
        ("192.0.2.1", False),
        ("2001:db8::1", False),
        ("Ann", False),
    ],
)
def test_nobody_on_the_internet_has_an_address_of_the_inside(address: str, inside: bool) -> None:
    assert is_inside(key_of(address)) is inside


@given(
    st.integers(0, 5000),
    st.integers(0, 5000),
    st.integers(0, 5000),
    st.integers(0, 2),
    st.sampled_from([OUTSIDE, INSIDE]),
)
def test_whoever_floods_without_edits_that_stand_is_no_proxy(
    own: int, others: int, accounts: int, days: int, address: str
) -> None:
    busiest = max(own, others)
    traffic = Traffic(
        edits=own + others + accounts,
        by_addresses=own + others,
        busiest=address if busiest else "",
        by_busiest=busiest,
        stood_days=days,
    )
    assert proxy(traffic, RULES) == ""

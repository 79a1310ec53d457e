"""The largest pages and the worst patterns: what is read is capped, the rest is named, and the loop goes on."""

from __future__ import annotations

import pytest
import re2
from fakes import FakeClock, FakeSite
from road import furnish, make_app, outcomes

from wikiwatch.app.ingest import poll
from wikiwatch.core.links import MAX_LINKS
from wikiwatch.core.model import Outcome
from wikiwatch.core.own_rules import Condition, OwnRule, OwnRules, Scope
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.core.text import MOST_LINES, MOST_READ, added
from wikiwatch.ports import Store
from wikiwatch.rulefiles.own_shapes import with_own

TEN_MB = 10_000_000
LARGE = {
    "lines": "\n" * TEN_MB,
    "one line": "the ferry sails at noon " * (TEN_MB // 24),
    "addresses": "a@b.c " * (TEN_MB // 6),
    "signs": "e" + "\N{COMBINING ACUTE ACCENT}" * TEN_MB,
}
ADVERT = "Cheap pills at https://pills.example/7 today!"

# As much as the caps of own.toml and of RE2 itself allow: repetition in repetition, all letters, case folded, and
# alternatives that begin alike.
WORST = (
    r"(?:(?:a{0,20}){0,20}b){0,2}x",
    r".{0,999}x.{0,999}y",
    r"(?s)(?:.{0,30}a){1,30}z",
    r"(?i)(?:\pL{1,3}\s){1,9}end",
    r"(?i)[\pL\pM]{1,9}[\pN\pS]{1,9}![\pL\pM]{1,9}",
    "|".join(f"w{number}.{{0,9}}q" for number in range(80)),
    r"(?:(?:a|aa)+)+$x",
    r"(?i)(?:ſ|k|K|å){100}!",
)


def rule(number: int, when: Condition) -> OwnRule:
    return OwnRule(
        id=f"worst-{number}",
        description="Tried",
        act=True,
        points=1,
        outcome=None,
        until=None,
        scope=Scope(),
        when=when,
        samples=(),
    )


def with_rules(rules: Ruleset, count: int) -> Ruleset:
    """As many own rules as there may be, each with a pattern of its own."""
    patterns = [f"{WORST[number % len(WORST)]}(?:{number})?" for number in range(count)]
    made = OwnRules(rules=tuple(rule(number, Condition(pattern=one)) for number, one in enumerate(patterns)))
    parts = {name: getattr(rules, name) for name in rules.__dataclass_fields__}
    return Ruleset(**with_own({**parts, "own": made}))


@pytest.mark.parametrize("text", LARGE.values(), ids=LARGE.keys())
def test_of_ten_megabytes_so_much_is_read_and_the_rest_is_named(text: str) -> None:
    found = added("", text, new_page=True)
    assert sum(len(one.text) for one in found.passages) <= MOST_READ
    assert len(found.links) <= MAX_LINKS
    assert found.unread == len(text) - MOST_READ


@pytest.mark.parametrize("place", ["beginning", "middle", "end"])
@pytest.mark.parametrize("before", [LARGE["one line"], "The ferry sails at noon.\n" * 400_000], ids=["line", "lines"])
def test_what_is_added_to_a_page_of_ten_megabytes_is_found_wherever_it_stands(before: str, place: str) -> None:
    at = {"beginning": 0, "middle": len(before) // 2, "end": len(before)}[place]
    after = f"{before[:at]}\n{ADVERT}\n{before[at:]}"
    found = added(before, after)
    assert not found.unread
    assert [(after[one.start : one.end], one.text) for one in found.passages] == [(ADVERT, ADVERT)]
    assert [after[link.start : link.end] for link in found.links] == ["https://pills.example/7"]


def test_in_a_large_page_nothing_hides_behind_a_change_at_its_beginning() -> None:
    before = "The ferry sails at noon.\n" * 200_000
    found = added(before, f"And back at night.\n{before}{ADVERT}\n")
    assert (found.text, found.removed_chars, found.unread) == (f"And back at night.\n{ADVERT}", 0, 0)
    assert [link.domain for link in found.links] == ["pills.example"]


def test_a_large_page_of_too_many_lines_is_read_from_the_first_change_on_and_loses_nothing_by_it() -> None:
    before = "At noon.\n" * (MOST_LINES + 1)
    found = added(before, f"{ADVERT}\n{before}And back at night.\n")
    assert found.unread > 0
    assert (found.text, found.removed_chars) == (ADVERT, 0)


def test_a_large_page_that_is_emptied_lost_all_of_it() -> None:
    before = "The ferry sails at noon.\n" * 200_000
    found = added(before, "gone")
    assert found.removed_chars == len(before.replace("\n", ""))


def test_the_judge_names_what_nobody_looked_at_and_goes_on(
    site: FakeSite, store: Store, rules: Ruleset, clock: FakeClock
) -> None:
    furnish(site, "Ferry", "Harbour")
    app = make_app(site, store, rules, clock)
    poll(app)
    large = site.append("Newcomer", "Ferry", "a word. " * (4_000_000 // 8))
    small = site.append("Somebody", "Harbour", "wqkzjhrv")
    poll(app)
    found = outcomes(app)
    assert found[large] == Outcome.WATCH
    assert found[small] == Outcome.REVERT


def test_the_worst_patterns_are_linear_and_the_judge_comes_back(
    site: FakeSite, store: Store, rules: Ruleset, clock: FakeClock
) -> None:
    furnish(site, "Ferry")
    app = make_app(site, store, with_rules(rules, 500), clock)
    poll(app)
    revid = site.append("Newcomer", "Ferry", "aaaa " * 10_000 + "žluťoučký kůň " * 3_000)
    poll(app)
    assert revid in outcomes(app)


@pytest.mark.parametrize("pattern", [r"(?i)\pL{1000}", r"(?:\pL{1,30}){1,30}x", r"(?:(?:a{1000}){1000})"])
def test_re2_refuses_what_would_take_too_much_memory(pattern: str) -> None:
    with pytest.raises(re2.error):
        re2.compile(pattern)

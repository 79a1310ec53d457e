"""What a wiki's people undo is learned on the road, and new edits are set beside it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import hypothesis.strategies as st
import pytest
from fakes import FakeClock, FakeSite
from hypothesis import given, settings
from road import ARTICLES, PROBE, furnish, make_app, until_quiet

from wikiwatch import rulefiles
from wikiwatch.app.context import App
from wikiwatch.app.entries import entries
from wikiwatch.app.hold import release
from wikiwatch.app.ingest import poll
from wikiwatch.app.judge import judge
from wikiwatch.core.model import Facts
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.store.db import Store

PACKAGED = rulefiles.load(rulefiles.packaged_rules_dir())
# A young wiki's few edits are enough to learn from, and one in three to tell.
EAGER = {"least_bad": 2, "least_good": 2, "sure_share": 0.34}
PILLS = "Cheap pills for everybody, without any doctor, number {0}"
FACTS = "It was painted green in spring, and a clock was put on its side, number {0}"


def eager(rules: Ruleset, **changes: Any) -> Ruleset:
    return replace(rules, learned=replace(rules.learned, **(EAGER | changes)))


@pytest.fixture
def watching(site: FakeSite, store: Store, rules: Ruleset, clock: FakeClock) -> App:
    """An App that learns quickly and only observes."""
    app = make_app(site, store, eager(rules), clock, enforce=False)
    furnish(site)
    poll(app)
    return app


def lessons(app: App) -> dict[int, int | None]:
    """Whether each lesson was bad (1) or good (0), by revision; None while nobody knows."""
    assert isinstance(app.store, Store)
    return {row["revid"]: row["bad"] for row in app.store.rows("select revid, bad from lesson")}


def found(app: App) -> dict[int, set[str]]:
    """The signs of likeness to what was undone, by revision."""
    return {
        entry["revid"]: {s["id"] for s in entry["signals"] if s["id"].startswith("learned.")}
        for entry in entries(app)
        if entry["revid"]
    }


def undo(site: FakeSite, title: str, *, by: str = "Sybil") -> int:
    """Somebody saves the text of before the latest edit."""
    page = next(page for page in site.pages.values() if page.title == title)
    return site.edit(by, title, page.revisions[-2].text or "")


def days_later(app: App, site: FakeSite, clock: FakeClock, days: float = 4) -> None:
    """Time goes by, then anything at all happens."""
    clock.advance(days=days)
    site.append("Sybil", "Museum", f"It is {clock.now():%j} days into the year.")
    poll(app)


def taught(app: App, site: FakeSite, clock: FakeClock) -> None:
    """Five visitors bring adverts, which a sysop undoes, and five bring facts, which stand."""
    for number in range(5):
        site.append(f"Vic{number}", ARTICLES[number], PILLS.format(number))
        undo(site, ARTICLES[number])
        site.append(f"Gus{number}", ARTICLES[number], FACTS.format(number))
    poll(app)
    days_later(app, site, clock)


def test_edits_of_newcomers_become_lessons_when_their_fate_is_known(
    watching: App, site: FakeSite, clock: FakeClock
) -> None:
    bad = site.append("Vic", "Ferry", PILLS)
    undo(site, "Ferry")
    good = site.append("Gus", "Ferry", FACTS)
    poll(watching)
    assert lessons(watching) == {bad: 1, good: None}
    days_later(watching, site, clock)
    assert lessons(watching) == {bad: 1, good: 0}


def test_what_looks_like_what_was_undone_is_found(watching: App, site: FakeSite, clock: FakeClock) -> None:
    for _ in range(2):
        taught(watching, site, clock)
    bad = site.append("Wim", "Tower", PILLS.format(77))
    good = site.append("Hal", "Station", FACTS.format(77))
    poll(watching)
    assert found(watching)[bad] == {"learned.sure"}
    assert found(watching)[good] == set()


def test_the_first_run_learns_from_what_was_undone_before_it_came(
    site: FakeSite, store: Store, rules: Ruleset, clock: FakeClock
) -> None:
    app = make_app(site, store, eager(rules), clock, enforce=False)
    furnish(site)
    for number in range(6):
        clock.advance(days=4)
        site.append(f"Vic{number}", ARTICLES[number], PILLS.format(number))
        undo(site, ARTICLES[number])
        site.append(f"Gus{number}", ARTICLES[number], FACTS.format(number))
    clock.advance(days=4)
    assert poll(app) == []
    assert sorted(known for known in lessons(app).values() if known is not None) == [0] * 6 + [1] * 6
    bad, good = site.append("Wim", "Tower", PILLS.format(77)), site.append("Hal", "Station", FACTS.format(77))
    poll(app)
    assert (found(app)[bad], found(app)[good]) == ({"learned.sure"}, set())


def test_people_beyond_the_newcomers_the_exempt_and_logs_are_no_lessons(watching: App, site: FakeSite) -> None:
    site.account("Rita", groups={"autopatrolled"})
    site.append("Rita", "Ferry", PILLS)
    site.append("Sybil", "Tower", PILLS)
    site.person_blocks("Vic")
    site.move("Museum", "Gallery")
    poll(watching)
    assert lessons(watching) == {}


def test_whoever_brings_back_an_earlier_text_is_no_lesson(watching: App, site: FakeSite) -> None:
    edit = site.append("Gus", "Ferry", FACTS)
    undo(site, "Ferry", by="Vic")
    poll(watching)
    assert set(lessons(watching)) == {edit}


def test_without_bands_nothing_is_learned(site: FakeSite, store: Store, rules: Ruleset, clock: FakeClock) -> None:
    app = make_app(site, store, eager(rules, bands=()), clock, enforce=False)
    furnish(site)
    poll(app)
    taught(app, site, clock)
    assert lessons(app) == {}


@pytest.mark.parametrize("restored", [True, False])
def test_a_strangers_undoing_counts_only_if_nobody_objects(
    watching: App, site: FakeSite, clock: FakeClock, restored: bool
) -> None:
    edit = site.append("Gus", "Ferry", FACTS)
    clock.advance(hours=71)
    undo(site, "Ferry", by="Vic")
    poll(watching)
    clock.advance(hours=20)
    if restored:
        undo(site, "Ferry", by="Bea")
    poll(watching)
    assert lessons(watching)[edit] is None
    days_later(watching, site, clock)
    assert lessons(watching)[edit] == (0 if restored else 1)


def test_an_account_that_undoes_good_edits_teaches_nothing_when_they_are_brought_back(
    watching: App, site: FakeSite, clock: FakeClock
) -> None:
    edits = [site.append(f"Gus{number}", title, FACTS.format(number)) for number, title in enumerate(ARTICLES)]
    for title in ARTICLES:
        undo(site, title, by="Vic")
    for title in ARTICLES:
        undo(site, title)
    poll(watching)
    days_later(watching, site, clock)
    known = lessons(watching)
    assert {known[edit] for edit in edits} == {0}


@pytest.mark.parametrize(("left", "bad"), [("", 1), ("Moved to the talk page.", 1), (FACTS * 9, None)])
def test_a_page_that_a_sysop_empties_had_something_unwanted(
    watching: App, site: FakeSite, left: str, bad: int | None
) -> None:
    edits = [site.edit("Vic", "Pills", PILLS * 9), site.append("Vic", "Pills", PILLS)]
    site.edit("Sybil", "Pills", left)
    site.append("Sybil", "Ferry", "A quiet day.")
    poll(watching)
    assert [lessons(watching)[edit] for edit in edits] == [bad, bad]


def test_a_page_that_a_stranger_empties_teaches_nothing_bad(watching: App, site: FakeSite, clock: FakeClock) -> None:
    edit = site.edit("Gus", "Clocks", FACTS * 9)
    site.edit("Vic", "Clocks", "")
    poll(watching)
    days_later(watching, site, clock)
    assert lessons(watching)[edit] == 0


def test_what_was_taken_down_teaches_nothing_until_a_person_releases_it(
    site: FakeSite, store: Store, rules: Ruleset, clock: FakeClock
) -> None:
    app = make_app(site, store, eager(rules), clock)
    furnish(site)
    poll(app)
    edit = site.append("192.0.2.7", "Ferry", PROBE)
    until_quiet(app, clock)
    days_later(app, site, clock)
    (down,) = [action for action in store.actions_on(edit) if action.kind in ("hold", "revert")]
    assert down.status == "done"
    assert lessons(app)[edit] is None
    release(app, down.key, "Sybil")
    assert lessons(app)[edit] == 0


HOSTILE = [
    "half a letter: http://xn--ab-zd9k.example/",
    " ".join(f"[http://s{number}.example a{number}]" for number in range(3_000)),
    "\x00" * 1_000 + " nothing",
    "e" + "\u0301" * 50_000,
    "{{" * 20_000,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_somebody_saves_the_watch_goes_on(watching: App, site: FakeSite, clock: FakeClock, text: str) -> None:
    edit = site.append("Vic", "Ferry", text)
    poll(watching)
    days_later(watching, site, clock)
    assert lessons(watching)[edit] == 0


def history() -> list[Facts]:
    """Ten days of a wiki, as an export tells of them."""
    clock = FakeClock()
    site = FakeSite(clock)
    furnish(site)
    for number in range(40):
        title = ARTICLES[number % len(ARTICLES)]
        text = (PILLS, FACTS)[number // 2 % 2].format(number)
        site.append(f"Visitor{number}", title, text)
        if number // 2 % 2 == 0:
            undo(site, title, by=("Sybil", "Vic")[number % 2])
        if number % 13 == 0:
            site.edit("Sybil", title, "")
        clock.advance(hours=6)
    changes = [change for page in site.history_changes(site.recent[0].timestamp, clock.now()) for change in page]
    return site.facts(changes)


HISTORY = history()


def replayed(cuts: set[int]) -> tuple[dict[int, set[str]], list[tuple[object, ...]]]:
    """What was found and what was learned, where the history is judged in pieces."""
    clock, store = FakeClock(), Store(":memory:", durable=False)
    try:
        app = replace(make_app(FakeSite(clock), store, eager(PACKAGED), clock, enforce=False), replaying=True)
        for start, end in pairwise(sorted({0, len(HISTORY), *cuts})):
            with store.transaction():
                judge(app, HISTORY[start:end], None)
        return found(app), [tuple(row) for row in store.rows("select * from mark order by mark")]
    finally:
        store.close()


@settings(max_examples=8)
@given(cuts=st.sets(st.integers(1, len(HISTORY))))
def test_what_is_learned_does_not_depend_on_how_changes_come(cuts: set[int]) -> None:
    whole = replayed(set())
    assert "learned.sure" in set().union(*whole[0].values())
    assert replayed(cuts) == whole

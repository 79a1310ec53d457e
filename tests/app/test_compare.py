"""What became of edits by the end of an export, and verdicts kept until then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from fakes import FakeClock, FakeSite
from road import advert, article, furnish, make_app, until_quiet

from wikiwatch.app.compare import Collector, shown
from wikiwatch.app.context import App
from wikiwatch.app.replay import replay
from wikiwatch.core.comparison import Compared, Comparison, Fate
from wikiwatch.core.model import Facts, Outcome
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.site.nowhere import Nowhere
from wikiwatch.store.db import Store

STORY = "The keeper of the lights wrote down each ship that passed, and his daughter did after him."
Deed = Callable[[FakeSite, FakeClock], int]


def facts_of(site: FakeSite) -> list[Facts]:
    changes = [change for page in site.history_changes(site.recent[0].timestamp, site.clock.now()) for change in page]
    return site.facts(changes)


def compared(site: FakeSite, rules: Ruleset) -> tuple[dict[int, Compared], Comparison]:
    """The whole life of a wiki, judged and compared."""
    store = Store(":memory:", durable=False)
    try:
        nowhere: FakeSite = Nowhere()  # type: ignore[assignment]  # a replay asks nothing of a wiki
        app = replace(make_app(nowhere, store, rules, site.clock, enforce=False), replaying=True)
        collector = Collector()
        for _ in collector.take(replay(app, facts_of(site))):
            pass
        return collector.edits, collector.finish(app)
    finally:
        store.close()


def story(site: FakeSite) -> int:
    return site.append("Gus", "Ferry", STORY)


def reverted_by(user: str) -> Deed:
    def deed(site: FakeSite, clock: FakeClock) -> int:
        revid = story(site)
        clock.advance(hours=2)
        site.edit(user, "Ferry", article("Ferry"))
        return revid

    return deed


def brought_back(site: FakeSite, clock: FakeClock) -> int:
    revid = reverted_by("Nora")(site, clock)
    clock.advance(hours=1)
    site.edit("Ada", "Ferry", f"{article('Ferry')}\n\n{STORY}")
    assert site.facts([site.recent[-1]])[0].after == site.texts([revid])[revid]
    return revid


def brought_back_with_later_ones(site: FakeSite, clock: FakeClock) -> int:
    revid = story(site)
    later = site.append("Ada", "Ferry", "It has a clock.")
    clock.advance(hours=2)
    site.edit("Nora", "Ferry", article("Ferry"))
    clock.advance(hours=1)
    site.edit("Fay", "Ferry", site.texts([later])[later])
    return revid


def rewritten(site: FakeSite, clock: FakeClock) -> int:
    revid = story(site)
    clock.advance(hours=2)
    site.edit("Sybil", "Ferry", f"{article('Ferry')}\n\nIt is open on Sundays, from ten to four.")
    return revid


def undone_later(*, by: str = "Nora", says: str = "Undo revision {} by Gus (talk)", text: str = "") -> Deed:
    """Somebody wrote below the story before it was taken out, so that no earlier text came back."""

    def deed(site: FakeSite, clock: FakeClock) -> int:
        revid = story(site)
        site.append("Ada", "Ferry", "It is open on Sundays, from ten to four.")
        clock.advance(hours=2)
        site.edit(by, "Ferry", site.text("Ferry").replace(STORY, text), comment=says.format(revid))
        return revid

    return deed


def undone_and_brought_back(site: FakeSite, clock: FakeClock) -> int:
    revid = undone_later()(site, clock)
    clock.advance(hours=1)
    site.edit("Ada", "Ferry", site.texts([site.recent[-2].revid or 0])[site.recent[-2].revid or 0])
    return revid


def emptied(site: FakeSite, clock: FakeClock) -> int:
    revid = site.edit("Gus", "Keeper", f"{STORY}\n\n{article('Keeper')}")
    clock.advance(hours=2)
    site.edit("Sybil", "Keeper", "deleted")
    return revid


def left_alone(site: FakeSite, clock: FakeClock) -> int:
    return story(site)


@pytest.mark.parametrize(
    ("deed", "fate", "hours"),
    [
        pytest.param(reverted_by("Sybil"), Fate.UNDONE, 2, id="a sysop brought the earlier text back"),
        pytest.param(reverted_by("Nora"), Fate.UNDONE, 2, id="a stranger did, and it stayed so"),
        pytest.param(reverted_by(""), Fate.UNDONE, 2, id="somebody did whose name is hidden"),
        pytest.param(emptied, Fate.UNDONE, 2, id="a sysop emptied the page"),
        pytest.param(reverted_by("Gus"), Fate.NEITHER, None, id="its author took it back"),
        pytest.param(rewritten, Fate.NEITHER, None, id="a sysop wrote something else in its place"),
        pytest.param(undone_later(), Fate.UNDONE, 2, id="a stranger undid it below a later edit, and named it"),
        pytest.param(
            undone_later(says="Version [[Special:Diff/{0}|{0}]] rückgängig gemacht"),
            *(Fate.UNDONE, 2),
            id="the same, in another language",
        ),
        pytest.param(undone_later(by="Gus"), Fate.STOOD, None, id="its author did"),
        pytest.param(undone_later(says="Undo revision {}1"), Fate.STOOD, None, id="another revision was named"),
        pytest.param(undone_later(says="rollback, undo, spam"), Fate.STOOD, None, id="none was named"),
        pytest.param(undone_later(text=STORY[:70]), Fate.STOOD, None, id="it was named, and most of it was left"),
        pytest.param(undone_and_brought_back, Fate.STOOD, None, id="the undo was undone"),
        pytest.param(brought_back, Fate.STOOD, None, id="somebody brought it back"),
        pytest.param(brought_back_with_later_ones, Fate.STOOD, None, id="a text came back that had it in it"),
        pytest.param(left_alone, Fate.STOOD, None, id="nobody minded"),
    ],
)
def test_the_fate_of_an_edit_is_what_others_did(
    deed: Deed, fate: Fate, hours: int | None, site: FakeSite, clock: FakeClock, rules: Ruleset
) -> None:
    furnish(site)
    revid = deed(site, clock)
    clock.advance(days=5)
    site.append("Sybil", "Tower", "It has a clock.")
    found = compared(site, rules)[0][revid]
    undone_after = (found.undone_at - found.at) // timedelta(hours=1) if found.undone_at else None
    assert (found.fate, undone_after) == (fate, hours)


@pytest.mark.parametrize("deed", [reverted_by("Sybil"), left_alone])
def test_of_the_last_three_days_nothing_is_said(deed: Deed, site: FakeSite, clock: FakeClock, rules: Ruleset) -> None:
    furnish(site)
    revid = deed(site, clock)
    clock.advance(days=2)
    site.append("Sybil", "Tower", "It has a clock.")
    assert compared(site, rules)[0][revid].fate is Fate.YOUNG


@pytest.mark.parametrize(
    ("deleted_by", "of_author", "of_another"),
    [("Sybil", Fate.UNDONE, Fate.NEITHER), ("Gus", Fate.NEITHER, Fate.NEITHER), (None, Fate.STOOD, Fate.STOOD)],
)
def test_a_deletion_speaks_of_who_made_the_page_and_of_nobody_else(
    deleted_by: str | None,
    of_author: Fate,
    of_another: Fate,
    site: FakeSite,
    clock: FakeClock,
    watched: App,
) -> None:
    made = site.edit("Gus", "Keeper", STORY)
    another = site.append("Ada", "Keeper", "It is open on Sundays, from ten to four.")
    until_quiet(watched, clock)
    if deleted_by:
        site.delete("Keeper", deleted_by)
    clock.advance(days=5)
    until_quiet(watched, clock)
    fates = {revid: fate for revid, fate, _ in watched.store.edit_fates(clock.now(), timedelta(hours=72))}
    assert (fates[made], fates[another]) == (of_author, of_another)


def test_an_edit_that_is_held_with_later_ones_counts_as_held_from_then_on(
    site: FakeSite, clock: FakeClock, rules: Ruleset
) -> None:
    furnish(site)
    made: list[int] = []
    for number, title in enumerate(("Bridge", "Ferry", "Harbour", "Market", "Museum")):
        made.append(site.append("Eve", title, advert(number)))
        clock.advance(minutes=10)
    clock.advance(days=5)
    site.append("Sybil", "Tower", "It has a clock.")
    edits, found = compared(site, rules)
    first = edits[made[0]]
    assert (first.outcome, first.row) == (Outcome.HOLD, "hold-earlier")
    assert first.down_at in {edits[revid].at for revid in made[1:]}
    assert {edit.revid for edit in found.wrong} == set(made)


def test_what_stood_is_shown_with_the_beginning_of_its_text(site: FakeSite, clock: FakeClock, rules: Ruleset) -> None:
    furnish(site)
    revids = [site.append("Eve", title, advert(n)) for n, title in enumerate(("Bridge", "Ferry", "Harbour", "Market"))]
    clock.advance(days=5)
    site.append("Sybil", "Tower", "It has a clock.")
    found = compared(site, rules)[1]
    wrong = shown(found.wrong[:2], facts_of(site))
    assert [one.edit.revid for one in wrong] == [edit.revid for edit in found.wrong[:2]]
    assert {one.edit.revid for one in wrong} <= set(revids)
    assert all(one.user == "Eve" and one.excerpt.startswith("Looking for quick pipes help") for one in wrong)

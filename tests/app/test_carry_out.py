"""Carrying out what is due, on a wiki that may have changed since."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from fakes import FakeClock, FakeSite
from road import ARTICLES, PROBE, advert, article, bot_edits, probed, spam, state, statuses, until_quiet

from wikiwatch.app.carry_out import MOST_SECONDS, run_due
from wikiwatch.app.context import App
from wikiwatch.app.ingest import poll
from wikiwatch.core.model import AccountState
from wikiwatch.daemon import tick
from wikiwatch.ports import PageHead, Written

# What stands afterwards


def test_two_spammers_in_turn_on_one_page_leave_nothing(watched: App, site: FakeSite, clock: FakeClock) -> None:
    for number in range(5):
        site.append("Ann", "Tower", advert(number, "roofs"))
        site.append("Bob", "Tower", advert(number, "casino"))
    until_quiet(watched, clock)
    assert site.text("Tower") == article("Tower")


def test_a_good_edit_between_two_spammers_stays(watched: App, site: FakeSite, clock: FakeClock) -> None:
    for number in range(5):
        site.append("Ann", "Tower", advert(number, "roofs"))
        site.replace("Gus", "Tower", "old town", f"old town{number}") if number == 2 else None
        site.append("Bob", "Tower", advert(number, "casino"))
    until_quiet(watched, clock)
    assert site.text("Tower") == article("Tower").replace("old town", "old town2")


def test_what_was_left_to_a_person_is_tried_again_when_another_text_goes(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    first = [site.append("Ann", title, advert(number, "roofs")) for number, title in enumerate(ARTICLES)]
    site.edit("Carl", ARTICLES[0], site.text(ARTICLES[0]).replace("quick roofs", "quick tin roofs"))
    until_quiet(watched, clock)
    assert "person" in statuses(watched, first[0]).values()
    site.edit("Carl", ARTICLES[0], f"Hello! {site.text(ARTICLES[0]).replace('quick tin roofs', 'quick roofs')}")
    for number, title in enumerate(ARTICLES):
        site.append("Bob", title, advert(number, "casino"))
    until_quiet(watched, clock)
    assert "person" not in statuses(watched, first[0]).values()
    assert [site.text(title) for title in ARTICLES] == [
        f"Hello! {article(ARTICLES[0])}",
        *(article(title) for title in ARTICLES[1:]),
    ]


def test_spam_that_comes_while_the_watch_runs_is_taken_down_tick_by_tick(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    for number in range(6):
        site.append("Ann", ARTICLES[number], advert(number, "roofs"))
        site.append("Bob", ARTICLES[number], advert(number, "casino"))
        until_quiet(watched, clock)
    assert [site.text(title) for title in ARTICLES] == [article(title) for title in ARTICLES]


@pytest.mark.parametrize("can_rollback", [False, True])
def test_rollback_is_used_for_flagged_authors_and_never_tells_the_silenced_by_its_tag(
    watched: App, site: FakeSite, clock: FakeClock, can_rollback: bool
) -> None:
    site.can_rollback = can_rollback
    spam(site, "Flora", 4)
    probe = site.append("192.0.2.7", "Tower", PROBE)
    until_quiet(watched, clock)
    assert state(watched, "user:Flora") is AccountState.FLAGGED
    assert site.requests["rollback"] == (4 if can_rollback else 0)
    spam(site, "Sid", 6, "casino")
    until_quiet(watched, clock)
    assert state(watched, "user:Sid") is AccountState.SILENCED
    assert site.requests["rollback"] == (4 if can_rollback else 0)
    assert statuses(watched, probe) == {"revert": "done"}
    assert [site.text(title) for title in ARTICLES] == [article(title) for title in ARTICLES]


@pytest.mark.parametrize(
    ("text", "kind", "notice"),
    [
        ("wqkzjhrv", "revert", "Candidates for deletion"),
        ("hello wqkzjhrv zvkqpthx friends", "hold", "Pages held for review"),
    ],
)
def test_a_new_page_gets_a_notice_and_is_never_left_empty(
    watched: App, site: FakeSite, clock: FakeClock, text: str, kind: str, notice: str
) -> None:
    revid = site.edit("192.0.2.7", "A new page", text)
    until_quiet(watched, clock)
    assert statuses(watched, revid) == {kind: "done"} | ({"delete": "review"} if kind == "revert" else {})
    assert notice in site.text("A new page")
    assert f"down-{revid}" in site.text("A new page")
    assert "wqkzjhrv" not in site.text("A new page")


# What may have happened in between


@pytest.mark.parametrize(
    ("happens", "status"),
    [
        pytest.param(lambda site: site.delete("Ferry"), "skipped", id="the page was deleted"),
        pytest.param(lambda site: site.move("Ferry", "Old ferry"), "done", id="the page was moved"),
        pytest.param(lambda site: site.protect("Ferry"), "person", id="the page was protected"),
        pytest.param(lambda site: site.edit("Gus", "Ferry", article("Ferry")), "skipped", id="somebody undid it"),
        pytest.param(lambda site: site.append("Gus", "Ferry", "It sails."), "done", id="a good edit followed"),
        pytest.param(lambda site: site.replace("Gus", "Ferry", "north", "south"), "done", id="a good edit elsewhere"),
        pytest.param(lambda site: site.hide(site.pages[site.page_id("Ferry")].revisions[0].revid), "person",
                     id="what stood before was hidden"),
    ],
)  # fmt: skip
def test_what_happened_since_the_verdict(
    watched: App, site: FakeSite, clock: FakeClock, happens: Callable[[FakeSite], object], status: str
) -> None:
    revid = probed(watched, site)
    happens(site)
    until_quiet(watched, clock)
    assert statuses(watched, revid) == {"revert": status}
    assert bot_edits(site) == (1 if status == "done" else 0)
    if status == "done":
        assert PROBE not in site.text("Ferry") + site.text("Old ferry")


@pytest.mark.parametrize("recorded", [True, False], ids=["read already", "not read yet"])
def test_nobody_of_standing_is_fought(watched: App, site: FakeSite, clock: FakeClock, recorded: bool) -> None:
    revid = probed(watched, site)
    bad = site.text("Ferry")
    site.edit("Gus", "Ferry", article("Ferry"))
    site.edit("Sybil", "Ferry", bad)
    if recorded:
        poll(watched)
    run_due(watched)
    until_quiet(watched, clock)
    clock.advance(minutes=5)
    until_quiet(watched, clock)
    assert site.text("Ferry") == bad
    assert statuses(watched, revid) == {"revert": "skipped"}


def test_a_spammer_who_puts_it_back_is_fought(watched: App, site: FakeSite, clock: FakeClock) -> None:
    edits = spam(site, "Flora", 6)
    until_quiet(watched, clock)
    back = site.edit("Flora", "Bridge", f"{article('Bridge')}\n\n{advert(0)}")
    until_quiet(watched, clock)
    assert site.text("Bridge") == article("Bridge")
    assert statuses(watched, back) == {"revert": "done"}
    assert "done" in statuses(watched, edits[0]).values()


@pytest.mark.parametrize("method", ["head", "history", "texts", "save"])
def test_an_action_that_breaks_the_program_goes_to_a_person_and_the_others_are_carried_out(
    watched: App, site: FakeSite, clock: FakeClock, method: str
) -> None:
    edits = [site.append(f"192.0.2.{number}", ARTICLES[number], PROBE) for number in range(3)]
    poll(watched)
    site.fail_next(method, RecursionError("too deep"))
    run_due(watched)
    found = [statuses(watched, revid)["revert"] for revid in edits]
    assert sorted(found) == ["done", "done", "person"]
    broken = watched.store.action(f"down-{edits[found.index('person')]}")
    assert broken is not None
    assert "RecursionError" in broken.result


def test_an_edit_in_the_very_moment_of_the_write_is_not_lost(watched: App, site: FakeSite, clock: FakeClock) -> None:
    revid = probed(watched, site)

    def meanwhile() -> None:
        site.append("Gus", "Ferry", "It sails at noon.")

    site.before_write = meanwhile
    until_quiet(watched, clock)
    assert statuses(watched, revid) == {"revert": "done"}
    assert site.text("Ferry") == f"{article('Ferry')}\n\nIt sails at noon."


# A wiki whose answers hang


def test_reading_goes_on_while_writes_hang(
    watched: App, site: FakeSite, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each write takes as long as half of what a round has for them."""
    probes = [site.append(f"192.0.2.{number}", title, PROBE) for number, title in enumerate(ARTICLES[:5], 1)]
    save = site.save

    def slow(*arguments: Any) -> Written:
        clock.advance(seconds=MOST_SECONDS / 2)
        return save(*arguments)

    monkeypatch.setattr(site, "save", slow)
    rounds = [(tick(watched), sum(statuses(watched, probe) == {"revert": "done"} for probe in probes))]
    late = site.append("192.0.2.99", ARTICLES[5], PROBE)
    while rounds[-1][0]:
        rounds.append((tick(watched), sum(statuses(watched, probe) == {"revert": "done"} for probe in probes)))
        assert statuses(watched, late)
    assert rounds == [(True, 2), (True, 4), (False, 5)]
    assert statuses(watched, late) == {"revert": "done"}


def test_each_round_carries_out_one_at_least_however_slow_the_wiki_is(
    watched: App, site: FakeSite, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    probes = [site.append(f"192.0.2.{number}", title, PROBE) for number, title in enumerate(ARTICLES[:3], 1)]
    head = site.head

    def slow(page_id: int, title: str) -> PageHead | None:
        clock.advance(seconds=MOST_SECONDS)
        return head(page_id, title)

    monkeypatch.setattr(site, "head", slow)
    assert [tick(watched) for _ in probes] == [True, True, False]
    assert [statuses(watched, probe) for probe in probes] == [{"revert": "done"}] * 3


def test_what_a_take_down_of_its_own_brought_to_light_is_taken_down_too(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    before, link = site.text("Ferry"), "[https://lamps.example/ lamps for all]"
    first = site.append("Flora", "Ferry", link)
    tick(watched)
    assert statuses(watched, first) == {}
    site.append("192.0.2.7", "Ferry", PROBE)
    tick(watched)
    assert site.text("Ferry") == f"{before}\n\n{link}"
    for title in ("Bridge", "Harbour", "Market"):
        site.append("Flora", title, link)
    until_quiet(watched, clock)
    assert statuses(watched, first) == {"hold": "done"}
    assert site.text("Ferry") == before

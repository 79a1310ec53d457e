"""Changes at which the process is ended: the one that does it is set aside, and chance ends harm nobody."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from fakes import FakeClock, FakeSite
from road import ARTICLES, PROBE, furnish, make_app, outcomes, spam

from wikiwatch.app import guard, judge
from wikiwatch.app.context import App
from wikiwatch.app.entries import entries
from wikiwatch.app.ingest import poll
from wikiwatch.core.model import Facts
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors import DETECTORS
from wikiwatch.ports.guard import ENDED
from wikiwatch.service.notify import Notifier
from wikiwatch.service.vitals import STUCK_SECONDS, Vitals
from wikiwatch.store.db import Store
from wikiwatch.store.under_way import under_way

Kills = Callable[[Facts, bool], bool]  # a change, and whether it is the only one of its transaction


@pytest.fixture
def home(tmp_path: Path, site: FakeSite, rules: Ruleset, clock: FakeClock) -> Path:
    """A folder whose database knows the wiki's past."""
    furnish(site)
    with started(tmp_path, site, rules, clock) as app:
        poll(app)
    return tmp_path


@contextmanager
def started(folder: Path, site: FakeSite, rules: Ruleset, clock: FakeClock) -> Iterator[App]:
    store = Store(folder / "home.db")
    store.set_meta("secret", "the same")
    try:
        with under_way(folder / "judging") as note:
            yield replace(make_app(site, store, rules, clock), under_way=note)
    finally:
        store.close()


@pytest.fixture
def ended(
    home: Path, site: FakeSite, rules: Ruleset, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Kills], bool]:
    """Start the program in a process of its own, which is killed while it judges what it is told; whether it was."""
    real, alone = judge._judge_one, [False]
    whole = judge.judge

    def run(kills: Kills) -> bool:
        def judge_one(app: App, facts: Facts, *more: object) -> object:
            found = real(app, facts, *more)  # type: ignore[arg-type]
            if kills(facts, alone[0]):
                os.kill(os.getpid(), signal.SIGKILL)
            return found

        def judge_page(app: App, page: list[Facts], *more: object) -> object:
            alone[0] = len(page) == 1
            return whole(app, page, *more)  # type: ignore[arg-type]

        child = os.fork()
        if child == 0:
            status = 1
            try:
                monkeypatch.setattr(judge, "_judge_one", judge_one)
                monkeypatch.setattr("wikiwatch.app.ingest.judge", judge_page)
                with started(home, site, rules, clock) as app:
                    poll(app)
                status = 0
            finally:
                os._exit(status)
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
        return os.WIFSIGNALED(status)

    return run


def mixed(site: FakeSite) -> list[int]:
    """A probe, an advert in many places, and good edits among them."""
    first = site.append("192.0.2.7", "Ferry", PROBE)
    adverts = spam(site, "Flora", 5)
    good = site.append("Nina", "Tower", "Its clock is described in https://library.example.org/clocks on page 12.")
    return [first, *adverts, good, *(site.append("Tom", title, "It was painted.") for title in ARTICLES)]


def reasons(folder: Path, site: FakeSite, rules: Ruleset, clock: FakeClock) -> dict[int, str]:
    """Row and reason of each revision, once all is judged."""
    with started(folder, site, rules, clock) as app:
        poll(app)
        return {entry["revid"]: f"{entry['row']}: {entry['reason']}" for entry in entries(app) if entry["revid"]}


def test_a_change_that_always_ends_the_program_is_set_aside_and_all_others_are_judged(
    home: Path, site: FakeSite, rules: Ruleset, clock: FakeClock, ended: Callable[[Kills], bool]
) -> None:
    revids = mixed(site)
    deadly = revids[6]
    deaths = 0
    while ended(lambda facts, _alone: facts.change.revid == deadly):
        deaths += 1
        assert deaths < 20
    assert deaths == 1 + guard.DEATHS
    told = reasons(home, site, rules, clock)
    assert set(revids) <= told.keys()
    assert {revid for revid, why in told.items() if why.startswith("set-aside")} == {deadly}
    assert ENDED in told[deadly]


def test_ends_at_random_moments_set_nothing_aside_and_change_no_verdict(
    home: Path, tmp_path: Path, site: FakeSite, rules: Ruleset, clock: FakeClock, ended: Callable[[Kills], bool]
) -> None:
    revids = mixed(site)
    undisturbed = tmp_path / "undisturbed"
    undisturbed.mkdir()
    (undisturbed / "home.db").write_bytes((home / "home.db").read_bytes())
    for revid in (revids[7], revids[2], revids[2], revids[9], *[revids[6]] * 3, revids[0], revids[-1]):
        ended(lambda facts, _alone, revid=revid: facts.change.revid == revid)  # type: ignore[misc]
    assert reasons(home, site, rules, clock) == reasons(undisturbed, site, rules, clock)


def test_ends_among_other_changes_are_never_counted(
    home: Path, site: FakeSite, rules: Ruleset, clock: FakeClock, ended: Callable[[Kills], bool]
) -> None:
    """A page that is ended at each of its changes in turn, over and over, leads to no blame."""
    revids = mixed(site)
    for _ in range(3):
        for revid in reversed(revids):
            ended(lambda facts, alone, revid=revid: facts.change.revid == revid and not alone)  # type: ignore[misc]
    told = reasons(home, site, rules, clock)
    assert [why for why in told.values() if why.startswith("set-aside")] == []


def test_what_was_judged_after_all_is_under_no_suspicion_any_more(
    home: Path, site: FakeSite, rules: Ruleset, clock: FakeClock, ended: Callable[[Kills], bool]
) -> None:
    revid = mixed(site)[4]
    for _ in range(guard.DEATHS):
        assert ended(lambda facts, _alone: facts.change.revid == revid)
    with under_way(home / "judging") as note:
        assert (note.suspect, note.deaths) == (f"r-{revid}", guard.DEATHS - 1)
    assert not ended(lambda _facts, _alone: False)
    with under_way(home / "judging") as note:
        assert (note.suspect, note.deaths) == ("", 0)
    with started(home, site, rules, clock) as app:
        assert outcomes(app)[revid] == "hold"


def test_ends_while_a_new_process_gets_ready_accuse_no_change(
    home: Path,
    site: FakeSite,
    rules: Ruleset,
    clock: FakeClock,
    ended: Callable[[Kills], bool],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The first look of a process takes the longest by far: whoever ends it again and again ends it there."""
    revid = mixed(site)[0]
    assert ended(lambda facts, _alone: facts.change.revid == revid)
    with monkeypatch.context() as patched:
        first = DETECTORS["phrases"]._replace(detect=lambda *_: os.kill(os.getpid(), signal.SIGKILL))
        patched.setitem(DETECTORS, "phrases", first)
        for _ in range(guard.DEATHS + 1):
            assert ended(lambda _facts, _alone: False)
    assert not reasons(home, site, rules, clock)[revid].startswith("set-aside")


@pytest.mark.parametrize("spoilt", [b"", b"\0" * 96, b"r-12", b"r-12 -4", b"r-1 1" * 500, b"r-12 \xb2"])
def test_a_spoilt_note_accuses_nobody(tmp_path: Path, spoilt: bytes) -> None:
    (tmp_path / "judging").write_bytes(spoilt)
    with under_way(tmp_path / "judging") as note:
        assert (note.suspect, note.deaths) == ("", 0)


def test_a_note_of_what_is_recorded_already_is_of_no_account(
    home: Path, site: FakeSite, rules: Ruleset, clock: FakeClock, ended: Callable[[Kills], bool]
) -> None:
    revid = mixed(site)[0]
    assert not ended(lambda _facts, _alone: False)
    (home / "judging").write_text(f"r-{revid} {guard.DEATHS}")
    told = reasons(home, site, rules, clock)
    assert not told[revid].startswith("set-aside")


def test_a_page_of_changes_that_take_long_is_judged_with_signs_of_life(
    home: Path, site: FakeSite, rules: Ruleset, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a watchdog would end it there, and again after the next start."""
    real, passed, ills = judge._judge_one, [0.0], list[str]()
    vitals = Vitals(Notifier({}), steady=lambda: passed[0])

    def slow(app: App, facts: Facts, *more: object) -> object:
        passed[0] += STUCK_SECONDS / 4
        ills.extend(vitals.ills())
        return real(app, facts, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(judge, "_judge_one", slow)
    for number in range(8):
        site.append("Flora", "Ferry", f"Ferry number {number}.")
    with started(home, site, rules, clock) as app:
        assert len(poll(replace(app, vitals=vitals))) == 8
    assert ills == []

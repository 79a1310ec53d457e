"""Killed at any call to the wiki or the database, and started again: nothing missed, nothing done twice."""

from __future__ import annotations

import copy
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from fakes import LOG, FakeClock, FakeSite
from night import at_night
from road import PROBE, advert, furnish, make_app, until_quiet

from wikiwatch.app import hold
from wikiwatch.app.context import App
from wikiwatch.app.entries import entries
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.daemon import tick
from wikiwatch.store.db import Store

EACH = 5  # by day a life ends at each fifth of the moments, at night at each


class Killed(BaseException):
    """The process is gone."""


class Death:
    """Comes at the n-th call of a method of the site or the store: just before it, or just after.

    `changing` are the calls that changed something. Of one transaction, all of which is kept or nothing, they are the
    first and the last: to die elsewhere in it is to die there.
    """

    def __init__(self, at: int, *, after: bool) -> None:
        self.at = at
        self.after = after
        self.calls = 0
        self.changing: list[int] = []
        self._within: list[int] = []

    def around(
        self, method: Callable[..., Any], state: Callable[[], tuple[bool, object]], *args: Any, **kw: Any
    ) -> Any:
        """Call the method; `state` tells whether a transaction is open, and gives a value that each change changes."""
        self.calls += 1
        mine = self.calls == self.at
        if mine and not self.after:
            raise Killed
        number, before = self.calls, state()
        result = method(*args, **kw)
        inside, now = state()
        if not inside:
            self.changing += [*self._within[:1], *self._within[1:][-1:]]
            self._within = []
        if now != before[1]:
            (self._within if inside else self.changing).append(number)
        if mine:
            raise Killed
        return result


class Mortal:
    """A site or store whose calls Death counts. Transactions are the store's own, so that they roll back."""

    def __init__(self, target: FakeSite | Store, death: Death) -> None:
        self.target = target
        self.death = death

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.target, name)
        if not callable(found):
            return found
        return lambda *args, **kwargs: self.death.around(found, self._state, *args, **kwargs)

    def _state(self) -> tuple[bool, object]:
        if isinstance(self.target, Store):
            return self.target.conn.in_transaction, self.target.conn.total_changes
        return False, (len(self.target.recent), len(self.target.blocks))

    def transaction(self) -> AbstractContextManager[None]:
        return self.target.transaction()  # type: ignore[union-attr]  # only a store is asked for it


def visitors(site: FakeSite, _store: Store, _app: App) -> None:
    """A flood, a probe, a sandwich of two spammers, a new page, a move, an upload, and a good edit in between."""
    site.upload("Sybil", "File:Tower.png")
    site.append("192.0.2.7", "Ferry", PROBE)
    site.append("Flora", "Harbour", advert(0))
    site.append("Newbie", "Bridge", "It has four arches.")
    for number in range(1, 4):
        site.append("Flora", "Tower", advert(number))
        site.append("Bob", "Tower", advert(number, "casino"))
    site.append("Flora", "Market", advert(4))
    site.append("Bob", "Bridge", advert(4, "casino"))
    site.edit("198.51.100.3", "Xqzvkjwtrp", "wqkzjhrv zvkqpthx")
    site.move("Museum", "Cheap pipes", "Flora")
    site.upload("Flora", "File:Tower.png")


def a_person_decides(_site: FakeSite, store: Store, app: App) -> None:
    """A yes to every planned block and deletion, and a release of a hold."""
    released = next(entry for entry in entries(app) if (entry["title"], entry["user"]) == ("Harbour", "Flora"))
    hold.release(app, f"down-{released['revid']}", "Sybil")
    for action in store.waiting():
        if action.kind in ("block", "delete"):
            hold.approve(app, action.key, "Sybil")


def two_weeks_later(site: FakeSite, _store: Store, _app: App) -> None:
    site.clock.advance(days=15)


EVENTS = (visitors, a_person_decides, two_weeks_later)


class Story:
    """The events, one after another, with the program running in between, killed once."""

    def __init__(self, template: tuple[FakeSite, Path], folder: Path, rules: Ruleset, death: Death) -> None:
        self.site = copy.deepcopy(template[0])
        self.site.page_size = 6
        self.file = folder / "wikiwatch.db"
        shutil.copy(template[1], self.file)
        self.rules = rules
        self.death = death

    def opened(self, death: Death | None) -> tuple[App, Store]:
        store = Store(self.file, durable=False)
        site: Any = Mortal(self.site, death) if death else self.site
        seen: Any = Mortal(store, death) if death else store
        return make_app(site, seen, self.rules, self.site.clock), store

    def run(self) -> dict[str, Any]:
        death: Death | None = self.death
        for event in EVENTS:
            app, store = self.opened(None)
            event(self.site, store, app)
            store.close()
            while True:
                app, store = self.opened(death)
                try:
                    app.store.reopen_claimed()
                    until_quiet(app, self.site.clock)
                    break
                except Killed:
                    death = None
                finally:
                    store.close()
        app, store = self.opened(None)
        try:
            return self.end(app)
        finally:
            store.close()

    def end(self, app: App) -> dict[str, Any]:
        """All that a person could see at the end, without ids that shift when the log is written once more."""
        histories = {
            page.title: [(revision.user, revision.text) for revision in page.revisions]
            for page in self.site.pages.values()
            if page.title != LOG
        }
        for revisions in histories.values():
            assert all(one != two for one, two in pairwise(revisions)), "written twice"
        judged = [entry for entry in entries(app) if entry["title"] != LOG]
        return {
            "pages": histories,
            "deleted": sorted(page.title for page in self.site.pages.values() if page.deleted),
            "files": {title: [one.user for one in versions] for title, versions in self.site.files.items()},
            "blocks": self.site.blocks,
            # Of what was due at one moment, either may come first.
            "verdicts": sorted((entry["title"], entry["user"], entry["outcome"]) for entry in judged),
            "actions": [[(a["kind"], a["target"], a["status"]) for a in entry["actions"]] for entry in judged],
            "accounts": [(row["user"], row["state"]) for row in app.store.accounts(self.site.clock.now())],
            "unpublished": app.store.unpublished(),
        }


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory, rules: Ruleset) -> tuple[FakeSite, Path]:
    """A furnished wiki on which the first run is over."""
    clock = FakeClock()
    site = FakeSite(clock)
    furnish(site)
    file = tmp_path_factory.mktemp("template") / "wikiwatch.db"
    store = Store(file, durable=False)
    store.set_meta("secret", "the same moments in every life")
    tick(make_app(site, store, rules, clock))
    store.close()
    return site, file


@pytest.fixture(scope="module")
def undisturbed(
    template: tuple[FakeSite, Path], tmp_path_factory: pytest.TempPathFactory, rules: Ruleset
) -> tuple[dict[str, Any], list[int]]:
    """The end of a life without death, and its calls that changed something."""
    death = Death(0, after=False)
    return Story(template, tmp_path_factory.mktemp("undisturbed"), rules, death).run(), death.changing


def lives(
    template: tuple[FakeSite, Path], folder: Path, rules: Ruleset, calls: list[int], *, after: bool
) -> Iterator[tuple[int, dict[str, Any]]]:
    for number in calls[:: at_night(1, by_day=EACH)]:
        yield number, Story(template, folder, rules, Death(number, after=after)).run()


def test_the_undisturbed_story_is_worth_disturbing(undisturbed: tuple[dict[str, Any], list[int]]) -> None:
    end, calls = undisturbed
    assert len(calls) > 60
    assert {"Flora"} <= set(end["blocks"])
    kinds = {kind for actions in end["actions"] for kind, _, _ in actions}
    assert kinds == {"hold", "revert", "release", "block", "move", "filerevert", "delete"}
    assert {status for actions in end["actions"] for _, _, status in actions} == {"done"}
    assert ("Museum" in end["pages"], end["deleted"]) == (True, ["Xqzvkjwtrp"])
    assert end["files"] == {"File:Tower.png": ["WatchBot", "Flora", "Sybil"]}
    assert end["unpublished"] == 0


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_a_kill_at_each_change_leads_to_the_same_end(
    after: bool,
    template: tuple[FakeSite, Path],
    undisturbed: tuple[dict[str, Any], list[int]],
    rules: Ruleset,
    tmp_path: Path,
) -> None:
    end, calls = undisturbed
    different = {
        number: {name: (found[name], end[name]) for name in end if found[name] != end[name]}
        for number, found in lives(template, tmp_path, rules, calls, after=after)
        if found != end
    }
    assert not different


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_a_kill_in_the_first_run_neither_acts_on_the_past_nor_misses_the_present(
    after: bool, rules: Ruleset, tmp_path: Path
) -> None:
    number, survived = 0, False
    while not survived:
        number += at_night(1, by_day=EACH)
        site = FakeSite(FakeClock())
        furnish(site)
        old = site.append("192.0.2.7", "Ferry", PROBE)
        file = tmp_path / f"{after}{number}.db"
        store = Store(file, durable=False)
        death = Death(number, after=after)
        mortal: Any = Mortal(site, death), Mortal(store, death)
        try:
            tick(make_app(mortal[0], mortal[1], rules, site.clock))
            survived = True
        except Killed:
            store.close()
            store = Store(file, durable=False)
        app = make_app(site, store, rules, site.clock)
        tick(app)
        new = site.append("192.0.2.9", "Tower", "zvkqpthx")
        until_quiet(app, site.clock)
        judged = {entry["revid"]: entry["outcome"] for entry in entries(app)}
        store.close()
        assert old not in judged
        assert judged[new] == "revert"
        assert "zvkqpthx" not in site.text("Tower")
    assert number > 10

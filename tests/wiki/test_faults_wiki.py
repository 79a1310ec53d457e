"""The law of faults on real wikis: what stands at the end is as if nothing had happened, and reading never stops."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import cast

import pytest
from patrol import letters

from tools.faults.deeds import tale
from tools.faults.ends import differences
from tools.faults.kinds import KINDS, Kind
from tools.faults.proxy import between
from tools.faults.real import DECISIONS_PAGE, RUN_PAGE, WIKIS, real_teller
from tools.faults.waits import Waits, hurried
from tools.faults.witness import Witness
from wikiwatch import config, home, wiring
from wikiwatch.app.context import App
from wikiwatch.daemon import run_forever
from wikiwatch.sandbox.settings import WikiSettings
from wikiwatch.sandbox.wiki import BOT, PracticeWiki
from wikiwatch.site.mediawiki import MediaWikiSite
from wikiwatch.wake import Bell, Woke
from wikiwatch.wake_table import WakeTable

ARTICLE = "The road leads over the hill.\n\nAt its end stands an inn."
# Each takes half a minute; at night, and with `make faults WIKI=1.39`, as many are told as there is time for.
TALES = {"1.43-temp": 32}
PAGES = (RUN_PAGE, DECISIONS_PAGE)
FAULTS = {kind.name: kind for kind in KINDS}


@pytest.mark.parametrize(("variant", "seed"), TALES.items())
def test_a_tale_with_faults_ends_on_a_real_wiki_as_without(
    template: Callable[[WikiSettings], PracticeWiki], variant: str, seed: int
) -> None:
    with real_teller(template(WIKIS[variant])) as tells:
        without, found = tells.end_of(seed, faulty=False), tells.end_of(seed, faulty=True)
    assert list(differences(found, without)) == []
    assert {what.split()[0] for what in found.counts} >= {"edit", "block", "delete", "move", "upload"}
    assert any("(wiki): release" in one for one in found.decisions)
    assert sum(count for name, count in found.faults.items() if not name.endswith("at a read")) > 5


def test_a_tale_is_the_same_each_time_and_another_number_is_another_tale() -> None:
    assert tale(7, *PAGES) == tale(7, *PAGES) != tale(8, *PAGES)


def test_the_witness_sees_a_write_past_the_gate_or_against_the_run_page() -> None:
    witness = Witness(1, RUN_PAGE, forget=lambda: None)
    gate = {"action": "query", "titles": f"\x1f{RUN_PAGE}", "meta": "userinfo|tokens"}
    edit = {"action": "edit", "title": "Bridge"}
    for asked in (gate, {"action": "query", "list": "users"}, edit):
        witness.pick(asked)
    assert (witness.wrongs, witness.writes) == ([], 1)
    witness.pick(edit)
    witness.says_yes = False
    for asked in (gate, edit):
        witness.pick(asked)
    assert witness.wrongs == [
        "written without a look at the run page: edit Bridge",
        "written though the run page says no: edit Bridge",
    ]


# reading never stops while writes wait


class Scenes(Bell):
    """What happens between the rounds of the loop, one scene each; the loop ends after the last."""

    def __init__(self, scenes: Iterator[None]) -> None:
        super().__init__(WakeTable())
        self._scenes = scenes

    def wait(self, _seconds: float) -> Woke:
        """See `Bell.wait`."""
        if next(self._scenes, self) is self:
            self.stop()
        return Woke.AGAIN


class Refuses:
    """The fault at each write, while there is one."""

    def __init__(self) -> None:
        self.kind: Kind | None = None
        self.refused = 0

    def pick(self, asked: dict[str, str]) -> Kind | None:
        """See `between`."""
        kind = None if asked["action"] in ("query", "login") else self.kind
        self.refused += kind is not None
        return kind


@contextmanager
def watching(wiki: PracticeWiki, folder: Path, refuses: Refuses) -> Iterator[tuple[App, Waits]]:
    """An App behind the proxy whose clock only its own waiting moves ahead."""
    random, clock = Random(1), Waits()
    with between(wiki.api, refuses.pick, lambda kind, answer: kind.spoil(answer, random)) as proxy:
        home.init(folder, proxy.api, wiki.bot_login, wiki.state.bot_password)
        with wiring.live_app(config.load(folder), enforce=True) as live:
            cast(MediaWikiSite, live.site).session.pause = clock.wait
            yield replace(live, clock=clock), clock


@pytest.mark.usefixtures("handlers")
def test_the_loop_reads_on_while_every_write_is_refused_or_hangs_and_then_does_each_once(
    new_wiki: Callable[..., PracticeWiki], tmp_path: Path
) -> None:
    wiki = new_wiki(WIKIS["1.39"])
    sysop, visitor, refuses = wiki.sysop(), wiki.anonymous("192.0.2.7"), Refuses()
    refusals = ("ratelimited", "readonly", "maxlag", "503", "time-out")
    for name in refusals:
        sysop.edit(f"Road of {name}", text=ARTICLE)
    sysop.edit(RUN_PAGE, text="yes")

    def outcome(app: App, revid: int) -> str:
        row = app.store.entry(revid)
        return str(row["outcome"]) if row else ""

    def scenes(app: App, clock: Waits) -> Iterator[None]:
        for name in refusals:
            refuses.kind, refuses.refused = FAULTS[name], 0
            bad = visitor.edit(f"Road of {name}", appendtext=f"\n\n{letters()}")
            good = sysop.edit("Talk:Main Page", text=f"Who looks after the road of {name}?")
            yield
            assert (outcome(app, bad), outcome(app, good)) == ("revert", "allow")
            assert refuses.refused
            clock.wait(timedelta(hours=2).total_seconds())  # longer than any of them is put off
        assert all(sysop.text(f"Road of {name}") != ARTICLE for name in refusals)
        refuses.kind = None
        yield
        yield

    with watching(wiki, tmp_path / "home", refuses) as (app, clock), hurried(), Scenes(scenes(app, clock)) as bell:
        run_forever(app, 3600, bell)

    for name in refusals:
        [page] = sysop.query(prop="revisions", titles=f"Road of {name}", rvprop="user", rvlimit="max")["pages"]
        assert [one["user"] for one in page["revisions"]] == [BOT, "192.0.2.7", "Admin"]
        assert sysop.text(f"Road of {name}") == ARTICLE

"""Whatever happens to a page between plan and carrying out, no good edit is lost and no bad text comes back."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import hypothesis.strategies as st
from fakes import BOT, FakeClock, FakePage, FakeSite
from hypothesis import event, given, settings
from night import at_night
from road import article, make_app

from wikiwatch import rulefiles
from wikiwatch.app.carry_out import run_due
from wikiwatch.app.context import App
from wikiwatch.core.action import Action, ActionKind, ActionStatus
from wikiwatch.core.evidence import Added, Trust, Verdict
from wikiwatch.core.model import AccountState, Outcome
from wikiwatch.core.plan import take_down_key
from wikiwatch.store.db import Store

RULES = rulefiles.load(rulefiles.packaged_rules_dir())
PAGE = "Bridge"
SPAMMERS = ("Ann", "Bob")
WORD = re.compile(r"\b(?:good|bad)\d+\b")

place = st.integers(0, 6)
spam_op = st.tuples(st.just("spam"), st.sampled_from(SPAMMERS), place)
later_op = st.one_of(
    spam_op,
    st.tuples(st.just("good"), st.sampled_from(["Gus", "Gerda", "203.0.113.5"]), place),
    st.tuples(st.just("inside"), st.just("Gus"), place),
    st.tuples(st.just("restore"), st.sampled_from(["Sybil", "Gus"]), place),
    st.tuples(st.just("undo"), st.just("Sybil"), place),
    st.tuples(st.sampled_from(["hide", "move", "delete", "protect"]), st.just("Sybil"), place),
)


@dataclass
class World:
    """A page, its judged past, and the program's database."""

    site: FakeSite
    app: App
    count: int = 0
    bad: list[int] = field(default_factory=list)

    def word(self, kind: str) -> str:
        self.count += 1
        return f"{kind}{self.count}"

    def play(self, op: str, user: str, where: int) -> None:
        """One thing that happens to the page; nothing where there is no page any more."""
        page = next(iter(self.site.pages.values()))
        if page.deleted:
            return
        earlier = page.revisions[where % len(page.revisions)]
        text = self.site.text(page.title)
        match op:
            case "spam":
                self.bad.append(self.put(page.title, user, f"Buy {self.word('bad')} here today", where))
            case "good":
                self.put(page.title, user, f"It was {self.word('good')} then", where)
            case "inside" if " here today" in text:
                new = f" {self.word('good')} here today"
                self.site.edit(user, page.title, text.replace(" here today", new, 1))
            case "restore" | "undo" if earlier.user != BOT and earlier.text and not earlier.hidden:
                self.site.edit(user, page.title, earlier.text)
            case "hide" if earlier is not page.head:
                self.site.hide(earlier.revid)
            case "move":
                self.site.move(page.title, f"Moved {self.count}")
            case "delete":
                self.site.delete(page.title)
            case "protect":
                self.site.protect(page.title)

    def put(self, title: str, user: str, words: str, where: int) -> int:
        text = self.site.text(title)
        parts = text.split("\n\n") if text else []
        at = where % (len(parts) + 1)
        return self.site.edit(user, title, "\n\n".join([*parts[:at], words, *parts[at:]]))

    def judge(self, *, flagged: bool, kind: ActionKind) -> None:
        """Record all edits so far; those of the spammers are to be taken down."""
        store, now = self.app.store, self.site.clock.now()
        changes = [change for change in self.site.recent if change.is_text]
        outcome = Outcome.HOLD if kind is ActionKind.HOLD else Outcome.REVERT
        for facts in self.site.facts(store.unseen(changes)):
            bad = facts.change.user in SPAMMERS
            verdict = Verdict(
                outcome=outcome if bad else Outcome.ALLOW,
                row="x",
                reason="r",
                score=0,
                trust=Trust(score=0, band="new"),
            )
            standing = facts.change.user == "Sybil"
            store.record(facts, Added(), verdict, standing=standing, judged_at=now)
            if bad:
                store.plan([self.action(facts.change.revid or 0, facts.actor.key, kind)])
            if bad and flagged:
                store.set_state(
                    (facts.actor.key, facts.actor.name),
                    AccountState.FLAGGED,
                    now,
                    until=None,
                    revid=facts.change.revid,
                    reason="r",
                )

    def action(self, revid: int, actor_key: str, kind: ActionKind) -> Action:
        page = next(iter(self.site.pages.values()))
        now = self.site.clock.now()
        return Action(
            key=take_down_key(revid),
            kind=kind,
            target=page.title,
            due_at=now,
            planned_at=now,
            reason="r",
            revid=revid,
            page_id=page.page_id,
            actor_key=actor_key,
        )


def words(text: str | None, kind: str) -> set[str]:
    return {word for word in WORD.findall(text or "") if word.startswith(kind)}


def check_writes(world: World) -> None:
    """Each revision that the program saved, against the one that stood before it."""
    for page in world.site.pages.values():
        for before, made in zip(page.revisions, page.revisions[1:], strict=False):
            if made.user != BOT:
                continue
            lost = words(before.text, "good") - words(made.text, "good")
            assert lost <= hidden_words(page), "a good edit was lost"
            assert words(made.text, "bad") <= words(before.text, "bad"), "a bad text came back"
            assert made.text, "a page was left empty"
            taken = words(before.text, "bad") - words(made.text, "bad")
            assert not taken & put_back_by_sybil(page, made.revid), "somebody of standing was fought"


def hidden_words(page: FakePage) -> set[str]:
    """What revisions added that a sysop hid: judged bad by a person, and never restored."""
    pairs = zip([None, *page.revisions], page.revisions, strict=False)
    return {
        word
        for before, revision in pairs
        if revision.hidden
        for word in words(revision.text, "good") - words(before.text if before else "", "good")
    }


def put_back_by_sybil(page: FakePage, until: int) -> set[str]:
    """Bad words of texts that a sysop saved again, exactly as a spammer had saved them, and not touched since."""
    earlier: dict[str | None, set[str]] = {}
    found: set[str] = set()
    for before, revision in zip([None, *page.revisions], page.revisions, strict=False):
        if revision.revid >= until:
            break
        if revision.user in SPAMMERS:
            earlier[revision.sha1] = words(revision.text, "bad") - words(before.text if before else "", "bad")
        if revision.user == "Sybil" and before is not None and before.sha1 != revision.sha1:
            found |= earlier.get(revision.sha1, set())
    return found


@settings(max_examples=at_night(250, by_day=60))
@given(
    created_by_spammer=st.booleans(),
    before=st.lists(later_op, max_size=4),
    first=spam_op,
    after=st.lists(later_op, max_size=4),
    race=st.none() | later_op,
    flagged=st.booleans(),
    rollback=st.booleans(),
    kind=st.sampled_from([ActionKind.HOLD, ActionKind.REVERT]),
)
def test_no_good_edit_is_lost_and_no_bad_text_comes_back(
    created_by_spammer: bool,
    before: list[Any],
    first: Any,
    after: list[Any],
    race: Any,
    flagged: bool,
    rollback: bool,
    kind: ActionKind,
) -> None:
    clock = FakeClock()
    site = FakeSite(clock)
    site.can_rollback = rollback
    store = Store(":memory:", durable=False)
    world = World(site, make_app(site, store, RULES, clock))
    start = f"Buy {world.word('bad')} here today" if created_by_spammer else article(PAGE)
    site.edit("Ann" if created_by_spammer else "Sybil", PAGE, start)
    for op in [*before, first]:
        world.play(*op)
    world.judge(flagged=flagged, kind=kind)
    for op in after:
        world.play(*op)
    if race is not None:
        site.before_write = lambda: world.play(*race)
    for _ in range(8):
        run_due(world.app)
        clock.advance(hours=2)
        world.judge(flagged=flagged, kind=kind)
    check_writes(world)
    for action in store.actions_of_actor("user:Ann") + store.actions_of_actor("user:Bob"):
        event(str(action.status))
        assert action.status in (ActionStatus.DONE, ActionStatus.SKIPPED, ActionStatus.PERSON)
    store.close()

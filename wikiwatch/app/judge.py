"""Judge a page of changes in order of time, and keep all that follows from it."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from wikiwatch.app.context import App
from wikiwatch.core import text
from wikiwatch.core.decide import decide, passed_over, set_aside
from wikiwatch.core.exempt import exempt, of_standing
from wikiwatch.core.model import (
    AccountState,
    Action,
    ActorKind,
    Added,
    Case,
    Change,
    ChangeKind,
    Facts,
    Insertion,
    Past,
    Verdict,
    actor_key,
    parse_address,
)
from wikiwatch.core.plan import plan
from wikiwatch.core.trust import trust
from wikiwatch.detectors import run
from wikiwatch.detectors.random_text import words_of

log = logging.getLogger(__name__)

# So few words can be looked for in the page itself; an edit that adds more is no tracking edit.
WORDS_LOOKED_FOR = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One change with its verdict and the actions that were newly planned for it."""

    facts: Facts
    verdict: Verdict
    actions: tuple[Action, ...]


def judge(app: App, page: Sequence[Facts], now: datetime | None) -> list[Judged]:
    """Judge changes, oldest first, and record everything. Call it inside a transaction.

    `now` is the time of judging; None means the time of each change itself (a replay).
    """
    in_order = sorted(page, key=lambda f: (f.change.timestamp, f.change.revid or 0, f.change.rcid or 0))
    return [_judge_one(app, facts, now or facts.change.timestamp) for facts in in_order]


def read_only(app: App, page: Sequence[Facts], now: datetime) -> None:
    """Record changes for trust without judging them. Call it inside a transaction."""
    for facts in page:
        _note_event(app, facts.change)
        app.store.record(facts, None, None, standing=False, judged_at=now)
        _note_revert(app, facts, counts=True)


def _judge_one(app: App, facts: Facts, now: datetime) -> Judged:
    change = facts.change
    added = _added(facts)
    words = words_of(added.text)
    past = app.store.past(change, facts.actor, added, words, app.rules)
    past = _with_page_words(past, words, facts)
    score = trust(facts.actor, past.record, change.timestamp, app.rules.trust)
    case = Case(change=change, actor=facts.actor, added=added, before=facts.before or "", past=past, trust=score)
    verdict = _verdict(app, facts, case, now)
    standing = of_standing(facts, score.score, app.rules.trust)
    earlier = _earlier(verdict, past)
    actions = plan(facts, verdict, earlier, app.rules.policy, now, observing=not app.enforce, moment=app.moment)

    _note_event(app, change)
    app.store.record(facts, added, verdict, standing=standing, judged_at=now)
    _note_revert(app, facts, counts=standing or app.rules.trust.reaches(score.score, _reverter(app)))
    _learn(app, facts, case, verdict, words, standing=standing)
    _move_state(app, facts, verdict, now)
    new = app.store.plan(actions)
    for action in new:
        if action.revid is not None and action.revid != change.revid:
            app.store.hold_later(action.revid, action.reason)
    return Judged(facts=facts, verdict=verdict, actions=tuple(new))


def _added(facts: Facts) -> Added:
    if facts.before is None or facts.after is None:
        return Added()
    return text.added(facts.before, facts.after, new_page=facts.change.kind is ChangeKind.NEW)


def _verdict(app: App, facts: Facts, case: Case, now: datetime) -> Verdict:
    rules, state = app.rules, case.past.state
    restores = app.store.restores(facts.change, facts.actor.key)
    reason = exempt(facts, app.site.bot_name, app.settings.namespaces, rules.trust, restores=restores)
    if reason:
        return passed_over(reason, case.trust, state, rules)
    try:
        signals, misses = run(case, rules)
        return decide(case, signals, misses, rules, now)
    except Exception as error:
        # One change that breaks a detector must not stop the watch: it is set aside for people to see.
        log.exception("revision %s could not be judged", facts.change.revid)
        return set_aside(type(error).__name__, case.trust, state, rules)


def _with_page_words(past: Past, words: set[str], facts: Facts) -> Past:
    if not facts.before or len(words) > WORDS_LOOKED_FOR:
        return past
    before = facts.before.casefold()
    here = {word for word in words if word in before}
    return Past(
        **{name: getattr(past, name) for name in Past.__slots__ if name != "known_words"},
        known_words=past.known_words | here,
    )


def _earlier(verdict: Verdict, past: Past) -> tuple[Insertion, ...]:
    named = {revid for signal in verdict.signals for revid in signal.revids}
    known = {insertion.revid: insertion for insertion in (*past.insertions, *past.same_domain)}
    return tuple(known[revid] for revid in sorted(named & known.keys()))


def _reverter(app: App) -> str:
    return app.rules.trust.reverter_band


def _note_revert(app: App, facts: Facts, *, counts: bool) -> None:
    if counts and facts.change.is_text and facts.actor.name != app.site.bot_name:
        app.store.note_identity_revert(facts.change)


def _learn(app: App, facts: Facts, case: Case, verdict: Verdict, words: set[str], *, standing: bool) -> None:
    """Domains count as trusted, and words as the wiki's own, by what people beyond the newcomers add."""
    if verdict.outcome.takes_down or not facts.change.is_text:
        return
    if standing:
        app.store.trust_domains(case.added.domains, facts.change.timestamp)
    newcomer = case.trust.band == app.rules.trust.bands[0].id
    if standing or not newcomer:
        app.store.learn_words(words)


def _move_state(app: App, facts: Facts, verdict: Verdict, now: datetime) -> None:
    watched = verdict.state in (AccountState.FLAGGED, AccountState.SILENCED)
    lasting = app.rules.policy.lasting(facts.actor.kind)
    if not watched or not verdict.outcome.takes_down or not lasting:
        return
    app.store.set_state(
        (facts.actor.key, facts.actor.name),
        verdict.state,
        now,
        until=facts.change.timestamp + lasting,
        revid=facts.change.revid,
        reason=verdict.reason,
    )


def _note_event(app: App, change: Change) -> None:
    """Keep what people did to accounts and pages: blocks and deletions."""
    if change.is_text or change.user == app.site.bot_name:
        return
    if change.log_type == "block" and change.log_action == "block":
        name = change.log_target.partition(":")[2] or change.log_target
        kind = ActorKind.ADDRESS if parse_address(name) else ActorKind.ACCOUNT
        app.store.note_block(actor_key(name, kind), change.timestamp)
    if change.log_type == "delete" and change.log_action == "delete":
        app.store.note_deletion(change.title, change.timestamp)

"""Judge a page of changes in order of time, and keep all that follows from it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from wikiwatch.app import appeals, brakes, cases, events, fates, guard, learning, networks, people
from wikiwatch.app.autonomy import autonomous
from wikiwatch.app.beside import Looked, Trial
from wikiwatch.app.context import App
from wikiwatch.app.looks import watching
from wikiwatch.app.weighing import beside, budget, compared, exempted, read_case, rules_of, weigh
from wikiwatch.core.action import Action
from wikiwatch.core.appeals import Place
from wikiwatch.core.decide import is_stale, set_aside
from wikiwatch.core.decoys import DECOY_ROW, evidence
from wikiwatch.core.evidence import Added, Case, Insertion, Past, Trust, Verdict
from wikiwatch.core.exempt import is_content, of_standing
from wikiwatch.core.model import AccountState, Actor, Change, Facts, actor_kind
from wikiwatch.core.plan import plan, plans
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors.random_text import words_of
from wikiwatch.ports import AttemptError
from wikiwatch.ports.guard import ENDED

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One change with its verdict and the actions that were newly planned for it."""

    facts: Facts
    verdict: Verdict
    actions: tuple[Action, ...]
    trial: Trial | None = None  # what other rules say, where there are any beside those in force


def judge(app: App, page: Sequence[Facts], now: datetime | None) -> list[Judged]:
    """Judge changes, oldest first, and record everything. Call it inside a transaction.

    `now` is the time of judging; None means the time of each change itself (a replay). What could not be judged and is
    to be tried again is not recorded, and missing in what is given back.
    """
    app, looks = watching(brakes.in_force(app))
    judged, patience = [], guard.Patience(app)
    for facts in guard.in_order(page):
        with guard.noted(app, facts.change, alone=len(page) == 1):
            done = _judged(app, facts, now or facts.change.timestamp, patience)
            looks.settle()
        judged += [done] if done else []
    return judged


def read_only(app: App, page: Sequence[Facts], now: datetime) -> None:
    """Record changes for trust without judging them. Call it inside a transaction."""
    for facts in page:
        events.note_event(app, facts.change)
        networks.note(app, facts.actor, facts.change.timestamp)
        app.store.record(facts, None, None, standing=False, judged_at=now)
        _note_revert(app, facts, counts=True)


def bare(change: Change) -> Facts:
    """A change without texts or facts about its author."""
    kind = actor_kind(change.user, change.user_id, temp=change.temp)
    return Facts(change=change, actor=Actor(name=change.user, kind=kind), before=None, after=None)


def hear(app: App, facts: Facts) -> None:
    """Take the word of whoever undid something, in a change that was recorded before what it undid was known."""
    try:
        with app.store.attempt():
            facts = networks.seen(app, facts)
            score = read_case(app, facts).case.trust.score
            if people.counts(app, facts, standing=of_standing(facts.actor, score, app.rules.trust)):
                people.note(app, facts)
    except AttemptError:
        log.exception("nobody can tell whether revision %s undid anything", facts.change.revid)


def study(app: App, facts: Facts) -> None:
    """Learn from an edit of the past, which was read for trust already; never judge it. Call it in order of time."""
    try:
        with app.store.attempt():
            app.store.take_lessons(facts.change.timestamp, carried_out=False)
            facts = networks.seen(app, facts)
            read = read_case(app, facts)
            if not exempted(app, facts, read) and not read.error:
                _, marks, learned = compared(app, read.case)
                learning.remember(app, read.case, marks, learned)
    except AttemptError:
        log.exception("revision %s could not be learned from", facts.change.revid)


def _judged(app: App, facts: Facts, now: datetime, patience: guard.Patience) -> Judged | None:
    judged = _guarded(app, facts, now, patience)
    if app.beside is not None and judged is not None and judged.trial is not None:
        app.beside.take(judged.trial)
    return judged


def _guarded(app: App, facts: Facts, now: datetime, patience: guard.Patience) -> Judged | None:
    """One change that breaks the judge, wherever it does so, must not stop the watch: it is set aside for people.

    None: it is tried again.
    """
    change = facts.change
    if guard.kills(app, change):
        log.error("change %s (revision %s) ends the program", change.rcid, change.revid)
        patience.end(change, ENDED)
        return _unjudged(app, facts, now, ENDED)
    try:
        with app.store.attempt(), guard.limited(app):
            return _judge_one(app, networks.seen(app, facts), now, partial(patience.failed, change))
    except AttemptError as error:
        log.exception("change %s (revision %s) could not be judged", change.rcid, change.revid)
        name = guard.name_of(error.__cause__)
        return None if patience.lasts(change, name) else _unjudged(app, facts, now, name)


def _unjudged(app: App, facts: Facts, now: datetime, error: str) -> Judged:
    """Set a change aside of which nothing is known but who made it."""
    nothing_known = Trust(score=0, band=app.rules.trust.band_of(0))
    state = app.store.state(facts.actor.key, facts.change.timestamp)
    rules = rules_of(app, facts.change, facts.actor.key, Added())
    stale = is_stale(facts.change, rules.policy, now)
    verdict = set_aside(error, nothing_known, state, rules, stale=stale)
    actions = _planned(app, facts, verdict, (), rules, now)
    app.store.record(facts, None, verdict, standing=False, judged_at=now)
    trial = _trial(app, facts, Added(), verdict, None)
    return Judged(facts=facts, verdict=verdict, actions=tuple(app.store.plan(actions)), trial=trial)


def _judge_one(app: App, facts: Facts, now: datetime, failed: Callable[[str], None]) -> Judged:
    change, spent = facts.change, budget(app)
    app.store.take_lessons(change.timestamp, carried_out=app.enforce)
    read = read_case(app, facts)
    words, score = read.words, read.case.trust
    case, marks, learned = compared(app, read.case)
    looked = Looked() if app.beside else None
    verdict = weigh(app, case, exempted(app, facts, read), read.error, now, spent, looked, failed)
    others = beside(app, facts, read, case, looked, now) if looked else ()
    standing = of_standing(facts.actor, score.score, app.rules.trust)
    earlier = _earlier(verdict, case.past, app.rules.only_noted)
    rules = appeals.rules_at(app, change, facts.actor.key, case.added)
    actions = _planned(app, facts, verdict, earlier, rules, now)

    if people.counts(app, facts, standing=standing):
        people.note(app, facts)
    events.note_event(app, change)
    decoy = verdict.row == DECOY_ROW
    # What is shown on a decoy page stands, and is no sign that it is welcome; what is quoted where people object is
    # no second advert, nor of a campaign: it is kept apart.
    apart = decoy or appeals.where(app, change, facts.actor.key) is Place.REPORT
    app.store.record(facts, case.added, verdict, standing=standing, judged_at=now, apart=apart)
    if decoy:
        app.store.note_decoy_edit(change, facts.actor.key, evidence(case))
    if standing:
        events.note_warning(app, facts)
    counts = standing or app.rules.trust.reaches(score.score, app.rules.trust.reverter_band)
    _note_revert(app, facts, counts=counts)
    fates.note(app, facts, case.added, counts=counts, remembered=not (verdict.exempt or apart))
    if counts:
        learning.note_wiping(app, case)
    if not (verdict.exempt or apart):
        learning.remember(app, case, marks, learned)
    cases.note(app, case, exempt=bool(verdict.exempt) or apart)
    appeals.note(app, facts, case.added, standing=standing)
    _learn(app, case, verdict, words, standing=standing)
    app.store.complete_fingerprint(facts.actor.key, change.timestamp, app.rules)
    _move_state(app, facts, verdict, now)
    new = app.store.plan(actions)
    for action in new:
        if action.revid is not None and action.revid != change.revid:
            app.store.hold_later(action.revid, action.reason)
    return Judged(
        facts=facts, verdict=verdict, actions=tuple(new), trial=_trial(app, facts, case.added, verdict, others)
    )


def _trial(app: App, facts: Facts, added: Added, verdict: Verdict, others: tuple[Verdict, ...] | None) -> Trial | None:
    if app.beside is None:
        return None
    if others is None:  # nobody could judge it
        others = (verdict,) * len(app.beside.others)
    return Trial(facts=facts, added=added, verdict=verdict, others=others)


def _planned(
    app: App, facts: Facts, verdict: Verdict, earlier: tuple[Insertion, ...], rules: Ruleset, now: datetime
) -> tuple[Action, ...]:
    if not plans(verdict, rules.policy):
        return ()  # nearly all changes: nobody needs to count for them what is automatic
    return plan(
        *(facts, verdict, earlier, rules.policy, now),
        observing=not app.enforce,
        autonomous=autonomous(app),
        moment=app.moment,
        since=app.store.since(facts.actor.key, facts.change.timestamp),
    )


def _earlier(verdict: Verdict, past: Past, noted: Collection[str]) -> tuple[Insertion, ...]:
    named = {revid for signal in verdict.signals if signal.id not in noted for revid in signal.revids}
    known = {insertion.revid: insertion for insertion in (*past.insertions, *past.same_domain)}
    return tuple(known[revid] for revid in sorted(named & known.keys()))


def _note_revert(app: App, facts: Facts, *, counts: bool) -> None:
    # In a replay the program has no name; nor has an author who is hidden, and theirs are other people's reverts.
    own = bool(facts.actor.name) and facts.actor.name == app.site.bot_name
    if facts.change.is_text and not own:
        app.store.note_identity_revert(facts.change, counts=counts)


def _learn(app: App, case: Case, verdict: Verdict, words: set[str], *, standing: bool) -> None:
    """Domains count as trusted, and words as the wiki's own, by what people beyond the newcomers add.

    So do the words of the pages' titles and of these people's names.
    """
    if verdict.outcome.takes_down or verdict.row == DECOY_ROW or not case.change.is_text:
        return
    if standing and is_content(case.change.namespace):
        app.store.trust_domains(case.added.domains, case.change.timestamp)
    newcomer = case.trust.band == app.rules.trust.bands[0].id
    if standing or not newcomer:
        # Somebody has to tag a page that a probe made: that does not make its title a word.
        title = "" if any(one.page_id == case.change.page_id for one in case.past.probes) else case.change.title
        app.store.learn_words(words | words_of(f"{title} {case.change.user}"))


def _move_state(app: App, facts: Facts, verdict: Verdict, now: datetime) -> None:
    watched = verdict.state in (AccountState.FLAGGED, AccountState.SILENCED)
    lasting = app.rules.policy.lasting(facts.actor.kind)
    if not app.enforce and not app.replaying:
        # What was only observed binds no longer than the plans that were made while observing.
        lasting = min(lasting, timedelta(hours=app.rules.policy.observed_plan_hours))
    goes_on = verdict.outcome.takes_down or verdict.row == DECOY_ROW
    if not watched or not goes_on or not lasting:
        return
    app.store.set_state(
        (facts.actor.key, facts.actor.name),
        verdict.state,
        now,
        until=facts.change.timestamp + lasting,
        revid=facts.change.revid,
        reason=verdict.reason,
    )

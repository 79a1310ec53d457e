"""Judge a page of changes in order of time, and keep all that follows from it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from wikiwatch.app import appeals, brakes, cases, events, fates, learning, networks, people
from wikiwatch.app.autonomy import autonomous
from wikiwatch.app.context import App
from wikiwatch.app.expansion import with_landings
from wikiwatch.core import text
from wikiwatch.core.action import Action
from wikiwatch.core.appeals import Place
from wikiwatch.core.decide import decide, is_stale, passed_over, set_aside
from wikiwatch.core.decoys import DECOY_ROW, evidence
from wikiwatch.core.evidence import Added, Case, Insertion, Past, Trust, Verdict
from wikiwatch.core.exempt import binding, exempt, is_content, of_standing
from wikiwatch.core.listed_trust import bounded
from wikiwatch.core.listing import rules_for
from wikiwatch.core.lists import ListName
from wikiwatch.core.model import AccountState, ActorKind, Change, ChangeKind, Facts
from wikiwatch.core.plan import plan, plans
from wikiwatch.core.reputation import unanswered
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.core.signatures import without_signed_links
from wikiwatch.core.trust import trust
from wikiwatch.detectors import run
from wikiwatch.detectors.random_text import words_of
from wikiwatch.ports import AttemptError

log = logging.getLogger(__name__)

# Seconds for one change. The largest page that MediaWiki saves (2 MB) takes one to five, whatever is in it; what
# takes longer is an attack or a defect, and all other changes wait behind it.
TIME_FOR_ONE = 10.0

# So few words can be looked for in the page itself; an edit that adds more is no tracking edit.
WORDS_LOOKED_FOR = 50


# Authors in these states may bring back an earlier text; of the others, all that they send is taken down.
LETS_RESTORE = (AccountState.CLEAN, AccountState.CLEARED)


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
    app = brakes.in_force(app)
    in_order = sorted(page, key=lambda f: (f.change.timestamp, f.change.revid or 0, f.change.rcid or 0))
    return [_guarded(app, networks.seen(app, facts), now or facts.change.timestamp) for facts in in_order]


def read_only(app: App, page: Sequence[Facts], now: datetime) -> None:
    """Record changes for trust without judging them. Call it inside a transaction."""
    for facts in page:
        events.note_event(app, facts.change)
        networks.note(app, facts.actor, facts.change.timestamp)
        app.store.record(facts, None, None, standing=False, judged_at=now)
        _note_revert(app, facts, counts=True)


def study(app: App, facts: Facts) -> None:
    """Learn from an edit of the past, which was read for trust already; never judge it. Call it in order of time."""
    try:
        with app.store.attempt():
            app.store.take_lessons(facts.change.timestamp, carried_out=False)
            facts = networks.seen(app, facts)
            read = _read_case(app, facts)
            exempted = exempt(facts, app.site.bot_name, app.settings.namespaces, app.rules, restores=read.restores)
            if not exempted and not read.error:
                marks, learned = learning.compare(app, read.case)
                learning.remember(app, read.case, marks, learned)
    except AttemptError:
        log.exception("revision %s could not be learned from", facts.change.revid)


def _guarded(app: App, facts: Facts, now: datetime) -> Judged:
    """One change that breaks the judge, wherever it does so, must not stop the watch: it is set aside for people."""
    try:
        with app.store.attempt():
            return _judge_one(app, facts, now)
    except AttemptError as error:
        log.exception("change %s (revision %s) could not be judged", facts.change.rcid, facts.change.revid)
        nothing_known = Trust(score=0, band=app.rules.trust.band_of(0))
        state = app.store.state(facts.actor.key, facts.change.timestamp)
        rules = _rules(app, facts.change, facts.actor.key, Added())
        stale = is_stale(facts.change, rules.policy, now)
        verdict = set_aside(type(error.__cause__).__name__, nothing_known, state, rules, stale=stale)
        actions = _planned(app, facts, verdict, (), rules, now)
        app.store.record(facts, None, verdict, standing=False, judged_at=now)
        return Judged(facts=facts, verdict=verdict, actions=tuple(app.store.plan(actions)))


def _judge_one(app: App, facts: Facts, now: datetime) -> Judged:
    change, spent = facts.change, _budget(app)
    app.store.take_lessons(change.timestamp, carried_out=app.enforce)
    read = _read_case(app, facts)
    case, words, score = read.case, read.words, read.case.trust
    marks, learned = learning.compare(app, case)
    case = replace(case, past=replace(case.past, learned=learned))
    reason = exempt(facts, app.site.bot_name, app.settings.namespaces, app.rules, restores=read.restores)
    verdict = _verdict(app, case, reason, read.error, now, spent)
    standing = of_standing(facts.actor, score.score, app.rules.trust)
    earlier = _earlier(verdict, case.past)
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
    return Judged(facts=facts, verdict=verdict, actions=tuple(new))


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """What there is to be judged: the case but for what was learned, its words that may look random, what failed."""

    case: Case
    words: set[str]
    error: str
    restores: bool  # the change brings back an earlier text that nobody took down


def _read_case(app: App, facts: Facts) -> _Read:
    change, hand = facts.change, facts.actor
    if hand.kind is ActorKind.PROXY:  # what came before from its address, somebody else may have sent
        hand = replace(hand, name="")
    state = app.store.state(hand.key, change.timestamp)
    listed = binding(facts.actor, app.rules, change.timestamp)
    denied = listed is not None and listed.list is ListName.DENY
    restores = state in LETS_RESTORE and not denied and app.store.restores(change, hand.key)
    added, words, error = _read(facts, restores=restores)
    added = with_landings(app, added)
    past = app.store.past(change, hand, added, words, app.rules)
    past = replace(past, known_words=past.known_words | _page_words(words, facts, past))
    score = bounded(trust(facts.actor, past.record, change.timestamp, app.rules.trust), listed, app.rules.trust)
    score = replace(score, unknown=(*score.unknown, *unanswered(past.reputation)))
    past = replace(past, kin=cases.kin(app, facts, added, score))
    case = Case(change=change, actor=facts.actor, added=added, before=facts.before or "", past=past, trust=score)
    return _Read(case=case, words=words, error=error, restores=restores)


def _budget(app: App) -> Callable[[], bool]:
    """Whether the time for the change that is judged from now on is used up; never in a replay, which nobody awaits.

    There the same export must tell the same each time, on any machine.
    """
    until = app.clock.monotonic() + TIME_FOR_ONE
    return lambda: not app.replaying and app.clock.monotonic() >= until


def _read(facts: Facts, *, restores: bool) -> tuple[Added, set[str], str]:
    """What a change added, its words that may look random, and what went wrong over it, if anything did."""
    if not facts.change.is_text:
        return Added(), words_of(f"{facts.change.title}\n{facts.change.log_target}"), ""
    if facts.before is None or facts.after is None or restores:
        return Added(), set(), ""
    try:
        added = text.added(facts.before, facts.after, new_page=facts.change.kind is ChangeKind.NEW)
        added = without_signed_links(added, facts.change.namespace)
        words = words_of(f"{added.text}\n{facts.change.title}" if added.new_page else added.text)
    except Exception as error:
        log.exception("what revision %s added could not be read", facts.change.revid)
        return Added(), set(), type(error).__name__
    return added, words, ""


def _verdict(app: App, case: Case, exempt_reason: str, error: str, now: datetime, spent: Callable[[], bool]) -> Verdict:
    """The verdict; a change that breaks a detector is set aside, with all that is known about it."""
    rules, state = _rules(app, case.change, case.actor.key, case.added), case.past.state
    stale = is_stale(case.change, rules.policy, now)
    if exempt_reason:
        return passed_over(exempt_reason, case.trust, state, rules)
    if error:
        return set_aside(error, case.trust, state, rules, stale=stale)
    try:
        signals, misses = run(case, rules, spent)
        return decide(case, signals, misses, rules, now)
    except Exception as failure:
        log.exception("revision %s could not be judged", case.change.revid)
        return set_aside(type(failure).__name__, case.trust, state, rules, stale=stale)


def _rules(app: App, change: Change, actor_key: str, added: Added) -> Ruleset:
    return rules_for(change, appeals.rules_at(app, change, actor_key, added))


def _page_words(words: set[str], facts: Facts, past: Past) -> frozenset[str]:
    """Those of the words that the page used before, and not because somebody probed it with them."""
    if not facts.before or len(words) > WORDS_LOOKED_FOR:
        return frozenset()
    before = facts.before.casefold()
    probes = "\n".join(string for probe in past.probes for string in probe.strings).casefold()
    return frozenset(word for word in words if word in before and word not in probes)


def _earlier(verdict: Verdict, past: Past) -> tuple[Insertion, ...]:
    named = {revid for signal in verdict.signals for revid in signal.revids}
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

"""What is read of a change and its past, and what a ruleset says of it. Nothing here writes to the store."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from wikiwatch.app import appeals, cases, learning
from wikiwatch.app.beside import Looked
from wikiwatch.app.context import App
from wikiwatch.app.expansion import with_landings
from wikiwatch.app.gauge import lenient
from wikiwatch.core import text
from wikiwatch.core.decide import decide, is_stale, passed_over, set_aside
from wikiwatch.core.evidence import Added, Case, Learned, Past, Verdict
from wikiwatch.core.exempt import binding, exempt
from wikiwatch.core.listed_trust import bounded
from wikiwatch.core.listing import rules_for
from wikiwatch.core.lists import ListName
from wikiwatch.core.model import AccountState, ActorKind, Change, ChangeKind, Facts
from wikiwatch.core.reputation import unanswered
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.core.signatures import without_signed_links
from wikiwatch.core.trust import trust
from wikiwatch.detectors import run
from wikiwatch.detectors.random_text import words_of

log = logging.getLogger(__name__)

# Seconds for one change. The largest page that MediaWiki saves (2 MB) takes one to five, whatever is in it; what
# takes longer is an attack or a defect, and all other changes wait behind it.
TIME_FOR_ONE = 10.0

# So few words can be looked for in the page itself; an edit that adds more is no tracking edit.
WORDS_LOOKED_FOR = 50

# Authors in these states may bring back an earlier text; of the others, all that they send is taken down.
LETS_RESTORE = (AccountState.CLEAN, AccountState.CLEARED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What there is to be judged: the case but for what was learned, its words that may look random, what failed."""

    case: Case
    words: set[str]
    error: str
    restores: bool  # the change brings back an earlier text that nobody took down


def read_case(app: App, facts: Facts, known: Read | None = None) -> Read:
    """Read a change and its past by the App's rules. `known` is what other rules read, for what no rule changes."""
    change, hand = facts.change, facts.actor
    if hand.kind is ActorKind.PROXY:  # what came before from its address, somebody else may have sent
        hand = replace(hand, name="")
    state = app.store.state(hand.key, change.timestamp)
    listed = binding(facts.actor, app.rules, change.timestamp)
    denied = listed is not None and listed.list is ListName.DENY
    restores = state in LETS_RESTORE and not denied and app.store.restores(change, hand.key)
    if known is not None and known.restores is restores:
        added, words, error = known.case.added, known.words, known.error
    else:
        added, words, error = _read(facts, restores=restores)
        added = with_landings(app, added)
    past = app.store.past(change, hand, added, words, app.rules)
    past = replace(past, known_words=past.known_words | _page_words(words, facts, past))
    score = bounded(trust(facts.actor, past.record, change.timestamp, app.rules.trust), listed, app.rules.trust)
    score = replace(score, unknown=(*score.unknown, *unanswered(past.reputation)))
    past = replace(past, kin=cases.kin(app, facts, added, score))
    case = Case(change=change, actor=facts.actor, added=added, before=facts.before or "", past=past, trust=score)
    return Read(case=case, words=words, error=error, restores=restores)


def compared(app: App, case: Case) -> tuple[Case, frozenset[str], Learned | None]:
    """The case with what was learned from the like of it, and the marks by which it was compared."""
    marks, learned = learning.compare(app, case)
    return replace(case, past=replace(case.past, learned=learned)), marks, learned


def exempted(app: App, facts: Facts, read: Read) -> str:
    """The reason why this change is not judged, in plain words; "" if it is."""
    return exempt(facts, app.site.bot_name, app.settings.namespaces, app.rules, restores=read.restores)


def budget(app: App) -> Callable[[], bool]:
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


def weigh(
    app: App,
    case: Case,
    exempt_reason: str,
    error: str,
    now: datetime,
    spent: Callable[[], bool],
    looked: Looked | None = None,
    failed: Callable[[str], None] = lambda _error: None,
) -> Verdict:
    """The verdict; a change that breaks a detector is set aside, with all that is known about it.

    `looked` keeps what was found for other rules that read the same case. `failed` is told what went wrong; what it
    raises is raised.
    """
    rules, state = rules_of(app, case.change, case.actor.key, case.added), case.past.state
    stale = is_stale(case.change, rules.policy, now)
    if exempt_reason:
        return passed_over(exempt_reason, case.trust, state, rules)
    if error:
        failed(error)
        return set_aside(error, case.trust, state, rules, stale=stale)
    try:
        gauge = app.gauge(case) if looked is None else looked.gauge(rules, app.gauge(case))
        signals, misses = run(case, rules, spent, gauge)
        return decide(case, signals, misses, rules, now)
    except Exception as failure:
        log.exception("revision %s could not be judged", case.change.revid)
        failed(type(failure).__name__)
        return set_aside(type(failure).__name__, case.trust, state, rules, stale=stale)


def rules_of(app: App, change: Change, actor_key: str, added: Added) -> Ruleset:
    """The rules for a change: of log entries, and where people object, they are milder."""
    return rules_for(change, appeals.rules_at(app, change, actor_key, added))


def _page_words(words: set[str], facts: Facts, past: Past) -> frozenset[str]:
    """Those words, unknown as yet, that the page used before, and not because somebody probed it with them."""
    unknown = words - past.known_words
    if not facts.before or not unknown or len(words) > WORDS_LOOKED_FOR:
        return frozenset()
    before = facts.before.casefold()
    probes = "\n".join(string for probe in past.probes for string in probe.strings).casefold()
    return frozenset(word for word in unknown if word in before and word not in probes)


def beside(app: App, facts: Facts, read: Read, case: Case, looked: Looked, now: datetime) -> tuple[Verdict, ...]:
    """What each ruleset of `app.beside` says of a change of which the rules in force have read this case.

    One that fails has nothing but its own verdict set aside.
    """
    if app.beside is None:
        return ()
    known = {0: (read, case, looked)}
    verdicts = []
    for rules, reading in zip(app.beside.others, app.beside.readings(app.rules), strict=True):
        other = replace(app, rules=rules, gauge=lenient)
        try:
            if reading not in known:
                anew = read_case(other, facts, read)
                known[reading] = (anew, compared(other, anew.case)[0], Looked())
            its_read, its_case, its_looks = known[reading]
            reason = exempted(other, facts, its_read)
            verdict = weigh(other, its_case, reason, its_read.error, now, lambda: False, its_looks)
        except Exception as failure:
            log.exception("revision %s could not be judged by other rules", facts.change.revid)
            verdict = set_aside(type(failure).__name__, case.trust, case.past.state, rules, stale=False)
        verdicts.append(verdict)
    return tuple(verdicts)

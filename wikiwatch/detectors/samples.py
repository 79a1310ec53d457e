"""Texts as edits of one newcomer, each on an empty page of its own, an hour apart; tries the samples of rule files."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from wikiwatch.core.evidence import Added, Case, Insertion, Past, Trust
from wikiwatch.core.model import Actor, ActorKind, Change, ChangeKind
from wikiwatch.core.own_rules import OwnRule, OwnSample
from wikiwatch.core.pace import Pace
from wikiwatch.core.ruleset import Ruleset, Sample
from wikiwatch.core.text import added as text_added
from wikiwatch.detectors import DETECTORS, own

_NEWCOMER = Actor(name="Newcomer", kind=ActorKind.ACCOUNT)
_FIRST = datetime(2026, 1, 1, tzinfo=UTC)


def hits(detector_id: str, rules: Ruleset, sample: Sample) -> bool:
    """Whether a detector finds the last text of a sample that must hit, or any of one that must miss."""
    past: tuple[Insertion, ...] = ()  # newest first
    found = False
    for number, text in enumerate(sample.texts, 1):
        case = as_newcomer(text, rules, number, past)
        found = bool(DETECTORS[detector_id].detect(case, rules))
        if found and not sample.hit:
            return True
        if case.added.links:
            past = (_remembered(case), *past)
    return found


def own_hits(rules: Ruleset, rule: OwnRule, sample: OwnSample) -> bool:
    """Whether one of the wiki's own rules finds its sample, within its scope of pages and kinds, whoever made it.

    A text with nothing before it is a new page, or, where the rule looks at none, an edit of an empty one. Where it
    looks at log entries alone, the sample is one of them, and brings no text.
    """
    case = as_newcomer(sample.text, rules)
    kinds = rule.scope.kinds
    new_page = not sample.before and "new" in kinds
    added = text_added(sample.before, sample.text, new_page=new_page)
    if "edit" in kinds or "new" in kinds:
        how = replace(case.change, kind=ChangeKind.NEW if new_page else ChangeKind.EDIT)
    else:
        how, added = replace(case.change, kind=ChangeKind.LOG, revid=None, log_type=kinds[0]), Added()
    change = replace(how, title=sample.title, user=sample.user, comment=sample.summary)
    case = replace(
        case,
        change=change,
        actor=replace(case.actor, name=sample.user),
        added=added,
        before=sample.before,
        past=replace(case.past, pace=Pace(pages_soon=sample.pages, pages_hour=sample.pages)),
    )
    scope = replace(rule.scope, namespaces=(), bands=())
    return own.look(case, replace(rule, scope=scope)) is not None


def as_newcomer(text: str, rules: Ruleset, number: int = 1, past: tuple[Insertion, ...] = ()) -> Case:
    """A text as the edit of somebody of whom nothing is known, on a wiki of which nothing is known.

    `number` is its revision, page and hour; `past` holds the newcomer's earlier insertions, newest first.
    """
    added = text_added("", text)
    change = Change(
        rcid=number,
        kind=ChangeKind.EDIT,
        revid=number,
        parent_revid=None,
        page_id=number,
        namespace=0,
        title="Sample",
        timestamp=_FIRST + timedelta(hours=number),
        user=_NEWCOMER.name,
    )
    same = tuple(one for one in past if not set(one.domains).isdisjoint(added.domains))
    return Case(
        change=change,
        actor=_NEWCOMER,
        added=added,
        before="",
        past=Past(insertions=past[: rules.repeat_links.latest], same_domain=same),
        trust=Trust(score=0, band=rules.trust.band_of(0)),
    )


def _remembered(case: Case) -> Insertion:
    return Insertion(
        revid=case.change.revid or 0,
        page_id=case.change.page_id,
        actor_key=case.actor.key,
        timestamp=case.change.timestamp,
        normalised=case.added.normalised,
        domains=case.added.domains,
    )

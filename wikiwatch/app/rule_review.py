"""The hits of one rule and what people say of them; and the step from a rule that only notes to one that acts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from wikiwatch.app.beside import Trial
from wikiwatch.app.context import App
from wikiwatch.app.rule_stats import EVER, what_people_said
from wikiwatch.app.trial import Tried
from wikiwatch.app.wordings import wordings
from wikiwatch.core.comparison import Fate
from wikiwatch.core.log_only import Named, RuleKind
from wikiwatch.core.model import ChangeKind, Facts
from wikiwatch.core.promotion import (
    Check,
    RuleHit,
    Standing,
    Word,
    checks,
    criteria,
    latest,
    one_line,
    standing,
    with_words,
)
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.core.text import added
from wikiwatch.errors import UserError
from wikiwatch.ports import Site

SHOWN = 300  # characters of a place, or of what was added, that a person is shown to judge by
KEY = "rule-"  # of decisions about a rule in the audit trail, as for those that stop and reset rows


def acts(rules: Ruleset, rule: Named) -> bool:
    """Whether a rule acts, as far as its file says."""
    if rule.kind is RuleKind.ROW:
        return next(row for row in rules.policy.rows if row.id == rule.id).act
    return rule.id not in rules.only_noted


def hits_of(app: App, rule: Named) -> list[RuleHit]:
    """The latest hits of a rule in its present wording, newest first, each with what is known of it.

    Those of the watch, and those of trials that were reviewed before.
    """
    wording, most = wordings(app.rules)[rule.id], app.rules.review.promotion.of_the_latest
    live = app.store.live_hits(rule.id, wording, app.rules.version, limit=most)
    said = what_people_said(app, EVER) if live else {}
    live = with_words(live, said, {}, app.store.undone_hits([hit.revid for hit in live]))
    # What the watch itself judged tells more than a trial of the same edit, but for what people made of it since.
    found = {hit.revid: hit for hit in app.store.trial_hits(rule.id, wording, limit=most)}
    for hit in live:
        known = found.get(hit.revid)
        if known is not None:
            hit = replace(hit, comment=known.comment, shown=known.shown, place=known.place)
            hit = replace(hit, word=known.word, how=known.how) if hit.word is Word.OPEN else hit
        found[hit.revid] = hit
    words = app.store.said_of_hits(rule.id, wording)
    return latest((_spoken(hit, words) for hit in found.values()), most)


def _spoken(hit: RuleHit, words: Mapping[int, tuple[bool, str]]) -> RuleHit:
    if hit.revid not in words:
        return hit
    right, who = words[hit.revid]
    return replace(hit, word=Word.RIGHT if right else Word.WRONG, how=who)


@dataclass(slots=True, kw_only=True)
class Trialled:
    """Takes the trials of a run and keeps the hits of one rule."""

    rule: Named
    hits: dict[int, RuleHit] = field(default_factory=dict)

    def take(self, trial: Trial) -> None:
        """Look at one change."""
        change, verdict = trial.facts.change, trial.verdict
        signal = next((one for one in verdict.signals if one.id == self.rule.id), None)
        if change.revid is None or (signal is None and verdict.row != self.rule.id):
            return
        place = signal.excerpt if signal else ""
        self.hits[change.revid] = RuleHit(
            revid=change.revid,
            at=change.timestamp,
            actor_key=trial.facts.actor.key,
            user=_author(trial.facts),
            title=change.title,
            comment=change.comment[:SHOWN],
            shown=_in_words(place, trial.added.text),
            place=one_line(place),
            outcome=str(verdict.outcome),
        )

    def known(self, tried: Tried) -> list[RuleHit]:
        """The hits, each with what people had made of the edit by the end of the run."""
        undone = {revid for revid, fate in tried.fates.items() if fate is Fate.UNDONE}
        return with_words(self.hits.values(), tried.said, {}, undone)


def _author(facts: Facts) -> str:
    return facts.actor.name or facts.change.user


def _in_words(place: str, added: str) -> str:
    """The place that was found with what stands around it; the beginning of what was added where there is none."""
    at = added.find(place) if place else -1
    start = max(0, at - SHOWN // 3) if at >= 0 else 0
    return one_line(added[start : start + SHOWN])


def fuller(app: App, hit: RuleHit, wiki: Callable[[], Site] | None) -> RuleHit:
    """A hit of the watch, which keeps the place alone, with what stands around it and the edit summary.

    As far as the text is kept here, or the wiki still shows it; without `wiki` nobody asks it. Raises SiteError.
    """
    row = app.store.entry(hit.revid)
    if row is None or hit.comment or hit.shown != hit.place:
        return hit
    texts = app.store.held(hit.revid)
    if wiki is not None:
        site = wiki()
        told = next((one for one in site.history(row["page_id"], hit.revid) if one.revid == hit.revid), None)
        hit = replace(hit, comment=told.comment[:SHOWN] if told else "")
        if texts is None:
            found = site.texts([revid for revid in (hit.revid, row["parent_revid"]) if revid])
            if hit.revid in found and (not row["parent_revid"] or row["parent_revid"] in found):
                texts = found.get(row["parent_revid"], ""), found[hit.revid]
    if texts is None:
        return hit
    text = added(*texts, new_page=row["kind"] == ChangeKind.NEW).text
    return replace(hit, shown=_in_words(hit.place, text) or hit.shown)


def keep_trial(app: App, rule: Named, hits: Iterable[RuleHit]) -> None:
    """Keep the latest hits of a trial, so that what is said of them counts later."""
    kept = latest(hits, app.rules.review.promotion.of_the_latest)
    with app.store.transaction():
        app.store.keep_trial(rule.id, wordings(app.rules)[rule.id], kept)


def say(app: App, rule: Named, revids: Collection[int], who: str, why: str, *, right: bool) -> None:
    """Keep a person's word on hits of a rule, for ever. UserError where one of them is none of the latest."""
    known = {hit.revid for hit in hits_of(app, rule)}
    for revid in revids:
        if revid not in known:
            raise UserError(
                f"revision {revid} is none of the latest hits of {rule.file_id} in its present wording",
                f"`wikiwatch rules review {rule.file_id}` lists them",
            )
    now, wording = app.clock.now(), wordings(app.rules)[rule.id]
    with app.store.transaction():
        for revid in revids:
            app.store.say_of_hit(rule.id, wording, revid, right=right, who=who, at=now, why=why)
            told = f"revision {revid}: {why}" if why else f"revision {revid}"
            app.store.decided(now, who, "hit right" if right else "hit wrong", f"{KEY}{rule.id}", told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Promotion:
    """How a rule stands to the criteria."""

    rule: Named
    standing: Standing
    checks: Sequence[Check]

    @property
    def met(self) -> bool:
        """Whether it may act."""
        return all(check.met for check in self.checks)


def promotion(app: App, rule: Named) -> Promotion:
    """How a rule stands to its criteria now."""
    found = standing(hits_of(app, rule))
    asked = criteria(app.rules, rule)
    return Promotion(rule=rule, standing=found, checks=checks(found, asked, app.rules.review.promotion, rule.file_id))


def promoted_values(found: Promotion, on: datetime, who: str, why: str, *, anyway: bool) -> dict[str, Any]:
    """What `[rule.promoted]` says; of a person's word without the numbers, the word alone."""
    values: dict[str, Any] = {"on": on.date(), "by": who}
    if not anyway:
        values |= {"hits": found.standing.reviewed.total, "right": found.standing.reviewed.hits}
    return values | ({"why": why} if why else {})


def note_step(app: App, rule: Named, who: str, what: str, why: str) -> None:
    """Keep that somebody let a rule act, or only note."""
    with app.store.transaction():
        app.store.decided(app.clock.now(), who, what, f"{KEY}{rule.id}", why)


def hit_fields(hit: RuleHit) -> dict[str, Any]:
    """A hit as plain values."""
    return {
        "revid": hit.revid,
        "timestamp": hit.at.isoformat(),
        "user": hit.user,
        "title": hit.title,
        "comment": hit.comment,
        "shown": hit.shown,
        "outcome": hit.outcome,
        "word": str(hit.word),
        "how": hit.how,
    }


def promotion_fields(found: Promotion) -> dict[str, Any]:
    """How a rule stands, as plain values."""
    return {
        "rule": found.rule.file_id,
        "kind": str(found.rule.kind),
        "met": found.met,
        "hits": found.standing.hits,
        "reviewed": found.standing.reviewed.total,
        "right": found.standing.reviewed.hits,
        "authors": found.standing.authors.total,
        "authors_right": found.standing.authors.hits,
        "criteria": [
            {"what": one.what, "wanted": one.wanted, "found": one.found, "met": one.met, "advice": one.advice}
            for one in found.checks
        ],
    }

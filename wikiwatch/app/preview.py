"""A threshold tried with several values over the past: what is kept of each edit, and the figures as plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from wikiwatch.app.beside import Trial
from wikiwatch.app.trial import Tried
from wikiwatch.core.comparison import OUTCOME_WORDS, Fate
from wikiwatch.core.model import Outcome
from wikiwatch.core.preview import Figures, History, Rate, Sweep, sweep, worth

# What the figures say, and what they do not: for whoever reads them.
MEANING = (
    "Caught is what would have been held or reverted, and people undid it or confirmed that it was unwanted. Wrong is "
    "what would have been held or reverted, but stood or was released. What nobody knows counts for neither.",
    "The intervals (95 %) are for edits that have nothing to do with each other. Those of one spammer have: if a few "
    "authors made most of what is caught, the next month may differ more than the interval says.",
    "What stood may still be spam that nobody noticed: look before you call it wrong.",
)


@dataclass(slots=True, kw_only=True)
class Outcomes:
    """Takes trials, and keeps of each edit that any value would touch one outcome for each value."""

    values: Sequence[float]  # lowest first
    present: float
    judged_apart: bool  # whether the value in force is among the other rules, too, because they differ in more
    edits: int = 0
    by_revision: dict[int, tuple[Outcome, ...]] = field(default_factory=dict)
    _same: dict[tuple[Outcome, ...], tuple[Outcome, ...]] = field(default_factory=dict)

    def take(self, trial: Trial) -> None:
        """Keep what is needed of one trial: a few bytes, and nothing of its text."""
        change = trial.facts.change
        if not change.is_text or change.revid is None:
            return
        self.edits += 1
        found = [one.outcome for one in trial.others]
        if not self.judged_apart:
            found.insert(list(self.values).index(self.present), trial.verdict.outcome)
        if any(one is not Outcome.ALLOW for one in found):
            outcomes = tuple(found)
            self.by_revision[change.revid] = self._same.setdefault(outcomes, outcomes)

    def counted(self, tried: Tried, survives_after: timedelta) -> Sweep:
        """All figures, of what was old enough at the end of the past that was tried."""
        worths = {revid: worth(tried.fates.get(revid, Fate.YOUNG), tried.said.get(revid)) for revid in self.by_revision}
        until = tried.end - survives_after if tried.end is not None else None
        history = History(first=tried.since, until=until, judged=self.edits)
        return sweep(self.values, self.present, self.by_revision, worths, history)


def preview_fields(key: str, found: Sweep) -> list[dict[str, Any]]:
    """An object for each value; shares in per cent."""
    about = {
        "key": key,
        "in_force": found.present,
        "first": found.history.first.isoformat() if found.history.first else None,
        "until": found.history.until.isoformat() if found.history.until else None,
        "days": found.history.days,
        "edits": found.history.judged,
        "too_young": found.young,
    }
    return [{**about, **_figure_fields(one)} for one in found.figures]


def _figure_fields(one: Figures) -> dict[str, Any]:
    low, high = one.precision.interval
    return {
        "value": one.value,
        "refused": None,
        **_rate_fields("caught", one.caught),
        **_rate_fields("wrong", one.wrong),
        "unknown": one.unknown,
        "precision": one.precision.per_cent if one.precision.total else None,
        "precision_low": low,
        "precision_high": high,
        **{word: one.outcomes.get(outcome, 0) for outcome, word in _touched().items()},
        "listed_unwanted": one.listed_unwanted,
        "listed_good": one.listed_good,
        "changed": one.changed,
        "caught_gained": one.caught_gained,
        "caught_lost": one.caught_lost,
        "wrong_gained": one.wrong_gained,
        "wrong_lost": one.wrong_lost,
    }


def _rate_fields(name: str, rate: Rate) -> dict[str, Any]:
    low, high = rate.interval
    return {name: rate.count, f"{name}_a_day": rate.a_day, f"{name}_a_day_low": low, f"{name}_a_day_high": high}


def _touched() -> Mapping[Outcome, str]:
    return {outcome: word for outcome, word in OUTCOME_WORDS.items() if outcome is not Outcome.ALLOW}

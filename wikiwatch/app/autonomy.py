"""Which classes of decision need no person's yes: those that people named, and those that they always agreed with.

A class earns it by numbers (review.toml) and loses it by them: the cases are counted anew each time it matters.
"""

from __future__ import annotations

from dataclasses import dataclass

from wikiwatch.app.context import App
from wikiwatch.core.review_rules import DecisionClass


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far one class of decision is. `overturned` and `share` are of the `reviewed` latest cases."""

    decision: str
    reviewed: int  # as many as there are, at most as many as the rules look at
    overturned: int
    of_the_last: int  # so many latest cases without one overturned are wanted
    overturned_lately: int  # of these
    automatic: bool
    why: str

    @property
    def share(self) -> float:
        """The share of the reviewed cases that was overturned, 0 to 1."""
        return self.overturned / self.reviewed if self.reviewed else 0.0


def autonomous(app: App) -> frozenset[str]:
    """The classes of decision that need no person's yes now: of `release`, `silence`, `block`, `delete`."""
    return frozenset(one.decision for one in progress(app) if one.automatic)


def progress(app: App) -> tuple[Progress, ...]:
    """How far each class of decision is."""
    return tuple(_progress(app, decision) for decision in DecisionClass)


def _progress(app: App, decision: DecisionClass) -> Progress:
    rules = app.rules.review.autonomy
    reviewed, overturned = app.store.reviewed(decision, rules.of_the_last)
    latest, lately = app.store.reviewed(decision, rules.last_without_overturn)
    named = decision in app.rules.policy.autonomous
    may = app.rules.review.decision(decision).may_become_automatic
    enough = latest >= rules.last_without_overturn and lately == 0
    seldom = reviewed > 0 and overturned / reviewed < rules.most_overturned
    if named:
        why = "`autonomous` in policy.toml names it"
    elif not may:
        why = "review.toml leaves it to people"
    elif latest < rules.last_without_overturn:
        why = f"{latest} of the {rules.last_without_overturn} reviewed cases that it takes"
    elif lately:
        why = f"{lately} of the last {latest} reviewed cases were overturned"
    elif not seldom:
        why = f"{overturned} of the last {reviewed} reviewed cases were overturned"
    else:
        why = f"none of the last {latest} reviewed cases was overturned, and {overturned} of the last {reviewed}"
    return Progress(
        decision=decision,
        reviewed=reviewed,
        overturned=overturned,
        of_the_last=rules.last_without_overturn,
        overturned_lately=lately,
        automatic=named or (may and enough and seldom),
        why=why,
    )

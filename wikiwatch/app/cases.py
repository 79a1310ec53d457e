"""Campaigns by many: insertions of untrusted authors are remembered, and those that belong together make cases."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from wikiwatch.app import hold
from wikiwatch.app.context import App
from wikiwatch.core.action import ActionStatus
from wikiwatch.core.campaign import Fit, fit
from wikiwatch.core.decide import deciding_row
from wikiwatch.core.evidence import Added, CampaignState, Case, Kin, Signal, Trust
from wikiwatch.core.fingerprint import trace
from wikiwatch.core.model import AccountState, Facts
from wikiwatch.core.plan import take_down_key
from wikiwatch.detectors.campaign import SIGNALS
from wikiwatch.errors import UserError


def kin(app: App, facts: Facts, added: Added, trust: Trust) -> Kin | None:
    """What an untrusted author added, with those insertions of others that may belong to it."""
    rules = app.rules.campaigns
    if trust.band not in rules.bands or facts.change.revid is None or not added.passages:
        return None
    own = trace(facts.change, facts.actor, added, facts.before or "")
    if len(own.normalised) < rules.least_characters and not own.domains:
        return None  # neither a text nor a link
    found = app.store.kin(own, app.rules)
    return replace(found, known=found.known | app.rules.lists.allowed(added.links, own.domains, own.timestamp))


def note(app: App, case: Case, *, exempt: bool) -> None:
    """Remember an insertion, and let it open, join or confirm a case. Call it when the change is recorded."""
    rules, found = app.rules.campaigns, case.past.kin
    if found is None or exempt:
        return
    app.store.expire_cases(case.change.timestamp - timedelta(days=rules.window_days))
    app.store.remember_trace(found.own, app.rules)
    fitting = fit(found, rules, timedelta(hours=app.rules.trust.survives_after_hours))
    if fitting is not None:
        _join(app, found, fitting)


def _join(app: App, found: Kin, fitting: Fit) -> None:
    store, at = app.store, found.own.timestamp
    case_id = fitting.campaign.id if fitting.campaign else store.open_case(at)
    for other in fitting.others:
        if other.campaign is None:
            store.add_to_case(case_id, other.revid, other.timestamp, ())
    store.add_to_case(case_id, found.own.revid, at, fitting.ties)
    if fitting.campaign and fitting.state is not fitting.campaign.state:
        store.set_case_state(case_id, fitting.state)


def confirm(app: App, case_id: int, who: str, why: str = "") -> None:
    """A person says that a case is a campaign: whatever fits it is caught at once."""
    decide(app, case_id, CampaignState.CONFIRMED, who, why)


def dismiss(app: App, case_id: int, who: str, why: str = "") -> None:
    """A person says that a case is none: what it brought never makes a case again, and what it held is released."""
    with app.store.transaction():
        edits = app.store.case_edits(case_id)
        decide(app, case_id, CampaignState.DISMISSED, who, why)
        for edit in edits:
            action = app.store.action(take_down_key(edit["revid"]))
            if action is not None and action.status is not ActionStatus.CANCELLED and _rests_on_case(app, edit):
                hold.release(app, action.key, who, why)


def _rests_on_case(app: App, edit: Mapping[str, Any]) -> bool:
    """Whether an edit would stand by the rules had it fitted no case; where that is not known, it would not."""
    detail = json.loads(edit["detail"] or "{}")
    if "state_before" not in detail or "held_later" in detail:
        return False
    rest = [
        Signal(id=one["id"], points=one["points"], reason="") for one in detail["signals"] if one["id"] not in SIGNALS
    ]
    state = AccountState(detail["state_before"])
    row = deciding_row(app.rules, state, detail["band"], rest, adds_link=None)
    return not row.outcome.takes_down


def decide(app: App, case_id: int, state: CampaignState, who: str, why: str = "") -> None:
    """Keep what a person says about a case; UserError where no case has the number."""
    if app.store.case(case_id) is None:
        raise UserError(f"no case has the number {case_id}", hint="`wikiwatch cases --all` lists them")
    with app.store.transaction():
        app.store.set_case_state(case_id, state, who)
        if state is CampaignState.CONFIRMED:
            app.store.confirm([edit["revid"] for edit in app.store.case_edits(case_id)], app.clock.now())
        app.store.decided(app.clock.now(), who, str(state), f"case-{case_id}", why)

"""Changes, verdicts and actions as tests of the store need them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from wikiwatch.core.action import Action, ActionKind
from wikiwatch.core.evidence import Added, Link, Signal, Trust, Verdict
from wikiwatch.core.model import Actor, Change, ChangeKind, Facts, Outcome, actor_kind
from wikiwatch.store.db import Store

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def change(revid: int | None = 10, user: str = "Ann", *, at: datetime = NOW, **fields: Any) -> Change:
    what: dict[str, Any] = {
        "rcid": None if revid is None else revid + 1000,
        "kind": ChangeKind.LOG if revid is None else ChangeKind.EDIT,
        "revid": revid,
        "parent_revid": None if revid is None else revid - 1,
        "page_id": 1,
        "namespace": 0,
        "title": "Bridge",
        "timestamp": at,
        "user": user,
        "user_id": 1,
        "sha1": None if revid is None else f"sha{revid}",
    }
    return Change(**{**what, **fields})


def link(domain: str) -> Link:
    return Link(kind="url", raw=domain, target=domain, host=domain, domain=domain, form="plain")


def added(*domains: str) -> Added:
    return Added(links=tuple(map(link, domains)), normalised="text " + " ".join(domains))


def verdict(outcome: Outcome = Outcome.ALLOW, *signals: Signal, exempt: str = "") -> Verdict:
    trust = Trust(score=5, band="new")
    return Verdict(outcome=outcome, row="row", reason="because", score=1, trust=trust, signals=signals, exempt=exempt)


def record(
    store: Store,
    what: Change,
    outcome: Outcome | None = Outcome.ALLOW,
    *signals: Signal,
    adds: Added | None = None,
    standing: bool = False,
) -> Change:
    kind = actor_kind(what.user, what.user_id, temp=False)
    facts = Facts(change=what, actor=Actor(name=what.user, kind=kind), before="", after="")
    found = None if outcome is None else verdict(outcome, *signals)
    store.record(facts, adds, found, standing=standing, judged_at=NOW)
    return what


def action(key: str = "down-10", **fields: Any) -> Action:
    what = {
        "key": key,
        "kind": ActionKind.HOLD,
        "target": "Bridge",
        "due_at": NOW,
        "planned_at": NOW,
        "reason": "because",
        "revid": 10,
        "page_id": 1,
        "actor_key": "user:Ann",
    }
    return Action(**{**what, **fields})

"""Cases for tests of detectors: one change by a newcomer of whom nothing is known, unless the test says more."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from wikiwatch.core.evidence import Case, Past, Trust
from wikiwatch.core.model import Actor, Change, ChangeKind, actor_kind
from wikiwatch.core.pace import Pace
from wikiwatch.core.text import added

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
ARTICLE = (
    "The ferry crosses the river from the market to the old harbour. It was built by the town's own yard, carries "
    "forty people and six carts, and has run every day since the great flood took the bridge away.\n\n"
    "In winter it stops when the ice comes down from the lakes, and people walk across between two rows of lanterns."
)


def edit(
    after: str,
    before: str = "",
    *,
    user: str = "Newcomer",
    band: str = "new",
    past: Past | None = None,
    pace: Pace | None = None,
    **change: Any,
) -> Case:
    """A saved text; a new page where nothing stood before."""
    kind = ChangeKind.EDIT if before else ChangeKind.NEW
    what = {"kind": kind, "revid": 1000, "parent_revid": 999 if before else None, "title": "Ferry", **change}
    return _case(what, user, band, past or Past(pace=pace or Pace()), before, after)


def entry(log_type: str, *, user: str = "Newcomer", band: str = "new", pace: Pace | None = None, **change: Any) -> Case:
    """A log entry."""
    what = {"kind": ChangeKind.LOG, "revid": None, "parent_revid": None, "title": "Ferry", "log_type": log_type}
    return _case({**what, **change}, user, band, Past(pace=pace or Pace()), "", "")


def _case(what: dict[str, Any], user: str, band: str, past: Past, before: str, after: str) -> Case:
    rest = {"rcid": 1, "page_id": 1, "namespace": 0, "timestamp": NOW, "user": user, "user_id": 1}
    change = Change(**{**rest, **what})
    return Case(
        change=change,
        actor=Actor(name=user, kind=actor_kind(user, 1, temp=False)),
        added=added(before, after, new_page=change.kind is ChangeKind.NEW),
        before=before,
        past=past,
        trust=Trust(score=0, band=band),
    )

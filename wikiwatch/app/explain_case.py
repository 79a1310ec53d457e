"""A campaign: its edits with what ties each to the others, what they brought, and who decided about it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from wikiwatch.app.context import App
from wikiwatch.app.explain_author import decision_fields
from wikiwatch.core.evidence import CampaignState
from wikiwatch.core.plan import take_down_key
from wikiwatch.errors import UserError

_WHY = {
    CampaignState.SUSPECTED: "insertions of several hands are tied; not enough of them are gone to confirm it",
    CampaignState.CONFIRMED: "enough of its edits, by enough hands, were undone by people or taken down",
    CampaignState.DISMISSED: "a person said that it is none",
    CampaignState.EXPIRED: "no new edit came within the window of campaigns.toml",
}


def case_fields(case: Mapping[str, Any]) -> dict[str, Any]:
    """A case as plain values."""
    return {
        "id": case["id"],
        "state": case["state"],
        "opened": _minute(case["opened"]),
        "last_seen": _minute(case["last"]),
        "edits": case["edits"],
        "hands": case["hands"],
        "who": case["who"],
    }


def case_with_members(app: App, case_id: int) -> dict[str, Any]:
    """A case with its edits, oldest first, and what ties each; UserError where no case has the number."""
    case = app.store.case(case_id)
    if case is None:
        raise UserError(f"no case has the number {case_id}", hint="`wikiwatch cases --all` lists them")
    members = [
        {
            "revid": edit["revid"],
            "at": _minute(edit["ts"]),
            "user": edit["user"],
            "title": edit["title"],
            "outcome": edit["outcome"],
            "undone": edit["reverted_ts"] is not None,
            "ties": json.loads(edit["ties"]),
        }
        for edit in app.store.case_edits(case_id)
    ]
    return {**case_fields(case), "members": members}


def explain_case(app: App, case_id: int) -> dict[str, Any]:
    """The same with why it is in its state, its hands, pages, domains and strings, all ties, and decisions."""
    fields = case_with_members(app, case_id)
    members, revids = fields["members"], [one["revid"] for one in fields["members"]]
    ties = Counter(tie["id"] for one in members for tie in one["ties"])
    by_person = f"{fields['who']} said so" if fields["who"] else ""
    return {
        "about": "campaign",
        **fields,
        "why": by_person or _WHY[CampaignState(fields["state"])],
        "authors": _counted(one["user"] for one in members),
        "pages": _counted(one["title"] for one in members),
        "domains": [dict(one) for one in app.store.brought_in(revids)],
        "strings": [dict(one) for one in app.store.left_strings(revids)],
        "ties": [{"id": name, "edits": count} for name, count in ties.most_common()],
        "decisions": decision_fields(app, [f"case-{case_id}", *map(take_down_key, revids)]),
    }


def _counted(values: Iterable[str]) -> list[dict[str, Any]]:
    return [{"name": name, "edits": count} for name, count in Counter(values).most_common()]


def _minute(ts: int) -> str:
    return datetime.fromtimestamp(ts, UTC).isoformat(timespec="minutes")

"""An appeal in the words of the command line and the dashboard."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any


def appeal_fields(row: Mapping[str, Any]) -> dict[str, Any]:
    """An appeal as plain values; of its text nothing is kept, the revision shows it."""
    return {
        "revid": row["revid"],
        "user": row["user"],
        "title": row["title"],
        "action": row["action_key"],
        "at": datetime.fromtimestamp(row["ts"], UTC).isoformat(timespec="minutes"),
        "answered_by": row["answered_by"],
    }

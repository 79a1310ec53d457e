"""What came of the wiki's feed that wakes the watch, for those who look while it runs."""

from __future__ import annotations

import json
from typing import Any

from wikiwatch.app.context import App

Notes = dict[str, Any]

KEPT = "wake"  # the store keeps what the run that goes on, or the last one, noted; "" where it listened to nothing


def keep(app: App, *, udp: str, **notes: str | int) -> None:
    """Keep where the feed comes in (`udp`, "" for nowhere) and what came of it, where that is new."""
    text = json.dumps({"udp": udp, **notes}) if udp else ""
    if text != (app.store.meta(KEPT) or ""):
        app.store.set_meta(KEPT, text)


def read(kept: str | None) -> Notes | None:
    """What was kept, by its names; None where nothing was listened to."""
    return dict(json.loads(kept)) if kept else None


def in_words(fields: Notes) -> str:
    """How often the feed woke the watch, in one sentence."""
    if fields["trouble"]:
        return f"{fields['trouble']}; polling goes on without it"
    said = f"{fields['woken']} since the run began, by {fields['datagrams']} datagrams of the wiki's feed"
    refused = f"; refused {fields['refused']}, the latest from {fields['refused_from']}" if fields["refused"] else ""
    return f"{said}{refused}"

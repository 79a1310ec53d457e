"""What a blocked author would be recognised by, and whom a new one is like, as plain values."""

from __future__ import annotations

from typing import Any

from wikiwatch.app.context import App
from wikiwatch.core.marks import actor_marks
from wikiwatch.core.model import Actor
from wikiwatch.core.resemblance import closest


def fingerprint_fields(app: App, known: Actor) -> dict[str, Any] | None:
    """What a blocked author would be recognised by; None for others."""
    found = app.store.fingerprint(known.key, app.clock.now(), app.rules)
    if found is None:
        return None
    marks: dict[str, list[str]] = {}
    for mark in sorted(found.marks):
        marks.setdefault(mark.part, []).append(mark.value)
    return {"blocked": found.blocked.isoformat(), "marks": marks}


def comeback_fields(app: App, known: Actor) -> dict[str, Any] | None:
    """Which blocked author somebody is like by what was seen, however little; None for only one kind of part."""
    found = app.store.comebacks(known, tuple(actor_marks(known)), app.clock.now(), app.rules)
    match = closest(found, app.rules.comeback, 0) if found else None
    if match is None:
        return None
    return {
        "like": match.other.user,
        "blocked": match.other.blocked.isoformat(),
        "points": match.points,
        "flags_at": app.rules.comeback.flags_at,
        "parts": [{"id": part.id, "points": part.points, "reason": part.reason} for part in match.parts],
    }

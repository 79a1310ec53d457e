"""Judged and labelled edits as tests of the figures need them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from tools.quality.data import Label
from tools.quality.judged import Edit
from wikiwatch.core.model import Outcome

START = datetime(2024, 5, 1, tzinfo=UTC)


def edit(revid: int, label: str = "bad", outcome: Outcome = Outcome.ALLOW, **fields: Any) -> Edit:
    """An edit an hour after that with the id before; `kind` and the like go into its label."""
    known = {name: fields.pop(name) for name in tuple(fields) if name in Label.__dataclass_fields__}
    made = Edit(
        revid=revid,
        timestamp=START + timedelta(hours=revid),
        page="Bridge",
        author=f"Author {revid}",
        label=Label(label=label, **known),
        outcome=outcome,
        row=str(outcome),
        score=0,
        trust=0,
        trust_parts={},
        signals=frozenset(),
        down_after_s=0 if outcome.takes_down else None,
    )
    return replace(made, **fields)

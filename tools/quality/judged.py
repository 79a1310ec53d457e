"""Judges a whole export on the road of `wikiwatch replay`, and keeps what the figures need of each verdict."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from tools.quality.data import DataSet, Label, read_labels
from wikiwatch import wiring_past
from wikiwatch.app.context import App
from wikiwatch.app.entries import HELD_LATER, held_with
from wikiwatch.app.replay import replay
from wikiwatch.core.model import Outcome

Progress = Callable[[int, int], None]  # revisions judged, revisions in all


@dataclass(frozen=True, kw_only=True, slots=True)
class Edit:
    """One revision: what people made of it and what the rules did."""

    revid: int
    timestamp: datetime
    page: str
    author: str
    label: Label
    outcome: Outcome
    row: str
    score: float
    trust: int  # of the author, before the edit
    trust_parts: Mapping[str, float] = field(hash=False)  # points by name
    signals: frozenset[str]
    down_after_s: float | None = None  # seconds until it is held or reverted; later than 0 if with later edits
    in_case: bool = False  # a member of any case of a campaign when the replay ends

    @property
    def down(self) -> bool:
        """Whether its text does not stay on its page."""
        return self.outcome.takes_down


def judge_export(data: DataSet, progress: Progress) -> list[Edit]:
    """All revisions of an export in order of time, judged by the packaged rules."""
    with (
        tempfile.TemporaryDirectory(prefix="quality-") as home,
        wiring_past.replay_app(Path(home), [data.export], None) as (app, export),
    ):
        lines = _counted(replay(app, export.facts()), export.count, progress)
        return edits(lines, read_labels(data.labels), lambda: _case_members(app))


def edits(
    lines: Iterable[Mapping[str, Any]], labels: Mapping[int, Label], case_members: Callable[[], Iterable[int]]
) -> list[Edit]:
    """Edits out of verdict lines; `case_members` is asked when the last line has come."""
    found: dict[int, Edit] = {}
    for line in lines:
        edit = _edit(line, labels.get(line["revid"], Label()))
        found[edit.revid] = edit
        for revid in held_with(line):
            earlier = found.get(revid)
            if earlier is not None and not earlier.down:
                after = (edit.timestamp - earlier.timestamp).total_seconds()
                found[revid] = replace(earlier, outcome=Outcome.HOLD, row=HELD_LATER, down_after_s=after)
    for revid in case_members():
        if revid in found:
            found[revid] = replace(found[revid], in_case=True)
    return list(found.values())


def _edit(line: Mapping[str, Any], label: Label) -> Edit:
    outcome = Outcome(line["outcome"])
    return Edit(
        revid=line["revid"],
        timestamp=datetime.fromisoformat(line["timestamp"]),
        page=line["title"],
        author=line["user"],
        label=label,
        outcome=outcome,
        row=line["row"],
        score=line["score"],
        trust=line["trust"],
        trust_parts={part["name"]: part["points"] for part in line["trust_parts"]},
        signals=frozenset(signal["id"] for signal in line["signals"]),
        down_after_s=0 if outcome.takes_down else None,
    )


def _case_members(app: App) -> list[int]:
    cases = app.store.cases(all_=True)
    return [edit["revid"] for case in cases for edit in app.store.case_edits(case["id"])]


def _counted(lines: Iterable[dict[str, Any]], total: int, progress: Progress) -> Iterable[dict[str, Any]]:
    for done, line in enumerate(lines, 1):
        if done % 100 == 0:  # often enough for a bar, too seldom to cost anything
            progress(done, total)
        yield line

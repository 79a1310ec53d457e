"""Figures for people and for scripts: a table between marks in docs/performance.md, and docs/performance.json."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tools.bench.figures import Figure
from tools.bench.machine import Machine
from tools.quality.markdown import table, wrapped

DOCUMENTS = Path(__file__).parents[2] / "docs"
PAGE, DATA = "performance.md", "performance.json"


@dataclass(frozen=True, kw_only=True)
class Result:
    """What one bench has measured, when and where."""

    bench: str
    day: date
    machine: Machine
    quick: bool
    figures: Sequence[Figure]

    @property
    def met(self) -> bool:
        """Whether all goals are kept."""
        return all(figure.met for figure in self.figures)

    def as_json(self) -> dict[str, Any]:
        """All of it for a file."""
        return {
            "bench": self.bench,
            "date": self.day.isoformat(),
            "quick": self.quick,
            "machine": self.machine.as_json(),
            "figures": [figure.as_json() for figure in self.figures],
        }


def marks(bench: str) -> tuple[str, str]:
    """The lines between which a bench's table stands."""
    return f"<!-- bench {bench} -->", f"<!-- end of {bench} -->"


def lines_of(result: Result) -> list[str]:
    """A bench's table in Markdown, with the machine above it and what to know of a figure below."""
    rows = [
        (figure.name, figure.shown, figure.shown_goal, "" if figure.goal is None else "yes" if figure.met else "**no**")
        for figure in result.figures
    ]
    how = ", with less of everything (`--quick`)" if result.quick else ""
    notes = [line for figure in result.figures if figure.note for line in wrapped(f"- {figure.name}: {figure.note}.")]
    return [
        *wrapped(f"Measured on {result.day}{how}: {result.machine.shown}."),
        "",
        *table(("figure", "median", "goal", "met"), rows),
        *([*notes, ""] if notes else []),
    ]


def with_table(page: str, result: Result) -> str:
    """The page with this result between its marks, and all else as it was; ValueError where there are no marks."""
    begin, end = marks(result.bench)
    before, found, rest = page.partition(begin)
    _, ended, after = rest.partition(end)
    if not found or not ended:
        raise ValueError(f"expected the lines {begin!r} and {end!r}, to write the table between them")
    return "\n".join([before + begin, "", *lines_of(result), end + after])


def write(results: Sequence[Result], folder: Path = DOCUMENTS) -> None:
    """Put results into both files of the folder; what is told of other benches stays. ValueError without marks."""
    page, data = folder / PAGE, folder / DATA
    text = page.read_text(encoding="utf-8")
    kept = json.loads(data.read_text(encoding="utf-8")) if data.exists() else {}
    for result in results:
        text = with_table(text, result)
        kept[result.bench] = result.as_json()
    page.write_text(text, encoding="utf-8")
    data.write_text(json.dumps(kept, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")

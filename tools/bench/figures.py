"""What a bench has measured: samples in a unit, their median, and the goal that it has to meet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any, Literal

Unit = Literal["", "bytes", "calls", "changes", "/s", "s", "ms", "µs", "%", "times"]

# How much of a unit a larger one is, the largest first.
_LARGER: dict[str, tuple[tuple[float, str], ...]] = {"bytes": ((1e9, "GB"), (1e6, "MB"), (1e3, "kB"))}
_PLAIN = 1000  # from here on no digits after the point are shown


@dataclass(frozen=True, kw_only=True)
class Goal:
    """A bound on a median. At most it or, with `least`, at least it."""

    bound: float
    least: bool = False

    def met(self, value: float) -> bool:
        """Whether a value keeps it."""
        return value >= self.bound if self.least else value <= self.bound


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One line of a bench's table. `samples` are in `unit`, at least one; "times" is the unit of a ratio."""

    name: str
    unit: Unit
    samples: Sequence[float]
    goal: Goal | None = None
    note: str = ""  # what the figure is, or is measured beside, where its name does not tell it

    @property
    def median(self) -> float:
        """What is shown of it."""
        return float(median(self.samples))

    @property
    def met(self) -> bool:
        """Whether it keeps its goal; true where it has none."""
        return self.goal is None or self.goal.met(self.median)

    @property
    def shown(self) -> str:
        """The median with its unit."""
        return shown(self.median, self.unit)

    @property
    def shown_goal(self) -> str:
        """The goal in words; empty where there is none."""
        if self.goal is None:
            return ""
        return f"at {'least' if self.goal.least else 'most'} {shown(self.goal.bound, self.unit)}"

    def as_json(self) -> dict[str, Any]:
        """All of it for a file."""
        goal = None if self.goal is None else {"least" if self.goal.least else "most": self.goal.bound}
        return {
            "name": self.name,
            "unit": self.unit,
            "median": self.median,
            "samples": list(self.samples),
            "goal": goal,
            "met": self.met,
            "note": self.note,
        }


def ratio(
    name: str, above: Sequence[float], below: Sequence[float], goal: Goal | None = None, note: str = ""
) -> Figure:
    """How many times the one is the other: samples that were taken one after the other, pair by pair."""
    samples = [one / other for one, other in zip(above, below, strict=True)]
    return Figure(name=name, unit="times", samples=samples, goal=goal, note=note)


def shown(value: float, unit: Unit) -> str:
    """A number with its unit, in three or four digits."""
    for size, larger in _LARGER.get(unit, ()):
        if value >= size:
            return f"{value / size:.3g} {larger}" if value < _PLAIN * size else f"{value / size:,.0f} {larger}"
    number = f"{value:,.0f}" if value >= _PLAIN or value == int(value) else f"{value:.3g}"
    return f"{number} {unit}".strip()


def _unsaid(_what: str) -> None:
    """For those who wait for the answer only."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a bench is asked for: `repeat` samples of what varies, its own `folder`, and to `say` what it is about."""

    folder: Path
    repeat: int = 5
    quick: bool = False
    say: Callable[[str], None] = field(default=_unsaid)

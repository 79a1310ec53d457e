"""Columns, and bars from left to right, piled up by series."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from wikiwatch.charts.drawn import KEY, SERIES, Series, finished, levels, options, shown
from wikiwatch.core.speech import Speaker

ACROSS = 300  # units of the axis, with its labels below
LETTER, APART = 7, 12  # units of a letter, and between two labels
BESIDE = 30  # characters of a label beside a bar


def columns(
    labels: Sequence[str], series: Mapping[str, Sequence[float]], *, name: str, told: str, speaker: Speaker
) -> str:
    """A chart of columns: one for each label, with the values of each series piled up; values are 0 or more.

    `name` is its title and `told` says in words what it shows; both are read to those who can't see it, and shown to
    nobody else. Labels and names may be hostile. The page needs charts.css. At most SERIES series: ValueError.
    """
    from pygal.graph.stackedbar import StackedBar

    below = [shown(one) for one in labels]
    fit = max(1, ACROSS // (max(map(len, below), default=0) * LETTER + APART))
    every = -(-len(labels) // fit)
    chart = StackedBar(
        options(_named(series), x_labels_major_every=every, show_minor_x_labels=False, **_scale(series, speaker))
    )
    return _drawn(chart, below, series, name, told, speaker)


def bars(
    labels: Sequence[str], series: Mapping[str, Sequence[float]], *, name: str, told: str, speaker: Speaker
) -> str:
    """The same from left to right, the first label at the top, for labels that are longer."""
    from pygal.graph.horizontalstackedbar import HorizontalStackedBar

    chart = HorizontalStackedBar(options(_named(series), **_scale(series, speaker)))
    beside = [shown(one, BESIDE) for one in labels]
    upward = {key: values[::-1] for key, values in series.items()}
    return _drawn(chart, beside[::-1], upward, name, told, speaker)


def _named(series: Mapping[str, Sequence[float]]) -> int:
    if len(series) > SERIES:
        raise ValueError(f"{len(series)} series; nobody tells more than {SERIES} apart")
    return len(series) if len(series) > 1 else 0


def _scale(series: Mapping[str, Sequence[float]], speaker: Speaker) -> dict[str, Any]:
    most = max((sum(values) for values in zip(*series.values(), strict=True)), default=0)
    return {"y_labels": levels(most), "value_formatter": speaker.number}


def _drawn(
    chart: Any, labels: Sequence[str], series: Mapping[str, Sequence[float]], name: str, told: str, speaker: Speaker
) -> str:
    drawn = [Series(shown(one, KEY), number) for number, one in enumerate(series)]
    chart.x_labels = labels
    for one, values in zip(drawn, series.values(), strict=True):
        chart.add(one.name, list(values))
    return finished(chart.render_tree(), drawn, name=name, told=told, language=speaker.language)

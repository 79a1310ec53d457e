"""How values are shown in a page: hostile texts inert and apart, times and spans in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from flask import g
from markupsafe import Markup, escape

from wikiwatch.charts import columns
from wikiwatch.core.inert import for_terminal

_LENGTHS = ("hour", "day", "week", "month", "year")
NAME, TITLE, REASON = 60, 90, 200  # characters of each in a list


def inert(value: object, limit: int | None = None) -> Markup:
    """A text as it can stand in a page: what can't be seen as escapes, mark-up as text, its direction its own."""
    return Markup("<bdi>{}</bdi>").format(inert_text(value, limit))


def inert_text(value: object, limit: int | None = None) -> str:
    """The same for an attribute, or where the direction is taken care of already; the template escapes it."""
    return for_terminal("" if value is None else str(value), limit)


def inert_lines(value: str) -> Markup:
    """A text of several lines, which stay lines."""
    return escape("\n".join(map(for_terminal, value.split("\n"))))


def when(value: str | datetime | None) -> Markup:
    """A time in UTC, in the reader's form."""
    if not value:
        return Markup("–")
    at = datetime.fromisoformat(value) if isinstance(value, str) else value
    return Markup('<time datetime="{}">{}</time>').format(at.isoformat(timespec="minutes"), g.speaker.date(at))


def span(hours: float) -> str:
    """An age."""
    return str(g.speaker.span(hours * 3600))


def number(value: float | None) -> str:
    """A number, or a dash."""
    return "–" if value is None else str(g.speaker.number(round(value, 2)))


def word(value: str | None, kind: str) -> str:
    """A fixed word of the program, such as a `status`, by its message `word-KIND`; as it is where that has none."""
    return str(g.speaker.say(f"word-{kind}", name=inert_text(value))) if value else "–"


def retold(value: str | None) -> str:
    """A sentence of the packaged rules or of the program in the reader's language; for `inert` to show."""
    return str(g.speaker.retold(value)) if value else ""


def chart(labels: Sequence[str], series: Mapping[str, Sequence[float]], *, name: str, told: str) -> Markup:
    """Columns in the reader's language, as mark-up."""
    drawn = columns(labels, series, name=name, told=told, speaker=g.speaker)
    return Markup(drawn)  # noqa: S704 – charts.drawn makes it anew of nothing but shapes and escaped words


def expiry(value: str) -> str:
    """How long a block lasts, such as `2 weeks` or `infinite`, in the reader's language."""
    count, _, unit = value.partition(" ")
    if not count.isdecimal() or unit.removesuffix("s") not in _LENGTHS:
        return retold(value)
    return str(g.speaker.say(f"lasts-{unit.removesuffix('s')}", count=int(count)))


FILTERS = {one.__name__: one for one in (inert, inert_text, inert_lines, when, span, number, word, retold, expiry)}

"""How values are shown in a page: hostile texts inert and apart, times and spans in the reader's language."""

from __future__ import annotations

from datetime import datetime

from flask import g
from markupsafe import Markup, escape

from wikiwatch.core.inert import for_terminal

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


FILTERS = {one.__name__: one for one in (inert, inert_text, inert_lines, when, span, number)}

"""Warnings on talk pages: the templates with which wikis warn people, substituted or not, and when that was."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

from wikiwatch.core.hidden import Hidden

# A template in use, or the comment that a substituted one leaves behind on many wikis.
_TEMPLATE = re.compile(
    r"(?:<!--\s{0,3}Template:|\{\{\s{0,3}(?:(?:safe)?subst:)?\s{0,3}(?:Template:)?)\s{0,3}([^|{}<>\[\]\n#]{1,80})", re.I
)
# How `~~~~` writes the time in English, and in the date format "ISO 8601". Other languages have names of months that
# nothing here knows.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SIGNED = re.compile(
    rf"(?P<hour>\d\d):(?P<minute>\d\d), (?P<day>\d\d?) (?P<name>{'|'.join(_MONTHS)}) (?P<year>\d{{4}}) \("
    r"|(?P<iso>\d{4}-\d\d-\d\dT\d\d:\d\d)(?::\d\d)?\b"
)
LONGEST_WARNING = 3_000  # characters from a template's name to the signature; the longest ones in use have some 1,500


def warnings_in(text: str, changed: datetime, marks: Sequence[str]) -> tuple[datetime, ...]:
    """When somebody was warned, by the text of their talk page, oldest first; each minute counts once.

    `marks` are beginnings of names of templates. A warning without a readable date is from the page's last change,
    at `changed`, and none is later. Time zones are not looked at: hours don't matter here.
    """
    at = list(_warned(text, marks))
    signed = list(_signatures(text)) if at else []
    starts = [start for start, _ in signed]
    found = set[datetime]()
    for position in at:
        index = bisect_left(starts, position)
        near = index < len(signed) and starts[index] - position <= LONGEST_WARNING
        found.add(min(signed[index][1], changed) if near else changed)
    return tuple(sorted(one.replace(second=0, microsecond=0) for one in found))


def warns(before: str, after: str, marks: Sequence[str]) -> bool:
    """Whether a talk page holds more warnings than before."""
    return sum(1 for _ in _warned(after, marks)) > sum(1 for _ in _warned(before, marks))


def _warned(text: str, marks: Sequence[str]) -> Iterator[int]:
    """Where warnings stand. What is shown as it is, between `nowiki`, explains how to warn."""
    beginnings = tuple(map(_plain, marks))
    found = [one.end() for one in _TEMPLATE.finditer(text) if _plain(one[1]).startswith(beginnings)]
    hidden = Hidden(text) if found and "nowiki" in text.casefold() else None
    yield from (position for position in found if hidden is None or hidden.of(position) != "nowiki")


def _plain(name: str) -> str:
    return name.replace("_", " ").strip().casefold()


def _signatures(text: str) -> Iterable[tuple[int, datetime]]:
    """The times in a text as signatures write them, with their places, in order."""
    for one in _SIGNED.finditer(text):
        try:
            yield one.start(), _time(one)
        except ValueError:
            continue  # the 31st of June


def _time(one: re.Match[str]) -> datetime:
    if one["iso"]:
        return datetime.fromisoformat(one["iso"]).replace(tzinfo=UTC)
    month = _MONTHS.index(one["name"]) + 1
    return datetime(int(one["year"]), month, int(one["day"]), int(one["hour"]), int(one["minute"]), tzinfo=UTC)

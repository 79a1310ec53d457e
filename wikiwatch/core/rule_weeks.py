"""The hits of each rule by week, with what people made of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from wikiwatch.core.rule_stats import EXEMPT, ROW, SIGNAL, Hit, Word

WEEKS = 13  # a quarter of a year: as many columns as a phone shows, and longer than a rule takes to be judged by
WEEK = timedelta(days=7)


class Weeks:
    """Counts the hits of the latest weeks, which begin on Mondays (UTC)."""

    def __init__(self, now: datetime) -> None:
        this = monday(now)
        self.begins: Sequence[date] = [this - WEEK * back for back in reversed(range(WEEKS))]
        self._first = datetime.combine(self.begins[0], time(), UTC)
        self._counts: defaultdict[tuple[str, str], Counter[tuple[date, Word]]] = defaultdict(Counter)

    def add(self, hit: Hit, found: Word) -> None:
        """One more hit, and what people made of it."""
        if hit.row == EXEMPT or hit.at < self._first:
            return
        week = monday(hit.at)
        for key in ((ROW, hit.row), *((SIGNAL, signal) for signal in hit.signals)):
            self._counts[key][week, found] += 1

    def of(self, about: str, rule: str) -> dict[Word, list[int]]:
        """The hits of one rule in each week, by what people made of them."""
        counts = self._counts.get((about, rule), Counter())
        return {word: [counts[week, word] for week in self.begins] for word in Word}


def monday(at: datetime) -> date:
    """The day on which a week begins."""
    day = at.astimezone(UTC).date()
    return day - timedelta(days=day.weekday())

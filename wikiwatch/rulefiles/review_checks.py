"""What must hold between the tables of review.toml."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wikiwatch.rulefiles.lines import Problem
from wikiwatch.rulefiles.problems import Source, shown
from wikiwatch.rulefiles.tables import number, rows_of

# Of each pair, the first is reached before the second.
_RISING = (("few", "extreme_count"), ("bad_score", "extreme_score"), ("often", "extreme_often"))


def check(source: Source) -> Iterator[Problem]:
    """What is extreme lies above what is much, and the latest cases are some of those that are looked at in all."""
    for index, row in rows_of(source, "step"):
        for much, extreme in _RISING:
            least, most = number(row, much), number(row, extreme)
            if least is not None and most is not None and most <= least:
                hint = "else whatever is much would be extreme as well"
                expected = f"more than `{much}`, {shown(row[much])}"
                yield source.problem(("step", index, extreme), shown(row[extreme]), expected, hint)
    autonomy = source.data.get("autonomy")
    if isinstance(autonomy, dict):
        last, all_ = autonomy.get("last_without_overturn"), autonomy.get("of_the_last")
        if isinstance(last, int) and isinstance(all_, int) and all_ < last:
            expected = f"at least `last_without_overturn`, {shown(last)}"
            yield source.problem(("autonomy", "of_the_last"), shown(all_), expected, "the latest are part of them")
    promotion = source.data.get("promotion")
    if isinstance(promotion, dict):
        yield from _promotion(source, promotion)


def _promotion(source: Source, table: dict[str, Any]) -> Iterator[Problem]:
    """To revert takes no less than to hold, and no more hits than are looked at."""
    for key in ("hits", "authors", "precision"):
        harder = f"revert_{key}"
        hold, revert = number(table, key), number(table, harder)
        if hold is not None and revert is not None and revert < hold:
            hint = "a revert keeps no text, so it takes more than a hold"
            expected = f"at least `{key}`, {shown(table[key])}"
            yield source.problem(("promotion", harder), shown(table[harder]), expected, hint)
    latest = number(table, "of_the_latest")
    for key in ("hits", "revert_hits"):
        hits = number(table, key)
        if hits is not None and latest is not None and latest < hits:
            hint = "only these are looked at, so no rule could ever have so many"
            expected = f"at least `{key}`, {shown(table[key])}"
            yield source.problem(("promotion", "of_the_latest"), shown(table["of_the_latest"]), expected, hint)

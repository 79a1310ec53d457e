"""Numbers and tables that contradict each other, so that something can never be found, or never applies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from wikiwatch.core.normalise import fold
from wikiwatch.rulefiles.lines import Problem, Where
from wikiwatch.rulefiles.problems import Source, plain, shown
from wikiwatch.rulefiles.tables import number, rows_of


def learned(source: Source) -> Iterator[Problem]:
    """The weaker sign has to reach further than the strong one; so does the second way to the strong one, if used."""
    sure, likely, most = (number(source.data, key) for key in ("sure_share", "likely_share", "most_share"))
    if sure is not None and likely is not None and likely <= sure:
        hint = "whatever is so rare is `learned.sure` already: `learned.likely` could never be found"
        yield source.problem(("likely_share",), shown(likely), f"more than `sure_share`, {shown(sure)}", hint)
    if sure is not None and most is not None and 0 < most <= sure:
        hint = "it lets in nothing that `sure_share` does not: `sure_precision` would say nothing"
        yield source.problem(("most_share",), shown(most), f"more than `sure_share`, {shown(sure)}, or 0", hint)


def campaigns(source: Source) -> Iterator[Problem]:
    """All ties together open a case; and a case has no more hands than edits."""
    yield from _reachable(source, ("opens_at",), "tie", "all ties together count less: no case would ever open")
    edits, hands = number(source.data, "confirmed_edits"), number(source.data, "confirmed_hands")
    if edits is not None and hands is not None and hands > edits:
        hint = "so many hands bring as many edits at least: raise `confirmed_edits`, or lower this"
        yield source.problem(("confirmed_hands",), shown(hands), f"at most `confirmed_edits`, {shown(edits)}", hint)


def comeback(source: Source) -> Iterator[Problem]:
    """All parts together flag an author, and list a sign-up."""
    for key in ("flags_at", "lists_at"):
        yield from _reachable(source, (key,), "part", "all parts together count less: nobody would ever be found")


def _reachable(source: Source, where: Where, table: str, hint: str) -> Iterator[Problem]:
    wanted = number(source.data, str(where[0]))
    counts = [number(row, "points") for _, row in rows_of(source, table)]
    total = sum(points for points in counts if points is not None)
    if wanted is not None and None not in counts and counts and wanted > total:
        yield source.problem(where, shown(wanted), f"at most {shown(total)}", hint)


def phrases(source: Source) -> Iterator[Problem]:
    """Every phrase has words, and stands once."""
    known: dict[str, int] = {}
    for index, row in rows_of(source, "topic"):
        listed = row.get("phrases")
        for place, phrase in enumerate(listed if isinstance(listed, list) else ()):
            if not isinstance(phrase, str):
                continue
            where: Where = ("topic", index, "phrases", place)
            words = " ".join(fold(phrase).replace("-", " ").split())
            if not words.replace("*", "").strip():
                hint = "dashes and invisible signs are no words: it would be found everywhere"
                yield source.problem(where, shown(phrase), "a phrase of at least one word", hint)
            elif words in known:
                hint = f"the first one stands in line {known[words]}; capitals and dashes make no other phrase"
                yield source.problem(where, f'"{plain(phrase)}" again', "each phrase once", hint)
            known.setdefault(words, source.lines.of(where))


def block_classes(source: Source) -> Iterator[Problem]:
    """Every class of blocks comes before those that fit all that it fits."""
    earlier: list[Mapping[str, Any]] = []
    for index, one in rows_of(source, "block_class"):
        kinds, rows = one.get("kinds"), one.get("rows", [""])  # "" stands for whatever asked for the block
        if not isinstance(kinds, list) or not isinstance(rows, list):
            continue
        asked = [(kind, row) for kind in kinds for row in rows]
        before = [next((known.get("id") for known in earlier if _fits(known, *pair)), None) for pair in asked]
        if asked and None not in before:
            named = ", ".join(f"`{plain(str(name))}`" for name in dict.fromkeys(map(str, before)))
            hint = f"the first class that fits decides, and {named} fits before it: move this one up"
            yield source.problem(("block_class", index), "a class that never applies", "one that some block has", hint)
        earlier.append(one)


def _fits(one: Mapping[str, Any], kind: object, row: object) -> bool:
    kinds, rows = one.get("kinds"), one.get("rows")
    for_it = rows is None or (isinstance(rows, list) and row in rows)
    return isinstance(kinds, list) and kind in kinds and for_it

"""What must hold between the classes of blocks in policy.toml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from wikiwatch.core.blocks import RANGE, REVIEWED, lasts
from wikiwatch.core.model import ActorKind
from wikiwatch.rulefiles.lines import Problem
from wikiwatch.rulefiles.problems import Source, did_you_mean, plain, shown
from wikiwatch.rulefiles.values import EXPIRY

_BLOCKABLE = (ActorKind.ACCOUNT, ActorKind.TEMP, ActorKind.ADDRESS)
# How long some may be blocked at most, and why.
_LONGEST = {
    ActorKind.ADDRESS: (timedelta(days=31), "31 days", "addresses change hands: the next tenant is somebody else"),
    ActorKind.TEMP: (timedelta(days=366), "1 year", "a temporary account is gone by then, and nobody gets its name"),
}


def check(source: Source) -> Iterator[Problem]:
    """Every kind of author has a class, each class once, and no address or temporary account is blocked too long."""
    found = source.data.get("block_class")
    classes = [(i, one) for i, one in enumerate(found) if isinstance(one, dict)] if isinstance(found, list) else []
    rows = {str(row.get("id")) for row in _tables(source.data.get("row"))} | {RANGE, REVIEWED}
    seen = set[object]()
    for index, one in classes:
        name = one.get("id")
        if isinstance(name, str) and name in seen:
            yield source.problem(("block_class", index, "id"), f'"{plain(name)}" again', "each id once")
        seen.add(name if isinstance(name, str) else None)
        yield from _too_long(source, index, one)
        for row in one["rows"] if isinstance(one.get("rows"), list) else ():
            if isinstance(row, str) and row not in rows:
                expected = f'the id of a row of this file, "{REVIEWED}" or "{RANGE}"'
                yield source.problem(
                    ("block_class", index, "rows"), f'"{plain(row)}"', expected, did_you_mean(row, rows)
                )
    covered = {kind for _, one in classes if "rows" not in one for kind in _kinds(one)}
    for kind in _BLOCKABLE:
        if classes and kind not in covered:
            hint = "add a table [[block_class]] without `rows` for it; the packaged rules have one to copy"
            yield source.problem(("block_class",), "nothing", f'a [[block_class]] for all of kind "{kind}"', hint)


def _too_long(source: Source, index: int, one: dict[str, Any]) -> Iterator[Problem]:
    ladder = one.get("ladder")
    for kind, (longest, told, why) in _LONGEST.items():
        for step in ladder if isinstance(ladder, list) and kind in _kinds(one) else ():
            length = lasts(step) if isinstance(step, str) and re.fullmatch(EXPIRY, step) else timedelta()
            if length is None or length > longest:
                hint = f"{why}; for others, write a class of their own"
                expected = f'at most "{told}" in a class with "{kind}"'
                yield source.problem(("block_class", index, "ladder"), shown(step), expected, hint)


def _kinds(one: dict[str, Any]) -> list[object]:
    kinds = one.get("kinds")
    return kinds if isinstance(kinds, list) else []


def _tables(value: object) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []

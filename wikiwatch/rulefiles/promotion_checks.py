"""What must hold of own rules that act: `rules promote` let them, on the grounds that review.toml asks for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from wikiwatch.rulefiles.lines import Problem, Where
from wikiwatch.rulefiles.own_shapes import OwnRuleShape
from wikiwatch.rulefiles.problems import Source, plain, shown
from wikiwatch.rulefiles.tables import number, rows_of

_KEYS = ("hits", "authors", "precision")


def check(own: Source, review: Source) -> Iterator[Problem]:
    """Each rule that acts without having been promoted, or on less than is asked for; and each that asks for less."""
    general = review.data.get("promotion")
    if not isinstance(general, dict):
        return  # which is told elsewhere
    for index, row in rows_of(own, "rule"):
        asked = _asked(row, general)
        yield from _asks_less(own, index, row, asked)
        if row.get("act") is True:
            yield from _acts(own, index, row, asked)


def reworded(own: Source) -> Iterator[Problem]:
    """Each rule that was promoted in another wording, so that it only notes; none of those that can't be read."""
    for index, row in rows_of(own, "rule"):
        try:
            rule = OwnRuleShape.model_validate(row).rule()
        except ValidationError:
            continue
        if rule.reworded:
            hint = (
                "what it looks for was changed, so it only notes: "
                f"`wikiwatch rules promote {rule.id}` lets it act again; or write act = false"
            )
            yield own.problem(
                ("rule", index, "promoted", "wording"), "another wording", "the one that was promoted", hint
            )


def _asked(row: dict[str, Any], general: dict[str, Any]) -> dict[str, float]:
    """What review.toml asks of this rule; nothing where it can't be read, which is told elsewhere."""
    prefix = "revert_" if row.get("outcome") == "revert" else ""
    found = {key: number(general, prefix + key) for key in _KEYS}
    return {key: value for key, value in found.items() if value is not None}


def _asks_less(own: Source, index: int, row: dict[str, Any], asked: dict[str, float]) -> Iterator[Problem]:
    more = row.get("promotion")
    if not isinstance(more, dict):
        return
    for key in _KEYS:
        given = number(more, key)
        if given is not None and key in asked and given < asked[key]:
            where: Where = ("rule", index, "promotion", key)
            hint = "a rule may ask for more than all others, and not for less: take the line out"
            yield own.problem(where, shown(more[key]), f"at least {shown(asked[key])}, as in review.toml", hint)


def _acts(own: Source, index: int, row: dict[str, Any], asked: dict[str, float]) -> Iterator[Problem]:
    name = plain(str(row.get("id")))
    hint = f"write act = false; `wikiwatch rules promote {name}` lets it act and writes this"
    promoted = row.get("promoted")
    if promoted is None:
        yield own.problem(("rule", index, "act"), "true", "false, or a table [rule.promoted]", hint)
        return
    if not isinstance(promoted, dict):
        return
    where: Where = ("rule", index, "promoted")
    hits, right = number(promoted, "hits"), number(promoted, "right")
    if hits is None and right is None and "why" not in promoted:
        yield own.problem(where, "no grounds", "hits and right, or why", hint)
    elif (hits is None) is not (right is None):
        yield own.problem(where, "only one of hits and right", "both of them", hint)
    elif hits is not None and right is not None:
        yield from _grounds(own, where, hits, right, _with_its_own(row, asked), hint)


def _with_its_own(row: dict[str, Any], asked: dict[str, float]) -> dict[str, float]:
    more = row.get("promotion")
    own = {key: number(more, key) or 0 for key in _KEYS} if isinstance(more, dict) else {}
    return {key: max(value, own.get(key, 0)) for key, value in asked.items()}


def _grounds(
    own: Source, where: Where, hits: float, right: float, asked: dict[str, float], hint: str
) -> Iterator[Problem]:
    if right > hits:
        yield own.problem((*where, "right"), shown(right), f"at most `hits`, {shown(hits)}", hint)
    elif hits < asked.get("hits", 0):
        yield own.problem((*where, "hits"), shown(hits), f"at least {shown(asked['hits'])}", hint)
    elif hits and 100 * right / hits < asked.get("precision", 0):
        expected = f"at least {asked['precision']:g} % of `hits`, {shown(hits)}"
        yield own.problem((*where, "right"), shown(right), expected, hint)

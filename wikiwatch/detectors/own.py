"""Looks at a change with this wiki's own rules, `rules/own.toml`.

Every expression is RE2's, so the time is linear in the text, whatever an admin writes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC
from functools import lru_cache, partial
from typing import Any, NamedTuple

import re2

from wikiwatch.core.evidence import Case, Signal
from wikiwatch.core.normalise import fold
from wikiwatch.core.own_rules import Condition, OwnRule, Scope
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors.phrases import MOST_TEXT, compiled, may_stand, pattern
from wikiwatch.detectors.signs import sign

SIGNALS: tuple[str, ...] = ()  # each rule has a sign of its own, which takes its points from the rule


class Found(NamedTuple):
    """What a condition found, in words, and where in the text after the edit, if it stands there."""

    words: str
    excerpt: str = ""
    start: int = 0
    end: int = 0


def detect(case: Case, rules: Ruleset) -> Sequence[Signal]:
    """The sign of each rule whose scope and condition hold."""
    return tuple(signal for _, look_ in looks(case, rules) for signal in look_())


def looks(case: Case, rules: Ruleset) -> Sequence[tuple[str, Callable[[], Sequence[Signal]]]]:
    """The look of each rule that is in force on the day of the change, with the id of its sign."""
    day = case.change.timestamp.astimezone(UTC).date()
    return [(rule.signal_id, partial(_signs, case, rules, rule)) for rule in rules.own.rules if rule.in_force(day)]


def _signs(case: Case, rules: Ruleset, rule: OwnRule) -> Sequence[Signal]:
    found = look(case, rule)
    return (_signed(rules, rule, found),) if found else ()


def look(case: Case, rule: OwnRule) -> Found | None:
    """What one rule finds in a change; None where it does not hit. It may have ended: see `OwnRule.in_force`."""
    if not _within(case, rule.scope):
        return None
    found = _holds(case, rule.when)
    if not found:
        return None
    # The reader is shown a place in the text, if any part of the condition found one.
    shown = next((one for one in found if one.end), found[0])
    return shown._replace(words="; ".join(dict.fromkeys(one.words for one in found)))


def _signed(rules: Ruleset, rule: OwnRule, found: Found) -> Signal:
    reason = f"{rule.description} ({found.words})"
    return sign(rules, rule.signal_id, reason, excerpt=found.excerpt, start=found.start, end=found.end)


def _within(case: Case, scope: Scope) -> bool:
    change = case.change
    kind = str(change.kind) if change.is_text else change.log_type
    return (
        kind in scope.kinds
        and (not scope.namespaces or change.namespace in scope.namespaces)
        and (not scope.bands or case.trust.band in scope.bands)
        and (not scope.pages or _shaped(change.title, scope.pages) is not None)
    )


def _holds(case: Case, condition: Condition) -> list[Found]:
    """What was found, one for each part; empty where a part does not hold."""
    all_found: list[Found] = []
    for key, part in _PARTS.items():
        wanted = getattr(condition, key)
        if wanted is None or wanted in ((), ""):
            continue
        found = part(case, wanted)
        if not found:
            return []
        all_found += found
    return all_found


def _links(case: Case, hosts: Sequence[str]) -> list[Found]:
    for link in case.added.links:
        for host in hosts:
            if link.host == host or link.host.endswith(f".{host}") or host in (link.domain, link.via):
                return [Found(f"a link to {host}", link.raw, link.start, link.end)]
    return []


def _phrases(case: Case, phrases: Sequence[str]) -> list[Found]:
    text = _folded(case.added.text[:MOST_TEXT])
    for phrase in phrases:
        if not may_stand(phrase, text):
            continue
        search = compiled(pattern(phrase)).search
        # All of the page: what stands far down in a long one did stand there.
        if search(text) and not search(_folded(case.before)):
            return [_placed(case, search, 1, f"“{phrase}”")]
    return []


@lru_cache(maxsize=2)  # what was added, and what stood before: all rules ask for these, and to fold them takes long
def _folded(text: str) -> str:
    return fold(text)


def _expression(case: Case, expression: str) -> list[Found]:
    search = compiled(expression).search
    if not search(case.added.text[:MOST_TEXT]) or search(case.before):
        return []
    return [_placed(case, search, 0, "the pattern")]


def _placed(case: Case, search: Callable[[str], Any], group: int, words: str) -> Found:
    """Where an expression matches first in the text after the edit, if not only its folded form does."""
    for passage in case.added.passages:
        match = search(passage.text[:MOST_TEXT])
        if match is not None:
            start, end = match.span(min(group, match.re.groups))
            return Found(words, passage.text[start:end], passage.start + start, passage.start + end)
    return Found(words)


def _title(case: Case, shapes: Sequence[str]) -> list[Found]:
    shape = _shaped(case.change.title, shapes)
    return [] if shape is None else [Found(f"a title like {shape}")]


def _user(case: Case, shapes: Sequence[str]) -> list[Found]:
    shape = _shaped(case.actor.name, shapes)
    return [] if shape is None else [Found(f"a name like {shape}")]


def _shaped(text: str, shapes: Sequence[str]) -> str | None:
    folded = fold(text).replace("_", " ")
    return next((shape for shape in shapes if compiled(shape_pattern(shape)).search(folded)), None)


@lru_cache(maxsize=2_000)
def shape_pattern(shape: str) -> str:
    """The expression for a shape: `*` stands for any characters, `#` for a digit; capitals say nothing."""
    parts = {"*": ".*", "#": r"\p{Nd}", "_": " "}
    return f"(?s)^{''.join(parts.get(char) or re2.escape(char) for char in fold(shape))}$"


def _summary(case: Case, phrases: Sequence[str]) -> list[Found]:
    text = fold(case.change.comment[:MOST_TEXT])
    likely = (phrase for phrase in phrases if may_stand(phrase, text))
    hit = next((phrase for phrase in likely if compiled(pattern(phrase)).search(text)), None)
    return [] if hit is None else [Found(f"“{hit}” in the summary")]


def _adds_link(case: Case, wanted: bool) -> list[Found]:
    return [Found("a link" if wanted else "no link")] if bool(case.added.links) is wanted else []


def _new_page(case: Case, wanted: bool) -> list[Found]:
    return [Found("a new page" if wanted else "a page that was there")] if case.added.new_page is wanted else []


def _removes(case: Case, least: int) -> list[Found]:
    went = case.added.removed_chars
    return [Found(f"{went} characters went")] if went >= least else []


def _soon(case: Case, least: int) -> list[Found]:
    saved = case.past.pace.pages_soon
    return [Found(f"{saved} pages within ten minutes")] if saved >= least else []


def _hour(case: Case, least: int) -> list[Found]:
    saved = case.past.pace.pages_hour
    return [Found(f"{saved} pages within an hour")] if saved >= least else []


def _all(case: Case, conditions: Sequence[Condition]) -> list[Found]:
    found = [_holds(case, one) for one in conditions]
    return [one for part in found for one in part] if all(found) else []


def _any(case: Case, conditions: Sequence[Condition]) -> list[Found]:
    return _first(_holds(case, one) for one in conditions)


def _none(case: Case, conditions: Sequence[Condition]) -> list[Found]:
    return [] if any(_holds(case, one) for one in conditions) else [Found("and nothing that speaks for it")]


def _first(found: Iterable[list[Found]]) -> list[Found]:
    return next(filter(None, found), [])


# What costs least comes first.
_PARTS: dict[str, Callable[[Case, Any], list[Found]]] = {
    "adds_link": _adds_link,
    "new_page": _new_page,
    "removes_characters": _removes,
    "pages_in_ten_minutes": _soon,
    "pages_in_an_hour": _hour,
    "user": _user,
    "title": _title,
    "domain": _links,
    "summary": _summary,
    "phrase": _phrases,
    "pattern": _expression,
    "all": _all,
    "any": _any,
    "none": _none,
}

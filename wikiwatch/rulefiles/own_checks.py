"""What must hold of this wiki's own rules: each can match, can be tried, and says once what it means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import re2

from wikiwatch.core.normalise import fold
from wikiwatch.core.own_rules import PREFIX
from wikiwatch.detectors.phrases import compiled
from wikiwatch.rulefiles.lines import Problem, Where
from wikiwatch.rulefiles.list_checks import wrong_domain
from wikiwatch.rulefiles.own_shapes import NAMESPACES
from wikiwatch.rulefiles.problems import Source, did_you_mean, plain, shown
from wikiwatch.rulefiles.tables import once, rows_of

_GROUPS = ("all", "any", "none")
_OF_TEXT = ("domain", "phrase", "pattern", "adds_link", "new_page", "removes_characters")
_LOG_KINDS = ("move", "upload", "newusers")
_NO_TITLE = "[]{}|<>"  # what no title and no user name holds; # stands for a digit here


def check(source: Source) -> Iterator[Problem]:
    """Every rule that is not sound by itself."""
    yield from once(source, "rule", "id")
    for index, row in rows_of(source, "rule"):
        yield from _worth(source, index, row)
        yield from _days(source, index, row)
        when = row.get("when")
        if isinstance(when, dict):
            yield from _condition(source, ("rule", index, "when"), when)
            yield from _never(source, index, row, when)
        yield from _scope(source, index, row)
        yield from _both_samples(source, index, row)
    yield from _twice(source)


def slow(source: Source, why: Mapping[str, str]) -> Iterator[Problem]:
    """Each rule that is slow, by its sign, and why."""
    for index, row in rows_of(source, "rule"):
        if told := why.get(f"{PREFIX}{row.get('id')}"):
            hint = (
                "while the wiki is watched it would be set aside: most often a pattern with smaller numbers in { } is"
            )
            expected = "a rule that is quick, whatever the text"
            yield source.problem(("rule", index, "when"), told, expected, f"{hint} quick enough")


def _worth(source: Source, index: int, row: dict[str, Any]) -> Iterator[Problem]:
    given = [key for key in ("points", "outcome") if key in row]
    if len(given) != 1:
        where: Where = ("rule", index, given[1]) if given else ("rule", index)
        hint = "points count together with other signs; an outcome decides by itself"
        yield source.problem(where, " and ".join(given) or "neither", "exactly one of: points, outcome", hint)


def _days(source: Source, index: int, row: dict[str, Any]) -> Iterator[Problem]:
    since, until = row.get("since"), row.get("until")
    if type(since) is date and type(until) is date and until < since:
        where: Where = ("rule", index, "until")
        yield source.problem(where, shown(until), f"a day from `since` on, {shown(since)}", "look at the years")


def _condition(source: Source, where: Where, condition: dict[str, Any]) -> Iterator[Problem]:
    if not condition:
        hint = "it would hit every change: say what it looks for"
        yield source.problem(where, "nothing", "at least one condition", hint)
    yield from _parts(source, where, condition)
    for group in _GROUPS:
        inner = condition.get(group)
        for index, one in enumerate(inner if isinstance(inner, list) else ()):
            if isinstance(one, dict):
                yield from _condition(source, (*where, group, index), one)


def _parts(source: Source, where: Where, condition: dict[str, Any]) -> Iterator[Problem]:
    for index, domain in _texts(condition, "domain"):
        if (wrong := wrong_domain(domain, on_allow_list=False)) is not None:
            yield source.problem((*where, "domain", index), shown(domain), *wrong)
    for key in ("phrase", "summary"):
        for index, phrase in _texts(condition, key):
            if not fold(phrase).replace("-", " ").replace("*", " ").split():
                hint = "* stands for the rest of a word, of which something has to be given"
                yield source.problem((*where, key, index), shown(phrase), "words, or at least one sign", hint)
    for key in ("title", "user"):
        for index, shape in _texts(condition, key):
            if any(char in _NO_TITLE for char in shape):
                hint = "it can never match; * stands for any characters, # for a digit"
                yield source.problem((*where, key, index), shown(shape), f"none of {_NO_TITLE} in it", hint)
    pattern = condition.get("pattern")
    if isinstance(pattern, str):
        yield from _expression(source, (*where, "pattern"), pattern)


def _expression(source: Source, where: Where, pattern: str) -> Iterator[Problem]:
    try:
        expression = compiled(pattern)
    except re2.error as error:
        told = error.args[0].decode(errors="replace") if isinstance(error.args[0], bytes) else str(error)
        hint = "RE2 knows no look-ahead and no back-references; most cases need only `phrase`"
        yield source.problem(where, f"no pattern ({plain(told)})", "a pattern that RE2 understands", hint)
        return
    if expression.search(""):
        hint = "it matches where there is nothing, and so everywhere"
        yield source.problem(where, shown(pattern), "a pattern that needs at least one character", hint)


def _never(source: Source, index: int, row: dict[str, Any], when: dict[str, Any]) -> Iterator[Problem]:
    """Conditions of one rule that can't hold together."""
    scope = row.get("scope")
    kinds = scope.get("kinds") if isinstance(scope, dict) else None
    if isinstance(kinds, list) and kinds and all(kind in _LOG_KINDS for kind in kinds):
        if row.get("outcome") in ("hold", "revert"):
            hint = "what a title or a name looks like is never enough to take back a move or an upload: they are listed"
            yield source.problem(("rule", index, "outcome"), shown(row["outcome"]), '"watch", or points', hint)
        for key in (key for key in _OF_TEXT if key in when):
            hint = "moves, uploads and sign-ups bring no text: the rule can never hit"
            yield source.problem(("rule", index, "when", key), key, "only title, user, summary and counts", hint)
    if kinds == ["edit"] and when.get("new_page") is True:
        hint = 'new pages are of the kind "new": the rule can never hit'
        yield source.problem(("rule", index, "when", "new_page"), "true", 'true only with the kind "new"', hint)
    soon, hour = when.get("pages_in_ten_minutes"), when.get("pages_in_an_hour")
    if isinstance(soon, int) and isinstance(hour, int) and hour <= soon:
        hint = "what was saved within ten minutes was saved within the hour: leave one of them out"
        where: Where = ("rule", index, "when", "pages_in_an_hour")
        yield source.problem(where, shown(hour), f"more than {soon}", hint)


def _scope(source: Source, index: int, row: dict[str, Any]) -> Iterator[Problem]:
    scope = row.get("scope")
    namespaces = scope.get("namespaces") if isinstance(scope, dict) else None
    for place, name in enumerate(namespaces if isinstance(namespaces, list) else ()):
        if isinstance(name, str) and name not in NAMESPACES:
            where: Where = ("rule", index, "scope", "namespaces", place)
            hint = f"{did_you_mean(name, NAMESPACES)}; a namespace of this wiki's own is named by its number"
            yield source.problem(where, shown(name), "an English name such as Talk, or a number", hint)


def _both_samples(source: Source, index: int, row: dict[str, Any]) -> Iterator[Problem]:
    samples = row.get("sample")
    kinds = [one.get("hit") for one in samples if isinstance(one, dict)] if isinstance(samples, list) else []
    for hit, what in ((True, "found"), (False, "left alone")):
        if hit not in kinds:
            hint = f"add a change that must be {what}"
            expected = f"at least one [[rule.sample]] with hit = {shown(hit)}"
            yield source.problem(("rule", index), "none", expected, hint)


def _twice(source: Source) -> Iterator[Problem]:
    """Rules that look for the same in the same place: the first of them decides, the other never does."""
    known: dict[str, tuple[int, Any]] = {}
    for index, row in rows_of(source, "rule"):
        looks = repr((row.get("scope"), row.get("when")))
        if looks in known and isinstance(row.get("when"), dict):
            first, name = known[looks]
            hint = f"`{plain(str(name))}` in line {source.lines.of(('rule', first))} does already: take one of them out"
            yield source.problem(("rule", index, "when"), "the same scope and conditions again", "each once", hint)
        known.setdefault(looks, (index, row.get("id")))


def _texts(condition: dict[str, Any], key: str) -> list[tuple[int, str]]:
    found = condition.get(key)
    return [(i, one) for i, one in enumerate(found) if isinstance(one, str)] if isinstance(found, list) else []

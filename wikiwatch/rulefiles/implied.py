"""Whether one own rule hits wherever another does, as far as that can be seen from the rules alone.

A no says nothing: the rules may still hit the same. A yes is sure, or a good rule would be called useless.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from wikiwatch.core.normalise import fold
from wikiwatch.core.own_rules import Condition, OwnRule, Scope
from wikiwatch.core.urls import is_public_suffix
from wikiwatch.detectors.own import shape_pattern
from wikiwatch.detectors.phrases import compiled

# Shapes and phrases of longer lists are compared as they stand only: each with each would take too long.
MOST_PAIRED = 10
# Conditions within conditions, on both sides: what has more says nothing.
MOST_DEPTH = 3


def covers(wide: OwnRule, narrow: OwnRule) -> bool:
    """Whether `wide` surely hits every change that `narrow` hits, on each day on which that one looks."""
    lasts = wide.until is None or (narrow.until is not None and narrow.until <= wide.until)
    return lasts and _within(wide.scope, narrow.scope) and _follows(wide.when, narrow.when, narrow.scope, MOST_DEPTH)


def _within(wide: Scope, narrow: Scope) -> bool:
    numbers = not wide.namespaces or (narrow.namespaces and set(narrow.namespaces) <= set(wide.namespaces))
    bands = not wide.bands or (narrow.bands and set(narrow.bands) <= set(wide.bands))
    pages = not wide.pages or (narrow.pages and _each(_shape_covers, wide.pages, narrow.pages))
    return bool(numbers and bands and pages) and set(narrow.kinds) <= set(wide.kinds)


def _follows(wide: Condition, narrow: Condition, scope: Scope, depth: int) -> bool:
    """Whether `wide` holds wherever `narrow` does, of changes in a scope."""
    if depth <= 0 or wide == Condition():  # an empty one never holds
        return False
    return (
        all(_part_follows(key, value, narrow, scope, depth) for key, value in _plain_parts(wide))
        and all(_follows(one, narrow, scope, depth - 1) for one in wide.all)
        and (not wide.any or _one_follows(wide, narrow, scope, depth - 1))
        and all(any(_follows(known, one, scope, depth - 1) for known in narrow.none) for one in wide.none)
    )


def _one_follows(wide: Condition, narrow: Condition, scope: Scope, depth: int) -> bool:
    """Whether one of the `any` of the wide condition holds: always the same one, or one for each `any` of the other."""
    if any(_follows(one, narrow, scope, depth) for one in wide.any):
        return True
    known = (any(_follows(one, other, scope, depth) for one in wide.any) for other in narrow.any)
    return bool(narrow.any) and all(known)


def _part_follows(key: str, value: Any, narrow: Condition, scope: Scope, depth: int) -> bool:
    given = getattr(narrow, key)
    if given not in (None, (), "") and _COVERS[key](value, given, scope):
        return True
    if depth <= 0:
        return False
    if any(_part_follows(key, value, one, scope, depth - 1) for one in narrow.all):
        return True
    return bool(narrow.any) and all(_part_follows(key, value, one, scope, depth - 1) for one in narrow.any)


def _plain_parts(condition: Condition) -> Iterator[tuple[str, Any]]:
    for key in _COVERS:
        value = getattr(condition, key)
        if value not in (None, (), ""):
            yield key, value


def _each(covers_one: Callable[[str, str], bool], wide: Sequence[str], narrow: Sequence[str]) -> bool:
    """Whether each of the narrow texts is covered by one of the wide ones."""
    rest = set(narrow) - set(wide)
    if not rest:
        return True
    if len(rest) > MOST_PAIRED or len(wide) > MOST_PAIRED:
        return False
    return all(any(covers_one(one, other) for one in wide) for other in rest)


def _shape_covers(wide: str, narrow: str) -> bool:
    """Whether all that has the narrow shape has the wide one: its `*` takes in any sign, its `#` a digit or a `#`."""
    expression = shape_pattern(wide).replace(r"\p{Nd}", r"[\p{Nd}#]")
    return compiled(expression).search(fold(narrow).replace("_", " ")) is not None


def _host_covers(wide: str, narrow: str) -> bool:
    """Whether links to the narrow host are links to the wide one; not below hosts under which each site has its own."""
    return narrow == wide or (narrow.endswith(f".{wide}") and not is_public_suffix(wide, private=True))


def _phrase_covers(wide: str, narrow: str) -> bool:
    """Whether the words of the wide phrase stand side by side in the narrow one."""
    few, many = _words(wide), _words(narrow)
    if not few or not all(_is_plain(word) for word in (*few, *many)):
        return False  # scripts without spaces, and signs, have edges of their own
    places = range(len(many) - len(few) + 1)
    return any(all(map(_word_covers, few, many[at : at + len(few)])) for at in places)


def _words(phrase: str) -> list[str]:
    return fold(phrase).replace("-", " ").split()


def _is_plain(word: str) -> bool:
    bare = word.removesuffix("*")
    return bare.isascii() and bare.isalnum()


def _word_covers(wide: str, narrow: str) -> bool:
    return narrow == wide or (wide.endswith("*") and narrow.startswith(wide[:-1]))


def _phrases(wide: Sequence[str], narrow: Sequence[str], scope: Scope) -> bool:
    if scope.kinds != ("new",):  # a word of the phrase may have stood on the page before, and then counts for nothing
        return set(narrow) <= set(wide)
    return _each(_phrase_covers, wide, narrow)


_COVERS: dict[str, Callable[[Any, Any, Scope], bool]] = {
    "domain": lambda wide, narrow, _: _each(_host_covers, wide, narrow),
    "phrase": _phrases,
    "pattern": lambda wide, narrow, _: wide == narrow,
    "title": lambda wide, narrow, _: _each(_shape_covers, wide, narrow),
    "user": lambda wide, narrow, _: _each(_shape_covers, wide, narrow),
    "summary": lambda wide, narrow, _: _each(_phrase_covers, wide, narrow),
    "adds_link": lambda wide, narrow, _: wide is narrow,
    "new_page": lambda wide, narrow, _: wide is narrow,
    "removes_characters": lambda wide, narrow, _: wide <= narrow,
    "pages_in_ten_minutes": lambda wide, narrow, _: wide <= narrow,
    "pages_in_an_hour": lambda wide, narrow, _: wide <= narrow,
}

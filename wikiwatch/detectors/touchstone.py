"""Texts of the program's own, on which a rule shows whether it is slow by itself, whatever anybody sends.

Who writes a heavy text must not be able to blame a rule for it: what a rule costs here depends on the rule alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from wikiwatch.core.evidence import Case
from wikiwatch.core.own_rules import Condition, OwnRule, Scope
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors.phrases import MOST_TEXT
from wikiwatch.detectors.samples import as_newcomer

# Words of articles in two scripts, without any mark and with marks and lines; letters and digits, whose order drives an
# expression through its states; and wikitext.
_LATIN = "the ferry has run across the river since 1702 and a bell rings when it leaves in summer it waits for a train"
_SENTENCES = "The ferry, River since 1702. bell rings; leaves: summer! waits? (for) a train.\n and In it has run.\n\n"
_CYRILLIC = "паром ходит через реку с 1702 года и колокол звонит когда он отходит летом он ждёт поезда у пристани"
_LETTERS, _DIGITS = "a b", "0 1 2 3 4 5 6 7 8 9"
_MARKUP = "[[River]] https://ferry.example/7 {{Box|a=1}} == * +49-30-12345 ''x'' <br> x@y.example\n {| |- |}"


@lru_cache(maxsize=1)
def texts() -> tuple[str, ...]:
    """As long as what is searched of an edit; always the same."""
    spaced = (_mixed(pieces.split(" "), " ") for pieces in (_LATIN, _SENTENCES, _CYRILLIC, _MARKUP))
    return (*spaced, *(_mixed(pieces.split(" "), "") for pieces in (_LETTERS, _DIGITS)))


def _mixed(pieces: Sequence[str], between: str) -> str:
    """Pieces in an order that repeats nowhere: by the generator of the C standard, so that there is no chance in it."""
    found, length, number = list[str](), 0, 1
    while length <= MOST_TEXT:
        number = (number * 1_103_515_245 + 12_345) % 2**31
        found.append(pieces[(number >> 16) % len(pieces)])
        length += len(found[-1]) + len(between)
    return between.join(found)[:MOST_TEXT]


def cases(rules: Ruleset) -> Iterator[Case]:
    """Each text as an edit of a newcomer."""
    return (as_newcomer(text, rules) for text in texts())


def dear_parts(rule: OwnRule) -> Iterator[OwnRule]:
    """Each part of a rule that reads the text, as a rule: within the rule, its other parts may spare it most edits."""
    return (replace(rule, until=None, scope=Scope(), when=when) for when in _dear(rule.when))


def _dear(when: Condition) -> Iterator[Condition]:
    if when.phrase:
        yield Condition(phrase=when.phrase)
    if when.pattern:
        yield Condition(pattern=when.pattern)
    for inner in (*when.all, *when.any, *when.none):
        yield from _dear(inner)

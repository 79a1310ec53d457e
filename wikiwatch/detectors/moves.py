"""Finds pages that an untrusted author moves to strange titles, or many of them at once.

Signs: `move.random_title`, the new title is random letters; `move.out_of_articles`, an article leaves the articles
for another namespace; `move.unlike`, old and new title have no word in common; `move.many`, many pages within an
hour. A move is a log entry: it is listed for people, and nothing is undone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wikiwatch.core.evidence import Case, Signal
from wikiwatch.core.names import folded
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors.newcomers import is_untrusted, without_namespace
from wikiwatch.detectors.signs import sign
from wikiwatch.detectors.titles import is_random

RANDOM_TITLE = "move.random_title"
OUT_OF_ARTICLES = "move.out_of_articles"
UNLIKE = "move.unlike"
MANY = "move.many"
SIGNALS = (RANDOM_TITLE, OUT_OF_ARTICLES, UNLIKE, MANY)

# Pages in an hour. Renaming asks for a look at what links there; MediaWiki itself lets newcomers move two a minute.
MOST_MOVES = 5
_WORDS = re.compile(r"[^\W_]{3,}")


def detect(case: Case, rules: Ruleset) -> Sequence[Signal]:
    """The signs of a strange move."""
    if case.change.log_type != "move" or not is_untrusted(case, rules):
        return ()
    return tuple(_signs(case, rules))


def _signs(case: Case, rules: Ruleset) -> Iterator[Signal]:
    old, new = case.change.title, case.change.log_target
    known = case.past.known_words | frozenset(word.casefold() for word in _WORDS.findall(old))
    if is_random(new, known, rules):
        yield sign(rules, RANDOM_TITLE, "the title that the page was moved to is random letters", excerpt=new)
    elif _unlike(old, new):
        yield sign(rules, UNLIKE, "the title that the page was moved to has no word of the old one", excerpt=new)
    if case.change.namespace == 0 and without_namespace(new) != new.replace("_", " "):
        yield sign(rules, OUT_OF_ARTICLES, "an article was moved out of the articles", excerpt=new)
    moves = case.past.pace.moves_hour
    if moves >= MOST_MOVES:
        yield sign(rules, MANY, f"the author has moved {moves} pages within an hour")


def _unlike(old: str, new: str) -> bool:
    words, other = _WORDS.findall(without_namespace(old)), folded(without_namespace(new))
    return bool(words) and not any(folded(word) in other for word in words)

"""What a title of a page or file looks like: random letters, or not."""

from __future__ import annotations

from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors.newcomers import without_namespace
from wikiwatch.detectors.random_text import random_strings


def is_random(title: str, known: frozenset[str], rules: Ruleset) -> bool:
    """Whether at least half of a title's letters are random strings; words in `known` (casefolded) never are.

    The capital that MediaWiki gives a title is no sign of a name.
    """
    name = without_namespace(title).replace("/", " ")
    name = name[:1].lower() + name[1:]
    letters = sum(character.isalnum() for character in name)
    strings = random_strings(name, known, rules.random_text)
    return bool(strings) and 2 * sum(len(string.text) for string in strings) >= letters

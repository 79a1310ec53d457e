"""Finds what adverts say, beside a link, a telephone number or an e-mail address that is new here.

The phrases stand in rules/phrases.toml. All of them are one RE2 set: the time is linear in the text, whatever an
admin writes. Phrases that stood on the page before count for nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import re2

from wikiwatch.core.evidence import Case, Signal
from wikiwatch.core.normalise import fold
from wikiwatch.core.ruleset import PhraseRules, Ruleset
from wikiwatch.detectors.signs import sign

ONE = "phrases.some"
MANY = "phrases.many"
SIGNALS = (ONE, MANY)

MOST_TEXT = 50_000  # characters of an edit that are searched: an advert does not hide behind a book
MEMORY = 64 << 20  # bytes that RE2 may use for all phrases; 300 of them take about 3 MB
_NAMED = 5  # phrases that a reason names
_MARKS = "(?:''+)?"  # of bold and italic text, which may begin or end between two words
_SPACE = rf"{_MARKS}[\s\-_\x{{2010}}-\x{{2015}}]+{_MARKS}"
_CURLY = str.maketrans("\u2018\u2019\u02bc", "'''")  # word processors make these of the apostrophe on the keyboard
_APOSTROPHE = r"['\x{2018}\x{2019}\x{02bc}]"
_IN_WORDS = r"\pL\pN\pM"  # marks, too: in many scripts vowels are marks, within a word and at its end
_EDGE = rf"[^{_IN_WORDS}]"
# Scripts that write no spaces between words.
_UNSPACED = r"^[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]"


class _Book(NamedTuple):
    """All phrases: a set that tells at once which may occur, and each one with its topic and its own pattern."""

    together: Any  # re2.Set, of the phrases without their edges: with them it would be ten times as large
    phrases: tuple[tuple[str, str, str], ...]

    def among(self, text: str) -> set[int]:
        """The numbers of the phrases that stand in a text."""
        return {index for index in self.together.Match(text) or () if compiled(self.phrases[index][2]).search(text)}


def detect(case: Case, rules: Ruleset) -> Sequence[Signal]:
    """One sign: some phrases of adverts, or many."""
    known = case.past.trusted_domains | case.past.standing_domains
    link = next((link for link in case.added.links if link.domain not in known), None)
    if link is None:
        return ()
    book = _book(rules.phrases)
    text = fold(case.added.text[:MOST_TEXT])
    found = book.among(text)
    if found:
        found -= book.among(fold(case.before[:MOST_TEXT]))
    if not found:
        return ()
    named = [book.phrases[index] for index in sorted(found)]
    listed = ", ".join(f"“{phrase}” ({topic})" for phrase, topic, _ in named[:_NAMED])
    more = f" and {len(named) - _NAMED} more" if len(named) > _NAMED else ""
    start, end, excerpt = _place(case, compiled(named[0][2]))
    signal_id = MANY if len(named) >= rules.phrases.many else ONE
    reason = f"speaks as adverts do, beside a link that is new here: {listed}{more}"
    return (sign(rules, signal_id, reason, excerpt=excerpt, start=start, end=end),)


def _place(case: Case, expression: Any) -> tuple[int, int, str]:
    """Where an expression matches first in the text after the edit; 0, 0, "" where only its folded form is found."""
    for passage in case.added.passages:
        match = expression.search(passage.text[:MOST_TEXT])
        if match is not None:
            start, end = match.span(match.re.groups)
            return passage.start + start, passage.start + end, passage.text[start:end]
    return 0, 0, ""


@lru_cache(maxsize=2)  # the rules in force, and those that are being tried
def _book(rules: PhraseRules) -> _Book:
    options = _silent()
    options.max_mem = MEMORY
    together, phrases = re2.Set.SearchSet(options), []
    for topic in rules.topics:
        for phrase in topic.phrases:
            together.Add(_body(fold(phrase)))
            phrases.append((phrase, topic.id, pattern(phrase)))
    together.Compile()
    return _Book(together, tuple(phrases))


@lru_cache(maxsize=2_000)  # compiled when first found: all of them at once would take a second
def compiled(expression: str) -> Any:
    """An RE2 expression, ready to search; re2.error where it is none, or needs more memory than RE2 allows."""
    return re2.compile(expression, _silent())


def _silent() -> Any:
    """Options by which RE2 writes nothing on the terminal: what is wrong with a pattern, `rules check` tells."""
    options = re2.Options()
    options.log_errors = False
    return options


def pattern(phrase: str) -> str:
    """The expression that finds a phrase in a folded text: whole words, but where the script writes no spaces.

    A sign at the end of a phrase, such as an exclamation mark, may stand beside anything.
    """
    body = _body(fold(phrase))
    if re2.search(_UNSPACED, phrase):
        return f"(?i){body}"
    words = rf"[{_IN_WORDS}*]"
    before = f"(?:^|{_EDGE})" if re2.search(rf"^[\s-]*{words}", fold(phrase)) else ""
    after = f"(?:$|{_EDGE})" if re2.search(rf"{words}[\s-]*$", fold(phrase)) else ""
    return f"(?i){before}({body}){after}"


def may_stand(phrase: str, text: str) -> bool:
    """Whether a folded text holds every word of a phrase: where it does not, `pattern` finds nothing in it.

    That costs a hundredth of what the expression does, and of thousands of phrases nearly none stands in an edit.
    """
    return all(piece in text for piece in _pieces(phrase))


@lru_cache(maxsize=20_000)  # a few MB; own rules may hold thousands of phrases, and all are asked for at each change
def _pieces(phrase: str) -> tuple[str, ...]:
    """What stands as it is wherever a phrase does, the longest first: few texts hold that."""
    fixed = "\n".join(_words(fold(phrase))).replace("*", "\n").replace("'", "\n")  # these two stand for several signs
    return tuple(sorted(filter(None, fixed.split("\n")), key=len, reverse=True))


def _body(phrase: str) -> str:
    return _SPACE.join(map(_word, _words(phrase)))


def _words(phrase: str) -> list[str]:
    return phrase.translate(_CURLY).replace("-", " ").split()


def _word(word: str) -> str:
    escaped: str = re2.escape(word)
    return escaped.replace(r"\*", f"[{_IN_WORDS}]*").replace(r"\'", _APOSTROPHE)

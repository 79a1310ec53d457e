"""Tracking edits: random letters that a bot leaves on a page to see whether anybody looks after it.

A random string alone is no tracking edit: names, code and formulas look random too. What counts is that an
edit adds such strings and little else, or sets them beside links, or makes a page of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from wikiwatch.core.model import Case, Passage, Signal
from wikiwatch.core.ruleset import RandomTextRules, Ruleset
from wikiwatch.detectors.reading import RandomString, Reading, read
from wikiwatch.detectors.strings import unlikelihood

# One string alone must be so many times as unlikely as the rules ask of each: it has no other to confirm it.
ALONE = 1.5
WORD = 12  # letters that another word counts for at most, so that laaaaughter does not hide a mash
ISOLATED = 40  # characters; longer strings than this were rather mashed in than set as a mark
BESIDE = 3  # characters between a string and the link that it marks: a space, a bracket, a line's end
SHOWN = 5  # strings that an excerpt names
EXCERPT = 40  # characters of each


def random_strings(text: str, known: frozenset[str], rules: RandomTextRules) -> tuple[RandomString, ...]:
    """The strings of a wikitext that look random, with offsets and bits; `known` words (casefolded) never do."""
    return read(text, known, rules.unlikely, rules.least_letters).strings


def words_of(text: str) -> set[str]:
    """The words (casefolded) that might be taken for random, and are worth looking up in the wiki's texts."""
    reading = read(text.replace("_", " "), frozenset(), 0.0, 1)
    return {string.text.casefold() for string in reading.strings}


def detect(case: Case, rules: Ruleset) -> Sequence[Signal]:
    """The signs of a tracking edit in what a change added."""
    limits, known = rules.random_text, case.past.known_words
    readings = [
        (passage, read(passage.text, known, limits.unlikely, limits.least_letters))
        for passage in case.added.passages
    ]
    strings = [(passage, string) for passage, reading in readings for string in reading.strings]
    others = frozenset[str]().union(*(reading.others for _, reading in readings))
    found: dict[str, str] = {}
    if _convincing([string for _, string in strings], others, limits):
        found["random_text"] = "what was added is random letters and little else"
        if not others and all(_isolated(passage, string) for passage, string in strings):
            found["random_text.bare"] = "nothing but random letters was added"
    marks = [(p, s) for p, reading in readings for s in _beside_links(reading, limits.unlikely)]
    if marks:
        found["random_text.beside_links"] = "random letters stand beside external links"
    signals = [_signal(name, reason, marks if "links" in name else strings, rules) for name, reason in found.items()]
    if case.added.new_page and (found or len(others) <= limits.most_other_words):
        signals += _title(case, rules, sure="random_text" in found)
    return signals


def _convincing(strings: Sequence[RandomString], others: frozenset[str], limits: RandomTextRules) -> bool:
    """Whether the strings are most of what was added, and unlikely enough to outweigh the other words."""
    distinct = {string.text.casefold(): string.bits for string in strings}
    if sum(map(len, distinct)) < sum(min(len(word), WORD) for word in others):
        return False
    bits = sum(distinct.values())
    if len(others) > limits.most_other_words and bits < limits.unlikely * len(others):
        return False
    return len(distinct) > 1 or bits >= ALONE * limits.unlikely


def _isolated(passage: Passage, string: RandomString) -> bool:
    around = passage.text[max(0, string.start - 1) : string.start] + passage.text[string.end : string.end + 1]
    return len(string.text) <= ISOLATED and (not around or around.isspace())


def _beside_links(reading: Reading, unlikely: float) -> list[RandomString]:
    """Random strings right before or after a link, or as its only words; one alone must be the more unlikely."""
    edges = sorted({edge for span in reading.links for edge in span})
    marks, at = [], 0
    for string in reading.strings:
        while at < len(edges) and edges[at] < string.start - BESIDE:
            at += 1
        if at < len(edges) and edges[at] <= string.end + BESIDE:
            marks.append(string)
    distinct = {string.text.casefold() for string in marks}
    return marks if len(distinct) > 1 or any(string.bits >= ALONE * unlikely for string in marks) else []


def _title(case: Case, rules: Ruleset, *, sure: bool) -> list[Signal]:
    """A random title of a new page; where the text is not random, the title alone must convince."""
    title = case.change.title.rpartition(":")[2].replace("_", " ")
    limits = rules.random_text
    reading = read(title, case.past.known_words, limits.unlikely, limits.least_letters)
    strings = list(reading.strings)
    if sure and not strings and (unlikelihood(title) or 0.0) >= limits.unlikely and len(title) >= limits.least_letters:
        strings = [RandomString(text=title, start=0, end=0, bits=limits.unlikely)]  # MediaWiki sets the capital
    if not strings or not (sure or _convincing(strings, reading.others, limits)):
        return []
    shown = _excerpt(strings)
    reason = "the title of this new page is random letters"
    points = rules.points.signal("random_text.title").points
    return [Signal(id="random_text.title", points=points, reason=f"{reason}: {shown}", excerpt=shown)]


def _signal(
    name: str, reason: str, strings: Sequence[tuple[Passage, RandomString]], rules: Ruleset
) -> Signal:
    shown = _excerpt([string for _, string in strings])
    passage, first = strings[0]
    return Signal(
        id=name,
        points=rules.points.signal(name).points,
        reason=f"{reason}: {shown}",
        excerpt=shown,
        start=passage.start + first.start,
        end=passage.start + first.end,
    )


def _excerpt(strings: Sequence[RandomString]) -> str:
    names = list(dict.fromkeys(string.text[:EXCERPT] for string in strings))
    return ", ".join(names[:SHOWN]) + (", …" if len(names) > SHOWN else "")

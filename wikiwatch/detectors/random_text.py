"""Tracking edits: random letters that a bot leaves on a page to see whether anybody looks after it.

A random string alone is no tracking edit: names, code and formulas look random too. What counts is that an
edit adds such strings and little else, or sets them beside links, or makes a page of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from wikiwatch.core.evidence import Case, Passage, Signal
from wikiwatch.core.ruleset import RandomTextRules, Ruleset
from wikiwatch.core.signatures import blanked, signatures
from wikiwatch.detectors.reading import MOST_TEXT, STRING, RandomString, Reading, may_be_random, read
from wikiwatch.detectors.strings import LONGEST

SIGNALS = (
    "random_text",
    "random_text.bare",
    "random_text.title",
    "random_text.beside_links",
    "random_text.mark",
    "random_text.lone",
)

# One string alone must be so many times as unlikely as the rules ask of each: it has no other to confirm it.
ALONE = 1.5
CERTAIN = 2.0  # times as unlikely: among words there are names and codes, and only what none of them can be counts
WORD = 12  # letters that another word counts for at most, so that laaaaughter does not hide a mash
WORDLIKE = 8  # of so many, one may read like a word: by chance every hundredth string of six letters does
ISOLATED = 40  # characters; longer strings than this were rather mashed in than set as a mark
BESIDE = 3  # characters between a string and the link that it marks: a space, a bracket, a line's end
SHOWN = 5  # strings that an excerpt names
LONG = 30  # distinct words; in a longer text one odd word is more likely the name of a program than a mark
EXCERPT = 40  # characters of each


def random_strings(text: str, known: frozenset[str], rules: RandomTextRules) -> tuple[RandomString, ...]:
    """The strings of a wikitext that look random, with offsets and bits; `known` words (casefolded) never do."""
    return read(text, known, rules.unlikely, rules.least_letters).strings


def words_of(text: str) -> set[str]:
    """The words (casefolded) that might be taken for random, and are worth looking up in the wiki's texts."""
    strings = {string for string in STRING.findall(text[:MOST_TEXT]) if len(string) > 2}
    return {string.casefold() for string in strings if may_be_random(string[:LONGEST])}


def detect(case: Case, rules: Ruleset) -> Sequence[Signal]:
    """The signs of a tracking edit in what a change added."""
    limits = rules.random_text
    known = case.past.known_words | _own_words(case)
    placed = [
        (passage, read(passage.text, known, limits.unlikely, limits.least_letters)) for passage in case.added.passages
    ]
    strings = [(passage, string) for passage, reading in placed for string in reading.strings]
    others = _others([reading for _, reading in placed])
    title = _title(case, limits)
    found: dict[str, str] = {}
    if strings and _convincing([string for _, string in strings] + title, others, limits):
        found["random_text"] = "what was added is random letters and little else"
        if len(others) * WORDLIKE <= len(strings) and all(_isolated(passage, string) for passage, string in strings):
            found["random_text.bare"] = "nothing but random letters was added"
    elif _lone([string for _, string in strings], others):
        found["random_text.lone"] = "a lone string, likely random"
    signals = [_signal(name, reason, strings, rules) for name, reason in found.items()]
    beside = [(p, s) for p, reading in placed for s in _beside_links(reading, others, limits.unlikely)]
    if beside:
        reason = "random letters stand beside external links"
        signals.append(_signal("random_text.beside_links", reason, beside, rules))
    edges = [(p, s) for p, reading in placed for s in _at_the_edge(p, reading, others, limits.unlikely)]
    if edges and not signals:
        signals.append(_signal("random_text.mark", "random letters begin or end what was added", edges, rules))
    if title and (signals or (len(others) <= limits.most_other_words and _sure(case, limits))):
        signals.append(_titled(title, rules))
    return signals


def _own_words(case: Case) -> frozenset[str]:
    """Words of the author's name and of an old page's title: both may be as odd as they like."""
    old_title = "" if case.added.new_page else case.change.title
    return frozenset(f"{case.change.user} {old_title}".replace("_", " ").casefold().split())


def _others(readings: Sequence[Reading]) -> frozenset[str]:
    """All other words; doubtful ones are among them unless there are at least as many random strings."""
    others = frozenset[str]().union(*(reading.others for reading in readings))
    doubtful = frozenset[str]().union(*(reading.doubtful for reading in readings))
    random = {string.text.casefold() for reading in readings for string in reading.strings}
    return others if len(doubtful) <= len(random) else others | doubtful


def _convincing(strings: Sequence[RandomString], others: frozenset[str], limits: RandomTextRules) -> bool:
    """Whether the strings are unlikely enough to outweigh all other words that were added."""
    distinct = {string.text.casefold(): string.bits for string in strings}
    bits = sum(distinct.values())
    if bits < sum(min(len(word), WORD) for word in others):  # a bit for each of their letters
        return False
    if bits < limits.unlikely * (len(others) - limits.most_other_words):
        return False
    return len(distinct) > 1 or bits >= ALONE * limits.unlikely


def _lone(strings: Sequence[RandomString], others: frozenset[str]) -> bool:
    """Whether one string is all the words that were added: then it is weak evidence even where it can't convince."""
    return len({string.text.casefold() for string in strings}) == 1 and not others


def _isolated(passage: Passage, string: RandomString) -> bool:
    around = passage.text[max(0, string.start - 1) : string.start] + passage.text[string.end : string.end + 1]
    return len(string.text) <= ISOLATED and (not around or around.isspace())


def _beside_links(reading: Reading, others: frozenset[str], unlikely: float) -> list[RandomString]:
    """Random strings right before or after a link; one alone must be the more unlikely, and the text short."""
    edges = sorted({edge for span in reading.links for edge in span})
    marks, at = [], 0
    for string in reading.strings:
        while at < len(edges) and edges[at] < string.start - BESIDE:
            at += 1
        if at < len(edges) and edges[at] <= string.end + BESIDE:
            marks.append(string)
    if len({string.text.casefold() for string in marks}) > 1:
        return marks
    return marks if len(others) <= LONG and any(string.bits >= ALONE * unlikely for string in marks) else []


def _at_the_edge(passage: Passage, reading: Reading, others: frozenset[str], unlikely: float) -> list[RandomString]:
    """Strings, random beyond doubt, that are the first or the last word of a passage in a short text."""
    sure = [string for string in reading.strings if string.bits >= CERTAIN * unlikely]
    if not sure or len(others) > LONG:
        return []
    text = passage.text[:MOST_TEXT]
    words = [match.span() for match in STRING.finditer(blanked(text, signatures(text)))]
    first, last = (words[0][0], words[-1][1]) if words else (-1, -1)
    return [string for string in sure if string.start == first or string.end == last]


def _title(case: Case, limits: RandomTextRules) -> list[RandomString]:
    """Random strings in the title of a new page; the capital that MediaWiki gives it is no sign of a name."""
    if not case.added.new_page:
        return []
    title = _bare_title(case)
    title = title[:1].lower() + title[1:]
    return list(read(title, case.past.known_words, limits.unlikely, limits.least_letters).strings)


def _bare_title(case: Case) -> str:
    return case.change.title.rpartition(":")[2].replace("_", " ")


def _sure(case: Case, limits: RandomTextRules) -> bool:
    """Whether a title would convince if it were text, where its capital may well be that of a name."""
    reading = read(_bare_title(case), case.past.known_words, limits.unlikely, limits.least_letters)
    return bool(reading.strings) and _convincing(reading.strings, _others([reading]), limits)


def _titled(strings: Sequence[RandomString], rules: Ruleset) -> Signal:
    shown = _excerpt(strings)
    points = rules.points.signal("random_text.title").points
    reason = f"the title of this new page is random letters: {shown}"
    return Signal(id="random_text.title", points=points, reason=reason, excerpt=shown)


def _signal(name: str, reason: str, strings: Sequence[tuple[Passage, RandomString]], rules: Ruleset) -> Signal:
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

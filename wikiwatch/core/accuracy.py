"""The accuracy page: how the program and each of its rules did, as inert wikitext that anybody may read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from wikiwatch.core.inert import for_wiki
from wikiwatch.core.report import SCROLLED, SCROLLED_END, apart, in_language
from wikiwatch.core.rule_stats import Figures, Word
from wikiwatch.core.speech import Speaker

# With about 200 bytes a line, the page stays below 100 kB, which a telephone still opens at once.
MOST_LINES = 200
WEEKS = 12  # about as long as what found nothing goes by without being called unused

_OPEN_WIDE = SCROLLED.replace("|", '| style="white-space:nowrap"', 1)
_COMMAND = "<code>wikiwatch rules stats</code>"
_TOTALS: tuple[tuple[str, Callable[[Figures, Speaker], str]], ...] = (
    ("judged", lambda one, speaker: speaker.number(one.hits)),
    ("actions", lambda one, speaker: speaker.number(one.actions)),
    ("overturned", lambda one, speaker: speaker.number(one.words.get(Word.OVERTURNED, 0))),
    ("confirmed", lambda one, speaker: speaker.number(one.words.get(Word.CONFIRMED, 0))),
    ("reported", lambda one, speaker: speaker.number(one.reported)),
    ("waiting", lambda one, speaker: speaker.number(one.words.get(Word.WAITING, 0))),
    ("precision", lambda one, speaker: precision(one, speaker)),
    ("median-program", lambda one, speaker: _span(one.median_seconds, speaker)),
    ("median-people", lambda one, speaker: _span(one.people_median_seconds, speaker)),
)
_WEEK_HEADS = ("until", "judged", "actions", "overturned", "reported", "precision", "median")
_RULE_HEADS = ("rule", "hits", "actions", "overturned", "reported", "waiting", "precision", "median", "last-hit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One rule: what it came to since the page before this one, and ever since."""

    id: str
    week: Figures
    ever: Figures
    unused: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Accuracy:
    """What the page tells. `weeks` are the latest periods, oldest first, by their ends."""

    now: datetime
    watched: datetime  # since when changes were judged
    start: datetime  # of this week
    version: str  # of the rules
    total: Line
    rows: Sequence[Line]
    signals: Sequence[Line]
    weeks: Sequence[tuple[datetime, Figures]]
    stopped: Sequence[str] = ()  # rows that people's decisions stopped, where everybody may know which
    stopped_count: int = 0
    ending_entries: int = 0  # of the lists, ended or soon
    ending_rules: int = 0  # of the wiki's own
    notes: Sequence[str] = ()  # sentences for people, in inert wikitext


def accuracy_page(found: Accuracy, speaker: Speaker) -> str:
    """The whole page."""
    say = speaker.say
    bounds = say("accuracy-bounds", start=found.start, end=found.now, watched=found.watched)
    version = say("accuracy-version", version=apart(for_wiki(found.version)))
    parts = [
        f"{say('accuracy-intro')}\n\n{say('accuracy-how')}\n\n'''{bounds}''' {version}\n",
        *(f"'''{note}'''\n" for note in found.notes),
        _total(found.total, speaker),
        f"== {say('accuracy-weeks')} ==\n{say('accuracy-weeks-how')}\n{_weeks(found, speaker)}",
        f"== {say('accuracy-rows')} ==\n{_rules(found.rows, speaker)}",
        f"== {say('accuracy-signs')} ==\n{_rules(found.signals, speaker)}",
        f"== {say('accuracy-looks')} ==\n{_looks(found, speaker)}",
        say("accuracy-end", command=_COMMAND, csv="<code>--csv</code>", json="<code>--json</code>") + "\n",
    ]
    return in_language("\n".join(parts), speaker)


def _total(total: Line, speaker: Speaker) -> str:
    body = "".join(
        f"|-\n! scope=row | {speaker.say(f'accuracy-{name}')}\n"
        f"| {told(total.week, speaker)} || {told(total.ever, speaker)}\n"
        for name, told in _TOTALS
    )
    return f"{SCROLLED}! !! {speaker.say('accuracy-week')} !! {speaker.say('accuracy-ever')}\n{body}{SCROLLED_END}"


def _heads(names: Sequence[str], speaker: Speaker) -> str:
    return "! " + " !! ".join(speaker.say(f"accuracy-{name}") for name in names) + "\n"


def _weeks(found: Accuracy, speaker: Speaker) -> str:
    body = "".join(
        f"|-\n| {speaker.day(end)} || {speaker.number(one.hits)} || {speaker.number(one.actions)}"
        f" || {speaker.number(one.words.get(Word.OVERTURNED, 0))} || {speaker.number(one.reported)}"
        f" || {precision(one, speaker)} || {_span(one.median_seconds, speaker)}\n"
        for end, one in reversed(found.weeks)
    )
    return f"{_OPEN_WIDE}{_heads(_WEEK_HEADS, speaker)}{body}{SCROLLED_END}"


def _rules(lines: Sequence[Line], speaker: Speaker) -> str:
    """Those that hit, in the order of their file; what never did takes no line of a small screen."""
    hit = [one for one in lines if one.ever.hits]
    if not hit:
        return f"{speaker.say('accuracy-nothing')}\n"
    body = "".join(_rule(line, speaker) for line in hit[:MOST_LINES])
    left = len(hit) - MOST_LINES
    more = f"{speaker.say('accuracy-more', count=left)}\n" if left > 0 else ""
    return f"{_OPEN_WIDE}{_heads(_RULE_HEADS, speaker)}{body}{SCROLLED_END}{more}"


def _rule(line: Line, speaker: Speaker) -> str:
    week, ever = line.week, line.ever
    cells = [
        _both(week.hits, ever.hits, speaker),
        _both(week.actions, ever.actions, speaker),
        _both(week.words.get(Word.OVERTURNED, 0), ever.words.get(Word.OVERTURNED, 0), speaker),
        _both(week.reported, ever.reported, speaker),
        _both(week.words.get(Word.WAITING, 0), ever.words.get(Word.WAITING, 0), speaker),
        precision(ever, speaker),
        _span(ever.median_seconds, speaker),
        speaker.day(ever.last) if ever.last else "–",
    ]
    return f"|-\n! scope=row | {_name(line.id)}\n| {' || '.join(cells)}\n"


def _looks(found: Accuracy, speaker: Speaker) -> str:
    say = speaker.say
    idle = [line.id for line in (*found.rows, *found.signals) if line.unused]
    ending = say("accuracy-ending", entries=found.ending_entries, rules=found.ending_rules)
    return (
        f"* {say('accuracy-unused', count=len(idle))}{_names(idle)}\n"
        f"* {say('accuracy-stopped', count=found.stopped_count)}{_names(found.stopped)}\n"
        f"* {ending}\n"
    )


def _names(rules: Sequence[str]) -> str:
    """Rules one below the other, not in a sentence: a comma is another one in each script."""
    more = ["…"] if len(rules) > MOST_LINES else []
    return "".join(f"\n** {name}" for name in (*map(_name, rules[:MOST_LINES]), *more))


def precision(one: Figures, speaker: Speaker) -> str:
    """In whole per cent with its interval and of how many authors; a dash where nobody spoke."""
    if not one.precision.total:
        return "–"
    low, high = (round(round(end, 1)) for end in one.precision.interval)  # as `rules stats` tells it
    share = round(round(one.precision.per_cent, 1))
    hits, total = one.precision.hits, one.precision.total
    return speaker.say("accuracy-share", share=share, low=low, high=high, hits=hits, total=total)


def _both(week: int, ever: int, speaker: Speaker) -> str:
    return f"{speaker.number(week)} / {speaker.number(ever)}" if ever else speaker.number(0)


def _span(seconds: float | None, speaker: Speaker) -> str:
    return "–" if seconds is None else speaker.span(seconds)


def _name(rule: str) -> str:
    """A rule's id: inert, and with its dots, for it is what people look up and write."""
    return apart("&#46;".join(map(for_wiki, rule.split("."))))

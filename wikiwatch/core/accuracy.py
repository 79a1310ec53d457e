"""The accuracy page: how the program and each of its rules did, as inert wikitext that anybody may read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from wikiwatch.core.inert import for_wiki
from wikiwatch.core.rule_stats import Figures, Word
from wikiwatch.core.shares import duration, number

# With about 200 bytes a line, the page stays below 100 kB, which a telephone still opens at once.
MOST_LINES = 200
WEEKS = 12  # about as long as what found nothing goes by without being called unused

# A table that is wider than a telephone is moved by itself, and the rest of the page stays where it is.
_OPEN = '<div style="overflow-x:auto">\n{| class="wikitable"\n'
_OPEN_WIDE = _OPEN.replace("|", '| style="white-space:nowrap"', 1)
_CLOSE = "|}\n</div>\n"
_HEAD = """\
<noinclude>__NOINDEX__</noinclude>
This page is written by wikiwatch, once a week; its history is the archive. It names no author and shows no edit.

'''How to read it.''' ''Actions'' are what the program did: texts taken down, moves taken back, blocks and the like.
''Overturned'': people put it back, lifted or cancelled it, or cleared the author. ''Reported'': somebody objected.
''Waiting'': the program took the text down, and nobody has said yet whether that was right. The ''precision'' is the
share of authors, of those about whom people spoke, whom the program met rightly: whoever was wronged once counts as
wronged; in brackets stands the interval that holds it with 95 % certainty, which is wide where few were counted.
Two numbers in a cell are those of this week and of all time. What is still to be carried out is not counted.

"""


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
    notes: Sequence[str] = ()  # sentences for people, in plain text


def accuracy_page(found: Accuracy) -> str:
    """The whole page."""
    head = f"{_HEAD}'''From {_time(found.start)} to {_time(found.now)} UTC''', and since {_time(found.watched)}."
    parts = [
        f"{head} Rules: version {for_wiki(found.version)}.\n",
        *(f"'''{for_wiki(note, 400)}'''\n" for note in found.notes),
        _total(found.total),
        f"== The last weeks ==\nWhat people said later of a week's edits is counted in that week.\n{_weeks(found)}",
        f"== Rows of policy.toml ==\n{_rules(found.rows)}",
        f"== Signs of points.toml ==\n{_rules(found.signals)}",
        f"== What needs a look ==\n{_looks(found)}",
        "Rules of the wiki's own are named here once the log page names them. Rows that would tell in which state an"
        " author is, or on which list, count only in the totals. For all figures, on the machine on which wikiwatch"
        " runs: <code>wikiwatch rules stats</code>, with <code>--csv</code> for a spreadsheet, or <code>--json</code>."
        "\n",
    ]
    return "\n".join(parts)


def _total(total: Line) -> str:
    lines: list[tuple[str, Callable[[Figures], str]]] = [
        ("Changes judged", lambda one: number(one.hits)),
        ("Actions", lambda one: number(one.actions)),
        ("Overturned", lambda one: number(one.words.get(Word.OVERTURNED, 0))),
        ("Confirmed", lambda one: number(one.words.get(Word.CONFIRMED, 0))),
        ("Reported", lambda one: number(one.reported)),
        ("Waiting", lambda one: number(one.words.get(Word.WAITING, 0))),
        ("Precision", precision),
        ("Median time until the program took an edit down", lambda one: duration(one.median_seconds)),
        ("Median time until people undid one, where they came first", lambda one: duration(one.people_median_seconds)),
    ]
    body = "".join(f"|-\n! scope=row | {name}\n| {told(total.week)} || {told(total.ever)}\n" for name, told in lines)
    return f"{_OPEN}! !! This week !! All time\n{body}{_CLOSE}"


def _weeks(found: Accuracy) -> str:
    heads = "! Until !! Judged !! Actions !! Overturned !! Reported !! Precision !! Median time\n"
    body = "".join(
        f"|-\n| {end:%Y-%m-%d} || {number(one.hits)} || {number(one.actions)}"
        f" || {number(one.words.get(Word.OVERTURNED, 0))} || {number(one.reported)} || {precision(one)}"
        f" || {duration(one.median_seconds)}\n"
        for end, one in reversed(found.weeks)
    )
    return f"{_OPEN_WIDE}{heads}{body}{_CLOSE}"


def _rules(lines: Sequence[Line]) -> str:
    """Those that hit, in the order of their file; what never did takes no line of a small screen."""
    hit = [one for one in lines if one.ever.hits]
    if not hit:
        return "None has found anything yet.\n"
    heads = "! Rule !! Hits !! Actions !! Overturned !! Reported !! Waiting !! Precision !! Median time !! Last hit\n"
    body = "".join(map(_rule, hit[:MOST_LINES]))
    more = f"And so many more: {len(hit) - MOST_LINES}.\n" if len(hit) > MOST_LINES else ""
    return f"{_OPEN_WIDE}{heads}{body}{_CLOSE}{more}"


def _rule(line: Line) -> str:
    week, ever = line.week, line.ever
    cells = [
        _both(week.hits, ever.hits),
        _both(week.actions, ever.actions),
        _both(week.words.get(Word.OVERTURNED, 0), ever.words.get(Word.OVERTURNED, 0)),
        _both(week.reported, ever.reported),
        _both(week.words.get(Word.WAITING, 0), ever.words.get(Word.WAITING, 0)),
        precision(ever),
        duration(ever.median_seconds),
        f"{ever.last:%Y-%m-%d}" if ever.last else "–",
    ]
    return f"|-\n! scope=row | {_name(line.id)}\n| {' || '.join(cells)}\n"


def _looks(found: Accuracy) -> str:
    rules = (*found.rows, *found.signals)
    idle = [_name(line.id) for line in rules if line.unused]
    more = f" and {len(idle) - MOST_LINES} more" if len(idle) > MOST_LINES else ""
    stopped = f": {', '.join(map(_name, found.stopped[:MOST_LINES]))}" if found.stopped else ""
    return (
        f"* Unused for 90 days: {', '.join(idle[:MOST_LINES]) or 'none'}{more}.\n"
        f"* Rows that only list because people overturned them: {found.stopped_count}{stopped}.\n"
        f"* Ended, or ends within 30 days: entries of the lists {found.ending_entries},"
        f" rules of the wiki's own {found.ending_rules}.\n"
    )


def precision(one: Figures) -> str:
    """In whole per cent with its interval and of how many authors; a dash where nobody spoke."""
    if not one.precision.total:
        return "–"
    low, high = (round(end, 1) for end in one.precision.interval)  # as `rules stats` tells it
    authors = f"{one.precision.hits} of {one.precision.total} authors"
    return f"{round(one.precision.per_cent, 1):.0f} % ({low:.0f} to {high:.0f}), {authors}"


def _both(week: int, ever: int) -> str:
    return f"{number(week)} / {number(ever)}" if ever else "0"


def _name(rule: str) -> str:
    """A rule's id: inert, and with its dots, for it is what people look up and write."""
    return "&#46;".join(map(for_wiki, rule.split(".")))


def _time(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M}"

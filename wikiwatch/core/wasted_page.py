"""The page of wasted time: totals, a chart by day, and who wasted most, as inert wikitext that anybody may read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from wikiwatch.core.inert import for_wiki
from wikiwatch.core.speech import Speaker
from wikiwatch.core.wasted import AuthorTime, CaseTime, Effort, Wasted, chart_days

# With the days of the chart a page of about 15 kB: who wasted less than these is no worst offender.
MOST_LINES = 10
METHOD = ("wasted-method-who", "wasted-method-time", "wasted-method-typing", "wasted-method-captchas")

# A table that is wider than a telephone is moved by itself, and the rest of the page stays where it is.
_OPEN = '<div style="overflow-x:auto" tabindex="0">\n{| class="wikitable"\n'
_CLOSE = "|}\n</div>\n"
# Seen on a light and on a dark page alike; the number beside it says the same to those who see neither.
_BAR = '<div style="background:#3a7fc4;height:0.8em;width:{}%"></div>'


def wasted_page(found: Wasted, since: datetime, now: datetime, speaker: Speaker) -> str:
    """The whole page. What is given is what everybody may know, see `wasted.up_to_block`."""
    say = speaker.say
    head = f"{say('wasted-intro')}\n\n{say('wasted-period', since=speaker.day(since), now=speaker.date(now))}\n"
    parts = [head]
    if found.total.edits:
        parts += [
            _section(say("wasted-total"), _total(found, speaker)),
            _section(say("wasted-by-day"), _days(found, now.date(), speaker)),
            _section(say("wasted-authors"), _authors(found.authors, speaker)),
        ]
        if found.cases:
            parts.append(_section(say("wasted-campaigns"), _cases(found.cases, speaker)))
    else:
        parts.append(f"{say('wasted-nothing')}\n")
    parts.append(_section(say("wasted-method"), "".join(f"* {say(key)}\n" for key in METHOD)))
    body = "\n".join(parts)
    return (
        f'<noinclude>__NOINDEX__</noinclude>\n<div lang="{speaker.language}" dir="{speaker.direction}">\n{body}</div>\n'
    )


def told_totals(found: Wasted, speaker: Speaker) -> list[tuple[str, str]]:
    """Each figure of the total in words, with its value."""
    total = found.total
    lines = [
        ("wasted-time", speaker.span(total.seconds)),
        ("wasted-typed", speaker.span(total.typed)),
        ("wasted-unread", speaker.span(total.unread)),
        ("wasted-unread-edits", speaker.number(total.unread_edits)),
        ("wasted-edits", speaker.number(total.edits)),
        ("wasted-sessions", speaker.number(total.sessions)),
        ("wasted-captchas", speaker.number(total.captchas)),
        ("wasted-burnt", speaker.number(found.burnt)),
        ("wasted-addresses", speaker.number(found.addresses)),
    ]
    return [(speaker.say(key), value) for key, value in lines]


def _total(found: Wasted, speaker: Speaker) -> str:
    lines = told_totals(found, speaker)
    if found.worst_day:
        day, effort = found.worst_day
        lines.append((speaker.say("wasted-worst-day"), _with_time(speaker.day(day), effort, speaker)))
    if found.authors:
        worst = found.authors[0]
        lines.append((speaker.say("wasted-worst-author"), _with_time(_name(worst, speaker), worst.effort, speaker)))
    heads = (speaker.say("wasted-what"), speaker.say("wasted-how-much"))
    return _table(heads, lines)


def _days(found: Wasted, until: date, speaker: Speaker) -> str:
    days = chart_days(found, until)
    most = max(seconds for _, seconds in days)
    open_ = '<div style="overflow-x:auto" tabindex="0">\n{| class="wikitable" style="width:100%;max-width:40em"\n'
    heads = f'! {speaker.say("wasted-day")} !! {speaker.say("wasted-time")}\n! style="width:60%" |\n'
    body = ""
    for day, seconds in days:
        told, bar = (speaker.span(seconds), _BAR.format(round(100 * seconds / most))) if seconds else ("–", "")
        body += f'|-\n! scope=row style="white-space:nowrap" | {speaker.day(day)}\n| {told} || {bar}\n'
    return f"{open_}{heads}{body}{_CLOSE}"


def _authors(authors: Sequence[AuthorTime], speaker: Speaker) -> str:
    heads = [
        speaker.say(key)
        for key in ("wasted-author", "wasted-time", "wasted-typed", "wasted-edits", "wasted-sessions", "wasted-last")
    ]
    rows = (
        (_name(one, speaker), *_effort(one.effort, speaker), speaker.number(one.effort.sessions), speaker.day(one.last))
        for one in authors[:MOST_LINES]
    )
    return _table(heads, rows) + _more(len(authors), speaker)


def _cases(cases: Sequence[CaseTime], speaker: Speaker) -> str:
    heads = [
        speaker.say(key)
        for key in ("wasted-campaigns", "wasted-time", "wasted-typed", "wasted-edits", "wasted-hands", "wasted-burnt")
    ]
    rows = (
        (
            speaker.say("wasted-campaign", id=str(one.id)),
            *_effort(one.effort, speaker),
            speaker.number(one.authors),
            speaker.number(one.burnt),
        )
        for one in cases[:MOST_LINES]
    )
    return _table(heads, rows) + _more(len(cases), speaker)


def _effort(one: Effort, speaker: Speaker) -> tuple[str, str, str]:
    return speaker.span(one.seconds), speaker.span(one.typed), speaker.number(one.edits)


def _name(one: AuthorTime, speaker: Speaker) -> str:
    """An account's name, as the log of blocks has it; an address is somebody else's by now."""
    return speaker.say("wasted-address") if one.author.is_address else f"<bdi>{for_wiki(one.author.user)}</bdi>"


def _with_time(what: str, effort: Effort, speaker: Speaker) -> str:
    return speaker.say("wasted-with-time", what=what, time=speaker.span(effort.seconds))


def _section(title: str, text: str) -> str:
    return f"== {title} ==\n{text}"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    body = "".join(f"|-\n! scope=row | {first}\n| {' || '.join(rest)}\n" for first, *rest in rows)
    return f"{_OPEN}! {' !! '.join(heads)}\n{body}{_CLOSE}"


def _more(count: int, speaker: Speaker) -> str:
    left = count - MOST_LINES
    return f"{speaker.say('wasted-more', count=left)}\n" if left > 0 else ""

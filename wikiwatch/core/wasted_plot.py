"""The time wasted by day, drawn: bars of plain characters for a terminal, and a picture (SVG) for a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape

from wikiwatch.core.plots import BOTTOM, HEIGHT, LEFT, NAMES, RIGHT, TOP, WIDTH, levels, round_up, word
from wikiwatch.core.shares import duration
from wikiwatch.core.speech import Speaker

BAR = 44  # characters of the longest bar, so that a line with its words has less than 80
MINUTE = 60


def day_bars(days: Sequence[tuple[date, float]]) -> Iterator[str]:
    """Lines for a terminal: of each day a bar of its seconds, and how much they are."""
    most = max((seconds for _, seconds in days), default=0) or 1
    for day, seconds in days:
        bar = "#" * (max(1, round(seconds / most * BAR)) if seconds else 0)
        yield f"{day:%Y-%m-%d} |{bar} {duration(seconds)}" if seconds else f"{day:%Y-%m-%d} |"


def days_plot(days: Sequence[tuple[date, float]], speaker: Speaker, number: int = 1) -> str:
    """Columns: the minutes of each day, with all of it in words.

    Drawn in the colour of the text around it, so light or dark as the page is, and without a style of its own, which a
    strict content security policy would refuse. `number` tells several pictures of one page apart.
    """
    top = round_up(max((seconds for _, seconds in days), default=0) / MINUTE)
    step = (WIDTH - LEFT - RIGHT) / max(1, len(days))
    drawn = [levels(top)]
    for place, (day, seconds) in enumerate(days):
        height = (HEIGHT - TOP - BOTTOM) * seconds / MINUTE / top
        if seconds:
            drawn.append(
                f'<rect class="wasted-bar" x="{LEFT + (place + 0.1) * step:.1f}" y="{HEIGHT - BOTTOM - height:.1f}"'
                f' width="{step * 0.8:.2f}" height="{height:.2f}">'
                f"<title>{escape(f'{speaker.day(day)}: {speaker.span(seconds)}')}</title></rect>"
            )
    for place in range(0, len(days), max(1, -(-len(days) // NAMES))):
        drawn.append(word(LEFT + (place + 0.5) * step, HEIGHT - 10, f"{days[place][0]:%m-%d}", "middle"))
    drawn.append(word(LEFT, TOP - 2, speaker.say("wasted-axis"), "start"))
    name = _name(days, speaker)
    return (
        f'<svg class="wasted" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
        ' fill="currentColor" font-size="12" font-family="system-ui, sans-serif"'
        f' aria-labelledby="wasted-{number}-title wasted-{number}-told" lang="{speaker.language}">'
        f'<title id="wasted-{number}-title">{escape(name)}</title>'
        f'<desc id="wasted-{number}-told">{escape(told(days, speaker))}</desc>'
        f"{''.join(drawn)}</svg>"
    )


def _name(days: Sequence[tuple[date, float]], speaker: Speaker) -> str:
    if not days:
        return speaker.say("wasted-by-day")
    return speaker.say("wasted-chart-name", first=speaker.day(days[0][0]), last=speaker.day(days[-1][0]))


def told(days: Sequence[tuple[date, float]], speaker: Speaker) -> str:
    """A chart in words, for those who can't see it."""
    total = sum(seconds for _, seconds in days)
    if not total:
        return speaker.say("wasted-chart-empty")
    worst, most = max(days, key=lambda one: one[1])
    return speaker.say(
        "wasted-chart-told",
        time=speaker.span(total),
        days=len(days),
        worst=speaker.day(worst),
        most=speaker.span(most),
    )

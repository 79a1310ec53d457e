"""[messages] and [feed] of wikiwatch.toml: what people are told, where, and when."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from wikiwatch.rulefiles.values import Shape

SeverityName = Literal["alarm", "warning", "info"]
Severities = Annotated[list[SeverityName], Field(max_length=3, description='a list of "alarm", "warning", "info"')]
Hours = Annotated[float, Field(ge=0, le=8760, description="hours: a number from 0 to 8760; 0 is never")]
FileName = Annotated[str, Field(max_length=1000, pattern=r"^[^\n\r\x00]*$", description='a file name, or "" for none')]


def _urgent() -> list[SeverityName]:
    return ["alarm", "warning"]


def _of_the_day() -> list[SeverityName]:
    return ["info"]


class MessagesTable(Shape):
    """[messages]: what is sent through Apprise. Nothing is, while no file of addresses is named."""

    # A file of its own: its addresses hold passwords, and this one may be shown around.
    urls_file: FileName = ""
    at_once: Severities = Field(default_factory=_urgent)
    digest: Severities = Field(default_factory=_of_the_day)
    # Before people begin their day in Europe; of UTC, as all times here.
    digest_hour: Annotated[int, Field(ge=0, le=23, description="an hour of UTC, from 0 to 23")] = 6
    # At least; on a quiet wiki as long as its own pauses are, see app/news.
    nothing_seen_hours: Hours = 12
    # An admin has five minutes a day.
    proposal_waits_hours: Hours = 24
    # A week without spam is no wonder; the usual pauses count here, too.
    no_action_hours: Hours = 168


class FeedTable(Shape):
    """[feed]: a file with the newest decisions, for a web server to serve."""

    file: FileName = ""
    # Feed readers look every hour or so; that many are a flood's, and some 30 kB.
    items: Annotated[int, Field(ge=1, le=500, description="a whole number from 1 to 500")] = 50

"""What messages to people ask of the store, and of whoever carries them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from wikiwatch.core.news import Known


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message to one target. `status`: waiting, sent, failed (given up) or dropped (too many waited)."""

    id: int
    target: str
    made: datetime
    due: datetime
    tries: int = 0
    subject: str
    body: str
    status: str = "waiting"
    settled: datetime | None = None
    result: str = ""  # why the last try failed


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What came of a try: `why` it failed, "" if it did not."""

    id: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One decision in a feed; all its texts are inert."""

    guid: str
    at: datetime
    title: str
    text: str
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A feed of decisions, newest first."""

    title: str
    link: str
    description: str
    language: str
    items: Sequence[Item]


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsroom:
    """What a run needs to tell people: thresholds, what goes where, and the hands that do it."""

    at_once: frozenset[str] = frozenset()  # severities
    digest: frozenset[str] = frozenset()
    digest_hour: int = 7  # UTC
    waits: timedelta = timedelta()  # 0: never told
    index_url: str = ""  # where its index.php is; "" where nobody asked the wiki
    messenger: Messenger | None = None
    write_feed: Callable[[Channel], bool] | None = None  # raises UserError
    feed_items: int = 50


class Messenger(Protocol):
    """Carries messages, and never makes its caller wait."""

    @property
    def targets(self) -> Sequence[str]:
        """Where they go: names without secrets."""

    def start(self, target: str, message_id: int, subject: str, body: str) -> bool:
        """Begin to send a text, plain and inert; False where that target has not answered the last one yet."""

    def came_of(self) -> Sequence[Sent]:
        """What ended since the last call, or took too long."""

    def wait(self, seconds: float) -> None:
        """Until nothing is under way any more, and at most so long."""


class NewsStore(Protocol):
    """What was told, and the messages about it."""

    def news(self) -> Mapping[str, Known]:
        """All events that are kept, by key."""

    def keep_news(self, known: Known) -> None:
        """Keep an event as it is known now."""

    def add_message(self, target: str, at: datetime, subject: str, body: str, most: int) -> None:
        """Let a message wait; of more than so many of one target the oldest are dropped."""

    def due_messages(self, at: datetime) -> Sequence[Message]:
        """Those that are to be sent by now, oldest first."""

    def message(self, message_id: int) -> Message | None:
        """One of them."""

    def settle_message(self, message_id: int, status: str, at: datetime, why: str = "") -> None:
        """A message was sent, or is given up."""

    def put_off_message(self, message_id: int, due: datetime, why: str) -> None:
        """A try failed: the next one is due then."""

    def messages(self, limit: int) -> Sequence[Message]:
        """Newest first."""

    def messages_since(self, since: datetime) -> Mapping[str, int]:
        """How many were settled since then, by status; those that wait however old they are."""

    def purge_news(self, before: datetime) -> None:
        """Forget what was told, and the messages that were settled, before a time."""

    def pauses(self, since: datetime, not_by: str, most: int, least_days: int) -> Sequence[timedelta]:
        """The longest times without a change but for those of one author (key), longest first.

        None where there were changes on fewer days than `least_days`.
        """

    def last_change(self, not_by: str) -> datetime | None:
        """When the latest change was made that is not of that author."""

    def action_pauses(self, since: datetime, most: int, least_days: int) -> Sequence[timedelta]:
        """The longest times in which nothing was carried out, longest first; none of too few days, as above."""

    def last_done(self) -> datetime | None:
        """When something was carried out last."""

    def held_unseen(self, before: datetime) -> tuple[int, datetime | None]:
        """How many texts that were held before a time wait for a person's word, and when the oldest was saved."""

    def outcomes_between(self, since: datetime, until: datetime) -> Mapping[str, int]:
        """Judged changes from a time on and before another, by outcome."""

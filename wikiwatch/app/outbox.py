"""Messages on their way: kept in the store until they are sent, tried again more and more seldom, never too many."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from wikiwatch.app.context import App
from wikiwatch.core.news import back_off
from wikiwatch.ports.news import Message, Messenger

log = logging.getLogger(__name__)

MOST_WAITING = 50  # for one target: a day without it brings fewer, and whoever comes back reads no more
GIVEN_UP = timedelta(days=1)  # what is older is no news, and what lasts is told again by then
AT_THE_END = 15.0  # seconds: a service answers within four, and who ends a program waits for it
TROUBLE = timedelta(days=7)  # so long failures are told by `status` and `doctor`


def post(app: App, messenger: Messenger, subject: str, body: str) -> None:
    """Let a message to every target wait."""
    for target in messenger.targets:
        app.store.add_message(target, app.clock.now(), subject, body, MOST_WAITING)


def collect(app: App, messenger: Messenger) -> None:
    """Note what came of the messages that were under way."""
    now = app.clock.now()
    for sent in messenger.came_of():
        message = app.store.message(sent.id)
        if message is None:
            continue
        if not sent.why:
            app.store.settle_message(sent.id, "sent", now)
        elif now - message.made >= GIVEN_UP:
            app.store.settle_message(sent.id, "failed", now, sent.why)
            log.warning("the message %s to %s is given up: %s", sent.id, message.target, sent.why)
        else:
            app.store.put_off_message(sent.id, now + back_off(message.tries + 1), sent.why)
            log.warning("the message %s to %s will be tried again: %s", sent.id, message.target, sent.why)


def send_due(app: App, messenger: Messenger) -> None:
    """Begin to send what is due: one message a target at a time, oldest first."""
    now = app.clock.now()
    begun = set[str]()
    for message in app.store.due_messages(now):
        if message.target not in messenger.targets:
            app.store.settle_message(message.id, "failed", now, "its target stands in the file no more")
        elif message.target not in begun:
            begun.add(message.target)
            messenger.start(message.target, message.id, message.subject, message.body)


def send_out(app: App, messenger: Messenger) -> None:
    """Send what is due before the program ends, one more round of it where several wait; a short while at most."""
    for _ in range(2):
        collect(app, messenger)
        send_due(app, messenger)
        messenger.wait(AT_THE_END)
    collect(app, messenger)


def send_unkept(messenger: Messenger, subject: str, body: str) -> None:
    """Send to every target once, and wait a short while; for a moment in which there is no store."""
    for target in messenger.targets:
        messenger.start(target, 0, subject, body)
    messenger.wait(AT_THE_END)


def trouble(counts: Mapping[str, int]) -> str:
    """Messages that did not arrive, in words; "" if all did. `counts` by status, see `NewsStore.messages_since`."""
    said = {"failed": "could not be sent", "dropped": "were dropped, because too many waited"}
    return "; ".join(f"{counts[status]} {what}" for status, what in said.items() if counts.get(status))


def message_fields(message: Message) -> dict[str, Any]:
    """A message as plain values."""
    return {
        "id": message.id,
        "target": message.target,
        "made": message.made.isoformat(),
        "status": message.status,
        "tries": message.tries,
        "next_try": message.due.isoformat() if message.status == "waiting" else None,
        "settled": message.settled.isoformat() if message.settled else None,
        "why": message.result,
        "subject": message.subject,
        "body": message.body,
    }

"""Log lines for a terminal, for the journal, or one JSON object a line; none tells a secret or moves a terminal."""

from __future__ import annotations

import json
import logging
import os
import re
import sys
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TextIO

from wikiwatch.core.inert import for_terminal
from wikiwatch.core.model import parse_address, parse_network
from wikiwatch.ports.linking import Addresses

FORMATS = ("text", "journal", "json")
# Of systemd's journal, see sd-daemon(3): priorities of syslog(3).
PRIORITIES = {logging.DEBUG: 7, logging.INFO: 6, logging.WARNING: 4, logging.ERROR: 3, logging.CRITICAL: 2}
LEAST_SECRET = 8  # characters: what is shorter stands in words by chance; bot passwords have 32
# Where addresses may stand. Whatever somebody wrote, to look for them takes no more than its length.
_IPV4 = re.compile(r"(?<!\d)\d{1,3}(?:\.\d{1,3}){3}(?!\d)")
_IPV6 = re.compile(r"[0-9A-Fa-f:.]{3,}")

# Addresses that the wiki told about temporary accounts, which nobody but CheckUsers may read: the latest ones.
MOST_PRIVATE = 10_000
private: deque[str] = deque(maxlen=MOST_PRIVATE)
_secrets: set[str] = set()


class KeptOut:
    """Asks `asked` for the addresses of temporary accounts, and keeps what it says out of the logs."""

    def __init__(self, asked: Addresses) -> None:
        self._asked = asked

    def addresses(self, edits: Mapping[str, Sequence[int]]) -> dict[int, str]:
        """See `Addresses`."""
        found = self._asked.addresses(edits)
        keep_private(found.values())
        return found


def keep_private(addresses: Iterable[str]) -> None:
    """From now on no line of a log has one of these addresses or /64 networks; of an IPv6 address, its /64 neither."""
    found = [network for one in addresses if (network := parse_network(one)) is not None]
    hands = [one.supernet(new_prefix=64) for one in found if one.version == 6 and one.prefixlen >= 64]
    private.extend({str(one.network_address) for one in (*found, *hands)}.difference(private))


def chosen(wanted: str | None, stream: TextIO = sys.stderr, environ: Mapping[str, str] = os.environ) -> str:
    """One of FORMATS: the one that is wanted; else `journal` where the stream is one, as JOURNAL_STREAM says."""
    if wanted:
        return wanted
    try:
        found = os.fstat(stream.fileno())
    except (OSError, ValueError):
        return "text"
    return "journal" if environ.get("JOURNAL_STREAM") == f"{found.st_dev}:{found.st_ino}" else "text"


def keep_secret(texts: Iterable[str]) -> None:
    """From now on no line of a log has one of these; those that are too short to be told from words are left alone."""
    _secrets.update(text for text in texts if len(text) >= LEAST_SECRET)


def handler(form: str, stream: TextIO | None = None) -> logging.Handler:
    """A handler that writes in one of FORMATS."""
    made = logging.StreamHandler(stream)
    made.setFormatter({"text": Text, "journal": Journal, "json": Json}[form]())
    return made


class _Discreet(logging.Formatter):
    """What all of them share: no secret, no private address."""

    def told(self, record: logging.LogRecord) -> str:
        """The message with its traceback, without what nobody may read."""
        text = super().format(record)
        for secret in sorted(_secrets, key=len, reverse=True):
            text = text.replace(secret, "[secret]")
        if private:
            text = _IPV4.sub(_hidden, _IPV6.sub(_hidden, text))
        return text


def _hidden(found: re.Match[str]) -> str:
    # Before an address there may be what it is (`ip:`), and behind it a port, or the end of a sentence.
    parts = found[0].split(":")
    for first, behind in ((0, 0), (0, 1), (1, 0), (1, 1), (0, 2), (1, 2))[: 2 * len(parts) - 1]:
        text = ":".join(parts[first : len(parts) - behind]).rstrip(".")
        if (address := parse_address(text)) is not None and str(address) in private:
            return found[0].replace(text, "[address]", 1)
    return found[0]


class Text(_Discreet):
    """For people: time in UTC, level, message; each line inert."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as text."""
        lines = f"{_time(record)} {record.levelname} {self.told(record)}".split("\n")
        return "\n".join(map(for_terminal, lines))


class Journal(_Discreet):
    """For systemd's journal, which keeps time and program by itself: each line with its priority."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as lines."""
        priority = PRIORITIES.get(record.levelno, 6)
        return "\n".join(f"<{priority}>{for_terminal(line)}" for line in self.told(record).split("\n"))


class Json(_Discreet):
    """For collectors of logs: one object a line, in ASCII."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as one line."""
        message, _, trace = self.told(record).partition("\n")
        fields = {"time": _time(record), "level": record.levelname.lower(), "logger": record.name}
        fields["message"] = for_terminal(message)
        if trace:
            fields["trace"] = "\n".join(map(for_terminal, trace.split("\n")))
        return json.dumps(fields)


def _time(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

"""Messages through Apprise, the only importer of it: e-mail, Matrix, Discord, Telegram and a hundred others.

Its addresses hold secrets: nothing of them is printed, logged or kept, nor what Apprise says of them.
"""

from __future__ import annotations

import logging
import re
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from apprise import Apprise, AppriseAsset, NotifyFormat, NotifyType, OverflowMode, PersistentStoreMode
from apprise.plugins import NotifyBase

from wikiwatch.errors import UserError
from wikiwatch.ports.news import Sent

# Apprise gives up a connection after 4 s, an e-mail server's after 15, and some services take several requests; a
# server that drips its answer is not waited for.
SECONDS = 60.0
MOST_TARGETS = 50

_SCHEMA = re.compile(r"([a-zA-Z0-9+_-]{1,20})://")
_STATUS = re.compile(r"error=(\d{3})\b")
_logger = logging.getLogger("apprise")
# What it logs names servers, and at lower levels whole addresses.
_logger.propagate = False
_logger.setLevel(logging.WARNING)
_logger.addHandler(logging.NullHandler())
_SENDING = "message to "  # the names of the threads that send begin so


def _is_not_of_a_message(record: logging.LogRecord) -> bool:
    """Whether the HTTP library speaks of something else: of an answer that it can't read, it quotes the address."""
    return not (record.threadName or "").startswith(_SENDING)


for _name in ("urllib3.connection", "urllib3.connectionpool", "urllib3.util.retry"):
    logging.getLogger(_name).addFilter(_is_not_of_a_message)


def read_urls(path: Path) -> tuple[list[str], list[int]]:
    """The addresses of a file, one a line, `#` for remarks; and the numbers of lines that Apprise does not know.

    UserError where it can't be read.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):  # the latter's text shows what stands there
        raise UserError(f"{path} can't be read", "It is a text file with an address of Apprise a line.") from None
    told = [(n, line.strip()) for n, line in enumerate(lines, 1) if line.strip() and not line.strip().startswith("#")]
    known = {n for n, url in told[:MOST_TARGETS] if _plugin(url) is not None}
    return [url for n, url in told if n in known], [n for n, _url in told if n not in known]


def _plugin(url: str) -> NotifyBase | None:
    """What sends to an address; None where Apprise does not know it. Nothing is kept on the disk for it."""
    asset = AppriseAsset(app_id="wikiwatch", app_desc="wikiwatch", storage_mode=PersistentStoreMode.MEMORY)
    if not _SCHEMA.match(url):
        return None
    found = Apprise.instantiate(url, asset=asset, suppress_exceptions=True)
    if not isinstance(found, NotifyBase):
        return None
    if "overflow=" not in url:  # Apprise would send what a service finds too long, and the service refuse it each time
        found.overflow_mode = OverflowMode.SPLIT
    return found


@dataclass(kw_only=True)
class _Try:
    message_id: int
    began: float
    heard: list[str] = field(default_factory=list)
    why: str | None = None  # None: under way
    told: bool = False
    thread: threading.Thread | None = None


class AppriseMessenger:
    """Sends in threads, one a target at most: a server that hangs holds up nobody but itself."""

    def __init__(self, urls: Sequence[str], seconds: float = SECONDS) -> None:
        self._urls = {f"{number}-{_schema(url)}": url for number, url in enumerate(urls, 1)}
        self._seconds = seconds
        self._tries: dict[str, _Try] = {}
        self._refused: list[Sent] = []

    @property
    def targets(self) -> Sequence[str]:
        """Where messages go: the number in the file and the kind, such as 1-discord."""
        return tuple(self._urls)

    def start(self, target: str, message_id: int, subject: str, body: str) -> bool:
        """Begin to send a text, plain and inert; False where that target has not answered the last one yet."""
        if before := self._tries.get(target):
            if before.told:  # it may hang for ever, and then nothing would ever come of this one
                self._refused.append(Sent(id=message_id, why="no answer to an earlier message yet"))
            return False
        one = _Try(message_id=message_id, began=time.monotonic())
        given = (one, self._urls[target], subject, body)
        one.thread = threading.Thread(target=_send, args=given, name=f"{_SENDING}{target}", daemon=True)
        self._tries[target] = one
        one.thread.start()
        return True

    def came_of(self) -> Sequence[Sent]:
        """What ended since the last call, or took too long."""
        found, self._refused = self._refused, []
        for target, one in list(self._tries.items()):
            if one.why is not None:
                del self._tries[target]
                if not one.told:
                    found.append(Sent(id=one.message_id, why=one.why))
            elif not one.told and time.monotonic() - one.began >= self._seconds:
                one.told = True
                found.append(Sent(id=one.message_id, why=f"no answer within {self._seconds:.0f} s"))
        return found

    def wait(self, seconds: float) -> None:
        """Until nothing is under way any more, and at most so long."""
        end = time.monotonic() + seconds
        for one in list(self._tries.values()):
            if one.thread and not one.told:
                one.thread.join(max(0.0, end - time.monotonic()))


def _send(one: _Try, url: str, subject: str, body: str) -> None:
    """Send, and say why it failed: by the number that a server answered, for all else may hold secrets."""
    handler = _Heard(one.heard)
    _logger.addHandler(handler)
    why = "Apprise could not send it"
    try:
        plugin = _plugin(url)
        if plugin is None:
            why = "Apprise does not know such an address"
        elif plugin.notify(body=body, title=subject, notify_type=NotifyType.INFO, body_format=NotifyFormat.TEXT):
            why = ""
        else:
            why = next(_answers(one.heard), "no server answered, or not as it should")
    except Exception as error:
        why = f"Apprise failed: {type(error).__name__}"
    finally:
        _logger.removeHandler(handler)
        one.why = why


def _answers(heard: Sequence[str]) -> Iterator[str]:
    for text in heard:
        if found := _STATUS.search(text[:1000]):
            yield f"the server answered {found[1]}"


class _Heard(logging.Handler):
    """What Apprise says in one thread."""

    def __init__(self, heard: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._heard = heard
        self._thread = threading.get_ident()

    def emit(self, record: logging.LogRecord) -> None:
        """Keep it until the message is sent."""
        if record.thread == self._thread and len(self._heard) < 10:
            self._heard.append(record.getMessage())


def _schema(url: str) -> str:
    found = _SCHEMA.match(url)
    return found[1].lower() if found else "unknown"

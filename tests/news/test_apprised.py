"""Messages through Apprise to real small servers on loopback: what arrives, what fails, and that no secret shows."""

from __future__ import annotations

import json
import logging
import socketserver
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from loopback import serving

from wikiwatch.errors import UserError
from wikiwatch.news.apprised import MOST_TARGETS, AppriseMessenger, _plugin, read_urls
from wikiwatch.ports.news import Sent

SECRET = "s3cr3t-token"


class Inbox:
    """A web server that takes messages as JSON; `status` answers, `hold` lets it hang."""

    def __init__(self) -> None:
        self.got: list[dict[str, str]] = []
        self.status = 200
        self.hold = threading.Event()
        self.hold.set()
        inbox = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                inbox.got.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
                inbox.hold.wait(20)
                self.send_response(inbox.status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"json://bot:{SECRET}@127.0.0.1:{self.server.server_port}/{SECRET}"


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    found = Inbox()
    with serving(found.server):
        yield found
        found.hold.set()


def came_of(messenger: AppriseMessenger, seconds: float = 20) -> dict[int, str]:
    messenger.wait(seconds)
    return {one.id: one.why for one in messenger.came_of()}


def test_a_message_arrives_as_it_was_written(inbox: Inbox) -> None:
    messenger = AppriseMessenger([inbox.url])
    assert messenger.targets == ("1-json",)
    assert messenger.start("1-json", 7, "A subject", "Line one\nline two")
    assert came_of(messenger) == {7: ""}
    assert [(one["title"], one["message"]) for one in inbox.got] == [("A subject", "Line one\nline two")]


def test_a_refusal_is_told_by_its_number_and_a_dead_server_as_such(
    inbox: Inbox, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    inbox.status = 403
    messenger = AppriseMessenger([inbox.url, f"json://127.0.0.1:9/{SECRET}"])
    for number, target in enumerate(messenger.targets):
        messenger.start(target, number, "s", "b")
    found = came_of(messenger)
    assert found == {0: "the server answered 403", 1: "no server answered, or not as it should"}
    shown = "".join(capfd.readouterr()) + "".join(r.getMessage() for r in caplog.records if r.name == "apprise")
    assert SECRET not in shown + str(found) + str(messenger.targets)


def test_an_answer_that_nobody_can_read_tells_no_secret(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "urllib3.connection")

    class Broken(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            length = 0
            while (line := self.rfile.readline()) not in (b"\r\n", b""):
                length = int(line.split(b":")[1]) if line.lower().startswith(b"content-length") else length
            self.rfile.read(length)
            self.wfile.write(b"HTTP/1.1 200 OK\r\nno header\r\nContent-Length: 0\r\n\r\n")

    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Broken)
    with serving(server):
        messenger = AppriseMessenger([f"json://127.0.0.1:{server.server_address[1]}/{SECRET}"])
        messenger.start("1-json", 1, "s", "b")
        assert list(came_of(messenger)) == [1]
    assert SECRET not in caplog.text


def test_a_server_that_hangs_holds_up_nobody_but_itself(inbox: Inbox) -> None:
    other = Inbox()
    inbox.hold.clear()
    messenger = AppriseMessenger([f"{inbox.url}?rto=15", other.url], seconds=0)
    with serving(other.server):
        assert messenger.start("1-json", 1, "s", "b")
        assert not messenger.start("1-json", 2, "s", "b")
        assert [one.id for one in messenger.came_of()] == [1]  # too long for 0 seconds
        assert messenger.start("2-json", 3, "s", "b")
        while not other.got:
            messenger.wait(0.05)
        assert not messenger.start("1-json", 2, "s", "b")
        assert Sent(id=2, why="no answer to an earlier message yet") in messenger.came_of()
        inbox.hold.set()
        thread = messenger._tries["1-json"].thread
        assert thread is not None
        thread.join(20)
        assert 1 not in [one.id for one in messenger.came_of()]  # told already
        assert messenger.start("1-json", 2, "s", "b")


def test_an_e_mail_arrives_as_plain_text() -> None:
    letters: list[str] = []

    class Smtp(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.wfile.write(b"220 mail\r\n")
            while line := self.rfile.readline():
                word = line[:4].upper().strip()
                if word == b"DATA":
                    self.wfile.write(b"354 go on\r\n")
                    text = b""
                    while (part := self.rfile.readline()) not in (b".\r\n", b""):
                        text += part
                    letters.append(text.decode())
                self.wfile.write(b"221 bye\r\n" if word == b"QUIT" else b"250 mail\r\n")
                if word == b"QUIT":
                    return

    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Smtp)
    url = f"mailto://127.0.0.1:{server.server_address[1]}?mode=insecure&from=bot@example.org&to=ann@example.org&format=text"
    with serving(server):
        messenger = AppriseMessenger([url])
        messenger.start("1-mailto", 1, "Alarm", "Nothing is written.")
        assert came_of(messenger) == {1: ""}
    (letter,) = letters
    assert "Subject: Alarm" in letter
    assert "text/html" not in letter


def test_a_file_has_an_address_a_line_and_remarks(tmp_path: Path) -> None:
    path = tmp_path / "urls"
    path.write_text("# mine\n\njson://127.0.0.1/a\nwat://x\nno address\n json://127.0.0.1/b \n")
    assert read_urls(path) == (["json://127.0.0.1/a", "json://127.0.0.1/b"], [4, 5])


def test_more_addresses_than_anybody_needs_are_told_as_not_used(tmp_path: Path) -> None:
    path = tmp_path / "urls"
    path.write_text("json://127.0.0.1/a\n" * (MOST_TARGETS + 2))
    urls, unknown = read_urls(path)
    assert (len(urls), unknown) == (MOST_TARGETS, [MOST_TARGETS + 1, MOST_TARGETS + 2])


@pytest.mark.parametrize("content", [None, f"json://x/{SECRET}\xff".encode("latin-1")])
def test_a_file_that_cannot_be_read_is_an_error_without_its_secrets(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "urls"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UserError, match="can't be read") as found:
        read_urls(path)
    assert SECRET not in found.value.message


def test_an_unknown_kind_of_address_fails_in_words(tmp_path: Path) -> None:
    messenger = AppriseMessenger([f"wat://{SECRET}"])
    messenger.start("1-wat", 1, "s", "b")
    assert came_of(messenger) == {1: "Apprise does not know such an address"}


def test_what_is_too_long_for_a_service_is_sent_in_parts() -> None:
    plugin = _plugin("discord://123456789/abcdefghijklmnopqrstuvwxyz")
    assert plugin is not None
    parts = plugin._apply_overflow("word " * 1000, title="A subject")
    assert len(parts) > 1
    assert sum(part["body"].count("word") for part in parts) == 1000

"""The adapter without a wiki: a stand-in for its API on the loopback says what the tests tell it to."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest

from wikiwatch import cli
from wikiwatch import home as home_folder
from wikiwatch.core.model import ActorKind, ChangeKind, actor_kind
from wikiwatch.errors import SiteError, UserError
from wikiwatch.ports import PageHead
from wikiwatch.site import reading
from wikiwatch.site.mediawiki import MediaWikiSite, version_of
from wikiwatch.site.writing import SUMMARY_LIMIT, one_line, same_text
from wikiwatch.store.db import Store

Json = dict[str, Any]
Parameters = dict[str, str]
HEAD = PageHead(page_id=3, title="Bees", revid=7, text="Bees fly.")
HANG_UP = "hang up"
GOOD_PASSWORD = "0123456789abcdefghijklmnopqrstuv"


class StandIn:
    """A wiki's API that logs WatchBot in, has a run page that says yes, and answers writes as told."""

    def __init__(self) -> None:
        self.me = "WatchBot"
        self.write_answer: Json | str = {"edit": {"result": "Success", "oldrevid": 7, "newrevid": 8}}
        self.text = "Bees."
        self.seen: list[Parameters] = []
        self.fail_reads: list[Json | str] = []
        self.told_to_nobody: Json = {}  # in place of who they are, before the next login

    def writes(self) -> list[Parameters]:
        return [found for found in self.seen if found["action"] not in ("query", "login")]

    def answer(self, asked: Parameters) -> Json | str:
        self.seen.append(asked)
        if asked["action"] == "login":
            self.told_to_nobody = {}
            return {"login": {"result": "Success"}}
        if asked["action"] != "query":
            return self.write_answer
        if "assertuser" in asked and self.fail_reads:
            return self.fail_reads.pop(0)
        if self.told_to_nobody and asked.get("meta") == "userinfo":
            return self.told_to_nobody
        lists = {"users": [{"groups": ["sysop"]}], "tags": [], "logevents": [], "recentchanges": []}
        found = {"query": {**self._page(asked), **self._meta(), **lists}}
        return {**found, "curtimestamp": reading.stamp(datetime.now(UTC))} if "curtimestamp" in asked else found

    def _meta(self) -> Json:
        tokens = {"csrftoken": "c", "rollbacktoken": "r", "logintoken": "l"}
        return {"userinfo": {"name": self.me, "rights": ["edit", "bot"]}, "tokens": tokens, "blocks": []}

    def _page(self, asked: Parameters) -> Json:
        text = self.text if "revids" in asked else "yes"
        slot = {"contentmodel": "wikitext", "content": text}
        revision = {"revid": 8, "user": "Admin", "userid": 1, "slots": {"main": slot}}
        return {"pages": [{"pageid": 3, "title": "Bees", "lastrevid": 8, "revisions": [revision]}]}


@pytest.fixture
def wiki() -> Iterator[tuple[StandIn, str]]:
    stand_in = StandIn()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            answer = stand_in.answer({key: found[0] for key, found in parse_qs(body).items()})
            if answer == HANG_UP:
                self.close_connection = True
                return
            raw = (answer if isinstance(answer, str) else json.dumps(answer)).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)

        def log_message(self, *_: object) -> None:
            """Stay silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield stand_in, f"http://127.0.0.1:{server.server_port}/api.php"
    server.shutdown()
    server.server_close()


@pytest.fixture
def enforcing(wiki: tuple[StandIn, str], tmp_path: Path) -> MediaWikiSite:
    home_folder.init(tmp_path / "home", wiki[1], "WatchBot@watch", GOOD_PASSWORD)
    return MediaWikiSite(tmp_path / "home", enforce=True)


def error(code: str) -> Json:
    return {"error": {"code": code, "info": "words of the wiki"}}


# writes


def test_a_write_asserts_the_bot_by_name_and_puts_its_token_last(
    wiki: tuple[StandIn, str], enforcing: MediaWikiSite
) -> None:
    assert enforcing.save(HEAD, "Bees.", "cleaning").ok

    [write] = wiki[0].writes()
    assert (write["assert"], write["assertuser"], write["bot"]) == ("bot", "WatchBot", "1")
    assert (write["pageid"], write["baserevid"], write["nocreate"]) == ("3", "7", "1")
    assert "tags" not in write  # the stand-in has no such tag
    assert list(write)[-1] == "token"


@pytest.mark.parametrize(
    ("code", "wait"),
    [
        ("readonly", True),
        ("ratelimited", True),
        ("maxlag", True),
        ("internal_api_error_DBQueryError", True),
        ("protectedpage", False),
        ("cascadeprotected", False),
        ("missingtitle", False),
        ("pagedeleted", False),
        ("editconflict", False),
        ("abusefilter-disallowed", False),
        ("spamblacklist", False),
        ("titleblacklist-forbidden-edit", False),
        ("permissiondenied", False),
    ],
)
def test_an_error_of_the_wiki_is_an_outcome_that_says_whether_to_wait(
    wiki: tuple[StandIn, str], enforcing: MediaWikiSite, code: str, wait: bool
) -> None:
    wiki[0].write_answer = error(code)

    answer = enforcing.save(HEAD, "Bees.", "cleaning")

    assert (answer.ok, answer.code, answer.wait) == (False, code, wait)
    assert len(wiki[0].writes()) == 1
    assert not enforcing.broken


@pytest.mark.parametrize("code", ["assertbotfailed", "assertnameduserfailed"])
def test_writes_as_somebody_else_are_tried_once_more_after_logging_in_and_a_third_in_a_row_is_the_last(
    wiki: tuple[StandIn, str], enforcing: MediaWikiSite, code: str
) -> None:
    wiki[0].write_answer = error(code)

    for number in range(3):
        assert not enforcing.broken
        written = enforcing.save(HEAD, "Bees.", "cleaning")
        assert (written.ok, written.code, written.wait) == (False, code, True)
        assert len(wiki[0].writes()) == 2 * (number + 1)

    assert enforcing.broken
    assert enforcing.save(HEAD, "Bees.", "cleaning").code == "stopped"
    assert len(wiki[0].writes()) == 6


def test_a_store_of_sessions_that_loses_some_ends_nothing(wiki: tuple[StandIn, str], enforcing: MediaWikiSite) -> None:
    good = wiki[0].write_answer
    for answer in (error("assertbotfailed"), good) * 4:
        wiki[0].write_answer = answer
        enforcing.save(HEAD, "Bees.", "cleaning")

    assert not enforcing.broken


def test_a_write_with_an_old_token_is_sent_once_more_with_a_new_one(
    wiki: tuple[StandIn, str], enforcing: MediaWikiSite
) -> None:
    wiki[0].write_answer = error("badtoken")

    written = enforcing.save(HEAD, "Bees.", "cleaning")

    assert (written.ok, written.code, written.wait) == (False, "badtoken", True)
    assert len(wiki[0].writes()) == 2
    assert not enforcing.broken


def test_a_block_of_the_bot_since_it_was_asked_for_stops_everything_for_now(
    wiki: tuple[StandIn, str], enforcing: MediaWikiSite
) -> None:
    wiki[0].write_answer = error("blocked")

    answer = enforcing.save(HEAD, "Bees.", "cleaning")

    assert (answer.ok, answer.code, answer.wait) == (False, "stopped", True)
    assert len(wiki[0].writes()) == 1


@pytest.mark.parametrize("answer", [HANG_UP, "<html>Bad gateway</html>", "", "[]"])
def test_a_write_whose_answer_is_lost_is_never_sent_twice(
    wiki: tuple[StandIn, str], enforcing: MediaWikiSite, answer: str
) -> None:
    wiki[0].write_answer = answer

    written = enforcing.save(HEAD, "Bees.", "cleaning")

    assert (written.ok, written.code, written.wait) == (False, "unknown", True)
    assert len(wiki[0].writes()) == 1


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ({"result": "Success", "nochange": True}, "nochange"),
        ({"result": "Success", "oldrevid": 6, "newrevid": 8}, "superseded"),
        ({"result": "Failure", "captcha": {"type": "simple", "question": "3-9"}}, "captcha"),
        ({"result": "Failure", "code": "abusefilter-warning"}, "abusefilter-warning"),
    ],
)
def test_what_the_wiki_does_not_call_an_error_may_be_none_the_less(
    wiki: tuple[StandIn, str], enforcing: MediaWikiSite, answer: Json, code: str
) -> None:
    wiki[0].write_answer = {"edit": answer}

    written = enforcing.save(HEAD, "Bees.", "cleaning")

    assert (written.ok, written.code, written.wait) == (False, code, False)


def test_a_save_that_left_another_text_was_not_read_back(wiki: tuple[StandIn, str], enforcing: MediaWikiSite) -> None:
    wiki[0].text = "Something else."

    written = enforcing.save(HEAD, "Bees.", "cleaning")

    assert (written.ok, written.code, written.revid) == (False, "not-read-back", 8)


def test_a_page_without_wikitext_is_never_saved(wiki: tuple[StandIn, str], enforcing: MediaWikiSite) -> None:
    head = PageHead(page_id=3, title="Bees", revid=7, text=None)

    assert enforcing.save(head, "Bees.", "cleaning").code == "nottext"
    assert wiki[0].writes() == []


@pytest.mark.parametrize("answer", [HANG_UP, "<html>Bad gateway</html>", error("readonly"), {"query": {}}])
def test_where_the_wiki_does_not_say_whether_it_may_be_written_to_nothing_is_and_that_passes(
    wiki: tuple[StandIn, str], enforcing: MediaWikiSite, answer: Json | str
) -> None:
    enforcing.connect()
    enforcing.session.pause = lambda _seconds: None
    wiki[0].fail_reads = [answer] * 2

    written = enforcing.save(HEAD, "Bees.", "cleaning")

    assert (written.ok, written.code, written.wait) == (False, "unasked", True)
    assert written.detail
    assert wiki[0].writes() == []
    wiki[0].fail_reads.clear()
    assert enforcing.save(HEAD, "Bees.", "cleaning").ok


# sessions


def test_another_account_than_the_configured_one_is_refused(
    wiki: tuple[StandIn, str], enforcing: MediaWikiSite
) -> None:
    wiki[0].me = "Somebody else"

    with pytest.raises(SiteError, match="'Somebody else', not 'WatchBot'") as caught:
        enforcing.connect()
    assert not caught.value.temporary
    assert enforcing.save(HEAD, "Bees.", "cleaning").code == "stopped"
    assert wiki[0].writes() == []


def test_a_passing_fault_of_a_read_is_tried_once_more(wiki: tuple[StandIn, str], enforcing: MediaWikiSite) -> None:
    wiki[0].fail_reads = [HANG_UP]

    assert enforcing.texts([8]) == {8: "Bees."}


@pytest.mark.parametrize("code", ["readapidenied", "unknown_action", "permissiondenied"])
def test_a_lasting_error_of_a_read_is_told_at_once(
    wiki: tuple[StandIn, str], enforcing: MediaWikiSite, code: str
) -> None:
    wiki[0].fail_reads = [error(code)]

    with pytest.raises(SiteError, match="words of the wiki") as caught:
        enforcing.texts([8])
    assert (caught.value.code, caught.value.temporary) == (code, False)


@pytest.mark.parametrize("code", ["assertuserfailed", "assertnameduserfailed"])
def test_a_read_that_did_not_find_our_session_once_is_made_again(
    wiki: tuple[StandIn, str], enforcing: MediaWikiSite, code: str
) -> None:
    enforcing.connect()
    wiki[0].fail_reads = [error(code)]

    assert enforcing.texts([8]) == {8: "Bees."}
    assert [asked["action"] for asked in wiki[0].seen].count("login") == 2


def test_on_a_wiki_for_its_accounts_alone_a_session_that_has_ended_is_opened_again(
    wiki: tuple[StandIn, str], enforcing: MediaWikiSite
) -> None:
    enforcing.connect()
    wiki[0].fail_reads = [error("assertnameduserfailed")]
    wiki[0].told_to_nobody = error("readapidenied")

    assert enforcing.texts([8]) == {8: "Bees."}
    assert [asked["action"] for asked in wiki[0].seen].count("login") == 2


def test_reads_that_never_find_the_session_that_the_wiki_knows_are_left_for_later(
    wiki: tuple[StandIn, str], enforcing: MediaWikiSite
) -> None:
    enforcing.connect()
    enforcing.session.pause = lambda _seconds: None
    wiki[0].fail_reads = [error("assertnameduserfailed")] * 4

    with pytest.raises(SiteError) as caught:
        enforcing.texts([8])
    assert caught.value.temporary
    assert not enforcing.broken
    assert wiki[0].fail_reads == []


def test_a_read_in_somebody_elses_session_ends_it(wiki: tuple[StandIn, str], enforcing: MediaWikiSite) -> None:
    enforcing.connect()
    wiki[0].me, wiki[0].fail_reads = "Somebody else", [error("assertnameduserfailed")]

    with pytest.raises(SiteError, match="'Somebody else', not 'WatchBot'") as caught:
        enforcing.texts([8])
    assert not caught.value.temporary


def test_two_folders_can_be_used_one_after_the_other(
    wiki: tuple[StandIn, str], enforcing: MediaWikiSite, tmp_path: Path
) -> None:
    home_folder.init(tmp_path / "other", wiki[1], "OtherBot@watch", GOOD_PASSWORD)
    other = MediaWikiSite(tmp_path / "other")

    assert (enforcing.bot_name, other.bot_name) == ("WatchBot", "OtherBot")
    assert enforcing.texts([8]) == {8: "Bees."}


@pytest.mark.parametrize(("since", "told"), [([], False), (["--since", "3d"], True)])
def test_a_later_run_says_that_since_counts_on_the_first_one_only(
    wiki: tuple[StandIn, str], tmp_path: Path, capsys: pytest.CaptureFixture[str], since: list[str], told: bool
) -> None:
    home_folder.init(tmp_path, wiki[1], "WatchBot@watch", GOOD_PASSWORD)
    store = Store(tmp_path / "wikiwatch.db")
    store.set_cursor(datetime.now(UTC))
    store.set_meta("last_poll", datetime.now(UTC).isoformat())
    store.close()

    code = cli.run(["--home", str(tmp_path), "run", "--once", *since])

    assert code == 0
    assert ("--since counts on the first run only" in capsys.readouterr().err) is told


# configuration


def broken_program(home: Path) -> None:
    (home / "user-config.py").write_text("family = \n")


def raising_program(home: Path) -> None:
    (home / "user-config.py").write_text("1 / 0\n")


def leaving_program(home: Path) -> None:
    (home / "user-config.py").write_text("raise SystemExit(5)\n")


def no_program(home: Path) -> None:
    (home / "user-config.py").unlink()


def writable_by_all(home: Path) -> None:
    (home / "user-config.py").chmod(0o666)


def no_account(home: Path) -> None:
    path = home / "user-config.py"
    path.write_text("".join(line for line in path.open() if not line.startswith("usernames")))


def unknown_family(home: Path) -> None:
    path = home / "user-config.py"
    path.write_text("".join(line for line in path.open() if not line.startswith("family_files")))


def no_password_file(home: Path) -> None:
    (home / "user-password.py").unlink()


def password_of_somebody_else(home: Path) -> None:
    (home / "user-password.py").write_text(f"('Other', BotPassword('watch', {GOOD_PASSWORD!r}))")


def password_line_that_is_a_program(home: Path) -> None:
    (home / "user-password.py").write_text("__import__('os').abort()")


@pytest.mark.parametrize(
    "spoil",
    [
        broken_program,
        raising_program,
        leaving_program,
        no_program,
        writable_by_all,
        no_account,
        unknown_family,
        no_password_file,
        password_of_somebody_else,
        password_line_that_is_a_program,
    ],
)
def test_a_spoiled_configuration_is_told_in_one_sentence_and_without_the_password(
    tmp_path: Path, spoil: Callable[[Path], None], capfd: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "home"
    home_folder.init(home, "http://127.0.0.1:9/api.php", "WatchBot@watch", GOOD_PASSWORD)
    spoil(home)

    with pytest.raises(UserError) as caught:
        MediaWikiSite(home)

    assert str(home) in caught.value.message
    assert GOOD_PASSWORD not in caught.value.message
    assert capfd.readouterr() == ("", "")


# pure parts


@pytest.mark.parametrize(
    ("summary", "sent"),
    [
        ("two  words\nin lines", "two words in lines"),
        ("see https://spam.example/x now", "see (link) now"),
        ("see //spam.example and www.spam.example", "see (link) and (link)"),
        ("[[User:A/Log|row 7]]", "[[User:A/Log|row 7]]"),
        ("Retiré\u00a0: www.spam.example\u202f; fin", "Retiré\u00a0: (link)\u202f; fin"),
        ("x" * 600, "x" * SUMMARY_LIMIT),
    ],
)
def test_a_summary_is_one_line_without_a_url(summary: str, sent: str) -> None:
    assert one_line(summary) == sent


@pytest.mark.parametrize(
    ("found", "expected", "same"),
    [
        ("a\nb", "a\r\nb\n\n", True),
        ("\u00e9", "e\u0301", True),
        (" a", "a", False),
        ("a", "b", False),
        (None, "", False),
    ],
)
def test_texts_are_compared_as_mediawiki_keeps_them(found: str | None, expected: str, same: bool) -> None:
    assert same_text(found, expected) is same


@pytest.mark.parametrize(
    ("generator", "version"),
    [
        ("MediaWiki 1.43.9", (1, 43)),
        ("MediaWiki 1.39.17", (1, 39)),
        ("MediaWiki 1.44.0-alpha", (1, 44)),
        ("MediaWiki", (0, 0)),
        ("", (0, 0)),
    ],
)
def test_a_version_is_read_from_the_generator(generator: str, version: tuple[int, int]) -> None:
    assert version_of(generator) == version


@pytest.mark.parametrize(
    ("user", "user_id", "temp", "kind"),
    [
        ("192.0.2.1", 0, False, ActorKind.ADDRESS),
        ("2001:db8::1", 0, False, ActorKind.ADDRESS),
        ("~2026-1", 6, True, ActorKind.TEMP),
        ("Ann", 7, False, ActorKind.ACCOUNT),
        ("Ann", None, False, ActorKind.ACCOUNT),
        ("Ann", 0, False, ActorKind.TYPED),
        ("import>Ann", 0, False, ActorKind.TYPED),
        ("", None, False, ActorKind.TYPED),
    ],
)
def test_what_stands_behind_a_name_is_told_from_its_user_id(
    user: str, user_id: int | None, temp: bool, kind: ActorKind
) -> None:
    assert actor_kind(user, user_id, temp=temp) is kind


def test_half_characters_are_no_part_of_an_answer() -> None:
    answer = json.loads(
        '{"query": [{"user": "Ann\\ud800", "text": "caf\u00e9 \\ud83d\\ude00", "anon": true, "id": 7}]}'
    )
    assert reading.whole(answer) == {"query": [{"user": "Ann?", "text": "caf\u00e9 \U0001f600", "anon": True, "id": 7}]}


def test_a_hidden_log_entry_tells_neither_author_nor_target() -> None:
    entry = {
        "type": "log",
        "rcid": 5,
        "ns": 2,
        "title": "User:A bad name",
        "timestamp": "2026-11-22T10:00:00Z",
        "user": "A bad name",
        "userid": 9,
        "userhidden": True,
        "actionhidden": True,
        "commenthidden": True,
        "comment": "bad words",
        "logtype": "newusers",
        "logaction": "create",
    }

    change = reading.change_from_recent(entry)

    assert change.kind is ChangeKind.LOG
    assert (change.user, change.user_id, change.title, change.log_target) == ("", None, "", "")
    assert (change.comment, change.log_type, change.log_action) == ("", "newusers", "")
    assert change.timestamp == datetime(2026, 11, 22, 10, tzinfo=UTC)

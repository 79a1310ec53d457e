"""What people are shown of lists outside."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from commandline import Command, commands_in, set_up

from wikiwatch import config, doctor_outside, outside_asked
from wikiwatch.core.reputation import Answer, Listing, Says, address_set
from wikiwatch.store.db import Store

WORDS = "reported 17 times"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(set_up(tmp_path) / "wikiwatch.db", durable=False)
    yield opened
    opened.close()


@pytest.fixture
def command(tmp_path: Path, store: Store, capsys: pytest.CaptureFixture[str]) -> Command:
    return commands_in(tmp_path, capsys)


def test_explain_tells_what_lists_outside_say_of_an_address(command: Command, store: Store) -> None:
    now = datetime.now(UTC).replace(microsecond=0)
    answers = {
        "bl.example": Answer(says=Says.SPAM, words=WORDS),
        "silent.example": Answer(says=Says.UNKNOWN, words="time-out \x1b[2J"),
    }
    for source, answer in answers.items():
        one = Listing(source=source, answer=answer, asked=now, until=now + timedelta(days=1))
        store.keep_listings({"ip:2001:db8::/64": one})

    (fields,) = command("explain", "2001:db8::7", "--json").lines
    shown = command("explain", "2001:db8::7").out

    assert [(one["source"], one["says"]) for one in fields["reputation"]] == [
        ("bl.example", "spam"),
        ("silent.example", "unknown"),
    ]
    assert datetime.fromisoformat(fields["reputation"][0]["until"]) == now + timedelta(days=1)
    assert all(word in shown for word in ("bl.example", WORDS, f"{now:%Y-%m-%d %H:%M}", "silent.example"))
    assert "\x1b[2J" not in shown


@pytest.mark.parametrize(
    ("found", "shown"),
    [
        (
            {"listed": ["wiki.example.org is listed by bl.example: spam"]},
            "wiki.example.org is listed by bl.example: spam",
        ),
        ({"names": ["wiki.example.org"]}, "in no list: wiki.example.org"),
        ({"skipped": "localhost has no address"}, "localhost has no address"),
        ({"names": ["a.example"], "missing": ["bl.example about a.example: time-out"]}, "not known: bl.example about"),
    ],
)
def test_status_tells_what_they_say_of_the_wiki_itself(
    command: Command, store: Store, found: dict[str, object], shown: str
) -> None:
    assert "own name" not in command("status").out
    nothing = {"names": [], "listed": [], "missing": [], "skipped": ""}
    store.set_meta("own_name", json.dumps({**nothing, **found}))
    store.set_meta("own_name_asked", "2026-11-22T12:00:00+00:00")

    assert shown in command("status").out
    (fields,) = command("status", "--json").lines
    assert fields["own_name"]["at"].startswith("2026-11-22")


def test_the_doctor_reads_the_lists_that_were_downloaded_and_writes_nothing(tmp_path: Path, store: Store) -> None:
    (tmp_path / "wikiwatch.toml").write_text("[reputation.tor]\nlist = true\n", encoding="utf-8")
    settings = config.load(tmp_path)
    outside = outside_asked.outside(settings.reputation, "wiki.example.org")
    [tor] = outside.lists
    assert list(doctor_outside.downloaded(settings, outside)) == []
    now = datetime.now(UTC)
    store.keep_address_list(tor.name, address_set([bytes([192, 0, 2, 7])]), now)
    [found] = doctor_outside.downloaded(settings, outside)
    assert [answer.listed for answer in found.ask(["192.0.2.7", "192.0.2.8"]).values()] == [True, False]
    store.keep_address_list(tor.name, address_set([bytes([192, 0, 2, 7])]), now - timedelta(days=2))
    assert list(doctor_outside.downloaded(settings, outside)) == []

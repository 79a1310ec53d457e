"""The bench of reactions: what it makes of a feed's datagrams, of noted calls, and of its samples."""

from __future__ import annotations

import io
import json
import socket
from contextlib import closing
from pathlib import Path
from typing import Any, cast
from unittest.mock import patch

import pytest

from tools.bench import reaction
from tools.bench.reaction import Observer, Reaction, Run, figures
from tools.bench.watched import timed
from wikiwatch.errors import UserError
from wikiwatch.sandbox.wiki import BOT, PracticeWiki
from wikiwatch.site.session import Session


def said(observer: Observer, title: str, user: str) -> None:
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as feed:
        feed.sendto(json.dumps({"title": title, "user": user}).encode(), ("127.0.0.1", observer.port))


def test_both_edits_of_a_page_are_told_apart() -> None:
    observer = Observer()
    said(observer, "Pier", "203.0.113.7")
    saved = observer.saved("Pier", by_bot=False)
    said(observer, "Pier", BOT)
    assert saved < observer.saved("Pier", by_bot=True)
    assert observer.saved("Pier", by_bot=False) == saved


def test_an_edit_that_nobody_takes_down_ends_the_bench(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reaction, "WITHIN", 0.01)
    with pytest.raises(UserError, match="Pier was not saved by the bot"):
        Observer().saved("Pier", by_bot=True)


def test_only_calls_between_the_two_edits_count_and_a_line_that_is_not_whole_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Told:
        def saved(self, _title: str, *, by_bot: bool) -> float:
            return 14.0 if by_bot else 10.0

    class Visited:
        def anonymous(self, _address: str) -> Visited:
            return self

        def edit(self, _title: str, **_text: str) -> int:
            return 7

    calls = tmp_path / "calls"
    lines = ["9.0 9.5 query list=recentchanges", "10.5 11.0 query prop=revisions", "13.0 14.5 edit", "14.6 15.0 query"]
    calls.write_text("\n".join([*lines, "15.1 1"]), encoding="utf-8")
    run = Run(cast(PracticeWiki, Visited()), cast(Observer, Told()), calls, iter(["Pier"]))
    assert run.reaction() == Reaction(seconds=4.0, waited=1.5, calls=2)
    assert run.calls_since(12.0) == 2


def test_each_call_is_noted_also_where_it_fails() -> None:
    file = io.StringIO()
    answers: list[Any] = [{}, OSError("no answer")]
    with patch.object(Session, "_send", side_effect=answers):
        session = object.__new__(timed(file))
        session._send({"action": "query", "list": "users"})
        with pytest.raises(OSError, match="no answer"):
            session._send({"action": "edit"})
    noted = [line.split(" ", 2) for line in file.getvalue().splitlines()]
    assert [kind for _, _, kind in noted] == ["query list=users", "edit"]
    assert all(float(sent) <= float(got) for sent, got, _ in noted)


@pytest.mark.parametrize(("seconds", "met"), [(0.9, True), (1.1, False)])
def test_a_second_is_the_goal_beside_the_bare_calls(seconds: float, met: bool) -> None:
    one = [Reaction(seconds=seconds, waited=seconds / 2, calls=10)]
    found = {figure.name: figure for figure in figures(30, one, one, one, [16])}
    assert found["with the feed"].met is met
    assert found["with the feed, to its bare calls"].median == 2
    assert found["polling alone, every 30 s"].median == seconds

"""`wikiwatch review aside`: changes that nobody could judge, on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from commandline import Command, commands_in, set_up
from fakes import FakeSite

from wikiwatch.app import guard, judge
from wikiwatch.app.context import App
from wikiwatch.app.ingest import poll


@pytest.fixture
def command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    return commands_in(set_up(tmp_path), capsys)


@pytest.fixture
def broken(live: tuple[App, FakeSite], monkeypatch: pytest.MonkeyPatch) -> int:
    app, site = live
    revid = site.append("Nina", "Tower", "It has a clock.")
    with monkeypatch.context() as patched:
        patched.setattr(judge, "read_case", lambda *_: 1 / 0)
        for _ in range(guard.TRIES):
            poll(app)
    return revid


def test_it_is_listed_and_judged_again(command: Command, live: tuple[App, FakeSite], broken: int) -> None:
    [line] = command("review", "aside", "--json").lines
    assert (line["id"], line["revid"], line["user"], line["how"], line["why"], line["tries"]) == (
        *(f"r-{broken}", broken, "Nina", "failed", "ZeroDivisionError", 3),
    )
    shown = command("review", "aside").out
    assert "the judge failed (ZeroDivisionError), 3 times" in shown
    assert "1 change is set aside" in command("status").out
    [again] = command("review", "aside", "--again", f"r-{broken}", "--why", "mended", "--json").lines
    assert again["id"] == f"r-{broken}"
    assert command("review", "aside", "--json").lines == []
    poll(live[0])
    entry = live[0].store.entry(broken)
    assert entry is not None
    assert entry["outcome"] == "allow"
    assert "set aside" not in command("status").out


def test_all_of_them_or_none(command: Command, live: tuple[App, FakeSite], broken: int) -> None:
    done = command("review", "aside", "--again", f"r-{broken}", "r-999999")
    assert done.code == 1
    assert "r-999999 is not set aside" in done.err
    assert len(command("review", "aside", "--json").lines) == 1


@pytest.mark.parametrize("words", [("--again",), ("r-1",)])
def test_ids_and_again_belong_together(command: Command, live: tuple[App, FakeSite], words: tuple[str, ...]) -> None:
    assert command("review", "aside", *words).code == 2

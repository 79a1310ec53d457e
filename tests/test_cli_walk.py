"""`wikiwatch review --walk`: one key for each thing that waits, and nothing half decided whenever it ends."""

from __future__ import annotations

import os
import pty
import select
import sys
import termios
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from commandline import Command, Ran, Terminal, commands_in, set_up
from fakes import FakeClock, FakeSite
from rich.text import Text
from road import ARTICLES, advert, until_quiet

from wikiwatch.app import hold
from wikiwatch.app.context import App
from wikiwatch.commands.review_walk import shown

HOSTILE = "Eve\x1b[2J\u202e"
CTRL_C, CTRL_D = "\x03", "\x04"

Walk = Callable[..., Ran]


@pytest.fixture
def command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    return commands_in(set_up(tmp_path), capsys)


@pytest.fixture
def edits(live: tuple[App, FakeSite], clock: FakeClock) -> list[int]:
    """Five adverts of one site by a hostile name, with a block that waits for a yes; an hour later one probe."""
    app, site = live
    made = [site.append(HOSTILE, ARTICLES[number], advert(number)) for number in range(5)]
    clock.advance(hours=1)
    made.append(site.append("192.0.2.7", "Tower", "wqkzjhrv"))
    until_quiet(app, clock)
    return made


@pytest.fixture
def walk(command: Command, monkeypatch: pytest.MonkeyPatch) -> Walk:
    """Walks with these keys; what is shown goes to a terminal without styles."""

    def run(keys: str, *options: str) -> Ran:
        pressed = iter(keys)

        def getchar() -> str:
            key = next(pressed)
            if key == CTRL_C:
                raise KeyboardInterrupt
            if key == CTRL_D:
                raise EOFError
            return key

        shown = Terminal()
        with monkeypatch.context() as patched:
            patched.setattr("click.getchar", getchar)
            patched.setattr(sys, "stdin", Terminal(""))
            patched.setattr(sys, "stderr", shown)
            patched.setenv("TERM", "dumb")
            ran = command("review", "--walk", *options)
        assert next(pressed, None) is None, "not all keys were asked for"
        return ran._replace(err=shown.getvalue())

    return run


def decided(command: Command) -> list[tuple[str, str]]:
    return [(line["what"], line["key"]) for line in command("audit", "--json").lines]


def test_each_is_shown_with_its_number_its_reason_and_its_marked_text(walk: Walk, edits: list[int]) -> None:
    shown = walk("nnnnnnn").err
    for words in ("1 of 7", "7 of 7", f"id: down-{edits[0]}, hold", "»https://pipes.example/4«", "r release: the text"):
        assert words in shown
    assert "\\x1b[2J" in shown
    assert not {"\x1b", "\u202e"} & set(shown)


def test_one_key_decides_and_the_answers_are_kept_in_order(walk: Walk, command: Command, edits: list[int]) -> None:
    ran = walk("rsnq")
    assert ran.out.startswith("2 of 7 decided: 1 released, 1 spam.")
    assert decided(command) == [("release", f"down-{edits[0]}"), ("confirm", f"down-{edits[1]}")]


def test_the_last_answer_can_be_taken_back_before_it_is_written(walk: Walk, command: Command, edits: list[int]) -> None:
    walk("rusq")
    assert decided(command) == [("confirm", f"down-{edits[0]}")]


def test_the_very_last_answer_can_be_taken_back_too(walk: Walk, command: Command, edits: list[int]) -> None:
    walk("rusq", "--limit", "1")
    assert decided(command) == [("confirm", f"down-{edits[0]}")]


@pytest.mark.parametrize("end", [CTRL_C, CTRL_D])
def test_who_breaks_off_keeps_what_was_written_and_loses_the_last_answer(
    walk: Walk, command: Command, edits: list[int], end: str
) -> None:
    ran = walk(f"rs{end}")
    assert ran.code == 130
    assert f"not kept: down-{edits[1]}: spam" in " ".join(ran.err.split())
    assert ran.out.startswith("1 of 7 decided")
    assert decided(command) == [("release", f"down-{edits[0]}")]


@pytest.mark.parametrize(("sure", "kept"), [("nn", []), ("yq", ["approve"])])
def test_a_yes_to_a_block_is_asked_about_again(
    walk: Walk, command: Command, edits: list[int], sure: str, kept: list[str]
) -> None:
    ran = walk(f"s{sure}", "--kind", "block")
    assert "Sure? (y/n)" in ran.err
    assert [what for what, _ in decided(command)] == kept


def test_keys_that_mean_nothing_do_nothing(walk: Walk, command: Command, edits: list[int]) -> None:
    walk("xu q")
    assert decided(command) == []


def test_what_somebody_else_decided_meanwhile_is_told_and_left(
    walk: Walk, command: Command, live: tuple[App, FakeSite], edits: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    app, _ = live

    def shown_while_gerda_decides(*arguments: Any) -> Iterator[Text]:
        if not app.store.decisions(f"down-{edits[0]}"):
            hold.confirm(app, f"down-{edits[0]}", "gerda")
            hold.release(app, f"down-{edits[1]}", "gerda")
        yield from shown(*arguments)

    monkeypatch.setattr("wikiwatch.commands.review_walk.shown", shown_while_gerda_decides)
    ran = walk("rq", "--limit", "2")
    assert f"down-{edits[0]} was not decided: gerda said confirm meanwhile" in ran.err
    assert f"down-{edits[1]} is passed over: gerda said release meanwhile" in ran.err
    assert ran.out.startswith("0 of 2 decided")
    assert decided(command) == [("confirm", f"down-{edits[0]}"), ("release", f"down-{edits[1]}")]


@pytest.mark.parametrize("arguments", [["--walk"], ["--walk", "--json"]])
def test_nobody_is_asked_where_nobody_sits(command: Command, edits: list[int], arguments: list[str]) -> None:
    assert command("review", *arguments).code == 2


def test_a_key_is_enough_on_a_real_terminal(tmp_path: Path, command: Command, edits: list[int]) -> None:
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm", COLUMNS="80")
        program = "from wikiwatch.cli import main; main()"
        os.execv(sys.executable, [sys.executable, "-c", program, "--home", str(tmp_path), "review", "--walk"])
    shown = ""
    for key, place in (("r", "1 of 7"), ("q", "2 of 7")):
        # Only a terminal that waits for a single key is raw; what was typed before is thrown away.
        while place not in shown or termios.tcgetattr(terminal)[3] & termios.ICANON:
            if select.select([terminal], [], [], 0.05)[0]:
                shown += os.read(terminal, 65_536).decode()
        os.write(terminal, key.encode())
    with suppress(OSError):  # the child has ended, and its terminal with it
        while more := os.read(terminal, 65_536):
            shown += more.decode()
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert "1 of 7 decided: 1 released" in shown
    assert decided(command) == [("release", f"down-{edits[0]}")]

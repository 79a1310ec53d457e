"""Two runs on one home folder: the second says so, or stands by and takes over when the first one dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from wikiwatch.config import LOCK
from wikiwatch.errors import UserError
from wikiwatch.instance import only_instance

RUN = """
import logging, pathlib, sys, time
from wikiwatch.instance import only_instance
logging.basicConfig(stream=sys.stdout, format="%(message)s")
with only_instance(pathlib.Path(sys.argv[1]), standby=sys.argv[2] == "standby"):
    print("watching", flush=True)
    sys.stdin.read()
"""

Started = Callable[[str], "subprocess.Popen[str]"]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Started]:
    """Start a process that holds the lock of the folder until its input ends."""
    made: list[subprocess.Popen[str]] = []

    def started(how: str) -> subprocess.Popen[str]:
        arguments = [sys.executable, "-c", RUN, str(tmp_path), how]
        made.append(subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True))
        return made[-1]

    yield started
    for process in made:
        process.kill()
        process.communicate()


def says(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_the_second_says_who_is_there(tmp_path: Path, start: Started) -> None:
    first = start("at once")
    assert says(first) == "watching"
    with pytest.raises(UserError, match="another wikiwatch is running on ") as caught, only_instance(tmp_path):
        raise AssertionError("two at a time")
    assert f"(process {first.pid} on " in caught.value.message
    assert "--standby" in caught.value.hint


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_who_stands_by_takes_over_when_the_first_dies(tmp_path: Path, start: Started, end: signal.Signals) -> None:
    first = start("at once")
    assert says(first) == "watching"
    second = start("standby")
    assert says(second).endswith(f"(process {first.pid} on {os.uname().nodename}): standing by")
    os.kill(first.pid, end)
    assert [says(second), says(second)] == ["the other wikiwatch has ended: taking over", "watching"]
    assert f"process {second.pid} " in (tmp_path / LOCK).read_text()


def test_what_a_dead_process_left_hinders_nobody(tmp_path: Path) -> None:
    (tmp_path / LOCK).write_text("process 1 on elsewhere\x1b[31m")
    for _ in range(2):
        with only_instance(tmp_path):
            assert (tmp_path / LOCK).read_text() == f"process {os.getpid()} on {os.uname().nodename}"


def test_hostile_words_in_the_lock_come_to_no_terminal(tmp_path: Path, start: Started) -> None:
    assert says(start("at once")) == "watching"
    (tmp_path / LOCK).write_text("\x1b]0;title\x07\nError: all is well")
    with pytest.raises(UserError) as caught, only_instance(tmp_path):
        raise AssertionError("two at a time")
    assert "\x1b" not in caught.value.message
    assert "\n" not in caught.value.message

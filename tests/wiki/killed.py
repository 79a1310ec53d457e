"""Run wikiwatch in a process of its own that is killed with SIGKILL at a chosen step.

The processes are forked from one that has loaded wikiwatch already: loading it takes longer than a round.
"""

from __future__ import annotations

import functools
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from wikiwatch.cli import run
from wikiwatch.site.gate import Gate
from wikiwatch.site.mediawiki import MediaWikiSite
from wikiwatch.store.db import Store

STEPS: dict[str, type] = {
    "commit": Database,
    "record": Store,
    "plan": Store,
    "claim": Store,
    "keep_held": Store,
    "post": Gate,
    "settle_claimed": Store,
    "save_page": MediaWikiSite,
    "mark_published": Store,
}


def deadly(step: Callable[..., Any], when: str, number: int) -> Callable[..., Any]:
    """The step, which ends the process before or after its n-th call."""
    calls = 0

    @functools.wraps(step)
    def wrapped(*arguments: Any, **options: Any) -> Any:
        nonlocal calls
        calls += 1
        if when == "before" and calls == number:
            os.kill(os.getpid(), signal.SIGKILL)
        answer = step(*arguments, **options)
        if when == "after" and calls == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return answer

    return wrapped


def _run(when: str, name: str, number: int, arguments: Sequence[str]) -> None:
    owner = STEPS[name]
    setattr(owner, name, deadly(getattr(owner, name), when, number))
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
        sys.exit(run(list(arguments)))


def killed(when: str, step: str, number: int, *arguments: str, within: float) -> int:
    """The exit code of `wikiwatch ARGUMENTS…` killed "before" or "after" the n-th call of a step.

    -SIGKILL where it came so far; else its own. Ends the process and raises TimeoutError after `within` seconds.
    """
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(["wikiwatch.cli", "wikiwatch.site.mediawiki"])
    process = processes.Process(target=_run, args=(when, step, number, arguments))
    process.start()
    process.join(within)
    if process.exitcode is None:
        process.kill()
        raise TimeoutError(f"wikiwatch {' '.join(arguments)} took more than {within} seconds")
    return process.exitcode

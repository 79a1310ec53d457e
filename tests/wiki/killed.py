"""Rounds of wikiwatch in a process of their own, which may be killed with SIGKILL at a chosen step.

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
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from patrol import PROCESS_WITHIN

from wikiwatch.cli import run
from wikiwatch.site.gate import Gate
from wikiwatch.site.mediawiki import MediaWikiSite
from wikiwatch.store.db import Store

STEPS: dict[str, type] = {
    "commit": Store,
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


@dataclass(frozen=True)
class Death:
    """How a round is killed: "before" or "after" the n-th call of a step."""

    when: str
    step: str
    number: int = 1


def _run(arguments: Sequence[str], death: Death | None) -> None:
    if death is not None:
        owner = STEPS[death.step]
        setattr(owner, death.step, deadly(getattr(owner, death.step), death.when, death.number))
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
        sys.exit(run(list(arguments)))


def round_of(home: Path, death: Death | None = None) -> int:
    """The exit code of `wikiwatch run --once --enforce` in a process of its own: -SIGKILL where it was killed.

    Raises TimeoutError where it takes too long; the process is ended then.
    """
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(["wikiwatch.cli", "wikiwatch.site.mediawiki"])
    arguments = ("--home", str(home), "run", "--once", "--enforce")
    process = processes.Process(target=_run, args=(arguments, death))
    process.start()
    process.join(PROCESS_WITHIN)
    if process.exitcode is None:
        process.kill()
        raise TimeoutError(f"a round took more than {PROCESS_WITHIN} seconds")
    return process.exitcode

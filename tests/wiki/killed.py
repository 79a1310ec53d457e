"""Run wikiwatch in this process and kill it with SIGKILL at a chosen step: `killed.py before|after STEP N ARGUMENTS…`.

N counts the calls of the step. A process that never comes so far ends as it would anyway.
"""

from __future__ import annotations

import functools
import os
import signal
import sys
from collections.abc import Callable
from typing import Any

from sqlite_utils import Database

from wikiwatch.cli import main
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


if __name__ == "__main__":
    when, name, number = sys.argv[1:4]
    owner = STEPS[name]
    setattr(owner, name, deadly(getattr(owner, name), when, int(number)))
    del sys.argv[1:4]
    main()

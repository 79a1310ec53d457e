"""What comes of carrying out one action, and what each answer of the wiki means for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from wikiwatch.app.context import App
from wikiwatch.core.action import Action, ActionKind, ActionStatus
from wikiwatch.core.nobots import forbids
from wikiwatch.core.refused import Follows, refused
from wikiwatch.ports import OwnAct, Written

_STATUS = {Follows.GONE: ActionStatus.SKIPPED, Follows.PERSON: ActionStatus.PERSON}

# How the wiki's logs name what is no edit: the log, and how the word for the deed begins.
_LOGGED_AS = {
    ActionKind.UNBLOCK: "block/unblock",
    ActionKind.MOVE: "move/move",
    ActionKind.FILE_REVERT: "upload/",
    ActionKind.DELETE: "delete/delete",
    ActionKind.UNDELETE: "delete/restore",
    ActionKind.GROUP: "rights/rights",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came of one action: a status it is settled with, or None where it is put off.

    `closed`: nothing is to be written until a person changes that, or the wiki can be asked whether it may be.
    `all_wait`: no other write would succeed now. `passes`: what kept it from being done does so, as a rule.
    `after`: the wiki's own word how long to wait at least.
    """

    status: ActionStatus | None
    why: str
    revid: int | None = None
    again_now: bool = False
    closed: bool = False
    all_wait: bool = False
    passes: bool = False
    after: timedelta = timedelta()


def result_of(written: Written, why: str) -> Result:
    """The result of a write; `why` says what it did, if it did it."""
    if written.ok:
        return Result(status=ActionStatus.DONE, why=why, revid=written.revid)
    refusal = refused(written.code)
    follows = refusal.follows
    if written.wait and follows is Follows.PERSON:  # a code of a failure on the way, of which nothing else is known
        follows = Follows.WAIT
    return Result(
        status=_STATUS.get(follows),
        why=f"{refusal.name}: {written.detail or written.code}",
        again_now=follows is Follows.LOOK_AGAIN,
        closed=follows in (Follows.STOP, Follows.NOT_NOW),
        all_wait=follows is Follows.ALL_WAIT,
        passes=refusal.passes,
        after=timedelta(seconds=written.retry_after),
    )


def in_few_words(write: Callable[[str], Written], summary: str, key: str) -> Written:
    """The answer to a write with a summary; refused by a filter, it is tried once more with nothing but the key in it.

    SpamBlacklist takes a summary with a slash in it for a link, and an AbuseFilter may look for any of our words.
    """
    written = write(summary)
    return write(key) if not written.ok and refused(written.code).once_more else written


def asked_away(app: App, action: Action, text: str | None) -> Result | None:
    """What comes of it where a page with this text says {{nobots}}; None where a person or the rule overrides that."""
    if (
        action.approved
        or action.row in app.rules.policy.nobots_overridden
        or not forbids(text or "", app.site.bot_name)
    ):
        return None
    return Result(status=ActionStatus.REVIEW, why="the page asks bots to stay away: it waits for a yes")


def names(key: str, summary: str) -> bool:
    """Whether a summary of the program's own has the key of an action in it."""
    return re.search(rf"(?<![\w-]){re.escape(key)}(?![\w-])", summary) is not None


def made_before(app: App, action: Action) -> list[OwnAct]:
    """What carried an action out already, if the program ended or the answer was lost; newest first.

    Each has the action's key in its summary. What a person did by hand has not: that is theirs, and stays theirs.
    """
    if not action.attempts:
        return []
    what = _LOGGED_AS[action.kind]
    named = [one for one in app.site.own_acts(what.partition("/")[0]) if names(action.key, one.summary)]
    # A deletion that came at the same moment as an edit was taken back under the same key.
    return named if named and named[0].what.startswith(what) else []


def there_already(made: Sequence[OwnAct], why: str) -> Result:
    """What comes of an action that finds nothing left to do: done, if it was made before by itself; else needless."""
    if made:
        return Result(status=ActionStatus.DONE, why="done, by an earlier attempt")
    return Result(status=ActionStatus.SKIPPED, why=why)

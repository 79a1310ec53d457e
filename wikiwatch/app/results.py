"""What comes of carrying out one action, and what each answer of the wiki means for it."""

from __future__ import annotations

from dataclasses import dataclass

from wikiwatch.core.action import ActionStatus
from wikiwatch.ports import Written

# Answers that say: the page is not as it was a moment ago. Look again.
MOVED_ON = frozenset({"superseded", "nochange", "editconflict", "alreadyrolled", "onlyauthor", "not-read-back"})
# Answers that say: nothing is to be written at all, by nobody, until a person changes that.
GATE_CLOSED = frozenset({"observe", "stopped"})
GONE = frozenset({"missingtitle", "nosuchpageid", "pagedeleted", "alreadyblocked"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came of one action: a status it is settled with, or None where it is put off."""

    status: ActionStatus | None
    why: str
    revid: int | None = None
    again_now: bool = False
    closed: bool = False


def result_of(written: Written, why: str) -> Result:
    """The result of a write; `why` says what it did, if it did it."""
    if written.ok:
        return Result(status=ActionStatus.DONE, why=why, revid=written.revid)
    detail = f"{written.code}: {written.detail}" if written.detail else written.code
    if written.code in GATE_CLOSED:
        return Result(status=None, why=detail, closed=True)
    if written.code in MOVED_ON:
        return Result(status=None, why=detail, again_now=True)
    if written.wait:
        return Result(status=None, why=detail)
    if written.code in GONE:
        return Result(status=ActionStatus.SKIPPED, why=detail)
    return Result(status=ActionStatus.PERSON, why=f"the wiki refused: {detail}")

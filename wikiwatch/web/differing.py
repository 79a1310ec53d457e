"""The difference that an edit made, as runs of text that stayed, went and came."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wikiwatch.core.diff import hunks, tokens

AROUND = 2  # lines that are shown on each side of a change
LONGEST_SHOWN = 20_000  # characters: some ten screens


class Run(NamedTuple):
    """`kind`: same, went, came, or gap (lines left out, `text` is empty)."""

    kind: str
    text: str


def difference(before: str, after: str) -> tuple[list[Run], bool]:
    """The runs in order, and whether anything was cut off at the end."""
    shown: list[Run] = []
    left = LONGEST_SHOWN
    for run in _runs(before.splitlines(keepends=True), after.splitlines(keepends=True)):
        if left <= 0:
            return shown, True
        shown.append(Run(run.kind, run.text[:left]))
        if len(run.text) > left:
            return shown, True
        left -= len(run.text)
    return shown, False


def _runs(old: Sequence[str], new: Sequence[str]) -> Iterator[Run]:
    changes = hunks(old, new)
    if changes == []:
        return
    if changes is None:
        yield from _replaced("".join(old), "".join(new))
        return
    at = 0
    for change in changes:
        yield from _same(new[at : change.after_start], first=at == 0, last=False)
        gone, came = old[change.before_start : change.before_end], new[change.after_start : change.after_end]
        yield from _words("".join(gone), "".join(came))
        at = change.after_end
    yield from _same(new[at:], first=False, last=True)


def _same(lines: Sequence[str], *, first: bool, last: bool) -> Iterator[Run]:
    head, tail = 0 if first else AROUND, 0 if last else AROUND
    if len(lines) <= head + tail:
        kept = [("same", "".join(lines))]
    else:
        kept = [("same", "".join(lines[:head])), ("gap", ""), ("same", "".join(lines[len(lines) - tail :]))]
    yield from (Run(kind, text) for kind, text in kept if text or kind == "gap")


def _words(gone: str, came: str) -> Iterator[Run]:
    old, new = tokens(gone), tokens(came)
    changes = hunks(old, new) if gone and came else None
    if changes is None:
        yield from _replaced(gone, came)
        return
    at = 0
    for change in changes:
        if same := "".join(new[at : change.after_start]):
            yield Run("same", same)
        yield from _replaced(
            "".join(old[change.before_start : change.before_end]), "".join(new[change.after_start : change.after_end])
        )
        at = change.after_end
    if rest := "".join(new[at:]):
        yield Run("same", rest)


def _replaced(gone: str, came: str) -> Iterator[Run]:
    if gone:
        yield Run("went", gone)
    if came:
        yield Run("came", came)

"""MediaWiki XML exports as a source of facts, in order of time over all pages."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from wikiwatch.core.model import Actor, ActorKind, Change, ChangeKind, Facts, actor_kind, has_temp_name
from wikiwatch.errors import UserError
from wikiwatch.site import dumpfile
from wikiwatch.site.dumpxml import ExportParser
from wikiwatch.site.spool import Gap, Spool, Step

UNKNOWN = frozenset({"groups", "registered", "emailable", "blocked"})  # what no export tells of an author

_MORE_ROOM = "Set TMPDIR to a folder with more room."


class Export:
    """One wiki's export in one or several files, read into a temporary file when it is entered.

    `progress` gets bytes read and bytes in all, of the files as they are, while it reads. UserError names the
    file that can't be read to its end; nothing has been given out by then.
    """

    def __init__(self, paths: Sequence[Path], progress: Callable[[int, int], None] | None = None) -> None:
        self._paths = paths
        self._progress = progress
        self._spool: Spool | None = None
        self._gaps: dict[Gap, int] = {}

    def __enter__(self) -> Self:
        sizes = [dumpfile.size_of(path) for path in self._paths]
        try:
            self._spool = Spool()
        except (OSError, sqlite3.OperationalError) as error:
            raise UserError(f"No temporary file can be made: {error}.", _MORE_ROOM) from error
        try:
            for index, path in enumerate(self._paths):
                self._read(path, self._spool, sum(sizes[:index]), sum(sizes))
            self._spool.seal()
            self._gaps = self._spool.gaps()
        except sqlite3.OperationalError as error:
            self._close()
            raise UserError(
                f"The temporary file in {tempfile.gettempdir()} can't be written: {error}.", _MORE_ROOM
            ) from error
        except BaseException:
            self._close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    @property
    def count(self) -> int:
        """The number of revisions."""
        return sum(self._gaps.values())

    @property
    def missing_texts(self) -> int:
        """How many revisions have only their size in the export, as in stub exports."""
        return self._gaps.get(Gap.MISSING, 0)

    @property
    def large_texts(self) -> int:
        """How many revisions have a text too large to be kept (`dumpxml.MAX_TEXT`)."""
        return self._gaps.get(Gap.LARGE, 0)

    def facts(self) -> Iterator[Facts]:
        """Facts for each revision, in order of (timestamp, revid); each as if it were the latest one."""
        assert self._spool is not None, "an Export has to be entered first"
        return (_facts(step) for step in self._spool.steps())

    def _read(self, path: Path, spool: Spool, done: int, total: int) -> None:
        def progress(position: int) -> None:
            if self._progress:
                self._progress(done + position, total)

        dumpfile.read(path, lambda: ExportParser(str(path), spool.add), progress)

    def _close(self) -> None:
        if self._spool:
            self._spool.close()
        self._spool = None


def actor_of(name: str, user_id: int) -> Actor:
    """What an export tells of an author; an id of 0 means that there is no account."""
    temp = bool(user_id) and has_temp_name(name)
    return Actor(name=name, kind=actor_kind(name, user_id, temp=temp), unknown=UNKNOWN)


def _facts(step: Step) -> Facts:
    entry = step.entry
    actor = actor_of(entry.user, entry.user_id)
    # A parent that is named but not there is a text nobody knows, and no sign of a new page.
    parent = step.previous_revid or entry.parent_revid
    change = Change(
        rcid=None,
        kind=ChangeKind.EDIT if parent else ChangeKind.NEW,
        revid=entry.revid,
        parent_revid=parent,
        page_id=entry.page_id,
        namespace=entry.namespace,
        title=entry.title,
        timestamp=entry.timestamp,
        user=entry.user,
        user_id=entry.user_id,
        temp=actor.kind is ActorKind.TEMP,
        comment=entry.comment,
        sha1=entry.sha1,
    )
    return Facts(
        change=change,
        actor=actor,
        before=step.previous_text if parent else "",
        after=entry.text,
        head_revid=entry.revid,
    )

"""All that a spammer did on the wiki, deed by deed, and what takes each of them back."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from wikiwatch.core.action import Action, ActionKind
from wikiwatch.core.model import Change, ChangeKind
from wikiwatch.core.plan import delete_key, log_key, take_down_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Something that an author did, and what is known to have become of it."""

    change: Change
    actor_key: str
    bad: bool = False  # it was taken down by the rules, or a person called it unwanted
    undone: bool = False  # it does not stand any more
    released: bool = False  # a person said that it was no spam


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One deed with one way to take it back, or with the reason why nothing is done."""

    deed: Deed
    what: str  # edit, page, move or upload
    words: str  # what will be done, or why nothing is
    action: Action | None = None
    gone: bool = False  # nothing is done because nothing is left of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What else has to be known about an author's deeds."""

    shared_pages: Collection[int] = ()  # on which others wrote too
    shared_files: Collection[str] = ()  # of which others uploaded versions too
    files: Collection[str] = ()  # titles of files that the author made
    window: timedelta | None = None  # so far from a bad edit it is the same hand; None: a name is always the same
    copied: str = ""  # the author whom the others of a case may have copied: what the rules let stand of theirs stays


def items(deeds: Sequence[Deed], known: Known, now: datetime, reason: str) -> list[Item]:
    """What is to be done about each deed, newest first: moves are taken back in the reverse order."""
    bad = [deed.change.timestamp for deed in deeds if deed.bad and not deed.released]
    found: list[Item] = []
    for deed in sorted(deeds, key=lambda one: (one.change.timestamp, one.change.revid or 0), reverse=True):
        if deed.released:
            found.append(_left(deed, "a person said that it was no spam"))
        elif deed.undone:
            found.append(_left(deed, "it does not stand any more", gone=True))
        elif known.copied and deed.actor_key == known.copied and not deed.bad:
            found.append(_left(deed, "it came first, and the rules let it stand: the others may have copied it"))
        elif not _same_hand(deed, bad, known.window):
            found.append(_left(deed, "it is not near any spam in time: somebody else may have had the address or name"))
        else:
            found += _taken_back(deed, known, now, reason)
    return found


def first_author(deeds: Sequence[Deed]) -> str:
    """The author of the first edit of a case, if the rules let it stand; "" where it was bad from the beginning on.

    Whoever pastes a good editor's text again and again makes a case with theirs at its head. Whether it is spam, too,
    only a person can tell.
    """
    first = min(deeds, key=lambda one: (one.change.timestamp, one.change.revid or 0), default=None)
    return "" if first is None or first.bad else first.actor_key


def _same_hand(deed: Deed, bad: Sequence[datetime], window: timedelta | None) -> bool:
    return window is None or deed.bad or any(abs(deed.change.timestamp - at) <= window for at in bad)


def _left(deed: Deed, words: str, *, gone: bool = False) -> Item:
    return Item(deed=deed, what=_what(deed.change), words=words, gone=gone)


def _what(change: Change) -> str:
    if change.kind is ChangeKind.LOG:
        return "move" if change.log_type == "move" else "upload"
    return "page" if change.kind is ChangeKind.NEW else "edit"


def _taken_back(deed: Deed, known: Known, now: datetime, reason: str) -> Iterator[Item]:
    change = deed.change
    match _what(change):
        case "move" | "upload" if not change.title:
            yield _left(deed, "its title is hidden: a person has to look")
        case "move":
            words, back = f"it is moved back to {change.title}", change.title
            yield _item(deed, words, ActionKind.MOVE, log_key(change), change.log_target, now, reason, argument=back)
        case "upload" if change.log_action != "upload":
            at = change.timestamp.isoformat()
            words = "the version before it is brought back"
            yield _item(deed, words, ActionKind.FILE_REVERT, log_key(change), change.title, now, reason, argument=at)
        case "upload" if change.title in known.shared_files:
            yield _left(deed, "others uploaded later versions of it, or earlier ones")
        case "upload":
            words = "the file is deleted"
            yield _item(deed, words, ActionKind.DELETE, delete_key(change), change.title, now, reason)
        case "page" if change.title in known.files and change.title not in known.shared_files:
            yield _left(deed, "it is the page of the file, and goes with it")
        case "page" if change.page_id not in known.shared_pages and change.title not in known.shared_files:
            words = "the page is deleted"
            yield _item(deed, words, ActionKind.DELETE, delete_key(change), change.title, now, reason)
            # Where somebody has written on the page after all, it is not deleted, and this is what remains to be done.
            yield _down(deed, "or, if others wrote on it, only the text is taken down", now, reason)
        case "page":
            yield _down(deed, "others wrote on the page: only the text is taken down", now, reason)
        case _:
            yield _down(deed, "the text is taken down", now, reason)


def _down(deed: Deed, words: str, now: datetime, reason: str) -> Item:
    change = deed.change
    return _item(deed, words, ActionKind.REVERT, take_down_key(change.revid or 0), change.title, now, reason)


def _item(
    deed: Deed,
    words: str,
    kind: ActionKind,
    key: str,
    target: str,
    now: datetime,
    reason: str,
    *,
    argument: str = "",
) -> Item:
    change = deed.change
    action = Action(
        key=key,
        kind=kind,
        target=target,
        due_at=now,
        planned_at=now,
        reason=reason,
        revid=change.revid,
        rcid=change.rcid if change.kind is ChangeKind.LOG else None,
        page_id=change.page_id,
        actor_key=deed.actor_key,
        argument=argument,
        approved=True,
    )
    return Item(deed=deed, what=_what(change), words=words, action=action)

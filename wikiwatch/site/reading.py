"""What the wiki's API answers, as the core's types. Pure: nothing here sends a request.

An administrator may have hidden a user name, a text, a comment or a title: the API then leaves it out, or, if
this account may see it, gives it with a flag beside it. Hidden is hidden here, whoever may see it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from wikiwatch.core.model import Actor, ActorKind, Change, ChangeKind, Revision

Json = Mapping[str, Any]

ALL_UNKNOWN = frozenset({"groups", "registered", "emailable", "blocked"})
TEXT_MODELS = frozenset({"wikitext", "text"})


def whole(value: Any) -> Any:
    """An answer in which no text has half a character: JSON can hold lone surrogates, and no database takes them."""
    if isinstance(value, str):
        return value if value.isascii() else value.encode(errors="replace").decode()
    if isinstance(value, dict):
        return {whole(key): whole(one) for key, one in value.items()}
    return [whole(one) for one in value] if isinstance(value, list) else value


def all_bytes(chunks: Iterable[bytes], most: int) -> bytes:
    """All of an answer; ValueError where it is longer than it should be."""
    raw = bytearray()
    for chunk in chunks:
        raw += chunk
        if len(raw) > most:
            raise ValueError("too long")
    return bytes(raw)


def moment(timestamp: str) -> datetime:
    """A timestamp of the API (ISO 8601, UTC) as an aware time."""
    return datetime.fromisoformat(timestamp).astimezone(UTC)


def stamp(at: datetime) -> str:
    """An aware time as the API takes it, in whole seconds."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def change_from_recent(entry: Json) -> Change:
    """An entry of list=recentchanges; `revid` is None for log entries."""
    log = entry.get("type") == "log"
    kind = ChangeKind.LOG if log else ChangeKind.NEW if entry.get("type") == "new" else ChangeKind.EDIT
    return Change(
        rcid=int(entry["rcid"]),
        kind=kind,
        revid=None if log else int(entry["revid"]),
        parent_revid=None if log else int(entry.get("old_revid", 0)) or None,
        sha1=None if log else entry.get("sha1"),
        **_common(entry),
        **_of_log(entry, log),
    )


def change_from_revision(page: Json, revision: Json) -> Change:
    """A revision of list=allrevisions, as the recent change that it was."""
    parent = int(revision.get("parentid", 0)) or None
    return Change(
        rcid=None,
        kind=ChangeKind.EDIT if parent else ChangeKind.NEW,
        revid=int(revision["revid"]),
        parent_revid=parent,
        sha1=revision.get("sha1"),
        **_common({**page, **revision}),
    )


def change_from_log(entry: Json) -> Change:
    """An entry of list=logevents, as the recent change that it was: its `pageid` is what stands there by now."""
    return Change(
        rcid=None,
        kind=ChangeKind.LOG,
        revid=None,
        parent_revid=None,
        **_common({**entry, "pageid": entry.get("logpage", entry.get("pageid", 0))}),
        **_of_log({**entry, "logtype": entry.get("type"), "logaction": entry.get("action")}, True),
    )


def revision_from_api(page: Json, revision: Json) -> Revision:
    """A revision of prop=revisions, without its text."""
    user, _ = _who(revision)
    hidden = any(revision.get(flag) for flag in ("userhidden", "texthidden", "sha1hidden", "suppressed"))
    return Revision(
        revid=int(revision["revid"]),
        parent_revid=int(revision.get("parentid", 0)) or None,
        page_id=int(page["pageid"]),
        title=str(page["title"]),
        timestamp=moment(revision["timestamp"]),
        user=user,
        sha1=revision.get("sha1"),
        hidden=hidden,
        text_hidden=any(revision.get(flag) for flag in ("texthidden", "sha1hidden")),
        comment=_comment(revision),
    )


def text_of(revision: Json) -> str | None:
    """The main text of a revision of prop=revisions; None where it is hidden, gone or no wikitext."""
    slot = revision.get("slots", {}).get("main", {})
    hidden = slot.get("texthidden") or revision.get("texthidden") or revision.get("suppressed")
    if hidden or slot.get("contentmodel") not in TEXT_MODELS:
        return None
    content = slot.get("content")
    return content if isinstance(content, str) else None


def actor_from_user(name: str, user: Json | None) -> Actor:
    """Facts about a name of list=users; `user` is the API's entry, None where it gave none."""
    if user is None or user.get("missing"):
        return Actor(name=name, kind=ActorKind.ACCOUNT, unknown=ALL_UNKNOWN)
    if user.get("invalid"):
        return Actor(name=name, kind=ActorKind.TYPED, unknown=ALL_UNKNOWN)
    groups = frozenset(user.get("groups", ()))
    registered = user.get("registration")
    return Actor(
        name=name,
        kind=ActorKind.TEMP if "temp" in groups or user.get("temp") else ActorKind.ACCOUNT,
        groups=groups,
        registered=moment(registered) if registered else None,
        editcount=user.get("editcount"),
        emailable=bool(user.get("emailable")),
        blocked=is_blocked(user),
        unknown=frozenset() if registered else frozenset({"registered"}),
    )


def actor_from_address(name: str, blocked: bool) -> Actor:
    """Facts about an address: it has no groups, no registration and no e-mail."""
    return Actor(name=name, kind=ActorKind.ADDRESS, blocked=blocked, emailable=False)


def actor_without_account(name: str) -> Actor:
    """A typed or hidden name: nobody can tell anything about it."""
    return Actor(name=name, kind=ActorKind.TYPED, unknown=ALL_UNKNOWN)


def is_blocked(info: Json) -> bool:
    """Whether a `blockinfo` says that the whole wiki is closed to somebody."""
    return bool(info.get("blockid")) and not info.get("blockpartial")


def _common(entry: Json) -> dict[str, Any]:
    """What every kind of change has."""
    user, user_id = _who(entry)
    return {
        "page_id": int(entry.get("pageid", 0)),
        "namespace": int(entry.get("ns", 0)),
        "title": "" if entry.get("actionhidden") else str(entry.get("title", "")),
        "timestamp": moment(entry["timestamp"]),
        "user": user,
        "user_id": user_id,
        "temp": bool(entry.get("temp")),
        "bot": bool(entry.get("bot")),
        "comment": _comment(entry),
        "tags": tuple(str(tag) for tag in entry.get("tags", ())),
    }


def _of_log(entry: Json, log: bool) -> dict[str, Any]:
    """What log entries have; a move is about the title to which the page went, a new name about that name's page."""
    if not log:
        return {}
    kind = str(entry.get("logtype") or "")
    hidden = entry.get("actionhidden")
    params = entry.get("logparams") or entry.get("params") or {}  # an empty one may be a list
    moved_to = params.get("target_title") if kind == "move" else None
    if kind == "renameuser" and params.get("newuser"):
        moved_to = f"User:{params['newuser']}"
    return {
        "log_type": kind,
        "log_action": "" if hidden else str(entry.get("logaction") or ""),
        "log_target": "" if hidden else str(moved_to or entry.get("title", "")),
        "sitewide": kind != "block" or params.get("sitewide", True) is not False,
    }


def _who(entry: Json) -> tuple[str, int | None]:
    if entry.get("userhidden") or entry.get("suppressed") or "user" not in entry:
        return "", None
    user_id = entry.get("userid")
    return str(entry["user"]), None if user_id is None else int(user_id)


def _comment(entry: Json) -> str:
    hidden = entry.get("commenthidden") or entry.get("suppressed")
    return "" if hidden else str(entry.get("comment", ""))

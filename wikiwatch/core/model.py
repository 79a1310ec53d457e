"""The words that every layer shares: what happened, and who did it.

All types are frozen; all times are aware and in UTC; nothing here reads a clock or a wiki.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property


class ActorKind(StrEnum):
    """What stands behind a name in the page history."""

    ACCOUNT = "account"
    TEMP = "temp"  # a temporary account (MediaWiki 1.43), such as ~2026-1
    ADDRESS = "address"  # an IPv4 or IPv6 address
    TYPED = "typed"  # a name without an account or address behind it: anybody may type it again


class ChangeKind(StrEnum):
    """The kinds of entries in recent changes that are read."""

    EDIT = "edit"
    NEW = "new"
    LOG = "log"


class Outcome(StrEnum):
    """What the policy says about one change, mildest first."""

    ALLOW = "allow"
    WATCH = "watch"
    HOLD = "hold"
    REVERT = "revert"

    @property
    def takes_down(self) -> bool:
        """Whether the text of the change does not stay on its page."""
        return self in (Outcome.HOLD, Outcome.REVERT)


class AccountState(StrEnum):
    """How far a case against an account or address has gone."""

    CLEAN = "clean"
    FLAGGED = "flagged"  # all that it sends is held
    CLEARED = "cleared"  # a flag that people took away
    SILENCED = "silenced"  # all that it sends is quietly reverted, a block is due
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One entry of recent changes, or one revision of a page history.

    `rcid` is None where the source has no recent-changes id (a page history, an export).
    `revid` and `sha1` are None for log entries; `parent_revid` is None for a new page.
    """

    rcid: int | None
    kind: ChangeKind
    revid: int | None
    parent_revid: int | None
    page_id: int
    namespace: int
    title: str
    timestamp: datetime
    user: str  # "" where the name is hidden
    user_id: int | None = None  # 0 or None: not an account
    temp: bool = False
    bot: bool = False
    comment: str = ""
    tags: tuple[str, ...] = ()
    sha1: str | None = None  # base 36 or base 16, compared within one source only
    log_type: str = ""  # "block", "move", "delete", "newusers", "upload", ... for LOG
    log_action: str = ""
    log_target: str = ""  # the title or user that a log entry is about

    @property
    def is_text(self) -> bool:
        """Whether the change saved a text: an edit or a new page."""
        return self.kind is not ChangeKind.LOG


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Facts about who made a change, as the wiki told them; `unknown` names those it could not tell."""

    name: str
    kind: ActorKind
    groups: frozenset[str] = frozenset()
    registered: datetime | None = None
    editcount: int | None = None
    emailable: bool | None = None
    blocked: bool | None = None
    unknown: frozenset[str] = frozenset()  # of: groups, registered, emailable, blocked

    @cached_property
    def key(self) -> str:
        """The canonical name of the hand: `user:NAME`, `typed:NAME`, `ip:192.0.2.1` or `ip:2001:db8::/64`."""
        return actor_key(self.name, self.kind)

    @cached_property
    def network(self) -> str | None:
        """The /24 or /48 around an address (`net:192.0.2.0/24`); None for names."""
        if self.kind is not ActorKind.ADDRESS:
            return None
        address = parse_address(self.name)
        if address is None:
            return None
        bits = 24 if address.version == 4 else 48
        return f"net:{ipaddress.ip_network((address, bits), strict=False)}"


def actor_kind(name: str, user_id: int | None, *, temp: bool) -> ActorKind:
    """What stands behind a name; `temp` is the source's own word that it is a temporary account.

    A hidden name ("") is like one that anybody may type; `user_id` is 0 for a name without an account.
    """
    if parse_address(name) is not None:
        return ActorKind.ADDRESS
    if temp:
        return ActorKind.TEMP
    return ActorKind.ACCOUNT if name and user_id != 0 else ActorKind.TYPED


def parse_address(name: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The address that a user name spells, IPv4-mapped IPv6 as IPv4; None if it is no address."""
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return None
    if isinstance(address, ipaddress.IPv6Address):
        if address.scope_id is not None:
            return None  # fe80::1%eth0: no visitor comes from a machine's own link
        return address.ipv4_mapped or address
    return address


def actor_key(name: str, kind: ActorKind) -> str:
    """See `Actor.key`. IPv6 is judged as its /64: one subscriber gets at least that much (RFC 6177)."""
    if kind is ActorKind.ADDRESS:
        address = parse_address(name)
        if address is not None and address.version == 6:
            return f"ip:{ipaddress.ip_network((address, 64), strict=False)}"
        return f"ip:{address if address is not None else name}"
    return f"{'typed' if kind is ActorKind.TYPED else 'user'}:{name}"


def key_of(name: str) -> str:
    """The key of an account or address of which only the name is known."""
    return actor_key(name, ActorKind.ADDRESS if parse_address(name) else ActorKind.ACCOUNT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """A change with all that the wiki said about it: the texts around it, its author, the page's head.

    `before` is "" for a new page; a text is None where it is hidden, gone or no wikitext.
    """

    change: Change
    actor: Actor
    before: str | None
    after: str | None
    head_revid: int | None = None  # the latest revision of the page when the facts were read


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One revision of a page history; `text` is None where it was not asked for or is hidden."""

    revid: int
    parent_revid: int | None
    page_id: int
    title: str
    timestamp: datetime
    user: str
    sha1: str | None = None
    text: str | None = None
    hidden: bool = False  # text or author was hidden by an administrator
    comment: str = ""

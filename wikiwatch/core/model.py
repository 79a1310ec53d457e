"""The words that every layer shares: what happened, and who did it.

All types are frozen; all times are aware and in UTC; nothing here reads a clock or a wiki.
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property

_TEMP_NAME = re.compile(r"~[0-9]{4}-.+")


class ActorKind(StrEnum):
    """What stands behind a name in the page history."""

    ACCOUNT = "account"
    TEMP = "temp"  # a temporary account (MediaWiki 1.43), such as ~2026-1
    ADDRESS = "address"  # an IPv4 or IPv6 address
    TYPED = "typed"  # a name without an account or address behind it: anybody may type it again
    PROXY = "proxy"  # an address of a wiki that sees one address only: anybody may be behind it

    @property
    def is_address(self) -> bool:
        """Whether the name is an address that nobody chose."""
        return self in (ActorKind.ADDRESS, ActorKind.PROXY)


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
    sitewide: bool = True  # False for a block that closes some pages only

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
    rights: frozenset[str] = frozenset()  # beyond those that everybody with an account has
    global_groups: frozenset[str] = frozenset()
    registered: datetime | None = None
    editcount: int | None = None
    emailable: bool | None = None
    blocked: bool | None = None
    unknown: frozenset[str] = frozenset()  # of: groups, registered, emailable, blocked, history, address

    @cached_property
    def key(self) -> str:
        """The canonical name of the hand: `user:NAME`, `typed:NAME`, `ip:192.0.2.1` or `ip:2001:db8::/64`."""
        return actor_key(self.name, self.kind)

    @cached_property
    def network(self) -> str | None:
        """The /24 or /48 around an address (`net:192.0.2.0/24`); None for names."""
        return network_around(self.name) if self.kind is ActorKind.ADDRESS else None


def actor_kind(name: str, user_id: int | None, *, temp: bool) -> ActorKind:
    """What stands behind a name; `temp` is the source's own word that it is a temporary account.

    A hidden name ("") is like one that anybody may type; `user_id` is 0 for a name without an account.
    """
    if parse_address(name) is not None:
        return ActorKind.ADDRESS
    if temp:
        return ActorKind.TEMP
    return ActorKind.ACCOUNT if name and user_id != 0 else ActorKind.TYPED


def has_temp_name(name: str) -> bool:
    """Whether a name has the form of MediaWiki's temporary accounts by default: ~, the year, a serial number.

    Only for where nobody can be asked: a wiki may choose another form, and the API's flag is the wiki's own word.
    """
    return _TEMP_NAME.fullmatch(name) is not None


# Four numbers, each with the leading zeros that MediaWiki cuts off; it reads them as decimal ones.
_QUAD = re.compile(r"([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,3})")
# IPv4-compatible addresses begin with 96 zero bits (RFC 4291, 2.5.5.1). The lowest of them are other things,
# such as ::1, and 0.0.0.0/8 is nobody's address.
_LOWEST_COMPATIBLE = 1 << 24
_LENGTH = re.compile(r"[0-9]{1,3}")

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


def parse_address(name: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The address that a user name spells; None if it is no address.

    As MediaWiki does, IPv4 within IPv6 (`::ffff:192.0.2.1`, `::192.0.2.1`) is read as IPv4. Digits of other scripts
    are none: an account may have such a name.
    """
    quad = _QUAD.fullmatch(name)
    try:
        address = ipaddress.ip_address(".".join(str(int(number)) for number in quad.groups()) if quad else name)
    except ValueError:
        return None
    if isinstance(address, ipaddress.IPv6Address):
        if address.scope_id is not None:
            return None  # fe80::1%eth0: no visitor comes from a machine's own link
        if _LOWEST_COMPATIBLE <= int(address) < 1 << 32:
            return ipaddress.IPv4Address(int(address))
        return address.ipv4_mapped or address
    return address


def parse_network(name: str) -> Network | None:
    """The network that a name spells: a range such as `2001:DB8:0:0:0:0:0:0/48`, or a lone address; None if none.

    No account has such a name: MediaWiki allows no slash in it.
    """
    start, slash, written = name.partition("/")
    address = parse_address(start)
    if address is None or (slash and not _LENGTH.fullmatch(written)):
        return None
    length = int(written) if slash else address.max_prefixlen
    if slash and address.version == 4 and ":" in start:  # IPv4 within IPv6
        address, length = (address, length - 96) if length >= 96 else (ipaddress.IPv6Address(start), length)
    if not 0 <= length <= address.max_prefixlen:
        return None
    return ipaddress.ip_network((address, length), strict=False)


def network_around(name: str) -> str | None:
    """The /24 or /48 (`net:192.0.2.0/24`) in which an address or a smaller range lies; None for all other names."""
    network = parse_network(name)
    if network is None:
        return None
    bits = 24 if network.version == 4 else 48
    return None if network.prefixlen < bits else f"net:{network.supernet(new_prefix=bits)}"


def actor_key(name: str, kind: ActorKind) -> str:
    """See `Actor.key`. IPv6 is judged as its /64: one subscriber gets at least that much (RFC 6177).

    A range that is wider than one hand is no author, but people block it: `net:192.0.2.0/24`.
    """
    if kind.is_address:
        network = parse_network(name)
        if network is None:
            return f"ip:{name}"
        if network.version == 4:
            return f"ip:{network.network_address}" if network.prefixlen == 32 else f"net:{network}"
        return f"net:{network}" if network.prefixlen < 64 else f"ip:{network.supernet(new_prefix=64)}"
    return f"{'typed' if kind is ActorKind.TYPED else 'user'}:{name}"


def key_of(name: str) -> str:
    """The key of an account, address or range of which only the name is known."""
    return actor_key(name, ActorKind.ACCOUNT if parse_network(name) is None else ActorKind.ADDRESS)


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
class Contribution:
    """An edit from before an author was met, as list=usercontribs tells of it: it was never judged."""

    revid: int
    page_id: int
    namespace: int
    timestamp: datetime
    reverted: bool  # somebody undid it, or an administrator hid it


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
    text_hidden: bool = False  # the text was: it must never come back. An author is often hidden for having logged out
    comment: str = ""

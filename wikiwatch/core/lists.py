"""The lists of `rules/lists.toml`: who and what the wiki's people allow, watch or deny, and which entry applies.

The most specific entry that is in force decides: an address before a network, a narrow network before a wide one,
a host before the domain above it. Nothing may stand twice, so the order of the entries says nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cached_property

from wikiwatch.core.evidence import Link
from wikiwatch.core.model import ActorKind, Network, actor_key, parse_address, parse_network
from wikiwatch.core.urls import clean_host

LONGEST_NAME = 255  # bytes of a user name: MediaWiki's $wgMaxNameChars
# What no title of MediaWiki holds, and the slash, which no user name holds; names of hosts are letters, digits and -.
_NO_NAME = re.compile(r"[#<>\[\]|{}/\x00-\x1f\x7f]")
_SPACES = re.compile(r"[\s_]+")
# Marks of the writing direction, which MediaWiki leaves out of titles: they come along when a name is copied.
_MARKS = re.compile("[\u200e\u200f\u202a-\u202e]+")
# English names work on every wiki, whatever its language; those of other languages only the wiki knows.
USER_NAMESPACE = re.compile(r"^[\s_]*user([\s_]+talk)?[\s_]*:", re.IGNORECASE)
_LABEL = re.compile(r"[\w-]+")


class ListName(StrEnum):
    """The three lists."""

    ALLOW = "allow"  # an author is never judged; a domain counts as used here by somebody trusted
    WATCH = "watch"  # whatever is found, it is listed for people
    DENY = "deny"  # an author is held; a domain is held or reverted


class Kind(StrEnum):
    """What an entry is about, in the words of the file."""

    ACCOUNT = "account"
    ADDRESS = "address"
    NETWORK = "network"
    DOMAIN = "domain"


_OF_ADDRESSES = (Kind.ADDRESS, Kind.NETWORK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry; `what` is canonical: a name, an IPv4 address, a network such as an address' /64, a host."""

    list: ListName
    kind: Kind
    what: str
    reason: str
    added_by: str
    since: date
    until: date | None = None  # the last day on which it is obeyed, in UTC; None: for ever

    def in_force(self, at: datetime) -> bool:
        """Whether the entry is obeyed at a time."""
        return self.until is None or at.astimezone(UTC).date() <= self.until

    def __str__(self) -> str:
        """`on the allow list: WHY (added by WHO)`."""
        return f"on the {self.list} list: {self.reason} (added by {self.added_by})"


@dataclass(frozen=True, kw_only=True)
class Lists:
    """`rules/lists.toml`."""

    entries: tuple[Entry, ...] = ()

    def author(self, key: str, at: datetime) -> Entry | None:
        """The entry in force for an author's key (see `model.actor_key`); None where no entry applies."""
        kind, _, rest = key.partition(":")
        if kind == "user":
            return _in_force(self._by_what.get((Kind.ACCOUNT, account(rest))), at)
        if kind in ("ip", "net") and self._by_network:
            return next((entry for entry in self._around(parse_network(rest)) if entry.in_force(at)), None)
        return None

    def _around(self, network: Network | None) -> Iterator[Entry]:
        """The entries of the networks that hold this one, narrowest first."""
        if network is None:
            return
        for bits in self._widths:
            entry = self._by_network.get(network.supernet(new_prefix=bits)) if bits <= network.prefixlen else None
            if entry is not None:
                yield entry

    def site(self, host: str, at: datetime) -> Entry | None:
        """The entry in force for a canonical host, or for the nearest domain above it."""
        rest = host
        while rest:
            entry = _in_force(self._by_what.get((Kind.DOMAIN, rest)), at)
            if entry is not None:
                return entry
            rest = rest.partition(".")[2]
        return None

    def sites(self, links: Iterable[Link], at: datetime) -> Iterator[tuple[Link, Entry]]:
        """The links, and the redirectors before them, to which an entry in force applies."""
        for link in links if self._has_domains else ():
            for host in (link.host, link.via):
                entry = self.site(host, at)
                if entry is not None:
                    yield link, entry

    def allowed(self, links: Iterable[Link], domains: Iterable[str], at: datetime) -> frozenset[str]:
        """Those of some domains that the allow list vouches for: for each host of theirs among the links.

        `domains` without a link, such as those of a summary, are looked up by themselves.
        """
        if not self._has_domains:
            return frozenset()
        hosts: dict[str, set[str]] = {domain: set() for domain in domains}
        for link in links:
            hosts.setdefault(link.domain, set()).add(link.host)
        return frozenset(domain for domain in hosts if all(self._allows(h, at) for h in hosts[domain] or {domain}))

    def expired(self, at: datetime) -> tuple[Entry, ...]:
        """The entries that are not obeyed any more."""
        return tuple(entry for entry in self.entries if not entry.in_force(at))

    def _allows(self, host: str, at: datetime) -> bool:
        entry = self.site(host, at)
        return entry is not None and entry.list is ListName.ALLOW

    @cached_property
    def _by_what(self) -> dict[tuple[Kind, str | None], Entry]:
        return {(entry.kind, entry.what): entry for entry in self.entries}

    @cached_property
    def _by_network(self) -> dict[Network, Entry]:
        about = ((parse_network(entry.what), entry) for entry in self.entries if entry.kind in _OF_ADDRESSES)
        return {network: entry for network, entry in about if network is not None}

    @cached_property
    def _widths(self) -> tuple[int, ...]:
        """The widths of all listed networks, narrowest first."""
        return tuple(sorted({network.prefixlen for network in self._by_network}, reverse=True))

    @cached_property
    def _has_domains(self) -> bool:
        return any(entry.kind is Kind.DOMAIN for entry in self.entries)


def canonical(kind: Kind, written: str) -> str | None:
    """What somebody wrote in an entry, in the one form in which it is compared; None where it is none such."""
    match kind:
        case Kind.ACCOUNT:
            return account(written)
        case Kind.ADDRESS:
            written = written.strip()
            is_one = parse_address(written) is not None
            return actor_key(written, ActorKind.ADDRESS).removeprefix("ip:") if is_one else None
        case Kind.NETWORK:
            found = network(written)
            return None if found is None else str(found)
        case Kind.DOMAIN:
            return site(written)


def account(written: str) -> str | None:
    """A user name as MediaWiki keeps it; None for one that no account can have."""
    name = _SPACES.sub(" ", _MARKS.sub("", unicodedata.normalize("NFC", written[: LONGEST_NAME + 1]))).strip()
    if not name or _NO_NAME.search(name) or parse_address(name) is not None or len(name.encode()) > LONGEST_NAME:
        return None
    first = name[0].upper()
    return (first if len(first) == 1 else name[0]) + name[1:]


def user_name(written: str) -> str:
    """Whom somebody means on a command line: without `User:`, and an account as MediaWiki keeps its name."""
    name = USER_NAMESPACE.sub("", written, count=1).strip()
    return account(name) or name


def network(written: str) -> Network | None:
    """A network, IPv4 within IPv6 as IPv4; None for what is none, and for one with bits set beyond its width."""
    start, slash, _ = written.strip().partition("/")
    found = parse_network(written.strip())
    return found if found is not None and slash and parse_address(start) == found.network_address else None


def site(written: str) -> str | None:
    """A host in its canonical form, without `www.`; None for what is no host of two names or more."""
    host = clean_host(written.strip()).removeprefix("www.")
    labels = host.split(".")
    return host if len(labels) > 1 and all(map(_LABEL.fullmatch, labels)) else None


def _in_force(entry: Entry | None, at: datetime) -> Entry | None:
    return entry if entry is not None and entry.in_force(at) else None

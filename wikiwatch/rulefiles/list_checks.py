"""What an entry of lists.toml has to be: one thing that exists on a wiki or in the net, and that stands there once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from wikiwatch.core.lists import USER_NAMESPACE, Kind, ListName, canonical, network, site
from wikiwatch.core.model import parse_address, parse_network
from wikiwatch.core.urls import canonical as canonical_url
from wikiwatch.core.urls import clean_host, is_public_suffix
from wikiwatch.rulefiles.lines import Problem, Where
from wikiwatch.rulefiles.problems import Source, shown
from wikiwatch.rulefiles.tables import rows_of

# The widest network, in bits, and why no wider one. More is most often a slip of the finger, and would let
# everybody pass or stop everybody.
_WIDEST = {
    4: (16, "MediaWiki, too, blocks no wider range ($wgBlockCIDRLimit); write several entries if you mean them"),
    6: (32, "so much a whole provider is given; write several entries if you mean them"),
}
_NARROWEST = 64  # bits of an IPv6 network: `model.actor_key` judges no part of a /64

_NO_NAME = "none of # < > [ ] | { } / stands in a name, and it has at most 255 bytes"


def check(source: Source) -> Iterator[Problem]:
    """Every entry that is no such thing, that ends before it begins, or that stands twice."""
    seen: dict[str, int] = {}
    for index, row in rows_of(source, "entry"):
        given = [kind for kind in Kind if kind in row]
        if len(given) != 1:
            found = " and ".join(given) or "none of them"
            where: Where = ("entry", index, given[1]) if given else ("entry", index)
            hint = "write an entry of its own for each" if given else "say whom or what it is about"
            yield source.problem(where, found, f"exactly one of: {', '.join(Kind)}", hint)
        for kind in given:
            if isinstance(row[kind], str):
                yield from _misfit(source, ("entry", index, kind), kind, row)
                yield from _again(source, ("entry", index, kind), kind, row[kind], seen)
        since, until = row.get("since"), row.get("until")
        if type(since) is date and type(until) is date and until < since:
            where = ("entry", index, "until")
            yield source.problem(where, shown(until), f"a day from `since` on, {shown(since)}", "look at the years")


def _again(source: Source, where: Where, kind: Kind, written: str, seen: dict[str, int]) -> Iterator[Problem]:
    what = canonical(kind, written)
    if what is None:
        return
    # An address and a network just as wide are the same.
    same = what if kind in (Kind.ACCOUNT, Kind.DOMAIN) else str(parse_network(what))
    same = f"{kind if kind is Kind.ACCOUNT else ''} {same}"
    if same in seen:
        hint = f"the first one stands in line {seen[same]}; only one list can have it"
        yield source.problem(where, f"{shown(what)} again", "everything once", hint)
    seen.setdefault(same, source.lines.of(where))


def _misfit(source: Source, where: Where, kind: Kind, row: dict[str, Any]) -> Iterator[Problem]:
    written = row[kind]
    match kind:
        case Kind.ACCOUNT:
            wrong = _wrong_account(written)
        case Kind.ADDRESS:
            wrong = _wrong_address(written)
        case Kind.NETWORK:
            wrong = _wrong_network(written)
        case Kind.DOMAIN:
            wrong = wrong_domain(written, on_allow_list=row.get("list") == ListName.ALLOW)
    if wrong is not None:
        yield source.problem(where, shown(written), *wrong)


Wrong = tuple[str, str] | None  # what was expected, and a hint


def _wrong_account(written: str) -> Wrong:
    expected = "a user name that MediaWiki can have"
    if parse_address(written.strip()) is not None:
        return expected, "write `address` instead of `account`"
    if network(written) is not None:
        return expected, "write `network` instead of `account`"
    if USER_NAMESPACE.match(written):
        return expected, "leave out `User:`"
    return (expected, _NO_NAME) if canonical(Kind.ACCOUNT, written) is None else None


def _wrong_address(written: str) -> Wrong:
    if canonical(Kind.ADDRESS, written) is not None:
        return None
    hint = "write `network` instead of `address`" if "/" in written else "an account or a domain has a key of its own"
    return "an IPv4 or IPv6 address, such as 192.0.2.7", hint


def _wrong_network(written: str) -> Wrong:
    expected = "a network, such as 192.0.2.0/24 or 2001:db8::/48"
    found = network(written)
    if found is None:
        return expected, _meant_network(written)
    widest, why = _WIDEST[found.version]
    if found.prefixlen < widest:
        return f"a network of /{widest} or narrower", why
    if found.version == 6 and found.prefixlen > _NARROWEST:
        return f"a network of /{_NARROWEST} or wider", f"an IPv6 address is judged as its /{_NARROWEST}: use `address`"
    return None


def _meant_network(written: str) -> str:
    if "/" not in written:
        is_one = canonical(Kind.ADDRESS, written) is not None
        return "write `address` for a single one" if is_one else "write its first address, a slash and its bits"
    meant = parse_network(written.strip())
    return f"did you mean `{meant}`?" if meant else "after the slash stands how many bits all its addresses share"


def wrong_domain(written: str, *, on_allow_list: bool) -> Wrong:
    """What was expected in place of a domain, and a hint; None where it is one."""
    expected = "a domain, such as pills.example"
    if is_public_suffix(clean_host(written.strip()), private=on_allow_list):
        return "a domain with a name of its own", "this is a suffix under which anybody may have a site"
    if site(written) is not None:
        return None
    if written.strip().startswith("*."):
        return expected, "leave out `*.`: a domain stands for all hosts below it"
    target = canonical_url(written.strip())
    host = site(target.host) if target is not None and target.kind == "url" else None
    return expected, f"did you mean `{host}`?" if host else "write the host alone, without scheme, path or spaces"

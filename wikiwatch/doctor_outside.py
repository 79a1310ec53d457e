"""What `wikiwatch doctor` finds about addresses: autonomous systems, a proxy in front, lists outside."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from wikiwatch import outside_asked
from wikiwatch.app.outside import LIST_LASTS, Downloaded
from wikiwatch.app.outside import examine as examine_outside
from wikiwatch.checkup import Check, bad, ok, warn
from wikiwatch.clock import SystemClock
from wikiwatch.config import Config
from wikiwatch.core.reputation import AddressSet
from wikiwatch.doctor_database import rows
from wikiwatch.errors import UserError
from wikiwatch.ports.reputation import Outside
from wikiwatch.reputation.systems import SystemsFile


def address_checks(config: Config, api_url: str) -> Iterator[Check]:
    """All of them; `api_url` is the wiki's."""
    yield from _systems(config)
    yield from _proxy(config)
    yield from _outside(config, api_url)


def _systems(config: Config) -> Iterator[Check]:
    if config.asn_database is None:
        return
    try:
        found = SystemsFile(config.asn_database)
    except UserError as error:
        yield bad("autonomous systems", error.message, error.hint)
    else:
        yield ok("autonomous systems", f"{config.asn_database}, a {found.kind}")


def _proxy(config: Config) -> Iterator[Check]:
    """Whether one address hides all visitors, as it was found last; nothing where that was never looked at."""
    found = rows(config, "select address from proxy order by day desc limit 1")
    if not found:
        return
    [(hidden,)] = found
    if not hidden:
        yield ok("visitors' addresses", "seen")
        return
    advice = (
        "no address is judged by what came from it, and none is blocked; if the wiki has a proxy of its own, let it "
        "send X-Forwarded-For and name it in $wgCdnServersNoPurge"
    )
    yield warn("visitors' addresses", f"nearly all seem to come from {hidden.removeprefix('ip:')}", advice)


def _outside(config: Config, api_url: str) -> Iterator[Check]:
    if not config.reputation.asks:
        yield ok("lists outside", "nobody is asked about addresses")
        return
    outside = outside_asked.outside(config.reputation, urlsplit(api_url).hostname or "")
    for name, found, advice in examine_outside(outside, list(downloaded(config, outside))):
        yield warn(name, found, advice) if advice else ok(name, found)


def downloaded(config: Config, outside: Outside) -> Iterator[Downloaded]:
    """The lists that are kept and not too old."""
    now = SystemClock().now()
    for one in outside.lists:
        since = (now - one.every * LIST_LASTS).timestamp()
        for v4, v6 in rows(config, "select v4, v6 from address_list where source = ? and ts >= ?", one.name, since):
            yield Downloaded(name=one.name, listed=one.listed, addresses=AddressSet(v4=v4, v6=v6))

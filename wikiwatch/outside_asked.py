"""Those outside whom the settings name, ready to be asked. With all that speaks to them: few wikis ask anybody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from ipaddress import IPv4Network

from wikiwatch.clock import SystemClock
from wikiwatch.core.reputation import Answer, Says
from wikiwatch.outside import MEANINGS, ReputationTable, ZoneTable
from wikiwatch.ports.reputation import Blocklist, Outside
from wikiwatch.reputation.address_lists import DownloadedList
from wikiwatch.reputation.dnsbl import DOMAIN_TESTS, IPV4_TESTS, IPV6_TESTS, PORT, Zone
from wikiwatch.reputation.nameservers import NameServers
from wikiwatch.reputation.shorteners import is_public
from wikiwatch.reputation.stopforumspam import StopForumSpam

# StopForumSpam makes its lists anew once a day, Tor its list with every scan of the exits, some 40 minutes.
STOPFORUMSPAM_EVERY = timedelta(days=1)
TOR_EVERY = timedelta(hours=1)


def outside(table: ReputationTable, host: str) -> Outside:
    """Whom to ask, for the wiki on that host."""
    servers = NameServers([(server, PORT) for server in table.nameservers])
    blocklists: list[Blocklist] = [_zone(one, servers) for one in table.zone]
    if table.stopforumspam.api:
        blocklists.append(StopForumSpam(table.stopforumspam.api_url, SystemClock().now))
    return Outside(
        blocklists=tuple(blocklists),
        lists=tuple(_lists(table)),
        requests_a_day=table.requests_a_day,
        hit=timedelta(hours=table.hit_hours),
        miss=timedelta(hours=table.miss_hours),
        is_public=is_public,
        addresses=servers.of_host,
        host=host,
    )


def _lists(table: ReputationTable) -> Iterator[DownloadedList]:
    if table.stopforumspam.list:
        listed = Answer(says=Says.SPAM, words="on its list of addresses that were reported lately")
        url = table.stopforumspam.list_url
        yield DownloadedList(name="stopforumspam list", url=url, every=STOPFORUMSPAM_EVERY, listed=listed)
    if table.tor.list:
        yield DownloadedList(name="tor", url=table.tor.list_url, every=TOR_EVERY, listed=MEANINGS["tor"])


def _zone(table: ZoneTable, servers: NameServers) -> Zone:
    of_addresses = [IPV4_TESTS, *([IPV6_TESTS] if table.ipv6 else [])]
    tests = of_addresses if table.kind == "address" else [DOMAIN_TESTS]
    listed, unlisted = tests[0]
    return Zone(
        name=table.canonical_name,
        servers=servers,
        codes=_codes(table.codes),
        of_domains=table.kind == "domain",
        ipv6=table.ipv6,
        tests=((table.must_list or listed, table.must_not_list or unlisted), *tests[1:]),
    )


def _codes(codes: Mapping[str, str]) -> dict[IPv4Network, Answer]:
    found = {}
    for code, meaning in codes.items():
        kind, _, words = meaning.partition(": ")
        found[IPv4Network(code)] = Answer(says=MEANINGS[kind].says, words=words or MEANINGS[kind].words)
    return found

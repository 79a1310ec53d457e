"""[reputation] of wikiwatch.toml: whom outside the program may ask about newcomers' addresses."""

from __future__ import annotations

import ipaddress
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from wikiwatch.core.reputation import Answer, Says
from wikiwatch.rulefiles.values import Shape, YesNo

# What a return code means to the program, and the words for people behind a colon.
MEANINGS = {
    "spam": Answer(says=Says.SPAM, words="a source of spam"),
    "proxy": Answer(says=Says.PROXY, words="an open proxy or an infected machine"),
    "tor": Answer(says=Says.TOR, words="an exit of Tor"),
    "nothing": Answer(says=Says.NOTHING, words="listed for something that is no evidence here"),
    "refused": Answer(says=Says.UNKNOWN, words="refused"),
}


def _network(code: str) -> str:
    ipaddress.IPv4Network(code)
    return code


def _address(server: str) -> str:
    ipaddress.ip_address(server)
    return server


WebAddress = Annotated[
    str, Field(pattern=r"^https?://[^\s]+$", max_length=500, description="an address that begins with https://")
]
ZoneName = Annotated[
    str,
    Field(
        pattern=r"^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)+\.?$",
        max_length=150,
        description="a name of the DNS, such as 'bl.example.org'",
    ),
]
TestName = Annotated[
    str,
    Field(
        pattern=r"^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$",
        max_length=100,
        description="an IPv4 address or a domain, such as '127.0.0.2' or 'test'",
    ),
]
Code = Annotated[
    str,
    Field(max_length=18, description='a return code or a network of them, such as "127.0.0.2" or "127.0.0.4/30"'),
    AfterValidator(_network),
]
Meaning = Annotated[
    str,
    Field(
        pattern=rf"^({'|'.join(MEANINGS)})(: [^\n]{{1,100}})?$",
        description=f"one of {', '.join(MEANINGS)}, and words for people if you like: 'spam: sends spam itself'",
    ),
]
# A small wiki has some hundred newcomers' addresses a day. StopForumSpam allows 20,000 requests, of 15 addresses each;
# of blocklists the best known allows 100,000 to whoever pays nothing.
# 10 are enough for the test entries of a list.
DayBudget = Annotated[int, Field(ge=10, le=20_000, description="a whole number from 10 to 20000")]
# At most 90 days: what was said of an address is private.
KeptHours = Annotated[float, Field(ge=1, le=2160, description="hours: a number from 1 to 2160 (90 days)")]
Server = Annotated[
    str, Field(max_length=45, description='the address of a name server, such as "127.0.0.1"'), AfterValidator(_address)
]


class StopForumSpamTable(Shape):
    """[reputation.stopforumspam]: the API, one of the lists, or both."""

    api: YesNo = False
    api_url: WebAddress = "https://api.stopforumspam.org/api"
    # Instead of the API: nobody outside learns who edits here.
    list: YesNo = False
    # IPv4 and IPv6. May be downloaded twice a day.
    list_url: WebAddress = "https://www.stopforumspam.com/downloads/listed_ip_30_ipv46.gz"


class TorTable(Shape):
    """[reputation.tor]: the list of Tor's exits."""

    list: YesNo = False
    list_url: WebAddress = "https://check.torproject.org/torbulkexitlist"


class ZoneTable(Shape):
    """[[reputation.zone]]: a DNS blocklist."""

    name: ZoneName
    kind: Literal["address", "domain"] = Field("address", description='"address" or "domain"')
    ipv6: YesNo = False
    codes: dict[Code, Meaning] = Field(
        min_length=1, max_length=200, description='return codes with their meaning, such as {"127.0.0.2" = "spam"}'
    )
    # A list that keeps to RFC 5782 needs neither.
    must_list: TestName | None = None
    must_not_list: TestName | None = None

    @property
    def canonical_name(self) -> str:
        """In lower case, without the dot at its end."""
        return self.name.rstrip(".").lower()


class ReputationTable(Shape):
    """[reputation]: all of it is off, because it tells others who edits here."""

    requests_a_day: DayBudget = 1000  # to each service
    # An operator that lists an address does so for a day or more, and after some days another subscriber may have it.
    hit_hours: KeptHours = 24
    # An address that begins to send spam is reported within hours; at that pace an answer grows old.
    miss_hours: KeptHours = 6
    # Blocklists refuse the resolvers that everybody shares. [] is the system's own.
    nameservers: list[Server] = Field(default_factory=list, max_length=10, description='a list such as ["127.0.0.1"]')
    stopforumspam: StopForumSpamTable = StopForumSpamTable()
    tor: TorTable = TorTable()
    zone: list[ZoneTable] = Field(default_factory=list, max_length=50, description="tables [[reputation.zone]]")

    @property
    def asks(self) -> bool:
        """Whether anybody is asked."""
        return bool(self.zone or self.stopforumspam.api or self.stopforumspam.list or self.tor.list)

"""Asks a DNS blocklist about addresses or domains: a `Blocklist`. The manner of asking is RFC 5782's.

A name that is not there means: not listed. Every other failure means that evidence is missing. What an answer means,
its operator says, and the settings repeat it; what they don't name is no evidence. Two kinds of answers are no
listings for any operator: 127.255.255.0/24 (Spamhaus: refused, asked through an open resolver, or too often) and
127.0.0.1, which RFC 5782 forbids and lists that shut down answer to everything.
"""

from __future__ import annotations

import ipaddress
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wikiwatch.core.reputation import Answer, Says
from wikiwatch.ports.reputation import NoAnswerError

if TYPE_CHECKING:
    from wikiwatch.reputation.nameservers import NameServers

PORT = 53  # of name servers
# Questions at once. A resolver answers a new one in some 50 ms: 300 addresses are asked for in a second or two.
AT_ONCE = 16
MOST_LENGTH = 253  # characters of a name, RFC 1035

_CODES = ipaddress.ip_network("127.0.0.0/8")
REFUSALS = (ipaddress.ip_network("127.255.255.0/24"), ipaddress.ip_network("127.0.0.1/32"))
# (must be listed, must not be listed), section 5 of RFC 5782.
IPV4_TESTS = ("127.0.0.2", "127.0.0.1")
IPV6_TESTS = ("::ffff:7f00:2", "::ffff:7f00:1")
DOMAIN_TESTS = ("test", "invalid")

NOT_LISTED = Answer(says=Says.NOTHING, words="not listed")


@dataclass(frozen=True, kw_only=True)
class Zone:
    """One zone. `codes` gives networks of return codes their meaning, `Says.UNKNOWN` for refusals.

    `tests` are pairs of names, of which the zone has to list the first and not the second.
    """

    name: str
    servers: NameServers
    codes: Mapping[ipaddress.IPv4Network, Answer]
    of_domains: bool = False
    ipv6: bool = False
    tests: Sequence[tuple[str, str]] = (IPV4_TESTS,)
    batch: int = 1

    @property
    def check_requests(self) -> int:
        """How many requests it takes to read its test entries."""
        return 2 * len(self.tests)

    def takes(self, name: str) -> bool:
        """Whether the zone knows about such names."""
        try:
            version = ipaddress.ip_address(name).version
        except ValueError:
            return self.of_domains
        return not self.of_domains and (self.ipv6 or version == 4)

    def check(self, seconds: float) -> str:
        """Why the zone can't be believed; "" if it can. NoAnswerError where its test entries can't be read."""
        until = time.monotonic() + seconds
        for listed, unlisted in self.tests:
            if self._codes_of(unlisted, until):
                return f"it lists {unlisted}, which no list may: likely everything"
            if not self._codes_of(listed, until):
                return f"it does not list {listed}, which every list must: likely nothing any more"
        return ""

    def ask(self, names: Sequence[str], seconds: float) -> dict[str, Answer]:
        """What the zone says of each name, several questions at a time; nothing more is asked once none is answered."""
        until = time.monotonic() + seconds
        found: dict[str, Answer] = {}
        with ThreadPoolExecutor(AT_ONCE) as pool:
            for start in range(0, len(names), AT_ONCE):
                some = names[start : start + AT_ONCE]
                answers = list(pool.map(lambda name: self._answer(name, until), some))
                found |= zip(some, answers, strict=True)
                if all(answer.says is Says.UNKNOWN for answer in answers):
                    return {name: found.get(name, answers[-1]) for name in names}
        return found

    def _answer(self, name: str, until: float) -> Answer:
        try:
            codes = self._codes_of(name, until)
        except NoAnswerError as error:
            return Answer(says=Says.UNKNOWN, words=str(error))
        found = [self._meaning(code) for code in codes]
        return next((one for one in found if one.listed), found[0] if found else NOT_LISTED)

    def _codes_of(self, name: str, until: float) -> list[ipaddress.IPv4Address]:
        """What the zone answers; [] where it does not list the name. NoAnswerError for refusals, too."""
        asked = f"{_label(name)}.{self.name}"
        if len(asked) > MOST_LENGTH:
            raise NoAnswerError("a name that is too long")
        codes = [ipaddress.IPv4Address(code) for code in self.servers.addresses(asked, "A", until)]
        for code in codes:
            if code not in _CODES:
                raise NoAnswerError(f"{code}, which is no return code: somebody else answers for the zone")
            meaning = self._meaning(code)
            if meaning.says is Says.UNKNOWN:
                raise NoAnswerError(meaning.words)
        return codes

    def _meaning(self, code: ipaddress.IPv4Address) -> Answer:
        if any(code in network for network in REFUSALS):
            return Answer(says=Says.UNKNOWN, words=f"refused with {code}")
        fits = [network for network in self.codes if code in network]
        if fits:
            return self.codes[max(fits, key=lambda network: network.prefixlen)]
        return Answer(says=Says.NOTHING, words=f"listed with {code}, to which the settings give no meaning")


def _label(name: str) -> str:
    """A name as it stands before the zone: addresses with their octets or nibbles reversed."""
    try:
        pointer = ipaddress.ip_address(name).reverse_pointer
    except ValueError:
        return name
    return pointer.removesuffix(".in-addr.arpa").removesuffix(".ip6.arpa")

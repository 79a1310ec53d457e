"""Asks name servers for the addresses that a name has, with a limit for the time of each question."""

from __future__ import annotations

import time
from collections.abc import Sequence

import dns.exception
import dns.inet
import dns.message
import dns.name
import dns.query
import dns.rcode
import dns.rdatatype
import dns.resolver

from wikiwatch.ports.reputation import NoAnswerError
from wikiwatch.reputation.dnsbl import PORT

# Resolvers of one's own answer from memory at once, and otherwise within a second or two; BIND itself gives up on an
# authority after some ten, and by then a page of changes has waited long enough.
QUESTION_SECONDS = 2.0
# Records of one answer that are looked at: a list answers with one for each reason, and has some five.
MOST_RECORDS = 20


class NameServers:
    """The name servers that are asked, one after the other; the system's own where none are given."""

    def __init__(self, servers: Sequence[tuple[str, int]] = (), question_seconds: float = QUESTION_SECONDS) -> None:
        self._given = servers
        self._question_seconds = question_seconds

    def addresses(self, name: str, kind: str, until: float) -> tuple[str, ...]:
        """The addresses of a name, of the kind A or AAAA; () where it has none, or is not there.

        `until` is a time of `time.monotonic`. NoAnswerError where no server says so or so.
        """
        try:
            question = dns.message.make_query(name, kind)
        except (dns.exception.DNSException, UnicodeError):
            raise NoAnswerError("no name that can be looked up") from None
        why = NoAnswerError("no name server")
        for where, port in self._servers():
            left = min(self._question_seconds, until - time.monotonic())
            if left <= 0:
                raise NoAnswerError("time-out")
            try:
                return _found(_asked(question, where, port, left), kind)
            except dns.exception.Timeout:
                why = NoAnswerError("time-out")
            except (dns.exception.DNSException, OSError, EOFError) as error:
                why = NoAnswerError(type(error).__name__)
            except NoAnswerError as error:
                why = error
        raise why

    def of_host(self, host: str, seconds: float) -> tuple[str, ...]:
        """All addresses of a host, which may be an address itself; NoAnswerError where nobody says."""
        if dns.inet.is_address(host):
            return (host,)
        until = time.monotonic() + seconds
        return (*self.addresses(host, "A", until), *self.addresses(host, "AAAA", until))

    def _servers(self) -> Sequence[tuple[str, int]]:
        if self._given:
            return self._given
        try:
            return [(str(server), PORT) for server in dns.resolver.Resolver().nameservers]
        except dns.resolver.NoResolverConfiguration:
            return ()


def _asked(question: dns.message.Message, where: str, port: int, seconds: float) -> dns.message.Message:
    """The answer of a server; over TCP where it does not fit into one datagram. What others send is passed over."""
    until = time.monotonic() + seconds
    try:
        return dns.query.udp(
            *(question, where, seconds, port), ignore_unexpected=True, ignore_errors=True, raise_on_truncation=True
        )
    except dns.message.Truncated:
        return dns.query.tcp(question, where, max(until - time.monotonic(), 0.001), port)


def _found(answer: dns.message.Message, kind: str) -> tuple[str, ...]:
    if answer.rcode() not in (dns.rcode.NOERROR, dns.rcode.NXDOMAIN):
        raise NoAnswerError(dns.rcode.to_text(answer.rcode()))
    assert isinstance(answer, dns.message.QueryMessage)
    records = answer.resolve_chaining().answer
    return tuple(record.address for record in list(records or ())[:MOST_RECORDS])

"""DNS blocklists, asked on a real name server on loopback."""

from __future__ import annotations

import socket
from collections.abc import Iterator, Mapping
from ipaddress import IPv4Network

import dns.rcode
import pytest
from loopback import NameServer, name_server

from wikiwatch.core.reputation import Answer, Says
from wikiwatch.ports.reputation import NoAnswerError
from wikiwatch.reputation.dnsbl import DOMAIN_TESTS, IPV4_TESTS, IPV6_TESTS, Zone
from wikiwatch.reputation.nameservers import NameServers

ADDRESS, REVERSED = "192.0.2.7", "7.2.0.192.bl.example"
SIX = "2001:db8::7"
SIX_REVERSED = "7.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.bl.example"
MAPPED_2 = "2.0.0.0.0.0.f.7.f.f.f.f.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.bl.example"
SPAM = Answer(says=Says.SPAM, words="sends spam")
PROXY = Answer(says=Says.PROXY, words="open proxy")
HOME = Answer(says=Says.NOTHING, words="a home connection")
CODES = {"127.0.0.2": SPAM, "127.0.0.4/30": PROXY, "127.0.0.6": SPAM, "127.0.0.10": HOME}


@pytest.fixture
def names() -> Iterator[NameServer]:
    with name_server() as server:
        yield server


def zone(
    server: NameServer,
    codes: Mapping[str, Answer] = CODES,
    *,
    of_domains: bool = False,
    ipv6: bool = False,
    tests: tuple[tuple[str, str], ...] = (IPV4_TESTS,),
    question_seconds: float = 10,  # nobody waits so long for a server that answers, however busy the machine is
) -> Zone:
    networks = {IPv4Network(code): answer for code, answer in codes.items()}
    servers = NameServers([server.where], question_seconds=question_seconds)
    return Zone(name="bl.example", servers=servers, codes=networks, of_domains=of_domains, ipv6=ipv6, tests=tests)


def says(asked: Zone, name: str = ADDRESS) -> Answer:
    return asked.ask([name], 60)[name]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (("127.0.0.2",), SPAM),
        (("127.0.0.5",), PROXY),
        (("127.0.0.6",), SPAM),  # the narrower network counts
        (("127.0.0.10",), HOME),
        (("127.0.0.10", "127.0.0.4"), PROXY),
    ],
)
def test_each_return_code_means_what_the_settings_say(
    names: NameServer, answer: tuple[str, ...], expected: Answer
) -> None:
    names.records[REVERSED] = answer
    assert says(zone(names)) == expected


def test_a_name_that_is_not_there_is_not_listed(names: NameServer) -> None:
    answer = says(zone(names))
    assert (answer.says, answer.words) == (Says.NOTHING, "not listed")
    assert set(names.asked) == {REVERSED}


def test_a_name_without_addresses_is_not_listed(names: NameServer) -> None:
    names.records[REVERSED] = ("2001:db8::1",)
    assert says(zone(names)).says is Says.NOTHING


def test_a_code_without_a_meaning_is_no_evidence(names: NameServer) -> None:
    names.records[REVERSED] = ("127.0.0.99",)
    answer = says(zone(names))
    assert answer.says is Says.NOTHING
    assert "127.0.0.99" in answer.words


@pytest.mark.parametrize("code", ["127.255.255.254", "127.0.0.1"])
def test_a_refusal_is_missing_evidence(names: NameServer, code: str) -> None:
    names.records[REVERSED] = (code, "127.0.0.2")
    answer = says(zone(names))
    assert answer.says is Says.UNKNOWN
    assert code in answer.words


@pytest.mark.parametrize("code", ["127.255.255.254", "127.0.0.1"])
@pytest.mark.parametrize("settings", ["127.0.0.0/8", "127.255.255.254"])
def test_no_settings_make_a_listing_of_a_refusal(names: NameServer, code: str, settings: str) -> None:
    names.records[REVERSED] = (code,)
    assert says(zone(names, {settings: SPAM})).says is Says.UNKNOWN


def test_what_the_settings_call_a_refusal_is_one(names: NameServer) -> None:
    names.records[REVERSED] = ("127.0.0.40",)
    refused = Answer(says=Says.UNKNOWN, words="asked too often")
    assert says(zone(names, {"127.0.0.40": refused})) == refused


def test_an_address_outside_of_loopback_is_nobodys_listing(names: NameServer) -> None:
    names.records[REVERSED] = ("198.51.100.1",)
    assert says(zone(names)).says is Says.UNKNOWN


@pytest.mark.parametrize("rcode", [dns.rcode.SERVFAIL, dns.rcode.REFUSED])
def test_a_failing_server_is_missing_evidence(names: NameServer, rcode: dns.rcode.Rcode) -> None:
    names.rcode = rcode
    answer = says(zone(names))
    assert (answer.says, answer.words) == (Says.UNKNOWN, dns.rcode.to_text(rcode))


def test_a_server_that_says_nothing_is_missing_evidence(names: NameServer) -> None:
    names.silent = True
    answer = says(zone(names, question_seconds=0.3))
    assert (answer.says, answer.words) == (Says.UNKNOWN, "time-out")


@pytest.mark.parametrize("garbage", [b"x", b"\xff" * 600, b"\x00" * 12])
def test_garbage_is_passed_over_until_the_time_is_up(names: NameServer, garbage: bytes) -> None:
    names.garbage = garbage
    assert says(zone(names, question_seconds=0.3)).says is Says.UNKNOWN


def test_a_truncated_answer_is_asked_for_again_over_tcp(names: NameServer) -> None:
    names.truncated = True
    names.records[REVERSED] = ("127.0.0.2",)
    assert says(zone(names)) == SPAM
    assert names.over == {"udp": 1, "tcp": 1}


def test_a_server_that_is_gone_is_missing_evidence() -> None:
    with name_server() as gone:
        asked = zone(gone, question_seconds=0.3)
    assert says(asked).says is Says.UNKNOWN


def test_the_next_server_is_asked_where_one_says_nothing(names: NameServer) -> None:
    names.records[REVERSED] = ("127.0.0.2",)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as deaf:
        deaf.bind(("127.0.0.1", 0))
        servers = NameServers([deaf.getsockname(), names.where], question_seconds=1)
        asked = Zone(name="bl.example", servers=servers, codes={IPv4Network("127.0.0.2"): SPAM})
        assert says(asked) == SPAM


def test_many_addresses_are_asked_for_each_once(names: NameServer) -> None:
    addresses = [f"198.51.100.{number}" for number in range(100)]
    for number in range(0, 100, 2):
        names.records[f"{number}.100.51.198.bl.example"] = ("127.0.0.2",)
    found = zone(names).ask(addresses, 60)
    assert [found[address] == SPAM for address in addresses] == [True, False] * 50
    assert names.asked.total() == 100


def test_a_zone_that_refuses_is_not_asked_about_all(names: NameServer) -> None:
    names.rcode = dns.rcode.REFUSED
    addresses = [f"198.51.100.{number}" for number in range(200)]
    found = zone(names).ask(addresses, 60)
    assert {answer.says for answer in found.values()} == {Says.UNKNOWN}
    assert (len(found), names.asked.total()) == (200, 16)


def test_an_ipv6_address_is_asked_for_by_its_nibbles(names: NameServer) -> None:
    names.records[SIX_REVERSED] = ("127.0.0.2",)
    assert says(zone(names, ipv6=True), SIX) == SPAM


@pytest.mark.parametrize(
    ("name", "four", "six", "domains"),
    [
        (ADDRESS, True, True, False),
        (SIX, False, True, False),
        ("wiki.example", False, False, True),
    ],
)
def test_a_zone_is_asked_only_about_what_it_knows(
    names: NameServer, name: str, four: bool, six: bool, domains: bool
) -> None:
    zones = (zone(names), zone(names, ipv6=True), zone(names, of_domains=True))
    assert tuple(one.takes(name) for one in zones) == (four, six, domains)


def test_a_domain_is_asked_for_as_it_is(names: NameServer) -> None:
    names.records["wiki.example.bl.example"] = ("127.0.0.2",)
    assert says(zone(names, of_domains=True), "wiki.example") == SPAM


@pytest.mark.parametrize("name", ["a..example", "x" * 64 + ".example", "a." * 130 + "example", "ü" * 64])
def test_a_name_that_the_dns_can_not_hold_is_missing_evidence(names: NameServer, name: str) -> None:
    assert says(zone(names, of_domains=True), name).says is Says.UNKNOWN
    assert not names.asked


# The test entries


def test_a_zone_that_keeps_to_the_rules_is_believed(names: NameServer) -> None:
    names.records = {
        "2.0.0.127.bl.example": ("127.0.0.2",),
        MAPPED_2: ("127.0.0.2",),
        "test.bl.example": ("127.0.0.2",),
    }
    assert zone(names).check(60) == ""
    assert zone(names, ipv6=True, tests=(IPV4_TESTS, IPV6_TESTS)).check(60) == ""
    assert zone(names, of_domains=True, tests=(DOMAIN_TESTS,)).check(60) == ""


@pytest.mark.parametrize("tests", [(IPV4_TESTS,), (IPV6_TESTS,), (DOMAIN_TESTS,)])
def test_a_zone_that_lists_everything_is_found_out(names: NameServer, tests: tuple[tuple[str, str], ...]) -> None:
    names.everything = ("127.0.0.2",)
    assert "everything" in zone(names, tests=tests).check(60)


def test_a_zone_that_lists_nothing_is_found_out(names: NameServer) -> None:
    assert "nothing" in zone(names).check(60)


def test_a_zone_that_knows_ipv4_only_is_found_out_if_it_is_to_know_ipv6(names: NameServer) -> None:
    names.records["2.0.0.127.bl.example"] = ("127.0.0.2",)
    assert IPV6_TESTS[0] in zone(names, ipv6=True, tests=(IPV4_TESTS, IPV6_TESTS)).check(60)


@pytest.mark.parametrize("everything", ["127.255.255.254", "198.51.100.1"])
def test_a_zone_that_refuses_its_test_entries_is_missing_evidence(names: NameServer, everything: str) -> None:
    names.everything = (everything,)
    with pytest.raises(NoAnswerError, match=everything):
        zone(names).check(60)


def test_a_zone_whose_servers_are_silent_is_missing_evidence(names: NameServer) -> None:
    names.silent = True
    with pytest.raises(NoAnswerError, match="time-out"):
        zone(names, question_seconds=0.3).check(5)


# Hosts


def test_all_addresses_of_a_host_are_found(names: NameServer) -> None:
    names.records["wiki.example"] = ("192.0.2.80", SIX)
    servers = NameServers([names.where], question_seconds=10)
    assert servers.of_host("wiki.example", 60) == ("192.0.2.80", SIX)
    assert servers.of_host("gone.example", 60) == ()
    assert servers.of_host("192.0.2.9", 5) == ("192.0.2.9",)

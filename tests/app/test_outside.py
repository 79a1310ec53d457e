"""Lists outside over the whole road: newcomers' addresses are asked about once, and what is missing is named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from ipaddress import IPv4Network, ip_address

import pytest
from fakes import FakeClock, FakeSite
from loopback import name_server
from road import outcomes

from wikiwatch.app.context import App
from wikiwatch.app.explain import explain_revision, explain_user
from wikiwatch.app.ingest import poll
from wikiwatch.app.outside import (
    OWN_NAME_EVERY,
    OWN_NAME_SECONDS_IN_ALL,
    OwnName,
    examine,
    keep_up,
    last_own_name,
    own_name,
)
from wikiwatch.app.reputation import SERVICE_SECONDS
from wikiwatch.core.reputation import AddressSet, Answer, Says, address_set
from wikiwatch.daemon import tick
from wikiwatch.ports.reputation import NoAnswerError, Outside
from wikiwatch.reputation.dnsbl import Zone
from wikiwatch.reputation.nameservers import NameServers

ADDRESS, NEIGHBOUR, SIX = "192.0.2.7", "192.0.2.8", "2001:db8::7"
SPAM = Answer(says=Says.SPAM, words="sends spam")
TOR = Answer(says=Says.TOR, words="an exit of Tor")
SILENT = Answer(says=Says.UNKNOWN, words="time-out")
CLEAN = Answer(says=Says.NOTHING, words="not listed")
HOST, DOMAIN, HOST_ADDRESS = "wiki.example.org", "example.org", "198.51.100.80"


@dataclass
class FakeBlocklist:
    """Knows some names; fails, or lists everything, as a test says."""

    name: str = "bl.example"
    batch: int = 1
    check_requests: int = 2
    known: dict[str, Answer] = field(default_factory=lambda: {ADDRESS: SPAM})
    trouble: str = ""
    fails: bool = False
    breaks: bool = False
    asked: list[str] = field(default_factory=list)
    checks: int = 0

    def takes(self, name: str) -> bool:
        return True

    def check(self, seconds: float) -> str:
        self.checks += 1
        if self.fails:
            raise NoAnswerError("time-out")
        return self.trouble

    def ask(self, names: Sequence[str], seconds: float) -> Mapping[str, Answer]:
        self.asked += names
        if self.breaks:
            raise RuntimeError("a defect")
        return {name: SILENT if self.fails else self.known.get(name, CLEAN) for name in names}


@dataclass
class FakeList:
    """A list that can be downloaded, or not."""

    name: str = "tor"
    every: timedelta = timedelta(hours=1)
    listed: Answer = TOR
    addresses: tuple[str, ...] = (ADDRESS,)
    fails: bool = False
    fetches: int = 0

    def fetch(self, seconds: float) -> AddressSet:
        self.fetches += 1
        if self.fails:
            raise NoAnswerError("HTTP status 503")
        return address_set(ip_address(address).packed for address in self.addresses)


def public(address: str) -> bool:
    """The addresses of tests stand for those of the open Internet."""
    return not ip_address(address).is_loopback and not address.startswith("10.")


def outside(*services: FakeBlocklist | FakeList | Zone, requests_a_day: int = 1000, host: str = HOST) -> Outside:
    return Outside(
        blocklists=tuple(one for one in services if not isinstance(one, FakeList)),
        lists=tuple(one for one in services if isinstance(one, FakeList)),
        requests_a_day=requests_a_day,
        hit=timedelta(hours=24),
        miss=timedelta(hours=6),
        is_public=public,
        addresses=lambda host, seconds: [HOST_ADDRESS] if host == HOST else [],
        host=host,
    )


def asking(app: App, *services: FakeBlocklist | FakeList | Zone, requests_a_day: int = 1000) -> App:
    """An App that asks these services, whose test entries were read."""
    ready = replace(app, outside=outside(*services, requests_a_day=requests_a_day))
    keep_up(ready)
    for service in services:
        if isinstance(service, FakeBlocklist):
            service.asked.clear()
    return ready


def says(app: App, name: str = ADDRESS) -> dict[str, str]:
    return {one["source"]: one["says"] for one in explain_user(app, name, None)["reputation"]}


def signals(app: App, revid: int) -> set[str]:
    return {signal["id"] for signal in explain_revision(app, revid)["signals"]}


def edits(app: App, site: FakeSite, *users: str) -> list[int]:
    made = [
        site.append(user, "Ferry", f"The ferry has a bell, says number {number}.") for number, user in enumerate(users)
    ]
    poll(app)
    return made


# What is asked, and of whom


def test_with_the_setting_off_nobody_is_asked(watched: App, site: FakeSite) -> None:
    (revid,) = edits(watched, site, ADDRESS)
    keep_up(watched)
    assert watched.outside is None
    assert says(watched) == {}
    assert not signals(watched, revid)


def test_a_listed_newcomer_is_told_by_a_sign_and_let_through(watched: App, site: FakeSite) -> None:
    app = asking(watched, FakeBlocklist(), FakeList())
    (revid,) = edits(app, site, ADDRESS)
    assert signals(app, revid) == {"reputation.spam", "reputation.tor"}
    assert outcomes(app)[revid] == "allow"
    assert says(app) == {"bl.example": "spam", "tor": "tor"}


def test_only_addresses_of_newcomers_are_asked_about(watched: App, site: FakeSite) -> None:
    service = FakeBlocklist()
    edits(asking(watched, service), site, "Newcomer", "Sybil", "~2026-1", ADDRESS, "10.1.2.3", "127.0.0.1", "::1", SIX)
    assert service.asked == [ADDRESS, SIX]


def test_ipv4_within_ipv6_is_asked_about_as_ipv4(watched: App, site: FakeSite) -> None:
    service = FakeBlocklist()
    app = asking(watched, service)
    edits(app, site, "::FFFF:192.0.2.7", "2001:DB8:0:0::7")
    assert service.asked == [ADDRESS, SIX]


def test_an_address_is_asked_about_once_while_its_answer_counts(watched: App, site: FakeSite, clock: FakeClock) -> None:
    service = FakeBlocklist()
    app = asking(watched, service)
    for hours, expected in ((0, [ADDRESS, NEIGHBOUR]), (5, []), (2, [NEIGHBOUR]), (18, [ADDRESS, NEIGHBOUR])):
        clock.advance(hours=hours)
        keep_up(app)
        service.asked.clear()
        edits(app, site, ADDRESS, NEIGHBOUR)
        assert service.asked == expected


def test_whoever_changes_addresses_within_a_64_is_asked_about_once(watched: App, site: FakeSite) -> None:
    service = FakeBlocklist(known={SIX: SPAM})
    app = asking(watched, service)
    edits(app, site, SIX)
    (revid,) = edits(app, site, "2001:db8::8")
    assert service.asked == [SIX]
    assert signals(app, revid) == {"reputation.spam"}


def test_a_replay_knows_of_no_list(watched: App, site: FakeSite) -> None:
    app = replace(watched, replaying=True)
    (revid,) = edits(app, site, ADDRESS)
    assert explain_revision(app, revid)["trust_unknown"] == explain_revision(watched, revid)["trust_unknown"]
    assert says(app) == {}


# What is missing


def test_missing_evidence_is_named_and_costs_nothing_else(watched: App, site: FakeSite) -> None:
    app = asking(watched, service := FakeBlocklist(), FakeList(fails=True))
    service.fails = True
    (revid,) = edits(app, site, ADDRESS)
    unknown = explain_revision(app, revid)["trust_unknown"]
    assert [one for one in unknown if "(" in one] == ["bl.example (time-out)", "tor (HTTP status 503)"]
    assert outcomes(app)[revid] == "allow"


def test_a_service_that_fails_is_left_alone_for_longer_and_longer(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    app = asking(watched, service := FakeBlocklist())
    service.fails = True
    asked = []
    for number in range(60):
        edits(app, site, f"198.51.100.{number}")
        asked.append(len(service.asked))
        clock.advance(minutes=1)
    assert [asked.index(count) for count in range(1, asked[-1] + 1)] == [0, 5, 15, 35]
    service.fails = False
    clock.advance(hours=1)
    edits(app, site, ADDRESS)
    assert says(app) == {"bl.example": "spam"}


def test_the_edits_wait_no_longer_than_their_time_for_all_services(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    class Slow(FakeBlocklist):
        def ask(self, names: Sequence[str], seconds: float) -> Mapping[str, Answer]:
            assert seconds <= SERVICE_SECONDS
            clock.advance(seconds=seconds)
            return super().ask(names, seconds)

    services = [Slow(name=f"{number}.example") for number in range(5)]
    app = asking(watched, *services)
    (revid,) = edits(app, site, ADDRESS)
    assert [len(one.asked) for one in services] == [1, 1, 1, 0, 0]
    assert "4.example (no time left)" in explain_revision(app, revid)["trust_unknown"]


def test_a_missing_answer_is_asked_for_again_later(watched: App, site: FakeSite, clock: FakeClock) -> None:
    app = asking(watched, service := FakeBlocklist())
    service.fails = True
    edits(app, site, ADDRESS)
    service.fails = False
    clock.advance(minutes=16)
    (revid,) = edits(app, site, ADDRESS)
    assert signals(app, revid) == {"reputation.spam"}


def test_a_defect_does_not_stop_the_watch(watched: App, site: FakeSite, caplog: pytest.LogCaptureFixture) -> None:
    app = asking(watched, broken := FakeBlocklist(breaks=True), FakeBlocklist(name="sound.example"))
    (revid, _) = edits(app, site, ADDRESS, NEIGHBOUR)
    edits(app, site, "192.0.2.9")
    assert outcomes(app)[revid] == "allow"
    assert "bl.example could not be asked; it goes on without it" in caplog.messages
    assert says(app) == {"bl.example": "unknown", "sound.example": "spam"}
    assert broken.asked == [ADDRESS, NEIGHBOUR]  # and then it is left alone


def test_a_defect_in_one_list_keeps_no_other_from_being_looked_after(watched: App) -> None:
    class Broken(FakeBlocklist):
        def check(self, seconds: float) -> str:
            raise RuntimeError("a defect")

    app = asking(watched, Broken(), FakeBlocklist(name="sound.example"), tor := FakeList())
    assert tor.fetches == 1
    assert app.store.service("sound.example").checked
    assert "RuntimeError" in app.store.service("bl.example").failure


def test_edits_for_which_an_answer_comes_too_late_are_not_asked_about(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    app = asking(watched, service := FakeBlocklist())
    site.append(ADDRESS, "Ferry", "The ferry has a bell.")
    clock.advance(days=2)
    keep_up(app)
    service.asked.clear()
    edits(app, site, NEIGHBOUR)
    assert service.asked == [NEIGHBOUR]


def test_no_more_is_asked_in_a_day_than_the_settings_allow(watched: App, site: FakeSite, clock: FakeClock) -> None:
    small, large = FakeBlocklist(), FakeBlocklist(name="bulk", batch=15)
    app = asking(watched, small, large, requests_a_day=10)
    used = {one.name: app.store.service(one.name).requests for one in (small, large)}
    revids = edits(app, site, *(f"198.51.100.{number}" for number in range(100)))
    assert used == {"bl.example": 5, "bulk": 5}  # the test entries, and the wiki's own name
    assert (len(small.asked), len(large.asked)) == (5, 5 * 15)
    assert "the requests of this day are used up" in str(explain_revision(app, revids[-1])["trust_unknown"])
    clock.advance(days=1)
    keep_up(app)
    small.asked.clear()
    edits(app, site, "198.51.100.200")
    assert small.asked == ["198.51.100.200"]


# Test entries and downloads


@pytest.mark.parametrize(("trouble", "counts"), [("", True), ("it lists 127.0.0.1: likely everything", False)])
def test_a_zone_whose_test_entries_are_wrong_is_set_aside(
    watched: App, site: FakeSite, caplog: pytest.LogCaptureFixture, trouble: str, counts: bool
) -> None:
    app = asking(watched, service := FakeBlocklist(trouble=trouble))
    (revid,) = edits(app, site, ADDRESS)
    assert bool(service.asked) is counts
    assert ("reputation.spam" in signals(app, revid)) is counts
    assert any("set aside" in message for message in caplog.messages) is not counts
    assert (f"bl.example ({trouble})" in explain_revision(app, revid)["trust_unknown"]) is not counts


def test_a_zone_is_tested_once_a_day_and_believed_again(watched: App, site: FakeSite, clock: FakeClock) -> None:
    app = asking(watched, service := FakeBlocklist(trouble="it lists everything"))
    clock.advance(hours=23)
    tick(app)
    assert service.checks == 1
    service.trouble = ""
    clock.advance(hours=1)
    tick(app)
    assert service.checks == 2
    (revid,) = edits(app, site, ADDRESS)
    assert "reputation.spam" in signals(app, revid)


def test_a_zone_that_begins_to_list_everything_at_noon_is_found_out_at_once(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    app = asking(watched, service := FakeBlocklist())
    edits(app, site, ADDRESS)
    clock.advance(hours=2)
    service.trouble = "it lists everything"
    service.known[NEIGHBOUR] = SPAM
    listed, clean = edits(app, site, NEIGHBOUR, "192.0.2.9")
    assert not signals(app, listed)
    assert "bl.example (it lists everything)" in explain_revision(app, listed)["trust_unknown"]
    assert "bl.example (it lists everything)" not in explain_revision(app, clean)["trust_unknown"]
    assert says(app) == {}  # and what it said before is not believed either
    assert service.checks == 2


def test_a_listing_counts_only_if_the_test_entries_can_be_read(watched: App, site: FakeSite, clock: FakeClock) -> None:
    class Shy(FakeBlocklist):
        def check(self, seconds: float) -> str:
            if self.checks:
                raise NoAnswerError("time-out")
            return super().check(seconds)

    app = asking(watched, Shy())
    clock.advance(hours=2)
    (revid,) = edits(app, site, ADDRESS)
    assert not signals(app, revid)
    assert "its test entries could not be read: time-out" in str(explain_revision(app, revid)["trust_unknown"])


def test_what_a_list_said_counts_no_longer_once_it_is_switched_off(watched: App, site: FakeSite) -> None:
    app = asking(watched, FakeBlocklist(), FakeBlocklist(name="other.example"))
    edits(app, site, ADDRESS)
    keep_up(replace(app, outside=outside(FakeBlocklist(name="other.example"))))
    assert says(app) == {"other.example": "spam"}
    keep_up(replace(app, outside=None))
    assert says(app) == {}


def test_nothing_more_is_begun_when_the_time_for_upkeep_is_over(watched: App, clock: FakeClock) -> None:
    class Slow(FakeBlocklist):
        def check(self, seconds: float) -> str:
            clock.advance(seconds=seconds)
            return super().check(seconds)

    services = [Slow(name=f"{number}.example") for number in range(5)]
    app = asking(watched, *services)
    assert [one.checks for one in services] == [1, 1, 0, 0, 0]
    keep_up(app)
    keep_up(app)
    assert [one.checks for one in services] == [1, 1, 1, 1, 1]


def test_a_list_that_can_not_be_had_is_asked_for_at_most_twice_as_often_as_it_is_made(
    watched: App, clock: FakeClock
) -> None:
    app = asking(watched, daily := FakeList(every=timedelta(days=1), fails=True))
    for _ in range(24 * 6):
        clock.advance(minutes=10)
        keep_up(app)
    assert daily.fetches == 3  # at once, after half a day, after a day


def test_a_list_is_downloaded_when_it_is_time_and_an_old_one_counts_no_longer(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    app = asking(watched, tor := FakeList())
    for _ in range(12):
        clock.advance(minutes=10)
        tick(app)
    assert tor.fetches == 3
    tor.fails = True
    clock.advance(hours=6)
    keep_up(app)
    edits(app, site, ADDRESS)
    assert says(app) == {"tor": "unknown"}


def test_answers_that_count_no_longer_leave_the_database(watched: App, site: FakeSite, clock: FakeClock) -> None:
    app = asking(watched, FakeBlocklist())
    edits(app, site, ADDRESS)
    clock.advance(hours=25)
    keep_up(app)
    assert says(app) == {}
    assert app.store.unlisted(["ip:192.0.2.7"], "bl.example", clock.now() - timedelta(hours=1))


# The wiki's own name


def test_the_wikis_host_its_address_and_its_domain_are_looked_up() -> None:
    service = FakeBlocklist(known={DOMAIN: SPAM, HOST_ADDRESS: SILENT})
    found = own_name(outside(service), [service])
    assert service.asked == [HOST_ADDRESS, HOST, DOMAIN] == list(found.names)
    assert found.listed == (f"{DOMAIN} is listed by bl.example: sends spam",)
    assert found.missing == (f"bl.example about {HOST_ADDRESS}: time-out",)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "wiki", "10.1.2.3"])
def test_a_wiki_that_is_not_in_the_open_internet_is_nobodys_business(host: str) -> None:
    service = FakeBlocklist()
    lists = replace(outside(service, host=host), addresses=lambda host, seconds: [host] if host[0].isdigit() else [])
    found = own_name(lists, [service])
    assert host in found.skipped
    assert found == OwnName(skipped=found.skipped)
    assert not service.asked


def test_the_own_name_is_asked_about_once_a_week_and_warned_of(
    watched: App, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    app = replace(watched, outside=outside(service := FakeBlocklist(known={HOST: SPAM})))
    assert last_own_name(app) is None
    for _ in range(15):
        tick(app)
        clock.advance(days=1)
    assert service.asked.count(HOST) == 1 + timedelta(days=14) // OWN_NAME_EVERY
    assert f"the wiki's own name: {HOST} is listed by bl.example: sends spam" in caplog.messages
    found = last_own_name(app)
    assert found is not None
    assert found["listed"] == [f"{HOST} is listed by bl.example: sends spam"]


def test_a_zone_that_lists_everything_is_not_believed_about_the_own_name(watched: App) -> None:
    lying = FakeBlocklist(known={HOST: SPAM}, trouble="it lists everything")
    app = asking(watched, lying, FakeBlocklist(name="sound.example"))
    found = last_own_name(app)
    assert found is not None
    assert found["listed"] == []
    assert found["missing"] == ["bl.example: it lists everything"]


def test_nothing_is_said_of_the_own_name_before_a_list_could_be_asked(watched: App, clock: FakeClock) -> None:
    app = asking(watched, service := FakeBlocklist(known={HOST: SPAM}, fails=True))
    assert last_own_name(app) is None
    service.fails = False
    clock.advance(minutes=10)
    keep_up(app)
    found = last_own_name(app)
    assert found is not None
    assert found["listed"]


def test_where_a_list_did_not_answer_about_the_own_name_it_is_asked_again_the_next_day(
    watched: App, clock: FakeClock
) -> None:
    app = asking(watched, service := FakeBlocklist(known={DOMAIN: SILENT}))
    for expected in ([], [HOST_ADDRESS, HOST, DOMAIN], []):
        assert service.asked == expected
        service.known.clear()
        service.asked.clear()
        clock.advance(days=1, hours=1)
        keep_up(app)


def test_a_defect_is_told_like_any_missing_answer_and_all_lists_share_their_time() -> None:
    class Timed(FakeBlocklist):
        def ask(self, names: Sequence[str], seconds: float) -> Mapping[str, Answer]:
            times.append(seconds)
            return super().ask(names, seconds)

    times: list[float] = []
    services = [Timed(name=f"{number}.example", breaks=not number, known={HOST: SPAM}) for number in range(50)]
    found = own_name(outside(*services), services)
    assert (len(found.listed), len(found.missing)) == (49, 3)
    assert "a defect: RuntimeError" in found.missing[0]
    assert sum(times) == pytest.approx(OWN_NAME_SECONDS_IN_ALL)


def test_only_names_that_a_list_was_asked_about_are_told() -> None:
    class OfAddresses(FakeBlocklist):
        def takes(self, name: str) -> bool:
            return name == HOST_ADDRESS

    service = OfAddresses()
    assert own_name(outside(service), [service]).names == (HOST_ADDRESS,)


def test_the_wikis_own_address_is_looked_up_in_downloaded_lists_too(watched: App) -> None:
    app = asking(watched, FakeList(addresses=(HOST_ADDRESS,)), FakeList(name="spam list", fails=True))
    found = last_own_name(app)
    assert found is not None
    assert found["listed"] == [f"{HOST_ADDRESS} is listed by tor: {TOR.words}"]
    assert found["missing"] == ["spam list: HTTP status 503"]


def test_where_no_list_can_be_asked_the_wikis_host_is_not_looked_up() -> None:
    def looked_up(host: str, seconds: float) -> Sequence[str]:
        raise AssertionError(host)

    found = own_name(replace(outside(FakeList()), addresses=looked_up), [])
    assert found == OwnName(skipped=found.skipped)
    assert found.skipped


@pytest.mark.parametrize(
    ("service", "expected"),
    [
        (FakeBlocklist(), {"list bl.example": False, "the wiki's own name": False}),
        (FakeBlocklist(trouble="it lists everything"), {"list bl.example": True, "the wiki's own name": False}),
        (FakeBlocklist(fails=True), {"list bl.example": True, "the wiki's own name": False}),
        (FakeBlocklist(known={HOST: SPAM}), {"list bl.example": False, "the wiki's own name": True}),
    ],
)
def test_the_doctor_tells_what_is_on_and_what_is_wrong(service: FakeBlocklist, expected: dict[str, bool]) -> None:
    found = list(examine(outside(service, FakeList()), []))
    assert found[0] == ("lists outside", "asked about newcomers' addresses: bl.example, tor", "")
    assert {name: bool(advice) for name, _, advice in found[1:]} == expected


# With a real name server


def test_a_real_zone_on_the_whole_road(watched: App, site: FakeSite) -> None:
    with name_server() as names:
        names.records["2.0.0.127.bl.example"] = names.records["7.2.0.192.bl.example"] = ("127.0.0.2",)
        zone = Zone(name="bl.example", servers=NameServers([names.where]), codes={IPv4Network("127.0.0.2"): SPAM})
        app = asking(watched, zone)
        listed, clean = edits(app, site, ADDRESS, NEIGHBOUR)
        assert (signals(app, listed), signals(app, clean)) == ({"reputation.spam"}, set())
        assert names.asked["7.2.0.192.bl.example"] == 1


def test_a_real_zone_that_lists_everything_harms_nobody(watched: App, site: FakeSite) -> None:
    with name_server() as names:
        names.everything = ("127.0.0.2",)
        zone = Zone(name="bl.example", servers=NameServers([names.where]), codes={IPv4Network("127.0.0.2"): SPAM})
        app = asking(watched, zone)
        (revid,) = edits(app, site, ADDRESS)
        assert not signals(app, revid)
        assert "7.2.0.192.bl.example" not in names.asked

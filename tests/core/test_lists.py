"""Which entry of the lists applies to an author or a site, and what it does to trust."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikiwatch.core.evidence import Link, Part, Trust
from wikiwatch.core.listed_trust import bounded
from wikiwatch.core.lists import Entry, Kind, ListName, Lists, canonical
from wikiwatch.core.model import key_of
from wikiwatch.core.ruleset import Ruleset

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
TODAY, YESTERDAY = date(2026, 11, 22), date(2026, 11, 21)


def entry(list_: str, kind: str, written: str, until: date | None = None) -> Entry:
    what = canonical(Kind(kind), written)
    assert what is not None
    since = date(2026, 1, 1)
    return Entry(
        list=ListName(list_), kind=Kind(kind), what=what, reason="why", added_by="Gerda", since=since, until=until
    )


def lists(*rows: tuple[str, str, str] | tuple[str, str, str, date]) -> Lists:
    return Lists(entries=tuple(entry(*row) for row in rows))


def author(found: Lists, name: str, at: datetime = AT) -> str:
    """The list that an author is on; "" for none."""
    one = found.author(key_of(name), at)
    return str(one.list) if one else ""


def link(host: str, domain: str, via: str = "") -> Link:
    return Link(kind="url", raw=host, target=host, host=host, domain=domain, form="plain", via=via)


# --- canonical forms ---


@pytest.mark.parametrize(
    ("kind", "written", "what"),
    [
        ("account", "Old hand", "Old hand"),
        ("account", " old_hand ", "Old hand"),
        ("account", "old__ \thand", "Old hand"),
        ("account", "e\N{COMBINING ACUTE ACCENT}mile", "\N{LATIN CAPITAL LETTER E WITH ACUTE}mile"),
        ("account", "ßen", "ßen"),
        ("account", "~2026-1", "~2026-1"),
        ("account", "192.0.2.7", None),
        ("account", "192.0.2.0/24", None),
        ("account", "a|b", None),
        ("account", "a[b]", None),
        ("account", "a/b", None),
        ("account", "a\x1bb", None),
        ("account", "  ", None),
        ("account", "x" * 255, "X" + "x" * 254),
        ("account", "x" * 256, None),
        ("account", "é" * 128, None),
        ("address", "192.0.2.7", "192.0.2.7"),
        ("address", "::ffff:192.0.2.7", "192.0.2.7"),
        ("address", "2001:0DB8:0:0:1::5", "2001:db8::/64"),
        ("address", "2001:db8:0:1::", "2001:db8:0:1::/64"),
        ("address", "192.0.2.0/24", None),
        ("address", "192.0.2", None),
        ("address", "fe80::1%eth0", None),
        ("network", "192.0.2.0/24", "192.0.2.0/24"),
        ("network", "::ffff:192.0.2.0/120", "192.0.2.0/24"),
        ("network", "2001:DB8:0:0::/48", "2001:db8::/48"),
        ("network", "192.0.2.1/24", None),
        ("network", "192.0.2.1", None),
        ("network", "192.0.2.0/33", None),
        ("network", "Ann/24", None),
        ("domain", "Pills.EXAMPLE.", "pills.example"),
        ("domain", "www.pills.example", "pills.example"),
        ("domain", "shop.pills.example", "shop.pills.example"),
        ("domain", "xn--e1afmkfd.example", "пример.example"),
        ("domain", "пример.example", "пример.example"),
        ("domain", "pills", None),
        ("domain", "https://pills.example/", None),
        ("domain", "*.pills.example", None),
        ("domain", "pills..example", None),
        ("domain", "pills .example", None),
    ],
)
def test_what_is_written_has_one_form(kind: str, written: str, what: str | None) -> None:
    assert canonical(Kind(kind), written) == what


@given(st.text(max_size=300) | st.from_regex(r"[0-9a-f:.]{1,20}(/[0-9]{1,3})?", fullmatch=True), st.sampled_from(Kind))
def test_the_one_form_of_a_thing_is_its_own(written: str, kind: Kind) -> None:
    what = canonical(kind, written)
    if what is not None:
        own = Kind.NETWORK if kind is Kind.ADDRESS and "/" in what else kind  # an IPv6 address means its /64
        assert canonical(own, what) == what


# --- authors ---


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Old hand", "allow"),
        ("Old Hand", ""),
        ("192.0.2.7", "allow"),  # an address before its network
        ("::ffff:192.0.2.7", "allow"),
        ("192.0.2.8", "deny"),
        ("192.0.2.99", "watch"),  # in the wide network only
        ("198.51.100.1", ""),
        ("2001:db8:5::1", "allow"),  # of the /64 of the listed address
        ("2001:db8:5:1::1", "deny"),
        ("2001:db8:6::1", ""),
        ("192.0.2.0/28", "deny"),  # a range that people block
        ("192.0.2.0/27", "watch"),
        ("", ""),
    ],
)
def test_the_most_specific_entry_decides(name: str, expected: str) -> None:
    found = lists(
        ("allow", "account", "old_hand"),
        ("watch", "network", "192.0.2.0/24"),
        ("deny", "network", "192.0.2.0/28"),
        ("allow", "address", "192.0.2.7"),
        ("deny", "network", "2001:db8:5::/48"),
        ("allow", "address", "2001:DB8:5::9"),
    )
    assert author(found, name) == expected


def test_a_name_that_anybody_may_type_is_not_the_account() -> None:
    assert lists(("deny", "account", "Ann")).author("typed:Ann", AT) is None


def test_an_entry_is_obeyed_through_its_last_day_in_utc() -> None:
    found = lists(("deny", "account", "Ann", TODAY))
    assert author(found, "Ann", datetime(2026, 11, 22, 23, 59, 59, tzinfo=UTC)) == "deny"
    assert author(found, "Ann", datetime(2026, 11, 23, tzinfo=UTC)) == ""
    assert author(found, "Ann", datetime.fromisoformat("2026-11-23T01:00+02:00")) == "deny"


def test_where_the_narrow_entry_has_ended_the_wide_one_holds() -> None:
    found = lists(("allow", "address", "192.0.2.7", YESTERDAY), ("deny", "network", "192.0.2.0/24"))
    assert author(found, "192.0.2.7") == "deny"
    assert author(found, "192.0.2.7", AT - timedelta(days=1)) == "allow"


NAMES = ("Ann", "Bob", "192.0.2.7", "192.0.2.9", "192.0.2.99", "2001:db8::1", "2001:db8:0:1::1", "198.51.100.1")
HOSTS = ("pills.example", "shop.pills.example", "a.shop.pills.example", "library.example", "пример.example")
ROWS = (
    *(("account", name) for name in ("Ann", "Bob")),
    *(("address", name) for name in ("192.0.2.7", "2001:db8::1")),
    *(("network", name) for name in ("192.0.2.0/28", "192.0.2.0/24", "2001:db8::/48")),
    *(("domain", name) for name in ("pills.example", "shop.pills.example", "xn--e1afmkfd.example")),
)


@st.composite
def some_entries(draw: st.DrawFn) -> list[Entry]:
    """Entries about different things, some of which have ended."""
    return [
        entry(draw(st.sampled_from(list(ListName))), kind, what, draw(st.sampled_from([None, TODAY, YESTERDAY])))
        for kind, what in draw(st.lists(st.sampled_from(ROWS), unique=True))
    ]


def answers(entries: Sequence[Entry]) -> list[Entry | None]:
    found = Lists(entries=tuple(entries))
    return [found.author(key_of(name), AT) for name in NAMES] + [found.site(host, AT) for host in HOSTS]


@given(some_entries())
def test_an_expired_entry_changes_nothing(entries: list[Entry]) -> None:
    assert answers(entries) == answers([one for one in entries if one.until != YESTERDAY])
    assert set(Lists(entries=tuple(entries)).expired(AT)) == {one for one in entries if one.until == YESTERDAY}


@given(st.data())
def test_the_order_of_the_entries_says_nothing(data: st.DataObject) -> None:
    entries = data.draw(some_entries())
    assert answers(entries) == answers(data.draw(st.permutations(entries)))


# --- sites ---


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("pills.example", "deny"),
        ("www.pills.example", "deny"),
        ("a.b.pills.example", "deny"),
        ("shop.pills.example", "watch"),
        ("a.shop.pills.example", "watch"),
        ("notpills.example", ""),
        ("example", ""),
        ("пример.example", "allow"),
        ("", ""),
    ],
)
def test_a_domain_stands_for_all_hosts_below_it(host: str, expected: str) -> None:
    found = lists(
        ("deny", "domain", "pills.example"),
        ("watch", "domain", "shop.pills.example"),
        ("allow", "domain", "xn--e1afmkfd.example"),
    )
    one = found.site(host, AT)
    assert (str(one.list) if one else "") == expected


def test_links_are_looked_up_by_their_host_and_by_the_redirector_before_it() -> None:
    found = lists(("deny", "domain", "pills.example"))
    hit, passed_on, other = (
        link("shop.pills.example", "pills.example"),
        link("library.example", "library.example", via="pills.example"),
        link("library.example", "library.example"),
    )
    assert [one for one, _ in found.sites([hit, passed_on, other], AT)] == [hit, passed_on]


def test_the_allow_list_vouches_for_a_domain_if_it_does_for_each_of_its_hosts() -> None:
    found = lists(("allow", "domain", "good.library.example"), ("allow", "domain", "museum.example"))
    good, bad = link("good.library.example", "library.example"), link("bad.library.example", "library.example")
    assert found.allowed([good], ["library.example"], AT) == {"library.example"}
    assert found.allowed([good, bad], ["library.example"], AT) == frozenset()
    assert found.allowed([], ["library.example", "museum.example"], AT) == {"museum.example"}


def test_a_narrower_denied_host_is_not_vouched_for() -> None:
    found = lists(("allow", "domain", "library.example"), ("deny", "domain", "bad.library.example"))
    assert found.allowed([link("bad.library.example", "library.example")], ["library.example"], AT) == frozenset()


# --- trust ---


@pytest.mark.parametrize(
    ("list_", "score", "bound", "points"),
    [
        ("allow", 70, 70, None),
        ("watch", 70, 19, -51),
        ("watch", 12, 12, 0),
        ("deny", 70, 0, -70),
        ("deny", 0, 0, 0),
    ],
)
def test_a_list_bounds_trust_by_a_part_of_its_name(
    rules: Ruleset, list_: str, score: int, bound: int, points: int | None
) -> None:
    earned = Part(name="survived", points=score, reason="edits")
    trust = Trust(score=score, band=rules.trust.band_of(score), parts=(earned,))
    found = bounded(trust, entry(list_, "account", "Ann"), rules.trust)
    assert (found.score, found.band) == (bound, rules.trust.band_of(bound))
    assert sum(part.points for part in found.parts) == found.score
    named = {part.name: part.points for part in found.parts if part is not earned}
    assert named == ({} if points is None else {f"{list_} list": points})


def test_who_is_on_no_list_keeps_what_was_earned(rules: Ruleset) -> None:
    trust = Trust(score=70, band="trusted")
    assert bounded(trust, None, rules.trust) is trust

"""From recent changes to recorded verdicts: nothing missed, nothing judged twice, nothing old acted on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

import hypothesis.strategies as st
import pytest
from fakes import START, FakeClock, FakeSite
from hypothesis import given, settings
from night import at_night
from road import ARTICLES, PROBE, article, furnish, make_app, outcomes, spam, statuses, until_quiet

from wikiwatch import rulefiles
from wikiwatch.app.context import App
from wikiwatch.app.entries import entries
from wikiwatch.app.ingest import poll
from wikiwatch.core.model import Change
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.errors import SiteError
from wikiwatch.store.db import Store

RULES = rulefiles.load(rulefiles.packaged_rules_dir())


def recorded(store: Store) -> Counter[int]:
    return Counter(row["revid"] for row in store.rows("select revid from change where revid is not null"))


# The first run


@pytest.mark.parametrize("days", [90, 0])
def test_the_first_run_acts_on_nothing_that_stood_before(
    site: FakeSite, store: Store, rules: Ruleset, clock: FakeClock, days: int
) -> None:
    furnish(site)
    before = [*spam(site, "Flora", 6), site.append("192.0.2.7", "Ferry", PROBE)]
    app = make_app(site, store, rules, clock, first_run_days=days)
    assert poll(app) == []
    until_quiet(app, clock)
    assert not set(before) & outcomes(app).keys()
    assert "WatchBot" not in site.authors("Ferry")


def test_the_first_run_begins_earlier_if_asked_to(app: App, site: FakeSite, clock: FakeClock) -> None:
    furnish(site)
    old = site.append("192.0.2.7", "Ferry", "zvkqpthx")
    clock.advance(hours=3)
    since = clock.now()
    new = site.append("192.0.2.7", "Tower", PROBE)
    clock.advance(hours=2)
    judged = poll(app, since)
    assert [one.facts.change.revid for one in judged] == [new]
    until_quiet(app, clock)
    assert outcomes(app)[new] == "revert"
    assert old not in outcomes(app)
    assert site.text("Tower") == article("Tower")
    assert "zvkqpthx" in site.text("Ferry")


@pytest.mark.parametrize("minutes", [-30, 30])
def test_the_first_run_begins_at_the_wikis_present_whatever_our_clock_says(
    site: FakeSite, store: Store, rules: Ruleset, clock: FakeClock, minutes: int
) -> None:
    furnish(site)
    before = site.append("192.0.2.7", "Ferry", "zvkqpthx")
    ours = FakeClock(clock.now() + timedelta(minutes=minutes))
    app = make_app(site, store, rules, ours)
    poll(app)
    after = site.append("192.0.2.9", "Tower", PROBE)
    ours.advance(seconds=5)
    until_quiet(app, ours)
    assert before not in outcomes(app)
    assert outcomes(app)[after] == "revert"
    assert "zvkqpthx" in site.text("Ferry")
    assert site.text("Tower") == article("Tower")


def test_a_site_that_stood_before_the_first_run_makes_no_spammer(app: App, site: FakeSite, clock: FakeClock) -> None:
    furnish(site)
    source = "https://statistics.example/census"
    for title in ARTICLES:
        site.append("Gus", title, f"It was counted in 1901.<ref>{source}/1901/{title}</ref>")
    clock.advance(days=4)
    poll(app)
    cited = f"As many as before were counted in the year 1946, says the census.<ref>{source}/1946/"
    sources = [site.append("Nina", title, f"<ref>{source}/1946/{title}</ref>") for title in ARTICLES[:5]]
    sentences = [site.append("Otto", title, f"{cited}{title}</ref>") for title in ARTICLES[:5]]
    poll(app)
    assert [outcomes(app)[revid] for revid in sources] == ["allow"] * 5
    assert [outcomes(app)[revid] for revid in sentences] == ["allow"] * 3 + ["watch"] * 2


def test_a_site_that_came_just_before_the_first_run_has_not_stood(app: App, site: FakeSite) -> None:
    furnish(site)
    site.append("Gus", "Tower", "See https://pipes.example/ for its history.")
    poll(app)
    edits = spam(site, "Flora", 5)
    poll(app)
    assert outcomes(app)[edits[-1]] == "revert"


def test_since_is_for_the_first_run_only(app: App, site: FakeSite, clock: FakeClock) -> None:
    furnish(site)
    old = site.append("192.0.2.7", "Ferry", PROBE)
    poll(app)
    poll(app, START)
    assert old not in outcomes(app)


def test_what_stood_before_counts_for_trust(app: App, site: FakeSite, clock: FakeClock) -> None:
    site.account("Gerda", registered=START - timedelta(days=400))
    for day in range(20):
        site.append("Gerda", ARTICLES[day % 8], f"In the year {1900 + day} it was painted.")
        clock.advance(days=1)
    clock.advance(days=3)
    poll(app)
    new = site.append("Gerda", "Ferry", PROBE)
    (judged,) = poll(app)
    assert judged.facts.change.revid == new
    assert judged.verdict.trust.band == "known"
    assert not judged.verdict.outcome.takes_down


def test_words_of_the_wikis_own_texts_are_never_random(app: App, site: FakeSite) -> None:
    site.edit("Sybil", "Castle", f"The {PROBE} was an old kind of key.")
    poll(app)
    site.edit("Sybil", "Keys", "A page about keys.")
    site.append("192.0.2.7", "Keys", PROBE)
    assert [str(one.verdict.outcome) for one in poll(app)] == ["allow", "allow"]


def test_a_title_that_stood_at_the_first_read_is_never_random(app: App, site: FakeSite) -> None:
    site.edit("Sybil", PROBE.title(), "An old kind of key.")
    site.edit("Sybil", "Keys", "A page about keys.")
    poll(app)
    site.append("192.0.2.7", "Keys", PROBE)
    assert [str(one.verdict.outcome) for one in poll(app)] == ["allow"]


@pytest.mark.parametrize(("user", "title"), [("Sybil", PROBE.title()), (PROBE.title(), "Locks")], ids=["title", "name"])
def test_titles_and_names_of_people_of_standing_are_never_random(
    app: App, site: FakeSite, user: str, title: str
) -> None:
    site.account(user, groups={"sysop"})
    site.edit("Sybil", "Keys", "A page about keys.")
    poll(app)
    site.edit(user, title, "An old kind of key.")
    poll(app)
    site.append("192.0.2.7", "Keys", PROBE)
    assert [str(one.verdict.outcome) for one in poll(app)] == ["allow"]


def test_an_empty_wiki_is_watched_from_its_first_edit(app: App, site: FakeSite) -> None:
    assert poll(app) == []
    site.edit("192.0.2.7", "Bridge", PROBE)
    assert [str(one.verdict.outcome) for one in poll(app)] == ["revert"]


# The watermark


def test_the_number_of_requests_grows_with_pages_of_changes_not_with_changes(app: App, site: FakeSite) -> None:
    furnish(site)
    poll(app)
    for number in range(40):
        site.append(f"Visitor {number}", "Ferry", f"Sentence number {number}.")
    site.requests.clear()
    assert len(poll(app)) == 40
    assert sum(site.requests.values()) <= 3


def test_a_fault_between_two_pages_loses_nothing(app: App, store: Store, site: FakeSite) -> None:
    furnish(site)
    poll(app)
    site.page_size = 3
    edits = [site.append("Gus", "Ferry", f"Sentence number {number}.") for number in range(8)]
    site.fail_next("facts", None, SiteError("busy", temporary=True))
    with pytest.raises(SiteError):
        poll(app)
    assert edits[0] in outcomes(app)
    assert edits[7] not in outcomes(app)
    poll(app)
    assert set(edits) <= outcomes(app).keys()
    assert set(recorded(store).values()) == {1}


class LateSite(FakeSite):
    """Its recent changes come in any order, some of them twice, and some appear late."""

    def __init__(self, clock: FakeClock) -> None:
        super().__init__(clock)
        self.appears: dict[int | None, datetime] = {}
        self.orders: list[int] = [0]
        self.asked: list[datetime] = []

    def changes_since(self, since: datetime, until: datetime | None = None) -> Iterator[Sequence[Change]]:
        now = self.clock.now()
        self.asked.append(since)
        shown = [c for c in self.recent if c.timestamp >= since and self.appears.get(c.revid, START) <= now]
        for order in self.orders:
            turn = order % (len(shown) or 1)
            page = [*shown[turn:], *shown[:turn]]
            yield page[: order % 7 + 1]
            yield page[order % 7 : order % 7 + 3]
            yield page[::-1] if order % 2 else page


def test_a_change_that_appears_hours_late_is_found_within_the_hour(
    store: Store, rules: Ruleset, clock: FakeClock
) -> None:
    site = LateSite(clock)
    app = make_app(site, store, rules, clock)
    furnish(site)
    poll(app)
    late = site.append("192.0.2.7", "Ferry", PROBE)
    site.appears[late] = clock.now() + timedelta(hours=5)
    for _ in range(18):
        clock.advance(minutes=20)
        site.append("Gus", "Tower", f"It is {clock.now()}.")
        until_quiet(app, clock)
    assert outcomes(app)[late] == "revert"
    assert site.text("Ferry") == article("Ferry")


def test_only_once_an_hour_changes_are_read_again_from_far_back(store: Store, rules: Ruleset, clock: FakeClock) -> None:
    site = LateSite(clock)
    app = make_app(site, store, rules, clock)
    furnish(site)
    poll(app)
    for number in range(5):
        site.append("Gus", "Tower", f"Sentence {number}.")
        clock.advance(hours=4)
        poll(app)
    newest = site.recent[-1].timestamp
    site.asked.clear()
    for _ in range(7):
        clock.advance(minutes=20)
        poll(app)
    far = [newest - since == timedelta(hours=24) for since in site.asked]
    assert far == [False, False, True, False, False, True, False]


@settings(max_examples=at_night(60, by_day=20))
@given(
    edits=st.lists(st.tuples(st.integers(0, 240), st.integers(0, 570)), min_size=1, max_size=12),
    orders=st.lists(st.integers(0, 1000), min_size=1, max_size=3),
)
def test_each_change_is_recorded_once_whatever_the_pages_look_like(
    edits: list[tuple[int, int]], orders: list[int]
) -> None:
    clock = FakeClock()
    site, store = LateSite(clock), Store(":memory:", durable=False)
    app = make_app(site, store, RULES, clock)
    site.edit("Sybil", "Ferry", "The ferry.")
    poll(app)
    clock.advance(minutes=30)
    site.orders = orders
    made = []
    for pause, delay in edits:
        clock.advance(seconds=pause)
        revid = site.append("Gus", "Ferry", f"Sentence after {pause} seconds.")
        site.appears[revid] = clock.now() + timedelta(seconds=delay)
        made.append(revid)
        before = store.cursor()
        poll(app)
        after = store.cursor()
        assert before is not None
        assert after is not None
        assert after >= before
    clock.advance(seconds=600)
    poll(app)
    counted = recorded(store)
    assert {revid: counted[revid] for revid in made} == dict.fromkeys(made, 1)
    store.close()


# Pauses


def test_after_a_pause_it_catches_up_and_what_is_stale_goes_to_review(
    app: App, site: FakeSite, clock: FakeClock
) -> None:
    furnish(site)
    until_quiet(app, clock)
    stale = site.append("192.0.2.7", "Ferry", PROBE)
    clock.advance(hours=30)
    fresh = site.append("192.0.2.9", "Tower", PROBE)
    until_quiet(app, clock)
    assert statuses(app, stale) == {"revert": "review"}
    assert statuses(app, fresh) == {"revert": "done"}
    assert PROBE in site.text("Ferry")
    assert PROBE not in site.text("Tower")


def test_a_gap_beyond_the_retention_is_filled_from_the_histories(
    app: App, site: FakeSite, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    furnish(site)
    until_quiet(app, clock)
    clock.advance(hours=2)
    forgotten = site.append("192.0.2.7", "Ferry", PROBE)
    site.person_blocks("Flora")
    clock.advance(days=100)
    remembered = site.append("Gus", "Tower", "It has a clock.")
    site.forget_recent(clock.now() - timedelta(days=90))
    until_quiet(app, clock)
    assert "do not reach back" in caplog.text
    assert outcomes(app)[forgotten] == "revert"
    assert statuses(app, forgotten) == {"revert": "review"}
    assert outcomes(app)[remembered] == "allow"
    site_log = [entry for entry in entries(app) if entry["kind"] == "log"]
    assert [entry["user"] for entry in site_log] == ["Sybil"]


def test_no_gap_is_told_of_where_nothing_is_missing(
    app: App, site: FakeSite, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    poll(app)
    clock.advance(hours=3)
    first = site.append("Gus", "Tower", "It has a clock.")
    poll(app)
    clock.advance(days=100)
    site.forget_recent(clock.now())
    poll(app)
    assert site.requests["history_changes"] == 3
    assert outcomes(app)[first] == "allow"
    assert "do not reach back" not in caplog.text


def test_a_first_run_that_begins_before_the_retention_misses_nothing(
    app: App, site: FakeSite, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    furnish(site)
    since = clock.now()
    old = site.append("Gus", "Tower", "It has a clock.")
    clock.advance(days=100)
    site.forget_recent(clock.now())
    poll(app, since)
    assert outcomes(app)[old] == "allow"
    assert "do not reach back" not in caplog.text


def test_a_gap_in_which_recent_changes_became_empty_is_filled_too(app: App, site: FakeSite, clock: FakeClock) -> None:
    furnish(site)
    until_quiet(app, clock)
    forgotten = site.append("Gus", "Tower", "It has a clock.")
    clock.advance(days=100)
    site.forget_recent(clock.now())
    until_quiet(app, clock)
    assert outcomes(app)[forgotten] == "allow"


def test_nothing_is_recorded_twice_where_histories_and_recent_changes_overlap(
    app: App, site: FakeSite, clock: FakeClock
) -> None:
    furnish(site)
    until_quiet(app, clock)
    for number in range(5):
        site.append("Gus", "Tower", f"Sentence {number}.")
        site.person_blocks(f"Flora {number}")
        clock.advance(hours=10)
        site.forget_recent(clock.now() - timedelta(hours=5))
        until_quiet(app, clock)
    log = [entry for entry in entries(app) if entry["kind"] == "log"]
    assert len(log) == 5
    assert sorted(outcomes(app)) == sorted(set(outcomes(app)))

"""What ties insertions of several hands: each tie by itself, and how many of them make a case."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from wikiwatch.core.campaign import TIES, fit, state_of, ties
from wikiwatch.core.evidence import Campaign, CampaignState, Kin, Link, Trace
from wikiwatch.core.fingerprint import keys, landing, name_shape, names_alike
from wikiwatch.core.ruleset import Ruleset

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
STOOD = timedelta(hours=72)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
ADVERT = "need help with a leaking roof or gutter in any of our towns, ask the friendly team that never sleeps"
OTHER = "the old ferry ran twice a day until the bridge was opened, and its captain kept a parrot by the wheel"


def trace(revid: int = 1, **fields: Any) -> Trace:
    """An insertion that has nothing in common with any other."""
    what: dict[str, Any] = {
        "revid": revid,
        "page_id": revid,
        "title": f"Page {revid}",
        "actor_key": f"user:U{revid}",
        "user": ("Zoe", "Quentin", "Bo", "Hella")[revid % 4],
        "timestamp": NOW - 3 * DAY + timedelta(minutes=revid),
        "network": None,
        "normalised": "",
        "summary": "",
        "domains": (),
        "landings": (),
        "form": "",
        "place": "",
        "name": "",
    }
    return Trace(**{**what, **fields})


def own(**fields: Any) -> Trace:
    return trace(99, timestamp=NOW, **fields)


def campaign(**fields: Any) -> Campaign:
    what: dict[str, Any] = {
        "id": 7,
        "state": CampaignState.SUSPECTED,
        "edits": 2,
        "hands": 2,
        "gone": 0,
        "gone_hands": 0,
    }
    return Campaign(**{**what, **fields})


@pytest.mark.parametrize(
    ("tie", "mine", "theirs"),
    [
        ("text", {"normalised": ADVERT}, {"normalised": ADVERT.replace("leaking", "broken")}),
        ("domain", {"domains": ("roofs.example",)}, {"domains": ("a.example", "roofs.example")}),
        ("contact", {"domains": ("+15550100",)}, {"domains": ("+15550100",)}),
        ("contact", {"domains": ("team@roofs.example",)}, {"domains": ("team@roofs.example",)}),
        ("undone", {}, {"undone": True}),
        ("summary", {"summary": "the best roofs in town"}, {"summary": "the best roofs in town"}),
        ("network", {"network": "net:192.0.2.0/24"}, {"network": "net:192.0.2.0/24"}),
        ("name", {"user": "lorna482", "name": "an3"}, {"user": "pieter733", "name": "an3"}),
        ("name", {"user": "best roof repair"}, {"user": "cheap repair shop"}),
        ("page", {"page_id": 5}, {"page_id": 5}),
        ("time", {}, {"timestamp": NOW - HOUR}),
        ("form", {"form": "url-bracket 1 6"}, {"form": "url-bracket 1 6"}),
        ("landing", {"landings": ("/a.php?id",)}, {"landings": ("/b", "/a.php?id")}),
        ("place", {"place": "end"}, {"place": "end"}),
    ],
)
def test_each_tie_is_found_by_itself(rules: Ruleset, tie: str, mine: dict[str, Any], theirs: dict[str, Any]) -> None:
    found = ties(own(**mine), trace(**theirs), frozenset(), rules.campaigns)
    assert [one.id for one in found] == [tie]
    assert found[0].points > 0
    assert found[0].reason


def test_two_strangers_have_no_tie(rules: Ruleset) -> None:
    assert ties(own(normalised=ADVERT), trace(normalised=OTHER), frozenset(), rules.campaigns) == ()
    assert {tie.id for tie in rules.campaigns.ties} == set(TIES)


def test_a_site_that_trusted_people_use_ties_nothing(rules: Ruleset) -> None:
    known = frozenset({"news.example"})
    assert ties(own(domains=("news.example",)), trace(domains=("news.example",)), known, rules.campaigns) == ()


def test_short_texts_say_nothing(rules: Ruleset) -> None:
    short = "thank you for this page"
    assert ties(own(normalised=short), trace(normalised=short), frozenset(), rules.campaigns) == ()


def test_what_still_stands_on_the_same_page_may_be_quoted(rules: Ruleset) -> None:
    mine, theirs = own(normalised=ADVERT, page_id=5), trace(normalised=ADVERT, page_id=5)
    assert "text" not in {tie.id for tie in ties(mine, theirs, frozenset(), rules.campaigns)}
    gone = replace(theirs, undone=True)
    assert "text" in {tie.id for tie in ties(mine, gone, frozenset(), rules.campaigns)}


def test_the_same_text_by_two_hands_opens_a_case(rules: Ruleset) -> None:
    other = trace(normalised=ADVERT, timestamp=NOW - DAY)
    found = fit(Kin(own=own(normalised=ADVERT), others=(other,)), rules.campaigns, STOOD)
    assert found is not None
    assert (found.campaign, found.state, found.edits, found.hands) == (None, CampaignState.SUSPECTED, 2, 2)
    assert found.exact


def test_a_text_that_stood_is_the_wikis_own(rules: Ruleset) -> None:
    stood = trace(normalised=ADVERT, timestamp=NOW - STOOD)
    assert fit(Kin(own=own(normalised=ADVERT), others=(stood,)), rules.campaigns, STOOD) is None
    for changed in (replace(stood, undone=True), replace(stood, campaign=campaign())):
        assert fit(Kin(own=own(normalised=ADVERT), others=(changed,)), rules.campaigns, STOOD) is not None


def test_two_newcomers_who_cite_one_newspaper_days_apart_are_no_case(rules: Ruleset) -> None:
    cited: dict[str, Any] = {
        "domains": ("news.example",),
        "form": "url-reference 1 7",
        "place": "middle",
        "landings": ("/9999/a",),
    }
    other = trace(normalised=OTHER, timestamp=NOW - 2 * DAY, **{**cited, "landings": ("/a/a",)})
    assert fit(Kin(own=own(normalised=ADVERT, **cited), others=(other,)), rules.campaigns, STOOD) is None


def test_a_class_that_cites_one_newspaper_within_the_hour_is_no_case(rules: Ruleset) -> None:
    shared: dict[str, Any] = {"domains": ("news.example",), "place": "end", "user": "student12", "name": "an2"}
    for form, drawn in (("url-reference 1 7", False), ("url-template 2 8", False), ("url-bracket 1 7", True)):
        mine = own(normalised=ADVERT, form=form, **shared)
        other = trace(normalised=OTHER, timestamp=NOW - HOUR, form=form, **{**shared, "user": "student34"})
        assert (fit(Kin(own=mine, others=(other,)), rules.campaigns, STOOD) is not None) is drawn


@pytest.mark.parametrize(
    ("path", "shape"),
    [
        ("", ""),
        ("/", ""),
        ("/lamps", ""),
        ("/lamps/blue-2", "/a/a-9?"),
        ("/2026/11/how-to-sleep", "/9999/99/a-a-a?"),
        ("/lamps/blue.html", "/a/a.html?"),
        ("/v1.2/lamps", "/a9.9/a?"),
        ("/show?id=7&ref=me", "/a?id&ref"),
        ("/42/show.php?id=7", "/99/a.php?id"),
    ],
)
def test_the_shape_of_a_page_has_none_of_its_own_words(path: str, shape: str) -> None:
    link = Link(kind="url", raw="", target=f"a.example{path}", host="a.example", domain="a.example", form="plain")
    assert landing(link) == shape


def test_pages_of_one_site_are_alike_anyway(rules: Ruleset) -> None:
    def points(mine: str, theirs: str, shape: str) -> float:
        own_, other = own(domains=(mine,), landings=(shape,)), trace(domains=(theirs,), landings=(shape,))
        return sum(one.points for one in ties(own_, other, frozenset(), rules.campaigns) if one.id == "landing")

    assert points("news.example", "news.example", "/9999/a.php?id") == 0
    assert points("a.example", "b.example", "/9999/a.php?id") > points("a.example", "b.example", "/9999/a-a?") > 0


def test_adverts_of_one_hand_are_a_case_by_shape_place_timing_and_names(rules: Ruleset) -> None:
    shape: dict[str, Any] = {"form": "url-bracket 1 6", "landings": ("/a.php?id&ref",), "place": "end"}

    def drawn(mine: str, theirs: str) -> bool:
        own_ = own(normalised=ADVERT, domains=("a.example",), user=mine, name=name_shape(mine), **shape)
        other = trace(normalised=OTHER, domains=("b.example",), user=theirs, name=name_shape(theirs), **shape)
        other = replace(other, timestamp=NOW - HOUR)
        return fit(Kin(own=own_, others=(other,)), rules.campaigns, STOOD) is not None

    assert drawn("MarkHill4821", "AnnaFord9913")
    assert not drawn("Henrik", "Odile")


def test_a_class_that_brings_sources_in_one_way_is_no_case(rules: Ruleset) -> None:
    shared: dict[str, Any] = {"network": "net:192.0.2.0/24", "summary": "a source for our homework", "place": "end"}
    for form, drawn in (("url-reference 1 7", False), ("url-bracket 1 7", True)):
        mine = own(normalised=ADVERT, domains=("a.example",), form=form, **shared)
        other = trace(normalised=OTHER, domains=("b.example",), form=form, timestamp=NOW - HOUR, **shared)
        assert (fit(Kin(own=mine, others=(other,)), rules.campaigns, STOOD) is not None) is drawn


def test_a_case_may_form_without_any_text_site_or_number_in_common(rules: Ruleset) -> None:
    shape: dict[str, Any] = {"form": "url-bracket 1 7", "landings": ("/a.php?id",), "place": "end", "name": "an3"}
    mine = own(normalised=ADVERT, domains=("a.example",), user="lorna482", page_id=5, **shape)
    theirs: dict[str, Any] = {
        "domains": ("b.example",),
        "user": "pieter733",
        "page_id": 5,
        "timestamp": NOW - HOUR,
        **shape,
    }
    other = trace(normalised=OTHER, **theirs)
    found = fit(Kin(own=mine, others=(other,)), rules.campaigns, STOOD)
    assert found is not None
    assert not found.exact
    # The same signs between edits that advertise nothing are habits of a wiki.
    bare = Kin(own=replace(mine, domains=()), others=(other,))
    assert fit(bare, rules.campaigns, STOOD) is None


def test_few_weak_ties_never_make_a_case(rules: Ruleset) -> None:
    shared: dict[str, Any] = {"summary": "the best roofs in town", "network": "net:192.0.2.0/24"}
    mine = own(domains=("a.example",), **shared)
    other = trace(domains=("b.example",), undone=True, **shared)
    assert sum(tie.points for tie in ties(mine, other, frozenset(), rules.campaigns)) >= rules.campaigns.opens_at
    assert fit(Kin(own=mine, others=(other,)), rules.campaigns, STOOD) is None


def test_a_summary_that_good_edits_carry_too_is_no_tie(rules: Ruleset) -> None:
    shared: dict[str, Any] = {"summary": "no summary available", "domains": ("a.example",)}
    kin = Kin(own=own(**shared), others=(trace(timestamp=NOW - 2 * DAY, **shared),))
    assert fit(kin, rules.campaigns, STOOD) is not None
    assert fit(replace(kin, usual_summary=True), rules.campaigns, STOOD) is None


def test_what_a_dismissed_case_brought_is_left_alone(rules: Ruleset) -> None:
    by_text = own(normalised=ADVERT)
    by_number = own(domains=("+15550100",))
    for mine in (by_text, by_number):
        other = replace(trace(), normalised=mine.normalised, domains=mine.domains, timestamp=NOW - HOUR)
        kin = Kin(own=mine, others=(other,))
        assert fit(kin, rules.campaigns, STOOD) is not None
        assert fit(replace(kin, left_alone=(replace(other, revid=3),)), rules.campaigns, STOOD) is None


def test_an_edit_goes_to_the_confirmed_case_first(rules: Ruleset) -> None:
    suspected = trace(1, normalised=ADVERT, undone=True, page_id=5, campaign=campaign(id=1))
    confirmed = trace(2, normalised=ADVERT, campaign=campaign(id=2, state=CampaignState.CONFIRMED, edits=4, hands=3))
    kin = Kin(own=own(normalised=ADVERT, page_id=5), others=(suspected, confirmed))
    found = fit(kin, rules.campaigns, STOOD)
    assert found is not None
    assert found.campaign == confirmed.campaign
    assert found.others == (confirmed,)
    assert (found.edits, found.hands) == (5, 4)


def test_a_case_has_grown_by_a_third_hand_or_by_what_people_undid(rules: Ruleset) -> None:
    def grown(**fields: Any) -> bool:
        other = trace(1, normalised=ADVERT, undone=bool(fields.pop("undone", False)), campaign=campaign(**fields))
        found = fit(Kin(own=own(normalised=ADVERT), others=(other,)), rules.campaigns, STOOD)
        assert found is not None
        return found.grown(rules.campaigns.holds_from)

    assert grown(edits=2, hands=2)
    assert grown(edits=2, hands=1, undone=True)
    # Somebody who had forgotten to log in, and saves once more.
    assert not grown(edits=2, hands=1)
    assert not grown(edits=1, hands=1, undone=True)


def test_readers_of_one_newspaper_are_no_campaign_until_one_of_them_was_undone(rules: Ruleset) -> None:
    def grown(*landings: str, undone: bool = False, text: str = OTHER) -> bool:
        shared: dict[str, Any] = {"domains": ("news.example",), "form": "url-bracket 1 7", "place": "end"}
        other = trace(1, normalised=text, timestamp=NOW - HOUR, undone=undone, campaign=campaign(edits=9, hands=9))
        other = replace(other, **shared)
        mine = own(normalised=ADVERT, landings=landings, **shared)
        found = fit(Kin(own=mine, others=(other,)), rules.campaigns, STOOD)
        assert found is not None
        return found.grown(rules.campaigns.holds_from)

    assert not grown("/9999/a-a.html?")
    assert grown("/9999/a-a.html?", undone=True)
    assert grown("/9999/a-a.html?", text=ADVERT)
    assert grown()  # the front page is no source


@pytest.mark.parametrize(
    ("gone", "hands", "state"),
    [(3, 2, CampaignState.CONFIRMED), (2, 2, CampaignState.SUSPECTED), (9, 1, CampaignState.SUSPECTED)],
)
def test_a_case_is_confirmed_by_what_became_of_its_edits(
    rules: Ruleset, gone: int, hands: int, state: CampaignState
) -> None:
    assert state_of(campaign(gone=gone, gone_hands=hands, edits=9, hands=5), rules.campaigns) is state
    dismissed = campaign(gone=gone, gone_hands=hands, state=CampaignState.DISMISSED)
    assert state_of(dismissed, rules.campaigns) is CampaignState.DISMISSED


@pytest.mark.parametrize("name", ["Anna", "JohnSmith", "JohnSMITH", "Mary Jane", "anna_b", "Guðmundsdóttir", "ab1", ""])
def test_ordinary_names_have_no_shape(name: str) -> None:
    assert name_shape(name) == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [("lorna482", "pieter733"), ("Lorna48", "Pieter73"), ("LornaHill48", "PieterFord73"), ("qWerTTZuio", "pLmNoPijn")],
)
def test_names_of_one_pattern_have_one_shape(one: str, other: str) -> None:
    assert name_shape(one) == name_shape(other) != ""


def test_names_are_alike_by_a_word_or_their_beginning() -> None:
    assert names_alike("cheap roof repair", "Repair my roof")
    assert names_alike("ahoyabelt", "ahoyacord")
    assert not names_alike("Anna", "Annika")


def test_the_keys_of_a_text_and_of_its_like_meet() -> None:
    one, other = trace(1, normalised=ADVERT), trace(2, normalised=ADVERT.replace("friendly", "nice"))
    stranger = trace(3, normalised=OTHER)
    assert len(keys(one).keys() & keys(other).keys()) > 20
    assert len(keys(one).keys() & keys(stranger).keys()) < 3
    assert all(0 <= key < 1 << 63 for key in keys(one))

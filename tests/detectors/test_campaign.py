"""The signs of a campaign: what each is given for, and what it is worth in sum."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from wikiwatch.core.evidence import Added, Campaign, CampaignState, Case, Kin, Passage, Past, Signal, Trace, Trust
from wikiwatch.core.fingerprint import trace
from wikiwatch.core.model import Actor, ActorKind, Change, ChangeKind
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.core.text import added
from wikiwatch.detectors import campaign

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
STANDS = "The bridge was built in three years."
ADVERT = "Need help with a leaking roof in Springfield? Ask the friendly team, that never sleeps: {}"


def edit(revid: int, user: str, text: str, *, before: str = "", title: str = "Bridge") -> tuple[Change, Actor, Added]:
    change = Change(
        rcid=revid,
        kind=ChangeKind.EDIT,
        revid=revid,
        parent_revid=revid - 1,
        page_id=revid,
        namespace=0,
        title=title,
        timestamp=NOW + timedelta(hours=revid),
        user=user,
        user_id=revid,
    )
    return change, Actor(name=user, kind=ActorKind.ACCOUNT), added(before, f"{before}\n{text}", new_page=False)


def earlier(revid: int, user: str, text: str) -> Trace:
    return trace(*edit(revid, user, text, before=STANDS), STANDS)


def found(rules: Ruleset, text: str, *others: Trace) -> dict[str, Signal]:
    """The signs of an edit by a newcomer, by id."""
    change, actor, adds = edit(20, "Zoe", text, before=STANDS)
    kin = Kin(own=trace(change, actor, adds, STANDS), others=others)
    case = Case(
        change=change,
        actor=actor,
        added=adds,
        before=STANDS,
        past=Past(kin=kin),
        trust=Trust(score=0, band="new"),
    )
    return {signal.id: signal for signal in campaign.detect(case, rules)}


def part_of(other: Trace, **fields: Any) -> Trace:
    what: dict[str, Any] = {"id": 3, "state": CampaignState.SUSPECTED, "edits": 2, "hands": 2, "gone": 0}
    case = Campaign(**{**what, "gone_hands": 0, **fields})
    return Trace(**{**{name: getattr(other, name) for name in Trace.__slots__}, "campaign": case})


def points(signals: dict[str, Signal]) -> float:
    return sum(signal.points for signal in signals.values())


def test_the_second_hand_is_a_suspicion_and_no_more(rules: Ruleset) -> None:
    signals = found(rules, ADVERT.format("+1 555 010 0199"), earlier(10, "Quentin", ADVERT.format("+1 555 010 0199")))
    assert list(signals) == ["campaign.suspected"]
    assert points(signals) < 60
    assert signals["campaign.suspected"].revids == (10,)


def test_the_third_hand_is_enough_for_a_hold(rules: Ruleset) -> None:
    other = part_of(earlier(10, "Quentin", ADVERT.format("at night")))
    signals = found(rules, ADVERT.format("by day"), other)
    assert list(signals) == ["campaign.growing"]
    assert points(signals) >= 60
    assert "3 edits by 3 hands (case 3)" in signals["campaign.growing"].reason


def test_the_very_text_of_a_confirmed_campaign_is_beyond_doubt(rules: Ruleset) -> None:
    other = part_of(earlier(10, "Quentin", ADVERT.format("at night")), state=CampaignState.CONFIRMED)
    signals = found(rules, ADVERT.format("by day"), other)
    assert list(signals) == ["campaign.confirmed", "campaign.exact"]
    assert points(signals) >= 90


def test_a_campaign_without_any_link_is_found_by_its_text(rules: Ruleset) -> None:
    signals = found(rules, ADVERT.format("always"), earlier(10, "Quentin", ADVERT.format("only here")))
    assert list(signals) == ["campaign.suspected"]


def test_a_link_in_a_signature_counts_too(rules: Ruleset) -> None:
    first = "What a page, I read all of it. -- [https://roofs.example/a roof repair] 12:00, 1 November 2026 (UTC)"
    second = "Is there a film about this? -- [https://roofs.example/b cheap roof] 09:00, 2 November 2026 (UTC)"
    assert list(found(rules, second, earlier(10, "Quentin", first))) == ["campaign.suspected"]


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("The deck was replaced in 1931 by a Danish firm.", "Trams crossed it until the line was closed for good."),
        (
            "The deck was replaced.<ref>https://news.example/1931/deck</ref>",
            "Nobody knows who laid its first stone.<ref>https://paper.example/stone</ref>",
        ),
    ],
)
def test_good_edits_of_strangers_give_no_sign(rules: Ruleset, mine: str, theirs: str) -> None:
    assert found(rules, mine, earlier(10, "Quentin", theirs)) == {}


def test_nothing_is_found_without_others(rules: Ruleset) -> None:
    assert found(rules, ADVERT.format("https://roofs.example/")) == {}


def test_the_fingerprint_of_an_empty_edit_is_empty() -> None:
    change, actor, _ = edit(1, "Zoe", "")
    bare = trace(change, actor, Added(), "")
    assert (bare.domains, bare.form, bare.place, bare.normalised) == ((), "", "", "")
    placed = Added(passages=(Passage(text="x", start=0),))
    assert trace(change, actor, placed, "old").place == "top"

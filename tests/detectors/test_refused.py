"""What comes after the wiki itself has refused an edit."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from deeds import DAY, HOUR, NOW, change

from wikiwatch.core.evidence import Added, Case, Past, Trust
from wikiwatch.core.links import links
from wikiwatch.core.model import Actor, ActorKind
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.core.sites import Refusal, SitesBefore
from wikiwatch.detectors import refused

LINK = "Cheap pills at https://pills.example/now for you"


def refusal(
    user: str = "Eve", *domains: str, log: str = "spamblacklist", ago: timedelta = 2 * DAY, entry: int = 1
) -> Refusal:
    return Refusal(log=log, entry=entry, at=NOW - ago, user=user, title="Bridge", domains=domains)


def found(rules: Ruleset, *refusals: Refusal, text: str = LINK, **past: Any) -> dict[str, str]:
    """The reasons, by signal, of Ann's edit that adds `text`."""
    case = Case(
        change=change(),
        actor=Actor(name="Ann", kind=ActorKind.ACCOUNT),
        added=Added(links=links(text)),
        before="",
        past=Past(sites=SitesBefore(refusals=refusals), **past),
        trust=Trust(score=5, band="new"),
    )
    return {signal.id: signal.reason for signal in refused.detect(case, rules)}


def test_a_place_that_spamblacklist_refused_is_a_sign_whoever_brings_it(rules: Ruleset) -> None:
    assert found(rules, refusal("Eve", "pills.example")) == {
        "refused.site": "SpamBlacklist refused a link to this place 2 days before"
    }


def test_a_place_in_an_edit_that_a_filter_stopped_is_a_weaker_one(rules: Ruleset) -> None:
    assert set(found(rules, refusal("Eve", "pills.example", log="abusefilter"))) == {"refused.filtered_site"}


def test_an_author_who_was_refused_within_a_day_and_now_links_elsewhere_is_a_sign(rules: Ruleset) -> None:
    assert found(rules, refusal("Ann", "other.example", ago=HOUR)) == {
        "refused.author": "an edit of the same author was refused less than a day before"
    }
    assert found(rules, refusal("Ann", "other.example", ago=DAY + HOUR)) == {}


def test_an_honest_second_try_after_a_filter_stays_below_a_hold(rules: Ruleset) -> None:
    again = found(rules, refusal("Ann", "pills.example", log="abusefilter", ago=HOUR))
    assert set(again) == {"refused.filtered_site", "refused.author"}
    assert sum(rules.points.signal(signal).points for signal in again) < rules.points.signal("refused.site").points


HARMLESS: dict[str, tuple[Refusal, dict[str, Any]]] = {
    "somebody else was refused another place": (refusal("Eve", "other.example"), {}),
    "nothing is linked": (refusal("Ann", "pills.example", ago=HOUR), {"text": "Bees fly."}),
    "somebody trusted uses the place": (
        refusal("Ann", "pills.example", ago=HOUR),
        {"trusted_domains": frozenset({"pills.example"})},
    ),
    "the place has stood here": (
        refusal("Eve", "pills.example"),
        {"standing_domains": frozenset({"pills.example"})},
    ),
}


@pytest.mark.parametrize(("one", "what"), HARMLESS.values(), ids=HARMLESS)
def test_no_sign_where(rules: Ruleset, one: Refusal, what: dict[str, Any]) -> None:
    assert found(rules, one, **what) == {}

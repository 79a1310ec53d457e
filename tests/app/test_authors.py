"""Authors for people: who is listed first, and what is told of one."""

from __future__ import annotations

from typing import Any

from fakes import FakeSite
from road import spam, until_quiet

from wikiwatch.app import hold
from wikiwatch.app.authors import about_author, author_keys, authors_told, parts_beside
from wikiwatch.app.context import App
from wikiwatch.app.ingest import poll


def about(app: App, name: str) -> dict[str, Any]:
    found = about_author(app, name)
    assert found is not None
    return found


def caught(app: App, site: FakeSite) -> list[int]:
    """Five adverts by Eve, all taken down."""
    made = spam(site, "Eve", 5)
    until_quiet(app, site.clock)
    return made


def test_a_part_of_trust_that_was_not_known_is_none() -> None:
    now = [{"name": "account", "points": 5, "reason": "has one"}, {"name": "blocks", "points": -9, "reason": "blocked"}]
    then = [{"name": "account", "points": 5, "reason": "has one"}, {"name": "age", "points": 3, "reason": "old"}]
    assert [(one["name"], one["now"], one["then"]) for one in parts_beside(now, then)] == [
        ("account", 5, 5),
        ("age", None, 3),
        ("blocks", -9, None),
    ]


def test_trust_now_knows_what_came_after_the_latest_edit(watched: App, site: FakeSite) -> None:
    revids = caught(watched, site)
    then = about(watched, "Eve")
    hold.confirm(watched, f"down-{revids[4]}", "Anna")
    now = about(watched, "Eve")
    assert now["then"] == then["then"]
    assert now["then"]["revid"] == revids[4]
    names = [{one["name"] for one in told["trust_parts"]} for told in (then, now)]
    assert "confirmed" in names[1] - names[0]


def test_the_history_has_verdicts_blocks_and_decisions_newest_first(watched: App, site: FakeSite) -> None:
    revids = caught(watched, site)
    hold.approve(watched, f"block-{revids[4]}", "Anna")
    site.clock.advance(days=20)
    until_quiet(watched, site.clock)
    site.person_blocks("Eve")
    poll(watched)
    hold.clear(watched, "Eve", "Anna", "a mistake")
    told = about(watched, "Eve")["history"]
    assert [one["at"] for one in told] == sorted((one["at"] for one in told), reverse=True)
    assert [one["state"] for one in told if one["what"] == "verdict"] == ["silenced", "flagged"]
    assert [one["why"] for one in told if one["what"] == "decision"] == ["Anna: a mistake"]
    assert "people" in {one["what"] for one in told}


def test_only_who_was_caught_has_wasted_time(watched: App, site: FakeSite) -> None:
    caught(watched, site)
    site.append("Flora", "Bridge", "The bridge was painted green in spring.")
    poll(watched)
    assert about(watched, "Eve")["wasted"]["edits"] == 5
    assert about(watched, "Flora")["wasted"] is None


def test_a_state_that_is_over_is_none(watched: App, site: FakeSite) -> None:
    caught(watched, site)
    assert author_keys(watched, state="silenced") == ["user:Eve"]
    site.clock.advance(days=400)
    assert author_keys(watched, state="silenced") == []
    [told] = authors_told(watched, ["user:Eve"])
    assert (told["state"], told["since"], told["why"]) == ("clean", None, "")


def test_a_name_without_an_account_is_found(watched: App, site: FakeSite) -> None:
    assert about_author(watched, "Nobody") is None
    assert about_author(watched, " ") is None
    now = site.clock.now()
    watched.store.change_rows(  # type: ignore[attr-defined]
        "insert into account (actor_key, user, state, since, reason) values ('typed:Guest', 'Guest', 'flagged', ?, '')",
        int(now.timestamp()),
    )
    assert (about(watched, "Guest")["kind"], about(watched, "Guest")["key"]) == ("typed", "typed:Guest")


def test_what_is_searched_for_may_hold_signs_of_patterns(watched: App, site: FakeSite) -> None:
    site.append("100% Eve_x", "Bridge", "The bridge was painted green in spring.")
    poll(watched)
    assert author_keys(watched, "0% e") == ["user:100% Eve_x"]
    assert author_keys(watched, "0%%") == []

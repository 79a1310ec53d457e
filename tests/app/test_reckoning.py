"""The whole reckoning of a verdict, of an author, a domain and a case."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from fakes import FakeClock, FakeSite
from road import PROBE, advert, probed, spam, until_quiet

from wikiwatch.app import cases, hold
from wikiwatch.app.context import App
from wikiwatch.app.entries import entries
from wikiwatch.app.explain import explain_revision, explain_user
from wikiwatch.app.explain_case import explain_case
from wikiwatch.app.explain_site import explain_site
from wikiwatch.app.ingest import poll
from wikiwatch.app.reckoning import LONGEST_SHOWN
from wikiwatch.core.own_rules import Condition, OwnRule, OwnRules, Scope
from wikiwatch.core.ruleset import SignalRule
from wikiwatch.errors import SiteError, UserError

ROOFS = (
    "Is your roof leaking in {}? Ask the friendly people of the night shift, who never sleep and never charge twice."
)


def flood(app: App, site: FakeSite, clock: FakeClock) -> None:
    spam(site, "Flora", 6)
    until_quiet(app, clock)


def letters(app: App, site: FakeSite, clock: FakeClock) -> None:
    probed(app, site)
    until_quiet(app, clock)
    site.append("192.0.2.7", "Ferry", advert(1))
    poll(app)


def roofs(app: App, site: FakeSite, clock: FakeClock) -> None:
    for user, title in (("Ann", "Bridge"), ("Bea", "Lighthouse"), ("Cid", "Market"), ("Dan", "Tower")):
        site.append(user, title, ROOFS.format(title))
        clock.advance(minutes=5)
        poll(app)


def talk(app: App, site: FakeSite, clock: FakeClock) -> None:
    site.edit("Flora", "User talk:Flora", f"{advert(1)} {PROBE}")
    site.edit("Sybil", "Bridge", "Rewritten by somebody who is never judged.")
    site.edit("Gus", "A new page", "\n".join(map(advert, range(4))))
    poll(app)


STORIES = [flood, letters, roofs, talk]


@pytest.mark.parametrize("tell", STORIES)
def test_every_part_of_every_verdict_adds_up(
    watched: App, site: FakeSite, clock: FakeClock, tell: Callable[[App, FakeSite, FakeClock], None]
) -> None:
    tell(watched, site, clock)
    revids = [line["revid"] for line in entries(watched) if line["revid"] is not None]
    assert revids
    for fields in (explain_revision(watched, revid) for revid in revids):
        assert sum(one["counted"] for one in fields["families"]) == fields["score"]
        for one in fields["families"]:
            mine = [signal["points"] for signal in fields["signals"] if signal["family"] == one["family"]]
            assert (sum(mine), min(sum(mine), one["cap"])) == (one["points"], one["counted"])
        assert sum(part["points"] for part in fields["trust_parts"]) == fields["trust"]
        decided = [row["id"] for row in fields["rows"] if row["decides"]]
        assert decided == [row["id"] for row in fields["rows"][-1:]]
        if fields["row"] != "hold-earlier" and not fields["exempt"]:
            assert decided == [fields["row"]]
        assert fields["notes"] == []
        json.dumps(fields)


def test_the_text_that_was_taken_down_is_shown_with_its_places_marked(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    revid = spam(site, "Flora", 5)[-1]
    until_quiet(watched, clock)
    text = explain_revision(watched, revid)["text"]
    assert text["source"] == "kept"
    [pieces] = text["passages"]
    [link] = [piece for piece in pieces if piece["signals"]]
    assert link["text"] == "https://pipes.example/4"
    assert {"repeat_links", "repeat_links.flood"} <= set(link["signals"])
    assert "".join(piece["text"] for piece in pieces).startswith("Looking for quick pipes help")


def test_a_text_that_is_not_kept_is_read_from_the_wiki_only_if_somebody_asks(watched: App, site: FakeSite) -> None:
    revid = site.append("Flora", "Bridge", "The bridge was painted green in spring.")
    poll(watched)
    assert explain_revision(watched, revid)["text"]["source"] == "none"
    text = explain_revision(watched, revid, site.texts)["text"]
    assert (text["source"], text["passages"][0][0]["text"]) == ("wiki", "The bridge was painted green in spring.")
    gone = explain_revision(watched, revid, lambda _revids: {})["text"]
    assert (gone["source"], "does not show the text any more" in gone["why"]) == ("none", True)

    def unreachable(_revids: object) -> dict[int, str]:
        raise SiteError("nobody answers")

    assert "nobody answers" in explain_revision(watched, revid, unreachable)["text"]["why"]


def test_of_a_link_that_stands_the_remembered_text_is_shown(watched: App, site: FakeSite) -> None:
    [revid] = spam(site, "Flora", 1)
    poll(watched)
    text = explain_revision(watched, revid)["text"]
    assert (text["source"], "`--fetch`" in text["why"]) == ("remembered", True)
    assert "quick pipes help in springfield" in text["passages"][0][0]["text"].casefold()


def test_a_very_long_text_is_shown_by_its_beginning(watched: App, site: FakeSite) -> None:
    revid = site.edit("Flora", "A long page", "word " * LONGEST_SHOWN)
    poll(watched)
    text = explain_revision(watched, revid, site.texts)["text"]
    assert sum(len(piece["text"]) for pieces in text["passages"] for piece in pieces) == LONGEST_SHOWN
    assert text["left_out"] >= 4 * LONGEST_SHOWN - 1


def test_rules_that_were_changed_since_are_told(watched: App, site: FakeSite, clock: FakeClock) -> None:
    revid = probed(watched, site)
    until_quiet(watched, clock)
    policy = replace(watched.rules.policy, rows=watched.rules.policy.rows[-1:])
    signals = tuple(one for one in watched.rules.points.signals if one.id != "random_text.bare")
    points = replace(watched.rules.points, signals=signals)
    now = replace(watched, rules=replace(watched.rules, version="other", policy=policy, points=points))
    fields = explain_revision(now, revid)
    assert [signal["family"] for signal in fields["signals"]] == ["random", None]
    assert [note.partition(" ")[0] for note in fields["notes"]] == ["rules", "the", "by"]
    assert fields["rules_now"] == "other" != fields["rules_version"]


def test_the_wikis_own_rules_that_looked_and_missed_are_named(watched: App, site: FakeSite) -> None:
    conditions = {"pipes": Condition(phrase=("pipes help",)), "boats": Condition(phrase=("boats",))}
    own = tuple(
        OwnRule(
            id=name,
            description=name,
            act=True,
            points=40,
            outcome=None,
            until=None,
            scope=Scope(),
            when=when,
            samples=(),
        )
        for name, when in conditions.items()
    )
    signs = tuple(SignalRule(id=rule.signal_id, points=40, family="own", reason="") for rule in own)
    points = replace(watched.rules.points, signals=(*watched.rules.points.signals, *signs))
    mine = replace(watched, rules=replace(watched.rules, points=points, own=OwnRules(rules=own)))
    [revid] = spam(site, "Flora", 1)
    poll(mine)
    fields = explain_revision(mine, revid)
    assert own[0].signal_id in [signal["id"] for signal in fields["signals"]]
    assert fields["own_misses"] == [own[1].signal_id]
    assert explain_revision(replace(mine, rules=replace(mine.rules, version="other")), revid)["own_misses"] is None


def test_what_people_decided_and_what_came_of_it_is_told(watched: App, site: FakeSite, clock: FakeClock) -> None:
    revid = spam(site, "Flora", 5)[-1]
    until_quiet(watched, clock)
    hold.release(watched, f"down-{revid}", "Sybil", "it was right")
    until_quiet(watched, clock)
    fields = explain_revision(watched, revid)
    [decision] = fields["decisions"]
    assert (decision["who"], decision["what"], decision["why"]) == ("Sybil", "release", "it was right")
    assert decision["at"].startswith(f"{clock.now():%Y-%m-%d}")
    assert "found good by a person" in [fate["what"] for fate in fields["fates"]]
    down = next(action for action in fields["actions"] if action["key"] == f"down-{revid}")
    assert (down["status"], down["settled_at"][:10]) == ("done", f"{clock.now():%Y-%m-%d}")


def test_an_author_has_a_state_with_its_time_a_record_and_decisions(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    edits = spam(site, "Flora", 5)
    until_quiet(watched, clock)
    fields = explain_user(watched, "Flora", None)
    assert (fields["state"], fields["state_since"] is None, fields["state_until"] is None) == ("silenced", False, False)
    assert (fields["record"]["read"], fields["record"]["taken_down"], fields["record"]["released"]) == (5, 5, 0)
    hold.release(watched, f"down-{edits[0]}", "Sybil")
    people_say = explain_user(watched, "Flora", None)
    assert (people_say["record"]["taken_down"], people_say["record"]["released"]) == (4, 1)
    assert [one["what"] for one in people_say["decisions"]] == ["release"]
    json.dumps(people_say)


def test_a_domain_has_its_edits_with_what_became_of_them(watched: App, site: FakeSite, clock: FakeClock) -> None:
    edits = spam(site, "Flora", 5)
    until_quiet(watched, clock)
    fields = explain_site(watched, "https://www.pipes.example/3")
    assert (fields["site"], fields["insertions"], fields["authors"]) == ("pipes.example", 5, 1)
    assert [edit["revid"] for edit in fields["edits"]] == edits[::-1]
    assert all(edit["taken_down"] for edit in fields["edits"])
    assert fields["soft_allow"] is None
    hold.release(watched, f"down-{edits[0]}", "Sybil")
    allowed = explain_site(watched, "pipes.example")["soft_allow"]
    assert "Sybil" in allowed["why"]
    json.dumps(fields)


def test_a_case_has_its_members_pages_ties_and_why(watched: App, site: FakeSite, clock: FakeClock) -> None:
    roofs(watched, site, clock)
    fields = explain_case(watched, 1)
    assert (fields["state"], fields["edits"], fields["hands"]) == ("suspected", 4, 4)
    assert {one["name"] for one in fields["authors"]} == {"Ann", "Bea", "Cid", "Dan"}
    assert {one["name"] for one in fields["pages"]} == {"Bridge", "Lighthouse", "Market", "Tower"}
    assert "text" in {tie["id"] for tie in fields["ties"]}
    assert explain_revision(watched, fields["members"][0]["revid"])["cases"] == [1]
    assert explain_user(watched, "Ann", None)["cases"] == [1]
    cases.dismiss(watched, 1, "Sybil", "a newspaper")
    dismissed = explain_case(watched, 1)
    assert (dismissed["state"], dismissed["why"]) == ("dismissed", "Sybil said so")
    assert ("Sybil", "dismissed", "a newspaper") in [
        (one["who"], one["what"], one["why"]) for one in dismissed["decisions"]
    ]
    json.dumps(dismissed)
    with pytest.raises(UserError, match="no case has the number 7"):
        explain_case(watched, 7)

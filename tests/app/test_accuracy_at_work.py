"""The accuracy page: when it is written, with what figures, and what it keeps silent about."""

from __future__ import annotations

import html
import json
import shutil
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from fakes import BOT, FakeClock, FakeSite
from ownrules import promoted
from road import PROBE, furnish, make_app, spam, until_quiet

from wikiwatch import rulefiles
from wikiwatch.app import hold
from wikiwatch.app.accuracy import WRITTEN, draft, keep_up
from wikiwatch.app.context import App
from wikiwatch.app.ingest import poll
from wikiwatch.app.rule_stats import rule_stats
from wikiwatch.core.lists import Entry, Kind, ListName, Lists
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.daemon import tick
from wikiwatch.messages import speaker
from wikiwatch.ports import Written
from wikiwatch.store.db import Store

PAGE = f"User:{BOT}/Accuracy"
OWN = """
[[rule]]
id = "{0}"
description = "Speaks of {0}"
reason = "A test of rules."
added_by = "Gerda"
since = 2026-11-01
act = true
promoted = {{ on = 2026-11-02, by = "Gerda", why = "A test of rules." }}
points = 20
[rule.when]
phrase = ["{0} for all"]
[[rule.sample]]
hit = true
text = "{0} for all."
[[rule.sample]]
hit = false
text = "A lamp, a sail."
"""


@pytest.fixture
def weekly(site: FakeSite, store: Store, rules: Ruleset, clock: FakeClock) -> App:
    """An App that writes the page, with a probe that it took down."""
    app = make_app(site, store, rules, clock, accuracy_title=PAGE)
    furnish(site)
    poll(app)
    site.append("192.0.2.1", "Ferry", PROBE)
    until_quiet(app, clock)
    return app


def written(site: FakeSite) -> int:
    """How often the page was saved."""
    return len(site.authors(PAGE)) if PAGE in {page.title for page in site.pages.values()} else 0


def row(text: str, rule: str) -> list[str]:
    """The cells of a rule."""
    name = f"<bdi>{rule.replace('-', '&#45;')}</bdi>"
    return text.partition(f"! scope=row | {name}\n| ")[2].partition("\n")[0].split(" || ")


def test_it_is_written_once_a_week_after_the_first_week(weekly: App, site: FakeSite, clock: FakeClock) -> None:
    tick(weekly)
    assert written(site) == 0
    for weeks in (1, 2):
        clock.advance(days=7)
        for _ in range(3):
            tick(weekly)
            clock.advance(hours=2)
        assert written(site) == weeks


def test_its_figures_are_those_of_rules_stats(weekly: App, site: FakeSite, clock: FakeClock) -> None:
    [action] = weekly.store.actions_of_actor("ip:192.0.2.1")
    hold.confirm(weekly, action.key, "Sybil (command line)")
    clock.advance(days=7)
    tick(weekly)
    found = {line["id"]: line for line in rule_stats(weekly).rules}
    line = found["tracking-edit"]
    assert (line["hits"], line["actions"], line["confirmed"], line["precision"]) == (1, 1, 1, 100.0)
    cells = row(site.text(PAGE), "tracking-edit")
    assert cells == [
        *("1 / 1", "1 / 1", "0", "0", "0", "100 % (21 to 100), 1 of 1 authors"),
        speaker("en").span(line["median_seconds"]),
        speaker("en").day(datetime.fromisoformat(line["last_hit"])),
    ]
    total = site.text(PAGE).partition("Changes judged\n| ")[2].partition("\n")[0]
    assert total.split(" || ") == [str(found["all"]["hits"])] * 2


def test_a_new_week_begins_where_the_last_page_ended(weekly: App, site: FakeSite, clock: FakeClock) -> None:
    for _ in range(14):
        clock.advance(days=7)
        tick(weekly)
    text = site.text(PAGE)
    assert row(text, "tracking-edit")[:2] == ["0 / 1", "0 / 1"]
    weeks = text.partition("The last weeks")[2].partition("Rows of")[0].count("\n|-\n")
    assert (weeks, len(json.loads(weekly.store.meta(WRITTEN) or ""))) == (12, 12)


def test_what_people_say_later_counts_in_the_week_of_the_edit(weekly: App, site: FakeSite, clock: FakeClock) -> None:
    clock.advance(days=7)
    tick(weekly)
    [action] = weekly.store.actions_of_actor("ip:192.0.2.1")
    hold.release(weekly, action.key, "Sybil (command line)")
    clock.advance(days=7)
    tick(weekly)
    lines = site.text(PAGE).partition("The last weeks")[2].partition("Rows of")[0].split("|-\n| ")[1:]
    assert [line.split(" || ")[3] for line in lines] == ["0", "1"]


@pytest.mark.parametrize("what", ["no title", "observing", "stopped by a file", "run page"])
def test_it_is_not_written_where_the_log_page_would_not_be(
    weekly: App, site: FakeSite, clock: FakeClock, what: str
) -> None:
    app = {
        "no title": replace(weekly, settings=replace(weekly.settings, accuracy_title="")),
        "observing": replace(weekly, enforce=False),
        "stopped by a file": replace(weekly, stopped=lambda: "somebody said stop"),
        "run page": weekly,
    }[what]
    site.run_page = "no" if what == "run page" else "yes"
    clock.advance(days=8)
    tick(app)
    assert written(site) == 0
    site.run_page = "yes"
    clock.advance(hours=1)
    tick(weekly)
    assert written(site) == 1  # made up for, and no week later


def test_it_is_written_while_observing_where_the_log_page_is(
    site: FakeSite, store: Store, rules: Ruleset, clock: FakeClock
) -> None:
    app = make_app(site, store, rules, clock, enforce=False, accuracy_title=PAGE, log_while_observing=True)
    furnish(site)
    poll(app)
    site.append("Gus", "Tower", "It has a clock.")
    tick(app)
    clock.advance(days=7)
    tick(app)
    assert written(site) == 1


def test_a_wiki_that_refuses_it_is_asked_again(weekly: App, site: FakeSite, clock: FakeClock) -> None:
    clock.advance(days=7)
    site.fail_next("save_page", Written(ok=False, code="protectedpage"))
    keep_up(weekly)
    assert written(site) == 0
    keep_up(weekly)
    assert written(site) == 1


def test_a_clock_that_was_ahead_makes_nobody_wait(weekly: App, site: FakeSite, clock: FakeClock) -> None:
    ahead = (clock.now() + timedelta(days=900)).isoformat()
    weekly.store.set_meta(WRITTEN, json.dumps([ahead]))
    keep_up(weekly)
    assert written(site) == 1
    clock.advance(hours=1)
    keep_up(weekly)
    assert written(site) == 1  # nor does it come every hour from now on


def test_the_page_itself_counts_for_nothing(weekly: App, site: FakeSite, clock: FakeClock) -> None:
    clock.advance(days=7)
    before = rule_stats(weekly).rules
    tick(weekly)
    poll(weekly)
    assert written(site) == 1
    assert rule_stats(weekly).rules == before


def test_what_is_still_to_come_for_a_silenced_author_is_not_counted(
    weekly: App, site: FakeSite, clock: FakeClock
) -> None:
    weekly.store.set_meta("secret", "always the same")
    spam(site, "Flora", 6)
    until_quiet(weekly, clock)
    clock.advance(minutes=1)
    site.append("Flora", "Tower", "Another word.")
    poll(weekly)
    assert {line["id"]: line["hits"] for line in rule_stats(weekly).rules}["silenced"] == 2
    shown = replace(weekly, settings=replace(weekly.settings, log_shows_all=True))
    assert row(draft(shown) or "", "silenced")[0] == "1 / 1"
    until_quiet(weekly, clock, rounds=20)
    assert row(draft(shown) or "", "silenced")[0] == "2 / 2"


def test_which_state_an_author_met_is_only_told_where_the_log_page_shows_all(
    weekly: App, site: FakeSite, clock: FakeClock
) -> None:
    spam(site, "Flora", 6)
    until_quiet(weekly, clock)
    shown = replace(weekly, settings=replace(weekly.settings, log_shows_all=True))
    for page, told in ((draft(weekly) or "", False), (draft(shown) or "", True)):
        assert ("scope=row | <bdi>silenced</bdi>\n" in page) is told
        assert "scope=row | <bdi>tracking&#45;edit</bdi>\n" in page


def test_no_name_address_or_page_of_anybody_stands_there(weekly: App, site: FakeSite, clock: FakeClock) -> None:
    entry = Entry(
        list=ListName.DENY,
        kind=Kind.ACCOUNT,
        what="Mallory",
        reason="r",
        added_by="Gerda",
        since=date(2020, 1, 1),
        until=date(2020, 2, 1),
    )
    listed = replace(weekly, rules=replace(weekly.rules, lists=Lists(entries=(entry,))))
    spam(site, "Flora", 6)
    until_quiet(listed, clock)
    text = draft(listed) or ""
    assert "entries of the lists 1" in text
    for private in ("Flora", "192.0.2", "Mallory", "Gerda", "Ferry", "Sybil", "pipes", "silenced until"):
        assert private not in text


@pytest.fixture
def with_own_rules(weekly: App, tmp_path: Path) -> App:
    """The same with two rules of its own: one has found something, and so the log page names it."""
    folder = shutil.copytree(rulefiles.packaged_rules_dir(), tmp_path / "rules")
    (folder / "own.toml").write_text(promoted(OWN.format("lamps") + OWN.format("sails")), encoding="utf-8")
    return replace(weekly, rules=rulefiles.load(folder))


def test_an_own_rule_is_named_once_the_log_page_names_it(with_own_rules: App, site: FakeSite, clock: FakeClock) -> None:
    site.append("Gus", "Tower", "Lamps for all, says the keeper.")
    until_quiet(with_own_rules, clock)
    text = draft(with_own_rules) or ""
    assert row(text, "own-lamps")[0] == "1 / 1"
    assert "sails" not in text


def test_an_own_rule_that_only_hit_a_guarded_author_is_not_named(
    with_own_rules: App, site: FakeSite, clock: FakeClock
) -> None:
    spam(site, "Flora", 4)
    until_quiet(with_own_rules, clock)
    site.append("Flora", "Tower", "Lamps for all, says the keeper.")
    until_quiet(with_own_rules, clock)
    assert "own-lamps" in {name for hit in with_own_rules.store.hits() for name in hit.signals}
    assert "lamps" not in html.unescape(draft(with_own_rules) or "")
    seen = replace(with_own_rules, settings=replace(with_own_rules.settings, log_shows_all=True))
    assert row(draft(seen) or "", "own-lamps")[0] == "1 / 1"


def test_which_row_people_stopped_is_only_told_where_the_log_page_shows_all(weekly: App, clock: FakeClock) -> None:
    weekly.store.trip("tracking-edit", clock.now(), "overturned for 3 authors by Sybil: down-1", "mark")
    text = draft(weekly) or ""
    assert "because people overturned them: 1\n" in text
    seen = draft(replace(weekly, settings=replace(weekly.settings, log_shows_all=True))) or ""
    assert "because people overturned them: 1\n** <bdi>tracking&#45;edit</bdi>\n" in seen
    assert "Sybil" not in seen


def test_nothing_is_drawn_before_anything_was_judged(app: App) -> None:
    assert draft(app) is None
    keep_up(replace(app, settings=replace(app.settings, accuracy_title=PAGE)))

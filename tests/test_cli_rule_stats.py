"""`wikiwatch rules stats`: what people did on the road, counted; and what a hostile name can't do in the answer."""

from __future__ import annotations

import csv
import io
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from commandline import Command, commands_in, on_a_terminal, set_up
from deeds import change, record
from fakes import FakeClock, FakeSite
from ownrules import promoted
from road import article, until_quiet

from wikiwatch import rulefiles
from wikiwatch.app.context import App
from wikiwatch.app.ingest import poll
from wikiwatch.core.model import Outcome
from wikiwatch.core.own_rules import PREFIX
from wikiwatch.rulefiles.dates import added
from wikiwatch.store.db import Store

LETTERS = ("wqkzjhrv", "xkqvzjwp", "zvqxkhwj", "qjzkxwvt", "kxzqvwjr", "vzkqxjwh", "jqxzkvwm")


@pytest.fixture
def command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    return commands_in(set_up(tmp_path), capsys)


def probe(site: FakeSite, number: int, address: int) -> int:
    """Random letters of an address on a page of their own."""
    site.edit("Sybil", f"Farm {number}", article("Farm"))
    return site.append(f"192.0.2.{address}", f"Farm {number}", LETTERS[number])


def figures(command: Command, *arguments: str) -> dict[tuple[str, str], dict[str, Any]]:
    return {(line["about"], line["id"]): line for line in command("rules", "stats", "--json", *arguments).lines}


def counts(line: dict[str, Any]) -> tuple[int, ...]:
    names = ("hits", "overturned", "confirmed", "reverted", "waiting", "authors", "authors_right", "authors_wrong")
    return tuple(line[name] for name in names)


@pytest.fixture
def probes(live: tuple[App, FakeSite], clock: FakeClock) -> list[int]:
    """Seven probes that are taken down: two of one address, and one each of five others."""
    app, site = live
    made = [probe(site, number, address) for number, address in enumerate((1, 1, 2, 3, 4, 5, 6))]
    until_quiet(app, clock)
    return made


def test_what_people_said_is_counted_by_row_by_sign_and_by_author(command: Command, probes: list[int]) -> None:
    assert counts(figures(command)["row", "tracking-edit"]) == (7, 0, 0, 0, 7, 6, 0, 0)
    assert command("review", "release", str(probes[0])).code == 0
    for revid in (probes[1], probes[2], probes[3]):
        assert command("review", "confirm", str(revid)).code == 0
    found = figures(command)
    # The address of the first two was wronged once; of the five others two were confirmed.
    assert counts(found["row", "tracking-edit"]) == (7, 1, 3, 0, 3, 6, 2, 1)
    assert counts(found["signal", "random_text.bare"]) == (7, 1, 3, 0, 3, 6, 2, 1)
    line = found["row", "tracking-edit"]
    assert (line["precision"], line["precision_low"], line["precision_high"]) == (66.7, 20.8, 93.9)


def test_what_people_revert_before_the_program_comes_counts_for_the_rule(
    command: Command, live: tuple[App, FakeSite], clock: FakeClock
) -> None:
    app, site = live
    probe(site, 0, 1)
    site.edit("Sybil", "Farm 0", article("Farm"))
    until_quiet(app, clock)
    assert counts(figures(command)["row", "tracking-edit"]) == (1, 0, 0, 1, 0, 1, 1, 0)


def test_what_the_program_releases_by_itself_is_nobodys_word(
    command: Command, live: tuple[App, FakeSite], probes: list[int]
) -> None:
    app, _ = live
    app.store.overturn(probes[6], app.clock.now())
    app.store.decided(app.clock.now(), "wikiwatch", "release", f"down-{probes[6]}", "nobody answered")
    assert counts(figures(command)["row", "tracking-edit"]) == (7, 0, 0, 0, 6, 6, 0, 0)


def test_whoever_is_released_has_no_say_about_it_themselves(
    command: Command, live: tuple[App, FakeSite], probes: list[int]
) -> None:
    app, _ = live
    app.store.overturn(probes[6], app.clock.now())
    app.store.decided(app.clock.now(), "192.0.2.6", "undo", f"down-{probes[6]}", "")
    assert counts(figures(command)["row", "tracking-edit"]) == (7, 0, 0, 0, 6, 6, 0, 0)


def test_every_row_and_every_sign_is_named_though_nothing_hit(command: Command, live: tuple[App, FakeSite]) -> None:
    app, site = live
    site.append("Sybil", "Bridge", "It has five arches.")
    poll(app)
    found = figures(command)
    assert {key for key in found if key[0] != "entry"} == {
        ("total", "all"),
        *(("row", row.id) for row in app.rules.policy.rows),
        *(("signal", signal.id) for signal in app.rules.points.signals),
    }
    silenced = found["row", "silenced"]
    assert (silenced["hits"], silenced["last_hit"], silenced["precision"]) == (0, None, None)


def test_every_row_and_every_sign_has_its_day(live: tuple[App, FakeSite]) -> None:
    rules, days = live[0].rules, added(rulefiles.packaged_rules_dir())
    assert {row.id for row in rules.policy.rows} <= {name for about, name in days if about == "row"}
    assert {one.id for one in rules.points.signals} <= {name for about, name in days if about == "signal"}


def judged(home: Path, days_ago: int, user: str = "Ann", revid: int = 10) -> None:
    store = Store(home / "wikiwatch.db", durable=False)
    record(store, change(revid, user, at=datetime.now(UTC) - timedelta(days=days_ago)), Outcome.WATCH)
    store.close()


def dated(home: Path, day: str) -> None:
    """Let all rules be from a day."""
    for file in ("policy.toml", "points.toml"):
        path = home / "rules" / file
        path.write_text(path.read_text(encoding="utf-8").replace("since = 2026-11-22", f"since = {day}"), "utf-8")


def test_what_is_unused_is_told_once_the_watch_is_ninety_days_old(command: Command, tmp_path: Path) -> None:
    assert "Nothing has been judged yet." in command("rules", "stats").out
    dated(tmp_path, "2020-01-01")
    judged(tmp_path, 89)
    assert "Nothing is called unused before" in command("rules", "stats").out
    assert not figures(command)["row", "silenced"]["unused"]
    judged(tmp_path, 91, revid=9)
    shown = command("rules", "stats").out
    assert "Nothing is called unused" not in shown
    assert "unused for 90 days" in shown
    assert figures(command)["row", "silenced"]["unused"]


def test_a_young_rule_is_not_unused(command: Command, tmp_path: Path) -> None:
    dated(tmp_path, "2020-01-01")
    judged(tmp_path, 100)
    policy = tmp_path / "rules" / "policy.toml"
    day = (datetime.now(UTC) - timedelta(days=1)).date().isoformat()
    policy.write_text(policy.read_text(encoding="utf-8").replace("2020-01-01", day), encoding="utf-8")
    found = figures(command)
    assert not found["row", "silenced"]["unused"]
    assert found["signal", "random_text"]["unused"]


def test_since_leaves_out_what_hit_before(command: Command, live: tuple[App, FakeSite], probes: list[int]) -> None:
    last = figures(command)["row", "tracking-edit"]["last_hit"]
    line = figures(command, "--since", "2999-01-01")["row", "tracking-edit"]
    assert counts(line) == (0, 0, 0, 0, 0, 0, 0, 0)
    assert (line["last_hit"], line["counted_since"]) == (last, "2999-01-01T00:00:00+00:00")
    assert command("rules", "stats", "--since", "yesterday").code == 2


LISTS = """
[[entry]]
list = "deny"
account = "Eve\\u202e; =1+1"
reason = "Adverts."
added_by = "Gerda"
since = 2020-01-01
until = 2020-06-30

[[entry]]
list = "deny"
domain = "pills.example"
reason = "Adverts."
added_by = "Gerda"
since = 2020-01-01
"""


def test_an_entry_of_the_lists_that_has_ended_stands_at_the_end(command: Command, tmp_path: Path) -> None:
    (tmp_path / "rules" / "lists.toml").write_text(LISTS, encoding="utf-8")
    assert command("rules", "stats", "--json").lines[-1] == {
        "about": "entry",
        "id": "deny account Eve; =1+1",
        "until": "2020-06-30",
        "days_left": 0,
    }
    assert "deny account Eve; =1+1" in command("rules", "stats").out
    (*_, last) = csv.DictReader(io.StringIO(command("rules", "stats", "--csv").out))
    assert (last["about"], last["id"], last["until"], last["hits"]) == (
        "entry",
        "deny account Eve;' =1+1",
        "2020-06-30",
        "",
    )


OWN = """
[[rule]]
id = "free-watches"
description = "Adverts for watches"
reason = "The wave of October."
added_by = "Gerda"
since = 2020-01-01
until = {until}
act = true
promoted = {{ on = 2020-01-20, by = "Gerda", hits = 60, right = 60 }}
outcome = "hold"
[rule.when]
phrase = ["free watches"]
[[rule.sample]]
hit = true
text = "Get free watches today."
[[rule.sample]]
hit = false
text = "The tower has a clock."
"""


def test_a_rule_of_the_wikis_own_is_a_row_and_a_sign_and_is_told_to_end(command: Command, tmp_path: Path) -> None:
    until = (datetime.now(UTC) + timedelta(days=10)).date().isoformat()
    (tmp_path / "rules" / "own.toml").write_text(promoted(OWN.format(until=until)), encoding="utf-8")
    judged(tmp_path, 100)
    found = figures(command)
    assert found["row", f"{PREFIX}free-watches"]["unused"]
    assert found["signal", f"{PREFIX}free-watches"]["unused"]
    assert found["rule", "free-watches"]["until"] == until
    assert "ended, or ends within 30 days" in command("rules", "stats").out


def test_the_table_for_a_spreadsheet_has_the_same_figures(command: Command, probes: list[int]) -> None:
    command("review", "confirm", str(probes[2]))
    rows = list(csv.DictReader(io.StringIO(command("rules", "stats", "--csv").out)))
    lines = command("rules", "stats", "--json").lines
    assert [(row["about"], row["id"]) for row in rows] == [(line["about"], line["id"]) for line in lines]
    for row, line in zip(rows, lines, strict=True):
        assert [row[name] for name in ("hits", "confirmed", "waiting", "authors")] == [
            str(line[name]) for name in ("hits", "confirmed", "waiting", "authors")
        ]
    assert command("rules", "stats", "--csv", "--json").code == 2


def test_what_the_program_did_and_how_soon_is_told_in_all_forms(command: Command, probes: list[int]) -> None:
    found = figures(command)
    line, total = found["row", "tracking-edit"], found["total", "all"]
    assert (line["actions"], line["reported"], total["hits"], total["actions"]) == (7, 0, 7, 7)
    assert line["median_seconds"] == total["median_seconds"] > 0
    assert line["people_median_seconds"] is None
    assert f"actions 7, down after {line['median_seconds']:.0f} seconds" in command("rules", "stats").out
    first, *_ = csv.DictReader(io.StringIO(command("rules", "stats", "--csv").out))
    assert (first["about"], first["actions"], float(first["median_seconds"])) == ("total", "7", line["median_seconds"])


def test_the_accuracy_page_is_printed_before_it_is_written(command: Command, probes: list[int]) -> None:
    text = command("rules", "stats", "--wikitext").out
    assert text.startswith("<noinclude>__NOINDEX__</noinclude>\n")
    assert "! scope=row | <bdi>tracking&#45;edit</bdi>\n| 7 / 7 || 7 / 7 ||" in text
    for other in (("--json",), ("--csv",), ("--since", "7d")):
        assert command("rules", "stats", "--wikitext", *other).code == 2


def test_before_anything_was_judged_there_is_no_page(command: Command) -> None:
    assert command("rules", "stats", "--wikitext").out == "Nothing has been judged yet.\n"


def test_people_read_the_precision_with_its_interval(command: Command, probes: list[int]) -> None:
    for revid in probes[2:5]:
        command("review", "confirm", str(revid))
    (line,) = [row for row in command("rules", "stats").out.splitlines() if row.split()[:1] == ["tracking-edit"]]
    assert "100 % (44 to 100), 3 of 3 authors" in line


def test_on_a_narrow_terminal_names_and_dates_are_whole(
    command: Command, probes: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    command("review", "release", str(probes[1]))
    command("review", "confirm", str(probes[2]))
    on_a_terminal(monkeypatch, 80)
    shown = command("rules", "stats").out
    for whole in ("tracking-edit-likely", "random_text.beside_links", "overturned", "confirmed", "precision"):
        assert whole in shown
    (line,) = [one for one in shown.splitlines() if one.startswith(" tracking-edit ")]
    assert re.search(r" 7 +\d{4}-\d\d-\d\d  6 +overturned 1, +50 % ", line), line

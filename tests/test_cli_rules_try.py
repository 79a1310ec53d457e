"""`rules try` over an export that is small enough to be counted by hand."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from commandline import Command, commands_in, on_a_terminal, set_up
from test_cli_compare import BRIDGE, HOSTILE, PROBE, TOWER, page, revision, written

from wikiwatch import config, rulefiles
from wikiwatch.app.rules_kept import KEPT
from wikiwatch.detectors.samples import hits
from wikiwatch.rulefiles.folder import RuleFolder
from wikiwatch.store.db import Store

SHOP = """
[[rule]]
id = "shop"
description = "The shop that comes back."
reason = "It came back three times."
added_by = "Ada"
since = 2024-05-01
act = false
outcome = "hold"

[rule.when]
phrase = ["lamp shop"]

[[rule.sample]]
hit = true
text = "Visit the lamp shop today."

[[rule.sample]]
hit = false
text = "Visit the museum today."
"""
ALLOWED = """
[[entry]]
list = "allow"
account = "Bot A"
reason = "It tests the keyboards of the library."
added_by = "Ada"
since = 2024-05-01
"""
ADVERT = f"{TOWER}\n\nVisit the lamp shop today, {HOSTILE}."


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """A probe and an advert that people took out, an advert that stood, and a late edit by which all is old."""
    return written(
        tmp_path / "tiny.xml",
        page(
            *(1, "Bridge"),
            revision(1, 1, 0, "Ada", BRIDGE),
            revision(4, 2, 0, "Bot A", PROBE),
            revision(5, 2, 3, "Gus", BRIDGE),
        ),
        page(
            *(2, "Tower"),
            revision(2, 1, 1, "Ada", TOWER),
            revision(6, 3, 0, "Bot B", ADVERT),
            revision(7, 3, 5, "Gus", TOWER),
        ),
        page(
            *(3, "Museum"),
            revision(3, 1, 2, "Ada", "The museum shows lamps."),
            revision(8, 4, 0, "Bot C", "The museum shows lamps. It has a lamp shop."),
        ),
        page(4, "Market", revision(9, 20, 0, "Ada", "The market is on Friday.")),
    )


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    file = tmp_path / "shop.toml"
    file.write_text(SHOP, encoding="utf-8")
    return file


@pytest.fixture
def command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    return commands_in(tmp_path / "home", capsys)


def test_a_rule_that_only_notes_is_shown_with_what_it_noted(command: Command, export: Path, shop: Path) -> None:
    ran = command("rules", "try", str(shop), "--export", str(export), "--json")
    assert (ran.code, ran.err) == (0, "")
    (found,) = ran.lines
    assert (found["changes"], found["counts"]["noted"]["hits"], found["counts"]["new"]["hits"]) == (9, 2, 0)
    assert [(one["revid"], one["people"], one["before"], one["now"]) for one in found["differences"]] == [
        (8, "stood", "allowed", "allowed"),
        (6, "undone", "allowed", "allowed"),
    ]
    (rule,) = found["rules"]
    assert (rule["rule"], rule["hits_before"], rule["hits_now"], rule["right"], rule["wrong"]) == (
        "own-shop",
        0,
        2,
        1,
        1,
    )
    assert (rule["precision"]["per_cent"], round(rule["precision"]["low"])) == (50, 9)


def test_acting_shows_what_it_would_do(command: Command, export: Path, shop: Path) -> None:
    ran = command("rules", "try", "--acting", str(shop), "--export", str(export), "--json")
    (found,) = ran.lines
    assert found["counts"]["new"] == {
        **{"hits": 2, "confirmed": 0, "undone": 1, "overturned": 0, "stood": 1, "neither": 0, "young": 0},
        "unknown": 0,
    }
    assert {(one["before"], one["now"]) for one in found["differences"]} == {("allowed", "held")}
    assert found["differences"][0]["excerpt"].startswith("It has a lamp shop")


def test_the_tables_show_texts_that_do_no_harm_and_say_what_is_not_told(
    command: Command, export: Path, shop: Path
) -> None:
    ran = command("rules", "try", "--acting", str(shop), "--export", str(export), "--limit", "1")
    assert ran.code == 0
    for said in ("new hits", "1 of 2", "own-shop", "undone 1; stood 1", "not followed", "Deleted pages are missing"):
        assert said in ran.out
    assert "\u202e" not in ran.out


def test_a_rule_file_takes_the_place_of_the_one_of_its_name(command: Command, export: Path, tmp_path: Path) -> None:
    limits = rulefiles.packaged_rules_dir() / "random_text.toml"
    text = limits.read_text(encoding="utf-8")
    changed = tmp_path / "own.toml"
    changed.write_text(SHOP, encoding="utf-8")
    same = tmp_path / "random_text.toml"
    same.write_text(text, encoding="utf-8")
    assert command("rules", "try", str(changed), "--export", str(export), "--json").lines[0]["counts"]["noted"]["hits"]
    ran = command("rules", "try", str(same), "--export", str(export))
    assert (ran.code, "Nothing differs" in ran.out) == (0, True)


def test_a_folder_is_a_whole_set_and_what_it_does_not_find_any_more_is_lost(
    command: Command, export: Path, tmp_path: Path
) -> None:
    folder = shutil.copytree(rulefiles.packaged_rules_dir(), tmp_path / "rules")
    with (folder / "lists.toml").open("a", encoding="utf-8") as lists:
        lists.write(ALLOWED)
    ran = command("rules", "try", str(folder), "--export", str(export), "--json")
    assert ran.code == 0, ran.out
    (found,) = ran.lines
    assert [(one["kind"], one["revid"], one["people"]) for one in found["differences"]] == [("lost", 4, "undone")]


def test_a_rule_with_an_id_that_is_there_takes_its_place(
    command: Command, export: Path, shop: Path, tmp_path: Path
) -> None:
    rules = shutil.copytree(rulefiles.packaged_rules_dir(), tmp_path / "home" / "rules")
    (rules / "own.toml").write_text(
        SHOP + SHOP.replace('"shop"', '"other"').replace("lamp shop", "no such words"), encoding="utf-8"
    )
    shop.write_text(SHOP.replace("lamp shop", "shows lamps"), encoding="utf-8")
    (found,) = command("rules", "try", str(shop), "--export", str(export), "--json").lines
    assert {one["rule"]: (one["hits_before"], one["hits_now"]) for one in found["rules"]} == {"own-shop": (2, 1)}


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (SHOP.replace("phrase =", "phrases ="), 12, "did you mean `phrase`?"),
        (SHOP.replace("museum", "lamp shop"), 18, "found a hit, expected a miss"),
        ("points = 3\n", 1, "points: found a key that no list of own rules has"),
        ("", 1, "found no table [[rule]]"),
        ("[[rule]\n", 1, "no TOML"),
    ],
)
def test_mistakes_are_told_where_they_stand_in_the_file(
    command: Command, export: Path, shop: Path, text: str, line: int, said: str
) -> None:
    shop.write_text(text, encoding="utf-8")
    ran = command("rules", "try", str(shop), "--export", str(export))
    assert ran.code == 1
    assert f"shop.toml:{line}: " in ran.out
    assert said in ran.out


def test_a_rule_can_be_tried_as_if_it_only_noted(command: Command, export: Path, shop: Path) -> None:
    def tried(*more: str) -> dict[str, Any]:
        return command("rules", "try", "--acting", str(shop), "--export", str(export), "--json", *more).lines[0]

    watched = tried("--watch", "shop", "--watch", "tracking-edit")
    assert watched["watch"] == ["shop", "tracking-edit"]
    assert (watched["counts"]["new"]["hits"], watched["counts"]["noted"]["hits"]) == (0, 2)
    assert [
        (one["revid"], one["before"], one["now"]) for one in watched["differences"] if one["kind"] == "changed"
    ] == [(4, "reverted", "listed")]
    assert watched["rules_version"] != tried()["rules_version"]
    ran = command("rules", "try", str(shop), "--export", str(export), "--watch", "no-such-rule")
    assert (ran.code, "no-such-rule" in ran.err) == (1, True)


def test_what_mends_the_rules_is_tried_beside_the_version_that_a_run_went_by_last(
    export: Path, shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = set_up(tmp_path / "home")
    store = Store(home / config.DATABASE)
    store.set_meta(KEPT, json.dumps(RuleFolder(home / "rules", hits, watched=True).texts()))
    store.close()
    with (home / "rules" / "phrases.toml").open("a", encoding="utf-8") as file:
        file.write("foo = 1\n")
    command = commands_in(home, capsys)
    mended = rulefiles.packaged_rules_dir() / "phrases.toml"
    ran = command("rules", "try", str(mended), "--export", str(export))
    assert (ran.code, "Nothing differs" in ran.out, "which was in force last" in ran.err) == (0, True, True)
    ran = command("rules", "try", str(shop), "--export", str(export))
    assert (ran.code, "phrases.toml:" in ran.out, f"Mistakes in the rules with {shop}: 1." in ran.out) == (
        1,
        True,
        True,
    )


def test_the_differences_can_be_read_on_80_columns(
    command: Command, export: Path, shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_a_terminal(monkeypatch, 80)
    ran = command("rules", "try", "--acting", str(shop), "--export", str(export))
    assert all(len(line) <= 80 for line in ran.out.splitlines())
    assert "The museum shows lamps" not in ran.out
    assert "It has a lamp shop." in ran.out
    assert "nobody can tell 0." in " ".join(ran.out.split())


def test_two_pasts_and_pasts_that_are_not_there_are_refused(command: Command, export: Path, shop: Path) -> None:
    assert command("rules", "try", str(shop), "--export", str(export), "--since", "3d").code == 2
    ran = command("rules", "try", str(shop))
    assert (ran.code, "no home folder" in ran.err) == (1, True)
    assert command("rules", "try", str(shop), "--export", "no.xml").code == 1


def test_only_own_rules_can_be_tried_as_if_they_acted(command: Command, export: Path, tmp_path: Path) -> None:
    file = tmp_path / "random_text.toml"
    shutil.copyfile(rulefiles.packaged_rules_dir() / "random_text.toml", file)
    ran = command("rules", "try", "--acting", str(file), "--export", str(export))
    assert (ran.code, "no rule of your own" in ran.err) == (1, True)

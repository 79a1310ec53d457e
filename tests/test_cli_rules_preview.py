"""`rules preview`, on an export that is small enough to be counted by hand."""

from __future__ import annotations

import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest
from commandline import Command, commands_in, on_a_terminal
from ownrules import promoted
from test_cli_compare import BRIDGE, PROBE, TOWER, page, revision, written

from wikiwatch import rulefiles

KEY = "policy.toml:tracking-edit-likely"
OWN = """
[[rule]]
id = "ferries"
description = "Adverts for ferries"
reason = "One shop, many accounts."
added_by = "Gerda Lind"
since = 2024-01-01
act = false
points = 60
[rule.when]
phrase = ["ferry tickets"]
[[rule.sample]]
hit = true
text = "Cheap ferry tickets for everybody."
[[rule.sample]]
hit = false
text = "The ferry crosses the river."
"""
BEFORE = "The ferry crosses the river twice a day but for Sundays."
ADVERT = f"{BEFORE}\n\nBuy ferry tickets here and now, before they are gone for good."


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """One probe that was undone, one that nobody minded, one too young; an advert that was undone, one that stood."""
    pages = (
        page(
            *(1, "Bridge"),
            revision(1, 1, 0, "Ada", BRIDGE),
            revision(4, 2, 0, "Bot A", PROBE),
            revision(5, 2, 3, "Gus", BRIDGE),
        ),
        page(2, "Tower", revision(2, 1, 1, "Ada", TOWER), revision(6, 3, 0, "Bot B", f"{TOWER}\n\nzqxwvkjh pfkqzjwx")),
        page(
            *(3, "Ferry"),
            revision(3, 1, 2, "Ada", BEFORE),
            revision(8, 5, 0, "Shop", ADVERT),
            revision(9, 5, 4, "Gus", BEFORE),
        ),
        page(4, "Market", revision(7, 21, 0, "Bot C", "qzxkvjwp hjqkzxvb")),
        page(
            5,
            "Harbour",
            revision(10, 6, 0, "Ada", TOWER),
            revision(11, 7, 0, "Other", f"{TOWER}\n\nSee ferry tickets."),
        ),
    )
    return written(tmp_path / "tiny.xml", *pages)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with rules of its own."""
    shutil.copytree(rulefiles.packaged_rules_dir(), tmp_path / "home" / "rules")
    (tmp_path / "home" / "rules" / "own.toml").write_text(OWN, encoding="utf-8")
    return tmp_path / "home"


@pytest.fixture
def command(home: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    return commands_in(home, capsys)


def test_each_value_has_an_object_with_what_it_catches_and_whom_it_wrongs(command: Command, export: Path) -> None:
    ran = command(
        *("rules", "preview", "points.toml:random_text.points", "--values", "10,60"),
        *("--export", str(export), "--json"),
    )
    assert (ran.code, ran.err) == (0, "")
    lower, present = ran.lines
    assert [(one["value"], one["in_force"], one["days"], one["edits"]) for one in ran.lines] == [
        *((10, 60, 17.0, 11), (60, 60, 17.0, 11)),
    ]
    assert (present["caught"], present["wrong"], present["too_young"]) == (1, 1, 1)
    assert (present["caught_a_day"], present["changed"]) == (pytest.approx(1 / 17), 0)
    assert present["precision"] == 50.0
    assert present["precision_low"] < 15 < 85 < present["precision_high"]
    assert lower["changed"] >= 0
    assert lower["caught"] == present["caught"] + lower["caught_gained"] - lower["caught_lost"]


def test_a_rule_that_does_not_act_is_tried_as_if_it_did_and_that_is_said(command: Command, export: Path) -> None:
    ran = command(
        *("rules", "preview", "ferries.points", "--values", "10,60", "--export", str(export), "--json"),
    )
    assert ran.err == "ferries does not act so far: all values are tried as if it did.\n"
    lower, present = ran.lines
    # The advert that was undone and the one that stood are taken down at 60 only, besides the probes.
    assert (present["caught"] - lower["caught"], present["wrong"] - lower["wrong"]) == (1, 1)
    assert (lower["caught_lost"], lower["wrong_lost"]) == (1, 1)


def test_the_tables_and_bars_fit_on_80_columns_and_say_what_they_mean(
    command: Command, export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_a_terminal(monkeypatch, 80)
    ran = command("rules", "preview", "ferries.points", "--export", str(export))
    assert ran.code == 0
    assert all(len(line) <= 80 for line in ran.out.splitlines())
    assert "\x1b" not in ran.out
    said = " ".join(ran.out.split())
    for words in (
        "17.0 days, 2024-05-01 to 2024-05-18; 11 edits judged",
        *("> 60", "in force", "-1 caught", "-1 wrong", "60 caught |#", "Too young to count: 1 of"),
        *("people undid it or confirmed", "is not followed", "deleted", "groups"),
    ):
        assert words in said


def test_a_value_that_the_check_refuses_is_left_out_with_its_reason(command: Command, export: Path) -> None:
    asked = ("rules", "preview", "trust.toml:known.at_least", "--values", "10,30,30.5,101", "--export", str(export))
    ran = command(*asked)
    said = " ".join(ran.out.split())
    assert ran.code == 0
    for value, why in (("10", "found 10, expected more than 20"), ("30.5", "whole number"), ("101", "from 0 to 100")):
        assert f"{value} is left out, since `rules check` refuses it: trust.toml:" in said
        assert why in said
    lines = command(*asked, "--json").lines
    assert [one["value"] for one in lines if one["refused"] is None] == [30, 40]
    assert [one["value"] for one in lines if one["refused"]] == [10, 30.5, 101]


def test_values_of_which_none_can_be_tried_are_an_error(command: Command, tmp_path: Path) -> None:
    ran = command(
        *("rules", "preview", "trust.toml:known.at_least", "--values", "500", "--export", str(tmp_path / "none.xml")),
    )
    assert (ran.code, "no other value of trust.toml:known.at_least can be tried" in ran.err) == (1, True)


def test_the_picture_is_written_and_named(command: Command, export: Path, tmp_path: Path) -> None:
    file = tmp_path / "points.svg"
    ran = command(
        *("rules", "preview", "random_text.points", "--values", "30", "--export", str(export), "--svg", str(file)),
    )
    assert (ran.code, ran.err) == (0, f"{file} is written.\n")
    assert "points.toml:random_text.points" in "".join(ElementTree.parse(file).getroot().itertext())


def test_without_a_key_every_number_is_listed_with_what_the_file_says(command: Command) -> None:
    ran = command("rules", "preview", "--json")
    listed = {one["key"]: one for one in ran.lines}
    assert listed["policy.toml:signs-enough.score_at_least"] == {
        "key": "policy.toml:signs-enough.score_at_least",
        "value": 60,
        "comment": "one strong sign, or weaker ones of two kinds",
    }
    assert listed["own.toml:ferries.points"]["value"] == 60
    assert "policy.toml:signs-enough.score_at_least" in command("rules", "preview").out


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("ferris.points",), 1, "own.toml:ferries.points"),
        (("unlikely", "--values", "seven"), 1, "seven is no number"),
        (("unlikely", "--values", ""), 1, "nothing is no number"),
        (("--values", "7"), 2, "need a KEY"),
        (("unlikely", "--since", "30d", "--export", "a.xml"), 2, "give one"),
        (("unlikely", "--svg", "/nowhere/a.svg", "--export", "a.xml"), 1, "there is no folder"),
        (("unlikely", "--export", "no-such-export.xml"), 1, "no-such-export.xml"),
    ],
)
def test_what_cant_be_tried_is_said_in_a_line(
    command: Command, arguments: tuple[str, ...], code: int, told: str
) -> None:
    ran = command("rules", "preview", *arguments)
    assert ran.code == code
    assert told in ran.err
    assert "Traceback" not in ran.err


def test_an_export_that_is_too_young_tells_that_nothing_can_be_counted(command: Command, tmp_path: Path) -> None:
    young = written(tmp_path / "young.xml", page(1, "Bridge", revision(1, 1, 0, "Bot A", PROBE)))
    ran = command("rules", "preview", "unlikely", "--export", str(young))
    assert ran.code == 0
    assert "none of them old enough to count" in ran.out
    assert "caught" not in ran.out


def test_a_number_that_an_acting_rule_looks_for_is_tried_as_if_each_value_were_promoted(
    command: Command, home: Path, export: Path
) -> None:
    acting = promoted(
        OWN.replace("hit = true", "hit = true\npages = 3")
        .replace("act = false", 'act = true\npromoted = { on = 2024-02-01, by = "Gerda", why = "a test" }')
        .replace('phrase = ["ferry tickets"]', 'phrase = ["ferry tickets"]\npages_in_ten_minutes = 1')
    )
    (home / "rules" / "own.toml").write_text(acting, encoding="utf-8")
    asked = (
        "rules",
        "preview",
        "ferries.when.pages_in_ten_minutes",
        "--values",
        "1,2",
        "--export",
        str(export),
        "--json",
    )
    ran = command(*asked)
    assert (ran.code, ran.err) == (0, "")
    present, higher = ran.lines
    assert present["in_force"] == 1
    assert present["caught"] - higher["caught"] == 1

    reworded = acting.replace("pages_in_ten_minutes = 1", "pages_in_ten_minutes = 2")
    (home / "rules" / "own.toml").write_text(reworded, encoding="utf-8")
    ran = command(*asked)
    assert ran.err == "ferries does not act so far: all values are tried as if it did.\n"
    lower, present = ran.lines
    assert lower["caught"] - present["caught"] == 1

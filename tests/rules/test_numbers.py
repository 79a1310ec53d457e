"""Numbers of the rules by the names that people give them, and the rules with another value in the place of one."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from wikiwatch import rulefiles
from wikiwatch.detectors.samples import hits
from wikiwatch.errors import UserError
from wikiwatch.rulefiles.candidate import acting as as_if_acting
from wikiwatch.rulefiles.folder import load_texts
from wikiwatch.rulefiles.numbers import Number, find, numbers
from wikiwatch.rulefiles.swept import MOST, acting, around, noted, own_rule, wanted, with_value

OWN = """
[[rule]]
id = "free-watches"
description = "Adverts for watches"
reason = "One shop, forty accounts."
added_by = "Gerda Lind"
since = 2026-10-03
act = false
points = 40
[rule.when]
any = [{ phrase = ["free watches"] }, { pages_in_an_hour = 7 }]
[[rule.sample]]
hit = true
text = "Get free watches today."
pages = 2
[[rule.sample]]
hit = false
text = "The tower has a clock since 1862."
"""


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    packaged: Path = rulefiles.packaged_rules_dir()
    return {path.name: path.read_text(encoding="utf-8") for path in packaged.glob("*.toml")} | {"own.toml": OWN}


@pytest.mark.parametrize(
    ("asked", "key", "value"),
    [
        ("policy.toml:signs-agree.score_at_least", "policy.toml:signs-agree.score_at_least", 100),
        ("policy:signs-agree.score_at_least", "policy.toml:signs-agree.score_at_least", 100),
        ("signs-agree.score_at_least", "policy.toml:signs-agree.score_at_least", 100),
        ("policy.toml:row.signs-agree.score_at_least", "policy.toml:signs-agree.score_at_least", 100),
        ("points.toml:phrases.many.points", "points.toml:phrases.many.points", 60),  # ids may hold dots
        ("random_text.toml:unlikely", "random_text.toml:unlikely", 7.3),
        ("unlikely", "random_text.toml:unlikely", 7.3),
        ("trust.toml:known.at_least", "trust.toml:known.at_least", 40),
        ("trust.toml:network.bad", "trust.toml:network.bad", 5),  # a table without rows
        ("trust.toml:part.account.cap", "trust.toml:part.account.cap", 5),
        ("repeat_links.toml:new.count", "repeat_links.toml:new.count", 3),  # rows that are known by their band
        ("own.toml:free-watches.points", "own.toml:free-watches.points", 40),
        ("own.toml:free-watches.when.any.2.pages_in_an_hour", "own.toml:free-watches.when.any.2.pages_in_an_hour", 7),
        (" unlikely ", "random_text.toml:unlikely", 7.3),
    ],
)
def test_a_number_is_found_as_people_read_the_files(texts: dict[str, str], asked: str, key: str, value: float) -> None:
    found = find(texts, asked)
    assert (found.key, found.value) == (key, value)


@pytest.mark.parametrize(
    ("asked", "message", "hint"),
    [
        ("policy.toml:signs-agre.score_at_least", "no number is called", "policy.toml:signs-agree.score_at_least"),
        ("score_at_least", "may be several", "policy.toml:signs-enough.score_at_least"),
        ("account.cap", "may be several", "trust.toml:family.account.cap, trust.toml:part.account.cap"),
        ("polcy.toml:signs-agree.score_at_least", "there is no rule file", "policy.toml"),
        ("policy.toml:allow.outcome", "is no number", "only numbers"),
        ("policy.toml:range.days", "no verdict rests on", "after a verdict"),
        ("review.toml:every_hours", "no verdict rests on", "after a verdict"),
        ("own.toml:free-watches.sample.1.pages", "no verdict rests on", "after a verdict"),
        ("lists.toml:points", "holds no number", "lists all"),
        ("", "no number is called nothing", "lists all"),
        (":", "there is no rule file", ""),
        ("points.toml:", "no number is called nothing", "lists all"),
        ("..", "no number", ""),
        ("x" * 100_000, "no number is called x", ""),
        ("\x1b[31m\u202e", "no number", ""),
        ("../../etc/passwd.toml:root", "there is no rule file", ""),
    ],
)
def test_what_names_no_number_is_told_with_the_likely_ones(
    texts: dict[str, str], asked: str, message: str, hint: str
) -> None:
    with pytest.raises(UserError) as told:
        find(texts, asked)
    assert message in told.value.message
    assert hint in told.value.hint
    assert (told.value.message + told.value.hint).isprintable()
    assert len(told.value.message) < 200


def test_every_number_is_found_by_its_own_key_and_has_its_reason(texts: dict[str, str]) -> None:
    found = numbers(texts)
    assert len({one.key for one in found}) == len(found)
    assert all(one.comment for one in found)
    for one in found[::11]:
        assert find(texts, one.key) == one


def test_the_comment_is_the_one_beside_the_number_or_above_it_or_the_reason_of_its_row(texts: dict[str, str]) -> None:
    assert find(texts, "policy.toml:signs-enough.score_at_least").comment.startswith("one strong sign, or")
    assert find(texts, "trust.toml:survives_after_hours").comment.startswith("An edit has survived if it stood")
    assert find(texts, "points.toml:random_text.points").comment.startswith("Letters without any sense")


def values_of(data: Any) -> list[object]:
    if isinstance(data, dict):
        return [one for inner in data.values() for one in values_of(inner)]
    if isinstance(data, list):
        return [one for inner in data for one in values_of(inner)]
    return [data]


@pytest.mark.parametrize("file", ["policy.toml", "learned.toml", "repeat_links.toml", "own.toml"])
def test_another_value_changes_that_number_and_nothing_else(texts: dict[str, str], file: str) -> None:
    before = values_of(tomllib.loads(texts[file]))
    for one in (one for one in numbers(texts) if one.file == file):
        changed = with_value(texts, one, 77_777)
        after = values_of(tomllib.loads(changed[file]))
        differ = [(a, b) for a, b in zip(before, after, strict=True) if a != b]
        assert differ == [(one.value, 77_777)]
        assert len(changed[file].splitlines()) == len(texts[file].splitlines())
        assert {name for name in texts if changed[name] != texts[name]} == {file}


def test_what_cant_be_written_is_an_error_that_says_what_to_do() -> None:
    number = Number(key="a", file="f", path="a", where=("row", 0, "a"), value=1, comment="")
    with pytest.raises(UserError, match="can't be changed by the program"):
        with_value({"f": "a = 1"}, number, 2)


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("policy.toml:signs-enough.score_at_least", [40, 45, 50, 55, 60, 65, 70, 75, 80]),
        ("random_text.toml:unlikely", [5.3, 5.8, 6.3, 6.8, 7.3, 7.8, 8.3, 8.8, 9.3]),
        ("random_text.toml:least_letters", [3, 4, 5, 6, 7, 8, 9]),  # the shape asks for 3
        ("phrases.toml:many", [2, 3, 4, 5, 6, 7]),
        ("trust.toml:part.account.points", [1, 2, 3, 4, 5, 6, 7, 8, 9]),
        ("trust.toml:reverted.points", [-12, -11, -10, -9, -8, -7, -6, -5, -4]),
        ("trust.toml:groups.points", [20, 25, 30, 35, 40, 45, 50, 55, 60]),
        ("points.toml:capped.points", [0, 5, 10, 15, 20, 25, 30, 35, 40]),
        ("points.toml:random.cap", [60, 70, 80, 90, 100]),
        ("own.toml:free-watches.when.any.2.pages_in_an_hour", [3, 4, 5, 6, 7, 8, 9, 10, 11]),
    ],
)
def test_without_values_some_around_the_present_one_are_tried(
    texts: dict[str, str], key: str, expected: list[float]
) -> None:
    assert around(find(texts, key)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("40,50", [40, 50, 60]),
        (" 70 , 40,70,60 ", [40, 60, 70]),
        ("60.5", [60, 60.5]),
        ("-5,0", [-5, 0, 60]),
    ],
)
def test_asked_values_are_sorted_once_each_with_the_present_one(
    texts: dict[str, str], text: str, expected: list[float]
) -> None:
    assert wanted(find(texts, "signs-enough.score_at_least"), text) == expected


@pytest.mark.parametrize(
    "text",
    ["forty", "40,", ",", "nan", "inf", "1e9", "0x10", "4_0", "٤٠", "9" * 5_000, "40;50", "\x1b[31m", "-", ".5", "--5"],
)
def test_a_value_that_is_no_number_is_an_error_in_one_line(texts: dict[str, str], text: str) -> None:
    with pytest.raises(UserError, match="is no number") as told:
        wanted(find(texts, "signs-enough.score_at_least"), text)
    assert told.value.message.isprintable()


def test_more_values_than_anybody_looks_at_are_refused(texts: dict[str, str]) -> None:
    number = find(texts, "signs-enough.score_at_least")
    assert len(wanted(number, ",".join(map(str, range(MOST))))) == MOST + 1
    with pytest.raises(UserError, match="more than"):
        wanted(number, ",".join(map(str, range(MOST + 1))))


def test_a_rule_that_is_only_noted_is_tried_as_if_it_acted(texts: dict[str, str]) -> None:
    number = find(texts, "own.toml:free-watches.points")
    assert noted(texts, number, ()) == own_rule(texts, number) == "free-watches"
    assert not noted(texts, find(texts, "unlikely"), ())
    tried = load_texts(with_value(acting(texts, number, "free-watches"), number, 55), hits)
    tried = as_if_acting(tried, {"free-watches"})
    assert [(rule.act, rule.points) for rule in tried.own.rules] == [(True, 55)]


@pytest.mark.parametrize(
    ("file", "table", "row", "key"),
    [
        ("policy.toml", "row", "signs-enough", "policy.toml:signs-enough.score_at_least"),
        ("points.toml", "signal", "phrases.many", "points.toml:phrases.many.points"),
    ],
)
def test_so_is_a_row_or_a_sign_that_does_not_act(
    texts: dict[str, str], file: str, table: str, row: str, key: str
) -> None:
    quiet = {**texts, file: texts[file].replace(f'id = "{row}"\n', f'id = "{row}"\nact = false\n')}
    number = find(quiet, key)
    assert noted(quiet, number, ()) == row
    rows = tomllib.loads(acting(quiet, number, row)[file])[table]
    assert [one.get("act", True) for one in rows if one["id"] == row] == [True]

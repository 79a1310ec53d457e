"""No number of the rules goes below its floor; the packaged ones are within them all."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest

from wikiwatch import rulefiles
from wikiwatch.rulefiles.contradictions import block_classes, campaigns, comeback, learned, phrases
from wikiwatch.rulefiles.floors import LIMITS, Limit, check
from wikiwatch.rulefiles.problems import Source

PACKAGED = rulefiles.packaged_rules_dir()


def beyond(limit: Limit) -> float:
    return limit.least - 0.001 if limit.least is not None else (limit.most or 0) + 0.001


def one_table(limit: Limit, number: float) -> Source:
    table = {limit.key: number, **dict(limit.only)}
    data: dict[str, Any] = {limit.table: [table]} if limit.table else table
    return Source(limit.file, data, "")


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: f"{limit.file}-{limit.table}-{limit.key}")
def test_a_number_beyond_its_limit_is_told_with_the_reason(limit: Limit) -> None:
    told = list(check({limit.file: one_table(limit, beyond(limit))}))
    assert limit.reason in [one.hint for one in told]
    at_it = check({limit.file: one_table(limit, limit.least or limit.most or 0)})
    assert limit.reason not in [one.hint for one in at_it]


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: f"{limit.file}-{limit.table}-{limit.key}")
def test_every_limit_is_about_a_number_that_the_packaged_rules_have(limit: Limit) -> None:
    data = tomllib.loads((PACKAGED / limit.file).read_text(encoding="utf-8"))
    tables = data.get(limit.table, data) if limit.table else data
    rows = tables if isinstance(tables, list) else [tables]
    assert any(all(row.get(key) == value for key, value in limit.only) for row in rows)
    assert any(limit.key in row for row in rows)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ('outcome = "revert"\nbands = ["new"]', "outcome"),
        ('outcome = "hold"\nbands = ["new"]', "outcome"),
        ('outcome = "revert"\nstates = ["clean"]', "outcome"),
        ('outcome = "hold"\nstates = ["flagged", "cleared"]\nbands = ["new"]', "outcome"),
        ('outcome = "watch"\nbands = ["new"]\naccount = "silenced"', "account"),
        ('outcome = "hold"\nbands = ["new"]\nadds_link = true\naccount = "flagged"', "account"),
        ('outcome = "hold"\nbands = ["new"]\nscore_at_least = 69\naccount = "silenced"', "score_at_least"),
        ('outcome = "watch"\nbands = ["new"]\nscore_at_least = 39\naccount = "flagged"', "score_at_least"),
        ('outcome = "hold"\nbands = ["new"]\nadds_link = true', ""),
        ('outcome = "hold"\nbands = ["new"]\nscore_at_least = 50', ""),
        ('outcome = "watch"\nbands = ["new"]', ""),
        ('outcome = "hold"\nstates = ["blocked"]\nbands = ["new"]', ""),
    ],
)
def test_no_row_takes_down_whatever_some_people_write_nor_stops_them_for_it(
    tmp_path: Path, row: str, told: str
) -> None:
    folder = shutil.copytree(PACKAGED, tmp_path / "rules")
    text = (folder / "policy.toml").read_text(encoding="utf-8")
    header = '[[row]]\nid = "worth-a-look"'
    mine = f'[[row]]\nid = "mine"\n{row}\nreason = "Tried."\nadded_by = "Gerda"\nsince = 2026-11-22\n'
    (folder / "policy.toml").write_text(text.replace(header, f"{mine}\n{header}"), encoding="utf-8")
    found = [one.key for one in rulefiles.check(folder) if one.key.startswith("row[mine].")]
    assert found == ([f"row[mine].{told}"] if told else [])


def test_a_network_never_lists_everybody_who_comes_from_there(tmp_path: Path) -> None:
    folder = shutil.copytree(PACKAGED, tmp_path / "rules")
    text = (folder / "policy.toml").read_text(encoding="utf-8")
    (folder / "policy.toml").write_text(text.replace("score_at_least = 20", "score_at_least = 15"), encoding="utf-8")
    assert "family[network].cap" in [one.key for one in rulefiles.check(folder)]


CONTRADICTIONS = [
    (learned, {"sure_share": 0.03, "likely_share": 0.01}, "could never be found"),
    (learned, {"sure_share": 0.03, "most_share": 0.01}, "would say nothing"),
    (campaigns, {"opens_at": 70, "tie": [{"id": "text", "points": 60}]}, "no case would ever open"),
    (campaigns, {"confirmed_edits": 2, "confirmed_hands": 3}, "as many edits"),
    (comeback, {"flags_at": 70, "part": [{"points": 60}]}, "nobody would ever be found"),
    (phrases, {"topic": [{"phrases": ["\N{SOFT HYPHEN}\N{SOFT HYPHEN}"]}]}, "found everywhere"),
    (phrases, {"topic": [{"phrases": ["Cheap Pills"]}, {"phrases": ["cheap-pills"]}]}, "no other phrase"),
    (block_classes, {"block_class": [{"id": "a", "kinds": ["temp"]}, {"id": "b", "kinds": ["temp"], "rows": ["x"]}]},
     "`a` fits before it"),
]  # fmt: skip


@pytest.mark.parametrize(("look", "data", "helps"), CONTRADICTIONS)
def test_what_contradicts_itself_is_told(look: Any, data: dict[str, Any], helps: str) -> None:
    (problem,) = look(Source("some.toml", data, ""))
    assert helps in problem.hint

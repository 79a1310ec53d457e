"""A run whose rule files people change between its rounds, on real wikis."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from patrol import Patrol, letters

from wikiwatch import config
from wikiwatch.sandbox.wiki import PracticeWiki

ARTICLE = "The island has two harbours.\n\nIn winter only one of them is open."
ADDRESS = "203.0.113.{}"


@pytest.fixture
def patrol(shared_wiki: PracticeWiki, tmp_path: Path) -> Iterator[Patrol]:
    """A patrol with a run page of its own that says yes, after its first run."""
    patrol = Patrol(shared_wiki, tmp_path).begin()
    yield patrol
    patrol.close()


def probe(patrol: Patrol, title: str, host: int) -> int:
    """A page, and random letters at its end."""
    patrol.sysop.edit(title, text=ARTICLE)
    return patrol.wiki.anonymous(ADDRESS.format(host)).edit(title, appendtext=f"\n\n{letters()}")


def rounds(patrol: Patrol, count: int = 2) -> None:
    """Rounds of one run: its process goes on between them."""
    for _ in range(count):
        patrol.run()


def change_row(patrol: Patrol, row: str, outcome: str) -> None:
    """A person writes another outcome into a row of the policy."""
    file = patrol.home / config.RULES / "policy.toml"
    head, found, tail = file.read_text(encoding="utf-8").partition(f'id = "{row}"')
    before, line, after = tail.partition("outcome = ")
    file.write_text(f'{head}{found}{before}{line}"{outcome}"\n' + after.partition("\n")[2], encoding="utf-8")


def test_a_changed_rule_decides_from_a_later_round_on_and_a_broken_one_never(patrol: Patrol) -> None:
    first = probe(patrol, "Quay", 21)
    rounds(patrol, 1)
    assert (patrol.outcomes(first), patrol.text("Quay")) == (["revert"], ARTICLE)

    change_row(patrol, "tracking-edit", "watch")
    rounds(patrol)
    second = probe(patrol, "Jetty", 22)
    rounds(patrol, 1)
    assert patrol.outcomes(second) == ["watch"]
    assert patrol.text("Jetty") != ARTICLE
    [status] = patrol.command("status", "--json").objects
    mild = status["rules_version"]
    assert patrol.command("explain", str(second), "--json").objects[0]["rules_version"] == mild

    change_row(patrol, "tracking-edit", "revret")
    rounds(patrol)
    third = probe(patrol, "Mole", 23)
    rounds(patrol, 1)
    assert patrol.outcomes(third) == ["watch"]
    [status] = patrol.command("status", "--json").objects
    found = status["rules_mistakes"]
    assert (status["rules_version"], found["version"], found["files"]) == (mild, mild, ["policy.toml"])
    assert "revret" in found["lines"][0]
    page = patrol.text(patrol.log_page)
    assert "The rules have 1 mistake since" in page
    assert f"(UTC): version <bdi>{mild}</bdi> goes on. <bdi>policy&#46;toml</bdi>" in page
    assert "revret" not in page
    rules = next(check for check in patrol.command("doctor", "--json").objects if check["name"] == "rules")
    assert (rules["status"], f"version {mild} goes on" in rules["found"]) == ("bad", True)
    later = probe(patrol, "Pontoon", 25)
    begun = patrol.process("run", "--once", "--enforce")
    assert (begun.code, "Traceback" in begun.err, patrol.outcomes(later)) == (0, False, ["watch"])
    assert (f"version {mild} goes on" in begun.err, "revret" in begun.err) == (True, True)

    change_row(patrol, "tracking-edit", "revert")
    rounds(patrol)
    fourth = probe(patrol, "Wharf", 24)
    rounds(patrol, 1)
    assert (patrol.outcomes(fourth), patrol.text("Wharf")) == (["revert"], ARTICLE)
    [status] = patrol.command("status", "--json").objects
    assert (status["rules_mistakes"], "mistake" in patrol.text(patrol.log_page)) == (None, False)

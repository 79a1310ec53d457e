"""Commands on a home whose settings name pages of the wiki for rule files."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from commandline import Command, commands_in, set_up

from wikiwatch import config, rules_loaded
from wikiwatch.app.rule_pages import STATES
from wikiwatch.core.rule_pages import PageState, Passed, Version, to_json
from wikiwatch.errors import UserError
from wikiwatch.rules_home import refuse_if_on_a_page
from wikiwatch.store.db import Store

TITLE = "MediaWiki:Wikiwatch-lists"
AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
ENTRY = """
[[entry]]
list = "deny"
domain = "shop.example"
reason = "adverts"
added_by = "Gerda Lind"
since = 2026-11-22
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = set_up(tmp_path / "home")
    with (home / config.CONFIG_FILE).open("a", encoding="utf-8") as file:
        file.write('\n[rule_pages]\nfiles = ["lists"]\n')
    return home


@pytest.fixture
def command(home: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    return commands_in(home, capsys)


def know(home: Path, text: str, title: str = TITLE, file: str = "lists.toml") -> None:
    """A run saw this on the page, and a newer version that does not count."""
    passed = Passed(revid=8, user="Eve\x1b[2J", at=AT, why="its author lacks the right editinterface")
    counted = Version(revid=7, user="Sybil", at=AT, text=text)
    state = PageState(
        file=file, title=title, right="editinterface", page_id=3, seen=8, counted=(counted,), passed=(passed,)
    )
    store = Store(home / config.DATABASE)
    store.set_meta(STATES, to_json([state]))
    store.close()


def test_commands_without_the_wiki_go_by_the_page(home: Path, command: Command) -> None:
    before = rules_loaded.load_rules(home).version
    know(home, ENTRY)
    assert [line["what"] for line in command("rules", "lists", "--json").lines] == ["shop.example"]
    [status] = command("status", "--json").lines
    assert status["rules_version"] == rules_loaded.load_rules(home).version != before
    assert TITLE in command("rules", "check").out


def test_mistakes_on_a_page_are_told_by_its_title_and_line(home: Path, command: Command) -> None:
    know(home, "\n\nfoo = 1")
    found = command("rules", "check")
    assert found.code == 1
    assert found.err.startswith(f"{TITLE}:3: foo: found an unknown key")
    [line] = command("rules", "check", "--json").lines
    assert (line["file"], line["line"]) == (TITLE, 3)


def test_the_pages_are_shown_with_whose_newer_versions_do_not_count(home: Path, command: Command) -> None:
    know(home, ENTRY)
    [page] = command("rules", "pages", "--json").lines
    assert (page["page"], page["waiting"], page["not_counted"][0]["revision"]) == (TITLE, 7, 8)
    shown = command("rules", "pages").out
    assert "lacks the right editinterface" in shown
    assert "\x1b" not in shown
    assert "a newer version that does not count" in command("status").out


def test_without_pages_in_the_settings_nothing_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = commands_in(set_up(tmp_path / "other"), capsys)
    assert "names none" in command("rules", "pages").out


def test_a_page_that_is_not_named_any_more_counts_no_longer(home: Path, command: Command) -> None:
    know(home, ENTRY, title="MediaWiki:Other-lists")
    assert command("rules", "lists", "--json").lines == []
    assert "was not looked at yet" in command("rules", "pages").out


def test_what_writes_a_file_is_refused_where_a_page_stands_for_it(home: Path) -> None:
    refuse_if_on_a_page(home, "lists.toml")
    know(home, ENTRY)
    refuse_if_on_a_page(home, "own.toml")
    with pytest.raises(UserError, match=TITLE):
        refuse_if_on_a_page(home, "lists.toml")


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ('files = ["onw"]', 'rule_pages.files[1]: found "onw", expected one of: trust'),
        ('files = ["own", "own"]', "again, expected each file once"),
        ('right = ""', "a right of the wiki"),
        ('prefix = "[[x"', "how the pages' titles begin"),
    ],
)
def test_settings_that_can_not_be_meant_are_refused(tmp_path: Path, lines: str, told: str) -> None:
    (tmp_path / config.CONFIG_FILE).write_text(f"[rule_pages]\n{lines}\n", encoding="utf-8")
    with pytest.raises(UserError) as raised:
        config.load(tmp_path)
    assert told in raised.value.message


RULE = """
[[rule]]
id = "lamps"
description = "Speaks of lamps"
reason = "A test of rules."
added_by = "Gerda"
since = 2026-11-01
act = false
points = 30
[rule.when]
phrase = ["lamps for all"]
[[rule.sample]]
hit = true
text = "Lamps for all."
[[rule.sample]]
hit = false
text = "A lamp."
"""


def test_a_rule_on_a_page_is_promoted_there_with_the_lines_of_a_dry_run(home: Path, command: Command) -> None:
    settings = home / config.CONFIG_FILE
    settings.write_text(settings.read_text(encoding="utf-8").replace('["lists"]', '["own"]'), encoding="utf-8")
    title = "MediaWiki:Wikiwatch-own"
    know(home, RULE, title, "own.toml")
    asked = ("rules", "promote", "lamps", "--anyway", "--why", "our shop")
    refused = command(*asked)
    assert refused.code == 1
    assert title in refused.err
    assert "--dry-run" in refused.err
    shown = command(*asked, "--dry-run").out
    lines = [line.strip() for line in shown.splitlines() if line.strip().startswith(("act =", "promoted ="))]
    assert len(lines) == 2
    know(home, RULE.replace("act = false", "\n".join(lines)), title, "own.toml")
    assert (command("rules", "check").code, "own-lamps" in rules_loaded.load_rules(home).only_noted) == (0, False)
    know(home, RULE.replace("act = false", "\n".join(lines)).replace(' for all"]', '"]'), title, "own.toml")
    assert "own-lamps" in rules_loaded.load_rules(home).only_noted

"""What is not asked for is not imported, and the list of commands tells the same as they do."""

from __future__ import annotations

import inspect
import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import click
import pytest
from commandline import set_up, subcommands

from wikiwatch.cli import cli
from wikiwatch.commands.table import COMMANDS, OF_RULES, Entry
from wikiwatch.rules_loaded import held_rules
from wikiwatch.store.db import Store

HEAVY = ("pydantic", "rich", "babel", "fluent", "sqlite3", "requests", "pywikibot", "flask", "apprise", "tomlkit")
SELDOM = (
    *("apprise", "dns", "feedgen", "flask", "maxminddb", "py7zr"),
    *("pygal", "pywikibot", "requests", "tldextract", "tomlkit", "waitress"),
)
# What a look at what was decided before needs none of: whoever judges, and whoever speaks to people or asks anybody.
NOT_TO_LOOK = (
    *("wikiwatch.app.judge", "wikiwatch.app.weighing", "wikiwatch.detectors", "wikiwatch.rulefiles.soundness"),
    *("wikiwatch.site.dump", "wikiwatch.outside_asked", "babel", "fluent", "schedule", "sqlite_utils", "ssl"),
)
# What few runs need.
NOT_TO_RUN = (
    *("wikiwatch.doctor", "wikiwatch.home", "wikiwatch.site.dump", "wikiwatch.outside_asked", "wikiwatch.charts"),
    *("babel", "fluent", "rich", "sqlite_utils"),
)
IMPORTED = "import sys, json; from wikiwatch import cli; cli.run({}); print(json.dumps(sorted(sys.modules)))"


def imported(*arguments: str) -> set[str]:
    """The modules that are imported once a command line was carried out."""
    script = IMPORTED.format(list(arguments))
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    return set(json.loads(ran.stdout.splitlines()[-1]))


def test_to_list_the_commands_imports_none_of_them() -> None:
    found = imported("--help")
    assert not found.intersection(HEAVY)
    assert {name for name in found if name.startswith("wikiwatch.commands.")} == {
        "wikiwatch.commands.lazy",
        "wikiwatch.commands.table",
    }


def test_to_look_back_imports_nothing_that_asks_or_draws(tmp_path: Path) -> None:
    set_up(tmp_path)
    Store(tmp_path / "wikiwatch.db").close()
    found = imported("--home", str(tmp_path), "status")
    assert not found.intersection(SELDOM)
    assert not found.intersection(NOT_TO_LOOK)
    assert "pydantic" in found


def test_what_a_run_found_sound_is_looked_at_without_a_detector(tmp_path: Path) -> None:
    set_up(tmp_path)
    points = tmp_path / "rules" / "points.toml"
    points.write_text(f"# of our own\n{points.read_text(encoding='utf-8')}", encoding="utf-8")
    store = Store(tmp_path / "wikiwatch.db")
    assert "wikiwatch.detectors" in imported("--home", str(tmp_path), "status")
    held_rules(tmp_path, store).look(store, datetime.now(UTC))
    store.close()
    assert "wikiwatch.detectors" not in imported("--home", str(tmp_path), "status")


def test_a_run_imports_nothing_that_few_runs_need() -> None:
    found = imported("run", "--help")
    assert "wikiwatch.app.judge" in found
    assert not found.intersection(SELDOM)
    assert not found.intersection(NOT_TO_RUN)


@pytest.mark.parametrize(
    ("group", "table"), [(cli, COMMANDS), (subcommands(cli)["rules"], OF_RULES)], ids=["wikiwatch", "rules"]
)
def test_the_list_tells_of_each_command_what_its_own_help_begins_with(
    group: click.Group, table: dict[str, Entry]
) -> None:
    commands = subcommands(group)
    assert commands.keys() >= table.keys()
    for name, entry in table.items():
        help_text = inspect.cleandoc(commands[name].help or "")
        assert entry.help == help_text.split("\n\n")[0].replace("\n", " ")

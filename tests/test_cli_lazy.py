"""What is not asked for is not imported, and the list of commands tells the same as they do."""

from __future__ import annotations

import inspect
import json
import subprocess
import sys
from pathlib import Path

import click
import pytest
from commandline import set_up, subcommands

from wikiwatch.cli import cli
from wikiwatch.commands.table import COMMANDS, OF_RULES, Entry

HEAVY = ("pydantic", "rich", "babel", "fluent", "sqlite3", "requests", "pywikibot", "flask", "apprise", "tomlkit")
SELDOM = (
    *("apprise", "dns", "feedgen", "flask", "maxminddb", "py7zr"),
    *("pygal", "pywikibot", "requests", "tldextract", "tomlkit", "waitress"),
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
    found = imported("--home", str(tmp_path), "status")
    assert not found.intersection(SELDOM)
    assert "pydantic" in found


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

"""Commands about rules."""

from __future__ import annotations

from pathlib import Path

import click

from wikiwatch import rulefiles, wiring
from wikiwatch.commands.common import as_json, echo_json
from wikiwatch.detectors.samples import hits
from wikiwatch.terminal import console, safe


@click.group()
def rules() -> None:
    """Check the rules."""


@rules.command(epilog="\b\nExamples:\n  wikiwatch rules check\n  wikiwatch --home /srv/watch rules check --json\n")
@as_json
@click.pass_obj
def check(home: Path, json_: bool) -> int:
    """Validate the rules: every problem as file:line: key: found, expected, hint. Exit code 1 if any."""
    folder = wiring.rules_folder(home)
    problems = rulefiles.check(folder, hits)
    if json_:
        echo_json(
            {
                "file": str(problem.file),
                "line": problem.line,
                "key": problem.key,
                "found": problem.found,
                "expected": problem.expected,
                "hint": problem.hint,
            }
            for problem in problems
        )
    else:
        for problem in problems:
            console(stderr=True).print(safe(str(problem)), soft_wrap=True)
        if not problems:
            version = rulefiles.load(folder, hits).version
            console().print(safe(f"{folder}: the rules are valid (version {version})"), soft_wrap=True)
    return 1 if problems else 0


COMMANDS: tuple[click.Command, ...] = (rules,)

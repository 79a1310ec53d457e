"""A group whose commands are imported when they are asked for: most of a short command's time would be imports."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any

import click

from wikiwatch.commands.table import Entry
from wikiwatch.loading import no_garbage


class LazyGroup(click.Group):
    """A group that has commands of its own, and those of a table by name."""

    def __init__(self, *args: Any, table: Mapping[str, Entry], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._table = table

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in alphabetical order."""
        return sorted({*super().list_commands(ctx), *self._table})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by its name; its module is imported now. None where there is no such command."""
        if (entry := self._table.get(cmd_name)) is None:
            return super().get_command(ctx, cmd_name)
        with no_garbage():
            module = importlib.import_module(f"wikiwatch.commands.{entry.module}")
        found: click.Command = next(one for one in module.COMMANDS if one.name == cmd_name)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands with a line for each, from the table: as click does it, and nothing is imported."""
        listed = {name: click.Command(name, help=entry.help) for name, entry in self._table.items()}
        click.Group(commands={**self.commands, **listed}).format_commands(ctx, formatter)

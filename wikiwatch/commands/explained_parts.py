"""What several of the things that `explain` shows have: actions, decisions by people, cases, soft allows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from wikiwatch.terminal import due_table, safe, table, told_target

_OPEN = ("planned", "claimed")
_ASKS = ("review", "person")


def headed(title: str, drawn: Table) -> Iterator[RenderableType]:
    """A table below its title, which a narrow table would break."""
    yield Text(title, style="bold")
    yield drawn


def act_parts(fields: Mapping[str, Any]) -> Iterator[RenderableType]:
    """What is due, what waits for people, what was done, and what people decided."""
    actions = fields["actions"]
    for title, statuses in (("due", _OPEN), ("waits for a person", _ASKS)):
        if some := [action for action in actions if action["status"] in statuses]:
            yield from headed(title, due_table(some))
    done = [
        (
            action["key"],
            action["kind"],
            told_target(action),
            (action["settled_at"] or action["due_at"])[:16].replace("T", " "),
            action["status"],
            action["result"] or action["reason"],
        )
        for action in actions
        if action["status"] not in (*_OPEN, *_ASKS)
    ]
    if done:
        yield from headed("done", table("", ("key", "kind", "target", "time (UTC)", "status", "what came of it"), done))
    yield from decisions_table(fields)


def decisions_table(fields: Mapping[str, Any]) -> Iterator[RenderableType]:
    """Who decided what, when and why; nothing where nobody decided."""
    rows = [
        (one["at"][:16].replace("T", " "), one["who"], one["what"], one["key"], one["why"] or "–")
        for one in fields["decisions"]
    ]
    if rows:
        yield from headed("decisions", table("", ("time (UTC)", "who", "decided", "about", "why"), rows))


def cases_line(fields: Mapping[str, Any]) -> Iterator[RenderableType]:
    """The cases of which something is a part."""
    if fields["cases"]:
        numbers = ", ".join(f"case {number}" for number in fields["cases"])
        yield safe(f"part of {numbers} (`wikiwatch explain case {fields['cases'][0]}`)")


def soft_allow_line(fields: Mapping[str, Any]) -> Iterator[RenderableType]:
    """Until when something is let pass softly, and why."""
    if found := fields["soft_allow"]:
        yield safe(f"let pass softly until {found['until'][:10]}: {found['why']}")


def names_table(title: str, names: Iterable[Mapping[str, Any]]) -> Iterator[RenderableType]:
    """Names with the number of their edits."""
    yield from headed(title, table("", ("name", "edits"), [(one["name"], one["edits"]) for one in names]))

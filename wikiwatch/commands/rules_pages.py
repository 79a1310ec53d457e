"""`rules pages`: the wiki's pages that stand for rule files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from wikiwatch.app.context import App
from wikiwatch.app.rule_pages import page_fields, states
from wikiwatch.commands.common import as_json, echo_json, looking_back
from wikiwatch.core.rule_pages import PageState
from wikiwatch.terminal import console, safe, table

HEADS = ("page", "in force", "by", "at (UTC)", "newer, not counted", "trouble")


def known_states(app: App) -> list[PageState]:
    """What is known of the pages that the settings name."""
    return states(app.store, app.settings.rule_page_titles, app.settings.rule_page_right)


def page_words(page: Mapping[str, Any]) -> Iterator[str]:
    """What `status` says of a page: which revision is in force, and what a person should look at."""
    if page["revision"]:
        yield f"rule page {page['page']}: revision {page['revision']} by {page['by']} is in force"
    else:
        yield f"rule page {page['page']}: {page['file']} in the folder counts"
    if page["waiting"]:
        yield f"  revision {page['waiting']} counts, and is not in force: it has mistakes, or was not read yet"
    for one in page["not_counted"][:1]:
        by = one["by"] or "somebody hidden"
        yield f"  it has a newer version that does not count: {one['revision']} by {by}, {one['why']}"
    if page["trouble"]:
        yield f"  {page['trouble']}"


@click.command(epilog="\b\nExamples:\n  wikiwatch rules pages\n  wikiwatch rules pages --json | jq .revision\n")
@as_json
@click.pass_obj
def pages(home: Path, json_: bool) -> None:
    """Show the wiki's pages that stand for rule files: which revision is in force, whose newer ones don't count.

    As the last run saw them. `[rule_pages]` in wikiwatch.toml names them, and the right that their authors need.
    """
    with looking_back(home) as app:
        wanted = app.settings.rule_page_titles
        found = list(page_fields(app.store, known_states(app)))
    if json_:
        echo_json(found)
        return
    if not wanted:
        console().print("No page stands for a rule file: [rule_pages] in wikiwatch.toml names none.")
        return
    console().print(table("", HEADS, map(_row, found)))
    for line in (line for page in found for line in page["mistakes"]):
        console().print(safe(line), soft_wrap=True)
    for title in sorted(set(wanted.values()) - {page["page"] for page in found}):
        console().print(safe(f"{title} was not looked at yet: the next `wikiwatch run` does"), soft_wrap=True)


def _row(page: Mapping[str, Any]) -> tuple[str, ...]:
    newer = [f"{one['revision']} by {one['by'] or 'somebody hidden'}: {one['why']}" for one in page["not_counted"]]
    wrong = [page["trouble"]] if page["trouble"] else []
    if page["waiting"]:
        wrong.append(f"revision {page['waiting']} is not in force")
    if page["mistakes"]:
        wrong.append(f"mistakes: {len(page['mistakes'])}")
    return (
        page["page"],
        str(page["revision"] or page["file"]),
        page["by"] or "–",
        (page["at"] or "–")[:16],
        "\n".join(newer) or "–",
        "; ".join(wrong) or "–",
    )


COMMANDS: tuple[click.Command, ...] = (pages,)

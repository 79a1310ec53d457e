"""The labelled data: a folder of NAME.labels.jsonl.gz, each beside its export NAME.xml.*, and lists of strings."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wikiwatch.errors import UserError

LABELS = ".labels.jsonl.gz"
STRINGS = "tokens.jsonl.gz"  # `set`, `random`, `text`; perhaps `language`
RANDOM_EDITS = "random-letter-edits.jsonl"  # `kind`, `text`


@dataclass(frozen=True, kw_only=True, slots=True)
class Label:
    """What people made of a revision: "bad", "kept", another word, or "" where nobody said.

    `kind` is "probe" or "probe_with_links" for random letters; `undone_after_s` are seconds until somebody undid
    it; `links` is the number of links it added; `campaign` is shared by the edits of one campaign.
    """

    label: str = ""
    kind: str = ""
    undone_after_s: float | None = None
    links: int | None = None
    campaign: int | None = None
    campaign_accounts: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class DataSet:
    """An export with its labels."""

    name: str
    export: Path
    labels: Path


def data_sets(folder: Path) -> list[DataSet]:
    """All exports with labels in a folder, by name; UserError where there are none, or one lacks its export."""
    hint = f"give a folder with NAME.xml.bz2 (or .xz, .gz, .7z) and NAME{LABELS}: make quality DATA=FOLDER"
    if not folder.is_dir():
        raise UserError(f"there is no folder {folder}", hint)
    files = sorted(path for path in folder.iterdir() if path.is_file())
    found = []
    for labels in (path for path in files if path.name.endswith(LABELS)):
        name = labels.name.removesuffix(LABELS)
        export = next((path for path in files if path.name.startswith(f"{name}.xml")), None)
        if export is None:
            raise UserError(f"{labels} has no export {name}.xml.* beside it", hint)
        found.append(DataSet(name=name, export=export, labels=labels))
    if not found:
        raise UserError(f"{folder} holds no labels", hint)
    return found


def read_labels(path: Path) -> dict[int, Label]:
    """Labels by revision id; what a data set does not know of its revisions is left out there."""
    return {
        line["revid"]: Label(
            label=line.get("label") or "",
            kind=line.get("kind") or "",
            undone_after_s=line.get("undone_after_s"),
            links=line.get("links"),
            campaign=line.get("campaign"),
            campaign_accounts=line.get("campaign_accounts") or 0,
        )
        for line in read_lines(path)
    }


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file of JSON lines, packed or not; UserError names the line that is none."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            try:
                yield json.loads(line)
            except json.JSONDecodeError as error:
                raise UserError(f"{path}:{number}: no JSON: {error}", "one object a line is expected") from None

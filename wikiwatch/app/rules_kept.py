"""What the store keeps of the rules that a run goes by: their files, and what is wrong with newer ones."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from wikiwatch.ports import Store

MISTAKES = "rules_mistakes"  # the store keeps what is wrong with the files, "" if nothing is
KEPT = "rules_kept"  # and the files of the version in force, for commands while those in the folder are bad


def mistakes(store: Store) -> dict[str, Any] | None:
    """What is wrong with the rule files, as plain values; None while they are sound.

    `since` when (ISO), which `version` goes on, the `count` of mistakes, their `files`, and the first `lines`.
    """
    return read_mistakes(store.meta(MISTAKES) or "")


def read_mistakes(kept: str) -> dict[str, Any] | None:
    """The same from the text that the store keeps."""
    found: dict[str, Any] | None = json.loads(kept) if kept else None
    return found


def kept_texts(store: Store) -> dict[str, str]:
    """The files of the version that was in force last, by name; empty before the first run."""
    found: dict[str, str] = json.loads(store.meta(KEPT) or "{}")
    return found


def in_words(found: Mapping[str, Any]) -> str:
    """Mistakes in one sentence that anybody may read: nothing of what the rules say stands in it."""
    since = datetime.fromisoformat(found["since"])
    where = f", in {', '.join(found['files'])}" if found["files"] else ""
    count = f"{found['count']} {'mistake' if found['count'] == 1 else 'mistakes'}"
    return f"The rules have {count} since {since:%Y-%m-%d %H:%M} UTC{where}: version {found['version']} goes on."

"""Changes that are set aside, because they broke, stalled or ended the judge: shown to people, judged again by them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wikiwatch.app.context import App
from wikiwatch.errors import UserError
from wikiwatch.ports.guard import ENDED, STALLED

OWN = "change-"  # begins the keys of decisions about these
_HIDES_USER, _HIDES_TITLE = 1, 2  # bits of the column `concealed`


def aside(app: App) -> list[dict[str, Any]]:
    """All of them, the latest first, as plain values.

    `id` names one in commands. `how` is "ended", "stalled" or "failed", `why` the name of the exception, `tries` how
    often it was begun, `since` when it was set aside. `user` and `title` are "" where the wiki hides them.
    """
    return [_fields(row) for row in app.store.changes_aside()]


def judge_again(app: App, key: str, who: str, why: str) -> dict[str, Any]:
    """A person says that a change is to be judged again, with the next poll; UserError where that can't be."""
    with app.store.transaction():
        found = next((one for one in aside(app) if one["id"] == key), None)
        if found is None:
            raise UserError(f"{key} is not set aside", "`wikiwatch review aside` lists what is")
        if not app.store.judge_again(key):
            hint = "decide about that: `wikiwatch review release` or `wikiwatch review confirm`"
            raise UserError(f"{key} can't be judged again: an action for its author's state rests on it", hint)
        app.store.decided(app.clock.now(), who, "judge again", f"{OWN}{key}", why)
    return found


def _fields(row: Mapping[str, Any]) -> dict[str, Any]:
    change, hidden = row["change"], row["concealed"]
    return {
        "id": row["key"],
        "revid": change.revid,
        "rcid": change.rcid,
        "timestamp": change.timestamp.isoformat(),
        "user": "" if hidden & _HIDES_USER else change.user,
        "title": "" if hidden & _HIDES_TITLE else change.title,
        "how": {ENDED: "ended", STALLED: "stalled"}.get(row["why"], "failed"),
        "why": row["why"],
        "tries": row["tries"],
        "since": row["since"].isoformat(),
    }

"""What is planned beside the taking down and giving back of texts: blocks, groups, deletions, and what undoes them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from wikiwatch.app.block import no_longer, terms
from wikiwatch.app.context import App
from wikiwatch.app.entries import action_fields
from wikiwatch.core.action import Action, ActionKind
from wikiwatch.core.model import ActorKind, has_temp_name
from wikiwatch.core.undoing import DOWNS

OF_TEXTS = (*DOWNS, ActionKind.RELEASE)


def planned(app: App) -> list[dict[str, Any]]:
    """All of it by due time, as `due` tells actions, with `user`, `row`, `planned_at`, and of a block its terms.

    `lasts` and `options` are those it would be made with now; `no_longer` says why it would be given up now.
    """
    now = app.clock.now()
    return [_fields(app, action, now) for action in app.store.waiting() if action.kind not in OF_TEXTS]


def _fields(app: App, action: Action, now: datetime) -> dict[str, Any]:
    fields = {
        **action_fields(action),
        "user": action.actor_key.partition(":")[2],
        "row": action.row,
        "planned_at": action.planned_at.isoformat(),
        "lasts": "",
        "options": [],
        "no_longer": "",
    }
    if action.kind is ActionKind.BLOCK:
        lasts, options = terms(app, action, _kind(action), now)
        fields |= {"lasts": lasts, "options": sorted(options), "no_longer": no_longer(app, action, now)}
    return fields


def _kind(action: Action) -> ActorKind:
    if action.actor_key.startswith(("ip:", "net:")):
        return ActorKind.ADDRESS
    return ActorKind.TEMP if has_temp_name(action.target) else ActorKind.ACCOUNT

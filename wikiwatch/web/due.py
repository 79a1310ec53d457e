"""What is due, with the buttons that the person who looks at it may press."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from flask import g

from wikiwatch.app.deciding import GRAVE
from wikiwatch.core.action import Action
from wikiwatch.core.undoing import DOWNS, takes_back
from wikiwatch.web.pages_queue import Button
from wikiwatch.web.people import Role

Buttoned = tuple[Mapping[str, Any], tuple[Button, ...]]


def with_buttons(fields: Iterable[Mapping[str, Any]]) -> list[Buttoned]:
    """Actions as plain values, each with its buttons; those that are settled meanwhile are left out."""
    known = ((one, g.app.store.action(one["key"])) for one in fields)
    return [(one, deed_buttons(action)) for one, action in known if action is not None and action.status.open]


def deed_buttons(action: Action) -> tuple[Button, ...]:
    """No to all that is planned against somebody; yes where it waits for a person who may say it."""
    if takes_back(action) or not action.status.open:
        return ()
    no, yes = ("release", "spam") if action.kind in DOWNS else ("no", "yes")
    if action.status.value not in ("review", "person"):
        return (Button(no, "", "" if action.kind in DOWNS else "pages-due-cancel"),)  # nobody asked: it goes by itself
    may = action.kind not in GRAVE or g.person.role >= Role.OPERATOR
    return (Button(no, ""), Button(yes, "")) if may else (Button(no, ""),)

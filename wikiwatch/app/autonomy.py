"""Which classes of decision need no person's yes."""

from __future__ import annotations

from wikiwatch.app.context import App


def autonomous(app: App) -> frozenset[str]:
    """The classes of decision that people made autonomous: of `release`, `silence`, `block`, `delete`."""
    return frozenset(app.rules.policy.autonomous)

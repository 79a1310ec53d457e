"""Which rules of the wiki's own are set aside, as the store keeps it; `looks` sets them aside."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence, Set
from datetime import datetime
from typing import Any

from wikiwatch.app.context import App
from wikiwatch.core.own_rules import OwnRule
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.ports import Store

log = logging.getLogger(__name__)

KEPT = "rules_aside"  # the store keeps which rules are set aside, by their sign


def aside(store: Store, rules: Ruleset) -> dict[str, dict[str, Any]]:
    """The rules that are set aside, by their sign: `since` when (ISO), and `why`."""
    return among(_kept(store), rules)


def read_aside(kept: str, rules: Ruleset) -> dict[str, dict[str, Any]]:
    """The same from the text that the store keeps."""
    return among(json.loads(kept or "{}"), rules)


def among(kept: Mapping[str, Mapping[str, Any]], rules: Ruleset) -> dict[str, dict[str, Any]]:
    """Those that have the same wording as when they were set aside."""
    there = {rule.signal_id: rule for rule in rules.own.rules} if kept else {}
    same = {name: one for name, one in kept.items() if name in there and one["mark"] == there[name].wording}
    return {name: {"since": one["since"], "why": one["why"]} for name, one in same.items()}


def those_that_looked(app: App, names: Sequence[str], at: datetime) -> list[str]:
    """Those of the wiki's own rules, by their signs, that were not set aside yet when a change was judged."""
    found = aside(app.store, app.rules)
    return [name for name in names if name not in found or datetime.fromisoformat(found[name]["since"]) > at]


def reset(app: App, name: str, who: str, why: str) -> bool:
    """A person says that a rule may look again; False where none by that sign was set aside."""
    if name not in _kept(app.store):
        return False
    with app.store.transaction():
        again(app, name, who, why)
    return True


def in_words(found: Mapping[str, Mapping[str, Any]]) -> str:
    """That rules are set aside, in words that anybody may read: nothing of what they say stands in them."""
    since = min(datetime.fromisoformat(one["since"]) for one in found.values())
    rules = "1 rule of the wiki's own is" if len(found) == 1 else f"{len(found)} rules of the wiki's own are"
    return f"{rules} set aside since {since:%Y-%m-%d %H:%M} UTC"


def keep(store: Store, rule: OwnRule, at: datetime, why: str) -> None:
    """A rule is set aside, until a person changes its wording or says that it may look again."""
    found = _kept(store)
    found[rule.signal_id] = {"mark": rule.wording, "since": at.isoformat(), "why": why}
    store.set_meta(KEPT, json.dumps(found))


def ever(store: Store) -> Set[str]:
    """The signs of those that were set aside, whatever their wording is now."""
    return _kept(store).keys()


def again(app: App, name: str, who: str, why: str) -> None:
    """A rule looks again."""
    kept = _kept(app.store)
    kept.pop(name, None)
    app.store.set_meta(KEPT, json.dumps(kept))
    app.store.decided(app.clock.now(), who, "reset", f"rule-{name}", why)
    log.warning("the rule %s looks again: %s", name, why or f"reset by {who}")


def _kept(store: Store) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads(store.meta(KEPT) or "{}")
    return found

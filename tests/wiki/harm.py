"""Words for stories in which somebody tries to make the bot harm a good editor."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from importlib import resources
from random import Random
from typing import Any

from patrol import Patrol, letters

from wikiwatch import sandbox
from wikiwatch.sandbox.visitor import Visitor
from wikiwatch.sandbox.wiki import BOT

ARTICLE = (
    "The mill stands at the upper end of the valley.\n\n"
    "It ground oats for three villages until the railway came.\n\n"
    "Its wheel was taken down in a dry summer."
)
WORDS = sorted(set(re.findall(r"\b[a-z]{4,}\b", (resources.files(sandbox) / "articles.toml").read_text("utf-8"))))
# Longer than what a silenced author saves is let stand, see rules/policy.toml.
LONGEST_DELAY = timedelta(minutes=11)
EVERYBODYS = frozenset({"*", "user", "autoconfirmed", "temp", "named"})


def once(happens: Callable[[], object]) -> Callable[[], None]:
    """Something that happens the first time only."""
    left = [happens]

    def happen() -> None:
        if left:
            left.pop()()

    return happen


def settle(patrol: Patrol) -> None:
    """Rounds until nothing is waited for but people."""
    patrol.run()
    patrol.run(ahead=LONGEST_DELAY)


def advert(ware: str) -> str:
    """An advert for a ware, in other words for each ware: stories must not make one campaign of their spam."""
    return f"{_words(ware)} [https://{ware}.example/shop {ware}]."


def source(site: str) -> str:
    """A good sentence with a source, in other words for each site."""
    return f"{_words(site)} <ref>[https://{site}.example/ {site}]</ref>."


def _words(seed: str) -> str:
    return " ".join(Random(seed).sample(WORDS, 12)).capitalize()


def article(patrol: Patrol, *titles: str) -> None:
    """Pages by the sysop."""
    for title in titles:
        patrol.sysop.edit(title, text=ARTICLE)


def probed(patrol: Patrol, title: str, address: str) -> int:
    """A page by the sysop, and random letters at its end."""
    article(patrol, title)
    return patrol.wiki.anonymous(address).edit(title, appendtext=f"\n\n{letters()}")


def flagged(patrol: Patrol, name: str, ware: str) -> Visitor:
    """An account that has put an advert on four pages and is flagged: all that it sends is held."""
    visitor = patrol.wiki.account(name)
    titles = [f"{name} {number}" for number in range(4)]
    article(patrol, *titles)
    for title in titles:
        visitor.edit(title, appendtext=f"\n\n{advert(ware)}")
    patrol.run()
    assert patrol.state(name) == "flagged"
    return visitor


def silenced(patrol: Patrol, name: str, site: str) -> Visitor:
    """An account that left random letters and brought a link to the same page: all that it sends is reverted."""
    visitor = patrol.wiki.account(name)
    article(patrol, f"{name} page")
    visitor.edit(f"{name} page", appendtext=f"\n\n{letters()}")
    patrol.run()
    visitor.edit(f"{name} page", appendtext=f"\n\n[https://{site}.example/ all about it]")
    patrol.run()
    assert patrol.state(name) == "silenced"
    return visitor


def log_entries(patrol: Patrol, name: str) -> list[Any]:
    """What the bot wrote into any log about an account or address, or its user pages."""
    titles = (f"User:{name}", f"User talk:{name}")
    found = [patrol.sysop.query(list="logevents", letitle=title, leuser=BOT)["logevents"] for title in titles]
    return [entry for entries in found for entry in entries]


def assert_unharmed(patrol: Patrol, *names: str) -> None:
    """Nobody of these has met anything from the bot but, perhaps, that it put their own text back."""
    waiting = patrol.due()
    for name in names:
        assert (name, patrol.state(name), patrol.blocks(name)) == (name, "clean", [])
        assert log_entries(patrol, name) == []
        assert [action for action in waiting if action["target"] == name] == []
        [user] = patrol.sysop.query(list="users", ususers=name, usprop="groups")["users"]
        assert set(user.get("groups", ())) <= EVERYBODYS


def assert_untouched(patrol: Patrol, *revids: int) -> None:
    """The bot let these edits alone from beginning to end."""
    log = patrol.log()
    for revid in revids:
        entry = log.get(revid)
        assert entry is None or (entry["outcome"] in ("allow", "watch") and not entry["actions"]), entry

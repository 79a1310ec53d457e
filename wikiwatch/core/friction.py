"""Friction by trust: which flagged accounts are in a group that asks questions and lets few edits through."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from wikiwatch.core.action import Action, ActionKind
from wikiwatch.core.model import AccountState, ActorKind

# What asks for a change of groups, where a row of the policy would stand.
FRICTION_ROW = "friction"


@dataclass(frozen=True, kw_only=True)
class FrictionStep:
    """How many edits are too many, for one trust band."""

    band: str
    edits: int


@dataclass(frozen=True, kw_only=True)
class FrictionRules:
    """`rules/friction.toml`. `group` is "" while there is no friction."""

    group: str
    hours: float
    steps: tuple[FrictionStep, ...]

    def most(self, band: str) -> int | None:
        """How many edits in `hours` bring a flagged account of this band into the group; None: nothing does."""
        return next((step.edits for step in self.steps if step.band == band), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What is known of somebody who is in the group, or may come into it."""

    kind: ActorKind
    state: AccountState
    exempt: str  # why nothing that they send is judged; "" if it is
    band: str
    edits: int  # held in the hours of the rules, and since the flag
    member: bool  # the program put them into the group


def belongs(account: Account, rules: FrictionRules) -> bool | None:
    """Whether somebody should be in the group; None: they stay as they are, and nobody learns anything.

    Who is in it stays while the flag lasts, however few their edits: each change is public.
    """
    if account.state in (AccountState.SILENCED, AccountState.BLOCKED):
        return None
    most = rules.most(account.band)
    flagged = account.state is AccountState.FLAGGED and account.kind is ActorKind.ACCOUNT
    if not rules.group or not flagged or account.exempt or most is None:
        return False
    return account.member or account.edits >= most


def change_of_group(user: str, change: str, now: datetime, reason: str) -> Action:
    """The action that puts an account into a group (`+suspect`) or takes it out; its key is another one each time."""
    word = "in" if change.startswith("+") else "out"
    return Action(
        key=f"group-{user.replace(' ', '_')}-{word}-{int(now.timestamp())}",
        kind=ActionKind.GROUP,
        target=user,
        due_at=now,
        planned_at=now,
        reason=reason,
        actor_key=f"user:{user}",
        argument=change,
        row=FRICTION_ROW,
    )


def trouble(rules: FrictionRules, may_add: Collection[str], may_remove: Collection[str]) -> str:
    """What keeps the program from changing the group, as far as the wiki tells; "" if nothing does.

    Only groups that are there can be given, so a group that may be given exists.
    """
    lacks = [
        f"$wg{word}Groups['bot'] = [ '{rules.group}' ];"
        for word, groups in (("Add", may_add), ("Remove", may_remove))
        if rules.group not in groups
    ]
    return f"LocalSettings.php lacks: {' '.join(lacks)}" if lacks else ""

"""What the use cases ask of the queue between verdicts and the wiki."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Protocol

from wikiwatch.core.action import Action, ActionStatus


class ActionStore(Protocol):
    """Planned actions, and the texts that they take down."""

    def plan(self, actions: Iterable[Action]) -> list[Action]:
        """Keep new actions, leave known keys alone; returns the new ones."""

    def action(self, key: str) -> Action | None:
        """One action by its key."""

    def due(self, now: datetime, most: int = -1) -> list[Action]:
        """Planned actions whose time has come, at most so many: what gives back first, then oldest first."""

    def move_due(self, after: datetime, by: timedelta) -> None:
        """Let all that is planned for later than a time wait for so much more, or less."""

    def due_at_latest(self, at: datetime, block_at: datetime) -> None:
        """Let nothing that is planned wait beyond a time, and no block beyond another."""

    def waiting(self) -> list[Action]:
        """All actions that something may still come of."""

    def actions_on(self, revid: int) -> list[Action]:
        """All actions about a revision."""

    def actions_of_actor(self, actor_key: str) -> list[Action]:
        """All actions about an author, newest first."""

    def claim(self, key: str) -> bool:
        """Take a planned action, once."""

    def reopen_claimed(self) -> int:
        """Plan again what was claimed and never settled."""

    def begun_as_well(self, keys: Collection[str]) -> None:
        """Planned actions are tried along with another one."""

    def cancelled_begun(self, since: datetime, most: int) -> list[Action]:
        """Actions that were cancelled since then after an attempt of which nobody knows what came."""

    def looked_into(self, key: str) -> None:
        """Nothing came, or is left, of what was tried of a cancelled action."""

    def settle(self, key: str, status: ActionStatus, result: str, *, at: datetime, revid: int | None = None) -> None:
        """Say what became of an action."""

    def settle_claimed(
        self, key: str, status: ActionStatus, result: str, *, at: datetime, revid: int | None = None
    ) -> bool:
        """The same for one that is being carried out; False if a person decided about it meanwhile."""

    def postpone(self, key: str, why: str, due_at: datetime, *, tried: bool = True) -> None:
        """Put a claimed action off; `tried=False` does not count as an attempt."""

    def plan_again(self, key: str, now: datetime) -> None:
        """Plan once more what a person was to do or what found nothing to do."""

    def plan_again_on(self, page_id: int, why: str, now: datetime) -> None:
        """Plan once more the take-downs of a page that were left to a person for this reason."""

    def to_review(self, key: str, why: str) -> None:
        """Let an action wait for a person's yes."""

    def approve(self, key: str) -> bool:
        """A person's yes."""

    def open_downs(self, page_id: int, now: datetime) -> set[int]:
        """Revisions of a page whose text is to be taken down now."""

    def begun_downs(self, page_id: int) -> list[str]:
        """Keys of a page's open take-downs that were tried before, when they may be tried again or later."""

    def downs_done(self, actor_key: str, page_id: int, since: datetime, before_revid: int) -> int:
        """How often an author's text was taken down from a page since then, by edits older than a revision."""

    def flagged_keys(self, actor_keys: Collection[str], now: datetime) -> set[str]:
        """Those of the authors (keys) who are flagged, silenced or blocked."""

    def keep_held(self, revid: int, before: str, after: str, notice: str = "") -> None:
        """Keep what is about to be taken down, and the notice in its place, if any."""

    def held(self, revid: int) -> tuple[str, str] | None:
        """The text before and after a revision that was taken down."""

    def notice(self, revid: int) -> str:
        """What was put in the place of a revision that was taken down; "" where nothing was."""

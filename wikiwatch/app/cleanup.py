"""Take down all that a confirmed spammer, or a confirmed campaign, did: edits, pages, moves, uploads.

A person's command is the yes that deletions wait for otherwise. Nothing is left unsaid: each deed is listed with what
will be done about it, what became of that, or why nothing is done.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from wikiwatch.app import cases, feedback, hold
from wikiwatch.app.context import App
from wikiwatch.core.action import Action, ActionKind, ActionStatus
from wikiwatch.core.cleaning import Deed, Item, Known, first_author, items
from wikiwatch.core.evidence import CampaignState
from wikiwatch.core.model import AccountState, ActorKind, ChangeKind, has_temp_name, key_of
from wikiwatch.core.plan import take_down_key
from wikiwatch.core.undoing import DOWNS
from wikiwatch.errors import UserError

SENT_AWAY = (AccountState.SILENCED, AccountState.BLOCKED)


@dataclass(frozen=True, kw_only=True)
class Whom:
    """Whose deeds: an author (key and name), or a case with those of its hands that are silenced or blocked."""

    hands: tuple[tuple[str, str], ...]
    case_id: int | None = None

    @property
    def name(self) -> str:
        """What it is called in reasons and questions."""
        return self.hands[0][1] if self.case_id is None else f"case {self.case_id}"


@dataclass(frozen=True, kw_only=True)
class Step:
    """One item with what became of it: done, waits, failed, left, or to be done now (open)."""

    item: Item
    state: str  # "open", "done", "waits", "failed" or "left"
    why: str


def author(app: App, user: str) -> Whom:
    """An author by name. UserError where nothing by them was read, or nobody can tell who they are."""
    now = app.clock.now()
    key = next((key for key in (key_of(user), f"typed:{user}") if app.store.seen(key)), None)
    if key is None:
        raise UserError(f"no change by {user!r} was read", hint="a campaign is named by --campaign N")
    if app.store.is_anybody(key, now):
        raise UserError(f"a proxy hides the wiki's visitors: anybody may be behind {user}")
    revid = app.store.latest_standing(key)
    if revid is not None:
        raise UserError(
            f"{user} had standing on this wiki when revision {revid} was saved: nothing of theirs is taken down",
            hint="take back by hand what a stolen account did, or `wikiwatch review` what was held of it",
        )
    return Whom(hands=((key, user),))


def campaign(app: App, case_id: int) -> Whom:
    """A case by number, with its silenced and blocked hands. UserError where no case has it."""
    if app.store.case(case_id) is None:
        raise UserError(f"no case has the number {case_id}", hint="`wikiwatch cases --all` lists them")
    now = app.clock.now()
    hands = [hand for hand in app.store.hands_of_case(case_id) if app.store.state(hand[0], now) in SENT_AWAY]
    standing = [hand for hand in hands if app.store.latest_standing(hand[0]) is not None]
    return Whom(hands=tuple(hand for hand in hands if hand not in standing), case_id=case_id)


def unconfirmed(app: App, whom: Whom) -> str:
    """Why a person has to say first that this is spam; "" where one has."""
    if whom.case_id is not None:
        case = app.store.case(whom.case_id)
        if case is not None and case["state"] == CampaignState.CONFIRMED:
            return ""
        return (
            f"{whom.name} is not confirmed as a campaign: `wikiwatch cases confirm {whom.case_id}` does, or --confirm"
        )
    [(key, user)] = whom.hands
    state = app.store.state(key, app.clock.now())
    if state is AccountState.CLEARED:
        return f"a person cleared {user}; --confirm says the contrary"
    if app.store.confirmed_edits(key) or (state in SENT_AWAY and _by_a_person(app, key)):
        return ""
    how = "`wikiwatch review confirm` does it for an edit of theirs, --confirm for all"
    return f"nobody has confirmed that {user} is a spammer: {how}"


def _by_a_person(app: App, key: str) -> bool:
    """Whether a person silenced an author, or said yes to their block."""
    blocks = [action for action in app.store.actions_of_actor(key) if action.kind is ActionKind.BLOCK]
    said_yes = any(action.approved and action.status is not ActionStatus.CANCELLED for action in blocks)
    return said_yes or any(row["what"] == "silence" for row in app.store.decisions(key))


def steps(app: App, whom: Whom, reason: str) -> list[Step]:
    """All that they did, newest first, with what is to be done or became of it."""
    found: dict[int | str, Step] = {}
    for found_deeds, window in _deeds(app, whom):
        deeds = [replace(deed, released=deed.released and _by_a_persons_word(app, deed)) for deed in found_deeds]
        known = _known(app, deeds, window)
        if whom.case_id is not None and (first := first_author(deeds)) not in {key for key, _ in whom.hands}:
            known = replace(known, copied=first)
        for item in items(deeds, known, app.clock.now(), reason):
            # What a case and one of its hands have in common comes once; so do a file and its page.
            name = item.action.key if item.action else f"{item.what} {item.deed.change.rcid} {item.deed.change.revid}"
            found.setdefault(name, _step(app, item))
    return list(found.values())


def _deeds(app: App, whom: Whom) -> list[tuple[Sequence[Deed], timedelta | None]]:
    """Deeds with the time around bad ones in which an address or a typed name was surely the same hand."""
    found: list[tuple[Sequence[Deed], timedelta | None]] = []
    if whom.case_id is not None:
        found.append((app.store.deeds_in_case(whom.case_id), None))
    for key, user in whom.hands:
        kind = _kind(key, user)
        fixed = kind in (ActorKind.ACCOUNT, ActorKind.TEMP)
        found.append((app.store.deeds(key, user), None if fixed else app.rules.policy.lasting(kind)))
    return found


def _by_a_persons_word(app: App, deed: Deed) -> bool:
    down = app.store.action(take_down_key(deed.change.revid or 0))
    return down is None or feedback.called_good(app, down)


def _kind(key: str, user: str) -> ActorKind:
    if key.startswith("typed:"):
        return ActorKind.TYPED
    if key.startswith("ip:"):
        return ActorKind.ADDRESS
    return ActorKind.TEMP if has_temp_name(user) else ActorKind.ACCOUNT


def _known(app: App, deeds: Sequence[Deed], window: timedelta | None) -> Known:
    keys = {deed.actor_key for deed in deeds}
    made = {deed.change.page_id for deed in deeds if deed.change.kind is ChangeKind.NEW}
    uploads = {deed.change.title for deed in deeds if deed.change.log_type == "upload"}
    return Known(
        shared_pages=app.store.shared_pages(made, keys),
        shared_files=app.store.shared_files(uploads, keys),
        files=frozenset(deed.change.title for deed in deeds if _makes_file(deed)),
        window=window,
    )


def _makes_file(deed: Deed) -> bool:
    return deed.change.log_type == "upload" and deed.change.log_action == "upload"


def _step(app: App, item: Item) -> Step:
    if item.action is None:
        return Step(item=item, state="done" if item.gone else "left", why=item.words)
    known = app.store.action(item.action.key)
    if known is None:
        return Step(item=item, state="open", why=item.words)
    row = app.store.entry(known.revid) if known.kind in DOWNS and known.revid is not None else None
    if row is not None and row["overturned"] and not feedback.called_good(app, known):
        return Step(item=item, state="open", why="the program released it by itself; it is taken down again")
    released = app.store.action(f"release-{known.revid}") if known.kind in DOWNS else None
    if released is not None and feedback.called_good(app, known):
        return Step(item=item, state="left", why=f"a person put it back: {released.key}, {released.status}")
    match known.status:
        case ActionStatus.DONE:
            return Step(item=item, state="done", why=known.result)
        case ActionStatus.REVIEW:
            return Step(item=item, state="open", why=item.words)
        case ActionStatus.PLANNED | ActionStatus.CLAIMED:
            return Step(item=item, state="waits", why=known.result or item.words)
        case ActionStatus.CANCELLED:
            return Step(item=item, state="left", why=known.result)
        case ActionStatus.SKIPPED:
            return Step(item=item, state="left", why=f"nothing was done: {known.result}")
        case _:
            return Step(item=item, state="failed", why=f"could not be undone: {known.result}")


def _confirm(app: App, whom: Whom, who: str, why: str) -> None:
    """A person says that they are spammers: what was taken down of them is confirmed, and nothing they send stays."""
    if whom.case_id is not None:
        cases.confirm(app, whom.case_id, who, why)
        return
    now = app.clock.now()
    for key, user in whom.hands:
        for action in app.store.actions_of_actor(key):
            _confirm_edit(app, action, who, why)
        lasting = app.rules.policy.lasting(_kind(key, user))
        if lasting and app.store.state(key, now) is not AccountState.BLOCKED:
            reason = f"confirmed as a spammer by {who}"
            app.store.set_state((key, user), AccountState.SILENCED, now, until=now + lasting, revid=None, reason=reason)
        app.store.decided(now, who, "silence", key, why)


def _confirm_edit(app: App, action: Action, who: str, why: str) -> None:
    row = app.store.entry(action.revid) if action.kind in DOWNS and action.revid is not None else None
    undecided = row is not None and not row["overturned"] and row["confirmed_ts"] is None
    if undecided and action.status is not ActionStatus.CANCELLED:
        hold.confirm(app, action.key, who, why)


def carry_out(app: App, whom: Whom, found: Sequence[Step], who: str, why: str, *, confirming: bool) -> None:
    """Plan all that is open, approved; `confirming`: a person says now that they are spammers. All or nothing."""
    todo = [step.item for step in found if step.state == "open"]
    now = app.clock.now()
    with app.store.transaction():
        if confirming:
            _confirm(app, whom, who, why)
        for place, item in enumerate(todo):
            if item.action is None:
                continue
            # In this order: moves one after the other, a page before the text on it.
            action = replace(item.action, due_at=now - timedelta(seconds=len(todo) - place))
            if not app.store.plan([action]):
                app.store.approve(action.key)
            if action.kind in DOWNS and action.revid is not None:
                app.store.hold_later(action.revid, action.reason)
                hold.confirm(app, action.key, who, why)
        name = f"case-{whom.case_id}" if whom.case_id is not None else whom.hands[0][0]
        app.store.decided(now, who, "cleanup", name, why)


def step_fields(step: Step) -> dict[str, Any]:
    """A step as plain values."""
    item, change = step.item, step.item.deed.change
    return {
        "what": item.what,
        "title": change.title,
        "user": change.user,
        "timestamp": change.timestamp.isoformat(),
        "revid": change.revid,
        "rcid": change.rcid,
        "key": item.action.key if item.action else "",
        "kind": str(item.action.kind) if item.action else "",
        "argument": item.action.argument if item.action else "",
        "state": step.state,
        "why": step.why,
    }

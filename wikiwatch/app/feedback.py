"""What a person's word on something that was done, or planned, means: the same whichever way it came.

A release, a no, an undo, an edit that puts a text back: all of them end in `was_wrong`, so that no way of saying it
teaches more, or less, than another. What the program releases by itself ends there, too, but is nobody's word: it
teaches nothing, allows nothing to others, and the author is judged as anybody is from then on. A spammer who waits
until nobody has answered must win no more by it than the text.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from wikiwatch.app.context import App
from wikiwatch.core.action import Action, ActionKind, ActionStatus
from wikiwatch.core.model import AccountState, ActorKind
from wikiwatch.core.review import PROGRAM
from wikiwatch.core.undoing import DOWNS, takes_back
from wikiwatch.detectors.random_text import words_of

FINAL = (ActionStatus.DONE, ActionStatus.SKIPPED, ActionStatus.CANCELLED)
# Whoever says that one of these was wrong has spoken about a text, and so about its words and its sites.
OF_TEXT = (*DOWNS, ActionKind.DELETE)
WATCHED = (AccountState.FLAGGED, AccountState.SILENCED)


def was_wrong(
    app: App, action: Action, who: str, why: str = "", *, what: str = "undo", at: datetime | None = None
) -> None:
    """A person says that an action was wrong: nothing rests on its verdict any more, nor on the author for its sake.

    `what` is the word for it in the audit trail; `at` is when it was said, now if it is not given. What is to be
    written on the wiki for it, the caller plans.
    """
    now = at or app.clock.now()
    with app.store.transaction():
        domains = app.store.domains_in(action.revid) if action.revid is not None and action.kind in OF_TEXT else []
        _overturn(app, action, who, now)
        _cancel_what_rests_on_it(app, action, who, now)
        _clear_where_nothing_is_left(app, action, who, now)
        _allow_softly(app, action, domains, who, now)
        app.store.decided(now, who, what, action.key, why)


def was_right(
    app: App, action: Action, who: str, why: str = "", *, what: str = "confirm", at: datetime | None = None
) -> None:
    """A person says that an action was right: what it took down, or is to take down, was unwanted."""
    now = at or app.clock.now()
    with app.store.transaction():
        if action.revid is not None and action.kind in OF_TEXT:
            app.store.confirm([action.revid], now)
        app.store.decided(now, who, what, action.key, why)


def called_good(app: App, action: Action) -> bool:
    """Whether a person said that the verdict on a text was wrong; what the program released by itself nobody did."""
    row = app.store.entry(action.revid) if action.kind in DOWNS and action.revid is not None else None
    if row is None or not row["overturned"]:
        return False
    said = app.store.decisions(action.key)
    return not said or said[-1]["who"] != PROGRAM


def called_unwanted(app: App, action: Action) -> bool:
    """Whether a person confirmed what an action took down as unwanted, or undid it on the wiki."""
    row = app.store.entry(action.revid) if action.revid is not None else None
    if row is not None and (row["confirmed_ts"] is not None or row["reverted_ts"] is not None):
        return True
    return any(one["what"] == "confirm" and one["who"] != PROGRAM for one in app.store.decisions(action.key))


def clear_author(app: App, key: str, user: str, who: str, at: datetime) -> None:
    """Somebody says that an author is none of those: the state goes, and all that is planned against them.

    A person's word stands over what the rules find in the time to come, the program's own does not.
    """
    if who == PROGRAM:
        app.store.drop_state(key)
    else:
        app.store.forget_fingerprint(key)
        kind = ActorKind.ADDRESS if key.startswith("ip:") else ActorKind.ACCOUNT
        app.store.set_state(
            (key, user),
            AccountState.CLEARED,
            at,
            # Not for ever: an account may be taken over, and an address gets another user.
            until=at + app.rules.policy.lasting(kind),
            revid=None,
            reason=f"cleared by {who}",
        )
    for action in planned_against(app, key):
        app.store.settle(action.key, ActionStatus.CANCELLED, f"{user} was cleared by {who}", at=at)
        if action.kind in DOWNS and action.revid is not None:
            app.store.overturn(action.revid, at, teaches=who != PROGRAM)


def planned_against(app: App, key: str) -> list[Action]:
    """What is not done yet of all that the program does against an author."""
    actions = app.store.actions_of_actor(key)
    return [action for action in actions if not takes_back(action) and action.status not in FINAL]


def _overturn(app: App, action: Action, who: str, at: datetime) -> None:
    if action.rcid is not None:
        app.store.overturn_entry(action.rcid, at)
    if action.revid is None:
        return
    if action.kind in OF_TEXT and who != PROGRAM:
        strings = [string for probe in app.store.probes_in(action.revid) for string in probe.strings]
        app.store.learn_words(words_of(" ".join(strings)))
    app.store.overturn(action.revid, at, teaches=who != PROGRAM)


def _cancel_what_rests_on_it(app: App, action: Action, who: str, at: datetime) -> None:
    for other in app.store.resting_with(action):
        if other.status not in FINAL and not takes_back(other):
            app.store.settle(other.key, ActionStatus.CANCELLED, f"{who} said that its verdict was wrong", at=at)


def _clear_where_nothing_is_left(app: App, action: Action, who: str, at: datetime) -> None:
    # Who says that a block was wrong has spoken about the author.
    of_block = action.kind is ActionKind.BLOCK
    if not of_block and app.store.evidence(action.actor_key):
        return
    if who != PROGRAM:  # what it takes back by itself says nothing about what people think of its decisions
        app.store.proposals_overturned(action.actor_key, at)
    account = app.store.account(action.actor_key)
    states = (*WATCHED, AccountState.BLOCKED) if of_block else WATCHED
    if account is not None and app.store.state(action.actor_key, at) in states:
        clear_author(app, action.actor_key, account["user"], who, at)


def _allow_softly(app: App, action: Action, domains: list[str], who: str, at: datetime) -> None:
    rules, why = app.rules.review.soft_allow, f"{who} said that {action.key} was wrong"
    author = action.actor_key
    # An address that hides all visitors, and a name that anybody may type, are nobody in particular.
    if author and not author.startswith("typed:") and not app.store.is_anybody(author, at):
        app.store.allow_softly("author", author, at + timedelta(days=rules.author_days), why)
    for domain in domains if who != PROGRAM else ():
        app.store.allow_softly("domain", domain, at + timedelta(days=rules.domain_days), why)

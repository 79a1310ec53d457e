"""Reads what reviewers decided on the wiki, and does it as if they had used the commands.

Read from recent changes alone, whose authors and times nobody can forge: what an import or a move brings to the page is
none of them. Whose word counts is asked anew when it is carried out.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from wikiwatch.app import deciding, hold, review
from wikiwatch.app.appeals import is_decisions_page
from wikiwatch.app.context import App
from wikiwatch.app.waiting import OF_ENTRIES
from wikiwatch.core.action import Action
from wikiwatch.core.appeals import is_report_page
from wikiwatch.core.model import ActorKind, Facts, key_of
from wikiwatch.core.review import PROGRAM
from wikiwatch.core.review_page import GOOD, is_own_word, new_words, saved_form
from wikiwatch.errors import SiteError, UserError

log = logging.getLogger(__name__)

DRAWN = "review_page_drawn"  # the store keeps what was saved last, so that nothing is asked while nothing changes
AT_ONCE = 100  # decisions carried out in a round; the others follow in the next
SHORTLY = timedelta(minutes=10)  # who answers so soon after somebody else has not seen that answer
_FORM = (AttributeError, IndexError, KeyError, TypeError, ValueError)  # an answer that has another form


def note(app: App, facts: Facts) -> None:
    """Keep what an edit says on the decisions page; call it in the transaction that records the edit."""
    change, titles = facts.change, app.settings
    if not titles.review_title or change.user == app.site.bot_name:
        return
    decides = is_decisions_page(app, change.title, change.namespace)
    others = (titles.review_title, titles.review_preload_title)
    if decides or any(is_report_page(change.title, change.namespace, title) for title in others):
        app.store.set_meta(DRAWN, "")  # somebody wrote there, moved or deleted it: it is drawn anew
    if not decides or not change.is_text or change.rcid is None or change.revid is None:
        return
    user = change.user if facts.actor.kind is ActorKind.ACCOUNT else ""
    words, form = new_words(facts.before, facts.after), saved_form(facts.before, facts.after)
    counted = [
        (word, form == f"{word.word} {word.key}" and is_own_word(word, user, change.timestamp, change.tags))
        for word in words
    ]
    app.store.note_review_words(change.revid, change.timestamp, change.user, counted)


def carry_out(app: App) -> None:
    """Do what people of standing have said. Where the wiki can't tell who that is, all of it waits."""
    new = app.store.new_review_words(AT_ONCE) if app.settings.review_title else ()
    if not new or app.rule_pages is None:
        return
    try:
        words = app.rule_pages.wiki.words({row["user"] for row in new}, app.settings.review_right)
    except SiteError as error:
        log.warning("nobody can tell who may decide on the review page, so it waits: %s", error.message)
        return
    except _FORM as error:
        log.warning("the wiki's answer about reviewers has not the expected form (%r)", error)
        return
    for row in new:
        _answer(app, row, words.get(row["user"], "the wiki does not know them"))


def _answer(app: App, row: Mapping[str, Any], why_not: str) -> None:
    try:
        with app.store.transaction():
            if why_not:
                log.warning("review page: %s by %s does not count: %s", row["key"], row["user"], why_not)
                app.store.answer_review_word(row["id"], "void", "")
            elif refused := _refused(app, row):
                app.store.answer_review_word(row["id"], "refused", refused)
            else:
                app.store.answer_review_word(row["id"], "done", "review-done", _done(app, row))
    except UserError as error:
        log.info("review page: %s by %s: %s", row["key"], row["user"], error.message)
        with app.store.transaction():
            app.store.answer_review_word(row["id"], "refused", "review-not-possible")


def _refused(app: App, row: Mapping[str, Any]) -> str:
    """Why a reviewer's word is not carried out, as the name of a message; "" where it may be."""
    key = row["key"]
    proposal = app.store.proposal(_number(key)) if _is_proposal(key) else None
    action = app.store.action(key)
    about = proposal["actor_key"] if proposal else action.actor_key if action else ""
    if not about or not _decided_here(app, action, row["word"]):
        return "review-unknown"
    if about == key_of(row["user"]):
        return "review-own"
    return "review-decided" if _decided_just_before(app, key, row["at"]) else ""


def _done(app: App, row: Mapping[str, Any]) -> str:
    """Carry one word out; the key of the action that does it. UserError where it can't be."""
    key, good = row["key"], row["word"] in GOOD
    who, why = f"{row['user']} (wiki)", f"decided on the wiki, revision {row['revid']}"
    if row["word"] in ("yes", "no"):
        return _yes_or_no(app, key, who, why, yes=row["word"] == "yes")
    choice = deciding.choice(app, key, good=good)
    if choice.problem is not None:
        raise choice.problem
    decided = str(deciding.decide(app, choice.id, who, why, good=good)["key"])
    if not good:
        app.store.reopen_appeals(key, row["at"], who)
    return decided


def _yes_or_no(app: App, key: str, who: str, why: str, *, yes: bool) -> str:
    if _is_proposal(key):
        answer = review.accept if yes else review.reject
        answer(app, _number(key), who, why)
        return ""
    return (hold.approve if yes else hold.cancel)(app, key, who, why).key


def _is_proposal(key: str) -> bool:
    name, _, number = key.rpartition("-")
    return name == "proposal" and number.isdecimal()


def _number(key: str) -> int:
    return int(key.rpartition("-")[2])


def _decided_here(app: App, action: Action | None, word: str) -> bool:
    """Whether a page that everybody reads may tell of it: a word on a planned block would tell who is to be blocked."""
    if app.settings.log_shows_all:
        return True
    return action is not None and str(action.kind) in OF_ENTRIES and word in ("release", "spam")


def _decided_just_before(app: App, key: str, said: datetime) -> bool:
    """Or since then, where what was said had to wait for the program or the wiki."""
    return any(one["who"] != PROGRAM and one["ts"] > (said - SHORTLY).timestamp() for one in app.store.decisions(key))

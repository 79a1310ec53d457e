"""The review page on the wiki: what waits, with links by which to decide, and the answers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from wikiwatch.app import concealed
from wikiwatch.app.context import App
from wikiwatch.app.publish import of_class, outwardly, to_be_blocked
from wikiwatch.app.review_words import DRAWN
from wikiwatch.app.waiting import Only, newest_edits, waiting
from wikiwatch.core.action import ActionStatus
from wikiwatch.core.report import reasons
from wikiwatch.core.review_page import PRELOAD, answers_archive, decisions_page, review_page
from wikiwatch.ports import Written

ROWS = 50  # of about 1,200 bytes: a page of 60 kB, and more than anybody decides in five minutes
ANSWERS = 30
IGNORED = 10  # who floods the page with words that don't count pushes no answer away
ARCHIVE_ROWS = 500  # as the log's: some 100 kB
_STATES = {"done": "review-is-down", "review": "review-is-waiting", "person": "review-is-by-hand"}


def publish(app: App) -> Written | None:
    """Write the review page, the decisions page and the archives where they changed; the first that failed, or None."""
    if not _is_written(app):
        return None
    pages = dict(_pages(app))
    drawn = hashlib.sha256("\0".join(pages.values()).encode()).hexdigest()
    if app.store.meta(DRAWN) == drawn:
        return None
    if failed := _archive(app):
        return failed
    if concealed.look(app, list(rows(app))):
        pages = dict(_pages(app))
        drawn = hashlib.sha256("\0".join(pages.values()).encode()).hexdigest()
    if failed := _saved(app, pages):
        return failed
    app.store.set_meta(DRAWN, drawn)
    return None


def draw_anew(app: App) -> None:
    """Write the pages where they do not stand as they were written; nothing is sent where they do."""
    if _is_written(app) and app.store.meta(DRAWN):
        _saved(app, dict(_pages(app)))


def _is_written(app: App) -> bool:
    own = app.settings.review_title.startswith(f"User:{app.site.bot_name}/")  # the bot writes only its own
    return own and (app.enforce or app.settings.log_while_observing)


def _saved(app: App, pages: Mapping[str, str]) -> Written | None:
    """The first that could not be written, or None; it keeps none of the others from being written."""
    saved = [app.site.save_page(title, text, app.texts.log_summary) for title, text in pages.items()]
    return next((one for one in saved if not one.ok), None)


def _pages(app: App) -> Iterator[tuple[str, str]]:
    settings, say = app.settings, app.speaker
    yield settings.review_preload_title, PRELOAD
    answers = [_told(app, row) for row in app.store.review_answers(ANSWERS)]
    ignored = app.store.void_revisions(IGNORED)
    title = settings.decisions_title
    yield title, decisions_page(answers, ignored, title, settings.review_title, say, right=settings.review_right)
    titles = {
        "decisions": title,
        "preload": settings.review_preload_title,
        "report": settings.report_title,
        "log": settings.log_title,
    }
    waits, notes = list(rows(app)), []
    if len(waits) > ROWS:
        notes.append(say.say("review-more"))
    if not settings.log_shows_all and _elsewhere(app):
        notes.append(say.say("review-elsewhere"))
    told = [concealed.masked(row) for row in waits[:ROWS]]
    yield settings.review_title, review_page(told, titles, say, notes, right=settings.review_right)


def rows(app: App) -> Iterator[dict[str, Any]]:
    """What the page shows, newest first, and one more where there is more.

    Whatever would tell a state stands there only where the log shows all.
    """
    if app.settings.log_shows_all:
        for item in waiting(app, Only())[::-1]:
            words = ("release", "spam") if item["type"] == "edit" and item["id"] else ("yes", "no")
            if item["id"]:
                yield _row(app, item, words=words, terse=False)
        return
    to_block, found = to_be_blocked(app), 0
    for item in newest_edits(app):
        fields = outwardly(app, item, item["actor_key"], to_block)
        if fields is None or not item["id"]:
            continue
        row = fields | {"class": of_class(app, fields)}
        yield _row(app, row, words=("release", "spam"), terse=fields["terse"])
        found += 1
        if found > ROWS:
            return


def _row(app: App, item: Mapping[str, Any], *, words: tuple[str, ...], terse: bool) -> dict[str, Any]:
    status = next((one["status"] for one in item["actions"] if one["key"] == item["id"]), "")
    why = reasons(item, app.speaker)
    return {**item, "words": words, "terse": terse, "reasons": why, "state": _STATES.get(status, "")}


def _elsewhere(app: App) -> bool:
    """Whether anything waits that this page must not show: a proposal, or a planned block or deletion."""
    yes = (ActionStatus.REVIEW, ActionStatus.PERSON)
    return bool(app.store.proposals(open_only=True)) or any(one.status in yes for one in app.store.waiting())


def _told(app: App, row: Mapping[str, Any]) -> dict[str, Any]:
    """An answer, with how far the program has come with it."""
    action = app.store.action(row["result"]) if row["status"] == "done" and row["result"] else None
    came = row["came"]
    if action is not None and action.status is ActionStatus.PERSON:
        came = "review-person"
    elif action is not None and action.status.open:
        came = "review-noted" if app.enforce else "review-observed"
    return {**row, "came": came}


def _archive(app: App) -> Written | None:
    """Move older answers to the pages of their months; what could not be written is tried again."""
    for first in sorted({_month(at) for at in app.store.unarchived_answers(ANSWERS)}):
        after = first.replace(year=first.year + first.month // 12, month=first.month % 12 + 1)
        rows = [_told(app, row) for row in app.store.review_answers_of(first, after)]
        for part, start in enumerate(range(0, len(rows), ARCHIVE_ROWS), 1):
            title = f"{app.settings.decisions_title}/{first:%Y-%m}" + (f"/{part}" if part > 1 else "")
            text = answers_archive(rows[start : start + ARCHIVE_ROWS][::-1], app.speaker)
            written = app.site.save_page(title, text, app.texts.log_summary)
            if not written.ok:
                return written
        with app.store.transaction():
            app.store.mark_archived(first, after)
    return None


def _month(at: datetime) -> datetime:
    return at.replace(day=1, hour=0, minute=0, second=0, microsecond=0)

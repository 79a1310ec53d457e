"""From recent changes to recorded verdicts: nothing missed, nothing judged twice."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta

from wikiwatch.app.context import App
from wikiwatch.app.judge import Judged, judge, read_only
from wikiwatch.core.links import links
from wikiwatch.core.model import Actor, Change, Facts, actor_kind
from wikiwatch.detectors.random_text import words_of

log = logging.getLogger(__name__)

# After so long a pause it is worth one request to see whether recent changes still reach back far enough.
GAP_CHECK = timedelta(hours=1)

Progress = Callable[[int, str], None]


def poll(app: App, since: datetime | None = None, progress: Progress = lambda _n, _what: None) -> list[Judged]:
    """Judge all changes since the watermark. The first time, read the past and begin at the present.

    `since` makes the first run begin at that time instead; later runs ignore it.
    """
    cursor = app.store.cursor()
    if cursor is None:
        cursor = _first_run(app, since, progress)
        if since is None:
            return []
    judged: list[Judged] = []
    for page in _pages(app, cursor):
        judged += _take(app, page)
        progress(len(page), "changes judged")
    app.store.set_meta("last_poll", app.clock.now().isoformat())
    return judged


def _pages(app: App, cursor: datetime) -> Iterator[Sequence[Change]]:
    since = cursor - app.settings.overlap
    yield from _gap(app, since)
    yield from app.site.changes_since(since)


def _gap(app: App, since: datetime) -> Iterator[Sequence[Change]]:
    """What recent changes have forgotten since then, out of page histories and the logs."""
    last_poll = app.store.meta("last_poll")
    now = app.clock.now()
    if last_poll and now - datetime.fromisoformat(last_poll) < GAP_CHECK:
        return
    oldest = app.site.oldest_change()
    if oldest is not None and oldest <= since:
        return
    until = oldest or now
    log.warning("recent changes do not reach back to %s; reading page histories up to %s", since, until)
    yield from app.site.history_changes(since, until)


def _take(app: App, page: Sequence[Change]) -> list[Judged]:
    new = app.store.unseen(page)
    facts = app.site.facts(new) if new else []
    with app.store.transaction():
        judged = judge(app, facts, app.clock.now())
        if page:
            app.store.set_cursor(max(change.timestamp for change in page))
    return judged


def _first_run(app: App, since: datetime | None, progress: Progress) -> datetime:
    """Read what stood before, for trust and for the wiki's own words; never act on it."""
    now = app.clock.now()
    # What happens at `since` itself is judged; the wiki's times are whole seconds.
    until = since - timedelta(seconds=1) if since else now
    # At least as far back as the first poll looks: it judges what it does not find recorded.
    back = max(timedelta(days=app.settings.first_run_days), app.settings.overlap)
    newest = None
    for page in app.site.history_changes(until - back, until):
        with app.store.transaction():
            read_only(app, [_bare(change) for change in app.store.unseen(page)], now)
        newest = page[-1].timestamp if page else newest
        progress(len(page), "earlier changes read")
    later = set[int]() if since is None else _changed_since(app, since)
    for heads in app.site.current_texts(app.settings.first_run_pages):
        with app.store.transaction():
            for head in (head for head in heads if head.page_id not in later):
                app.store.learn_words(words_of(head.text or ""))
                app.store.note_standing({link.domain for link in links(head.text or "")}, now)
        progress(len(heads), "pages read")
    # The wiki's own time, where it is known: this machine's clock may be wrong.
    cursor = since or newest or now
    app.store.set_cursor(cursor)
    app.store.set_meta("last_poll", (since or now).isoformat())
    return cursor


def _changed_since(app: App, since: datetime) -> set[int]:
    """Pages that are judged in a moment: what they hold now teaches nothing about the time before."""
    return {change.page_id for page in _pages(app, since) for change in page}


def _bare(change: Change) -> Facts:
    """A change without texts or facts about its author."""
    kind = actor_kind(change.user, change.user_id, temp=change.temp)
    return Facts(change=change, actor=Actor(name=change.user, kind=kind), before=None, after=None)

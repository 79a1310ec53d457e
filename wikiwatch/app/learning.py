"""Learning from what this wiki's own people undo, and looking at a new edit with it."""

from __future__ import annotations

import logging
from datetime import timedelta

from wikiwatch.app.context import App
from wikiwatch.core.evidence import Case, Learned
from wikiwatch.core.features import features
from wikiwatch.detectors.redirects import is_redirect

log = logging.getLogger(__name__)

WIPED = 0.8  # of a page's characters: whoever removes so many does not mend what was there
LEFT = 0.5  # of its length: what they put in its place is at most so long; longer texts are a new version


def compare(app: App, case: Case) -> tuple[frozenset[str], Learned | None]:
    """The marks of an untrusted author's edit, and how much they look like what was undone here before."""
    rules = app.rules.learned
    if not case.change.is_text or case.trust.band not in rules.bands:
        return frozenset(), None
    try:
        marks = features(case)
    except Exception:
        log.exception("revision %s could not be compared with what was undone", case.change.revid)
        return frozenset(), None
    return marks, app.store.learned(marks, least_bad=rules.least_bad, least_good=rules.least_good)


def remember(app: App, case: Case, marks: frozenset[str], learned: Learned | None) -> None:
    """Keep an edit as a lesson, to be learned when its fate is known."""
    if marks and case.change.revid is not None:
        due = case.change.timestamp + timedelta(hours=app.rules.trust.survives_after_hours)
        app.store.add_lesson(case.change.revid, marks, learned.bits if learned else None, due)


def note_wiping(app: App, case: Case) -> None:
    """Take note if somebody whose word counts emptied a page, or put a few words in its place."""
    before, text = len(case.before), case.added.text
    if is_redirect(case.added):  # two pages were made one
        return
    if before and case.added.removed_chars >= WIPED * before and len(text) <= LEFT * before:
        app.store.note_wiped(case.change, case.change.timestamp)

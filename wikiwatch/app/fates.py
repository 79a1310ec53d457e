"""What becomes of additions when somebody of standing edits their page: they are kept, or taken out in passing.

Undoing by an earlier text of the page is seen by its SHA-1, see `Store.note_identity_revert`.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from wikiwatch.app.context import App
from wikiwatch.core.evidence import Added
from wikiwatch.core.model import Facts
from wikiwatch.core.pieces import KEPT, TAKEN_OUT, Page, pieces
from wikiwatch.core.summaries import revisions_named


def note(app: App, facts: Facts, added: Added, *, counts: bool, remembered: bool) -> None:
    """Look what an edit left of earlier additions, if its author's word counts, and remember its own."""
    change = facts.change
    if not change.is_text or change.revid is None or facts.after is None or facts.actor.name == app.site.bot_name:
        return
    since = change.timestamp - timedelta(days=app.rules.trust.removed_within_days)
    if counts and (earlier := app.store.additions(change.page_id, facts.actor.key, since)):
        page = Page(facts.after)
        left = {revid: page.share_left(looked_for) for revid, looked_for in earlier.items()}
        app.store.note_kept([revid for revid, share in left.items() if share >= KEPT], change.timestamp)
        app.store.note_taken_out([revid for revid, share in left.items() if share <= TAKEN_OUT], change.timestamp)
    _note_undo(app, facts, since)
    if remembered and (own := pieces(added.passages)):
        app.store.remember_addition(change, facts.actor.key, own, since)


def _note_undo(app: App, facts: Facts, since: datetime) -> None:
    """Keep what an edit undid by its own words and deeds: its summary names an addition, and it takes that one out.

    A summary alone is anybody's word. Only comparisons with what people did ask for this; it costs nobody trust.
    """
    change = facts.change
    named = revisions_named(change.comment)
    if not named or change.revid is None or facts.before is None or facts.after is None:
        return
    earlier = app.store.additions(change.page_id, facts.actor.key, since)
    texts = {revid: earlier[revid] for revid in named if revid in earlier}
    if texts:
        before, after = Page(facts.before), Page(facts.after)
        gone = [
            revid
            for revid, one in texts.items()
            if before.share_left(one) >= KEPT and after.share_left(one) <= TAKEN_OUT
        ]
        app.store.note_undo(gone, change.revid)

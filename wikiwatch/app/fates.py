"""What becomes of additions when somebody of standing edits their page: they are kept, or taken out in passing.

Undoing by an earlier text of the page is seen by its SHA-1, see `Store.note_identity_revert`.
"""

from __future__ import annotations

from datetime import timedelta

from wikiwatch.app.context import App
from wikiwatch.core.evidence import Added
from wikiwatch.core.model import Facts
from wikiwatch.core.pieces import KEPT, TAKEN_OUT, folded, pieces, share_left


def note(app: App, facts: Facts, added: Added, *, counts: bool, remembered: bool) -> None:
    """Look what an edit left of earlier additions, if its author's word counts, and remember its own."""
    change = facts.change
    if not change.is_text or change.revid is None or facts.after is None or facts.actor.name == app.site.bot_name:
        return
    since = change.timestamp - timedelta(days=app.rules.trust.removed_within_days)
    if counts and (earlier := app.store.additions(change.page_id, facts.actor.key, since)):
        page = folded(facts.after)
        left = {revid: share_left(looked_for, page) for revid, looked_for in earlier.items()}
        app.store.note_kept([revid for revid, share in left.items() if share >= KEPT], change.timestamp)
        app.store.note_taken_out([revid for revid, share in left.items() if share <= TAKEN_OUT], change.timestamp)
    if remembered and (own := pieces(added.passages)):
        app.store.remember_addition(change, facts.actor.key, own, since)

"""The site of commands that need no wiki: whatever they ask of it fails in one clear sentence."""

from __future__ import annotations

from typing import NoReturn

from wikiwatch.errors import UserError


class Nowhere:
    """A Site that can't be reached, for reading the database and for replays."""

    can_rollback = False
    broken = ""
    bot_name = ""
    languages: tuple[str, ...] = ()

    def _refuse(self, *_args: object, **_options: object) -> NoReturn:
        raise UserError("this command works without the wiki, and something asked for it")

    now = changes_since = oldest_change = history_changes = facts = actors = refusals_since = _refuse
    earlier_edits = talk_pages = block_log = _refuse
    page_listings = concealed = current_texts = head = history = texts = save = rollback = block = save_page = _refuse
    blocks_on = blocks_over = unblock = move_page = file_versions = revert_file = delete_page = undelete_page = _refuse
    change_group = own_acts = patient = _refuse

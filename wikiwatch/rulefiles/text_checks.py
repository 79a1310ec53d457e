"""What must hold of the texts that the program writes on the wiki."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wikiwatch.rulefiles.lines import Problem
from wikiwatch.rulefiles.problems import Source, shown

# Summaries of edits and of log entries; see `app.pages` and `app.results`.
_RECOGNISED_BY_ID = (
    *("revert_summary", "hold_summary", "release_summary", "move_summary", "file_summary", "delete_summary"),
    *("undo_summary", "group_summary"),
)
# What is filled in, in most texts and in those that have more or other names.
_USUAL_NAMES = ("{id}", "{log}", "{report}")
_NAMES = {
    "release_summary": (*_USUAL_NAMES, "{author}", "{revid}"),
    "hold_notice": (*_USUAL_NAMES, "{form}"),
    "deletion_request": (*_USUAL_NAMES, "{form}"),
    "report_page": ("{log}", "{report}", "{form}"),
    "report_preload": ("{log}", "{report}"),
}
_PAGES = ("hold_notice", "deletion_request", "report_page", "report_preload")
_SAVED_OTHERWISE = ("~~~", "|]]", "[[|")  # MediaWiki's transformations before saving, but for those in { }


def check(source: Source) -> Iterator[Problem]:
    """What a text may hold, so that it is saved as it stands, passes the wiki's filters and is recognised again."""
    for key, text in source.data.items():
        if not isinstance(text, str) or not text:  # none: the language's own
            continue
        names = _NAMES.get(key, _USUAL_NAMES)
        left = re.sub("|".join(re.escape(name) for name in names), "", text)
        if any(brace in left for brace in "{}"):
            hint = "no template needs to exist on the wiki: use a sentence and a category"
            yield source.problem((key,), "other curly brackets", f"only {', '.join(names)}", hint)
        if re.search(r"\[[^\]]{0,300}\{author\}", text):
            hint = "it becomes a link of its own, or the link to the difference where the name could do harm"
            yield source.problem((key,), "{author} within a link", "{author} as it stands", hint)
        if any(mark in text for mark in _SAVED_OTHERWISE):
            hint = "it would be saved as something else, and reading it back would fail"
            found = "a signature (~~~) or a link without a name ([[…|]])"
            yield source.problem((key,), found, "a text that is saved as it stands", hint)
        if key not in _PAGES and re.search(r"//|\bwww\.", text):
            hint = "spam filters read summaries as well: link to {log} instead"
            yield source.problem((key,), "a web address", "a line without one", hint)
        if key in _RECOGNISED_BY_ID and not re.search(r"(?<![\w-])\{id\}(?![\w-])", text):
            hint = "by it the program recognises its own doing when it was ended before it could note it down"
            yield source.problem((key,), shown(text), "a line with {id} in it, as a word of its own", hint)

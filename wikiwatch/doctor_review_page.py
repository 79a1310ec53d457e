"""What `wikiwatch doctor` says of the page on which reviewers decide."""

from __future__ import annotations

from wikiwatch.checkup import Check, ok, warn
from wikiwatch.config_tables import ReviewPageTable
from wikiwatch.doctor_rule_pages import BY_THEMSELVES
from wikiwatch.errors import SiteError
from wikiwatch.site.rule_pages import RulePageReader

NAME = "review page"


def review_page_check(wiki: RulePageReader, wanted: ReviewPageTable, bot_name: str) -> Check:
    """Whether somebody can decide there, and whether the account may write the page and its subpages."""
    title, right = wanted.title.replace("{bot}", bot_name), wanted.right
    if not title:
        return ok(NAME, "off: people decide in the shell or the dashboard ([review_page] in wikiwatch.toml)")
    try:
        groups, closed = wiki.groups_with(right), wiki.closed((title, f"{title}/Decisions", f"{title}/Preload"))
    except SiteError as error:
        return warn(NAME, error.message, "the wiki did not tell: try again")
    if easy := BY_THEMSELVES & set(groups):
        found = f"everybody gets the right {right} by itself ({', '.join(sorted(easy))}), so nobody's word counts"
        return warn(NAME, found, "name a right in [review_page] that only people whom you trust have")
    if not groups:
        return warn(NAME, f"no group has the right {right}, so nobody's word counts", "look up how it is spelt")
    if closed:
        advice = "grant the account createpage, or lift the protection as far as the group `bot`"
        return warn(NAME, f"the account may not write {', '.join(closed)}", advice)
    return ok(NAME, f"on {title}, whoever has {right} decides: {', '.join(groups)}")

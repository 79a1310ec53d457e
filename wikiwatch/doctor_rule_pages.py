"""What `wikiwatch doctor` says of the wiki's pages that stand for rule files."""

from __future__ import annotations

from collections.abc import Iterator

from wikiwatch.checkup import Check, bad, ok, warn
from wikiwatch.config import Config
from wikiwatch.core.rule_pages import PageMark, PageState
from wikiwatch.errors import SiteError
from wikiwatch.rules_home import known_pages
from wikiwatch.site.rights import EVERYBODY
from wikiwatch.site.rule_pages import RulePageReader
from wikiwatch.site.session import Session

# Groups that MediaWiki gives by itself, to whoever waits: a right of theirs is everybody's.
BY_THEMSELVES = EVERYBODY | {"autoconfirmed", "temp"}


def rule_page_checks(session: Session, config: Config) -> Iterator[Check]:
    """Whether the pages are there and protected, and who may write them; nothing where the settings name none."""
    wanted = config.rule_pages
    if not wanted.files:
        return
    reader = RulePageReader(session)
    try:
        groups, marks = reader.groups_with(wanted.right), reader.marks(list(wanted.titles.values()))
    except SiteError as error:
        yield warn("rule pages", error.message, "the wiki did not tell: try again")
        return
    yield _right(wanted.right, groups)
    known = {state.title: state for state in known_pages(config)}
    for file, title in wanted.titles.items():
        yield _page(file, title, marks[title], known.get(title))


def _right(right: str, groups: list[str]) -> Check:
    if easy := BY_THEMSELVES & set(groups):
        found = f"everybody gets the right {right} by itself ({', '.join(sorted(easy))}), so no page counts"
        return bad("rule pages", found, "name a right in [rule_pages] that only people whom you trust have")
    if not groups:
        return bad("rule pages", f"no group has the right {right}, so no page counts", "look up how it is spelt")
    who = f"whoever has {right} may change the rules: {', '.join(groups)}"
    return Check(name="rule pages", status=ok("", "").status, found=who, advice="everybody can read them, spammers too")


def _page(file: str, title: str, mark: PageMark, state: PageState | None) -> Check:
    name = f"rule page {title}"
    newest = state.newest if state else None
    if not mark.revid and newest:
        advice = f"revision {newest.revid} goes on; to end that, take it out of [rule_pages], and {file} counts"
        return warn(name, "the page is gone", advice)
    if not mark.revid:
        return ok(name, f"there is none, so {file} in the folder counts")
    if not mark.guarded:
        goes_on = f"revision {newest.revid}" if newest else file
        advice = f"protect it, for sysops only; until then nothing new counts, and {goes_on} goes on"
        return bad(name, "anybody can edit it", advice)
    if state is None:
        return ok(name, "it is there; the next run reads it")
    if state.passed:
        last = state.passed[0]
        found = f"a newer version by {last.user or 'somebody hidden'} does not count: revision {last.revid}, {last.why}"
        return warn(name, found, "look at it: undo it, or save the page once more yourself")
    return ok(name, f"revision {newest.revid} by {newest.user} counts" if newest else f"{file} in the folder counts")

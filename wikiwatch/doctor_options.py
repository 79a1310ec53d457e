"""What `wikiwatch doctor` says of parts that the rules switch on and the wiki has to be set up for."""

from __future__ import annotations

from collections.abc import Iterator

from wikiwatch.checkup import Check, ok, warn
from wikiwatch.core.decoys import unfit
from wikiwatch.core.friction import trouble
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.errors import SiteError
from wikiwatch.site.groups import changeable_groups
from wikiwatch.site.mediawiki import MediaWikiSite


def option_checks(site: MediaWikiSite, rules: Ruleset) -> Iterator[Check]:
    """Friction and decoy pages, where the rules have any."""
    try:
        if rules.friction.group:
            yield _friction(site, rules)
        if rules.policy.decoy_pages:
            yield from _decoys(site, rules)
    except SiteError as error:
        yield warn("friction and decoy pages", error.message, "the wiki did not tell: try again")


def _friction(site: MediaWikiSite, rules: Ruleset) -> Check:
    group = rules.friction.group
    if why := trouble(rules.friction, *changeable_groups(site.session)):
        advice = f"without it nobody comes into the group `{group}`, or nobody leaves it: see docs/friction.md"
        return warn("friction", why, advice)
    return ok("friction", f"the bot may change the group `{group}`")


def _decoys(site: MediaWikiSite, rules: Ruleset) -> Iterator[Check]:
    found = site.page_listings(rules.policy.decoy_pages)
    for title in rules.policy.decoy_pages:
        if why := unfit(found.get(title)):
            yield warn(f"decoy page {title}", why, "until then, edits there go as they do elsewhere")
        else:
            yield ok(f"decoy page {title}", "search engines leave it out")

"""What `wikiwatch doctor` finds about the wiki's own defences, and what its API does not tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from wikiwatch.checkup import Check, Status, ok, unknown, warn
from wikiwatch.errors import SiteError
from wikiwatch.site import reading
from wikiwatch.site.mediawiki import WikiInfo
from wikiwatch.site.session import Session

PROBE = "https://wikiwatch.example/"  # rendered by the wiki and saved nowhere
OBSTACLES = {
    "SpamBlacklist": "it can refuse a restored text that holds an address of its list",
    "AbuseFilter": "its filters apply to the bot too, unless they let its group pass",
    "ConfirmEdit": "it asks who saves new links for a captcha, unless the right skipcaptcha is there",
}
# Both come with MediaWiki itself.
GUARDS = {
    "SpamBlacklist": "wfLoadExtension( 'SpamBlacklist' ); would refuse known sites before they are saved",
    "AbuseFilter": "wfLoadExtension( 'AbuseFilter' ); would let people refuse edits by rules of their own",
}
# The budget of rules/brakes.toml for what is confirmed is 600 take-downs an hour; a limit below that slows floods down.
LEAST_A_MINUTE = 10
# What the account does, by MediaWiki's names in $wgRateLimits; rollbacks and moves have narrower limits than edits.
LIMITED = ("edit", "create", "rollback", "move", "upload", "delete", "undelete", "block")
# Limits of where the account comes from, which count beside its own.
OF_ADDRESSES = frozenset({"ip", "subnet"})


def wiki_checks(session: Session, info: WikiInfo, now: datetime) -> Iterator[Check]:
    """All of them; what can't be read is unknown."""
    for name, look in (("nofollow", _nofollow), ("rate limits", _rate_limits)):
        try:
            yield look(session)
        except SiteError as error:
            yield unknown(name, error.message, "the wiki did not tell: try again")
    yield from _guards(info)
    if "ConfirmEdit" in info.extensions:
        advice = "in LocalSettings.php, look for $wgCaptchaTriggers['addurl'] (on by default) and $wgGroupPermissions"
        yield unknown(
            "captcha triggers", "the API does not tell when a captcha is asked for", f"{advice} (skipcaptcha)"
        )
    yield _retention(session, now)


def _nofollow(session: Session) -> Check:
    """Whether search engines are told to count no link: the wiki is asked to render one."""
    answer = session.read(
        action="parse",
        text=f"[{PROBE} x]",
        contentmodel="wikitext",
        prop="text",
        title="Project:X",
        disablelimitreport="1",
    )
    html = str(answer.get("parse", {}).get("text", ""))
    link = re.search(rf"<a\b[^>]*{re.escape(PROBE)}[^>]*>", html)
    if link is None:
        return unknown("nofollow", "no link was rendered", "in LocalSettings.php, look for $wgNoFollowLinks")
    if re.search(r'\brel="[^"]*\bnofollow\b', link[0]):
        return ok("nofollow", "links to other sites carry it, so adverts gain nothing in search engines")
    advice = "set $wgNoFollowLinks = true; in LocalSettings.php (the default), and fewer will come"
    return warn("nofollow", "search engines count the links of this wiki: that is what adverts come for", advice)


def _rate_limits(session: Session) -> Check:
    me = session.read(action="query", meta="userinfo", uiprop="ratelimits")["query"]["userinfo"]
    limits = {kind: _counting(me.get("ratelimits", {}).get(kind, {})) for kind in LIMITED}
    found = "; ".join(f"{kind}: {_in_words(one)}" for kind, one in limits.items() if one)
    if not found:
        return ok("rate limits", "none for what this account does")
    if all(_a_minute(one) >= LEAST_A_MINUTE for limit in limits.values() for one in limit.values()):
        return ok("rate limits", found)
    return warn("rate limits", found, "give the bot's group the right noratelimit, or $wgRateLimits more room")


def _counting(told: dict[str, Any]) -> dict[str, Any]:
    """Of the limits of groups the one that counts, and those of addresses.

    As MediaWiki's RateLimiter has it: the highest of the account's groups, unless the account is new.
    """
    limits = {str(group): limit for group, limit in told.items() if limit["seconds"]}
    own = [group for group in limits if group not in OF_ADDRESSES]
    counts = "newbie" if "newbie" in own else max(own, key=lambda group: _a_minute(limits[group]), default="")
    return {group: limit for group, limit in limits.items() if group == counts or group in OF_ADDRESSES}


def _a_minute(limit: dict[str, Any]) -> float:
    return float(limit["hits"] * 60 / limit["seconds"])


def _in_words(limits: dict[str, Any]) -> str:
    return ", ".join(f"{one['hits']} in {one['seconds']} s ({group})" for group, one in limits.items())


def _guards(info: WikiInfo) -> Iterator[Check]:
    for name, trouble in OBSTACLES.items():
        if name in info.extensions:
            yield Check(name=name, status=Status.OK, found="installed", advice=trouble)
        elif name in GUARDS:
            yield Check(name=name, status=Status.OK, found="not installed", advice=GUARDS[name])


def _retention(session: Session, now: datetime) -> Check:
    """How long recent changes are kept: after a longer pause, what was saved meanwhile is never seen."""
    name = "recent changes"
    advice = (
        "in LocalSettings.php, look for $wgRCMaxAge (seconds; 90 days by default): a longer pause of the run misses"
    )
    advice += " what was saved in it"
    try:
        answer = session.read(action="query", list="recentchanges", rcdir="newer", rcprop="timestamp", rclimit="1")
        found = answer["query"]["recentchanges"]
    except SiteError as error:
        return unknown(name, error.message, advice)
    if not found:
        return unknown(name, "how long they are kept is not told, and there are none", advice)
    age = max(now - reading.moment(found[0]["timestamp"]), timedelta())
    return unknown(name, f"how long they are kept is not told; the oldest is {age.days} days old", advice)

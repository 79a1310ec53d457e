"""Who and what is never judged: cheap named reasons, looked at before anything else."""

from __future__ import annotations

from wikiwatch.core.model import Change, Facts
from wikiwatch.core.ruleset import TrustRules


def exempt(facts: Facts, bot_name: str, namespaces: frozenset[int], rules: TrustRules, *, restores: bool) -> str:
    """The reason why this change is not judged, in plain words; "" if it is.

    `namespaces` are those that are judged; an empty set means all of them. `restores` says that the change
    brings back an earlier text of its page that nobody took down.
    """
    change, actor = facts.change, facts.actor
    if not change.is_text and not _is_judged_entry(change):
        return "a log entry"
    if actor.name == bot_name and bot_name:
        return "the bot itself"
    if not actor.name:
        return "the author is hidden"
    groups = sorted(actor.groups & set(rules.exempt_groups))
    if groups:
        return "in an exempt group: " + ", ".join(groups)
    if actor.name in rules.exempt_users:
        return "listed as exempt"
    if namespaces and change.namespace not in namespaces and change.log_type != "newusers":
        return "in a namespace that is not judged"
    if change.is_text and (facts.after is None or facts.before is None):
        return "no text to judge: hidden, deleted or not wikitext"
    if restores:
        return "brings back an earlier text of the page"
    return ""


def _is_judged_entry(change: Change) -> bool:
    """Whether a log entry is a move, an upload or a sign-up of the author's own, and its title not hidden."""
    signs_up = change.log_type == "newusers" and change.log_action == "create"
    return bool(change.title) and (signs_up or change.log_type in ("move", "upload"))


def of_standing(facts: Facts, score: int, rules: TrustRules) -> bool:
    """Whether the author is somebody whose word counts on this wiki: exempt by group, or trusted."""
    exempt_author = bool(facts.actor.groups & set(rules.exempt_groups))
    return exempt_author or rules.reaches(score, rules.trusted_band)


# MediaWiki's namespaces for readers: main, File, Template, Help, Category. In Talk, User, Project and MediaWiki
# people also write down the very addresses that they want kept out.
_CONTENT = frozenset({0, 6, 10, 12, 14})
_FIRST_CUSTOM = 100  # a wiki's own namespaces begin here; the odd ones are talk


def is_content(namespace: int) -> bool:
    """Whether a link that somebody of standing adds in this namespace speaks for its site."""
    return namespace in _CONTENT or (namespace >= _FIRST_CUSTOM and namespace % 2 == 0)

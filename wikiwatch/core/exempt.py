"""Who and what is never judged: cheap named reasons, looked at before anything else."""

from __future__ import annotations

from datetime import datetime

from wikiwatch.core.lists import Entry, ListName
from wikiwatch.core.model import Actor, Change, Facts
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.core.trust_rules import TrustRules


def exempt(facts: Facts, bot_name: str, namespaces: frozenset[int], rules: Ruleset, *, restores: bool) -> str:
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
    if why := exempt_author(actor, rules, change.timestamp):
        return why
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


def exempt_author(actor: Actor, rules: Ruleset, at: datetime) -> str:
    """The reason why nothing that this author sends at a time is judged; "" if it is.

    What an edit itself carries is no reason, not even its bot flag: a rollback by an administrator can set that flag
    on the edits that it takes back.
    """
    if why := _looks_after_the_wiki(actor, rules.trust):
        return why
    entry = rules.lists.author(actor.key, at)
    return str(entry) if entry is not None and entry.list is ListName.ALLOW else ""


def binding(actor: Actor, rules: Ruleset, at: datetime) -> Entry | None:
    """The entry of the lists that applies to an author; None for those who look after the wiki, whoever lists them."""
    return None if _looks_after_the_wiki(actor, rules.trust) else rules.lists.author(actor.key, at)


def _looks_after_the_wiki(actor: Actor, rules: TrustRules) -> str:
    for what, held, exempting in (
        ("in an exempt group", actor.groups, rules.exempt_groups),
        ("holds an exempt right", actor.rights, rules.exempt_rights),
        ("in an exempt global group", actor.global_groups, rules.exempt_global_groups),
    ):
        found = sorted(held.intersection(exempting))
        if found:
            return f"{what}: {', '.join(found)}"
    return ""


def of_standing(actor: Actor, score: int, rules: TrustRules) -> bool:
    """Whether the author is somebody whose word counts on this wiki: who looks after it, or is trusted.

    The allow list lets pass, and no more: it may name a program, or an address behind which many people sit.
    """
    return bool(_looks_after_the_wiki(actor, rules)) or rules.reaches(score, rules.trusted_band)


# MediaWiki's namespaces for readers: main, File, Template, Help, Category. In Talk, User, Project and MediaWiki
# people also write down the very addresses that they want kept out.
_CONTENT = frozenset({0, 6, 10, 12, 14})
_FIRST_CUSTOM = 100  # a wiki's own namespaces begin here; the odd ones are talk


def is_content(namespace: int) -> bool:
    """Whether a link that somebody of standing adds in this namespace speaks for its site."""
    return namespace in _CONTENT or (namespace >= _FIRST_CUSTOM and namespace % 2 == 0)

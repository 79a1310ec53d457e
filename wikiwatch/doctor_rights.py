"""Least rights: what each phase of the work needs, what that account has, and what it should not have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wikiwatch.checkup import Check, Status, ok, warn
from wikiwatch.site.mediawiki import WikiInfo


@dataclass(frozen=True, kw_only=True)
class Phase:
    """One step of what the program is allowed to do. `rights`: what each is for, as the cost of lacking it.

    `grants` are those of the bot password, as Special:BotPasswords calls them; the group `bot` needs the rights, too.
    """

    name: str
    what: str
    grants: tuple[str, ...]
    rights: dict[str, str]


# As MediaWiki 1.39 and 1.43 have them in $wgGrantPermissions, and their extensions in extension.json.
PHASES = (
    Phase(
        name="read",
        what="to watch, to judge and to plan; nothing is written",
        grants=("Basic rights", "High-volume (bot) access", "View restricted log entries"),
        rights={
            "apihighlimits": "without it one request asks for 50 texts instead of 500: ten times the requests",
            "spamblacklistlog": "without it nobody knows here which addresses SpamBlacklist refused (a bot password "
            "has it by the grant `viewrestrictedlogs`; the wiki keeps that log with $wgLogSpamBlacklistHits)",
            "abusefilter-log-detail": "without it nobody knows here which links AbuseFilter refused",
        },
    ),
    Phase(
        name="edit and roll back",
        what="to hold, revert and release, and to write the log page",
        grants=(
            "Edit existing pages",
            "Create, edit, and move pages",
            "Rollback changes to pages",
            "Patrol changes to pages",
            "Upload, replace, and move files",
        ),
        rights={
            "edit": "without it nothing can be held or reverted",
            "bot": "without it the wiki refuses every write, for each asserts that the account is a bot",
            "noratelimit": "without it the wiki lets through only so many edits a minute, and actions wait",
            "rollback": "without it every revert is an edit, which takes one more read",
            "createpage": "without it the log page can't be made: a person has to create it once",
            "applychangetags": "without it edits don't carry the change tag `wikiwatch`",
            "autopatrol": "without it the bot's own edits stand as unpatrolled",
            "patrol": "without it what was taken down stays in the list of what people have to patrol",
            "move": "without it a page that was moved away by a spammer waits for a person",
            "suppressredirect": "without it a page that is moved back leaves a redirect under the spammer's title",
            "reupload": "without it a file that was overwritten waits for a person",
            "skipcaptcha": "without it ConfirmEdit may refuse to restore a text that holds links",
        },
    ),
    Phase(
        name="block",
        what="to carry out the blocks that people said yes to",
        grants=("Block and unblock users",),
        rights={"block": "without it planned blocks fail, and a sysop has to carry them out"},
    ),
    Phase(
        name="delete",
        what="to delete pages that unwanted authors made, with a person's yes",
        grants=("Delete pages, revisions, and log entries",),
        rights={
            "delete": "without it such a page shows a deletion request, and a sysop deletes it",
            "undelete": "without it a page that was deleted wrongly waits for a sysop",
            "deletedhistory": "without it nobody sees here that somebody saved the page in that moment, or that older "
            "pages were deleted under its title, which would come back with it",
        },
    ),
)
# Needed to write anything at all.
NEEDED = frozenset({"edit", "bot"})
# Rights that matter only where an extension is there.
ONLY_WITH = {
    "skipcaptcha": "ConfirmEdit",
    "spamblacklistlog": "SpamBlacklist",
    "abusefilter-log-detail": "AbuseFilter",
}
# Phases that many wikis never come to: that all their rights are missing is no fault.
LATER = ("block", "delete")

# What no phase needs, and what whoever steals the password could do with it.
NEEDLESS = {
    "userrights": "make anybody an administrator; to change one group, $wgAddGroups and $wgRemoveGroups suffice",
    "userrights-interwiki": "make anybody an administrator, on other wikis too",
    "editinterface": "change what every reader sees",
    "editsitejs": "run a program in every reader's browser",
    "editsitecss": "hide anything from every reader",
    "editsitejson": "change the settings of gadgets",
    "edituserjs": "run a program in an administrator's browser",
    "editusercss": "hide anything from an administrator",
    "import": "write pages under anybody's name",
    "importupload": "write pages under anybody's name",
    "nuke": "delete all that an author made at once",
    "bigdelete": "delete pages with thousands of revisions",
    "deleterevision": "hide what was done from everybody but administrators",
    "deletelogentry": "hide log entries, its own too",
    "suppressrevision": "hide what was done from administrators",
    "hideuser": "hide accounts from administrators",
    "viewsuppressed": "read what was hidden from administrators",
    "mergehistory": "mix the histories of pages, which nobody can undo",
    "siteadmin": "lock the database",
    "renameuser": "rename accounts",
    "protect": "close pages to everybody",
    "editprotected": "change the pages that people closed",
    "unblockself": "go on after an administrator has blocked it: a block is one of your brakes",
    "abusefilter-modify": "change the filters, which can block and degroup anybody",
}
NEEDLESS_GROUPS = frozenset({"sysop", "bureaucrat", "interface-admin", "suppress", "oversight", "checkuser", "steward"})


def rights_checks(rights: frozenset[str], info: WikiInfo, *, deletes: bool) -> Iterator[Check]:
    """Phase by phase what is granted, what is missing, what that costs; then what should be taken away.

    `deletes`: a deletion was ever planned here.
    """
    for phase in PHASES:
        yield from _phase(phase, rights, info)
    yield _groups_to_change(info)
    if "delete" in rights and not deletes:
        advice = "nothing was ever to be deleted here: until it is, a deletion request does the same without this right"
        yield Check(name="delete", status=Status.OK, found="granted, never used", advice=advice)
    yield from _needless(rights, info)


def _phase(phase: Phase, rights: frozenset[str], info: WikiInfo) -> Iterator[Check]:
    wanted = {
        right: cost
        for right, cost in phase.rights.items()
        if right not in ONLY_WITH or ONLY_WITH[right] in info.extensions
    }
    missing = [right for right in wanted if right not in rights]
    name, granted = f"rights to {phase.name}", [right for right in wanted if right in rights]
    found = f"granted: {', '.join(granted) or 'none'}" + (f"; missing: {', '.join(missing)}" if missing else "")
    grants = f"for the bot password: {', '.join(phase.grants)}"
    yield Check(name=name, status=Status.OK, found=found, advice=f"{phase.what}; {grants}")
    for right, cost in wanted.items():
        if right in rights:
            yield ok(f"right {right}", "there")
        else:
            advice = f"{cost}; grant it to the group `bot` and to the bot password"
            found = "needed to act" if right in NEEDED else "missing"
            status = Status.OK if phase.name in LATER and not granted else Status.WARN
            yield Check(name=f"right {right}", status=status, found=found, advice=advice)


def _groups_to_change(info: WikiInfo) -> Check:
    """Group changes need no right of their own: the wiki says which groups one group may give and take."""
    name, harmless = "rights to change groups", info.changeable_groups - NEEDLESS_GROUPS
    if info.changeable_groups & NEEDLESS_GROUPS:
        dangerous = ", ".join(sorted(info.changeable_groups & NEEDLESS_GROUPS))
        advice = "whoever steals the password can make themselves that; name the one group in $wgAddGroups['bot']"
        return warn(name, f"may give: {dangerous}", advice)
    what = "to put flagged accounts into a group with a captcha or a rate limit; most wikis need none"
    return Check(name=name, status=Status.OK, found=f"granted: {', '.join(sorted(harmless)) or 'none'}", advice=what)


def _needless(rights: frozenset[str], info: WikiInfo) -> Iterator[Check]:
    for right, harm in NEEDLESS.items():
        if right in rights:
            yield warn(f"right {right}", "granted needlessly", f"take it away: with it, a stolen password could {harm}")
    for group in sorted(info.groups & NEEDLESS_GROUPS):
        advice = "take it out: what it needs, the group `bot` can have; the bot password's grants alone bound the rest"
        yield warn(f"group {group}", "the account is in it needlessly", advice)

"""Least rights, phase by phase: what is granted, what is missing, what is granted needlessly."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from wikiwatch.checkup import Check, Status
from wikiwatch.doctor_rights import NEEDED, NEEDLESS, NEEDLESS_GROUPS, ONLY_WITH, PHASES, rights_checks
from wikiwatch.site.mediawiki import WikiInfo

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
ALL = frozenset(right for phase in PHASES for right in phase.rights)
EXTENSIONS = frozenset(ONLY_WITH.values())


def found(
    rights: frozenset[str],
    *,
    groups: frozenset[str] = frozenset({"bot"}),
    changeable: frozenset[str] = frozenset(),
    extensions: frozenset[str] = EXTENSIONS,
    deletes: bool = True,
) -> dict[str, Check]:
    info = WikiInfo(
        generator="MediaWiki 1.43.9",
        version=(1, 43),
        time=datetime(2026, 11, 22, tzinfo=UTC),
        temp_accounts=False,
        extensions=extensions,
        usable_tags=frozenset(),
        groups=groups,
        changeable_groups=changeable,
    )
    return {check.name: check for check in rights_checks(rights, info, deletes=deletes)}


def test_an_account_with_what_all_phases_need_and_no_more_is_in_order() -> None:
    checks = found(ALL)
    assert {check.status for check in checks.values()} == {Status.OK}
    assert "missing" not in " ".join(check.found for check in checks.values())


def test_each_phase_tells_what_is_granted_what_is_missing_and_the_grants_of_the_bot_password() -> None:
    checks = found(ALL - {"rollback", "noratelimit"})
    phase = checks["rights to edit and roll back"]
    assert phase.found.endswith("; missing: noratelimit, rollback")
    assert "Rollback changes to pages" in phase.advice
    assert (checks["right rollback"].status, checks["right rollback"].found) == (Status.WARN, "missing")
    assert "which takes one more read" in checks["right rollback"].advice
    assert checks["right edit"].found == "there"


def test_without_edit_or_bot_nothing_can_be_done() -> None:
    checks = found(ALL - NEEDED)
    assert {checks[f"right {right}"].found for right in NEEDED} == {"needed to act"}


def test_phases_that_a_wiki_need_not_come_to_are_no_fault() -> None:
    checks = found(ALL - {"block", "delete", "undelete", "deletedhistory"})
    assert checks["rights to block"].found == "granted: none; missing: block"
    assert {check.status for check in checks.values()} == {Status.OK}


def test_a_phase_that_is_granted_by_halves_is_a_fault() -> None:
    check = found(ALL - {"deletedhistory"})["right deletedhistory"]
    assert (check.status, "come back with it" in check.advice) == (Status.WARN, True)


def test_rights_of_extensions_that_are_not_there_are_not_asked_for() -> None:
    checks = found(frozenset({"edit", "bot"}), extensions=frozenset())
    assert not {f"right {right}" for right in ONLY_WITH} & checks.keys()


@pytest.mark.parametrize("right", sorted(NEEDLESS))
def test_a_right_that_nothing_needs_is_to_be_taken_away(right: str) -> None:
    check = found(ALL | {right})[f"right {right}"]
    assert (check.status, check.found) == (Status.WARN, "granted needlessly")
    assert "a stolen password could" in check.advice


@pytest.mark.parametrize("group", sorted(NEEDLESS_GROUPS))
def test_an_account_in_a_powerful_group_is_told_to_leave_it(group: str) -> None:
    check = found(ALL, groups=frozenset({"bot", "user", group}))[f"group {group}"]
    assert check.status is Status.WARN


def test_no_right_is_both_needed_and_needless() -> None:
    assert not ALL & NEEDLESS.keys()


def test_delete_where_nothing_was_ever_deleted_is_told_as_granted_and_never_used() -> None:
    assert found(ALL, deletes=False)["delete"].found == "granted, never used"
    assert "delete" not in found(ALL, deletes=True)
    assert "delete" not in found(ALL - {"delete"}, deletes=False)


def test_the_groups_that_it_may_give_are_told_and_powerful_ones_are_a_warning() -> None:
    assert found(ALL, changeable=frozenset({"suspect"}))["rights to change groups"].found == "granted: suspect"
    check = found(ALL, changeable=frozenset({"suspect", "sysop"}))["rights to change groups"]
    assert (check.status, check.found) == (Status.WARN, "may give: sysop")


def test_the_readme_names_every_phase_with_its_grants_and_what_not_to_grant() -> None:
    section = re.search(r"(?s)## What to grant\n(.*?)\n## ", README)
    assert section is not None
    for phase in PHASES:
        row = next(line for line in section[1].splitlines() if line.startswith(f"| {phase.name} |"))
        assert all(grant in row for grant in phase.grants)
    for never in ("userrights", "editinterface", "editsitejs", "import", "nuke", "siteadmin"):
        assert f"`{never}`" in section[1]

"""What follows from a verdict on a move, an upload or a new page."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from wikiwatch import rulefiles
from wikiwatch.core.action import Action
from wikiwatch.core.evidence import Trust, Verdict
from wikiwatch.core.model import Actor, ActorKind, Change, ChangeKind, Facts
from wikiwatch.core.plan import plan

POLICY = rulefiles.load(rulefiles.packaged_rules_dir()).policy
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
MOVE = Change(
    rcid=5,
    kind=ChangeKind.LOG,
    revid=None,
    parent_revid=None,
    page_id=7,
    namespace=0,
    title="Bridge",
    timestamp=NOW,
    user="Ann",
    log_type="move",
    log_action="move",
    log_target="Pills",
)
VERSION = replace(MOVE, title="File:A.png", log_type="upload", log_action="overwrite", log_target="File:A.png")
FILE = replace(VERSION, log_action="upload")
PAGE = replace(MOVE, kind=ChangeKind.NEW, revid=10, log_type="", log_action="", log_target="")
SIGN_UP = replace(MOVE, log_type="newusers", log_action="create")


def planned(change: Change, row: str, *autonomous: str, stale: bool = False) -> tuple[Action, ...]:
    outcome = next(found.outcome for found in POLICY.rows if found.id == row)
    trust = Trust(score=0, band="new")
    facts = Facts(change=change, actor=Actor(name="Ann", kind=ActorKind.ACCOUNT), before="", after="x")
    verdict = Verdict(outcome=outcome, row=row, reason="because", score=0, trust=trust, stale=stale)
    return plan(facts, verdict, (), POLICY, NOW, observing=False, autonomous=autonomous, moment=lambda _: 0.5)


@pytest.mark.parametrize(
    ("change", "row", "expected"),
    [
        (MOVE, "silenced", [("move-5", "move", "planned", "Pills", "Bridge")]),
        (MOVE, "flagged", [("move-5", "move", "planned", "Pills", "Bridge")]),
        (VERSION, "flagged", [("file-5", "filerevert", "planned", "File:A.png", NOW.isoformat())]),
        (FILE, "silenced", [("delete-file-5", "delete", "review", "File:A.png", "")]),
        (FILE, "flagged", [("delete-file-5", "delete", "review", "File:A.png", "")]),
        (
            PAGE,
            "silenced",
            [("down-10", "revert", "planned", "Bridge", ""), ("delete-10", "delete", "review", "Bridge", "")],
        ),
        (PAGE, "flagged", [("down-10", "hold", "planned", "Bridge", "")]),
        (MOVE, "worth-a-look", []),
        (PAGE, "allow", []),
        (SIGN_UP, "silenced", []),
    ],
)
def test_each_kind_of_change_has_its_own_way_back(
    change: Change, row: str, expected: list[tuple[str, str, str, str, str]]
) -> None:
    found = planned(change, row)
    assert [(one.key, str(one.kind), str(one.status), one.target, one.argument) for one in found] == expected
    assert {(one.row, one.reason, one.actor_key, one.page_id) for one in found} <= {(row, "because", "user:Ann", 7)}


def test_a_log_entry_keeps_its_number_and_a_page_its_revision() -> None:
    assert [(one.rcid, one.revid) for one in (*planned(MOVE, "silenced"), *planned(FILE, "silenced"))] == [
        (5, None)
    ] * 2
    assert [(one.rcid, one.revid) for one in planned(PAGE, "silenced")] == [(None, 10)] * 2


@pytest.mark.parametrize(("row", "status"), [("silenced", "planned"), ("flagged", "review")])
def test_only_what_is_reverted_is_deleted_without_a_yes(row: str, status: str) -> None:
    assert [str(one.status) for one in planned(FILE, row, "delete")] == [status]


def test_what_is_stale_waits_for_a_person() -> None:
    found = [*planned(MOVE, "silenced", stale=True), *planned(PAGE, "silenced", "delete", stale=True)]
    assert {str(one.status) for one in found} == {"review"}

"""The commands against a live wiki: the forms that scripts of others rely on, and the exit codes."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from patrol import PROCESS_WITHIN, Patrol, letters

from wikiwatch.sandbox import story
from wikiwatch.sandbox.wiki import BOT, PracticeWiki

ARTICLE = "The garden has a wall of brick.\n\nPears grow along it."
LINK = "[https://lamp-outlet.example/garden cheap lamps]"
ARTICLE_WITH_LINK = f"{ARTICLE}\n\n{LINK}"


@pytest.fixture(scope="module")
def patrol(shared_wiki: PracticeWiki, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Patrol]:
    """A patrol that has judged a probe, a return with a link, and a good edit."""
    patrol = Patrol(shared_wiki, tmp_path_factory.mktemp("commands")).begin()
    patrol.sysop.edit("Garden", text=ARTICLE)
    visitor = shared_wiki.account("Returning Rita")
    visitor.edit("Garden", appendtext=f"\n\n{letters()}")
    patrol.run()
    visitor.edit("Garden", appendtext=f"\n\n{LINK}")
    shared_wiki.account("Good Gwen").replace("Garden", "Pears", "Old pears")
    patrol.run()
    yield patrol
    patrol.close()


def revid_of(patrol: Patrol, user: str) -> int:
    """The latest revision of somebody on the page."""
    return int([revision["revid"] for revision in patrol.history("Garden") if revision["user"] == user][-1])


def test_doctor_finds_that_a_run_is_possible(patrol: Patrol) -> None:
    answer = patrol.command("doctor", "--json")

    assert answer.code == 0
    checks = {check["name"]: check for check in answer.objects}
    assert {check["status"] for check in checks.values()} <= {"ok", "warn", "unknown"}
    assert {"wiki", "account", "run page", "rules", "database", "clock", "right rollback"} <= checks.keys()
    assert patrol.command("doctor").code == 0


def test_doctor_says_with_exit_code_1_that_the_password_is_wrong(patrol: Patrol, tmp_path: Path) -> None:
    wrong = Patrol(patrol.wiki, tmp_path, (patrol.wiki.bot_login, "0" * 32))

    answer = wrong.command("doctor", "--json")

    assert answer.code == 1
    assert "bad" in {check["status"] for check in answer.objects}
    assert wrong.process("run", "--once").code == 1


def test_log_has_one_object_for_each_judged_change(patrol: Patrol) -> None:
    lines = patrol.command("log", "--json").objects

    assert {line["outcome"] for line in lines} == {"allow", "revert"}
    for line in lines:
        names = {"rcid", "revid", "title", "user", "timestamp", "outcome", "score", "trust", "signals", "actions"}
        assert names <= line.keys()
        assert datetime.fromisoformat(line["timestamp"]).tzinfo
    [spam] = [line for line in lines if line["revid"] == revid_of(patrol, "Returning Rita")]
    assert {signal["id"] for signal in spam["signals"]} == {"return.probed_page", "return.same_hand"}
    assert sorted(action["kind"] for action in spam["actions"]) == ["block", "revert"]
    assert len({line["revid"] for line in lines if line["revid"]}) == len([line for line in lines if line["revid"]])
    assert len(patrol.command("log", "--json", "--limit", "2").objects) == 2


def test_due_lists_what_is_planned_with_its_key(patrol: Patrol) -> None:
    [block] = patrol.command("due", "--json").objects

    assert {"key", "kind", "target", "due_at", "reason"} <= block.keys()
    assert (block["kind"], block["target"]) == ("block", "Returning Rita")
    assert datetime.fromisoformat(block["due_at"]).tzinfo
    assert block["key"] in patrol.command("due").out


def test_status_tells_how_far_it_has_read_and_who_is_silenced(patrol: Patrol) -> None:
    [status] = patrol.command("status", "--json").objects

    assert datetime.fromisoformat(status["read_up_to"]).tzinfo
    assert status["outcomes"]["revert"] == 2
    assert (status["waiting"], status["for_a_person"]) == (1, 1)
    assert [(account["user"], account["state"]) for account in status["accounts"]] == [("Returning Rita", "silenced")]
    assert "Returning Rita" in patrol.command("status").out


def test_explain_reckons_a_revision_up_from_its_parts(patrol: Patrol) -> None:
    revid = revid_of(patrol, "Returning Rita")

    [fields] = patrol.command("explain", str(revid), "--json").objects

    assert sum(part["points"] for part in fields["trust_parts"]) == fields["trust"]
    assert sum(signal["points"] for signal in fields["signals"]) == fields["score"]
    assert all(ARTICLE_WITH_LINK[s["start"] : s["end"]] for s in fields["signals"])
    assert (fields["row"], fields["state"]) == ("same-hand-return", "silenced")
    assert "same-hand-return" in patrol.command("explain", str(revid)).out


def test_explain_asks_the_wiki_about_an_author(patrol: Patrol) -> None:
    [fields] = patrol.command("explain", "Good Gwen", "--json").objects

    assert (fields["state"], fields["trust_unknown"]) == ("clean", [])
    assert sum(part["points"] for part in fields["trust_parts"]) == fields["trust"]
    assert "account" in [part["name"] for part in fields["trust_parts"]]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["version"], 0),
        (["rules", "check"], 0),
        (["review", "--json"], 0),
        (["explain", "999999"], 1),
        (["due", "approve", "no-such-key"], 1),
        (["review", "clear", "Nobody Known"], 1),
        (["due", "approve"], 2),
        (["run", "--since", "yesterday"], 2),
        (["no-such-command"], 2),
    ],
)
def test_exit_codes_are_those_of_the_contract(patrol: Patrol, arguments: list[str], code: int) -> None:
    answer = patrol.command(*arguments)

    assert answer.code == code
    assert "Traceback" not in answer.err
    if code:
        assert answer.err.strip()


def test_without_a_home_folder_one_sentence_says_what_to_do(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "wikiwatch", "--home", str(tmp_path), "run", "--once"],
        capture_output=True,
        text=True,
        timeout=PROCESS_WITHIN,
    )

    assert done.returncode == 1
    assert "wikiwatch init" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_replay_of_the_wikis_export_judges_as_the_watcher_did(patrol: Patrol, tmp_path: Path) -> None:
    export = tmp_path / "export.xml"
    export.write_bytes(story.export_story(patrol.wiki))

    done = patrol.process("replay", "--json", str(export))

    assert done.code == 0, done.err
    replayed = {line["revid"]: line["outcome"] for line in map(json.loads, done.out.splitlines())}
    assert {revid: replayed[revid] for revid in patrol.log()} == {
        revid: entry["outcome"] for revid, entry in patrol.log().items()
    }


def test_the_daemon_acts_by_itself_and_ends_cleanly_when_it_is_told_to(patrol: Patrol, tmp_path: Path) -> None:
    daemon = Patrol(patrol.wiki, tmp_path).begin()
    patrol.sysop.edit("Orchard", text=ARTICLE)
    command = [sys.executable, "-m", "wikiwatch", "--home", str(daemon.home), "run", "--enforce"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        patrol.wiki.anonymous("192.0.2.8").edit("Orchard", appendtext=f"\n\n{letters()}")
        deadline = time.monotonic() + PROCESS_WITHIN
        while BOT not in patrol.authors("Orchard") and time.monotonic() < deadline:
            time.sleep(0.2)
        second = daemon.process("run", "--once")
    finally:
        process.send_signal(signal.SIGTERM)
        code = process.wait(timeout=PROCESS_WITHIN)

    assert (code, second.code) == (0, 1)
    assert patrol.text("Orchard") == ARTICLE

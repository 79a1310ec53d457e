"""`rules try --since` on real wikis: what the wiki itself keeps is judged again, and nothing is written."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from ownrules import promoted
from patrol import Patrol
from test_own_rules import RULE, TALE, tells

from wikiwatch import config
from wikiwatch.sandbox.wiki import PracticeWiki

OTHER = "Tea for the children every Sunday."
PROMOTED = 'true\npromoted = { on = 2026-11-01, by = "Gerda", why = "a test" }'
CANDIDATE = (
    RULE.format(act="false")
    .replace('"lamps"', '"children"')
    .replace("free lamps", "for the children")
    .replace("Free lamps!", "Lamps for the children!")
)


def test_a_rule_is_tried_on_what_the_wiki_keeps_beside_what_people_said(
    each_shared_wiki: PracticeWiki, tmp_path: Path
) -> None:
    patrol = Patrol(each_shared_wiki, tmp_path)
    (patrol.home / "rules" / "own.toml").write_text(promoted(RULE.format(act=PROMOTED)), encoding="utf-8")
    patrol.begin()
    held = tells(patrol, "Reef")
    patrol.run()
    assert TALE not in patrol.text("Reef")
    assert patrol.command("review", "release", f"down-{held}", "--yes").code == 0
    patrol.run()
    patrol.sysop.edit("Shoal", text="The shoal is marked by two buoys.")
    left = patrol.wiki.account("Tea drinker").edit("Shoal", appendtext=f"\n\n{OTHER}")
    patrol.run()
    patrol.close()
    before = patrol.log(), patrol.history("Reef"), patrol.history("Shoal")
    file = tmp_path / "children.toml"
    file.write_text(CANDIDATE, encoding="utf-8")

    tried = patrol.command("rules", "try", str(file), "--since", "2h", "--json")
    assert tried.code == 0, tried.err
    [found] = tried.objects
    noted = {one["revid"]: one for one in found["differences"]}
    assert set(noted) == {held, left}
    assert {one["kind"] for one in noted.values()} == {"noted"}
    assert (noted[held]["before"], noted[held]["people"]) == ("held", "overturned")
    assert (noted[left]["title"], noted[left]["user"], noted[left]["excerpt"]) == ("Shoal", "Tea drinker", OTHER)

    acting = patrol.command("rules", "try", str(file), "--since", "2h", "--acting", "--json")
    [found] = acting.objects
    assert [(one["kind"], one["revid"], one["now"]) for one in found["differences"]] == [("new", left, "held")]
    [rule] = [one for one in found["rules"] if one["rule"] == "own-children"]
    assert (rule["hits_now"], rule["wrong"]) == (2, 1)

    assert (patrol.log(), patrol.history("Reef"), patrol.history("Shoal")) == before


def test_what_the_program_took_down_counts_in_a_preview_only_where_people_spoke_of_it(
    each_shared_wiki: PracticeWiki, tmp_path: Path
) -> None:
    """Its own work is nobody's judgement, though on the wiki it looks like other people's undoing."""
    patrol = Patrol(each_shared_wiki, tmp_path)
    (patrol.home / "rules" / "own.toml").write_text(promoted(RULE.format(act=PROMOTED)), encoding="utf-8")
    early = patrol.sysop.edit("Haven", text="The haven has two quays.")
    patrol.begin()
    released = tells(patrol, "Kelp")
    tells(patrol, "Ridge")  # nobody says anything
    patrol.run()
    assert patrol.command("review", "release", f"down-{released}", "--yes").code == 0
    patrol.run()
    patrol.close()
    for title in ("Kelp", "Ridge"):
        for revision in patrol.history(title):
            make_old(patrol, revision["revid"], days=5)
    make_old(patrol, early, days=10)  # the wiki was there all the time, and quiet for the first of the six days

    ran = patrol.command(
        *("rules", "preview", "policy.toml:signs-enough.score_at_least", "--values", "70", "--since", "6d", "--json")
    )
    assert ran.code == 0, ran.err
    for figures in ran.objects:
        assert (figures["caught"], figures["wrong"], figures["unknown"]) == (0, 1, 1)
        assert figures["held"] == 2
        assert figures["days"] == pytest.approx(3, abs=0.01)  # what is younger than three days does not count


def make_old(patrol: Patrol, revid: int, days: int) -> None:
    """An edit was made so many days ago, for the wiki and for the home's database."""
    at = datetime.now(UTC).replace(microsecond=0) - timedelta(days=days)
    for table, name, number in (
        ("revision", "rev_timestamp", "rev_id"),
        ("recentchanges", "rc_timestamp", "rc_this_oldid"),
    ):
        patrol.database(f"update {table} set {name} = '{at:%Y%m%d%H%M%S}' where {number} = {revid}")
    with closing(sqlite3.connect(patrol.home / config.DATABASE)) as connection, connection:
        connection.execute("update change set ts = ? where revid = ?", (int(at.timestamp()), revid))

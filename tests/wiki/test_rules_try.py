"""`rules try --since` on real wikis: what the wiki itself keeps is judged again, and nothing is written."""

from __future__ import annotations

from pathlib import Path

from patrol import Patrol
from test_own_rules import RULE, TALE, tells

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
    (patrol.home / "rules" / "own.toml").write_text(RULE.format(act=PROMOTED), encoding="utf-8")
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

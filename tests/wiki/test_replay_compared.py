"""`replay --compare` on exports of real MediaWikis, as `dumpBackup.php --full` writes them."""

from __future__ import annotations

from pathlib import Path

import pytest
from commandline import commands_in

from wikiwatch.sandbox.wiki import PracticeWiki

TEXT = "The bridge stands at the north end of the old town and was built in three years."
PROBES = ("wqkzjhrv xkqjzvwp", "zqxwvkjh pfkqzjwx", "qzxkvjwp hjqkzxvb", "kxqzjwvp vhqkzjxw")

# So much later somebody wrote something, and all before is old enough to say what became of it.
LATER = """<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11">
<page><title>Later</title><ns>0</ns><id>9999</id>
<revision><id>99999</id><timestamp>2099-01-01T00:00:00Z</timestamp>
<contributor><username>Ada</username><id>77</id></contributor>
<model>wikitext</model><text>It has a clock.</text></revision>
</page></mediawiki>"""


def test_rollbacks_and_undos_are_seen_and_deletions_are_not_in_an_export(
    wiki: PracticeWiki, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sysop = wiki.sysop()
    for title in ("Rolled back", "Undone", "Left"):
        sysop.edit(title, text=f"{TEXT} {title}.")
    for number, title in enumerate(("Rolled back", "Undone", "Left", "Deleted")):
        wiki.anonymous(f"203.0.113.{number + 1}").edit(title, appendtext=f"\n\n{PROBES[number]}")
    page = sysop.query(prop="revisions", titles="Rolled back", rvprop="user")["pages"][0]
    sysop.rollback("Rolled back", page["revisions"][0]["user"])
    latest = sysop.query(prop="revisions", titles="Undone", rvprop="ids")["pages"][0]["revisions"][0]["revid"]
    sysop.call("edit", title="Undone", undo=str(latest))
    sysop.call("delete", title="Deleted")
    exported, later = tmp_path / "wiki.xml", tmp_path / "later.xml"
    exported.write_text(wiki.maintenance("dumpBackup", "--full", "--quiet"), encoding="utf-8")
    later.write_text(LATER)

    html = tmp_path / "compared.html"
    command = commands_in(tmp_path / "no-home", capsys)
    ran = command("replay", "--json", "--html", str(html), str(exported), str(later))

    assert ran.code == 0, ran.err
    (found,) = ran.lines
    signal = next(one for one in found["signals"] if one["name"] == "random_text")
    assert [signal[key] for key in ("hits", "undone", "stood")] == [3, 2, 1]
    assert [(one["title"], one["excerpt"]) for one in found["wrong"]] == [("Left", PROBES[2])]
    assert PROBES[2] in html.read_text(encoding="utf-8")

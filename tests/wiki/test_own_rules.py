"""One of the wiki's own rules on real wikis: only noted first, then it holds, and a release brings the text back."""

from __future__ import annotations

from html import unescape
from pathlib import Path

from patrol import Patrol

from wikiwatch.sandbox.wiki import PracticeWiki

ARTICLE = "The lighthouse was lit in 1862.\n\nIts keeper lives in the tower."
TALE = "Free lamps for the children of the keeper!"
RULE = """
[[rule]]
id = "lamps"
description = "Speaks of lamps"
reason = "The wave of autumn."
added_by = "Gerda"
since = 2026-11-01
act = {act}
outcome = "hold"
[rule.scope]
bands = ["new"]
[rule.when]
phrase = ["free lamps"]
[[rule.sample]]
hit = true
text = "Free lamps!"
[[rule.sample]]
hit = false
text = "A lamp."
"""


def tells(patrol: Patrol, title: str) -> int:
    """A newcomer adds the sentence to a page."""
    patrol.sysop.edit(title, text=ARTICLE)
    revid = patrol.wiki.account(f"Reader of {title}").edit(title, appendtext=f"\n\n{TALE}")
    patrol.run()
    return revid


def test_a_rule_is_noted_first_then_holds_and_a_release_undoes_it(
    each_shared_wiki: PracticeWiki, tmp_path: Path
) -> None:
    patrol = Patrol(each_shared_wiki, tmp_path)
    own = patrol.home / "rules" / "own.toml"
    own.write_text(RULE.format(act="false"), encoding="utf-8")
    patrol.begin()

    noted = tells(patrol, "Skerry")
    assert patrol.outcomes(noted) == ["allow"]
    assert TALE in patrol.text("Skerry")
    assert "only noted: Speaks of lamps" in patrol.command("explain", str(noted)).out.replace("\n", " ")

    promoted = 'true\npromoted = { on = 2026-11-01, by = "Gerda", why = "a test" }'
    own.write_text(RULE.format(act=promoted), encoding="utf-8")
    assert patrol.command("rules", "check").code == 0
    patrol.close()
    held = tells(patrol, "Holm")
    assert (patrol.outcomes(held), patrol.text("Holm")) == (["hold"], ARTICLE)
    assert "Speaks of lamps" in unescape(patrol.text(patrol.log_page))

    assert patrol.command("review", "release", f"down-{held}", "--why", "a tale of ours").code == 0
    patrol.run()
    assert patrol.text("Holm") == f"{ARTICLE}\n\n{TALE}"
    patrol.close()

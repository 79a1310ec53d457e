"""One of the wiki's own rules on real wikis: only noted first, then it holds, and a release brings the text back."""

from __future__ import annotations

from html import unescape
from pathlib import Path

from ownrules import promoted
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

    acts = 'true\npromoted = { on = 2026-11-01, by = "Gerda", why = "a test" }'
    own.write_text(promoted(RULE.format(act=acts)), encoding="utf-8")
    assert patrol.command("rules", "check").code == 0
    patrol.close()
    held = tells(patrol, "Holm")
    assert (patrol.outcomes(held), patrol.text("Holm")) == (["hold"], ARTICLE)
    assert "Speaks of lamps" in unescape(patrol.text(patrol.log_page))

    assert patrol.command("review", "release", f"down-{held}", "--why", "a tale of ours").code == 0
    patrol.run()
    assert patrol.text("Holm") == f"{ARTICLE}\n\n{TALE}"
    patrol.close()


# As unlike as adverts are that no other rule takes for one series.
OFFERS = (
    "Three brothers mend thatched roofs since their father fell ill. We offer a year of care for every ridge they lay.",
    "Kettles, pans and copper moulds, polished by hand in an old bakery. Contact us for a list with drawings.",
    "Whoever moves to another village needs a cart: Marsh & Daughter have nine, with drivers. Call us before noon.",
    "Sailmaking has a school at last! Our services reach from patches to whole riggings for museums.",
    "A choir for your wedding, from four voices up to thirty, and an organist. Our clients cried, all of them.",
    "Old organs, barrel or mouth, find a second life under our roof in the mill lane. Contact us by letter.",
    "Nine sorts of honey and a candle for each, taught to children on Sundays. We offer tastings to schools.",
    "Bookbinders since the flood of 1784, with leather from the tannery next door. Our customers are four abbeys.",
    "Ice from the upper lake, sawn in January and kept in straw until August. Call us when the milk turns.",
    "A ferryman who also reads wills: notary Ilse Brand crosses twice a day. Our clients like the view.",
    "Weathervanes! Cocks, herons, a whale for the harbour master. Affordable prices, and a ladder goes with each.",
    "Wells are dug here with a rod of hazel and a steam drill. We specialise in dry hills where others gave up.",
)


def offers(patrol: Patrol, number: int) -> int:
    """A newcomer makes a page that speaks for a firm."""
    return patrol.wiki.anonymous(f"198.51.100.{20 + number}").edit(f"Firm {number}", text=OFFERS[number])


def test_a_rule_of_a_set_is_added_reviewed_and_promoted_and_then_holds(
    shared_wiki: PracticeWiki, tmp_path: Path
) -> None:
    name = "advert-as-a-new-page"
    patrol = Patrol(shared_wiki, tmp_path)
    review = patrol.home / "rules" / "review.toml"
    head, tail = review.read_text(encoding="utf-8").split("[promotion]")
    less = tail.replace("hits = 20 ", "hits = 10 ", 1)
    review.write_text(f"{head}[promotion]{less}", encoding="utf-8")
    assert patrol.command("rules", "add", "self-advertising", "--rule", name).code == 0
    own = patrol.home / "rules" / "own.toml"
    own.write_text(own.read_text(encoding="utf-8").replace("points = 20", "points = 60"), encoding="utf-8")
    patrol.begin()

    noted = [offers(patrol, number) for number in range(10)]
    patrol.run()
    assert patrol.outcomes(*noted) == ["allow"] * 10
    assert patrol.command("rules", "promote", name).code == 1
    found = patrol.command("rules", "review", name, "--json").objects
    assert {one["revid"] for one in found} == set(noted)
    words = [word for revid in noted for word in ("--right", str(revid))]
    assert patrol.command("rules", "review", name, *words, "--why", "looked at each").code == 0
    assert patrol.command("rules", "promote", name).code == 0
    assert patrol.command("rules", "check").code == 0

    patrol.run()  # files are read once they were left alone for a round
    patrol.run()
    held = offers(patrol, 10)
    patrol.run()
    assert patrol.outcomes(held) == ["hold"]
    assert OFFERS[10] not in patrol.text("Firm 10")

    text = own.read_text(encoding="utf-8")
    own.write_text(text.replace('"we offer", ', '"we offer", "we deliver", '), encoding="utf-8")
    patrol.run()
    patrol.run()
    passed = offers(patrol, 11)
    patrol.run()
    assert patrol.outcomes(passed) == ["allow"]
    assert f"{name} only notes" in patrol.command("status").out
    patrol.close()

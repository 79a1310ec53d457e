"""Who comes back, on real wikis: a blocked spammer's next account, from its sign-up to its first edit."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from patrol import Patrol

from wikiwatch.sandbox.wiki import PracticeWiki

ARTICLE = "The kiln was built of red brick and fired twice a month."
ADVERT = "\n\nFamilies all over the valley save with us: [https://kiln-bargains.example/offer order now]."
HARMLESS = "\n\nI was there myself, and it is lovely in the spring."


@pytest.fixture(scope="module")
def patrol(shared_wiki: PracticeWiki, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Patrol]:
    """One patrol for all stories on a wiki; each story has pages and people of its own."""
    patrol = Patrol(shared_wiki, tmp_path_factory.mktemp("comebacks")).begin()
    yield patrol
    patrol.close()


def spam_is_undone_and_its_author_blocked(patrol: Patrol, user: str, title: str) -> None:
    """An advert on a page, which the sysop takes out, and the author with it."""
    patrol.sysop.edit(title, text=ARTICLE)
    patrol.wiki.account(user).edit(title, appendtext=ADVERT)
    patrol.sysop.edit(title, text=ARTICLE)
    patrol.sysop.call("block", user=user, expiry="infinite", reason="spam")


def test_the_next_account_is_flagged_at_its_first_edit_and_an_unblock_forgets(patrol: Patrol) -> None:
    spam_is_undone_and_its_author_blocked(patrol, "Jessica Sdf 218", "Kiln")
    patrol.run()
    [known] = patrol.command("explain", "Jessica Sdf 218", "--json").objects
    assert known["fingerprint"]["marks"]["domain"] == ["kiln-bargains.example"]

    stranger = patrol.wiki.account("Wilma").edit("Kiln", appendtext=HARMLESS)
    author = patrol.wiki.account("Jessica Sdf 341")
    held = author.edit("Kiln", appendtext=f"{HARMLESS} [https://kiln-bargains.example/ More].")
    patrol.run()
    signed_up = [entry for entry in patrol.command("log", "--json").objects if entry["kind"] == "log"]
    assert "Jessica Sdf 341" in {entry["user"] for entry in signed_up}
    assert patrol.outcomes(stranger, held) == ["allow", "hold"]
    assert patrol.state("Jessica Sdf 341") == "flagged"
    [sign] = [sign for sign in patrol.log()[held]["signals"] if sign["id"] == "comes_back"]
    for part in ("like Jessica Sdf 218", "the names are formed alike", "the same page", "the same site"):
        assert part in sign["reason"]
    shown = patrol.command("explain", "Jessica Sdf 341").out
    assert "like Jessica Sdf 218" in shown
    assert "Jessica Sdf 218" not in patrol.text(patrol.log_page)

    patrol.sysop.call("unblock", user="Jessica Sdf 218")
    patrol.run()
    third = patrol.wiki.account("Jessica Sdf 9").edit("Kiln", appendtext=HARMLESS)
    patrol.run()
    assert patrol.outcomes(third) == ["allow"]
    assert patrol.state("Jessica Sdf 9") == "clean"

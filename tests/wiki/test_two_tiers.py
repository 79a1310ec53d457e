"""A whole story on real wikis, and then all that the public can read of it: who is in a bad light stands nowhere.

Flag, silence, a planned block, held edits and one release; by temporary accounts, where the wiki has them.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from patrol import Patrol, letters

from wikiwatch.app.decisions_feed import channel
from wikiwatch.news.feed import rss
from wikiwatch.sandbox.visitor import Visitor
from wikiwatch.sandbox.wiki import BOT, PracticeWiki

ADVERT = "Everybody on the coast buys nets at half the price from us: [https://{}.example/all nets for all]."
ARTICLE = "The harbour was built in 1862 of grey stone.\n\nA lighthouse stands on the northern pier."
# No page of the program's that the public reads says one of these words about anybody, in whatever language it is.
STANDING = ("wasted-method-who",)  # sentences about how it is done that stand there whoever is in whatever state
WORDS = ("flagged", "silenced", "planned block", "block: ", "due at")
ADDRESSES = {"flagged": "203.0.113.11", "silenced": "203.0.113.12", "held": "203.0.113.13", "released": "203.0.113.14"}


@pytest.fixture(scope="module")
def patrol(shared_wiki: PracticeWiki, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Patrol]:
    patrol = Patrol(shared_wiki, tmp_path_factory.mktemp("tiers"), review_page=True)
    patrol.set("[accuracy_page]", f'title = "User:{BOT}/Accuracy"', "[wasted_page]", f'title = "User:{BOT}/Wasted"')
    patrol.begin()
    yield patrol
    patrol.close()


def hand(patrol: Patrol, part: str) -> Visitor:
    return patrol.wiki.anonymous(ADDRESSES[part])


def adverts(patrol: Patrol, visitor: Visitor, name: str, count: int) -> str:
    """Somebody pastes an advert into pages; the name that the wiki has for them."""
    for number in range(count):
        patrol.sysop.edit(f"{name} {number}", text=ARTICLE)
        revid = visitor.edit(f"{name} {number}", appendtext=f"\n\n{ADVERT.format(name.lower())}")
    return patrol.author(revid)


def everything_public(patrol: Patrol) -> dict[str, str]:
    """All that the bot wrote: each revision of each page with its summary, each log entry, and the feed."""
    found: dict[str, str] = {"feed": rss(channel(patrol.app(), 50)).decode()}
    edits = patrol.sysop.query(list="usercontribs", ucuser=BOT, uclimit="500", ucprop="ids|title|comment")
    for edit in edits["usercontribs"]:
        found[f"summary of {edit['title']} {edit['revid']}"] = edit["comment"]
    for title in {edit["title"] for edit in edits["usercontribs"] if edit["title"].startswith(f"User:{BOT}/")}:
        for revision in patrol.history(title):
            text = revision["slots"]["main"]["content"]
            found[f"{title} {revision['revid']}"] = html.unescape(text)
    for edit in edits["usercontribs"]:
        if not edit["title"].startswith(f"User:{BOT}/"):
            for revision in patrol.history(edit["title"]):
                if revision["user"] == BOT and "wikiwatch:" in revision["slots"]["main"]["content"]:
                    found[f"notice {revision['revid']}"] = revision["slots"]["main"]["content"]
    logged = patrol.sysop.query(list="logevents", leuser=BOT, lelimit="500", leprop="type|comment|title|details")
    for number, one in enumerate(logged["logevents"]):
        found[f"log {number}"] = str(one)
    standing = [patrol.app().speaker.say(key) for key in STANDING]
    for sentence in standing:
        found = {where: text.replace(sentence, "") for where, text in found.items()}
    return found


def dates_of(patrol: Patrol, names: list[str]) -> set[str]:
    """When something is due for these authors, to the minute, as the pages would write it."""
    say = patrol.app().speaker.date
    return {say(datetime.fromisoformat(one["due_at"])) for one in patrol.due() if one["target"] in names}


def test_a_whole_story_leaves_nothing_for_the_public_to_read(patrol: Patrol) -> None:
    flagged = adverts(patrol, hand(patrol, "flagged"), "Roofs", 4)
    silenced = adverts(patrol, hand(patrol, "silenced"), "Pipes", 7)
    patrol.sysop.edit("Quay", text=ARTICLE)
    released = hand(patrol, "released").edit("Quay", appendtext=f"\n\n{letters()}")
    held = hand(patrol, "held").edit("Wharf", text=letters())
    patrol.run()
    assert patrol.state(flagged) == "flagged"
    assert patrol.state(silenced) == "silenced"
    secret_dates = dates_of(patrol, [flagged, silenced])
    assert secret_dates
    patrol.command("review", "release", f"down-{released}")
    hand(patrol, "flagged").edit("Roofs 0", appendtext="\n\nMore of it.")
    hand(patrol, "silenced").edit("Pipes 0", appendtext="\n\nMore of it.")
    patrol.run()
    patrol.run(ahead=timedelta(minutes=11))
    patrol.run(ahead=timedelta(hours=9))
    patrol.run(ahead=timedelta(days=2))
    assert patrol.text("Quay") != ARTICLE

    public = everything_public(patrol)
    assert any(f"down-{held}" in text for text in public.values())
    assert len([where for where in public if where.startswith(f"User:{BOT}/")]) > 5
    temporary = patrol.author(held).startswith("~")
    addresses = list(ADDRESSES.values()) if temporary else [ADDRESSES["flagged"], ADDRESSES["silenced"]]
    secrets = (*addresses, flagged, silenced, *secret_dates, *WORDS)
    assert [
        (where, secret, [line for line in text.split("\n") if secret in line][:2])
        for where, text in public.items()
        for secret in secrets
        if says(text, secret) and not is_credit(where, text)
    ] == []


def says(text: str, secret: str) -> bool:
    return re.search(rf"(?<![\w.]){re.escape(secret)}(?![\w.])", text.replace("[.]", ".")) is not None


def is_credit(where: str, text: str) -> bool:
    """A summary of a release names the author of what it put back, whom nothing is held against."""
    return where.startswith("summary") and "Special:Contributions/" in text

"""On real wikis: how somebody objects, from the summary, from the log page, and while blocked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
import requests
from patrol import Patrol, letters

from wikiwatch.sandbox.settings import WikiSettings
from wikiwatch.sandbox.wiki import BOT, PracticeWiki

DOCS = (Path(__file__).parents[2] / "docs/actions.md").read_text(encoding="utf-8")

ARTICLE = "The harbour has two piers.\n\nThe longer one ends at a lamp."
ADVERT = "Everybody on the coast buys nets at half the price from us: [https://{}.example/all nets for all]."


@pytest.fixture(scope="module")
def patrol(shared_wiki: PracticeWiki, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Patrol]:
    """One patrol for all stories on a wiki; each story has pages and people of its own."""
    patrol = Patrol(shared_wiki, tmp_path_factory.mktemp("appeals")).begin()
    yield patrol
    patrol.close()


def fetched(patrol: Patrol, address: str) -> str:
    """A page of the wiki, as a browser without an account gets it."""
    session = requests.Session()
    session.trust_env = False
    session.headers["X-Forwarded-For"] = "203.0.113.80"
    answer = session.get(urljoin(patrol.wiki.url, address), timeout=60)
    assert answer.status_code == 200, answer.url
    return answer.text


def probed(patrol: Patrol, title: str) -> int:
    """Letters on a page, taken down."""
    patrol.sysop.edit(title, text=ARTICLE)
    revid = patrol.wiki.anonymous("203.0.113.81").edit(title, appendtext=f"\n\n{letters()}")
    patrol.run()
    assert patrol.text(title) == ARTICLE
    return revid


def silenced(patrol: Patrol, name: str) -> Any:
    """An account that pasted an advert until it was silenced."""
    spammer = patrol.wiki.account(name)
    for number in range(6):
        patrol.sysop.edit(f"{name} pier {number}", text=ARTICLE)
        spammer.edit(f"{name} pier {number}", appendtext=f"\n\n{ADVERT.format(name.split()[0].lower())}")
    patrol.run()
    assert patrol.state(name) == "silenced"
    return spammer


def appeals(patrol: Patrol) -> list[tuple[str, str]]:
    """Who objects, and to what."""
    [status] = patrol.command("status", "--json").objects
    return [(appeal["user"], appeal["action"]) for appeal in status["appeals"]]


def test_the_report_page_is_there_and_does_nothing_but_link(patrol: Patrol) -> None:
    patrol.run()
    page = patrol.sysop._post(
        action="parse", page=f"User:{BOT}/Report", prop="externallinks|templates|categories|parsewarnings"
    )["parse"]
    assert page["externallinks"] == page["templates"] == page["parsewarnings"] == []
    assert {category["category"] for category in page["categories"]} <= {"Noindexed_pages"}


def test_the_summary_links_to_an_empty_form_on_the_report_page(patrol: Patrol) -> None:
    probed(patrol, "Pier one")
    page = fetched(patrol, "index.php?title=Pier_one&action=history")
    [link] = set(re.findall(r'href="([^"]*Special:NewSection[^"]*)"', page))
    form = fetched(patrol, unescape(link))
    [section] = re.findall(r"<input[^>]*wpSection[^>]*>", form)
    assert "new" in section
    assert f"User:{BOT}/Report" in form


def test_the_log_page_links_to_a_form_that_names_the_decision(patrol: Patrol) -> None:
    revid = probed(patrol, "Pier two")
    page = unescape(fetched(patrol, f"index.php?title={patrol.log_page.replace(' ', '_')}"))
    [link] = [found for found in re.findall(r'href="([^"]*)"', page) if f"preloadtitle=down-{revid}" in found]
    form = unescape(fetched(patrol, link))
    assert f"Decision: down-{revid}" in form
    title = re.search(r"<input[^>]*wpSummary[^>]*>", form)
    assert title is not None
    assert f"down-{revid}" in title[0]


def form(patrol: Patrol, page: str, link: str) -> str:
    """The form behind the only link of this kind in a page."""
    [address] = {unescape(found) for found in re.findall(r'href="([^"]*)"', page) if link in unescape(found)}
    return unescape(fetched(patrol, address))


def test_the_notice_in_place_of_a_page_links_to_a_form_that_names_the_decision(patrol: Patrol) -> None:
    revid = patrol.wiki.anonymous("203.0.113.82").edit("Pier of letters", text=letters())
    patrol.run()
    page = fetched(patrol, "index.php?title=Pier_of_letters")
    assert f"Decision: down-{revid}" in form(patrol, page, f"preloadtitle=down-{revid}")


def test_with_the_prefix_of_the_docs_a_summary_links_to_a_form_that_names_the_decision(
    module_wiki: Callable[[WikiSettings], PracticeWiki], patrol: Patrol, tmp_path: Path
) -> None:
    same = patrol.wiki.state.settings
    [php] = re.findall(r"```php\n(.*?)```", DOCS, re.DOTALL)
    [summary] = re.findall(r'```toml\nrevert_summary = "(.*)"\n```', DOCS)
    php = php.replace("User:Patrol bot", f"User:{BOT}")
    patrol = Patrol(module_wiki(replace(same, extra=f"{same.extra}\n{php}")), tmp_path)
    rules = patrol.home / "rules" / "texts.toml"
    text = rules.read_text(encoding="utf-8")
    rules.write_text(
        re.sub(r'^revert_summary = ".*"', f'revert_summary = "{summary}"', text, flags=re.MULTILINE), "utf-8"
    )
    patrol.begin()

    revid = probed(patrol, "Pier four")

    page = fetched(patrol, "index.php?title=Pier_four&action=history")
    opened = form(patrol, page, f"preloadtitle=down-{revid}")
    patrol.close()
    assert f"Decision: down-{revid}" in opened
    title = re.search(r"<input[^>]*wpSummary[^>]*>", opened)
    assert title is not None
    assert f"down-{revid}" in title[0]


def test_an_objection_reaches_people_and_a_release_answers_it(patrol: Patrol) -> None:
    revid = probed(patrol, "Pier three")
    visitor = patrol.wiki.anonymous("203.0.113.81")
    before = patrol.text(f"User:{BOT}/Report")
    visitor.call(
        "edit",
        title=f"User:{BOT}/Report",
        section="new",
        sectiontitle=f"down-{revid}",
        text="It is the name of a pier.",
    )
    patrol.run()
    assert patrol.text(f"User:{BOT}/Report").startswith(before)
    assert "It is the name of a pier." in patrol.text(f"User:{BOT}/Report")
    assert f"down-{revid}" in [key for _, key in appeals(patrol)]

    patrol.command("review", "release", f"down-{revid}")
    patrol.run()

    assert f"down-{revid}" not in [key for _, key in appeals(patrol)]
    assert patrol.text("Pier three") != ARTICLE


def test_silence_leaves_the_own_talk_page_and_the_report_page_alone(patrol: Patrol) -> None:
    spammer = silenced(patrol, "Nettie Net")
    talk = spammer.edit("User talk:Nettie Net", text="I am sorry, I did not know.")
    report = spammer.edit(f"User:{BOT}/Report", appendtext="\n\nNettie did not know.")
    other = spammer.edit("Nettie Net pier 0", appendtext="\n\nI did not know.")

    patrol.run()
    patrol.run(ahead=timedelta(hours=1))

    assert patrol.text("User talk:Nettie Net") == "I am sorry, I did not know."
    assert "Nettie did not know." in patrol.text(f"User:{BOT}/Report")
    assert patrol.outcomes(other) == ["revert"]
    assert set(patrol.outcomes(talk, report)) <= {"allow", "watch"}
    assert patrol.text("Nettie Net pier 0") == ARTICLE
    assert [key for user, key in appeals(patrol) if user == "Nettie Net"] == ["", ""]


def test_whoever_is_blocked_by_the_bot_is_heard_on_the_own_talk_page(patrol: Patrol) -> None:
    spammer = silenced(patrol, "Trawl Tim")
    [block] = [action for action in patrol.due() if action["kind"] == "block" and action["target"] == "Trawl Tim"]
    patrol.command("due", "approve", block["key"])
    patrol.run(ahead=timedelta(days=15))
    assert patrol.blocks("Trawl Tim")

    spammer.edit("User talk:Trawl Tim", text=f"Please look at {block['key']} again.")
    patrol.run(ahead=timedelta(days=15))

    assert ("Trawl Tim", block["key"]) in appeals(patrol)
    assert patrol.text("User talk:Trawl Tim").startswith("Please look")


def test_the_reason_of_a_block_leads_the_blocked_to_a_form_on_their_own_talk_page(patrol: Patrol) -> None:
    """As the blocked account's browser does it: it reads the reason in the form that is refused, and clicks."""
    spammer = silenced(patrol, "Cod Cora")
    [block] = [action for action in patrol.due() if action["kind"] == "block" and action["target"] == "Cod Cora"]
    patrol.command("due", "approve", block["key"])
    patrol.run(ahead=timedelta(days=15))
    [listed] = patrol.blocks("Cod Cora")
    assert f"({block['key']})" in listed["reason"]
    assert f"Special:NewSection/User:{BOT}/Report" in listed["reason"]

    browser = requests.Session()
    browser.trust_env = False
    browser.headers["X-Forwarded-For"] = "203.0.113.80"
    browser.cookies.update(spammer._session.cookies)
    refused = browser.get(urljoin(patrol.wiki.url, "index.php?title=Cod_Cora_pier_0&action=edit"), timeout=60).text
    [link] = set(re.findall(r'href="([^"]*Special:NewSection/Special:MyTalk[^"]*)"', refused))
    talk = browser.get(urljoin(patrol.wiki.url, unescape(link)), timeout=60)
    assert "User_talk:Cod_Cora" in talk.text
    if "ext.discussionTools" in talk.text:  # 1.43 has a tool there that needs JavaScript; this is the form without it
        plain = "index.php?title=User_talk:Cod_Cora&action=edit&section=new&dtenable=0"
        talk = browser.get(urljoin(patrol.wiki.url, plain), timeout=60)
    form = talk.text.partition('id="editform"')[2].partition("</form>")[0]
    fields = {}
    for tag in re.findall(r"<input\b[^>]*>", form):
        found = dict(re.findall(r"""(\w+)=["']([^"']*)["']""", tag))
        if found.get("type") in ("hidden", "text", None) and "name" in found:
            fields[found["name"]] = unescape(found.get("value", ""))
    assert fields["wpSection"] == "new"
    saved = browser.post(
        urljoin(patrol.wiki.url, "index.php?title=User_talk:Cod_Cora&action=submit"),
        data={**fields, "wpSummary": "My block", "wpTextbox1": f"Please look at {block['key']} again.", "wpSave": "1"},
        timeout=60,
    )
    assert saved.status_code == 200
    patrol.run(ahead=timedelta(days=15))

    assert f"Please look at {block['key']} again." in patrol.text("User talk:Cod Cora")
    assert ("Cod Cora", block["key"]) in appeals(patrol)
    everybody = browser.get(urljoin(patrol.wiki.url, f"index.php?title=User:{BOT}/Report&action=edit"), timeout=60).text
    assert 'id="wpSave"' not in everybody  # the only page that is left to them is the own talk page


def test_a_release_credits_the_author_and_mediawiki_keeps_its_mark(patrol: Patrol) -> None:
    author = patrol.wiki.account("Credit Clara")
    patrol.sysop.edit("Pier four", text=ARTICLE)
    revid = author.edit("Pier four", appendtext=f"\n\n{letters()}")
    patrol.run()
    patrol.wiki.run_jobs()  # one of them sets the mark, unless the revert is undone before it runs
    patrol.command("review", "release", f"down-{revid}")
    patrol.run()
    patrol.wiki.run_jobs()

    history = patrol.history("Pier four")
    assert history[-1]["slots"]["main"]["content"] == history[1]["slots"]["main"]["content"]
    assert (
        f"[[Special:Diff/{revid}|revision {revid}]] by [[Special:Contributions/Credit Clara" in history[-1]["comment"]
    )
    # The very same text stands again, and yet the author's edit stays marked as reverted: nothing takes that away.
    assert "mw-reverted" in history[1]["tags"]

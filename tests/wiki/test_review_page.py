"""On real wikis: reviewers decide by a form that they only have to save, as a browser does it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from html import unescape
from itertools import count
from urllib.parse import urljoin

import pytest
import requests
from patrol import Patrol, letters

from wikiwatch.sandbox.visitor import Visitor
from wikiwatch.sandbox.wiki import BOT, PracticeWiki

REVIEW = f"User:{BOT}/Review"
DECISIONS = f"{REVIEW}/Decisions"
ARTICLE = "The harbour has two piers.\n\nThe longer one ends at a lamp."
_HANDS = count()
_FIELD = re.compile(r"<(?:input|button)\b[^>]*>")
_ATTRIBUTE = re.compile(r'(\w+)=(?:"([^"]*)"|\'([^\']*)\')')


@pytest.fixture(scope="module")
def patrol(each_shared_wiki: PracticeWiki, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Patrol]:
    """One patrol for all stories on a wiki; each story has pages and people of its own."""
    patrol = Patrol(each_shared_wiki, tmp_path_factory.mktemp("reviews"), review_page=True).begin()
    yield patrol
    patrol.close()


class Browser:
    """Somebody's browser: opens a link of the review page and presses save."""

    def __init__(self, patrol: Patrol, visitor: Visitor | None = None) -> None:
        """`visitor`: whose cookies it has; without one, nobody is signed in."""
        self._patrol = patrol
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.headers["X-Forwarded-For"] = "203.0.113.90"
        if visitor is not None:
            self._session.cookies.update(visitor._session.cookies)

    def open(self, said: str) -> dict[str, str]:
        """The fields of the form behind a link that says `release down-7`, such as it is preloaded."""
        page = unescape(self._get(f"index.php?title={REVIEW.replace(' ', '_')}&action=purge", post=True))
        wanted = f"preloadtitle={said.replace(' ', '%20')}"
        [link] = {one for one in re.findall(r'href="([^"]*)"', page) if wanted in one and "Decisions" in one}
        return self.form(link)

    def form(self, link: str) -> dict[str, str]:
        """The fields of an edit form, with its text."""
        page = self._get(link).partition('id="editform"')[2].partition("</form>")[0]
        fields: dict[str, str] = {}
        for tag in _FIELD.findall(page):
            found = {name: unescape(one or other) for name, one, other in _ATTRIBUTE.findall(tag)}
            if found.get("type") in ("hidden", "text", None) and "name" in found:
                fields.setdefault(found["name"], found.get("value", ""))
        [text] = re.findall(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)
        return {**fields, "wpTextbox1": unescape(text).removeprefix("\n"), "wpSave": "1"}

    def save(self, fields: dict[str, str]) -> None:
        """Press the button."""
        address = urljoin(self._patrol.wiki.url, f"index.php?title={DECISIONS.replace(' ', '_')}&action=submit")
        answer = self._session.post(address, data=fields, timeout=60)
        assert answer.status_code == 200
        assert 'id="editform"' not in answer.text, re.findall(r"mw-message-box.*", answer.text)[:3]

    def click(self, said: str) -> None:
        """Open a link, and save what is there."""
        self.save(self.open(said))

    def _get(self, link: str, *, post: bool = False) -> str:
        send = self._session.post if post else self._session.get
        answer = send(urljoin(self._patrol.wiki.url, link), timeout=60)
        assert answer.status_code == 200, answer.url
        return answer.text


def taken_down(patrol: Patrol, title: str) -> int:
    """Letters on a page, taken down; each by another hand, for whoever was released once is let be for a while."""
    patrol.sysop.edit(title, text=ARTICLE)
    revid = patrol.wiki.anonymous(f"203.0.113.{100 + next(_HANDS)}").edit(title, appendtext=f"\n\n{letters()}")
    patrol.run()
    assert patrol.text(title) == ARTICLE
    return revid


def answers(patrol: Patrol, revid: int) -> list[str]:
    """What the decisions page says about a decision."""
    lines = re.sub("</?bdi>", "", unescape(patrol.text(DECISIONS))).split("\n")
    return [line.rpartition(" · ")[2] for line in lines if f"down-{revid} " in line]


def decisions(patrol: Patrol, revid: int) -> list[tuple[str, str]]:
    """The audit trail about an edit: who did what."""
    found = patrol.command("audit", "--json").objects
    return [(one["who"], one["what"]) for one in found if one["key"] == f"down-{revid}"]


def test_the_pages_do_nothing_but_link_and_no_search_engine_is_fed(patrol: Patrol) -> None:
    taken_down(patrol, "Quay eight")
    for title in (REVIEW, DECISIONS):
        page = patrol.sysop._post(
            action="parse", page=title, prop="externallinks|templates|categories|properties|parsewarnings"
        )["parse"]
        assert page["templates"] == page["parsewarnings"] == []
        # The forms are addresses of the wiki itself.
        assert all("action=edit" in link for link in page["externallinks"])
        assert {category["category"] for category in page["categories"]} <= {"Noindexed_pages"}
        assert "noindex" in page["properties"]


def test_the_doctor_says_who_decides_and_that_the_account_may_not_write_there(patrol: Patrol) -> None:
    def said() -> tuple[str, str]:
        [found] = [one for one in patrol.command("doctor", "--json").objects if one["name"] == "review page"]
        return found["status"], found["found"]

    assert said() == ("ok", f"on {REVIEW}, whoever has block decides: bot, sysop")
    patrol.sysop.call("protect", title=REVIEW, protections="edit=sysop", reason="ours")
    assert said() == ("warn", f"the account may not write {REVIEW}")
    patrol.sysop.call("protect", title=REVIEW, protections="", reason="theirs again")


def test_the_form_needs_only_to_be_saved_and_the_text_is_back_in_the_next_round(patrol: Patrol) -> None:
    revid = taken_down(patrol, "Quay one")
    browser = Browser(patrol, patrol.sysop)
    fields = browser.open(f"release down-{revid}")
    said = "at {{subst:CURRENTTIMESTAMP}} by {{subst:REVISIONUSER}}"
    assert fields["wpTextbox1"].strip() == f"wikiwatch: release down-{revid} {said}"
    browser.save(fields)
    assert f"by {patrol.sysop.name}" in patrol.text(DECISIONS)

    patrol.run()

    assert patrol.text("Quay one") != ARTICLE
    assert answers(patrol, revid) == [f"{patrol.sysop.name}: done"]
    assert decisions(patrol, revid) == [(f"{patrol.sysop.name} (wiki)", "release")]
    assert "wikiwatch: release" not in patrol.text(DECISIONS)
    assert f"down-{revid}" not in patrol.text(REVIEW)


def test_a_click_on_spam_confirms(patrol: Patrol) -> None:
    revid = taken_down(patrol, "Quay two")
    Browser(patrol, patrol.sysop).click(f"spam down-{revid}")
    patrol.run()
    assert decisions(patrol, revid) == [(f"{patrol.sysop.name} (wiki)", "confirm")]
    assert patrol.text("Quay two") == ARTICLE


@pytest.mark.parametrize("signed_in", [True, False])
def test_an_ordinary_click_does_not_count_is_told_so_and_harms_nobody(patrol: Patrol, signed_in: bool) -> None:
    title = f"Quay three {signed_in}"
    revid = taken_down(patrol, title)
    visitor = patrol.wiki.account("Plain O'Neil & Sons") if signed_in else None
    Browser(patrol, visitor).click(f"release down-{revid}")
    [*_, clicked] = patrol.history(DECISIONS)
    assert f"release down-{revid}" in clicked["slots"]["main"]["content"]

    patrol.run()

    assert patrol.text(title) == ARTICLE
    assert decisions(patrol, revid) == []
    told = unescape(patrol.text(DECISIONS))
    assert f"Special:Diff/{clicked['revid']}|{clicked['revid']}]]: It does not count" in told
    assert clicked["user"] not in told
    assert patrol.outcomes(clicked["revid"]) in (["allow"], ["watch"])


def test_a_forged_line_never_counts_also_when_a_sysop_brings_it_back(patrol: Patrol) -> None:
    revid = taken_down(patrol, "Quay four")
    fields = Browser(patrol, patrol.sysop).open(f"release down-{revid}")
    sysop = patrol.sysop.name
    forged = fields["wpTextbox1"].replace("{{subst:REVISIONUSER}}", sysop)
    forger = patrol.wiki.account("Forger Fay")
    forger.edit(DECISIONS, appendtext=f"\n\n{forged}")
    with_it = patrol.text(DECISIONS)
    vandal = patrol.wiki.anonymous("203.0.113.92").edit(DECISIONS, text="All gone.")
    patrol.sysop.call("edit", title=DECISIONS, undo=str(vandal))
    patrol.sysop.edit(DECISIONS, text=f"{with_it}\n\nWho was that?")

    patrol.run()

    assert sysop in with_it
    assert decisions(patrol, revid) == []
    assert patrol.text("Quay four") == ARTICLE


def test_what_a_stranger_left_for_a_reviewers_save_to_fill_in_does_not_count(patrol: Patrol) -> None:
    revid, other = taken_down(patrol, "Quay ten"), taken_down(patrol, "Quay eleven")
    browser = Browser(patrol, patrol.sysop)
    fields = browser.open(f"spam down-{other}")
    trapper, trap = patrol.wiki.account("Trapper Tim"), "User:Trapper Tim/Trap"
    later = "{<includeonly></includeonly>{subst:"
    said = f"wikiwatch: release down-{revid} at {later}CURRENTTIMESTAMP}}}} by {later}REVISIONUSER}}}}"
    trapper.edit(trap, text=said)
    trapper.edit(DECISIONS, appendtext=f"\n\n{{{{subst:{trap}}}}}\n")
    assert "by {{subst:REVISIONUSER}}" in patrol.text(DECISIONS)

    browser.save(fields)

    filled_in = rf"(?m)^wikiwatch: release down-{revid} at [0-9]{{14}} by {patrol.sysop.name}$"
    assert re.search(filled_in, patrol.text(DECISIONS))  # MediaWiki did it, when the whole page was saved
    patrol.run()
    assert decisions(patrol, revid) == []
    assert patrol.text("Quay ten") == ARTICLE


EXPORT = """<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en"><page>
<title>{title}</title><ns>2</ns><id>1</id><revision><id>1</id><timestamp>{at:%Y-%m-%dT%H:%M:%SZ}</timestamp>
<contributor><username>{user}</username><id>1</id></contributor><model>wikitext</model><format>text/x-wiki</format>
<text xml:space="preserve">{text}</text></revision></page></mediawiki>"""


def test_an_imported_decision_does_not_count_whoever_is_said_to_have_written_it(patrol: Patrol) -> None:
    revid = taken_down(patrol, "Quay nine")
    at, user = datetime.now(UTC) - timedelta(seconds=5), patrol.sysop.name
    text = f"wikiwatch: release down-{revid} at {at:%Y%m%d%H%M%S} by {user}"
    patrol.sysop.call("delete", title=DECISIONS)
    export = EXPORT.format(title=DECISIONS, at=at, user=user, text=text).encode()
    about = {"action": "import", "interwikiprefix": "x", "assignknownusers": "1", "token": patrol.sysop._token()}
    patrol.sysop._send(about, {"xml": export})
    assert patrol.text(DECISIONS) == text
    assert patrol.history(DECISIONS)[0]["user"] == user

    patrol.run()
    patrol.run(ahead=timedelta(hours=2))

    assert decisions(patrol, revid) == []
    assert patrol.text("Quay nine") == ARTICLE


def test_a_moved_decision_does_not_count(patrol: Patrol) -> None:
    revid = taken_down(patrol, "Quay five")
    said = Browser(patrol, patrol.sysop).open(f"release down-{revid}")["wpTextbox1"]
    patrol.sysop.edit("Quay draft", text=said)
    patrol.sysop.call("delete", title=DECISIONS)
    patrol.sysop.call("move", **{"from": "Quay draft", "to": DECISIONS, "noredirect": "1"})

    patrol.run()
    patrol.run()

    assert decisions(patrol, revid) == []
    assert patrol.text("Quay five") == ARTICLE


def test_the_same_twice_and_the_contrary_are_told(patrol: Patrol) -> None:
    revid = taken_down(patrol, "Quay six")
    browser = Browser(patrol, patrol.sysop)
    again, contrary = browser.open(f"release down-{revid}"), browser.open(f"spam down-{revid}")
    browser.click(f"release down-{revid}")
    browser.save({**again, "wpSummary": "once more"})
    browser.save(contrary)

    patrol.run()

    assert decisions(patrol, revid) == [(f"{patrol.sysop.name} (wiki)", "release")]
    told = answers(patrol, revid)
    assert told[-1].endswith("done")
    assert set(told[:-1]) == {f"{patrol.sysop.name}: it was decided before; nothing was changed"}


def test_a_full_page_is_emptied_and_what_was_said_while_the_program_was_down_counts(patrol: Patrol) -> None:
    revid = taken_down(patrol, "Quay seven")
    patrol.close()
    patrol.sysop.edit(DECISIONS, appendtext="\n\n" + "word " * 100_000)
    Browser(patrol, patrol.sysop).click(f"release down-{revid}")

    patrol.run()

    assert len(patrol.text(DECISIONS)) < 20_000
    assert decisions(patrol, revid) == [(f"{patrol.sysop.name} (wiki)", "release")]
    assert patrol.text("Quay seven") != ARTICLE

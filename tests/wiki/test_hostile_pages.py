"""On real wikis: of all attacks, in each field of every page that the program writes, nothing is alive."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from typing import Any

import pytest
import requests
from attacks import ATTACKS, WIKITEXT
from patrol import Patrol, letters

from wikiwatch.core.accuracy import Accuracy, Line, accuracy_page
from wikiwatch.core.report import log_page
from wikiwatch.core.review_page import answers_archive, decisions_page, review_page
from wikiwatch.core.rule_stats import ALL, Figures
from wikiwatch.core.wasted import Caught, Save, reckon
from wikiwatch.core.wasted_page import MOST_LINES, wasted_page
from wikiwatch.messages import speaker
from wikiwatch.sandbox.errors import SandboxError
from wikiwatch.sandbox.visitor import Visitor
from wikiwatch.sandbox.wiki import BOT, PracticeWiki

ENGLISH = speaker("en")
HOSTILE = (*ATTACKS, *WIKITEXT)
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
SOME = Figures(hits=5, words={}, actions=4)
REFUSED = {"kind": "hold", "key": "down-10", "status": "person", "due_at": NOW.isoformat()}
REVIEW = f"User:{BOT}/Review"
DECISIONS = f"{REVIEW}/Decisions"
TITLES = {
    "decisions": DECISIONS,
    "preload": f"{REVIEW}/Preload",
    "report": f"User:{BOT}/Report",
    "log": f"User:{BOT}/Log",
}
PROPS = "links|externallinks|templates|categories|images|iwlinks|langlinks|properties|parsewarnings|sections|text"
ALIVE = ("templates", "images", "iwlinks", "langlinks", "parsewarnings")


def logged(texts: Sequence[str]) -> str:
    rows = [
        {
            **{"class": text, "revid": 10, "timestamp": NOW.isoformat(), "user": text, "trust": 37, "reason": text},
            **{"signals": [{"id": text, "points": 60.0, "reason": text}], "outcome": text, "overturned": False},
            **{"id": 7, "terse": False, "report_title": TITLES["report"], "actions": [{**REFUSED, "result": text}]},
        }
        for text in texts
    ]
    return log_page([*rows, *({**row, "terse": True} for row in rows)], [], speaker=ENGLISH)


def reviewed(texts: Sequence[str]) -> str:
    rows = [
        {
            **{"id": "down-10", "revid": 10, "timestamp": NOW.isoformat(), "title": text, "user": text, "trust": 3},
            **{"reasons": text, "state": "review-is-down", "class": text, "terse": False, "words": ("release", "spam")},
        }
        for text in texts
    ]
    return review_page([*rows, *({**row, "terse": True} for row in rows)], TITLES, ENGLISH)


def answers(texts: Sequence[str]) -> list[dict[str, Any]]:
    return [{"revid": 9, "at": NOW, "user": one, "word": "spam", "key": one, "came": "review-done"} for one in texts]


def counted(texts: Sequence[str]) -> str:
    lines = [Line(id=text, week=SOME, ever=SOME, unused=True) for text in texts]
    found = Accuracy(
        now=NOW,
        watched=NOW - 50 * HOUR,
        start=NOW - 40 * HOUR,
        version=texts[0],
        total=Line(id=ALL, week=SOME, ever=SOME),
        rows=lines,
        signals=lines,
        weeks=[(NOW, SOME)],
        stopped=texts,
    )
    return accuracy_page(found, ENGLISH)


def wasted(texts: Sequence[str]) -> str:
    """In groups: the page names the worst ten."""
    saves = [Save(revid=number, at=NOW - number * HOUR / 2, case=3) for number in range(2)]
    groups = [texts[start : start + MOST_LINES] for start in range(0, len(texts), MOST_LINES)]
    caught = [[(Caught(key=f"user:{name} {n}", blocked=NOW), saves) for n, name in enumerate(one)] for one in groups]
    return "".join(wasted_page(reckon(one), NOW - 50 * HOUR, NOW, ENGLISH) for one in caught)


DRAWN: dict[str, Callable[[Sequence[str]], str]] = {
    "log": logged,
    "review": reviewed,
    "decisions": lambda texts: decisions_page(answers(texts), [11], DECISIONS, REVIEW, ENGLISH),
    "archive": lambda texts: answers_archive(answers(texts), ENGLISH),
    "accuracy": counted,
    "wasted": wasted,
}


class Tags(HTMLParser):
    """The elements of a page with their attributes, in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, tuple(sorted(attrs))))


def parsed(visitor: Visitor, **of: str) -> dict[str, Any]:
    """What the wiki makes of a page, or of a text that would stand there."""
    answer: dict[str, Any] = visitor._post(action="parse", prop=PROPS, disablelimitreport="1", **of)["parse"]
    for section in answer["sections"]:
        del section["byteoffset"]  # where a heading stands goes by the length of what is above it
    return answer


@pytest.mark.parametrize("drawn", DRAWN)
def test_an_attack_in_any_field_leaves_a_page_as_a_harmless_word_does(
    each_shared_wiki: PracticeWiki, drawn: str
) -> None:
    sysop, page = each_shared_wiki.sysop(), DRAWN[drawn]
    about = {"title": TITLES["log"], "contentmodel": "wikitext", "pst": "1"}  # as when the bot saves it
    quiet, found = (parsed(sysop, text=page(texts), **about) for texts in (["Quiet"] * len(HOSTILE), HOSTILE))
    assert "Quiet" in quiet["text"]
    assert Tags(found.pop("text")).found == Tags(quiet.pop("text")).found
    assert found == quiet


@pytest.fixture(scope="module")
def patrol(each_shared_wiki: PracticeWiki, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Patrol]:
    """A patrol that writes all of its pages, and shows all that it may show."""
    patrol = Patrol(each_shared_wiki, tmp_path_factory.mktemp("hostile"), review_page=True).begin()
    own = patrol.log_page.removesuffix("/Log")
    further = [f'[{name}_page]\ntitle = "{own}/{name.capitalize()}"' for name in ("accuracy", "wasted")]
    patrol.set("show_all = true", "rows = 10", *further)
    yield patrol
    patrol.close()


def allowed(patrol: Patrol, names: Sequence[str], kind: str) -> list[str]:
    """Those that the wiki takes for a title, or for the name of an account."""
    query = {"titles": "\x1f{}"} if kind == "pages" else {"list": "users", "ususers": "\x1f{}"}
    found = []
    for name in names:
        answer = patrol.sysop.query(**{key: value.format(name) for key, value in query.items()})
        if not any(one.get("invalid") or one.get("interwiki") or one.get("ns", 0) < 0 for one in answer.get(kind, [])):
            found.append(name)
    return found


def test_nothing_that_visitors_write_lives_on_any_page_of_the_bot(patrol: Patrol) -> None:
    short = [one.replace("\n", " ").strip()[:40].strip() for one in HOSTILE]
    titles, names = allowed(patrol, short, "pages"), allowed(patrol, short, "users")
    victim = patrol.wiki.account("Victim")
    count = max(len(titles), len(names))
    edits = [taken(patrol, number, attack, titles, names) for number, attack in enumerate(HOSTILE[:count])]
    patrol.run()
    reviewer = patrol.wiki.account("'''Sysop''' www.evil.example", groups="sysop")
    for word, revid in zip(("release", "spam") * 3, edits, strict=False):
        reviewer.call(
            "edit",
            title=DECISIONS,
            section="new",
            sectiontitle=f"{word} down-{revid}",
            text=f"wikiwatch: {word} down-{revid} at {{{{subst:CURRENTTIMESTAMP}}}} by {{{{subst:REVISIONUSER}}}}",
        )
    stranger = patrol.wiki.anonymous("203.0.113.77")
    stranger.edit(DECISIONS, appendtext="\n\n".join(("", *HOSTILE)))
    for name in names[:5]:
        patrol.sysop.call("block", user=name, expiry="infinite", reason="spam")
    for days in (0, 8):
        patrol.run(ahead=timedelta(days=days))
    patrol.wiki.run_jobs()

    pages = own_pages(patrol)

    assert {title.rpartition("/")[2] for title in pages} >= {"Log", "Review", "Decisions", "Accuracy", "Wasted"}
    for title in pages:
        assert_inert(patrol, title)
    notices = patrol.sysop.query(list="usercontribs", ucuser=BOT, ucprop="title|comment", uclimit="500")["usercontribs"]
    for comment in {one["comment"] for one in notices}:
        linked = Tags(patrol.sysop._post(action="parse", summary=comment, prop="")["parse"]["parsedsummary"]).found
        assert {tag for tag, _ in linked} <= {"a"}, comment
        assert "evil.example" not in str(linked), comment
    if patrol.wiki.state.settings.suite == "trixie":  # Debian's 1.39 has no Echo
        told = victim.query(meta="notifications", notprop="list", notlimit="50")["notifications"]["list"]
        assert BOT not in {one.get("agent", {}).get("name") for one in told}


def taken(patrol: Patrol, number: int, attack: str, titles: Sequence[str], names: Sequence[str]) -> int:
    """An edit with an attack in each place where the wiki takes it."""
    title = titles[number] if number < len(titles) else f"Gate {number}"
    visitor = patrol.wiki.anonymous(f"203.0.113.{number + 1}")
    if number < len(names):
        visitor = patrol.wiki.account(names[number])
    text = f"{letters()}\n\n{attack}\n\n{letters()}"
    try:
        return visitor.edit(title, attack.replace("\n", " ")[:200], text=text)
    except SandboxError:  # MediaWiki itself refuses some of it
        return visitor.edit(f"Gate {number}", text=f"{letters()} {letters()}")


def own_pages(patrol: Patrol) -> list[str]:
    """The pages of the bot, but for the run page."""
    found = patrol.sysop.query(list="allpages", apnamespace="2", apprefix=f"{BOT}/", aplimit="500")["allpages"]
    return [page["title"] for page in found if not page["title"].endswith("/Run")]


def assert_inert(patrol: Patrol, title: str) -> None:
    """A page links to the bot's own pages, to diffs and to forms of the wiki; else it does nothing."""
    page = parsed(patrol.sysop, page=title)
    assert {name: page[name] for name in ALIVE} == {name: [] for name in ALIVE}, title
    assert {one["category"] for one in page["categories"]} <= {"Noindexed_pages"}, title
    assert all("action=edit" in one and one.startswith(patrol.wiki.url) for one in page["externallinks"]), title
    assert all(one["title"].startswith(f"User:{BOT}/") for one in page["links"]), title
    assert "noindex" in page["properties"], title
    assert not {"displaytitle", "defaultsort", "newsectionlink", "index"} & set(page["properties"]), title
    tags = {tag for tag, _ in Tags(page["text"]).found}
    assert not {"script", "img", "iframe", "form", "svg", "base", "meta", "pre", "style"} & tags, title
    shown = requests.get(f"{patrol.wiki.url}/index.php", params={"title": title}, timeout=60).text
    assert '<meta name="robots" content="noindex' in shown, title

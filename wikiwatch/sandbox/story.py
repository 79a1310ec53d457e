"""The story of the practice wiki: its articles, its visitors, and what must have become of their edits.

`python -m wikiwatch.sandbox.story` plays it on a wiki of its own and writes the bundled export anew.
"""

from __future__ import annotations

import json
import tempfile
import time
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from importlib import resources
from pathlib import Path
from typing import Any

from wikiwatch.core.model import parse_address
from wikiwatch.sandbox.cast import STANDS, Step, script
from wikiwatch.sandbox.visitor import Visitor
from wikiwatch.sandbox.wiki import PracticeWiki

Progress = Callable[[int, int, str], None]

HERE = resources.files("wikiwatch.sandbox")
SYSOPS = frozenset({"Gerda Lind"})
REVISIONS_A_REQUEST = 50  # MediaWiki's limit for accounts without apihighlimits


@dataclass(frozen=True, kw_only=True)
class Visit:
    """One edit of the story as it was saved. `expected` says whether `passage` is to stand on its page."""

    revid: int
    title: str
    user: str  # an address, an account, or a temporary account
    cast: str  # "botnet", "spammer", "pair", "sysop", "typos", "tongues", "technical" or "source"
    expected: str  # "stands" or "gone"
    passage: str

    def stands(self, text: str) -> bool:
        """Whether the page's text still holds what this edit added."""
        return self.passage in text


def furnish(wiki: PracticeWiki) -> None:
    """Fill the wiki with articles by several good editors; those that are there already stay as they are."""
    company = _Company(wiki)
    for page in tomllib.loads((HERE / "articles.toml").read_text(encoding="utf-8"))["page"]:
        first, *later = page["edit"]
        if company[first["by"]].text(page["title"]):
            continue
        company[first["by"]].edit(page["title"], text=first["text"].strip())
        for edit in later:
            company[edit["by"]].edit(page["title"], appendtext=f"\n\n{edit['text'].strip()}")


def attack(wiki: PracticeWiki, progress: Progress | None = None, pause: float = 0) -> list[Visit]:
    """Let the visitors come, one edit after another; returns what they saved, in that order.

    An edit that changes nothing (a typo that was put right in an earlier attack) is left out.

    `progress` is called with (edits done, edits in all, what was done); `pause` is in seconds.
    """
    company = _Company(wiki)
    steps = script()
    visits = []
    for number, step in enumerate(steps, start=1):
        revid = _take(company[step.who], step)
        if revid:
            visits.append(_visit(step, revid))
        if progress is not None:
            progress(number, len(steps), f"{step.who}: {step.title}")
        time.sleep(pause)
    return _with_names(wiki, visits)


def _visit(step: Step, revid: int) -> Visit:
    return Visit(
        revid=revid,
        title=step.title,
        user=step.who,
        cast=step.cast,
        expected=step.expected,
        passage=step.text,
    )


def _take(visitor: Visitor, step: Step) -> int:
    """Make one edit of the story; returns the new revision's id."""
    match step.where:
        case "new":
            return visitor.edit(step.title, step.summary, text=step.text)
        case "end":
            return visitor.edit(step.title, step.summary, appendtext=f"\n\n{step.text}")
        case "top":
            return visitor.edit(step.title, step.summary, prependtext=f"{step.text}\n\n")
        case _:
            return visitor.change(step.title, lambda text: _changed(text, step), step.summary)


def _changed(text: str, step: Step) -> str:
    """A page's text with a passage swapped, or with one more paragraph under a heading."""
    if step.text in text and step.expected == STANDS:
        return text
    heading = f"== {step.where} ==\n"
    if step.where == "swap" and step.old in text:
        return text.replace(step.old, step.text, 1)
    if step.where != "swap" and heading in text:
        return text.replace(heading, f"{heading}{step.text}\n\n", 1)
    return f"{text}\n\n{step.text}"


class _Company(dict[str, Visitor]):
    """The visitors of a wiki by address or account name, each made when first asked for."""

    def __init__(self, wiki: PracticeWiki) -> None:
        super().__init__()
        self._wiki = wiki

    def __missing__(self, who: str) -> Visitor:
        self[who] = self._visitor(who)
        return self[who]

    def _visitor(self, who: str) -> Visitor:
        if parse_address(who) is not None:
            return self._wiki.anonymous(who)
        return self._wiki.account(who, groups="sysop" if who in SYSOPS else "")


def _with_names(wiki: PracticeWiki, visits: Sequence[Visit]) -> list[Visit]:
    """The visits with the names that the wiki gave to their authors: temporary accounts have new ones."""
    names: dict[int, str] = {}
    sysop = wiki.sysop()
    for start in range(0, len(visits), REVISIONS_A_REQUEST):
        revids = "|".join(str(visit.revid) for visit in visits[start : start + REVISIONS_A_REQUEST])
        answer: dict[str, Any] = sysop.query(prop="revisions", revids=revids, rvprop="ids|user")
        names |= {revision["revid"]: revision["user"] for page in answer["pages"] for revision in page["revisions"]}
    return [replace(visit, user=names.get(visit.revid, visit.user)) for visit in visits]


def export_story(wiki: PracticeWiki) -> bytes:
    """All pages with their full histories, as MediaWiki's XML export."""
    return wiki.maintenance("dumpBackup", "--full", "--quiet").encode()


def save_visits(visits: Sequence[Visit], path: Path) -> None:
    """Keep the visits of an attack, for whoever looks later at what became of them."""
    text = json.dumps([asdict(visit) for visit in visits], ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")


def load_visits(path: Path) -> list[Visit]:
    """The visits that `save_visits` kept."""
    return [Visit(**visit) for visit in json.loads(path.read_text(encoding="utf-8"))]


def bundled() -> tuple[Path, list[Visit]]:
    """The packaged export of the story, and its visits: for machines without PHP."""
    folder = Path(str(HERE))
    return folder / "story.xml", load_visits(folder / "story.json")


def main() -> None:
    """Play the story on a wiki of its own, and write the bundled files anew."""
    folder = Path(str(HERE))
    with tempfile.TemporaryDirectory() as work, PracticeWiki.create(Path(work) / "wiki") as wiki:
        furnish(wiki)
        save_visits(attack(wiki), folder / "story.json")
        (folder / "story.xml").write_bytes(export_story(wiki))


if __name__ == "__main__":
    main()

"""What is asked about authors who were never met before, in few requests however many they are.

Each function makes at most MOST_REQUESTS, and tells by what is missing from its answer who has to be asked again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

from wikiwatch.core.model import Actor, Change, Contribution
from wikiwatch.ports import TalkPage
from wikiwatch.site import reading
from wikiwatch.site.session import Session, values

Json = dict[str, Any]

# A page of 500 changes by 300 authors takes one request of each kind with `apihighlimits`, six or seven without.
MOST_REQUESTS = 8
# An author's latest edits that are kept: trust counts those of the latest weeks, and no more than a few of a week.
LATEST = 500
# Edits that one answer tells of, for each author whom a request may name: 500 for everybody, 5,000 with
# `apihighlimits`, which also raises the names from 50 to 500.
EDITS_A_NAME = 10
UNDONE = "mw-reverted"  # set by a job, soon after an edit was undone, rolled back or replaced by an earlier text


def earlier_edits(
    session: Session, actors: Sequence[Actor], until: datetime, *, named: int
) -> dict[str, list[Contribution]]:
    """See `Site.earlier_edits`. `named`: how many users one request may name.

    Those with few edits come first, as many at once as one answer has room for, by their edit counts. MediaWiki
    sorts by author: where an answer was cut nevertheless, those before the last one of it are complete.
    """
    found: dict[str, list[Contribution]] = {}
    waiting = sorted(actors, key=lambda actor: (actor.editcount or 0, actor.name))
    for _ in range(MOST_REQUESTS):
        if not waiting:
            break
        found |= _edits_of(session, _chunk(waiting, named), until, most=named * EDITS_A_NAME)
        waiting = [actor for actor in waiting if actor.name not in found]
    return found


def _chunk(waiting: Sequence[Actor], named: int) -> list[Actor]:
    """The next authors whose edits fit into one answer; at least one, whoever it is."""
    chunk, edits = [waiting[0]], waiting[0].editcount or 0
    for actor in waiting[1:named]:
        edits += actor.editcount or 0
        if edits > named * EDITS_A_NAME:
            break
        chunk.append(actor)
    return chunk


def _edits_of(
    session: Session, actors: Sequence[Actor], until: datetime, *, most: int
) -> dict[str, list[Contribution]]:
    """The edits of those of the authors of whom one answer tells enough: all of them, or the latest ones."""
    answer = session.read(
        action="query",
        list="usercontribs",
        ucuser=values(*(actor.name for actor in actors)),
        ucstart=reading.stamp(until),
        ucprop="ids|title|timestamp|tags",
        uclimit=str(most if len(actors) > 1 else LATEST),
    )
    entries = answer.get("query", {}).get("usercontribs", ())
    found: dict[str, list[Contribution]] = {}
    if "continue" not in answer:
        found = {actor.name: [] for actor in actors}
    for entry in entries:
        if entry.get("user") and not entry.get("userhidden"):
            found.setdefault(str(entry["user"]), []).append(contribution(entry))
    last = str(entries[-1].get("user", "")) if entries else ""
    if "continue" in answer and len(found) > 1 and len(found.get(last, ())) < LATEST:
        del found[last]
    return {name: edits[:LATEST] for name, edits in found.items()}


def contribution(entry: Json) -> Contribution:
    """An entry of list=usercontribs."""
    return Contribution(
        revid=int(entry["revid"]),
        page_id=int(entry["pageid"]),
        namespace=int(entry["ns"]),
        timestamp=reading.moment(entry["timestamp"]),
        reverted=UNDONE in entry.get("tags", ()) or bool(entry.get("texthidden") or entry.get("suppressed")),
    )


def talk_pages(session: Session, names: Sequence[str], *, named: int) -> dict[str, TalkPage | None]:
    """See `Site.talk_pages`. The English name of the namespace is known to every MediaWiki."""
    found: dict[str, TalkPage | None] = {}
    answers = _talk_pages(session, [f"User talk:{name}" for name in names], named)
    for answer in islice(answers, MOST_REQUESTS):
        asked = {str(one["to"]): str(one["from"]) for one in answer.get("normalized", ())}
        for page in answer.get("pages", ()):
            title = str(page["title"])
            name = asked.get(title, title).partition(":")[2]
            if "revisions" in page:
                found[name] = _talk_page(page["revisions"][0])
            elif page.get("missing") or page.get("invalid"):
                found[name] = None
    return {name: found[name] for name in names if name in found}


def _talk_pages(session: Session, titles: Sequence[str], named: int) -> Iterator[Json]:
    for start in range(0, len(titles), named):
        yield from session.query(
            titles=values(*titles[start : start + named]),
            prop="revisions",
            rvprop="timestamp|content",
            rvslots="main",
        )


def _talk_page(revision: Json) -> TalkPage | None:
    text = reading.text_of(revision)
    return None if text is None else TalkPage(text=text, changed=reading.moment(revision["timestamp"]))


def block_log(session: Session) -> Iterator[Sequence[Change]]:
    """See `Site.block_log`."""
    for query in session.query(
        list="logevents",
        letype="block",
        ledir="newer",
        leprop="ids|title|type|user|userid|timestamp|details",
        lelimit="max",
    ):
        yield [reading.change_from_log(entry) for entry in query.get("logevents", ())]

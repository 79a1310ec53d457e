"""Rules that stand on pages of the wiki: which version of a page counts, and where in it the rules are."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from itertools import pairwise
from typing import Any

LONGEST = 1_000_000  # bytes: as much as a rule file may have; the longest packaged one has 27 kB
PASSED_KEPT = 20  # versions that don't count: as many as a person looks through; the page's history has all
HISTORY = 500  # revisions that are looked at: what MediaWiki gives everybody at once

# At the beginning of a line only: a rule may be about such a tag.
_OPENING = re.compile(r"^[ \t]{0,20}<(pre|syntaxhighlight)(?:\s[^<>]{0,200})?>", re.I | re.M)
_CLOSING = {tag: re.compile(rf"</{tag}>", re.IGNORECASE) for tag in ("pre", "syntaxhighlight")}


@dataclass(frozen=True, kw_only=True)
class PageMark:
    """How a page stands: `revid` of its latest revision, 0: there is none; `guarded`: not everybody can edit it."""

    page_id: int
    revid: int
    guarded: bool = True


@dataclass(frozen=True, kw_only=True)
class PageRevision:
    """A revision as a page's history tells of it. `account`: whether its author has one; `size` in bytes.

    `sha1` stands for its text, "" where that is not told.
    """

    revid: int
    user: str
    account: bool
    at: datetime
    sha1: str
    size: int
    hidden: bool = False


@dataclass(frozen=True, kw_only=True)
class Version:
    """A revision that counts, with the rules in it."""

    revid: int
    user: str
    at: datetime
    text: str


@dataclass(frozen=True, kw_only=True)
class Passed:
    """A newer revision that does not count, and why."""

    revid: int
    user: str
    at: datetime
    why: str


@dataclass(frozen=True, kw_only=True)
class PageState:
    """What is known of one page. `counted`: the newest version that counts, and after it the last one that was sound.

    `right`: what its authors were asked for; `seen`: no revision up to this one is judged again.
    """

    file: str
    title: str
    right: str
    page_id: int = 0
    seen: int = 0
    counted: tuple[Version, ...] = ()
    passed: tuple[Passed, ...] = ()
    trouble: str = ""

    @property
    def newest(self) -> Version | None:
        """The newest version that counts."""
        return self.counted[0] if self.counted else None

    def in_force(self, kept: Mapping[str, str]) -> Version | None:
        """The version by which the rules go whose texts are `kept`, by file; None where the file itself counts."""
        return next((one for one in self.counted if one.text == kept.get(self.file)), None)


def rules_in(text: str) -> str:
    """The rules on a page: all that stands in <pre> or <syntaxhighlight>, in its own lines; without any, the page.

    Such a block begins a line.
    """
    pieces: list[str] = []
    end = 0
    while opening := _OPENING.search(text, end):
        closing = _CLOSING[opening[1].lower()].search(text, opening.end())
        pieces.append("\n" * text.count("\n", end, opening.end()))
        pieces.append(text[opening.end() : closing.start() if closing else len(text)])
        end = closing.end() if closing else len(text)
    return "".join(pieces) if pieces else text


def why_not(revision: PageRevision, words: Mapping[str, str]) -> str:
    """Why a revision does not count; "" where it does. `words`: why somebody's word does not count, by name."""
    if revision.hidden:
        return "its author or its text is hidden"
    if not revision.account:
        return "its author has no account"
    if revision.size > LONGEST:
        return "it has more than 1 MB"
    return words.get(revision.user, "the wiki does not know its author")


def own_texts(history: Sequence[PageRevision], *, whole: bool) -> frozenset[int]:
    """The revisions (newest first) that changed the text: a protection, a move or an import leaves one that did not.

    Above a hidden text nobody knows; of the oldest it is known only where the history is `whole`.
    """
    changed = {
        one.revid for one, older in pairwise(history) if "" not in (one.sha1, older.sha1) and one.sha1 != older.sha1
    }
    return frozenset(changed | ({history[-1].revid} if history and whole else set()))


def with_version(state: PageState, version: Version, kept: Mapping[str, str]) -> PageState:
    """The state once a newer version counts; of the earlier ones, the one that is in force stays at hand."""
    before = state.in_force(kept)
    earlier = (before,) if before and before.text != version.text else ()
    return replace(state, counted=(version, *earlier))


def to_json(states: Iterable[PageState]) -> str:
    """The states as text, for the store."""
    return json.dumps([asdict(state) for state in states], default=datetime.isoformat)


def from_json(kept: str) -> list[PageState]:
    """The states from that text; none from "" ."""
    return [_state(fields) for fields in json.loads(kept or "[]")]


def _state(fields: dict[str, Any]) -> PageState:
    return PageState(
        **fields
        | {
            "counted": tuple(Version(**_timed(one)) for one in fields["counted"]),
            "passed": tuple(Passed(**_timed(one)) for one in fields["passed"]),
        }
    )


def _timed(fields: dict[str, Any]) -> dict[str, Any]:
    return {**fields, "at": datetime.fromisoformat(fields["at"])}

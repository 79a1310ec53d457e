"""A three-way merge of texts, by lines and, where lines conflict, by words.

Where MediaWiki's undo gives up on neighbouring lines, this goes on as long as there is only one reading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from wikiwatch.core.diff import Hunk, hunks, tokens


class _Region(NamedTuple):
    """A changed part of the base and what each side has in its place."""

    base: Sequence[str]
    ours: Sequence[str]
    theirs: Sequence[str]


class _Change(NamedTuple):
    """A hunk of one side (0 ours, 1 theirs), sortable by its place in the base."""

    hunk: Hunk
    side: int


_MARK = "\0"  # stands in no text that MediaWiki saves

_Settle = Callable[[_Region], Sequence[str] | None]
_Marking = Callable[[list[str]], list[str]]


def merge3(base: str, ours: str, theirs: str) -> str | None:
    """The base with the changes of both sides; None where they conflict or are too large to compare.

    Changes side by side are both kept, also an insertion at the very edge of what the other side removed. It
    is a conflict when both sides put different text in one place, or one changed what the other took away.
    """
    if theirs in (base, ours):
        return ours
    if ours == base:
        return theirs
    sides = [_lines(side) for side in (base, ours, theirs)]
    merged = _first_merged(sides, (list, _before_their_word, _after_their_word), _by_words)
    return None if merged is None else "".join(_bare_line(line) for line in merged).removesuffix("\n")


def _lines(text: str) -> list[str]:
    """Lines with their line feeds; the last one has one too, so that it stays the same when more lines follow."""
    return [f"{line}\n" for line in text.split("\n")]


def _by_words(region: _Region) -> list[str] | None:
    """Merge the lines of a conflict word by word."""
    sides = [tokens("".join(_bare_line(line) for line in side)) for side in region]
    merged = _first_merged(sides, (_after_their_word, _before_their_word), lambda _: None)
    return None if merged is None else [_bare(token) for token in merged]


def _first_merged(sides: Sequence[list[str]], markings: Sequence[_Marking], settle: _Settle) -> list[str] | None:
    """The first merge without a conflict, by each way to tell spaces and empty lines apart; they keep their marks."""
    for marking in markings:
        merged = _merged(_Region(*(marking(side) for side in sides)), settle)
        if merged is not None:
            return merged
    return None


def _after_their_word(items: list[str]) -> list[str]:
    """Space marked with what stands before it: spaces alone, of which there are many alike, must not draw words apart.

    The same holds for empty lines and the paragraphs between them.
    """
    return [f"{one}{_MARK}{last}" if one.isspace() else one for last, one in zip(["", *items], items, strict=False)]


def _before_their_word(items: list[str]) -> list[str]:
    """Space marked with what stands after it: it goes with the last of several words that were added one by one."""
    following = [*items[1:], ""]
    return [f"{one}{_MARK}{after}" if one.isspace() else one for one, after in zip(items, following, strict=False)]


def _bare(token: str) -> str:
    """A token without its mark; only space has one, whatever a hostile word holds."""
    space = token.partition(_MARK)[0]
    return space if space.isspace() else token


def _bare_line(line: str) -> str:
    """A line, or a word of one, without its mark, which stands behind its line feed."""
    return "".join(line.partition("\n")[:2])


def _merged(region: _Region, settle: _Settle) -> list[str] | None:
    """Merge sequences; `settle` is asked about each conflict and answers None where it remains one."""
    base, ours, theirs = region
    our_hunks, their_hunks = hunks(base, ours), hunks(base, theirs)
    if our_hunks is None or their_hunks is None:
        return None
    # Taking "a b" from before an "a" is also taking "b a" from after one. Only one of the two may leave the
    # other side's change alone, so each reading is tried, the same one on both sides.
    for slide in (_as_found, _slid_left, _slid_right):
        changes = [_Change(hunk, 0) for hunk in slide(base, ours, our_hunks)]
        changes += [_Change(hunk, 1) for hunk in slide(base, theirs, their_hunks)]
        result = _woven(region, _clusters(sorted(changes)), settle)
        if result is not None:
            return result
    return None


def _clusters(changes: Sequence[_Change]) -> Iterator[list[_Change]]:
    """Changes that overlap in the base, together; those that only touch are apart, in order."""
    cluster: list[_Change] = []
    end = 0
    for change in changes:
        start = change.hunk.before_start
        same_spot = bool(cluster) and cluster[0].hunk[:2] == change.hunk[:2]
        if cluster and start >= end and not same_spot:
            yield cluster
            cluster = []
        cluster.append(change)
        end = max(end, change.hunk.before_end)
    if cluster:
        yield cluster


def _woven(region: _Region, clusters: Iterator[list[_Change]], settle: _Settle) -> list[str] | None:
    result: list[str] = []
    done = 0
    for cluster in clusters:
        start = cluster[0].hunk.before_start
        end = max(change.hunk.before_end for change in cluster)
        part = _text(region, cluster, start, end, settle)
        if part is None:
            return None
        result += [*region.base[done:start], *part]
        done = end
    return [*result, *region.base[done:]]


def _text(region: _Region, cluster: list[_Change], start: int, end: int, settle: _Settle) -> Sequence[str] | None:
    """What stands in place of the base from `start` to `end`; None where that is a conflict."""
    if len(cluster) == 1:
        return _new_text(region, cluster[0])
    texts = [_new_text(region, change) for change in cluster]
    if not any(texts) and _clear_removals(region, cluster, start, end):
        return []
    if len(cluster) == 2 and texts[0] == texts[1] and cluster[0].hunk[:2] == cluster[1].hunk[:2]:
        return texts[0]
    sides = (_side(region, cluster, side, start, end) for side in (0, 1))
    return settle(_Region(region.base[start:end], *sides))


def _clear_removals(region: _Region, cluster: list[_Change], start: int, end: int) -> bool:
    """Whether removals that overlap have one reading; two of the same words may be one, seen in different places.

    They have where one removed all that the other did, or where they share nothing but the space between.
    """
    if any((change.hunk.before_start, change.hunk.before_end) == (start, end) for change in cluster):
        return True
    shared = region.base[cluster[-1].hunk.before_start : cluster[0].hunk.before_end]
    return len(cluster) == 2 and all(_bare(token).isspace() for token in shared)


def _new_text(region: _Region, change: _Change) -> Sequence[str]:
    return region[change.side + 1][change.hunk.after_start : change.hunk.after_end]


def _side(region: _Region, cluster: list[_Change], side: int, start: int, end: int) -> Sequence[str]:
    """What one side has in place of the base from `start` to `end`, which a cluster of both sides covers."""
    own = [change.hunk for change in cluster if change.side == side]
    first, last = own[0], own[-1]
    after_start = first.after_start - (first.before_start - start)
    after_end = last.after_end + (end - last.before_end)
    return region[side + 1][after_start:after_end]


def _as_found(base: Sequence[str], side: Sequence[str], found: list[Hunk]) -> list[Hunk]:
    return found


def _slid_left(base: Sequence[str], side: Sequence[str], found: list[Hunk]) -> list[Hunk]:
    """The same difference with each insertion and each removal as early as it can be said to be."""
    result: list[Hunk] = []
    for hunk in found:
        least = result[-1].before_end + 1 if result else 0
        text, start, end = _moving(base, side, hunk)
        steps = 0
        most = hunk.before_start - least if start < end else 0
        while steps < most and text[start - steps - 1] == text[end - steps - 1]:
            steps += 1
        result.append(Hunk(*(place - steps for place in hunk)))
    return result


def _slid_right(base: Sequence[str], side: Sequence[str], found: list[Hunk]) -> list[Hunk]:
    """The same difference with each insertion and each removal as late as it can be said to be."""
    result: list[Hunk] = []
    for hunk in reversed(found):
        limit = result[-1].before_start - 1 if result else len(base)
        text, start, end = _moving(base, side, hunk)
        steps = 0
        most = limit - hunk.before_end if start < end else 0
        while steps < most and text[start + steps] == text[end + steps]:
            steps += 1
        result.append(Hunk(*(place + steps for place in hunk)))
    return result[::-1]


def _moving(base: Sequence[str], side: Sequence[str], hunk: Hunk) -> tuple[Sequence[str], int, int]:
    """The run that a pure insertion or removal moves along its sequence; an empty one for a replacement."""
    if hunk.before_start == hunk.before_end:
        return side, hunk.after_start, hunk.after_end
    if hunk.after_start == hunk.after_end:
        return base, hunk.before_start, hunk.before_end
    return base, 0, 0

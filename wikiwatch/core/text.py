"""What one edit added: the only text and the only links that are ever judged."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from wikiwatch.core.changed_lines import MAX_SLIDE, Line, changed_lines, placed_tokens, within_line
from wikiwatch.core.diff import Hunk, common_end, common_ends, common_start, hunks
from wikiwatch.core.evidence import Added, Link, Passage
from wikiwatch.core.links import MAX_LINKS, Found, Regions, find, resolve, target_of
from wikiwatch.core.normalise import normalise

MAX_COINCIDENCE = 12  # characters of a word such as " the " that old and new text share by chance
# Characters between the first change of a page and the last that are read: as many as MediaWiki lets a whole page have
# ($wgMaxArticleSize, 2 MB). Only where a wiki has raised that can there be more, and the time grows with it.
MOST_READ = 2_097_152
# Lines of such a text that are compared before any of it is left out: half a second's work, and an article of 10 MB has
# a fifth of it.
MOST_LINES = 500_000
LONGEST_LINE = 20_000  # characters in which the end of a line is looked for before a text is cut anywhere
# Links resolved on each side: ten times what is kept, so that only a flood is judged by its beginning.
MAX_RESOLVED = 10 * MAX_LINKS


class _Piece(NamedTuple):
    start: int
    end: int
    replaced: bool  # something was removed in its place


def added(before: str, after: str, *, new_page: bool = False) -> Added:
    """What an edit added to a page's text: passages, links that were not there before, and how much went.

    Lines that stand in both texts are set aside, wherever they moved; the rest is compared word by word, or,
    where it is too large for that (`capped`), taken as added between its common beginning and end. Of a text beyond
    `MOST_READ` only what stands between the first change and the last is read, and, where the lines that changed there
    are too many, of that so much (`unread`).
    """
    if before == after:
        return Added(new_page=new_page)
    if max(len(before), len(after)) <= MOST_READ:
        return _added(before, after, new_page)
    head, tail = _unchanged(before, after)
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    end = _cut(old, new)
    unread = len(new) - end
    found = _added(old, new[:end], new_page)
    return replace(
        found,
        passages=tuple(replace(one, start=one.start + head) for one in found.passages),
        links=tuple(replace(one, start=one.start + head, end=one.end + head) for one in found.links),
        removed_chars=max(found.removed_chars - unread, 0),  # what was not read may well be what seems to be gone
        unread=unread,
    )


def _cut(before: str, text: str) -> int:
    """Where the part of a text that is read ends."""
    if len(text) <= MOST_READ:
        return len(text)
    if max(before.count("\n"), text.count("\n")) <= MOST_LINES:
        changed = changed_lines(before, text)[1]
        if sum(len(line.text) for line in changed) <= MOST_READ:
            return len(text)
    line = text.rfind("\n", MOST_READ - LONGEST_LINE, MOST_READ)
    return line + 1 if line >= 0 else MOST_READ


def _unchanged(before: str, after: str) -> tuple[int, int]:
    """How many characters at the beginning and the end stand in both texts: whole lines, unless they are very long."""
    head = common_start(before, after)
    line = before.rfind("\n", max(head - LONGEST_LINE, 0), head)
    head = line + 1 if line >= 0 else max(head - LONGEST_LINE, 0)
    tail = common_end(before[head:], after[head:])
    line = after.find("\n", len(after) - tail, len(after) - tail + LONGEST_LINE)
    return head, len(after) - line - 1 if line >= 0 else max(tail - LONGEST_LINE, 0)


def _added(before: str, after: str, new_page: bool) -> Added:
    old, new = changed_lines(before, after)
    old_parts, new_parts = within_line(old, new)
    old_tokens, _ = placed_tokens(old_parts, whole=not new)
    new_tokens, starts = placed_tokens(new_parts, whole=not old)
    changes = hunks(old_tokens, new_tokens)
    capped = changes is None
    if changes is None:
        changes = [_between_ends(old_tokens, new_tokens)]
    pieces = list(_pieces(after, new_tokens, starts, changes))
    passages = _passages(after, _joined(after, pieces))
    links = _new_links(before, old, after, new, passages)
    return Added(
        passages=passages,
        links=links,
        normalised=_normalised(after, passages, links),
        new_page=new_page,
        removed_chars=sum(sum(map(len, old_tokens[hunk.before_start : hunk.before_end])) for hunk in changes),
        capped=capped,
    )


def _between_ends(old: Sequence[str], new: Sequence[str]) -> Hunk:
    head, tail = common_ends(old, new)
    return Hunk(head, len(old) - tail, head, len(new) - tail)


def _pieces(after: str, new: Sequence[str], starts: Sequence[int], changes: Sequence[Hunk]) -> Iterator[_Piece]:
    """The added runs of the text, each without a gap."""
    last = 0
    for hunk in changes:
        begin, end = hunk.after_start, hunk.after_end
        replaced = hunk.before_start < hunk.before_end
        if begin < end and not replaced:
            begin, end = _slid(after, new, starts, last, begin, end)
        last = end
        while begin < end:
            stop = begin + 1
            while stop < end and starts[stop] == starts[stop - 1] + len(new[stop - 1]):
                stop += 1
            yield _Piece(starts[begin], starts[stop - 1] + len(new[stop - 1]), replaced)
            begin = stop


def _slid(after: str, new: Sequence[str], starts: Sequence[int], least: int, begin: int, end: int) -> tuple[int, int]:
    """Where an insertion begins best: inserting "b a" after "a" is inserting "a b" before it."""
    best, best_rank = 0, _rank(after, starts[begin])
    for shift in range(1, min(begin - least, MAX_SLIDE) + 1):
        if new[begin - shift] != new[end - shift]:
            break
        rank = _rank(after, starts[begin - shift])
        if rank > best_rank:
            best, best_rank = shift, rank
    return begin - best, end - best


def _rank(after: str, offset: int) -> int:
    """How likely people are to begin inserting here: a line, a sentence, a word, or within one."""
    ahead = after[max(0, offset - 2) : offset]
    if not ahead or ahead[-1] == "\n":
        return 3
    if ahead[-1].isspace():
        return 2 if ahead[0] in ".!?" else 1
    return 2 if ahead[-1] in "。！？" else 1 if after[offset : offset + 1].isspace() else 0


def _joined(after: str, pieces: Sequence[_Piece]) -> Iterator[_Piece]:
    """Pieces with nothing between them that anybody would call text."""
    last: _Piece | None = None
    for piece in pieces:
        if last is not None and _belong_together(after, last, piece):
            last = _Piece(last.start, piece.end, last.replaced or piece.replaced)
            continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last


def _belong_together(after: str, last: _Piece, piece: _Piece) -> bool:
    length = piece.start - last.end
    if length == 0:
        return True
    if length > MAX_COINCIDENCE:
        return after[last.end : piece.start].isspace()
    gap = after[last.end : piece.start]
    if not any(character.isalnum() for character in gap):
        return "\n" not in gap or gap.isspace()
    chance = last.replaced or piece.replaced
    return chance and "\n" not in gap and length <= min(last.end - last.start, piece.end - piece.start)


def _passages(after: str, pieces: Iterator[_Piece]) -> tuple[Passage, ...]:
    """Pieces as passages, without white space around them."""
    passages = []
    for piece in pieces:
        text = after[piece.start : piece.end]
        bare = text.lstrip()
        if bare:
            passages.append(Passage(text=bare.rstrip(), start=piece.end - len(bare)))
    return tuple(passages)


def _new_links(
    before: str, old: Sequence[Line], after: str, new: Sequence[Line], passages: Sequence[Passage]
) -> tuple[Link, ...]:
    """Links of the text after that the text before had not, or not as often, by target; at most 500."""
    found = list(_found(after, new))
    if not found:
        return ()
    gone = list(_found(before, old))
    surplus = Counter(item.words for item in found)
    surplus.subtract(item.words for item in gone)
    candidates = [item for item in found if surplus[item.words] > 0][:MAX_RESOLVED]
    removed = [item for item in gone if surplus[item.words] < 0][:MAX_RESOLVED]
    targets: Counter[str] = Counter()
    for words, item in {item.words: item for item in [*removed, *candidates]}.items():
        target = target_of(item)
        if target is not None:
            targets[target.target] += surplus[words]
    chosen = _chosen(candidates, targets, passages)[:MAX_LINKS]
    regions = Regions(after if chosen else "")
    resolved = (resolve(after, item, regions) for item in chosen)
    return tuple(link for link in resolved if link is not None)


def _found(text: str, lines: Sequence[Line]) -> Iterator[Found]:
    """What looks like a link in some lines of a text; neighbours are searched as one."""
    runs: list[tuple[int, int]] = []
    for line in lines:
        end = line.start + len(line.text)
        if runs and line.start == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((line.start, end))
    for start, end in runs:
        yield from find(text, start, end)


def _chosen(found: Sequence[Found], targets: Counter[str], passages: Sequence[Passage]) -> list[Found]:
    """As many occurrences of each target as are new: first those in added passages, then later ones."""
    ends = [passage.end for passage in passages]

    def rank(item: Found) -> tuple[bool, int]:
        index = bisect_right(ends, item.start)
        return index == len(ends) or passages[index].start >= item.end, -item.start

    chosen = []
    for item in sorted(found, key=rank):
        target = target_of(item)
        if target is not None and targets[target.target] > 0:
            targets[target.target] -= 1
            chosen.append(item)
    return sorted(chosen)


def _normalised(after: str, passages: Sequence[Passage], links: Sequence[Link]) -> str:
    """The added text for comparison, with links that were only partly changed taken whole."""
    spans: list[tuple[int, int]] = []
    places = [(passage.start, passage.end) for passage in passages] + [(link.start, link.end) for link in links]
    for start, end in sorted(places):
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return normalise("\n".join(after[start:end] for start, end in spans))

"""What is remembered of an insertion, so that its like is recognised when another hand brings it.

A `Trace` holds all that may tie two insertions; its keys find those that may be tied, without comparing all with
all. Everything here is linear in texts that `normalise` and the caps below keep short.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby
from zlib import crc32

from wikiwatch.core.evidence import Added, Link, Trace
from wikiwatch.core.links import links
from wikiwatch.core.model import Actor, ActorKind, Change
from wikiwatch.core.normalise import MAX_READ, fold

MAX_DOMAINS = 100  # of one insertion: long lists of links share more than one, if they share any
MAX_SHAPES = 20
LEAST_SUMMARY = 15  # characters: "typo", "new link" and the like are everybody's

# A text falls into so many buckets, and each gives the smallest hash of the pieces in it: one-permutation MinHash
# (Li, Owen and Zhang 2012). Two texts share a key for each bucket in which the same piece came first. Even where
# every fifth character was changed at random, pieces of seven characters leave some keys in common; measured among
# 10,000 texts, 99.8 % of such likenesses are found, with 40 buckets 98.7 %.
BUCKETS = 64
PIECE = 7
_NO_HASH = 1 << 32  # above all that crc32 gives

# How the keys of each kind count when there are more candidates than can be compared.
_TEXT, _PLACE, _STRONG = 1, 3, 40

_SEGMENT = re.compile(r"[^\W\d_]+|\d+")
_WORD = re.compile(r"[^\W\d_]{4,}")


def trace(change: Change, actor: Actor, added: Added, before: str) -> Trace:
    """The fingerprint of what a change added, links in signatures and links that stood before included.

    Behind a proxy anybody may have come to each page: a flood over many pages is tied together like one of many hands.
    """
    text = added.text[:MAX_READ]
    found = links(text)
    return Trace(
        revid=change.revid or 0,
        page_id=change.page_id,
        title=change.title,
        actor_key=f"{actor.key}#{change.page_id}" if actor.kind is ActorKind.PROXY else actor.key,
        user=change.user,
        timestamp=change.timestamp,
        network=actor.network,
        normalised=added.normalised,
        summary=summary_words(change.comment),
        domains=_once((link.domain for link in found), MAX_DOMAINS),
        landings=_once((shape for link in found if (shape := landing(link))), MAX_SHAPES),
        form=_form(found, text),
        place=_place(added, before),
        name="" if actor.kind.is_address or actor.kind is ActorKind.TEMP else name_shape(change.user),
    )


def keys(one: Trace) -> dict[int, int]:
    """The keys under which a trace is found, as signed 64-bit numbers, and what each counts when it is shared."""
    places = [f"page {one.page_id}", f"form {one.form} {one.place}" if one.form else ""]
    places += [f"name {one.name}" if one.name else "", f"network {one.network}" if one.network else ""]
    found = dict.fromkeys(_text_keys(one.normalised), _TEXT)
    found |= dict.fromkeys((_number(place) for place in places if place), _PLACE)
    found |= {summary_key(one.summary): _PLACE} if one.summary else {}
    return found | dict.fromkeys(strong_keys(one.domains), _STRONG)


def summary_key(summary: str) -> int:
    """The key of an edit summary."""
    return _number(f"summary {summary}")


def strong_keys(domains: Iterable[str]) -> list[int]:
    """The keys of registrable domains, telephone numbers and e-mail addresses."""
    return [_number(f"domain {domain}") for domain in domains]


def lasting_keys(one: Trace) -> set[int]:
    """Those keys of a trace that say what it brought: its text and where it leads."""
    return {*_text_keys(one.normalised), *strong_keys(one.domains)}


def is_contact(domain: str) -> bool:
    """Whether what stands for a link's domain is a telephone number or an e-mail address."""
    return "@" in domain or domain.lstrip("+").isdigit()


def landing(link: Link) -> str:
    """The shape of the path that a link leads to, such as `/a/999.php?a=`; "" where it is a bare or plain one."""
    path = link.target[len(link.host) :] if link.host and link.target.startswith(link.host) else ""
    path, _, query = path[:200].partition("?")
    names = "&".join(part.partition("=")[0] for part in query.split("&")[:5])
    folder, slash, page = path.rpartition("/")
    stem, dot, ending = page.rpartition(".") if "." in page else (page, "", "")
    shape = _SEGMENT.sub(_letters, folder + slash + stem) + dot + ending
    return f"{shape}?{names}" if names or dot or path.count("/") > 1 else ""


def _letters(match: re.Match[str]) -> str:
    return "9" * min(len(match[0]), 9) if match[0][0].isdigit() else "a"


def name_shape(name: str) -> str:
    """The shape of an unusual user name: letters with figures behind, or capitals at random; "" for others."""
    runs = [(kind, sum(1 for _ in run)) for kind, run in groupby(map(_kind, name[:60]))]
    kinds = "".join(kind for kind, _ in runs)
    if kinds in ("an", "An", "Aan", "AaAan") and runs[-1][1] > 1:
        return f"{kinds}{runs[-1][1]}"
    if "s" in kinds or "n" in kinds:
        return ""
    # JohnSmith changes case three times; more changes, or many capitals in the midst of a word, are no name.
    capitals = max((length for kind, length in runs[1:] if kind == "A"), default=0)
    return "mixed" if len(kinds) > 5 or (len(kinds) > 3 and capitals > 2) else ""


def _kind(character: str) -> str:
    if character.isdigit():
        return "n"
    if character.isalpha():
        return "A" if character.isupper() else "a"
    return "s"


def names_alike(one: str, other: str) -> bool:
    """Whether two user names share a whole word or how they begin, by four letters at least."""
    a, b = one[:60].casefold(), other[:60].casefold()
    words = set(_WORD.findall(a)) & set(_WORD.findall(b))
    return bool(words) or (a[:5] == b[:5] and len(a) > 5 and a[:5].isalpha())


def summary_words(comment: str) -> str:
    """An edit summary as it is compared, without the section's name; "" where it is too short to say anything."""
    text = " ".join(fold(comment.rpartition("*/")[2][:200]).split())
    return text if len(text) >= LEAST_SUMMARY else ""


def _form(found: Sequence[Link], text: str) -> str:
    """How the links are written, how many there are and how much is written beside them, roughly."""
    if not found:
        return ""
    forms = "+".join(sorted({f"{link.kind}-{link.form}" for link in found}))
    return f"{forms} {len(found).bit_length()} {len(text).bit_length()}"


def _place(added: Added, before: str) -> str:
    if added.new_page:
        return "new page"
    if not added.passages:
        return ""
    if not before[: added.passages[0].start].strip():
        return "top"
    written = sum(len(passage.text) for passage in added.passages)
    after = len(before.rstrip()) - added.removed_chars + written
    return "end" if added.passages[-1].end >= after else "middle"


@lru_cache(maxsize=16)  # one edit's keys are asked for three times: to find, to leave alone, to keep
def _text_keys(text: str) -> frozenset[int]:
    if not text:
        return frozenset()
    least = [_NO_HASH] * BUCKETS
    for number in map(crc32, _text_pieces(text)):
        if number < least[number % BUCKETS]:
            least[number % BUCKETS] = number
    return frozenset(bucket << 32 | number // BUCKETS for bucket, number in enumerate(least) if number < _NO_HASH)


def _text_pieces(text: str) -> list[bytes]:
    """All runs of `PIECE` characters, as bytes; of a text in ASCII, which most are, without encoding each."""
    starts, raw = range(max(1, len(text) - PIECE + 1)), text.encode("utf-8", "surrogatepass")
    if len(raw) == len(text):
        return [raw[start : start + PIECE] for start in starts]
    return [text[start : start + PIECE].encode("utf-8", "surrogatepass") for start in starts]


def _number(key: str) -> int:
    """Apart from the keys of texts, which stay below 2**38."""
    data = key.encode("utf-8", "surrogatepass")
    return 1 << 62 | crc32(data[::-1]) << 30 | crc32(data) >> 2


def _once(values: Iterable[str], most: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))[:most]

"""External links, telephone numbers and e-mail addresses in wikitext, in every form that spammers use.

Every link stands on one line; so the links of a text are those of its lines, whatever surrounds them.
Categories, templates, interwiki and internal links are none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

from wikiwatch.core.diff import URL_CHARS
from wikiwatch.core.evidence import Link
from wikiwatch.core.hidden import Hidden
from wikiwatch.core.phones import phones
from wikiwatch.core.spelled import named, spelled, undone
from wikiwatch.core.urls import COLONED, MAX_URL, SLASHED, Target, canonical, email, has_public_suffix
from wikiwatch.core.view import View

MAX_LINKS = 500  # of one change; nobody's honest edit adds more, and a flood is plain long before
SHORT = 500  # characters, as a summary may have: so short texts of one change are read by several
MAX_ANCHOR = 300  # characters of the visible words of a link

_BODY = re.compile(rf"(?:\[[0-9A-Fa-f:.]{{2,45}}\])?{URL_CHARS}*")
_SCHEME = re.compile(r"[A-Za-z]{2,10}$")
# Lookbehinds stand after the first characters: patterns that begin with a fixed one are found ten times faster.
_RELATIVE = re.compile(r"//(?:(?<=[\[=|(]//)|(?<==[\"' ]//))(?=[\w%])")
_WWW = re.compile(r"[wW][wW][wW](?<![\w@/.-]...)\d?\.(?=\w)")
_MAIL = re.compile(r"@(?<=[\w+-]@)(?=[\w-]{1,63}\.)[\w.-]{3,253}")
_MAIL_NAME = re.compile(r"[\w.+-]{1,64}$")
_TRAILING = ".,;:!?'*\\`~"  # MediaWiki's trimming of free links, and what markup leaves behind
_HEAD = re.compile(r"[^:/]*:?(?://)?[^/?#]*")  # scheme and host

_REGION = re.compile(r"\{\{|\}\}|<[rR][eE][fF]\b[^<>]{0,300}>|</[rR][eE][fF]\s{0,9}>")
_HREF_BEFORE = re.compile(r"\b(?:href|src)\s{0,3}=\s{0,3}[\"']?$", re.I)
_BBCODE_BEFORE = re.compile(r"\[(?:url|link)(?:\s?=\s?[\"']?|\])$", re.I)
_MARKDOWN_BEFORE = re.compile(rf"\[([^\[\]\n]{{0,{MAX_ANCHOR}}})\]\($")
_BRACKET_ANCHOR = re.compile(rf"[ \t]+([^\]\n]{{1,{MAX_ANCHOR}}})")
_HTML_ANCHOR = re.compile(rf"[^<>\n]{{0,300}}>([^<\n]{{1,{MAX_ANCHOR}}})")
_BBCODE_ANCHOR = re.compile(rf"[\"']?\]([^\[\n]{{1,{MAX_ANCHOR}}})\[/", re.I)


class Found(NamedTuple):
    """Something that looks like a link: offsets in the whole text, and its words with entities decoded."""

    start: int
    end: int
    words: str
    kind: str
    before: str  # what stands before and after it on its line, as far as it may belong to it
    after: str


class Regions:
    """Where templates and references lie in a text; an open one counts for nothing, not for all the rest."""

    def __init__(self, text: str) -> None:
        self._text = text
        opened: list[int] = []
        reference: int | None = None
        self._references: list[tuple[int, int]] = []
        edges: list[tuple[int, int]] = []
        for match in _REGION.finditer(text):
            mark = match[0]
            if mark == "{{":
                opened.append(match.start())
            elif mark == "}}":
                edges += [(opened.pop(), 1), (match.start(), -1)] if opened else []
            elif mark.startswith("</"):
                if reference is not None:
                    self._references.append((reference, match.start()))
                reference = None
            elif not mark.endswith("/>"):
                reference = match.start()
        edges.sort()
        self._edges, self._depths, depth = [edge[0] for edge in edges], [0], 0
        for _, step in edges:
            depth += step
            self._depths.append(depth)

    def of(self, position: int) -> str:
        """ "reference", "template" or ""."""
        index = bisect_right(self._references, (position, 0)) - 1
        if index >= 0 and position < self._references[index][1]:
            return "reference"
        return "template" if self._depths[bisect_right(self._edges, position)] > 0 else ""

    def hidden(self, position: int) -> str:
        """ "comment", "css", "nowiki" or "", see `hidden.Hidden`; worked out for the first link that asks."""
        return self._hidden.of(position)

    @cached_property
    def _hidden(self) -> Hidden:
        return Hidden(self._text)


def links(text: str) -> tuple[Link, ...]:
    """The first 500 links, telephone numbers and e-mail addresses of a text, in order."""
    # Longer ones are not kept: they would fill the memory.
    return _links(text) if len(text) <= SHORT else _links.__wrapped__(text)


@lru_cache(maxsize=1024)  # a megabyte; the same summaries come again and again
def _links(text: str) -> tuple[Link, ...]:
    regions = Regions(text)
    result: list[Link] = []
    for found in find(text, 0, len(text)):
        link = resolve(text, found, regions)
        if link is not None:
            result.append(link)
        if len(result) == MAX_LINKS:
            break
    return tuple(result)


def find(text: str, start: int, end: int) -> list[Found]:
    """What looks like a link in a run of whole lines of a text, in order; cheap, and linear in its length."""
    view = View(text, start, end)
    finders = (_urls, _mails, _phones, _named, _spelled)
    spans = sorted(
        (span for finder in finders for span in finder(view.text)),
        key=lambda span: (span[0], span[2] != "spelled", span[1]),  # "www.example (dot) com" is more than "www.example"
    )
    result, last = [], 0
    for span_start, span_end, kind in spans:
        if span_start < last:
            continue
        last = span_end
        before = view.text[max(0, span_start - MAX_ANCHOR - 4) : span_start].rpartition("\n")[2]
        after = view.text[span_end : span_end + 2 * MAX_ANCHOR + 10].partition("\n")[0]
        words = view.text[span_start:span_end]
        result.append(Found(view.source(span_start), view.source(span_end), words, kind, before, after))
    return result


def target_of(found: Found) -> Target | None:
    """Where something found leads; None where it is no link after all."""
    if found.kind == "phone":
        number = next(phones(found.words)).number
        return Target("phone", number, "", number)
    if found.kind == "email":
        target = email(found.words)
    elif found.kind == "spelled":
        plain = undone(found.words)
        # Its own finder knows which suffixes to believe.
        return email(plain) if "@" in plain.partition("/")[0] else canonical(f"http://{plain}")
    else:
        target = canonical(found.words if found.kind == "url" else f"http://{found.words.lstrip('/')}")
    if target is None or (found.kind != "url" and not has_public_suffix(target.host)):
        return None
    return target


def resolve(text: str, found: Found, regions: Regions) -> Link | None:
    """The link that was found, with target, form and anchor; None where it is none after all."""
    target = target_of(found)
    if target is None:
        return None
    raw = text[found.start : found.end]
    form, anchor = _form(found)
    if found.kind != "spelled":
        form = "entity" if _encoded(found, raw) else regions.of(found.start) or form
    return Link(
        kind=target.kind,
        raw=raw,
        target=target.target,
        host=target.host,
        domain=target.domain,
        form=form,
        anchor="" if anchor in (raw, target.target) else anchor,
        start=found.start,
        end=found.end,
        via=target.via,
        hidden=regions.hidden(found.start),
    )


def _urls(view: str) -> Iterator[tuple[int, int, str]]:
    done = 0
    colon = view.find(":")
    while colon >= 0:
        start = _url_start(view, done, colon)
        if start is not None:
            body = colon + (3 if view.startswith("//", colon + 1) else 1)
            end = _url_end(view, start, body)
            if end > body:
                yield start, end, "url"
                done = end
        colon = view.find(":", max(colon + 1, done))
    for pattern in (_RELATIVE, _WWW):
        for match in pattern.finditer(view):
            yield match.start(), _url_end(view, match.start(), match.end()), "bare"


def _url_start(view: str, done: int, colon: int) -> int | None:
    """Where the protocol before a colon begins; None where there is none."""
    scheme = _SCHEME.search(view, max(done, colon - 11), colon)
    if scheme is None:
        return None
    letters = scheme[0].lower()
    if view.startswith("//", colon + 1):
        # Letters glued to the protocol don't hide it: people read "herehttp://…", too.
        return next((scheme.start() + at for at in range(len(letters)) if letters[at:] in SLASHED), None)
    internal = view.endswith("[[", 0, scheme.start())
    glued = view[max(0, scheme.start() - 1) : scheme.start()].isalnum()
    followed = view[colon + 1 : colon + 2].isalnum() or view.startswith("?xt=", colon + 1)  # magnet
    return scheme.start() if letters in COLONED and followed and not internal and not glued else None


def _url_end(view: str, start: int, body: int) -> int:
    """Where a URL ends: MediaWiki's characters, cut at bold and italics, without trailing punctuation."""
    match = _BODY.match(view, body, start + MAX_URL)
    words = view[start : match.end() if match else body].partition("''")[0].rstrip(_TRAILING)
    excess = words.count(")") - words.count("(")
    if excess > 0:
        closing = len(words) - len(words.rstrip(")"))
        words = words[: len(words) - min(excess, closing)].rstrip(_TRAILING)
    return start + len(words)


def _mails(view: str) -> Iterator[tuple[int, int, str]]:
    for match in _MAIL.finditer(view):
        name = _MAIL_NAME.search(view, max(0, match.start() - 64), match.start())
        if name is not None:
            yield name.start(), match.end() - len(match[0]) + len(match[0].rstrip(".-_")), "email"


def _phones(view: str) -> Iterator[tuple[int, int, str]]:
    return ((phone.start, phone.end, "phone") for phone in phones(view))


def _named(view: str) -> Iterator[tuple[int, int, str]]:
    return ((start, _url_end(view, start, end), "named") for start, end in named(view))


def _spelled(view: str) -> Iterator[tuple[int, int, str]]:
    return ((found.start, found.end, "spelled") for found in spelled(view))


def _encoded(found: Found, raw: str) -> bool:
    """Whether scheme or host is written so that only a browser or a person reads it."""
    if found.kind == "phone":
        return False
    head = _HEAD.match(found.words)
    return head is not None and ("%" in head[0] or not raw.startswith(head[0]))


def _form(found: Found) -> tuple[str, str]:
    """How a link is written on its line, and the words that a reader sees."""
    if found.kind in ("named", "spelled"):
        return found.kind, ""
    before, after = found.before, found.after
    if _HREF_BEFORE.search(before):
        return "html", _group(_HTML_ANCHOR.match(after))
    if _BBCODE_BEFORE.search(before):
        return "bracket", _group(_BBCODE_ANCHOR.match(after))
    if before.endswith("["):
        return "bracket", _group(_BRACKET_ANCHOR.match(after))
    if before.endswith("]("):
        return "bracket", _group(_MARKDOWN_BEFORE.search(before))
    return "plain", ""


def _group(match: re.Match[str] | None) -> str:
    return match[1].strip() if match else ""

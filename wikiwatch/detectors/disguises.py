"""Finds links that hide: from programs that look for them, or from readers who would not follow them.

Each way has a sign of its own, given once an edit however many links use it, at the first of them. The work is
linear in what was added: at most 500 links, each looked at a few times.
"""

from __future__ import annotations

import html
import ipaddress
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from wikiwatch.core.evidence import Case, Link, Signal
from wikiwatch.core.lookalikes import disguised_words, is_homograph
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.core.shorteners import SHORTENERS
from wikiwatch.core.spelled import is_slip, is_spaced
from wikiwatch.core.urls import canonical, has_public_suffix
from wikiwatch.detectors.signs import sign

IDN_HOMOGRAPH = "disguise.idn_homograph"
ZERO_WIDTH = "disguise.zero_width"
BIDI = "disguise.bidi"
HIDDEN = "disguise.hidden"
COMMENT = "disguise.comment"
NOWIKI = "disguise.nowiki"
SPELLED = "disguise.spelled"
SPACED = "disguise.spaced"
USERINFO = "disguise.userinfo"
NUMERIC_HOST = "disguise.numeric_host"
ENCODED_HOST = "disguise.encoded_host"
REDIRECTOR = "disguise.redirector"
SHORTENER = "disguise.shortener"
ANCHOR = "disguise.anchor"
ODD_EXTENSION = "disguise.odd_extension"
FOREIGN_MARKUP = "disguise.foreign_markup"
MIXED_SCRIPT = "disguise.mixed_script"
SPUN = "disguise.spun"

NEAR = 40  # characters before a link that can belong to its markup
SPUN_WORDS = 3  # places of choice; programs and patterns have one or two of that shape
BROKEN_WORDS = 2  # with a zero-width character inside; one is left behind by copying from a web page

# What a machine runs when it is opened; archives and disk images are honest downloads far more often.
_RUNS = re.compile(r"\.(?:exe|scr|apk|msi|bat|cmd|pif|vbs|hta|lnk|cpl|ps1|xapk)$", re.I)
_ZERO_WIDTH = re.compile("[\u200b-\u200d\u2060\ufeff]")
# Only between letters of scripts that join no letters by invisible signs: elsewhere that is orthography.
_BROKEN_WORD = re.compile(
    "[A-Za-z\u00c0-\u024f\u0370-\u052f][\u200b-\u200d\u2060\ufeff]+(?=[A-Za-z\u00c0-\u024f\u0370-\u052f])"
)
_OVERRIDE = re.compile("[\u202d\u202e]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_HEAD = re.compile(r"[^:/]*:?(?://)?[^/?#]*")
_ESCAPED = re.compile(r"%(?:2[dDeE]|3[0-9]|[46][1-9a-fA-F]|[57][0-9aA])")  # a letter, digit, dot or hyphen
_ENTITY = re.compile(r"&#?\w{1,10};")
_WIDE = re.compile("[\uff01-\uff5e\u24b6-\u24e9\U0001d400-\U0001d7ff]")
_USERINFO = re.compile(r"https?://[^/?#@\s]*(?:\.|%2e)[^/?#@\s]*@", re.I)  # user names have no dot, as a rule
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
_SHOWN = re.compile(r"(?P<scheme>https?://|www\.)?[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}(?::\d+)?(?:[/?]\S*)?", re.I)
_PLAIN_ENDINGS = (".com", ".net", ".org", ".biz", ".info", ".ru")
_PLAIN_HOST = re.compile(r"https?://[A-Za-z0-9.-]+", re.I)
_SPUN = re.compile(r"(?<![{\\$\w])\{(?![{|])[^{}|\n<>]{1,60}(?:\|[^{}|\n<>]{0,60}){1,30}\}(?!\})")
_BBCODE = re.compile(r"\[(?:url|link)\s?=\s?[\"']?$", re.I)  # [url] and [img] are tried by people, too
_HREF = re.compile(r"<a\s[^<>]{0,30}$", re.I)
_LOCAL = tuple(
    ipaddress.ip_network(net) for net in ("0.0.0.0/8", "10.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
                                          "192.168.0.0/16")
)  # fmt: skip


def detect(case: Case, rules: Ruleset) -> Sequence[Signal]:
    """The signs of disguise in what a change added."""
    found = list(_on_links(case, rules))
    given = {signal.id for signal in found}
    return (*found, *(signal for signal in _in_words(case, rules) if signal.id not in given))


def _on_links(case: Case, rules: Ruleset) -> Iterator[Signal]:
    before = _Before(case)
    shown = [link for link in case.added.links if link.kind == "url"]
    for signal_id, (look, reason) in _LOOKS.items():
        found = [link for link in shown if look(link, before)]
        if found:
            yield sign(rules, signal_id, reason if len(found) == 1 else f"{reason} ({len(found)} links)", link=found[0])


def _in_words(case: Case, rules: Ruleset) -> Iterator[Signal]:
    """Signs in words beside the links; invisible characters count only where links come with them."""
    shown = [link for link in case.added.links if link.kind == "url"]
    starts = [link.start for link in shown]

    def outside(start: int) -> bool:
        index = bisect_right(starts, start) - 1
        return index < 0 or start >= shown[index].end

    for signal_id, (find, least, reason) in _FINDERS.items():
        if signal_id not in (MIXED_SCRIPT, SPUN) and not shown:
            continue
        places = [
            (passage.start + start, passage.text[start:end])
            for passage in case.added.passages
            for start, end in find(passage.text)
            if outside(passage.start + start)
        ]
        if len(places) >= least:
            start, excerpt = places[0]
            yield sign(rules, signal_id, reason, excerpt=excerpt, start=start, end=start + len(excerpt))


def _spans(pattern: re.Pattern[str]) -> Callable[[str], list[tuple[int, int]]]:
    return lambda text: [match.span() for match in pattern.finditer(text)]


class _Before:
    """What was added right before a link."""

    def __init__(self, case: Case) -> None:
        self._passages = case.added.passages
        self._starts = [passage.start for passage in self._passages]

    def of(self, link: Link) -> str:
        """At most 40 characters; "" where the link only was changed."""
        index = bisect_right(self._starts, link.start) - 1
        if index < 0 or link.start >= self._passages[index].end:
            return ""
        at = link.start - self._passages[index].start
        return self._passages[index].text[max(0, at - NEAR) : at]


def _head(link: Link) -> str:
    """Protocol and host as a browser reads them, with entities decoded."""
    match = _HEAD.match(html.unescape(link.raw))
    return match[0] if match else ""


def _has_encoded_host(link: Link, before: _Before) -> bool:
    if link.form in ("spelled", "named"):
        return False
    head = _head(link)
    entity = _ENTITY.search(link.raw)
    hidden = entity is not None and html.unescape(entity[0])[:1] in head and entity.start() < len(head)
    odd_number = _is_number(link) and not _DOTTED.search(head)
    return hidden or bool(_ESCAPED.search(head) or _WIDE.search(head)) or odd_number


def _is_number(link: Link) -> bool:
    try:
        address = ipaddress.IPv4Address(link.host)
    except ValueError:
        return False
    return not any(address in network for network in _LOCAL)


def _has_another_anchor(link: Link, before: _Before) -> bool:
    """Whether the words of a link are an address of another site than it leads to."""
    match = _SHOWN.fullmatch(link.anchor)
    if match is None:
        return False
    shown = canonical(link.anchor if "//" in link.anchor else f"http://{link.anchor}")
    if shown is None or not has_public_suffix(shown.host):
        return False
    # Names of files and projects end like countries do.
    if not match["scheme"] and not shown.host.endswith(_PLAIN_ENDINGS):
        return False
    # An archive or translator shows the page of the address that it carries.
    if not link.via and link.host not in _head(link).lower() and _PLAIN_HOST.fullmatch(_head(link)):
        return False
    # A name under another ending, or its blog, is the same somebody.
    same = link.domain.partition(".")[0] == shown.domain.partition(".")[0]
    return not same and shown.domain not in (link.domain, link.via) and shown.domain not in _head(link).lower()


def _is_short(link: Link, before: _Before) -> bool:
    """Whether a link is a shortener's, known or not where it leads."""
    return link.domain in SHORTENERS or link.via in SHORTENERS


def _is_foreign(link: Link, before: _Before) -> bool:
    ahead = before.of(link)
    return not link.hidden and bool(_BBCODE.search(ahead) or (link.form == "html" and _HREF.search(ahead)))


_LOOKS: dict[str, tuple[Callable[[Link, _Before], bool], str]] = {
    IDN_HOMOGRAPH: (lambda link, _: is_homograph(link.host), "the host mixes scripts, or only looks like another"),
    ZERO_WIDTH: (lambda link, _: bool(_ZERO_WIDTH.search(_head(link))), "invisible characters stand in the host"),
    BIDI: (lambda link, _: bool(_BIDI.search(link.raw)), "signs in the link reverse what a reader sees"),
    HIDDEN: (lambda link, _: link.hidden == "css", "the link stands in an element that nobody can see"),
    COMMENT: (lambda link, _: link.hidden == "comment", "the link stands in a comment"),
    NOWIKI: (lambda link, _: link.hidden == "nowiki", "the link stands in nowiki"),
    SPELLED: (
        lambda link, _: link.form == "spelled" and not is_spaced(link.raw) and not is_slip(link.raw),
        "an address is written for people, so that filters miss it",
    ),
    SPACED: (
        lambda link, _: link.form == "spelled" and is_spaced(link.raw),
        "an address is written in single letters, so that filters miss it",
    ),
    USERINFO: (
        lambda link, _: bool(_USERINFO.match(html.unescape(link.raw))),
        "a name before @ pretends to be the host",
    ),
    NUMERIC_HOST: (
        lambda link, _: _is_number(link) and bool(_DOTTED.search(_head(link))),
        "the link leads to a bare address instead of a name",
    ),
    ENCODED_HOST: (_has_encoded_host, "the host is encoded, so that filters miss it"),
    REDIRECTOR: (
        lambda link, _: bool(link.via) and link.via not in SHORTENERS,
        "the link leads through another site to where it goes",
    ),
    SHORTENER: (_is_short, "a shortened link hides where it goes"),
    ANCHOR: (_has_another_anchor, "the link shows one address and leads to another"),
    ODD_EXTENSION: (
        lambda link, _: bool(_RUNS.search(link.target.partition("?")[0].partition("/")[2])),
        "the link leads to a program that runs when it is opened",
    ),
    FOREIGN_MARKUP: (_is_foreign, "the link is in the markup of forums or web pages, which is none here"),
}

_FINDERS: dict[str, tuple[Callable[[str], list[tuple[int, int]]], int, str]] = {
    MIXED_SCRIPT: (disguised_words, 1, "a word that looks Latin is written with letters of another script"),
    SPUN: (_spans(_SPUN), SPUN_WORDS, "choices of words that posting software failed to make stand in the text"),
    ZERO_WIDTH: (_spans(_BROKEN_WORD), BROKEN_WORDS, "invisible characters break up words beside links"),
    BIDI: (_spans(_OVERRIDE), 1, "signs that reverse the text stand beside links"),
}

SIGNALS = tuple(dict.fromkeys([*_LOOKS, *_FINDERS]))

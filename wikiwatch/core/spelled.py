"""Web addresses that are written for people, so that no program finds them: "example (dot) com", "e x . c o m".

A dot in disguise is looked for first; what stands right before and after it then makes an address or none. All
steps are bounded, so the work is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from wikiwatch.core.urls import clean_host, has_public_suffix

LEAST_NAME = 4  # letters of a name before a lone "dot": shorter ones are mostly words of the sentence
LONGEST_HOST = 253  # characters: RFC 1035
MOST_MARKS = 5_000  # disguised dots that are looked at in one run; ten times the links that are kept

# Suffixes that are believed without the protocol: those of most sites, and the cheap ones that spam lives on.
# Many others are endings of files (.el, .py, .md, .sh) or words (.name, .zone).
COMMON = frozenset(
    """
    com net biz ru su ua top xyz online site shop store club vip win bet icu buzz cyou click live life space
    website casino pharmacy loan org info io co me cn de fr uk nl br au ca in it es eu us tv cc ws tk ml ga cf gq
    """.split()
)
# Of these, the ones that are words of a sentence, endings of files or .NET: alone they are no sign.
_WORDS_TOO = frozenset("net top online site shop store club win bet click live life space loan org info io co me in "
                       "it es us de fr au ca cc tv ws ml".split())  # fmt: skip
# What stands before a lone "dot com" or "dot net" in prose.
_NO_NAMES = frozenset("about another called every first from into like other some such than that their them then "
                      "these this those through when what where which with your".split())  # fmt: skip
# "Look at …" and "visit us at …" name a place, no mailbox.
_WORDS_BEFORE_AT = frozenset("available buy here him it look looking me more now online order page shop site store "
                             "them today us visit website".split())  # fmt: skip

_WORDS_FOR_DOT = ("dot", "punkt", "punto", "ponto", "точка")
_WRITTEN = tuple(way for word in _WORDS_FOR_DOT for way in (word, word.upper(), word.capitalize()))
_WORD_DOT = re.compile("|".join(_WRITTEN))
# Whoever writes "… (dot) com" of a mail service keeps an address from harvesters, however the rest is written.
_MAIL_SERVICES = frozenset(
    "aol gmail gmx googlemail hotmail icloud mail outlook proton protonmail yahoo yandex".split()
)
_DOT = f"(?:{'|'.join(_WORDS_FOR_DOT)})"
_SIGN_DOT = re.compile(r"\.(?:(?<=[\[({<]\.)|(?<=[\[({<] \.))(?= ?[\])}>])")
_APART_DOT = re.compile(
    r"\.(?<=[^\W_] \.)(?: (?=(?:com|net|org|ru|biz|info|xyz)\b)|(?<=[^\W_] [^\W_] \.)(?= [^\W_] [^\W_]))", re.I
)
_OPENS = re.compile(r"\s?[\[({<]\s?$|[-_*]$")
_CLOSES = re.compile(r"\s?[\])}>]\s?|[-_*]")
_SPACED_BEFORE = re.compile(r"(?<![^\s(*'\"\[])(?:[^\W_] ){3,40}$")
_SPACED_AFTER = re.compile(r"(?: [^\W_]){2,10}(?![\w])")
_STEP = rf"(?:\.|\s?[\[({{<]\s?(?:\.|{_DOT})\s?[\])}}>]\s?|[-_*]{_DOT}[-_*]| {_DOT} )"
_LABEL = r"[^\W_][\w-]{0,62}"
_AFTER = re.compile(rf"{_LABEL}(?:{_STEP}{_LABEL}){{0,4}}(?:/[^\s\[\]<>\"|{{}}]{{0,500}})?", re.I)
_AT = re.compile(r"(?:@|\s?[\[({<]\s?(?:at|@)\s?[\])}>]\s?|\sat\s{1,2}|[-_*]at[-_*])$", re.I)
_PROTOCOL = re.compile(
    rf"[hH](?:xx|XX|\*\*|[tT]{{1,3}})[pP][sS]? ?\[?:\]? ?// ?(?P<place>{_LABEL}(?:{_STEP}{_LABEL}){{1,8}}"
    r"(?::\d{1,5})?(?:[/?][^\s\[\]<>\"|{}]{0,500})?)"
)
_HONEST = re.compile(r"https?://\S", re.I)
_SLIP = re.compile(r"https? ?: ?// ?[^\W_]", re.I)
_ANY_STEP = re.compile(rf"{_STEP}|\s?\.\s?", re.I)
_ENDING = re.compile(  # of a bare name; one in .org without a path is a file of notes as often
    r"\.(?P<ending>com|net|org|biz|ru|xyz|shop|online|site|store|co\.uk)(?![\w@-]|\.\w)(?P<path>/\w)?", re.I
)
_PART_OF_MORE = re.compile(r"[\w@/:%#=&?+~$\\\".-]|(?<!'')'")  # bold and italics have two or three
_LOUD = r"(?:b|strong|h\d|u|big|center)"
_ADVERT_BEFORE = re.compile(rf"(?:(?:^|\n)[*#:;=\s]*|'''|<{_LOUD}>\s?)$", re.I)
_ADVERT_AFTER = re.compile(rf"(?:[=\s!.]*(?:$|\n)|'''|\s?</{_LOUD}>)", re.I)
_TRAILING = ".,;:!?'*\\`~)"


class Spelled(NamedTuple):
    """A disguised web or e-mail address: offsets of the whole, and what it is once undone."""

    start: int
    end: int
    plain: str


class _Mark(NamedTuple):
    start: int
    end: int
    sure: bool  # in brackets, which nobody puts round a dot for any other reason


def spelled(text: str) -> Iterator[Spelled]:
    """Disguised addresses of a run of lines, those with a protocol first; some may overlap."""
    for match in _PROTOCOL.finditer(text):
        if not _HONEST.match(match[0]):
            raw = match[0].rstrip(_TRAILING)
            yield Spelled(match.start(), match.start() + len(raw), undone(raw))
    done = 0
    for count, mark in enumerate(_marks(text)):
        if count == MOST_MARKS:
            return
        found = _around(text, mark, done) if mark.start >= done else None
        if found:
            done = found.end
            yield found


def named(text: str) -> Iterator[tuple[int, int]]:
    """Bare names of sites that stand as an advert does: alone on a line, in bold, as a heading, or with a path.

    The offsets are those of the name and of the first letter of its path, if it has one.
    """
    for match in _ENDING.finditer(text):
        start = _name_start(text, match.start(), 0)
        if start == match.start() or _PART_OF_MORE.search(text, max(0, start - 1), start):
            continue
        stands_out = _ADVERT_BEFORE.search(text, max(0, start - 40), start) and _ADVERT_AFTER.match(text, match.end())
        if match["path"] or (stands_out and match["ending"].lower() != "org"):
            yield start, match.end()


def undone(raw: str) -> str:
    """A disguised address as it would be written openly, without protocol: "a (at) b [dot] com" is "a@b.com"."""
    protocol = _PROTOCOL.match(raw)
    raw = protocol["place"] if protocol else raw
    if is_spaced(raw):
        return "".join(raw.split())
    head, slash, path = raw.partition("/")
    name, at, host = _split_at(head)
    return (f"{_ANY_STEP.sub('.', name)}@" if at else "") + _ANY_STEP.sub(".", host) + slash + _ANY_STEP.sub(".", path)


def is_slip(raw: str) -> bool:
    """Whether no more than a space came into an honest protocol, "http:// example.com", as people's fingers do it."""
    return bool(_SLIP.match(raw)) and not _WORD_DOT.search(raw)


def is_spaced(raw: str) -> bool:
    """Whether a disguised address is written in single letters, "e x a m p l e . c o m"."""
    dot = _APART_DOT.search(raw)
    return bool(dot and _SPACED_BEFORE.search(raw, 0, dot.start()) and _SPACED_AFTER.match(raw, dot.start() + 1))


def _split_at(head: str) -> tuple[str, str, str]:
    for match in re.finditer(r"\s?[\[({<]\s?(?:at|@)\s?[\])}>]\s?| at |[-_*]at[-_*]|@", head, re.I):
        return head[: match.start()], match[0], head[match.end() :]
    return "", "", head


def _marks(text: str) -> Iterator[_Mark]:
    # Looking for a plain word is many times faster than the pattern, and nearly all texts have none of them.
    for match in _WORD_DOT.finditer(text) if any(way in text for way in _WRITTEN) else ():
        opens = _OPENS.search(text, max(0, match.start() - 3), match.start())
        closes = _CLOSES.match(text, match.end())
        if opens and closes:
            # Names in programs have hyphens and underscores, too.
            yield _Mark(opens.start(), closes.end(), not opens[0].endswith(("-", "_", "*")))
        elif (
            match[0].lower() == "dot"
            and text[match.start() - 1 : match.start()] == " " == text[match.end() : match.end() + 1]
        ):
            # The other languages' words mean a point or an item much more often.
            yield _Mark(match.start() - 1, match.end() + 1, False)
    for match in _SIGN_DOT.finditer(text):
        opens = _OPENS.search(text, max(0, match.start() - 3), match.start())
        closes = _CLOSES.match(text, match.end())
        if opens and closes:
            yield _Mark(opens.start(), closes.end(), False)
    for match in _APART_DOT.finditer(text):
        yield _Mark(match.start() - 1, match.end(), False)


def _around(text: str, mark: _Mark, least: int) -> Spelled | None:
    """The address that a disguised dot stands in, if it does."""
    spaced = _SPACED_BEFORE.search(text, max(least, mark.start - 79), mark.start + 1)
    after = _SPACED_AFTER.match(text, mark.start + 2) if spaced else None
    if spaced and after:
        found = Spelled(spaced.start(), after.end(), undone(text[spaced.start() : after.end()]))
        mailed = _mailbox(text, spaced.start(), least) is not None
        return found if _is_site(found.plain, ending=COMMON) and not mailed else None
    start = _name_start(text, mark.start, least)
    ahead = _AFTER.match(text, mark.end)
    if start == mark.start or ahead is None:
        return None
    end = mark.end + len(ahead[0].rstrip(_TRAILING))
    host = undone(text[start:end])
    if not _is_believed(text[start : mark.start], host, mark):
        return None
    box = _mailbox(text, start, least)
    if box is None:
        serves_mail = not _MAIL_SERVICES.isdisjoint(host.partition("/")[0].lower().split("."))
        return None if serves_mail else Spelled(start, end, host)
    return Spelled(box, end, undone(text[box:end])) if text[box].isalnum() else None


def _mailbox(text: str, start: int, least: int) -> int | None:
    """Where the mailbox before a host begins, or its "at" if no name stands there; None where it is no mailbox's."""
    at = _AT.search(text, max(least, start - 8), start)
    if at is None:
        return None
    box = _name_start(text, at.start(), least)
    is_place = at[0].strip().lower() == "at" and text[box : at.start()].lower() in _WORDS_BEFORE_AT
    return None if is_place else box


def _name_start(text: str, end: int, least: int) -> int:
    """Where the letters, digits, dots and hyphens before a place begin, and never within a longer run of them."""
    start = end
    while start > max(least, end - 100) and (text[start - 1].isalnum() or text[start - 1] in ".-_+"):
        start -= 1
    while start < end and not text[start].isalnum():
        start += 1
    return start


def _is_believed(name: str, plain: str, mark: _Mark) -> bool:
    if mark.sure:
        return _is_site(plain, ending=None)
    if not _is_site(plain, ending=COMMON):
        return False
    open_end = "/" in plain or plain.count(".") > 1
    last = plain.partition("/")[0].rpartition(".")[2].lower()
    lone = len(name) < LEAST_NAME or name.lower() in _NO_NAMES or last in _WORDS_TOO
    return open_end or not lone


def _is_site(plain: str, *, ending: frozenset[str] | None) -> bool:
    """Whether the host has a public suffix, one of `ending` if that is given."""
    host = clean_host(plain.partition("/")[0][:LONGEST_HOST])
    return has_public_suffix(host) and (ending is None or host.rpartition(".")[2] in ending)

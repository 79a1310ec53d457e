"""Whether a page asks bots not to edit it: {{nobots}}, {{bots|deny=all}}, {{bots|allow=OtherBot}} and the like.

The rules are those of https://en.wikipedia.org/wiki/Template:Bots. `optout` is about messages to a user, of which this
program sends none. Where several of these templates stand on a page, one that forbids is enough. All is linear.
"""

from __future__ import annotations

import re
from bisect import bisect_right

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)  # MediaWiki takes comments out first; an open one goes to the end
_RAW = re.compile(r"<(/?)(nowiki|pre|syntaxhighlight|source)\b[^<>]{0,300}>", re.I)
_BLANK = r"[\s_]{0,9}"
_TEMPLATE = re.compile(
    rf"\{{\{{{_BLANK}(?:template{_BLANK}:{_BLANK})?(bots|nobots){_BLANK}(?:\|([^{{}}]{{0,2000}}))?\}}\}}", re.I
)
_PARAMETER = re.compile(r"\s*(?:(allow|deny|optout|[0-9]{1,3})\s*=)?(.*)\Z", re.S | re.I)


def forbids(text: str, bot: str) -> bool:
    """Whether a page with this wikitext asks a bot, by its user name, not to edit it."""
    plain = _COMMENT.sub("", text)
    found = list(_TEMPLATE.finditer(plain))
    if not found:
        return False
    raw = _raw(plain)
    return any(_forbidden(match, _name(bot)) for match in found if not _within(raw, match.start()))


def _forbidden(match: re.Match[str], bot: str) -> bool:
    kind, parameters = match[1].lower(), match[2]
    if parameters is None or not parameters.strip():
        return kind == "nobots"
    answers = [_denies(kind, one, bot) for one in parameters.split("|")]
    return any(answers)


def _denies(kind: str, parameter: str, bot: str) -> bool:
    match = _PARAMETER.match(parameter)
    if match is None:
        return False
    name, names = (match[1] or "").lower(), {_name(one) for one in match[2].split(",")}
    meant = bool(names & {bot, "all"})
    if name == "allow":
        return not meant
    # {{nobots|A,B}} names the bots that it is about.
    return meant and (name == "deny" or (kind == "nobots" and name != "optout"))


def _name(name: str) -> str:
    """A user name as it is compared: people write it in any case, with or without underscores."""
    return " ".join(name.replace("_", " ").split()).casefold()


def _raw(text: str) -> list[tuple[int, int]]:
    """The parts that are shown as they are written, in order; a tag that is not closed is no more than its letters."""
    closed: dict[str, list[int]] = {}
    opened: list[tuple[int, str]] = []
    for match in _RAW.finditer(text):
        if match[1]:
            closed.setdefault(match[2].lower(), []).append(match.start())
        else:
            opened.append((match.start(), match[2].lower()))
    spans: list[tuple[int, int]] = []
    for start, tag in opened:
        ends = closed.get(tag, [])
        index = bisect_right(ends, start)
        if index < len(ends) and (not spans or start >= spans[-1][1]):
            spans.append((start, ends[index]))
    return spans


def _within(spans: list[tuple[int, int]], position: int) -> bool:
    index = bisect_right(spans, position, key=lambda span: span[0]) - 1
    return index >= 0 and position < spans[index][1]

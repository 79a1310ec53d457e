"""Hostile strings made harmless for where they are shown: a wiki page, a terminal, or a spreadsheet."""

from __future__ import annotations

import re
import unicodedata

from wikiwatch.core.normalise import MAX_MARKS, limit_marks

ELLIPSIS = "…"

_REPLACEMENT = "\ufffd"
_HTTP = re.compile("http", re.I)
# A dot, or what browsers take for one (IDNA's label separators), where a host name may go on; not in numbers.
_DOTS = r"[.\u3002\uff0e\uff61]"
_DOT = re.compile(rf"(?<=[^\s.]){_DOTS}(?=[^\W\d_])|(?<=[^\W\d_]){_DOTS}(?=\d)")
# What begins a formula, at the start of a cell or behind anything that some spreadsheet takes for the end of one.
_FORMULA = re.compile(r"""(^|[,;|"'])( *)(?=[=+\-@＝＋－＠])""")
_FULL_WIDTH = {ord(one): chr(ord(one) + 0xFEE0) for one in "#&*<>@[\\]_`|~"}
_SCHEME = re.compile(r"(?<=[^\W\d]):(?=\S)")  # where a scheme may end; not in the time of day
_FILLERS = frozenset("\u115f\u1160\u3164\uffa0")  # Hangul fillers: letters that show nothing


def for_wiki(text: str, limit: int = 80) -> str:
    """A text as it can be shown inside wikitext, at most `limit` characters: visible, and nothing happens.

    Letters and digits of all scripts stay, all else becomes a numeric entity, what can't be seen U+FFFD;
    "http" is written "hxxp" and dots in host names "[.]".
    """
    return "".join(map(_entity, _defanged(_cut(_beginning(text, limit), limit))))


def for_terminal(text: str, limit: int | None = None) -> str:
    """A text as it can be written to a terminal: controls, invisible and unassigned characters as escapes.

    At most `limit` characters are given out, all of them if it is None. Line feeds are escaped too. Mark-up
    of the library that prints it is for the caller to escape.
    """
    read = limit_marks(text) if limit is None else _beginning(text, limit)
    shown = "".join(_escape(character) if _unseen(character) else character for character in read)
    return shown if limit is None else _cut(shown, limit)


def for_message(text: str, limit: int = 200) -> str:
    """A text as it can stand in a message or a feed, at most `limit` characters: no mark-up, mention or link works.

    What chats and HTML take for mark-up or mentions is written in its full width; addresses as for the wiki.
    """
    plain = _SCHEME.sub("：", for_terminal(text, limit).translate(_FULL_WIDTH))
    return _cut(_defanged(plain), limit)


def for_sheet(text: str) -> str:
    """A text as it can stand in a cell of a CSV file: inert as on a terminal, and never a formula."""
    return _FORMULA.sub(r"\1'\2", for_terminal(text))


def _cut(text: str, limit: int) -> str:
    """At most `limit` characters, the last an ellipsis where something was left out."""
    return text if len(text) <= limit else text[: max(0, limit - 1)] + ELLIPSIS[:limit]


def _beginning(text: str, limit: int) -> str:
    """Enough of a text for `limit` characters of it, without floods of combining marks."""
    most = limit * (MAX_MARKS + 1) + 1
    return limit_marks(text if len(text) <= most else text[:most] + ELLIPSIS)


def _defanged(text: str) -> str:
    return _DOT.sub("[.]", _HTTP.sub("hxxp", text))


def _entity(character: str) -> str:
    if _unseen(character):
        return _REPLACEMENT
    return character if character.isalnum() else f"&#{ord(character)};"


def _unseen(character: str) -> bool:
    """Whether a character shows nothing by itself, directs what is around it, or means nothing anywhere."""
    category = unicodedata.category(character)
    return category[0] == "C" or category in ("Zl", "Zp") or character in _FILLERS


def _escape(character: str) -> str:
    """As Python writes it: backslash-n, backslash-x1b, backslash-u202e."""
    return character.encode("unicode_escape").decode("ascii")

"""Where wikitext hides what it holds: comments, `nowiki`, and elements that CSS lets nobody see."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

NEAR = 500  # characters before white text in which a background colour makes it honest, as in a table's head

_COMMENT = re.compile(r"<!--")
_NOWIKI = re.compile(r"<nowiki\s{0,9}>|</nowiki\s{0,9}>", re.I)
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,11})\b([^<>]{0,1000})>")
_VOID = frozenset("area base br col embed hr img input link meta source track wbr ref references nowiki".split())
_STYLE = re.compile(r"\bstyle\s{0,3}=\s{0,3}(?:\"([^\"]{0,800})\"|'([^']{0,800})'|([^\s\"'>]{1,800}))", re.I)
_FONT_COLOUR = re.compile(r"\bcolor\s{0,3}=\s{0,3}[\"']?([#\w]{1,20})", re.I)
_HIDDEN_ATTRIBUTE = re.compile(r"\shidden(?![\w-])", re.I)
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_CSS_COMMENT = re.compile(r"/\*(?:(?!\*/).){0,800}\*/", re.S)
_CSS_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?")

# So small that nobody sees it: a pixel or two, or their equal in other units. Zero needs no unit.
_TINY = r"(?:0+(?:\.0+)?(?:[a-z]{2,4}|%)?|[01](?:\.\d+)?(?:px|pt)|0?\.[01]\d*\w{0,3}|[0-5](?:\.\d+)?%)(?![\d.%a-z])"
_AWAY = r"-(?:\d{4,}|[5-9]\d\d)(?:px|pt)?|-\d{3,}(?:em|rem|ex|ch|%|vw|vh)"  # beyond the edge of any screen
_CSS = re.compile(
    r"(?<![\w-])(?:display:none|visibility:(?:hidden|collapse)"
    rf"|font-size:{_TINY}|font:{_TINY}"
    r"|opacity:(?:0+(?:\.0\d*)?|\.0\d*)(?![\d.])"
    rf"|(?:text-indent|left|right|top|bottom|margin(?:-left|-right|-top)?):(?:{_AWAY})"
    r"|clip:rect\((?:[01]?(?:px)?[, ]?){4}\)|clip-path:inset\((?:50|100)%\)|transform:scale\(0)"
)
_FLAT = re.compile(r"(?<![\w-])(?:max-)?(?:height|width):[0-5](?:\.\d+)?(?:px|pt|em)?(?![\d.%a-z])")
_CUT_OFF = re.compile(r"(?<![\w-])overflow(?:-[xy])?:(?:hidden|auto|scroll|clip)")
_COLOUR = re.compile(r"(?<![\w-])color:([^;!]{1,40})")
_BACKGROUND = re.compile(r"(?<![\w-])background(?:-color)?:([^;!]{1,40})")
_WHITE = re.compile(r"#fff(?:fff)?\b|white\b|rgba?\(255,255,255|transparent\b|rgba\(\d+,\d+,\d+,0(?:\.0\d*)?\)")
_ANY_BACKGROUND = re.compile(r"background|bgcolor", re.I)


class Hidden:
    """The hidden parts of one text; linear in its length. What is not closed is hidden to the end, as in a browser."""

    def __init__(self, text: str) -> None:
        self._spans = {"comment": list(_comments(text)), "nowiki": list(_nowiki(text))}
        # What stands in these is shown as it is, or not at all: it styles nothing.
        self._spans["css"] = list(_styled(text, lambda position: bool(self.of(position))))

    def of(self, position: int) -> str:
        """ "comment", "css", "nowiki" or "": how a reader is kept from what stands here, the surest way first."""
        return next((kind for kind in ("comment", "css", "nowiki") if self._holds(kind, position)), "")

    def _holds(self, kind: str, position: int) -> bool:
        spans = self._spans.get(kind, [])
        index = bisect_right(spans, position, key=lambda span: span[0]) - 1
        return index >= 0 and position < spans[index][1]


def is_hidden(attributes: str, before: str = "") -> bool:
    """Whether an element of these attributes can't be seen; `before` is the text ahead, with colours behind it."""
    if _HIDDEN_ATTRIBUTE.search(_QUOTED.sub("", attributes)):
        return True
    match = _STYLE.search(attributes)
    css = _plain(match[1] or match[2] or match[3] or "") if match else ""
    if _CSS.search(css) or (_FLAT.search(css) and _CUT_OFF.search(css)):
        return True
    return _is_invisible(css, attributes, before)


def _is_invisible(css: str, attributes: str, before: str) -> bool:
    """Whether text has the colour of what lies behind it."""
    colour = _COLOUR.search(css) or _FONT_COLOUR.search(attributes)
    if colour is None:
        return False
    behind = _BACKGROUND.search(css)
    shade = colour[1].lower()
    if behind:
        return shade == behind[1] or bool(_WHITE.match(shade) and _WHITE.match(behind[1]))
    return bool(_WHITE.match(shade)) and not _ANY_BACKGROUND.search(before + attributes)


def _plain(css: str) -> str:
    """A style as a browser takes it: without comments, escapes, entities, blanks, in lower case."""
    css = _CSS_ESCAPE.sub(lambda match: chr(int(match[1], 16) % 0x110000), _CSS_COMMENT.sub("", html.unescape(css)))
    return "".join(css.lower().replace("\\", "").split())


def _comments(text: str) -> Iterator[tuple[int, int]]:
    done = 0
    for match in _COMMENT.finditer(text):
        if match.start() < done:
            continue
        end = text.find("-->", match.end())
        done = end + 3 if end >= 0 else len(text)
        yield match.start(), done


def _nowiki(text: str) -> Iterator[tuple[int, int]]:
    """Unlike a comment, `nowiki` that is not closed is no more than these letters."""
    start: int | None = None
    for match in _NOWIKI.finditer(text):
        if match[0][1] == "/":
            if start is not None:
                yield start, match.end()
            start = None
        elif start is None:
            start = match.start()


def _styled(text: str, is_shown_as_it_is: Callable[[int], bool]) -> Iterator[tuple[int, int]]:
    """The outermost elements that can't be seen."""
    name, depth, start = "", 0, 0
    for match in _TAG.finditer(text):
        closing, tag, attributes = match[1] == "/", match[2].lower(), match[3]
        if tag in _VOID or attributes.endswith("/") or is_shown_as_it_is(match.start()):
            continue
        if depth:
            depth += (-1 if closing else 1) if tag == name else 0
            if not depth:
                yield start, match.end()
        elif not closing and attributes and is_hidden(attributes, text[max(0, match.start() - NEAR) : match.start()]):
            name, depth, start = tag, 1, match.start()
    if depth:
        yield start, len(text)

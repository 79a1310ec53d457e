"""Texts made comparable, and how alike they are."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from wikiwatch.core import links as link_finder
from wikiwatch.core.evidence import Link
from wikiwatch.core.signatures import blanked, signatures

MAX_READ = 20_000  # characters of wikitext that are normalised: enough for what is compared, in much markup too
# Characters that are compared. Measured: two texts of 5,000 that share nothing take 0.7 ms, of 10,000 2.5 ms;
# an edit is compared with dozens of earlier ones. Nearly every spam insertion is shorter.
MAX_COMPARED = 5_000
MAX_MARKS = 4  # combining marks in a row; no living script stacks more

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_NON_ASCII = re.compile(r"[^\x00-\x7f]")
_NON_ASCII_RUN = re.compile(rf"[^\x00-\x7f]{{{MAX_MARKS + 1},}}")  # shorter ones hold no flood of marks
_SPACES = re.compile(r"[^\S\n]+")
_LINK = "\ue000"  # stands for a link while markup is taken away; a private character, so no text needs it
# Each branch begins with one fixed character, as `\[\[*` does and `\[+` does not: then `re` passes over all
# other places at once.
_MARKUP = (
    re.compile(r"<!--(?:(?!-->).)*(?:-->|\Z)", re.S),
    re.compile(r"</?[A-Za-z][^<>]*>"),
    re.compile(r"\{\{[^{}|]{0,200}(?=[|}])"),  # a template's name
    re.compile(r"\| ?[\w -]{1,40}="),  # a parameter's name
    re.compile(r"\[/?(?:url|link|b|i|u|img|color|size)\b[^\[\]]{0,40}\]", re.I),
    re.compile(r"''+|\[\[*|\]\]*|\{\{*|\}\}*|\|\|*|~~~+|__[A-Z]{2,30}__"),
    re.compile(r"^ ?(?:[*#:;=!-]+ ?)+", re.M),  # bullets, and where headings begin
    re.compile(r"=(?<!==)=* ?$", re.M),  # where they end
)


def normalise(text: str, links: Sequence[Link] | None = None) -> str:
    """A text as its words alone: links as targets, no markup, one case, single spaces; 5,000 characters.

    Signatures are left out, unless there is nothing else. `links` are those of this text, with offsets into it;
    they are looked for where it is None.
    """
    text = text[:MAX_READ].replace(_LINK, " ")
    unsigned = blanked(text, signatures(text))
    text = unsigned if any(map(str.isalnum, unsigned)) else text
    pieces, targets, last = [], [], 0
    for link in link_finder.links(text) if links is None else links:
        if link.start >= last and link.end <= len(text) and not text[link.start].isspace():
            pieces += [text[last : link.start], _LINK]
            targets.append(fold(link.target))
            last = link.end
    words = fold(_without_markup("".join([*pieces, text[last:]]))).split(_LINK)
    whole = words[0] + "".join(f" {target} {rest}" for target, rest in zip(targets, words[1:], strict=True))
    return " ".join(whole.split())[:MAX_COMPARED].rstrip()


def similarity(a: str, b: str, score_cutoff: float = 0) -> float:
    """How alike two texts are, 0 to 100: (1 - Levenshtein distance / length of the longer) x 100.

    0 where that is below `score_cutoff`. Of longer texts the first 5,000 characters are compared.
    """
    return 100 * Levenshtein.normalized_similarity(a[:MAX_COMPARED], b[:MAX_COMPARED], score_cutoff=score_cutoff / 100)


def limit_marks(text: str) -> str:
    """A text with at most four combining marks in a row; longer runs make normalisation quadratic."""
    return _NON_ASCII_RUN.sub(_limited, text)


def _limited(match: re.Match[str]) -> str:
    kept, run = [], 0
    for character in match[0]:
        run = run + 1 if unicodedata.category(character)[0] == "M" else 0
        if run <= MAX_MARKS:
            kept.append(character)
    return "".join(kept)


def _without_markup(text: str) -> str:
    """Text without wiki, HTML and BBCode markup; the signs that stand for links stay."""
    text = _ENTITY.sub(_decoded, text)
    if "  " in text or not text.replace("\n", "").isprintable():  # elsewhere each space would be replaced by itself
        text = _SPACES.sub(" ", text)
    for pattern in _MARKUP:
        text = pattern.sub(_links_only, text)
    return text


def _decoded(match: re.Match[str]) -> str:
    return html.unescape(match[0]).replace(_LINK, " ")


def _links_only(match: re.Match[str]) -> str:
    return f" {_LINK * match[0].count(_LINK)} "


def fold(text: str) -> str:
    """Compatibility forms, case and invisible characters folded away."""
    if text.isascii():
        return text.casefold()
    text = _NON_ASCII.sub(_visible, limit_marks(text))
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def _visible(match: re.Match[str]) -> str:
    """A character, or nothing for format characters and variation selectors."""
    character = match[0]
    return "" if unicodedata.category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f" else character

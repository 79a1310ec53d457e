"""Telephone numbers in running text, told apart from ISBNs, dates, serial numbers and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

LEAST_DIGITS = 9  # shorter numbers are local ones, and collide with dates and ISSNs (8 digits)
MOST_DIGITS = 15  # ITU-T E.164: the longest international number

_GAP = r"[ ().\-/~*_·•]{1,3}"
_TOLL_FREE = r"8(?:00|33|44|55|66|77|88)"  # North American codes; 800 and 1800 are used in many other countries
# All shapes are bounded, and digits and separators exclude one another: nothing here backtracks far.
_SHAPES = (
    r"\+ ?\(?\d(?:[ ().\-/~*_·•]{0,3}\d){8,14}",  # international
    rf"(?:1{_GAP})?\(?{_TOLL_FREE}{_GAP}\d{{3}}[ .\-~*_·•]?\d{{4}}",  # toll-free, North America
    rf"(?:1[ .-]?800|1300|{_TOLL_FREE}){_GAP}\d{{2,4}}{_GAP}\d{{2,4}}",  # toll-free, elsewhere
    r"(?:1[ .\-~*_·•]{1,3})?(?:\(\d{3}\) ?|\d{3}[-~*_·•])\d{3}[ .\-~*_·•]\d{4}",  # North America
    r"(?:1[ .])?[2-9]\d\d[ .][2-9]\d\d[ .]\d{4}",  # the same as tables of numbers have it, so more strictly
    r"0[1-9](?:([ .\-])\d\d)(?:\1\d\d){3}",  # France
    r"\(?0(?:[1-9]\d{0,3}|0[1-9]\d{0,2})(?:\)[ ]?|[ \-/])\d{2,8}(?:[ \-]\d{2,8}){0,3}",  # with a trunk zero
    r"\d{1,3}-[6-9]\d{9}",  # India without the plus
    r"(?:\d{1,3}[ -])?\(\d{2,4}\)[ -]?\d{3,5}-\d{2,4}(?:-\d{2,4})?",  # code in parentheses, hyphens after it
    r"\d{1,4}(?:-\d{2,5}){3,4}",  # four or five groups
)
_PHONE = re.compile(
    rf"(?<![\w.+#%&$/-])(?<!\d[,:])(?:{'|'.join(_SHAPES)})(?![\w/]|[.,:+°']\d|-\w|%| \d\d(?!\d))",
)
# Glued to a word ("support1-888-555-0123") only shapes count that no name of a thing has.
_GLUED = re.compile(
    r"(?<=[^\W\d_]{3})"
    rf"(?:\+\d{{1,3}}(?:{_GAP}\d{{2,5}}){{2,5}}|1{_GAP}{_TOLL_FREE}{_GAP}\d{{3}}[ .\-~*_·•]?\d{{4}})(?!\d)"
)
# Where a number can be at all; nearly all text is passed over by this alone.
_RUN = re.compile(r"[+(0-9][0-9+() .\-/~*_·•]{8,}")
_NAMED = re.compile(r"(?:isbn|issn|doi|pmid|arxiv|oclc|lccn|asin|bibcode|ean|gtin|orcid|cas|ismn)\W{0,6}$", re.I)
_GROUPS = re.compile(r"\d+")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


class Phone(NamedTuple):
    """A number where it stands, and its canonical digits (with "+" where the country is known)."""

    start: int
    end: int
    number: str


def phones(text: str) -> Iterator[Phone]:
    """Telephone numbers of 9 to 15 digits in an international, toll-free or separated shape, in order."""
    for run in _RUN.finditer(text):
        glued = _GLUED.match(text, run.start(), run.end() + 3)
        for match in [glued] if glued else _PHONE.finditer(text, run.start(), run.end() + 3):
            raw = match[0]
            if _plausible(raw) and not _NAMED.search(text, max(0, match.start() - 16), match.start()):
                yield Phone(match.start(), match.end(), number(raw))


def number(raw: str) -> str:
    """The canonical digits of a number, "" for none: 00 is read as +, ten digits as North America's."""
    digits = "".join(character for character in raw if character in "0123456789")
    if raw.lstrip(" (").startswith("+"):
        return f"+{digits}"
    if digits.startswith("00"):
        return f"+{digits[2:]}"
    if len(digits) == 11 and digits[0] == "1" and digits[1] in "23456789":
        return f"+{digits}"
    if len(digits) == 10 and digits[0] in "23456789":
        return f"+1{digits}"
    return digits


def _plausible(raw: str) -> bool:
    groups = _GROUPS.findall(raw)
    digits = sum(map(len, groups))
    if not LEAST_DIGITS <= digits <= MOST_DIGITS:
        return False
    if raw.lstrip(" (").startswith("+"):
        return not re.fullmatch(r"\+\d{2,3}\.\d+", raw)  # a coordinate with a sign
    return len(groups) > 1 and not (_looks_dated(groups) or _looks_numbered(groups, digits))


def _looks_dated(groups: list[str]) -> bool:
    """Whether the groups begin as 2024-01-15 or 15.01.2024 do, or are years only."""
    if all(_YEAR.fullmatch(group) for group in groups):
        return True
    if len(groups) < 3:
        return False
    first, second, third = groups[:3]
    day_first = len(first) <= 2 and len(second) <= 2 and _YEAR.fullmatch(third)
    year_first = _YEAR.fullmatch(first) and len(second) <= 2 and len(third) <= 2
    return bool(day_first or year_first)


def _looks_numbered(groups: list[str], digits: int) -> bool:
    """Whether the groups are rather those of an ISBN, CAS or card number, a postal code, an address."""
    lengths = [len(group) for group in groups]
    isbn = digits == 13 and groups[0] in ("978", "979")
    check_digit = lengths[-1] == 1
    social_security = lengths == [3, 2, 4]
    address = len(groups) == 4 and all(int(group) < 256 for group in groups)
    zip_code = lengths == [5, 4]
    alike = len(set(lengths)) == 1 and not (lengths[0] == 2 and groups[0].startswith("0"))  # France has pairs
    return isbn or check_digit or social_security or address or zip_code or alike

"""The author of a text, named in an edit summary that everybody reads and nobody can take back."""

from __future__ import annotations

import re
import unicodedata

from wikiwatch.core.model import parse_address

LONGEST = 40  # characters: longer names are seldom people's, and a summary has room for 500 in all
MOST_MARKS = 2  # accents and vowel signs on one letter
MOST_DIGITS = 6  # from seven on, a number can be called

_PLAIN = frozenset(" -_.,'()~")  # besides letters and digits; nothing of links, templates or addresses
# What browsers and spam filters take for a host: a dot between letters.
_HOST = re.compile(r"[^\W\d_]\.[^\W\d_]|www\b|http", re.I)
# The key of an action: by it the program knows its own edits again, so no name may bring one into a summary.
_KEY = re.compile(r"[a-z]{3,}-[\w-]*\d")


def credit(name: str) -> str:
    """A wikilink to what an author did, or "" where the name could do harm; the difference shows who that is.

    Special:Contributions, because Echo tells people of links to their user page in a summary.
    """
    return f"[[Special:Contributions/{name}|{name}]]" if _harmless(name) else ""


def _harmless(name: str) -> bool:
    if parse_address(name) is not None:
        return True
    fits = 0 < len(name) <= LONGEST and name == name.strip() and "~~" not in name
    plain = all(one in _PLAIN or unicodedata.category(one)[0] in "LNM" for one in name)
    digits = sum(one.isdigit() for one in name)
    means_something_else = _HOST.search(name) or _KEY.search(name) or digits > MOST_DIGITS
    return fits and plain and not _piled(name) and not means_something_else


def _piled(name: str) -> bool:
    """Whether marks are piled upon one another until they cover the lines around them."""
    run = 0
    for one in name:
        run = run + 1 if unicodedata.category(one)[0] == "M" else 0
        if run > MOST_MARKS:
            return True
    return False

"""Finds an edit by which an untrusted author turns a page with a text into a redirect, or sends one elsewhere.

Signs: `redirect.page_lost`, a page with a text became a redirect; `redirect.strange_target`, it leads to a title
that is random letters or an address, or whose words neither the old text nor the page's title knows.
Merging pages is honest work, and there the old text names the page that it is merged into.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wikiwatch.core.evidence import Added, Case, Signal
from wikiwatch.core.links import links
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors.newcomers import bare_title, is_own_page, is_untrusted, sign_at_first
from wikiwatch.detectors.titles import is_random

PAGE_LOST = "redirect.page_lost"
STRANGE_TARGET = "redirect.strange_target"
SIGNALS = (PAGE_LOST, STRANGE_TARGET)

LEAST_BEFORE = 200  # characters; see blanking.py: a shorter page is a stub
LONGEST = 400  # characters of a redirect: a title has 255 bytes at most, and a template or category may follow
# Letters. A shorter word is an article or a preposition, known to every text.
LEAST_WORD = 3

# The English word works on every wiki, and other engines want no brackets. Other languages have words of their own:
# what they share is the # at the very beginning, the link, and that next to nothing follows.
_REDIRECT = re.compile(r"#?redirect\b|#[^\W\d_]{4,30}(?: [^\W\d_]{1,20})?\s{0,5}:?\s{0,5}(?:\[\[|$)", re.I | re.M)
_TARGET = re.compile(r"\[\[\s{0,5}:?([^\[\]|{}<>\n]{1,255})")
_WORDS = re.compile(r"[^\W\d_]{3,}")


def is_redirect(added: Added) -> bool:
    """Whether an edit made its page begin as a redirect does."""
    first = next(iter(added.passages), None)
    # The # may be one that the old text had.
    return first is not None and first.start <= 1 and len(added.text) <= LONGEST and bool(_REDIRECT.match(first.text))


def detect(case: Case, rules: Ruleset) -> Sequence[Signal]:
    """The signs of a page that is lost to a redirect, or of a redirect to a strange place."""
    if not case.before or not is_redirect(case.added) or not is_untrusted(case, rules) or is_own_page(case):
        return ()
    return tuple(_signs(case, rules))


def _signs(case: Case, rules: Ruleset) -> Iterator[Signal]:
    first = case.added.passages[0]
    if len(case.before) >= LEAST_BEFORE and not case.before.lstrip().startswith("#"):
        yield sign_at_first(case, rules, PAGE_LOST, f"a page of {len(case.before)} characters became a redirect")
    found = _TARGET.search(first.text)
    strange = _strangeness(found[1], case, rules) if found else ""
    if strange:
        yield sign_at_first(case, rules, STRANGE_TARGET, f"the page leads to a title that {strange}")


def _strangeness(target: str, case: Case, rules: Ruleset) -> str:
    if is_random(target, case.past.known_words, rules):
        return "is random letters"
    if links(target):
        return "holds an address or a telephone number"
    words = {word.casefold() for word in _WORDS.findall(bare_title(target))}
    known = f"{case.change.title} {case.before}".casefold()
    if words and not any(word[: LEAST_WORD + 1] in known for word in words):
        return "has nothing to do with the page"
    return ""

"""Finds files that brand-new accounts upload under random or advertising names, or many at once.

Signs: `upload.random_name`, `upload.advert_name` (a web or e-mail address or telephone number in the name) and
`upload.many`. Cameras, telephones and web sites name files by numbers and hashes: these are no random letters.
An upload is a log entry: it is listed for people, and nothing is undone. Its description page is an edit of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wikiwatch.core.evidence import Case, Signal
from wikiwatch.core.links import links
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors.newcomers import bare_title, is_newcomer
from wikiwatch.detectors.signs import sign
from wikiwatch.detectors.titles import is_random

RANDOM_NAME = "upload.random_name"
ADVERT_NAME = "upload.advert_name"
MANY = "upload.many"
SIGNALS = (RANDOM_NAME, ADVERT_NAME, MANY)

# Files in an hour. A newcomer with the pictures of one walk uploads a handful; MediaWiki's own limit is 8 a minute.
MOST_UPLOADS = 20


def detect(case: Case, rules: Ruleset) -> Sequence[Signal]:
    """The signs of a strange upload."""
    if case.change.log_type != "upload" or not is_newcomer(case, rules):
        return ()
    return tuple(_signs(case, rules))


def _signs(case: Case, rules: Ruleset) -> Iterator[Signal]:
    title = case.change.title
    name = bare_title(title).rpartition(".")[0] or bare_title(title)
    if is_random(name, case.past.known_words, rules):
        yield sign(rules, RANDOM_NAME, "the name of the file is random letters", excerpt=title)
    if links(name):
        yield sign(rules, ADVERT_NAME, "the name of the file holds an address or a telephone number", excerpt=title)
    uploads = case.past.pace.uploads_hour
    if uploads >= MOST_UPLOADS:
        yield sign(rules, MANY, f"the author has uploaded {uploads} files within an hour")

"""What is known of the data sets that were measured: where they come from, their targets, what others reach."""

from __future__ import annotations

from dataclasses import dataclass

# The targets, in per cent. A small wiki's people look at a handful of edits a day and forgive no lost good one.
REVERTED_KEPT = 0.1
DOWN_KEPT = 1.0
RANDOM_KEPT = 0.1
RANDOM_FOUND = 95.0
CAMPAIGN_DOWN = 80.0
CASE_KEPT = 0.2
IDENTIFIERS_FOUND = 0.2
WORDS_FOUND = 0.5


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """An export that may be named. `rules_of_others` are (rule, per cent of the bad, per cent of the kept)."""

    title: str
    short: str  # the title, where there is little room
    licence: str
    truth: str
    random_kept: float = RANDOM_KEPT
    rules_of_others: tuple[tuple[str, float, float], ...] = ()


SOURCES = {
    "emacswiki-2011-2015": Source(
        title="EmacsWiki, 2011 to 2015",
        short="EmacsWiki",
        licence="GPL, GFDL, CC BY-SA",
        truth="Bad is what somebody else undid by rollback, as spam or by deletion; kept is what stayed.",
        # Measured on the same years with pages of up to 400 kB; a newcomer has fewer than five surviving edits.
        rules_of_others=(
            ("every edit of a newcomer", 98.0, 30.2),
            ("a newcomer's edit with any new external link", 60.0, 7.5),
            ("a newcomer's edit with a domain that another account added within 30 days", 9.6, 4.4),
            ("a newcomer's edit with a text 0.8 similar to one of the last 30 days", 4.3, 1.8),
            ("a newcomer's edit in which nostril finds a random token", 6.0, 0.46),
        ),
    ),
    "rocket": Source(
        title="The history of one Wikipedia page, 2001 to 2010",
        short="Wikipedia page",
        licence="text CC BY-SA and GFDL, labels of wrdese LGPL 3",
        truth="Each revision was labelled by hand; most of the bad ones are vandalism, not advertising.",
        random_kept=0.05,
    ),
}
UNKNOWN_LICENCE = "its own"


def source_of(name: str) -> Source:
    """What is known of a data set; of one that is new here, its name."""
    return SOURCES.get(name) or Source(
        title=name, short=name, licence=UNKNOWN_LICENCE, truth="Bad and kept are what its labels say."
    )

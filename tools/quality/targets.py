"""The targets, and how the figures stand to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tools.quality import sources
from tools.quality.figures import BAD, KEPT, campaign_followers, labelled, share
from tools.quality.judged import Edit
from tools.quality.sources import Source
from tools.quality.strings import DETECTOR, RandomEdits, StringSet, pooled
from wikiwatch.core.shares import Share, shares
from wikiwatch.detectors import DETECTORS

RANDOM_SIGNALS = frozenset(DETECTORS[DETECTOR].signals)


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """A share and the per cent that it should reach, or stay below; neither where it is only told."""

    what: str
    found: Share
    at_least: float | None = None
    at_most: float | None = None

    @property
    def reached(self) -> bool | None:
        """Whether the share itself reaches the target, whatever its interval; None where there is nothing to say."""
        if not self.found.total or (self.at_most is None and self.at_least is None):
            return None
        low, high = self.at_least or 0, 100.0 if self.at_most is None else self.at_most
        return low <= self.found.per_cent <= high

    @property
    def cells(self) -> tuple[str, ...]:
        """What, per cent, interval, edits or strings, target, reached."""
        target = "–"
        if self.at_most is not None:
            target = f"at most {self.at_most:g}"
        elif self.at_least is not None:
            target = f"at least {self.at_least:g}"
        answer = {True: "yes", False: "no", None: "–"}[self.reached]
        return self.what, *shares(self.found), f"{self.found.hits:,} of {self.found.total:,}", target, answer


def export_targets(source: Source, edits: Sequence[Edit]) -> list[Target]:
    """What an export has to say to the targets; nothing about what it has no labels for."""
    bad, kept = labelled(edits, BAD), labelled(edits, KEPT)
    probes = [edit for edit in edits if edit.label.kind == "probe"]
    beside = [edit for edit in edits if edit.label.kind == "probe_with_links"]
    late = campaign_followers(edits)
    found = [
        Target(
            what="kept edits reverted",
            found=share(kept, lambda edit: edit.outcome == "revert"),
            at_most=sources.REVERTED_KEPT,
        ),
        Target(what="kept edits taken down", found=share(kept, _down), at_most=sources.DOWN_KEPT),
        Target(what="bad edits taken down", found=share(bad, _down)),
        Target(
            what="kept edits with a signal of random letters",
            found=share(kept, has_random),
            at_most=source.random_kept,
        ),
        Target(what="probes found", found=share(probes, has_random), at_least=sources.RANDOM_FOUND),
        Target(what="probes with links found", found=share(beside, has_random), at_least=sources.RANDOM_FOUND),
        Target(
            what="campaigns by several accounts: edits after the second taken down",
            found=share(late, _down),
            at_least=sources.CAMPAIGN_DOWN,
        ),
        Target(
            what="kept edits drawn into a case of a campaign",
            found=share(kept, lambda edit: edit.in_case),
            at_most=sources.CASE_KEPT,
        ),
    ]
    return [target for target in found if target.found.total]


def string_targets(sets: Sequence[StringSet], random_edits: Sequence[RandomEdits]) -> list[Target]:
    """What the lists of strings have to say to the targets; of all languages, the worst."""
    found = [
        Target(what="strings typed at random found", found=pooled(sets, "random"), at_least=sources.RANDOM_FOUND),
        Target(
            what="identifiers found, all sets together",
            found=pooled(sets, "identifiers"),
            at_most=sources.IDENTIFIERS_FOUND,
        ),
    ]
    words = [one for one in sets if one.kind == "words"]
    if words:
        worst = max(words, key=lambda one: one.found.per_cent)
        what = f"words found in the language with most ({language(worst.name)})"
        found.append(Target(what=what, found=worst.found, at_most=sources.WORDS_FOUND))
    found += [
        Target(what=f"edits of kind {one.kind} found", found=one.found, at_least=sources.RANDOM_FOUND)
        for one in random_edits
    ]
    return [target for target in found if target.found.total]


def language(name: str) -> str:
    """The language of a set of words, as its name ends."""
    return name.removeprefix("words_")


def has_random(edit: Edit) -> bool:
    """Whether an edit has any signal of the detector for random letters."""
    return not RANDOM_SIGNALS.isdisjoint(edit.signals)


def _down(edit: Edit) -> bool:
    return edit.down

"""Puts docs/quality.md together: how to read it, the targets, each export, the strings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from tools.quality.export_report import chapter
from tools.quality.figures import BAD, KEPT, labelled
from tools.quality.judged import Edit
from tools.quality.markdown import table, wrapped
from tools.quality.sources import IDENTIFIERS_FOUND, RANDOM_FOUND, WORDS_FOUND, source_of
from tools.quality.strings import RandomEdits, StringSet, pooled
from tools.quality.targets import export_targets, string_targets
from wikiwatch.core.shares import number, shares
from wikiwatch.core.trust_rules import TrustRules

HEAD = """# How well wikiwatch judges

`make quality` writes this file. It judges labelled exports as `wikiwatch replay` does, every revision in order of
time, with the packaged rules (version `{version}`), and compares the verdicts with what people did.

**How to read it.** *Bad* edits were undone by the people of their wiki as unwanted, or labelled so by hand; *kept*
ones were not. *Others* (own corrections, clearing up, good edits swept away with bad ones) count for neither.
*Taken down* means held or reverted, also where an edit is held only when later ones show the pattern. *Precision*
is the share of the bad among bad and kept. Each *interval* is Wilson's at 95 %, in per cent.

**What it does not say.** Points and thresholds were chosen by looking at this data, so the figures are read in
sample: expect worse on another wiki. The labels have edges too: some kept edits are spam that nobody noticed, some
bad ones honest mistakes. Exports hold no log entries and tell of accounts only their names, so signals that need
more can't show here what they are worth. And a replay learns from all that people undid; where wikiwatch acts first,
they undo less, and it learns only what they confirm.
"""

# What is expected of each kind of strings, in words.
EXPECTED = {
    "random": f"at least {RANDOM_FOUND:g}",
    "identifiers": f"at most {IDENTIFIERS_FOUND:g}",
    "words": f"at most {WORDS_FOUND:g}",
}
STRING_SOURCES = """\
Judged as `wikiwatch detect --detector random_text` does: as if a newcomer had added each to an empty page. Sources:
nostril (LGPL 2.1: strings typed by hand, identifiers), wordfreq (CC BY-SA and Apache: words of each language), the
VideoLAN wiki (GPL: words and tokens of its pages), numbers, addresses, hashes and long ids."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Measured:
    """All that was judged; `exports` are edits by the name of their data set."""

    version: str  # of the rules
    trust: TrustRules
    watch: timedelta  # how long a probe raises the watch
    exports: dict[str, list[Edit]]
    strings: list[StringSet]
    random_edits: list[RandomEdits]


def document(measured: Measured) -> str:
    """The whole file."""
    lines = [HEAD.format(version=measured.version), *_targets(measured), *_sources(measured)]
    for name, edits in measured.exports.items():
        lines += chapter(source_of(name), edits, measured.watch)
    lines += [*_strings(measured.strings), *_random_edits(measured.random_edits)]
    return "\n".join(lines).rstrip() + "\n"


def _targets(measured: Measured) -> list[str]:
    rows = [
        (source_of(name).short, *target.cells)
        for name, edits in measured.exports.items()
        for target in export_targets(source_of(name), edits)
    ]
    rows += [("single texts", *target.cells) for target in string_targets(measured.strings, measured.random_edits)]
    heads = ("where", "what", "%", "interval", "counted", "target %", "reached")
    about = "*Reached* goes by the share itself; the interval says how little is known where few were counted."
    return ["## Targets", "", about, "", *table(heads, rows, words=2)]


def _sources(measured: Measured) -> list[str]:
    lines = ["## What was measured", ""]
    for name, edits in measured.exports.items():
        source = source_of(name)
        days = sorted(edit.timestamp.date() for edit in edits)
        span = f" of {days[0]} to {days[-1]}" if days else ""
        all_, bad, kept = (number(len(group)) for group in (edits, labelled(edits, BAD), labelled(edits, KEPT)))
        counts = f"{all_} edits{span}, {bad} of them bad and {kept} kept"
        lines += wrapped(f"- **{source.title}** (licence: {source.licence}): {counts}. {source.truth}")
    return [*lines, ""]


def _strings(sets: list[StringSet]) -> list[str]:
    if not sets:
        return []
    order = [*EXPECTED, ""]
    rows = [
        (one.name.replace("_", " "), number(one.found.total), number(one.found.hits), *shares(one.found), target)
        for one in sorted(sets, key=lambda one: order.index(one.kind))
        for target in [EXPECTED.get(one.kind, "–")]
    ]
    identifiers = pooled(sets, "identifiers")
    if identifiers.total:
        total, hits = number(identifiers.total), number(identifiers.hits)
        rows.append(("**all identifiers**", total, hits, *shares(identifiers), EXPECTED["identifiers"]))
    heads = ("set", "strings", "found", "%", "interval", "target %")
    return ["## Single strings", "", STRING_SOURCES, "", *table(heads, rows)]


def _random_edits(found: list[RandomEdits]) -> list[str]:
    if not found:
        return []
    rows = [
        (one.kind, number(one.found.total), number(one.found.hits), *shares(one.found), *shares(one.listed))
        for one in found
    ]
    about = (
        "Random letters that were really added to these wikis, picked by hand, each text judged by itself:\n"
        "*found* by `random_text`, *listed* (or more) by all detectors together."
    )
    heads = ("kind", "edits", "found", "%", "interval", "listed %", "interval")
    return ["## Edits of random letters, without their wiki", "", about, "", *table(heads, rows)]

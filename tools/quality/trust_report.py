"""Puts docs/trust.md together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tools.quality.figures import BAD, KEPT
from tools.quality.judged import Edit
from tools.quality.markdown import table, wrapped
from tools.quality.sources import source_of
from tools.quality.trust import Area, Known, area, area_of_both, known, part_figures
from wikiwatch.core.shares import Share, number, shares
from wikiwatch.core.trust_rules import TrustRules

HEAD = """# How well trust tells good edits from bad ones

`make quality` writes this file, with the packaged rules (version `{version}`). It replays labelled exports as
`wikiwatch replay` does, takes the trust that each author had *before* an edit, and asks how well it separates the
edits that were undone (*bad*) from those that stood (*kept*); see [quality.md](quality.md) for the wikis.

**The figure** is the area under the ROC curve: the chance that, of a kept and a bad edit picked at random, the kept
one's author had more trust, ties counting half. 0.5 is a guess, 1 perfect. Intervals are of 95 % (Hanley and McNeil
1982) and too narrow, for one author's edits are not independent.

**What it is compared with**: the plain counters that most tools use. *Edit count* is the number of the author's
earlier edits in the export, *age* the time since the first of them, *both* the mean of their ranks.

**What it does not say.** Exports tell nothing of rights, registration, e-mail, blocks and warnings, so these parts
have no figures. What the program took down in the replay counts as taken down, as it would in life. The numbers in
`rules/trust.toml` were chosen for their reasons; of several that were tried on this data, none that only its areas
recommended was taken.
"""
BANDS_ABOUT = "How the edits fall into the bands of trust that the author had before them."
PARTS_ABOUT = (
    "*Alone* is the area of a part's points by themselves, *without* that of trust less the part: where it is below "
    "trust's own, the part earns its place."
)


def trust_document(version: str, rules: TrustRules, exports: Mapping[str, Sequence[Edit]]) -> str:
    """The whole file; `exports` are edits by the name of their data set."""
    lines = [HEAD.format(version=version)]
    for name, edits in exports.items():
        found = known(edits)
        lines += [f"## {source_of(name).title}", ""]
        lines += [*_areas(found), *_bands(found, rules), *_parts(found)]
    return "\n".join(lines).rstrip() + "\n"


def _areas(found: Sequence[Known]) -> list[str]:
    values = (
        ("**trust**", area(found, lambda one: one.edit.trust)),
        ("edit count", area(found, lambda one: one.edits)),
        ("age", area(found, lambda one: one.days)),
        ("both", area_of_both(found)),
    )
    rows = [(what, f"{one.value:.3f}", _interval(one)) for what, one in values if one]
    bad = sum(one.edit.label.label == BAD for one in found)
    about = f"{number(len(found) - bad)} kept edits, {number(bad)} bad ones."
    return [about, "", *table(("before the edit", "area", "interval"), rows)]


def _bands(found: Sequence[Known], rules: TrustRules) -> list[str]:
    edges = [*(band.at_least for band in rules.bands), 101]
    rows = []
    for band, below in zip(rules.bands, edges[1:], strict=True):
        cells = [f"{band.id}, {band.at_least} to {below - 1}"]
        for label in (KEPT, BAD):
            trusts = [one.edit.trust for one in found if one.edit.label.label == label]
            cells += shares(Share(sum(band.at_least <= trust < below for trust in trusts), len(trusts)))
        rows.append(cells)
    heads = ("band", "kept %", "interval", "bad %", "interval")
    return [BANDS_ABOUT, "", *table(heads, rows)]


def _parts(found: Sequence[Known]) -> list[str]:
    rows = [
        (one.name, number(one.kept), number(one.bad), f"{one.alone.value:.3f}", f"{one.without.value:.3f}")
        for one in part_figures(found)
    ]
    return [*wrapped(PARTS_ABOUT), "", *table(("part", "kept with it", "bad with it", "alone", "without"), rows)]


def _interval(found: Area) -> str:
    low, high = found.interval
    return f"{low:.3f} to {high:.3f}"

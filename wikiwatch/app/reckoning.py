"""How a verdict came about, part by part: the added text, the sum of the signals, the rows of the policy.

A verdict keeps its signals, its trust and the version of the rules, but not the rules. What needs them is reckoned
with those in force now, and where these are others, or tell something else, that is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from wikiwatch.app import appeals, aside
from wikiwatch.app.context import App
from wikiwatch.core.decide import family_sums, rows_looked_at
from wikiwatch.core.evidence import Added, Passage, Signal
from wikiwatch.core.listing import rules_for
from wikiwatch.core.marked import Piece, Span, marked
from wikiwatch.core.model import AccountState, Change, ChangeKind
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.core.text import added
from wikiwatch.errors import SiteError

LONGEST_SHOWN = 20_000  # characters of added text: some ten screens; nobody reads more of it in a terminal
NO_TEXT = "the program keeps the text of what it takes down only"

# Asks the wiki for the texts of revisions, as `Site.texts` does.
Texts = Callable[[Sequence[int]], Mapping[int, str]]

_FATES = {
    "reverted_ts": "undone by people",
    "gone_ts": "gone from its page",
    "removed_ts": "taken out again by people",
    "built_on_ts": "left in by people who edited the page",
    "confirmed_ts": "confirmed as unwanted by a person",
    "released_ts": "found good by a person",
}


def iso(ts: int | None) -> str | None:
    """A stored time as ISO 8601, in UTC; None stays None."""
    return None if ts is None else datetime.fromtimestamp(ts, UTC).isoformat()


def fates(row: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What became of an edit on the wiki, as far as it was seen, oldest first."""
    known = [(row[name], words) for name, words in _FATES.items() if row[name] is not None]
    return [{"at": iso(ts), "what": words} for ts, words in sorted(known)]


def reckoning(app: App, row: Mapping[str, Any], detail: Mapping[str, Any]) -> dict[str, Any]:
    """The signals with their families, the sums that make the score, the rows looked at, and what can't be told."""
    rules = _rules(app, row)
    signals = [Signal(id=one["id"], points=one["points"], reason="") for one in detail.get("signals", ())]
    family = {one.id: one.family for one in rules.points.signals}
    known = [signal for signal in signals if signal.id in family]
    sums = family_sums(known, rules.points)
    looked = _rows(rules, detail, known)
    return {
        "signals": [{**one, "family": family.get(one["id"])} for one in detail.get("signals", ())],
        "families": [
            {"family": one.family, "points": one.points, "cap": one.cap, "counted": one.counted} for one in sums
        ],
        "rows": looked,
        "own_misses": _own_misses(app, row, detail),
        "rules_now": app.rules.version,
        "notes": list(_notes(app, row, detail, sum(one.counted for one in sums), looked)),
    }


def _rows(rules: Ruleset, detail: Mapping[str, Any], signals: Sequence[Signal]) -> list[dict[str, Any]]:
    if "band" not in detail or detail.get("exempt"):
        return []  # nobody came to the policy
    state, adds_link = AccountState(detail["state_before"]), detail.get("adds_link")
    looked = rows_looked_at(rules, state, detail["band"], signals, adds_link=adds_link)
    return [
        {"id": one.row.id, "outcome": str(one.row.outcome), "failed": list(one.failed), "decides": not one.failed}
        for one in looked
    ]


def _own_misses(app: App, row: Mapping[str, Any], detail: Mapping[str, Any]) -> list[str] | None:
    """The signs of this wiki's own rules that looked and found nothing; None where the rules are others now."""
    if detail.get("rules_version") != app.rules.version or not detail.get("misses"):
        return None
    day, found = datetime.fromtimestamp(row["ts"], UTC).date(), {one["id"] for one in detail["signals"]}
    own = [one.signal_id for one in app.rules.own.rules if one.in_force(day) and one.signal_id not in found]
    return aside.those_that_looked(app, own, datetime.fromtimestamp(row["judged_at"] or row["ts"], UTC))


def _notes(
    app: App, row: Mapping[str, Any], detail: Mapping[str, Any], total: float, looked: Sequence[Mapping[str, Any]]
) -> Iterator[str]:
    if (version := detail.get("rules_version")) and version != app.rules.version:
        yield (f"rules version {version} judged this; families and rows are those of {app.rules.version}, now")
    if looked and abs(total - (row["score"] or 0)) > 1e-9:
        yield (f"the sum is {total:g} by the rules in force now; it was {row['score']:g}")
    if looked and (would := looked[-1]["id"]) != (did := detail.get("row")):
        yield (f"by the policy the row {would} decides; the row {did} did: {detail.get('reason', '')}")


def _rules(app: App, row: Mapping[str, Any]) -> Ruleset:
    """The rules by which such a change is judged: of log entries, and where people object, they are milder."""
    change = Change(
        rcid=row["rcid"],
        kind=ChangeKind(row["kind"]),
        revid=row["revid"],
        parent_revid=row["parent_revid"],
        page_id=row["page_id"],
        namespace=row["namespace"],
        title=row["title"],
        timestamp=datetime.fromtimestamp(row["ts"], UTC),
        user=row["user"],
        log_type=row["log_type"],
    )
    return rules_for(change, appeals.rules_at(app, change, row["actor_key"], Added()))


def text_fields(
    app: App, row: Mapping[str, Any], signals: Sequence[Mapping[str, Any]], ask: Texts | None
) -> dict[str, Any]:
    """What an edit added with the places of its signals marked: `kept` here, read from the `wiki`, or `none`, and why.

    `remembered` is what is kept to compare it with others: without markup, so no place can be marked in it. `ask`
    reads what is not kept; without it nobody asks the wiki. Each passage is a list of pieces; `left_out` counts the
    characters beyond the first 20,000.
    """
    if row["revid"] is None:
        return {"source": "none", "why": "a log entry has no text", "passages": [], "left_out": 0}
    source, why, texts = "kept", "", app.store.held(row["revid"])
    if texts is None:
        source, why, texts = _asked(row, ask)
    if texts is None:
        known = app.store.remembered_text(row["revid"])
        passages = [[{"text": known, "signals": []}]] if known else []
        return {"source": "remembered" if known else "none", "why": why, "passages": passages, "left_out": 0}
    found = added(*texts, new_page=row["kind"] == ChangeKind.NEW).passages
    shown = list(_beginning(found))
    spans = [Span(signal=one["id"], start=one["start"], end=one["end"]) for one in signals]
    return {
        "source": source,
        "why": "" if found else "nothing was added, as far as the texts before and after tell",
        "passages": [list(map(_piece, pieces)) for pieces in marked(shown, spans)],
        "left_out": sum(len(one.text) for one in found) - sum(len(one.text) for one in shown),
    }


def _asked(row: Mapping[str, Any], ask: Texts | None) -> tuple[str, str, tuple[str, str] | None]:
    if ask is None:
        return "none", f"{NO_TEXT}; `--fetch` asks the wiki", None
    wanted = [revid for revid in (row["revid"], row["parent_revid"]) if revid]
    try:
        texts = ask(wanted)
    except SiteError as error:
        return "none", f"{NO_TEXT}, and the wiki can't be asked: {error.message}", None
    if not set(wanted) <= texts.keys():
        return "none", f"{NO_TEXT}, and the wiki does not show the text any more", None
    return "wiki", "", (texts.get(row["parent_revid"], ""), texts[row["revid"]])


def _beginning(passages: Sequence[Passage]) -> Iterator[Passage]:
    left = LONGEST_SHOWN
    for passage in passages:
        if left <= 0:
            return
        yield Passage(text=passage.text[:left], start=passage.start)
        left -= len(passage.text)


def _piece(piece: Piece) -> dict[str, Any]:
    return {"text": piece.text, "signals": list(piece.signals)}

"""What people read: verdicts as plain values, and the rows of the log page as inert wikitext."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import quote, urlencode

from wikiwatch.core.evidence import Part, Signal, Verdict
from wikiwatch.core.inert import for_wiki
from wikiwatch.core.lists import Entry
from wikiwatch.core.reputation import Listing

HEADER = (
    "<noinclude>__NOINDEX__</noinclude>\n"
    "This page is written by wikiwatch, newest decision first. It shows nothing of what was taken down; "
    "the diffs do.\n\n"
)
TAKES_DOWN = ("hold", "revert", "move", "filerevert")
TABLE = '{| class="wikitable"\n! Time (UTC) !! Diff !! Author !! Trust !! Reasons !! Outcome !! Due\n'


def verdict_fields(verdict: Verdict) -> dict[str, Any]:
    """The whole reckoning of a verdict as plain values, as it is stored and shown."""
    return {
        "row": verdict.row,
        "reason": verdict.reason,
        "exempt": verdict.exempt,
        "state_before": str(verdict.state_before),
        "state": str(verdict.state),
        "adds_link": verdict.adds_link,
        "stale": verdict.stale,
        "rules_version": verdict.rules_version,
        "band": verdict.trust.band,
        "trust_parts": [part_fields(part) for part in verdict.trust.parts],
        "trust_unknown": list(verdict.trust.unknown),
        "signals": [signal_fields(signal) for signal in verdict.signals],
        "misses": list(verdict.misses),
    }


def signal_fields(signal: Signal) -> dict[str, Any]:
    """One signal as plain values."""
    return {
        "id": signal.id,
        "points": signal.points,
        "reason": signal.reason,
        "excerpt": signal.excerpt,
        "start": signal.start,
        "end": signal.end,
        "revids": list(signal.revids),
    }


def listing_fields(listing: Listing) -> dict[str, Any]:
    """What a list outside says of an address, as plain values."""
    return {
        "source": listing.source,
        "says": str(listing.answer.says),
        "words": listing.answer.words,
        "asked": listing.asked.isoformat(),
        "until": listing.until.isoformat(),
    }


def part_fields(part: Part) -> dict[str, Any]:
    """One part of trust as plain values."""
    return {
        "name": part.name,
        "points": part.points,
        "reason": part.reason,
        "at": part.at.isoformat() if part.at else None,
    }


def list_fields(entry: Entry, at: datetime) -> dict[str, Any]:
    """One entry of the lists as plain values, with its state at a time."""
    return {
        "list": str(entry.list),
        "kind": str(entry.kind),
        "what": entry.what,
        "reason": entry.reason,
        "added_by": entry.added_by,
        "since": entry.since.isoformat(),
        "until": entry.until.isoformat() if entry.until else None,
        "state": "in force" if entry.in_force(at) else "expired",
    }


def log_page(rows: Sequence[Mapping[str, Any]], archives: Sequence[str], alarms: Sequence[str] = ()) -> str:
    """A whole log page: `rows` as `log_row` takes them, newest first; `archives` are titles of older pages.

    `alarms` are sentences for people, in inert wikitext, above all rows.
    """
    head = HEADER + "".join(f"'''{alarm}'''\n\n" for alarm in alarms)
    body = "".join(log_row(row) for row in rows)
    links = " · ".join(f"[[{title}]]" for title in archives)
    return f"{head}{TABLE}{body}|}}\n" + (f"\nOlder decisions: {links}\n" if links else "")


def log_row(row: Mapping[str, Any]) -> str:
    """One decision. No word of an edit stands in it, so that nothing that was taken down is shown again.

    A row with `terse` shows its diff, the class of what was found and its id: its author may read it too, and
    must not learn a state, a trust or a date.
    """
    diff = f"[[Special:Diff/{int(row['revid'])}|{int(row['revid'])}]]" if row["revid"] else "–"
    when = str(row["timestamp"])[:16].replace("T", " ")
    if row["terse"]:
        cells = [diff, "–", "–", f"class {for_wiki(row['class'])}{_id(row)}", "–", "–"]
    else:
        cells = [
            diff,
            for_wiki(row["user"], 60),
            str(row["trust"]),
            for_wiki(reasons(row), 400) + _id(row),
            for_wiki(_outcome(row), 120),
            for_wiki(_due(row), 120),
        ]
    return f'|-\n| style="white-space:nowrap" | {when}\n' + "".join(f"| {cell}\n" for cell in cells)


def _id(row: Mapping[str, Any]) -> str:
    """The key of what took it down, as it stands in the summary of the edit that carried it out, and how to object.

    `report_title` of the row, if it has one, is the page for that.
    """
    keys = [str(action["key"]) for action in row["actions"] if action["kind"] in TAKES_DOWN]
    title = row.get("report_title", "")
    forms = {key: f" ([{report_form(title, key)} wrong?])" if title else "" for key in keys}
    return "".join(f", id {for_wiki(key)}{forms[key]}" for key in keys)


def report_form(report_title: str, key: str) -> str:
    """The address, as wikitext, of a new section on the report page with an action's key in it, or with none ("").

    Only a page can hold it: in a summary nothing but wikilinks works, and those take no text to begin with.
    """
    about = {"action": "edit", "section": "new", "preload": f"{report_title}/Preload", "preloadparams[]": key}
    query = urlencode({**about, "preloadtitle": key} if key else about, quote_via=quote, safe=":/")
    return f"{{{{fullurl:{report_title}|{query}}}}}"


def reasons(entry: Mapping[str, Any]) -> str:
    """Why a change was judged as it was, in the rules' words: the row of the policy, and what was found."""
    found = ", ".join(f"{signal['id']} {signal['points']:g}" for signal in entry["signals"])
    return f"{entry['reason']} ({found})" if found else str(entry["reason"])


def _outcome(row: Mapping[str, Any]) -> str:
    done = "; ".join(_came_of(action) for action in row["actions"])
    overturned = ", overturned by a person" if row["overturned"] else ""
    return f"{row['outcome']}{overturned}" + (f" ({done})" if done else "")


def _came_of(action: Mapping[str, Any]) -> str:
    return why_not(action) or f"{action['kind']} {action['status']}"


def why_not(action: Mapping[str, Any]) -> str:
    """Why the program could not carry an action out, without what the wiki itself said of it; "" if it is not so."""
    why = str(action.get("result", "")).partition(": ")[0] if action["status"] == "person" else ""
    return f"{action['kind']}: {why}" if why else ""


def _due(row: Mapping[str, Any]) -> str:
    waiting = [action for action in row["actions"] if action["status"] in ("planned", "review", "person")]
    return "; ".join(f"{action['kind']} {action['due_at'][:16]}" for action in waiting) or "–"

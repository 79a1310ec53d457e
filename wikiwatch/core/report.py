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
from wikiwatch.core.speech import Speaker

TAKES_DOWN = ("hold", "revert", "move", "filerevert")
_HEADS = ("time", "diff", "author", "trust", "reasons", "outcome", "due")
# A table that is wider than a telephone is moved by itself, by a key too, and the rest of the page stays where it is.
SCROLLED = '<div style="overflow-x:auto" tabindex="0">\n{| class="wikitable"\n'
SCROLLED_END = "|}\n</div>\n"
# Some 28 CSS pixels high in each skin of MediaWiki: a thumb needs 24 (WCAG 2.2, 2.5.8).
_BUTTON = '<span style="display:inline-flex;padding:.3em .5em">'


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


def log_page(
    rows: Sequence[Mapping[str, Any]],
    archives: Sequence[str],
    alarms: Sequence[str] = (),
    *,
    beat: str = "",
    speaker: Speaker,
) -> str:
    """A whole log page: `rows` as `log_row` takes them, newest first; `archives` are titles of older pages.

    `alarms` are sentences for people, in inert wikitext, above all rows; `beat` is one that says it is alive.
    """
    head = f"{speaker.say('log-intro')}{f' {beat}' if beat else ''}\n\n" + "".join(
        f"'''{alarm}'''\n\n" for alarm in alarms
    )
    table = f"{SCROLLED}! " + " !! ".join(speaker.say(f"log-{name}") for name in _HEADS) + "\n"
    body = "".join(log_row(row, speaker) for row in rows)
    links = " · ".join(f"[[{title}]]" for title in archives)
    older = f"\n{speaker.say('log-older', pages=links)}\n" if links else ""
    return in_language(f"{head}{table}{body}{SCROLLED_END}{older}", speaker)


def in_language(text: str, speaker: Speaker) -> str:
    """A page that is written in one language, whatever the wiki's own is, and that no search engine is to keep."""
    opened = f'<div lang="{speaker.language}" dir="{speaker.direction}" class="mw-content-{speaker.direction}">'
    return f"<noinclude>__NOINDEX__</noinclude>\n{opened}\n{text}</div>\n"


def apart(text: str) -> str:
    """An inert text whose direction is its own, so that a name in another script leaves what is beside it in order."""
    return f"<bdi>{text}</bdi>"


def log_row(row: Mapping[str, Any], speaker: Speaker) -> str:
    """One decision. No word of an edit stands in it, so that nothing that was taken down is shown again.

    A row with `terse` shows its diff, the kinds of what was found and its id: its author may read it too, and
    must not learn a state, a trust or a date.
    """
    diff = f"[[Special:Diff/{int(row['revid'])}|{int(row['revid'])}]]" if row["revid"] else "–"
    if row["terse"]:
        evidence = speaker.say("log-class", name=apart(for_wiki(row["class"], 200)))
        cells = [diff, "–", "–", evidence + _ids(row, speaker), "–", "–"]
    else:
        cells = [
            diff,
            apart(for_wiki(row["user"], 60)),
            speaker.number(row["trust"]),
            apart(for_wiki(reasons(row, speaker), 400)) + _ids(row, speaker),
            _outcome(row, speaker),
            _due(row, speaker),
        ]
    when = speaker.date(datetime.fromisoformat(row["timestamp"]))
    return f'|-\n| style="white-space:nowrap" | {when}\n' + "".join(f"| {cell}\n" for cell in cells)


def _ids(row: Mapping[str, Any], speaker: Speaker) -> str:
    """The key of what took it down, as it stands in the summary of the edit that carried it out, and how to object.

    `report_title` of the row, if it has one, is the page for that.
    """
    keys = [str(action["key"]) for action in row["actions"] if action["kind"] in TAKES_DOWN]
    title = row.get("report_title", "")
    forms = {key: f" · {button(report_form(title, key), speaker.say('log-wrong'))}" if title else "" for key in keys}
    return "".join(f"<br>{speaker.say('log-id', id=apart(for_wiki(key)))}{forms[key]}" for key in keys)


def button(address: str, words: str) -> str:
    """A link to a form of the wiki itself; `address` and `words` as wikitext."""
    return f'<span class="plainlinks">[{address} {_BUTTON}{words}</span>]</span>'


def report_form(report_title: str, key: str) -> str:
    """The address, as wikitext, of a new section on the report page with an action's key in it, or with none ("").

    Only a page can hold it: in a summary nothing but wikilinks works, and those take no text to begin with.
    """
    about = {"action": "edit", "section": "new", "preload": f"{report_title}/Preload", "preloadparams[]": key}
    query = urlencode({**about, "preloadtitle": key} if key else about, quote_via=quote, safe=":/")
    return f"{{{{fullurl:{report_title}|{query}}}}}"


def reasons(entry: Mapping[str, Any], speaker: Speaker | None = None) -> str:
    """Why a change was judged as it was: the row of the policy, and what was found; None: in the rules' words."""
    found = ", ".join(f"{signal['id']} {signal['points']:g}" for signal in entry["signals"])
    reason = str(entry["reason"])
    told = speaker.retold(reason) if speaker else reason
    return f"{told} ({found})" if found else told


def _outcome(row: Mapping[str, Any], speaker: Speaker) -> str:
    outcome = speaker.say("word-outcome", name=for_wiki(row["outcome"]))
    said = speaker.say("log-overturned", outcome=outcome) if row["overturned"] else outcome
    return "<br>".join([said, *(_came_of(action, speaker) for action in row["actions"])])


def _came_of(action: Mapping[str, Any], speaker: Speaker) -> str:
    """What came of an action; why it could not be done stands there as it was noted down."""
    if why := why_not_noted(action):
        return speaker.say("log-not-done", action=_kind(action, speaker), why=apart(for_wiki(why, 120)))
    status = speaker.say("word-status", name=str(action["status"]))
    return speaker.say("log-came-of", action=_kind(action, speaker), status=status)


def _kind(action: Mapping[str, Any], speaker: Speaker) -> str:
    return speaker.say("word-action", name=str(action["kind"]))


def why_not(action: Mapping[str, Any]) -> str:
    """Why the program could not carry an action out, without what the wiki itself said of it; "" if it is not so."""
    why = why_not_noted(action)
    return f"{action['kind']}: {why}" if why else ""


def why_not_noted(action: Mapping[str, Any]) -> str:
    """The same without the action's name."""
    return str(action.get("result", "")).partition(": ")[0] if action["status"] == "person" else ""


def _due(row: Mapping[str, Any], speaker: Speaker) -> str:
    waiting = [action for action in row["actions"] if action["status"] in ("planned", "review", "person")]
    return "<br>".join(_due_at(action, speaker) for action in waiting) or "–"


def _due_at(action: Mapping[str, Any], speaker: Speaker) -> str:
    at = datetime.fromisoformat(action["due_at"])
    return speaker.say("log-due-at", action=_kind(action, speaker), at=at)

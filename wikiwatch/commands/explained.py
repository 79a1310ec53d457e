"""How `explain` shows what it has found out: on a terminal with colours, piped with plain marks; hostile text inert."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from rich.console import Console, RenderableType
from rich.text import Text

from wikiwatch.commands.explained_author import author_parts
from wikiwatch.commands.explained_parts import (
    act_parts,
    cases_line,
    decisions_table,
    headed,
    names_table,
    soft_allow_line,
)
from wikiwatch.commands.networks import network_tables
from wikiwatch.commands.sites import site_parts
from wikiwatch.core.inert import ELLIPSIS, for_terminal
from wikiwatch.core.report import TAKES_DOWN
from wikiwatch.terminal import console, parts_table, plain, safe, table

MARKED = "bold reverse"  # on a terminal
BEGIN, END = "»", "«"  # elsewhere

_OUTCOMES = {"allow": "it was let through", "watch": "it was listed for people, and stands"}

_SOURCES = {
    "kept": "what it added:",
    "wiki": "what it added, as the wiki shows it:",
    "remembered": "what it added, as it is compared with others, without markup:",
    "none": "what it added:",
}


def show(fields: Mapping[str, Any]) -> None:
    """Print what `explain` found out about one thing."""
    screen = console()
    for part in _parts(fields, screen):
        screen.print(part, soft_wrap=isinstance(part, Text))


def _parts(fields: Mapping[str, Any], screen: Console) -> Iterable[RenderableType]:
    match fields["about"]:
        case "network":
            return network_tables(fields)
        case "author":
            return author_parts(fields)
        case "domain":
            return _site(fields)
        case "campaign":
            return _case(fields)
    return _verdict(fields, screen)


# A verdict


def _verdict(fields: Mapping[str, Any], screen: Console) -> Iterator[RenderableType]:
    name = f"revision {fields['revid']}" if fields["revid"] is not None else f"log entry {fields['rcid']}"
    yield safe(f"{name} by {fields['user']} on {fields['title']}, {_time(fields['timestamp'])} UTC")
    if fields["comment"]:
        yield safe(f"summary: {fields['comment']}")
    released = "; a person found it good" if fields["overturned"] else ""
    yield Text.assemble(safe(fields["outcome"]), safe(f": {_done(fields)}{released}"))
    yield safe(f"because of the row {fields['row']}: {fields['reason']}")
    yield safe(_state(fields))
    yield from added_lines(fields["text"], plain=plain(screen))
    if fields["signals"]:
        yield from _signals(fields)
        yield from _sums(fields)
    elif not fields["exempt"]:
        yield safe("no signal was found: score 0")
    if fields["misses"]:
        yield safe(f"looked at, nothing found: {', '.join(fields['misses'])}")
    if fields["own_misses"]:
        yield safe(f"rules of your own that looked and found nothing: {', '.join(fields['own_misses'])}")
    yield from headed("trust, as it was then", parts_table(fields))
    if fields["trust_unknown"]:
        yield safe(f"could not be asked, so without points: {', '.join(fields['trust_unknown'])}")
    if fields["rows"]:
        rows = [(row["id"], row["outcome"], "; ".join(row["failed"]) or "decides") for row in fields["rows"]]
        drawn = table("", ("row", "outcome", "why it did not decide"), rows)
        yield from headed("rows of the policy, in their order", drawn)
    for fate in fields["fates"]:
        yield safe(f"{_time(fate['at'])}: {fate['what']}")
    yield from act_parts(fields)
    yield from cases_line(fields)
    yield safe(f"rules version {fields['rules_version'] or '–'}")
    for note in fields["notes"]:
        yield safe(f"note: {note}")


def _done(fields: Mapping[str, Any]) -> str:
    """What its outcome has come to."""
    outcome = fields["outcome"]
    if outcome in _OUTCOMES:
        return _OUTCOMES[outcome]
    what, how = ("its text", "taken down") if fields["about"] == "revision" else ("it", "taken back")
    found = {action["status"] for action in fields["actions"] if action["kind"] in TAKES_DOWN}
    put_back = {action["status"] for action in fields["actions"] if action["kind"] == "release"}
    if put_back & {"done", "planned", "claimed"}:
        return f"{what} was {how}, and {'put back' if 'done' in put_back else 'is to be put back'}"
    if "done" in found:
        kept = ", and is kept for a person" if outcome == "hold" and not fields["overturned"] else ""
        return f"{what} was {how}{kept}"
    if found & {"planned", "claimed"}:
        return f"{what} is to be {how}"
    if found & {"review", "person"}:
        return f"{what} waits for a person before it is {how}"
    return f"{what} was not {how} by the program"


def _state(fields: Mapping[str, Any]) -> str:
    if fields["exempt"]:
        return f"never judged: {fields['exempt']}"
    late = "; too old for an automatic action" if fields["stale"] else ""
    return f"the author's state: {fields['state_before'] or '–'} before, {fields['state'] or '–'} after{late}"


def added_lines(text: Mapping[str, Any], *, plain: bool, most: int | None = None) -> Iterator[Text]:
    """What an edit added, with the places marked on which signals rest; about so many characters of it at most."""
    yield safe(_SOURCES[text["source"]])
    left = most
    for number, pieces in enumerate(text["passages"]):
        if left is not None and left <= 0:
            yield safe(f"  (and more; passages left out: {len(text['passages']) - number})")
            break
        shown = Text("  ")
        for piece in pieces:
            # Indented, so that no line of theirs looks like one of ours.
            inert = "\n  ".join(map(for_terminal, _first(piece["text"], left).split("\n")))
            left = None if left is None else left - len(piece["text"])
            if not piece["signals"]:
                shown.append(inert)
            elif plain:
                shown.append(f"{BEGIN}{inert}{END}")
            else:
                shown.append(inert, style=MARKED)
        yield shown
    if text["why"]:
        yield safe(f"  ({text['why']})")
    if text["left_out"]:
        yield safe(f"  (and {text['left_out']:,} more characters)")


def _first(text: str, most: int | None) -> str:
    """The beginning of a text, with an ellipsis where there is more."""
    return text if most is None or len(text) <= most else text[: max(0, most)] + ELLIPSIS


def _signals(fields: Mapping[str, Any]) -> Iterator[RenderableType]:
    rows = [
        (
            one["id"],
            f"{one['points']:g}",
            one["family"] or "not in the rules any more",
            f"{one['start']}–{one['end']}" if one["end"] else "–",
            one["excerpt"],
            one["reason"] + (f" (revisions {', '.join(map(str, one['revids']))})" if one["revids"] else ""),
        )
        for one in fields["signals"]
    ]
    yield from headed("signals", table("", ("signal", "points", "family", "place", "text", "reason"), rows))


def _sums(fields: Mapping[str, Any]) -> Iterator[RenderableType]:
    rows: list[Sequence[object]] = [
        (one["family"], f"{one['points']:g}", f"{one['cap']:g}", f"{one['counted']:g}") for one in fields["families"]
    ]
    rows.append(("score", "", "", f"{fields['score']:g}" if fields["score"] is not None else "–"))
    title = "the score: the points of each family, up to its cap"
    yield from headed(title, table("", ("family", "sum", "cap", "counts"), rows))


# A domain


def _site(fields: Mapping[str, Any]) -> Iterator[RenderableType]:
    yield from site_parts(fields)
    if fields["first_seen"] is None:
        yield safe("an account or address by that name is asked for with `--user`")
    yield from soft_allow_line(fields)
    yield from cases_line(fields)
    if fields["decoys"]:
        yield safe(f"shown on decoy pages by silenced authors, revisions: {', '.join(map(str, fields['decoys']))}")
    rows = [(one["revid"], _time(one["at"]), one["user"], one["title"], _came_of(one)) for one in fields["edits"]]
    if rows:
        columns = ("revision", "time (UTC)", "author", "page", "fate")
        yield from headed("the latest edits that brought it", table("", columns, rows))


def _came_of(edit: Mapping[str, Any]) -> str:
    down = ["taken down"] if edit["taken_down"] else []
    return "; ".join([edit["outcome"] or "not judged", *down, *(fate["what"] for fate in edit["fates"])])


# A campaign


def _case(fields: Mapping[str, Any]) -> Iterator[RenderableType]:
    spans = f"from {_time(fields['opened'])} to {_time(fields['last_seen'])} (UTC)"
    yield safe(f"case {fields['id']}: {fields['state']}, {spans}: {fields['why']}")
    yield safe(f"{fields['edits']} edits by {fields['hands']} hands")
    for name in ("authors", "pages"):
        yield from names_table(name, fields[name])
    if fields["domains"]:
        yield from names_table("domains", [{"name": one["domain"], "edits": one["edits"]} for one in fields["domains"]])
    if fields["strings"]:
        rows = [(one["string"], one["revid"]) for one in fields["strings"]]
        yield from headed("random letters left", table("", ("letters", "revision"), rows))
    yield from names_table("ties", [{"name": one["id"], "edits": one["edits"]} for one in fields["ties"]])
    members = [
        (
            one["revid"],
            _time(one["at"]),
            one["user"],
            one["title"],
            (one["outcome"] or "–") + (", undone" if one["undone"] else ""),
            "; ".join(f"{tie['reason']} ({tie['points']:g})" for tie in one["ties"]) or "–",
        )
        for one in fields["members"]
    ]
    columns = ("revision", "time (UTC)", "author", "page", "outcome", "why it belongs there, with points")
    yield from headed("edits, oldest first", table("", columns, members))
    yield from decisions_table(fields)


def _time(at: str) -> str:
    return at[:16].replace("T", " ")

"""Reviews of flagged authors: what they sent, what is proposed, and how often people agreed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from wikiwatch.core.blocks import RANGE
from wikiwatch.core.review import PROGRAM, Sent, Window
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.store.networks import NetworkQueries
from wikiwatch.store.rows import moment, seconds

# Of an author, so many edits since the flag are looked at, the worst first: nobody gets rid of what was bad by sending
# as much again that is not.
MOST_SENT = 5_000
# So many of them with their texts, which take the time; a text that is like others has a score for it.
MOST_TEXTS = 300
# Edits that brought a flag: the ten latest insertions are compared, see repeat_links.toml.
MOST_CAUSES = 20

# As long as the longest state: what people say later is about something else. A release was wrong if a person confirms
# spam of its author within this time, a silence if one finds the author good.
LASTS = timedelta(days=30)

# What people say about a planned block or deletion: it was right, or it was wrong.
_RIGHT, _WRONG = ("approve",), ("cancel", "undo", "release")
_CONFIRMS = ("approve", "confirm")

_SENT = """
    select change.revid, page_id, change.title, ts, coalesce(score, 0) as score, overturned,
        reverted_ts is not null as undone, confirmed_ts is not null as confirmed,
        coalesce(json_extract(detail, '$.row'), '') as row
    from change left join verdict on change_id = change.id
"""
_TEXT = """
    select revid, coalesce((select normalised from insertion where insertion.revid = change.revid),
        (select normalised from trace where trace.revid = change.revid), '') as text
    from change where revid in (select value from json_each(?))
"""


class ReviewQueries(NetworkQueries):
    """Proposals are rows of `proposal`; cases about which people spoke are rows of `reviewed_case`."""

    def flagged(self, at: datetime) -> list[dict[str, Any]]:
        """The accounts and addresses that are flagged at a time, oldest flag first."""
        rows = self.rows(
            "select * from account where state = 'flagged' and (until is null or until >= ?)"
            " order by flagged_ts, actor_key",
            seconds(at),
        )
        return [dict(row) for row in rows if not self.is_anybody(row["actor_key"], at)]

    def window(self, account: Mapping[str, Any], rules: Ruleset) -> Window:
        """What a flagged author sent: the edits that brought the flag, and those since then, oldest first."""
        key, flagged_ts = account["actor_key"], account["flagged_ts"] or account["since"]
        first = self.row(
            "select ts, detail from change left join verdict on change_id = change.id where revid = ?",
            account["revid"],
        )
        # The flag is as old as the edit that brought it: what came between the edit and its judgement counts, too.
        begin = min(first["ts"], flagged_ts) if first else flagged_ts
        detail = json.loads(first["detail"] or "{}") if first else {}
        signals = detail.get("signals", ())
        named = {account["revid"], *(revid for signal in signals for revid in signal["revids"])}
        bands = [band.id for band in rules.trust.bands]
        band = str(detail.get("band"))
        cause = self.rows(
            f"{_SENT} where change.revid in (select value from json_each(?)) and actor_key = ?"
            " order by ts desc, change.revid desc limit ?",
            *(json.dumps(sorted(named - {None})), key, MOST_CAUSES),
        )
        later = self.rows(
            f"{_SENT} where actor_key = ? and ts >= ? and kind != 'log' and outcome is not null"
            " and change.revid not in (select value from json_each(?))"
            " order by undone or confirmed desc, score desc, ts desc, change.revid desc limit ?",
            *(key, begin, json.dumps(sorted(named - {None})), MOST_SENT),
        )
        texts = self._texts([row["revid"] for row in (*cause, *later[:MOST_TEXTS])])
        return Window(
            band=band if band in bands else bands[0],
            flagged_at=moment(begin),
            cause=_sent(cause, texts),
            later=_sent(later, texts),
        )

    def _texts(self, revids: Sequence[int]) -> dict[int, str]:
        """What edits added, normalised, as far as it is remembered, by revision."""
        return {row["revid"]: row["text"] for row in self.rows(_TEXT, json.dumps(revids))}

    def proposals(self, *, open_only: bool = True) -> list[dict[str, Any]]:
        """Proposals, oldest first."""
        return _read(self.rows("select * from proposal where status = 'open' or not ? order by id", open_only))

    def proposal(self, proposal_id: int) -> dict[str, Any] | None:
        """One proposal, whatever its status."""
        return next(iter(_read(self.rows("select * from proposal where id = ?", proposal_id))), None)

    def proposals_of(self, actor_key: str) -> list[dict[str, Any]]:
        """All proposals about an author, newest first."""
        return _read(self.rows("select * from proposal where actor_key = ? order by id desc", actor_key))

    def propose(self, actor: tuple[str, str], decision: str, at: datetime, detail: Mapping[str, Any]) -> int:
        """A new open proposal about an author (key, user name); its id. There is one open one for each author."""
        cursor = self.conn.execute(
            "insert into proposal (actor_key, user, class, made_ts, updated_ts, detail) values (?, ?, ?, ?4, ?4, ?5)",
            (*actor, decision, seconds(at), json.dumps(detail, ensure_ascii=False)),
        )
        return int(cursor.lastrowid or 0)

    def propose_again(self, proposal_id: int, decision: str, at: datetime, detail: Mapping[str, Any]) -> None:
        """An open proposal as it stands now; another class of decision begins to wait anew."""
        self.change_rows(
            "update proposal set cycles = case when class = ?2 then cycles else 0 end, class = ?2, updated_ts = ?3,"
            " detail = ?4 where id = ?1 and status = 'open'",
            *(proposal_id, decision, seconds(at), json.dumps(detail, ensure_ascii=False)),
        )

    def count_cycle(self, proposal_id: int) -> int:
        """One more review that nobody answered; how many it were."""
        self.change_rows("update proposal set cycles = cycles + 1 where id = ?", proposal_id)
        row = self.row("select cycles from proposal where id = ?", proposal_id)
        return int(row["cycles"]) if row else 0

    def close_proposal(self, proposal_id: int, status: str, at: datetime, who: str, why: str) -> bool:
        """Close an open proposal: accepted, rejected, carried_out or lapsed. False where it was not open."""
        return bool(
            self.change_rows(
                "update proposal set status = ?, decided_ts = ?, who = ?, why = ? where id = ? and status = 'open'",
                *(status, seconds(at), who, why, proposal_id),
            )
        )

    def reviewed(self, decision: str, latest: int) -> tuple[int, int]:
        """Of a class of decision, the latest cases about which people spoke: how many, and how many overturned."""
        row = self.row(
            "select count(*) as n, coalesce(sum(overturned), 0) as overturned from ("
            "select overturned from reviewed_case where class = ? order by ts desc, key desc limit ?)",
            *(decision, latest),
        )
        return (int(row["n"]), int(row["overturned"])) if row else (0, 0)

    def note_reviewed(self, at: datetime, who: str, what: str, key: str) -> None:
        """What a decision says about the classes of decision; every decision is told here."""
        if who == PROGRAM:
            return
        if key.startswith("proposal-"):
            self._note_answer(at, what, key)
        elif what == "clear":
            self.proposals_overturned(key, at)
        else:
            self._note_action(at, what, key)

    def proposals_overturned(self, actor_key: str, at: datetime) -> None:
        """A person found the author good: what was decided against them was wrong, by people or by the program.

        That is the latest silence, and whatever block or deletion was carried out, or is cancelled for its sake.
        """
        self._overturn_proposals(actor_key, ("silence", "block"), at - LASTS, at)
        for row in self.rows(
            """select key, kind from action where actor_key = ?1 and kind in ('block', 'delete')
                and ((status = 'done' and settled_at >= ?3) or (status = 'cancelled' and settled_at >= ?2))""",
            # Of an address, what was done long ago was done to somebody else.
            *(actor_key, seconds(at), seconds(at - LASTS) if actor_key.startswith("ip:") else 0),
        ):
            self._keep_case(row["kind"], row["key"], at, overturned=True)

    def overturn_undone_releases(self, at: datetime) -> None:
        """A release was wrong if somebody whose word counts took the text out again within the time of `LASTS`."""
        for row in self.rows(
            """select id, actor_key, decided_ts from proposal where class = 'release'
                and status in ('accepted', 'carried_out') and decided_ts >= ?
                and exists (select 1 from json_each(detail, '$.revids') join change on change.revid = value
                    where max(coalesce(reverted_ts, 0), coalesce(removed_ts, 0)) > decided_ts)""",
            seconds(at - LASTS),
        ):
            self._overturn_proposals(row["actor_key"], ("release",), moment(row["decided_ts"]), at)

    def _note_answer(self, at: datetime, what: str, key: str) -> None:
        proposal = self.proposal(int(key.removeprefix("proposal-")))
        if proposal is None or what not in ("accept", "reject"):
            return
        self._keep_case(proposal["class"], key, at, overturned=what == "reject")
        if what == "accept" and proposal["class"] != "release":
            self._overturn_proposals(proposal["actor_key"], ("release",), at - LASTS, at)

    def _note_action(self, at: datetime, what: str, key: str) -> None:
        row = self.row("select kind, actor_key, row from action where key = ?", key)
        if row is None or row["row"] == RANGE:  # a range is never blocked without a person's yes, whatever the figures
            return
        if row["kind"] in ("block", "delete") and what in (*_RIGHT, *_WRONG):
            self._keep_case(row["kind"], key, at, overturned=what in _WRONG)
        elif what in _CONFIRMS:
            self._overturn_proposals(row["actor_key"], ("release",), at - LASTS, at)

    def _overturn_proposals(self, actor_key: str, classes: Sequence[str], since: datetime, at: datetime) -> None:
        for row in self.rows(
            "select id, class from proposal where actor_key = ? and status in ('accepted', 'carried_out')"
            " and class in (select value from json_each(?)) and decided_ts >= ?",
            *(actor_key, json.dumps(classes), seconds(since)),
        ):
            self.change_rows("update proposal set status = 'overturned' where id = ?", row["id"])
            self._keep_case(row["class"], f"proposal-{row['id']}", at, overturned=True)

    def _keep_case(self, decision: str, key: str, at: datetime, *, overturned: bool) -> None:
        """What people said last about a case is what counts."""
        self.change_rows(
            "insert or replace into reviewed_case (key, class, ts, overturned) values (?, ?, ?, ?)",
            *(key, decision, seconds(at), int(overturned)),
        )


def _sent(rows: Iterable[sqlite3.Row], texts: Mapping[int, str]) -> tuple[Sent, ...]:
    found = (
        Sent(
            revid=row["revid"],
            page_id=row["page_id"],
            title=row["title"],
            at=moment(row["ts"]),
            score=row["score"],
            row=row["row"],
            text=texts.get(row["revid"], ""),
            undone=bool(row["undone"]),
            confirmed=bool(row["confirmed"]),
            overturned=bool(row["overturned"]),
        )
        for row in rows
    )
    return tuple(sorted(found, key=lambda sent: (sent.at, sent.revid)))


def _read(rows: Iterable[sqlite3.Row]) -> list[dict[str, Any]]:
    return [{**dict(row), "detail": json.loads(row["detail"])} for row in rows]

"""Changes and their verdicts: what was read, what was decided, what became of it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import Any

from wikiwatch.core.evidence import Added, Verdict
from wikiwatch.core.model import Change, Facts, actor_key, actor_kind
from wikiwatch.store.base import DOWN
from wikiwatch.store.packed import pack, unpack
from wikiwatch.store.probes import ProbeQueries
from wikiwatch.store.reverts import RevertQueries
from wikiwatch.store.rows import seconds, verdict_json

# Forms of links that are readable as one, but which MediaWiki makes no link of: no captcha asks about them.
NO_LINKS = ("named", "spelled")
_PACKED_TO, _ALL = "verdicts_packed_to", "all"  # a setting: up to which change verdicts that stood there are packed


class ChangeQueries(ProbeQueries, RevertQueries):
    """What the judge writes, and what log, status and explain read."""

    def unseen(self, changes: Sequence[Change]) -> list[Change]:
        """Those of the changes that are not recorded yet, by rcid and by revid; each once."""
        rcids = [change.rcid for change in changes if change.rcid is not None]
        revids = [change.revid for change in changes if change.revid is not None]
        seen_rcids: set[int | None] = {row["rcid"] for row in self._where("rcid", rcids)}
        seen_revids: set[int | None] = {row["revid"] for row in self._where("revid", revids)}
        new = []
        for change in changes:
            if change.rcid in seen_rcids or change.revid in seen_revids or self._known_log_entry(change):
                continue
            new.append(change)
            seen_rcids |= {change.rcid} - {None}
            seen_revids |= {change.revid} - {None}
        return new

    def _known_log_entry(self, change: Change) -> bool:
        """Whether a log entry is recorded already; read from the log itself, it has no id in common."""
        if change.is_text:
            return False
        kind = actor_kind(change.user, change.user_id, temp=change.temp)
        known = self.row(
            "select 1 from change where actor_key = ? and ts = ? and kind = 'log' and log_type = ?"
            " and log_action = ? and log_target = ? and (rcid is null or ? is null)",
            actor_key(change.user, kind),
            seconds(change.timestamp),
            change.log_type,
            change.log_action,
            change.log_target,
            change.rcid,
        )
        return known is not None

    def _where(self, column: str, values: Collection[int]) -> list[sqlite3.Row]:
        # A JSON array is one parameter, however many values there are.
        return self.rows(
            f"select {column} from change where {column} in (select value from json_each(?))",
            json.dumps(list(values)),
        )

    def record(
        self,
        facts: Facts,
        added: Added | None,
        verdict: Verdict | None,
        *,
        standing: bool,
        judged_at: datetime,
        apart: bool = False,
    ) -> None:
        """Keep a change with its verdict; without one it was only read for trust.

        `apart`: what it added is no sign of anything, neither against its author nor for what it brought.
        """
        change, ts = facts.change, seconds(facts.change.timestamp)
        cursor = self.conn.execute(
            """insert into change (rcid, revid, parent_revid, page_id, namespace, title, user, actor_key, ts,
                kind, sha1, comment, log_type, log_action, log_target, outcome, score, trust, standing,
                judged_at, characters, links)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            (
                change.rcid,
                change.revid,
                change.parent_revid,
                change.page_id,
                change.namespace,
                change.title,
                change.user,
                facts.actor.key,
                ts,
                str(change.kind),
                change.sha1,
                change.comment,
                change.log_type,
                change.log_action,
                change.log_target,
                str(verdict.outcome) if verdict else None,
                verdict.score if verdict else None,
                verdict.trust.score if verdict else None,
                int(standing),
                seconds(judged_at),
                *_size(change, added),
            ),
        )
        if verdict is not None and (change.is_text or not verdict.exempt):
            self.conn.execute(
                "insert into packed_verdict (change_id, packed) values (?, ?)",
                (cursor.lastrowid, pack(verdict_json(verdict))),
            )
        if added is not None and added.links and change.revid is not None and not apart:
            self._keep_insertion(facts, added, ts)
        if verdict is not None and not standing and not apart:  # whoever is trusted tests no patrol
            self.keep_probe(facts, verdict.signals)

    def _keep_insertion(self, facts: Facts, added: Added, ts: int) -> None:
        change, key = facts.change, facts.actor.key
        self.change_rows(
            "insert or ignore into insertion values (?, ?, ?, ?, ?, ?, ?)",
            change.revid,
            change.page_id,
            change.title,
            key,
            ts,
            added.normalised,
            json.dumps(added.domains, ensure_ascii=False),
        )
        for domain in added.domains:
            self.change_rows(
                "insert or ignore into insertion_domain values (?, ?, ?, ?)", key, domain, ts, change.revid
            )

    def trust_domains(self, domains: Collection[str], at: datetime) -> None:
        """Remember domains that somebody of standing has used."""
        for domain in domains:
            self.change_rows("insert or ignore into trusted_domain values (?, ?)", domain, seconds(at))

    def note_standing(self, domains: Collection[str], at: datetime) -> None:
        """Remember domains that have stood on the wiki since then, or longer."""
        for domain in domains:
            self.change_rows(
                "insert into standing_domain values (?, ?) on conflict do update set ts = min(ts, excluded.ts)",
                domain,
                seconds(at),
            )

    def learn_words(self, words: Collection[str]) -> None:
        """Remember words that this wiki uses."""
        self.conn.executemany("insert or ignore into word values (?)", [(word,) for word in words])

    def note_block(self, actor_key: str, at: datetime, *, again: bool = False) -> None:
        """Remember that a person blocked somebody; `again` changes a block, and is one where none is known.

        Whoever makes the program's block milder has not blocked them a second time.
        """
        known = "select 1 from block_event where actor_key = ?1 union all select 1 from action"
        own = "where actor_key = ?1 and kind = 'block' and status = 'done'"
        if again and self.row(f"{known} {own} limit 1", actor_key):
            return
        self.change_rows("insert or ignore into block_event values (?, ?)", actor_key, seconds(at))

    def note_unblock(self, actor_key: str, at: datetime) -> None:
        """Forget the blocks until then: a person took them back."""
        self.change_rows("delete from block_event where actor_key = ? and ts <= ?", actor_key, seconds(at))

    def hold_later(self, revid: int, reason: str) -> None:
        """A change that was let through is held after all: it belongs to a pattern seen later."""
        self.change_rows(
            "update change set outcome = 'hold', published = 0 where revid = ? and outcome in ('allow', 'watch')",
            revid,
        )
        self.change_rows(
            "update packed_verdict set packed = pack(json_set(unpack(packed), '$.held_later', ?))"
            " where change_id = (select id from change where revid = ?)",
            reason,
            revid,
        )

    def pack_earlier(self, most: int) -> None:
        """Pack some of the verdicts that were kept before verdicts were packed, the oldest first.

        Where it has come to is kept, so each is looked at once, whenever the program is ended.
        """
        after = self.meta(_PACKED_TO) or "0"
        if after == _ALL:
            return
        rows = self.rows(
            "select change_id, packed from packed_verdict where change_id > ? order by change_id limit ?",
            *(int(after), most),
        )
        found = ((unpack(row["packed"]), row["change_id"]) for row in rows if isinstance(row["packed"], str))
        earlier = [(pack(detail), change_id) for detail, change_id in found if detail is not None]
        self.conn.executemany("update packed_verdict set packed = ? where change_id = ?", earlier)
        self.set_meta(_PACKED_TO, str(rows[-1]["change_id"]) if earlier else _ALL)

    def overturn(self, revid: int, at: datetime) -> None:
        """A person said that this verdict was wrong: it costs its author nothing, and nothing rests on it."""
        self.change_rows(
            "update change set overturned = 1, published = 0, released_ts = coalesce(released_ts, ?) where revid = ?",
            *(seconds(at), revid),
        )
        for table in ("probe", "probe_string", "insertion", "insertion_domain"):
            self.change_rows(f"delete from {table} where revid = ?", revid)

    def entries(self, *, decisions_only: bool = False, limit: int | None = None) -> Iterator[dict[str, Any]]:
        """Judged changes, newest first, each with its verdict's detail (JSON, null for exempt ones)."""
        condition = "outcome != 'allow'" if decisions_only else "outcome is not null"
        query = (
            "select change.*, verdict.detail from change left join verdict on change_id = change.id"
            f" where {condition} order by ts desc, change.id desc limit ?"
        )
        for row in self.conn.execute(query, (-1 if limit is None else limit,)):
            yield dict(row)

    def entry(self, revid: int) -> dict[str, Any] | None:
        """One change with its verdict's detail, by revision id."""
        row = self.row(
            "select change.*, verdict.detail from change left join verdict on change_id = change.id where revid = ?",
            revid,
        )
        return dict(row) if row else None

    def seen(self, actor_key: str) -> bool:
        """Whether a change by this author was read."""
        return self.row("select 1 from change where actor_key = ? limit 1", actor_key) is not None

    def counts(self) -> dict[str, int]:
        """Judged changes by outcome."""
        rows = self.rows("select outcome, count(*) as n from change where outcome is not null group by 1")
        return {row["outcome"]: row["n"] for row in rows}

    def unpublished(self) -> int:
        """How many decisions the log page does not show yet as they stand."""
        row = self.row(
            "select count(*) as n from change where published = 0 and outcome not in ('allow')"
            " and not exists (select 1 from decoy_edit where decoy_edit.revid = change.revid)"  # never shown
        )
        return int(row["n"]) if row else 0

    def mark_published(self, change_ids: Collection[int], where: int) -> None:
        """These decisions stand on the log page (1) or on one of its monthly pages (2)."""
        self.conn.executemany(
            "update change set published = ? where id = ?", [(where, change_id) for change_id in change_ids]
        )

    def conceal(self, revid: int | None, rcid: int | None, *, user: bool, title: bool) -> None:
        """The wiki hides these parts of a change, and no others, so it has to be published anew."""
        of_it = "revid = ?" if revid is not None else "rcid = ?"
        self.change_rows(
            f"update change set concealed = ?, published = 0 where {of_it}",
            user + 2 * title,
            revid if revid is not None else rcid,
        )

    def bad_on_page(self, page_id: int) -> set[int]:
        """Revisions of a page that were judged bad, but for those about which a person said or is to say more."""
        rows = self.rows(f"select revid from change where page_id = ? and kind != 'log' and {DOWN}", page_id)
        return {row["revid"] for row in rows}

    def evidence(self, actor_key: str) -> int:
        """How many of an author's edits were taken down and not cleared by a person.

        Moves and uploads are none: they are taken back for what is held against their author.
        """
        row = self.row(f"select count(*) as n from change where actor_key = ? and kind != 'log' and {DOWN}", actor_key)
        return int(row["n"]) if row else 0

    def standing_on_page(self, page_id: int, since: datetime) -> set[str]:
        """Users of standing who edited a page since then."""
        rows = self.rows(
            "select distinct user from change where page_id = ? and ts >= ? and standing = 1",
            page_id,
            seconds(since),
        )
        return {row["user"] for row in rows}


def _size(change: Change, added: Added | None) -> tuple[int | None, int | None]:
    """How many characters an edit added, and how many links that MediaWiki makes links of."""
    if added is None or not change.is_text:
        return None, None
    links = sum(link.kind == "url" and link.form not in NO_LINKS for link in added.links)
    return sum(len(passage.text) for passage in added.passages) + added.unread, links

"""Hits of rules by the wording that a rule had, and what people said of each."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from wikiwatch.core.promotion import RuleHit, Word, one_line
from wikiwatch.store.base import Base
from wikiwatch.store.rows import moment, seconds

# In words that any of the versions wrote. A whole watch is read, as for `rules stats`: it is asked for by a person.
_LIVE = """select change.revid, change.ts, change.actor_key, change.user, change.title, change.outcome,
        (select json_extract(value, '$.excerpt') from json_each(detail, '$.signals')
            where json_extract(value, '$.id') = ?1) as excerpt
    from change join verdict on change_id = change.id
    where change.revid is not null and instr(detail, ?1)
        and (json_extract(detail, '$.row') = ?1 or exists (select 1 from json_each(detail, '$.signals')
            where json_extract(value, '$.id') = ?1))
        and (json_extract(detail, '$.rules_version') = ?2 or exists (select 1 from rule_wording
            where rule = ?1 and wording = ?3 and version = json_extract(detail, '$.rules_version')))
    order by change.ts desc, change.id desc limit ?4"""


class RuleReviewQueries(Base):
    """What `rules review` and `rules promote` ask."""

    def note_wordings(self, version: str, wordings: Mapping[str, str]) -> None:
        """Remember the wording that each rule has in a version of the rules."""
        self.conn.executemany(
            "insert or ignore into rule_wording (rule, wording, version) values (?, ?, ?)",
            [(rule, wording, version) for rule, wording in wordings.items()],
        )

    def live_hits(self, rule: str, wording: str, now: str, *, limit: int) -> list[RuleHit]:
        """The latest edits whose verdicts name a rule, by versions with this wording and by the version `now`."""
        return [
            RuleHit(
                revid=row["revid"],
                at=moment(row["ts"]),
                actor_key=row["actor_key"],
                user=row["user"],
                title=row["title"],
                shown=one_line(row["excerpt"] or ""),
                place=one_line(row["excerpt"] or ""),
                outcome=row["outcome"],
            )
            for row in self.rows(_LIVE, rule, now, wording, limit)
        ]

    def undone_hits(self, revids: Collection[int]) -> set[int]:
        """Those of some edits that people undid themselves."""
        rows = self.rows(
            "select revid from change where revid in (select value from json_each(?)) and reverted_ts is not null",
            json.dumps(list(revids)),
        )
        return {row["revid"] for row in rows}

    def keep_trial(self, rule: str, wording: str, hits: Sequence[RuleHit]) -> None:
        """Keep hits of a trial, each with what people had made of the edit."""
        self.conn.executemany(
            "insert or replace into rule_trial (rule, wording, revid, ts, actor_key, user, title, comment, shown,"
            " place, word, how) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    *(rule, wording, one.revid, seconds(one.at), one.actor_key, one.user, one.title),
                    *(one.comment, one.shown, one.place, str(one.word), one.how),
                )
                for one in hits
            ],
        )

    def trial_hits(self, rule: str, wording: str, *, limit: int) -> list[RuleHit]:
        """The latest hits of earlier trials."""
        rows = self.rows(
            "select * from rule_trial where rule = ? and wording = ? order by ts desc, revid desc limit ?",
            *(rule, wording, limit),
        )
        return [
            RuleHit(
                revid=row["revid"],
                at=moment(row["ts"]),
                actor_key=row["actor_key"],
                user=row["user"],
                title=row["title"],
                comment=row["comment"],
                shown=row["shown"],
                place=row["place"],
                word=Word(row["word"]),
                how=row["how"],
            )
            for row in rows
        ]

    def say_of_hit(self, rule: str, wording: str, revid: int, *, right: bool, who: str, at: datetime, why: str) -> None:
        """Keep a person's word on a hit; a later word takes the place of an earlier one."""
        self.change_rows(
            'insert or replace into rule_word (rule, wording, revid, "right", who, ts, why)'
            " values (?, ?, ?, ?, ?, ?, ?)",
            *(rule, wording, revid, int(right), who, seconds(at), why),
        )

    def said_of_hits(self, rule: str, wording: str) -> dict[int, tuple[bool, str]]:
        """By revision: whether the hit was right, and who said so."""
        rows = self.rows('select revid, "right", who from rule_word where rule = ? and wording = ?', rule, wording)
        return {row["revid"]: (bool(row["right"]), row["who"]) for row in rows}

"""What is known about blocked authors, kept longer than what it is made of, and new authors who share some of it."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime, timedelta

from wikiwatch.core.comeback import STRONG, Comebacks, Fingerprint, Mark
from wikiwatch.core.fingerprint import summary_key
from wikiwatch.core.marks import (
    actor_marks,
    hour_mark,
    is_discussion,
    landing_marks,
    page_mark,
    site_marks,
    site_names,
    summary_marks,
    usual_hours,
)
from wikiwatch.core.model import Actor, ActorKind, has_temp_name, parse_address
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.store.base import DOWN, STANDS
from wikiwatch.store.networks import NetworkQueries
from wikiwatch.store.rows import moment, seconds

MOST_EDITS = 100  # of a blocked author, the latest: more say the same again
MOST_OWN = 10  # earlier edits of a new author that count beside the one that is judged
MOST_SITES = 200  # of an author
MOST_MARKS = 1_000  # rows in which the marks of one change are found, the rarest kinds first
MOST_COMPARED = 20
MOST_EDITORS_READ = 300  # latest revisions of a page, to count its editors
# Others with names of the same pattern whose edits stand beside: a school class is called so, and no single hand.
NAMESAKES = 2
# Other addresses of a network with edits that stood: a school or a carrier, which says nothing of one more visitor.
GOOD_NEIGHBOURS = 2
MOST_FORGOTTEN = 20  # old fingerprints that are forgotten at each new one: more than come in

# Undone by people up to a time (?1), or taken down by the program, and no person said that this was wrong.
_UNWANTED = f"(overturned = 0 and (reverted_ts <= ?1 or removed_ts <= ?1 or {DOWN}))"

Left = tuple[Mark, int]  # a mark, and the revision that left it; 0: the author's own


class ComebackQueries(NetworkQueries):
    """Fingerprints of blocked authors. Nothing later than the time that is asked for counts."""

    def keep_fingerprint(self, actor_key: str, at: datetime, rules: Ruleset) -> None:
        """Remember what is known about an author who is blocked now.

        All their edits are kept in mind, because people often block first and undo then; those that are unwanted
        at the time of a comparison count.
        """
        self._forget_old(seconds(at - timedelta(days=rules.comeback.days)))
        self.forget_fingerprint(actor_key)
        edits = self._edits(actor_key, at, rules, MOST_EDITS)
        ts, user = seconds(at), edits[0]["user"] if edits else actor_key.partition(":")[2]
        self.change_rows("insert into comeback values (?, ?, ?)", actor_key, user, ts)
        left = [
            *self._marks_left(actor_key, edits, at, rules),
            *((mark, 0) for mark in _own_marks(actor_key, user)),
            *((mark, 0) for mark in usual_hours([moment(edit["ts"]) for edit in edits])),
        ]
        left += [(name, revid) for mark, revid in left for name in site_names([mark])]
        self.conn.executemany(
            "insert or ignore into comeback_part values (?, ?, ?, ?, ?)",
            [(mark.part, mark.value, ts, actor_key, revid) for mark, revid in left],
        )

    def complete_fingerprint(self, actor_key: str, at: datetime, rules: Ruleset) -> None:
        """Take in an edit that was read behind the block which followed it: late, or of the same second."""
        row = self.row("select ts from comeback where actor_key = ? and ts >= ?", actor_key, seconds(at))
        if row is not None:
            self.keep_fingerprint(actor_key, moment(row["ts"]), rules)

    def forget_fingerprint(self, actor_key: str) -> bool:
        """A person took the block back, or cleared the author; whether there was anything to forget."""
        self.change_rows("delete from comeback_part where actor_key = ?", actor_key)
        return bool(self.change_rows("delete from comeback where actor_key = ?", actor_key))

    def fingerprint(self, actor_key: str, at: datetime, rules: Ruleset) -> Fingerprint | None:
        """What is known about a blocked author; None where it is too old, or most of their edits were good."""
        row = self.row(
            "select user, ts from comeback where actor_key = ? and ts between ? and ?",
            *(actor_key, seconds(at - timedelta(days=rules.comeback.days)), seconds(at)),
        )
        if row is None or self.is_anybody(actor_key, at) or not self._unwanted(actor_key, at):
            return None
        found = self.rows(
            f"""select part, value from comeback_part where actor_key = ?2
                and (revid = 0 or exists (
                    select 1 from change where change.revid = comeback_part.revid and {_UNWANTED}))""",
            *(seconds(at), actor_key),
        )
        marks = frozenset(Mark(one["part"], one["value"]) for one in found)
        return Fingerprint(actor_key=actor_key, user=row["user"], blocked=moment(row["ts"]), marks=marks)

    def comebacks(self, actor: Actor, marks: Collection[Mark], at: datetime, rules: Ruleset) -> Comebacks | None:
        """What is known about an author, with the marks of a change, and the blocked ones who share some of it.

        None where nobody was blocked, or a person found this author good: released an edit, or cleared them. Whoever
        was here before a block, with an edit that nobody undid, is not the next account of the one blocked.
        """
        since = at - timedelta(days=rules.comeback.days)
        blocked = self.row("select 1 from comeback where ts between ? and ?", seconds(since), seconds(at))
        anybody = self.is_anybody(actor.key, at)  # what came before from there, others may have sent
        if blocked is None or (not anybody and self._found_good(actor.key, since)):
            return None
        before = () if anybody else self._shown_before(actor, at, rules)
        came = None if anybody else self._came(actor.key, at)
        own = self._without_usual({*marks, *before}, actor.key, at, rules)
        keys = self._sharing(own, actor.key, since, at)
        found = (self.fingerprint(key, at, rules) for key in keys)
        later = (one for one in found if one and (came is None or one.blocked <= came))
        sharing = (one for one in later if any(mark.part in STRONG for mark in one.marks & own))
        return Comebacks(own=own, others=tuple(self._with_editors(one, own, actor.key, at) for one in sharing))

    def _edits(self, actor_key: str, at: datetime, rules: Ruleset, most: int) -> list[sqlite3.Row]:
        return self.rows(
            "select revid, namespace, title, user, ts, comment from change where actor_key = ? and ts between ? and ?"
            " and kind != 'log' and overturned = 0 order by ts desc limit ?",
            *(actor_key, seconds(at - timedelta(days=rules.comeback.days)), seconds(at), most),
        )

    def _marks_left(
        self, actor_key: str, edits: Collection[sqlite3.Row], at: datetime, rules: Ruleset
    ) -> Iterator[Left]:
        """The marks that edits left, and those of what the wiki itself refused from the same author."""
        for edit in edits:
            yield page_mark(edit["namespace"], edit["title"]), edit["revid"]
            yield from ((mark, edit["revid"]) for mark in summary_marks(edit["comment"]))
        revids = [edit["revid"] for edit in edits]
        listed, since, until = json.dumps(revids), seconds(at - timedelta(days=rules.comeback.days)), seconds(at)
        sites = [
            *self.rows(
                "select domain, revid from insertion_domain where actor_key = ? and revid in"
                " (select value from json_each(?)) limit ?",
                *(actor_key, listed, MOST_SITES),
            ),
            *self.rows(
                """select domain, 0 as revid from refusal join refusal_domain using (log, entry)
                where actor_key = ? and refusal.ts between ? and ? limit ?""",
                *(actor_key, since, until, MOST_SITES),
            ),
        ]
        yield from ((mark, row["revid"]) for row in sites for mark in site_marks([row["domain"]]))
        for row in self.rows(
            "select string, revid from probe_string where revid in (select value from json_each(?))", listed
        ):
            yield Mark("string", row["string"]), row["revid"]
        for row in self.rows(
            "select landings, revid from trace where revid in (select value from json_each(?))", listed
        ):
            yield from ((mark, row["revid"]) for mark in landing_marks(json.loads(row["landings"])))

    def _shown_before(self, actor: Actor, at: datetime, rules: Ruleset) -> Iterator[Mark]:
        """What the sign-up and the earlier edits of a new author told: each shows a little."""
        edits = self._edits(actor.key, at, rules, MOST_OWN)
        telling = [edit for edit in edits if not is_discussion(edit["namespace"])]
        yield from (mark for mark, _ in self._marks_left(actor.key, telling, at, rules))
        signed_up = self.rows(
            "select ts from change where actor_key = ? and ts <= ? and log_type = 'newusers' order by ts limit 1",
            *(actor.key, seconds(at)),
        )
        yield from (hour_mark(moment(row["ts"])) for row in (*edits, *signed_up))

    def _came(self, actor_key: str, at: datetime) -> datetime | None:
        """When an author made the first edit, of the earliest ones, that nobody undid; None where there is none."""
        row = self.row(
            f"""select min(ts) as ts from (
                select ts, coalesce({_UNWANTED}, 0) as unwanted from change
                where actor_key = ?2 and ts < ?1 and kind != 'log' order by ts limit ?3)
            where not unwanted""",
            *(seconds(at), actor_key, MOST_OWN),
        )
        return moment(row["ts"]) if row and row["ts"] is not None else None

    def _without_usual(self, marks: set[Mark], actor_key: str, at: datetime, rules: Ruleset) -> frozenset[Mark]:
        """Without what is usual here: sites that are allowed, that trusted people use or that stand, the wiki's words,
        its summaries, and networks from which good edits come.
        """
        stood = seconds(at - timedelta(hours=rules.trust.survives_after_hours))
        sites = self.rows(
            f"""select value from json_each(?1) where
            exists (select 1 from trusted_domain where domain = json_each.value)
            or exists (select 1 from standing_domain where domain = json_each.value and ts <= ?2)
            or exists (select 1 from insertion_domain join change using (revid)
                where domain = json_each.value and insertion_domain.ts <= ?2 and insertion_domain.actor_key != ?3
                    and {STANDS}
                    and not exists (select 1 from comeback where comeback.actor_key = insertion_domain.actor_key))""",
            *(_listed(marks, "domain", "contact"), stood, actor_key),
        )
        words = self.rows(
            "select word as value from word where word in (select value from json_each(?))", _listed(marks, "string")
        )
        brought = {mark.value for mark in marks if mark.part in ("domain", "contact")}
        known = {row["value"] for row in sites} | rules.lists.allowed((), brought, at)
        usual = {Mark(part, value) for value in known for part in ("domain", "contact")}
        usual |= {Mark("string", row["value"]) for row in words}
        usual |= {mark for mark in marks if mark.part == "summary" and self._is_usual(mark.value, actor_key, stood)}
        for mark in marks:
            if mark.part == "network":
                around = self.network_record(f"net:{mark.value}", at, rules, actor_key)
                usual |= {mark} if len(around.good) >= GOOD_NEIGHBOURS else set()
        return frozenset(marks - usual)

    def _is_usual(self, summary: str, actor_key: str, stood: int) -> bool:
        """Whether an insertion of another newcomer with this summary stands: forms and gadgets write some for all."""
        found = self.row(
            f"""select 1 from trace_key join trace using (revid) join change using (revid)
            where key = ? and trace_key.ts <= ? and summary = ? and trace.actor_key != ?
                and {STANDS} limit 1""",
            *(summary_key(summary), stood, summary, actor_key),
        )
        return found is not None

    def _sharing(self, own: Collection[Mark], actor_key: str, since: datetime, at: datetime) -> list[str]:
        """The blocked authors who share most kinds of marks with a new one; weak ones find nobody."""
        ordered = sorted((mark for mark in own if mark.part in STRONG), key=lambda one: (STRONG.index(one.part), one))
        found = self.rows(
            """select comeback_part.actor_key, part from json_each(?1) as own cross join comeback_part
                on part = json_extract(own.value, '$[0]') and comeback_part.value = json_extract(own.value, '$[1]')
                    and ts between ?2 and ?3
            where comeback_part.actor_key != ?4 limit ?5""",
            *(json.dumps(ordered, ensure_ascii=False), seconds(since), seconds(at), actor_key, MOST_MARKS),
        )
        kinds = defaultdict[str, set[str]](set)
        for row in found:
            kinds[row["actor_key"]].add(row["part"])
        return sorted(kinds, key=lambda key: (-len(kinds[key]), key))[:MOST_COMPARED]

    def _unwanted(self, actor_key: str, at: datetime) -> bool:
        """Whether at least half of an author's latest edits are unwanted: others were blocked in a quarrel."""
        row = self.row(
            f"""select count(*) as edits, sum(unwanted) as unwanted from (
                select {_UNWANTED} as unwanted from change
                where actor_key = ?2 and ts <= ?1 and kind != 'log' order by ts desc limit ?3)""",
            *(seconds(at), actor_key, MOST_EDITS),
        )
        return row is not None and bool(row["unwanted"]) and 2 * row["unwanted"] >= row["edits"]

    def _found_good(self, actor_key: str, since: datetime) -> bool:
        row = self.row(
            """select 1 where exists (select 1 from account where actor_key = ?1 and state = 'cleared' and since >= ?2)
            or exists (select 1 from change where actor_key = ?1 and ts >= ?2 and overturned = 1)""",
            *(actor_key, seconds(since)),
        )
        return row is not None

    def _with_editors(self, one: Fingerprint, own: Collection[Mark], actor_key: str, at: datetime) -> Fingerprint:
        shared = one.marks.intersection(own)
        pages = [mark.value for mark in shared if mark.part == "page"]
        others = {value: self._editors(value, one.actor_key, actor_key, at) for value in pages}
        peers = {row["actor_key"]: row["user"] for rows in others.values() for row in rows if row["wanted"]}
        names = {mark for mark in shared if mark.part == "name"}
        marked = Counter(mark for key, user in peers.items() for mark in names.intersection(_own_marks(key, user)))
        return Fingerprint(
            actor_key=one.actor_key,
            user=one.user,
            blocked=one.blocked,
            marks=one.marks - {mark for mark, count in marked.items() if count >= NAMESAKES},
            editors={value: len(rows) for value, rows in others.items()},
        )

    def _editors(self, value: str, blocked_key: str, actor_key: str, at: datetime) -> list[sqlite3.Row]:
        """The others who edited a page of a blocked author lately, and whether an edit of theirs there is wanted."""
        # The signs make SQLite look among the parts of one author, not among all authors of a page.
        pages = self.rows(
            """select distinct page_id from comeback_part join change using (revid)
            where comeback_part.actor_key = ? and +part = 'page' and +value = ?""",
            *(blocked_key, value),
        )
        return self.rows(
            f"""select actor_key, user, min(unwanted) = 0 as wanted from (
                select actor_key, user, coalesce({_UNWANTED}, 0) as unwanted from change
                where kind != 'log' and page_id = ?2 order by revid desc limit ?3)
            where actor_key not in (?4, ?5) group by actor_key""",
            *(seconds(at), pages[0]["page_id"] if pages else None, MOST_EDITORS_READ, blocked_key, actor_key),
        )

    def _forget_old(self, before: int) -> None:
        old = self.rows("select actor_key from comeback where ts < ? order by ts limit ?", before, MOST_FORGOTTEN)
        for row in old:
            self.forget_fingerprint(row["actor_key"])


def _own_marks(actor_key: str, user: str) -> Iterable[Mark]:
    """The marks of a blocked author's name or address; its sites' names are kept apart."""
    typed = ActorKind.TYPED if actor_key.startswith("typed:") else ActorKind.ACCOUNT
    kind = ActorKind.ADDRESS if parse_address(user) else ActorKind.TEMP if has_temp_name(user) else typed
    return (mark for mark in actor_marks(Actor(name=user, kind=kind)) if mark.part != "site_name")


def _listed(marks: Collection[Mark], *parts: str) -> str:
    return json.dumps([mark.value for mark in marks if mark.part in parts], ensure_ascii=False)

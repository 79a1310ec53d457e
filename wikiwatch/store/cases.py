"""The index of insertions by untrusted authors, and the cases that some of them make."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from heapq import nlargest
from math import log2
from typing import Any

from wikiwatch.core.campaign import Tie
from wikiwatch.core.evidence import Campaign, CampaignState, Kin, Trace
from wikiwatch.core.fingerprint import keys, lasting_keys, summary_key
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.store.base import DOWN, STANDS, Base
from wikiwatch.store.rows import moment, seconds

DAY = timedelta(days=1)
MOST_COMPARED = 50  # candidates whose texts are compared: each takes at most a millisecond
# Newest insertions that are looked at under one key: what more share says nothing. Among 100,000 insertions, reading a
# thousand of each took up to twice as long and found nothing more (docs/performance.md, "Recall"): where so many share
# a key, they are one big campaign, and its newest edits are found.
MOST_A_KEY = 100
MOST_LEFT_ALONE = 20
MOST_FORGOTTEN = 20  # old insertions that are forgotten at each new one: more than come in

# Undone by people, or taken down by the program for reasons of its own: what was drawn into a case may have been
# taken down for the sake of that case, and would be evidence for itself. `ties` is empty for those there first.
_UNWANTED = f"(reverted_ts is not null or (coalesce(ties, '[]') = '[]' and {DOWN}))"
# The same, when people had a day to release it (?1: a day ago).
_GONE = f"(reverted_ts is not null or (ts <= ?1 and {_UNWANTED}))"
_COLUMNS = (
    "revid, page_id, title, actor_key, user, ts, network, normalised, summary, domains, landings, form, place, name"
)


class CaseQueries(Base):
    """What untrusted authors added lately, found by keys; and cases with their edits."""

    def kin(self, own: Trace, rules: Ruleset) -> Kin:
        """An insertion with those of other hands that may be of the same campaign, the likeliest 50."""
        at = own.timestamp
        since = at - timedelta(days=rules.campaigns.window_days)
        stood = at - timedelta(hours=rules.trust.survives_after_hours)
        return Kin(
            own=own,
            others=self._others(own, self._shares_keys(own, since), at),
            known=self._known_domains(own, stood),
            usual_summary=self._usual_summary(own, since, stood),
            left_alone=self._left_alone(own),
        )

    def _shares_keys(self, own: Trace, since: datetime) -> Mapping[int, float]:
        """Insertions that share keys with this one, and how much that says."""
        shared: defaultdict[int, float] = defaultdict(float)
        asked = self.conn.cursor()
        asked.row_factory = None  # thousands of rows of one number: plain tuples take half the time
        window = seconds(since), seconds(own.timestamp)
        for key, weight in keys(own).items():
            found = asked.execute(
                "select revid from trace_key where key = ? and ts between ? and ? order by ts desc limit ?",
                (key, *window, MOST_A_KEY),
            ).fetchall()
            # What few share says more, as in any search by words (inverse document frequency).
            rarity = weight * log2(2 * MOST_A_KEY / max(1, len(found)))
            for (revid,) in found:
                shared[revid] += rarity
        return shared

    def _others(self, own: Trace, shared: Mapping[int, float], at: datetime) -> tuple[Trace, ...]:
        # More than are compared, because the author's own are among them.
        likeliest = nlargest(2 * MOST_COMPARED, zip(shared.values(), shared, strict=True))
        found = self._traces([revid for _, revid in likeliest])
        cases = self._campaigns({row["campaign_id"] for row in found} - {None}, own.actor_key, at)
        others = [
            row
            for row in found
            if row["actor_key"] != own.actor_key and not row["overturned"] and row["state"] != CampaignState.DISMISSED
        ]
        others.sort(key=lambda row: (-shared[row["revid"]], -row["revid"]))
        return tuple(_trace(row, cases.get(row["campaign_id"])) for row in others[:MOST_COMPARED])

    def _traces(self, revids: Collection[int]) -> list[sqlite3.Row]:
        return self.rows(
            f"""select trace.*, campaign_id, state, overturned, {_UNWANTED} as undone
            from trace join change using (revid) left join campaign_member using (revid)
                left join campaign on campaign.id = campaign_id
            where trace.revid in (select value from json_each(?))""",
            json.dumps(list(revids)),
        )

    def _campaigns(self, ids: Iterable[int], actor_key: str, at: datetime) -> dict[int, Campaign]:
        rows = self.rows(
            f"""select campaign.id, state, count(*) as edits,
                count(distinct nullif(change.actor_key, ?3)) as hands,
                sum({_GONE}) as gone, count(distinct iif({_GONE}, change.actor_key, null)) as gone_hands
            from campaign join campaign_member on campaign_id = campaign.id join change using (revid)
            where campaign.id in (select value from json_each(?2)) and overturned = 0 group by campaign.id""",
            seconds(at - DAY),
            json.dumps(list(ids)),
            actor_key,
        )
        return {row["id"]: Campaign(**{**dict(row), "state": CampaignState(row["state"])}) for row in rows}

    def _known_domains(self, own: Trace, stood: datetime) -> frozenset[str]:
        """Domains that somebody trusted uses, or that stand since then and that no case rests on.

        And the author's own, who brought them first and before then: whoever pastes a good editor's site again and
        again, to have it taken for a campaign's, does not reach that editor's next edit.
        """
        if not own.domains:
            return frozenset()
        rows = self.rows(
            f"""select domain from trusted_domain where domain in (select value from json_each(?1))
            union select domain from standing_domain
                where ts <= ?2 and domain in (select value from json_each(?1))
            union select value from json_each(?1) where exists (
                select 1 from insertion_domain join change using (revid)
                where domain = json_each.value and insertion_domain.ts <= ?2
                    and insertion_domain.actor_key != ?3 and {STANDS}
                    and not exists (select 1 from campaign_member join campaign on campaign.id = campaign_id
                        where campaign_member.revid = insertion_domain.revid and state in ('suspected', 'confirmed')))
            union select value from json_each(?1) where exists (
                select 1 from insertion_domain as first join change using (revid)
                where domain = json_each.value and first.ts <= ?2 and first.actor_key = ?3 and {STANDS}
                    and not exists (select 1 from insertion_domain as earlier
                        where earlier.domain = first.domain and earlier.ts <= first.ts and earlier.actor_key != ?3))
            """,
            *(json.dumps(own.domains, ensure_ascii=False), seconds(stood), own.actor_key),
        )
        return frozenset(row["domain"] for row in rows)

    def _usual_summary(self, own: Trace, since: datetime, stood: datetime) -> bool:
        """Forms, gadgets and some wikis write the summary for everybody: then good edits carry it too."""
        if not own.summary:
            return False
        found = self.row(
            f"""select 1 from trace_key join trace using (revid) join change using (revid)
            where key = ? and trace_key.ts between ? and ? and summary = ? and trace.actor_key != ?
                and {STANDS}
                and not exists (select 1 from campaign_member where campaign_member.revid = trace.revid) limit 1""",
            summary_key(own.summary),
            seconds(since),
            seconds(stood),
            own.summary,
            own.actor_key,
        )
        return found is not None

    def _left_alone(self, own: Trace) -> tuple[Trace, ...]:
        rows = self.rows(
            "select revid from left_alone where key in (select value from json_each(?))"
            " group by revid order by count(*) desc limit ?",
            json.dumps(list(lasting_keys(own))),
            MOST_LEFT_ALONE,
        )
        return tuple(_trace(row, None) for row in self._traces([row["revid"] for row in rows]))

    def remember_trace(self, one: Trace, rules: Ruleset) -> None:
        """Keep an insertion for the window of the rules, and forget some that are older."""
        self._forget_traces(seconds(one.timestamp - timedelta(days=rules.campaigns.window_days)))
        self.change_rows(
            f"insert or ignore into trace ({_COLUMNS}) values ({', '.join('?' * 14)})",
            one.revid,
            one.page_id,
            one.title,
            one.actor_key,
            one.user,
            seconds(one.timestamp),
            one.network,
            one.normalised,
            one.summary,
            json.dumps(one.domains, ensure_ascii=False),
            json.dumps(one.landings, ensure_ascii=False),
            one.form,
            one.place,
            one.name,
        )
        at = seconds(one.timestamp)
        self.conn.executemany(
            "insert or ignore into trace_key (key, ts, revid) values (?, ?, ?)",
            [(key, at, one.revid) for key in keys(one)],
        )

    def _forget_traces(self, before: int) -> None:
        rows = self.rows(
            """select * from trace where ts < ? and not exists (select 1 from left_alone where revid = trace.revid)
            order by ts limit ?""",
            before,
            MOST_FORGOTTEN,
        )
        for row in rows:
            found = [(key, row["ts"], row["revid"]) for key in keys(_trace(row, None))]
            self.conn.executemany("delete from trace_key where key = ? and ts = ? and revid = ?", found)
            self.change_rows("delete from trace where revid = ?", row["revid"])

    def open_case(self, at: datetime) -> int:
        """A new case without edits; its id."""
        row = self.row(
            "insert into campaign (state, opened, last) values ('suspected', ?1, ?1) returning id", seconds(at)
        )
        assert row is not None
        return int(row["id"])

    def add_to_case(self, case_id: int, revid: int, at: datetime, ties: Sequence[Tie]) -> None:
        """Make an edit part of a case; one that is in a case stays there."""
        reasons = [{"id": tie.id, "points": tie.points, "reason": tie.reason} for tie in ties]
        self.change_rows("insert or ignore into campaign_member values (?, ?, ?)", revid, case_id, json.dumps(reasons))
        self.change_rows("update campaign set last = max(last, ?) where id = ?", seconds(at), case_id)

    def set_case_state(self, case_id: int, state: CampaignState, who: str = "") -> None:
        """Move a case to a state; what a dismissed one brought is left alone as long as it is dismissed."""
        self.change_rows("update campaign set state = ?, who = ? where id = ?", str(state), who, case_id)
        # The program's own word never stands over a person's, who had released an edit.
        self.change_rows(
            """delete from left_alone where revid in (select revid from campaign_member join change using (revid)
                where campaign_id = ? and (? or not overturned))""",
            case_id,
            bool(who),
        )
        if state is CampaignState.DISMISSED:
            members = self.rows("select revid from campaign_member where campaign_id = ?", case_id)
            self.leave_alone([row["revid"] for row in members])

    def leave_alone(self, revids: Collection[int]) -> None:
        """What these edits brought makes no case any more."""
        for row in self._traces(revids):
            left = [(key, row["revid"]) for key in lasting_keys(_trace(row, None))]
            self.conn.executemany("insert or ignore into left_alone (key, revid) values (?, ?)", left)

    def expire_cases(self, before: datetime) -> None:
        """Close the cases that had no new edit since then."""
        self.change_rows(
            "update campaign set state = 'expired' where state in ('suspected', 'confirmed') and last < ?",
            seconds(before),
        )

    def cases(self, *, all_: bool = False) -> list[dict[str, Any]]:
        """Cases with the number of their edits and hands, newest first; without `all_`, those that are open.

        Edits that a person released are no part of them, unless the whole case was dismissed; a case of fewer than
        two edits is none.
        """
        return self._sized("? or state in ('suspected', 'confirmed')", all_)

    def case(self, case_id: int) -> dict[str, Any] | None:
        """One case, whatever its state."""
        return next(iter(self._sized("campaign.id = ?", case_id)), None)

    def _sized(self, which: str, value: int) -> list[dict[str, Any]]:
        rows = self.rows(
            f"""select campaign.*, count(*) as edits, count(distinct actor_key) as hands
            from campaign join campaign_member on campaign_id = campaign.id join change using (revid)
            where (overturned = 0 or state = 'dismissed') and ({which})
            group by campaign.id having count(*) > 1 order by last desc, campaign.id desc""",
            value,
        )
        return [dict(row) for row in rows]

    def case_edits(self, case_id: int) -> list[dict[str, Any]]:
        """The edits of a case, oldest first, with the ties that brought each into it and its verdict (JSON)."""
        rows = self.rows(
            """select change.revid, title, user, ts, outcome, reverted_ts, ties, detail
            from campaign_member join campaign on campaign.id = campaign_id join change using (revid)
                left join verdict on change_id = change.id
            where campaign_id = ? and (overturned = 0 or state = 'dismissed') order by ts, revid""",
            case_id,
        )
        return [dict(row) for row in rows]


def _trace(row: sqlite3.Row, campaign: Campaign | None) -> Trace:
    names = row.keys()
    return Trace(
        revid=row["revid"],
        page_id=row["page_id"],
        title=row["title"],
        actor_key=row["actor_key"],
        user=row["user"],
        timestamp=moment(row["ts"]),
        network=row["network"],
        normalised=row["normalised"],
        summary=row["summary"],
        domains=_unpacked(row["domains"]),
        landings=_unpacked(row["landings"]),
        form=row["form"],
        place=row["place"],
        name=row["name"],
        undone="undone" in names and bool(row["undone"]),
        campaign=campaign,
    )


@lru_cache(maxsize=1024)  # most have none, and campaigns the same
def _unpacked(packed: str) -> tuple[str, ...]:
    return tuple(json.loads(packed))

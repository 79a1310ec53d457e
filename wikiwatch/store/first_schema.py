"""The first of the database's migrations; `schema` has the later ones, and the whole list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiwatch.store.steps import Steps

if TYPE_CHECKING:
    from sqlite_utils import Database

migrations = Steps("wikiwatch")


@migrations
def first_tables(db: Database) -> None:
    """Changes with their verdicts, what detectors remember, actions and decisions. Times: seconds (UTC)."""
    for statement in _FIRST_TABLES:
        db.execute(statement)


@migrations
def lessons(db: Database) -> None:
    """Edits whose fate teaches what this wiki's people undo, and the marks that were counted."""
    # bad is null until the fate is known, due_ts where only a person can tell it, score where too little had
    # been learned to have one.
    db.execute(
        """create table lesson (
            revid integer primary key,
            due_ts integer,
            wiped integer not null default 0,
            bad integer,
            score real,
            marks text not null
        )"""
    )
    db.execute("create index lesson_due on lesson (due_ts) where bad is null")
    db.execute("create index lesson_score on lesson (bad, score)")
    db.execute(
        "create table mark (mark text primary key, bad integer not null default 0, good integer not null default 0)"
        " without rowid"
    )


@migrations
def probe_strings(db: Database) -> None:
    """The strings of probes one by one, and their hands and networks, to be found again elsewhere."""
    # The key's columns come first: SQLite 3.40's quick_check reads them in that order, and calls others damaged.
    db.execute(
        "create table probe_string (string text not null, revid integer not null, ts integer not null,"
        " primary key (string, revid)) without rowid"
    )
    db.execute("create index probe_string_revid on probe_string (revid)")
    db.execute("create index probe_actor on probe (actor_key, ts)")
    db.execute("create index probe_network on probe (network, ts)")


_FIRST_TABLES = (
    "create table meta (key text primary key, value text not null) without rowid",
    # One row a change that was read. outcome is null where it was read for trust only.
    """create table change (
        id integer primary key,
        rcid integer unique,
        revid integer unique,
        parent_revid integer,
        page_id integer not null,
        namespace integer not null,
        title text not null,
        user text not null,
        actor_key text not null,
        ts integer not null,
        kind text not null,
        sha1 text,
        comment text not null,
        log_type text not null,
        log_action text not null,
        log_target text not null,
        reverted_ts integer,
        outcome text,
        score real,
        trust integer,
        standing integer not null default 0,
        overturned integer not null default 0,
        judged_at integer,
        published integer not null default 0
    )""",
    "create index change_actor on change (actor_key, ts)",
    "create index change_page on change (page_id, revid)",
    "create index change_sha1 on change (page_id, sha1)",
    "create index change_decision on change (outcome, ts) where outcome is not null and outcome != 'allow'",
    # The whole reckoning of a verdict, as JSON.
    "create table verdict (change_id integer primary key references change(id), detail text not null)",
    """create table insertion (
        revid integer primary key,
        page_id integer not null,
        title text not null,
        actor_key text not null,
        ts integer not null,
        normalised text not null,
        domains text not null
    )""",
    "create index insertion_actor on insertion (actor_key, ts)",
    """create table insertion_domain (
        actor_key text not null, domain text not null, ts integer not null, revid integer not null,
        primary key (actor_key, domain, ts, revid)
    ) without rowid""",
    "create index insertion_domain_use on insertion_domain (domain, ts)",
    "create index insertion_domain_revid on insertion_domain (revid)",
    # Domains that stood on the wiki when it was first read.
    "create table standing_domain (domain text primary key, ts integer not null) without rowid",
    # Domains that somebody of standing has used on this wiki.
    "create table trusted_domain (domain text primary key, ts integer not null) without rowid",
    """create table probe (
        revid integer primary key,
        page_id integer not null,
        actor_key text not null,
        network text,
        ts integer not null,
        strings text not null
    )""",
    "create index probe_page on probe (page_id, ts)",
    "create table word (word text primary key) without rowid",
    """create table account (
        actor_key text primary key,
        user text not null,
        state text not null,
        since integer not null,
        until integer,
        revid integer,
        reason text not null
    ) without rowid""",
    "create table block_event (actor_key text not null, ts integer not null, primary key (actor_key, ts))"
    " without rowid",
    """create table action (
        key text primary key,
        kind text not null,
        target text not null,
        revid integer,
        page_id integer,
        actor_key text not null,
        due_at integer not null,
        planned_at integer not null,
        reason text not null,
        status text not null,
        observed integer not null,
        approved integer not null,
        attempts integer not null default 0,
        result text not null default '',
        result_revid integer,
        settled_at integer
    ) without rowid""",
    "create index action_due on action (status, due_at)",
    "create index action_page on action (page_id)",
    "create index action_revid on action (revid)",
    # What a hold or revert took down, to be put back: texts are zlib-compressed UTF-8.
    "create table held (revid integer primary key, before blob not null, after blob not null)",
    # What people decided; nothing is ever changed or removed here.
    """create table decision (
        id integer primary key,
        ts integer not null,
        who text not null,
        what text not null,
        key text not null,
        why text not null
    )""",
)


@migrations
def pace_indexes(db: Database) -> None:
    """Sign-ups by time: to count those of an hour without reading all changes."""
    db.execute("create index change_signup on change (ts) where log_type = 'newusers'")


@migrations
def lookups(db: Database) -> None:
    """Indexes for what was found by reading a whole table, or by sorting it."""
    # For each deletion, restoration and move of a page.
    db.execute("create index change_new on change (title) where kind = 'new'")
    db.execute("create index change_move on change (title, ts) where log_type = 'move'")
    # For the latest lessons of a kind, at each lesson that is learned.
    db.execute("create index lesson_latest on lesson (bad, revid)")


@migrations
def refusals(db: Database) -> None:
    """Edits that the wiki's own extensions refused, by author and by the domains that they brought."""
    db.execute(
        """create table refusal (
            log text not null, entry integer not null, ts integer not null, user text not null,
            actor_key text not null, title text not null, primary key (log, entry)
        ) without rowid"""
    )
    db.execute("create index refusal_actor on refusal (actor_key, ts)")
    db.execute(
        """create table refusal_domain (
            domain text not null, ts integer not null, log text not null, entry integer not null,
            primary key (domain, ts, log, entry)
        ) without rowid"""
    )
    db.execute("create index refusal_domain_entry on refusal_domain (log, entry)")


@migrations
def campaigns(db: Database) -> None:
    """Insertions of untrusted authors with the keys under which their like is found, and the cases they make."""
    for statement in _CAMPAIGNS:
        db.execute(statement)


_CAMPAIGNS = (
    """create table trace (
        revid integer primary key, page_id integer not null, title text not null, actor_key text not null,
        user text not null, ts integer not null, network text, normalised text not null, summary text not null,
        domains text not null, landings text not null, form text not null, place text not null, name text not null
    )""",
    "create index trace_time on trace (ts)",
    """create table trace_key (
        key integer not null, ts integer not null, revid integer not null, primary key (key, ts, revid)
    ) without rowid""",
    "create table campaign (id integer primary key, state text not null, opened integer not null,"
    " last integer not null, who text not null default '')",
    "create index campaign_state on campaign (state, last)",
    # ties: why it belongs there, as JSON; none for the one that was there first.
    "create table campaign_member (revid integer primary key, campaign_id integer not null, ties text not null)",
    "create index campaign_member_case on campaign_member (campaign_id)",
    # What the edits of dismissed cases brought, and those that a person released.
    "create table left_alone (key integer not null, revid integer not null, primary key (key, revid)) without rowid",
    "create index left_alone_revid on left_alone (revid)",
)


@migrations
def expansions(db: Database) -> None:
    """Where short links lead; target is '' where that could not be found out."""
    db.execute("create table expansion (url text primary key, target text not null, ts integer not null) without rowid")


@migrations
def fates(db: Database) -> None:
    """What became of edits beyond reverts, and what unknown authors did before the watch."""
    for column in ("removed_ts", "built_on_ts", "confirmed_ts", "released_ts"):
        db.execute(f"alter table change add column {column} integer")
    # Until now a released edit had no time: the decision about its action, or else the edit's own, is near enough.
    db.execute(
        """update change set released_ts = coalesce((select max(decision.ts) from decision join action using (key)
            where action.revid = change.revid and what in ('release', 'cancel')), ts) where overturned = 1"""
    )
    # An author's few bad edits, without reading the many good ones.
    for column in ("reverted_ts", "removed_ts", "confirmed_ts", "released_ts"):
        db.execute(f"create index change_{column} on change (actor_key, {column}) where {column} is not null")
    db.execute("create index change_down on change (actor_key, ts) where outcome in ('hold', 'revert')")
    # Pieces of what an edit added, as JSON, to see for some days whether they stay.
    db.execute(
        "create table addition (revid integer primary key, page_id integer not null, actor_key text not null,"
        " ts integer not null, pieces text not null)"
    )
    db.execute("create index addition_page on addition (page_id, ts)")
    db.execute("create index addition_time on addition (ts)")
    # Earlier edits as the wiki lists them by author. They were not judged, so they don't stand in `change`.
    db.execute(
        "create table contribution (revid integer primary key, actor_key text not null, page_id integer not null,"
        " namespace integer not null, ts integer not null, reverted integer not null)"
    )
    db.execute("create index contribution_actor on contribution (actor_key, ts)")
    db.execute(
        "create table warning (actor_key text not null, ts integer not null, primary key (actor_key, ts)) without rowid"
    )
    db.execute("create table acquaintance (actor_key text primary key, asked_ts integer not null) without rowid")

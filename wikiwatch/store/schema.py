"""The database's tables, as named migrations: never edited, each applied once in its own transaction.

The first ones stand in `first_schema`, and are applied before those here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiwatch.core.model import network_around
from wikiwatch.store.first_schema import migrations

if TYPE_CHECKING:
    from sqlite_utils import Database

__all__ = ["migrations"]


@migrations
def temporary_accounts(db: Database) -> None:
    """From which addresses temporary accounts edited, first and last, and whose were asked for; private."""
    db.execute(
        "create table temp_address (actor_key text not null, address_key text not null, first_ts integer not null,"
        " ts integer not null, primary key (actor_key, address_key)) without rowid"
    )
    db.execute("create index temp_address_address on temp_address (address_key, ts)")
    db.execute("create table temp_lookup (actor_key text primary key, ts integer not null) without rowid")


@migrations
def reputation(db: Database) -> None:
    """What lists outside say of authors' addresses, the lists that are downloaded whole, and how each service does."""
    db.execute(
        """create table reputation (
            actor_key text not null, source text not null, says text not null, words text not null,
            ts integer not null, until integer not null, primary key (actor_key, source)
        ) without rowid"""
    )
    db.execute("create index reputation_until on reputation (until)")
    # day: days since the year 1; the times of what has not happened are null.
    db.execute(
        """create table reputation_service (
            source text primary key, day integer, requests integer not null, failures integer not null,
            rest_until integer, checked_ts integer, failure text not null, trouble text not null
        ) without rowid"""
    )
    # Sorted addresses of 4 and 16 bytes, one behind the other: a list of half a million takes 2 MB.
    db.execute(
        "create table address_list (source text primary key, ts integer not null, v4 blob not null, v6 blob not null)"
    )


@migrations
def comebacks(db: Database) -> None:
    """What is known about blocked authors, mark by mark, to recognise them under another name."""
    db.execute("create table comeback (actor_key text primary key, user text not null, ts integer not null)")
    db.execute("create index comeback_time on comeback (ts)")
    # revid: the edit that left the mark, which counts only while that edit is unwanted; 0: it is the author's own.
    db.execute(
        """create table comeback_part (
            part text not null, value text not null, ts integer not null, actor_key text not null,
            revid integer not null, primary key (part, value, ts, actor_key, revid)
        ) without rowid"""
    )
    db.execute("create index comeback_part_actor on comeback_part (actor_key)")


@migrations
def networks(db: Database) -> None:
    """Which addresses were seen from a network, and the address behind which visitors were hidden on a day."""
    db.execute(
        "create table address_network (network text not null, actor_key text not null, ts integer not null,"
        " primary key (network, actor_key)) without rowid"
    )
    db.execute("create index address_network_time on address_network (network, ts)")
    db.execute("create index address_network_actor on address_network (actor_key)")
    # day: days since 1970; address: '' where visitors were not hidden.
    db.execute("create table proxy (day integer primary key, address text not null)")
    # For counting the edits of a month without reading the changes themselves.
    db.execute("create index change_time on change (ts, kind, actor_key)")
    seen = db.execute(
        "select actor_key, max(ts) from change where actor_key >= 'ip:' and actor_key < 'ip;' group by 1"
    ).fetchall()
    db.conn.executemany(
        "insert into address_network values (?, ?, ?)",
        [(network, key, ts) for key, ts in seen if (network := network_around(key.removeprefix("ip:")))],
    )


@migrations
def gone(db: Database) -> None:
    """When edits were gone from their page though nobody's word says that they were unwanted."""
    db.execute("alter table change add column gone_ts integer")


@migrations
def acts(db: Database) -> None:
    """What actions beside edits need, which rule asked for each, and since when an author is flagged."""
    db.execute("alter table action add column rcid integer")
    db.execute("alter table action add column argument text not null default ''")
    db.execute("alter table action add column row text not null default ''")
    db.execute("create index action_rcid on action (rcid) where rcid is not null")
    db.execute("create index action_settled on action (settled_at) where settled_at is not null")
    # When the author was flagged, or silenced at once; it stays while either lasts.
    db.execute("alter table account add column flagged_ts integer")
    db.execute("update account set flagged_ts = since where state in ('flagged', 'silenced', 'blocked')")


@migrations
def audit_trail(db: Database) -> None:
    """Decisions can only be added: the database itself refuses to change or remove one."""
    db.execute("create index decision_key on decision (key)")
    db.execute("create index decision_time on decision (ts)")
    for event in ("update", "delete"):
        db.execute(
            f"create trigger decision_no_{event} before {event} on decision"
            " begin select raise(abort, 'decisions are only ever added'); end"
        )


@migrations
def block_decisions(db: Database) -> None:
    """When people last made, changed or lifted a block of somebody, and the actions of an author by an index."""
    db.execute(
        "create table block_decision (actor_key text primary key, ts integer not null, lifted_ts integer) without rowid"
    )
    db.execute("create index action_author on action (actor_key, kind)")


@migrations
def brakes(db: Database) -> None:
    """Which budget an action is counted in, which wait for room in theirs, and the rules that people stopped."""
    db.execute("alter table action add column budget text not null default ''")
    db.execute("alter table action add column over_budget integer not null default 0")
    db.execute("create index action_budget on action (budget, settled_at) where budget != ''")
    db.execute("create index action_over_budget on action (budget) where over_budget = 1")
    db.execute("create index action_cancelled on action (settled_at) where status = 'cancelled'")
    # What people decided lately, whoever it was about.
    for column in ("released_ts", "confirmed_ts"):
        db.execute(f"create index change_{column}_time on change ({column}) where {column} is not null")
    # tripped_ts: since when the row only lists; null: it acts. mark: what the row did then.
    db.execute(
        "create table breaker (row text primary key, tripped_ts integer, reset_ts integer,"
        " why text not null default '', mark text not null default '') without rowid"
    )


@migrations
def appeals(db: Database) -> None:
    """Who objected to what was done, and actions by what they were done to: to see who undoes them on the wiki."""
    db.execute(
        """create table appeal (
            id integer primary key, revid integer not null unique, actor_key text not null, user text not null,
            page_id integer not null, title text not null, ts integer not null, action_key text not null,
            answered_ts integer, answered_by text not null default ''
        )"""
    )
    db.execute("create index appeal_action on appeal (action_key)")
    db.execute("create index appeal_open_page on appeal (page_id) where answered_ts is null")
    db.execute("create index appeal_open_author on appeal (actor_key) where answered_ts is null")
    db.execute("create index action_target on action (target, kind)")


@migrations
def reviews(db: Database) -> None:
    """What reviews propose about flagged authors, the cases about which people spoke, and what releases allow."""
    # detail: the answers to the three questions and the revisions, as JSON.
    db.execute(
        """create table proposal (
            id integer primary key, actor_key text not null, user text not null, class text not null,
            made_ts integer not null, updated_ts integer not null, cycles integer not null default 0,
            status text not null default 'open', decided_ts integer, who text not null default '',
            why text not null default '', detail text not null
        )"""
    )
    db.execute("create unique index proposal_open on proposal (actor_key) where status = 'open'")
    db.execute("create index proposal_author on proposal (actor_key, id)")
    # key: of an action, or `proposal-` and its number.
    db.execute(
        "create table reviewed_case (key text primary key, class text not null, ts integer not null,"
        " overturned integer not null) without rowid"
    )
    db.execute("create index reviewed_case_latest on reviewed_case (class, ts, key, overturned)")
    db.execute(
        "create table soft_allow (kind text not null, what text not null, until integer not null, why text not null,"
        " primary key (kind, what)) without rowid"
    )


@migrations
def decoys_and_friction(db: Database) -> None:
    """Decoy pages, what silenced authors showed there, and who was put into the group of friction.toml."""
    # listed: the title as the rules give it; why: '' where the page can be a decoy.
    db.execute(
        "create table decoy (listed text primary key, title text not null, page_id integer not null,"
        " why text not null, ts integer not null) without rowid"
    )
    db.execute("create table decoy_edit (revid integer primary key)")
    db.execute(
        "create table decoy_domain (domain text not null, ts integer not null, actor_key text not null,"
        " revid integer not null, primary key (domain, ts, actor_key, revid)) without rowid"
    )
    db.execute("create index decoy_domain_actor on decoy_domain (actor_key)")
    # left_ts: a person took the account out; looked_ts: when it was looked at last.
    db.execute(
        'create table friction (actor_key text primary key, "group" text not null, since integer not null,'
        " left_ts integer, looked_ts integer not null)"
    )
    db.execute("create index friction_looked on friction (looked_ts)")
    db.execute("create index account_flagged on account (actor_key) where state = 'flagged'")


@migrations
def notices(db: Database) -> None:
    """What stands in the place of a page that was taken down, as it was written then: the rules may say more now."""
    db.execute("alter table held add column notice text not null default ''")


@migrations
def rule_reviews(db: Database) -> None:
    """What people said of a rule's hits, by the wording that the rule had, and which versions had which wording."""
    db.execute(
        "create table rule_wording (rule text not null, wording text not null, version text not null,"
        " primary key (rule, wording, version)) without rowid"
    )
    # Hits of a trial, for in the past the rule did not stand among those that judged. word and how: what people had
    # made of the edit by then.
    db.execute(
        "create table rule_trial (rule text not null, wording text not null, revid integer not null,"
        " ts integer not null, actor_key text not null, user text not null, title text not null,"
        " comment text not null, shown text not null, word text not null, how text not null,"
        " primary key (rule, wording, revid)) without rowid"
    )
    db.execute(
        'create table rule_word (rule text not null, wording text not null, revid integer not null, "right" integer'
        " not null, who text not null, ts integer not null, why text not null, primary key (rule, wording, revid))"
        " without rowid"
    )


@migrations
def named_undos(db: Database) -> None:
    """Edits that a later one named in its summary and took out, while it kept other changes of the page."""
    db.execute("create table named_undo (revid integer primary key, by_revid integer not null)")


@migrations
def rule_trial_places(db: Database) -> None:
    """The place that a rule found, to be marked in what is shown of a hit."""
    db.execute("alter table rule_trial add column place text not null default ''")


@migrations
def dashboard_people(db: Database) -> None:
    """Who may sign in to the dashboard, their one-time links and their sessions; of secrets only the hashes."""
    db.execute(
        "create table web_person (name text primary key collate nocase, role text not null, added_ts integer not null)"
    )
    for table in ("web_link", "web_session"):
        db.execute(
            f"create table {table} (hash blob primary key, name text not null collate nocase, until integer not null)"
            " without rowid"
        )


@migrations
def effort(db: Database) -> None:
    """How many characters an edit added, and how many links that a captcha may ask about; null: not counted."""
    for column in ("characters", "links"):
        db.execute(f"alter table change add column {column} integer")


@migrations
def news(db: Database) -> None:
    """What people were told by message, and the messages that wait, were sent or were given up, by where they go."""
    # said: the values of the sentence, as JSON; over: that it ended was told.
    db.execute(
        "create table news (key text primary key, kind text not null, about text not null, severity text not null,"
        " said text not null, once integer not null, since_ts integer not null, told_ts integer not null,"
        " ended_ts integer, over integer not null default 0) without rowid"
    )
    db.execute(
        """create table message (
            id integer primary key, target text not null, made_ts integer not null, next_ts integer not null,
            tries integer not null default 0, subject text not null, body text not null,
            status text not null default 'waiting', settled_ts integer, result text not null default ''
        )"""
    )
    db.execute("create index message_status on message (status, next_ts)")
    db.execute("create index message_settled on message (settled_ts) where settled_ts is not null")

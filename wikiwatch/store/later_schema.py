"""The latest of the database's migrations, which follow those of `schema`; the store applies the list from here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiwatch.store.schema import migrations

if TYPE_CHECKING:
    from sqlite_utils import Database

__all__ = ["migrations"]


@migrations
def review_words(db: Database) -> None:
    """Lines that people saved on the decisions page, each once, and what came of them."""
    # status: new, done, refused, or void where it does not count; came: the name of a message; result: an action's key.
    db.execute(
        "create table review_word (id integer primary key, revid integer not null, ts integer not null,"
        " user text not null, line text not null unique, word text not null, key text not null, status text not null,"
        " came text not null default '', result text not null default '', archived integer not null default 0)"
    )
    db.execute("create index review_word_status on review_word (status, revid)")
    db.execute("create index review_word_answered on review_word (ts, id) where status in ('done', 'refused')")


@migrations
def wiki_people(db: Database) -> None:
    """Who signed in to the dashboard by the wiki, and who is on the way; of secrets there are only hashes."""
    db.execute(
        "create table wiki_sign_in (state blob primary key, browser blob not null, until integer not null)"
        " without rowid"
    )
    # user_id: the wiki's, which stays when an account gets another name; role: "" where the rights give none.
    db.execute(
        "create table wiki_person (user_id integer primary key, name text not null, role text not null,"
        " asked_ts integer not null)"
    )
    db.execute("create table wiki_session (hash blob primary key, user_id integer not null, until integer not null)")
    db.execute("create index wiki_session_person on wiki_session (user_id)")
    db.execute("create index wiki_session_until on wiki_session (until)")


@migrations
def concealed(db: Database) -> None:
    """What of a change the wiki does not show to everybody any more: 1 its author, 2 its title, 3 both."""
    db.execute("alter table change add column concealed integer not null default 0")


@migrations
def packed_verdicts(db: Database) -> None:
    """Verdicts are packed, see `packed`, and read by a view; what stands there is packed little by little."""
    db.execute("alter table verdict rename to packed_verdict")
    db.execute("alter table packed_verdict rename column detail to packed")
    db.execute("create view verdict as select change_id, unpack(packed) as detail from packed_verdict")


@migrations
def mishaps(db: Database) -> None:
    """Changes that could not be judged, as they were read: how often, why the last time, and whether set aside."""
    # change: all fields as JSON; revid, rcid: to find what is recorded of it.
    db.execute(
        "create table mishap (key text primary key, change text not null, revid integer, rcid integer,"
        " tries integer not null, why text not null, ts integer not null, aside integer not null) without rowid"
    )

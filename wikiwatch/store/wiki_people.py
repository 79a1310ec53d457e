"""Who signed in to the dashboard by the wiki's OAuth. Of secrets there are only hashes."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from wikiwatch.ports.web import WikiPerson
from wikiwatch.store.base import Base
from wikiwatch.store.rows import moment, seconds


class WikiPeopleQueries(Base):
    """Apart from the people of `WebQueries`: an account of the wiki is not the person of the same name here."""

    def begin_wiki_sign_in(self, state: bytes, browser: bytes, at: datetime, until: datetime) -> None:
        """Let the wiki send a browser back with this state; what was not used in time is gone."""
        with self.transaction():
            self.change_rows("delete from wiki_sign_in where until <= ?", seconds(at))
            self.change_rows("insert into wiki_sign_in values (?, ?, ?)", state, browser, seconds(until))

    def use_wiki_sign_in(self, state: bytes, browser: bytes, at: datetime) -> bool:
        """Whether it was begun by this very browser and is not over; the state is gone in any case."""
        with self.transaction():
            row = self.row("select browser, until from wiki_sign_in where state = ?", state)
            self.change_rows("delete from wiki_sign_in where state = ?", state)
        return row is not None and row["browser"] == browser and row["until"] > seconds(at)

    def set_wiki_person(self, person: WikiPerson) -> None:
        """Keep what the wiki told; where it left no role, all sessions of the account end."""
        with self.transaction():
            self.change_rows(
                "insert into wiki_person values (?, ?, ?, ?) on conflict (user_id) do update"
                " set name = excluded.name, role = excluded.role, asked_ts = excluded.asked_ts",
                *(person.user_id, person.name, person.role, seconds(person.asked_at)),
            )
            if not person.role:
                self.change_rows("delete from wiki_session where user_id = ?", person.user_id)

    def wiki_person(self, user_id: int) -> WikiPerson | None:
        """What was told of an account last."""
        row = self.row("select * from wiki_person where user_id = ?", user_id)
        return _person(row) if row else None

    def begin_wiki_session(self, hashed: bytes, user_id: int, at: datetime, until: datetime) -> None:
        """Keep a session; those that have ended are gone, with those whose last one it was."""
        with self.transaction():
            self.change_rows("delete from wiki_session where until <= ?", seconds(at))
            self.change_rows("insert into wiki_session values (?, ?, ?)", hashed, user_id, seconds(until))
            self.change_rows("delete from wiki_person where user_id not in (select user_id from wiki_session)")

    def wiki_session(self, hashed: bytes, at: datetime) -> WikiPerson | None:
        """Whose session it is."""
        row = self.row(
            "select wiki_person.* from wiki_session join wiki_person using (user_id) where hash = ? and until > ?",
            *(hashed, seconds(at)),
        )
        return _person(row) if row else None

    def end_wiki_session(self, hashed: bytes) -> None:
        """Sign somebody out."""
        self.change_rows("delete from wiki_session where hash = ?", hashed)

    def wiki_people_longest_ago(self, at: datetime, limit: int) -> list[WikiPerson]:
        """Those with a session that goes on, the one first of whom the wiki was asked the longest time ago."""
        rows = self.rows(
            "select * from wiki_person where user_id in (select user_id from wiki_session where until > ?)"
            " order by asked_ts, user_id limit ?",
            *(seconds(at), limit),
        )
        return [_person(row) for row in rows]


def _person(row: sqlite3.Row) -> WikiPerson:
    return WikiPerson(row["user_id"], row["name"], row["role"], moment(row["asked_ts"]))

"""Who may sign in to the dashboard: people, one-time links, sessions. Of secrets there are only hashes."""

from __future__ import annotations

from datetime import datetime

from wikiwatch.store.base import Base
from wikiwatch.store.rows import seconds


class WebQueries(Base):
    """People of the dashboard; names are compared without regard to the case of ASCII letters."""

    def web_people(self) -> list[tuple[str, str]]:
        """Everybody with their role, by name."""
        return [(row["name"], row["role"]) for row in self.rows("select name, role from web_person order by name")]

    def set_web_person(self, name: str, role: str, at: datetime) -> None:
        """Add somebody, or give them another role."""
        self.change_rows(
            "insert into web_person (name, role, added_ts) values (?, ?, ?)"
            " on conflict (name) do update set role = excluded.role",
            *(name, role, seconds(at)),
        )

    def drop_web_person(self, name: str) -> bool:
        """Take somebody out, with all links and sessions; whether there was anybody."""
        with self.transaction():
            for table in ("web_link", "web_session"):
                self.change_rows(f"delete from {table} where name = ?", name)
            return self.change_rows("delete from web_person where name = ?", name) > 0

    def keep_web_link(self, hashed: bytes, name: str, until: datetime) -> None:
        """Let a link sign somebody in once; an earlier one of theirs does not count any more."""
        with self.transaction():
            self.change_rows("delete from web_link where name = ?", name)
            self.change_rows("insert into web_link (hash, name, until) values (?, ?, ?)", hashed, name, seconds(until))

    def web_link(self, hashed: bytes, at: datetime) -> str | None:
        """For whom a link is that was not used yet."""
        row = self.row("select name from web_link where hash = ? and until > ?", hashed, seconds(at))
        return str(row["name"]) if row else None

    def use_web_link(self, hashed: bytes, at: datetime) -> str | None:
        """The same, and the link is gone."""
        with self.transaction():
            name = self.web_link(hashed, at)
            self.change_rows("delete from web_link where hash = ? or until <= ?", hashed, seconds(at))
        return name

    def begin_web_session(self, hashed: bytes, name: str, at: datetime, until: datetime) -> None:
        """Keep a session; those that have ended are gone."""
        with self.transaction():
            self.change_rows("delete from web_session where until <= ?", seconds(at))
            self.change_rows("insert into web_session values (?, ?, ?)", hashed, name, seconds(until))

    def web_session(self, hashed: bytes, at: datetime) -> tuple[str, str] | None:
        """Whose session it is, and the role that they have now."""
        row = self.row(
            "select web_person.name, role from web_session join web_person using (name) where hash = ? and until > ?",
            *(hashed, seconds(at)),
        )
        return (row["name"], row["role"]) if row else None

    def end_web_session(self, hashed: bytes) -> None:
        """Sign somebody out."""
        self.change_rows("delete from web_session where hash = ?", hashed)

    def anybody_signed_in(self, at: datetime) -> bool:
        """Whether any session goes on."""
        return self.row("select 1 from web_session where until > ? limit 1", seconds(at)) is not None

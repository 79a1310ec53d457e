"""What a live MediaWiki tells of people, in bulk: who they are, what they did before, how others spoke to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from wikiwatch.core.model import Actor, Change, Contribution, parse_address
from wikiwatch.ports import TalkPage
from wikiwatch.site import acquaintance, reading
from wikiwatch.site.rights import Rights
from wikiwatch.site.session import Session, values
from wikiwatch.site.shapes import shaped

Json = dict[str, Any]
T = TypeVar("T")

PAGE = 500  # changes a page: what MediaWiki gives everybody at once
# Titles, revisions and users that one request may name: MediaWiki's limits without and with `apihighlimits`.
NAMED, NAMED_WITH_HIGH_LIMITS = 50, 500
# Rights are not asked for each author: MediaWiki would spell out a hundred for a sysop. See `rights.Rights`.
USER_PROPS = "groups|implicitgroups|registration|editcount|blockinfo|emailable"


@shaped
class PeopleReader:
    """The half of a Reader that is about people. All of it raises SiteError."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._rights = Rights(session)

    def actors(self, names: Sequence[str]) -> dict[str, Actor]:
        """See `Site.actors`. A name that was renamed or never existed has unknown facts."""
        addresses = [name for name in names if parse_address(name) is not None]
        others = [name for name in names if name and parse_address(name) is None]
        users = self._users(others)
        blocked = self._blocked_addresses(addresses)
        return {
            **{name: self._account(name, users.get(name)) for name in others},
            **{name: reading.actor_from_address(name, parse_address(name) in blocked) for name in addresses},
        }

    def _account(self, name: str, user: Json | None) -> Actor:
        actor = reading.actor_from_user(name, user)
        if user is None or not actor.groups:
            return actor
        implicit = frozenset(user.get("implicitgroups", ()))
        return replace(
            actor,
            rights=self._rights.beyond(actor.groups, implicit),
            global_groups=self._rights.global_groups(name),
            unknown=actor.unknown | self._rights.unknown,
        )

    def _users(self, names: Sequence[str]) -> dict[str, Json]:
        users: dict[str, Json] = {}
        for chunk in self._chunks(names):
            for query in self.session.query(list="users", ususers=values(*chunk), usprop=USER_PROPS):
                users.update((str(user["name"]), user) for user in query.get("users", ()))
        return users

    def _blocked_addresses(self, names: Sequence[str]) -> set[object]:
        """Those of the addresses that are blocked by themselves; a blocked range can't edit anyway."""
        blocked: set[object] = set()
        for chunk in self._chunks(names):
            for query in self.session.query(
                list="blocks", bkusers=values(*chunk), bkprop="user|flags", bklimit=str(PAGE)
            ):
                entries = [entry for entry in query.get("blocks", ()) if not entry.get("partial")]
                blocked.update(parse_address(str(entry.get("user", ""))) for entry in entries)
        return blocked

    def earlier_edits(self, actors: Sequence[Actor], until: datetime) -> Mapping[str, Sequence[Contribution]]:
        """See `Site.earlier_edits`."""
        return acquaintance.earlier_edits(self.session, actors, until, named=self._named)

    def talk_pages(self, names: Sequence[str]) -> Mapping[str, TalkPage | None]:
        """See `Site.talk_pages`."""
        return acquaintance.talk_pages(self.session, names, named=self._named)

    def block_log(self) -> Iterator[Sequence[Change]]:
        """See `Site.block_log`."""
        return acquaintance.block_log(self.session)

    def _chunks(self, items: Sequence[T]) -> Iterator[Sequence[T]]:
        for start in range(0, len(items), self._named):
            yield items[start : start + self._named]

    @property
    def _named(self) -> int:
        return NAMED_WITH_HIGH_LIMITS if "apihighlimits" in self.session.rights else NAMED

"""Autonomous systems out of a MaxMind DB file that an admin provides, such as GeoLite2-ASN.mmdb.

The file is read into memory once (GeoLite2-ASN has 10 MB), so that it may be replaced while the program runs; a newer
one is used from the next start on.
"""

from __future__ import annotations

import logging
from itertools import islice
from pathlib import Path

import maxminddb

from wikiwatch.core.model import parse_address
from wikiwatch.errors import UserError

log = logging.getLogger(__name__)

# The field of GeoLite2-ASN, GeoIP2-ISP and DB-IP's files.
NUMBER = "autonomous_system_number"
MOST_BYTES = 500_000_000  # fifty times the largest of them: more is surely another file
LOOKED_AT = 100  # entries, of which one at least tells a number


class SystemsFile:
    """A database of autonomous systems. UserError where the file can't be read, is damaged, or holds something else."""

    def __init__(self, path: Path) -> None:
        try:
            size = path.stat().st_size
        except OSError as error:
            raise UserError(f"{path} can't be read: {error.strerror}", _HINT) from None
        if size > MOST_BYTES:
            raise UserError(f"{path} has more than 500 MB: it is no database of autonomous systems", _HINT)
        try:
            self._reader = maxminddb.open_database(str(path), maxminddb.MODE_MEMORY)
            self.kind = str(self._reader.metadata().database_type)
            known = any(_number(record) for _, record in islice(self._reader, LOOKED_AT))
        except Exception as error:  # the reader trusts its file: a damaged one makes it fail in any way
            raise UserError(f"{path} is damaged, or no MaxMind DB file: {error}", _HINT) from error
        if not known:
            raise UserError(f"{path} is a database of another type: {self.kind!r} tells no {NUMBER}", _HINT)
        self._damaged = False

    def system(self, address: str) -> str | None:
        """The key of the autonomous system in which an address lies (`as:64500`); None if the file doesn't know."""
        parsed = parse_address(address)
        if parsed is None:
            return None
        try:
            number = _number(self._reader.get(parsed))
        except ValueError:  # IPv6 in a file of IPv4
            return None
        except Exception:  # as above, in a part that was not looked at
            if not self._damaged:
                log.exception("the database of autonomous systems is damaged: some addresses have no system")
            self._damaged = True
            return None
        return f"as:{number}" if number else None


def _number(record: object) -> int:
    """The number in an entry; 0 where there is none. They have 32 bits (RFC 6793)."""
    number = record.get(NUMBER) if isinstance(record, dict) else None
    return number if isinstance(number, int) and 0 < number < 1 << 32 else 0


_HINT = "download GeoLite2-ASN.mmdb anew, or take `asn_database` out of [networks] in wikiwatch.toml"

"""Reads the XML of a MediaWiki export, piece by piece, into entries.

Expat, not a tree: it hands long texts over in pieces, so even one endless line takes no more memory than the
longest text that is kept. DTDs are refused at their first word, and with them every entity bomb.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from datetime import UTC, datetime
from xml.parsers.expat import ErrorString, ExpatError, ParserCreate

from wikiwatch.errors import UserError
from wikiwatch.site.spool import CollisionError, Entry, Gap

MAX_TEXT = 8 * 1024 * 1024  # characters; four times what MediaWiki lets a page have ($wgMaxArticleSize)
MAX_FIELD = 1_000  # characters; twice the longest field that MediaWiki keeps, an edit summary of 500
MAX_DEPTH = 32  # an export nests its elements 5 deep
MAX_TOKEN = 1024 * 1024  # bytes of one tag or comment; expat keeps an unfinished one in memory
MAX_NAMESPACES = 1_000
MAX_NAMES = 1_000  # of elements and attributes, of which an export has less than a hundred; expat keeps each for ever
EXPECTED = "expected a MediaWiki XML export (plain, .gz, .bz2, .xz or .7z)"
MAKE_ONE = "Make one with Special:Export or maintenance/dumpBackup.php --full."

_REVISION = "page/revision"
_TEXT = "page/revision/text"
_CONTRIBUTOR = "page/revision/contributor"
_NAMESPACE = "siteinfo/namespaces/namespace"
# Other slots of a revision stand in page/revision/content, so the paths here are those of the main slot.
_FIELDS = frozenset(
    {
        *(_NAMESPACE, _TEXT, "page/title", "page/ns", "page/id"),
        *(f"{_REVISION}/{name}" for name in ("id", "parentid", "timestamp", "comment", "model", "sha1")),
        *(f"{_CONTRIBUTOR}/{name}" for name in ("username", "ip", "id")),
    }
)
_TEXT_MODELS = ("wikitext", "text")
_CODE_SUFFIXES = (".css", ".js", ".json")
_CODE_NAMESPACES = (2, 8)  # User and MediaWiki: where such titles hold code
_SHA1 = re.compile(r"[0-9a-z]{31}")


class ExportParser:
    """Feeds on the bytes of one XML file and calls `sink` for each revision; UserError where it can't."""

    def __init__(self, name: str, sink: Callable[[Entry], None]) -> None:
        self._name = name
        self._sink = sink
        self._fed = 0
        self._path: list[str] = []
        self._page: dict[str, str] = {}
        self._revision: dict[str, str] = {}
        self._attributes: dict[str, dict[str, str]] = {}
        self._namespaces: dict[str, int] = {}
        self._names: set[str] = set()
        self._field = ""
        self._parts: list[str] = []
        self._length = 0
        self._large = False
        self._expat = ParserCreate()
        self._expat.buffer_text = True
        self._expat.buffer_size = 65_536
        self._expat.StartDoctypeDeclHandler = self._doctype
        self._expat.StartElementHandler = self._start
        self._expat.CharacterDataHandler = self._characters
        self._expat.EndElementHandler = self._end

    def feed(self, data: bytes | bytearray) -> None:
        """Take the next bytes of the file, of any number."""
        if not self._fed and not data.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n").startswith(b"<"):
            raise UserError(f"{self._name}: found {bytes(data[:20])!r}, {EXPECTED}.", MAKE_ONE)
        for start in range(0, len(data), MAX_TOKEN // 4):
            self._feed(data[start : start + MAX_TOKEN // 4])

    def finish(self) -> None:
        """Say that the file is over; UserError if it should have gone on."""
        if not self._fed:
            raise UserError(f"{self._name}: empty, {EXPECTED}.", MAKE_ONE)
        try:
            self._expat.Parse(b"", True)
        except ExpatError as error:
            inside = f"inside <{self._path[-1]}>" if self._path else "before its first element"
            raise self._error(
                f"the file ends too early, {inside}", "Copy or download it again; nothing was judged."
            ) from error

    def _feed(self, data: bytes | bytearray) -> None:
        self._fed += len(data)
        try:
            self._expat.Parse(data, False)
        except ExpatError as error:
            raise self._error(f"no well-formed XML: {ErrorString(error.code)}") from error
        if self._fed - self._expat.CurrentByteIndex > MAX_TOKEN:
            raise self._error(f"a tag or comment of more than {MAX_TOKEN} bytes")

    def _error(self, what: str, hint: str = "Export the pages again; nothing was judged.") -> UserError:
        return UserError(f"{self._name}:{self._expat.CurrentLineNumber}: {what}.", hint)

    def _doctype(self, name: str, _system: str | None, _public: str | None, _internal: bool) -> None:
        if name.lower() == "html":
            raise UserError(f"{self._name}: an HTML page, {EXPECTED}.", MAKE_ONE)
        raise self._error("a document type declaration, which no MediaWiki export has", MAKE_ONE)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if not self._path and local != "mediawiki":
            raise UserError(f"{self._name}: the first element is {local[:40]!a}, {EXPECTED}.", MAKE_ONE)
        if len(self._path) >= MAX_DEPTH:
            raise self._error(f"elements nested more than {MAX_DEPTH} deep")
        self._names.add(name)
        self._names.update(attributes)
        if len(self._names) > MAX_NAMES:
            raise self._error(f"more than {MAX_NAMES} names of elements and attributes")
        self._path.append(local)
        where = "/".join(self._path[1:])
        if where == "page":
            self._page = {}
        elif where == _REVISION:
            self._revision, self._attributes, self._large = {}, {}, False
        if where in (_TEXT, _CONTRIBUTOR, _NAMESPACE):
            self._attributes[where] = attributes
        if where in _FIELDS:
            self._field, self._parts, self._length = where, [], 0

    def _characters(self, data: str) -> None:
        if not self._field:
            return
        room = (MAX_TEXT if self._field == _TEXT else MAX_FIELD) - self._length
        self._length += len(data)
        if room > 0:
            self._parts.append(data[:room])

    def _end(self, _name: str) -> None:
        where = "/".join(self._path[1:])
        if where == self._field:
            self._keep(where, "".join(self._parts))
            self._field, self._parts = "", []
        elif where == _REVISION:
            self._emit()
        self._path.pop()

    def _keep(self, where: str, value: str) -> None:
        if where == _TEXT:
            self._large = self._length > MAX_TEXT
        elif where != f"{_REVISION}/comment":
            value = value.strip()
        if where == _NAMESPACE:
            key = self._attributes[where].get("key", "")
            if re.fullmatch(r"-?[0-9]{1,9}", key) and len(self._namespaces) < MAX_NAMESPACES:
                self._namespaces[value.casefold()] = int(key)
        elif where.startswith(_REVISION):
            self._revision[where.removeprefix(_REVISION + "/")] = value
        else:
            self._page[where.removeprefix("page/")] = value

    def _emit(self) -> None:
        entry = self._entry()
        try:
            self._sink(entry)
        except CollisionError as error:
            raise self._error(
                f"revision {entry.revid} was there before with another time",
                "Files that are replayed together have to come from one wiki.",
            ) from error

    def _entry(self) -> Entry:
        title = self._page.get("title", "")
        page_id, revid = _number(self._page.get("id")), _number(self._revision.get("id"))
        timestamp = _time(self._revision.get("timestamp", ""))
        if not title or not page_id or not revid or timestamp is None:
            raise self._error(f"a revision of page {title[:80]!a} without a title, a page id, an id or a timestamp")
        namespace = self._namespace(title)
        gap = self._gap(namespace, title)
        text = self._revision.get("text", "") if gap is Gap.NONE else None
        sha1 = self._revision.get("sha1", "")
        if not _is_sha1(sha1):
            sha1 = "" if text is None else base36_sha1(text)
        return Entry(
            revid=revid,
            parent_revid=_number(self._revision.get("parentid")) or None,
            page_id=page_id,
            namespace=namespace,
            title=title,
            timestamp=timestamp,
            user=self._revision.get("contributor/username") or self._revision.get("contributor/ip", ""),
            user_id=_number(self._revision.get("contributor/id")),
            comment=self._revision.get("comment", ""),
            sha1=sha1 or None,
            gap=gap,
            text=text,
        )

    def _namespace(self, title: str) -> int:
        """The page's namespace; exports before 0.6 tell it by the title only."""
        told = self._page.get("ns", "")
        if re.fullmatch(r"[0-9]{1,9}", told):
            return int(told)
        prefix, colon, _ = title.partition(":")
        return self._namespaces.get(prefix.casefold(), 0) if colon else 0

    def _gap(self, namespace: int, title: str) -> Gap:
        attributes = self._attributes.get(_TEXT)
        if attributes is None:
            return Gap.MISSING
        if "deleted" in attributes:
            return Gap.HIDDEN
        model = self._revision.get("model", "")
        # Exports before 0.8 name no model: MediaWiki itself then goes by the title.
        code = not model and namespace in _CODE_NAMESPACES and title.endswith(_CODE_SUFFIXES)
        if code or (model and model not in _TEXT_MODELS):
            return Gap.MODEL
        if self._large:
            return Gap.LARGE
        # A stub names the size, or before 0.5 only the place of the text in the wiki's database.
        stub = attributes["bytes"] != "0" if "bytes" in attributes else "id" in attributes
        return Gap.MISSING if stub and not self._revision["text"] else Gap.NONE


def base36_sha1(text: str) -> str:
    """MediaWiki's rev_sha1: SHA-1 of the UTF-8 text, in base 36, 31 digits."""
    number = int.from_bytes(hashlib.sha1(text.encode(), usedforsecurity=False).digest())
    digits = ""
    for _ in range(31):
        number, digit = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    return digits


def _is_sha1(value: str) -> bool:
    return _SHA1.fullmatch(value) is not None and int(value, 36) < 1 << 160


def _number(value: str | None) -> int:
    """A positive id that fits into 64 bits; 0 where there is none."""
    return int(value) if value and re.fullmatch(r"[0-9]{1,18}", value) else 0


def _time(value: str) -> datetime | None:
    try:
        time = datetime.fromisoformat(value)
        return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
    except (ValueError, OverflowError):
        return None

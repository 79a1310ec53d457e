"""URLs that carry another whole URL: redirectors, which pass the reader on, and mirrors, which show it."""

from __future__ import annotations

import base64
import re
from typing import NamedTuple
from urllib.parse import unquote

LONGEST = 2048  # characters of a carried URL, as of any other
MARKS = 2  # characters that some set before an address in Base64

_WHOLE = re.compile(r"(?:https?|ftp)(?::|%3a)(?:/|%2f){1,2}(?=[\w\[%])", re.I)
_BEFORE_IN_PATH = "/=,:"  # what stands before a URL that is a part of the path
_ENCODED = ("aHR0cDovL", "aHR0cHM6Ly")  # http:// and https:// in Base64
_ENCODING = re.compile(r"[A-Za-z0-9_+/-]+")

# A parameter alone says little (`?u=` is as often a user): it counts where the path says the same, or where
# there is no path at all. Names are those that public redirectors and the open ones of common software use.
_PARAMETERS = frozenset(
    """
    adurl away continue dest destination exit external forward go goto href jump l link loc location next out
    q r redir redirect redirect_to redirect_uri redirect_url redirecturl return return_to returnurl rd ru rurl
    site target to u uddg uri url z
    """.split()
)
_PATHS = frozenset(
    """
    aclk adclick away bounce click clickthru clk deref dereferer exit ext external fwd forward go goto jump l
    leave link linkcheck linkfilter links open out outbound outgoing proxy r rd rdr redir redirect redirector
    safelink surl track transfer u url visit
    """.split()
)
# Registrable domains, or names under every suffix, of archives: who cites an archived page cites that page.
_ARCHIVES = frozenset(
    """
    archive.org archive-it.org archive.fo archive.is archive.li archive.md archive.ph archive.today archive.vn
    arquivo.pt mementoweb.org nationalarchives.gov.uk perma.cc vefsafn.is webarchive.org.uk webcitation.org
    """.split()
)
_TRANSLATORS = ("translate.google.", "webcache.googleusercontent.")


class Carried(NamedTuple):
    """A URL that stood in another, and whether that one is a mirror: an archive, a cache or a translator."""

    url: str
    mirror: bool


def carried(host: str, path: str, query: str) -> Carried | None:
    """The whole URL that a URL of this host, path and query takes its reader to, if any; linear."""
    mirror = _is_mirror(host)
    # A mirror may name the page in any parameter: it is known, and takes nobody elsewhere.
    found = _in_path(path, query) or _in_query(query, None if mirror else _names(path))
    return Carried(found[:LONGEST], mirror) if found else None


def _is_mirror(host: str) -> bool:
    labels = host.split(".")
    tails = {".".join(labels[-count:]) for count in (2, 3)}
    return not tails.isdisjoint(_ARCHIVES) or host.startswith(_TRANSLATORS)


def _in_path(path: str, query: str) -> str:
    found = _WHOLE.search(path)
    if found is None or path[found.start() - 1 : found.start()] not in _BEFORE_IN_PATH:
        return ""
    rest = path[found.start() :]
    if "%" in found[0]:
        rest = rest.partition("/")[0]  # its own slashes are encoded, so the first plain one ends it
    rest = _decoded(rest)
    # One slash of the two is often lost on the way.
    rest = re.sub(r"^(\w+:)/+", r"\1//", rest)
    return f"{rest}?{query}" if query and "?" not in rest else rest


def _names(path: str) -> frozenset[str]:
    last = path.rstrip("/").rpartition("/")[2].partition(".")[0].lower()
    return _PARAMETERS if not last or last in _PATHS else frozenset()


def _in_query(query: str, names: frozenset[str] | None) -> str:
    """The URL that a parameter of these names holds (of any name for None); one in Base64, or alone, always."""
    if _WHOLE.match(query):
        return _decoded(query)
    for part in re.split("[&;]", query):
        name, _, value = part.partition("=")
        encoded = next((at for mark in _ENCODED if 0 <= (at := value.find(mark, 0, 20)) <= MARKS), -1)
        if encoded >= 0:  # nobody hides an address so for another reason than to pass the reader on
            return _from_base64(value[encoded:])
        if names is not None and name.lower() not in names:
            continue
        found = _WHOLE.search(value, 0, 200) if names is None else _WHOLE.match(value)
        if found:
            # An address that was not encoded and has a query of its own takes the rest with it.
            rest = value if "%" in found[0] or "?" not in value else query[query.index(value) :]
            return _decoded(rest[found.start() :])
        if names is not None and value.startswith("//") and "." in value:
            return f"http:{value}"
    return ""


def _decoded(url: str) -> str:
    """A carried URL in plain, where its own punctuation was encoded."""
    found = _WHOLE.match(url)
    return unquote(url[: 3 * LONGEST]) if found and "%" in found[0] else url


def _from_base64(value: str) -> str:
    found = _ENCODING.match(unquote(value[: 3 * LONGEST]))
    assert found is not None  # it begins with a known mark
    letters = found[0].replace("-", "+").replace("_", "/")
    letters = letters[: len(letters) // 4 * 4] if len(letters) % 4 == 1 else letters + "=" * (-len(letters) % 4)
    return base64.b64decode(letters).decode("utf-8", "ignore")

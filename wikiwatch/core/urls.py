"""The canonical form of a URL: what stays the same when a spammer writes one target in many ways."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

import idna

from wikiwatch.core.carried import carried
from wikiwatch.core.phones import number

if TYPE_CHECKING:
    from tldextract import TLDExtract

MAX_URL = 2048  # browsers and MediaWiki's own index work with less; more is padding
MAX_HOST = 253  # RFC 1035
CACHED = 4096  # URLs remembered: a few hundred pages' worth, below 2 MB
MAX_PASSED_ON = 3  # redirectors behind one another; browsers follow more, but no person writes them

# MediaWiki's $wgUrlProtocols (DefaultSettings, 1.39 and 1.43) in their two kinds.
SLASHED = frozenset(
    [
        "ftp",
        "ftps",
        "git",
        "gopher",
        "http",
        "https",
        "irc",
        "ircs",
        "mms",
        "nntp",
        "redis",
        "sftp",
        "ssh",
        "svn",
        "telnet",
        "wikipedia",
        "worldwind",
    ]
)
COLONED = frozenset(
    ["bitcoin", "geo", "magnet", "mailto", "matrix", "news", "sip", "sips", "sms", "tel", "urn", "xmpp"]
)

_DEFAULT_PORTS = {"http": "80", "https": "443", "ftp": "21", "": "80"}
# Parameters that only count visitors: advertising networks, newsletters, social sites, web statistics.
_TRACKERS = frozenset(
    """
    _ga _gac _gl _hsenc _hsmi _kx _openstat at_xt cvid dclid dicbo ef_id epik fb_action_ids fb_action_types
    fb_ref fb_source fbclid gad_campaignid gad_source gbraid gclid gclsrc hsctatracking igsh igshid irclickid
    li_fat_id mc_cid mc_eid mkt_tok ml_subscriber ml_subscriber_hash msclkid oly_anon_id oly_enc_id rb_clickid
    ref_src ref_url s_cid s_kwcid srsltid sscid ttclid twclid vero_conv vero_id wbraid wickedid wt_mc yclid ysclid
    """.split()
)
_TRACKER_FAMILIES = ("utm_", "pk_", "mtm_", "matomo_", "piwik_", "hsa_", "trk_")
_FORMAT = dict.fromkeys([0xAD, 0x61C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF])
_PARTS = re.compile(r"(?:([A-Za-z][A-Za-z0-9+]{0,15}):)?(?://)?([^/?#\\]*)([^?#]*)(?:\?([^#]*))?", re.S)
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_ALNUM = re.compile(r"[^\W_]")


@cache
def _suffixes() -> TLDExtract:
    """The public list of suffixes, out of the package: never fetched. It takes 0.2 s to read, with what it imports.

    With private suffixes, as the list calls them, each blog of a blog host is a domain of its own: that somebody
    trusted links to one must not vouch for all others.
    """
    from tldextract import TLDExtract

    return TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)


class Target(NamedTuple):
    """Where a URL leads; the fields are those of `Link`."""

    kind: str
    target: str
    host: str
    domain: str
    via: str = ""


@lru_cache(maxsize=CACHED)
def canonical(url: str) -> Target | None:
    """Where a URL (entities decoded, scheme optional) leads; None where it leads nowhere.

    Of a redirector it is the page that the reader comes to, with the redirector's domain as `via`; of an archive
    or translator the page that it shows, without.
    """
    return _canonical(url, MAX_PASSED_ON)


def _canonical(url: str, passed_on: int) -> Target | None:
    url = url[:MAX_URL].translate(_FORMAT)
    scheme, colon, rest = url.partition(":")
    scheme = scheme.lower()
    if colon and scheme in COLONED:
        return _coloned(scheme, rest)
    parts = _PARTS.match(url)
    assert parts is not None  # every part may be empty
    scheme = (parts[1] or "").lower()
    authority = parts[2].rpartition("@")[2]
    host, port = _split_port(authority)
    host = clean_host(host)
    if not _ALNUM.search(host):
        return None
    shown = f"[{host}]" if ":" in host else host.removeprefix("www.")
    if port and port != _DEFAULT_PORTS.get(scheme):
        shown += f":{port}"
    query = _query(parts[4] or "")
    own = Target("url", shown + _path(parts[3]) + (f"?{query}" if query else ""), host, domain(host))
    inner = carried(host, parts[3], parts[4] or "") if passed_on else None
    landing = _canonical(inner.url, passed_on - 1) if inner else None
    if inner is None or landing is None or not ("." in landing.host or ":" in landing.host):
        return own
    # Within one site (to come back to a page after logging in) nobody is sent anywhere else.
    return landing if inner.mirror or landing.domain == own.domain else landing._replace(via=own.domain)


@lru_cache(maxsize=CACHED)
def domain(host: str) -> str:
    """The registrable domain of a canonical host; the host itself where it has none, such as an address."""
    if not host or ":" in host or _numeric(host):
        return host
    return _suffixes()(host).top_domain_under_public_suffix or host.removeprefix("www.")


def has_public_suffix(host: str) -> bool:
    """Whether a canonical host ends in a suffix of the public list and has a name before it."""
    return bool(_suffixes()(host).top_domain_under_public_suffix)


def is_public_suffix(host: str, *, private: bool) -> bool:
    """Whether a canonical host is a suffix such as `com` or `co.uk`; with `private`, also one of a blog host."""
    parts = _suffixes()(host)
    return bool(parts.suffix) and not parts.domain and (private or not parts.is_private)


def clean_host(host: str) -> str:
    """A host in lower case, percent and punycode decoded, numeric addresses as dotted or compressed ones."""
    host = unquote(host[: MAX_HOST * 3]) if "%" in host else host
    host = unicodedata.normalize("NFKC", host[:MAX_HOST]).lower().replace("。", ".").strip(".")
    if host.startswith("["):
        return _ipv6(host.strip("[]"))
    numeric = _numeric(host)
    return numeric or ".".join(map(_label, host.split(".")))


def _coloned(scheme: str, rest: str) -> Target | None:
    if scheme in ("tel", "sms"):
        digits = number(unquote(rest.partition("?")[0]))
        return Target("phone", digits, "", digits) if len(digits) >= 5 else None
    if scheme == "mailto":
        return email(unquote(rest.partition("?")[0]))
    if scheme in ("sip", "sips", "xmpp") and "@" in rest:
        found = email(rest.partition("?")[0])
        return found._replace(kind="url") if found else None
    target = f"{scheme}:{rest}"
    return Target("url", target, "", target) if _ALNUM.search(rest) else None


def email(address: str) -> Target | None:
    """Where an e-mail address leads; None where it is none. It is its own domain: a mail service has many users."""
    name, at, host = address.strip().rpartition("@")
    host = clean_host(host)
    if not at or not name or not _ALNUM.search(host):
        return None
    whole = f"{name.lower()}@{host}"
    return Target("email", whole, host, whole)


def _split_port(authority: str) -> tuple[str, str]:
    host, colon, port = authority.rpartition(":")
    if colon and (not port or (port.isascii() and port.isdigit())) and (":" not in host or host.endswith("]")):
        return host, port.lstrip("0")
    return authority, ""


def _path(path: str) -> str:
    path = _ESCAPE.sub(_unescape, path.replace("\\", "/")).rstrip("/")
    return path if not path or path.startswith("/") else f"/{path}"


def _unescape(match: re.Match[str]) -> str:
    character = chr(int(match[1], 16))
    return character if character in _UNRESERVED else match[0].upper()


def _query(query: str) -> str:
    kept = []
    for part in query.split("&"):
        name = part.partition("=")[0].lower()
        if part and not name.startswith(_TRACKER_FAMILIES) and name not in _TRACKERS:
            kept.append(part)
    return "&".join(kept)


def _label(label: str) -> str:
    """One label of a host with its punycode decoded, by IDNA where that allows it (it forbids emoji)."""
    if not label.startswith("xn--") or len(label) > 63:
        return label
    try:
        return idna.decode(label)
    except (idna.IDNAError, UnicodeError):
        pass
    try:
        decoded = label[4:].encode("ascii").decode("punycode").lower()
        decoded.encode()  # half a character (a lone surrogate) is none, and no database takes it
    except UnicodeError:
        return label
    return decoded


def _ipv6(host: str) -> str:
    try:
        return str(ipaddress.IPv6Address(host))
    except ValueError:
        return host


def _numeric(host: str) -> str:
    """An IPv4 address in any form that browsers take (dotted, one number, hex, octal); "" for other hosts."""
    parts = host.split(".")
    if not 1 <= len(parts) <= 4 or len(host) > 50:
        return ""
    numbers = []
    for part in parts:
        if not re.fullmatch(r"0x[0-9a-f]*|[0-9]+", part):
            return ""
        try:
            numbers.append(int(part[2:] or "0", 16) if part.startswith("0x") else _decimal(part))
        except ValueError:
            return ""
    *first, last = numbers
    if any(value > 255 for value in first) or last >= 256 ** (5 - len(numbers)):
        return ""
    value = sum(part << (24 - 8 * index) for index, part in enumerate(first)) + last
    return str(ipaddress.IPv4Address(value))


def _decimal(part: str) -> int:
    return int(part, 8) if part.startswith("0") and len(part) > 1 else int(part)

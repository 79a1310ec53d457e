"""Targets that read files: exports, packed or not, the rules, the configuration, lists of addresses."""

from __future__ import annotations

import bz2
import gzip
import lzma
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from tools.fuzz.law import Target
from tools.memory import forget_most, most_held
from wikiwatch import config, rulefiles
from wikiwatch.errors import UserError
from wikiwatch.ports.reputation import NoAnswerError
from wikiwatch.reputation.address_lists import _addresses, _unpacked
from wikiwatch.rulefiles.folder import load_texts
from wikiwatch.site.dump import Export
from wikiwatch.site.dumpfile import PIECE
from wikiwatch.site.dumpxml import ExportParser

CUT = b"\x1e"
STREAM = 64 * 1024**2  # bytes of one: where so much leaves no trace in memory, a gigabyte leaves none either
HELD = 48 * 1024**2  # bytes: the longest text that is kept, of 8 million characters of four bytes, and some room

EXPORT = b"""<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en">
<siteinfo><namespaces><namespace key="0" case="first-letter" /><namespace key="1">Talk</namespace>
</namespaces></siteinfo>
<page><title>Tower</title><ns>0</ns><id>3</id><revision><id>7</id><parentid>6</parentid>
<timestamp>2026-11-22T12:00:00Z</timestamp><contributor><username>Example</username><id>5</id></contributor>
<comment>a &lt;b&gt; &#x202e;</comment><model>wikitext</model><format>text/x-wiki</format>
<text bytes="9" sha1="abc" xml:space="preserve">A [[b]] &amp; c</text><sha1>abc</sha1></revision>
<revision><id>8</id><timestamp>2026-11-22T12:00:01Z</timestamp><contributor><ip>192.0.2.7</ip></contributor>
<text bytes="12" deleted="deleted" /><minor /></revision></page></mediawiki>"""
DOCTYPE = b"""<?xml version="1.0"?><!DOCTYPE m [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>
<mediawiki>&b;</mediawiki>"""
WORDS_OF_XML = (
    *(
        b"<page>",
        b"</page>",
        b"<revision>",
        b"<text>",
        b"<![CDATA[",
        b"]]>",
        b"<!--",
        b"-->",
        b"&#0;",
        b"&lt;",
        b"<?x ?>",
    ),
    *(b"<!ENTITY x SYSTEM 'file:///etc/hostname'>", b"&x;", b"<id>", b"-1", b"<ns>", b"encoding='utf-16'", b"\xfe\xff"),
)
HEAD = b"<mediawiki><siteinfo></siteinfo>"
STREAMS = (
    *(HEAD + b"<page><title>" + CUT + b"x", HEAD + b"<page><revision><text>" + CUT + "\U0001f600".encode()),
    *(HEAD + b"<!--" + CUT + b"-", HEAD + b"<page a='" + CUT + b"x", HEAD + CUT + b"<a>", HEAD + b"<" + CUT + b"x"),
    *(b"<!DOCTYPE m [<!ENTITY a '" + CUT + b"x", HEAD + b"<page><title><![CDATA[" + CUT + b"\n", b"<" + CUT + b"\x00"),
    *(HEAD + CUT + b"<page><revision><text>x</text></revision></page>", HEAD + b"<page><title>" + CUT + b"&lt;"),
)
CONFIG = b"""[daemon]
poll_seconds = 30
[log_page]
title = "User:{bot}/Log"
rows = 100
[reputation]
stopforumspam = true
[[reputation.dnsbl]]
zone = "zone.example"
[wake]
udp = "127.0.0.1:9390"
"""
LISTS = (b"192.0.2.7\n198.51.100.9\n# by example\n2001:db8::1\n", gzip.compress(b"192.0.2.7\n"))


def _export(data: bytes) -> None:
    with tempfile.TemporaryDirectory(prefix="wikiwatch-fuzz-") as folder:
        path = Path(folder) / "export"
        path.write_bytes(data)
        with Export([path]) as export:
            for _ in export.facts():
                pass


def _stream(data: bytes) -> None:
    """A beginning and what follows it without an end, as from an archive that unpacks to gigabytes."""
    head, _, unit = data.partition(CUT)
    parser = ExportParser("stream", lambda _entry: None)
    piece = unit * (PIECE // len(unit)) if unit else b""
    forget_most()
    before = most_held()
    try:
        parser.feed(head)
        for _ in range(STREAM // PIECE if piece else 0):
            parser.feed(piece)
        parser.finish()
    finally:
        grown = most_held() - before
        if grown > HELD:
            raise AssertionError(f"{grown} bytes are held of a stream of {STREAM}")


@cache
def _packaged() -> dict[str, str]:
    folder = rulefiles.packaged_rules_dir()
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.toml"))}


def _rules(data: bytes) -> None:
    """The name of a rule file and what stands in it; all others are the packaged ones."""
    name, _, text = data.partition(CUT)
    known = _packaged()
    if name.decode("ascii", "replace") in known:
        load_texts({**known, name.decode(): text.decode("utf-8", "replace")})


def _config(data: bytes) -> None:
    with tempfile.TemporaryDirectory(prefix="wikiwatch-fuzz-") as folder:
        (Path(folder) / config.CONFIG_FILE).write_bytes(data)
        config.load(Path(folder))


def _address_list(data: bytes) -> None:
    list(_addresses(_unpacked(data)))


def _rule_seeds() -> tuple[bytes, ...]:
    return tuple(name.encode() + CUT + text.encode() for name, text in _packaged().items())


def _packed(pack: Callable[[bytes], bytes]) -> bytes:
    return pack(EXPORT)


WORDS_OF_TOML = (b"[", b"]", b"[[", b'"""', b"= ", b"inf", b"nan", b"-1", b"1e999", b"2026-11-22", b"{", b"}", b"true")
TARGETS = (
    Target(
        name="export",
        run=_export,
        seeds=(EXPORT, DOCTYPE, _packed(gzip.compress), _packed(bz2.compress), _packed(lzma.compress)),
        told=(UserError,),
        words=WORDS_OF_XML,
    ),
    Target(name="stream", run=_stream, seeds=STREAMS, told=(UserError,), words=WORDS_OF_XML),
    Target(name="rules", run=_rules, seeds=_rule_seeds(), told=(UserError,), words=WORDS_OF_TOML),
    Target(name="config", run=_config, seeds=(CONFIG, b""), told=(UserError,), words=WORDS_OF_TOML),
    Target(name="address-list", run=_address_list, seeds=LISTS, told=(NoAnswerError,)),
)

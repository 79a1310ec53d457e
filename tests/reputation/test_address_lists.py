"""Lists of addresses, downloaded from a real web server on loopback."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from ipaddress import IPv4Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loopback import WebServer, body, web_server

from wikiwatch.core.reputation import AddressSet, Answer, Says, address_set
from wikiwatch.ports.reputation import NoAnswerError
from wikiwatch.reputation import address_lists
from wikiwatch.reputation.address_lists import DownloadedList

LINES = b"# made at noon\r\n192.0.2.7\n\n2001:DB8::7\n198.51.100.1\r\n"


@pytest.fixture
def web() -> Iterator[WebServer]:
    with web_server() as server:
        yield server


def fetch(web: WebServer, data: bytes, *headers: str) -> AddressSet:
    web.replies["/list"] = body(data, 200, *headers)
    listed = Answer(says=Says.TOR, words="an exit of Tor")
    return DownloadedList(name="tor", url=web.url("/list"), every=timedelta(hours=1), listed=listed).fetch(60)


def zipped(*texts: bytes, kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", kind) as packed:
        for number, text in enumerate(texts):
            packed.writestr(f"{number}.txt", text)
    return file.getvalue()


@pytest.mark.parametrize("data", [LINES, gzip.compress(LINES), zipped(LINES)], ids=["plain", "gz", "zip"])
def test_a_list_has_one_address_a_line_packed_or_not(web: WebServer, data: bytes) -> None:
    found = fetch(web, data)
    assert [address in found for address in ("192.0.2.7", "198.51.100.1", "2001:db8::7")] == [True] * 3
    assert [address in found for address in ("192.0.2.8", "0.0.0.0", "255.255.255.255", "2001:db8::8")] == [False] * 4
    assert (len(found.v4), len(found.v6)) == (8, 16)


def test_a_packed_file_may_be_called_an_encoding(web: WebServer) -> None:
    assert "192.0.2.7" in fetch(web, gzip.compress(LINES), "Content-Encoding: gzip")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "without addresses"),
        (b"<html>\n" * 50, "without addresses"),
        (b"<html>\n" * 500 + LINES, "no list"),
        (gzip.compress(LINES, mtime=0)[:-20], "damaged"),
        (b"\x1f\x8b" + b"x" * 50, "damaged"),
        (zipped(LINES)[:-30], "damaged"),
        (zipped(), "damaged"),
        (b"PK" + b"\x00" * 50, "damaged"),
    ],
    ids=["empty", "few lines", "a page", "cut gz", "no gz", "cut zip", "empty zip", "no zip"],
)
def test_other_files_are_told(web: WebServer, data: bytes, words: str) -> None:
    with pytest.raises(NoAnswerError, match=words):
        fetch(web, data)


@pytest.mark.parametrize("pack", [gzip.compress, zipped, bytes], ids=["gz", "zip", "plain"])
def test_a_file_that_is_too_large_unpacked_is_not_unpacked(
    web: WebServer, monkeypatch: pytest.MonkeyPatch, pack: type[bytes]
) -> None:
    monkeypatch.setattr(address_lists, "MOST", 100_000)
    assert "192.0.2.7" in fetch(web, pack(b"192.0.2.7\n" * 10_000))
    with pytest.raises(NoAnswerError, match="more than"):
        fetch(web, pack(b"192.0.2.7\n" * 10_001))


@pytest.mark.parametrize("kind", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_kind_of_packing_that_knows_no_limit_is_not_unpacked(web: WebServer, kind: int) -> None:
    with pytest.raises(NoAnswerError, match="damaged"):
        fetch(web, zipped(LINES, kind=kind))


def test_a_list_that_is_not_there_is_told(web: WebServer) -> None:
    listed = Answer(says=Says.TOR, words="an exit of Tor")
    web.replies["/list"] = body(LINES, 404)
    with pytest.raises(NoAnswerError, match="404"):
        DownloadedList(name="tor", url=web.url("/list"), every=timedelta(hours=1), listed=listed).fetch(60)


@given(st.sets(st.ip_addresses()), st.ip_addresses())
def test_a_set_holds_what_was_put_in_and_nothing_else(addresses: set[IPv4Address], other: IPv4Address) -> None:
    found = address_set(address.packed for address in addresses)
    assert all(str(address) in found for address in addresses)
    assert (str(other) in found) is (ip_address(str(other)) in addresses)

"""Exports of MediaWiki, written by hand, and what the reader makes of them."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import random
import resource
import tempfile
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import py7zr
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from night import at_night

from wikiwatch.core.model import ActorKind, ChangeKind, Facts
from wikiwatch.errors import UserError
from wikiwatch.site.dump import Export
from wikiwatch.site.dumpxml import MAX_FIELD, MAX_TEXT, base36_sha1

DAY = "2024-05-01T00:00:{:02}Z"
ACCOUNT = "<username>Ada</username><id>7</id>"
SEVEN_ZIP_MAGIC = b"7z\xbc\xaf\x27\x1c"


def revision(
    revid: int,
    second: int,
    text: str = "some text",
    *,
    parent: int | None = None,
    author: str = ACCOUNT,
    attributes: str = "",
    more: str = "",
) -> str:
    parentid = f"<parentid>{parent}</parentid>" if parent is not None else ""
    return (
        f"<revision><id>{revid}</id>{parentid}<timestamp>{DAY.format(second)}</timestamp>"
        f"<contributor>{author}</contributor><comment>why</comment>{more}"
        f'<text xml:space="preserve"{attributes}>{escape(text)}</text></revision>'
    )


def page(page_id: int, title: str, *revisions: str, ns: str = "<ns>0</ns>") -> str:
    return f"<page><title>{escape(title)}</title>{ns}<id>{page_id}</id>{''.join(revisions)}</page>"


def export(*pages: str, version: str = "0.11", siteinfo: str = "") -> bytes:
    uri = quoteattr(f"http://www.mediawiki.org/xml/export-{version}/")
    return (f'<mediawiki xmlns={uri} version="{version}" xml:lang="en">{siteinfo}{"".join(pages)}</mediawiki>').encode()


def one(text: str = "some text", *, author: str = ACCOUNT, attributes: str = "", more: str = "") -> bytes:
    """An export of one revision of one page."""
    return export(page(1, "A", revision(1, 1, text, author=author, attributes=attributes, more=more)))


def seven_zip(data: bytes, how: dict[str, Any] | None = None) -> bytes:
    return archive_of({"wiki.xml": data}, how)


def archive_of(contents: dict[str, bytes], how: dict[str, Any] | None = None) -> bytes:
    packed = io.BytesIO()
    with py7zr.SevenZipFile(packed, "w", filters=[how] if how else None) as archive:
        for name, content in contents.items():
            archive.writestr(content, name)
    return packed.getvalue()


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "plain": bytes,
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "bz2 of several streams": lambda data: bz2.compress(data[:100]) + bz2.compress(data[100:]),
    "xz": lzma.compress,
    "xz of several streams": lambda data: lzma.compress(data[:100]) + bytes(8) + lzma.compress(data[100:]) + bytes(4),
    "7z": seven_zip,
}


@pytest.fixture(autouse=True)
def temp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of temporary files, which has to be empty in the end whatever happened."""
    folder = tmp_path / "temp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert list(folder.iterdir()) == []


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., list[Facts]]:
    def read_all(*contents: bytes) -> list[Facts]:
        with Export(files(tmp_path, *contents)) as opened:
            facts = list(opened.facts())
            assert opened.count == len(facts)
        return facts

    return read_all


def files(folder: Path, *contents: bytes) -> list[Path]:
    paths = []
    for number, content in enumerate(contents):
        paths.append(folder / f"export-{number}")
        paths[-1].write_bytes(content)
    return paths


def seen(facts: list[Facts]) -> list[tuple[int | None, str | None, str | None]]:
    return [(each.change.revid, each.before, each.after) for each in facts]


# order


def test_revisions_of_all_pages_come_in_order_of_time(read: Callable[..., list[Facts]]) -> None:
    facts = read(
        export(
            page(1, "A", revision(30, 3, "a1"), revision(10, 1, "a0")),
            page(2, "B", revision(20, 2, "b0"), revision(40, 4, "")),
        )
    )
    assert seen(facts) == [(10, "", "a0"), (20, "", "b0"), (30, "a0", "a1"), (40, "b0", "")]
    assert [each.change.kind for each in facts] == [
        *(ChangeKind.NEW, ChangeKind.NEW),
        *(ChangeKind.EDIT, ChangeKind.EDIT),
    ]
    assert [each.change.parent_revid for each in facts] == [None, None, 10, 20]


def test_revisions_of_one_second_come_in_order_of_their_ids(read: Callable[..., list[Facts]]) -> None:
    facts = read(export(page(1, "A", revision(9, 1, "c"), revision(2, 1, "a"), revision(5, 1, "b"))))
    assert seen(facts) == [(2, "", "a"), (5, "a", "b"), (9, "b", "c")]


@pytest.mark.parametrize(
    ("parent", "before", "parent_revid"),
    [
        pytest.param(1, "first", 1, id="the named parent, though another revision lies between"),
        pytest.param(None, "second", 2, id="without a name, the one before"),
        pytest.param(0, "second", 2, id="with the id of nothing, the one before"),
        pytest.param(99, "second", 2, id="the named one is not in the export"),
        pytest.param(4, "second", 2, id="the named one is later"),
        pytest.param(3, "second", 2, id="the named one is the revision itself"),
        pytest.param(5, "second", 2, id="the named one is on another page"),
    ],
)
def test_before_is_the_text_that_was_edited(
    read: Callable[..., list[Facts]], parent: int | None, before: str, parent_revid: int
) -> None:
    facts = read(
        export(
            page(
                *(1, "A", revision(1, 1, "first"), revision(2, 2, "second")),
                *(revision(3, 3, "third", parent=parent), revision(4, 4, "fourth")),
            ),
            page(2, "B", revision(5, 1, "elsewhere")),
        )
    )
    third = next(each for each in facts if each.change.revid == 3)
    assert (third.before, third.change.parent_revid) == (before, parent_revid)
    assert third.change.kind is ChangeKind.EDIT


def test_a_history_that_begins_in_the_middle_does_not_begin_with_a_new_page(
    read: Callable[..., list[Facts]],
) -> None:
    (facts,) = read(export(page(1, "A", revision(3, 1, "all of it", parent=2))))
    assert (facts.change.kind, facts.change.parent_revid, facts.before) == (ChangeKind.EDIT, 2, None)


texts = st.lists(st.sampled_from(["tea ", "ünïcode ", "𝒳 ", "\n", "a" * 200, "b" * 200]), max_size=8).map("".join)
revisions = st.tuples(st.integers(1, 4), st.integers(0, 5), texts)


@settings(max_examples=at_night(60, by_day=20))
@given(st.lists(revisions, max_size=25), st.randoms(use_true_random=False))
def test_whatever_the_order_in_the_file_facts_come_in_order_of_time(
    drawn: list[tuple[int, int, str]], shuffler: random.Random
) -> None:
    stored = [(at, revid, page_id, text) for revid, (page_id, at, text) in enumerate(drawn, start=1)]
    pages: dict[int, list[str]] = {}
    for at, revid, page_id, text in shuffler.sample(stored, len(stored)):
        pages.setdefault(page_id, []).append(revision(revid, at, text))
    with tempfile.TemporaryDirectory() as folder:
        content = export(*(page(page_id, f"P{page_id}", *held) for page_id, held in pages.items()))
        with Export(files(Path(folder), content)) as opened:
            found = [(*each, fact.change.page_id) for fact in opened.facts() for each in seen([fact])]
    latest: dict[int, str] = {}
    expected = []
    for _, revid, page_id, text in sorted(stored):
        expected.append((revid, latest.get(page_id, ""), text, page_id))
        latest[page_id] = text
    assert found == expected


# forms of the file


@pytest.mark.parametrize("version", [f"0.{minor}" for minor in range(3, 12)])
def test_every_version_of_the_schema_is_read(read: Callable[..., list[Facts]], version: str) -> None:
    (facts,) = read(export(page(5, "Tea & milk", revision(8, 2, "a < b\n")), version=version))
    change = facts.change
    assert (change.title, change.page_id, change.revid, change.rcid) == ("Tea & milk", 5, 8, None)
    assert (change.comment, change.user, change.user_id) == ("why", "Ada", 7)
    assert change.timestamp == datetime(2024, 5, 1, 0, 0, 2, tzinfo=UTC)
    assert (facts.after, facts.head_revid) == ("a < b\n", 8)


def test_a_prefix_for_the_namespace_of_the_schema_changes_nothing(read: Callable[..., list[Facts]]) -> None:
    (facts,) = read(
        b'<?xml version="1.0"?><m:mediawiki xmlns:m="urn:example"><m:page><m:title>A</m:title><m:id>1</m:id>'
        b"<m:revision><m:id>2</m:id><m:timestamp>2024-05-01T00:00:00Z</m:timestamp><m:text>x</m:text>"
        b"</m:revision></m:page></m:mediawiki>"
    )
    assert (facts.change.title, facts.after, facts.actor.kind) == ("A", "x", ActorKind.TYPED)


@pytest.mark.parametrize("packer", PACKERS)
def test_files_are_known_by_their_content(read: Callable[..., list[Facts]], packer: str) -> None:
    content = export(*(page(n, f"P{n}", revision(n, n, f"text {n}")) for n in range(1, 9)))
    assert seen(read(PACKERS[packer](content))) == [(n, "", f"text {n}") for n in range(1, 9)]


def test_of_an_archive_with_several_files_the_xml_ones_are_read(read: Callable[..., list[Facts]]) -> None:
    assert len(read(archive_of({"titles.txt": b"A", "wiki.xml": one(), "logo.png": b"\x89PNG"}))) == 1


def test_a_pipe_is_read_like_a_file(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, gzip.compress(one()))
    os.close(writing)
    try:
        with Export([Path(f"/dev/fd/{reading}")]) as opened:
            assert opened.count == 1
    finally:
        os.close(reading)


def test_log_entries_uploads_and_other_slots_are_passed_over(read: Callable[..., list[Facts]]) -> None:
    slot = "<content><role>data</role><model>json</model><text>{}</text><sha1>x</sha1></content>"
    upload = "<upload><timestamp>x</timestamp><contributor><id>1</id></contributor><comment>no</comment></upload>"
    logitem = "<logitem><id>9</id><timestamp>x</timestamp><text>no</text></logitem>"
    held = revision(1, 1, "main", more="<minor/><model>wikitext</model>").replace("</revision>", slot + "</revision>")
    (facts,) = read(
        export(
            '<page><title>A</title><ns>0</ns><id>1</id><redirect title="B"/>',
            held,
            upload,
            "</page>",
            logitem,
        )
    )
    assert (facts.after, facts.change.comment) == ("main", "why")


def test_progress_ends_with_all_bytes_of_all_files(tmp_path: Path) -> None:
    paths = files(tmp_path, one(), gzip.compress(one()), seven_zip(one()))
    told: list[tuple[int, int]] = []
    with Export(paths, lambda read, total: told.append((read, total))):
        total = sum(path.stat().st_size for path in paths)
    assert told == sorted(told)
    assert {each[1] for each in told} == {total}
    assert told[-1][0] <= total


# authors


@pytest.mark.parametrize(
    ("author", "name", "kind"),
    [
        (ACCOUNT, "Ada", ActorKind.ACCOUNT),
        ("<username>Ada</username><id>0</id>", "Ada", ActorKind.TYPED),
        ("<username>Ada</username>", "Ada", ActorKind.TYPED),
        ("<ip>192.0.2.7</ip>", "192.0.2.7", ActorKind.ADDRESS),
        ("<ip>2001:DB8:0:0:0:0:0:1</ip>", "2001:DB8:0:0:0:0:0:1", ActorKind.ADDRESS),
        ("<username>192.0.2.7</username><id>0</id>", "192.0.2.7", ActorKind.ADDRESS),
        ("<ip>The_ansible</ip>", "The_ansible", ActorKind.TYPED),
        ("<ip>192.0.2.xxx</ip>", "192.0.2.xxx", ActorKind.TYPED),
        ("<ip>gate.example.org</ip>", "gate.example.org", ActorKind.TYPED),
        ("<ip>fe80::1%eth0</ip>", "fe80::1%eth0", ActorKind.TYPED),
        ("<username>~2026-1</username><id>9</id>", "~2026-1", ActorKind.TEMP),
        ("<username>~2026-12345-6</username><id>9</id>", "~2026-12345-6", ActorKind.TEMP),
        ("<username>~2026-1</username><id>0</id>", "~2026-1", ActorKind.TYPED),
        ("<username>~tilde</username><id>9</id>", "~tilde", ActorKind.ACCOUNT),
        ("", "", ActorKind.TYPED),
    ],
)
def test_authors_are_what_stands_behind_their_names(
    read: Callable[..., list[Facts]], author: str, name: str, kind: ActorKind
) -> None:
    (facts,) = read(one(author=author))
    assert (facts.actor.name, facts.actor.kind, facts.change.user) == (name, kind, name)
    assert facts.change.temp is (kind is ActorKind.TEMP)
    assert facts.actor.unknown == {"groups", "registered", "emailable", "blocked"}


def test_a_hidden_author_and_summary_are_empty(read: Callable[..., list[Facts]]) -> None:
    held = one(author="").replace(b"<contributor>", b'<contributor deleted="deleted">')
    (facts,) = read(held.replace(b"<comment>why</comment>", b'<comment deleted="deleted" />'))
    assert (facts.change.user, facts.actor.kind, facts.change.comment) == ("", ActorKind.TYPED, "")


# texts


@pytest.mark.parametrize(
    ("how", "after"),
    [
        ({"text": ""}, ""),
        ({"text": "", "attributes": ' bytes="0"'}, ""),
        ({"text": "x", "attributes": ' bytes="1" id="3"'}, "x"),
        ({"text": "", "attributes": ' bytes="12"'}, None),
        ({"text": "", "attributes": ' id="12"'}, None),
        ({"text": "", "attributes": ' deleted="deleted"'}, None),
        ({"more": "<model>wikitext</model><format>text/x-wiki</format>"}, "some text"),
        ({"more": "<model>text</model><format>text/plain</format>"}, "some text"),
        ({"more": "<model>Scribunto</model><format>text/plain</format>"}, None),
        ({"more": "<model>css</model>"}, None),
        ({"more": "<model>javascript</model>"}, None),
        ({"more": "<model>json</model>"}, None),
    ],
)
def test_only_texts_that_are_there_and_are_wikitext_are_given(
    read: Callable[..., list[Facts]], how: dict[str, str], after: str | None
) -> None:
    (facts,) = read(one(**how))
    assert facts.after == after


@pytest.mark.parametrize(
    ("title", "ns", "namespace", "after"),
    [
        ("A", "", 0, "some text"),
        ("Talk:A", "", 1, "some text"),
        ("talk:A", "", 1, "some text"),
        ("Tea: a history", "", 0, "some text"),
        ("Talk:A", "<ns>0</ns>", 0, "some text"),
        ("MediaWiki:Common.css", "", 8, None),
        ("Node.js", "", 0, "some text"),
    ],
)
def test_exports_without_namespaces_and_models_tell_them_by_the_title(
    read: Callable[..., list[Facts]], title: str, ns: str, namespace: int, after: str | None
) -> None:
    siteinfo = (
        '<siteinfo><namespaces><namespace key="0" /><namespace key="1">Talk</namespace>'
        '<namespace key="8">MediaWiki</namespace><namespace key="x">Tea</namespace></namespaces></siteinfo>'
    )
    (facts,) = read(export(page(1, title, revision(1, 1), ns=ns), version="0.4", siteinfo=siteinfo))
    assert (facts.change.namespace, facts.after) == (namespace, after)


def test_missing_and_too_large_texts_are_counted_and_unknown_to_the_next_revision(tmp_path: Path) -> None:
    content = export(
        page(
            *(1, "A", revision(1, 1, "", attributes=' bytes="9"'), revision(2, 2, "x" * (MAX_TEXT + 1))),
            *(revision(3, 3, "x" * MAX_TEXT), revision(4, 4, "small")),
        )
    )
    with Export(files(tmp_path, content)) as opened:
        sizes = [
            tuple(None if text is None else len(text) for text in (each.before, each.after)) for each in opened.facts()
        ]
        assert (opened.missing_texts, opened.large_texts) == (1, 1)
    assert sizes == [(0, None), (None, None), (None, MAX_TEXT), (MAX_TEXT, 5)]


EMPTY_SHA1 = "phoiac9h4m842xq45sp7s6u21eteeq1"  # known from every MediaWiki


@pytest.mark.parametrize(
    ("how", "sha1"),
    [
        ({"text": "", "attributes": ' bytes="0"'}, EMPTY_SHA1),
        ({"more": f"<sha1>{EMPTY_SHA1}</sha1>"}, EMPTY_SHA1),
        ({"more": "<sha1/>"}, base36_sha1("some text")),
        ({"more": "<sha1>da39a3ee5e6b4b0d3255bfef95601890afd80709</sha1>"}, base36_sha1("some text")),
        ({"more": f"<sha1>{'z' * 31}</sha1>"}, base36_sha1("some text")),
        ({"text": "", "attributes": ' deleted="deleted"', "more": "<sha1>=cmd</sha1>"}, None),
        ({"text": "", "attributes": ' bytes="9"', "more": f"<sha1>{EMPTY_SHA1}</sha1>"}, EMPTY_SHA1),
    ],
)
def test_a_sha1_is_taken_only_in_its_right_form(
    read: Callable[..., list[Facts]], how: dict[str, str], sha1: str | None
) -> None:
    (facts,) = read(one(**how))
    assert facts.change.sha1 == sha1


# several files


def test_a_page_may_be_spread_over_files(read: Callable[..., list[Facts]]) -> None:
    early = export(page(1, "A", revision(1, 1, "one")))
    late = gzip.compress(export(page(1, "A", revision(2, 2, "two"))))
    assert seen(read(late, early)) == [(1, "", "one"), (2, "one", "two")]


@pytest.mark.parametrize("stub_first", [True, False])
def test_a_revision_that_comes_twice_counts_once_and_with_its_text(
    read: Callable[..., list[Facts]], stub_first: bool
) -> None:
    contents = [one(text="", attributes=' bytes="9"'), one()]
    assert seen(read(*(contents if stub_first else reversed(contents)))) == [(1, "", "some text")]


def test_files_of_different_wikis_are_refused(read: Callable[..., list[Facts]]) -> None:
    with pytest.raises(UserError, match="export-1:1: revision 1 was there before") as caught:
        read(one(), export(page(1, "A", revision(1, 2))))
    assert "one wiki" in caught.value.hint


# files that can't be read

BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE mediawiki [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    b"<mediawiki><page><title>&b;</title></page></mediawiki>"
)
EXTERNAL = b'<!DOCTYPE m [<!ENTITY x SYSTEM "file:///etc/hostname">]><mediawiki>&x;</mediawiki>'


# Says that it reaches back a gigabyte, which its reader has to keep.
FAR_BACK: dict[str, Any] = {"id": lzma.FILTER_LZMA2, "preset": 0, "dict_size": 1024**3}
LZMA_FAR_BACK = {**FAR_BACK, "id": lzma.FILTER_LZMA1}


def names(form: str) -> bytes:
    return "".join(map(form.format, range(1_001))).encode()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(b"", "empty, expected a MediaWiki XML export", id="empty"),
        pytest.param(gzip.compress(b""), "empty, expected", id="empty inside"),
        pytest.param(b"\x89PNG\r\n", r"found b'\\x89PNG", id="a picture"),
        pytest.param(b"Dear all,", "found b'Dear all,'", id="a letter"),
        pytest.param(b"<!DOCTYPE html><html></html>", "an HTML page", id="HTML"),
        pytest.param(b"<html><p></html>", "the first element is 'html'", id="HTML without a doctype"),
        pytest.param(b"<feed/>", "the first element is 'feed'", id="other XML"),
        pytest.param(BOMB, "document type declaration", id="an entity bomb"),
        pytest.param(EXTERNAL, "document type declaration", id="an external entity"),
        pytest.param(b"<mediawiki>&x;</mediawiki>", "undefined entity", id="an entity from nowhere"),
        pytest.param(one()[:-30], r"export-0:1: the file ends too early, inside <", id="cut"),
        pytest.param(b"<?xml version='1.0'?>", "ends too early, before its first", id="no element"),
        pytest.param(one().replace(b"</text>", b""), "mismatched tag", id="no end of a text"),
        pytest.param(one().replace(b"some", b"\x08"), "not well-formed", id="a control character"),
        pytest.param(b"<mediawiki>" + b"<a>" * 1000, "nested more than 32 deep", id="deep"),
        pytest.param(b"<mediawiki><a b='" + b"b" * 3_000_000, "a tag or comment of more", id="long tag"),
        pytest.param(b"<mediawiki><!--" + b"b" * 3_000_000, "a tag or comment of more", id="long comment"),
        pytest.param(b"<mediawiki>" + names("<a{}/>"), "more than 1000 names", id="elements of any name"),
        pytest.param(b"<mediawiki>" + names("<a b{}=''/>"), "more than 1000 names", id="attributes of any name"),
        pytest.param(one().replace(b"<title>A</title>", b""), "without a title", id="no title"),
        pytest.param(export(page(0, "A", revision(1, 1))), "of page 'A' without", id="no page id"),
        pytest.param(export(page(1, "A", revision(10**30, 1))), "of page 'A' without", id="an endless id"),
        pytest.param(one().replace(b"2024-05-01T", b"spring "), "without a title", id="no time"),
        pytest.param(gzip.compress(one())[:-30], "the gzip data end too early", id="cut gzip"),
        pytest.param(bz2.compress(one())[:-30], "the bzip2 data end too early", id="cut bzip2"),
        pytest.param(lzma.compress(one())[:-30], "the xz data end too early", id="cut xz"),
        pytest.param(gzip.compress(one())[:12] + b"x" * 99, "the gzip data are damaged", id="bad gzip"),
        pytest.param(b"BZh9" + b"x" * 99, "the bzip2 data are damaged", id="bad bzip2"),
        pytest.param(b"\xfd7zXZ\x00" + b"x" * 99, "the xz data are damaged", id="bad xz"),
        pytest.param(
            lzma.compress(one(), filters=[FAR_BACK]),
            "the xz data are damaged: Memory usage limit",
            id="xz that takes a gigabyte",
        ),
        pytest.param(seven_zip(one(), FAR_BACK), "takes 1,073,741,824 bytes of memory", id="7z that takes a gigabyte"),
        pytest.param(seven_zip(one(), LZMA_FAR_BACK), "takes 1,073,741,824 bytes", id="the older LZMA, too"),
        pytest.param(seven_zip(one())[:-30], "the 7z archive can't be read", id="cut 7z"),
        pytest.param(SEVEN_ZIP_MAGIC + b"x" * 99, "the 7z archive can't be read", id="bad 7z"),
        pytest.param(archive_of({"b.txt": b"B", "c.txt": b"C"}), "none of the 2 files", id="other 7z"),
        pytest.param(seven_zip(one()[:-30]), "the file ends too early", id="7z of a cut file"),
        pytest.param(seven_zip(b"Dear all,"), "found b'Dear all,'", id="7z of a letter"),
    ],
)
def test_a_file_that_is_no_whole_export_is_refused_in_one_sentence(
    read: Callable[..., list[Facts]], content: bytes, message: str
) -> None:
    with pytest.raises(UserError, match=message) as caught:
        read(content)
    assert "export-0:" in caught.value.message
    assert caught.value.message.isprintable()


def test_a_file_that_is_not_there_is_named_before_any_other_is_read(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    paths = [*files(tmp_path, one()), tmp_path / "gone.xml"]
    with (
        pytest.raises(UserError, match=r"gone\.xml: No such file"),
        Export(paths, lambda *at: told.append(at)),
    ):
        pass
    assert told == []


def test_a_folder_is_no_export(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="a folder, expected a file"), Export([tmp_path]):
        pass


def test_long_fields_are_cut(read: Callable[..., list[Facts]]) -> None:
    (facts,) = read(one().replace(b"why", b"y" * 500_000))
    assert facts.change.comment == "y" * MAX_FIELD


def test_endless_lines_take_no_more_memory_than_the_longest_text(tmp_path: Path) -> None:
    path = tmp_path / "long.xml.gz"
    start, end = one(text="+").split(b"+")
    with gzip.open(path, "wb", compresslevel=1) as file:
        file.write(start)
        for _ in range(100):
            file.write(b"+" * 1_000_000)
        file.write(end)
    tracemalloc.start()
    with Export([path]) as opened:
        _, peak = tracemalloc.get_traced_memory()
        assert opened.large_texts == 1
    tracemalloc.stop()
    assert peak < 4 * MAX_TEXT


# the temporary file


def test_the_temporary_file_has_no_name_while_it_is_used(tmp_path: Path, temp: Path) -> None:
    with Export(files(tmp_path, one())) as opened:
        assert list(temp.iterdir()) == []
        assert len(list(opened.facts())) == 1


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    noise = random.Random(1)
    content = export(page(1, "A", *(revision(n, n, noise.randbytes(40_000).hex()) for n in range(1, 20))))
    paths = files(tmp_path, content)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, hard))
    try:
        with (
            pytest.raises(UserError, match=r"temporary file in .* can't be written") as caught,
            Export(paths),
        ):
            pass
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "TMPDIR" in caught.value.hint


def test_a_missing_folder_for_temporary_files_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(UserError, match="No temporary file can be made"), Export(files(tmp_path, one())):
        pass


def test_an_interruption_leaves_nothing_behind(tmp_path: Path) -> None:
    def interrupt(_read: int, _total: int) -> None:
        raise KeyboardInterrupt

    before = deleted_files()
    with pytest.raises(KeyboardInterrupt), Export(files(tmp_path, one()), interrupt):
        pass
    assert deleted_files() == before


def deleted_files() -> list[str]:
    """Files without a name that this process holds open."""
    held = (path for path in Path("/proc/self/fd").iterdir() if path.is_symlink())
    return [target for target in map(os.readlink, held) if target.endswith(" (deleted)")]


def test_times_are_aware_and_in_utc(read: Callable[..., list[Facts]]) -> None:
    (facts,) = read(one().replace(b"00:00:01Z", b"02:00:01+02:00"))
    assert facts.change.timestamp == datetime(2024, 5, 1, 0, 0, 1, tzinfo=UTC)
    assert facts.change.timestamp.utcoffset() == timedelta(0)

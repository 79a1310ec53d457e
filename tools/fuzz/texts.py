"""Targets that read what people write on wiki pages, and under which names."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

from tools.fuzz.law import Target
from wikiwatch import rulefiles
from wikiwatch.app.context import App, Settings
from wikiwatch.app.judge import judge
from wikiwatch.clock import SystemClock
from wikiwatch.core import decoys, inert, names, nobots, review_page, rule_pages, text, warnings
from wikiwatch.core.links import links
from wikiwatch.core.model import Actor, Change, ChangeKind, Facts, actor_key, actor_kind, key_of, parse_address
from wikiwatch.core.shorteners import short_urls
from wikiwatch.core.signatures import without_signed_links
from wikiwatch.detectors.random_text import words_of
from wikiwatch.site.nowhere import Nowhere
from wikiwatch.store.db import Store

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
CUT = b"\x1e"  # between the parts of an input

TEXTS = (
    b"The bridge stands at the north end of the old town.\n\nSee [https://example.org/a its history] and [[Ferry]].",
    b"{{Infobox|name={{{1|<nowiki>[[x]]</nowiki>}}}|url=https://example.com/?q=%F0%9F%98%80}}<!-- a -- b -->",
    b"<ref name=\"a\">[//example.net x]</ref><div style='display:none'>http&#58;//example.org</div> {{#if:1|a|b}}",
    "Ｗｗｗ．ｅｘａｍｐｌｅ．ｏｒｇ \u202egro.elpmaxe\u202c еxample.com 例え.example مثال.example +1 555 010".encode(),
    b"Call now: +49 30 90 00 00 00, mail a@example.org, t.me/example, wa.me/15550100, hxxps://example[.]org",
    b"[[File:A.png|thumb|[[a|b]]|link=http://example.org]] ISBN 0-306-40615-2 ~~~~ __NOINDEX__ {{nobots}}",
    b"== Heading ==\n* one\n# two\n{| class=x\n|-\n| [http://[::1]:80/ a] || <pre>\x1f</pre>\n|}\nqzxkjvwq",
)
WORDS = (
    *(b"[[", b"]]", b"{{", b"}}", b"<!--", b"-->", b"<nowiki>", b"</nowiki>", b"[http://", b"]", b"<ref>", b"</ref>"),
    *(b"{|", b"|}", b"&#x", b"&amp;", b"%", b"://", b"www.", b"xn--", b".", b"@", b"=", b"~~~~", b"'''''", b"<div "),
    *("\u200b".encode(), "\u202e".encode(), "İ".encode(), "ß".encode(), "e\u0301".encode(), "．".encode(), CUT),
)


def _parts(data: bytes, count: int) -> list[str]:
    parts = [part.decode("utf-8", "replace") for part in data.split(CUT, count - 1)]
    return parts + [""] * (count - len(parts))


def _wikitext(data: bytes) -> None:
    after, before = _parts(data, 2)
    added = without_signed_links(text.added(before, after, new_page=not before), 1)
    words_of(added.text)
    list(short_urls(before, after))
    links(after)
    nobots.forbids(after, "WatchBot")
    warnings.warnings_in(after, NOW, ("uw-", "warn"))


def _pages(data: bytes) -> None:
    after, before = _parts(data, 2)
    for word in review_page.new_words(before, after):
        review_page.is_own_word(word, word.user, NOW, ())
    review_page.saved_form(before, after)
    rule_pages.rules_in(after)
    decoys.misplaced(after)


def _names(data: bytes) -> None:
    (name,) = _parts(data, 1)
    kind = actor_kind(name, len(name) % 3 or None, temp=bool(len(name) % 2))
    actor_key(name, kind)
    key_of(name)
    parse_address(name)
    names.folded(name)
    names.shape(name)
    names.mixed_word(name)
    names.hides_characters(name)
    names.alike(name, ["Example", name[::-1]])
    for shown in (inert.for_wiki(name), inert.for_terminal(name), inert.for_message(name), inert.for_sheet(name)):
        shown.encode()


@cache
def _app() -> App:
    rules = rulefiles.load(rulefiles.packaged_rules_dir())
    store = Store(":memory:", durable=False)
    store.set_meta("secret", "fuzz")
    return App(site=Nowhere(), store=store, rules=rules, clock=SystemClock(), settings=Settings(), replaying=True)


class _UndoneError(Exception):
    """Leaves a transaction without keeping it."""


def _judge(data: bytes) -> None:
    after, before, title, user, comment = _parts(data, 5)
    change = Change(
        rcid=1,
        kind=ChangeKind.EDIT if before else ChangeKind.NEW,
        revid=2,
        parent_revid=1 if before else None,
        page_id=1,
        namespace=0,
        title=title or "Tower",
        timestamp=NOW,
        user=user or "192.0.2.7",
        comment=comment,
    )
    facts = Facts(
        change=change,
        actor=Actor(name=change.user, kind=actor_kind(change.user, None, temp=False)),
        before=before,
        after=after,
    )
    app = _app()
    try:
        with app.store.transaction():
            (judged,) = judge(app, [facts], NOW)
            raise _UndoneError
    except _UndoneError:
        pass
    if judged.verdict.row == "set-aside":
        raise AssertionError(judged.verdict.reason)


DECISIONS = (
    b"== release down-7 ==\nwikiwatch: release down-7 20261122120000 Zuse\n",
    b"wikiwatch: spam 12 20261122120000 A &amp; B\nwikiwatch: yes block-9 20269922120000 x\n" + CUT + b"wikiwatch: ",
    b"<pre>\n[[rows]]\nid = \"x\"\n</pre>\n<syntaxhighlight lang='toml'>\na = 1\n</syntaxhighlight>",
)
NAMES = (
    *(b"Example", b"192.0.2.7", b"2001:db8::1", b"~2026-12345-67", b"m>Example", "Иван Ivanов".encode()),
    *("\u202eelpmaxE".encode(), b"198.51.100.0/24", "１９２.0.2.7".encode(), b"::ffff:192.0.2.7", b"fe80::1%eth0"),
)
PAIRS = tuple(TEXTS[i] + CUT + TEXTS[i - 1] for i in range(len(TEXTS)))
CHANGES = tuple(
    CUT.join((TEXTS[i], TEXTS[i - 1], b"Tower", NAMES[i], b"/* a */ https://example.org")) for i in range(7)
)
TARGETS = (
    Target(name="wikitext", run=_wikitext, seeds=PAIRS, words=WORDS),
    Target(name="judge", run=_judge, seeds=(*CHANGES, *TEXTS), words=WORDS),
    Target(name="pages", run=_pages, seeds=DECISIONS, words=(b"wikiwatch: ", b"release ", b"<pre>", b"&#", CUT)),
    Target(name="names", run=_names, seeds=NAMES, words=("\u202e".encode(), b"::", b"/", b"%", b">", b"~", b".")),
)

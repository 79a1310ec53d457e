"""Links that hide, and telephone numbers that advertise, have signs; honest ones have none."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from wikiwatch import rulefiles
from wikiwatch.core.evidence import Case, Past, Signal, Trust
from wikiwatch.core.model import Actor, ActorKind, Change, ChangeKind
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.core.shorteners import expanded
from wikiwatch.core.text import added
from wikiwatch.detectors import disguises, phone_adverts


@pytest.fixture(scope="module")
def rules() -> Ruleset:
    return rulefiles.load(rulefiles.packaged_rules_dir())


def edit(text: str, title: str = "Harbour", before: str = "") -> Case:
    change = Change(
        rcid=1,
        kind=ChangeKind.EDIT if before else ChangeKind.NEW,
        revid=1,
        parent_revid=None,
        page_id=1,
        namespace=0,
        title=title,
        timestamp=datetime(2026, 1, 1, tzinfo=UTC),
        user="Visitor",
    )
    return Case(
        change=change,
        actor=Actor(name="Visitor", kind=ActorKind.ACCOUNT),
        added=added(before, before + text, new_page=not before),
        before=before,
        past=Past(),
        trust=Trust(score=0, band="new"),
    )


def signals(text: str, rules: Ruleset, **fields: str) -> list[Signal]:
    case = edit(text, **fields)
    return [*disguises.detect(case, rules), *phone_adverts.detect(case, rules)]


def ids(text: str, rules: Ruleset, **fields: str) -> list[str]:
    return [signal.id.removeprefix("disguise.") for signal in signals(text, rules, **fields)]


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("see http://pаypal-help.example/", "idn_homograph"),
        ("see http://сосо.com/", "idn_homograph"),
        ("see http://exa\u200bmple.org/a", "zero_width"),
        ("see www.exa\u200bmple.com/a", "zero_width"),
        ("see ht\u200btp://example.org/a", "zero_width"),
        ("the ch\u200beapest pi\u200blls at http://shop.example", "zero_width"),
        ("see http://example.org/\u202egpj.exe-", "bidi"),
        ("see \u202elmth\u202c http://example.org/", "bidi"),
        ('<div style="display:none">[http://shop.example pills]</div>', "hidden"),
        ("<!-- http://shop.example -->", "comment"),
        ("<nowiki>http://shop.example</nowiki>", "nowiki"),
        ("order at cheap-pills (dot) com", "spelled"),
        ("order at cheap-pills[.]com/now", "spelled"),
        ("order at cheap-pills dot com", "spelled"),
        ("order at hxxp://pills.example/now", "spelled"),
        ("order at c h e a p p i l l s . c o m today", "spaced"),
        ("see http://bank.example@shop.example/", "userinfo"),
        ("see http://198.51.100.7/shop", "numeric_host"),
        ("see http://3325256711/shop", "encoded_host"),
        ("see http://0xc6.0x33.0x64.0x7/shop", "encoded_host"),
        ("see http://ex%61mple.org/shop", "encoded_host"),
        ("see http&#58;//example.org/shop", "encoded_host"),
        ("see http://ｅxample.org/shop", "encoded_host"),
        ("see https://search.example/url?q=https://shop.example/", "redirector"),
        ("see https://tinyurl.com/abc", "shortener"),
        ("[http://shop.example/a www.bank.com]", "anchor"),
        ("[http://shop.example/a https://club.org/a]", "anchor"),
        ("see http://files.example/setup.exe", "odd_extension"),
        ("see http://files.example/photo.jpg.scr?x=1", "odd_extension"),
        ("[url=http://shop.example]pills[/url]", "foreign_markup"),
        ('<a href="http://shop.example">pills</a>', "foreign_markup"),
        ("the best Саsino of the town", "mixed_script"),
        ("a {good|great|fine} page {with|of} {much|a lot of} {news|facts}", "spun"),
        ("call 1-888-555-0123, I say 1-888-555-0123, do call (888) 555-0123", "phone_advert"),
        ("for printers 1~888~555~0123", "phone_advert"),
        ("for printers 1★888★555★0123", "phone_advert"),
        ("for printers +①-⑧⑧⑧-555-0123", "phone_advert"),
        ("printer toll-free number 1-888-555-0123", "phone_advert"),
        ("Горячая линия +7 495 555-01-23", "phone_advert"),
        ("1-888-555-0123, 1-888-555-0124, 1-888-555-0125, 1-888-555-0126", "phone_advert"),
    ],
)
def test_each_disguise_has_its_sign(text: str, sign: str, rules: Ruleset) -> None:
    assert ids(text, rules) == [sign]


@pytest.mark.parametrize(
    "text",
    [
        "see http://example.org/a_(b)?c=d&amp;e=%C3%A4#f",
        "see http://bücher.example/ and http://xn--bcher-kva.example/",
        "see http://пример.example/ and http://пример.рф/",
        "see http://東京abc.example/",
        "می\u200cخواهم http://example.org/ کتاب\u200cها",
        "नमस्\u200dते http://example.org/ 👩\u200d💻 👨\u200d👩\u200d👧",
        "copied\u200b from a page\u200b http://example.org/emacs\u200e",
        "write to joe (at) mail (dot) example (dot) com or joe at example dot com",
        "my address is <name> at gmail dot com",
        "the dot com boom, ASP .NET, Microsoft dot net, your dot org file, connect the dot in me",
        "(goto-char (point)) and notes.org, run.py, foo[.]el, a[.]b, readme . md",
        "I spelled http:// example.com wrongly",
        "https://joe@code.example/joe/repo and ftp://joe@files.example/",
        "http://127.0.0.1/ and http://10.0.0.1:8080/ on your machine",
        "see http://%s:%d/",
        "[http://example.org example.org] [http://www.example.org/a www.example.org]",
        "[https://code.example/joe/notes.md notes.md] [https://code.example/joe/tool.io tool.io]",
        "[https://web.archive.org/web/2020/http://club.example/a http://club.example/a]",
        "[https://web.archive.org/web/2020/http://club.example/a archived]",
        "http://files.example/a.zip http://files.example/a.tar.gz http://files.example/a.pdf",
        "[[КатегорияWiki]] sinα kΩ прoекты Ракетаma",
        "{{tpl|a|b}} {| class=x\n|a\n|} ${a|b} {{a|{{b|c}}}}",
        "Phone: +44 20 7946 0958, fax: +44 20 7946 0959",
        "{{Infobox|phone=+44 20 7946 0958}} Their number is +44 20 7946 0958.",
    ],
)
def test_honest_links_and_numbers_have_no_sign(text: str, rules: Ruleset) -> None:
    assert ids(text, rules) == []


def test_a_number_in_the_title_of_a_new_page_advertises(rules: Ruleset) -> None:
    assert ids("Printer help", rules, title="Printer 1-888-555-0123") == ["phone_advert"]
    assert ids("Printer help", rules, title="Printer 1-888-555-0123", before="Old text. ") == []


def test_a_sign_is_given_once_and_points_to_its_first_link(rules: Ruleset) -> None:
    text = "a [url=http://one.example]x[/url] b [url=http://two.example]y[/url]"
    (signal,) = signals(text, rules)
    assert signal.points == rules.points.signal(signal.id).points
    assert text[signal.start : signal.end] == signal.excerpt == "http://one.example"
    assert "2 links" in signal.reason


def test_what_stood_there_before_is_no_sign(rules: Ruleset) -> None:
    assert ids(" More words.", rules, before="see http://198.51.100.7/shop and cheap-pills[.]com") == []


def test_every_signal_can_be_given_and_is_declared(rules: Ruleset) -> None:
    for signal_id in (*disguises.SIGNALS, *phone_adverts.SIGNALS):
        assert rules.points.signal(signal_id).reason


def test_a_short_link_is_one_still_when_it_is_known_where_it_leads(rules: Ruleset) -> None:
    case = edit("See [https://tinyurl.com/abc pipes.example] now.")
    (link,) = case.added.links
    landed = replace(case, added=replace(case.added, links=(expanded(link, "https://pipes.example/a"),)))
    assert [signal.id for signal in disguises.detect(landed, rules)] == ["disguise.shortener"]

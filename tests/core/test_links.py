"""Links, telephone numbers and e-mail addresses are found in every form, and nothing else is."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikiwatch.core.links import MAX_LINKS, links
from wikiwatch.core.urls import canonical


def only(text: str):
    """The single link of a text."""
    found = links(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "form", "target", "anchor"),
    [
        ("see http://www.example.org/a/, too", "plain", "example.org/a", ""),
        ("herehttp://example.org", "plain", "example.org", ""),
        ("visit www.example.com/now today", "plain", "example.com/now", ""),
        ("''http://example.org/a''", "plain", "example.org/a", ""),
        ("(http://example.org/a)", "plain", "example.org/a", ""),
        ("http://example.org/a_(b)", "plain", "example.org/a_(b)", ""),
        ("|| http://example.org/a || 5", "plain", "example.org/a", ""),
        ("irc://irc.example.org/chan", "plain", "irc.example.org/chan", ""),
        ("http://example.org&nbsp;next", "plain", "example.org", ""),
        ("[http://example.org/a cheap shoes]", "bracket", "example.org/a", "cheap shoes"),
        ("[//example.com/a cheap shoes]", "bracket", "example.com/a", "cheap shoes"),
        ("[url=http://example.org]cheap shoes[/url]", "bracket", "example.org", "cheap shoes"),
        ("[url]http://example.org[/url]", "bracket", "example.org", ""),
        ("[cheap shoes](http://example.org/a)", "bracket", "example.org/a", "cheap shoes"),
        ("{{cite web|url=http://example.org/a|title=T}}", "template", "example.org/a", ""),
        ("{{cite web\n|url=http://example.org/a\n}}", "template", "example.org/a", ""),
        ("<ref>http://example.org/a.</ref>", "reference", "example.org/a", ""),
        ("<ref name=a>{{cite web|url=http://example.org}}</ref>", "reference", "example.org", ""),
        ('<a href="http://example.org/a">cheap shoes</a>', "html", "example.org/a", "cheap shoes"),
        ("<a href=//example.com/a>cheap shoes</a>", "html", "example.com/a", "cheap shoes"),
        ("http&#58;//example.org/a", "entity", "example.org/a", ""),
        ("&#x68;ttp&colon;&sol;&sol;example.org", "entity", "example.org", ""),
        ("http://ex%61mple.org", "entity", "example.org", ""),
        ("ｈｔｔｐ://example.org", "entity", "example.org", ""),
        ("{{open template http://example.org", "plain", "example.org", ""),
        ("<ref>open reference http://example.org", "plain", "example.org", ""),
        ("<ref name=a /> http://example.org", "plain", "example.org", ""),
    ],
)
def test_a_url_is_found_in_every_form(text: str, form: str, target: str, anchor: str) -> None:
    link = only(text)
    assert (link.kind, link.form, link.target, link.anchor) == ("url", form, target, anchor)
    assert text[link.start : link.end] == link.raw


@pytest.mark.parametrize(
    ("url", "target", "host", "domain"),
    [
        ("HTTP://WWW.Example.ORG/A", "example.org/A", "www.example.org", "example.org"),
        ("https://a.b.example.co.uk/", "a.b.example.co.uk", "a.b.example.co.uk", "example.co.uk"),
        ("http://spam.blogspot.com/x", "spam.blogspot.com/x", "spam.blogspot.com", "spam.blogspot.com"),
        ("http://xn--bcher-kva.com", "bücher.com", "bücher.com", "bücher.com"),
        ("http://xn--i-7iq.ws", "i❤.ws", "i❤.ws", "i❤.ws"),
        ("http://user:secret@example.org:80/", "example.org", "example.org", "example.org"),
        ("http://example.org:8080/a", "example.org:8080/a", "example.org", "example.org"),
        ("http://example.org/a?utm_source=x&id=7&fbclid=y#top", "example.org/a?id=7", "example.org", "example.org"),
        ("http://example.org?utm_source=x", "example.org", "example.org", "example.org"),
        ("http://example.org/%7Ejoe/%c3%a4", "example.org/~joe/%C3%A4", "example.org", "example.org"),
        ("http://exa\u200bmple.org", "example.org", "example.org", "example.org"),
        ("http://example.org./", "example.org", "example.org", "example.org"),
        ("http://3221225985/a", "192.0.2.1/a", "192.0.2.1", "192.0.2.1"),
        ("http://0xc0.0.0x2.1/a", "192.0.2.1/a", "192.0.2.1", "192.0.2.1"),
        ("http://0300.0.02.1", "192.0.2.1", "192.0.2.1", "192.0.2.1"),
        ("http://[2001:DB8:0:0::1]:443/a", "[2001:db8::1]:443/a", "2001:db8::1", "2001:db8::1"),
        ("https://[2001:db8::1]:443/a", "[2001:db8::1]/a", "2001:db8::1", "2001:db8::1"),
        ("http://intranet/a", "intranet/a", "intranet", "intranet"),
        ("magnet:?xt=urn:x", "magnet:?xt=urn:x", "", "magnet:?xt=urn:x"),
    ],
)
def test_ways_to_write_one_target_are_one(url: str, target: str, host: str, domain: str) -> None:
    link = only(f"x {url} y")
    assert (link.target, link.host, link.domain) == (target, host, domain)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("call +1 (888) 555-0123 now", "+18885550123"),
        ("call 1-888-555-0123, now", "+18885550123"),
        ("call 888.555.0123", "+18885550123"),
        ("call (888) 555-0123!", "+18885550123"),
        ("call １-８８８-５５５-０１２３", "+18885550123"),
        ("call 1-800-123-4567", "+18001234567"),
        ("call 1800 123 456", "1800123456"),
        ("|phone=+44 20 7946 0958", "+442079460958"),
        ("0049 30 901820", "+4930901820"),
        ("(030) 9018-2000", "03090182000"),
        ("020 7946 0958", "02079460958"),
        ("01 23 45 67 89", "0123456789"),
        ("8-800-555-35-35", "88005553535"),
        ("+91-98765-43210", "+919876543210"),
        ("91-9876543210", "919876543210"),
        ("[tel:+18885550123 call us]", "+18885550123"),
        ("tel:1-888-555-0123", "+18885550123"),
    ],
)
def test_telephone_numbers_are_found_in_their_shapes(text: str, number: str) -> None:
    link = only(text)
    assert (link.kind, link.target, link.domain, link.host) == ("phone", number, number, "")
    assert text[link.start : link.end] == link.raw


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("write to Joe.Doe+x@Mail.Example.com.", "joe.doe+x@mail.example.com"),
        ("mailto:joe@example.com?subject=hi", "joe@example.com"),
        ("[mailto:joe@example.com write]", "joe@example.com"),
        ("joe&#64;example.com", "joe@example.com"),
    ],
)
def test_email_addresses_are_found_and_stand_for_themselves(text: str, address: str) -> None:
    link = only(text)
    assert (link.kind, link.target, link.domain) == ("email", address, address)


@pytest.mark.parametrize(
    "text",
    [
        "[[Category:Cheap]] [[w:en:Cheap]] [[Cheap|shoes]] {{Cheap}} [[File:a@2x.png]] [[Geo:Here]]",
        "ISBN 978-3-16-148410-0, ISBN 0-306-40615-2, ISBN-13: 978-0-306-40615-7, ISSN 2049-3630",
        "|isbn=0-306-40615-2",
        "2024-01-15 10:30, 15.01.2024-16.01.2024, 1999-2003, 2010-2011-2012, 20240115-103000",
        "doi:10.1000/182 and 10.1109/5.771073, arXiv:2101.00001, PMID 123456789",
        "52.5200 13.4050, 52°31′12″N 13°24′18″E, -33.868820 151.209290, +52.520008",
        "12345678901 and 4111 1111 1111 1111, 0000-0002-1825-0097",
        "192.0.2.101 and 10.20.30.40:8080, 2001:db8::1, v1.2.3.4567, 1.10.100-2",
        "chmod 0755 0644 0600, CAS 7732-18-5, 123e4567-e89b-12d3-a456-426614174000",
        "1,234,567,890 and 123 456 789 012, 0.123456789, 100 200 300 400",
        "http:// https:// mailto: tel: www. //example.org // comment, www.nothing.invalid",
        "a: b, x := y; std::vector, C://dir, foo@bar, @mention, joe@localhost",
        "news: nothing, geo: nothing",
        "Boston, MA 02110-1301 and 192-0-2-101.host.invalid",
    ],
)
def test_what_only_looks_like_a_link_is_none(text: str) -> None:
    assert links(text) == ()


def test_a_flood_of_links_is_cut() -> None:
    assert len(links(" ".join(f"http://h{number}.example" for number in range(MAX_LINKS + 50)))) == MAX_LINKS


def test_a_url_without_end_is_cut() -> None:
    assert len(only("http://example.org/" + "a" * 100_000).raw) <= 2048


@given(st.text(alphabet="htp:/[]{}<>=&#;58.@w+10-() \n'|reflxn", max_size=200))
def test_offsets_lead_to_the_raw_link_whatever_the_text(text: str) -> None:
    found = links(text)
    assert all(text[link.start : link.end] == link.raw and link.raw for link in found)
    assert all(one.end <= two.start for one, two in pairwise(found))


@given(st.lists(st.text(alphabet="htp:/[]&#;58.@w+10-() ", max_size=60), max_size=4))
def test_the_links_of_a_text_are_those_of_its_lines(lines: list[str]) -> None:
    whole = [link.target for link in links("\n".join(lines))]
    assert whole == [link.target for line in lines for link in links(line)]


@given(st.text(max_size=80))
def test_any_text_after_a_protocol_has_a_stable_target_or_none(rest: str) -> None:
    target = canonical(f"http://{rest}")
    assert target is None or (target.host and target.domain)


@pytest.mark.parametrize(
    ("text", "form", "target", "domain"),
    [
        ("order at cheap-pills (dot) com now", "spelled", "cheap-pills.com", "cheap-pills.com"),
        ("cheap-pills[.]co[.]uk/now?x=1, hurry", "spelled", "cheap-pills.co.uk/now?x=1", "cheap-pills.co.uk"),
        ("www.cheap-pills dot com", "spelled", "cheap-pills.com", "cheap-pills.com"),
        ("таблетки (точка) рф", "spelled", "таблетки.рф", "таблетки.рф"),
        ("c h e a p p i l l s . c o m", "spelled", "cheappills.com", "cheappills.com"),
        ("cheap-pills . com", "spelled", "cheap-pills.com", "cheap-pills.com"),
        ("hxxp://pills.example/now.", "spelled", "pills.example/now", "pills.example"),
        ("h**ps://pills[.]example/now", "spelled", "pills.example/now", "pills.example"),
        ("http:// pills.example/now", "spelled", "pills.example/now", "pills.example"),
        ("joe (at) mail (dot) example (dot) com", "spelled", "joe@mail.example.com", "joe@mail.example.com"),
        ("joe at example dot com", "spelled", "joe@example.com", "joe@example.com"),
        ("ht\u200btp://pi\u200blls.example", "entity", "pills.example", "pills.example"),
        ("www.pi\u200dlls.com", "entity", "pills.com", "pills.com"),
        ("* cheap-pills.com", "named", "cheap-pills.com", "cheap-pills.com"),
        ("the '''Cheap-Pills.com''' of today", "named", "cheap-pills.com", "cheap-pills.com"),
        ("see cheap-pills.com/now for more", "named", "cheap-pills.com/now", "cheap-pills.com"),
    ],
)
def test_an_address_that_hides_from_programs_is_a_link(text: str, form: str, target: str, domain: str) -> None:
    link = only(text)
    assert (link.form, link.target, link.domain) == (form, target, domain)
    assert text[link.start : link.end] == link.raw


@pytest.mark.parametrize(
    "text",
    [
        "the dot com boom, ASP .NET, Microsoft dot net, your dot org file, connect the dot in me",
        "(goto-char (point)) and foo[.]el, a[.]b, x . y, (a . b), readme . md",
        "we have met Amazon.com and the site of example.com in prose",
        "* notes.org\n* run.py\n* setup.sh\n* readme.md\nmain.rs",
        "reach me at <name> at gmail dot com",
        "the paths $HOME/a.com/b, \"a.com\"",
    ],
)  # fmt: skip
def test_words_and_names_of_files_are_no_addresses(text: str) -> None:
    assert links(text) == ()


@pytest.mark.parametrize("text", ["support1-888-555-0123", "1★888★555★0123", "1~888~555~0123", "1️⃣-8️⃣8️⃣8️⃣-555-0123"])
def test_ornaments_do_not_hide_a_number(text: str) -> None:
    link = only(text)
    assert (link.kind, link.target) == ("phone", "+18885550123")
    assert text[link.start : link.end] == link.raw


def test_a_link_names_the_redirector_on_its_way() -> None:
    link = only("see https://search.example/url?q=https://shop.example/a")
    assert (link.target, link.domain, link.via) == ("shop.example/a", "shop.example", "search.example")

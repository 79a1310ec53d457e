"""Which pages ask a bot not to edit them."""

from __future__ import annotations

import hypothesis.strategies as st
import pytest
from hypothesis import given

from wikiwatch.core.nobots import forbids

BOT = "Watch Bot"


@pytest.mark.parametrize(
    "text",
    [
        "{{nobots}}",
        "{{Nobots}}",
        "{{NoBots}}",
        "{{ nobots }}",
        "{{template:nobots}}",
        "{{Template: Nobots}}",
        "An article.\n{{nobots}}\nIt goes on.",
        "{{bots|deny=all}}",
        "{{bots|deny=ALL}}",
        "{{bots | deny = all }}",
        "{{bots|\n deny=all\n}}",
        "{{bots|deny=Watch Bot}}",
        "{{bots|deny=watch_bot}}",
        "{{bots|deny=Other Bot, Watch  Bot}}",
        "{{bots|allow=none}}",
        "{{bots|allow=Other Bot}}",
        "{{bots|allow=}}",
        "{{bots|optout=all|deny=all}}",
        "{{nobots|Watch Bot}}",
        "{{nobots|1=Watch Bot,Other Bot}}",
        "{{nobots|all}}",
        "{{nobots|deny=all}}",
        "{{bots<!-- a list -->|deny=<!-- all of them -->all}}",
        "{{bots}} {{nobots}}",
        "<nowiki>{{bots}} {{nobots}}",  # not closed, so no more than letters
        "<pre>a</pre>{{nobots}}<pre>b</pre>",
    ],
)
def test_a_page_that_asks_not_to_be_edited(text: str) -> None:
    assert forbids(text, BOT)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "An article about bots and nobots.",
        "{{bots}}",
        "{{bots|allow=all}}",
        "{{bots|allow=Watch Bot}}",
        "{{bots|allow=Other Bot,watch_bot}}",
        "{{bots|deny=none}}",
        "{{bots|deny=}}",
        "{{bots|deny=Other Bot}}",
        "{{bots|deny=Watch Bot Two}}",
        "{{bots|optout=all}}",
        "{{nobots|optout=all}}",
        "{{nobots|Other Bot}}",
        "{{robots}} {{nobotsky}} {nobots} {{nobots",
        "<!-- {{nobots}} -->",
        "<!-- {{nobots}}",
        "<nowiki>{{nobots}}</nowiki>",
        "<NOWIKI >{{nobots}}</nowiki>",
        "<pre>{{nobots}}</pre>",
        '<syntaxhighlight lang="text">{{nobots}}</syntaxhighlight>',
        "<nowiki><pre></nowiki><nowiki>{{nobots}}</nowiki>",
    ],
)
def test_a_page_that_does_not(text: str) -> None:
    assert not forbids(text, BOT)


PIECES = st.sampled_from("{{ }} nobots bots | = deny allow all <!-- --> <nowiki> </nowiki> <pre> </pre> \n".split(" "))


@given(st.lists(PIECES | st.text(max_size=4), max_size=60).map("".join))
def test_any_text_has_an_answer_and_a_comment_hides_it(text: str) -> None:
    assert forbids(text, BOT) in (True, False)
    assert not forbids(f"<!--{text.replace('-->', '')}", BOT)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_a_template_after_any_closed_text_is_seen(text: str) -> None:
    closed = f"{text}-->}}}}</nowiki></pre>"
    assert forbids(f"{closed}\n{{{{nobots}}}}", BOT)


@pytest.mark.parametrize(
    "piece", ["{{bots|", "<!--", "<nowiki>", "<pre></nowiki>", "{{nobots|a", "{{ _ _ ", "<nowiki " * 3]
)
def test_a_hostile_page_is_read_once(piece: str) -> None:
    assert not forbids(piece * 100_000, BOT)

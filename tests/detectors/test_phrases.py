"""Phrases of adverts beside links that are new here."""

from __future__ import annotations

from dataclasses import replace

import pytest
import re2

from wikiwatch.core.evidence import Case
from wikiwatch.core.normalise import fold
from wikiwatch.core.ruleset import PhraseRules, Ruleset, Topic
from wikiwatch.detectors import phrases
from wikiwatch.detectors.samples import as_newcomer


def found(rules: Ruleset, text: str) -> list[str]:
    return ids(rules, as_newcomer(text, rules))


def ids(rules: Ruleset, case: Case) -> list[str]:
    return [signal.id for signal in phrases.detect(case, rules)]


LINK = " see https://shop.example/"


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("cheap Viagra here" + LINK, "phrases.some"),
        ("VIAGRA" + LINK, "phrases.some"),
        ("v\u200biagra" + LINK, "phrases.some"),
        ("ｖｉａｇｒａ" + LINK, "phrases.some"),
        ("online-casino" + LINK, "phrases.some"),
        ("online   casinos" + LINK, "phrases.some"),
        ("Лучшее онлайн казино, игровые автоматы и ставки на спорт" + LINK, "phrases.many"),
        ("人气最旺的娱乐城" + LINK, "phrases.some"),
        ("Buy now, free shipping, best prices" + LINK, "phrases.many"),
        ("printer support, call +1 888 555 0142", "phrases.some"),
    ],
)
def test_adverts_are_found_in_any_letters(rules: Ruleset, text: str, signal: str) -> None:
    assert found(rules, text) == [signal]


@pytest.mark.parametrize(
    ("phrase", "text", "hit"),
    [
        ("free watches", "get free '''watches''' today", True),
        ("free watches", "get '''free''' watches today", True),
        ("free watches", "'''''free'''-''watches'' today", True),
        ("don't wait", "and don\u2019t wait", True),
        ("don\u2019t wait", "and don't wait", True),
        ("free watches", "free'''watches", False),
        ("dont wait", "don't wait", False),
    ],
)
def test_bold_marks_between_words_and_curly_apostrophes_hide_no_phrase(phrase: str, text: str, hit: bool) -> None:
    assert (phrases.compiled(phrases.pattern(phrase)).search(fold(text)) is not None) is hit


@pytest.mark.parametrize(
    "text",
    [
        "cheap viagra, buy now, free shipping",
        "The specialist" + LINK,
        "Socialism and its cialisation" + LINK,
        "The harbour was built in 1931" + LINK,
    ],
    ids=["no link", "inside a word", "at the end of a word", "prose"],
)
def test_without_a_link_or_a_whole_phrase_nothing_is_found(rules: Ruleset, text: str) -> None:
    assert found(rules, text) == []


def test_a_link_that_is_known_here_sells_nothing(rules: Ruleset) -> None:
    case = as_newcomer("cheap viagra" + LINK, rules)
    for known in ("trusted_domains", "standing_domains"):
        past = replace(case.past, **{known: frozenset({"shop.example"})})
        assert ids(rules, replace(case, past=past)) == []


def test_what_the_page_says_already_is_no_sign(rules: Ruleset) -> None:
    case = as_newcomer("Viagra was tested again" + LINK, rules)
    assert ids(rules, replace(case, before="Viagra is a brand of sildenafil.")) == []


def test_the_place_and_the_topics_are_told(rules: Ruleset) -> None:
    (signal,) = phrases.detect(as_newcomer("Get a payday loan from us" + LINK, rules), rules)
    assert signal.excerpt == "payday loan"
    assert (signal.start, signal.end) == (6, 17)
    assert "“payday loan*” (money)" in signal.reason


def test_a_phrase_of_an_admin_is_no_pattern(rules: Ruleset) -> None:
    topic = Topic(id="odd", phrases=("(a+)+$", "c++ course*"), reason="")
    odd = replace(rules, phrases=PhraseRules(many=3, topics=(topic,)))
    assert found(odd, "aaaa" + LINK) == []
    assert found(odd, "our c++ courses" + LINK) == ["phrases.some"]


def test_every_packaged_phrase_is_found_as_it_is_written(rules: Ruleset) -> None:
    written = [phrase for topic in rules.phrases.topics for phrase in topic.phrases]
    assert [phrase for phrase in written if not found(rules, phrase.replace("*", "s") + LINK)] == []


def test_a_wrong_pattern_is_an_error_and_writes_nothing_on_the_terminal(
    capfd: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(re2.error):
        phrases.compiled("(?i)(watches")
    assert capfd.readouterr() == ("", "")

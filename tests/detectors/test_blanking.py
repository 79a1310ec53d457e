"""Pages that an untrusted author empties, or whose text they replace."""

from __future__ import annotations

from typing import Any

import pytest
from cases import ARTICLE, edit

from wikiwatch.clock import SystemClock
from wikiwatch.core.evidence import Past
from wikiwatch.core.own_texts import own_texts
from wikiwatch.core.pace import Pace
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors.blanking import detect, script
from wikiwatch.messages import LANGUAGES, speaker

SPAM = "Cheap pills for everybody at https://pills.example/now"
RUSSIAN = "Лучшие цены на окна и двери в нашем городе, звоните прямо сейчас и закажите бесплатный замер."
REWRITTEN = " ".join(sorted(set(ARTICLE.split()))) + " [https://ferry.example the yard]"
EMPTIED, REPLACED, LINK = "blanking.emptied", "blanking.replaced", "blanking.brings_link"
OTHER_SCRIPT = "blanking.other_script"


def found(rules: Ruleset, after: str, before: str = ARTICLE, **about: Any) -> set[str]:
    return {signal.id for signal in detect(edit(after, before, **about), rules)}


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("", {EMPTIED}),
        ("lol", {EMPTIED}),
        ("Nobody needs this page about boats.", {REPLACED}),
        (SPAM, {REPLACED, LINK}),
        (SPAM + "\n" + "Guaranteed overnight delivery, discreet packaging, best price! " * 8, {REPLACED, LINK}),
        (RUSSIAN, {REPLACED, OTHER_SCRIPT}),
        ("{{delete}} " + SPAM, {REPLACED, LINK}),
        ("#REDIRECT [[Bridge]] " + SPAM, {REPLACED, LINK}),
        (ARTICLE + "\n\n" + SPAM, set()),
        (ARTICLE.partition("\n\n")[0], set()),
        ("Quite another text, by somebody who begins anew and has read books about boats. " * 3, set()),
        (REWRITTEN, set()),
        ("#REDIRECT [[Ferries of the river]]", set()),
        ("#WEITERLEITUNG [[Fähre]]", set()),
        ("{{Delete|moved to the book of boats}}", set()),
        ("<noinclude>\n{{Delete|moved}}\n</noinclude>\n", set()),
        ("Bitte löschen, doppelt.", set()),
    ],
)
def test_what_came_instead_tells(rules: Ruleset, after: str, expected: set[str]) -> None:
    assert found(rules, after) == expected


@pytest.mark.parametrize("blank", ["\n", " \n", "\u3000"])
def test_a_mark_with_miles_of_nothing_behind_it_stalls_nobody(rules: Ruleset, blank: str) -> None:
    with SystemClock().limit(20):  # of the processor: a hundred times what it takes
        assert found(rules, f"{{{{a}}}}{blank * 100_000}lol") == set()


@pytest.mark.parametrize(
    "about",
    [
        {"band": "known"},
        {"before": "A stub about a ferry."},
        {"title": "User:Newcomer", "namespace": 2},
        {"title": "User talk:Newcomer/Archive", "namespace": 3},
        {"title": "Newcomer"},
        {"title": "Project:Sandbox", "namespace": 4},
        {"title": "Wiki:Песочница", "namespace": 4},
        {"past": Past(pace=Pace(sole_author=True))},
    ],
)
def test_who_may_empty_a_page_is_not_found(rules: Ruleset, about: dict[str, Any]) -> None:
    assert found(rules, "", **about) == set()


def test_a_link_is_found_on_a_sandbox_too(rules: Ruleset) -> None:
    assert LINK in found(rules, SPAM, title="Project:Sandbox", namespace=4)


def test_a_link_that_is_known_here_is_no_advert(rules: Ruleset) -> None:
    known = Past(trusted_domains=frozenset({"pills.example"}))
    assert found(rules, SPAM, past=known) == {REPLACED}


def test_a_signal_stands_where_the_new_text_does(rules: Ruleset) -> None:
    signals = {signal.id: signal for signal in detect(edit(SPAM, ARTICLE), rules)}
    assert SPAM[signals[LINK].start : signals[LINK].end] == signals[LINK].excerpt == "https://pills.example/now"
    assert signals[REPLACED].start == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ARTICLE, "LATIN"),
        (RUSSIAN, "CYRILLIC"),
        ("これは川を渡る船についての短い記事です。町の人が使います。", "Han or kana"),
        ("few letters", ""),
        ("1234567890 " * 10, ""),
        ("eighteen letters here, восемнадцать букв там", ""),
    ],
)
def test_the_script_of_a_text_is_that_of_most_letters(text: str, expected: str) -> None:
    assert script(text) == expected


@pytest.mark.parametrize("notice", ["hold_notice", "deletion_request"])
def test_a_text_in_place_of_the_programs_own_notice_replaces_nothing(rules: Ruleset, notice: str) -> None:
    for language in LANGUAGES:  # whatever the wiki's language was when the notice was written
        text = getattr(own_texts(speaker(language)), notice)
        stands = text.replace("{id}", "down-7").replace("{log}", "User:WatchBot/Log")
        assert found(rules, "The road leads over the hill. At its end stands an inn.", stands) == set()
    assert found(rules, "The road leads over the hill. At its end stands an inn.") == {REPLACED}

"""What a speaker says, and how it writes numbers, days and lengths of time."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikiwatch.core.credit import LONGEST
from wikiwatch.core.own_texts import NOTICE_MARK, in_words, own_texts
from wikiwatch.core.ruleset import Ruleset, TextRules
from wikiwatch.messages import DIGITS, ENGLISH, LANGUAGES, speaker, spoken
from wikiwatch.rulefiles import text_checks
from wikiwatch.rulefiles.problems import parse
from wikiwatch.rulefiles.shapes import TextsFile

AT = datetime(2026, 12, 3, 20, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("codes", "language"),
    [
        (["de"], "de"),
        (["de-ch", "de"], "de"),
        (["de-formal"], "de"),
        (["als", "gsw", "de"], "de"),
        (["arz", "ar"], "ar"),
        (["pt-br", "pt"], "en"),
        ([], "en"),
        (["../../etc"], "en"),
    ],
)
def test_the_nearest_language_is_spoken(codes: list[str], language: str) -> None:
    assert spoken(codes) == language


@pytest.mark.parametrize(
    ("language", "number", "date"),
    [
        ("en", "1,234.5", "3 Dec 2026, 20:05"),
        ("de", "1.234,5", "3. Dez. 2026, 20:05"),
        ("fr", "1\u202f234,5", "3 déc. 2026, 20:05"),
        ("pl", "1\xa0234,5", "3 gru 2026, 20:05"),
        ("ja", "1,234.5", "2026年12月3日 20:05"),
        ("ar", "١٬٢٣٤٫٥", "٣ ديسمبر ٢٠٢٦، ٢٠:٠٥"),
    ],
)
def test_numbers_and_times_are_written_as_the_language_does(language: str, number: str, date: str) -> None:
    assert (speaker(language).number(1234.5), speaker(language).date(AT)) == (number, date)


@pytest.mark.parametrize(
    ("language", "seconds", "words"),
    [
        ("en", 0, "0 seconds"),
        ("en", 60, "60 seconds"),
        ("en", 9_000, "2.5 hours"),
        ("pl", 180, "3 minuty"),
        ("pl", 300, "5 minut"),
        ("pl", 150, "2,5 minuty"),
        ("ja", 172_800, "2 日"),
        ("ar", 172_800, "يومان"),
        ("ar", 864_000, "١٠ أيام"),
        ("ar", 1_036_800, "١٢ يومًا"),
    ],
)
def test_lengths_of_time_have_the_plurals_of_the_language(language: str, seconds: int, words: str) -> None:
    assert speaker(language).span(seconds) == words


def test_arabic_has_the_digits_of_its_wiki() -> None:
    assert speaker("ar", "latn").span(864_000) == "10 أيام"
    assert speaker("de", "none").number(12) == "12"
    assert {len(digits) for digits in DIGITS.values()} == {10}


def test_the_figures_of_a_message_are_written_as_its_values_are_and_names_are_left_alone() -> None:
    assert "١٥" in speaker("ar").say("web-sign-in-once")
    assert "15" in speaker("ar", "latn").say("web-sign-in-once")
    assert "r4711" in speaker("ar").say("log-id", id="r4711")


def test_only_arabic_is_written_from_right_to_left() -> None:
    assert {language for language in LANGUAGES if speaker(language).direction == "rtl"} == {"ar"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_that_does_not_exist_or_lacks_a_value_is_a_mistake(language: str) -> None:
    for key, values in (("no-such", {}), ("log-id", {}), ("log-id", {"name": "x"})):
        with pytest.raises(KeyError):
            speaker(language).say(key, **values)


@given(st.text())
def test_a_value_is_put_in_as_it_is(value: str) -> None:
    for language in LANGUAGES:
        assert value in speaker(language).say("log-id", id=value)


def test_a_value_that_nobody_would_read_is_cut() -> None:
    assert len(speaker(ENGLISH).say("log-id", id="x" * 100_000)) < 2_100


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_texts_of_each_language_are_such_as_a_rule_file_may_hold(language: str) -> None:
    texts = own_texts(speaker(language))
    lines = "\n".join(f'{name} = """\n{text}"""' for name, text in vars(texts).items())
    source = parse("texts.toml", lines)
    assert TextsFile.model_validate(source.data).rules() == texts
    assert list(text_checks.check(source)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_summary_with_all_put_in_is_shorter_than_mediawiki_cuts_it(language: str) -> None:
    """500 characters; the titles are of the longest that a wiki has."""
    title = "ا" * 100
    texts = own_texts(speaker(language))
    name = f"[[Special:Contributions/{'x' * LONGEST}|{'x' * LONGEST}]]"
    for text in (texts.revert_summary, texts.hold_summary, texts.release_summary):
        told = text.replace("{log}", title).replace("{report}", title).replace("{id}", "release-1234567890")
        assert len(told.replace("{revid}", "1234567890").replace("{author}", name)) <= 500


def test_what_an_admin_wrote_stays_and_only_what_is_empty_is_said(rules: Ruleset) -> None:
    empty = TextRules(**dict.fromkeys(vars(rules.texts), ""))
    own = in_words(TextRules(**{**vars(empty), "log_summary": "Nova"}), speaker("de"))
    assert own.log_summary == "Nova"
    assert own.hold_summary == own_texts(speaker("de")).hold_summary
    assert in_words(own, speaker("fr")) == own


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_notices_begin_alike_in_all_languages(language: str) -> None:
    texts = own_texts(speaker(language))
    assert texts.hold_notice.startswith(NOTICE_MARK)
    assert texts.deletion_request.startswith(NOTICE_MARK)
    assert texts.hold_notice != texts.deletion_request

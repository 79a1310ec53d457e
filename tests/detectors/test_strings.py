"""The string model: what people write is likely, what hands and programs draw at random is not."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikiwatch.detectors.exclusions import chunk_exclusion, string_exclusion
from wikiwatch.detectors.strings import fold, scripts, unlikelihood

WRITTEN = {
    "English": "although knowledge strengths rhythm background worksheet",
    "German": "Rechtsschutzversicherung Angstschweiß Knopfloch Herbstsprössling",
    "Dutch": "slechtstschrijvend angstschreeuw koeieuier",
    "Polish": "źdźbło szczęście przestrzeń chrząszcz wszystkich",
    "Czech": "čtvrthodina zmrzlina nejneobhospodařovávatelnější vlk",
    "Croatian": "hrvatska trgovina obrtnik smrznut",
    "Hungarian": "megszentségteleníthetetlen gyógyszertár kulcscsomó",
    "Finnish": "hyppytyynytyydytys järjestelmällisyys käyttöjärjestelmä",
    "Vietnamese": "nghiêng người chương trường khuynh",
    "Turkish": "çekoslovakyalılaştıramadıklarımızdan güzel yıldızlı",
    "Icelandic": "eyjafjallajökull þjóðvegur hvalfjörður",
    "Welsh": "llanfairpwllgwyngyll gwasanaethau ysgrifennu cymraeg",
    "Irish": "bhfuil seachtain taoiseach gcathaoir",
    "Basque": "euskaltzaindia gaztetxe hizkuntza",
    "Swahili": "mwanamke ninakupenda watanzania",
    "Nahuatl": "tenochtitlan popocatepetl quetzalcoatl huitzilopochtli",
    "romanised Georgian": "mtskheta saakashvili dzveli",
    "romanised Japanese": "shinjuku tsukuyomi kyuushuu hatchoubori",
    "romanised Russian": "dzerzhinsky shcherbakov vladivostok",
    "romanised Chinese": "zhongguo qingdao xiangshan",
    "names": "szczepkowski skrzypczak ngozi mkhitaryan schwarzenegger",
    "chemistry": "methylphenidate acetylsalicylic hydroxyzine dichlorodiphenyltrichloroethane",
    "Russian": "взбзднуть достопримечательность здравствуйте",
    "Ukrainian": "підприємництво їжачок щасливий",
    "Greek": "ευχαριστώ άνθρωπος ψυχολογία",
}


@pytest.mark.parametrize(
    ("language", "word"), [(name, word) for name, words in WRITTEN.items() for word in words.split()]
)
def test_a_word_of_a_language_is_not_unlikely(language: str, word: str) -> None:
    bits = unlikelihood(word)
    assert bits is not None, language
    assert bits < 15, language  # a lone word from there on is a tracking edit


@pytest.mark.parametrize(
    "typed",
    [
        "asdfghjk",
        "sdfsdfsdf",
        "qweqwrqwt",
        "fjdkslajf",
        "lkjhlkjhg",
        "xkqzvbwt",
        "zhwqnmpk",
        "bnbnbnbnbn",
        "фывпролдж",
        "йцкшщзхнг",
        "σδφγηξκλ",
    ],
)
def test_what_is_typed_at_random_is_unlikely(typed: str) -> None:
    bits = unlikelihood(typed)
    assert bits is not None
    assert bits > 10


@pytest.mark.parametrize("text", ["", "12345", "日本語", "مرحبا", "שלום", "abc123", "a b", "əlifba", "қазақ"])
def test_nothing_is_said_about_what_the_model_does_not_know(text: str) -> None:
    assert unlikelihood(text) is None


@pytest.mark.parametrize(
    ("text", "folded"), [("Łódź", "lodz"), ("Ærø", "aero"), ("STRASSE", "strasse"), ("Йод", "йод"), ("Ёж", "еж")]
)
def test_folding_keeps_the_letters_and_drops_the_accents(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.permutations("qxzjkvw").map("".join), st.integers(5, 7))
def test_the_longer_an_unlikely_string_the_more_unlikely(letters: str, length: int) -> None:
    text = letters[:length]
    once, twice = unlikelihood(text), unlikelihood(text * 2)
    assert once is not None
    assert twice is not None
    assert twice > once


@given(st.text(max_size=400))
def test_any_text_is_judged_or_left_alone(text: str) -> None:
    assert unlikelihood(text) == unlikelihood(text)


def test_the_packaged_tables_have_the_size_of_their_scripts() -> None:
    for script in scripts().values():
        assert len(script.language) == script.contexts * (len(script.index) + 1)


def test_a_hundred_thousand_strings_take_few_seconds() -> None:
    started = time.perf_counter()
    for _ in range(10_000):
        unlikelihood("strengths")
    assert time.perf_counter() - started < 1  # 0.02 s where it was written; slow machines have room


@pytest.mark.parametrize(
    ("kind", "chunk"),
    [
        ("code, path or address", "foo_bar(qwrtz)"),
        ("code, path or address", "/usr/lib/xkbcmp"),
        ("code, path or address", "C:\\Windows\\sysprp"),
        ("code, path or address", "x->vptr"),
        ("code, path or address", "__NOTOC__"),
        ("code, path or address", "jsmith@mail.example"),
        ("file or host name", "dscfjpgxr.jpg"),
        ("file or host name", "xkcdqwrt.tar.gz"),
        ("key, hash or long id", "d41d8cd98f00b204e9800998ecf8427e"),
        ("key, hash or long id", "Ozs7IGVzYmFzaC5lbCAtLS0gYSBzZXQgb2Y"),
        ("key, hash or long id", "978-3-16-148410-0"),
        ("key, hash or long id", "10.1000/xyz1234567"),
        ("dotted name", "org.qwrtz.bsckwl.Xpto"),
        ("chemical name", "2,4-dinitrophenylhydrazine"),
        ("chemical name", "N-(4-hydroxyphenyl)ethanamide"),
        ("chemical formula", "C8H10N4O2"),
        ("chemical formula", "Na2SO4"),
        ("SMILES", "c1ccccc1"),
    ],
)
def test_a_chunk_that_only_looks_random_has_a_name(kind: str, chunk: str) -> None:
    found = chunk_exclusion(chunk)
    assert found
    assert found == kind or kind in ("key, hash or long id", "chemical name")  # several names fit these


@pytest.mark.parametrize(
    ("kind", "string"),
    [
        ("acronym", "XKCDWT"),
        ("plural acronym", "RTPSDs"),
        ("hexadecimal number", "deadbeef01"),
        ("part number", "BC547BXQ"),
        ("part number", "x86qk3"),
        ("roman numeral", "MDCCCLXXXVIII"),
        ("DNA or RNA", "ATGGCCATTG"),
        ("DNA or RNA", "augcuuagg"),
        ("protein", "MKTAYIAKQRQISFVKSHFSRQ"),
        ("laughter", "hahahahah"),
        ("laughter", "zzzzzzzz"),
        ("drawn-out exclamation", "aaaaargh"),
        ("drawn-out exclamation", "hmmmmmmm"),
        ("CamelCase identifier", "qglTexCoordPtr"),
        ("CamelCase identifier", "HwBrasConfigEntry"),
        ("programmers' abbreviations", "strncpy"),
        ("programmers' abbreviations", "tmpdir"),
        ("programmers' abbreviations", "fdset"),
    ],
)
def test_a_string_that_only_looks_random_has_a_name(kind: str, string: str) -> None:
    assert string_exclusion(string) == kind


@pytest.mark.parametrize("string", ["wqkzjhrv", "sdfgsdfg", "vbzqkJqDW", "ZvkmUSXQ", "hmqctba8", "q7k2xw9zf"])
def test_random_strings_are_not_excluded(string: str) -> None:
    assert chunk_exclusion(string) == ""
    assert string_exclusion(string) == ""

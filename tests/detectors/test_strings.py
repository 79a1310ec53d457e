"""The string model: what people write is likely, what hands and programs draw at random is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    "Mongolian in Cyrillic letters": "хэрэглээ мэдээллийн нээлттэй",
    "Hebrew": "ירושלים אוניברסיטה והתפתחותם",
    "Arabic": "المستشفى والاستقلال يستخدمونها",
    "Persian": "دانشگاه می‌خواهم نویسندگان".replace("\u200c", ""),
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
        "שדגכעיחלשדגכ",
        "ضصثقفغعهخح",
    ],
)
def test_what_is_typed_at_random_is_unlikely(typed: str) -> None:
    bits = unlikelihood(typed)
    assert bits is not None
    assert bits > 10


@pytest.mark.parametrize("text", ["", "12345", "日本語", "հայերեն", "हिन्दी", "abc123", "a b", "əlifba", "қазақ"])
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

"""What only looks random has a name: each kind of it with samples."""

from __future__ import annotations

import pytest

from wikiwatch.detectors.exclusions import CHUNKS, STRINGS, chunk_exclusion, string_exclusion
from wikiwatch.detectors.reading import excess, read

UNLIKELY, LEAST = 7.0, 5  # as in rules/random_text.toml

OF_CHUNKS = {
    "code, path or address": r"foo_bar(qwrtz) /usr/lib/xkbcmp C:\Windows\sysprp x->vptr jsmith@mail.example",
    "file or host name": "dscfjpgxr.jpg xkcdqwrt.tar.gz",
    "URL": "https://files.example/xkqzjvw www.qwrtzp.example mailto:wqkzj@mail.example",
    "DOI": "10.1000/xyzqwkvb doi:10.1234/zqkxvw.2026",
    "ISBN or ISSN": "978-3-16-148410-0 0-306-40615-X 2049-3630",
    "magic word": "__NOTOC__ __NOEDITSECTION__",
    "chess move": "Nbxd7+ exd8=Q# O-O-O 23...Qxh2",
    "key, hash or long id": "d41d8cd98f00b204e9800998ecf8427e Ozs7IGVzYmFzaC5lbCAtLS0gYSBzZXQgb2Y",
    "dotted name": "org.qwrtz.bsckwl.Xpto",
    "chemical name": "2,4-dinitrophenylhydrazine N-(4-hydroxyphenyl)ethanamide",
    "chemical formula": "C8H10N4O2 Na2SO4",
    "SMILES": "c1ccccc1",
}
OF_STRINGS = {
    "acronym": "XKCDWT",
    "plural acronym": "RTPSDs",
    "hexadecimal number": "deadbeef01",
    "colour": "ddffcc fafbfc",
    "part number": "BC547BXQ x86qk3 LM7805CTQX",
    "roman numeral": "MDCCCLXXXVIII",
    "DNA or RNA": "ATGGCCATTG augcuuagg",
    "protein": "MKTAYIAKQRQISFVKSHFSRQ",
    "laughter": "hahahahah zzzzzzzz",
    "drawn-out exclamation": "aaaaargh hmmmmmmm",
    "CamelCase identifier": "qglTexCoordPtr HwBrasConfigEntry",
    "programmers' abbreviations": "strncpy tmpdir fdset xmlhttp libpngdec vidbufsz",
}
LEFT_TO_THE_MODEL = {  # likely as words, without a test of their own
    "transliterated names": "Mkrtchyan Shcherbatskoy Gvardzhaladze Nguyen Zhivkovtsi Xochiquetzal",
    "typing errors": "teh artcile knwoledge recieve seperatly wihtout becuase goverment langauge",
    "short forms of Korean": "ㅋㅋㅋㅋㅋㅋ ㅠㅠㅠㅠ ㅇㄱㄹㅇ ㅎㄷㄷ",
}
BLANKED = {  # never read as words, because of what stands around
    "code": "<code>asdfgh = qwrtzp</code> <syntaxhighlight>wqkzjhrv</syntaxhighlight>",
    "formulas": "<math>wqkzjhrv</math> <chem>XkqzjvwQ</chem>",
    "magic words": "{{DEFAULTSORT:Wqkzjhrv}} {{#if:wqkzjhrv|zxcvbnmk}}",
    "template parameters": "{{Infobox qwrtzpx|xkcdqw=zxcvbnmk}}",
    "attributes": '<span id="wqkzjhrv">',
}


def pairs(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(kind, sample) for kind, samples in table.items() for sample in samples.split()]


@pytest.mark.parametrize(("kind", "chunk"), pairs(OF_CHUNKS))
def test_a_chunk_that_only_looks_random_has_a_name(kind: str, chunk: str) -> None:
    assert chunk_exclusion(chunk) == kind


@pytest.mark.parametrize(("kind", "string"), pairs(OF_STRINGS))
def test_a_string_that_only_looks_random_has_a_name(kind: str, string: str) -> None:
    assert string_exclusion(string) == kind


@pytest.mark.parametrize(("kind", "string"), pairs(LEFT_TO_THE_MODEL))
def test_what_people_write_is_likely_enough(kind: str, string: str) -> None:
    assert (excess(string, LEAST, UNLIKELY) or 0.0) < UNLIKELY, kind


@pytest.mark.parametrize(("kind", "text"), BLANKED.items())
def test_what_is_not_meant_as_words_is_not_read(kind: str, text: str) -> None:
    assert read(text, frozenset(), UNLIKELY, LEAST).strings == (), kind


def test_every_kind_has_samples() -> None:
    assert set(OF_CHUNKS) == set(CHUNKS)
    assert set(OF_STRINGS) == set(STRINGS)


@pytest.mark.parametrize(
    "string", ["wqkzjhrv", "sdfgsdfg", "vbzqkJqDW", "ZvkmUSXQ", "hmqctba8", "q7k2xw9zf", "w04hzq81"]
)
def test_random_strings_are_not_excluded(string: str) -> None:
    assert chunk_exclusion(string) == ""
    assert string_exclusion(string) == "" or excess(string, LEAST, UNLIKELY) == UNLIKELY


@pytest.mark.parametrize("string", ["ㅁㄴㅇㄹ", "ㅂㅈㄷㄱㅅ", "ㅁㄴ이ㅏㅓㅁㄴ"])
def test_loose_letters_of_a_korean_keyboard_are_random(string: str) -> None:
    assert (excess(string, LEAST, UNLIKELY) or 0.0) >= UNLIKELY

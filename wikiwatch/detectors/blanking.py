"""Finds pages that an untrusted author empties, or whose text they replace by another.

Signs: `blanking.emptied`, next to nothing stands in place of the old text; `blanking.replaced`, something far
shorter does; `blanking.brings_link`, what came instead has a link that is new here, however long it is;
`blanking.other_script`, it is written in other letters than the page was. A text of about the same length, or one
in the old text's own words, is a new version of it, and no sign.

Other honest reasons to take a text away have names: the author's own page, a redirect, a mark for deletion, a sandbox.
None of them counts for an edit that brings a new link. The work is linear in the texts, which are read up to a cap.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from wikiwatch.core.evidence import Case, Signal
from wikiwatch.core.own_texts import NOTICE_MARK
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors.newcomers import is_own_page, is_untrusted, new_links, sign_at_first
from wikiwatch.detectors.redirects import is_redirect
from wikiwatch.detectors.signs import sign

EMPTIED = "blanking.emptied"
REPLACED = "blanking.replaced"
BRINGS_LINK = "blanking.brings_link"
OTHER_SCRIPT = "blanking.other_script"
SIGNALS = (EMPTIED, REPLACED, BRINGS_LINK, OTHER_SCRIPT)

# Characters; a shorter page is a stub that one sentence replaces in good faith.
LEAST_BEFORE = 200
# Parts of the old text. Rewriting a page in earnest leaves more than a fifth of its words: of newcomers' edits on
# two wikis that took more away, four in five were undone.
MOST_GONE = 0.8
# Characters; less is no text: "gone", a bracket, a smiley.
NEXT_TO_NOTHING = 20
# Parts of the old length; a new version of a file or an article is longer.
FAR_SHORTER = 0.3
MARK = 60  # characters that a mark for deletion has at most, where it is no template
# Of the different words of a rewritten text, parts that the old one had. Adverts in place of a page shared up to 0.37.
SAME_WORDS = 0.5
LEAST_WORDS = 20  # fewer share half by accident
MOST_READ = 100_000  # characters of each text whose words are compared
LETTERS = 2000  # letters by which a script is told
LEAST_LETTERS = 20  # fewer are a name, or a term in its own language

# Notices of versions that wrote English only, and no mark.
_EARLIER_NOTICES = (
    "__NOINDEX__\n''This new page waits until a person has looked at it. Nothing is lost:",
    "__NOINDEX__\n''This new page looked like a test or an advert, and its text was taken down.",
)

_WORDS = re.compile(r"[^\W\d_]{4,}")  # shorter ones are shared by all texts of a language
_TEMPLATE = re.compile(r"\s*(?:<noinclude>\s*)?\{\{[^{}]{1,300}\}\}\s*(?:</noinclude>\s*)?")
# "Delete" in the languages of the largest wikis, as it begins in all its forms.
_DELETE = re.compile(
    r"delet|lösch|supprim|borra|elimin|cancell|apagar|verwijder|usuń|usun|удал|видал|sil(?:in|me)|radera|slett|törl"
    r"|smaz|obriš|șterge|poist|삭제|削除|删除|刪除|حذف|מחק|hapus|xóa",
    re.I,
)
_SANDBOX = re.compile(
    r"sandbox|spielwiese|bac à sable|zona de pruebas|página de testes|песочниц|пісочниц|brudnopis|zandbak|sandkasse"
    r"|sandlåda|hiekkalaatikko|pískoviště|沙盒|沙箱|サンドボックス|砂場|연습장|ملعب|ארגז חול",
    re.I,
)

HONEST: dict[str, Callable[[Case], bool]] = {
    "the author's own page": is_own_page,
    "a redirect": lambda case: is_redirect(case.added),
    "a mark for deletion": lambda case: _is_mark(case.added.text),
    "a sandbox": lambda case: _SANDBOX.search(case.change.title) is not None,
}


def detect(case: Case, rules: Ruleset) -> Sequence[Signal]:
    """The signs of a page that was emptied or replaced."""
    gone = case.added.removed_chars
    if len(case.before) < LEAST_BEFORE or gone < MOST_GONE * len(case.before) or not is_untrusted(case, rules):
        return ()
    if _is_own_notice(case.before, rules):
        return ()
    if _is_new_version(case) or (not new_links(case) and any(honest(case) for honest in HONEST.values())):
        return ()
    return tuple(_signs(case, rules))


def _is_own_notice(text: str, rules: Ruleset) -> bool:
    """Whether nothing stands on a page but what the program put in place of a new one: no text that goes away."""
    beginnings = [notice.partition("{")[0] for notice in (rules.texts.hold_notice, rules.texts.deletion_request)]
    if text.startswith((NOTICE_MARK, *_EARLIER_NOTICES)):
        return True
    return any(len(one) >= NEXT_TO_NOTHING and text.startswith(one) for one in beginnings)


def _signs(case: Case, rules: Ruleset) -> Iterator[Signal]:
    gone, before, new = case.added.removed_chars, len(case.before), case.added.text
    took = f"{gone} of the page's {before} characters went away"
    links = new_links(case)
    if len(new) < NEXT_TO_NOTHING:
        yield sign_at_first(case, rules, EMPTIED, f"{took}, and nothing came instead")
    elif links or len(new) < FAR_SHORTER * before:
        yield sign_at_first(case, rules, REPLACED, f"{took}, and {len(new)} others came instead")
    if links:
        yield sign(rules, BRINGS_LINK, f"{took}, and a link that is new here came instead", link=links[0])
    old_script, new_script = script(case.before), script(new)
    if old_script and new_script and old_script != new_script:
        reason = f"{took}, and a text in {new_script} letters came instead of one in {old_script} letters"
        yield sign_at_first(case, rules, OTHER_SCRIPT, reason)


def _is_new_version(case: Case) -> bool:
    """Whether what came instead is written in the old text's own words."""
    new = {word.casefold() for word in _WORDS.findall(case.added.text[:MOST_READ])}
    old = {word.casefold() for word in _WORDS.findall(case.before[:MOST_READ])}
    return len(new) >= LEAST_WORDS and len(new & old) >= SAME_WORDS * len(new)


def _is_mark(text: str) -> bool:
    return _TEMPLATE.fullmatch(text) is not None or (len(text) <= MARK and _DELETE.search(text) is not None)


def script(text: str) -> str:
    """The script of most of a text's first letters in Unicode's names, "" where they are few or too mixed.

    Han, Hiragana and Katakana are one: Japanese mixes them.
    """
    letters = islice((character for character in text if character.isalpha()), LETTERS)
    counts = Counter(_SCRIPTS.get(name, name) for name in map(_script_of, letters))
    if counts.total() < LEAST_LETTERS:
        return ""
    name, count = counts.most_common(1)[0]
    return name if count * 2 > counts.total() else ""


_SCRIPTS = {"CJK": "Han or kana", "HIRAGANA": "Han or kana", "KATAKANA": "Han or kana"}


def _script_of(letter: str) -> str:
    return "LATIN" if letter.isascii() else unicodedata.name(letter, "?").partition(" ")[0]

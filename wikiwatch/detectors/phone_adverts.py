"""Telephone numbers as the advertisement: campaigns without any link, that want to be called.

An honest number on a club's page stands there once, plainly. One that is repeated, ornamented, glued to words,
set among the words of a call centre or into the title wants something else.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from wikiwatch.core.evidence import Case, Link, Signal
from wikiwatch.core.phones import phones
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors.signs import sign

PHONE_ADVERT = "disguise.phone_advert"
SIGNALS = (PHONE_ADVERT,)

REPEATED = 3  # times one number: an infobox and the text have it once each
SEVERAL = 4  # numbers; with telephone, fax, mobile and office an honest page has as many in a template
NEAR = 60  # characters around a number in which the words of a call centre count

# What a call centre calls itself and what it asks for, in languages in which such adverts are common.
_CALL = re.compile(
    r"toll.?free|help.?(?:line|desk)|hot.?line|customer.{0,3}(?:care|service|support)|tech(?:nical)?.support"
    r"|(?:support|care|service|contact|helpdesk).(?:phone.)?(?:number|no\b|nummer)|(?:call|phone|dial|text).{0,4}(?:now|today)"
    r"|call.(?:girls?|us)|whats.?app|escorts?\b|24 ?[/x*] ?7"
    r"|kundenservice|kundendienst|jetzt anrufen|rufen sie|service.client|appelez|numéro (?:vert|gratuit)"
    r"|ll[aá]m(?:e|anos|enos)\b|atenci[oó]n al cliente|l[ií]nea gratuita|ligue (?:agora|j[aá])|atendimento|central de"
    r"|chiama(?:ci|te)?\b|numero verde|assistenza|infolinia|zadzwo[nń]|obs[lł]uga klienta|klantenservice|bel nu"
    r"|звоните|позвоните|горяч\w+ лини|служб\w поддержки|техподдержк|müşteri hizmet|hemen arayın|hubungi"
    r"|layanan pelanggan"
    r"|हेल्पलाइन|संपर्क करें|ग्राहक सेवा|कस्टमर केयर|اتصل|خدمة العملاء|شماره تماس|客服|热线|熱線|咨询|電話番号|고객센터|상담",
    re.I,
)
_ORNAMENT = re.compile(r"[~*_•·|]|[^\x00-\x7f\u00a0\u2000-\u200a\u2010-\u2015\u202f]")
_FRAME = re.compile(r"[~*^={}<>|!+#@%$_☎✆📞📲]{2}\s?$")


def detect(case: Case, rules: Ruleset) -> Sequence[Signal]:
    """One sign for telephone numbers that advertise, with the plainest reason."""
    numbers = [link for link in case.added.links if link.kind == "phone"]
    title = next(phones(case.change.title), None) if case.added.new_page else None
    if title is not None:
        return (sign(rules, PHONE_ADVERT, "the title of this new page holds a telephone number"),)
    reason, link = _reason(case, numbers)
    return (sign(rules, PHONE_ADVERT, reason, link=link),) if link else ()


def _reason(case: Case, numbers: Sequence[Link]) -> tuple[str, Link | None]:
    counts = Counter(link.target for link in numbers)
    for link in numbers:
        if counts[link.target] >= REPEATED:
            return f"one telephone number stands here {counts[link.target]} times", link
    loose = {link.target: link for link in numbers if link.form != "template"}
    if len(loose) >= SEVERAL:
        return f"{len(loose)} telephone numbers were added", next(iter(loose.values()))
    for link in numbers:
        before, after = _around(case, link)
        if _ORNAMENT.search(link.raw) or _FRAME.search(before):
            return "a telephone number is written with ornaments, so that filters miss it", link
        if before[-1:].isalpha() or after[:1].isalpha():
            return "a telephone number is glued to a word, so that filters miss it", link
        if _CALL.search(before[-NEAR:]) or _CALL.search(after[:NEAR]):
            return "a telephone number stands among the words of a call centre", link
    return "", None


def _around(case: Case, link: Link) -> tuple[str, str]:
    """What was added right before and after a number."""
    starts = [passage.start for passage in case.added.passages]
    index = bisect_right(starts, link.start) - 1
    if index < 0 or link.end > case.added.passages[index].end:
        return "", ""
    passage = case.added.passages[index]
    at, end = link.start - passage.start, link.end - passage.start
    return passage.text[max(0, at - NEAR) : at], passage.text[end : end + NEAR]

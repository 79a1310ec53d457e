"""The review page on the wiki, and the page on which reviewers decide: its lines read, both written as inert wikitext.

A reviewer clicks a link and saves the form. MediaWiki itself writes the time and who saves into the decision, so that
the same line means nothing once somebody else saves it, or anybody later.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote, urlencode

from wikiwatch.core.inert import for_wiki
from wikiwatch.core.report import apart, button, in_language, report_form
from wikiwatch.core.speech import Speaker

# The form begins with this; $1 is what the link says. `subst:` waits for the save of the form: on the page of the form
# itself <includeonly> hides it, and a form takes only what is for inclusion.
PRELOAD = (
    "<noinclude>__NOINDEX__</noinclude>wikiwatch: $1 at {{<includeonly>subst:</includeonly>CURRENTTIMESTAMP}} "
    "by {{<includeonly>subst:</includeonly>REVISIONUSER}}"
)

RIGHT = "block"  # what reviewers need where a wiki's settings name no other right

GOOD, BAD = ("release", "yes"), ("spam", "no")

_LINE = re.compile(
    r"wikiwatch: (release|spam|yes|no) ([a-z]{3,12}(?:-[a-z0-9]{1,18}){1,4}) at ([0-9]{14}) by (\S.{0,255})"
)

# MediaWiki prepares a text while it is still being typed, and keeps that for five minutes: twice as long ago.
EARLIEST = timedelta(minutes=10)
LATEST = timedelta(minutes=2)  # servers whose clocks are apart
MOST_WORDS = 20  # remembered of one edit, of which one counts at most: a flood of lines costs nothing
# What MediaWiki puts on an edit that brings an earlier text back: nothing in it is its author's own word.
BRINGS_BACK = frozenset({"mw-undo", "mw-rollback", "mw-manual-revert"})


@dataclass(frozen=True, kw_only=True)
class Word:
    """One line of a decisions page: what is said (`release`, `spam`, `yes`, `no`) about which id, when, by whom."""

    line: str
    word: str
    key: str
    at: datetime | None  # None: no such time
    user: str


def new_words(before: str | None, after: str | None) -> list[Word]:
    """The decisions that one edit added, each once, in order; none where the text before is not known."""
    if before is None or after is None:
        return []
    # At the end of a page a line is new also where it stands already: somebody may have written it there in advance.
    appends = after.startswith(before)
    added, stood = (after[len(before) :], "") if appends else (after, before)
    old = {line.strip() for line in stood.split("\n")}
    found: dict[str, Word] = {}
    for line in (one.strip() for one in added.split("\n") if one.startswith("wikiwatch: ")):
        match = _LINE.fullmatch(line) if line not in old else None
        if match:
            name = html.unescape(match[4]).replace("_", " ").strip()
            found[line] = Word(line=line, word=match[1], key=match[2], at=_moment(match[3]), user=name)
        if len(found) == MOST_WORDS:
            break
    return list(found.values())


def saved_form(before: str | None, after: str | None) -> str:
    """What an edit says that saved one form, such as `release down-7`: its heading, as the link named it; or "".

    Such an edit adds that heading and a line, at the end, and changes nothing else. So nobody saves what a form that
    others prepared hides further down, and MediaWiki filled nothing in that somebody had left elsewhere on the page.
    """
    if before is None or after is None or not after.startswith(before):
        return ""
    lines = [line.strip() for line in after[len(before) :].split("\n") if line.strip()]
    return lines[0].strip("= ") if len(lines) == 2 else ""


def is_own_word(word: Word, user: str, at: datetime, tags: Collection[str]) -> bool:
    """Whether who saved a line at a time is who MediaWiki wrote into it then: no quotation, undo or copy."""
    same = unicodedata.normalize("NFC", word.user) == unicodedata.normalize("NFC", user.replace("_", " "))
    in_time = word.at is not None and at - EARLIEST <= word.at <= at + LATEST
    return bool(user) and same and in_time and not BRINGS_BACK.intersection(tags)


def decision_form(decisions: str, preload: str, said: str) -> str:
    """The address, as wikitext, of a form that only has to be saved; `said` is a word and an id."""
    about = {"action": "edit", "section": "new", "preload": preload, "preloadparams[]": said, "preloadtitle": said}
    return f"{{{{fullurl:{decisions}|{urlencode(about, quote_via=quote, safe=':/')}}}}}"


def review_page(
    rows: Sequence[Mapping[str, Any]],
    titles: Mapping[str, str],
    speaker: Speaker,
    notes: Sequence[str] = (),
    *,
    right: str = RIGHT,
) -> str:
    """The whole page. `rows` as `review_row` takes them; `titles`: of `decisions`, `preload`, `report`, `log`.

    `right` is the user right that reviewers need.
    """
    head = f"{_quiet(speaker.say('review-intro', right=right))}\n\n"
    head += _linked(speaker, "review-pages", {}, decisions=titles["decisions"], log=titles["log"])
    body = "".join(review_row(row, titles, speaker) for row in rows) or f"{_quiet(speaker.say('review-empty'))}\n"
    return in_language(f"{head}\n\n{body}" + "".join(f"\n{_quiet(note)}\n" for note in notes), speaker)


def review_row(row: Mapping[str, Any], titles: Mapping[str, str], speaker: Speaker) -> str:
    """One thing that waits, as a list of short lines: it reads well on a narrow screen.

    `words` of the row are what can be said of it, `state` the message of how far it is ("" for none). With `terse`,
    its author may read it too, and learns no more than they know: where it was, but no trust, no reason, no state. Nor
    does it name them, or the page would list those who are in a bad light.
    """
    diff = f"[[Special:Diff/{int(row['revid'])}|{int(row['revid'])}]]" if row["revid"] else for_wiki(row["id"])
    head = [diff, for_wiki(speaker.date(datetime.fromisoformat(row["timestamp"])))]
    named = row["terse"] and row["user"] in row["title"]  # a user page, say
    head.append(apart(for_wiki("" if named else row["title"], 60) or "–"))
    lines = []
    if row["terse"]:
        lines.append(for_wiki(speaker.say("log-class", name=row["class"]), 200))
    else:
        about = [_quiet(speaker.say("review-author")) + f" {apart(for_wiki(row['user'], 60))}"]
        if row["trust"] is not None:
            about.append(for_wiki(speaker.say("review-trust", trust=row["trust"])))
        if row["state"]:
            about.append(_quiet(speaker.say(row["state"])))
        lines += [" · ".join(about), for_wiki(row["reasons"], 400)]
    lines.append(f"{apart(for_wiki(row['id']))}: {_links(row, titles, speaker)}")
    return f"; {' · '.join(head)}\n" + "".join(f": {line}\n" for line in lines if line)


def _links(row: Mapping[str, Any], titles: Mapping[str, str], speaker: Speaker) -> str:
    key = row["id"]
    links = [
        button(
            decision_form(titles["decisions"], titles["preload"], f"{word} {key}"),
            _quiet(speaker.say(f"review-{word}")),
        )
        for word in row["words"]
    ]
    if titles["report"]:
        links.append(button(report_form(titles["report"], key), _quiet(speaker.say("review-wrong"))))
    return " · ".join(links)


def decisions_page(
    answers: Sequence[Mapping[str, Any]],
    ignored: Sequence[int],
    title: str,
    review: str,
    speaker: Speaker,
    *,
    right: str = RIGHT,
) -> str:
    """The page on which reviewers decide, as it stands once all of it is answered.

    `answers` as `answer_row` takes them, newest first; `ignored`: revisions in which nothing counts.
    """
    head = _linked(speaker, "review-decisions-intro", {"right": right}, review=review)
    body = "".join(answer_row(answer, speaker) for answer in answers)
    no_standing = _quiet(speaker.say("review-does-not-count", right=right))
    body += "".join(f"* [[Special:Diff/{int(revid)}|{int(revid)}]]: {no_standing}\n" for revid in ignored)
    older = f"[[Special:PrefixIndex/{title}/|{_quiet(speaker.say('review-older'))}]]"
    return in_language(f"{head}\n\n{body}\n{older}\n", speaker)


def answers_archive(answers: Sequence[Mapping[str, Any]], speaker: Speaker) -> str:
    """The answers of a month, as a page."""
    return in_language("".join(answer_row(answer, speaker) for answer in answers), speaker)


def answer_row(answer: Mapping[str, Any], speaker: Speaker) -> str:
    """What came of one decision: `revid`, `at`, `user`, `word`, `key`, and `came` (the name of a message)."""
    said = speaker.say(f"review-{answer['word']}")
    parts = (speaker.date(answer["at"]), answer["key"], said, answer["user"])
    told = " · ".join(apart(for_wiki(one, 100)) for one in parts)
    diff = f"[[Special:Diff/{int(answer['revid'])}|{int(answer['revid'])}]]"
    return f"* {diff} · {told}: {_quiet(speaker.say(answer['came']))}\n"


def _linked(speaker: Speaker, message: str, values: Mapping[str, str], **titles: str) -> str:
    """A message in which titles are links: put in where the quiet text has held their places."""
    places = {name: chr(0xE000 + number) for number, name in enumerate(titles)}
    text = _quiet(speaker.say(message, **values, **places))
    for name, place in places.items():
        text = text.replace(place, f"[[{titles[name]}]]" if titles[name] else "–")
    return text


def _quiet(text: str) -> str:
    """The program's own words as they stand on the page; a translator's slip works nothing there either."""
    return "".join(one if one not in "[]{}|<>'=" else f"&#{ord(one)};" for one in text)


def _moment(digits: str) -> datetime | None:
    try:
        return datetime.strptime(digits, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None

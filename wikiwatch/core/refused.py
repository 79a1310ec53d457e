"""What the wiki's refusals mean: each code of MediaWiki and its extensions in plain words, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Follows(StrEnum):
    """What an answer other than a success leads to."""

    LOOK_AGAIN = "look again"  # what stands is not what stood a moment ago: decide anew, now
    WAIT = "wait"  # a later try may succeed
    ALL_WAIT = "all wait"  # the same, and until then any other write would be refused as well
    NOT_NOW = "not now"  # nothing was tried, and nothing is, until the wiki can be asked whether it may be
    GONE = "gone"  # there is nothing left to do
    STOP = "stop"  # nothing is to be written at all, until a person changes that
    PERSON = "person"  # no try of the program's will succeed


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A refusal in words that go on from "the edit was …", and what follows.

    `once_more`: a try with another summary may succeed: a filter read ours, or only warned, and MediaWiki lets the same
    edit through the second time.
    """

    name: str
    follows: Follows
    once_more: bool = False

    @property
    def passes(self) -> bool:
        """Whether it passes by itself, as a rule."""
        return self.follows in _PASSING


_PASSING = frozenset({Follows.LOOK_AGAIN, Follows.WAIT, Follows.ALL_WAIT, Follows.NOT_NOW})
_MOVED_ON = {
    "superseded": "overtaken by another edit",
    "editconflict": "overtaken by another edit",
    "alreadyrolled": "overtaken by another rollback",
    "onlyauthor": "refused: nobody else has edited the page",
    "nochange": "needless: it stands there already",
    "selfmove": "needless: it stands there already",
    "fileexists-no-change": "needless: it stands there already",
    "not-read-back": "not to be seen afterwards",
}
_WAIT = {
    "unknown": "left without an answer",
    "badtoken": "refused for an old token",
    "internal_api_error": "refused for a fault of the wiki's own",
    "assertbotfailed": "refused: the session has ended",
    "assertnameduserfailed": "refused: the session is another account's",
    "assertuserfailed": "refused: the session has ended",
}
_ALL_WAIT = {
    "maxlag": "put off: the wiki's database lags behind",
    "readonly": "put off: the wiki is read-only",
    "ratelimited": "put off by the wiki's rate limit",
}
_NOT_NOW = {
    "unasked": "put off: the wiki could not be asked",
}
_GONE = {
    "missingtitle": "needless: the page does not exist",
    "nosuchpageid": "needless: the page does not exist",
    "pagedeleted": "needless: the page was deleted",
    "alreadyblocked": "needless: somebody blocked them already",
    "cantunblock": "needless: they are not blocked any more",
}
_STOP = {
    "observe": "not made: only observing",
    "stopped": "stopped",
}
_PERSON = {
    "captcha": "refused by a captcha",
    "protectedpage": "refused: the page is protected",
    "cascadeprotected": "refused: the page is protected with another one",
    "protectednamespace": "refused: the namespace is protected",
    "protectednamespace-interface": "refused: the wiki's messages are protected",
    "customcssprotected": "refused: another user's page of code",
    "customjsprotected": "refused: another user's page of code",
    "customjsonprotected": "refused: another user's page of code",
    "protectedtitle": "refused: the title is protected",
    "cantedit": "refused: the page is protected",
    "articleexists": "refused: another page stands under that title",
    "immobilenamespace": "refused: pages of that kind can't be moved",
    "immobile-source-namespace": "refused: pages of that kind can't be moved",
    "immobile-target-namespace": "refused: pages can't be moved there",
    "cantmove": "refused: the account may not move it",
    "cantdelete": "refused: it can't be deleted",
    "cantundelete": "refused: it can't be undeleted",
    "bigdelete": "refused: the page has too many revisions to be deleted by this account",
    "permissiondenied": "refused: the account lacks a right",
    "blocked": "refused: the account is blocked there",
    "autoblocked": "refused: the account's address is blocked",
    "globalblocking": "refused: the account is blocked on all wikis",
    "contenttoobig": "refused: the text is too long",
    "hookaborted": "refused by an extension",
    "badtags": "refused: the change tag can't be used",
    "notown": "refused: it is a person's decision",
    "mixed": "refused: it can't be told apart from what was deleted before",
    "nottext": "refused: the page holds no wikitext",
    "nosuchuser": "refused: there is no such account",
    "filerevert-badversion": "refused: that version of the file is gone",
}
_FAMILIES = (
    ("spamblacklist", Refused(name="refused by SpamBlacklist", follows=Follows.PERSON, once_more=True)),
    ("abusefilter-warning", Refused(name="refused by AbuseFilter's warning", follows=Follows.PERSON, once_more=True)),
    ("abusefilter", Refused(name="refused by AbuseFilter", follows=Follows.PERSON, once_more=True)),
    ("titleblacklist", Refused(name="refused by TitleBlacklist", follows=Follows.PERSON)),
    # Two versions of a file in one second, for one: MediaWiki names them by it.
    ("backend-fail", Refused(name="refused: the file could not be stored just now", follows=Follows.WAIT)),
    ("lockmanager-fail", Refused(name="refused: somebody works on the file right now", follows=Follows.WAIT)),
    ("internal_api_error", Refused(name=_WAIT["internal_api_error"], follows=Follows.WAIT)),
)
_TABLE = {
    code: Refused(name=name, follows=follows)
    for follows, codes in (
        (Follows.LOOK_AGAIN, _MOVED_ON),
        (Follows.WAIT, _WAIT),
        (Follows.ALL_WAIT, _ALL_WAIT),
        (Follows.NOT_NOW, _NOT_NOW),
        (Follows.GONE, _GONE),
        (Follows.STOP, _STOP),
        (Follows.PERSON, _PERSON),
    )
    for code, name in codes.items()
}


def refused(code: str) -> Refused:
    """What an error code means. One that is not known is a person's business: trying again blindly helps nobody."""
    if code in _TABLE:
        return _TABLE[code]
    found = next((refusal for beginning, refusal in _FAMILIES if code.startswith(beginning)), None)
    return found or Refused(name="refused by the wiki", follows=Follows.PERSON)

"""The marks by which an author may be recognised under another name; see core/resemblance.py for how they count."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import combinations

from wikiwatch.core.comeback import Mark
from wikiwatch.core.evidence import Added
from wikiwatch.core.fingerprint import is_contact, landing, name_shape, summary_words
from wikiwatch.core.model import Actor, ActorKind, Change
from wikiwatch.core.names import named_domains
from wikiwatch.core.shorteners import SHORTENERS

MOST = 50  # marks of one kind that one edit leaves: whoever brings more brings a list

LONGEST_NAME = 60  # characters; longer ones are cut
# Two words of a name, or all of several, are no accident. One is: Jessica is everybody's name.
LEAST_WORD = 4
LEAST_LETTERS = 7
# One word is enough where nobody is called so: it has more letters than any usual first name, or it has no vowel and
# is no abbreviation (PhD, BBC, PHP).
LEAST_STEM = 4
LONG_STEM = 12
# A name that is also a site's: shorter ones are the same by accident.
LEAST_SITE = 6

# Saves that show somebody's hours, on different days: a single evening is anybody's.
LEAST_SAVES = 4
LEAST_DAYS = 2
HOURS = 3  # an eighth of the day

PROJECT = 4  # MediaWiki's number of the namespace for the wiki's own affairs

_HUMP = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
_LETTERS = re.compile(r"[^\W\d_]+")
_NO_VOWEL = re.compile(r"[b-df-hj-np-tv-xz]+")


def change_marks(change: Change, actor: Actor, added: Added, words: Collection[str]) -> frozenset[Mark]:
    """What a change tells about its author. `words` (casefolded) are those that look random.

    At a sign-up these are the name and the hour; other log entries tell nothing. A word of the title, the user name or
    a site is no string: they say the same.
    """
    if not change.is_text:
        signs_up = change.log_type == "newusers" and change.log_action == "create"
        return frozenset({*actor_marks(actor), hour_mark(change.timestamp)} if signs_up else ())
    found = {
        *actor_marks(actor),
        hour_mark(change.timestamp),
        page_mark(change.namespace, change.title),
        *summary_marks(change.comment),
    }
    if not is_discussion(change.namespace):
        domains = (*added.domains, *named_domains(change))
        said = " ".join((change.title, change.user, *domains)).casefold()
        found |= {Mark("string", word) for word in sorted(words)[:MOST] if word not in said}
        found |= {*site_marks(domains[:MOST]), *landing_marks(map(landing, added.links[:MOST]))}
    return frozenset(found)


def is_discussion(namespace: int) -> bool:
    """Whether people write there about what others did, and quote the sites and strings that they report."""
    return namespace % 2 == 1 or namespace == PROJECT


def actor_marks(actor: Actor) -> Iterator[Mark]:
    """The marks of a name, or of the network around an address; a temporary account's name tells nothing."""
    if actor.network:
        yield Mark("network", actor.network.removeprefix("net:"))
    if actor.kind.is_address or actor.kind is ActorKind.TEMP:
        return
    words = _words(actor.name)
    yield from (Mark("name", value) for value in _patterns(words))
    yield from (Mark("site_name", name) for name in {*words, "".join(words)} if len(name) >= LEAST_SITE)
    if shape := name_shape(actor.name):
        yield Mark("name_shape", shape)


def _words(name: str) -> list[str]:
    """The words of a name, also those that only a capital sets off: `JessicaSdf_341` as `jessica`, `sdf`."""
    return [word.casefold() for word in _LETTERS.findall(_HUMP.sub(" ", name[:LONGEST_NAME]))]


def _patterns(words: Sequence[str]) -> Iterator[str]:
    if len(words) > 1 and sum(map(len, words)) >= LEAST_LETTERS:
        yield " ".join(words)
    long = sorted({word for word in words if len(word) >= LEAST_WORD})
    yield from (" + ".join(pair) for pair in combinations(long[:MOST], 2))
    for word in words:
        if len(word) >= LONG_STEM or (len(word) >= LEAST_STEM and _NO_VOWEL.fullmatch(word)):
            yield word


def hour_mark(at: datetime) -> Mark:
    """The hour of the day (UTC) of one act."""
    return Mark("hours", str(at.hour))


def usual_hours(times: Sequence[datetime]) -> tuple[Mark, ...]:
    """The few hours of the day in which all acts of an author fell; none where they were few, or spread."""
    if len(times) < LEAST_SAVES or len({at.date() for at in times}) < LEAST_DAYS:
        return ()
    hours = {at.hour for at in times}
    windows = ({(first + more) % 24 for more in range(HOURS)} for first in range(24))
    window = next((window for window in windows if hours <= window), set[int]())
    return tuple(Mark("hours", str(hour)) for hour in sorted(window))


def page_mark(namespace: int, title: str) -> Mark:
    """A page and its talk page are one place; the name of the namespace is the wiki's own."""
    bare = title.partition(":")[2] if namespace else title
    return Mark("page", f"{namespace - namespace % 2}:{bare}")


def summary_marks(comment: str) -> Iterator[Mark]:
    """The mark of an edit summary that is long enough to say something."""
    if summary := summary_words(comment):
        yield Mark("summary", summary)


def site_marks(domains: Iterable[str]) -> Iterator[Mark]:
    """The marks of registrable domains, telephone numbers and e-mail addresses; everybody uses the shorteners."""
    brought = (domain for domain in domains if domain not in SHORTENERS)
    return (Mark("contact" if is_contact(domain) else "domain", domain) for domain in brought)


def landing_marks(shapes: Iterable[str]) -> Iterator[Mark]:
    """The marks of shapes of links (see `fingerprint.landing`): those with a query, for plain paths are everybody's."""
    return (Mark("landing", shape) for shape in dict.fromkeys(shapes) if "?" in shape[:-1])


def site_names(brought: Iterable[Mark]) -> Iterator[Mark]:
    """The names that the sites and strings of a blocked author would give to an account."""
    for mark in brought:
        if mark.part in ("domain", "contact", "string"):
            name = "".join(_words(mark.value.rpartition("@")[2].partition(".")[0]))
            if len(name) >= LEAST_SITE:
                yield Mark("site_name", name)

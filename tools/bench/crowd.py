"""Made-up insertions by strangers, as they come to wikis: many different ones, and adverts that are spun.

Words follow Zipf's law, so that some are in nearly every text; nothing here is anybody's text. The same seed and number
give the same insertion, whatever was made before.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import accumulate

from wikiwatch.core.evidence import Link, Trace
from wikiwatch.core.fingerprint import landing
from wikiwatch.core.model import Actor, ActorKind, Change, ChangeKind, Facts

END = datetime(2026, 11, 1, tzinfo=UTC)
SPREAD = timedelta(days=44)  # all within the window of rules/campaigns.toml: the most that the index has to hold
VOCABULARY = 20_000
# Words of an insertion: as the logarithm of a normal distribution, the median 45 words, one in twenty beyond 300.
WORDS, WORDS_SPREAD, MOST_WORDS = 3.8, 1.15, 700
# Of a hundred insertions so many are adverts of campaigns, and so many cite one of a few sites that all know.
OF_CAMPAIGNS, OF_KNOWN_SITES, KNOWN_SITES = 30, 5, 20
# Sizes of campaigns follow Zipf's law, too; the largest bring a thousand adverts in these weeks.
CAMPAIGN_SIZES = (2, 3, 5, 8, 13, 30, 100, 1_000)
SYLLABLES = [first + middle for first in "b d f g h k l m n p r s t v z st tr".split() for middle in "aeiou"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Insertion:
    """One insertion: wikitext that normalises to `normalised`, and who brought it where."""

    number: int
    user: str
    text: str
    normalised: str
    domain: str
    campaign: int  # 0: of none
    page_id: int
    at: datetime

    @property
    def change(self) -> Change:
        """The edit that brought it."""
        return Change(
            rcid=self.number,
            kind=ChangeKind.EDIT,
            revid=self.number,
            parent_revid=0,
            page_id=self.page_id,
            namespace=0,
            title=f"Village {self.page_id}",
            timestamp=self.at,
            user=self.user,
            user_id=self.number,
            sha1=f"{self.number:040x}",
        )

    @property
    def facts(self) -> Facts:
        """What the judge gets: it stands below an earlier text of its page."""
        before = f"{prose(random.Random(-1 - self.page_id), 400)}.\n"
        actor = Actor(name=self.user, kind=ActorKind.ACCOUNT)
        return Facts(change=self.change, actor=actor, before=before, after=f"{before}\n{self.text}\n")

    @property
    def link(self) -> Link:
        """The link at its end."""
        target = self.text.rpartition("https://")[2]
        return Link(kind="url", raw=target, target=target, host=self.domain, domain=self.domain, form="plain")

    @property
    def trace(self) -> Trace:
        """What the judge would remember of it."""
        return Trace(
            revid=self.number,
            page_id=self.page_id,
            title=f"Village {self.page_id}",
            actor_key=f"user:{self.user}",
            user=self.user,
            timestamp=self.at,
            network=None,
            normalised=self.normalised,
            summary="",
            domains=(self.domain,) if self.domain else (),
            landings=(landing(self.link),) if self.domain else (),
            form=f"url-plain 1 {len(self.text).bit_length()}" if self.domain else "",
            place="end",
            name="",
        )


def insertion(number: int, at: datetime, *, linked: bool = True, among: int = 0) -> Insertion:
    """The insertion with a number above 0, which is its revision, too; every third one is of a campaign.

    `among`: of one that some insertion up to this number is of, and on a page of theirs.
    """
    chance = random.Random(number)
    campaign = campaign_of(chance.randint(1, among) if among else number)
    campaign = campaign if linked and chance.randrange(100) < OF_CAMPAIGNS else 0
    if campaign:
        text, domain = spun(advert(campaign), chance), f"offer-{campaign}.example"
    else:
        text = prose(chance, min(MOST_WORDS, max(8, round(chance.lognormvariate(WORDS, WORDS_SPREAD)))))
        known = chance.randrange(100) < OF_KNOWN_SITES
        domain = f"known-{chance.randrange(KNOWN_SITES)}.example" if known else f"site-{number}.example"
    domain = domain if linked else ""
    link = f"{domain}/{word(chance)}/{chance.randrange(1000)}" if linked else ""
    return Insertion(
        number=number,
        user=f"{word(chance).title()} {word(chance)} {number}",
        text=f"{text} https://{link}" if linked else text,
        normalised=f"{text} {link}"[:5000].rstrip(),
        domain=domain,
        campaign=campaign,
        page_id=1 + chance.randrange(among or number),  # the older a page is, the more it gets
        at=at,
    )


def campaign_of(number: int) -> int:
    """The campaign of an advert: blocks of numbers have campaigns of one size each."""
    block = number // 2_000
    size = CAMPAIGN_SIZES[block % len(CAMPAIGN_SIZES)]
    share = max(1, 2_000 * OF_CAMPAIGNS // 100 // size)
    return 1 + block * 1_000 + random.Random(-number).randrange(share)


@cache
def vocabulary() -> tuple[list[str], list[float]]:
    """Words, the most frequent first, and their frequencies added up."""
    chance = random.Random(0)
    words = dict.fromkeys("".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(2 * VOCABULARY))
    found = sorted(list(words)[:VOCABULARY], key=len)
    return found, list(accumulate(1 / (rank + 2.7) for rank in range(len(found))))


def word(chance: random.Random) -> str:
    """A word, each as likely as another."""
    return chance.choice(vocabulary()[0])


def prose(chance: random.Random, words: int) -> str:
    """So many words, frequent ones more often."""
    found, weights = vocabulary()
    return " ".join(chance.choices(found, cum_weights=weights, k=words))


@cache
def advert(campaign: int) -> str:
    """What the hands of a campaign paste, before it is spun."""
    chance = random.Random(f"advert {campaign}")
    return prose(chance, chance.randint(15, 90))


def spun(text: str, chance: random.Random, share: float = 0.12) -> str:
    """A text with that share of its words changed, at most, and a random tail: still the same advert."""
    words = text.split()
    for _ in range(chance.randint(0, int(share * len(words)))):
        words[chance.randrange(len(words))] = word(chance)
    return " ".join([*words, *(word(chance) for _ in range(chance.randint(0, 2)))])

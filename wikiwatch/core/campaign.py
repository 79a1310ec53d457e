"""Campaigns by many: what ties one insertion to those of other hands, and what a case is worth.

Each tie has an id, points (campaigns.toml) and a reason in plain words. The ties between two insertions add up;
`opens_at` points make them a case. Only an insertion that was undone or taken down, that is in a case, or that is
too young to have stood ties anything: what stands on the wiki is the wiki's own, whoever brought it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from wikiwatch.core.evidence import Campaign, CampaignState, Kin, Trace
from wikiwatch.core.fingerprint import is_contact, names_alike
from wikiwatch.core.likeness import likeness
from wikiwatch.core.ruleset import CampaignRules

# Ties that alone, or nearly, say that two insertions advertise the same thing.
STRONG = ("text", "domain", "contact")
TIES = (*STRONG, "undone", "summary", "network", "name", "page", "time", "form", "landing", "place")

# Where no text, site or number is shared, so many different ties must agree: any three of them are chance.
LEAST_WEAK = 4

HANDS_BEYOND_CHANCE = 3

CITATIONS = {"reference", "template"}

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """One reason to believe that two insertions are of one campaign."""

    id: str
    points: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """How an insertion fits to those of others: the strongest ties, and the case that it belongs to.

    `campaign` is None where there was no case yet; `others` are the insertions tied, strongest first.
    """

    ties: tuple[Tie, ...]
    others: tuple[Trace, ...]
    campaign: Campaign | None
    state: CampaignState
    edits: int  # of the case, this one included
    hands: int
    cites: bool = False  # leads to a single page, as sources do, and not to a front page

    def grown(self, edits: int) -> bool:
        """Whether it has so many edits, by three hands, or by two and people undid some: no chance any more.

        Two hands of which nobody undid anything are often one person who had forgotten to log in. Any number of
        hands that bring different pages of one site, and nothing else in common, may be readers of one newspaper.
        """
        undone = any(other.undone for other in self.others)
        read = self.cites and {tie.id for tie in self.ties}.intersection(STRONG) == {"domain"}
        return self.edits >= edits and (undone or (self.hands >= HANDS_BEYOND_CHANCE and not read))

    @property
    def exact(self) -> bool:
        """Whether the text, the site or the number itself is the same."""
        return any(tie.id in STRONG for tie in self.ties)


def fit(kin: Kin, rules: CampaignRules, stood: timedelta) -> Fit | None:
    """How an insertion fits to earlier ones by other hands; None where nothing ties it well enough.

    `stood` is how long an insertion must stand to have survived.
    """
    known = kin.known.union(*(one.domains for one in kin.left_alone))
    alike = not any(_alikeness(kin.own, one, rules) for one in kin.left_alone)
    found: list[tuple[float, Trace, tuple[Tie, ...]]] = []
    for other in kin.others:
        if not _speaks(kin.own, other, stood):
            continue
        between = ties(kin.own, other, known, rules, compare_texts=alike)
        if kin.usual_summary:
            between = tuple(tie for tie in between if tie.id != "summary")
        total = sum(tie.points for tie in between)
        if total >= rules.opens_at and _agree(between, kin.own, other, known):
            found.append((total, other, between))
    if not found:
        return None
    # The one in a case that is confirmed, then the strongest, then the newest.
    found.sort(key=lambda one: (_confirmed(one[1], rules), one[0], one[1].timestamp, one[1].revid), reverse=True)
    return replace(_fit(found, rules), cites=bool(kin.own.landings))


def _fit(found: Sequence[tuple[float, Trace, tuple[Tie, ...]]], rules: CampaignRules) -> Fit:
    campaign = next((other.campaign for _, other, _ in found if other.campaign), None)
    others = tuple(other for _, other, _ in found if other.campaign is None or other.campaign == campaign)
    new = [other for other in others if other.campaign is None]
    first = next(between for _, other, between in found if other in others)
    return Fit(
        ties=first,
        others=others,
        campaign=campaign,
        state=_state(campaign, rules),
        edits=1 + len(new) + (campaign.edits if campaign else 0),
        hands=1 + max(len({other.actor_key for other in others}), campaign.hands if campaign else 0),
    )


def ties(
    own: Trace, other: Trace, known: frozenset[str], rules: CampaignRules, *, compare_texts: bool = True
) -> tuple[Tie, ...]:
    """All ties between two insertions by different hands; domains in `known` tie nothing."""
    shared = [domain for domain in own.domains if domain in other.domains and domain not in known]
    contacts = [domain for domain in shared if is_contact(domain)]
    # A newspaper is there to be cited, by a class or an editathon even within the hour.
    cited = _cites(own) and _cites(other) and not other.undone
    same_page = own.page_id == other.page_id
    alike = _alikeness(own, other, rules) if compare_texts else 0
    # On one page, what still stands is quoted, moved about and written anew by whoever edits it next.
    if same_page and not other.undone:
        alike = 0
    # Pages of one site are alike anyway.
    landings = set() if set(own.domains) & set(other.domains) else set(own.landings) & set(other.landings)
    between = own.timestamp - other.timestamp
    reasons = {
        "text": f"the text is {alike:.0f} % like theirs" if alike else "",
        "domain": ""
        if cited or len(contacts) == len(shared)
        else "it leads to the same site, which nobody trusted uses here",
        "contact": "it gives the same telephone number or e-mail address" if contacts else "",
        "undone": "theirs was undone or taken down" if other.undone else "",
        "summary": "the edit summary is the same" if own.summary and own.summary == other.summary else "",
        "network": "it comes from the same network" if own.network and own.network == other.network else "",
        "name": "the user names are formed alike" if _names(own, other) else "",
        "page": "it is on the same page" if same_page else "",
        "time": f"it came within {'an hour' if between <= HOUR else 'a day'}" if between <= DAY else "",
        "form": "links and text are laid out alike" if own.form and own.form == other.form else "",
        "landing": "the links lead to pages of the same shape" if landings else "",
        "place": f"it stands in the same place ({own.place})" if own.place and own.place == other.place else "",
    }
    # A day is not an hour, and dates and words in a path are less than the names of a query.
    queried = any("?" in shape[:-1] for shape in landings)
    half = {"time" if between > HOUR else "", "" if queried else "landing"}
    return tuple(
        Tie(id=one, points=rules.tie(one) / (2 if one in half else 1), reason=reasons[one])
        for one in TIES
        if reasons[one]
    )


def described(between: Sequence[Tie]) -> Iterator[str]:
    """The reasons of ties with their points."""
    return (f"{tie.reason} ({tie.points:g})" for tie in between)


def state_of(campaign: Campaign, rules: CampaignRules) -> CampaignState:
    """The state of a case, confirmed also by what became of its edits.

    A suspicion of the program never confirms itself: what it took down for the sake of the case does not count.
    """
    if campaign.state is not CampaignState.SUSPECTED:
        return campaign.state
    gone = campaign.gone >= rules.confirmed_edits and campaign.gone_hands >= rules.confirmed_hands
    return CampaignState.CONFIRMED if gone else CampaignState.SUSPECTED


def _state(campaign: Campaign | None, rules: CampaignRules) -> CampaignState:
    return state_of(campaign, rules) if campaign else CampaignState.SUSPECTED


def _confirmed(one: Trace, rules: CampaignRules) -> bool:
    return _state(one.campaign, rules) is CampaignState.CONFIRMED


def _speaks(own: Trace, other: Trace, stood: timedelta) -> bool:
    return other.undone or other.campaign is not None or own.timestamp - other.timestamp < stood


def _alikeness(own: Trace, other: Trace, rules: CampaignRules) -> float:
    """How alike two texts are in per cent; 0 where that is too little, or a text too short to say anything."""
    if min(len(own.normalised), len(other.normalised)) < rules.least_characters:
        return 0
    alike = likeness(own.normalised, other.normalised, rules.similarity)
    return alike if alike >= rules.similarity else 0


def _cites(one: Trace) -> bool:
    """Whether all links of an insertion are sources, in references or templates."""
    return bool(one.form) and {form.partition("-")[2] for form in one.form.split()[0].split("+")} <= CITATIONS


def _names(own: Trace, other: Trace) -> bool:
    if own.network or other.network or "~" in (own.user[:1], other.user[:1]):
        return False
    return bool(own.name and own.name == other.name) or names_alike(own.user, other.user)


def _agree(between: Sequence[Tie], own: Trace, other: Trace, known: frozenset[str]) -> bool:
    """One strong tie is enough for the points to count; weak ones speak only between adverts, and by their number.

    Sources that nobody undid are no adverts: a class brings them in one form, one place and one hour.
    """
    if any(tie.id in STRONG for tie in between):
        return True
    if _cites(own) and _cites(other) and not other.undone:
        return False
    return len(between) >= LEAST_WEAK and all(set(one.domains) - known for one in (own, other))

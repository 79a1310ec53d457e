"""What may stand in the rule files of the detectors."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from wikiwatch.core.ruleset import (
    CampaignRules,
    ComebackRules,
    LearnedRules,
    PhraseRules,
    RandomTextRules,
    RepeatLinksRules,
    RepeatStep,
    Sample,
    TieRule,
    Topic,
)
from wikiwatch.rulefiles.values import Count, FileShape, Percent, Points, Ref, Refs, Row, Shape, WatchDays, YesNo


class SampleRow(Shape):
    """`[[sample]]` of a detector's file."""

    texts: Annotated[
        list[Annotated[str, Field(max_length=20_000)]],
        Field(min_length=1, max_length=50, description="a list of 1 to 50 texts"),
    ]
    hit: YesNo
    note: Annotated[str, Field(max_length=500, description="what the sample shows")] = ""

    def sample(self) -> Sample:
        """As the core takes it."""
        return Sample(texts=tuple(self.texts), hit=self.hit, note=self.note)


Samples = Annotated[list[SampleRow], Field(description="tables [[sample]]")]


class RandomTextFile(FileShape):
    """random_text.toml."""

    unlikely: Annotated[float, Field(gt=0, le=1000, description="bits: a number above 0, at most 1000")]
    least_letters: Annotated[int, Field(ge=3, le=100, description="a whole number from 3 to 100")]
    most_other_words: Annotated[int, Field(ge=0, le=1000, description="a whole number from 0 to 1000")]
    watch_days: WatchDays
    sample: Samples

    def rules(self) -> RandomTextRules:
        """As the core takes it."""
        return RandomTextRules(
            unlikely=self.unlikely,
            least_letters=self.least_letters,
            most_other_words=self.most_other_words,
            watch_days=self.watch_days,
            samples=tuple(row.sample() for row in self.sample),
        )


class TopicRow(Row):
    """`[[topic]]` of phrases.toml."""

    id: Annotated[str, Field(min_length=1, max_length=50, description="a short name")]
    phrases: Annotated[
        list[Annotated[str, Field(pattern=r"^[^*\s].*[^*\s]\*?$", max_length=100)]],
        Field(min_length=1, max_length=2_000, description="a list of phrases of at least two letters"),
    ]


class PhrasesFile(FileShape):
    """phrases.toml."""

    many: Annotated[int, Field(ge=2, le=100, description="a whole number from 2 to 100")]
    topic: Annotated[list[TopicRow], Field(min_length=1, description="at least one table [[topic]]")]
    sample: Samples

    def rules(self) -> PhraseRules:
        """As the core takes it."""
        return PhraseRules(
            many=self.many,
            topics=tuple(Topic(id=row.id, phrases=tuple(row.phrases), reason=row.reason) for row in self.topic),
            samples=tuple(row.sample() for row in self.sample),
        )


Share = Annotated[float, Field(ge=0, le=1, description="a number from 0 to 1")]
Lessons = Annotated[int, Field(ge=1, le=100_000, description="a whole number from 1 to 100000")]


Bands = Annotated[list[Ref], Field(max_length=100, description='a list of bands, such as ["new", "low"]')]


class LearnedFile(FileShape):
    """learned.toml."""

    bands: Bands
    least_bad: Lessons
    least_good: Lessons
    sure_share: Share
    likely_share: Share
    least_precision: Share
    sure_precision: Share
    most_share: Share

    def rules(self) -> LearnedRules:
        """As the core takes it."""
        return LearnedRules(**{**self.model_dump(), "bands": tuple(self.bands)})


class StepRow(Row):
    """`[[step]]` of repeat_links.toml."""

    band: Ref
    similarity: Percent
    count: Count

    def step(self) -> RepeatStep:
        """As the core takes it."""
        return RepeatStep(band=self.band, similarity=self.similarity, count=self.count)


class RepeatLinksFile(FileShape):
    """repeat_links.toml."""

    # No more than ten insertions of an author are remembered for comparison (`Past.insertions`).
    latest: Annotated[int, Field(ge=1, le=10, description="a whole number from 1 to 10")]
    flood_count: Annotated[int, Field(ge=2, le=50, description="a whole number from 2 to 50")]
    step: Annotated[list[StepRow], Field(min_length=1, description="a table [[step]] for each band")]
    sample: Samples

    def rules(self) -> RepeatLinksRules:
        """As the core takes it."""
        return RepeatLinksRules(
            latest=self.latest,
            steps=tuple(row.step() for row in self.step),
            flood_count=self.flood_count,
            samples=tuple(row.sample() for row in self.sample),
        )


class TieRow(Row):
    """`[[tie]]` of campaigns.toml, `[[part]]` of comeback.toml."""

    id: Ref
    points: Points


Sum = Annotated[float, Field(ge=1, le=1000, description="a number from 1 to 1000")]


class CampaignsFile(FileShape):
    """campaigns.toml."""

    window_days: WatchDays
    bands: Refs
    similarity: Percent
    least_characters: Count
    opens_at: Sum
    holds_from: Annotated[int, Field(ge=2, le=1000, description="a whole number from 2 to 1000")]
    confirmed_edits: Annotated[int, Field(ge=2, le=1000, description="a whole number from 2 to 1000")]
    confirmed_hands: Annotated[int, Field(ge=2, le=1000, description="a whole number from 2 to 1000")]
    tie: Annotated[list[TieRow], Field(min_length=1, description="tables [[tie]]")]

    def rules(self) -> CampaignRules:
        """As the core takes it."""
        fields = self.model_dump(exclude={"tie", "bands"})
        ties = tuple(TieRule(**row.values()) for row in self.tie)
        return CampaignRules(**fields, bands=tuple(self.bands), ties=ties)


class ComebackFile(FileShape):
    """comeback.toml."""

    days: Annotated[int, Field(ge=1, le=730, description="days: a whole number from 1 to 730")]
    settled_days: WatchDays
    bands: Refs
    flags_at: Sum
    lists_at: Sum
    part: Annotated[list[TieRow], Field(min_length=1, description="tables [[part]]")]

    def rules(self) -> ComebackRules:
        """As the core takes it."""
        fields = self.model_dump(exclude={"part", "bands"})
        parts = tuple(TieRule(**row.values()) for row in self.part)
        return ComebackRules(**fields, bands=tuple(self.bands), parts=parts)

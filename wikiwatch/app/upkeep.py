"""What is to be done every so often, beside the round of reading, judging and carrying out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from wikiwatch.app import accuracy, appeals, costs, decoys, friction, ranges, review_round, wasted
from wikiwatch.app.context import App
from wikiwatch.app.outside import keep_up


@dataclass(frozen=True, kw_only=True)
class Job:
    """Something that is done once in a while; its name stands in the store beside the time it was done last."""

    name: str
    every: timedelta
    do: Callable[[App], None]


def purge(app: App) -> None:
    """Delete private data that is older than the settings say."""
    with app.store.transaction():
        app.store.purge(app.clock.now() - timedelta(days=app.settings.keep_days))
    app.store.empty_log()


JOBS = (
    # One read where they stand already; a first try that the run page stopped is made up for soon.
    Job(name="report_page", every=timedelta(hours=1), do=appeals.make_pages),
    # The rules say how often; so often is looked whether the time has come.
    Job(name="review", every=timedelta(minutes=5), do=review_round.keep_up),
    # At most an hour of figures goes with a crash.
    Job(name="costs", every=timedelta(hours=1), do=costs.keep_costs),
    # Whether a week is over is looked at once an hour: a closed gate costs an hour then, and no week.
    Job(name="accuracy", every=timedelta(hours=1), do=accuracy.keep_up),
    # As with that: whether a day is over.
    Job(name="wasted", every=timedelta(hours=1), do=wasted.keep_up),
    Job(name="purge", every=timedelta(days=1), do=purge),
    # Each service has its own times; so often is looked whether one of them has come.
    Job(name="outside", every=timedelta(minutes=5), do=keep_up),
    # Asks the wiki once a day, and at once for a page that was listed just now.
    Job(name="decoys", every=timedelta(minutes=5), do=decoys.look),
    # Whoever floods is stopped soon; nothing is asked where nobody is flagged.
    Job(name="friction", every=timedelta(minutes=5), do=friction.keep_up),
    # A flood from one range goes on for hours, and people look at proposals by the day.
    Job(name="ranges", every=timedelta(hours=1), do=ranges.propose),
)


def run_jobs(app: App) -> None:
    """Do what is to be done again. One that fails ends the round, and waits for its next time: the others come then."""
    for job in JOBS:
        if app.is_past(f"job_{job.name}", job.every):
            app.store.set_meta(f"job_{job.name}", app.clock.now().isoformat())
            job.do(app)

"""What is to be done every so often, beside the round of reading, judging and carrying out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice

from wikiwatch.app import (
    accuracy,
    appeals,
    concealed,
    costs,
    decoys,
    friction,
    publish,
    ranges,
    review_page,
    review_round,
    wasted,
    wiki_time,
)
from wikiwatch.app.context import App
from wikiwatch.app.outside import keep_up

PACKED_AT_ONCE = 5_000  # verdicts: half a second in which nobody else can write


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


def pack(app: App) -> None:
    """Make what an earlier version of the program kept as small as what this one keeps."""
    with app.store.transaction():
        app.store.pack_earlier(PACKED_AT_ONCE)


def look_for_hidden(app: App) -> None:
    """Ask what of the newest rows administrators hid or deleted; where there is any, the next round draws them anew."""
    on_the_log = islice(publish.shown(app), concealed.MOST - review_page.ROWS)
    concealed.look(app, [*islice(review_page.rows(app), review_page.ROWS), *on_the_log])


JOBS = (
    # One small request; what a clock that jumped has put off waits so much longer at most.
    Job(name="clock", every=timedelta(hours=1), do=wiki_time.keep_up),
    # One read where they stand already; a first try that the run page stopped is made up for soon.
    Job(name="report_page", every=timedelta(hours=1), do=appeals.make_pages),
    # The rules say how often; so often is looked whether the time has come.
    Job(name="review", every=timedelta(minutes=5), do=review_round.keep_up),
    # A name that was hidden stands an hour longer on a wiki where nothing happens; elsewhere until the next publishing.
    Job(name="concealed", every=timedelta(hours=1), do=look_for_hidden),
    # Some edits never come to recent changes: MediaWiki 1.43 loses those that bring a line of 2 MB.
    Job(name="review_page", every=timedelta(hours=1), do=review_page.draw_anew),
    # At most an hour of figures goes with a crash.
    Job(name="costs", every=timedelta(hours=1), do=costs.keep_costs),
    # Whether a week is over is looked at once an hour: a closed gate costs an hour then, and no week.
    Job(name="accuracy", every=timedelta(hours=1), do=accuracy.keep_up),
    # As with that: whether a day is over.
    Job(name="wasted", every=timedelta(hours=1), do=wasted.keep_up),
    Job(name="purge", every=timedelta(days=1), do=purge),
    # A million verdicts of an earlier version are packed within a day.
    Job(name="pack", every=timedelta(minutes=5), do=pack),
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

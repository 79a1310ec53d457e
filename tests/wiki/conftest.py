"""Real MediaWikis for tests: each variant is installed once a session, and copied for each fresh wiki."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from wikiwatch.sandbox.errors import SandboxUnavailable
from wikiwatch.sandbox.settings import WikiSettings
from wikiwatch.sandbox.wiki import PracticeWiki

NewWiki = Callable[..., PracticeWiki]

VARIANTS = {
    "1.39": WikiSettings(suite="bookworm"),
    "1.43": WikiSettings(suite="trixie"),
    "1.43-temp": WikiSettings(suite="trixie", temp_accounts=True),
}
# How tests name a kind of wiki in the parameters of their fixtures.
KINDS = [*VARIANTS, *VARIANTS.values(), "bookworm", "trixie"]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """By day each story is told on one kind of wiki: its module's name draws which, so that each has its share.

    At night it is told on all kinds for which it is written. What is marked `each_kind` is by day, too: tests of what
    differs between them; and `kind_by_day` names one for a story that takes much longer on another.
    """
    kinds: dict[str, list[Any]] = {}
    told = [(item, _story(item), _kinds(item)) for item in items if not item.get_closest_marker("each_kind")]
    for _, story, named in told:
        kinds.setdefault(story, []).extend(kind for kind in named if kind not in kinds.get(story, ()))
    for item, story, named in told:
        if named and _by_day(item, kinds[story]) not in named:
            item.add_marker("night")


def _by_day(item: pytest.Item, kinds: list[Any]) -> Any:
    """The kind of wiki on which a story is told by day, of those for which it is written."""
    marker = item.get_closest_marker("kind_by_day")
    return marker.args[0] if marker else kinds[zlib.crc32(item.path.name.encode()) % len(kinds)]


def _story(item: pytest.Item) -> str:
    """What a test is called on whatever wiki."""
    return item.nodeid.partition("[")[0]


def _kinds(item: pytest.Item) -> list[Any]:
    """On which kind of wiki a test is told; none, where it has no choice."""
    call = getattr(item, "callspec", None)
    return [value for value in call.params.values() if value in KINDS] if call else []


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Callable[[WikiSettings], PracticeWiki]:
    """An installed wiki with these settings that is down, made at the first call."""
    made: dict[WikiSettings, PracticeWiki] = {}

    def find(settings: WikiSettings) -> PracticeWiki:
        if settings not in made:
            try:
                wiki = PracticeWiki.create(tmp_path_factory.mktemp("template"), settings)
            except SandboxUnavailable as problem:
                pytest.fail(f"{problem.message} {problem.hint}", pytrace=False)
            wiki.start().stop()
            made[settings] = wiki
        return made[settings]

    return find


@pytest.fixture
def new_wiki(template: Callable[[WikiSettings], PracticeWiki], tmp_path: Path) -> Iterator[NewWiki]:
    """Makes fresh wikis that are up: `new_wiki(suite="bookworm")`, with any of WikiSettings' arguments."""
    made: list[PracticeWiki] = []

    def make(settings: WikiSettings | None = None, **changes: Any) -> PracticeWiki:
        folder = tmp_path / f"wiki{len(made)}"
        wiki = template(settings or WikiSettings(**changes)).copy_to(folder)
        made.append(wiki)
        return wiki.start()

    yield make
    for wiki in made:
        wiki.remove()


@pytest.fixture(params=list(VARIANTS.values()), ids=list(VARIANTS))
def wiki(request: pytest.FixtureRequest, new_wiki: NewWiki) -> PracticeWiki:
    """A fresh wiki that is up: MediaWiki 1.39, 1.43, and 1.43 with temporary accounts."""
    return new_wiki(request.param)


@pytest.fixture(scope="module")
def module_wiki(
    template: Callable[[WikiSettings], PracticeWiki], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[WikiSettings], PracticeWiki]]:
    """Makes wikis that are up until the module's tests are done."""
    made: list[PracticeWiki] = []

    def make(settings: WikiSettings) -> PracticeWiki:
        made.append(template(settings).copy_to(tmp_path_factory.mktemp("shared") / "wiki"))
        return made[-1].start()

    yield make
    for wiki in made:
        wiki.remove()


@pytest.fixture(scope="module", params=["1.39", "1.43-temp"])
def shared_wiki(request: pytest.FixtureRequest, module_wiki: Callable[[WikiSettings], PracticeWiki]) -> PracticeWiki:
    """One wiki for all stories of a module, of the two variants that differ most: each has its own pages and people."""
    return module_wiki(VARIANTS[request.param])


@pytest.fixture(scope="module", params=list(VARIANTS))
def each_shared_wiki(
    request: pytest.FixtureRequest, module_wiki: Callable[[WikiSettings], PracticeWiki]
) -> PracticeWiki:
    """The same in every variant."""
    return module_wiki(VARIANTS[request.param])

"""Answers that are JSON and no errors, but not what was asked for: SiteError, and never an answer that says nothing.

A gateway, a cache or an extension that broke may put anything in the place of an answer. Taken for one, `{}` would say
that a page is gone, or that an edit added nothing. Nothing is decided by such an answer: a later one tells.
"""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from wikiwatch.errors import SiteError

Json = dict[str, Any]
C = TypeVar("C", bound=type)
T = TypeVar("T")

log = logging.getLogger(__name__)

# What comes of looking for something where it should be, in an answer of another form.
FORMS = (KeyError, IndexError, TypeError, ValueError, AttributeError, OverflowError)
# What MediaWiki tells of pages that are asked for by titles or numbers: at least one of these.
OF_PAGES = frozenset({"pages", "badrevids", "interwiki"})


@contextmanager
def forms_told() -> Iterator[None]:
    """An answer of another form than MediaWiki's, as a SiteError that may pass."""
    try:
        yield
    except FORMS as error:
        log.info("an answer has not the expected form", exc_info=True)
        raise SiteError(f"The wiki's answer has not the expected form: {error!r:.300}", temporary=True) from error


def shaped(adapter: C) -> C:
    """A class whose public methods read answers: `forms_told` around each of them, and around what they yield."""
    for name, method in list(vars(adapter).items()):
        if callable(method) and not name.startswith("_"):
            setattr(adapter, name, _told(method))
    return adapter


def _told(method: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(method)
    def told(*arguments: Any, **options: Any) -> Any:
        with forms_told():
            found = method(*arguments, **options)
        return _each(found) if isinstance(found, Iterator) else found

    return told


def _each(found: Iterator[T]) -> Iterator[T]:
    while True:
        with forms_told():
            one = next(found, found)  # the iterator itself stands for its end: no answer holds it
        if one is found:
            return
        yield one  # type: ignore[misc]


def queried(params: dict[str, str], answer: Json) -> Json:
    """An answer to a read, which is given back if it tells of what was asked for. Raises SiteError."""
    if params.get("action") != "query":
        return answer
    with forms_told():
        query = answer.get("query", {})
        if not isinstance(query, dict):
            raise TypeError("query is no object")
        for name in filter(None, params.get("list", "").split("|")):
            if not isinstance(query[name], list):
                raise TypeError(f"{name} is no list")
        pages = params.get("titles") or params.get("pageids") or params.get("revids")
        if pages and pages.strip("\x1f") and OF_PAGES.isdisjoint(query):
            raise KeyError("pages")
        for name in params.get("meta", "").split("|"):
            if name in ("userinfo", "tokens") and not isinstance(query[name], dict):
                raise TypeError(f"{name} is no object")
        if not isinstance(query.get("pages", []), list):
            raise TypeError("pages are no list")
    return answer

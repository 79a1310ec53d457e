"""Each kind of fault: what comes in the place of an answer, and whether the request was carried out before.

Both the proxy and the wiki in memory use these, so that a kind means the same in either.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from random import Random

JSON = "application/json; charset=utf-8"
HTML = "text/html; charset=UTF-8"
PAGE = b"<!DOCTYPE html><title>Error</title><h1>Something is wrong here</h1>"
WAITS = ("1", "5", "30", "120", "soon", "Mon, 23 Nov 2026 12:00:00 GMT")


class Ending(StrEnum):
    """How the bytes of an answer end."""

    WHOLE = "whole"
    CUT = "cut"  # the connection closes before as much came as was announced
    RESET = "reset"  # it breaks before anything came
    SILENT = "silent"  # nothing comes until whoever asked has gone
    DRIP = "drip"  # a byte now and then, without an end
    ENDLESS = "endless"  # as fast as can be, without an end
    UNHEARD = "unheard"  # whoever asked is ended at this moment


@dataclass(frozen=True, kw_only=True)
class Spoilt:
    """What comes in the place of an answer."""

    status: int = 200
    headers: tuple[tuple[str, str], ...] = (("Content-Type", JSON),)
    body: bytes = b""
    ending: Ending = Ending.WHOLE


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of fault. `spoil` gets the true answer, which is empty where the request is not `carried_out`."""

    name: str
    carried_out: bool
    spoil: Callable[[bytes, Random], Spoilt]
    for_reads: bool = True  # MediaWiki gives some errors at writes only


def _error(code: str) -> Callable[[bytes, Random], Spoilt]:
    def spoil(_answer: bytes, random: Random) -> Spoilt:
        headers: tuple[tuple[str, str], ...] = (("Content-Type", JSON), ("MediaWiki-API-Error", code))
        if random.random() < 0.5:
            headers += (("Retry-After", random.choice(WAITS)),)
        return Spoilt(headers=headers, body=json.dumps({"error": {"code": code, "info": "not now"}}).encode())

    return spoil


def _status(status: int) -> Callable[[bytes, Random], Spoilt]:
    def spoil(_answer: bytes, random: Random) -> Spoilt:
        headers: tuple[tuple[str, str], ...] = (("Content-Type", HTML),)
        if random.random() < 0.5:
            headers += (("Retry-After", random.choice(WAITS)),)
        return Spoilt(status=status, headers=headers, body=PAGE)

    return spoil


def _body(make: Callable[[bytes, Random], bytes]) -> Callable[[bytes, Random], Spoilt]:
    return lambda answer, random: Spoilt(body=make(answer, random))


def _ending(ending: Ending) -> Callable[[bytes, Random], Spoilt]:
    return lambda answer, random: Spoilt(body=answer[: random.randrange(len(answer) + 1)], ending=ending)


def _reset(_answer: bytes, _random: Random) -> Spoilt:
    return Spoilt(ending=Ending.RESET)


def _silent(_answer: bytes, _random: Random) -> Spoilt:
    return Spoilt(ending=Ending.SILENT)


def _unheard(_answer: bytes, _random: Random) -> Spoilt:
    return Spoilt(ending=Ending.UNHEARD)


def _truncated(answer: bytes, random: Random) -> bytes:
    return answer[: random.randrange(len(answer))]


OTHER_SHAPES = (
    *(b"{}", b"[]", b"null", b'""', b"0", b'{"batchcomplete":true}', b'{"query":{}}', b'{"query":[]}'),
    *(b'{"edit":{}}', b'{"edit":[]}', b'{"block":null}', b'{"error":"x"}', b'{"query":{"pages":{}}}'),
    *(b'{"login":{}}', b'{"edit":{"result":"Success"}}', b'{"warnings":{}}'),
)


def _other_shape(_answer: bytes, random: Random) -> bytes:
    return random.choice(OTHER_SHAPES)


def _deep(_answer: bytes, _random: Random) -> bytes:
    return b'{"query":' * 50_000


def _huge_number(answer: bytes, _random: Random) -> bytes:
    return answer.replace(b'id":', b'id":999999999999999999999')[:-1] + b',"n":1e999}'


def _twice(answer: bytes, _random: Random) -> bytes:
    return answer[:-1] + b',"query":{},"query":{"pages":[]},"edit":{},"edit":{}}'


KINDS = (
    *(
        Kind(name=code, carried_out=False, spoil=_error(code), for_reads=False)
        for code in ("maxlag", "readonly", "ratelimited", "badtoken", "editconflict")
    ),
    *(
        Kind(name=code, carried_out=False, spoil=_error(code))
        for code in ("assertuserfailed", "internal_api_error_DBQueryError")
    ),
    Kind(name="429", carried_out=False, spoil=_status(429)),
    Kind(name="503", carried_out=False, spoil=_status(503)),
    Kind(name="reset", carried_out=False, spoil=_reset),
    Kind(name="time-out", carried_out=False, spoil=_silent),
    Kind(name="internal error afterwards", carried_out=True, spoil=_error("internal_api_error_TypeError")),
    Kind(name="502 afterwards", carried_out=True, spoil=_status(502)),
    Kind(name="lost", carried_out=True, spoil=_reset),
    Kind(name="lost in silence", carried_out=True, spoil=_silent),
    Kind(name="half", carried_out=True, spoil=_ending(Ending.CUT)),
    Kind(name="drip", carried_out=True, spoil=_ending(Ending.DRIP)),
    Kind(name="gigabytes", carried_out=True, spoil=_ending(Ending.ENDLESS)),
    Kind(
        name="HTML with status 200",
        carried_out=True,
        spoil=lambda _answer, _random: Spoilt(headers=(("Content-Type", HTML),), body=PAGE),
    ),
    Kind(
        name="wrong content type",
        carried_out=True,
        spoil=lambda answer, _random: Spoilt(headers=(("Content-Type", HTML),), body=answer),
    ),
    Kind(name="truncated JSON", carried_out=True, spoil=_body(_truncated)),
    Kind(name="JSON of another shape", carried_out=True, spoil=_body(_other_shape)),
    Kind(name="deep JSON", carried_out=True, spoil=_body(_deep)),
    Kind(name="huge numbers", carried_out=True, spoil=_body(_huge_number)),
    Kind(name="keys that come twice", carried_out=True, spoil=_body(_twice)),
)

# Not what a wiki does: the watch itself is ended, and begins anew.
ENDINGS = (
    Kind(name="ended before", carried_out=False, spoil=_unheard),
    Kind(name="ended afterwards", carried_out=True, spoil=_unheard),
)


def is_read(asked: dict[str, str]) -> bool:
    """Whether a request changes nothing on the wiki."""
    return asked["action"] in ("query", "login")


def fits(kind: Kind, asked: dict[str, str]) -> bool:
    """Whether a wiki could fail like this at a request to its API."""
    if kind.name == "assertuserfailed" and "assertuser" not in asked:
        return False
    return kind.for_reads or not is_read(asked)

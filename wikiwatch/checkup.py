"""What `wikiwatch doctor` says about one thing that it looked at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """How a check came out; `BAD` means that wikiwatch can't run, `UNKNOWN` that nobody tells it."""

    OK = "ok"
    UNKNOWN = "unknown"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, kw_only=True)
class Check:
    """One thing that was looked at: what was found, and what it costs or what to do ("" if nothing)."""

    name: str
    status: Status
    found: str
    advice: str = ""


def ok(name: str, found: str) -> Check:
    """All is well."""
    return Check(name=name, status=Status.OK, found=found)


def warn(name: str, found: str, advice: str) -> Check:
    """Something costs, or is to be looked at."""
    return Check(name=name, status=Status.WARN, found=found, advice=advice)


def unknown(name: str, found: str, advice: str) -> Check:
    """The wiki's API does not tell it: `advice` says where a person finds it."""
    return Check(name=name, status=Status.UNKNOWN, found=found, advice=advice)


def bad(name: str, found: str, advice: str) -> Check:
    """It can't run so."""
    return Check(name=name, status=Status.BAD, found=found, advice=advice)

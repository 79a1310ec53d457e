"""What a rule looks for, as a digest: the same until a person changes that, whatever else changes."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import MISSING, fields, is_dataclass
from typing import Any


def wording(value: Any, leaving_out: Collection[str] = ()) -> str:
    """The digest of a part of the rules, without some of its fields.

    Fields that are as they are by default don't count, so that a new version's new field changes no digest.
    """
    return hashlib.sha256(repr(_told(value, leaving_out)).encode()).hexdigest()[:16]


def _told(value: Any, leaving_out: Collection[str] = ()) -> object:
    if isinstance(value, tuple):
        return [_told(one) for one in value]
    if not is_dataclass(value):
        return str(value)
    return sorted(
        (field.name, _told(getattr(value, field.name)))
        for field in fields(value)
        if field.name not in leaving_out and (field.default is MISSING or getattr(value, field.name) != field.default)
    )

"""Imports without a look for garbage meanwhile: many modules leave none, and looking takes a tenth of the time."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_garbage() -> Iterator[None]:
    """While modules are imported, the garbage collector rests, and what they made is left out of its later looks.

    It stays to the end anyway. A collector that rested before goes on resting.
    """
    looked, there = gc.isenabled(), len(sys.modules)
    gc.disable()
    try:
        yield
    finally:
        if len(sys.modules) > there:
            gc.freeze()
        if looked:
            gc.enable()

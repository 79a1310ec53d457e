"""How fast an author's changes come, and who signed up at the same time."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """An author's changes up to this one, which counts too. Windows end with this change.

    `earlier` is counted to 50 at most: nobody asks whether a regular has saved fifty pages or fifty thousand.
    """

    earlier: int = 0  # saves of the author before this one, on any page
    pages_soon: int = 0  # different pages saved within ten minutes
    pages_hour: int = 0  # different pages saved within an hour
    moves_hour: int = 0  # pages moved within an hour; talk pages and subpages that go along count for nothing
    uploads_hour: int = 0  # files uploaded within an hour
    sole_author: bool = False  # the author made this page, and nobody else has saved it
    signups: tuple[str, ...] = ()  # names that signed up within an hour of the author's own sign-up, newest first
    usual_signups: float = 0.0  # sign-ups in an hour in which anybody signed up, on average of the month before

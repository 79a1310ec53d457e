"""What the program says when it can't go on, and what a person can do about it."""

from __future__ import annotations


class UserError(Exception):
    """An expected failure: one clear sentence, and a hint that says what to do. Exit code 1."""

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class SiteError(UserError):
    """The wiki did not answer, or answered with an error.

    `code` is MediaWiki's error code, or "unknown" where no answer came: whether a write was carried out
    is unknown then. `temporary` says that a later try may succeed, `retry_after` after how many seconds at least,
    where the wiki said so.
    """

    def __init__(self, message: str, hint: str = "", *, code: str = "unknown", temporary: bool = False) -> None:
        super().__init__(message, hint)
        self.code = code
        self.temporary = temporary
        self.retry_after = 0.0

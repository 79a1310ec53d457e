"""The messages of one language, each read when it is said: to read them all takes a second of a short command."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib import resources
from threading import RLock

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.resolver import CurrentEnvironment, ResolverEnvironment
from fluent.runtime.types import FluentType
from fluent.syntax import ast
from fluent.syntax.visitor import Visitor

_DIGITS = "0123456789"
# Where a message begins, by Fluent's grammar: whatever belongs to the one before is set in.
_BEGINS = re.compile(r"^([a-zA-Z][a-zA-Z0-9_-]*) *=", re.MULTILINE)


class Book:
    """All messages of the files in a folder of this package, with the figures of their own text in other digits.

    A value stays as it is here: what is a number is written by the speaker, what is a name keeps its digits.
    Many threads may read in it.
    """

    def __init__(self, folder: str, locale: str, digits: str) -> None:
        self._bundle = FluentBundle([locale], use_isolating=False)
        self._digits = str.maketrans(_DIGITS, digits)
        self._unread: dict[str, str] = {}
        self._reading = RLock()
        files = resources.files(__package__) / folder
        for file in sorted(files.iterdir(), key=lambda file: file.name):
            if file.name.endswith(".ftl"):
                self._unread = {**entries(file.read_text(encoding="utf-8")), **self._unread}

    def knows(self, key: str) -> bool:
        """Whether there is such a message."""
        self._read(key)
        return self._bundle.has_message(key)

    def said(self, key: str, told: Mapping[str, FluentType | str]) -> str | None:
        """A message with its values; None where there is none, or one that asks for other values.

        Not by `format_pattern`, which would write the numbers in its own digits.
        """
        pattern = self._bundle.get_message(key).value if self.knows(key) else None
        if pattern is None:
            return None
        errors: list[Exception] = []
        current = CurrentEnvironment(args=dict(told))
        text = pattern(ResolverEnvironment(context=self._bundle, current=current, errors=errors))
        return None if errors else str(text)

    def _read(self, key: str) -> None:
        """Read a message, and before it those that it names: once it is there, another thread may say it."""
        if self._bundle.has_message(key):
            return
        with self._reading:
            if (source := self._unread.pop(key, None)) is None:
                return
            resource = FluentResource(source)
            found = _Reader(self._digits)
            found.visit(resource)
            for name in found.names:
                self._read(name)
            self._bundle.add_resource(resource)


class _Reader(Visitor):
    """Writes the figures in the text of messages in other digits, and notes which messages they name."""

    def __init__(self, digits: dict[int, int]) -> None:
        self._digits = digits
        self.names: list[str] = []

    def visit_TextElement(self, node: ast.TextElement) -> None:  # noqa: N802 - as the library calls it
        node.value = node.value.translate(self._digits)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802 - the same
        self.names.append(node.id.name)


def entries(text: str) -> dict[str, str]:
    """The source of each message by its key; the first of a key counts, as Fluent has it."""
    begins = list(_BEGINS.finditer(text))
    ends = [one.start() for one in begins[1:]] + [len(text)]
    return {one[1]: text[one.start() : end] for one, end in reversed(list(zip(begins, ends, strict=True)))}

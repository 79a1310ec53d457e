"""All targets by name."""

from __future__ import annotations

from tools.fuzz import answers, files, texts
from tools.fuzz.law import Target

TARGETS: dict[str, Target] = {one.name: one for one in (*texts.TARGETS, *files.TARGETS, *answers.TARGETS)}

"""`python -m tools.fuzz`: search for minutes, or give one file to one target."""

from __future__ import annotations

import importlib.util
import logging
import subprocess
import sys
import traceback
from pathlib import Path

import click

from tools.fuzz.law import BrokenLawError, Target, hold, limit_memory
from tools.fuzz.search import by_chance, keep
from tools.fuzz.table import TARGETS

EXAMPLES = """\b
Targets:
  {targets}

\b
Examples:
  python -m tools.fuzz --minutes 2                 all of them, two minutes each
  python -m tools.fuzz --minutes 10 wikitext api   two of them
  python -m tools.fuzz wikitext build/fuzz/wikitext-0123456789ab   what was found, once more
""".format(targets=" ".join(TARGETS))
MOST_FOUND = 10  # of one target in one search; the others would be the same again


@click.command(epilog=EXAMPLES, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.argument("words", nargs=-1, metavar="[TARGET]… | TARGET FILE")
@click.option("--minutes", type=click.FloatRange(0, min_open=True), default=1.0, show_default=True, help="For each.")
@click.option("--seed", type=click.IntRange(1), default=1, show_default=True, help="The same: the same inputs.")
@click.option("--plain", is_flag=True, help="By mutations alone, also where atheris is installed.")
@click.option("--keep", "folder", type=click.Path(path_type=Path), default=Path("build/fuzz"), show_default=True)
def main(words: tuple[str, ...], minutes: float, seed: int, plain: bool, folder: Path) -> None:
    """Give hostile inputs to everything that reads what others wrote. Exit code 1 where one breaks the law.

    The law: only the errors that are declared, each with a sentence; in bounded time and memory.
    """
    if len(words) == 2 and words[0] in TARGETS and words[1] not in TARGETS:
        _replay(TARGETS[words[0]], Path(words[1]))
        return
    if unknown := [name for name in words if name not in TARGETS]:
        raise click.BadParameter(f"found {unknown[0]!r}, expected one of {', '.join(TARGETS)}", param_hint="TARGET")
    guided = not plain and importlib.util.find_spec("atheris") is not None
    if len(words) == 1 and not guided:
        raise SystemExit(_search(TARGETS[words[0]], minutes * 60, seed, folder))
    # Each in a process of its own: what one takes up is no other's, and atheris ends the process.
    failed = [name for name in words or TARGETS if _run(name, minutes, seed, folder, guided=guided)]
    if failed:
        raise click.ClickException(f"the law was broken: {', '.join(failed)}")


def _run(name: str, minutes: float, seed: int, folder: Path, *, guided: bool) -> int:
    if guided:
        click.echo(f"{name}, guided by coverage …")
        rest = ["tools.fuzz.guided", name, str(max(round(minutes * 60), 1)), str(seed), str(folder)]
    else:
        rest = ["tools.fuzz", "--plain", "--minutes", str(minutes), "--seed", str(seed), "--keep", str(folder), name]
    return subprocess.run([sys.executable, "-m", *rest], check=False).returncode


def _search(target: Target, seconds: float, seed: int, folder: Path) -> int:
    limit_memory()
    logging.disable(logging.CRITICAL)  # what breaks it is told; all that is refused would fill the disk
    found: set[str] = set()
    inputs = 0
    for _, data, broken in by_chance(target, seconds, seed):
        inputs += 1
        if broken is not None and str(broken) not in found and len(found) < MOST_FOUND:
            found.add(str(broken))
            keep(target, data, broken, folder)
    click.echo(f"{target.name}: {inputs} inputs, {len(found)} broke the law")
    return bool(found)


def _replay(target: Target, path: Path) -> None:
    try:
        hold(target, path.read_bytes())
    except OSError as error:
        raise click.ClickException(f"{path}: {error.strerror}") from None
    except BrokenLawError as broken:
        traceback.print_exception(broken)
        raise SystemExit(1) from None
    click.echo(f"{target.name}: {path} keeps the law")


if __name__ == "__main__":
    main()

"""The sentences that the program can build, read from its source: fixed pieces with a hole for each value."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path

import wikiwatch

Pieces = tuple[str, ...]  # one more than there are holes

HOLE: Pieces = ("", "")
MOST = 400  # variants of one expression: a sentence has a handful of parts that may be there or not


def sentences() -> set[Pieces]:
    """All of them, with each part that may be there or not, both ways; pieces of markup and of queries as well."""
    found: set[Pieces] = set()
    for path in sorted(Path(wikiwatch.__file__).parent.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        returned = {f"{one.name}()": _returned(one) for one in functions}
        for scope in (tree, *functions):
            named = _named(scope) | returned
            for node in ast.walk(scope):
                if isinstance(node, ast.JoinedStr | ast.Constant | ast.BinOp):
                    found |= _variants(node, named, 3)
    return found


def _named(scope: ast.AST) -> dict[str, list[ast.expr]]:
    """What a name is set to, for all names of a function."""
    found: dict[str, list[ast.expr]] = {}
    for node in ast.walk(scope) if isinstance(scope, ast.FunctionDef) else ():
        if isinstance(node, ast.Assign):
            for names, values in (_pairs(target, node.value) for target in node.targets):
                for name, value in zip(names, values, strict=False):
                    found.setdefault(name, []).append(value)
    return found


def _returned(function: ast.FunctionDef) -> list[ast.expr]:
    return [node.value for node in ast.walk(function) if isinstance(node, ast.Return) and node.value]


def _pairs(target: ast.expr, value: ast.expr) -> tuple[list[str], list[ast.expr]]:
    several = isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple)
    targets, values = (target.elts, value.elts) if several else ([target], [value])  # type: ignore[attr-defined]
    return [one.id if isinstance(one, ast.Name) else "" for one in targets], values


def _variants(node: ast.expr, named: dict[str, list[ast.expr]], deeper: int) -> set[Pieces]:
    match node:
        case ast.Constant(value=str(text)):
            return {(text,)}
        case ast.JoinedStr():
            return set(_joined(_variants(one, named, deeper) for one in node.values))
        case ast.FormattedValue(conversion=114):  # repr
            return {("'", "'"), HOLE}
        case ast.FormattedValue():
            return {HOLE, *_variants(node.value, named, deeper)}
        case ast.IfExp():
            return _variants(node.body, named, deeper) | _variants(node.orelse, named, deeper)
        case ast.BinOp(op=ast.Add()):
            return set(_joined((_variants(node.left, named, deeper), _variants(node.right, named, deeper))))
        case ast.Name() if deeper and node.id in named:
            return {HOLE}.union(*(_variants(one, named, deeper - 1) for one in named[node.id]))
        case ast.Call(func=ast.Name(id=name)) if deeper and f"{name}()" in named:
            return {HOLE}.union(*(_variants(one, named, deeper - 1) for one in named[f"{name}()"]))
        case ast.Call(func=ast.Attribute(value=ast.Dict(values=values), attr="get"), args=[_, other]):
            return set().union(*(_variants(one, named, deeper) for one in (*values, other)))
        case _:
            return {HOLE}


def _joined(parts: Iterable[set[Pieces]]) -> Iterator[Pieces]:
    for number, chosen in enumerate(product(*map(sorted, parts))):
        if number == MOST:
            return
        whole: Pieces = ("",)
        for one in chosen:
            whole = (*whole[:-1], whole[-1] + one[0], *one[1:])
        yield whole

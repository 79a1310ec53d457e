"""How hands roll over a keyboard: the cost of each key after another, for somebody who types at random."""

from __future__ import annotations

from math import exp, log2

KEYBOARDS = {  # rows from top to bottom, left to right, as on the common layout of each script
    "latin": ("qwertyuiop", "asdfghjkl", "zxcvbnm"),
    "cyrillic": ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"),
    "greek": ("_ςερτυθιοπ", "ασδφγηξκλ", "ζχψωβνμ"),
    "hebrew": ("__קראטוןםפ", "שדגכעיחלךף", "זסבהנמצתץ"),
    "arabic": ("ضصثقفغعهخحجد", "شسيبلاتنمكط", "_ء_ر__ةوزظ"),
}
_SHIFT = (0.0, 0.25, 0.75)  # how far each row is set off to the right, in keys
_SPLIT = 4.9  # keys to the left of it belong to the left hand

# Rows: the fingers rest on the middle one, and reach up more easily than down.
_ROW = (2.0, 2.5, 1.4)
# A key after another: any; the other hand's on the same row; the same hand's on the same row, which gets
# rarer with each key in between. Rounded from a fit to a thousand strings that hands had typed at random.
_ANY, _SWAP, _ROLL, _FADE = 0.4, 0.7, 3.5, 0.4
_BLIND = 0.1  # share of keys that follow no pattern, so that no key is ever impossible


def rolling_costs(alphabet: str, rows: tuple[str, ...], steps: int) -> bytes:
    """Costs of each letter after each other one, `steps` a bit: index previous * (n + 1) + letter, 0 = none."""
    places = {key: (row, column + _SHIFT[row]) for row, keys in enumerate(rows) for column, key in enumerate(keys)}
    base = len(alphabet) + 1
    costs = bytearray(base * base)
    for number, previous in enumerate(["", *alphabet]):
        weights = [_weight(places.get(previous), places.get(letter)) for letter in alphabet]
        total = sum(weights)
        for following, weight in enumerate(weights, 1):
            share = (1 - _BLIND) * weight / total + _BLIND / len(alphabet)
            costs[number * base + following] = min(255, round(-log2(share) * steps))
    return bytes(costs)


def _weight(previous: tuple[int, float] | None, following: tuple[int, float] | None) -> float:
    if following is None:
        return 0.0
    row, column = following
    weight = _ANY
    if previous is not None and previous[0] == row and previous[1] != column:
        if (previous[1] < _SPLIT) == (column < _SPLIT):
            weight += _ROLL * exp(-_FADE * (abs(previous[1] - column) - 1))
        else:
            weight += _SWAP
    return weight * _ROW[row]

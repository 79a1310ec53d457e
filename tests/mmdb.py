"""Writes small files in the MaxMind DB format 2.0, as its specification describes it."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from pathlib import Path
from typing import Any

MARKER = b"\xab\xcd\xefMaxMind.com"
STRING, UINT32, MAP, ARRAY = 2, 6, 7, 11
EMPTY = -1


def write_mmdb(path: Path, entries: Mapping[str, Any], kind: str = "GeoLite2-ASN") -> Path:
    """A database of networks and what is said about each, in a tree of IPv6 in which IPv4 is ::/96."""
    nodes = [[EMPTY, EMPTY]]
    leaves: dict[tuple[int, int], int] = {}
    data = b""
    for written, record in entries.items():
        *way, last = _bits(written)
        node = 0
        for bit in way:
            if nodes[node][bit] == EMPTY:
                nodes.append([EMPTY, EMPTY])
                nodes[node][bit] = len(nodes) - 1
            node = nodes[node][bit]
        leaves[node, last] = len(data)
        data += encoded(record)
    tree = b""
    for number, pair in enumerate(nodes):
        for bit, target in enumerate(pair):
            leaf = leaves.get((number, bit))
            pointer = len(nodes) if target == EMPTY else target
            tree += (pointer if leaf is None else len(nodes) + 16 + leaf).to_bytes(3, "big")
    about = {
        "binary_format_major_version": 2,
        "binary_format_minor_version": 0,
        "build_epoch": 1_795_000_000,
        "database_type": kind,
        "description": {"en": "made for a test"},
        "ip_version": 6,
        "languages": ["en"],
        "node_count": len(nodes),
        "record_size": 24,
    }
    path.write_bytes(tree + bytes(16) + data + MARKER + encoded(about))
    return path


def encoded(value: Any) -> bytes:
    """A value in the format of the data section."""
    if isinstance(value, str):
        return _control(STRING, len(value.encode())) + value.encode()
    if isinstance(value, dict):
        return _control(MAP, len(value)) + b"".join(encoded(key) + encoded(one) for key, one in value.items())
    if isinstance(value, list):
        return _control(ARRAY, len(value)) + b"".join(map(encoded, value))
    return _control(UINT32, 4) + value.to_bytes(4, "big")


def _control(kind: int, size: int) -> bytes:
    assert size < 29 + 256
    more = bytes([size - 29]) if size >= 29 else b""  # sizes from 29 on stand in a byte of their own
    size = min(size, 29)
    return (bytes([kind << 5 | size]) if kind <= 7 else bytes([size, kind - 7])) + more


def _bits(written: str) -> list[int]:
    network = ipaddress.ip_network(written)
    length = network.prefixlen + (96 if network.version == 4 else 0)
    return [int(network.network_address) >> (127 - place) & 1 for place in range(length)]

"""Compression of VBA sources ([MS-OVBA] 2.4.1): chunks of 4,096 bytes with copies of earlier bytes."""

from __future__ import annotations

import struct

_CHUNK = 4096
_SHORTEST = 3


def compress(data: bytes) -> bytes:
    """The compressed container of some bytes."""
    chunks = (_chunk(data[at : at + _CHUNK]) for at in range(0, len(data), _CHUNK))
    return b"\x01" + b"".join(chunks)


def _chunk(raw: bytes) -> bytes:
    out = bytearray()
    at = 0
    last: dict[bytes, int] = {}
    while at < len(raw):
        flags, group = 0, bytearray()
        for bit in range(8):
            if at >= len(raw):
                break
            token, length = _token(raw, at, last)
            flags |= bool(token) << bit
            group += token or raw[at : at + 1]
            for place in range(at, at + length):
                last[raw[place : place + _SHORTEST]] = place
            at += length
        out += bytes([flags]) + group
    if len(out) < _CHUNK:
        return struct.pack("<H", 0xB000 | (len(out) - 1)) + out
    return struct.pack("<H", 0x3FFF) + raw.ljust(_CHUNK, b"\0")


def _token(raw: bytes, at: int, last: dict[bytes, int]) -> tuple[bytes, int]:
    """A copy of the last place where the next three bytes stood; nothing where they are new."""
    place = last.get(raw[at : at + _SHORTEST])
    if place is None or at + _SHORTEST > len(raw):
        return b"", 1
    bits = max(4, (at - 1).bit_length())
    most = (0xFFFF >> bits) + _SHORTEST
    length = _SHORTEST
    while length < most and at + length < len(raw) and raw[place + length] == raw[at + length]:
        length += 1
    return struct.pack("<H", (at - place - 1) << (16 - bits) | (length - _SHORTEST)), length

# ruff: noqa: INP001  (a script beside the pictures, no package)
"""Cuts the white margins and the empty foot of a page: PPM on standard input, PNG on standard output."""

import struct
import sys
import zlib

_PUTIH = 250
_CELAH = 0.12  # of the height: a longer white gap ends the picture
_TEPI = 12


def main() -> None:
    """Read, cut, write."""
    lebar, tinggi, isi = _read(sys.stdin.buffer.read())
    baris = [isi[y * lebar * 3 : (y + 1) * lebar * 3] for y in range(tinggi)]
    penuh = [y for y, b in enumerate(baris) if min(b) < _PUTIH]
    akhir = penuh[0]
    for y in penuh:
        if y - akhir > _CELAH * tinggi:
            break
        akhir = y
    kolom = [x for b in baris[penuh[0] : akhir + 1 : 3] for x in _dark(b)]
    kiri, kanan = max(min(kolom) - _TEPI, 0), min(max(kolom) + _TEPI, lebar - 1)
    atas, bawah = max(penuh[0] - _TEPI, 0), min(akhir + _TEPI, tinggi - 1)
    potong = [b[kiri * 3 : (kanan + 1) * 3] for b in baris[atas : bawah + 1]]
    sys.stdout.buffer.write(_png(kanan - kiri + 1, potong))


def _dark(baris: bytes) -> tuple[int, int]:
    """The first and last pixel that is not white; of a white row the middle."""
    gelap = [i // 3 for i, n in enumerate(baris) if n < _PUTIH]
    return (gelap[0], gelap[-1]) if gelap else (len(baris) // 6, len(baris) // 6)


def _read(isi: bytes) -> tuple[int, int, bytes]:
    jenis, ukuran, _, piksel = isi.split(b"\n", 3)
    if jenis != b"P6":
        raise SystemExit("bukan PPM")
    lebar, tinggi = map(int, ukuran.split())
    return lebar, tinggi, piksel


def _png(lebar: int, baris: list[bytes]) -> bytes:
    def chunk(jenis: bytes, isi: bytes) -> bytes:
        return struct.pack(">I", len(isi)) + jenis + isi + struct.pack(">I", zlib.crc32(jenis + isi))

    kepala = struct.pack(">IIBBBBB", lebar, len(baris), 8, 2, 0, 0, 0)
    data = zlib.compress(b"".join(b"\0" + b for b in baris), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", kepala) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


if __name__ == "__main__":
    main()

"""The level of each row of a Renja sheet: urusan, program, kegiatan, sub kegiatan."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lkjip_xl.domain.renja.lembar import BarisRenja, Jenjang

_PROGRAM = re.compile(r"\s*program\b", re.IGNORECASE)
_URUSAN = re.compile(r"\s*(?:(?:bidang\s+)?urusan|unsur)\b", re.IGNORECASE)
_DARI_DAUN = (Jenjang.SUB, Jenjang.KEGIATAN, Jenjang.PROGRAM)
# Kode of Permendagri 90/2019: 5 / 5.01 / 5.01.02 / 5.01.02.2.01 / 5.01.02.2.01.0001
_RUAS = {1: Jenjang.URUSAN, 2: Jenjang.URUSAN, 3: Jenjang.PROGRAM, 5: Jenjang.KEGIATAN, 6: Jenjang.SUB}
_KODE = re.compile(r"[0-9X]{1,2}(?:\.[0-9X]{1,4}){0,5}")


def assign_levels(baris: Sequence[BarisRenja], induk: Mapping[int, int]) -> dict[int, Jenjang]:
    """The level by row number: the kode rekening's, else the wording "Program ...", else the depth."""
    if baris and all(_KODE.fullmatch(b.kode) and b.kode.count(".") + 1 in _RUAS for b in baris):
        return {b.baris: _RUAS[b.kode.count(".") + 1] for b in baris}
    program = {b.baris for b in baris if _PROGRAM.match(b.nama)}
    di_atas = {atas for n in program for atas in _ancestors(n, induk)}
    tinggi = _heights(baris, induk)
    return {b.baris: _level(b, induk, program, di_atas, tinggi) for b in baris}


def _level(
    b: BarisRenja, induk: Mapping[int, int], program: set[int], di_atas: set[int], tinggi: Mapping[int, int]
) -> Jenjang:
    if b.baris in di_atas or _URUSAN.match(b.nama):
        return Jenjang.URUSAN
    if b.baris in program:
        return Jenjang.PROGRAM
    garis = list(_ancestors(b.baris, induk))
    dalam = next((i for i, atas in enumerate(garis) if atas in program), None)
    if dalam is not None:
        return Jenjang.KEGIATAN if dalam == 0 else Jenjang.SUB
    if not b.indikator and not b.satuan:
        return Jenjang.URUSAN
    return _DARI_DAUN[tinggi[b.baris]] if tinggi[b.baris] < len(_DARI_DAUN) else Jenjang.URUSAN


def _ancestors(nomor: int, induk: Mapping[int, int]) -> list[int]:
    garis: list[int] = []
    while nomor in induk:
        nomor = induk[nomor]
        garis.append(nomor)
    return garis


def _heights(baris: Sequence[BarisRenja], induk: Mapping[int, int]) -> dict[int, int]:
    """The steps from each row down to its deepest leaf; parents stand above their children."""
    tinggi = {b.baris: 0 for b in baris}
    for b in reversed(baris):
        atas = induk.get(b.baris)
        if atas is not None:
            tinggi[atas] = max(tinggi[atas], tinggi[b.baris] + 1)
    return tinggi

"""The header of a published table: which column means what, whatever its exact words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_BARIS_DICARI = 20
_TAHUN = re.compile(r"\b(20[0-9]{2})\b")
_BUKAN_TAHUN_INI = re.compile(r"\b(?:renstra|rpjmd|rpjmn|akhir|jangka|lalu|sebelumnya|nasional|n 1|urut)\b")
_WAJIB = frozenset({"target", "realisasi", "capaian"})

# In this order, since a column has one meaning only and "jenis indikator" is no indicator.
_POLA: Mapping[str, tuple[str, ...]] = {
    "polaritas": (r"polaritas|polarity|(?:jenis|sifat|tipe|arah) indikator|sifat|arah\b",),
    "satuan": (r"satuan",),
    "target": (r"target", r"rencana tingkat capaian", r"pagu|alokasi|anggaran\b"),
    # Without a column "realisasi", "capaian" is what was reached and the percentage stands in one of its own.
    "realisasi": (
        r"realisasi",
        r"(?:pen)?capaian(?: kinerja| indikator)?(?: tahun)?(?: 20[0-9]{2})?$|hasil\b",
    ),
    "capaian": (
        r"(?:persen|persentase|tingkat|nilai) (?:(?:pen)?capaian|serapan|penyerapan|realisasi|kemajuan)|capaian",
        r".*\b(?:pen)?capaian",
        r"(?:serapan|penyerapan|daya serap)",
        r"persen|persentase",
    ),
    "kategori": (r"kategori|predikat|kriteria|interpretasi|klasifikasi|status capaian",),
    "indikator": (r"(?:nama )?indikator", r".*\bindikator", r"program|kegiatan|uraian|sasaran"),
}


@dataclass(frozen=True, slots=True)
class Judul:
    """A header found: `kolom` meaning -> column (from 0), `awal` the first row of data (from 0)."""

    kolom: Mapping[str, int]
    awal: int
    lebar: int
    anggaran: bool


def find_header(baris: Sequence[Sequence[object]]) -> Judul | None:
    """The header among the first rows: one row, or two where the second refines the first."""
    for i, satu in enumerate(baris[:_BARIS_DICARI]):
        label = _labels([satu])
        if judul := _map(label, i + 1):
            return judul
        if i + 1 >= len(baris) or sum(1 for teks in label if teks) == 1:
            continue  # a title stands over the header, it is no part of it
        berdua, bawah = _map(_labels([satu, baris[i + 1]]), i + 2), _map(_labels([baris[i + 1]]), i + 2)
        if berdua and (bawah is None or len(berdua.kolom) > len(bawah.kolom)):
            return berdua
    return None


def _labels(baris: Sequence[Sequence[object]]) -> list[str]:
    """One plain label for each column, its rows joined with the lowest first ("target tahun 2025")."""
    lebar = max(len(b) for b in baris)
    return [" ".join(_plain(b[k]) for b in reversed(baris) if k < len(b)).strip() for k in range(lebar)]


def _plain(isi: object) -> str:
    """Small letters, words and digits only."""
    teks = "" if isi is None else str(isi).casefold().replace("%", " persen ")
    return " ".join(re.findall(r"[a-z0-9]+", teks))


def _map(label: Sequence[str], awal: int) -> Judul | None:
    """The columns by meaning; None where target, realisasi and capaian are not all there."""
    kolom: dict[str, int] = {}
    tahun = _latest_year(label)
    for arti, pola in _POLA.items():
        for satu in pola:
            calon = [k for k, teks in enumerate(label) if k not in kolom.values() and _fits(satu, teks)]
            if calon:
                kolom[arti] = max(calon, key=lambda k: (tahun in label[k] if tahun else False, -k))
                break
    if not kolom.keys() >= _WAJIB:
        return None
    lebar = max(k for k, teks in enumerate(label) if teks) + 1
    return Judul(kolom, awal, lebar, anggaran="target" not in label[kolom["target"]])


def _fits(pola: str, teks: str) -> bool:
    return bool(re.match(pola, teks)) and not _BUKAN_TAHUN_INI.search(teks)


def _latest_year(label: Sequence[str]) -> str:
    """The latest year with a realisation: of several years' columns the last one is audited."""
    kata = "realisasi" if any("realisasi" in teks for teks in label) else "capaian"
    tahun = [m[1] for teks in label if kata in teks and (m := _TAHUN.search(teks))]
    return max(tahun, default="")

"""One figure as a draft printed it: whose it is, which field, where it came from."""

from __future__ import annotations

from dataclasses import dataclass

_MEDAN = {
    "pagu_rp": "pagu anggaran",
    "realisasi_rp": "realisasi anggaran",
    "serapan": "serapan anggaran",
    "tw1": "triwulan I",
    "tw2": "triwulan II",
    "tw3": "triwulan III",
    "tw4": "triwulan IV",
}


@dataclass(frozen=True, slots=True)
class AngkaTercetak:
    """One figure of a draft.

    `jenis` is "indikator", "sasaran", "anggaran" or "perangkat", `nama` the owner's name; `asal` names
    file, sheet and cell, "" for a figure computed from several indicators.
    """

    tag: str
    alias: str
    teks: str
    jenis: str
    kode: str
    nama: str
    medan: str
    asal: str = ""

    @property
    def sebutan(self) -> str:
        """What people call it: "realisasi 2024 “Angka kemiskinan”"."""
        return f"{_MEDAN.get(self.medan, self.medan.replace('_', ' '))} “{self.nama}”"

"""Category scales and predicates as data, each with its source; all of them are editable in the workbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl.domain.angka import clean, parse_number


@dataclass(frozen=True, slots=True)
class Pita:
    """One band of a scale, from `batas_bawah` upward; `ketat` leaves the bound itself out (">100")."""

    batas_bawah: Decimal
    kategori: str
    ketat: bool = False

    def holds(self, n: Decimal) -> bool:
        """Whether a figure reaches this band; whether it reaches a higher one too is not asked."""
        return n > self.batas_bawah or (n == self.batas_bawah and not self.ketat)

    @property
    def batas_teks(self) -> str:
        """The bound as typed in tblSkala: "91" or ">100"."""
        return f"{'>' if self.ketat else ''}{self.batas_bawah:f}".replace(".", ",")


Skala = tuple[Pita, ...]
"""Bands from the highest to the lowest; what is under the last bound still belongs to the last band."""


def _scale(*batas: int, nama: Sequence[str], ketat: int = 0) -> Skala:
    """Bands by their bounds, the first `ketat` of them strict; the last band starts at 0."""
    return tuple(
        Pita(Decimal(bawah), kategori, ketat=urut < ketat)
        for urut, (bawah, kategori) in enumerate(zip((*batas, 0), nama, strict=True))
    )


SKALA_86_2017 = _scale(91, 76, 66, 51, nama=("Sangat Tinggi", "Tinggi", "Sedang", "Rendah", "Sangat Rendah"))
SKALA_BAIK = _scale(91, 76, 66, 51, nama=("Sangat Baik", "Baik", "Cukup", "Kurang", "Sangat Kurang"))
SKALA_DI_ATAS_100 = _scale(100, 75, 55, nama=("Sangat Baik", "Baik", "Cukup", "Kurang"), ketat=2)

PRASETEL: Mapping[str, Skala] = {
    "Permendagri 86/2017": SKALA_86_2017,
    "Sangat Baik - Sangat Kurang": SKALA_BAIK,
    ">100 Sangat Baik": SKALA_DI_ATAS_100,
}
"""The presets by the name the workbook offers."""

SUMBER: Mapping[str, str] = {
    "Permendagri 86/2017": "Permendagri Nomor 54 Tahun 2010, dilanjutkan Permendagri Nomor 86 Tahun 2017",
    "Sangat Baik - Sangat Kurang": "batas Permendagri Nomor 86 Tahun 2017 dengan sebutan lain, "
    "dipakai dalam LKjIP yang terbit",
    ">100 Sangat Baik": "dipakai dalam LKjIP yang terbit (>100; >75-100; 55-75; <55)",
}
"""Where each preset comes from, as printed under the table."""

PREDIKAT: Mapping[str, Decimal] = {
    # Answer scores of the SAKIP evaluation (PermenPANRB 88/2021).
    **{k: Decimal(n) for k, n in {"AA": 100, "A": 90, "BB": 80, "B": 70, "CC": 60, "C": 50, "D": 30}.items()},
    # Audit opinions have no score in any rule: field practice, to be edited by the office.
    **{k: Decimal(n) for k, n in {"WTP": 100, "WTP-DPP": 90, "WDP": 75, "TMP": 50, "TW": 25}.items()},
}
"""Predicates and the figures they count as; the workbook's tblPredikat takes its place."""


def read_scale(baris: Sequence[tuple[object, object]]) -> tuple[Skala, tuple[int, ...]]:
    """A scale from rows of (bound, category), sorted; with the positions (from 0) of rows that are no band.

    A bound ">100" is strict, "91" or ">=91" is not; wholly blank rows are passed over.
    """
    pita: list[Pita] = []
    cacat: list[int] = []
    for urut, (batas, kategori) in enumerate(baris):
        nama = "" if kategori is None else clean(str(kategori))
        teks = clean(batas) if isinstance(batas, str) else batas
        if not nama and teks in (None, ""):
            continue
        ketat, angka = _split_bound(teks)
        nilai = parse_number(angka).nilai
        if nilai is None or not nama or any(p.batas_bawah == nilai and p.ketat == ketat for p in pita):
            cacat.append(urut)
        else:
            pita.append(Pita(nilai, nama, ketat))
    return tuple(sorted(pita, key=lambda p: (p.batas_bawah, p.ketat), reverse=True)), tuple(cacat)


def _split_bound(batas: object) -> tuple[bool, object]:
    if not isinstance(batas, str):
        return False, batas
    for awalan, ketat in ((">=", False), ("≥", False), (">", True)):
        if batas.startswith(awalan):
            return ketat, batas.removeprefix(awalan)
    return False, batas

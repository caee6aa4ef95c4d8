"""Capaian, categories and means: every printed figure (DOMAIN section 3).

All arithmetic is on unrounded `Decimal`; rounding is half up and happens once, at the end. Data never
raises here: what cannot be computed is None with a sentence in Indonesian that says why.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_FLOOR, Decimal
from itertools import pairwise

from lkjip_xl.domain.angka import KONTEKS, round_half_up
from lkjip_xl.domain.gabungan import (
    UnitValue,
    combination_note,
    combine,
    consolidate,
    consolidation_note,
)
from lkjip_xl.domain.hitung import SERATUS, mean, ratio, weighted_mean
from lkjip_xl.domain.records import Polaritas, Rentang
from lkjip_xl.domain.skala import PRASETEL, PREDIKAT, SKALA_86_2017, Pita, Skala

__all__ = [
    "BELUM_ADA",
    "PRASETEL",
    "PREDIKAT",
    "RUMUS",
    "SKALA_86_2017",
    "TIDAK_DAPAT",
    "Capaian",
    "Kebijakan",
    "Pita",
    "UnitValue",
    "category",
    "change",
    "combination_note",
    "combine",
    "compute",
    "consolidate",
    "consolidation_note",
    "efficiency_note",
    "efisiensi",
    "mean",
    "progress",
    "round_half_up",
    "serapan",
    "weighted_mean",
]

BELUM_ADA = "belum ada data"
TIDAK_DAPAT = "tidak dapat dihitung"

RUMUS: Mapping[Polaritas, str] = {
    Polaritas.POSITIF: "R/T × 100",
    Polaritas.NEGATIF_N1: "(2T − R)/T × 100",
    Polaritas.NEGATIF_N2: "T/R × 100",
    Polaritas.NEGATIF_N3: "(T − R)/T × 100",
    Polaritas.RENTANG: "100 bila R dalam rentang target; di luar rentang, R/batas terdekat × 100",
}
"""The formulas as the report prints them: T target, R realisation."""


@dataclass(frozen=True, slots=True)
class Kebijakan:
    """The office's choices (policy cells of Pengaturan).

    `rumus_negatif` is what `Polaritas.NEGATIF` means. `nol_positif`, `nol_negatif_tercapai` (R <= 0) and
    `nol_negatif_gagal` (R > 0) are the capaian where the target is 0; None is "tidak dapat dihitung".
    `batas_atas` and `batas_bawah` are in %, None is no bound; `desimal` the printed places.
    """

    rumus_negatif: Polaritas = Polaritas.NEGATIF_N1
    batas_atas: Decimal | None = None
    batas_bawah: Decimal | None = Decimal(0)
    desimal: int = 2
    skala: Skala = SKALA_86_2017
    bulat_dulu: bool = False
    nol_positif: Decimal | None = None
    nol_negatif_tercapai: Decimal | None = SERATUS
    nol_negatif_gagal: Decimal | None = Decimal(0)
    pita_efisiensi: Decimal = Decimal(0)
    predikat: Mapping[str, Decimal] = field(default_factory=lambda: PREDIKAT)

    def resolve(self, polaritas: Polaritas) -> Polaritas:
        """The polarity with the workbook's negative formula filled in."""
        return self.rumus_negatif if polaritas is Polaritas.NEGATIF else polaritas


@dataclass(frozen=True, slots=True)
class Capaian:
    """One capaian in %.

    `mentah` is unrounded, before floor and cap; `penuh` unrounded after both (means are made of it);
    `nilai` is `penuh` as printed. `keterangan` is "", a note, or why there is no figure.
    """

    mentah: Decimal | None
    penuh: Decimal | None
    nilai: Decimal | None
    rumus: str
    keterangan: str = ""


def compute(
    target: Decimal | Rentang | None, realisasi: Decimal | None, polaritas: Polaritas, kebijakan: Kebijakan
) -> Capaian:
    """The capaian of an indicator; a range target always counts by the range formula."""
    arah = Polaritas.RENTANG if isinstance(target, Rentang) else kebijakan.resolve(polaritas)
    rumus = RUMUS[arah]
    if target is None or realisasi is None:
        return Capaian(None, None, None, rumus, BELUM_ADA)
    if arah is Polaritas.RENTANG:
        mentah, keterangan = _in_range(_as_range(target), realisasi)
    else:
        mentah, keterangan = _by_formula(_as_number(target), realisasi, arah, kebijakan)
    if mentah is None:
        return Capaian(None, None, None, rumus, f"{TIDAK_DAPAT}: {keterangan}")
    penuh, batas = _bound(mentah, kebijakan)
    catatan = "; ".join(teks for teks in (keterangan, batas) if teks)
    return Capaian(mentah, penuh, round_half_up(penuh, kebijakan.desimal), rumus, catatan)


def _as_range(target: Decimal | Rentang) -> Rentang:
    return target if isinstance(target, Rentang) else Rentang(target, target)


def _as_number(target: Decimal | Rentang) -> Decimal:
    return target.bawah if isinstance(target, Rentang) else target


def _in_range(target: Rentang, realisasi: Decimal) -> tuple[Decimal | None, str]:
    if target.bawah <= realisasi <= target.atas:
        return SERATUS, ""
    batas = target.atas if realisasi > target.atas else target.bawah
    if batas <= 0:
        return None, "batas rentang target 0 atau negatif"
    return ratio(realisasi, batas), ""


def _by_formula(t: Decimal, r: Decimal, arah: Polaritas, kebijakan: Kebijakan) -> tuple[Decimal | None, str]:
    if t == 0:
        return _zero_target(r, arah, kebijakan)
    if t < 0:
        return None, "target negatif"
    if arah is Polaritas.NEGATIF_N2:
        return (ratio(t, r), "") if r > 0 else (None, "realisasi 0 atau negatif tidak dapat menjadi pembagi")
    if arah is Polaritas.NEGATIF_N1:
        return ratio(KONTEKS.subtract(KONTEKS.multiply(t, Decimal(2)), r), t), ""
    if arah is Polaritas.NEGATIF_N3:
        return ratio(KONTEKS.subtract(t, r), t), ""
    return ratio(r, t), ""


def _zero_target(r: Decimal, arah: Polaritas, kebijakan: Kebijakan) -> tuple[Decimal | None, str]:
    if arah is Polaritas.POSITIF:
        nilai, sebab = kebijakan.nol_positif, "target 0"
    elif r <= 0:
        nilai, sebab = kebijakan.nol_negatif_tercapai, "target 0 dan realisasi 0"
    else:
        nilai, sebab = kebijakan.nol_negatif_gagal, "target 0 dan realisasi lebih dari 0"
    return nilai, sebab if nilai is None else f"{sebab}: capaian ditetapkan {_plain(nilai)}"


def _bound(mentah: Decimal, kebijakan: Kebijakan) -> tuple[Decimal, str]:
    """The capaian within floor and cap, and a note that shows the raw figure where one of them acted."""
    asli = f"(nilai asli {_plain(round_half_up(mentah, kebijakan.desimal))})"
    bawah, atas = kebijakan.batas_bawah, kebijakan.batas_atas
    if bawah is not None and mentah < bawah:
        return bawah, f"dinaikkan ke batas bawah {_plain(bawah)} {asli}"
    if atas is not None and mentah > atas:
        return atas, f"dibatasi {_plain(atas)} {asli}"
    return mentah, ""


def category(capaian: Decimal | None, kebijakan: Kebijakan) -> tuple[str, str]:
    """The category of a capaian as printed, and a note ("" mostly).

    Lower-bound rule: 90,5 stands in the hole of the decree's whole-number bands and is Tinggi, with a
    note; with `bulat_dulu` it is rounded first and there is no hole. No figure or no scale: no category.
    """
    if capaian is None or not kebijakan.skala:
        return "", "" if capaian is not None else BELUM_ADA
    n = round_half_up(capaian, 0) if kebijakan.bulat_dulu else capaian
    pita = next((p for p in kebijakan.skala if p.holds(n)), kebijakan.skala[-1])
    return pita.kategori, _hole_note(n, kebijakan.skala)


def _hole_note(n: Decimal, skala: Skala) -> str:
    """A note where a figure falls between two bands of whole numbers (90 and 91)."""
    if any(p.ketat or p.batas_bawah % 1 for p in skala):
        return ""
    atas = n.to_integral_value(rounding=ROUND_FLOOR) + 1
    for tinggi, rendah in pairwise(skala):
        if tinggi.batas_bawah == atas and n % 1:
            return (
                f"{_plain(n)} berada di antara {_plain(atas - 1)} dan {_plain(atas)}; skala hanya mengatur "
                f"bilangan bulat, dipakai batas bawah: {rendah.kategori}"
            )
    return ""


def serapan(realisasi: Decimal | None, pagu: Decimal | None) -> Decimal | None:
    """Budget absorption in %, unrounded; None where a figure is missing or the pagu is not above 0."""
    if realisasi is None or pagu is None or pagu <= 0:
        return None
    return ratio(realisasi, pagu)


def progress(realisasi: Decimal | None, target_akhir: Decimal | None) -> Decimal | None:
    """Realisation so far against an end target or a standard, in %, unrounded (Kemajuan Renstra)."""
    return serapan(realisasi, target_akhir)


def change(sekarang: Decimal | None, lalu: Decimal | None) -> Decimal | None:
    """This year's figure less last year's, in the unit of the figure; None where one is missing."""
    return None if sekarang is None or lalu is None else KONTEKS.subtract(sekarang, lalu)


def efisiensi(
    capaian: Decimal | None, terserap: Decimal | None, kebijakan: Kebijakan
) -> tuple[Decimal | None, str]:
    """Capaian % less serapan %, unrounded, and its status.

    "efisien", "tidak efisien", "berimbang" (inside the office's band around 0), or "tidak dapat dihitung".
    """
    if capaian is None or terserap is None:
        return None, TIDAK_DAPAT
    selisih = KONTEKS.subtract(capaian, terserap)
    if abs(selisih) <= kebijakan.pita_efisiensi and kebijakan.pita_efisiensi > 0:
        return selisih, "berimbang"
    return selisih, "efisien" if selisih >= 0 else "tidak efisien"


def efficiency_note(capaian: Decimal | None) -> str:
    """A caution where the comparison says little: efficiency presumes that the target was reached."""
    if capaian is None or capaian >= SERATUS:
        return ""
    return "target belum tercapai (capaian di bawah 100), sehingga efisiensi belum bermakna"


def _plain(n: Decimal) -> str:
    """A figure in a note: decimal comma, no trailing zeros."""
    teks = f"{n:f}"
    return (teks.rstrip("0").rstrip(".") if "." in teks else teks).replace(".", ",")

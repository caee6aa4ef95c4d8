"""Figures of a report: each has an identity (tag), a readable name (alias) and one printed text.

The same tag always carries the same text, wherever it is printed, so that an edited document can be
compared with the rekap. A tag is "lkjip:<kode>:<medan>" and holds at most 64 characters.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, count

from lkjip_xl.domain.capaian import BELUM_ADA, TIDAK_DAPAT
from lkjip_xl.domain.records import Rentang
from lkjip_xl.domain.rekap import HasilAnggaran, HasilIndikator, HasilSasaran, Rekap
from lkjip_xl.domain.values import format_number, format_rupiah, round_half_up

KOSONG = "–"
TAHUN_LALU = 4  # years before the report's that it compares with
TRIWULAN = 4
_KANTOR = "perangkat-daerah"
_KODE_MAKS = 34  # with the longest field name a tag stays within 64 characters
_DESIMAL_APA_ADANYA = 4


@dataclass(frozen=True, slots=True)
class Angka:
    """One figure as printed."""

    tag: str
    alias: str
    teks: str


Medan = Mapping[str, Angka]


@dataclass(frozen=True, slots=True)
class AngkaRekap:
    """All figures of a rekap; tuples run in the order of the rekap, `anggaran` by `budget_key`."""

    perangkat: Medan
    sasaran: tuple[Medan, ...]
    indikator: tuple[tuple[Medan, ...], ...]
    anggaran: Mapping[tuple[str, str, str], Medan]

    def all_figures(self) -> Iterable[Angka]:
        """Every figure once."""
        rows = [self.perangkat, *self.sasaran, *(m for s in self.indikator for m in s)]
        for medan in (*rows, *self.anggaran.values()):
            yield from medan.values()


def figures(rekap: Rekap, desimal: int = 2) -> dict[str, str]:
    """Printed text by tag, for comparing a document with the rekap."""
    return {a.tag: a.teks for a in collect_figures(rekap, desimal).all_figures()}


def collect_figures(rekap: Rekap, desimal: int = 2) -> AngkaRekap:
    """The figures of a rekap; `desimal` is the number of places of percentages."""
    objectives = [f"sasaran-{n}" for n in range(1, len(rekap.sasaran) + 1)]
    codes = iter(unique_codes((h.indikator.kode for h in rekap.indikator), (_KANTOR, *objectives)))
    lines = (*rekap.anggaran, *(b for s in rekap.sasaran for b in s.anggaran))
    budget = {budget_key(b): b for b in lines}
    names = unique_codes((key[0] for key in budget), (_KANTOR, *objectives))
    return AngkaRekap(
        perangkat=_office(rekap, desimal),
        sasaran=tuple(_objective(s, n, desimal) for s, n in zip(rekap.sasaran, objectives, strict=True)),
        indikator=tuple(
            tuple(_indicator(h, next(codes), rekap.tahun, desimal) for h in s.indikator)
            for s in rekap.sasaran
        ),
        anggaran={k: _budget(b, n, desimal) for (k, b), n in zip(budget.items(), names, strict=True)},
    )


def budget_key(b: HasilAnggaran) -> tuple[str, str, str]:
    """What tells one budget line from another: its code, bidang and wording."""
    return (b.baris.kode, b.baris.bidang, b.baris.uraian)


def unique_codes(codes: Iterable[str], reserved: Iterable[str] = ()) -> list[str]:
    """Codes fit for tags: short enough, repeated ones numbered in their order ("A", "A~2")."""
    used = set(reserved)
    result = []
    for code in codes:
        short = _shorten(" ".join("".join(c if c.isprintable() else " " for c in code).split()))
        numbered = (f"{short}~{n}" for n in count(2))
        result.append(next(name for name in chain([short], numbered) if name not in used))
        used.add(result[-1])
    return result


def percent(n: Decimal | None, desimal: int, kosong: str = KOSONG) -> str:
    """A percentage with fixed places, or the word for what is missing."""
    return kosong if n is None else _whole(format_number(n, desimal))


def amount(n: Decimal | None, desimal: int = 2, kosong: str = KOSONG) -> str:
    """A target or realisation as it is; a long fraction (a computed mean) is rounded to `desimal`."""
    shown = as_printed(n, desimal)
    return kosong if shown is None else _whole(format_number(shown, None))


def as_printed(n: Decimal | None, desimal: int = 2) -> Decimal | None:
    """A target or realisation as its printed text shows it."""
    if n is None:
        return None
    _, _, fraction = f"{n:f}".partition(".")
    return round_half_up(n, desimal) if len(fraction) > _DESIMAL_APA_ADANYA else n


def rupiah(n: Decimal | None, kosong: str = KOSONG) -> str:
    """Money as printed, or the word for what is missing."""
    return kosong if n is None else _whole(format_rupiah(n))


def _whole(teks: str) -> str:
    """A figure with a true minus sign: unlike a hyphen, no line ends after it."""
    return teks.replace("-", "−")


def _shorten(code: str) -> str:
    if len(code) <= _KODE_MAKS:
        return code
    mark = zlib.crc32(code.encode("utf-8", "surrogatepass"))
    return f"{code[: _KODE_MAKS - 9]}~{mark:08x}"


def _record(kode: str, alias: str, teks: Mapping[str, str]) -> Medan:
    return {
        medan: Angka(f"lkjip:{kode}:{medan}", f"{alias[:40]}: {medan.replace('_', ' ')}", isi)
        for medan, isi in teks.items()
    }


def _indicator(h: HasilIndikator, kode: str, tahun: int, desimal: int) -> Medan:
    gap = None if h.realisasi is None or h.target is None else abs(h.realisasi - h.target)
    step = None if h.perubahan is None else abs(h.perubahan)
    kosong = BELUM_ADA if h.realisasi is None else TIDAK_DAPAT
    teks = {
        "target": _target_text(h, desimal),
        "realisasi": _with_predicate(h.realisasi_teks, amount(h.realisasi, desimal, BELUM_ADA)),
        "selisih": amount(gap, desimal),
        "capaian": percent(h.capaian, desimal, kosong),
        "capaian_mentah": percent(h.capaian_mentah, desimal, kosong),
        "kategori": h.kategori or KOSONG,
        "capaian_lalu": percent(h.capaian_lalu, desimal),
        "perubahan": amount(h.perubahan, desimal),
        "besar_perubahan": amount(step, desimal),
        "target_renstra": amount(h.indikator.target_renstra, desimal),
        "kemajuan_renstra": percent(h.kemajuan_renstra, desimal),
        "standar_nasional": amount(h.indikator.standar_nasional, desimal),
        "terhadap_nasional": percent(h.terhadap_nasional, desimal),
    }
    quarters, years = dict(enumerate(h.triwulan, 1)), dict(h.tren)
    teks |= {f"tw{n}": amount(quarters.get(n), desimal) for n in range(1, TRIWULAN + 1)}
    before = range(tahun - TAHUN_LALU, tahun)
    teks |= {f"realisasi_{year}": amount(years.get(year), desimal) for year in before}
    return _record(kode, h.indikator.kode, teks)


def _target_text(h: HasilIndikator, desimal: int) -> str:
    target, typed = h.indikator.target, h.indikator.target_teks.strip()
    if isinstance(target, Rentang):
        return f"{amount(target.bawah, desimal)}–{amount(target.atas, desimal)}"
    number = amount(h.target, desimal, "belum ditetapkan")
    is_predicate = h.target is not None and not any(c.isdigit() for c in typed)
    return _with_predicate(typed if is_predicate else "", number)


def _with_predicate(predikat: str, angka: str) -> str:
    """A predicate with the figure it counts as: "BB (80)"."""
    return f"{predikat} ({angka})" if predikat else angka


def _objective(s: HasilSasaran, kode: str, desimal: int) -> Medan:
    teks = {
        "capaian": percent(s.capaian, desimal, BELUM_ADA),
        "kategori": s.kategori or KOSONG,
        "serapan": percent(s.serapan, desimal),
        "efisiensi": percent(s.efisiensi, desimal),
        "status_efisiensi": s.status_efisiensi or TIDAK_DAPAT,
        "pagu_rp": rupiah(s.pagu),
        "realisasi_rp": rupiah(s.realisasi, BELUM_ADA),
    }
    return _record(kode, f"Sasaran {kode.removeprefix('sasaran-')}", teks)


def _budget(b: HasilAnggaran, kode: str, desimal: int) -> Medan:
    teks = {
        "pagu_rp": rupiah(b.baris.pagu),
        "realisasi_rp": rupiah(b.realisasi, BELUM_ADA),
        "serapan": percent(b.serapan, desimal),
    }
    return _record(kode, f"Anggaran {b.baris.kode}", teks)


def _office(rekap: Rekap, desimal: int) -> Medan:
    teks = {
        "capaian": percent(rekap.capaian, desimal, BELUM_ADA),
        "kategori": rekap.kategori or KOSONG,
        "serapan": percent(rekap.serapan, desimal),
        "pagu_rp": rupiah(rekap.pagu),
        "realisasi_rp": rupiah(rekap.realisasi, BELUM_ADA),
        "jumlah_sasaran": str(len(rekap.sasaran)),
        "jumlah_indikator": str(len(rekap.indikator)),
    }
    return _record(_KANTOR, "Perangkat daerah", teks)

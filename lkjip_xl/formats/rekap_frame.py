"""Aggregation: the bidang's forms joined with the master, grouped to indicators, sasaran and the office.

pandas joins and groups; every printed figure is computed by `domain` with `Decimal`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from lkjip_xl.domain.capaian import (
    Kebijakan,
    category,
    change,
    compute,
    efisiensi,
    progress,
    serapan,
)
from lkjip_xl.domain.gabungan import (
    UnitValue,
    combination_note,
    combine,
    consolidate,
    consolidation_note,
)
from lkjip_xl.domain.hitung import mean, total
from lkjip_xl.domain.problems import Problem, problem
from lkjip_xl.domain.records import Agregasi, Asal, BarisAnggaran, Indikator, Submission
from lkjip_xl.domain.rekap import Analisis, HasilAnggaran, HasilIndikator, HasilSasaran, Rekap
from lkjip_xl.domain.rules_anggaran import children
from lkjip_xl.domain.rules_satuan import is_percent
from lkjip_xl.domain.values import round_half_up
from lkjip_xl.formats.case_folder import MASTER
from lkjip_xl.formats.sheet_map import ANGGARAN, INDIKATOR, TRIWULAN

if TYPE_CHECKING:
    import pandas as pd

_TEKS = ("Kendala", "Solusi", "Rencana Tindak Lanjut", "PIC", "Batas Waktu", "Bukti Dukung")
_ANGKA = ("Realisasi", "Pembilang", "Penyebut", *TRIWULAN)


def build_rekap(
    tahun: int,
    indikator: Sequence[Indikator],
    anggaran: Sequence[BarisAnggaran],
    forms: Iterable[Submission],
    kebijakan: Kebijakan,
) -> Rekap:
    """The whole office from its forms; sasaran stand in the order of the master.

    Indicators and lines that no form reports stay in, without figures.
    """
    frame = _frame(forms)
    results = _indicators(tahun, indikator, frame, kebijakan)
    lines = _budget(anggaran, frame, kebijakan)
    findings = (*_unlinked(lines, indikator), *_unreported(lines))
    goals = _goals(results, lines, kebijakan)
    office = mean(penuh for _, penuh in goals)
    top = _top(lines)
    pagu, realisasi = _sum(h.baris.pagu for h in top), _sum(h.realisasi for h in top)
    return Rekap(
        tahun=tahun,
        sasaran=tuple(goal for goal, _ in goals),
        anggaran=tuple(lines),
        capaian=_printed(office, kebijakan),
        kategori=category(_printed(office, kebijakan), kebijakan)[0],
        pagu=pagu,
        realisasi=realisasi,
        serapan=_printed(serapan(realisasi, pagu), kebijakan),
        temuan=findings,
    )


def _frame(forms: Iterable[Submission]) -> pd.DataFrame:
    """One row per form row: bidang, lembar, kode, a column per header, `asal` of the year's figure."""
    import pandas as pd

    cells = pd.DataFrame(
        [(f.stempel.bidang, i.lembar, i.kode, i.kolom, i.nilai, i.asal) for f in forms for i in f.isian],
        columns=["bidang", "lembar", "kode", "kolom", "nilai", "asal"],
        dtype=object,
    )
    keys = ["lembar", "kode", "bidang"]
    wide = cells.set_index([*keys, "kolom"])["nilai"].unstack("kolom")
    year = cells[cells["kolom"] == "Realisasi"].set_index(keys)["asal"]
    return wide.join(year).reset_index()


def _indicators(
    tahun: int, indikator: Sequence[Indikator], frame: pd.DataFrame, kebijakan: Kebijakan
) -> list[tuple[HasilIndikator, Decimal | None]]:
    """Each indicator with its unrounded capaian, in the order of the master."""
    rows = frame[frame["lembar"] == INDIKATOR]
    grouped = {str(kode): group.to_dict("records") for kode, group in rows.groupby("kode", sort=False)}
    return [_indicator(tahun, satu, grouped.get(satu.kode, []), kebijakan) for satu in indikator]


def _indicator(
    tahun: int, satu: Indikator, rows: Sequence[Mapping[Any, Any]], kebijakan: Kebijakan
) -> tuple[HasilIndikator, Decimal | None]:
    order = {kode: n for n, kode in enumerate(satu.bidang)}
    rows = sorted(rows, key=lambda r: order.get(r["bidang"], len(order)))
    units = [_unit(satu, r) for r in rows]
    realisasi = combine(units, satu.agregasi, persen=is_percent(satu.satuan))
    hasil = compute(satu.target, realisasi, satu.polaritas, kebijakan)
    last = satu.riwayat[0] if satu.riwayat else None
    kategori, kategori_note = category(hasil.nilai, kebijakan)
    notes = (hasil.keterangan, *_notes(satu, rows, units), kategori_note if hasil.nilai is not None else "")
    result = HasilIndikator(
        indikator=satu,
        target=satu.target if isinstance(satu.target, Decimal) else None,
        realisasi=realisasi,
        capaian_mentah=hasil.mentah,
        capaian=hasil.nilai,
        kategori=kategori,
        keterangan="; ".join(dict.fromkeys(n for n in notes if n)),
        rumus=hasil.rumus,
        triwulan=_quarters(satu, rows),
        tren=(*_history(tahun, satu), (tahun, realisasi)),
        capaian_lalu=None,  # last year's target is not asked for, and this year's says nothing about it
        perubahan=change(realisasi, last),
        kemajuan_renstra=_printed(progress(realisasi, satu.target_renstra), kebijakan),
        terhadap_nasional=_printed(progress(realisasi, satu.standar_nasional), kebijakan),
        analisis=tuple(_analysis(r) for r in rows),
        sumber=tuple(r["asal"] for r in rows if isinstance(r["asal"], Asal)),
    )
    return result, hasil.penuh


def _unit(satu: Indikator, row: Mapping[Any, Any]) -> UnitValue:
    """What a bidang contributes; a blank year is made from its quarters."""
    year = _decimal(row, "Realisasi")
    if year is None:
        year = consolidate([_decimal(row, tw) for tw in TRIWULAN], satu.konsolidasi)
    return UnitValue(year, _decimal(row, "Pembilang"), _decimal(row, "Penyebut"), row["bidang"])


def _notes(satu: Indikator, rows: Sequence[Mapping[Any, Any]], units: Sequence[UnitValue]) -> list[str]:
    from_quarters = [
        consolidation_note([_decimal(r, tw) for tw in TRIWULAN], satu.konsolidasi)
        for r in rows
        if _decimal(r, "Realisasi") is None
    ]
    return [combination_note(units, satu.agregasi), *from_quarters]


def _quarters(satu: Indikator, rows: Sequence[Mapping[Any, Any]]) -> tuple[Decimal | None, ...]:
    """The four quarters of the indicator; ratios of several bidang have none (no mean of percentages)."""
    if len(rows) > 1 and satu.agregasi in (Agregasi.RASIO, Agregasi.TERTIMBANG):
        return (None,) * len(TRIWULAN)
    rule = satu.agregasi if satu.agregasi is Agregasi.JUMLAH else Agregasi.RATA_RATA
    return tuple(combine([UnitValue(_decimal(r, tw)) for r in rows], rule, persen=False) for tw in TRIWULAN)


def _history(tahun: int, satu: Indikator) -> Iterable[tuple[int, Decimal | None]]:
    return reversed([(tahun - n, value) for n, value in enumerate(satu.riwayat, start=1)])


def _analysis(row: Mapping[Any, Any]) -> Analisis:
    return Analisis(row["bidang"], *(_text(row, kolom) for kolom in _TEKS))


def _budget(
    anggaran: Sequence[BarisAnggaran], frame: pd.DataFrame, kebijakan: Kebijakan
) -> list[HasilAnggaran]:
    """Each budget line; a parent that no bidang reports is the sum of its children."""
    rows = frame[frame["lembar"] == ANGGARAN]
    reported = {(r["kode"], r["bidang"]): r for r in rows.to_dict("records")}
    by_code = {b.kode: b for b in anggaran}
    below = children(by_code)
    done: dict[str, HasilAnggaran] = {}

    def line(kode: str) -> HasilAnggaran:
        if kode not in done:
            done[kode] = _line(by_code[kode], reported.get((kode, by_code[kode].bidang)), kebijakan)
            if not by_code[kode].bidang and below.get(kode):
                done[kode] = _parent(by_code[kode], [line(k) for k in below[kode]], kebijakan)
        return done[kode]

    return [line(b.kode) for b in anggaran]


def _line(baris: BarisAnggaran, row: Mapping[Any, Any] | None, kebijakan: Kebijakan) -> HasilAnggaran:
    realisasi = _decimal(row, "Realisasi") if row else None
    sumber = (row["asal"],) if row and isinstance(row["asal"], Asal) else ()
    note = _text(row, "Keterangan") if row else ""
    return HasilAnggaran(baris, realisasi, _printed(serapan(realisasi, baris.pagu), kebijakan), note, sumber)


def _parent(baris: BarisAnggaran, below: Sequence[HasilAnggaran], kebijakan: Kebijakan) -> HasilAnggaran:
    realisasi = _sum(h.realisasi for h in below)
    sumber = tuple(a for h in below for a in h.sumber)
    return HasilAnggaran(baris, realisasi, _printed(serapan(realisasi, baris.pagu), kebijakan), "", sumber)


def _goals(
    results: Sequence[tuple[HasilIndikator, Decimal | None]],
    lines: Sequence[HasilAnggaran],
    kebijakan: Kebijakan,
) -> list[tuple[HasilSasaran, Decimal | None]]:
    """Each sasaran with its unrounded capaian; names are matched without regard to case and spaces."""
    names = {_key(h.indikator.sasaran): h.indikator.sasaran for h, _ in reversed(results)}
    order = dict.fromkeys(_key(h.indikator.sasaran) for h, _ in results)
    goals = []
    for key in order:
        own = [(h, penuh) for h, penuh in results if _key(h.indikator.sasaran) == key]
        budget = [h for h in lines if _key(h.baris.sasaran) == key]
        goals.append(_goal(names[key], own, budget, kebijakan))
    return goals


def _goal(
    nama: str,
    own: Sequence[tuple[HasilIndikator, Decimal | None]],
    budget: Sequence[HasilAnggaran],
    kebijakan: Kebijakan,
) -> tuple[HasilSasaran, Decimal | None]:
    penuh = mean(value for _, value in own)
    top = _top(budget)
    pagu, realisasi = _sum(h.baris.pagu for h in top), _sum(h.realisasi for h in top)
    absorbed = serapan(realisasi, pagu)
    surplus, status = efisiensi(penuh, absorbed, kebijakan)
    goal = HasilSasaran(
        nama=nama,
        indikator=tuple(h for h, _ in own),
        capaian=_printed(penuh, kebijakan),
        kategori=category(_printed(penuh, kebijakan), kebijakan)[0],
        pagu=pagu,
        realisasi=realisasi,
        serapan=_printed(absorbed, kebijakan),
        efisiensi=_printed(surplus, kebijakan),
        status_efisiensi=status,
        anggaran=tuple(budget),
    )
    return goal, penuh


def _unlinked(lines: Sequence[HasilAnggaran], indikator: Sequence[Indikator]) -> Iterable[Problem]:
    """Top budget lines that serve no sasaran of the indicators: their money is in no sasaran's serapan."""
    known = {_key(i.sasaran) for i in indikator}
    for h in _top(lines):
        if _key(h.baris.sasaran) not in known:
            yield problem(
                "B90", berkas=MASTER, lembar=ANGGARAN, kode_baris=h.baris.kode, uraian=h.baris.uraian
            )


def _unreported(lines: Sequence[HasilAnggaran]) -> Iterable[Problem]:
    """Lines that count towards a total and have no figure: the total is left open."""
    for h in _top(lines):
        if h.realisasi is None or h.baris.pagu is None:
            yield problem(
                "B91", berkas=MASTER, lembar=ANGGARAN, kode_baris=h.baris.kode, uraian=h.baris.uraian
            )


def _top(lines: Sequence[HasilAnggaran]) -> list[HasilAnggaran]:
    """The lines that are nobody's child here, so that no rupiah is counted twice."""
    below = {k for kids in children({h.baris.kode: h.baris for h in lines}).values() for k in kids}
    return [h for h in lines if h.baris.kode not in below]


def _sum(values: Iterable[Decimal | None]) -> Decimal | None:
    """The sum, or None where a part is missing: a total that leaves something out would be wrong."""
    parts = list(values)
    known = [v for v in parts if v is not None]
    return total(known) if parts and len(known) == len(parts) else None


def _printed(value: Decimal | None, kebijakan: Kebijakan) -> Decimal | None:
    return None if value is None else round_half_up(value, kebijakan.desimal)


def _decimal(row: Mapping[Any, Any], kolom: str) -> Decimal | None:
    value = row.get(kolom)
    return value if isinstance(value, Decimal) else None


def _text(row: Mapping[Any, Any], kolom: str) -> str:
    value = row.get(kolom)
    return value if isinstance(value, str) else ""


def _key(nama: str) -> str:
    return " ".join(nama.split()).casefold()

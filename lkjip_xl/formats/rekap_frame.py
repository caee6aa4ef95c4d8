"""Aggregation: the bidang's forms joined with the master, grouped to indicators, sasaran and the office.

pandas joins and groups; every printed figure is computed by `domain` with `Decimal`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from lkjip_xl.domain.anggaran_sasaran import Potongan, goal_key, share_out
from lkjip_xl.domain.capaian import (
    TIDAK_DAPAT,
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
    missing_units,
    without_cases,
)
from lkjip_xl.domain.hitung import mean, total
from lkjip_xl.domain.problems import Problem
from lkjip_xl.domain.records import Agregasi, Asal, BarisAnggaran, Indikator, Submission
from lkjip_xl.domain.rekap import Analisis, HasilAnggaran, HasilIndikator, HasilSasaran, Rekap
from lkjip_xl.domain.rules.anggaran import children
from lkjip_xl.domain.rules.rekap import check_issued, check_money, check_results, remainder
from lkjip_xl.domain.rules.satuan import is_percent
from lkjip_xl.domain.values import round_half_up
from lkjip_xl.engines.lean import collection_paused
from lkjip_xl.formats.folder.case_folder import MASTER
from lkjip_xl.formats.sheet_map import ANGGARAN, INDIKATOR, TRIWULAN

if TYPE_CHECKING:
    import pandas as pd

_TEKS = ("Kendala", "Solusi", "Rencana Tindak Lanjut", "PIC", "Batas Waktu", "Bukti Dukung")
_NO_CASES = f"{TIDAK_DAPAT}: pembilang dan penyebut 0 (tidak ada kasus)"
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
    with collection_paused():
        return _built(tahun, indikator, anggaran, _frame(forms), kebijakan)


def _built(
    tahun: int,
    indikator: Sequence[Indikator],
    anggaran: Sequence[BarisAnggaran],
    frame: pd.DataFrame,
    kebijakan: Kebijakan,
) -> Rekap:
    results = _indicators(tahun, indikator, frame, kebijakan)
    lines = _budget(anggaran, frame, kebijakan)
    pieces = share_out({b.kode: b for b in anggaran}, {goal_key(i.sasaran) for i in indikator})
    goals = _goals(results, lines, pieces, kebijakan)
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
        temuan=_findings(indikator, anggaran, frame, [h for h, _ in results], lines, pieces=pieces),
    )


def _frame(forms: Iterable[Submission]) -> pd.DataFrame:
    """One row per form row: bidang, lembar, kode, a column per header, `asal` and `mentah` of the year's figure."""
    import pandas as pd

    cells = pd.DataFrame(
        [
            (f.stempel.bidang, i.lembar, i.kode, i.kolom, i.nilai, i.asal, i.mentah)
            for f in forms
            for i in f.isian
        ],
        columns=["bidang", "lembar", "kode", "kolom", "nilai", "asal", "mentah"],
        dtype=object,
    )
    keys = ["lembar", "kode", "bidang"]
    wide = cells.set_index([*keys, "kolom"])["nilai"].unstack("kolom")
    year = cells[cells["kolom"] == "Realisasi"].set_index(keys)[["asal", "mentah"]]
    return wide.join(year).reset_index()


def _records(frame: pd.DataFrame, lembar: str) -> Iterator[dict[str, Any]]:
    """The rows of one sheet as they are; `DataFrame.to_dict` would look at every cell once more."""
    rows = frame[frame["lembar"] == lembar]
    columns = [str(c) for c in rows.columns]
    cells = zip(*(rows[c].to_numpy(dtype=object) for c in columns), strict=True)
    return (dict(zip(columns, row, strict=True)) for row in cells)


def _indicators(
    tahun: int, indikator: Sequence[Indikator], frame: pd.DataFrame, kebijakan: Kebijakan
) -> list[tuple[HasilIndikator, Decimal | None]]:
    """Each indicator with its unrounded capaian, in the order of the master."""
    grouped = {(str(r["kode"]), str(r["bidang"])): r for r in _records(frame, INDIKATOR)}
    return [
        _indicator(
            tahun,
            satu,
            [grouped.get((satu.kode, b), {"bidang": b}) for b in satu.bidang],
            kebijakan,
        )
        for satu in indikator
    ]


def _indicator(
    tahun: int, satu: Indikator, rows: Sequence[Mapping[Any, Any]], kebijakan: Kebijakan
) -> tuple[HasilIndikator, Decimal | None]:
    """One indicator from the rows of its bidang, in the order of the master; a row may hold nothing."""
    units = [_unit(satu, r) for r in rows]
    realisasi = combine(units, satu.agregasi, persen=is_percent(satu.satuan))
    hasil = compute(satu.target, realisasi, satu.polaritas, kebijakan)
    last = satu.riwayat[0] if satu.riwayat else None
    kategori, kategori_note = category(hasil.nilai, kebijakan)
    sebab = _NO_CASES if realisasi is None and any(u.tanpa_kasus for u in units) else hasil.keterangan
    notes = (sebab, *_notes(satu, rows, units), kategori_note if hasil.nilai is not None else "")
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
        analisis=tuple(_analysis(r) for r in rows if "kode" in r),
        sumber=tuple(r["asal"] for r in rows if isinstance(r.get("asal"), Asal)),
        realisasi_teks=_predicate(rows),
        bagian=tuple((u.unit, u.realisasi) for u in units),
        belum_utuh=missing_units(units, satu.agregasi) if realisasi is not None else (),
    )
    return result, hasil.penuh


def _predicate(rows: Sequence[Mapping[Any, Any]]) -> str:
    """The predicate that the only bidang wrote for the year; several bidang are a mean, which has none."""
    typed = rows[0].get("mentah") if len(rows) == 1 and _decimal(rows[0], "Realisasi") is not None else None
    return typed.strip() if isinstance(typed, str) and not any(c.isdigit() for c in typed) else ""


def _unit(satu: Indikator, row: Mapping[Any, Any]) -> UnitValue:
    """What a bidang contributes; a blank year is made from its quarters."""
    year, atas, bawah = (_decimal(row, k) for k in ("Realisasi", "Pembilang", "Penyebut"))
    if without_cases(atas, bawah, satu.agregasi, persen=is_percent(satu.satuan)):
        return UnitValue(None, atas, bawah, row["bidang"], tanpa_kasus=True)
    if year is None:
        year = consolidate([_decimal(row, tw) for tw in TRIWULAN], satu.konsolidasi)
    return UnitValue(year, atas, bawah, row["bidang"])


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
    if len(rows) == 1:  # the figure of a bidang alone stands as it is
        return tuple(_decimal(rows[0], tw) for tw in TRIWULAN)
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
    reported = {(r["kode"], r["bidang"]): r for r in _records(frame, ANGGARAN)}
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
    pieces: Sequence[Potongan],
    kebijakan: Kebijakan,
) -> list[tuple[HasilSasaran, Decimal | None]]:
    """Each sasaran with its unrounded capaian; names are matched without regard to case and spaces."""
    names = {goal_key(h.indikator.sasaran): h.indikator.sasaran for h, _ in reversed(results)}
    own, budget, parts = defaultdict(list), defaultdict(list), defaultdict(list)
    for pair in results:
        own[goal_key(pair[0].indikator.sasaran)].append(pair)
    for h in lines:
        budget[goal_key(h.baris.sasaran)].append(h)
    for piece in pieces:
        parts[piece.sasaran].append(piece)
    by_code = {h.baris.kode: h for h in lines}
    return [_goal(names[key], own[key], budget[key], _money(by_code, parts[key]), kebijakan) for key in own]


def _goal(
    nama: str,
    own: Sequence[tuple[HasilIndikator, Decimal | None]],
    budget: Sequence[HasilAnggaran],
    money: tuple[Decimal | None, Decimal | None],
    kebijakan: Kebijakan,
) -> tuple[HasilSasaran, Decimal | None]:
    penuh = mean(value for _, value in own)
    pagu, realisasi = money
    printed, absorbed = _printed(penuh, kebijakan), _printed(serapan(realisasi, pagu), kebijakan)
    # Of the printed figures, so that a reader who subtracts them finds the same.
    surplus, status = efisiensi(printed, absorbed, kebijakan)
    goal = HasilSasaran(
        nama=nama,
        indikator=tuple(h for h, _ in own),
        capaian=printed,
        kategori=category(printed, kebijakan)[0],
        pagu=pagu,
        realisasi=realisasi,
        serapan=absorbed,
        efisiensi=_printed(surplus, kebijakan),
        status_efisiensi=status,
        anggaran=tuple(budget),
    )
    return goal, penuh


def _money(
    lines: Mapping[str, HasilAnggaran], pieces: Sequence[Potongan]
) -> tuple[Decimal | None, Decimal | None]:
    """Pagu and realisation of the parts of the budget that serve one sasaran."""
    return (
        _sum(remainder(lines[p.baris].baris.pagu, [lines[k].baris.pagu for k in p.keluar]) for p in pieces),
        _sum(remainder(lines[p.baris].realisasi, [lines[k].realisasi for k in p.keluar]) for p in pieces),
    )


def _findings(
    indikator: Sequence[Indikator],
    anggaran: Sequence[BarisAnggaran],
    frame: pd.DataFrame,
    results: Sequence[HasilIndikator],
    lines: Sequence[HasilAnggaran],
    *,
    pieces: Sequence[Potongan],
) -> tuple[Problem, ...]:
    """What is to be said about the figures, at the table of the master that they come from."""
    keys = {
        (str(a), str(b), str(c))
        for a, b, c in zip(frame["lembar"], frame["kode"], frame["bidang"], strict=True)
    }
    issued = check_issued(indikator, anggaran, keys, {bidang for _, _, bidang in keys})
    known = {goal_key(i.sasaran) for i in indikator}
    money = check_money({h.baris.kode: h for h in lines}, pieces, known)
    found = [p.at(lembar=INDIKATOR) for p in check_results(results)] + [p.at(lembar=ANGGARAN) for p in money]
    return tuple(p.at(berkas=MASTER) for p in (*issued, *found))


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

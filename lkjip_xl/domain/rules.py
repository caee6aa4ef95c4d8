"""The rules of the field for returned forms: one form by itself, and all forms together."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from lkjip_xl.domain.problems import Problem, problem
from lkjip_xl.domain.records import Agregasi
from lkjip_xl.domain.rules_anggaran import check_line, check_parents, children
from lkjip_xl.domain.rules_baris import Baris, label_of, rows_of
from lkjip_xl.domain.rules_indikator import check_row
from lkjip_xl.domain.values import format_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lkjip_xl.domain.capaian import Kebijakan
    from lkjip_xl.domain.records import BarisAnggaran, Indikator, Isian, Submission

_LEMBAR_INDIKATOR: Final = "Indikator"
_LEMBAR_ANGGARAN: Final = "Anggaran"
_TERPAUT: Final = 5
_KEBETULAN: Final = 10  # below this, several units may well report the same count


def check_submission(
    sub: Submission,
    indikator: Mapping[str, Indikator],
    anggaran: Mapping[str, BarisAnggaran],
    kebijakan: Kebijakan,
) -> tuple[Problem, ...]:
    """Every finding of one form against the master, each at the cell where the person finds it.

    What the reader already reported (rows and columns that are gone, unreadable figures) is not
    reported again. `indikator` and `anggaran` map the codes of the master.
    """
    found: list[Problem] = []
    for kode, sel in rows_of(sub, _LEMBAR_INDIKATOR).items():
        if kode in indikator:
            baris = Baris(label_of("Indikator", kode, indikator[kode].nama), sel)
            found.extend(check_row(baris, indikator[kode], kebijakan))
        else:
            found.append(_unknown(kode, sel, _LEMBAR_INDIKATOR))
    lines = _lines(sub, anggaran)
    for kode, sel in rows_of(sub, _LEMBAR_ANGGARAN).items():
        if kode in lines:
            found.extend(check_line(lines[kode], anggaran[kode].pagu))
        else:
            found.append(_unknown(kode, sel, _LEMBAR_ANGGARAN))
    found.extend(check_parents(lines, children(anggaran)))
    return tuple(found)


def check_across(
    subs: Sequence[Submission], indikator: Mapping[str, Indikator], anggaran: Mapping[str, BarisAnggaran]
) -> tuple[Problem, ...]:
    """Findings that only several forms together show; `subs` holds the latest form of each bidang."""
    found: list[Problem] = []
    for kode, satu in indikator.items():
        if len(satu.bidang) > 1:
            found.extend(_shared(kode, satu, subs))
    lines = [_lines(sub, anggaran) for sub in subs]
    semua = {kode: baris for satu in lines for kode, baris in satu.items()}
    keluarga = children(anggaran)
    # What one form shows by itself, check_submission has already said.
    sendiri = {p for satu in lines for p in check_parents(satu, keluarga)}
    found.extend(p for p in check_parents(semua, keluarga) if p not in sendiri)
    return tuple(found)


def _lines(sub: Submission, anggaran: Mapping[str, BarisAnggaran]) -> dict[str, Baris]:
    return {
        kode: Baris(label_of("Anggaran", kode, anggaran[kode].uraian), sel)
        for kode, sel in rows_of(sub, _LEMBAR_ANGGARAN).items()
        if kode in anggaran
    }


def _unknown(kode: str, sel: Mapping[str, Isian], lembar: str) -> Problem:
    return Baris("", sel).finding("P19", next(iter(sel)), kode=kode, sheet=lembar)


def _shared(kode: str, satu: Indikator, subs: Sequence[Submission]) -> Iterator[Problem]:
    """One indicator fed by several bidang: who is missing, who wrote the same, who is far off."""
    label = label_of("Indikator", kode, satu.nama)
    rows = {s.stempel.bidang: Baris(label, rows_of(s, _LEMBAR_INDIKATOR).get(kode, {})) for s in subs}
    angka = {b: n for b, r in rows.items() if (n := r.number("Realisasi")) is not None and b in satu.bidang}
    belum = [b for b in satu.bidang if b not in angka]
    if angka and belum:
        yield problem("P21", lembar=_LEMBAR_INDIKATOR, baris=label, bidang=", ".join(belum))
    if len(angka) > 1:
        yield from _compare(satu, {b: rows[b] for b in angka}, angka)


def _compare(satu: Indikator, rows: Mapping[str, Baris], angka: Mapping[str, Decimal]) -> Iterator[Problem]:
    if satu.agregasi is Agregasi.JUMLAH:
        if len(set(angka.values())) == 1 and max(angka.values()) >= _KEBETULAN:
            terakhir = list(rows)[-1]
            isi = {"bidang": " dan ".join(rows), "satuan": satu.satuan.strip()}
            yield rows[terakhir].finding(
                "P20", "Realisasi", angka=format_number(angka[terakhir], None), **isi
            )
        return
    rendah, tinggi = min(angka, key=lambda b: angka[b]), max(angka, key=lambda b: angka[b])
    if 0 < angka[rendah] * _TERPAUT < angka[tinggi]:
        isi = {"rendah": format_number(angka[rendah], None), "tinggi": format_number(angka[tinggi], None)}
        yield rows[tinggi].finding("P22", "Realisasi", bidang_rendah=rendah, bidang_tinggi=tinggi, **isi)

"""Rules for the tables that people keep in the master: Indikator, Anggaran, Bidang."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from lkjip_xl.domain.anggaran_sasaran import goal_key, parents, share_out
from lkjip_xl.domain.bidang import parent_code
from lkjip_xl.domain.kode import code_of, split_codes
from lkjip_xl.domain.problems import Problem, fill, problem
from lkjip_xl.domain.records import Agregasi, BarisAnggaran, Konsolidasi, Polaritas
from lkjip_xl.domain.rules.anggaran import children, mention
from lkjip_xl.domain.rules.sasaran import near_equal
from lkjip_xl.domain.rules.satuan import is_percent, is_score
from lkjip_xl.domain.values import format_rupiah, is_blank, parse_predicate, parse_rupiah, parse_target

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from enum import StrEnum

    Tabel = Sequence[Mapping[str, tuple[object, str]]]

__all__ = ["check_master", "code_of", "split_codes"]

_PILIHAN: Final[dict[str, type[StrEnum]]] = {
    "Polaritas": Polaritas,
    "Konsolidasi": Konsolidasi,
    "Agregasi": Agregasi,
}
_WAJIB: Final = {
    "Indikator": ("Kode", "Sasaran", "Indikator", "Satuan", "Polaritas", "Target", "Bidang"),
    "Anggaran": ("Kode", "Uraian", "Pagu", "Bidang"),
    "Bidang": ("Kode", "Nama"),
}
# A sheet is named "Data KODE" (31 characters at most), a file carries the code too.
_MAKS_KODE: Final = 20
_KODE_BIDANG = re.compile(rf"[A-Za-z0-9][A-Za-z0-9._-]{{0,{_MAKS_KODE - 2}}}(?<![.])|[A-Za-z0-9]", re.ASCII)
_SELISIH: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One of the three tables with what is needed to place a finding."""

    berkas: str
    nama: str
    rows: Tabel

    def text(self, row: Mapping[str, tuple[object, str]], kolom: str) -> str:
        return code_of(row[kolom][0]) if kolom in row else ""

    def codes(self) -> list[str]:
        return [self.text(row, "Kode") for row in self.rows]

    def finding(
        self, kode: str, row: Mapping[str, tuple[object, str]], kolom: str, /, **isi: object
    ) -> Problem:
        isi = {"tabel": self.nama, "kode": self.text(row, "Kode") or "(tanpa kode)", "kolom": kolom, **isi}
        sel = row[kolom][1] if kolom in row else ""
        return fill(kode, isi).at(berkas=self.berkas, lembar=self.nama, sel=sel)


def check_master(
    indikator: Tabel,
    anggaran: Tabel,
    bidang: Tabel,
    *,
    predikat: Mapping[str, Decimal] | None = None,
    berkas: str = "Master LKjIP.xlsx",
    formulir: Collection[str] = ("indikator", "anggaran"),
) -> tuple[Problem, ...]:
    """Findings in the tables people keep, each at its cell.

    Each table is a list of rows: header -> (value, cell address), as `MasterBook.read_table_cells` gives.
    `predikat` is the editable scale of predicates, `formulir` the tables that the SOP's forms hold: what
    they do not ask may be blank.
    """
    sheets = [
        _Sheet(berkas, "Indikator", indikator),
        _Sheet(berkas, "Anggaran", anggaran),
        _Sheet(berkas, "Bidang", bidang),
    ]
    dikenal = set(sheets[2].codes())
    found: list[Problem] = []
    for sheet in sheets:
        found.extend(_common(sheet))
        wajib = sheet.nama == "Bidang" or (sheet.nama == "Indikator" and "indikator" in formulir)
        if wajib and not sheet.rows:
            found.append(problem("P37", berkas=berkas, lembar=sheet.nama, tabel=sheet.nama))
        if sheet.nama != "Bidang":
            found.extend(_known_units(sheet, dikenal))
    for row in indikator:
        found.extend(_indicator(sheets[0], row, predikat or {}))
    for row in anggaran:
        found.extend(_pagu(sheets[1], row))
    sendiri = not {"individu", "dokumen"}.isdisjoint(formulir)
    found.extend(_units(sheets[2], sheets[:2], sendiri=sendiri))
    found.extend(
        _budget_tree(sheets[1], {goal_key(sheets[0].text(row, "Sasaran")) for row in indikator} - {""})
    )
    found.extend(_goals(sheets[:2]))
    return tuple(found)


def _common(sheet: _Sheet) -> Iterator[Problem]:
    """What holds for every table: required columns, unique codes."""
    banyak = Counter(kode.casefold() for kode in sheet.codes() if kode)
    for row in sheet.rows:
        for kolom in _WAJIB[sheet.nama]:
            if not sheet.text(row, kolom):
                yield sheet.finding("P33", row, kolom)
        if banyak[sheet.text(row, "Kode").casefold()] > 1:
            yield sheet.finding("P30", row, "Kode")


def _known_units(sheet: _Sheet, dikenal: set[str]) -> Iterator[Problem]:
    for row in sheet.rows:
        for kode in split_codes(sheet.text(row, "Bidang")):
            if kode not in dikenal:
                yield sheet.finding("P31", row, "Bidang", bidang=kode)


def _indicator(
    sheet: _Sheet, row: Mapping[str, tuple[object, str]], predikat: Mapping[str, Decimal]
) -> Iterator[Problem]:
    for kolom, pilihan in _PILIHAN.items():
        tulisan = sheet.text(row, kolom)
        if tulisan and tulisan not in list(pilihan):
            yield sheet.finding("P32", row, kolom, tulisan=tulisan, pilihan=", ".join(pilihan))
    target, polaritas = sheet.text(row, "Target"), sheet.text(row, "Polaritas")
    if target and not _is_target(row["Target"][0], polaritas, predikat):
        yield sheet.finding("P36", row, "Target", tulisan=target)
    bersama = len(split_codes(sheet.text(row, "Bidang"))) > 1
    satuan = sheet.text(row, "Satuan")
    agregasi = sheet.text(row, "Agregasi")
    if bersama and (is_percent(satuan) or is_score(satuan)) and agregasi in ("", Agregasi.JUMLAH):
        yield sheet.finding("P35", row, "Agregasi", satuan=satuan)
    elif bersama and not agregasi:
        yield sheet.finding("P39", row, "Agregasi")


def _pagu(sheet: _Sheet, row: Mapping[str, tuple[object, str]]) -> Iterator[Problem]:
    tulisan = sheet.text(row, "Pagu")
    if not is_blank(tulisan) and parse_rupiah(row["Pagu"][0]).nilai is None:
        yield sheet.finding("P36", row, "Pagu", tulisan=tulisan)
    milik = split_codes(sheet.text(row, "Bidang"))
    if len(milik) > 1:
        yield sheet.finding("B10", row, "Bidang", bidang=", ".join(milik))


def _is_target(mentah: object, polaritas: str, predikat: Mapping[str, Decimal]) -> bool:
    arah = Polaritas(polaritas) if polaritas in list(Polaritas) else Polaritas.POSITIF
    bacaan = parse_target(mentah, arah)
    sebagai_predikat = parse_predicate(mentah, predikat) if predikat else parse_predicate(mentah)
    return bacaan.nilai is not None or sebagai_predikat.nilai is not None or is_blank(mentah)


def _units(bidang: _Sheet, pemakai: Sequence[_Sheet], *, sendiri: bool) -> Iterator[Problem]:
    """Codes of bidang name files and sheets; a bidang without a row gets no form, unless asked by itself."""
    dipakai = {k for s in pemakai for row in s.rows for k in split_codes(s.text(row, "Bidang"))}
    semua = bidang.codes()
    dipakai |= {parent_code(kode, semua) for kode in semua}
    yield from _same_names(bidang, semua)
    for row in bidang.rows:
        kode = bidang.text(row, "Kode")
        if kode and not _KODE_BIDANG.fullmatch(kode):
            yield bidang.finding("P34", row, "Kode", maks=_MAKS_KODE)
        elif kode and kode not in dipakai and not sendiri:
            yield bidang.finding("P38", row, "Kode")


def _same_names(bidang: _Sheet, semua: Sequence[str]) -> Iterator[Problem]:
    """Two seksi of one bidang, or two bidang, cannot be told apart by their papers when named alike."""
    seen: dict[tuple[str, str], str] = {}
    for row in bidang.rows:
        kode, nama = bidang.text(row, "Kode"), bidang.text(row, "Nama")
        if not kode or not nama:
            continue
        first = seen.setdefault((parent_code(kode, semua), nama.casefold()), kode)
        if first.casefold() != kode.casefold():
            yield bidang.finding("P43", row, "Nama", nama=nama, lain=first)


def _budget_tree(sheet: _Sheet, sasaran: Collection[str]) -> Iterator[Problem]:
    """A parent's pagu against the sum of the lines below it."""
    pagu = {sheet.text(row, "Kode"): parse_rupiah(row.get("Pagu", (None, ""))[0]).nilai for row in sheet.rows}
    rows = {sheet.text(row, "Kode"): row for row in sheet.rows}
    records = {
        k: BarisAnggaran(k, "", sheet.text(row, "Jenjang"), pagu[k], "", sheet.text(row, "Sasaran"))
        for k, row in rows.items()
        if k
    }
    yield from _other_goals(sheet, rows, records, sasaran)
    for induk, anak in children(records).items():
        bawah = [n for k in anak if (n := pagu[k]) is not None]
        atas, jumlah = pagu[induk], sum(bawah, Decimal(0))
        if atas is not None and len(bawah) == len(anak) and abs(atas - jumlah) >= _SELISIH:
            isi = {"baris": f"Anggaran {induk}", "pagu": format_rupiah(atas), "jumlah": format_rupiah(jumlah)}
            yield sheet.finding("B09", rows[induk], "Pagu", rincian=mention(dict.fromkeys(anak)), **isi)


def _other_goals(
    sheet: _Sheet,
    rows: Mapping[str, Mapping[str, tuple[object, str]]],
    records: Mapping[str, BarisAnggaran],
    sasaran: Collection[str],
) -> Iterator[Problem]:
    """Lines that serve another sasaran than the line above them."""
    induk = parents(records)
    bagian = share_out(records, sasaran)
    milik = {p.baris: p.sasaran for p in bagian}
    for p in bagian:
        for kode in p.keluar:
            if p.sasaran in sasaran and milik[kode] in sasaran:
                yield sheet.finding("B11", rows[kode], "Sasaran", induk=induk[kode])


def _goals(sheets: Sequence[_Sheet]) -> Iterator[Problem]:
    """Sasaran of both tables that are almost the same."""
    tempat = [(sheet, row) for sheet in sheets for row in sheet.rows]
    for urut, serupa in near_equal([sheet.text(row, "Sasaran") for sheet, row in tempat]):
        sheet, row = tempat[urut]
        yield sheet.finding("P42", row, "Sasaran", sasaran=sheet.text(row, "Sasaran"), serupa=serupa)

"""A filled SOP workbook as the tables of an SOP file, with findings that name sheet and cell."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lkjip_xl.domain.errors import FileUnusableError
from lkjip_xl.domain.problems import Problem, problem
from lkjip_xl.engines.openxml.refs import parse_cell
from lkjip_xl.formats.book_errors import engine_errors
from lkjip_xl.formats.sop.book_sheet import LembarSop, Sel
from lkjip_xl.formats.sop.file import check_tables
from lkjip_xl.formats.sop.terms import (
    DAFTAR,
    DISIMPULKAN,
    IDENTITAS,
    KOLOM_JAMAK,
    LANGKAH,
    LEMBAR_IDENTITAS,
    LEMBAR_LANGKAH,
    TBL_IDENTITAS,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from lkjip_xl.formats.sop.book_sheet import Tabel
    from lkjip_xl.formats.sop.rules import Fault

Isi = dict[str, Any]

_OPTIONAL = ("formulir", "dokumen")  # lists that are left out where nothing is written
_OPTIONAL_STEP = ("naskah", "kembali_ke", "pereviu", "keterangan")
_MAKS_LEMBAR = 31  # Excel's longest sheet name


@dataclass(frozen=True, slots=True)
class BukuSop:
    """What an SOP workbook says: the tables of its file, and what is wrong with them."""

    isi: Mapping[str, Any]
    temuan: tuple[Problem, ...]


def read_sop_book(path: Path) -> BukuSop:
    """Read and check a workbook made by `lkjip sop baru FILE.xlsx`.

    Raises:
        FileUnusableError: missing, damaged, or no such workbook.
    """
    from lkjip_xl.engines.openxml.package import Package

    with engine_errors(path):
        paket = Package.open(path)
        names = {sheet.name.casefold(): sheet.name for sheet in paket.sheets}
        reader = _Reader(path.name)
        for lembar, read in ((LEMBAR_IDENTITAS, reader.identity), (LEMBAR_LANGKAH, reader.steps)):
            if lembar.casefold() not in names:
                raise _foreign(path.name, f"lembar {lembar} tidak ada")
            read(LembarSop(paket, names[lembar.casefold()]))
    faults = [reader.told(fault) for fault in check_tables(reader.isi)]
    return BukuSop(reader.isi, tuple(sorted((*reader.temuan, *faults), key=_place)))


def _place(p: Problem) -> tuple[str, tuple[int, int]]:
    """Sheet, row and column, so that findings follow the page."""
    return p.lembar, parse_cell(p.sel) if p.sel else (0, 0)


def _foreign(berkas: str, sebab: str) -> FileUnusableError:
    return FileUnusableError(
        f"Berkas {berkas} bukan buku kerja SOP: {sebab}.",
        "Buat buku kerjanya dengan: lkjip sop baru NAMA.xlsx, isi, lalu ulangi.",
    )


@dataclass(slots=True)
class _Reader:
    """Collects the tables, and where each key path stands in the workbook."""

    berkas: str
    isi: Isi = field(default_factory=dict)
    temuan: list[Problem] = field(default_factory=list)
    _tempat: dict[str, tuple[str, str]] = field(default_factory=dict)

    def identity(self, lembar: LembarSop) -> None:
        """Sheet Identitas: single values, below them the lists."""
        satuan = self._table(lembar, TBL_IDENTITAS[:2])
        daftar = self._table(lembar, [b.judul for b in DAFTAR])
        self._values(lembar, satuan, daftar.kepala - 1)
        for bagian in DAFTAR:
            self._tempat[bagian.kunci] = lembar.nama, daftar.place(bagian.judul)
            self.isi[bagian.kunci] = []
        for baris in lembar.rows(daftar):
            for bagian in DAFTAR:
                if sel := self._filled(lembar, baris[bagian.judul]):
                    items = self.isi[bagian.kunci]
                    items.append(sel.teks)
                    self._tempat[f"{bagian.kunci}[{len(items)}]"] = lembar.nama, sel.tempat
        for kunci in _OPTIONAL:
            if not self.isi[kunci]:
                del self.isi[kunci]

    def steps(self, lembar: LembarSop) -> None:
        """Sheet Langkah: one step per row."""
        tabel = self._table(lembar, [b.judul for b in LANGKAH])
        self._tempat["langkah"] = lembar.nama, tabel.place("Aktivitas")
        steps: list[Isi] = []
        for n, baris in enumerate(lembar.rows(tabel), start=1):
            tempat = f"langkah[{n}]"
            self._tempat[tempat] = lembar.nama, baris["Aktivitas"].tempat
            for bagian in LANGKAH:
                self._filled(lembar, baris[bagian.judul])
                self._tempat[f"{tempat}.{bagian.kunci}"] = lembar.nama, baris[bagian.judul].tempat
            steps.append(_step(n, {b.kunci: baris[b.judul].teks for b in LANGKAH}, steps))
        self.isi["langkah"] = steps

    def told(self, fault: Fault) -> Problem:
        """A fault of the tables as a finding at its cell."""
        path = fault.tempat
        while path and path not in self._tempat:
            path = re.sub(r"(\.?[^.\[]+|\[\d+\])$", "", path)
        lembar, sel = self._tempat.get(path, (LEMBAR_IDENTITAS, ""))
        return problem(
            *("S60",),
            berkas=self.berkas,
            lembar=lembar,
            sel=sel,
            isian=_title(fault.tempat),
            sebab=fault.pesan,
        )

    def _table(self, lembar: LembarSop, judul: Sequence[str]) -> Tabel:
        tabel = lembar.find(judul)
        if tabel is None:
            raise _foreign(self.berkas, f"lembar {lembar.nama} tidak memuat judul kolom {', '.join(judul)}")
        return tabel

    def _values(self, lembar: LembarSop, tabel: Tabel, sampai: int) -> None:
        known = {b.judul.casefold(): b.kunci for b in IDENTITAS}
        self.isi["tanggal"] = {}
        for baris in lembar.rows(tabel, sampai):
            kunci = known.get(baris["Isian"].teks.casefold())
            if kunci is None:
                continue  # a remark of the office's own
            nilai = baris["Nilai"]
            self._filled(lembar, nilai)
            self._tempat[kunci] = lembar.nama, nilai.tempat
            bagian, _, sisa = kunci.partition(".")
            if sisa:
                self.isi[bagian][sisa] = nilai.teks
            else:
                self.isi[kunci] = nilai.teks

    def _filled(self, lembar: LembarSop, sel: Sel) -> Sel | None:
        """The cell if something stands in it; an error value is a finding."""
        if sel.rusak:
            self.temuan.append(
                problem("S61", berkas=self.berkas, lembar=lembar.nama, sel=sel.tempat, nilai=sel.teks)
            )
        return sel if sel.teks else None


def _title(path: str) -> str:
    """A key path in the words of the workbook: "langkah[3].kembali_ke" is "Kembali Ke langkah ke-3"."""
    titles = {b.kunci: b.judul for b in (*IDENTITAS, *DAFTAR)}
    match = re.match(r"langkah\[(\d+)\]\.?(\w*)", path)
    if match is None:
        return titles.get(re.sub(r"\[.*", "", path), path.capitalize())
    columns = {b.kunci: b.judul for b in LANGKAH}
    return f"{columns.get(match[2], 'Isi')} langkah ke-{match[1]}"


def _step(urut: int, teks: Mapping[str, str], earlier: Sequence[Isi]) -> Isi:
    """A row as the file's table; id, number and sheet follow the order where they are blank."""
    step: Isi = dict(teks)
    step["id"] = teks["id"] or f"L{urut:02d}"
    step["nomor"] = teks["nomor"] or str(urut)
    step["lembar"] = teks["lembar"] or _sheet_name(step["nomor"], teks["aktivitas"], earlier)
    step["pelaksana"] = [_actor(peran) for peran in _items(teks["pelaksana"])]
    step["kembali_ke"] = _step_id(teks["kembali_ke"], earlier)
    step |= {kunci: _items(teks[kunci]) for kunci in KOLOM_JAMAK}
    return {kunci: nilai for kunci, nilai in step.items() if nilai or kunci not in _OPTIONAL_STEP}


def _items(teks: str) -> list[str]:
    return [item.strip() for item in re.split(r"[;\n]", teks) if item.strip()]


def _actor(peran: str) -> Isi:
    if peran.casefold().endswith(DISIMPULKAN):
        return {"peran": peran[: -len(DISIMPULKAN)].strip(), "disimpulkan": True}
    return {"peran": peran}


def _step_id(kembali: str, earlier: Sequence[Isi]) -> str:
    """An id as written; a printed number where it is that of exactly one earlier step."""
    having = [str(step["id"]) for step in earlier if step["nomor"] == kembali]
    return having[0] if len(having) == 1 else kembali


def _sheet_name(nomor: str, aktivitas: str, earlier: Sequence[Isi]) -> str:
    """The number and the first words of the step, as Excel allows and unlike the others."""
    used = {str(step["lembar"]).casefold() for step in earlier}
    bersih = re.sub(r"[\\/?*\[\]:'\x00-\x1f\s]+", " ", f"{nomor} {aktivitas}").strip()
    nama = bersih[:_MAKS_LEMBAR]
    if len(bersih) > _MAKS_LEMBAR and " " in nama:
        nama = nama.rpartition(" ")[0]
    lain = (f"{nama[: _MAKS_LEMBAR - 4].rstrip()} {n}" for n in range(2, 1000))
    return nama if nama.casefold() not in used else next(x for x in lain if x.casefold() not in used)

"""A returned table against the issued one: rows and columns verified, input cells read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from lkjip_xl.domain.isian_individu import person_code, person_number
from lkjip_xl.domain.problems import Problem, fill
from lkjip_xl.domain.records import Asal, Isian
from lkjip_xl.engines.openxml.refs import cell_name, column_letters, parse_area
from lkjip_xl.formats.forms.cells import HasilSel, Jenis, Mentah, plain_figure_of, plain_text_of, read_cell
from lkjip_xl.formats.forms.layout import KODE, Spek, Tabel
from lkjip_xl.formats.forms.match import is_text_column, kind_of, quote, same, value_of
from lkjip_xl.formats.sheet_map import TRIWULAN

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from lkjip_xl.engines.openxml.package import Package
    from lkjip_xl.engines.openxml.refs import Area

_area_of = lru_cache(maxsize=256)(parse_area)  # forms made from one template merge the same cells
_MAKS_JUDUL: Final = 60
_MAKS_SEBUT: Final = 20  # findings of one kind about rows and columns that people added


class _Lajur(NamedTuple):
    """An input column: its letters as issued, and its letters and number now ("" and 0 where it is gone).

    `tulisan` tells a column in which any text is right.
    """

    kolom: str
    terbit: str
    kini: str
    nomor: int
    tulisan: bool


@dataclass(slots=True)
class TableReader:
    """Reads one table of a returned form.

    `asli` is the table as issued, `kini` as it stands in the file `paket`; `berkas` names the file.
    After `read`, `isian` holds every input cell in the order of the issued form.
    """

    spek: Spek
    asli: Tabel
    kini: Tabel
    paket: Package
    berkas: str
    predikat: Mapping[str, Decimal]
    isian: list[Isian] = field(default_factory=list)
    temuan: list[Problem] = field(default_factory=list)
    _gabungan: dict[tuple[int, int], Area] = field(default_factory=dict)
    _jenis: dict[tuple[int, str], Jenis] = field(default_factory=dict)
    _isian: list[_Lajur] = field(default_factory=list)

    def read(self) -> None:
        """Read all rows of the issued table, then tell what was added."""
        self._isian = self._inputs()
        self._gabungan = self._merged_cells()
        self._columns()
        for kunci, asal in self.asli.baris.items():
            self._row(kunci, asal[0])
        tambahan = self._added_rows() if self.spek.bebas else {}
        for kode, baris in tambahan.items():
            for lajur in self._isian:
                self._input(kode, lajur, self.asli.kepala + person_number(kode), baris, utuh=True)
        self._additions(frozenset(tambahan.values()))

    def _columns(self) -> None:
        for kolom in self.asli.kolom:
            if kolom in self.kini.ganda:
                self._find("F41", self.kini.kepala, KODE, kolom=kolom, tabel=self.spek.tabel)
            elif kolom not in self.kini.kolom:
                self._find("F40", self.kini.kepala, KODE, kolom=kolom, tabel=self.spek.tabel)

    def _row(self, kunci: str, asli: int) -> None:
        kode = self.asli.kode[kunci]
        rows = self.kini.baris.get(kunci, [])
        if len(rows) == 1:
            utuh = self._verify(kode, asli, rows[0])
            for lajur in self._isian:
                self._input(kode, lajur, asli, rows[0], utuh=utuh)
            return
        if self.spek.bebas and not rows and self._was_blank(asli):
            return
        if rows:
            self._find("F43", rows[0], KODE, kode=kode, baris=", ".join(map(str, rows[:_MAKS_SEBUT])))
        else:
            uraian = quote(self.asli.cell(asli, self.spek.label))
            self._find("F42", self.kini.kepala, KODE, kode=kode, uraian=uraian, tabel=self.spek.tabel)
        for lajur in self._isian:
            self._add(kode, lajur, asli, "")

    def _inputs(self) -> list[_Lajur]:
        """The input columns of the table as issued."""
        lama, baru = self.asli.kolom, self.kini.kolom
        ada = [(k, lama[k], baru.get(k, 0)) for k in self.spek.isian if k in lama]
        return [
            _Lajur(k, column_letters(a), column_letters(b) if b else "", b, is_text_column(k))
            for k, a, b in ada
        ]

    def _verify(self, kode: str, asli: int, kini: int) -> bool:
        """Compare the locked cells; a row whose label changed may be another row altogether."""
        utuh = True
        for kolom in self.spek.terkunci:
            if kolom == KODE or kolom not in self.kini.kolom:
                continue
            lama, baru = self.asli.cell(asli, kolom), self.kini.cell(kini, kolom)
            if same(lama, baru, kolom):
                continue
            label = kolom == self.spek.label
            utuh = utuh and not label
            isi = {"kode": kode, "kolom": kolom, "lama": quote(lama), "baru": quote(baru)}
            self._find("F46" if label else "F45", kini, kolom, **isi)
        return utuh

    def _was_blank(self, asli: int) -> bool:
        return all(value_of(self.asli.cell(asli, lajur.kolom)) is None for lajur in self._isian)

    def _added_rows(self) -> dict[str, int]:
        """Rows that people added under the next codes of an open table: code -> row.

        Their cells "as issued" are those where their code stands in a longer form.
        """
        baru = {self.kini.kode[k]: rows for k, rows in self.kini.baris.items() if k not in self.asli.baris}
        return {kode: rows[0] for kode, rows in baru.items() if len(rows) == 1 and person_number(kode)}

    def _input(self, kode: str, lajur: _Lajur, asli: int, kini: int, *, utuh: bool) -> None:
        kolom, _, surat, nomor, tulisan = lajur
        if not surat:
            self._add(kode, lajur, asli, "")
            return
        tempat = f"{surat}{kini}"
        cell = self.kini.sel.get((kini, nomor))
        area = self._gabungan.get((kini, nomor)) if self._gabungan else None
        if cell is not None and area is None and utuh:  # most cells are plain
            polos = plain_text_of(cell) if tulisan else plain_figure_of(self.paket, cell)
            if polos is not None:
                self._add(kode, lajur, asli, tempat, nilai=polos, mentah=cell.value)
                return
        hasil = read_cell(self.paket, cell, kode, kolom, self._kind(kolom, asli, kini))
        if area is not None:
            hasil = _merged(hasil, kode, kolom, tempat, area, angka=not tulisan)
        if hasil.temuan:
            di = {"berkas": self.berkas, "lembar": self.kini.lembar, "sel": tempat}
            self.temuan.extend(t.at(**di) for t in hasil.temuan)
        nilai = hasil.nilai if utuh else None
        self._add(kode, lajur, asli, tempat, nilai=nilai, mentah=hasil.mentah)

    def _kind(self, kolom: str, asli: int, kini: int) -> Jenis:
        """How a cell is read; most number columns of a row are read alike."""
        dasar, baris = (self.kini, kini) if self.spek.bebas else (self.asli, asli)
        key = (baris, "Realisasi" if kolom in TRIWULAN else kolom)
        if (jenis := self._jenis.get(key)) is None:
            jenis = self._jenis[key] = kind_of(self.spek, dasar, baris, kolom, self.predikat)
        return jenis

    def _add(
        self,
        kode: str,
        lajur: _Lajur,
        asli: int,
        tempat: str,
        *,
        nilai: Decimal | str | None = None,
        mentah: Mentah = None,
    ) -> None:
        asal = Asal(self.berkas, self.kini.lembar, tempat)
        sel = f"{lajur.terbit}{asli}"
        self.isian.append(Isian(self.spek.lembar, sel, kode, lajur.kolom, nilai, mentah, asal))

    def _additions(self, terbaca: frozenset[int]) -> None:
        """Rows and columns that are not ours: told, never read; `terbaca` are rows that were read."""
        asing = [rows[0] for kunci, rows in self.kini.baris.items() if kunci not in self.asli.baris]
        lain = (*(b for b in asing if b not in terbaca), *self._uncoded())
        for baris in lain[:_MAKS_SEBUT]:
            kode = quote(self.kini.cell(baris, KODE)) or "tanpa kode"
            if self.spek.bebas:
                self._find("F58", baris, KODE, kode=kode, berikut=self._next_code())
            else:
                self._find("F44", baris, KODE, kode=kode)
        lama = {nama for nama, _ in self.asli.asing}
        baru = [(nama, nomor) for nama, nomor in self.kini.asing if nama not in lama]
        for nama, nomor in baru[:_MAKS_SEBUT]:
            found = fill("F47", {"kolom": nama[:_MAKS_JUDUL]})
            sel = cell_name(self.kini.kepala, nomor)
            self.temuan.append(found.at(berkas=self.berkas, lembar=self.kini.lembar, sel=sel))

    def _next_code(self) -> str:
        kode = (*self.asli.kode.values(), *self.kini.kode.values())
        return person_code(max(map(person_number, kode)) + 1)

    def _uncoded(self) -> list[int]:
        """Rows with something in an input column but no code."""
        berkode = {b for rows in self.kini.baris.values() for b in rows}
        nomor = {self.kini.kolom[k] for k in self.spek.isian if k in self.kini.kolom}
        akhir = max(berkode, default=self.kini.kepala) + len(self.asli.baris) + 1
        terisi = {
            baris
            for (baris, kolom), cell in self.kini.sel.items()
            if kolom in nomor
            and baris not in berkode
            and self.kini.kepala < baris <= akhir
            and str(cell.value or "").strip()
        }
        return sorted(terisi)

    def _merged_cells(self) -> dict[tuple[int, int], Area]:
        """Input cells that share a merged area with another cell of the table."""
        nomor = {n: k for k, n in self.kini.kolom.items()}
        milik = (self.kini.baris.get(kunci, []) for kunci in self.asli.baris)
        rows = sorted(r[0] for r in milik if len(r) == 1)
        found: dict[tuple[int, int], Area] = {}
        for area in map(_area_of, self.paket.merges(self.kini.lembar)):
            kena = rows[bisect_left(rows, area.top) : bisect_right(rows, area.bottom)]
            dalam = [(b, n) for b in kena for n in nomor if area.left <= n <= area.right]
            if len(dalam) > 1:
                found.update((tempat, area) for tempat in dalam if nomor[tempat[1]] in self.spek.isian)
        return found

    def _find(self, kode_temuan: str, baris: int, di: str, /, **isi: object) -> None:
        sel = self.kini.address(baris, di)
        found = fill(kode_temuan, isi)
        self.temuan.append(found.at(berkas=self.berkas, lembar=self.kini.lembar, sel=sel))


def _merged(hasil: HasilSel, kode: str, kolom: str, tempat: str, area: Area, *, angka: bool) -> HasilSel:
    """A merged input cell: a figure belongs to nobody, a text only to the first cell."""
    isi = {"kode": kode, "kolom": kolom, "area": str(area)}
    if angka:
        return HasilSel(None, hasil.mentah, (fill("F49", isi),))
    pertama = tempat == cell_name(area.top, area.left)
    temuan = fill("F48", isi)
    return (
        HasilSel(hasil.nilai, hasil.mentah, (*hasil.temuan, temuan))
        if pertama
        else HasilSel(temuan=(temuan,))
    )

"""Where a form's tables stand: found by their header texts and row codes, never by their place."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from lkjip_xl.domain.kode import code_of
from lkjip_xl.engines.openxml.refs import cell_name
from lkjip_xl.formats.sheet_map import (
    ANGGARAN,
    DOKUMEN,
    INDIKATOR,
    INDIVIDU,
    ISIAN_ANGGARAN,
    ISIAN_DOKUMEN,
    ISIAN_INDIKATOR,
    ISIAN_INDIVIDU,
    KOLOM_ANGGARAN_FORM,
    KOLOM_DOKUMEN_FORM,
    KOLOM_INDIKATOR_FORM,
    KOLOM_INDIVIDU_FORM,
    STEMPEL,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lkjip_xl.engines.openxml.package import Cell, Package

KODE: Final = "Kode"
_MAKS_JUDUL: Final = 200  # characters; headers and codes are far shorter, hostile texts are not
_HIASAN: Final = " *:"  # what people put around a header
_MAKS_TABEL: Final = 20  # places in one sheet; a form has one


@dataclass(frozen=True, slots=True)
class Spek:
    """A table of a form: `label` is the column that, with the code, proves which row it is.

    Of an open table (`bebas`) people may leave rows unused, take them away, and add numbered ones.
    """

    lembar: str
    tabel: str
    label: str
    kolom: tuple[str, ...]
    isian: tuple[str, ...]
    bebas: bool = False
    terkunci: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """See which columns people do not fill in (`terkunci`)."""
        object.__setattr__(self, "terkunci", tuple(k for k in self.kolom if k not in self.isian))


SPEK: Final = (
    Spek(INDIKATOR, "tblIndikator", "Indikator", KOLOM_INDIKATOR_FORM, ISIAN_INDIKATOR),
    Spek(ANGGARAN, "tblAnggaran", "Uraian", KOLOM_ANGGARAN_FORM, ISIAN_ANGGARAN),
    Spek(INDIVIDU, "tblIndividu", "Nama", KOLOM_INDIVIDU_FORM, ISIAN_INDIVIDU, bebas=True),
    Spek(DOKUMEN, "tblDokumen", "Dokumen", KOLOM_DOKUMEN_FORM, ISIAN_DOKUMEN),
)


Judul = list[tuple[int, int, str]]
"""Row, column and key of each cell that reads like a header, in reading order."""


@dataclass(slots=True)
class Tabel:
    """A table as it stands in one workbook; row and column numbers count from 1.

    `kolom` maps header -> column, `ganda` names headers that occur twice, `asing` other headers with
    their columns. `baris` maps a code's key -> its rows, `kode` a key -> the code as written.
    """

    lembar: str
    sel: Mapping[tuple[int, int], Cell]
    kepala: int
    kolom: dict[str, int]
    ganda: tuple[str, ...]
    asing: tuple[tuple[str, int], ...]
    baris: dict[str, list[int]] = field(default_factory=dict)
    kode: dict[str, str] = field(default_factory=dict)

    def cell(self, baris: int, kolom: str) -> Cell | None:
        """The cell of a row and a header; None where either is absent."""
        return self.sel.get((baris, self.kolom[kolom])) if kolom in self.kolom else None

    def address(self, baris: int, kolom: str) -> str:
        """The cell's name, such as "F7"; "" where the column is gone."""
        return cell_name(baris, self.kolom[kolom]) if kolom in self.kolom else ""


def key_of(teks: object) -> str:
    """A header, code or label for comparison: blanks and letter case do not matter."""
    return _key_of_text(teks) if isinstance(teks, str) and len(teks) <= _MAKS_JUDUL else _plain_key(teks)


def _plain_key(teks: object) -> str:
    return code_of(teks).strip(_HIASAN).casefold()


_key_of_text = lru_cache(maxsize=4096)(_plain_key)


_JUDUL: Final = {spek.tabel: {key_of(k): k for k in spek.kolom} for spek in SPEK}
_DIKENAL: Final = frozenset(kunci for judul in _JUDUL.values() for kunci in judul)
_KATA_AWAL: Final = frozenset({"", *(kunci.split(" ")[0] for kunci in _DIKENAL)})


def find_all(paket: Package, specs: Iterable[Spek] = SPEK) -> dict[Spek, list[Tabel]]:
    """Every place in the workbook with the header row of a table, for each of these tables."""
    found: dict[Spek, list[Tabel]] = {spek: [] for spek in specs}
    for info in paket.sheets:
        if info.name.casefold() != STEMPEL.casefold():
            sel = paket.cells(info.name)
            judul = _titles(sel)
            for spek, tables in found.items():
                tables.extend(_in_sheet(info.name, sel, judul, spek))
    return found


def find_tables(paket: Package, spek: Spek) -> list[Tabel]:
    """Every place in the workbook with the header row of this table."""
    return find_all(paket, (spek,))[spek]


def missing_headers(paket: Package, spek: Spek) -> tuple[str, ...]:
    """Which of code and label the most similar header row lacks."""
    perlu = (KODE, spek.label)
    best: tuple[str, ...] = perlu
    banyak = 0
    for info in paket.sheets:
        for headers in _header_rows(_titles(paket.cells(info.name)), spek).values():
            if len(headers) > banyak:
                ada = {nama for nama, _ in headers}
                best, banyak = tuple(k for k in perlu if k not in ada) or perlu, len(headers)
    return best


def _in_sheet(lembar: str, sel: Mapping[tuple[int, int], Cell], judul: Judul, spek: Spek) -> Iterable[Tabel]:
    tables: list[Tabel] = []
    for baris, headers in _header_rows(judul, spek).items():
        nama = [n for n, _ in headers]
        ganda = tuple(dict.fromkeys(n for n in nama if nama.count(n) > 1))
        kolom = {n: c for n, c in headers if n not in ganda}
        # Code and label prove a row: where one of them is gone or stands twice, nothing is proved.
        if KODE in kolom and spek.label in kolom and any(k in nama for k in spek.isian):
            asing = _foreign(sel, baris, headers)
            if not _is_of_another(spek, nama, asing):
                tables.append(Tabel(lembar, sel, baris, kolom, ganda, asing))
        if len(tables) == _MAKS_TABEL:
            break
    _fill_rows(tables)
    return tables


def _titles(sel: Mapping[tuple[int, int], Cell]) -> Judul:
    """Every cell of a sheet that says what a header of some table says."""
    texts = [(place, cell.value) for place, cell in sel.items() if isinstance(cell.value, str)]
    keys = ((*place, _key_of_text(teks)) for place, teks in texts if _may_be_title(teks))
    return sorted(found for found in keys if found[2] in _DIKENAL)


def _may_be_title(teks: str) -> bool:
    """Whether a text begins as a header does; of most texts that is all that needs to be looked at."""
    if not teks or len(teks) > _MAKS_JUDUL:
        return False
    awal = teks.split(None, 1)
    return not awal or awal[0].strip(_HIASAN).casefold() in _KATA_AWAL


def _header_rows(judul: Judul, spek: Spek) -> dict[int, list[tuple[str, int]]]:
    """Row -> the headers of this table found in it, in the order of their columns."""
    dikenal = _JUDUL[spek.tabel]
    rows: dict[int, list[tuple[str, int]]] = {}
    for baris, kolom, kunci in judul:
        if nama := dikenal.get(kunci):
            rows.setdefault(baris, []).append((nama, kolom))
    return rows


def _foreign(
    sel: Mapping[tuple[int, int], Cell], kepala: int, headers: list[tuple[str, int]]
) -> tuple[tuple[str, int], ...]:
    """Header texts of columns that people added."""
    milik = {kolom for _, kolom in headers}
    lain = [kolom for baris, kolom in sel if baris == kepala and kolom not in milik]
    teks = ((str(sel[kepala, kolom].value or "").strip(), kolom) for kolom in lain)
    return tuple((judul[:_MAKS_JUDUL], kolom) for judul, kolom in teks if judul)


def _is_of_another(spek: Spek, nama: list[str], asing: tuple[tuple[str, int], ...]) -> bool:
    """Whether a header row has more headers of another table: people's rows have "Indikator" too."""
    judul = {key_of(k) for k in (*nama, *(teks for teks, _ in asing))}
    milik = {tabel: len(judul & dikenal.keys()) for tabel, dikenal in _JUDUL.items()}
    return max(milik.values()) > milik[spek.tabel]


def _fill_rows(tables: list[Tabel]) -> None:
    """Give every coded row to the nearest header above it."""
    batas = [*(t.kepala for t in tables), None]
    for tabel, akhir in zip(tables, batas[1:], strict=True):
        kolom = tabel.kolom[KODE]
        rows = sorted([b for b, k in tabel.sel if k == kolom and b > tabel.kepala])
        for baris in rows:
            teks = _code(tabel.sel[baris, kolom].value)
            if teks and (akhir is None or baris < akhir):
                tabel.baris.setdefault(key_of(teks), []).append(baris)
                tabel.kode.setdefault(key_of(teks), teks)


def _code(nilai: object) -> str:
    """A cell's code; a text too long to be one is cut before anything is computed from it."""
    return code_of(nilai[:_MAKS_JUDUL] if isinstance(nilai, str) else nilai)

"""Published tables of capaian or budget, from .csv or .xlsx, their columns found by meaning."""

from __future__ import annotations

import csv
import re
from io import StringIO
from typing import TYPE_CHECKING

from lkjip_xl.domain.angka import parse_number
from lkjip_xl.domain.audit.rumus import BarisTerbit
from lkjip_xl.domain.errors import FileUnusableError
from lkjip_xl.formats.table_header import Judul, find_header

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from lkjip_xl.engines.openxml.package import Cell, Package

_TERBESAR = 20 << 20
_KOLOM_TERBANYAK = 200
_PEMISAH = (";", "\t", ",", "|")
_ZIP = b"PK\x03\x04"
_BOM_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_NOMOR_KOLOM = re.compile(r"\(?[0-9]{1,2}\)?(?:\s*=.*)?")
_HARFIAH = re.compile(r'"[^"]*"|\\.')


def read_table(path: Path) -> list[BarisTerbit]:
    """The rows of a published table, blank ones and the row of column numbers left out.

    Raises:
        FileUnusableError: missing, damaged, foreign, or without columns target, realisasi and capaian.
    """
    isi = _read(path)
    kandidat = _sheets(path, isi) if isi.startswith(_ZIP) else _splits(path, isi)
    for baris in kandidat:
        if judul := find_header(baris):
            return list(_rows(baris, judul))
    raise FileUnusableError(
        f"Berkas {path.name} bukan tabel capaian: kolom target, realisasi, dan capaian tidak ditemukan.",
        "Beri judul kolom indikator, satuan, polaritas, target, realisasi, capaian, kategori "
        "(untuk anggaran: pagu, realisasi, persen).",
    )


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as berkas:
            isi = berkas.read(_TERBESAR + 1)
    except OSError as salah:
        raise FileUnusableError(
            f"Berkas {path.name} tidak dapat dibuka.",
            "Periksa nama dan foldernya, dan tutup berkas itu bila sedang terbuka di program lain.",
        ) from salah
    if len(isi) > _TERBESAR:
        raise FileUnusableError(
            f"Berkas {path.name} terlalu besar untuk sebuah tabel (lebih dari 20 MB).",
            "Simpan tabelnya saja ke berkas tersendiri, lalu coba lagi.",
        )
    return isi


def _splits(path: Path, isi: bytes) -> Iterator[list[list[object]]]:
    """The text split by each delimiter in turn: the right one is the one that shows a header."""
    teks = _decode(isi)
    if "\x00" in teks:
        raise FileUnusableError(
            f"Berkas {path.name} bukan tabel teks (.csv) dan bukan buku kerja Excel (.xlsx).",
            "Buka berkas itu di Excel, simpan sebagai CSV atau Excel Workbook (.xlsx), lalu coba lagi.",
        )
    for pemisah in _PEMISAH:
        try:
            yield [list(baris) for baris in csv.reader(StringIO(teks, newline=""), delimiter=pemisah)]
        except csv.Error:  # a field without end under this delimiter
            continue


def _decode(isi: bytes) -> str:
    """UTF-8 or UTF-16 with a mark, UTF-8 without, else what Excel writes as "CSV" on Windows."""
    if isi.startswith(_BOM_UTF16):
        return isi.decode("utf-16", errors="replace")
    try:
        return isi.decode("utf-8-sig")
    except UnicodeDecodeError:
        return isi.decode("cp1252", errors="replace")


def _sheets(path: Path, isi: bytes) -> Iterator[list[list[object]]]:
    """Every visible sheet of a workbook as rows from the first, blank ones included."""
    from lkjip_xl.engines.openxml.package import Package, PackageError

    try:
        paket = Package.from_bytes(isi)
        for lembar in paket.sheets:
            if lembar.state == "visible":
                yield _grid(paket, paket.cells(lembar.name))
    except PackageError as salah:
        raise FileUnusableError(
            f"Berkas {path.name} rusak, terkunci sandi, atau bukan buku kerja Excel (.xlsx).",
            "Buka berkas itu di Excel, simpan ulang sebagai Excel Workbook (.xlsx), lalu coba lagi.",
        ) from salah


def _grid(paket: Package, sel: dict[tuple[int, int], Cell]) -> list[list[object]]:
    """The cells as rows; a far-off stray cell makes no row longer than a table can be."""
    isi = {k: _value(paket, c) for k, c in sel.items() if c.value is not None and k[1] <= _KOLOM_TERBANYAK}
    baris: list[list[object]] = [[] for _ in range(max((r for r, _ in isi), default=0))]
    for (r, k), nilai in sorted(isi.items()):
        baris[r - 1].extend([None] * (k - 1 - len(baris[r - 1])))
        baris[r - 1].append(nilai)
    return baris


def _value(paket: Package, sel: Cell) -> object:
    """A cell as people see it: dates as dates, and 0,875 under a percent format as 87,5."""
    if sel.kind not in {"n", "d"} or not isinstance(sel.value, float):
        return sel.value
    if sel.is_date:
        return paket.moment(sel.value) or sel.value
    format_angka = paket.styles.codes[sel.style] if sel.style < len(paket.styles.codes) else ""
    nilai = parse_number(sel.value).nilai
    if nilai is not None and "%" in _HARFIAH.sub("", format_angka):
        return nilai * 100
    return sel.value


def _rows(baris: Sequence[Sequence[object]], judul: Judul) -> Iterator[BarisTerbit]:
    for urut, isi in enumerate(baris[judul.awal :], start=judul.awal + 1):
        sel = {arti: isi[k] if k < len(isi) else None for arti, k in judul.kolom.items()}
        if all(_text(v) == "" for v in sel.values()) or _is_numbering(sel):
            continue
        lebih = any(_text(v) for v in isi[judul.lebar :])
        yield BarisTerbit(
            urut,
            _text(sel.get("indikator")),
            _text(sel.get("satuan")),
            _text(sel.get("polaritas")),
            sel["target"],
            sel["realisasi"],
            sel["capaian"],
            _text(sel.get("kategori")),
            anggaran=judul.anggaran,
            cacat="isi baris lebih banyak daripada judul kolom: beri tanda kutip pada angka berkoma"
            if lebih
            else "",
        )


def _is_numbering(sel: dict[str, object]) -> bool:
    """Whether a row only numbers the columns: (1) (2) (3) (4) (5) = 4/3."""
    nama = _text(sel.get("indikator"))
    return bool(nama) and all(_NOMOR_KOLOM.fullmatch(_text(v)) for v in sel.values() if _text(v))


def _text(isi: object) -> str:
    if isinstance(isi, float) and isi.is_integer():
        isi = int(isi)
    return "" if isi is None else " ".join(str(isi).split())

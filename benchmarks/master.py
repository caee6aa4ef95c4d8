"""Writing a result into one sheet of a large workbook."""

from __future__ import annotations

import tempfile
from itertools import count
from pathlib import Path

from benchmarks.bahan import sheets
from benchmarks.ukur import Hasil, medians
from lkjip_xl.engines.openxml.bounds import OWN_FILE
from lkjip_xl.engines.openxml.container import Container
from lkjip_xl.engines.openxml.repack import repack, replace_file
from lkjip_xl.formats.master.book import open_master

_BESAR = 2_000


def measure(*, cepat: bool) -> list[Hasil]:
    """20 sheets of 200 rows and of 20,000; the table that is written has 200 rows in both."""
    hasil = []
    for rows in (200, _BESAR) if cepat else (200, 20_000):
        with tempfile.TemporaryDirectory() as tempat:
            hasil.append(_one(Path(tempat) / "master.xlsx", rows, 3 if rows > _BESAR else 7))
    return hasil


def _one(path: Path, rows: int, ulang: int) -> Hasil:
    _build(path, rows)
    part = "xl/worksheets/sheet21.xml"
    urut = count()

    def splice() -> None:
        container = Container.open(path, OWN_FILE)
        data = container.read(part).replace(b"<v>0</v>", b"<v>%d</v>" % next(urut))
        replace_file(path, repack(container, {part: data}))

    def produk() -> None:
        with open_master(path) as book:
            book.write_table("tblHasil", [{"Kode": f"K{n}", "Nilai": n + next(urut)} for n in range(200)])

    kerja = {"sulih": splice, "produk": produk}
    if rows <= _BESAR:
        kerja["openpyxl"] = lambda: _with_openpyxl(path)
    waktu = medians(kerja, ulang)
    lantai, lama = waktu["sulih"], waktu["produk"]
    return Hasil(
        f"menulis satu lembar dari 21, yang lain 20 × {rows} baris",
        lantai,
        lama,
        waktu.get("openpyxl"),
        "≤ 3 × sulih; tidak tumbuh dengan yang tak disentuh",
        lama <= 3 * lantai,
    )


def _build(path: Path, rows: int) -> None:
    import openpyxl
    from openpyxl.worksheet.table import Table

    buku = openpyxl.Workbook(write_only=True)
    for nama, isi in sheets(20, rows):
        lembar = buku.create_sheet(nama)
        for baris in isi:
            lembar.append(baris)
    lembar = buku.create_sheet("Hasil")
    for baris in [["Kode", "Nilai"], *([f"K{n}", n] for n in range(200))]:
        lembar.append(baris)
    tabel = Table(displayName="tblHasil", ref="A1:B201")
    tabel._initialise_columns()
    for kolom, judul in zip(tabel.tableColumns, ("Kode", "Nilai"), strict=True):
        kolom.name = judul
    lembar.add_table(tabel)
    buku.save(path)


def _with_openpyxl(path: Path) -> None:
    import openpyxl

    buku = openpyxl.load_workbook(path)
    for n in range(200):
        buku["Hasil"].cell(n + 2, 2, n)
    buku.save(path.with_name("openpyxl.xlsx"))

"""The workbook in which people write a new SOP: sheets Identitas, Langkah and the lists behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lkjip_xl.domain.sop import AKSI, FORMULIR
from lkjip_xl.formats.sop import terms as istilah
from lkjip_xl.formats.sop.text import sop_tables

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from openpyxl.workbook import Workbook

    from lkjip_xl.domain.sop import Sop
    from lkjip_xl.formats.sheets.canvas import Kanvas
    from lkjip_xl.formats.sop.terms import Bagian

Isi = dict[str, Any]

_KEPALA = 5  # header row of the first table of a sheet; its explanations stand above it
_BARIS_DAFTAR, _BARIS_LANGKAH = 30, 40
_LEMBAR = (istilah.LEMBAR_IDENTITAS, istilah.LEMBAR_LANGKAH, istilah.LEMBAR_DAFTAR)
_WILAYAH = ("kota", "kabupaten", "provinsi")


def build_sop_book(path: Path, sop: Sop | None = None) -> None:
    """Build the workbook, blank or filled from an SOP; the same SOP gives the same bytes."""
    from openpyxl import Workbook

    from lkjip_xl.formats.sheets.canvas import Kanvas
    from lkjip_xl.formats.sheets.style import Kuas, load_style
    from lkjip_xl.formats.sheets.workbook_file import save_reproducibly

    book = Workbook()
    book.remove(book.worksheets[0])
    kuas = Kuas(load_style())
    identitas, langkah, daftar = (Kanvas(book.create_sheet(nama), kuas) for nama in _LEMBAR)
    isi = sop_tables(sop) if sop else {}
    _draw_lists(daftar)
    pelaksana = _draw_identity(identitas, isi)
    _draw_steps(langkah, isi, pelaksana)
    _as_text(book)
    book.properties.creator = "lkjip-xl"
    book.properties.title = f"SOP {sop.nama_lengkap}" if sop else "SOP baru"
    book.properties.language = "id-ID"
    save_reproducibly(book, path)


def _draw_identity(kanvas: Kanvas, isi: Isi) -> str:
    """Single values, below them the lists; gives the cells of the actors' list."""
    from lkjip_xl.formats.sheets.table import add_table, choices, zebra

    _frame(kanvas, "Identitas SOP", 10, "Isi kolom Nilai seperti tercetak pada SOP. Sel kuning untuk diisi.")
    rows = [(b.judul, _value(isi, b.kunci), b.keterangan) for b in istilah.IDENTITAS]
    letak = add_table(kanvas, "tblIdentitas", istilah.TBL_IDENTITAS, (_KEPALA - 1, 2), isi=rows, saring=False)
    for n, row in enumerate(rows):
        kanvas.put(
            *(letak.awal + n, 3, row[1]),
            bentuk="teks",
            bungkus=True,
            latar="isian",
            garis="isian_garis",
            terkunci=False,
            indentasi=1,
        )
    akhir = letak.kepala + letak.baris
    zebra(kanvas, letak, akhir=akhir)
    wilayah = letak.awal + [b.kunci for b in istilah.IDENTITAS].index("wilayah")
    choices(kanvas, f"C{wilayah}:C{wilayah}", _WILAYAH)
    kanvas.title(akhir + 2, 2, "Daftar", "Satu butir per baris.")
    daftar = _people_table(kanvas, "tblDaftarSop", istilah.DAFTAR, akhir + 4, _lists(isi))
    choices(kanvas, daftar.badan("Formulir", akhir=daftar.kepala + 4), FORMULIR)
    return f"{istilah.LEMBAR_IDENTITAS}!$B${daftar.awal}:$B${daftar.awal + _BARIS_DAFTAR - 1}"


def _draw_steps(kanvas: Kanvas, isi: Isi, pelaksana: str) -> None:
    _frame(kanvas, "Langkah SOP", 14, "Satu baris untuk setiap langkah, berurutan.")
    rows = [
        tuple(_cell(b.kunci, step.get(b.kunci)) for b in istilah.LANGKAH) for step in isi.get("langkah", ())
    ]
    letak = _people_table(kanvas, "tblLangkahSop", istilah.LANGKAH, _KEPALA, rows)
    kanvas.frozen(f"F{_KEPALA + 1}")
    naskah = f"{istilah.LEMBAR_DAFTAR}!$E$5:$E${4 + len(istilah.NASKAH_KETERANGAN)}"
    for kolom, sumber in (
        ("Pelaksana", f"={pelaksana}"),
        ("Pereviu", f"={pelaksana}"),
        ("Aksi", '"' + ",".join(AKSI) + '"'),
        ("Naskah", f"={naskah}"),
    ):
        _offer(kanvas, letak.badan(kolom, akhir=letak.kepala + letak.baris), sumber)


def _draw_lists(kanvas: Kanvas) -> None:
    from lkjip_xl.formats.sheets.table import add_table, zebra

    _frame(kanvas, "Daftar aksi dan naskah", 5, "Pilihan untuk kolom Aksi dan Naskah pada lembar Langkah.")
    for nama, kolom, kiri, isi in (
        ("tblAksi", istilah.TBL_AKSI, 2, istilah.AKSI_KETERANGAN),
        ("tblNaskah", istilah.TBL_NASKAH, 5, istilah.NASKAH_KETERANGAN),
    ):
        letak = add_table(kanvas, nama, kolom, (_KEPALA - 1, kiri), isi=tuple(isi.items()), siap=0)
        zebra(kanvas, letak, akhir=letak.kepala + letak.baris)


def _frame(kanvas: Kanvas, judul: str, kanan: int, catatan: str) -> None:
    kanvas.band(judul, kanan, [(2 + n, nama, nama) for n, nama in enumerate(_LEMBAR)])
    kanvas.put(3, 2, catatan, warna="redup")
    kanvas.sheet.row_dimensions[3].height = 22
    kanvas.printing(judul)


def _people_table(
    kanvas: Kanvas, nama: str, bagian: Sequence[Bagian], kepala: int, isi: Sequence[Sequence[object]]
) -> Any:  # noqa: ANN401  (Letak is imported with openpyxl)
    """A table for people, each column's explanation above its title."""
    from lkjip_xl.formats.sheets.table import add_table, zebra

    for n, b in enumerate(bagian):
        kanvas.put(
            kepala - 1, 2 + n, b.keterangan, ukuran="kecil", warna="redup", bungkus=True, tegak="bottom"
        )
    judul = tuple(b.judul for b in bagian)
    steps = nama == "tblLangkahSop"
    baris = _BARIS_LANGKAH if steps else _BARIS_DAFTAR
    letak = add_table(
        *(kanvas, nama, judul, (kepala, 2)),
        isi=isi,
        baris=baris,
        siap=baris,
        orang=True,
        saring=False,
        lebar=steps,
        tegak="top",
    )
    if not steps:  # its first columns stand below those of tblIdentitas
        kanvas.widths({2 + n: kanvas.kuas.gaya.kolom(nama, j).lebar for n, j in enumerate(judul) if n > 2})  # noqa: PLR2004
    zebra(kanvas, letak, orang=True)
    return letak


def _offer(kanvas: Kanvas, wilayah: str, sumber: str) -> None:
    """A list to choose from that refuses nothing: a cell may hold several values."""
    from openpyxl.worksheet.datavalidation import DataValidation

    tawar = DataValidation(type="list", formula1=sumber, allow_blank=True, showErrorMessage=False)
    tawar.add(wilayah)
    kanvas.sheet.add_data_validation(tawar)


def _value(isi: Isi, kunci: str) -> str | None:
    bagian, _, sisa = kunci.partition(".")
    nilai = isi.get(bagian, {}).get(sisa) if sisa else isi.get(kunci)
    return nilai or None


def _lists(isi: Isi) -> list[tuple[object, ...]]:
    """The lists side by side, as rows."""
    columns = [isi.get(b.kunci, ()) for b in istilah.DAFTAR]
    longest = max(map(len, columns))
    return [tuple(c[n] if n < len(c) else None for c in columns) for n in range(longest)]


def _cell(kunci: str, nilai: object) -> str | None:
    """A step's value as its cell shows it; several values are joined by semicolons."""
    if kunci == "pelaksana" and isinstance(nilai, list):
        return "; ".join(_actor(p) for p in nilai)
    if isinstance(nilai, list):
        return "; ".join(nilai) or None
    return str(nilai) if nilai else None


def _actor(pelaku: Mapping[str, object]) -> str:
    return f"{pelaku['peran']} {istilah.DISIMPULKAN}" if pelaku.get("disimpulkan") else str(pelaku["peran"])


def _as_text(book: Workbook) -> None:
    """A text that begins with "=" is no formula."""
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.data_type == "f":
                    cell.data_type = "s"

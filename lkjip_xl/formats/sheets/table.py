"""Excel tables on a new sheet: header, prepared rows, lines and zebra, validations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from openpyxl.utils import get_column_letter as letter

from lkjip_xl.formats.sheets.canvas import Kanvas, last_row
from lkjip_xl.formats.sheets.style import side_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.table import Table

    from lkjip_xl.formats.sheets.style import Peran


class Letak(NamedTuple):
    """Where a table stands: its header row, first column, headers and number of body rows."""

    kepala: int
    kiri: int
    kolom: tuple[str, ...]
    baris: int

    @property
    def awal(self) -> int:
        """The first body row."""
        return self.kepala + 1

    @property
    def kanan(self) -> int:
        """The last column."""
        return self.kiri + len(self.kolom) - 1

    def lajur(self, nama: str) -> str:
        """The letter of a column."""
        return letter(self.kiri + self.kolom.index(nama))

    def badan(self, dari: str = "", sampai: str = "", *, akhir: int = 0) -> str:
        """The range of body cells from one column to another, down to row `akhir`."""
        kiri = self.lajur(dari) if dari else letter(self.kiri)
        kanan = self.lajur(sampai or dari) if sampai or dari else letter(self.kanan)
        return f"{kiri}{self.awal}:{kanan}{akhir or last_row(self.awal)}"


def add_table(
    kanvas: Kanvas,
    nama: str,
    kolom: tuple[str, ...],
    di: tuple[int, int],
    *,
    isi: Sequence[Sequence[object]] = (),
    baris: int = 1,
    siap: int = 200,
    orang: bool = False,
    saring: bool = True,
    lebar: bool = True,
    tegak: str = "center",
    menerus: bool = False,
) -> Letak:
    """Lay down a table with its header at `di` (row, column).

    The table has as many rows as `isi`, at least `baris`; `siap` rows are painted so that it can grow.
    `orang` marks people's cells (unlocked), `saring` shows filter buttons, `lebar` sets column widths,
    `tegak` is the vertical alignment of the body. With `menerus` the columns are painted instead, to the
    bottom of the sheet: rows without content take no room in the file.
    """
    kepala, kiri = di
    letak = Letak(kepala, kiri, kolom, max(len(isi), baris, 1))
    _header(kanvas, letak, nama)
    _body(kanvas, letak, nama, letak.baris if menerus else max(siap, letak.baris), orang=orang, tegak=tegak)
    if menerus:
        for j in range(kiri, letak.kanan + 1):
            kanvas.paint_column(j, letak.awal)
    for i, nilai in enumerate(isi):
        for j, sel in enumerate(nilai):
            kanvas.sheet.cell(letak.awal + i, kiri + j).value = sel  # type: ignore[assignment]
    if lebar:
        kanvas.widths({kiri + j: kanvas.kuas.gaya.kolom(nama, k).lebar for j, k in enumerate(kolom)})
    kanvas.sheet.add_table(excel_table(nama, letak, saring=saring))
    return letak


def zebra(kanvas: Kanvas, letak: Letak, kunci: str = "", *, akhir: int = 0, orang: bool = False) -> None:
    """Lines and stripes where the key column is filled (LibreOffice ignores table styles)."""
    warna = kanvas.kuas.gaya.warna
    kolom = letak.lajur(kunci or letak.kolom[0])
    terisi = f'${kolom}{letak.awal}<>""'
    wilayah = letak.badan(akhir=akhir)
    if orang:
        kanvas.rule(wilayah, terisi, latar=warna["isian"], garis=warna["isian_garis"])
        return
    kanvas.rule(wilayah, f"AND({terisi},MOD(ROW(),2)=0)", latar=warna["belang"], garis=warna["garis"])
    kanvas.rule(wilayah, terisi, garis=warna["garis"])


def whole_numbers(kanvas: Kanvas, wilayah: str) -> None:
    """Show whole figures without decimals: 12 instead of 12,00."""
    sel = wilayah.split(":", maxsplit=1)[0]
    kanvas.rule(wilayah, f"AND(ISNUMBER({sel}),{sel}=INT({sel}))", angka="[$-421]#,##0")


def choices(
    kanvas: Kanvas, wilayah: str, sumber: Sequence[str] | str, *, tanya: str = "", wajib: bool = True
) -> None:
    """A list validation: allowed values, or the name of a list when `sumber` is a str."""
    rumus = f"={sumber}" if isinstance(sumber, str) else '"' + ",".join(sumber) + '"'
    pesan = "Pilih salah satu dari daftar." if isinstance(sumber, str) else "Isi dengan: " + "; ".join(sumber)
    validate(kanvas, wilayah, type="list", formula1=rumus, pesan=pesan, tanya=tanya, wajib=wajib)


def validate(
    kanvas: Kanvas, wilayah: str, *, pesan: str, tanya: str = "", wajib: bool = True, **aturan: str
) -> None:
    """A data validation with Indonesian messages; `wajib` refuses, otherwise it only warns."""
    from openpyxl.worksheet.datavalidation import DataValidation

    kata: Any = aturan  # the stubs list every allowed word
    cek = DataValidation(
        allow_blank=True,
        showErrorMessage=True,
        errorStyle="stop" if wajib else "warning",
        errorTitle="Isian belum sesuai",
        error=pesan[:224],
        showInputMessage=bool(tanya),
        promptTitle="Petunjuk" if tanya else None,
        prompt=tanya[:254] or None,
        **kata,
    )
    cek.add(wilayah)
    kanvas.sheet.add_data_validation(cek)


def dates(kanvas: Kanvas, wilayah: str, tanya: str = "") -> None:
    """Only dates from 2000 on."""
    validate(
        kanvas,
        wilayah,
        type="date",
        operator="greaterThanOrEqual",
        formula1="36526",
        pesan="Isi dengan tanggal, misalnya 15/01/2026.",
        tanya=tanya,
    )


def numbers(kanvas: Kanvas, wilayah: str) -> None:
    """Only numbers; blank means no data yet."""
    validate(
        *(kanvas, wilayah),
        type="decimal",
        operator="between",
        formula1="-1000000000000000",
        formula2="1000000000000000",
        pesan="Isi dengan angka, misalnya 87,5; kosongkan bila belum ada data.",
    )


def _header(kanvas: Kanvas, letak: Letak, nama: str) -> None:
    gaya = kanvas.kuas.gaya
    lurus = [side_of(gaya.kolom(nama, k).bentuk) for k in letak.kolom]
    kanvas.sheet.row_dimensions[letak.kepala].height = 28
    for j, kolom in enumerate(letak.kolom):
        kanvas.put(
            letak.kepala,
            letak.kiri + j,
            kolom,
            tebal=True,
            warna="kepala_tinta",
            latar="kepala",
            garis="garis",
            bungkus=True,
            datar="center" if lurus[j] in {"center", "right"} else "left",
            indentasi=0 if lurus[j] in {"center", "right"} else 1,
        )


def _body(kanvas: Kanvas, letak: Letak, nama: str, siap: int, *, orang: bool, tegak: str) -> None:
    for j, kolom in enumerate(letak.kolom):
        bentuk = kanvas.kuas.gaya.kolom(nama, kolom).bentuk
        peran: Peran = {
            "bentuk": bentuk,
            "tegak": tegak,
            "bungkus": bentuk not in {"kode", "tautan", "potong"},
            "indentasi": 1 if side_of(bentuk) == "left" else 0,
        }
        if bentuk == "tautan":
            peran["warna"] = "tautan"
        if orang:
            peran["terkunci"] = False
        diisi: Peran = {**peran, "latar": "isian", "garis": "isian_garis"}
        for i in range(siap):
            kanvas.put(letak.awal + i, letak.kiri + j, **(diisi if orang and i < letak.baris else peran))


def excel_table(nama: str, letak: Letak, *, saring: bool) -> Table:
    """The Excel table at a place; without `saring` its filter buttons are hidden."""
    from openpyxl.worksheet.filters import AutoFilter, FilterColumn
    from openpyxl.worksheet.table import Table, TableStyleInfo

    akhir = letak.awal + letak.baris - 1
    tempat = f"{letter(letak.kiri)}{letak.kepala}:{letter(letak.kanan)}{akhir}"
    tabel = Table(displayName=nama, ref=tempat)
    tabel.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    tabel._initialise_columns()  # type: ignore[attr-defined]
    for kolom, kepala in zip(tabel.tableColumns, letak.kolom, strict=True):
        kolom.name = kepala
    if not saring:  # the filter stays, so that LibreOffice keeps the table; only its buttons are hidden
        tombol = [FilterColumn(colId=i, hiddenButton=True) for i in range(len(letak.kolom))]
        tabel.autoFilter = AutoFilter(ref=tempat, filterColumn=tombol)
    return tabel

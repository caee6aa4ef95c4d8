"""The blank master of an SOP: built with openpyxl once, committed under workbooks/, copied for a new year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkjip_xl.formats import sheet_map as peta
from lkjip_xl.formats.folder.atomic import copy_file
from lkjip_xl.formats.resources import resource
from lkjip_xl.formats.sheets.style import Kuas, load_style
from lkjip_xl.formats.sop.file import bundled_sops, load_sop

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.workbook import Workbook

    from lkjip_xl.domain.sop import Sop
    from lkjip_xl.formats.sheets.canvas import Kanvas

_TAB = {"pita": (peta.BERANDA, peta.PANDUAN), "batang": (peta.REKAP, peta.TEMUAN), "redup": (peta.JEJAK,)}


def blank_name(sop_id: str) -> str:
    """The file name of a committed blank master."""
    return f"master-{sop_id}.xlsx"


def copy_blank(sop: Sop, path: Path) -> None:
    """Put a blank master at `path`: the committed one, or a built one for an SOP that is not bundled.

    Raises:
        FileExistsError: there is a file already; nothing is overwritten.
    """
    if path.exists():
        raise FileExistsError(path)
    if _is_bundled(sop):
        copy_file(resource("workbooks", blank_name(sop.id)), path)
    else:
        build_master(sop, path)


def _is_bundled(sop: Sop) -> bool:
    """Whether the committed master is this SOP's own: an office may have changed a copy and kept its id."""
    path = bundled_sops().get(sop.id)
    return path is not None and load_sop(path) == sop


def build_master(sop: Sop, path: Path) -> None:
    """Build the blank master of any SOP; the same SOP gives the same bytes."""
    from openpyxl import Workbook

    from lkjip_xl.formats.sheets.workbook_file import save_reproducibly

    book = Workbook()
    book.remove(book.worksheets[0])
    for lembar in peta.master_sheets(sop):
        book.create_sheet(lembar)
    _draw(book, sop)
    book.properties.creator = "lkjip-xl"
    book.properties.title = f"Master {sop.sebutan_laporan} {sop.perangkat_daerah}"
    book.properties.language = "id-ID"
    book.active = 0
    save_reproducibly(book, path)


def _draw(book: Workbook, sop: Sop) -> None:
    from lkjip_xl.formats.master import data as master_data
    from lkjip_xl.formats.master import sheets as master_sheets
    from lkjip_xl.formats.master.beranda import draw_beranda, gantt_row
    from lkjip_xl.formats.master.gantt import draw_gantt
    from lkjip_xl.formats.master.panduan import draw_guide
    from lkjip_xl.formats.master.rekap import draw_rekap
    from lkjip_xl.formats.master.settings import draw_settings
    from lkjip_xl.formats.master.steps import draw_step

    kuas = Kuas(load_style())
    kanvas = {lembar: _canvas(book, lembar, kuas) for lembar in book.sheetnames}
    draw_beranda(kanvas[peta.BERANDA], sop)
    draw_guide(kanvas[peta.PANDUAN], sop)
    for posisi, langkah in enumerate(sop.langkah):
        draw_step(kanvas[langkah.lembar], sop, posisi)
    draw_rekap(kanvas[peta.REKAP], sop)
    master_data.draw_findings(kanvas[peta.TEMUAN], sop)
    master_sheets.draw_indicators(kanvas[peta.INDIKATOR], sop)
    master_sheets.draw_budget(kanvas[peta.ANGGARAN], sop)
    master_sheets.draw_units(kanvas[peta.BIDANG], sop)
    master_sheets.draw_officials(kanvas[peta.PEJABAT], sop)
    draw_settings(kanvas[peta.PENGATURAN], sop)
    master_sheets.draw_texts(kanvas[peta.NARASI], sop)
    master_sheets.draw_holidays(kanvas[peta.LIBUR], sop)
    master_data.draw_log(kanvas[peta.JEJAK], sop)
    master_data.draw_data_template(kanvas[peta.POLA_DATA], sop)
    master_sheets.draw_lists(kanvas[peta.DAFTAR])
    draw_gantt(kanvas[peta.BERANDA], kanvas[peta.DAFTAR], sop, gantt_row(sop))
    _name_actions(book, sop)


def _name_actions(book: Workbook, sop: Sop) -> None:
    """A constant that tells the ribbon which actions the SOP has, without starting Python."""
    from openpyxl.workbook.defined_name import DefinedName

    aksi = dict.fromkeys(a for langkah in sop.langkah for a in langkah.aksi)
    book.defined_names[peta.NAMA_AKSI] = DefinedName(peta.NAMA_AKSI, attr_text=f'";{";".join(aksi)};"')


def _canvas(book: Workbook, lembar: str, kuas: Kuas) -> Kanvas:
    from lkjip_xl.formats.sheets.canvas import Kanvas

    warna = next((w for w, isi in _TAB.items() if lembar in isi), "")
    if not warna:
        warna = "pita_muda" if lembar[0].isdigit() else "aksen"
    book[lembar].sheet_properties.tabColor = kuas.gaya.warna[warna]
    return Kanvas(book[lembar], kuas)

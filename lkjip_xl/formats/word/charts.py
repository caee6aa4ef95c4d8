"""Charts inside a Word document: native parts with their data in an embedded workbook."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING
from zipfile import ZipFile

from lkjip_xl.engines.openxml.cell_text import escape, number_text
from lkjip_xl.engines.openxml.refs import cell_name
from lkjip_xl.formats.word.chart_xml import LEMBAR, Bagan, chart_xml
from lkjip_xl.formats.word.plain import escape_text, plain_text, quoted

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.part import Part

    from lkjip_xl.engines.openxml.container import Container

_EMU_PER_MM = 36000
_TANDA = "lkjip-bagan-"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_JENIS_BAGAN = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_JENIS_BUKU = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_HUBUNGAN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LEMBAR_XML = "xl/worksheets/sheet1.xml"
_KEPALA = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
_TETAP = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)


@dataclass(frozen=True, slots=True)
class Gambar:
    """A chart for a `{{r ... }}` tag; `nomor` tells the charts of one report apart."""

    bagan: Bagan
    nomor: int

    def __html__(self) -> str:
        alternatif = quoted(str(plain_text(self.bagan.alternatif)))
        size = f'cx="{self.bagan.lebar_mm * _EMU_PER_MM}" cy="{self.bagan.tinggi_mm * _EMU_PER_MM}"'
        return (
            '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
            'wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
            f"<wp:extent {size}/>"
            f'<wp:docPr id="{1000 + self.nomor}" name="Bagan {self.nomor}" descr={alternatif}/>'
            '<wp:cNvGraphicFramePr/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
            '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
            '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r='
            f'"{_HUBUNGAN}" r:id="{_TANDA}{self.nomor}"/>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )


def attach_charts(document: Document, gambar: Iterable[Gambar]) -> int:
    """Give every chart that the filled template shows its part and its workbook; how many there are."""
    known = {f"{_TANDA}{g.nomor}": g.bagan for g in gambar}
    shown = [e for e in document.element.body.iter(f"{_C}chart") if e.get(f"{_R}id") in known]
    for place, element in enumerate(shown, 1):
        part = _chart_part(document, known[element.get(f"{_R}id")], place)
        element.set(f"{_R}id", document.part.relate_to(part, f"{_HUBUNGAN}/chart"))
    return len(shown)


def _chart_part(document: Document, bagan: Bagan, place: int) -> Part:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    package = document.part.package
    book = Part(PackURI(f"/word/embeddings/lkjip{place}.xlsx"), _JENIS_BUKU, data_workbook(bagan), package)
    chart = Part(PackURI(f"/word/charts/lkjip{place}.xml"), _JENIS_BAGAN, b"", package)
    chart._blob = chart_xml(bagan, chart.relate_to(book, f"{_HUBUNGAN}/package"))
    return chart


def data_workbook(bagan: Bagan) -> bytes:
    """The chart's figures as a small workbook: categories down, series across; text stays text."""
    from lkjip_xl.engines.openxml.repack import repack

    rows: list[list[str | Decimal | None]] = [["", *(d.nama for d in bagan.deret)]]
    rows += [[nama, *(d.nilai[i] for d in bagan.deret)] for i, nama in enumerate(bagan.kategori)]
    isi = "".join(_row_xml(n, row) for n, row in enumerate(rows, 1))
    return repack(
        _empty_workbook(), {_LEMBAR_XML: f"{_KEPALA}<sheetData>{isi}</sheetData></worksheet>".encode()}
    )


def _row_xml(nomor: int, row: Sequence[str | Decimal | None]) -> str:
    return f'<row r="{nomor}">{"".join(_cell_xml(nomor, c, nilai) for c, nilai in enumerate(row, 1))}</row>'


def _cell_xml(baris: int, kolom: int, nilai: str | Decimal | None) -> str:
    if nilai is None or nilai == "":
        return ""
    if isinstance(nilai, str):
        teks = escape_text(escape(str(plain_text(nilai))))
        isi = f' t="inlineStr"><is><t xml:space="preserve">{teks}</t></is>'
    else:
        isi = f"><v>{number_text(float(nilai))}</v>"
    return f'<c r="{cell_name(baris, kolom)}"{isi}</c>'


@lru_cache(maxsize=1)
def _empty_workbook() -> Container:
    """A workbook without cells; a report of many charts takes all its other parts from here."""
    from openpyxl import Workbook

    from lkjip_xl.engines.openxml.bounds import Limits
    from lkjip_xl.engines.openxml.container import Container
    from lkjip_xl.formats.sheets.workbook_file import packed

    book, stream = Workbook(), io.BytesIO()
    (book.active or book.create_sheet()).title = LEMBAR
    book.properties.created = book.properties.modified = _TETAP
    book.save(stream)
    with ZipFile(stream) as paket:
        return Container(packed({n: paket.read(n) for n in paket.namelist()}), Limits())

"""The Word LKjIP: the template filled with a rekap, its captions counted, its charts attached."""

from __future__ import annotations

from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lkjip_xl.domain.laporan import Laporan
from lkjip_xl.domain.rekap import Rekap
from lkjip_xl.formats.docx.render import render_docx
from lkjip_xl.formats.report.charts import add_charts
from lkjip_xl.formats.report.context import report_context
from lkjip_xl.formats.resources import resource
from lkjip_xl.formats.word.captions import number_captions
from lkjip_xl.formats.word.charts import Gambar, attach_charts
from lkjip_xl.formats.word.figures import mark_figures
from lkjip_xl.formats.word.plain import plain_text
from lkjip_xl.formats.word.tables import keep_rows_together, repeat_merged_texts
from lkjip_xl.formats.word.toc import fill_entries, fit_tab_stops

if TYPE_CHECKING:
    from docx.document import Document

_PANJANG_SIFAT = 255  # what Word allows in a document property


def write_report(path: Path, rekap: Rekap, laporan: Laporan, template: Path | None = None) -> None:
    """Write the report's draft at `path`, whole or not at all; page numbers come with `fill_toc`.

    Raises:
        SettingsError: the template is faulty or asks for an unknown field.
        FileUnusableError: the result could not be read back whole, or the place cannot be written.
    """
    context, gambar = full_context(rekap, laporan)

    def finish(document: Document) -> None:
        attach_charts(document, gambar)
        mark_figures(document)
        number_captions(document)
        fill_entries(document)
        fit_tab_stops(document)
        repeat_merged_texts(document)
        keep_rows_together(document)
        _set_properties(document, laporan)

    sumber = template or resource("templates", "lkjip.docx")
    render_docx(sumber, context, path, kertas=laporan.kertas, lengkapi=finish)


def full_context(rekap: Rekap, laporan: Laporan) -> tuple[dict[str, Any], list[Gambar]]:
    """Everything a template may ask for, and the charts in it."""
    context = report_context(rekap, laporan)
    return context, add_charts(context, rekap)


def _set_properties(document: Document, laporan: Laporan) -> None:
    """Fixed properties: the same report gives the same file."""
    moment = datetime.combine(laporan.tanggal, time(8))
    properties = document.core_properties
    properties.title = laporan.judul
    author = str(plain_text(laporan.perangkat_daerah))[:_PANJANG_SIFAT]
    properties.author = properties.last_modified_by = author
    properties.subject = f"{laporan.sebutan_laporan} {laporan.tahun}, draf versi {laporan.versi}"
    properties.created = properties.modified = moment
    properties.revision = max(laporan.versi, 1)
    properties.comments = "DATA CONTOH" if laporan.contoh else ""

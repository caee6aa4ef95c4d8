"""The same form built by XlsxWriter in memory: what is read off the issued form once, outside the measure."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

Tugas = Callable[[Any, Any, list[Any]], object]  # does one thing with (workbook, sheet, formats)


def prepare(path: Path) -> Callable[[], bytes]:
    """What builds the workbook: cells, formats, validations, conditional formats, tables, protection."""
    import openpyxl

    buku = openpyxl.load_workbook(path)
    gaya: dict[int, dict[str, object]] = {}
    lembar = [(sheet.title, _sheet(sheet, gaya)) for sheet in buku.worksheets]
    urut = {nomor: n for n, nomor in enumerate(gaya)}
    return lambda: _build(lembar, list(gaya.values()), urut)


def _build(lembar: list[Any], gaya: list[dict[str, object]], urut: dict[int, int]) -> bytes:
    import xlsxwriter

    keluar = io.BytesIO()
    buku = xlsxwriter.Workbook(keluar, {"in_memory": True})
    formats = [buku.add_format(g) for g in gaya]
    for nama, (sel, lain) in lembar:
        sheet = buku.add_worksheet(nama)
        for baris, kolom, nilai, nomor in sel:
            sheet.write(baris, kolom, nilai, formats[urut[nomor]])
        for tugas in lain:
            tugas(buku, sheet, formats)
        sheet.protect()
    buku.close()
    return keluar.getvalue()


def _sheet(sheet: Any, gaya: dict[int, dict[str, object]]) -> tuple[list[Any], list[Tugas]]:  # noqa: ANN401
    sel = []
    for baris in sheet.iter_rows():
        for c in baris:
            if c.has_style or c.value is not None:
                gaya.setdefault(c.style_id, _format(c))
                sel.append((c.row - 1, c.column - 1, c.value, c.style_id))
    return sel, [*_sizes(sheet), *_rules(sheet), *_tables(sheet)]


def _format(c: Any) -> dict[str, object]:  # noqa: ANN401
    rata = {"top": "top", "center": "vcenter", "bottom": "bottom"}
    return {
        "font_name": c.font.name or "Calibri",
        "font_size": c.font.sz or 11,
        "bold": bool(c.font.b),
        "bg_color": f"#{c.fill.fgColor.rgb[-6:]}" if c.fill.fill_type else "#FFFFFF",
        "border": 1 if c.border.left.style else 0,
        "text_wrap": bool(c.alignment.wrap_text),
        "valign": rata.get(c.alignment.vertical, "bottom"),
        "num_format": c.number_format,
        "locked": c.protection.locked,
    }


def _sizes(sheet: Any) -> list[Tugas]:  # noqa: ANN401
    lebar = [(n, d.width) for n, d in sheet.column_dimensions.items()]
    tinggi = [(n - 1, d.height) for n, d in sheet.row_dimensions.items() if d.height]
    tugas: list[Tugas] = [lambda _, s, __, n=n, w=w: s.set_column(f"{n}:{n}", w) for n, w in lebar]
    tugas += [lambda _, s, __, n=n, h=h: s.set_row(n, h) for n, h in tinggi]
    tugas += [lambda _, s, f, m=str(m): s.merge_range(m, "", f[0]) for m in sheet.merged_cells.ranges]
    return tugas


def _rules(sheet: Any) -> list[Tugas]:  # noqa: ANN401
    tugas: list[Tugas] = []
    for blok in sheet.conditional_formatting:
        for aturan in blok.rules:
            isi = {"type": "formula", "criteria": f"={aturan.formula[0]}"}
            tugas.append(
                lambda _, s, f, di=str(blok.sqref), isi=isi: s.conditional_format(di, {**isi, "format": f[0]})
            )
    for cek in sheet.data_validations.dataValidation:
        isi = {"validate": "custom", "value": f"={cek.formula1}", "input_title": "Petunjuk"}
        isi |= {"input_message": (cek.prompt or "")[:255], "error_message": (cek.error or "")[:255]}
        tugas.append(lambda _, s, __, di=str(cek.sqref), isi=isi: s.data_validation(di, isi))
    return tugas


def _tables(sheet: Any) -> list[Tugas]:  # noqa: ANN401
    return [
        lambda _, s, __, t=t: s.add_table(
            t.ref, {"name": t.name, "columns": [{"header": k.name} for k in t.tableColumns]}
        )
        for t in sheet.tables.values()
    ]

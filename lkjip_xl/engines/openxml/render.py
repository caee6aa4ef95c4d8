"""From an edited document to its package: which parts change, and which stay as they lie."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from lkjip_xl.engines.openxml.bounds import PackageError
from lkjip_xl.engines.openxml.chart_edit import Series, SeriesData, point_series
from lkjip_xl.engines.openxml.edit_xml import parse_part
from lkjip_xl.engines.openxml.formula_names import (
    Renames,
    quote_sheet,
    rename_in_formula,
)
from lkjip_xl.engines.openxml.reader import count
from lkjip_xl.engines.openxml.refs import column_letters
from lkjip_xl.engines.openxml.relations import CONTENT_TYPES, relations_part
from lkjip_xl.engines.openxml.repack import Entry, Piece, compressed, pieces
from lkjip_xl.engines.openxml.sheet_edit import edit_sheet
from lkjip_xl.engines.openxml.table_edit import edit_table
from lkjip_xl.engines.openxml.workbook_edit import (
    NameEntry,
    NewSheet,
    add_relations,
    drop_relation,
    drop_titles,
    edit_content_types,
    edit_workbook,
    keep_relations,
)

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from lkjip_xl.engines.openxml.document import Document
    from lkjip_xl.engines.openxml.refs import Area
    from lkjip_xl.engines.openxml.sheet_model import SheetModel, TableModel

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_SHEET_TYPE = _TYPE + "worksheet+xml"
_TABLE_TYPE = _TYPE + "table+xml"


def render(document: Document) -> bytes:
    """The bytes of the document; of an unedited one the very bytes that were read."""
    return b"".join(_pieces(document))


def _pieces(document: Document) -> list[Piece]:
    changes = _Renderer(document).changes()
    container = document.package.container
    return pieces(container, changes) if changes else [container.data]


def rendered(document: Document, name: str) -> dict[str, Entry]:
    """The parts of one sheet that its edits change, for `Document.take` of another reading of the file.

    Raises:
        KeyError: there is no such sheet.
        PackageError: the edits reach beyond the sheet's own parts: a copy, a chart or a formula.
    """
    sheet = document.sheet(name)
    parts = None if sheet.is_copy or sheet.chart_sources else _Renderer(document).parts(sheet)
    if parts is None:
        raise PackageError("sheet", "the edits reach beyond the sheet")
    return parts


def save(document: Document, path: Path | None = None) -> None:
    """The document in place of its file, or at `path`.

    Raises:
        PackageError: ("changed") somebody else has saved the file since it was opened.
        PermissionError: the file is open elsewhere.
    """
    document.put(_pieces(document), path)


class _Renderer:
    """Collects the parts that change; a part not in `_changes` stays byte for byte."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._package = document.package
        self._changes: dict[str, bytes | Entry | None] = {}
        self._new_types: dict[str, str] = {}
        self._new_sheets: dict[int, str] = {}
        self._formulas_changed = False
        self._last_table_id = 0
        self._numbers: dict[str, int] = {}

    def changes(self) -> dict[str, bytes | Entry | None]:
        """New contents by part name, None for a part to leave out."""
        for sheet in self._document.sheets:
            if sheet.is_changed:
                self._sheet(sheet)
        for sheet in self._document.sheets:
            self._charts(sheet)
        if self._changes or self._document.names_changed:
            self._workbook()
        return self._changes

    def parts(self, sheet: SheetModel) -> dict[str, Entry] | None:
        """The parts of one sheet that was there when the file was opened; None where formulas changed."""
        if sheet.is_changed:
            self._sheet(sheet)
        parts = {name: part for name, part in self._changes.items() if isinstance(part, Entry)}
        return None if self._formulas_changed else parts

    def _sheet(self, sheet: SheetModel) -> None:
        if sheet.ready is not None:
            self._changes.update(sheet.ready)
            return
        self._formulas_changed |= sheet.changes_formulas
        if sheet.is_copy:
            self._copied_sheet(sheet)
            return
        self._write(sheet, sheet.part, ())
        for table in sheet.tables:
            if table.is_changed:
                self._table(sheet, table, table.info.part, None)

    def _write(self, sheet: SheetModel, part: str, kept: Collection[str]) -> None:
        edited = edit_sheet(sheet, _renames(sheet), kept, self._document.finish)
        self._changes[part] = compressed(part, edited)

    def _copied_sheet(self, sheet: SheetModel) -> None:
        part = self._fresh(f"{posixpath.dirname(sheet.part)}/sheet", _SHEET_TYPE)
        self._new_sheets[id(sheet)] = part
        targets = {}
        for table in sheet.tables:
            target = self._fresh(f"{posixpath.dirname(table.info.part)}/table", _TABLE_TYPE)
            targets[table.info.part] = target
            self._table(sheet, table, target, self._next_table_id())
        kept = {r.id for r in self._package.relations(sheet.part) if r.external or r.target in targets}
        if kept:
            data = self._package.read_part(relations_part(sheet.part))
            self._changes[relations_part(part)] = keep_relations(data, sheet.part, targets)
        self._write(sheet, part, kept)

    def _table(self, sheet: SheetModel, table: TableModel, target: str, table_id: int | None) -> None:
        data = self._package.read_part(table.info.part)
        edited = edit_table(
            data, area=table.area, name=table.name, table_id=table_id, renames=_renames(sheet)
        )
        self._changes[target] = compressed(target, edited)

    def _charts(self, sheet: SheetModel) -> None:
        charts = sheet.charts if sheet.chart_sources else ()
        for index, (source, areas) in sheet.chart_sources.items():
            part = charts[index].part
            categories, series = chart_source(source, areas)
            self._changes[part] = point_series(self._package.read_part(part), categories, series)

    def _workbook(self) -> None:
        part = self._package.workbook_part
        position = {id(sheet): index for index, sheet in enumerate(self._document.sheets)}
        copies = [sheet for sheet in self._document.sheets if sheet.is_copy]
        moved = {old: position[id(sheet)] for old, sheet in enumerate(self._document.originals)}
        relations = relations_part(part)
        ids: list[str] = []
        if copies:
            targets = [("worksheet", self._new_sheets[id(sheet)]) for sheet in copies]
            self._changes[relations], ids = add_relations(self._package.read_part(relations), part, targets)
            self._titles()
        new = [NewSheet(s.name, s.state, r, position[id(s)]) for s, r in zip(copies, ids, strict=True)]
        names = self._names(position) if self._document.names_changed else None
        data = self._package.read_part(part)
        if (edited := edit_workbook(data, sheets=new, moved=moved, names=names)) is not data:
            self._changes[part] = edited
        dropped = self._calculation_chain(relations, part) if self._formulas_changed or copies else []
        if self._new_types or dropped:
            types = self._package.read_part(CONTENT_TYPES)
            self._changes[CONTENT_TYPES] = edit_content_types(types, self._new_types, dropped)

    def _calculation_chain(self, relations: str, part: str) -> list[str]:
        """Drop the chain where formulas came or went: Excel rebuilds it, a wrong one asks for a repair."""
        chain = next((r.target for r in self._package.relations(part) if r.kind == "calcChain"), None)
        if chain is None:
            return []
        changed = self._changes.get(relations)
        data = changed if isinstance(changed, bytes) else self._package.read_part(relations)
        self._changes[relations] = drop_relation(data, part, chain)
        self._changes[chain] = None
        return [chain]

    def _titles(self) -> None:
        for relation in self._package.relations():
            if relation.kind == "extended-properties" and relation.target in self._package.container:
                self._changes[relation.target] = drop_titles(self._package.read_part(relation.target))

    def _names(self, position: dict[int, int]) -> list[NameEntry]:
        entries = []
        for name in self._document.names:
            text = rename_in_formula(name.text, _renames(name.sheet)) if name.sheet else name.text
            at = None if name.sheet is None else position[id(name.sheet)]
            entries.append(NameEntry(name.name, text, at, name.position))
        return entries

    def _fresh(self, prefix: str, content_type: str) -> str:
        number = self._numbers.get(prefix, 1)
        while (name := f"{prefix}{number}.xml") in self._package.container or name in self._changes:
            number += 1
        self._numbers[prefix] = number + 1
        self._changes[name] = None
        self._new_types[name] = content_type
        return name

    def _next_table_id(self) -> int:
        if self._last_table_id == 0:
            parts = (name for name in self._package.part_names if name.endswith(".xml") and "table" in name)
            ids = [self._table_id(name) for name in parts if self._package.content_types[name] == _TABLE_TYPE]
            self._last_table_id = max(ids, default=0)
        self._last_table_id += 1
        return self._last_table_id

    def _table_id(self, part: str) -> int:
        return count(parse_part(self._package.read_part(part)).get("id"))


def chart_source(sheet: SheetModel, areas: tuple[Area, ...]) -> tuple[SeriesData, list[Series]]:
    """Categories and series of a chart: the first column of the areas, and each further one.

    The first row holds titles where the first series begins with text.
    """
    columns = [area._replace(left=c, right=c) for area in areas for c in range(area.left, area.right + 1)]
    header = len(columns) > 1 and sheet.cell(columns[1].top, columns[1].left).kind == "s"
    bodies = [area._replace(top=area.top + 1) if header and area.rows > 1 else area for area in columns]
    series = []
    for column, body in zip(columns[1:], bodies[1:], strict=True):
        title = _series_data(sheet, column._replace(bottom=column.top)) if header else None
        series.append(Series(title, _series_data(sheet, body)))
    return _series_data(sheet, bodies[0]), series


def _series_data(sheet: SheetModel, area: Area) -> SeriesData:
    corners = [f"${column_letters(area.left)}${area.top}", f"${column_letters(area.right)}${area.bottom}"]
    reference = corners[0] if corners[0] == corners[1] else ":".join(corners)
    values = [sheet.cell(row, area.left).value for row in range(area.top, area.bottom + 1)]
    return SeriesData(f"{quote_sheet(sheet.name)}!{reference}", values)


def _renames(sheet: SheetModel) -> Renames:
    tables = {t.info.name: t.name for t in sheet.tables if t.info.name != t.name}
    sheets = {sheet.source_name: sheet.name} if sheet.source_name != sheet.name else {}
    return Renames(tables, sheets)

"""A bounded, read-only view of an .xlsx package; parts are inflated when they are asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from lkjip_xl.engines.openxml.bounds import Limits, PackageError
from lkjip_xl.engines.openxml.container import Container
from lkjip_xl.engines.openxml.dates import from_serial
from lkjip_xl.engines.openxml.reader import (
    SheetInfo,
    Styles,
    TableInfo,
    WorkbookInfo,
    read_custom_properties,
    read_styles,
    read_table,
)
from lkjip_xl.engines.openxml.relations import Relation, read_content_types, read_relations
from lkjip_xl.engines.openxml.sheet_plain import read_any_sheet
from lkjip_xl.engines.openxml.sheet_reader import Cell, SheetContent
from lkjip_xl.engines.openxml.sheet_values import SheetContext
from lkjip_xl.engines.openxml.strings_plain import read_any_strings
from lkjip_xl.engines.openxml.workbook_plain import read_any_workbook
from lkjip_xl.engines.openxml.xmlread import tree

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

__all__ = ["Cell", "Limits", "Package", "PackageError", "SheetInfo", "TableInfo"]


class Package:
    """What a workbook file holds. Every method raises PackageError, and nothing else, on a damaged file."""

    def __init__(self, container: Container) -> None:
        self.container = container
        self._contents: dict[str, SheetContent] = {}
        self._tables: dict[str, tuple[TableInfo, ...]] = {}

    @classmethod
    def open(cls, path: Path, limits: Limits | None = None) -> Package:
        """Read a file into memory and find its workbook; cells are parsed later, sheet by sheet."""
        package = cls(Container.open(path, limits or Limits()))
        _ = package.sheets
        return package

    @classmethod
    def from_bytes(cls, data: bytes, limits: Limits | None = None) -> Package:
        """The same on bytes already read."""
        package = cls(Container(data, limits or Limits()))
        _ = package.sheets
        return package

    @property
    def part_names(self) -> tuple[str, ...]:
        """Names of all entries of the zip file."""
        return self.container.names

    @cached_property
    def content_types(self) -> dict[str, str]:
        """The content type of every entry, "" where none is given."""
        return read_content_types(self.container)

    def read_part(self, name: str) -> bytes:
        """The bytes of a part, inflated."""
        return self.container.read(name)

    def relations(self, part: str = "") -> tuple[Relation, ...]:
        """Relationships of a part; "" stands for the package itself."""
        return read_relations(self.container, part)

    def verify(self) -> None:
        """Inflate every entry once: checksums, and the inflated total within the limits."""
        self.container.verify()

    @cached_property
    def workbook_part(self) -> str:
        """The name of the workbook part, usually xl/workbook.xml."""
        for relation in self.relations():
            if relation.kind == "officeDocument" and not relation.external:
                return relation.target
        raise PackageError("workbook", "the package has no main document")

    @cached_property
    def workbook(self) -> WorkbookInfo:
        """What the workbook part says."""
        return read_any_workbook(self.container.chunks(self.workbook_part), self.container.budget)

    @cached_property
    def sheets(self) -> tuple[SheetInfo, ...]:
        """All sheets in their order."""
        targets = {r.id: r.target for r in self._workbook_relations if not r.external}
        found = []
        for name, relation, state in self.workbook.sheets:
            if relation not in targets or targets[relation] not in self.container:
                raise PackageError("sheet", "a sheet of the workbook has no part")
            found.append(SheetInfo(name, targets[relation], state))
        return tuple(found)

    @property
    def date1904(self) -> bool:
        """Whether serial dates count from 1904."""
        return self.workbook.date1904

    @property
    def defined_names(self) -> dict[str, str]:
        """Defined names with their text, constants included; names local to a sheet as "Sheet!name"."""
        return dict(self.workbook.names)

    @cached_property
    def custom_properties(self) -> dict[str, str]:
        """Custom document properties as text."""
        for relation in self.relations():
            if relation.kind in {"custom-properties", "customProperties"}:
                chunks = self.container.chunks(relation.target)
                return read_custom_properties(tree(chunks, self.container.budget))
        return {}

    def cells(self, sheet: str) -> dict[tuple[int, int], Cell]:
        """Cells of a sheet by (row, column), 1-based; blank styled cells included."""
        return self._content(sheet).cells

    def forget(self, sheet: str) -> None:
        """Let go of the cells of a sheet; they are read again when they are asked for."""
        self._contents.pop(self.sheet(sheet).part, None)

    def merges(self, sheet: str) -> tuple[str, ...]:
        """Merged areas of a sheet, such as "A1:C2"."""
        return self._content(sheet).merges

    def tables(self, sheet: str) -> tuple[TableInfo, ...]:
        """Tables of a sheet."""
        part = self.sheet(sheet).part
        if part not in self._tables:
            self._tables[part] = tuple(
                read_table(self.container.chunks(r.target), self.container.budget, r.target)
                for r in self.relations(part)
                if r.kind == "table" and not r.external
            )
        return self._tables[part]

    def moment(self, serial: float) -> datetime | None:
        """The date a serial number of this workbook stands for; None where it stands for none."""
        return from_serial(serial, date1904=self.date1904)

    def sheet(self, name: str) -> SheetInfo:
        """The sheet of a name, compared without regard to case."""
        try:
            return self._by_name[name.lower()]
        except KeyError:
            raise PackageError("sheet", "no sheet of that name") from None

    @cached_property
    def _by_name(self) -> dict[str, SheetInfo]:
        return {info.name.lower(): info for info in self.sheets}

    @cached_property
    def styles(self) -> Styles:
        """Number formats by cell style."""
        part = self._part_of("styles")
        return read_styles(self.container.chunks(part), self.container.budget) if part else Styles((), ())

    @cached_property
    def _workbook_relations(self) -> tuple[Relation, ...]:
        return self.relations(self.workbook_part)

    @cached_property
    def strings(self) -> list[str]:
        """The texts that cells share."""
        part = self._part_of("sharedStrings")
        return read_any_strings(self.container.chunks(part), self.container.budget) if part else []

    def _part_of(self, kind: str) -> str | None:
        return next((r.target for r in self._workbook_relations if r.kind == kind and not r.external), None)

    def _content(self, sheet: str) -> SheetContent:
        part = self.sheet(sheet).part
        if part not in self._contents:
            context = SheetContext(self.strings, self.styles.dates, self.date1904, self.container.budget)
            self._contents[part] = read_any_sheet(self.container.chunks(part), context)
        return self._contents[part]

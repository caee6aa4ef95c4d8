"""A workbook file that is edited part by part and written whole."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_xl.engines.openxml.bounds import OWN_FILE, PackageError
from lkjip_xl.engines.openxml.package import Package
from lkjip_xl.engines.openxml.repack import replace_file
from lkjip_xl.engines.openxml.sheet_model import Roster, SheetModel

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lkjip_xl.engines.openxml.repack import Entry, Piece
    from lkjip_xl.engines.openxml.sheet_edit import Finish
    from lkjip_xl.engines.openxml.sheet_model import TableModel

_MAX_SHEET_NAME = 31
# Excel's rule: no more than 31 characters, none of []:*?/\ and no apostrophe at either end.
_SHEET_NAME = re.compile(r"(?!')[^\[\]:*?/\\\x00-\x1f]{1,31}(?<!')")


@dataclass(slots=True)
class NameModel:
    """A defined name while it is edited; `position` is where it was read, None for a new one."""

    name: str
    text: str
    sheet: SheetModel | None
    position: int | None = None


class Document:
    """An open workbook file. Nothing touches the disk before `save`.

    `finish` is given every worksheet that changed, before it is written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.finish: Finish | None = None
        self.package = Package.open(path, OWN_FILE)
        self._stamp = _stamp(path)
        roster = Roster()
        self.sheets = [
            SheetModel(self.package, s.name, s.part, s.state, s.name, roster) for s in self.package.sheets
        ]
        self._by_name: dict[str, SheetModel] = {}
        self.originals = tuple(self.sheets)
        self.names_changed = False
        self.names = [self._read_name(i, key, text) for i, (key, text) in enumerate(self._raw_names())]

    @cached_property
    def fingerprint(self) -> str:
        """The SHA-256 of the bytes that were read."""
        return hashlib.sha256(self.package.container.data).hexdigest()

    def sheet(self, name: str) -> SheetModel:
        """The sheet of a name, compared without regard to case.

        Raises:
            KeyError: there is none.
        """
        found = self._by_name.get(name.lower())
        if found is None or found.name.lower() != name.lower():  # sheets come, and copies are renamed
            self._by_name = {sheet.name.lower(): sheet for sheet in self.sheets}
            found = self._by_name[name.lower()]
        return found

    @property
    def tables(self) -> list[tuple[SheetModel, TableModel]]:
        """Every table with its sheet."""
        return [(sheet, table) for sheet in self.sheets for table in sheet.tables]

    def copy_sheet(self, source: SheetModel, position: int) -> SheetModel:
        """A copy at a position (0-based), its name and its tables' names made unique."""
        taken = {sheet.name.lower() for sheet in self.sheets}
        number = 2
        while (name := f"{source.name[: _MAX_SHEET_NAME - 5]} ({number})").lower() in taken:
            number += 1
        twin = source.copy(name, self._fresh_table_names(source))
        self.sheets.insert(position, twin)
        local = [n for n in self.names if n.sheet is source]
        self.names += [NameModel(n.name, n.text, twin, n.position) for n in local]
        self.names_changed = True
        return twin

    def rename_sheet(self, sheet: SheetModel, name: str) -> None:
        """Rename a sheet that was copied since the file was opened.

        Raises:
            PackageError: the name is taken or not allowed, or other sheets may refer to the old one.
        """
        if not _SHEET_NAME.fullmatch(name):
            raise PackageError("sheet-name", "not a name a sheet can have")
        if any(other.name.lower() == name.lower() for other in self.sheets if other is not sheet):
            raise PackageError("sheet-name", "a sheet of that name exists")
        if not sheet.is_copy:
            raise PackageError("sheet", "only a sheet copied just now can be renamed")
        sheet.name = name

    def set_state(self, sheet: SheetModel, state: str) -> None:
        """Show or hide a sheet that was copied since the file was opened ("visible", "hidden").

        Raises:
            PackageError: the sheet was there before.
        """
        if not sheet.is_copy:
            raise PackageError("sheet", "only a sheet copied just now can be shown or hidden")
        sheet.state = state

    def rename_table(self, table: TableModel, name: str) -> None:
        """Rename a table; formulas on its own sheet follow.

        Raises:
            PackageError: the name is taken.
        """
        if any(other.name.lower() == name.lower() for _, other in self.tables if other is not table):
            raise PackageError("sheet", "a table of that name exists")
        table.name = name

    def take(self, name: str, parts: Mapping[str, Entry]) -> None:
        """Let a sheet be written as `render.rendered` gave it in another reading of the same file.

        Neither its cells nor its tables can be asked for after that, until the file is opened again.

        Raises:
            KeyError: there is no such sheet.
            PackageError: the sheet has edits of its own.
        """
        sheet = self.sheet(name)
        if sheet.is_changed:
            raise PackageError("sheet", "the sheet is edited here already")
        sheet.ready = parts

    def put(self, content: Sequence[Piece], path: Path | None = None) -> None:
        """Put the rendered package, given in pieces, in place: write beside, flush, replace.

        Raises:
            PackageError: ("changed") somebody else has saved the file since it was opened.
            PermissionError: the file is open elsewhere.
        """
        target = path or self.path
        if target == self.path and self._stamp != _stamp(target):
            raise PackageError("changed", "the file was saved by somebody else since it was opened")
        replace_file(target, *content)
        if target == self.path:
            self._stamp = _stamp(target)

    def _raw_names(self) -> list[tuple[str, str]]:
        return list(self.package.workbook.names.items())

    def _read_name(self, position: int, key: str, text: str) -> NameModel:
        scope, separator, name = key.rpartition("!")
        sheet = next((s for s in self.sheets if separator and s.name == scope), None)
        return NameModel(name, text, sheet, position)

    def _fresh_table_names(self, source: SheetModel) -> dict[str, str]:
        taken = {table.name.lower() for _, table in self.tables}
        fresh = {}
        for table in source.tables:
            number = 2
            while (name := f"{table.name}_{number}").lower() in taken:
                number += 1
            taken.add(name.lower())
            fresh[table.name] = name
        return fresh


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size

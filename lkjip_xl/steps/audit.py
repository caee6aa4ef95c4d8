"""`lkjip audit`: published tables and Renja workbooks, their arithmetic checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lkjip_xl.domain.audit.table import audit_row
from lkjip_xl.domain.errors import FileUnusableError
from lkjip_xl.domain.problems import Problem, is_galat
from lkjip_xl.domain.renja.audit import audit_renja
from lkjip_xl.formats.folder.case_folder import ensure_file
from lkjip_xl.formats.published_table import read_table
from lkjip_xl.formats.renja.workbook import read_renja

_TIDAK_COCOK = "tidak cocok"


@dataclass(frozen=True, slots=True)
class HasilBerkas:
    """Rows of a published table, or findings of a Renja workbook (`temuan` is None for a table)."""

    baris: tuple[Mapping[str, object], ...] = ()
    temuan: tuple[Problem, ...] | None = None

    @property
    def differs(self) -> bool:
        """Whether something disagrees."""
        if self.temuan is not None:
            return any(map(is_galat, self.temuan))
        return any(b["nilai"] == _TIDAK_COCOK for b in self.baris)

    def as_json(self) -> list[Mapping[str, object]]:
        """The list of DESIGN section 4."""
        return [t.as_dict() for t in self.temuan] if self.temuan is not None else list(self.baris)


def audit_file(path: Path) -> HasilBerkas:
    """Audit a file by what it is: a Renja workbook where it has that form's headings, else a table.

    Raises:
        FileUnusableError: it does not exist, or is neither.
    """
    ensure_file(path)
    if path.suffix.lower() != ".csv":
        try:
            return HasilBerkas(temuan=audit_renja(read_renja(path)))
        except FileUnusableError as not_renja:
            try:
                return _table(path)
            except FileUnusableError:
                raise not_renja from None
    return _table(path)


def _table(path: Path) -> HasilBerkas:
    return HasilBerkas(baris=tuple(audit_row(row).as_dict() for row in read_table(path)))

"""What Excel itself asks for, shown on stand-ins: it does not run here."""

from __future__ import annotations

import subprocess
import sys
from contextlib import nullcontext
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from lkjip_xl.engines import lean
from lkjip_xl.engines.blocks import Formula, write_block
from lkjip_xl.engines.excel import check_structure, unprotected, would_be_parsed
from lkjip_xl.engines.faults import LockedSheetError, LockedStructureError
from lkjip_xl.engines.lockfiles import find_lock

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("001", True),
        ("1/2", True),
        ("5.1.02.01", True),
        ("=SUM(A1)", True),
        ("-", True),
        ("Jan 2025", True),
        ("benar", True),
        ("+ catatan panjang " * 20, True),
        ("Tersusunnya dokumen", False),
        ("Kendala: hanya 3 dari 5 petugas yang mengikuti pelatihan sampai selesai.", False),
        ("é", False),
    ],
)
def test_text_excel_would_parse(text: str, *, expected: bool) -> None:
    assert would_be_parsed(text) is expected


class _Recorder:
    """A range that remembers what is assigned to it and to its slices; `formats` are those it has."""

    number_format: str | None

    def __init__(
        self,
        log: list[tuple[str, str, Any]],
        place: str = "",
        engine: str = "excel",
        formats: dict[str, str | None] | None = None,
    ) -> None:
        object.__setattr__(self, "_log", log)
        object.__setattr__(self, "_formats", formats or {})
        object.__setattr__(self, "_place", place)
        app = SimpleNamespace(engine=SimpleNamespace(name=engine))
        object.__setattr__(self, "sheet", SimpleNamespace(book=SimpleNamespace(app=app)))

    def __getitem__(self, key: tuple[slice, slice]) -> _Recorder:
        rows, columns = key
        return _Recorder(self._log, f"{rows.start}:{rows.stop},{columns.start}", formats=self._formats)

    def __getattr__(self, name: str) -> Any:
        if name == "number_format":
            return self._formats.get(self._place, "General")
        raise AttributeError(name)

    def __setattr__(self, name: str, value: Any) -> None:
        self._log.append((self._place, name, value))


def test_text_gets_its_format_before_it_is_written() -> None:
    log: list[tuple[str, str, Any]] = []
    link = Formula('=HYPERLINK("#A1","Buka")')
    write_block(_Recorder(log), [["001", "x", 1, link], [None, "y", "1/2", link]])  # type: ignore[arg-type]
    assert log == [
        ("None:None,0", "number_format", "@"),
        ("1:2,2", "number_format", "@"),
        ("", "value", [["001", "x", 1, None], [None, "y", "1/2", None]]),
        ("0:2,3", "formula", [[str(link)], [str(link)]]),
    ]


def test_a_number_lifts_the_text_format_of_its_cell() -> None:
    log: list[tuple[str, str, Any]] = []
    formats: dict[str, str | None] = {"None:None,0": "@", "None:None,1": None, "1:2,1": "@"}
    write_block(_Recorder(log, formats=formats), [[1, 2.5], [3, 4.5]])  # type: ignore[arg-type]
    assert log == [
        ("None:None,0", "number_format", "General"),
        ("1:2,1", "number_format", "General"),
        ("", "value", [[1, 2.5], [3, 4.5]]),
    ]


def test_other_engines_keep_their_formats() -> None:
    log: list[tuple[str, str, Any]] = []
    write_block(_Recorder(log, engine="openxml"), [["001", ""]])  # type: ignore[arg-type]
    assert log == [("", "value", [["001", None]])]


class _Native:
    """A protected worksheet of Excel."""

    Name = "Rekap"
    ProtectContents = True
    ProtectDrawingObjects = True
    ProtectScenarios = False
    password = ""

    def __init__(self) -> None:
        self.Protection = SimpleNamespace(**dict.fromkeys(_ALLOWED, False) | {"AllowFiltering": True})
        self.calls: list[dict[str, bool] | None] = []

    def Unprotect(self, password: str) -> None:  # noqa: N802  (Excel's own name)
        if self.password != password:
            raise OSError("1004")
        self.calls.append(None)
        self.ProtectContents = False

    def Protect(self, **given: bool) -> None:  # noqa: N802
        self.calls.append(given)
        self.ProtectContents = True


_ALLOWED = (
    *("AllowFormattingCells", "AllowFormattingColumns", "AllowFormattingRows", "AllowInsertingColumns"),
    *("AllowInsertingRows", "AllowInsertingHyperlinks", "AllowDeletingColumns", "AllowDeletingRows"),
    *("AllowSorting", "AllowFiltering", "AllowUsingPivotTables"),
)


def _sheet(native: object, engine: str) -> SimpleNamespace:
    app = SimpleNamespace(engine=SimpleNamespace(name=engine))
    return SimpleNamespace(api=native, book=SimpleNamespace(app=app))


def test_protection_comes_back_as_it_was_even_after_a_failure() -> None:
    native = _Native()
    with pytest.raises(ValueError, match="gagal"), unprotected(_sheet(native, "excel")):
        raise ValueError("gagal")
    lifted, restored = native.calls
    assert lifted is None
    assert restored is not None
    assert [name for name, given in restored.items() if given] == [
        "DrawingObjects",
        "Contents",
        "AllowFiltering",
    ]


def test_a_password_is_told_and_not_asked_for() -> None:
    native = _Native()
    native.password = "rahasia"  # noqa: S105  (of nothing)
    with pytest.raises(LockedSheetError) as told, unprotected(_sheet(native, "excel")):
        pass
    assert told.value.sheet == "Rekap"
    assert native.calls == []


@pytest.mark.parametrize(("engine", "locked"), [("excel", True), ("excel", False), ("openxml", True)])
def test_a_locked_structure_is_told_before_a_sheet_is_added(engine: str, locked: bool) -> None:  # noqa: FBT001
    app = SimpleNamespace(engine=SimpleNamespace(name=engine))
    book = SimpleNamespace(app=app, api=SimpleNamespace(ProtectStructure=locked))
    with pytest.raises(LockedStructureError) if engine == "excel" and locked else nullcontext():
        check_structure(book)


def test_protection_matters_to_excel_only() -> None:
    native = _Native()
    with unprotected(_sheet(native, "openxml")):
        pass
    native.ProtectContents = False
    with unprotected(_sheet(native, "excel")):
        pass
    assert native.calls == []


def test_excel_is_not_ended_with_python(monkeypatch: pytest.MonkeyPatch) -> None:
    windows = ModuleType("xlwings._xlwindows")
    windows.cleanup = lambda: None  # type: ignore[attr-defined]
    taken_back: list[object] = []
    monkeypatch.setitem(sys.modules, "xlwings._xlwindows", windows)
    monkeypatch.setattr("atexit.unregister", taken_back.append)
    lean.keep_excel_alive()
    assert taken_back == [windows.cleanup]


def test_heavy_packages_stay_out(workbook: Path) -> None:
    code = """
import sys
from pathlib import Path
from lkjip_xl.formats.book import open_book
with open_book(Path(sys.argv[1]), save=True) as book:
    book.write_table("tblData", [*book.read_table("tblData"), {"Kode": "x"}])
heavy = {"pandas", "numpy", "matplotlib", "polars", "PIL", "openpyxl"} & {name for name in sys.modules}
print(sorted(heavy))
import pandas
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(workbook)], check=True, capture_output=True, text=True
    )
    assert done.stdout.strip() == "[]"


def test_lock_files_name_their_owner(tmp_path: Path) -> None:
    path = tmp_path / "Master.xlsx"
    assert find_lock(path) is None
    office = tmp_path / ".~lock.Master.xlsx#"
    office.write_text(",budi,pc-1,21.11.2026 08:00,file:///x;", encoding="utf-8")
    lock = find_lock(path)
    assert lock is not None
    assert (lock.user, lock.program) == ("budi", "LibreOffice")
    excel = tmp_path / "~$Master.xlsx"
    for content, user in ((b"\x04Siti" + b" " * 160, "Siti"), (b"", ""), (b"\xff\xff", "")):
        excel.write_bytes(content)
        lock = find_lock(path)
        assert lock is not None
        assert (lock.user, lock.program) == (user, "Excel")

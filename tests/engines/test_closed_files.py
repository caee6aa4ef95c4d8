"""What the closed-file engine promises beyond the contract: it touches nothing it need not touch."""

from __future__ import annotations

import contextlib
import re
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lkjip_xl.engines.lean import load_xlwings
from lkjip_xl.engines.openxml.bounds import PackageError
from lkjip_xl.engines.openxml.document import Document
from lkjip_xl.engines.openxml.engine import Engine
from lkjip_xl.engines.openxml.package import Package
from lkjip_xl.engines.openxml.render import render, rendered, save
from lkjip_xl.engines.openxml.repack import compressed
from workbooks import build_workbook, change_parts, packed_entries, part

if TYPE_CHECKING:
    import random
    from pathlib import Path

DATA = "xl/worksheets/sheet1.xml"
WORKBOOK = "xl/workbook.xml"


def _open(path: Path) -> Any:
    return load_xlwings().Engine(impl=Engine()).apps.active.books.open(path)


def _changed(before: dict[str, bytes], path: Path) -> set[str]:
    after = packed_entries(path)
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


@pytest.mark.parametrize(
    ("calculation", "others"),
    [(b'fullCalcOnLoad="1"', set()), (b'fullCalcOnLoad="0"', {WORKBOOK}), (b"", {WORKBOOK})],
)
def test_a_cell_changes_its_sheet_and_that_the_workbook_is_calculated(
    workbook: Path, calculation: bytes, others: set[str]
) -> None:
    change_parts(workbook, {WORKBOOK: lambda data: data.replace(b'fullCalcOnLoad="1"', calculation)})
    before = packed_entries(workbook)
    book = _open(workbook)
    book.sheets["Data"]["B3"].value = 9
    book.save()
    assert _changed(before, workbook) == {DATA} | others
    assert 'fullCalcOnLoad="1"' in part(workbook, WORKBOOK)


def test_a_sheet_rendered_in_another_reading_gives_the_same_file(workbook: Path) -> None:
    def edit(book: Any) -> None:
        sheet = book.sheets["Data"]
        table = sheet.tables[0]
        whole = table.range
        table.resize(whole.resize(whole.shape[0] + 3))
        sheet["B3"].value = 9

    other, mine = _open(workbook), _open(workbook)
    edit(other)
    ordinary = render(other.api)
    parts = rendered(other.api, "Data")
    other.api.sheet("Data").revert()
    assert render(other.api) == workbook.read_bytes()
    mine.api.take("data", parts)
    assert render(mine.api) == ordinary
    with pytest.raises(PackageError):
        mine.sheets["Data"]["B3"].value = 1


def test_a_sheet_rendered_without_edits_changes_nothing(workbook: Path) -> None:
    parts = rendered(_open(workbook).api, "Data")
    mine = _open(workbook)
    mine.api.take("Data", parts)
    assert parts == {}
    assert render(mine.api) == workbook.read_bytes()


@pytest.mark.parametrize("write", ["copy", "formula", "own edit"])
def test_a_sheet_whose_edits_reach_further_is_not_rendered_apart(workbook: Path, write: str) -> None:
    book = _open(workbook)
    sheet = book.sheets["Data"]
    if write == "copy":
        sheet = sheet.copy(after=sheet, name="Salinan")
    elif write == "formula":
        sheet["B3"].formula = "=1+1"
    else:
        parts = {"xl/worksheets/sheet1.xml": compressed("xl/worksheets/sheet1.xml", b"<worksheet/>")}
        sheet["B3"].value = 9
        with pytest.raises(PackageError):
            book.api.take("Data", parts)
        return
    with pytest.raises(PackageError):
        rendered(book.api, sheet.name)


def test_nothing_written_is_nothing_changed(workbook: Path) -> None:
    before = workbook.read_bytes()
    book = _open(workbook)
    assert book.sheets["Data"]["B3"].value == 1.5
    book.save()
    assert workbook.read_bytes() == before


def test_a_copied_sheet_adds_parts_and_touches_only_lists(workbook: Path) -> None:
    before = packed_entries(workbook)
    book = _open(workbook)
    book.sheets["_Pola"].copy(name="Baru")
    book.save()
    new = {
        "xl/worksheets/sheet4.xml",
        "xl/worksheets/_rels/sheet4.xml.rels",
        "xl/tables/table3.xml",
    }
    lists = {WORKBOOK, "xl/_rels/workbook.xml.rels", "[Content_Types].xml", "docProps/app.xml"}
    assert _changed(before, workbook) == new | lists
    assert re.search(
        r'<definedName name="_xlnm.Print_Titles" localSheetId="3">Baru!', part(workbook, WORKBOOK)
    )


def test_formulas_of_a_copy_follow_its_names(workbook: Path) -> None:
    book = _open(workbook)
    copy = book.sheets["_Pola"].copy(name="Data PTH-1")
    copy.tables[0].name = "tblPola_PTH"
    book.save()
    cells = Package.open(workbook).cells("Data PTH-1")
    assert [cells[row, 6].formula for row in (1, 2)] == ["ROWS(tblPola_PTH[Kode])", "'Data PTH-1'!A3"]
    assert Package.open(workbook).cells("_Pola")[1, 6].formula == "ROWS(tblPola[Kode])"


def test_saving_twice_gives_the_same_bytes(workbook: Path) -> None:
    book = _open(workbook)
    book.sheets["_Pola"].copy(name="Baru")
    book.sheets["Data"]["B3"].value = 9
    book.save()
    first = workbook.read_bytes()
    book.save()
    assert workbook.read_bytes() == first


def test_new_rows_look_like_the_first(workbook: Path) -> None:
    book = _open(workbook)
    table = book.sheets["Data"].tables["tblData"]
    table.resize(table.range.resize(6, 4))
    table.data_body_range.columns[2].value = "x"
    book.save()
    sheet = openpyxl.load_workbook(workbook)["Data"]
    for row in (5, 7):
        assert sheet.cell(row, 1).fill.fgColor.rgb == "00FFEEDD"
        assert not sheet.cell(row, 4).protection.locked
        assert sheet.cell(row, 3).number_format == "dd/mm/yyyy"
    assert sheet.row_dimensions[7].height == 31
    assert sheet.tables["tblData"].ref == "A2:D7"
    assert sheet.tables["tblData"].autoFilter.ref == "A2:D7"
    assert [str(r.sqref) for r in sheet.conditional_formatting] == ["B3:B7"]
    assert str(sheet.data_validations.dataValidation[0].sqref) == "B3:B7"


def test_a_table_does_not_grow_into_another(workbook: Path) -> None:
    document = Document(workbook)
    data = document.sheet("Data")
    assert [table.name for _, table in document.tables] == ["tblData", "tblPola"]
    book = _open(workbook)
    table = book.sheets["Data"].tables["tblData"]
    with pytest.raises(PackageError):
        table.resize(book.sheets["Data"].range("B2:D9"))
    assert data.tables[0].body == (3, 1, 4, 4)


def test_charts_show_the_cells_as_saved(workbook: Path) -> None:
    book = _open(workbook)
    sheet = book.sheets["Data"]
    table = sheet.tables["tblData"]
    sheet.charts[0].set_source_data(sheet.range("A2:A5,C2:C5,B2:B5"))
    table.resize(table.range.resize(4, 4))
    table.data_body_range.value = [["a", 1.5, 10, None], ["b", None, 20, None], ["c", 3, 30, None]]
    book.save()
    chart = openpyxl.load_workbook(workbook)["Data"]._charts[0]
    first, second = chart.series
    assert (first.tx.strRef.f, first.cat.strRef.f, first.val.numRef.f) == (
        "Data!$C$2",
        "Data!$A$3:$A$5",
        "Data!$C$3:$C$5",
    )
    assert [p.v for p in first.cat.strRef.strCache.pt] == ["a", "b", "c"]
    assert [p.v for p in first.val.numRef.numCache.pt] == [10, 20, 30]
    assert [(p.idx, p.v) for p in second.val.numRef.numCache.pt] == [(0, 1.5), (2, 3)]
    assert second.val.numRef.numCache.ptCount == 3
    sheet.charts[0].set_source_data(sheet.range("A2:B3"))
    book.save()
    (only,) = openpyxl.load_workbook(workbook)["Data"]._charts[0].series
    assert only.val.numRef.f == "Data!$B$3"


def test_what_people_drew_survives(workbook: Path) -> None:
    book = _open(workbook)
    book.sheets["Orang & lain"]["A5"].value = "tambahan"
    book.save()
    sheet = openpyxl.load_workbook(workbook)["Orang & lain"]
    assert sheet["A1"].comment.text == "jangan hilang"
    assert "legacyDrawing" in part(workbook, "xl/worksheets/sheet2.xml")


def test_styles_of_new_cells_come_from_row_or_column(workbook: Path) -> None:
    def change(xml: bytes) -> bytes:
        cols = b'<cols><col min="20" max="21" width="9" style="2"/></cols><sheetData>'
        return xml.replace(b"<sheetData>", cols).replace(b'<row r="1"', b'<row r="1" s="1" customFormat="1"')

    change_parts(workbook, {"xl/worksheets/sheet3.xml": change})
    book = _open(workbook)
    book.sheets["_Pola"].range("T1:T9").value = 1
    book.save()
    cells = Package.open(workbook).cells("_Pola")
    assert [cells[row, 20].style for row in (1, 2, 9)] == [1, 2, 2]


def test_shared_formulas_outlive_their_first_cell(workbook: Path) -> None:
    def change(xml: bytes) -> bytes:
        rows = (
            b'<row r="20"><c r="A20"><f t="shared" ref="A20:A22" si="0">B20*2</f><v>4</v></c></row>'
            b'<row r="21"><c r="A21"><f t="shared" si="0"/><v>6</v></c></row>'
            b'<row r="22"><c r="A22"><f t="shared" si="0"/><v>8</v></c></row></sheetData>'
        )
        return xml.replace(b"</sheetData>", rows)

    change_parts(workbook, {DATA: change})
    book = _open(workbook)
    book.sheets["Data"]["A20"].value = "bukan rumus"
    book.save()
    cells = Package.open(workbook).cells("Data")
    assert [cells[row, 1].formula for row in (20, 21, 22)] == [None, "B21*2", "B22*2"]
    assert [cells[row, 1].value for row in (20, 21, 22)] == ["bukan rumus", 6.0, 8.0]


def test_the_calculation_chain_is_dropped_with_a_formula(workbook: Path) -> None:
    main = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    chain = b"<calcChain " + main + b'><c r="B1" i="2"/></calcChain>'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain"
    override = '<Override PartName="/xl/calcChain.xml" ContentType="x"/></Types>'
    change_parts(
        workbook,
        {
            "xl/_rels/workbook.xml.rels": lambda xml: xml.replace(
                b"</Relationships>",
                f'<Relationship Id="rId99" Type="{kind}" Target="calcChain.xml"/></Relationships>'.encode(),
            ),
            "[Content_Types].xml": lambda xml: xml.replace(b"</Types>", override.encode()),
        },
        xl__calcChain=chain,
    )
    book = _open(workbook)
    book.sheets["Data"]["B3"].value = 2
    book.save()
    assert "xl/calcChain.xml" in packed_entries(workbook)
    book.sheets["Orang & lain"]["B1"].value = 2
    book.save()
    assert "xl/calcChain.xml" not in packed_entries(workbook)
    assert "calcChain" not in part(workbook, "xl/_rels/workbook.xml.rels") + part(
        workbook, "[Content_Types].xml"
    )


@pytest.mark.parametrize("name", ["'x", "x'", "a:b", "Data", "data"])
def test_sheet_names_excel_refuses(workbook: Path, name: str) -> None:
    document = Document(workbook)
    copy = document.copy_sheet(document.sheet("_Pola"), 1)
    with pytest.raises(PackageError, match="sheet-name"):
        document.rename_sheet(copy, name)


def test_somebody_elses_save_is_not_overwritten(workbook: Path) -> None:
    book = _open(workbook)
    book.sheets["Data"]["B3"].value = 2
    workbook.write_bytes(workbook.read_bytes() + b" ")
    with pytest.raises(PackageError, match="changed"):
        book.save()


def test_a_failed_save_leaves_the_old_file(workbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, target: Path) -> None:  # noqa: ARG001
        raise PermissionError

    before = workbook.read_bytes()
    book = _open(workbook)
    book.sheets["Data"]["B3"].value = 2
    monkeypatch.setattr("pathlib.Path.replace", refuse)
    monkeypatch.setattr("time.sleep", lambda _: None)
    with pytest.raises(PermissionError):
        book.save()
    assert workbook.read_bytes() == before
    assert [p.name for p in workbook.parent.iterdir()] == [workbook.name]


def test_values_no_cell_can_hold_are_refused(workbook: Path) -> None:
    cell = _open(workbook).sheets["Data"]["B3"]
    for value in ("x" * 32_768, "\ud800", float("inf")):
        with pytest.raises(PackageError, match="value"):
            cell.value = value


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(2**53), 2**53)
PLACES = st.tuples(st.integers(1, 40), st.integers(1, 30))


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.dictionaries(PLACES, TEXT | NUMBERS | st.booleans() | st.none(), max_size=30))
def test_any_values_round_trip(tmp_path: Path, values: dict[tuple[int, int], Any]) -> None:
    path = tmp_path / "a.xlsx"
    if not path.exists():
        build_workbook(tmp_path / "asli.xlsx")
    shutil.copy(tmp_path / "asli.xlsx", path)
    document = Document(path)
    sheet = document.sheet("Orang & lain")
    for place, value in values.items():
        sheet.put(*place, value)
    save(document)
    cells = Package.open(path).cells("Orang & lain")
    for place, value in values.items():
        expected = None if value == "" else value
        found = cells[place].value if place in cells else None
        assert found == expected
        assert isinstance(found, str | bool) == isinstance(expected, str | bool)


@settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.randoms(use_true_random=False), st.integers(1, 8))
def test_editing_a_mutated_file_raises_nothing_else(tmp_path: Path, rng: random.Random, changes: int) -> None:
    original = tmp_path / "asli.xlsx"
    if not original.exists():
        build_workbook(original)
    data = bytearray(original.read_bytes())
    for _ in range(changes):
        data[rng.randrange(len(data))] = rng.randrange(256)
    path = tmp_path / "rusak.xlsx"
    path.write_bytes(data)
    with contextlib.suppress(PackageError):
        document = Document(path)
        document.sheets[0].put(3, 1, "x")
        document.copy_sheet(document.sheets[-1], 1)
        render(document)


@pytest.mark.office
def test_libreoffice_reads_the_same_values(workbook: Path, tmp_path: Path) -> None:
    if shutil.which("soffice") is None:
        pytest.skip("soffice is not on the path")
    book = _open(workbook)
    copy = book.sheets["_Pola"].copy(name="Salin 'ini' & itu")
    copy.visible = True
    copy.tables[0].name = "tblSalin"
    book.sheets["Data"].tables[0].resize(book.sheets["Data"].range("A2:D7"))
    book.sheets["Data"].range("A3:B7").value = [
        ["001", 1],
        ["=1+1", 2.5],
        ["<&>", 1e-7],
        ["a\nb", True],
        [None, 3],
    ]
    book.save()
    out = tmp_path / "lo"
    profile = f"-env:UserInstallation=file://{tmp_path}/profil"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", out, workbook]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    converted = openpyxl.load_workbook(out / workbook.name, data_only=True)
    rows = converted["Data"].iter_rows(min_row=3, max_row=7, max_col=2, values_only=True)
    assert list(rows) == [("001", 1), ("=1+1", 2.5), ("<&>", 1e-7), ("a\nb", True), (None, 3)]
    assert converted["Orang & lain"]["B1"].value == pytest.approx(3.5)
    assert "Salin 'ini' & itu" in converted.sheetnames

from __future__ import annotations

import contextlib
import io
import random
import zipfile
from datetime import date, datetime, time
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.formula.translate import Translator
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import Table

from lkjip_xl.engines.openxml.dates import from_serial, is_date_format, to_serial
from lkjip_xl.engines.openxml.package import Limits, Package, PackageError
from lkjip_xl.engines.openxml.shared_formula import SharedFormula

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def _workbook_bytes() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Isian"
    for row in (["Kode", "Nilai", "Tanggal"], ["001", 12.5, date(2026, 1, 2)], ["1/2", True, None]):
        sheet.append(row)
    sheet["A6"] = "=B2*2"
    sheet.merge_cells("E1:F2")
    sheet.add_table(Table(displayName="tblIsian", ref="A1:C3"))
    book.create_sheet("Rahasia").sheet_state = "veryHidden"
    book.defined_names["stempel"] = DefinedName("stempel", attr_text='"abc"')
    book.custom_doc_props.append(openpyxl.packaging.custom.StringProperty(name="cap", value="abc"))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


WORKBOOK = _workbook_bytes()


def _replace(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return stream.getvalue()


def _sheet(body: str, *, encoding: str = "utf-8", namespace: str = MAIN) -> Package:
    xml = f'<?xml version="1.0" encoding="{encoding}"?><worksheet {namespace}>{body}</worksheet>'
    return Package.from_bytes(_replace(WORKBOOK, "xl/worksheets/sheet1.xml", lambda _: xml.encode(encoding)))


def _data(cells: str, **more: str) -> dict[tuple[int, int], object]:
    package = _sheet(f"<sheetData><row r='1'>{cells}</row></sheetData>", **more)
    return {place: (cell.value, cell.kind) for place, cell in package.cells("Isian").items()}


def test_a_workbook_is_read() -> None:
    package = Package.from_bytes(WORKBOOK)
    cells = package.cells("Isian")
    assert [(s.name, s.state) for s in package.sheets] == [("Isian", "visible"), ("Rahasia", "veryHidden")]
    assert (cells[2, 1].value, cells[2, 1].kind) == ("001", "s")
    assert (cells[2, 2].value, cells[3, 2].value, cells[3, 2].kind) == (12.5, True, "b")
    assert cells[2, 3].is_date
    assert package.moment(cells[2, 3].value) == datetime(2026, 1, 2)  # type: ignore[arg-type]
    assert cells[6, 1].formula == "B2*2"
    assert package.merges("Isian") == ("E1:F2",)
    (table,) = package.tables("Isian")
    assert (table.name, table.ref, table.columns) == ("tblIsian", "A1:C3", ("Kode", "Nilai", "Tanggal"))
    assert package.defined_names == {"stempel": '"abc"'}
    assert package.custom_properties == {"cap": "abc"}
    assert package.content_types["xl/workbook.xml"].endswith("sheet.main+xml")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (
            '<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t> b</t></r><rPh><t>x</t></rPh></is></c>',
            ("a b", "s"),
        ),
        ('<c r="A1" t="str"><f>""</f><v></v></c>', ("", "s")),
        ('<c r="A1" t="str"><v>a_x000D_b</v></c>', ("a\rb", "s")),
        ('<c r="A1" t="str"><v>a_xD800_b</v></c>', ("a\ufffdb", "s")),
        ('<c r="A1" t="e"><v>#DIV/0!</v></c>', ("#DIV/0!", "e")),
        ('<c r="A1" t="b"><v>0</v></c>', (False, "b")),
        ('<c r="A1" t="d"><v>2026-01-02</v></c>', (46024.0, "d")),
        ('<c r="A1"><v>1.5E-3</v></c>', (0.0015, "n")),
        ('<c r="A1" s="1"/>', (None, "")),
        ("<c><v>7</v></c>", (7.0, "n")),
    ],
)
def test_kinds_of_cells(cell: str, expected: tuple[object, str]) -> None:
    assert _data(cell) == {(1, 1): expected}


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ("<c r='A1'><v>nan</v></c>", "value"),
        ("<c r='A1'><v>1_000</v></c>", "value"),
        ("<c r='A1'><v>1e999</v></c>", "value"),
        ("<c r='A1' t='s'><v>9999</v></c>", "strings"),
        ("<c r='A2'/>", "grid"),
        ("<c r='A1'/><c r='A1'/>", "grid"),
        ("<c r='XFE1'/>", "grid"),
        ("<c r='A1' t='zzz'><v>1</v></c>", "value"),
        ("<c r='A1' t='d'><v>kemarin</v></c>", "value"),
        ("<c r='A1'><f>" + "1+" * 9000 + "1</f></c>", "formula"),
        ("</row><row r='1'>", "grid"),
        ("</row><row r='1048577'>", "grid"),
        ("<c", "xml"),
    ],
)
def test_a_damaged_cell_is_refused(cells: str, reason: str) -> None:
    with pytest.raises(PackageError) as caught:
        _data(cells)
    assert caught.value.reason == reason


def test_shared_strings_are_joined_from_their_runs() -> None:
    body = (
        "<si><t>satu</t></si><si><r><rPr><b/></rPr><t xml:space='preserve'>du</t></r><r><t>a</t></r>"
        "<rPh sb='0' eb='1'><t>x</t></rPh></si><si><t/></si><si><t>a_x000A_b</t></si>"
    )
    cells = "".join(f"<c r='{column}1' t='s'><v>{n}</v></c>" for n, column in enumerate("ABCD"))
    package = Package.from_bytes(_with_strings(f"<sst {MAIN}>{body}</sst>", cells))
    assert [cell.value for cell in package.cells("Isian").values()] == ["satu", "dua", "", "a\nb"]


def _with_strings(strings: str, cells: str) -> bytes:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    relation = f'<Relationship Id="rIdS" Type="{kind}" Target="/xl/sharedStrings.xml"/></Relationships>'
    sheet = f"<worksheet {MAIN}><sheetData><row r='1'>{cells}</row></sheetData></worksheet>"
    data = _replace(WORKBOOK, "xl/worksheets/sheet1.xml", lambda _: sheet.encode())
    rels = "xl/_rels/workbook.xml.rels"
    data = _replace(data, rels, lambda xml: xml.replace(b"</Relationships>", relation.encode()))
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("xl/sharedStrings.xml", strings)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<row " + " ".join(f'a{n}="1"' for n in range(200_000)) + "/>", "xml"),
        ("<row>" * 300, "xml"),
    ],
)
def test_tags_without_end_are_refused(body: str, reason: str) -> None:
    with pytest.raises(PackageError) as caught:
        _sheet(f"<sheetData>{body}").cells("Isian")
    assert caught.value.reason == reason


def test_other_writers_dialects() -> None:
    strict = 'xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"'
    assert _data("<c r='A1'><v>1</v></c>", namespace=strict) == {(1, 1): (1.0, "n")}
    assert _data("<c r='A1' t='str'><v>é</v></c>", encoding="utf-16") == {(1, 1): ("é", "s")}
    prefixed = _workbook_with_prefix()
    assert Package.from_bytes(prefixed).cells("Isian") == Package.from_bytes(WORKBOOK).cells("Isian")


def _workbook_with_prefix() -> bytes:
    def change(xml: bytes) -> bytes:
        text = xml.decode().replace("<", "<x:").replace("<x:/", "</x:").replace("<x:?", "<?")
        return text.replace('xmlns="', 'xmlns:x="').encode()

    data = WORKBOOK
    for part in ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"):
        data = _replace(data, part, change)
    return data


def test_shared_formulas_are_written_out() -> None:
    package = _sheet(
        "<sheetData><row r='1'><c r='A1'><f t='shared' ref='A1:A2' si='0'>B1+$C$1</f><v>1</v></c></row>"
        "<row r='2'><c r='A2'><f t='shared' si='0'/><v>2</v></c></row></sheetData>"
    )
    assert [c.formula for c in package.cells("Isian").values()] == ["B1+$C$1", "B2+$C$1"]


FORMULAS = [
    "SUM(A1:B2)+C$3*$D4-$E$5",
    'LOG10(A1)&"A1 ""B2"""',
    "'Lembar A1'!B2+Data_X!C3",
    "SUM(A:C)+SUM($A:C)+SUM(2:3)",
    "IF(Tabel[[#This Row],[A1]]>0,A1,tblX[A1])",
    "_xlfn.XLOOKUP(A1,B:B,C:C)+nama_A1+A1.5",
]


@pytest.mark.parametrize("formula", FORMULAS[:5])
def test_translation_agrees_with_openpyxl(formula: str) -> None:
    expected = Translator("=" + formula, origin="F6").translate_formula("H9")[1:]
    assert SharedFormula(formula, 6, 6).at(9, 8) == expected


def test_translation_off_the_grid_is_a_broken_reference() -> None:
    assert SharedFormula("A1+B2", 5, 5).at(4, 5) == "#REF!+B1"
    assert SharedFormula(FORMULAS[5], 1, 1).at(1, 1) == FORMULAS[5]


def test_shared_formulas_cannot_multiply_without_end() -> None:
    rows = "".join(f"<row r='{n}'><c r='A{n}'><f t='shared' si='0'/></c></row>" for n in range(2, 500))
    body = (
        f"<sheetData><row r='1'><c r='A1'><f t='shared' si='0'>{'1+' * 5000}1</f></c></row>{rows}</sheetData>"
    )
    data = _sheet(body).container.data
    with pytest.raises(PackageError, match="formula"):
        Package.from_bytes(data, Limits(formulas=1 << 20)).cells("Isian")


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("dd/mm/yyyy", True),
        ("[$-421]d mmmm yyyy", True),
        ("[h]:mm", True),
        ('#,##0" hari"', False),
        ("[Red]0.00", False),
        ("General", False),
        ("[$Rp-421]#,##0;[Red]-[$Rp-421]#,##0", False),
        (r"0\d", False),
    ],
)
def test_date_formats(code: str, *, expected: bool) -> None:
    assert is_date_format(170, code) is expected


@given(st.datetimes(datetime(1900, 1, 1), datetime(9999, 12, 30)), st.booleans())
def test_serial_dates_round_trip(moment: datetime, date1904: bool) -> None:  # noqa: FBT001
    moment = moment.replace(microsecond=0, year=max(moment.year, 1904))
    assert from_serial(to_serial(moment, date1904=date1904), date1904=date1904) == moment


def test_serial_dates_at_the_false_leap_day() -> None:
    assert to_serial(date(1900, 2, 28)) == 59
    assert to_serial(date(1900, 3, 1)) == 61
    assert from_serial(59) == datetime(1900, 2, 28)
    assert to_serial(time(12)) == 0.5
    assert from_serial(-1) is None


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        (Limits(packed=100), "packed"),
        (Limits(inflated=500), "inflated"),
        (Limits(entries=3), "entries"),
        (Limits(cells=3), "cells"),
        (Limits(elements=20), "elements"),
        (Limits(nodes=5), "elements"),
        (Limits(merges=0), "merges"),
    ],
)
def test_limits_are_kept(tmp_path: Path, limits: Limits, reason: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(WORKBOOK)
    with pytest.raises(PackageError) as caught:
        Package.open(path, limits).cells("Isian")
    assert caught.value.reason == reason


def test_files_that_are_no_package(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    reasons = []
    for data in (b"", b"kode;nilai", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)):
        path.write_bytes(data)
        with pytest.raises(PackageError) as caught:
            Package.open(path)
        reasons.append(caught.value.reason)
    with pytest.raises(PackageError) as caught:
        Package.open(tmp_path)
    assert [*reasons, caught.value.reason] == ["not-zip", "not-zip", "ole", "missing"]


def test_doctype_is_refused() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>'
    data = _replace(WORKBOOK, "xl/worksheets/sheet1.xml", lambda _: bomb)
    with pytest.raises(PackageError, match="doctype"):
        Package.from_bytes(data).cells("Isian")


def test_a_wrong_checksum_is_reported() -> None:
    with zipfile.ZipFile(io.BytesIO(WORKBOOK)) as old:
        entry = old.getinfo("xl/theme/theme1.xml")
    data = bytearray(WORKBOOK)
    directory = data.rfind(b"xl/theme/theme1.xml") - 46
    assert data[directory : directory + 4] == b"PK\x01\x02"
    data[directory + 16 : directory + 20] = (entry.CRC ^ 1).to_bytes(4, "little")
    package = Package.from_bytes(bytes(data))
    with pytest.raises(PackageError, match="crc"):
        package.verify()


def _read_everything(data: bytes) -> None:
    package = Package.from_bytes(data)
    for sheet in package.sheets:
        package.cells(sheet.name)
        package.tables(sheet.name)
    _ = (package.custom_properties, package.content_types, package.defined_names)
    package.verify()


@settings(max_examples=150, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, 12))
def test_mutated_files_raise_nothing_else(rng: random.Random, changes: int) -> None:
    data = bytearray(WORKBOOK)
    for _ in range(changes):
        data[rng.randrange(len(data))] = rng.randrange(256)
    with contextlib.suppress(PackageError):
        _read_everything(bytes(data))


PARTS = (
    "xl/worksheets/sheet1.xml",
    "xl/workbook.xml",
    "xl/styles.xml",
    "xl/tables/table1.xml",
    "docProps/custom.xml",
)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from((*PARTS, "xl/_rels/workbook.xml.rels", "_rels/.rels", "[Content_Types].xml")),
    st.randoms(),
)
def test_mutated_parts_raise_nothing_else(part: str, rng: random.Random) -> None:
    def change(xml: bytes) -> bytes:
        data = bytearray(xml)
        for _ in range(rng.randint(1, 4)):
            start = rng.randrange(len(data))
            data[start : start + rng.randint(0, 5)] = rng.choice(
                [b"", b"9", b"-1", b"A", b"\xff", b"<a/>", b'"']
            )
        return bytes(data)

    with contextlib.suppress(PackageError):
        _read_everything(_replace(WORKBOOK, part, change))

"""The reader of returned forms: identity, tables found wherever they stand, cells with their place."""

from __future__ import annotations

import datetime as dt
import json
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from form_helpers import (
    INDIKATOR,
    KEPALA,
    KONTEKS,
    STAMP,
    address,
    build,
    codes,
    put,
    read,
    read_book,
    save,
    value,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.packaging.custom import CustomPropertyList
from openpyxl.styles import NamedStyle

from lkjip_xl.domain.records import Stempel
from lkjip_xl.domain.skala import PREDIKAT
from lkjip_xl.formats.forms.reader import Kelas, read_form


def test_a_filled_form_is_accepted_with_every_input_cell_in_order(tmp_path: Path) -> None:
    book = build()
    put(book, "1.1", "TW I", 40)
    put(book, "1.1", "Realisasi", 87.5)
    put(book, "1.1", "Kendala", "Akses jalan <rusak> & jauh")
    put(book, "1.06.01", "Realisasi", 1_250_000_000)
    hasil = read_book(book, tmp_path)
    assert hasil.kelas is Kelas.DITERIMA, hasil.temuan
    assert hasil.stempel == STAMP
    assert hasil.temuan == ()
    assert value(hasil, "1.1", "Realisasi") == Decimal("87.5")
    nilai = hasil.as_dict()["nilai"]
    assert isinstance(nilai, list)
    assert [n["sel"] for n in nilai[:3]] == ["F5", "G5", "H5"]
    assert len(nilai) == 3 * 13 + 2 * 2
    assert {(n["kode"], n["kolom"], n["nilai"]) for n in nilai if n["nilai"] is not None} == {
        ("1.1", "TW I", 40),
        ("1.1", "Realisasi", 87.5),
        ("1.1", "Kendala", "Akses jalan <rusak> & jauh"),
        ("1.06.01", "Realisasi", 1_250_000_000),
    }
    json.dumps(hasil.as_dict())


def test_rows_and_columns_are_known_by_identity(tmp_path: Path) -> None:
    book = build()
    put(book, "1.1", "Realisasi", 81)
    put(book, "1.2", "Realisasi", 119)
    sheet = book["Indikator"]
    sheet.title = "Isian kami"
    sheet.tables.clear()
    for column in range(1, 19):  # the first two rows change places
        a, b = sheet.cell(KEPALA + 1, column), sheet.cell(KEPALA + 2, column)
        a.value, b.value = b.value, a.value
    sheet.insert_rows(2)
    sheet.insert_cols(4)
    hasil = read_book(book, tmp_path)
    assert hasil.kelas is Kelas.DITERIMA, hasil.temuan
    assert value(hasil, "1.1", "Realisasi") == 81
    assert value(hasil, "1.2", "Realisasi") == 119
    assert hasil.submission is not None
    isian = hasil.submission.cell("1.1", "Realisasi")
    assert isian is not None
    assert isian.sel == "J5"
    assert (isian.asal.lembar, isian.asal.sel) == ("Isian kami", "K7")


def test_missing_doubled_and_unknown_rows(tmp_path: Path) -> None:
    book = build()
    put(book, "1.1", "Realisasi", 81)
    put(book, "1.2", "Realisasi", 119)
    sheet = book["Indikator"]
    sheet.tables.clear()
    for column in range(1, 6):
        sheet.cell(9, column, sheet.cell(5, column).value)
    sheet.cell(9, 10, 99)
    sheet["A6"] = "9.9"
    sheet["J11"] = 5
    hasil = read_book(book, tmp_path)
    assert hasil.kelas is Kelas.PERINGATAN
    assert {"F42", "F43", "F44"} <= codes(hasil)
    assert value(hasil, "1.1", "Realisasi") is None
    assert value(hasil, "1.2", "Realisasi") is None
    assert [t.sel for t in hasil.temuan if t.kode == "F44"] == ["A6", "A11"]


@pytest.mark.parametrize(
    ("kolom", "baru", "kode", "nilai"),
    [
        ("Indikator", "Indikator lain", "F46", None),
        ("Target", "60", "F45", Decimal(81)),
        ("Satuan", "rasio", "F45", Decimal(81)),
        ("Target", 80, None, Decimal(81)),
    ],
)
def test_locked_cells(tmp_path: Path, kolom: str, baru: object, kode: str | None, nilai: object) -> None:
    book = build()
    put(book, "1.1", "Realisasi", 81)
    put(book, "1.1", kolom, baru)
    hasil = read_book(book, tmp_path)
    assert codes(hasil) == ({kode} if kode else set())
    assert value(hasil, "1.1", "Realisasi") == nilai
    if kode:
        assert hasil.temuan[0].sel == address("1.1", kolom)[1]
        assert f"menjadi “{baru}”" in hasil.temuan[0].pesan


def test_columns_that_are_gone_doubled_or_added(tmp_path: Path) -> None:
    book = build()
    sheet = book["Indikator"]
    sheet.tables.clear()
    put(book, "1.1", "TW I", 5)
    put(book, "1.1", "Realisasi", 81)
    sheet["F4"] = "Triwulan 1"
    sheet["K4"] = "Realisasi"
    sheet["S4"] = "Catatan kami"
    hasil = read_book(book, tmp_path)
    assert {"F40", "F41", "F47"} <= codes(hasil)
    assert value(hasil, "1.1", "TW I") is None
    assert value(hasil, "1.1", "Realisasi") is None


@pytest.mark.parametrize(
    ("mentah", "nilai", "kode"),
    [
        ("1.234,5", Decimal("1234.5"), None),
        ("87,5 %", None, "N17"),
        ("70 persen", None, "N17"),
        ("Rp 70", None, "N17"),
        ("70 (tujuh puluh)", Decimal(70), None),
        ("70 (tujuh belas)", None, "N16"),
        ("1.234", None, "N01"),
        ("dua puluh", None, "N02"),
        (dt.date(2025, 2, 1), None, "N03"),
        (True, None, "N04"),
        ("#REF!", None, "N05"),
        ("-", None, None),
        ("n/a", None, None),
        (0, Decimal(0), None),
        (0.1 + 0.2, Decimal("0.3"), None),
        ("٣", None, "N02"),
        ("=1+1", None, "F51"),
    ],
)
def test_numbers_as_people_type_them(tmp_path: Path, mentah: object, nilai: object, kode: str | None) -> None:
    book = build()
    put(book, "1.2", "Realisasi", mentah)
    hasil = read_book(book, tmp_path)
    assert value(hasil, "1.2", "Realisasi") == nilai
    assert codes(hasil) == ({kode} if kode else set())
    assert all(t.sel == "J6" and t.lembar == "Indikator" for t in hasil.temuan)


@pytest.mark.parametrize(
    ("kode", "mentah", "nilai", "temuan"),
    [
        ("1.1", "87,5 %", Decimal("87.5"), None),
        ("1.1", "Rp 1.500", None, "N17"),
        ("2.1", "82,5 %", Decimal("82.5"), "N18"),
        ("1.06.01", "70%", None, "N17"),
        ("1.06.01", "Rp70.000", Decimal(70_000), None),
    ],
)
def test_a_typed_unit_must_be_that_of_the_row(
    tmp_path: Path, kode: str, mentah: str, nilai: Decimal | None, temuan: str | None
) -> None:
    book = build()
    put(book, kode, "Realisasi", mentah)
    hasil = read_book(book, tmp_path)
    assert value(hasil, kode, "Realisasi") == nilai
    assert codes(hasil) == ({temuan} if temuan else set())


def test_percent_formats_predicates_and_money(tmp_path: Path) -> None:
    book = build()
    put(book, "1.1", "Realisasi", 0.875).number_format = "0.0%"
    put(book, "1.1", "TW I", 0.5).style = NamedStyle("persen", number_format="0%")
    put(book, "1.2", "Realisasi", 0.5).number_format = "0%"
    put(book, "1.2", "TW I", 5).number_format = '0" %"'
    put(book, "2.1", "Realisasi", "bb")
    put(book, "2.1", "TW I", "XX")
    put(book, "1.06.01", "Realisasi", "Rp1.250.000")
    hasil = read_book(book, tmp_path)
    assert value(hasil, "1.1", "Realisasi") == Decimal("87.5")
    assert value(hasil, "1.1", "TW I") == 50
    assert value(hasil, "1.2", "Realisasi") is None
    assert value(hasil, "1.2", "TW I") == 5
    assert value(hasil, "2.1", "Realisasi") == PREDIKAT["BB"]
    assert value(hasil, "2.1", "TW I") is None
    assert value(hasil, "1.06.01", "Realisasi") == 1_250_000
    assert codes(hasil) == {"F53", "F54", "N13"}


def _with_cached(path: Path, cell: str, formula: str, cached: str) -> Path:
    """Give a formula of the Indikator sheet its cached value, as Excel does."""
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    sheet = parts["xl/worksheets/sheet2.xml"].decode()
    assert f"<f>{formula}</f><v" in sheet
    before, after = sheet.split(f"<f>{formula}</f><v", 1)
    after = after.partition("</c>")[2]
    parts["xl/worksheets/sheet2.xml"] = f"{before}<f>{formula}</f><v>{cached}</v></c>{after}".encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in parts.items():
            target.writestr(name, data)
    assert cell
    return path


@pytest.mark.parametrize(("formula", "kode"), [("F6+G6", "F50"), ("[1]Data!B2", "F52")])
def test_formulas_with_a_cached_value_are_used_with_a_warning(
    tmp_path: Path, formula: str, kode: str
) -> None:
    book = build()
    put(book, "1.2", "Realisasi", f"={formula}")
    path = _with_cached(save(book, tmp_path / "masuk" / "a.xlsx"), "J6", formula, "118.5")
    hasil = read(path)
    assert value(hasil, "1.2", "Realisasi") == Decimal("118.5")
    assert codes(hasil) == {kode}
    assert "118,5" in hasil.temuan[0].pesan


def test_texts_stay_as_typed(tmp_path: Path) -> None:
    book = build()
    put(book, "1.1", "Kendala", " =SUM(A1) {{ x }}\nbaris dua ")
    put(book, "1.1", "Kendala", None)
    sheet, cell = address("1.1", "Kendala")
    book[sheet][cell].value = " {{ x }} <b>\nbaris dua "
    put(book, "1.1", "Solusi", "rapi_x0007_")
    put(book, "1.1", "PIC", 19670711)
    put(book, "1.1", "Batas Waktu", dt.datetime(2026, 3, 31, tzinfo=None))
    put(book, "1.1", "Bukti Dukung", "x" * 12_000)
    put(book, "1.2", "PIC", 1.5)
    put(book, "1.2", "Solusi", True)  # noqa: FBT003
    put(book, "1.2", "Kendala", "   ")
    put(book, "1.2", "Bukti Dukung", "#N/A")
    hasil = read_book(book, tmp_path)
    assert value(hasil, "1.1", "Kendala") == " {{ x }} <b>\nbaris dua "
    assert value(hasil, "1.1", "Solusi") == "rapi"
    assert value(hasil, "1.1", "PIC") == "19670711"
    assert value(hasil, "1.1", "Batas Waktu") == "31 Maret 2026"
    assert len(str(value(hasil, "1.1", "Bukti Dukung"))) == 10_000
    assert value(hasil, "1.2", "PIC") == "1,5"
    assert value(hasil, "1.2", "Solusi") == "TRUE"
    assert value(hasil, "1.2", "Kendala") is None
    assert value(hasil, "1.2", "Bukti Dukung") is None
    assert codes(hasil) == {"F55", "F56", "F57"}


def test_merged_cells_give_no_figure_to_anybody(tmp_path: Path) -> None:
    book = build()
    sheet = book["Indikator"]
    put(book, "1.1", "TW I", 40)
    put(book, "1.1", "Kendala", "Sama untuk dua indikator")
    sheet.merge_cells("F5:I5")
    sheet.merge_cells("M5:M6")
    sheet.merge_cells("R5:S5")  # reaches beyond the table: nobody's cell is covered
    hasil = read_book(book, tmp_path)
    assert codes(hasil) == {"F48", "F49"}
    assert value(hasil, "1.1", "TW I") is None
    assert value(hasil, "1.1", "Kendala") == "Sama untuk dua indikator"
    assert value(hasil, "1.2", "Kendala") is None


def test_a_copied_sheet_is_told_and_a_tie_is_refused(tmp_path: Path) -> None:
    book = build()
    put(book, "1.1", "Realisasi", 81)
    salinan = book.copy_worksheet(book["Indikator"])
    hasil = read_book(book, tmp_path)
    assert codes(hasil) == {"F33"}
    assert value(hasil, "1.1", "Realisasi") == 81
    salinan["J5"] = 82
    assert codes(read_book(book, tmp_path, "c.xlsx")) == {"F35"}
    book["Indikator"].title = "Lama"
    salinan.title = "Baru"
    hasil = read_book(book, tmp_path, "b.xlsx")
    assert (hasil.kelas, codes(hasil)) == (Kelas.DITOLAK, {"F32"})


def test_hidden_and_filtered_rows_count_as_before(tmp_path: Path) -> None:
    book = build()
    put(book, "1.2", "Realisasi", 119)
    sheet = book["Indikator"]
    sheet.row_dimensions[6].hidden = True
    sheet.column_dimensions["J"].hidden = True
    sheet.auto_filter.ref = "A4:R7"
    sheet.auto_filter.add_filter_column(0, ["1.1"])
    sheet.sheet_state = "hidden"
    hasil = read_book(book, tmp_path)
    assert (hasil.kelas, value(hasil, "1.2", "Realisasi")) == (Kelas.DITERIMA, 119)


def test_endless_copies_of_the_header_are_not_all_read(tmp_path: Path) -> None:
    book = build()
    put(book, "1.1", "Realisasi", 81)
    sheet = book["Indikator"]
    for baris in range(20, 60):
        for kolom in range(1, 19):
            sheet.cell(baris, kolom, sheet.cell(KEPALA, kolom).value)
    hasil = read_book(book, tmp_path)
    assert (hasil.kelas, value(hasil, "1.1", "Realisasi")) == (Kelas.DITERIMA, 81)


def test_without_headers_the_form_is_refused(tmp_path: Path) -> None:
    book = build()
    book["Indikator"].tables.clear()
    book["Indikator"]["C4"] = "Nama"
    hasil = read_book(book, tmp_path)
    assert (hasil.kelas, codes(hasil)) == (Kelas.DITOLAK, {"F31"})
    assert "Indikator hilang" in hasil.pesan
    assert hasil.stempel == STAMP
    del book["Indikator"]
    assert codes(read_book(book, tmp_path, "b.xlsx")) == {"F31"}


@pytest.mark.parametrize("sisa", ["properti", "lembar", "nama"])
def test_one_carrier_of_the_stamp_is_enough(tmp_path: Path, sisa: str) -> None:
    book = build()
    if sisa != "properti":
        book.custom_doc_props = CustomPropertyList()
    if sisa != "lembar":
        del book["_Stempel"]
    if sisa != "nama":
        book.defined_names.clear()
    assert read_book(book, tmp_path).kelas is Kelas.DITERIMA


def test_a_stamp_that_contradicts_is_damaged_or_gone(tmp_path: Path) -> None:
    book = build()
    book["_Stempel"]["A1"] = STAMP.token().replace("REHSOS", "PPPA")
    assert codes(read_book(book, tmp_path, "a.xlsx")) == {"F22"}
    assert codes(read_book(build("LKJIP|rusak" + "x" * 100), tmp_path, "b.xlsx")) == {"F23"}
    kosong = build("")
    hasil = read_book(kosong, tmp_path, "c.xlsx")
    assert (hasil.kelas, codes(hasil)) == (Kelas.DITOLAK, {"F21"})
    del kosong["Indikator"]
    del kosong["Anggaran"]
    hasil = read_book(kosong, tmp_path, "d.xlsx")
    assert (hasil.kelas, codes(hasil)) == (Kelas.BUKAN, {"F20"})


@pytest.mark.parametrize(
    ("stempel", "kode"),
    [
        (Stempel(2024, STAMP.sop, STAMP.unit, "REHSOS", 1, "T0001"), "F24"),
        (Stempel(2025, STAMP.sop, "LAIN", "REHSOS", 1, "T0001"), "F25"),
        (Stempel(2025, "lain", STAMP.unit, "REHSOS", 1, "T0001"), "F26"),
        (Stempel(2025, STAMP.sop, STAMP.unit, "XYZ", 1, "T0001"), "F27"),
        (Stempel(2025, STAMP.sop, STAMP.unit, "REHSOS", 1, "T0001", versi=9), "F28"),
        (Stempel(2025, STAMP.sop, STAMP.unit, "REHSOS", 1, "T9999"), "F29"),
    ],
)
def test_forms_of_another_folder_are_refused(tmp_path: Path, stempel: Stempel, kode: str) -> None:
    hasil = read_book(build(stempel.token()), tmp_path)
    assert (hasil.kelas, codes(hasil)) == (Kelas.DITOLAK, {kode})
    assert hasil.submission is None
    assert hasil.as_dict()["nilai"] == []


def test_the_issued_copy_must_be_there_readable_and_the_same(tmp_path: Path) -> None:
    path = save(build(), tmp_path / "masuk" / "a.xlsx")
    assert codes(read_form(path, lambda _: None, KONTEKS)) == {"F29"}
    rusak = tmp_path / "rusak.xlsx"
    rusak.write_bytes(b"PK\x03\x04")
    assert codes(read_form(path, lambda _: rusak, KONTEKS)) == {"F30"}
    asing = build()
    del asing["Indikator"]
    del asing["Anggaran"]
    tanpa = save(asing, tmp_path / "asing.xlsx")
    assert codes(read_form(path, lambda _: tanpa, KONTEKS)) == {"F30"}
    putaran_dua = build(Stempel(2025, STAMP.sop, STAMP.unit, "REHSOS", 2, "T0001").token())
    lain = save(putaran_dua, tmp_path / "lain.xlsx")
    assert codes(read_form(path, lambda _: lain, KONTEKS)) == {"F34"}


def test_an_unexpected_fault_is_a_refusal_not_a_traceback(tmp_path: Path) -> None:
    def broken(_: Stempel) -> Path:
        raise ZeroDivisionError

    path = save(build(), tmp_path / "masuk" / "a.xlsx")
    assert codes(read_form(path, broken, KONTEKS)) == {"F12"}


def test_the_name_that_findings_carry_can_be_given(tmp_path: Path) -> None:
    book = build()
    put(book, "1.1", "Realisasi", "x")
    path = save(book, tmp_path / "masuk" / "a.xlsx")
    asli = save(build(), tmp_path / "asli.xlsx")
    hasil = read_form(path, lambda _: asli, KONTEKS, "2-masuk/a.xlsx")
    assert {t.berkas for t in hasil.temuan} == {"2-masuk/a.xlsx"}
    assert hasil.berkas == "2-masuk/a.xlsx"
    assert hasil.isi == path.read_bytes()


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    folder = tmp_path_factory.mktemp("mutasi")
    book = build()
    for kode, *_ in INDIKATOR[:2]:
        put(book, kode, "Realisasi", 81.25)
    path = save(book, folder / "masuk" / "asli.xlsx")
    assert read(path).kelas is Kelas.DITERIMA
    return folder, path.read_bytes()


@settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_mutated_files_never_raise_and_never_change_a_figure_in_silence(
    filled: tuple[Path, bytes], data: st.DataObject
) -> None:
    folder, asli = filled
    isi = bytearray(asli)
    for _ in range(data.draw(st.integers(1, 6))):
        tempat = data.draw(st.integers(0, len(isi) - 1))
        isi[tempat] = data.draw(st.integers(0, 255))
    potong = data.draw(st.integers(0, len(isi)))
    path = folder / "masuk" / "mutasi.xlsx"
    path.write_bytes(bytes(isi if data.draw(st.booleans()) else isi[:potong]))
    hasil = read(path)
    assert hasil.kelas in set(Kelas)
    if hasil.kelas is Kelas.DITERIMA:
        assert value(hasil, "1.1", "Realisasi") == Decimal("81.25")


_POTONGAN = [
    "<c ",
    "<row ",
    "</v>",
    't="s"',
    'r="J5"',
    "<v>",
    "81.25",
    "<sheetData>",
    "Kode",
    "&amp;",
    's="1"',
]
_GANTI = ["", "<c><v>1</v></c>", "<!DOCTYPE x>", "1e999", "nan", "<f>1</f>", "\x00", 'r="XFD1048577"', "&x;"]


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_mutated_xml_never_raises(filled: tuple[Path, bytes], data: st.DataObject) -> None:
    folder, asli = filled
    sumber = folder / "masuk" / "sumber.xlsx"
    sumber.write_bytes(asli)
    with zipfile.ZipFile(sumber) as zf:
        parts = {name: zf.read(name).decode() for name in zf.namelist()}
    nama = data.draw(st.sampled_from(sorted(parts)))
    lama = data.draw(st.sampled_from(_POTONGAN))
    parts[nama] = parts[nama].replace(lama, data.draw(st.sampled_from(_GANTI)), data.draw(st.integers(1, 3)))
    path = folder / "masuk" / "mutasi2.xlsx"
    with zipfile.ZipFile(path, "w") as zf:
        for part, teks in parts.items():
            zf.writestr(part, teks)
    hasil = read(path)
    assert hasil.kelas in set(Kelas)
    assert all(t.pesan and t.saran for t in hasil.temuan)

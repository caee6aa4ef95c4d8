"""Odd and hostile files made from a real form: one class each, no silent wrong value (issue: trust)."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from form_helpers import STAMP, codes
from korpus import DIKETIK, Dasar, Ubah, cell, make, pack, wrong_values
from openpyxl import Workbook, load_workbook

from lkjip_xl.formats.gate import Kelas

L = "xl/worksheets/sheet2.xml"
TOKEN = STAMP.token().encode()
LAIN = TOKEN.replace(b"|REHSOS|", b"|PPPA|")
_DITERIMA = (Kelas.DITERIMA, Kelas.PERINGATAN)


@pytest.fixture(scope="module")
def dasar(tmp_path_factory: pytest.TempPathFactory) -> Dasar:
    return make(tmp_path_factory.mktemp("korpus"))


def _sub(part: str, lama: bytes, baru: bytes) -> Ubah:
    def change(bagian: dict[str, bytes]) -> None:
        assert re.search(lama, bagian[part], re.DOTALL), (part, lama)
        bagian[part] = re.sub(lama, baru, bagian[part], flags=re.DOTALL)

    return change


def _plus(part: str, isi: bytes = b"x") -> Ubah:
    return lambda bagian: bagian.__setitem__(part, isi)


_PROPERTI = _sub("docProps/custom.xml", rb"<property .*</property>", b"")
_NAMA = _sub("xl/workbook.xml", rb'<definedName name="lkjip_stempel">.*?</definedName>', b"")
_LEMBAR = _sub("xl/worksheets/sheet4.xml", re.escape(TOKEN), b"")
_TAMPAK = _sub("xl/worksheets/sheet1.xml", re.escape(TOKEN), b"")


@pytest.mark.parametrize(
    ("hilang", "kelas", "kode"),
    [
        ((_PROPERTI,), Kelas.DITERIMA, set()),
        ((_NAMA, _LEMBAR), Kelas.DITERIMA, set()),
        ((_PROPERTI, _NAMA, _TAMPAK), Kelas.DITERIMA, set()),
        ((_PROPERTI, _NAMA, _LEMBAR), Kelas.PERINGATAN, {"F36"}),
        ((_PROPERTI, _NAMA, _LEMBAR, _TAMPAK), Kelas.DITOLAK, {"F21"}),
    ],
)
def test_one_carrier_of_the_stamp_is_enough(
    dasar: Dasar, tmp_path: Path, hilang: tuple[Ubah, ...], kelas: Kelas, kode: set[str]
) -> None:
    hasil = dasar.judge(tmp_path / "f.xlsx", dasar.changed(*hilang))
    assert (hasil.kelas, codes(hasil)) == (kelas, kode)
    assert wrong_values(hasil, DIKETIK) == []


@pytest.mark.parametrize(
    "part",
    ["docProps/custom.xml", "xl/workbook.xml", "xl/worksheets/sheet4.xml", "xl/worksheets/sheet1.xml"],
)
def test_carriers_must_not_contradict(dasar: Dasar, tmp_path: Path, part: str) -> None:
    hasil = dasar.judge(tmp_path / "f.xlsx", dasar.changed(_sub(part, re.escape(TOKEN), LAIN)))
    assert (hasil.kelas, codes(hasil)) == (Kelas.DITOLAK, {"F22"})


def _cells_only(data: bytes) -> bytes:
    """Sheets and cell values, as a web program gives them back: no names, properties, hidden sheets."""
    book, baru = load_workbook(io.BytesIO(data)), Workbook()
    baru.remove(baru.worksheets[0])
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            salinan = baru.create_sheet(sheet.title)
            for row in sheet.iter_rows():
                for c in row:
                    salinan.cell(c.row, c.column).value = c.value
    target = io.BytesIO()
    baru.save(target)
    return target.getvalue()


def _saved_by_openpyxl(data: bytes) -> bytes:
    target = io.BytesIO()
    load_workbook(io.BytesIO(data)).save(target)
    return target.getvalue()


@pytest.mark.parametrize(
    ("simpan", "kelas"), [(_saved_by_openpyxl, Kelas.DITERIMA), (_cells_only, Kelas.PERINGATAN)]
)
def test_stamps_survive_other_programs(
    dasar: Dasar, tmp_path: Path, simpan: Callable[[bytes], bytes], kelas: Kelas
) -> None:
    hasil = dasar.judge(tmp_path / "f.xlsx", simpan(pack(dasar.isi)))
    assert (hasil.kelas, hasil.stempel) == (kelas, STAMP)
    assert wrong_values(hasil, DIKETIK) == []


@pytest.mark.parametrize("baru", [b"82,0", b"70"])
def test_a_changed_locked_cell_is_told_whatever_saved_it(dasar: Dasar, tmp_path: Path, baru: bytes) -> None:
    data = _saved_by_openpyxl(dasar.changed(_sub(L, rb"<v>82</v>", b"<v>" + baru.split(b",")[0] + b"</v>")))
    hasil = dasar.judge(tmp_path / "f.xlsx", _cells_only(data))
    ditemukan = [t.pesan for t in hasil.temuan if t.kode == "F45"]
    assert bool(ditemukan) == (baru == b"70")
    assert all("Target" in p and "82" in p and "70" in p for p in ditemukan)


D = Decimal
SEL: list[tuple[str, object]] = [
    *((cell(t), v) for t, v in {
        "1.234,56": D("1234.56"), "1,234.56": D("1234.56"), "1 234": D(1234), "1\u00a0234": D(1234),
        "８０": None, "٨٠": None, "5 juta": None, "1,5 M": None, "(5)": D(-5), "'12": D(12), "1e3": None,
        "+7": D(7), "80 orang": D(80), "nan": None, "1_000": None, "0x10": None, "=1+1": None,
        "01.234": None, "8O": None, "1OO": None, "80-90": None, "1.234": None, "½": None, "TRUE": None,
    }.items()),
    ('<c r="{r}"{s} t="b"><v>1</v></c>', None),
    ('<c r="{r}"{s} t="e"><v>#REF!</v></c>', None),
    ('<c r="{r}"{s} t="d"><v>2025-03-01</v></c>', None),
    ('<c r="{r}"{s}><f>40+40</f><v>80</v></c>', D(80)),
    ('<c r="{r}"{s}><f>40+40</f></c>', None),
    ('<c r="{r}"{s}><f>[1]A!A1</f><v>80</v></c>', D(80)),
    ('<c r="{r}"{s}><f t="shared" si="9"/><v>80</v></c>', D(80)),
    ('<c r="{r}"{s}><f t="dataTable" ref="{r}" r1="A1"/><v>80</v></c>', D(80)),
    ('<c r="{r}"{s} t="inlineStr"><is><r><t>8</t></r><r><t>0,5</t></r></is></c>', D("80.5")),
    ('<c r="{r}"{s} t="inlineStr"><is><t>80</t><rPh sb="0" eb="1"><t>99</t></rPh></is></c>', D(80)),
    ('<c r="{r}"{s}><v>80</v><v>90</v></c>', None),
    ('<c r="{r}"{s}><v>80</v></c><c r="{r}"{s}><v>90</v></c>', None),
    ('<c r="{r}"{s} t="inlineStr"><is><t>80</t></is><v>90</v></c>', None),
    ('<c r="{r}"{s}><is><t>80</t></is></c>', None),
    ('<c r="{r}"{s}><v>abc</v></c>', None),
    ('<c r="{r}"{s}><v>NaN</v></c>', None),
    ('<c r="{r}"{s}><v>1e999</v></c>', None),
    ('<c r="{r}"{s} t="s"><v>99999</v></c>', None),
    ('<m:Choice xmlns:m="urn:m"><c r="{r}"{s}><v>90</v></c></m:Choice>', None),
]  # fmt: skip


@pytest.mark.parametrize(("xml", "nilai"), SEL)
def test_a_figure_is_read_as_typed_or_refused_with_a_word(
    dasar: Dasar, tmp_path: Path, xml: str, nilai: object
) -> None:
    data = dasar.changed(lambda b: dasar.set(b, "1.2", "Realisasi", xml))
    hasil = dasar.judge(tmp_path / "f.xlsx", data)
    assert wrong_values(hasil, {**DIKETIK, ("1.2", "Realisasi"): nilai}) == []
    polos = xml.startswith('<c r="{r}"{s} t="inlineStr">') and nilai is not None
    assert hasil.temuan or polos, hasil.pesan


@pytest.mark.parametrize(
    ("ketik", "harap", "bersih"),
    [
        ("=cmd|'/c calc'!A0", "=cmd|'/c calc'!A0", True),
        ("@SUM(A1) {{ 7*7 }} {% x %} ]]>", "@SUM(A1) {{ 7*7 }} {% x %} ]]>", True),
        ("\u202eabc 👩\u200d👧", "\u202eabc 👩\u200d👧", True),
        ("None", "None", True),
        ("a_x0007_b", "ab", False),
        ("a_xD800_b", "ab", False),
    ],
)
def test_text_is_data(dasar: Dasar, tmp_path: Path, ketik: str, harap: str, *, bersih: bool) -> None:
    data = dasar.changed(lambda b: dasar.set(b, "1.2", "Kendala", cell(ketik)))
    hasil = dasar.judge(tmp_path / "f.xlsx", data)
    assert wrong_values(hasil, {**DIKETIK, ("1.2", "Kendala"): harap}) == []
    assert codes(hasil) == (set() if bersih else {"F55"})


def test_a_long_number_that_excel_cut_is_no_text(dasar: Dasar, tmp_path: Path) -> None:
    data = dasar.changed(lambda b: dasar.set(b, "1.2", "Kendala", cell(D("1.98001012005012E+17"))))
    hasil = dasar.judge(tmp_path / "f.xlsx", data)
    assert wrong_values(hasil, {**DIKETIK, ("1.2", "Kendala"): None}) == []
    assert [(t.kode, "198001012005012000" in t.pesan) for t in hasil.temuan] == [("F59", True)]


def _swap(b: dict[str, bytes]) -> None:
    """The labels of two rows exchanged: neither row is sure any more."""
    b[L] = b[L].replace(b"Ukuran 1.1", b"Ukuran X").replace(b"Ukuran 1.2", b"Ukuran 1.1")
    b[L] = b[L].replace(b"Ukuran X", b"Ukuran 1.2")


_TIPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
SUSUNAN: dict[str, tuple[Ubah, tuple[Kelas, ...], str]] = {
    "baris ganda": (_sub(L, rb'(<row r="6".*?</row>)', rb"\1\1"), (Kelas.DITOLAK,), "F12"),
    "judul diubah": (_sub(L, rb"<t>Realisasi</t></is></c><c r=\"Q", b'<t>Hasil</t></is></c><c r="Q'), _DITERIMA, "F40"),
    "kode hilang": (_sub(L, rb"<t>Kode</t>", b"<t>No</t>"), (Kelas.DITOLAK,), "F31"),
    "label ditukar": (_swap, _DITERIMA, "F46"),
    "gabung": (_sub(L, rb'<mergeCells count="\d+">', b'<mergeCells><mergeCell ref="L6:O6"/>'), _DITERIMA, "F49"),
    "gabung semua": (
        _sub(L, rb'<mergeCells count="\d+">', b'<mergeCells><mergeCell ref="A1:XFD1048576"/>'), _DITERIMA, "F49",
    ),
    "sudut kisi": (
        _sub(L, rb"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'), _DITERIMA, "",
    ),
    "luar kisi": (
        _sub(L, rb"</sheetData>", b'<row r="1048577"><c r="A1048577"/></row></sheetData>'), (Kelas.DITOLAK,), "F12",
    ),
    "xxe": (
        _sub(L, rb"\?>", b'?><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>'), (Kelas.DITOLAK,), "F16",
    ),
    "makro": (_plus("xl/vbaProject.bin"), (Kelas.DITOLAK,), "F14"),
    "objek": (_plus("xl/embeddings/a.bin"), (Kelas.DITOLAK,), "F15"),
    "tautan": (_plus("xl/externalLinks/externalLink1.xml", b"<externalLink/>"), _DITERIMA, "F17"),
    "bom": (_plus("xl/media/a.xml", bytes(61 << 20)), (Kelas.DITOLAK,), "F13"),
    "elemen": (_sub(L, rb"</sheetData>", b"<a/>" * 600_000 + b"</sheetData>"), (Kelas.DITOLAK,), "F1"),
    "tanpa lembar": (lambda b: b.__delitem__(L), (Kelas.DITOLAK,), "F12"),
    "bukan lembar": (_plus(L, b"<?xml version='1.0'?><a/>"), (Kelas.DITOLAK,), "F31"),
}  # fmt: skip


@pytest.mark.parametrize("nama", SUSUNAN)
def test_changed_packages_have_one_class(dasar: Dasar, tmp_path: Path, nama: str) -> None:
    ubah, kelas, kode = SUSUNAN[nama]
    hasil = dasar.judge(tmp_path / "f.xlsx", dasar.changed(ubah))
    assert hasil.kelas in kelas, hasil.pesan
    assert not kode or any(k.startswith(kode) for k in codes(hasil)), hasil.temuan
    assert wrong_values(hasil, DIKETIK) == []


def test_cut_short_doubled_or_stored_otherwise(dasar: Dasar, tmp_path: Path) -> None:
    utuh = pack(dasar.isi)
    for n in (0, 1, 30, len(utuh) // 3, len(utuh) // 2, len(utuh) - 30, len(utuh) - 1):
        assert dasar.judge(tmp_path / "f.xlsx", utuh[:n]).kelas is Kelas.DITOLAK, n
    ganda = io.BytesIO(utuh)
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(ganda, "a") as zf:
        zf.writestr(L, dasar.isi[L].replace(b"<v>155</v>", b"<v>999</v>"))
    assert dasar.judge(tmp_path / "f.xlsx", ganda.getvalue()).kelas is Kelas.DITOLAK
    tersimpan = dasar.judge(tmp_path / "f.xlsx", pack(dasar.isi, zipfile.ZIP_STORED))
    assert (tersimpan.kelas, wrong_values(tersimpan, DIKETIK)) == (Kelas.DITERIMA, [])

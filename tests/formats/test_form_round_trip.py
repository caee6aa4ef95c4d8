"""What the writer of forms writes and a person fills in, the reader reads back: the real form, both ends."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from form_helpers import KONTEKS, STAMP
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from lkjip_xl.domain.records import Bidang
from lkjip_xl.formats.forms.reader import HasilBaca, Kelas, read_form
from lkjip_xl.formats.forms.writer import BarisForm, FormSpec, write_form
from lkjip_xl.formats.sheet_map import ISIAN_ANGGARAN, ISIAN_INDIKATOR

TETAP = ("Kode", "Sasaran", "Indikator", "Satuan", "Target")


def _indicator(kode: str, satuan: str, target: object, **isian: object) -> BarisForm:
    return BarisForm(
        dict(zip(TETAP, (kode, "Sasaran A", f"Ukuran {kode}", satuan, target), strict=True)), isian
    )


INDIKATOR = (
    _indicator("1.1", "%", Decimal("87.5")),
    _indicator("001", "orang", Decimal(1200)),
    _indicator("3.10", "predikat", "BB"),
)
ANGGARAN = (
    BarisForm({"Kode": "1.06.01", "Uraian": "Program A", "Pagu": Decimal("1250000000.50")}),
    BarisForm({"Kode": "1.06.02", "Uraian": "Program B", "Pagu": Decimal(100)}),
)


def _issue(
    path: Path, anggaran: tuple[BarisForm, ...] = ANGGARAN, catatan: tuple[tuple[str, str, str], ...] = ()
) -> Path:
    bidang = Bidang("REHSOS", "Bidang Rehabilitasi", "Kepala Bidang")
    path.parent.mkdir(parents=True, exist_ok=True)
    spec = FormSpec("Kota", "Dinas", 2025, bidang, STAMP, None, INDIKATOR, anggaran, catatan)
    write_form(path, spec)
    return path


def _read(path: Path, asli: Path) -> HasilBaca:
    return read_form(path, lambda s: asli if s == STAMP else None, KONTEKS)


def _cells(hasil: HasilBaca) -> dict[tuple[str, str], str]:
    assert hasil.submission is not None, hasil.pesan
    return {(i.kode, i.kolom): i.sel for i in hasil.submission.isian}


def test_an_untouched_form_is_accepted_and_blank(tmp_path: Path) -> None:
    asli = _issue(tmp_path / "asli.xlsx")
    hasil = _read(asli, asli)
    assert (hasil.kelas, hasil.temuan) == (Kelas.DITERIMA, ())
    assert hasil.submission is not None
    assert [i.nilai for i in hasil.submission.isian] == [None] * (3 * 13 + 2 * 2)
    assert all(i.sel == i.asal.sel for i in hasil.submission.isian)


def test_a_form_without_budget_lines_and_one_with_comments(tmp_path: Path) -> None:
    asli = _issue(tmp_path / "asli.xlsx", (), (("Indikator", "P6", "Realisasi belum diisi."),))
    hasil = _read(asli, asli)
    assert (hasil.kelas, hasil.temuan) == (Kelas.DITERIMA, ())
    assert {i.lembar for i in hasil.submission.isian if hasil.submission} == {"Indikator"}


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _issue(tmp_path_factory.mktemp("bolakbalik") / "asli.xlsx")


_ANGKA = ("TW I", "TW II", "TW III", "TW IV", "Realisasi", "Pembilang", "Penyebut")
_TEKS = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co"), exclude_characters="\ufffd"),
    min_size=1,
    max_size=40,
)
_BILANGAN = st.integers(-(10**12), 10**12) | st.decimals(-(10**6), 10**6, places=3).map(float)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_what_is_typed_is_what_is_read(issued: Path, data: st.DataObject) -> None:
    tempat = _cells(_read(issued, issued))
    book = load_workbook(issued)
    ketik: dict[tuple[str, str], object] = {}
    for kode, kolom in data.draw(
        st.lists(st.sampled_from(sorted(tempat)), min_size=1, max_size=12, unique=True)
    ):
        lembar = "Anggaran" if kode.startswith("1.06") else "Indikator"
        angka = kolom in _ANGKA
        ketik[kode, kolom] = data.draw(_BILANGAN if angka else _TEKS.filter(lambda t: t.strip()))
        sel = book[lembar][tempat[kode, kolom]]
        sel.value = ketik[kode, kolom]
        if not angka:
            sel.data_type = "s"
    path = issued.with_name("isi.xlsx")
    book.save(path)
    hasil = _read(path, issued)
    assert hasil.kelas is Kelas.DITERIMA, hasil.temuan
    assert hasil.submission is not None
    for isian in hasil.submission.isian:
        diketik = ketik.get((isian.kode, isian.kolom))
        if isinstance(diketik, float | int):
            assert isian.nilai == Decimal(repr(diketik))
        else:
            assert isian.nilai == diketik


def test_every_input_of_the_real_form_is_asked(issued: Path) -> None:
    tempat = _cells(_read(issued, issued))
    assert {k for kode, k in tempat if kode == "001"} == set(ISIAN_INDIKATOR)
    assert {k for kode, k in tempat if kode == "1.06.01"} == set(ISIAN_ANGGARAN)

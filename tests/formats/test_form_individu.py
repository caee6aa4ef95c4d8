"""Sheets Individu and Dokumen: written, filled in by people, read back; forms without them stay as they were."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from form_helpers import KONTEKS, STAMP
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from lkjip_xl.domain.isian_dokumen import documents_of
from lkjip_xl.domain.isian_individu import person_code, used_rows
from lkjip_xl.domain.records import Bidang, Submission
from lkjip_xl.formats.forms import map as tata
from lkjip_xl.formats.forms.reader import HasilBaca, Kelas, read_form
from lkjip_xl.formats.forms.writer import BarisForm, FormSpec, write_form
from lkjip_xl.formats.sheet_map import ISIAN_INDIVIDU

TETAP = ("Kode", "Sasaran", "Indikator", "Satuan", "Target")
NIP = "19900512 201503 2 001"
ORANG = ("Siti Contoh", NIP, "Staf", "Surat selesai", "surat", 120, 118, "")
DAFTAR = {"D-01": "IKU", "D-02": "Renstra", "D-03": "Renja"}
KIRI = {t.lembar: t.kiri for t in tata.TABEL_FORM}
BERSAMA = ("indikator", "anggaran", "individu")


def _people(banyak: int) -> list[BarisForm]:
    return [BarisForm({"Kode": person_code(n)}) for n in range(1, banyak + 1)]


SPEC = FormSpec(
    *("Kota", "Dinas", 2025, Bidang("REHSOS", "Seksi Rehabilitasi"), STAMP, None),
    indikator=[BarisForm(dict(zip(TETAP, ("1.1", "S", "Ukuran", "%", 90), strict=True)))],
    anggaran=[BarisForm({"Kode": "5.1", "Uraian": "Program", "Pagu": Decimal(1000)})],
    formulir=BERSAMA,
    individu=_people(20),
    dokumen=[BarisForm({"Kode": k, "Dokumen": n}) for k, n in DAFTAR.items()],
)


def _issue(path: Path, **ubah: object) -> Path:
    write_form(path, replace(SPEC, **ubah))
    return path


def _read(path: Path, asli: Path) -> HasilBaca:
    return read_form(path, lambda s: asli if s == STAMP else None, KONTEKS)


def _fill(book: Workbook, lembar: str, baris: int, isi: tuple[object, ...], dari: int = 1) -> None:
    for j, nilai in enumerate(isi):
        book[lembar].cell(tata.AWAL + baris, KIRI[lembar] + dari + j).value = nilai or None


def _returned(tmp_path: Path, asli: Path, fill: object) -> HasilBaca:
    book = load_workbook(asli)
    fill(book)
    path = tmp_path / "kembali.xlsx"
    book.save(path)
    return _read(path, asli)


def _sub(hasil: HasilBaca) -> Submission:
    assert hasil.submission is not None, hasil.pesan
    return hasil.submission


@pytest.fixture
def form(tmp_path: Path) -> Path:
    return _issue(tmp_path / "asli.xlsx")


@pytest.fixture
def dokumen(tmp_path: Path) -> Path:
    return _issue(tmp_path / "dokumen.xlsx", formulir=("dokumen",))


def test_an_untouched_form_of_three_tables_is_accepted(form: Path) -> None:
    hasil = _read(form, form)
    assert (hasil.kelas, hasil.temuan) == (Kelas.DITERIMA, ())
    assert {i.lembar for i in _sub(hasil).isian} == {"Indikator", "Anggaran", "Individu"}
    assert used_rows(_sub(hasil)) == {}


def test_a_form_of_the_ordinary_tables_is_the_one_issued_before(tmp_path: Path) -> None:
    biasa = _issue(tmp_path / "biasa.xlsx", formulir=tata.BIASA)
    assert load_workbook(biasa).sheetnames == ["Petunjuk", "Indikator", "Anggaran", "_Stempel"]
    assert tata.template_name(tata.BIASA) == "formulir.xlsx"


def test_any_set_of_tables_can_be_issued(tmp_path: Path) -> None:
    semua = _issue(tmp_path / "semua.xlsx", formulir=(*BERSAMA, "dokumen"))
    assert _read(semua, semua).kelas is Kelas.DITERIMA
    lembar = ["Petunjuk", "Indikator", "Anggaran", "Individu", "Dokumen", "_Stempel"]
    assert load_workbook(semua).sheetnames == lembar
    assert load_workbook(semua, data_only=True)["Petunjuk"][tata.SEL_TERISI].value == "0 dari 5 isian"


def test_people_are_read_and_unused_rows_are_no_fault(tmp_path: Path, form: Path) -> None:
    def isi(book: Workbook) -> None:
        _fill(book, "Individu", 0, ORANG)
        _fill(book, "Individu", 4, (*ORANG[:5], "80-90", "85,5", "baik"))

    hasil = _returned(tmp_path, form, isi)
    sub = _sub(hasil)
    assert hasil.temuan == ()
    assert list(used_rows(sub)) == ["I-01", "I-05"]
    assert sub.value("I-01", "NIP", "Individu") == NIP
    assert sub.value("I-01", "Target", "Individu") == Decimal(120)
    assert sub.value("I-05", "Target", "Individu") == "80-90"
    assert sub.value("I-05", "Realisasi", "Individu") == Decimal("85.5")
    assert sub.value("1.1", "Realisasi") is None


def test_progress_counts_the_indicators_of_people(tmp_path: Path) -> None:
    orang = BarisForm({"Kode": "I-01"}, dict(zip(ISIAN_INDIVIDU, ORANG, strict=True)))
    lain = BarisForm({"Kode": "I-02"}, {"Indikator": "Tamu dilayani"})
    path = _issue(tmp_path / "isi.xlsx", individu=[orang, lain])
    sel = tata.SEL_TERISI
    assert load_workbook(path, data_only=True)["Petunjuk"][sel].value == "1 dari 4 realisasi"
    assert "COUNTA(Individu!J6:J7)" in load_workbook(path)["Petunjuk"][sel].value
    kosong = _issue(tmp_path / "kosong.xlsx", individu=[BarisForm({"Kode": "I-01"})])
    baris = [c.value for c in load_workbook(kosong, data_only=True)["Petunjuk"]["D"]]
    assert "belum ada baris yang diisi" in baris


def test_a_target_that_cannot_be_read_is_told_at_its_cell(tmp_path: Path, form: Path) -> None:
    hasil = _returned(tmp_path, form, lambda b: _fill(b, "Individu", 0, (*ORANG[:5], "90-80", "1.234", "")))
    assert ("N12", "I6") in [(t.kode, t.sel) for t in hasil.temuan]
    assert _sub(hasil).value("I-01", "Target", "Individu") == "90-80"


def test_unused_rows_may_be_taken_away_but_used_ones_not(tmp_path: Path) -> None:
    orang = BarisForm({"Kode": "I-01"}, dict(zip(ISIAN_INDIVIDU, ORANG, strict=True)))
    asli = _issue(tmp_path / "asli.xlsx", individu=[orang, *_people(4)[1:]])
    kosong = _returned(tmp_path, asli, lambda b: b["Individu"].delete_rows(tata.AWAL + 1, 3))
    assert kosong.temuan == ()
    assert list(used_rows(_sub(kosong))) == ["I-01"]
    hilang = _returned(tmp_path, asli, lambda b: b["Individu"].delete_rows(tata.AWAL, 1))
    assert [t.kode for t in hilang.temuan] == ["F42"]


def test_rows_that_people_add_are_read_under_the_next_code(tmp_path: Path, form: Path) -> None:
    def isi(book: Workbook) -> None:
        _fill(book, "Individu", 20, ("I-21", *ORANG), dari=0)
        _fill(book, "Individu", 21, ("I-21a", *ORANG), dari=0)
        _fill(book, "Individu", 22, ("", *ORANG), dari=0)

    hasil = _returned(tmp_path, form, isi)
    assert list(used_rows(_sub(hasil))) == ["I-21"]
    assert _sub(hasil).cell("I-21", "Nama", "Individu").sel == "D26"
    assert [(t.kode, t.sel) for t in hasil.temuan] == [("F58", "C27"), ("F58", "C28")]
    assert "I-22" in hasil.temuan[0].saran


def test_a_code_that_stands_twice_is_not_guessed(tmp_path: Path, form: Path) -> None:
    def isi(book: Workbook) -> None:
        _fill(book, "Individu", 0, ORANG)
        _fill(book, "Individu", 20, ("I-01", *ORANG), dari=0)

    hasil = _returned(tmp_path, form, isi)
    assert [t.kode for t in hasil.temuan] == ["F43"]
    assert used_rows(_sub(hasil)) == {}


def test_a_changed_header_of_people_is_refused(tmp_path: Path, form: Path) -> None:
    def isi(book: Workbook) -> None:
        book["Individu"].cell(tata.KEPALA, KIRI["Individu"] + 1).value = "Pegawai"

    hasil = _returned(tmp_path, form, isi)
    assert (hasil.kelas, [t.kode for t in hasil.temuan]) == (Kelas.DITOLAK, ["F31"])
    assert "tblIndividu" in hasil.temuan[0].pesan


def test_indicator_codes_like_those_of_people_are_kept_apart(tmp_path: Path) -> None:
    tetap = dict(zip(TETAP, ("I-01", "S", "Ukuran", "%", 90), strict=True))
    asli = _issue(tmp_path / "asli.xlsx", indikator=[BarisForm(tetap)])

    def isi(book: Workbook) -> None:
        _fill(book, "Individu", 0, ORANG)
        book["Indikator"].cell(tata.AWAL, KIRI["Indikator"] + 9).value = 91

    hasil = _returned(tmp_path, asli, isi)
    assert hasil.temuan == ()
    assert _sub(hasil).value("I-01", "Realisasi") == Decimal(91)
    assert _sub(hasil).value("I-01", "Realisasi", "Individu") == Decimal(118)


def test_documents_are_read_with_their_dates(tmp_path: Path, dokumen: Path) -> None:
    def isi(book: Workbook) -> None:
        _fill(book, "Dokumen", 0, ("ada", datetime(2025, 1, 3), "1-5", "https://contoh.go.id/iku"), dari=2)
        _fill(book, "Dokumen", 1, ("Tidak ada", "", "", "", "belum disusun"), dari=2)

    hasil = _returned(tmp_path, dokumen, isi)
    assert hasil.temuan == ()
    satu, dua, tiga = documents_of(_sub(hasil), DAFTAR)
    assert (satu.nama, satu.ada, satu.tanggal, satu.halaman) == ("IKU", True, date(2025, 1, 3), "1-5")
    assert (dua.ada, dua.tanggal, dua.keterangan) == (False, None, "belum disusun")
    assert (tiga.ada, tiga.tautan) == (None, "")


def test_the_documents_themselves_are_locked(tmp_path: Path, dokumen: Path) -> None:
    def isi(book: Workbook) -> None:
        book["Dokumen"].cell(tata.AWAL, KIRI["Dokumen"] + 1).value = "Lain"

    hasil = _returned(tmp_path, dokumen, isi)
    assert [t.kode for t in hasil.temuan] == ["F46"]


def test_only_inputs_are_unlocked(tmp_path: Path) -> None:
    book = load_workbook(_issue(tmp_path / "semua.xlsx", formulir=("individu", "dokumen")))
    for tabel in (tata.TABEL_INDIVIDU, tata.TABEL_DOKUMEN):
        for row in (tata.AWAL, tata.AWAL + 2):
            for i, kolom in enumerate(tabel.kolom):
                sel = book[tabel.lembar].cell(row, tabel.kiri + i)
                assert sel.protection.locked == (kolom not in tabel.isian)


_TEKS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co", "Z")), min_size=1, max_size=30)


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    baris=st.dictionaries(
        st.integers(0, 19), st.tuples(_TEKS, _TEKS, _TEKS, _TEKS, st.integers(0, 10**9)), max_size=6
    )
)
def test_what_people_type_is_what_is_read(
    tmp_path: Path, form: Path, baris: dict[int, tuple[str, str, str, str, int]]
) -> None:
    def isi(book: Workbook) -> None:
        for n, (nama, nip, jabatan, indikator, angka) in baris.items():
            for j, nilai in ((1, nama), (2, nip), (3, jabatan), (4, indikator), (7, angka)):
                sel = book["Individu"].cell(tata.AWAL + n, KIRI["Individu"] + j)
                sel.value = nilai
                sel.data_type = "n" if isinstance(nilai, int) else "s"

    sub = _sub(_returned(tmp_path, form, isi))
    assert set(used_rows(sub)) == {person_code(n + 1) for n in baris}
    for n, (nama, nip, jabatan, indikator, angka) in baris.items():
        kode = person_code(n + 1)
        kolom = ("Nama", "NIP", "Jabatan", "Indikator", "Realisasi")
        terbaca = [sub.value(kode, k, "Individu") for k in kolom]
        assert terbaca == [nama, nip, jabatan, indikator, Decimal(angka)]

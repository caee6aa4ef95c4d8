"""What a form does for the people who fill it in: messages, lists, first sheet, paper."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from form_helpers import KONTEKS, STAMP
from openpyxl import load_workbook

from lkjip_xl.domain.records import Bidang, Indikator, Polaritas
from lkjip_xl.engines.openxml.refs import cell_name
from lkjip_xl.formats.forms import map as tata
from lkjip_xl.formats.forms.help import how_by_hand, how_to_fill
from lkjip_xl.formats.forms.paper import paper_form
from lkjip_xl.formats.forms.reader import Kelas, read_form
from lkjip_xl.formats.forms.spec import BarisForm, FormSpec
from lkjip_xl.formats.forms.words import choice_formula
from lkjip_xl.formats.forms.writer import write_form
from lkjip_xl.formats.pdf.export import export_pdf

SEMUA = ("indikator", "anggaran", "individu", "dokumen")
TABEL = tata.TABEL_INDIKATOR


def _indicator(kode: str, satuan: str, target: Decimal, teks: str = "") -> BarisForm:
    i = Indikator(
        *(kode, "Sasaran", f"Ukuran {kode}", satuan, Polaritas.POSITIF, target, ("REHSOS",)),
        riwayat=(Decimal(80), None, None, None),
        target_teks=teks,
    )
    return BarisForm(
        {"Kode": kode, "Sasaran": "S", "Indikator": i.nama, "Satuan": satuan, "Target": teks or target}, {}, i
    )


SPEC = FormSpec(
    *("Kota", "Dinas", 2025, Bidang("REHSOS", "Bidang Rehabilitasi"), STAMP, None),
    indikator=[
        _indicator("1.1", "%", Decimal(80)),
        _indicator("1.2", "predikat", Decimal(80), "BB"),
        _indicator("1.3", "orang", Decimal(5)),
    ],
    anggaran=[BarisForm({"Kode": "5.1", "Uraian": "Program", "Pagu": Decimal(987654321012)})],
    formulir=SEMUA,
    individu=[BarisForm({"Kode": "I-01"}), BarisForm({"Kode": "I-02"})],
    dokumen=[BarisForm({"Kode": "D-01", "Dokumen": "Renstra"})],
    pic=("Kepala Bidang Rehabilitasi", "Sekretaris"),
    kertas="F4",
)


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bantuan") / "asli.xlsx"
    write_form(path, SPEC)
    return path


def test_every_input_says_with_an_example_what_it_wants(form: Path) -> None:
    book = load_workbook(form)
    for tabel in tata.tables_of(SEMUA):
        cek = {str(v.sqref).split(":")[0]: v for v in book[tabel.lembar].data_validations.dataValidation}
        for kolom in tabel.isian:
            satu = cek[f"{tabel.lajur(kolom)}{tata.AWAL}"]
            assert satu.showInputMessage, kolom
            assert len(satu.prompt) > 15, kolom
            assert not satu.showErrorMessage or satu.error, kolom


def test_what_is_no_number_is_refused_and_predicates_are_chosen(form: Path) -> None:
    sheet = load_workbook(form)[TABEL.lembar]
    kolom = TABEL.lajur("Realisasi")
    cek = {str(v.sqref): v for v in sheet.data_validations.dataValidation if str(v.sqref).startswith(kolom)}
    assert [str(k) for k in cek] == [f"{kolom}6", f"{kolom}7", f"{kolom}8"]
    assert (cek[f"{kolom}6"].type, cek[f"{kolom}6"].errorStyle) == ("custom", "stop")
    assert f"ISNUMBER({kolom}8)" in cek[f"{kolom}8"].formula1
    assert cek[f"{kolom}7"].type == "list"
    assert "BB" in cek[f"{kolom}7"].formula1


def test_a_person_s_target_in_words_lets_a_word_through(form: Path) -> None:
    sheet = load_workbook(form)["Individu"]
    sel, target = (f"{tata.TABEL_INDIVIDU.lajur(k)}6" for k in ("Realisasi", "Target"))
    cek = next(v for v in sheet.data_validations.dataValidation if str(v.sqref).startswith(sel))
    assert f"ISTEXT({target})" in cek.formula1


def test_who_and_when_can_be_chosen(form: Path) -> None:
    cek = load_workbook(form)[TABEL.lembar].data_validations.dataValidation
    daftar = {str(v.sqref)[0]: v.formula1 for v in cek if v.type == "list"}
    assert daftar[TABEL.lajur("PIC")] == '"Kepala Bidang Rehabilitasi,Sekretaris"'
    assert "31 Maret 2026" in daftar[TABEL.lajur("Batas Waktu")]


def test_choices_with_a_comma_and_beyond_the_limit_are_left_out() -> None:
    assert (
        choice_formula(["Dinas Sosial, PPPA", 'Seksi "A"', " Seksi  B ", "Seksi B"]) == '"Seksi ”A”,Seksi B"'
    )
    assert len(choice_formula([f"Kepala Seksi Nomor {n}" for n in range(40)])) <= 255


def test_last_year_stands_beside_and_the_paper_is_the_offices(form: Path) -> None:
    sheet = load_workbook(form)[TABEL.lembar]
    lalu = TABEL.lajur(tata.TAHUN_LALU)
    assert [sheet[f"{lalu}{n}"].value for n in (5, 6, 7)] == ["Realisasi 2024", 80, "BB"]
    assert sheet.page_setup.paperSize == 14
    assert sheet.print_title_rows == "$4:$5"


def test_the_first_sheet_says_what_is_done_and_what_is_not(tmp_path: Path) -> None:
    lengkap = dict.fromkeys(("Bukti Dukung",), "Laporan")
    isian = [
        replace(b, isian={"Realisasi": n, **lengkap})
        for b, n in zip(SPEC.indikator, (80, "BB", 5), strict=True)
    ]
    anggaran = [replace(SPEC.anggaran[0], isian={"Realisasi": 987654321000})]
    siap = replace(SPEC, indikator=isian, anggaran=anggaran, formulir=tata.BIASA)
    write_form(tmp_path / "siap.xlsx", siap)
    petunjuk = load_workbook(tmp_path / "siap.xlsx", data_only=True)["Petunjuk"]
    assert petunjuk[tata.SEL_OLEH].value == "Bidang Rehabilitasi"
    assert petunjuk[tata.SEL_TERISI].value == "4 dari 4 realisasi"
    assert petunjuk[tata.SEL_SIAP].value.startswith("Siap dikirim")
    write_form(tmp_path / "belum.xlsx", replace(siap, anggaran=SPEC.anggaran))
    petunjuk = load_workbook(tmp_path / "belum.xlsx", data_only=True)["Petunjuk"]
    assert petunjuk[tata.SEL_SIAP].value == "Belum siap dikirim: 1 belum diisi."
    assert petunjuk["D11"].value == "0 dari 1 terisi"


def test_cached_words_of_the_form_are_never_tampering(form: Path, tmp_path: Path) -> None:
    book = load_workbook(form)
    sheet = book[TABEL.lembar]
    sheet[f"{TABEL.lajur('Realisasi')}6"] = 81.5
    for kolom in TABEL.pantauan:
        sheet[f"{TABEL.lajur(kolom)}6"] = "lain"
    book.save(tmp_path / "kembali.xlsx")
    hasil = read_form(tmp_path / "kembali.xlsx", lambda _: form, KONTEKS)
    assert (hasil.kelas, hasil.temuan) == (Kelas.DITERIMA, ())
    assert hasil.submission is not None
    assert hasil.submission.value("1.1", "Realisasi") == Decimal("81.5")


def test_paper_hides_what_only_a_program_works_out(form: Path, tmp_path: Path) -> None:
    path = tmp_path / "kertas.xlsx"
    path.write_bytes(paper_form(form, SEMUA))
    book = load_workbook(path)
    sheet = book[TABEL.lembar]
    lebar = sheet.column_dimensions
    assert lebar[TABEL.lajur(tata.STATUS)].hidden
    assert lebar[TABEL.lajur(tata.CAPAIAN)].hidden
    assert not lebar[TABEL.lajur(tata.TAHUN_LALU)].hidden
    assert min(sheet.row_dimensions[n].height for n in (6, 7, 8)) >= 50
    assert "Simpan" not in " ".join(str(c.value) for row in book["Petunjuk"].iter_rows() for c in row)
    assert len(how_by_hand(SEMUA, 6)) == len(how_to_fill(SEMUA, 6)) == 6


@pytest.mark.office
def test_a_section_that_prefers_paper_gets_a_pdf(form: Path) -> None:
    from pypdf import PdfReader

    (pdf,) = export_pdf([paper_form(form, SEMUA)])
    pdf_path = form.with_suffix(".pdf")
    pdf_path.write_bytes(pdf)
    teks = [page.extract_text() for page in PdfReader(pdf_path).pages]
    assert "Formulir kertas" in teks[0]
    assert all("Rp987.654.321.012" not in t or "###" not in t for t in teks)
    assert any("Rencana Tindak Lanjut" in t and "Ukuran 1.3" in t for t in teks)


@pytest.mark.office
def test_a_form_filled_and_saved_by_libreoffice_comes_back_whole(form: Path, tmp_path: Path) -> None:
    book = load_workbook(form)
    sheet = book[TABEL.lembar]
    for kolom, nilai in {"TW IV": 70, "Realisasi": 70, "Kendala": "baris satu\nbaris dua"}.items():
        sheet[f"{TABEL.lajur(kolom)}6"] = nilai
    book.save(tmp_path / "isi.xlsx")
    profil = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    perintah = ["soffice", profil, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "lo")]
    subprocess.run([*perintah, str(tmp_path / "isi.xlsx")], check=True, capture_output=True, timeout=120)
    kembali = tmp_path / "lo" / "isi.xlsx"
    hasil = read_form(kembali, lambda _: form, KONTEKS)
    assert (hasil.kelas, hasil.temuan) == (Kelas.DITERIMA, ())
    assert hasil.submission is not None
    assert hasil.submission.value("1.1", "Kendala") == "baris satu\nbaris dua"
    sheet = load_workbook(kembali, data_only=True)[TABEL.lembar]
    assert sheet[f"{TABEL.lajur(tata.CAPAIAN)}6"].value == 87.5
    assert sheet[f"{TABEL.lajur(tata.STATUS)}6"].value.startswith("Lengkapi: Solusi, Rencana")


def test_links_and_sheets_lead_to_the_first_input(form: Path) -> None:
    book = load_workbook(form)
    links = {c.hyperlink.location for row in book["Petunjuk"].iter_rows() for c in row if c.hyperlink}
    for tabel in (tata.TABEL_INDIKATOR, tata.TABEL_ANGGARAN):
        assert f"'{tabel.lembar}'!{tabel.sel_pertama}" in links
        view = book[tabel.lembar].sheet_view
        assert [s.activeCell for s in view.selection if s.pane == "bottomRight"] == [tabel.sel_pertama]
        assert not book[tabel.lembar][tabel.sel_pertama].protection.locked


def test_a_long_name_is_whole_on_every_printed_page(tmp_path: Path) -> None:
    nama = "Bidang Pemberdayaan Masyarakat, Perlindungan Perempuan dan Anak serta Penanganan Korban Bencana"
    write_form(tmp_path / "panjang.xlsx", replace(SPEC, bidang=Bidang("PPPA", nama)))
    sheet = load_workbook(tmp_path / "panjang.xlsx")["Indikator"]
    kiri, kanan = tata.TABEL_INDIKATOR.lajur_bidang
    area = next(str(m) for m in sheet.merged_cells.ranges if m.min_row == 1 and m.min_col == kiri)
    assert area == f"{cell_name(1, kiri)}:{cell_name(1, kanan)}"
    assert sheet[cell_name(1, kiri)].value == nama
    assert sheet[cell_name(1, kiri)].alignment.wrap_text
    assert sheet.row_dimensions[1].height > 34
    columns = [cell_name(1, n).rstrip("1") for n in (kiri, kanan)]
    assert sheet.print_title_cols == "${}:${}".format(*columns)

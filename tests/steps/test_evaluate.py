"""The evaluation of DPMPTSP: a worksheet in the master becomes a score and a report, or names what it lacks."""

from __future__ import annotations

import re
from datetime import datetime

import pytest
from docx import Document

from lkjip_xl.cli.main import run
from lkjip_xl.domain.errors import UsageError
from lkjip_xl.domain.progress import StatusLangkah
from lkjip_xl.formats.book import open_book
from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.formats.state import load_state
from lkjip_xl.steps.conductor import perform
from lkjip_xl.steps.example import play
from lkjip_xl.steps.tugas import Perintah

SOP = "dpmptsp-naker-probolinggo"
LKE, HASIL, TIM, NOTULEN = "tblLKE_L06", "tblHasilLKE_L06", "tblTim_L02", "tblNotulen_L03"
WAKTU = datetime(2026, 1, 14, 9, 0)


@pytest.fixture(scope="module")
def _terkumpul(tmp_path_factory) -> CaseFolder:
    """The example through step 5: everything is collected, nothing is evaluated."""
    folder = CaseFolder(tmp_path_factory.mktemp("evaluasi") / "tahun")
    play(folder, SOP, 5)
    return folder


@pytest.fixture
def terkumpul(_terkumpul, tmp_path) -> CaseFolder:
    import shutil

    shutil.copytree(_terkumpul.root, tmp_path / "tahun")
    return CaseFolder(tmp_path / "tahun")


def fill(folder: CaseFolder, jawaban: str, **lain: object) -> None:
    """The same answer and evidence in every row; `lain` overrides columns."""
    with open_book(folder.master, save=True) as book:
        rows = book.read_table(LKE)
        for row in rows:
            row |= {"Jawaban": jawaban, "Bukti Dukung": "Renstra", "Rekomendasi": "Perbaiki.", **lain}
        book.write_table(LKE, rows)


def change(folder: CaseFolder, urut: int, **kolom: object) -> None:
    with open_book(folder.master, save=True) as book:
        rows = book.read_table(LKE)
        rows[urut] |= kolom
        book.write_table(LKE, rows)


def evaluate(folder: CaseFolder, **pilihan: str):
    return perform(Perintah(folder, WAKTU, pilihan), "evaluasi")


def table(folder: CaseFolder, nama: str) -> list[dict[str, object]]:
    with open_book(folder.master) as book:
        return book.read_table(nama)


def words(path) -> str:
    doc = Document(str(path))
    return "\n".join(t.text or "" for t in doc.element.body.iter() if str(t.tag).endswith("}t"))


def test_exactly_ninety_is_a(terkumpul):
    fill(terkumpul, "A")
    hasil = evaluate(terkumpul)
    assert hasil.pesan.startswith("Nilai 90,00, predikat A (Memuaskan).")
    assert not hasil.belum
    total = table(terkumpul, HASIL)[-1]
    assert (total["Nilai"], total["Predikat"], total["Bobot"]) == (90, "A (Memuaskan)", 100)
    assert [r["Nilai"] for r in table(terkumpul, HASIL)[:4]] == [27, 27, 13.5, 22.5]
    assert "90,00" in words(hasil.keluaran[0])
    _, keadaan = load_state(terkumpul)
    assert keadaan.step("L06").status is StatusLangkah.SELESAI


def test_a_second_report_stands_beside_the_first(terkumpul):
    fill(terkumpul, "A")
    first = evaluate(terkumpul).keluaran[0]
    first.write_bytes(b"disunting orang")
    fill(terkumpul, "BB")
    second = evaluate(terkumpul)
    assert second.keluaran[0].name.endswith(" v2.docx")
    assert first.read_bytes() == b"disunting orang"
    assert "80,00, predikat BB" in second.pesan


def test_a_blank_worksheet_names_every_criterion_and_writes_no_report(terkumpul, capsys):
    assert run(["evaluasi", str(terkumpul.root)]) == 1
    said = capsys.readouterr().out
    assert "80 kriteria pada lembar 6 Analisa dan LHE belum dijawab" in said
    assert "Terdapat pedoman teknis perencanaan kinerja." in said
    assert not list(terkumpul.hasil.glob("6*"))
    assert table(terkumpul, HASIL)[-1]["Predikat"] == "belum dapat dihitung"
    assert all(r["Nilai"] is None for r in table(terkumpul, LKE))


def test_one_blank_answer_is_named_with_its_cell_and_never_zero(terkumpul):
    fill(terkumpul, "AA")
    change(terkumpul, 7, Jawaban=None)
    hasil = evaluate(terkumpul)
    (temuan,) = hasil.temuan
    assert (temuan.kode, temuan.lembar) == ("S20", "6 Analisa dan LHE")
    assert re.fullmatch(r"[A-Z]+13", temuan.sel), temuan.sel
    assert "dipublikasikan tepat waktu" in temuan.pesan
    assert hasil.belum == ("1 kriteria pada lembar 6 Analisa dan LHE belum dijawab",)
    rows = table(terkumpul, HASIL)
    assert (rows[0]["Nilai"], rows[1]["Nilai"], rows[-1]["Nilai"]) == (None, 30, None)
    assert table(terkumpul, LKE)[7]["Nilai"] is None
    found = [r for r in table(terkumpul, "tblTemuan") if r["Kode"] == "S20"]
    assert [r["Sel"] for r in found] == [temuan.sel]


def test_no_reason_makes_a_score_of_an_incomplete_worksheet(terkumpul):
    fill(terkumpul, "A")
    change(terkumpul, 0, Jawaban=" ")
    hasil = evaluate(terkumpul, paksa="Pimpinan meminta hari ini")
    assert hasil.belum
    assert not hasil.keluaran


def test_a_typed_value_does_not_override_the_computed_one(terkumpul):
    fill(terkumpul, "E", Nilai=99)
    hasil = evaluate(terkumpul)
    assert hasil.pesan.startswith("Nilai 0,00, predikat D")
    assert {r["Nilai"] for r in table(terkumpul, LKE)} == {0}


@pytest.mark.parametrize(
    ("kolom", "nilai", "kode"), [("Jawaban", "Z", "S21"), ("Bobot", "enam", "S23"), ("Bobot", 7, "S22")]
)
def test_a_wrong_cell_is_found_and_stops_the_report(terkumpul, kolom, nilai, kode):
    fill(terkumpul, "A")
    change(terkumpul, 3, **{kolom: nilai})
    hasil = evaluate(terkumpul)
    assert kode in {t.kode for t in hasil.temuan}
    assert hasil.belum
    assert not hasil.keluaran


def test_weak_answers_ask_for_advice_and_evidence_but_do_not_stop(terkumpul):
    fill(terkumpul, "A")
    change(terkumpul, 3, Jawaban="c ", Rekomendasi=None, **{"Bukti Dukung": None})
    hasil = evaluate(terkumpul)
    assert [t.kode for t in hasil.temuan] == ["S24", "S25"]
    assert hasil.keluaran


def test_without_last_year_nothing_is_compared(terkumpul):
    fill(terkumpul, "BB")
    hasil = evaluate(terkumpul)
    assert "tahun lalu belum ada data" in hasil.pesan
    assert {r["Perubahan"] for r in table(terkumpul, HASIL)} == {None}


def test_last_year_without_a_total_is_summed_and_compared(terkumpul):
    fill(terkumpul, "BB")
    with open_book(terkumpul.master, save=True) as book:
        rows = book.read_table("tblLHELalu_L06")
        for row, nilai in zip(rows, (20, "21,50", 10, 15), strict=False):
            row["Nilai"] = nilai
        book.write_table("tblLHELalu_L06", rows)
    assert "naik 13,50 poin dari 66,50 menjadi 80,00" in evaluate(terkumpul).pesan


def test_last_year_that_is_no_number_is_found(terkumpul):
    fill(terkumpul, "BB")
    with open_book(terkumpul.master, save=True) as book:
        rows = book.read_table("tblLHELalu_L06")
        rows[0]["Nilai"] = "baik sekali"
        book.write_table("tblLHELalu_L06", rows)
    hasil = evaluate(terkumpul)
    assert [t.kode for t in hasil.temuan] == ["N02"]
    assert hasil.belum


def test_a_team_without_chair_or_name_is_no_team(terkumpul):
    with open_book(terkumpul.master, save=True) as book:
        rows = book.read_table(TIM)
        rows[1]["Kedudukan"] = "Anggota"
        rows[2]["Nama"] = None
        rows[3]["NIP"] = None
        book.write_table(TIM, rows)
    hasil = perform(Perintah(terkumpul, WAKTU), "sk_tim")
    assert {t.kode for t in hasil.temuan} == {"S26", "S28", "S29"}
    assert hasil.belum == ("Lengkapi tabel Susunan tim pada lembar 2 SK Tim, lalu ulangi",)


def test_the_meeting_waits_for_its_results(terkumpul):
    with open_book(terkumpul.master, save=True) as book:
        book.write_table(NOTULEN, [])
    hasil = perform(Perintah(terkumpul, WAKTU), "rapat")
    assert hasil.belum == ("Isi tabel Hasil rapat pada lembar 3 Rapat, lalu ulangi",)
    assert not [p for p in hasil.keluaran if "Notulen" in p.name]


def test_evaluation_waits_for_the_documents(tmp_path):
    folder = CaseFolder(tmp_path / "tahun")
    play(folder, SOP, 1)
    with pytest.raises(UsageError, match="belum dapat dijalankan"):
        evaluate(folder)


@pytest.fixture(scope="module")
def selesai(tmp_path_factory) -> CaseFolder:
    folder = CaseFolder(tmp_path_factory.mktemp("selesai") / "tahun")
    play(folder, SOP)
    return folder


def test_the_example_ends_with_every_step_done(selesai):
    sop, keadaan = load_state(selesai)
    for langkah in sop.langkah:
        step = keadaan.step(langkah.id)
        assert step.status is StatusLangkah.SELESAI, langkah.id
        assert step.keluaran
        assert all((selesai.root / k).is_file() for k in step.keluaran)
    assert [k for k in keadaan.step("L05").keluaran if "Penyerahan Data" in k]


def test_the_report_tells_score_comparison_documents_and_advice(selesai):
    (paper,) = selesai.hasil.glob("6 Laporan Hasil Evaluasi*.docx")
    text = words(paper)
    for piece in (
        "81,29",
        "A (Memuaskan)",
        "naik 3,04 poin dari 78,25 menjadi 81,29",
        "1 selesai ditindaklanjuti, 1 ditindaklanjuti sebagian, dan 1 belum",
        "ARIF PERAGADI, S.H., M.H.",
        "Nomor 88 Tahun 2021",
        "Gunakan aplikasi untuk LKE dan bukti dukungnya.",
        "4 dari 5",
        "https://contoh.invalid/sekret/iku.pdf",
    ):
        assert piece in text, piece
    assert not re.search(r"\{\{|\bNone\b|NaN|Nomor 12 Tahun 2015|53 Tahun 2010", text)
    assert round(sum(r["Nilai"] for r in table(selesai, HASIL)[:4]), 2) == 81.29


def test_the_decree_names_the_team(selesai):
    (paper,) = selesai.hasil.glob("2 SK*.docx")
    text = words(paper)
    assert "MEMUTUSKAN" in text
    assert "NIP 19720202 199703 1 999" in text
    assert "Nomor 12 Tahun 2015" not in text

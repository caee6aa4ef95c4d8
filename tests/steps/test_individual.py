"""Kecamatan Kanigaran: the individual reports, and the whole year they are part of."""

import json
import zipfile

import pytest
from conftest import copy_year

from lkjip_xl.cli.main import run
from lkjip_xl.formats.book import open_book
from lkjip_xl.formats.example_data import fill_form, read_example
from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.formats.state import load_state
from lkjip_xl.steps.example import play

SOP = "kecamatan-kanigaran"
ISIAN = read_example(SOP)["isian"]


@pytest.fixture(scope="module")
def kecamatan(tmp_path_factory) -> CaseFolder:
    """The whole year, played once; tests only look at it."""
    folder = CaseFolder(tmp_path_factory.mktemp("kecamatan") / "tahun 2025")
    play(folder, SOP)
    return folder


@pytest.fixture(scope="module")
def _terbagi(tmp_path_factory) -> CaseFolder:
    folder = CaseFolder(tmp_path_factory.mktemp("terbagi") / "tahun")
    play(folder, SOP, 2)
    return folder


@pytest.fixture
def terbagi(_terbagi, tmp_path) -> CaseFolder:
    """A year whose forms are out; a copy of its own for every test."""
    return copy_year(_terbagi, tmp_path / "tahun")


def said(capsys, *args):
    """Exit code and JSON answer of a command."""
    capsys.readouterr()
    code = run([*map(str, args), "--json"])
    return code, json.loads(capsys.readouterr().out)


def answer(folder, kode, slips=None, *, people=True):
    """The bidang fills its form and sends it in; `slips` are typed over sheet Individu."""
    form = folder.formulir / f"Formulir {kode}.xlsx"
    isian = ISIAN[kode] if people else {k: v for k, v in ISIAN[kode].items() if k != "Individu"}
    fill_form(form, folder.masuk / form.name, isian, {"Individu": slips or {}})


def answer_all(folder, slips=None):
    for kode in ISIAN:
        answer(folder, kode, (slips or {}).get(kode))


def reports(folder):
    return sorted(p.stem for p in (folder.hasil / "3 Laporan Kinerja Individu").glob("*.docx"))


def words_of(path):
    with zipfile.ZipFile(path) as z:
        return z.read("word/document.xml").decode("utf-8")


def test_eight_steps_are_done_and_every_output_is_there(kecamatan, capsys):
    _, status = said(capsys, "status", kecamatan.root)
    assert [x["status"] for x in status["langkah"]] == ["selesai"] * 8
    for langkah in status["langkah"]:
        assert langkah["keluaran"], langkah["id"]
        assert all((kecamatan.root / k).is_file() for k in langkah["keluaran"]), langkah
    assert {b["status"] for b in status["bidang"]} == {"sah"}


def test_every_person_has_a_report_with_figures_made_by_hand(kecamatan):
    assert len(reports(kecamatan)) == 18
    agus = words_of(kecamatan.hasil / "3 Laporan Kinerja Individu" / "KASITRANTIB AGUS UJICOBA, S.H.docx")
    for figure in ("108,33", "106,25", "107,29%", "19750920 200112 1 999", "makin rendah makin baik"):
        assert figure in agus, figure
    assert "None" not in agus


def test_the_superior_is_the_head_of_the_unit_and_for_that_head_the_camat(kecamatan):
    folder = kecamatan.hasil / "3 Laporan Kinerja Individu"
    assert "Lurah Curahgrinting" in words_of(folder / "CURAHGRG KARTIKA IBARATI.docx")
    assert "Camat Kanigaran" in words_of(folder / "CURAHGRG BUDI UMPAMA, S.STP.docx")


def test_the_recap_stands_in_the_master(kecamatan):
    with open_book(kecamatan.master) as book:
        rows = book.read_table("tblIndividu_L03")
    assert len(rows) == 18
    assert {r["Keterangan"] for r in rows} == {"laporan dibuat"}
    anton = next(r for r in rows if r["Nama"] == "ANTON REKAYASA, A.Md.")
    assert (anton["Capaian"], anton["Kategori"], anton["Jumlah Indikator"]) == (97.78, "Sangat Tinggi", 1)


def test_kelurahan_are_summed_or_taken_by_ratio(kecamatan):
    with open_book(kecamatan.master) as book:
        rekap = {r["Kode"]: r["Realisasi"] for r in book.read_table("tblRekap")}
    assert rekap["IKU-1.2"] == 3412 + 2240 + 2105 + 1988
    assert rekap["IKU-2.1"] == pytest.approx((24 + 20 + 20) / (38 + 34 + 32) * 100)
    assert rekap["IKU-1.1"] == pytest.approx((13984 + 8610 + 6780 + 6013) / (160 + 100 + 80 + 70))


def test_the_inventory_names_the_sources_of_an_indicator(kecamatan):
    text = words_of(kecamatan.hasil / "2 Daftar Inventaris Data.docx")
    assert "Kelurahan Sukoharjo" in text
    assert "rasio (pembilang / penyebut)" in text
    assert "Kinerja individu setiap pegawai" in text


def test_the_wrong_nip_was_sent_back_and_reported_in_the_second_round(kecamatan):
    _, keadaan = load_state(kecamatan)
    rounds = [(p.bidang, p.putaran) for p in keadaan.penerimaan if p.bidang == "SUKOHARJO"]
    assert rounds == [("SUKOHARJO", 1), ("SUKOHARJO", 2)]
    assert "SUKOHARJO JOKO PRAKIRAAN, S.AP" in reports(kecamatan)


def test_nothing_is_done_again_once_the_report_is_approved(kecamatan, capsys):
    assert run(["individu", str(kecamatan.root)]) == 2
    assert "sudah disahkan" in capsys.readouterr().err


def test_the_step_waits_for_forms_and_does_not_write_them_off(terbagi, capsys):
    answer(terbagi, "KASIPEM")
    code, hasil = said(capsys, "individu", terbagi.root)
    assert code == 1
    assert reports(terbagi) == ["KASIPEM DIAN CONTOHSARI", "KASIPEM RUDI PERAGADI, S.IP"]
    assert "Kelurahan Sukoharjo belum mengembalikan formulir" in hasil["belum"]
    _, keadaan = load_state(terbagi)
    assert keadaan.step("L03").status.value == "berjalan"


def test_a_faulty_nip_keeps_that_person_back_and_the_form_can_be_checked_meanwhile(terbagi, capsys):
    answer_all(terbagi, {"SUKOHARJO": {"I-03": {"NIP": "1989093020140319"}}})
    code, hasil = said(capsys, "individu", terbagi.root)
    assert code == 1
    assert len(reports(terbagi)) == 17
    (belum,) = hasil["belum"]
    assert belum.startswith("JOKO PRAKIRAAN, S.AP. (Kelurahan Sukoharjo)")
    assert run(["kumpulkan", str(terbagi.root)]) == 0
    assert run(["periksa", str(terbagi.root)]) == 1
    assert run(["olah", str(terbagi.root)]) == 2, "figures wait for the persons"
    assert "langkah 3" in capsys.readouterr().err


def test_a_person_without_nip_is_named_and_never_none(terbagi, capsys):
    answer_all(terbagi, {"KASIPEM": {"I-03": {"NIP": ""}}, "KASIPM": {"I-03": {"NIP": "-"}}})
    code, hasil = said(capsys, "individu", terbagi.root)
    assert code == 1
    assert [t["kode"] for t in hasil["temuan"]] == ["P52"]
    assert "NIP belum diisi" in hasil["temuan"][0]["pesan"]
    assert not hasil["belum"]
    folder = terbagi.hasil / "3 Laporan Kinerja Individu"
    assert "belum diisi" in words_of(folder / "KASIPEM DIAN CONTOHSARI.docx")
    assert "tidak ada (bukan ASN)" in words_of(folder / "KASIPM FITRI UMPAMAWATI, S.Sos.docx")


def test_two_persons_of_one_name_have_two_reports(terbagi, capsys):
    answer(terbagi, "KASIPEM", {"I-03": {"Nama": "RUDI PERAGADI, S.IP."}})
    said(capsys, "individu", terbagi.root)
    assert reports(terbagi) == [
        "KASIPEM RUDI PERAGADI, S.IP 197806152003121999",
        "KASIPEM RUDI PERAGADI, S.IP 199206072020122999",
    ]


def test_a_form_without_persons_is_named(terbagi, capsys):
    answer(terbagi, "KASIPEM", people=False)
    _, hasil = said(capsys, "individu", terbagi.root)
    assert "Seksi Pemerintahan belum mengisi lembar Individu" in hasil["belum"]


def test_a_reason_ends_the_step_and_a_later_form_opens_it_again(terbagi):
    answer(terbagi, "KASIPEM")
    assert run(["individu", str(terbagi.root), "--paksa", "menunggu kelurahan"]) == 1
    assert load_state(terbagi)[1].step("L03").status.value == "selesai"
    answer(terbagi, "SUKOHARJO")
    run(["kumpulkan", str(terbagi.root)])
    step = load_state(terbagi)[1].step("L03")
    assert (step.status.value, step.kembali) == ("dikembalikan", 1)
    assert "Kelurahan Sukoharjo" in step.alasan


def test_the_same_forms_twice_change_nothing(terbagi, capsys):
    answer_all(terbagi)
    assert said(capsys, "individu", terbagi.root)[0] == 0
    before = load_state(terbagi)[1].penerimaan
    assert said(capsys, "individu", terbagi.root)[0] == 0
    assert load_state(terbagi)[1].penerimaan == before
    assert len(reports(terbagi)) == 18

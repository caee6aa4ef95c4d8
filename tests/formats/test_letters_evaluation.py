"""What the papers of an evaluation say."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from contoh_evaluasi import LALU, LKE, TIM
from contoh_naskah import KANTOR, SOP, TANGGAL

from lkjip_xl.domain.evaluasi import evaluate
from lkjip_xl.domain.records import Asal, Isian, Pejabat, Stempel, Submission
from lkjip_xl.domain.regulations import CITATIONS
from lkjip_xl.domain.sop import DasarHukum
from lkjip_xl.formats.evaluation_data import chair, documents, read_last_year, read_worksheet
from lkjip_xl.formats.letters.evaluation import legal_basis, predicate_rows, sk_tim_evaluasi
from lkjip_xl.formats.letters.lhe import BahanLhe, laporan_hasil_evaluasi

KETUA = Pejabat("Tim", "Contoh Ketua")


def report(lke=LKE, lalu=None, nilai_lalu=None, bahan=BahanLhe()):  # noqa: B008
    hasil = evaluate(lke, lalu, nilai_lalu)
    return laporan_hasil_evaluasi(KANTOR, SOP, hasil, bahan, penanda=KETUA, tanggal=TANGGAL).data


def test_ranges_are_told_as_strict():
    rows = predicate_rows()
    assert rows[0] == {"huruf": "AA", "rentang": "lebih dari 90 sampai 100", "sebutan": "Sangat Memuaskan"}
    assert rows[1]["rentang"] == "lebih dari 80 sampai 90"
    assert rows[-1]["rentang"] == "0 sampai 30"


def test_citations_get_titles_and_their_successors():
    sop = replace(
        SOP,
        dasar_hukum=(
            DasarHukum("Peraturan Presiden RI Nomor 29 Tahun 2014"),
            DasarHukum("Peraturan Menteri PANRB Nomor 12 Tahun 2015"),
            DasarHukum("Peraturan Wali Kota Nomor 28 Tahun 2016"),
        ),
    )
    perpres, own = CITATIONS["perpres-29-2014"].teks, CITATIONS["permenpanrb-88-2021"].teks
    assert legal_basis(sop, 2025) == (perpres, own, "Peraturan Wali Kota Nomor 28 Tahun 2016")
    assert legal_basis(replace(sop, dasar_hukum=()), 2025) == (own,)


@pytest.mark.parametrize(
    ("nilai_lalu", "kalimat"),
    [
        (None, "belum ada data, sehingga perubahannya tidak dihitung"),
        ("88.38", "sama dengan tahun lalu, yaitu 88,38"),
        ("90.00", "turun 1,62 poin dari 90,00 menjadi 88,38"),
        ("80.00", "naik 8,38 poin dari 80,00 menjadi 88,38"),
    ],
)
def test_comparison_with_last_year(nilai_lalu, kalimat):
    data = report(lalu=LALU if nilai_lalu else None, nilai_lalu=nilai_lalu and Decimal(nilai_lalu))
    assert kalimat in str(data["kalimat_banding"])


def test_an_incomplete_worksheet_is_no_report():
    with pytest.raises(ValueError, match="belum lengkap"):
        report(lke=(replace(LKE[0], jawaban=""), *LKE[1:]))


def test_the_conclusion_names_the_strongest_and_the_weakest():
    weak = tuple(replace(b, jawaban="C") if b.komponen == "Pelaporan Kinerja" else b for b in LKE)
    assert "paling perlu ditingkatkan adalah Pelaporan Kinerja (50,00%)" in str(report(weak)["simpulan"])


def test_an_own_sub_component_keeps_its_name():
    own = tuple(replace(b, sub="9.z Inovasi") if b.kode == "4.a" else b for b in LKE)
    names = [s["nama"] for k in report(own)["komponen"] for s in k["sub"]]
    assert "9.z Inovasi" in names


def test_without_follow_up_nothing_is_claimed():
    assert report()["kalimat_tindak"] == "Rekomendasi hasil evaluasi tahun lalu belum ada data."


def test_the_decree_prints_every_member_with_the_nip_that_is_known():
    rows = sk_tim_evaluasi(KANTOR, SOP, TIM, date(2026, 1, 2)).data["tim"]
    assert [r["nama"] for r in rows] == [
        "Contoh Ketua, S.E.\nNIP 19800101 200501 1 001",
        "Contoh Anggota, S.Kom.",
    ]
    assert chair(TIM) is TIM[0]
    assert chair(()) is None


def form(bidang, **cells):
    asal = Asal("f.xlsx", "Dokumen", "C6")
    isian = tuple(Isian("Dokumen", "C6", "D-01", k, v, v, asal) for k, v in cells.items())
    return Submission("f.xlsx", Stempel(2025, "s", "U", bidang, 1, "t"), isian)


def test_documents_say_who_has_them_and_where_they_are():
    forms = [
        form("A", Ada="ada", Tanggal="2 Januari 2025", Halaman="4"),
        form("B", Ada="tidak", Keterangan="belum"),
        form("C", Ada=None),
    ]
    iku, renja = documents({"D-01": "IKU", "D-02": "Renja"}, forms, {"A": "Bidang A", "B": "Bidang B"})
    assert (iku.ada, iku.tidak, iku.bukti) == (("Bidang A",), ("Bidang B",), "2 Januari 2025; hlm. 4")
    assert (renja.ada, renja.tidak, renja.bukti) == ((), (), "")


def test_an_empty_worksheet_and_no_last_year():
    assert read_worksheet([], "6") == read_worksheet([], "lain")
    assert read_last_year([], (), "6") == ({}, None, ())

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from lkjip_xl.domain import pantauan as p
from lkjip_xl.domain.capaian import Kebijakan
from lkjip_xl.domain.pantauan import watch_budget, watch_document, watch_person
from lkjip_xl.domain.pantauan_indikator import needs_parts, watch_indicator
from lkjip_xl.domain.records import Agregasi, Indikator, Konsolidasi, Polaritas, Rentang

D = Decimal
K = Kebijakan()
I = Indikator("1.1", "S", "Persentase layanan", "%", Polaritas.POSITIF, D(80), ("A",))  # noqa: E741
PREDIKAT = replace(I, satuan="predikat", target=D(80), target_teks="BB")
JELAS = dict.fromkeys(
    ("Kendala", "Solusi", "Rencana Tindak Lanjut", "PIC", "Batas Waktu", "Bukti Dukung"), "ada"
)
TW = ("TW I", "TW II", "TW III", "TW IV")


def _tw(*angka):
    return {k: n for k, n in zip(TW, angka, strict=False) if n is not None}


def _status(isi, indikator=I):
    return watch_indicator(indikator, isi, K).status


def test_a_row_is_followed_from_blank_to_complete():
    assert _status({}) == p.BELUM
    assert _status(_tw(70)) == p.ISI_REALISASI
    assert _status({"Realisasi": "delapan"}) == p.BUKAN_ANGKA
    assert _status({"Realisasi": "n/a"}) == p.SEBAB_NA
    assert _status({"Realisasi": "n/a", "Kendala": "belum rilis"}) == p.LENGKAP
    assert _status({"Realisasi": 70}) == "Lengkapi: Kendala, Solusi, Rencana Tindak Lanjut, PIC, Batas Waktu"
    assert _status({"Realisasi": 70, **JELAS, "PIC": "-"}) == "Lengkapi: PIC"
    assert _status({"Realisasi": 90}) == "Pastikan: Bukti Dukung"
    assert _status({"Realisasi": 90, **JELAS}) == p.LENGKAP


def test_a_proposal_is_shown_and_never_counted():
    hasil = watch_indicator(replace(I, konsolidasi=Konsolidasi.RATA_RATA), _tw(70, 80), K)
    assert (hasil.usulan, hasil.capaian, hasil.kategori) == (D(75), "", "")
    assert watch_indicator(I, {}, K).usulan == ""
    assert watch_indicator(I, {"Realisasi": D(80)}, K).capaian == D("100.00")


@pytest.mark.parametrize(
    ("aturan", "tw", "r", "salah"),
    [
        (Konsolidasi.NILAI_AKHIR, (None, None, None, 82), 81, True),
        (Konsolidasi.NILAI_AKHIR, (82, None, None, None), 81, False),
        (Konsolidasi.RATA_RATA, (80, 81, 82, 83), 81.5, False),
        (Konsolidasi.RATA_RATA, (80, 81, 82, 83), 90, True),
        (Konsolidasi.RATA_RATA, (80, None, 82, 83), 90, False),
        (Konsolidasi.JUMLAH, (20, 20, 20, 20), 81, True),
        (Konsolidasi.JUMLAH, (50, 50, None, None), 90, True),
        (Konsolidasi.JUMLAH, (50, -5, None, None), 90, False),
        (Konsolidasi.JUMLAH, (None, None, None, None), 90, False),
    ],
)
def test_the_year_is_held_against_its_quarters(aturan, tw, r, salah):
    i = replace(I, konsolidasi=aturan, satuan="indeks")
    assert (_status({"Realisasi": r, **_tw(*tw), **JELAS}, i) == p.BEDA_USULAN) is salah


def test_what_would_be_refused_is_said_at_once():
    isi = {**JELAS, "Realisasi": 0.8}
    assert _status(isi) == p.PECAHAN
    assert _status({**isi, **_tw(0.7, 20)}) == f"Pastikan: {p.JAUH}"
    assert _status({**JELAS, "Realisasi": -1}, replace(I, satuan="orang")) == p.NEGATIF
    assert _status({**JELAS, "Realisasi": 80, "Pembilang": 8, "Penyebut": 0}) == p.PENYEBUT_NOL
    assert _status({**JELAS, "Realisasi": 80, "Pembilang": 7, "Penyebut": 10}) == p.BEDA_RASIO
    assert _status({**JELAS, "Realisasi": 80, "Pembilang": 8, "Penyebut": 10}) == p.LENGKAP
    rasio = replace(I, satuan="kasus", agregasi=Agregasi.RASIO)
    assert _status({**JELAS, "Realisasi": 0.8, "Pembilang": 7, "Penyebut": 10}, rasio) == p.BEDA_RASIO
    assert _status({**JELAS, "Realisasi": 2000}) == f"Pastikan: {p.JAUH}"
    assert _status({"Realisasi": 130}, replace(I, target=D(80))) == f"Pastikan: {p.JAUH}, Bukti Dukung"


def test_nothing_to_count_is_no_missing_figure():
    hasil = watch_indicator(I, {"Pembilang": 0, "Penyebut": 0}, K)
    assert (hasil.status, hasil.capaian, hasil.kategori) == (p.TANPA_KASUS, "-", p.TIDAK_DAPAT)


def test_a_part_of_a_sum_has_no_capaian_of_its_own():
    hasil = watch_indicator(replace(I, bidang=("A", "B")), {"Realisasi": 5, **JELAS}, K)
    assert (hasil.capaian, hasil.kategori, hasil.status) == ("", p.GABUNGAN, p.LENGKAP)
    rasio = replace(I, bidang=("A", "B"), agregasi=Agregasi.RASIO)
    assert _status({"Realisasi": 90, **JELAS}, rasio) == "Lengkapi: Pembilang, Penyebut"
    assert needs_parts(replace(rasio, agregasi=Agregasi.RATA_RATA)) == ()


def test_targets_without_a_capaian():
    assert watch_indicator(replace(I, target=D(0)), {"Realisasi": 5}, K).capaian == "-"
    assert watch_indicator(replace(I, target=None), {"Realisasi": 5, **JELAS}, K).capaian == ""
    rentang = replace(I, target=Rentang(D(80), D(90)), polaritas=Polaritas.RENTANG)
    assert watch_indicator(rentang, {"Realisasi": 85}, K).capaian == D(100)
    assert _status({"Realisasi": 0.8, **JELAS}, rentang) == p.PECAHAN


def test_predicates_count_by_their_scale():
    hasil = watch_indicator(PREDIKAT, {"Realisasi": "bb", **_tw("B", "BB"), **JELAS}, K)
    assert (hasil.status, hasil.usulan, hasil.capaian) == (p.LENGKAP, "BB", D(100))
    assert watch_indicator(PREDIKAT, _tw("ZZ"), K).usulan == "ZZ"
    assert watch_indicator(PREDIKAT, {}, K).usulan == ""
    assert _status({"Realisasi": "ZZ"}, PREDIKAT) == p.BUKAN_PREDIKAT
    assert watch_indicator(replace(PREDIKAT, satuan="nilai"), {"Realisasi": "B"}, K).capaian == D("87.50")


def test_budget_lines():
    def status(pagu, isi, rincian=()):
        return watch_budget(pagu, isi, rincian, K).status

    assert status(D(100), {}) == p.BELUM
    assert status(D(100), {}, (60, None)) == p.ISI_REALISASI
    assert status(D(100), {"Realisasi": "n/a"}) == p.BUKAN_ANGKA
    assert status(D(100), {"Realisasi": -1}) == p.NEGATIF_RUPIAH
    assert status(D(100), {"Realisasi": 101}) == p.LEBIH_PAGU
    assert status(D(100), {"Realisasi": 50}, (60, None)) == p.BEDA_RINCIAN
    assert status(D(100), {"Realisasi": 90}, (60, 20)) == p.BEDA_RINCIAN
    assert status(D(100), {"Realisasi": 90}, (60, None)) == p.LENGKAP
    assert status(D(100), {"Realisasi": 0}) == p.NOL_RUPIAH
    assert status(D(1000), {"Realisasi": 5}) == p.TERLALU_KECIL
    assert status(D(1000), {"Realisasi": 5, "Keterangan": "ditunda"}) == p.LENGKAP
    assert watch_budget(None, {"Realisasi": 5}, (), K).capaian == ""
    assert watch_budget(D(3), {"Realisasi": 2}, (), K).capaian == D("66.67")


def test_documents():
    def status(**isi):
        return watch_document(isi).status

    assert status() == p.BELUM
    assert status(Ada="ada") == p.TANPA_BUKTI
    assert status(Ada="ada", Tanggal=date(2025, 1, 3)) == p.LENGKAP
    assert status(Ada="mungkin") == p.BUKAN_JAWABAN
    assert status(Ada="tidak", Halaman="3") == p.BUKTI_LEBIH
    assert status(Ada="tidak") == p.SEBAB_TIDAK_ADA
    assert status(Ada="tidak", Keterangan="belum disusun") == p.LENGKAP


def test_people():
    semua = dict.fromkeys(("Nama", "NIP", "Jabatan", "Indikator", "Satuan", "Target", "Realisasi"), "isi")
    assert watch_person({"Nama": None}).status == ""
    assert watch_person({**semua, "Jabatan": ""}).status == "Lengkapi: Jabatan"
    assert watch_person({**semua, "Realisasi": "n/a"}).status == p.SEBAB_NA_ORANG
    assert watch_person({**semua, "Realisasi": "n/a", "Keterangan": "belum rilis"}).status == p.LENGKAP
    assert watch_person({**semua, "NIP": ""}).status == p.NIP_KOSONG
    assert watch_person({**semua, "Realisasi": 5}).status == p.LENGKAP

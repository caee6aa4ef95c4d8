"""The questions before the signature: each fault is found at its place, a clean report holds nothing up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from lkjip_xl.domain.cetakan import collect_figures
from lkjip_xl.domain.periksa.cocok import agreement_questions
from lkjip_xl.domain.periksa.kinerja import performance_questions
from lkjip_xl.domain.periksa.naskah import (
    Bagian,
    Bahan,
    Butir,
    FormulirBidang,
    Jawab,
    Naskah,
    TabelDraf,
    open_faults,
    summary,
)
from lkjip_xl.domain.periksa.teks import text_questions
from lkjip_xl.domain.problems import Problem, Tingkat, problem
from lkjip_xl.domain.records import Asal, BarisAnggaran, Indikator, Polaritas
from lkjip_xl.domain.rekap import Analisis, HasilAnggaran, HasilIndikator, HasilSasaran, Rekap

D = Decimal
SIDIK = "ab" * 32
JUDUL = (
    *("Kata Pengantar", "Ringkasan Eksekutif", "BAB I PENDAHULUAN", "Perencanaan Kinerja"),
    *("Akuntabilitas Kinerja", "B. Realisasi Anggaran", "Penutup"),
)
LENGKAP = Analisis("SOS", kendala="Petugas bertambah.", solusi="Jemput bola.", rencana="Pertahankan.")
INDIKATOR = Indikator(
    *("1.1", "Meningkatnya layanan", "Persentase layanan", "%", Polaritas.POSITIF, D(80), ("SOS",)),
    target_renstra=D(90),
    standar_nasional=D(85),
    riwayat=(D(78), None, None, None),
    target_teks="80",
)
HASIL = HasilIndikator(
    INDIKATOR,
    *(D(80), D(82), D("102.5"), D("102.5"), "Sangat Tinggi", "", "R / T"),
    triwulan=(None,) * 4,
    tren=((2024, D(78)), (2025, D(82))),
    capaian_lalu=None,
    perubahan=D(4),
    kemajuan_renstra=D("91.11"),
    terhadap_nasional=D("96.47"),
    analisis=(LENGKAP,),
    sumber=(Asal("2-masuk/Formulir SOS.xlsx", "Indikator", "K5"),),
)
BARIS = HasilAnggaran(
    BarisAnggaran("1.01", "Program Layanan", "program", D(100), "SOS", "meningkatnya  LAYANAN"),
    D(90),
    D(90),
    "",
    (),
)
TABEL = TabelDraf(
    (("No", "Indikator kinerja", "Satuan", "Target"), ("1", "persentase  layanan", "%", "80")), "Tabel 2.1"
)
NASKAH = Naskah(
    "4-hasil/Draf.docx",
    (
        Bagian("Sasaran 1: Meningkatnya layanan", "Bab III"),
        Bagian("Persentase layanan", "Tabel 2.1", "baris 2"),
        Bagian("Peraturan Menteri PANRB Nomor 53 Tahun 2014", "Bab I", "paragraf 3"),
        Bagian(f"Sidik catatan kerja: {SIDIK}."),
    ),
    (TABEL, TabelDraf(())),
    JUDUL,
)


def rekap(h: HasilIndikator = HASIL, *lines: HasilAnggaran, temuan: tuple[Problem, ...] = ()) -> Rekap:
    budget = lines or (BARIS,)
    sasaran = HasilSasaran(
        *("Meningkatnya layanan", (h,), h.capaian, "", D(100), D(90), D(90)),
        efisiensi=None if h.capaian is None else h.capaian - 90,
        status_efisiensi="efisien",
        anggaran=budget,
    )
    return Rekap(2025, (sasaran,), budget, h.capaian, "", D(100), D(90), D(90), temuan)


def bahan(r: Rekap | None = None, **lain: object) -> Bahan:
    r = r or rekap()
    biasa = Bahan(
        *(2025, date(2026, 2, 1), r, collect_figures(r), NASKAH),
        formulir=(FormulirBidang("SOS", "2-masuk/Formulir SOS.xlsx", {}), FormulirBidang("LAIN", "x", {})),
        sel={("Indikator", "1.1", "Target Renstra"): "J5", ("Indikator", "1.1", "Satuan"): "D5"},
        sidik=frozenset({SIDIK}),
        batas=date(2026, 2, 28),
    )
    return replace(biasa, **lain)  # type: ignore[arg-type]


def faults(b: Bahan) -> list[Problem]:
    asked = (*performance_questions(b), *agreement_questions(b), *text_questions(b))
    return [p for butir in asked for p in butir.temuan]


def codes(b: Bahan) -> list[str]:
    return [p.kode for p in faults(b)]


def test_a_clean_report_holds_nothing_up() -> None:
    asked = (*performance_questions(bahan()), *agreement_questions(bahan()), *text_questions(bahan()))
    assert {b.hasil for b in asked} == {Jawab.YA}
    assert summary(asked).startswith(f"Dari {len(asked)} pertanyaan: {len(asked)} ya, 0 sebagian, 0 tidak.")
    assert summary(asked).endswith("Tidak ada yang menahan pengesahan.")
    assert open_faults(asked) == ()


@pytest.mark.parametrize(
    ("ubah", "kode"),
    [
        ({"realisasi": None, "capaian": None, "analisis": ()}, ["L01", "L03", "L09", "L13"]),
        ({"realisasi": None, "capaian": None}, ["L02", "L03", "L09"]),
        ({"realisasi": D(70), "analisis": (Analisis("SOS", kendala="Hujan."),)}, ["L07", "L13"]),
        ({"realisasi": D(70)}, []),
        ({"analisis": (Analisis("SOS", rencana="Pertahankan."),)}, ["L08"]),
        ({"indikator": replace(INDIKATOR, riwayat=(None,) * 4)}, ["L04"]),
        ({"indikator": replace(INDIKATOR, target_renstra=None)}, ["L05"]),
        ({"indikator": replace(INDIKATOR, standar_nasional=None)}, ["L06"]),
    ],
)
def test_what_the_report_must_disclose(ubah, kode) -> None:
    assert codes(bahan(rekap(replace(HASIL, **ubah)))) == kode


def test_faults_stand_where_they_are_mended() -> None:
    short = replace(HASIL, realisasi=D(70), analisis=())
    (missed, _) = faults(bahan(rekap(short)))
    assert (missed.berkas, missed.lembar, missed.sel) == ("2-masuk/Formulir SOS.xlsx", "Indikator", "K5")
    assert "penyebab, solusi, dan rencana tindak lanjut belum disampaikan" in missed.pesan
    (nowhere, _) = faults(bahan(rekap(replace(short, sumber=()))))
    assert nowhere.berkas == "Master LKjIP.xlsx"
    (renstra,) = faults(bahan(rekap(replace(HASIL, indikator=replace(INDIKATOR, target_renstra=None)))))
    assert (renstra.lembar, renstra.sel) == ("Indikator", "J5")


def test_budget_lines_are_matched_without_case_and_blanks() -> None:
    other = replace(BARIS, baris=replace(BARIS.baris, kode="2.02", sasaran="Sasaran lain"))
    blank = replace(BARIS, baris=replace(BARIS.baris, kode="3.03", sasaran=""))
    assert codes(bahan(rekap(HASIL, BARIS, other, blank))) == ["L11", "L12"]
    missing = problem("B91", kode_baris="1.01", uraian="Program Layanan")
    assert codes(bahan(rekap(HASIL, BARIS, temuan=(missing,)))) == ["B91"]
    alone = rekap()
    alone = replace(alone, sasaran=(replace(alone.sasaran[0], anggaran=(), pagu=None),), anggaran=())
    assert codes(bahan(alone)) == ["L10"]


@pytest.mark.parametrize(
    ("kolom", "lama", "kode"),
    [
        ("Satuan", "orang", ["L20"]),
        ("Target", 80.0, []),
        ("Target", "80,00", []),
        ("Target", "75", ["L20"]),
        ("Target", None, ["L20"]),
        ("Indikator", "PERSENTASE layanan", []),
        ("Indikator", "Cakupan layanan", ["L20"]),
    ],
)
def test_forms_say_what_the_master_says(kolom, lama, kode) -> None:
    form = FormulirBidang("SOS", "f.xlsx", {("Indikator", "1.1", kolom): lama})
    assert codes(bahan(formulir=(form,))) == kode


def test_forms_data_and_figures_are_the_latest() -> None:
    moved = Problem("C01", Tingkat.GALAT, "Angka berubah.", "Kembalikan.")
    b = bahan(formulir=(FormulirBidang("SOS", "f.xlsx", {}, sah=False),), terkini=False, angka=(moved,))
    assert codes(b) == ["L24", "L23", "C01"]
    assert codes(bahan(angka=())) == []


def test_names_units_and_targets_of_the_draft() -> None:
    rows = ((*TABEL.baris[0],), ("1", "Persentase layanan", "orang", "85"))
    again = (TabelDraf(rows, "Tabel 2.1"), TabelDraf(rows, "Lampiran I"))
    b = bahan(naskah=replace(NASKAH, tabel=again))
    assert [(p.kode, p.lembar) for p in faults(b)] == [("L22", "Tabel 2.1")] * 2
    assert "Satuan di draf “orang”" in faults(b)[0].pesan
    gone = bahan(naskah=replace(NASKAH, paragraf=NASKAH.paragraf[2:], tabel=()))
    assert codes(gone) == ["L21", "L21"]


@pytest.mark.parametrize(
    ("teks", "kode"),
    [
        ("PERLU DIISI: gambaran umum belum ditulis.", "L30"),
        ("Nama: (......)", "L30"),
        ("Ditandatangani oleh ........................", "L30"),
        ("[isi di sini]", "L30"),
        ("Bab I Pendahuluan ........ 3", ""),
        ("dan lain-lain....", ""),
        ("Nilai {{ s.nama }} tertinggal", "L31"),
        ("sebagaimana Error! Reference source not found.", "L31"),
        ("Capaian NaN persen", "L32"),
        ("Realisasi None", "L32"),
        ("Nilai #REF! pada tabel", "L32"),
        ("Pelaku usaha nan ramah", ""),
        ("Peraturan Menteri PANRB Nomor 53 Tahun 2010", "L33"),
        ("PermenPANRB 12/2015", "L33"),
    ],
)
def test_text_that_must_not_be_signed(teks, kode) -> None:
    b = bahan(naskah=replace(NASKAH, paragraf=(*NASKAH.paragraf, Bagian(teks, "Bab I", "paragraf 9"))))
    assert codes(b) == ([kode] if kode else [])
    assert all((p.lembar, p.sel) == ("Bab I", "paragraf 9") for p in faults(b))


def test_what_a_bidang_typed_is_no_leftover() -> None:
    h = replace(HASIL, analisis=(replace(LENGKAP, kendala="Isian {{ x }}\nNaN di aplikasi lama"),))
    paragraphs = (*NASKAH.paragraf, Bagian("Isian  {{ x }}"), Bagian("NaN di aplikasi lama"))
    assert codes(bahan(rekap(h), naskah=replace(NASKAH, paragraf=paragraphs))) == []


def test_what_a_bidang_typed_is_no_leftover_within_a_sentence_either() -> None:
    typed = replace(LENGKAP, rencana="{% for x in y %}", batas_waktu="{{7*7}}", kendala="NaN")
    paragraphs = (*NASKAH.paragraf, Bagian("Rencana: {% for x in y %}."), Bagian("Paling lambat {{7*7}}"))
    b = bahan(rekap(replace(HASIL, analisis=(typed,))), naskah=replace(NASKAH, paragraf=paragraphs))
    assert codes(b) == []
    more = (*paragraphs, Bagian("Rencana: {% for x in y %} {{ z }}"), Bagian("Capaian NaN persen"))
    b = bahan(rekap(replace(HASIL, analisis=(typed,))), naskah=replace(NASKAH, paragraf=more))
    assert codes(b) == ["L31", "L32"]


def test_a_name_of_several_lines_is_found() -> None:
    h = replace(HASIL, indikator=replace(HASIL.indikator, nama="Angka\u200b kasus\u2028per desa"))
    paragraphs = (*NASKAH.paragraf, Bagian("Angka kasus"), Bagian("per desa"))
    assert "L21" not in codes(bahan(rekap(h), naskah=replace(NASKAH, paragraf=paragraphs)))


def test_long_quotations_are_cut() -> None:
    long = Bagian("kata " * 30 + "{{ x }}" + " kata" * 30)
    (p,) = faults(bahan(naskah=replace(NASKAH, paragraf=(*NASKAH.paragraf, long))))
    assert "“…" in p.pesan
    assert "…”" in p.pesan


@pytest.mark.parametrize(
    ("ubah", "kode"),
    [
        ({"sidik": frozenset()}, ["L34"]),
        ({"naskah": replace(NASKAH, paragraf=NASKAH.paragraf[:-1])}, ["L35"]),
        ({"putus": 7}, ["L36"]),
        ({"tanggal": date(2026, 3, 1)}, ["L37"]),
        ({"batas": None}, ["L38"]),
        ({"naskah": replace(NASKAH, judul=JUDUL[1:])}, ["L39"]),
    ],
)
def test_trace_deadline_and_chapters(ubah, kode) -> None:
    assert codes(bahan(**ubah)) == kode


def test_an_answer_as_a_row() -> None:
    many = (*(problem("L03", sasaran=f"S{n}") for n in range(5)), problem("L38", lembar="Pengaturan"))
    row = Butir("Apakah ada?", many, 9).as_row(3)
    assert (row["No"], row["Hasil"]) == (3, "sebagian")
    assert str(row["Keterangan"]).startswith("Menahan pengesahan. Sasaran “S0”")
    assert str(row["Keterangan"]).endswith("Dan 2 lainnya.")
    light = Butir("Apakah ada?", many[5:])
    assert (light.hasil, light.menahan) == (Jawab.TIDAK, False)
    assert light.as_row(1)["Tempat"] == "Pengaturan"
    assert summary([Butir("?", many, 9)]).endswith("1 di antaranya menahan pengesahan.")

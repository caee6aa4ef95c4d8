"""The real workbook of an office: its mistakes are found, all of them and nothing else."""

from __future__ import annotations

import random
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from lkjip_xl.domain.renja.audit import audit_renja
from lkjip_xl.domain.renja.lembar import Jenis, Jenjang, Kelompok, RenjaBook, Ukuran
from lkjip_xl.formats.renja.workbook import read_renja, to_records

NAMA = "evaluasi-renja-2025-bappedalitbang-deli-serdang.xlsx"
BERKAS = Path(__file__).parents[3] / "shared" / "data" / NAMA
pytestmark = pytest.mark.skipif(not BERKAS.exists(), reason=f"data nyata {NAMA} tidak ada di sini")

# R12, U12, X12, AA12 count rows 91 and 96 twice; AB51 is a typed 0; T55, W55, T70, W70, Z70 average a whole
# range; AE64 adds AF64 instead of AC64; Z46, Z48 say 100 % of a work that was not done; AF82, AG82 divide by
# zero; K84 stops before K89 and K90.
GALAT = {
    "R12": "A20", "U12": "A20", "X12": "A20", "AA12": "A20", "Z46": "A25", "Z48": "A25", "AB51": "A21",
    "T55": "A24", "W55": "A24", "AE64": "A22", "T70": "A24", "W70": "A24", "Z70": "A24", "AF82": "A27",
    "AG82": "A27", "K84": "A30",
}  # fmt: skip
PERINGATAN = {
    ("A28", "Y16"), ("A28", "Z30"), ("A28", "M39"), ("A28", "U39"), ("A28", "AA39"), ("A28", "Z45"),
    ("A28", "Y47"), ("A28", "Z49"), ("A28", "Z55"), ("A28", "Z56"), ("A28", "U84"), ("A28", "AA84"),
    ("A28", "Y92"), ("A25", "T33"), ("A25", "T74"), ("A33", "Y82"), ("A34", "AD14"), ("A36", "AB11"),
    ("A36", "AB12"), ("A36", "X38"), ("A36", "X83"), ("A36", "AB91"), ("A36", "P96"), ("A37", "A106"),
    ("A29", "K106"), ("A40", "K106"),
}  # fmt: skip
# What follows from R12 to AA12 (rows 11 and 113), K84 (K upwards, with its AG), AB51, T55 to Z70 and AE64; the
# year AC is right, but not the sum of its wrong quarters.
IKUT_KELIRU = {
    "R11", "U11", "X11", "AA11", "R113", "U113", "X113", "AA113",
    "K70", "K12", "K11", "K113", "AG84", "AG70", "AG12", "AG11", "AG113",
    "AD51", "AF51", "S55", "V55", "Y55", "S70", "V70", "Y70", "AB70", "AD70", "AF70", "AG64",
}  # fmt: skip
TIDAK_COCOK = {"AC11", "AC12", "AC113"}
IKUTAN = {("A41", sel) for sel in IKUT_KELIRU} | {("A42", sel) for sel in TIDAK_COCOK}


@pytest.fixture(scope="module")
def book() -> RenjaBook:
    return read_renja(BERKAS)


def test_the_real_mistakes_and_no_others(book: RenjaBook) -> None:
    temuan = audit_renja(book)
    assert {p.sel: p.kode for p in temuan if p.tingkat == "galat"} == GALAT
    assert {(p.kode, p.sel) for p in temuan if p.tingkat == "peringatan"} == PERINGATAN | IKUTAN
    assert len(temuan) == len(GALAT) + len(PERINGATAN) + len(IKUTAN) == 74
    assert {(p.berkas, p.lembar) for p in temuan} == {(NAMA, "Realisasi TW IV")}


def test_a_message_names_cell_figures_and_cause(book: RenjaBook) -> None:
    pesan = {p.sel: p for p in audit_renja(book)}
    assert pesan["R12"].pesan == (
        "R12 (Rp TW I, PERENCANAAN) tertulis 1.971.343.265, padahal jumlah bagiannya (R13, R55, R70) "
        "1.938.579.751; selisih 32.763.514. Sebabnya: rumusnya ikut menghitung R91, R96."
    )
    assert "tertulis =M64+AF64, lazimnya =M64+AC64" in pesan["AE64"].pesan
    assert "177.868.883" in pesan["AE64"].pesan
    assert "rata-rata T56, T64, T67 adalah 0,3476" in pesan["T55"].pesan
    assert "1.029.053.476" in pesan["K84"].pesan


def test_what_follows_a_wrong_cell_says_what_it_becomes_and_why(book: RenjaBook) -> None:
    pesan = {p.sel: p for p in audit_renja(book)}
    assert pesan["R11"].pesan == (
        "R11 (Rp TW I, UNSUR PENUNJANG URUSAN PEMERINTAHAN) tertulis 2.004.106.779, ikut keliru karena R12 "
        "keliru; setelah dibetulkan menjadi 1.971.343.265, selisih 32.763.514."
    )
    assert pesan["AC12"].pesan == (
        "AC12 (Rp realisasi tahun ini, PERENCANAAN) tertulis 11.000.411.216 dan benar, tetapi tidak cocok "
        "dengan bagiannya (R12, U12, X12, AA12), yang kini menghasilkan 11.105.401.230, "
        "selisih 104.990.014, karena R12, U12, X12, AA12 keliru."
    )
    menjadi = {
        "U113": "2.279.258.325", "X11": "2.733.183.079", "AA113": "5.040.188.490", "K11": "19.955.847.195",
        "AG84": "113,9332", "AF51": "175", "S55": "20,2381", "AB70": "100", "AF70": "182", "AG64": "50,0144",
    }  # fmt: skip
    assert {s: n for s, n in menjadi.items() if f"menjadi {n}, " not in pesan[s].pesan} == {}
    sebab = {"V55": "T55, W55", "Y55": "W55", "Y70": "W70, Z70", "AF70": "Z70", "AG113": "K84"}
    assert {s: n for s, n in sebab.items() if f"karena {n} keliru" not in pesan[s].pesan} == {}


def test_columns_year_and_family(book: RenjaBook) -> None:
    assert (book.tahun, len(book.baris), len(book.kolom)) == (2025, 103, 24)
    assert book.perangkat_daerah.startswith("Badan Perencanaan Pembangunan Daerah")
    anak = {n: [a.baris for a in book.children(book.per_nomor[n])] for n in (11, 12, 13, 39, 84, 106)}
    assert anak[11] == [12, 91, 96]
    assert anak[12] == [13, 55, 70]
    assert anak[13] == [14, 22, 27, 30, 39, 45, 49]
    assert anak[39] == [40, 41, 42, 43, 44]
    assert anak[84] == [85, 86, 87, 88, 89, 90]
    assert anak[106] == [108, 110]
    jenjang = [b.jenjang for b in book.baris if not b.lanjutan]
    assert [jenjang.count(j) for j in Jenjang] == [4, 6, 19, 72, 1]
    assert book.per_nomor[107].lanjutan
    assert book.per_nomor[27].sasaran == "Meningkatnya Kualitas Pelayanan Perangkat Daerah"
    assert (book.per_nomor[11].sasaran, book.per_nomor[15].kode) == ("", "01.01.01")


def test_sums_of_the_records_are_right_to_the_rupiah(book: RenjaBook) -> None:
    hasil = to_records(book)
    daun = {b.kode for b in book.leaves()}
    pagu = sum(b.pagu or 0 for b in hasil.anggaran if b.kode in daun)
    triwulan = [
        sum(hasil.realisasi_rupiah[k].triwulan[i] or 0 for k in daun & {*hasil.realisasi_rupiah})
        for i in range(4)
    ]
    assert pagu == 14_723_660_349 == book.per_nomor[11].nilai(Kelompok.TARGET, Jenis.RP)
    assert sum(triwulan) == 12_023_973_159 == book.per_nomor[11].nilai(Kelompok.TAHUN, Jenis.RP)
    assert triwulan == [1_971_343_265, 2_279_258_325, 2_733_183_079, 5_040_188_490]
    ditulis = [
        book.per_nomor[11].nilai(k, Jenis.RP)
        for k in (Kelompok.TW1, Kelompok.TW2, Kelompok.TW3, Kelompok.TW4)
    ]
    assert ditulis == [2_004_106_779, 2_286_043_325, 2_759_455_579, 5_079_357_490]
    program = sum(b.pagu or 0 for b in hasil.anggaran if b.jenjang == "program")
    assert program == pagu


def test_records(book: RenjaBook) -> None:
    hasil = to_records(book, bidang="RENBANG", bidang_program={"01": "SEKRET"})
    assert [(i.kode, i.bidang, i.target, i.target_renstra, i.riwayat[0]) for i in hasil.indikator] == [
        ("01", ("SEKRET",), 100, 100, 100),
        ("02", ("RENBANG",), 100, 100, 74),
        ("03", ("RENBANG",), 100, 100, 82),
        ("04", ("RENBANG",), 100, 100, 83),
        ("05", ("RENBANG",), 100, 100, 78),
    ]
    assert {i.konsolidasi for i in hasil.indikator} == {"jumlah"}
    assert hasil.realisasi["02"].triwulan[0] == Decimal("14.5238095238095")
    assert str(hasil.realisasi["02"].asal[0]) == f"{NAMA} › Realisasi TW IV › P55"
    assert [b.bidang for b in hasil.anggaran if b.kode.startswith("01")] == ["SEKRET"] * 39
    assert len(hasil.anggaran) == 84
    assert [p.kode for p in hasil.temuan] == ["A37", "I20", "I21", "I23"]
    semua = to_records(book, jenjang_indikator=("program", "kegiatan", "sub kegiatan"))
    assert len(semua.indikator) == 84
    assert len({i.kode for i in semua.indikator}) == 84


def _changed(book: RenjaBook, nomor: int, ukuran: Ukuran, nilai: Decimal) -> RenjaBook:
    lama = book.per_nomor[nomor]
    baru = replace(lama, angka={**lama.angka, ukuran: replace(lama.angka[ukuran], nilai=nilai)})
    return replace(book, baris=tuple(baru if b is lama else b for b in book.baris))


def test_one_changed_figure_is_found_at_its_cell_or_beside_it(book: RenjaBook) -> None:
    acak = random.Random(11)  # noqa: S311 - a sample, the same each time
    lama = {(p.kode, p.sel) for p in audit_renja(book)}
    rupiah = [
        (b, u)
        for b in book.baris
        for u, a in b.angka.items()
        if u.jenis is Jenis.RP and a.nilai and not b.di_luar_total and a.sel not in {*GALAT, "AG64"}
    ]
    for b, ukuran in acak.sample(rupiah, 80):
        sel = b.angka[ukuran].sel
        nilai = (b.angka[ukuran].nilai or Decimal(0)) + 10 ** acak.randint(0, 6)
        baru = [p for p in audit_renja(_changed(book, b.baris, ukuran, nilai)) if (p.kode, p.sel) not in lama]
        induk = book.per_nomor.get(b.induk or 0)
        dekat = {sel} | ({induk.angka[ukuran].sel} if induk else set())
        akar = [p for p in baru if p.kode not in {"A41", "A42"}]
        assert any(p.sel in dekat for p in akar), sel
        assert len(akar) <= 3, (sel, [p.sel for p in akar])
        assert len(baru) <= 3 * 6, (sel, [p.sel for p in baru])  # a column, AE and AG, up six rows


def test_a_changed_digit_in_the_file_itself(tmp_path: Path) -> None:
    salinan = tmp_path / "ubah.xlsx"
    with zipfile.ZipFile(BERKAS) as asal, zipfile.ZipFile(salinan, "w", zipfile.ZIP_DEFLATED) as tujuan:
        for nama in asal.namelist():
            isi = asal.read(nama)
            if nama == "xl/worksheets/sheet1.xml":
                assert isi.count(b"<v>6722513540</v>") == 1  # AC22
                isi = isi.replace(b"<v>6722513540</v>", b"<v>6722513840</v>")
            tujuan.writestr(nama, isi)
    baru = {p.sel for p in audit_renja(read_renja(salinan)) if p.tingkat == "galat"} - {*GALAT}
    assert baru == {"AC22"}


@pytest.mark.parametrize("isi", ["nilai saja", "rumus saja"])
def test_the_same_mistakes_without_formulas_and_without_results(tmp_path: Path, isi: str) -> None:
    from openpyxl import load_workbook

    salinan = tmp_path / "salinan.xlsx"
    load_workbook(BERKAS, data_only=isi == "nilai saja").save(salinan)
    temuan = audit_renja(read_renja(salinan))
    assert {p.sel: p.kode for p in temuan if p.tingkat == "galat"} == GALAT
    ikutan = {(p.kode, p.sel) for p in temuan if p.kode in {"A41", "A42"}}
    tanpa_rumus = {"S55", "V55", "Y55", "S70", "V70", "Y70", "AB70", "AD70", "AF70"}  # K of a percentage
    assert {(k, s) for k, s in IKUTAN if isi == "rumus saja" or s not in tanpa_rumus} == ikutan

"""What changed between two drafts: figures, paragraphs, rows."""

from __future__ import annotations

from lkjip_xl.domain.angka_draf import AngkaTercetak
from lkjip_xl.domain.beda.angka import moved_figures
from lkjip_xl.domain.beda.naskah import Ragam, compare_texts, lost_edits, told_words
from lkjip_xl.domain.beda.tabel import compare_rows, lost_cells
from lkjip_xl.domain.dokumen import Bagian, Dokumen, Paragraf, Sel, Tabel

PANJANG = "Capaian indikator kinerja utama tahun 2025 sebesar 86,50 persen termasuk kategori sangat tinggi."


def angka(**teks):
    return {
        k: AngkaTercetak(k, k, t, "indikator", "IKU", "Angka kemiskinan", "capaian", "a.xlsx")
        for k, t in teks.items()
    }


def dokumen(*teks, tabel=(), gaya=""):
    rows = [Paragraf(t, gaya, bab="Bab I", judul="Umum", nomor=n) for n, t in enumerate(teks, start=1)]
    return Dokumen(tuple(rows), tuple(tabel))


def tabel(*baris, judul="Tabel 3.1 Capaian", induk=None):
    return Tabel(judul, "Bab III", "Capaian", tuple(dict(enumerate(r)) for r in baris), induk)


def test_figures_that_moved():
    found = moved_figures(angka(a="86,50", b="1", c="7"), angka(a="86,5", b="2", d="9"))
    assert [(f.tag, f.lama, f.baru) for f in found] == [
        ("b", "1", "2"),
        ("d", "tidak ada", "9"),
        ("c", "7", "tidak ada"),
    ]
    assert found[0].as_row(1) == {
        "No": 1,
        "Angka": "capaian “Angka kemiskinan”",
        "Sebelum": "1",
        "Sesudah": "2",
        "Asal": "a.xlsx",
    }


def test_paragraphs_that_came_went_changed_and_moved():
    lama = dokumen("Pertama sekali.", PANJANG, "Akan pindah ke bawah.", "Akan hilang.", "Tetap.", "Akhir.")
    baru = dokumen(
        "Pertama sekali.",
        PANJANG.replace("86,50", "87,00"),
        "Tetap.",
        "Akhir.",
        "Akan pindah ke bawah.",
        "Baru sama sekali.",
    )
    found = compare_texts(lama, baru)
    assert [(b.ragam, b.letak) for b in found] == [
        (Ragam.UBAH, "paragraf 2"),
        (Ragam.HAPUS, "paragraf 4"),
        (Ragam.PINDAH, "paragraf 5"),
        (Ragam.TAMBAH, "paragraf 6"),
    ]
    assert [b.ringkas for b in found] == [
        "setelah “tahun 2025 sebesar”: “86,50” menjadi “87,00”",
        "“Akan hilang.”",
        "“Akan pindah ke bawah.”, semula di Bab I, Umum, paragraf 3",
        "“Baru sama sekali.”",
    ]
    assert found[0].as_dict()["ragam"] == "diubah"
    assert compare_texts(lama, lama) == ()


def test_what_nobody_writes_is_left_out():
    rows = (
        Paragraf("Daftar", "toc 1"),
        Paragraf("Kepala", bagian=Bagian.KEPALA),
        Paragraf("sel", sel=Sel(0, 0, 0)),
        Paragraf(" "),
    )
    assert compare_texts(Dokumen(rows, (tabel(("a",)),)), Dokumen(())) == ()


def test_words():
    assert told_words("satu dua tiga", "satu tiga") == "setelah “satu”: “dua” dihapus"
    assert told_words("dua", "satu dua") == "“satu” ditambahkan"
    assert told_words("a b c d", "x y c d") == "“a b” menjadi “x y”"
    assert told_words("awal lama akhir", "awal baru akhir") == "setelah “awal”: “lama” menjadi “baru”"
    many = told_words(" ".join(f"k{n} lama" for n in range(20)), " ".join(f"k{n} baru" for n in range(20)))
    assert many.endswith("; dan 8 perubahan kata lain")
    assert told_words("kata " * 900, "lain").startswith("“kata kata")


def test_a_great_gap_is_paired_in_order():
    lama = dokumen(*(f"{PANJANG} Nomor {n} lama" for n in range(25)))
    baru = dokumen(*(f"{PANJANG} Nomor {n} baru" for n in range(25)))
    assert {b.ragam for b in compare_texts(lama, baru)} == {Ragam.UBAH}


def test_rows_by_label():
    lama = Dokumen(
        (),
        (
            tabel(("No", "Indikator", "Nilai"), ("1", "IKM", "80"), ("2", "IPM", "70")),
            tabel(("x",), judul="Tabel 9 Lama"),
        ),
    )
    baru = Dokumen(
        (),
        (
            tabel(
                ("No", "Satuan", "Indikator", "Nilai"),
                ("1", "indeks", "IPM", "70"),
                ("2", "indeks", "IKM", "82"),
            ),
            tabel(("9",), (), ("y",), judul=""),
            tabel(induk=0),
        ),
    )
    found = [(b.ragam, b.letak, b.lama, b.baru) for b in compare_rows(lama, baru)]
    assert (Ragam.HAPUS, "tabel", "Tabel 9 Lama", "") in found
    assert (Ragam.TAMBAH, "tabel", "", "9") in found


def test_cells_rows_and_columns_that_moved():
    head = ("No", "Indikator", "Nilai", "")
    lama = Dokumen((), (tabel(head, ("1", "IKM", "80", "a"), ("2", "IPM", "70", ""), ("", "", "", "")),))
    baru = Dokumen(
        (),
        (
            tabel(
                ("No", "Indikator", "Target", "Nilai"),
                ("1", "IKM", "90", "82"),
                ("3", "IKK", "1", "2"),
                ("", "", "", "7"),
            ),
        ),
    )
    found = [(b.ragam, b.letak, b.lama, b.baru) for b in compare_rows(lama, baru)]
    assert (Ragam.UBAH, "baris “IKM”, kolom “Nilai”", "80", "82") in found
    assert (Ragam.TAMBAH, "baris “IKK”", "", "3 | IKK | 1 | 2") in found
    assert (Ragam.HAPUS, "baris “IPM”", "2 | IPM | 70", "") in found
    assert any(b[1] == "baris “7”" for b in found)
    (gone,) = compare_rows(Dokumen((), (tabel(("a",), ("",)),)), Dokumen((), (tabel(("a",)),)))
    assert gone.letak == "baris tanpa label"


def test_edits_that_the_next_version_lost():
    asal = dokumen("Kalimat program.", PANJANG)
    sunting = dokumen(
        "Kalimat program.", PANJANG + " Ditambah orang.", "Paragraf orang.", "Sudah masuk narasi."
    )
    baru = dokumen("Kalimat program.", PANJANG, "Sudah masuk narasi.")
    assert [b.baru for b in lost_edits(asal, sunting, baru)] == [
        PANJANG + " Ditambah orang.",
        "Paragraf orang.",
    ]


def test_one_paragraph_in_the_place_of_another_needs_little_likeness():
    lama, baru = (dokumen("Awal.", t, "Akhir.") for t in ("Kota, 20 Januari 2026", "Kota, 21 November 2026"))
    assert [b.ragam for b in compare_texts(lama, baru)] == [Ragam.UBAH]
    assert {b.ragam for b in compare_texts(lama, dokumen("Awal.", "Lain", "Akhir."))} == {
        Ragam.TAMBAH,
        Ragam.HAPUS,
    }


def test_cells_that_the_next_version_says_differently():
    head = ("Indikator", "Nilai")
    asal, sunting, baru = (
        Dokumen((), (tabel(head, *rows),))
        for rows in (
            (("IKM", "80"), ("IPM", "70")),
            (("IKM", "81"), ("IPM", "71"), ("IKK", "5")),
            (("IKM", "80"), ("IPM", "71")),
        )
    )
    assert [(b.letak, b.baru) for b in lost_cells(asal, sunting, baru)] == [
        ("baris “IKM”, kolom “Nilai”", "81"),
        ("baris “IKK”", "IKK | 5"),
    ]

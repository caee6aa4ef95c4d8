"""Families and levels: by formulas, by kode, by figures, by order."""

from __future__ import annotations

from renja_contoh import baris, buku

from lkjip_xl.domain.renja.lembar import BarisRenja, Jenjang, RenjaBook


def families(book: RenjaBook) -> dict[int, int | None]:
    return {b.baris: b.induk for b in book.baris}


def levels(book: RenjaBook) -> list[str]:
    return [str(b.jenjang) for b in book.baris]


def test_most_columns_decide_who_the_parent_is() -> None:
    book = buku(
        baris(1, "PERENCANAAN", K=("SUM(K2)", 5), M=("SUM(M2+M4)", 6), O=("SUM(O2)", 5)),
        baris(2, "Program A", "a", "%", K=("SUM(K3)", 5), M=("SUM(M3)", 5), O=("SUM(O3)", 5)),
        baris(3, "Kegiatan", "k", "%", K=5, M=5, O=5),
        baris(4, "KEUANGAN", K=("K5", 1), M=("M5", 1), O=("O5+O1", 1)),
        baris(5, "Program B", "b", "%", K=("K6", 1), M=("M6", 1), O=("O6", 1)),
        baris(6, "Kegiatan B", "kb", "%", K=1, M=1, O=1),
    )
    assert families(book) == {1: None, 2: 1, 3: 2, 4: 1, 5: 4, 6: 5}
    assert levels(book) == ["urusan", "program", "kegiatan", "urusan", "program", "kegiatan"]
    assert [b.kode for b in book.baris] == ["U01", "01", "01.01", "U02", "02", "02.01"]


def test_kode_rekening_tells_level_and_parent() -> None:
    kode = ["5", "5.01", "5.01.02", "5.01.02.2.01", "5.01.02.2.01.0001", "5.01.03"]
    book = buku(*(baris(i, f"Baris {i}", "i", "Dok", kode=k) for i, k in enumerate(kode, 1)))
    assert families(book) == {1: None, 2: 1, 3: 2, 4: 3, 5: 4, 6: 2}
    assert levels(book) == ["urusan", "urusan", "program", "kegiatan", "sub kegiatan", "program"]
    assert [b.kode for b in book.baris] == kode


def test_a_kode_above_its_beginning_has_no_parent_there() -> None:
    book = buku(baris(1, "a", "i", "Dok", kode="5.01.02"), baris(2, "b", "i", "Dok", kode="5.01"))
    assert families(book) == {1: None, 2: None}


def test_figures_tell_where_there_are_no_formulas() -> None:
    book = buku(
        baris(1, "UNSUR PENUNJANG", K=70, O=35),
        baris(2, "Program A", "a", "%", K=60, O=30),
        baris(3, "Kegiatan", "k", "%", K=60, O=30),
        baris(4, "Sub 1", "s", "Dok", K=20, O=10),
        baris(5, "Sub 2", "s", "Dok", K=40, O=20),
        baris(6, "Sub kosong", "s", "Dok", K=9),
        baris(7, "Program B", "b", "%", K=10, O=5),
        baris(8, "Kegiatan B", "kb", "%", K=10, O=5),
        baris(9, "Sub 3", "s", "Dok", K=10, O=5),
        baris(10, "", total=True, K=70, O=35),
    )
    assert families(book) == {1: None, 2: 1, 3: 2, 4: 3, 5: 3, 6: 3, 7: 1, 8: None, 9: None, 10: None} | {
        8: 7,
        9: 8,
    }
    assert [b.baris for b in book.baris if b.di_luar_total] == [6]
    assert [b.baris for b in book.leaves()] == [4, 5, 6, 9]


def test_equal_lines_are_no_family_by_chance() -> None:
    book = buku(
        baris(1, "Kegiatan", "k", "Jenis", K=8, O=6),
        baris(2, "Beli mobil", "m", "Unit", K=4, O=3),
        baris(3, "Beli motor", "n", "Unit", K=4, O=3),
        baris(4, "Lain", "l", "Unit", K=1),
    )
    assert families(book) == {1: None, 2: 1, 3: 1, 4: 1}


def test_one_equal_column_of_two_is_no_family() -> None:
    book = buku(baris(1, "Kegiatan X", "x", "%", K=5, O=7), baris(2, "Kegiatan Y", "y", "Dok", K=5, O=9))
    assert families(book) == {1: None, 2: None}


def test_programs_of_the_same_price_do_not_nest() -> None:
    book = buku(baris(1, "Program X", "x", "%", K=5, O=7), baris(2, "Program Y", "y", "%", K=5, O=7))
    assert families(book) == {1: None, 2: None}


def test_order_tells_where_nothing_else_does() -> None:
    book = buku(
        baris(1, "Program A", "a", "%"),
        baris(2, "Kegiatan 1", "k", "Dok"),
        baris(3, "Kegiatan 2", "k", "Dok"),
        baris(4, "Program B", "b", "%"),
        baris(5, "PENUTUP"),
    )
    assert families(book) == {1: None, 2: 1, 3: 1, 4: None, 5: None}
    assert levels(book) == ["program", "kegiatan", "kegiatan", "program", "urusan"]
    assert not any(b.di_luar_total for b in book.baris)


def test_without_the_word_program_depth_gives_the_level() -> None:
    isi = [baris(i, f"Baris {i}", "i", "%", K=(f"K{i + 1}", 3)) for i in range(1, 5)]
    book = buku(*isi, baris(5, "Rinci", "r", "Dok", K=3))
    assert levels(book) == ["urusan", "urusan", "program", "kegiatan", "sub kegiatan"]
    assert levels(buku(baris(1, "Urusan Wajib", "i", "%"))) == ["urusan"]


def test_a_row_outside_every_total_and_one_left_out_of_its_parent() -> None:
    book = buku(
        baris(1, "URUSAN", K=("K2", 5)),
        baris(2, "Program A", "a", "%", K=("SUM(K3:K4)", 5)),
        baris(3, "Kegiatan 1", "k", "Dok", K=2),
        baris(4, "Kegiatan 2", "k", "Dok", K=3),
        baris(5, "Kegiatan 3", "k", "Dok", K=9),
        baris(6, "Program B", "b", "%", K=7),
        baris(7, "", "indeks", "Nilai", lanjutan=True),
        baris(8, "", "indeks 2", "Nilai", lanjutan=True),
    )
    assert families(book) == {1: None, 2: 1, 3: 2, 4: 2, 5: 2, 6: None, 7: None, 8: None}
    assert [b.baris for b in book.baris if b.di_luar_total] == [5, 6]
    assert [b.kode for b in book.baris][-3:] == ["02", "02-2", "02-3"]
    assert book.baris[-1].jenjang is Jenjang.PROGRAM
    assert [b.baris for b in book.summed(book.baris[1])] == [3, 4]
    assert [b.baris for b in book.puncak] == [1]


def test_a_row_knows_its_name_and_its_plan() -> None:
    panjang: BarisRenja = baris(1, "P" * 80, "i", N=0, O=0)
    assert (len(panjang.sebutan), panjang.direncanakan) == (60, False)
    assert baris(2, "", "indeks", N=1).sebutan == "indeks"
    assert baris(3, "", total=True).sebutan == "jumlah"
    assert baris(1, "x").angka == baris(1, "x").angka

"""What the audit says, on small sheets; the real workbook is audited in tests/formats."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from renja_contoh import UKURAN, Isi, baris, buku, uang

from lkjip_xl.domain.problems import Tingkat
from lkjip_xl.domain.records import Konsolidasi
from lkjip_xl.domain.renja.audit import audit_renja
from lkjip_xl.domain.renja.kebiasaan import habits
from lkjip_xl.domain.renja.lembar import BarisRenja, RenjaBook
from lkjip_xl.domain.renja.records import to_records
from lkjip_xl.domain.renja.sebutan import named, runs, written


def found(book: RenjaBook) -> list[tuple[str, str]]:
    return [(p.kode, p.sel) for p in audit_renja(book)]


def _with(b: BarisRenja, huruf: str, nilai: Decimal | None) -> BarisRenja:
    ukuran = UKURAN[huruf]
    return replace(b, angka={**b.angka, ukuran: replace(b.angka[ukuran], nilai=nilai)})


def family(**kegiatan: Isi) -> list[BarisRenja]:
    """A program of one kegiatan of three sub kegiatan, right in every cell."""
    sub = [baris(n, f"Sub {n}", "s", "Dok", N=4, O=100, **uang(n, 10, 20, 30, 0)) for n in (3, 4, 5)]
    isi = {"O": 300, "R": 30, "U": 60, "X": 90, "AA": 0, "AC": 180}
    jumlah: dict[str, Isi] = {h: (f"SUM({h}3:{h}5)", n) for h, n in isi.items()}
    program: dict[str, Isi] = {h: (f"{h}2", n) for h, n in isi.items()}
    return [
        baris(1, "Program A", "p", "%", N=100, **program),
        baris(2, "Kegiatan", "k", "%", **{"N": 100, **jumlah, **kegiatan}),
        *sub,
    ]


def test_a_right_sheet_has_no_findings() -> None:
    assert found(buku(*family())) == []


def test_a_wrong_parent_is_told_once_with_its_cause() -> None:
    book = buku(*family(R=("SUM(R3:R4)", 20)), baris(6, "", total=True, R=("SUM(R1)", 30)))
    (satu,) = [p for p in audit_renja(book) if p.kode == "A20"]
    assert satu.sel == "R2"
    assert "rumusnya melewatkan R5" in satu.pesan
    assert "selisih 10" in satu.pesan
    ketik = audit_renja(buku(*family(R=20)))
    assert ["Angka ini diketik, bukan rumus." in p.pesan for p in ketik if p.kode == "A20"] == [True]


def test_a_wrong_leaf_is_told_at_its_parent_and_its_year() -> None:
    isi = family()
    isi[2] = _with(isi[2], "U", Decimal(21))
    assert found(buku(*isi)) == [("A20", "U2"), ("A21", "AC3")]


def test_deviating_formulas_whose_figures_agree() -> None:
    kosong = baris(6, "Sub 6", "s", "Dok", O=0)
    satu = buku(*family(R=("SUM(R3:R6)", 30)), kosong)
    assert found(satu) == [("A28", "O2")]  # most sums leave row 6 out: told once, at the first
    assert "O6 (begitu pula U2, X2, AA2, AC2)" in audit_renja(satu)[0].pesan
    assert found(buku(*family(O=("SUM(O3:O4:O5)", 300)))) == [("A28", "O2")]
    isi: dict[str, Isi] = {h: (f"{h}1", n) for h, n in (("O", 300), ("R", 30), ("U", 60))}
    total = baris(6, "", total=True, **isi, X=("X1+X2", 90))
    assert found(buku(*family(), total)) == [("A28", "X6")]
    ketik = baris(6, "Jumlah", total=True, O=300, R=31)
    assert found(buku(*family(), ketik)) == [("A20", "R6")]


def test_a_figure_typed_over_a_formula() -> None:
    def tahun(n: int, ae: Isi) -> BarisRenja:
        return baris(n, f"Program {n}", "p", "%", N=1, O=100, M=1, AE=ae, **uang(n, 1, 1, 1, n))

    isi = [tahun(n, (f"M{n}+AC{n}", 4 + n)) for n in range(1, 6)]
    assert found(buku(*isi, tahun(6, 10))) == [("A29", "AE6")]


def shares(n: int, persen: list[float], k: list[float], **lain: Isi) -> BarisRenja:
    isi = dict(zip("QTWZ", persen, strict=True)) | dict(zip("PSVY", k, strict=True))
    return baris(n, f"Program {n}", "p", "Dok", **{"N": 4, "O": 1, **isi, **lain})


def test_percentages_against_performance() -> None:
    tepat = [shares(n, [0.25, 0.5, 0.75, 1], [1, 1, 1, 1]) for n in (1, 2, 3)]
    utuh = shares(4, [0.1, 0.3, 0.6, 1], [0, 1, 1, 2])
    tengah = shares(5, [0.25, 0.75, 0.75, 1], [1, 1, 1, 1])
    akhir = shares(6, [0.25, 0.5, 0.75, 1], [1, 1, 1, 0])
    lebih = shares(7, [0.25, 0.5, 0.75, 1.25], [1, 1, 1, 2])
    temuan = audit_renja(buku(*tepat, utuh, tengah, akhir, lebih))
    assert [(p.kode, p.sel, p.tingkat) for p in temuan] == [
        ("A25", "T5", Tingkat.PERINGATAN),
        ("A25", "Z6", Tingkat.GALAT),
        ("A39", "Z7", Tingkat.PERINGATAN),
    ]
    assert "tertulis 75 %" in temuan[0].pesan
    assert "menghasilkan 50 %" in temuan[0].pesan


def test_percentages_of_single_quarters_and_of_a_hundred() -> None:
    isi = [shares(n, [25, 25, 25, 25], [1, 1, 1, 1]) for n in (1, 2, 3)]
    assert found(buku(*isi, shares(4, [25, 50, 25, 25], [1, 1, 1, 1]))) == [("A25", "T4")]


def test_a_quarter_computed_from_its_percentage() -> None:
    def dihitung(n: int, k: float = 1, target: float = 4) -> BarisRenja:
        rumus = [f"Q{n}*N{n}", f"T{n}*N{n}-P{n}", f"W{n}*N{n}-P{n}-S{n}", f"Z{n}*N{n}-P{n}-S{n}-V{n}"]
        isi: dict[str, Isi] = dict(zip("PSVY", zip(rumus, [1, k, 1, 1], strict=True), strict=True))
        return shares(n, [0.25, 0.5, 0.75, 1], [1, 1, 1, 1], **{**isi, "N": target, "AB": 4})

    utuh = [dihitung(n) for n in (1, 2, 3)]
    assert found(buku(*utuh)) == []
    assert found(buku(*utuh, dihitung(4, k=2))) == [
        ("A26", "S4"),
        ("A42", "V4"),
        ("A42", "Y4"),
        ("A42", "AB4"),
    ]
    assert found(buku(*utuh, dihitung(4, target=8))) == [
        ("A26", "P4"), ("A41", "S4"), ("A41", "V4"), ("A41", "Y4"), ("A41", "AB4"),
    ]  # fmt: skip
    tanpa = _with(dihitung(4), "Q", None)
    assert found(buku(*utuh, tanpa)) == []


def test_means_of_children() -> None:
    anak = [shares(n, [0.25, 0.5, 0.75, 1], [1, 1, 1, 1]) for n in (2, 3)]
    kosong = shares(4, [0, 0, 0, 0], [0, 0, 0, 0], N=0, O=0)
    anak = [replace(a, nama=f"Kegiatan {a.baris}") for a in (*anak, kosong)]

    def induk(t: Isi, **lain: Isi) -> BarisRenja:
        isi: dict[str, Isi] = {h: (f"AVERAGE({h}2:{h}3)", n) for h, n in (("Q", 0.25), ("W", 0.75), ("Z", 1))}
        isi["T"] = t
        return baris(1, "Program", "p", "%", O=("SUM(O2:O4)", 2), **{**isi, **lain})

    assert found(buku(induk(("AVERAGE(T2:T3)", 0.5)), *anak)) == []
    assert found(buku(induk(("AVERAGE(T2:T4)", 0.3333333333)), *anak)) == [("A24", "T1")]
    assert found(buku(induk(("AVERAGE(T2)", 0.5)), *anak)) == [("A28", "T1")]
    asing = {h: (f"AVERAGE({h}2:{h}9)", n) for h, n in (("Q", 0.25), ("W", 0.75), ("Z", 1))}
    assert found(buku(induk(("AVERAGE(T2:T9)", 0.4), **asing), *anak)) == [
        ("A28", "Q1"), ("A24", "T1"), ("A28", "W1"), ("A28", "Z1"),
    ]  # fmt: skip
    ketik = {"Q": 0.25, "W": 0.75, "Z": 1}
    assert found(buku(induk(0.4, **ketik), *anak)) == [("A24", "T1")]
    assert found(buku(induk(0.4, Q=0.9, W=0.9, Z=0.9), *anak)) == []
    campur = {"Q": ("Q2*1", 0.25), "W": 0.75, "Z": 1}
    assert found(buku(induk(0.4, **campur), *anak)) == []


def test_so_far_and_progress() -> None:
    def jalan(n: int, ae: float, ag: float) -> BarisRenja:
        isi: dict[str, Isi] = {"K": 200, "M": 50, "O": 100, "AE": ae, "AG": ag}
        return baris(n, f"Program {n}", "p", "Nilai", N=1, **isi, **uang(n, 10, 20, 10, 10))

    tepat = [jalan(n, 100, 50) for n in (1, 2, 3)]
    assert found(buku(*tepat, jalan(4, 101, 50.5), jalan(5, 100, 51))) == [
        ("A22", "AE4"), ("A41", "AG4"), ("A23", "AG5"),
    ]  # fmt: skip
    pecahan = [jalan(n, 100, 0.5) for n in (1, 2, 3)]
    assert found(buku(*pecahan, jalan(4, 100, 0.6))) == [("A23", "AG4")]


def test_a_habit_of_most_rows_is_no_mistake() -> None:
    isi = [baris(n, f"Program {n}", "p", "%", N=90, O=1, P=70, S=75, V=80, Y=90, AB=90) for n in (1, 2, 3)]
    book = buku(*isi)
    assert found(book) == []
    assert habits(book).konsolidasi is Konsolidasi.NILAI_AKHIR
    rata = buku(*(_with(b, "AB", Decimal("78.75")) for b in isi))
    assert habits(rata).konsolidasi is Konsolidasi.RATA_RATA
    assert to_records(rata).indikator[0].konsolidasi is Konsolidasi.RATA_RATA


@pytest.mark.parametrize(
    ("isi", "kode", "sel"),
    [
        ({"AF": "#DIV/0!"}, "A27", "AF1"),
        ({"AF": ("AD1/J1", "#DIV/0!")}, "A27", "AF1"),
        ({"P": "dua dokumen"}, "A35", "P1"),
        ({"R": -5, "U": 5, "X": 0, "AA": 0, "AC": 0}, "A32", "R1"),
        ({"R": 200, "U": 0, "X": 0, "AA": 0, "AC": 200}, "A31", "AC1"),
        ({"N": 0, "P": 1, "S": 0, "V": 0, "Y": 0, "AB": 1}, "A33", "P1"),
        ({"R": 5, "U": 5, "X": 5, "AC": 15}, "A36", "AA1"),
        ({"R": 5, "AC": 5}, "A36", "U1"),
        ({"N": 100, "L": 20, "P": 100, "S": 0, "V": 0, "Y": 0, "AB": 100, "AD": 120}, "A34", "AD1"),
    ],
)
def test_figures_that_cannot_be(isi: dict[str, Isi], kode: str, sel: str) -> None:
    book = buku(baris(1, "Program", "p", "%", **{"N": 1, "O": 100, **isi}))
    assert found(book) == [(kode, sel)]


def test_rows_outside_totals() -> None:
    isi = family()
    luar = baris(6, "Sub 6", "s", "Dok", R=5)
    program = [baris(n, f"Program {n}", "c", "%", R=r) for n, r in ((8, 3), (9, 4))]
    lain = [baris(7, "URUSAN LAIN", R=("R8", 3)), *program]
    kosong = baris(10, "Program E", "e", "%")
    semua = audit_renja(buku(*isi, luar, *lain, kosong))
    assert [p.sel for p in semua if p.kode == "A40"] == ["O1", "R9"]
    temuan = {p.kode: p for p in semua}
    assert temuan["A30"].sel == "R2"
    assert found(buku(*isi, baris(6, "Sub 6", "s", "Dok"))) == []
    assert "seharusnya 35" in temuan["A30"].pesan


def test_cells_and_figures_by_name() -> None:
    isi = [*baris(1, "x").angka.values()]
    assert named(isi) == "J1, K1, ..., AG1"
    assert runs({3, 4, 5, 8, 9}, 20) == "T3:T5, T8, T9"
    assert (written(Decimal(1234567)), written(Decimal("0.30000"))) == ("1.234.567", "0,3")


def test_records_take_targets_as_typed_and_skip_what_is_not_planned() -> None:
    book = buku(
        baris(1, "Program A", "1. Nilai AKIP 2. Indeks", "Nilai", sasaran="S", N="BB", O=5, P=1, J=9, L=8),
        baris(2, "Kegiatan A", "k", "Dok", O=5, R=2, X=1),
        baris(3, "Program B", "b", "%", N=0, O=0),
    )
    hasil = to_records(book, jenjang_indikator={"program", "kegiatan"})
    program, kegiatan = hasil.indikator
    assert (program.target, program.target_teks, program.riwayat[0], program.target_renstra) == (
        None,
        "BB",
        8,
        9,
    )
    assert kegiatan.sasaran == ""
    assert hasil.realisasi_rupiah["01.01"].jumlah == 3
    assert hasil.realisasi["01.01"].jumlah is None
    assert hasil.baris == {"01": 1, "01.01": 2}
    assert [p.kode for p in hasil.temuan] == ["I20", "I22", "I22", "I25", "I21", "I23"]
    assert (
        to_records(buku(baris(1, "Program", "p", "%", sasaran="S", N=1)), jenjang_indikator=()).temuan == ()
    )


def test_a_sheet_without_some_columns() -> None:
    lengkap = buku(baris(1, "Program", "p", "%", sasaran="S", O=5, R=1, AC=1))
    (b,) = lengkap.baris
    sempit = {u: a for u, a in b.angka.items() if a.sel[:-1] in {"O", "R", "AC"}}
    book = replace(lengkap, baris=(replace(b, angka=sempit),), kolom={UKURAN[h]: 1 for h in ("O", "R", "AC")})
    assert found(book) == []
    hasil = to_records(book)
    assert hasil.indikator[0].target is None
    assert hasil.realisasi["01"].asal == (None,) * 5
    assert [p.sel for p in hasil.temuan] == ["", ""]

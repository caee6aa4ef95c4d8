"""Cells that only follow a wrong one: what they carry, what they disagree with, and what is left alone."""

from __future__ import annotations

import pytest
from renja_contoh import Isi, baris, buku, uang

from lkjip_xl.domain.problems import Problem
from lkjip_xl.domain.renja.audit import audit_renja
from lkjip_xl.domain.renja.lembar import BarisRenja, RenjaBook

KOLOM = {"R": 30, "U": 60, "X": 90, "AA": 0, "AC": 180}


def following(book: RenjaBook) -> dict[str, Problem]:
    return {p.sel: p for p in audit_renja(book) if p.kode in {"A41", "A42"}}


def codes(book: RenjaBook) -> dict[str, str]:
    return {p.sel: p.kode for p in audit_renja(book)}


def family(program: dict[str, Isi], kegiatan: dict[str, Isi]) -> list[BarisRenja]:
    """A program of one kegiatan of three sub kegiatan, with the figures of the first two rows given."""
    sub = [baris(n, f"Sub {n}", "s", "Dok", N=4, O=100, **uang(n, 10, 20, 30, 0)) for n in (3, 4, 5)]
    jumlah: dict[str, Isi] = {h: (f"SUM({h}3:{h}5)", n) for h, n in KOLOM.items()}
    atas: dict[str, Isi] = {h: (f"{h}2", n) for h, n in KOLOM.items()}
    return [
        baris(1, "Program A", "p", "%", N=100, O=("O2", 300), **{**atas, **program}),
        baris(2, "Kegiatan", "k", "%", N=100, O=("SUM(O3:O5)", 300), **{**jumlah, **kegiatan}),
        *sub,
    ]


def test_a_total_that_carries_an_error_and_a_year_that_does_not() -> None:
    total = baris(6, "", total=True, R=("SUM(R1)", 20))
    ikut = following(buku(*family({"R": ("R2", 20)}, {"R": ("SUM(R3:R4)", 20)}), total))
    assert {s: p.kode for s, p in ikut.items()} == {"R1": "A41", "AC1": "A42", "AC2": "A42", "R6": "A41"}
    assert {p.tingkat for p in ikut.values()} == {"peringatan"}
    assert ikut["R6"].pesan == (
        "R6 (Rp TW I, jumlah) tertulis 20, ikut keliru karena R2 keliru; "
        "setelah dibetulkan menjadi 30, selisih 10."
    )
    assert ikut["AC1"].pesan == (
        "AC1 (Rp realisasi tahun ini, Program A) tertulis 180 dan benar, tetapi tidak cocok dengan bagiannya "
        "(R1, U1, X1, AA1), yang kini menghasilkan 170, selisih 10, karena R1 keliru."
    )


def test_a_year_made_of_its_quarters_carries_the_error_all_the_way() -> None:
    kegiatan: dict[str, Isi] = {"R": ("SUM(R3:R4)", 20), "AC": ("R2+U2+X2+AA2", 170)}
    book = buku(*family({"R": ("R2", 20), "AC": ("R1+U1+X1+AA1", 170)}, kegiatan))
    assert codes(book) == {"R1": "A41", "AC1": "A41", "R2": "A20", "AC2": "A20"}
    assert "karena AC2 keliru; setelah dibetulkan menjadi 180" in following(book)["AC1"].pesan


def test_where_the_money_around_adds_up_nothing_above_is_called_wrong() -> None:
    isi = family({}, {})
    isi[2] = baris(3, "Sub 3", "s", "Dok", N=4, O=100, **{**uang(3, 10, 21, 30, 0), "AC": 60}, AE=60, M=0)
    assert codes(buku(*isi)) == {"U2": "A20", "AC3": "A21"}


def test_a_wrong_year_of_a_row_moves_what_is_computed_from_it() -> None:
    isi = family({}, {"AC": ("SUM(AC3:AC5)", 190)})
    salah: dict[str, Isi] = {**uang(3, 10, 20, 30, 0), "AC": 70, "M": 5, "AE": ("M3+AC3", 75)}
    isi[2] = baris(3, "Sub 3", "s", "Dok", N=4, O=100, **salah)
    hasil = codes(buku(*isi))
    assert (hasil["AC3"], hasil["AC2"], hasil["AE3"]) == ("A21", "A21", "A41")


def test_rows_left_out_of_several_columns_have_one_cause() -> None:
    luar = baris(6, "Sub 6", "s", "Dok", R=5, U=7)
    ikut = following(buku(*family({}, {}), luar))
    assert {s: p.kode for s, p in ikut.items()} == {"R1": "A41", "U1": "A41", "U2": "A41"}
    assert all("karena R2 keliru" in p.pesan for p in ikut.values())
    assert "menjadi 67, selisih 7" in ikut["U1"].pesan


def test_many_causes_are_named_in_short() -> None:
    def program(n: int, lebih: int) -> BarisRenja:
        isi: dict[str, Isi] = {"M": 5, "AC": 0, "AE": 5 + lebih}
        return baris(n, f"Program {n}", "p", "%", **uang(n, 0, 0, 0, 0), **{k: isi[k] for k in ("M", "AE")})

    isi = [program(n, int(n <= 13)) for n in range(1, 28)]
    total = baris(28, "", total=True, AE=(f"SUM(AE1:AE{27})", 27 * 5 + 13))
    ikut = following(buku(*isi, total))
    assert list(ikut) == ["AE28"]
    assert "karena AE1, AE2, ..., AE13 keliru; setelah dibetulkan menjadi 135," in ikut["AE28"].pesan


@pytest.mark.parametrize("k", [[20, 30, 10, 30], [None, 50, 10, 30]])
def test_an_error_undone_by_the_next_quarter_is_no_cause_of_the_year(k: list[float | None]) -> None:
    def dihitung(n: int, p: list[float], k: list[float | None], ab: float, **lain: Isi) -> BarisRenja:
        rumus = [f"Q{n}*N{n}", f"T{n}*N{n}-P{n}", f"W{n}*N{n}-P{n}-S{n}", f"Z{n}*N{n}-P{n}-S{n}-V{n}"]
        isi: dict[str, Isi] = dict(zip("PSVY", zip(rumus, k, strict=True), strict=True))
        return baris(
            n, f"Baris {n}", "p", "%", N=100, AB=ab, **{**isi, **dict(zip("QTWZ", p, strict=True)), **lain}
        )

    anak = [dihitung(n, [0.2, 0.4, 0.6, 1], [20, 20, 20, 40], 100, O=1) for n in (2, 3, 4)]
    rata: dict[str, Isi] = {"Q": ("AVERAGE(Q2:Q4)", 0.2), "W": ("AVERAGE(W2:W4)", 0.6)}
    salah: dict[str, Isi] = {
        "T": ("AVERAGE(T2:T4)", 0.5),
        "Z": ("AVERAGE(Z2:Z4)", 0.9),
        "O": ("SUM(O2:O4)", 3),
    }
    induk = dihitung(1, [0, 0, 0, 0], k, 90, **rata, **salah)
    ikut = following(buku(induk, *anak))
    sebab = {s: p.pesan.split("karena ")[1].split(" keliru")[0] for s, p in ikut.items()}
    assert sebab == {"S1": "T1", "V1": "T1", "Y1": "Z1", "AB1": "Z1"}

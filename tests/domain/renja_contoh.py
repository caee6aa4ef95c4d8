"""A small Renja sheet as values, in the columns of the form: `baris` gives a row, `buku` the book.

A figure is a number, a pair (formula, stored value), or a text for an error ("#...") or a typed text.
"""

from __future__ import annotations

from decimal import Decimal

from lkjip_xl.domain.renja.lembar import Angka, BarisRenja, Jenis, Jenjang, Kelompok, RenjaBook, Ukuran
from lkjip_xl.domain.renja.rumus import column_number
from lkjip_xl.domain.renja.susunan import arrange

K, P, R = Jenis.K, Jenis.PERSEN, Jenis.RP
KOLOM = {
    "J": (Kelompok.RENSTRA, K), "K": (Kelompok.RENSTRA, R), "L": (Kelompok.LALU, K), "M": (Kelompok.LALU, R),
    "N": (Kelompok.TARGET, K), "O": (Kelompok.TARGET, R), "P": (Kelompok.TW1, K), "Q": (Kelompok.TW1, P),
    "R": (Kelompok.TW1, R), "S": (Kelompok.TW2, K), "T": (Kelompok.TW2, P), "U": (Kelompok.TW2, R),
    "V": (Kelompok.TW3, K), "W": (Kelompok.TW3, P), "X": (Kelompok.TW3, R), "Y": (Kelompok.TW4, K),
    "Z": (Kelompok.TW4, P), "AA": (Kelompok.TW4, R), "AB": (Kelompok.TAHUN, K), "AC": (Kelompok.TAHUN, R),
    "AD": (Kelompok.SD, K), "AE": (Kelompok.SD, R), "AF": (Kelompok.TINGKAT, K), "AG": (Kelompok.TINGKAT, R),
}  # fmt: skip
UKURAN = {huruf: Ukuran(*isi) for huruf, isi in KOLOM.items()}

Isi = int | float | str | tuple[str, object] | None


def angka(huruf: str, nomor: int, isi: Isi) -> Angka:
    sel, kolom = f"{huruf}{nomor}", column_number(huruf)
    rumus = None
    if isinstance(isi, tuple):
        rumus, isi = isi[0], isi[1]  # type: ignore[assignment]
    if isinstance(isi, str):
        galat = isi if isi.startswith("#") else ""
        return Angka(sel, nomor, kolom, None, rumus, galat, "" if galat else isi, "" if galat else "N02")
    return Angka(sel, nomor, kolom, None if isi is None else Decimal(str(isi)), rumus)


def baris(
    nomor: int,
    nama: str,
    indikator: str = "",
    satuan: str = "",
    *,
    total: bool = False,
    lanjutan: bool = False,
    kode: str = "",
    sasaran: str = "",
    **sel: Isi,
) -> BarisRenja:
    isi = {u: angka(huruf, nomor, sel.get(huruf)) for huruf, u in UKURAN.items()}
    jenjang = Jenjang.TOTAL if total else Jenjang.SUB
    return BarisRenja(
        nomor, nama, indikator, satuan, jenjang, isi, lanjutan=lanjutan, kode=kode, sasaran=sasaran
    )


def buku(*isi: BarisRenja) -> RenjaBook:
    kolom = {u: column_number(huruf) for huruf, u in UKURAN.items()}
    return RenjaBook("renja.xlsx", "Renja", 2025, "Dinas Contoh", kolom, arrange(isi))


def uang(nomor: int, *nilai: Isi) -> dict[str, Isi]:
    """Rupiah of TW I to IV with the year as their sum."""
    kolom = ("R", "U", "X", "AA")
    jumlah = sum(n if isinstance(n, int) else n[1] for n in nilai)  # type: ignore[index, misc]
    return {**dict(zip(kolom, nilai, strict=True)), "AC": (f"R{nomor}+U{nomor}+X{nomor}+AA{nomor}", jumlah)}

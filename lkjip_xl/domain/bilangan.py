"""Numbers written in words, as offices put them behind a figure: "(delapan puluh lima koma lima)"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

_SATUAN: Final = {
    nama: n
    for n, nama in enumerate(
        (
            "nol",
            "satu",
            "dua",
            "tiga",
            "empat",
            "lima",
            "enam",
            "tujuh",
            "delapan",
            "sembilan",
            "sepuluh",
            "sebelas",
        )
    )
}
_RIBUAN: Final = {
    "ribu": 10**3,
    "juta": 10**6,
    **dict.fromkeys(("miliar", "milyar"), 10**9),
    **dict.fromkeys(("triliun", "trilyun"), 10**12),
}
_PUNGKAS: Final = frozenset(
    {"rupiah", "persen", "orang", "poin", "dokumen", "laporan", "kegiatan", "unit", "jiwa"}
)


def parse_words(teks: str) -> Decimal | None:
    """The figure that words name; None where they are no number, so that nothing can be said."""
    kata = re.findall(r"[^\W\d_]+", teks.casefold())
    while kata and kata[-1] in _PUNGKAS:
        kata.pop()
    negatif = bool(kata) and kata[0] in {"minus", "negatif"}
    utuh, _, pecahan = " ".join(kata[negatif:]).partition("koma")
    n, ekor = _whole(utuh.split()), _fraction(pecahan.split())
    if n is None or ekor is None or (not pecahan and "koma" in kata):
        return None
    nilai = Decimal(f"{n}.{ekor}") if ekor else Decimal(n)
    return nilai.copy_negate() if negatif else nilai


def _whole(kata: list[str]) -> int | None:
    """A whole number: groups of up to 999, each with its power of a thousand."""
    if not kata:
        return None
    jumlah, kelompok = 0, list[str]()
    for satu in " ".join(kata).replace("seribu", "satu ribu").split():
        if satu in _RIBUAN:
            isi = _hundreds(kelompok)
            if isi is None:
                return None
            jumlah, kelompok = jumlah + isi * _RIBUAN[satu], []
        else:
            kelompok.append(satu)
    sisa = _hundreds(kelompok) if kelompok else 0
    return None if sisa is None else jumlah + sisa


def _hundreds(kata: list[str]) -> int | None:
    """A number below 1000: "dua ratus tiga puluh lima"."""
    jumlah, angka = 0, -1
    for satu in kata:
        if satu in _SATUAN and angka < 0:
            angka = _SATUAN[satu]
        elif satu == "seratus" and angka < 0:
            jumlah += 100
        elif satu in _KALI and 0 < angka < 10:  # noqa: PLR2004
            jumlah, angka = _KALI[satu](jumlah, angka), -1
        else:
            return None
    return jumlah + max(angka, 0) if kata else None


_KALI: Final = {
    "belas": lambda jumlah, angka: jumlah + 10 + angka,
    "puluh": lambda jumlah, angka: jumlah + 10 * angka,
    "ratus": lambda jumlah, angka: jumlah + 100 * angka,
}


def _fraction(kata: list[str]) -> str | None:
    """The digits behind the comma, one word each ("sembilan satu") or as a number ("sembilan puluh satu")."""
    if all(_SATUAN.get(satu, 10) < 10 for satu in kata):  # noqa: PLR2004
        return "".join(str(_SATUAN[satu]) for satu in kata)
    n = _whole(kata)
    return None if n is None else str(n)

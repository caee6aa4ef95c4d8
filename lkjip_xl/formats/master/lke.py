"""The rows that the worksheet of an evaluation has in a blank master."""

from __future__ import annotations

from lkjip_xl.domain.lke import KOMPONEN

NILAI_AKHIR = "Nilai akhir"
_TEMPAT = 6  # decimals of a criterion's weight: 9/11 cannot be written out


def prefilled(jenis: str) -> list[tuple[object, ...]]:
    """The first rows of a step's table, by its kind; most tables begin empty."""
    match jenis:
        case "LKE":
            return worksheet_rows()
        case "LHELalu":
            return [(nama,) for nama in (*(k.nama for k in KOMPONEN), NILAI_AKHIR)]
        case _:
            return []


def worksheet_rows() -> list[tuple[object, ...]]:
    """Component, sub-component, criterion and its share of the weight."""
    return [
        (k.nama, f"{s.kode} {s.aspek}", kriteria, float(round(s.bobot / len(s.kriteria), _TEMPAT)))
        for k in KOMPONEN
        for s in k.sub
        for kriteria in s.kriteria
    ]

"""Regulations as data: what the documents cite, and which printed citations are wrong or out of date.

Source: DOMAIN section 1. Add a rule by adding a line to `CITATIONS` or `KOREKSI`.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple


class Peraturan(NamedTuple):
    """A regulation: `jenis` with its issuer in full, number, year, title, and its short name."""

    jenis: str
    nomor: int
    tahun: int
    tentang: str
    singkat: str

    @property
    def teks(self) -> str:
        """The citation as documents print it, in full."""
        return f"{self.jenis} Nomor {self.nomor} Tahun {self.tahun} tentang {self.tentang}"


_PANRB: Final = "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi"
_MENDAGRI: Final = "Peraturan Menteri Dalam Negeri"

CITATIONS: Final[dict[str, Peraturan]] = {
    "pp-8-2006": Peraturan(
        "Peraturan Pemerintah", 8, 2006, "Pelaporan Keuangan dan Kinerja Instansi Pemerintah", "PP 8/2006"
    ),
    "perpres-29-2014": Peraturan(
        "Peraturan Presiden", 29, 2014, "Sistem Akuntabilitas Kinerja Instansi Pemerintah", "Perpres 29/2014"
    ),
    "permenpanrb-53-2014": Peraturan(
        _PANRB,
        53,
        2014,
        "Petunjuk Teknis Perjanjian Kinerja, Pelaporan Kinerja dan Tata Cara Reviu atas Laporan Kinerja "
        "Instansi Pemerintah",
        "PermenPANRB 53/2014",
    ),
    "permenpanrb-88-2021": Peraturan(
        _PANRB, 88, 2021, "Evaluasi Akuntabilitas Kinerja Instansi Pemerintah", "PermenPANRB 88/2021"
    ),
    "permendagri-86-2017": Peraturan(
        _MENDAGRI,
        86,
        2017,
        "Tata Cara Perencanaan, Pengendalian dan Evaluasi Pembangunan Daerah, Tata Cara Evaluasi Rancangan "
        "Peraturan Daerah tentang Rencana Pembangunan Jangka Panjang Daerah dan Rencana Pembangunan Jangka "
        "Menengah Daerah, serta Tata Cara Perubahan Rencana Pembangunan Jangka Panjang Daerah, Rencana "
        "Pembangunan Jangka Menengah Daerah, dan Rencana Kerja Pemerintah Daerah",
        "Permendagri 86/2017",
    ),
    "permendagri-1-2023": Peraturan(
        _MENDAGRI, 1, 2023, "Tata Naskah Dinas di Lingkungan Pemerintah Daerah", "Permendagri 1/2023"
    ),
}


class Koreksi(NamedTuple):
    """A printed citation that is not to be repeated.

    `mulai` is the first reporting year in which `menjadi` takes its place; None where there never was such
    a regulation and the number is a slip of the pen.
    """

    lembaga: str
    nomor: int
    tahun: int
    menjadi: str
    mulai: int | None


KOREKSI: Final = (
    Koreksi("panrb", 53, 2010, "permenpanrb-53-2014", None),
    Koreksi("panrb", 12, 2015, "permenpanrb-88-2021", 2022),
    Koreksi("mendagri", 54, 2009, "permendagri-1-2023", 2023),
    Koreksi("mendagri", 54, 2010, "permendagri-86-2017", 2018),
)

_LEMBAGA: Final = {
    "panrb": r"(?:Pendayagunaan\s+Aparatur\s+Negara(?:\s+dan\s+Reformasi\s+Birokrasi)?"
    r"|PAN\s?-?\s?(?:dan\s+)?RB)",
    "mendagri": r"(?:Menteri\s+Dalam\s+Negeri|Permendagri)",
}


def note_citation(teks: str, tahun_laporan: int | None = None) -> str:
    """What is wrong with a printed citation and what to write instead; "" where nothing is.

    Without a reporting year, a regulation that was replaced is noted with the year of the change.
    """
    notes = [
        _sentence(koreksi)
        for koreksi in KOREKSI
        if _pattern(koreksi).search(teks) and _applies(koreksi, tahun_laporan, unknown=True)
    ]
    return " ".join(notes)


def correct_citation(teks: str, tahun_laporan: int | None = None) -> str:
    """The citation as a document may print it.

    Slips of the pen are always put right; a replaced regulation gives way to its successor, title
    included, only for reporting years in which the successor holds.
    """
    for koreksi in KOREKSI:
        if _applies(koreksi, tahun_laporan, unknown=False):
            teks = _replace(koreksi, teks)
    return teks


def _applies(koreksi: Koreksi, tahun_laporan: int | None, *, unknown: bool) -> bool:
    if koreksi.mulai is None:
        return True
    return unknown if tahun_laporan is None else tahun_laporan >= koreksi.mulai


def _sentence(koreksi: Koreksi) -> str:
    benar = CITATIONS[koreksi.menjadi]
    cetak = f"Nomor {koreksi.nomor} Tahun {koreksi.tahun}"
    if koreksi.mulai is None:
        return f"Tercetak {cetak}, seharusnya {benar.singkat} (Nomor {benar.nomor} Tahun {benar.tahun})."
    return (
        f"{cetak} sudah diganti: untuk tahun laporan {koreksi.mulai} dan sesudahnya gunakan {benar.singkat}."
    )


def _pattern(koreksi: Koreksi) -> re.Pattern[str]:
    return re.compile(
        rf"(?P<depan>{_LEMBAGA[koreksi.lembaga]}[\s,]*(?:RI|Republik\s+Indonesia)?[\s,]*(?:Nomor|No\.?)?\s*)"
        rf"{koreksi.nomor}(?P<antara>\s*/\s*|\s+(?:Tahun|Th\.?)\s+){koreksi.tahun}\b(?P<judul>\s+tentang\s.*)?",
        re.IGNORECASE | re.DOTALL,
    )


def _replace(koreksi: Koreksi, teks: str) -> str:
    benar = CITATIONS[koreksi.menjadi]

    def rewrite(match: re.Match[str]) -> str:
        judul = match["judul"] or ""
        if judul and koreksi.mulai is not None:
            judul = f" tentang {benar.tentang}"
        return f"{match['depan']}{benar.nomor}{match['antara']}{benar.tahun}{judul}"

    return _pattern(koreksi).sub(rewrite, teks)

"""An SOP as data: identity, legal basis, steps with their actors, completeness, time and output."""

from __future__ import annotations

import re
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Waktu:
    """The time of a step as printed ("3 hari") and as working days, hours and minutes."""

    cetak: str
    hari: int = 0
    jam: int = 0
    menit: int = 0


@dataclass(frozen=True, slots=True)
class Pelaku:
    """An actor of a step; `disimpulkan` where the scan lost the mark and the wording was used."""

    peran: str
    disimpulkan: bool = False


@dataclass(frozen=True, slots=True)
class DasarHukum:
    """A legal basis as printed, and a note where the citation is wrong or out of date ("" if fine)."""

    teks: str
    catatan: str = ""


@dataclass(frozen=True, slots=True)
class Langkah:
    """One step. `nomor` is printed and may repeat; `id` is unique ("L01"...). `lembar` names its sheet.

    `kelengkapan` and `output` are as printed; `kembali_ke` is the id of the step a return reopens.
    `aksi` are names of actions, `naskah` the papers the step leaves (names of letter templates).
    """

    id: str
    nomor: str
    lembar: str
    aktivitas: str
    pelaksana: tuple[Pelaku, ...]
    kelengkapan: str
    waktu: Waktu
    output: str
    aksi: tuple[str, ...]
    naskah: tuple[str, ...] = ()
    kembali_ke: str = ""
    keterangan: str = ""

    @property
    def butir_kelengkapan(self) -> tuple[str, ...]:
        """The completeness as single items, for the tick list."""
        return split_items(self.kelengkapan)


@dataclass(frozen=True, slots=True)
class Sop:
    """A whole SOP document.

    `unit` is the office's short code (safe in file names and stamps), `tempat` the town of its letters,
    `kepala` the role of its head, `sebutan_bidang` what its units are called ("Bidang", "Kasi/Lurah").
    `wilayah` is "kota", "kabupaten" or "provinsi". `tujuan` is the addressee of the cover letter.
    """

    id: str
    judul: str
    nomor: str
    pemerintah: str
    wilayah: str
    perangkat_daerah: str
    singkatan: str
    unit: str
    tempat: str
    kepala: str
    sebutan_bidang: str
    sebutan_laporan: str
    tujuan: str
    dasar_hukum: tuple[DasarHukum, ...]
    keterkaitan: tuple[str, ...]
    kualifikasi: tuple[str, ...]
    peralatan: tuple[str, ...]
    peringatan: tuple[str, ...]
    pencatatan: tuple[str, ...]
    pelaksana: tuple[str, ...]
    langkah: tuple[Langkah, ...]
    tanggal: dict[str, str] = field(default_factory=dict)

    def step(self, key: str) -> Langkah:
        """The step with this id, or at this position counted from 1.

        Raises:
            KeyError: there is no such step.
        """
        for position, langkah in enumerate(self.langkah, start=1):
            if key.casefold() in (langkah.id.casefold(), str(position)):
                return langkah
        raise KeyError(key)


def split_items(cetak: str) -> tuple[str, ...]:
    """The items of a printed cell such as "- Form yang sudah terisi - Softcopy"; one item without dashes."""
    items = re.split(r"(?:^|\s)-\s*(?=\S)", cetak.strip())
    return tuple(item.strip(" ,;") for item in items if item.strip(" ,;"))

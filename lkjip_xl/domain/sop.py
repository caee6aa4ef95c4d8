"""An SOP as data: identity, legal basis, steps with their actors, completeness, time and output."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

AKSI: Final = (
    "siapkan",
    "disposisi",
    "sk_tim",
    "rapat",
    "bagikan",
    "kumpulkan",
    "periksa",
    "kembalikan",
    "individu",
    "olah",
    "evaluasi",
    "draf",
    "serahkan",
    "koreksi",
    "reviu",
    "setujui",
    "sahkan",
    "surat",
    "kirim",
    "arsip",
)
"""Names of the actions a step may start, in the order work usually takes."""

FORMULIR: Final = ("indikator", "anggaran", "individu", "dokumen")
"""Tables that a form may hold, in the order of its sheets."""
BIASA: Final = ("indikator", "anggaran")
"""The tables of most forms."""

# Read by the SOP door alone: a key that the record does not know is a fault of the file, never ignored.
_STRICT: Final = {"extra": "forbid", "strict": True}


@dataclass(frozen=True, slots=True)
class Waktu:
    """The time of a step as printed ("3 hari") and as working days, hours and minutes."""

    __pydantic_config__: ClassVar[dict[str, object]] = _STRICT

    cetak: str
    hari: int = 0
    jam: int = 0
    menit: int = 0


@dataclass(frozen=True, slots=True)
class Pelaku:
    """An actor of a step; `disimpulkan` where the scan lost the mark and the wording was used."""

    __pydantic_config__: ClassVar[dict[str, object]] = _STRICT

    peran: str
    disimpulkan: bool = False


@dataclass(frozen=True, slots=True)
class DasarHukum:
    """A legal basis as printed, and a note where the citation is wrong or out of date ("" if fine)."""

    __pydantic_config__: ClassVar[dict[str, object]] = _STRICT

    teks: str
    catatan: str = ""


@dataclass(frozen=True, slots=True)
class Langkah:
    """One step. `nomor` is printed and may repeat; `id` is unique ("L01"...). `lembar` names its sheet.

    `kelengkapan` and `output` are as printed; `kembali_ke` is the id of the step a return reopens.
    `aksi` are names of actions, `naskah` the papers the step leaves (names of letter templates).
    `pereviu` are the roles that decide at a review; blank where the actors do.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = _STRICT

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
    pereviu: tuple[str, ...] = ()

    @property
    def butir_kelengkapan(self) -> tuple[str, ...]:
        """The completeness as single items, for the tick list."""
        return split_items(self.kelengkapan)

    @property
    def tanda(self) -> str:
        """The printed number as its sheet carries it, where a repeated one has a letter: "9", then "9b"."""
        return self.lembar.split(" ", 1)[0]

    @property
    def sebutan(self) -> str:
        """The step in messages: "Langkah 9b Pengarsipan"."""
        return f"Langkah {self.lembar}"


@dataclass(frozen=True, slots=True)
class Sop:
    """A whole SOP document.

    `unit` is the office's short code (safe in file names and stamps), `tempat` the town of its letters,
    `kepala` the role of its head, `sebutan_bidang` what its units are called ("Bidang", "Kasi/Lurah").
    `wilayah` is "kota", "kabupaten" or "provinsi". `tujuan` is the addressee of the cover letter.
    `kepala` is one of `pelaksana`; `disahkan_oleh` is the head's full title as printed.
    `tanggal` holds pembuatan, revisi, efektif, pengesahan as printed.
    `formulir` names the tables that its forms hold (of FORMULIR); `dokumen` lists what table "dokumen" asks.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = _STRICT

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
    disahkan_oleh: str = ""
    formulir: tuple[str, ...] = BIASA
    dokumen: tuple[str, ...] = ()

    @property
    def nama_wilayah(self) -> str:
        """The region without its "Pemerintah": "Kota Probolinggo"."""
        return self.pemerintah.removeprefix("Pemerintah ").strip()

    @property
    def nama_lengkap(self) -> str:
        """The office with its region: "Kecamatan Kanigaran Kota Probolinggo"."""
        return f"{self.perangkat_daerah} {self.nama_wilayah}".strip()

    @property
    def daftar_dokumen(self) -> dict[str, str]:
        """The documents that forms ask for, by code: "D-01" and so on, in the order of the list."""
        return {f"D-{nomor:02d}": nama for nomor, nama in enumerate(self.dokumen, start=1)}

    def asks(self, *tabel: str) -> bool:
        """Whether its forms hold one of these tables."""
        return any(t in self.formulir for t in tabel)

    def step(self, key: str) -> Langkah:
        """The step with this id or printed number ("9b"), or at this position counted from 1.

        Raises:
            KeyError: there is no such step.
        """
        wanted = key.strip().casefold()
        names = [{x.id.casefold(): x, x.tanda.casefold(): x} for x in self.langkah]
        names += [{str(n): x} for n, x in enumerate(self.langkah, start=1)]
        for known in names:
            if wanted in known:
                return known[wanted]
        raise KeyError(key)


_WAKTU = re.compile(
    r"(?:(\d{1,3})\s*hari(?:\s+kerja)?)?\s*(?:(\d{1,3})\s*jam)?\s*(?:(\d{1,4})\s*menit)?",
    re.IGNORECASE | re.ASCII,
)


def parse_waktu(cetak: str) -> Waktu | None:
    """The time printed as "3 hari", "2 Jam" or "7 hari 8 jam 35 menit"; None if it is none or zero."""
    match = _WAKTU.fullmatch(cetak.strip())
    if match is None:
        return None
    hari, jam, menit = (int(part or 0) for part in match.groups())
    return Waktu(cetak, hari, jam, menit) if hari or jam or menit else None


def total_waktu(waktu: Iterable[Waktu]) -> Waktu:
    """The sum of times, unit by unit: hours do not become days, as the SOPs' own totals do."""
    items = tuple(waktu)
    parts = {
        "hari": sum(w.hari for w in items),
        "jam": sum(w.jam for w in items),
        "menit": sum(w.menit for w in items),
    }
    return Waktu(" ".join(f"{n} {nama}" for nama, n in parts.items() if n) or "0 menit", **parts)


def split_items(cetak: str) -> tuple[str, ...]:
    """The items of a printed cell such as "- Form yang sudah terisi - Softcopy"; one item without dashes."""
    items = re.split(r"(?:^|\s)-\s*(?=\S)", cetak.strip())
    return tuple(item.strip(" ,;") for item in items if item.strip(" ,;"))


def sop_as_dict(sop: Sop) -> dict[str, object]:
    """The JSON shape of `lkjip sop ID --json` (DESIGN section 4), texts as printed; extra keys last."""
    return {
        "id": sop.id,
        "judul": sop.judul,
        "perangkat_daerah": sop.nama_lengkap,
        "dasar_hukum": [dasar.teks for dasar in sop.dasar_hukum],
        "langkah": [_step_as_dict(langkah) for langkah in sop.langkah],
        "catatan": [f"{dasar.teks}: {dasar.catatan}" for dasar in sop.dasar_hukum if dasar.catatan],
        "jumlah_langkah": len(sop.langkah),
        "waktu_total": total_waktu(langkah.waktu for langkah in sop.langkah).cetak,
        "nomor": sop.nomor,
        "tanggal": dict(sop.tanggal),
        "disahkan_oleh": sop.disahkan_oleh,
        "keterkaitan": list(sop.keterkaitan),
        "kualifikasi": list(sop.kualifikasi),
        "peralatan": list(sop.peralatan),
        "peringatan": list(sop.peringatan),
        "pencatatan": list(sop.pencatatan),
        "formulir": list(sop.formulir),
        "dokumen": list(sop.dokumen),
    }


def _step_as_dict(langkah: Langkah) -> dict[str, object]:
    return {
        "id": langkah.id,
        "nomor": langkah.nomor,
        "aktivitas": langkah.aktivitas,
        "pelaksana": [pelaku.peran for pelaku in langkah.pelaksana],
        "kelengkapan": langkah.kelengkapan,
        "waktu": langkah.waktu.cetak,
        "output": langkah.output,
        "kembali_ke": langkah.kembali_ke or None,
        "aksi": list(langkah.aksi),
        "pelaksana_disimpulkan": [pelaku.peran for pelaku in langkah.pelaksana if pelaku.disimpulkan],
        "naskah": list(langkah.naskah),
        "keterangan": langkah.keterangan,
    }

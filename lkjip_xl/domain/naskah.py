"""Official papers: what a paper holds, whom it addresses and who signs it (DOMAIN section 4)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from textwrap import wrap

from lkjip_xl.domain.errors import SettingsError
from lkjip_xl.domain.nip import format_nip
from lkjip_xl.domain.records import Pejabat

_SEBUTAN_KEPALA = {"sekretariat": "Sekretaris", "kelurahan": "Lurah", "kecamatan": "Camat"}
_UNIT = re.compile(r"(bidang|bagian|sub|seksi|upt|unit|dinas|badan|kantor|balai|puskesmas)", re.IGNORECASE)
_LEBAR_JABATAN = 36  # letters of the narrowest signature block of the templates
_HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


@dataclass(frozen=True, slots=True)
class Kop:
    """The letterhead: government, unit and address, as the office writes them."""

    pemerintah: str
    perangkat_daerah: str
    alamat: str = ""


@dataclass(frozen=True, slots=True)
class TandaTangan:
    """A signature block as printed: the office, name, rank and NIP; "" leaves room to write by hand."""

    jabatan: tuple[str, ...]
    nama: str = ""
    pangkat: str = ""
    nip: str = ""


@dataclass(frozen=True, slots=True)
class Rapat:
    """A meeting as its papers name it; `waktu` as written ("09.00 WIB s.d. selesai")."""

    tanggal: date | None
    waktu: str = ""
    tempat: str = ""
    acara: str = ""


@dataclass(frozen=True, slots=True)
class BerkasArsip:
    """One file of the archive: its name there, its size in bytes, its SHA-256."""

    nama: str
    ukuran: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Surat:
    """One paper before it is printed; `data` holds the fields of its own kind.

    `nomor` stays "" until a number is assigned. `atasan` is the official in whose name an a.n. or u.b.
    signer signs, `antara` the one between them (u.b.). `kertas` is "A4" or "F4".
    """

    kop: Kop
    penanda_tangan: Pejabat
    hal: str = ""
    nomor: str = ""
    sifat: str = ""
    lampiran: str = ""
    tempat: str = ""
    tanggal: date | None = None
    yth: tuple[str, ...] = ()
    data: Mapping[str, object] = field(default_factory=dict)
    tembusan: tuple[str, ...] = ()
    atasan: Pejabat | None = None
    antara: Pejabat | None = None
    contoh: bool = False
    kertas: str = "A4"


def signature_block(
    pejabat: Pejabat, atasan: Pejabat | None = None, antara: Pejabat | None = None
) -> TandaTangan:
    """Who signs, as printed: Plt./Plh. before the office; a.n. and u.b. name the superior first.

    Raises:
        SettingsError: an a.n. or u.b. signer without the superior's office, or an unknown sebutan.
    """
    jabatan = pejabat.office
    sebutan = pejabat.sebutan.strip().rstrip(".").replace(" ", "").casefold()
    baris = _office_lines(sebutan, pejabat, jabatan, atasan, antara)
    baris = tuple(part for line in baris for part in balanced_lines(line))
    return TandaTangan(baris, upper_name(pejabat.nama), pejabat.pangkat.strip(), format_nip(pejabat.nip))


def balanced_lines(tulisan: str, lebar: int = _LEBAR_JABATAN) -> tuple[str, ...]:
    """A long office in as few lines of `lebar` letters as it takes, alike in length, broken at commas.

    Left to Word, the last word of an office often stands alone under the others.
    """
    banyak = len(_wrapped(tulisan, lebar))
    susunan = [b for sempit in range(1, lebar + 1) if len(b := _wrapped(tulisan, sempit)) == banyak]
    return max(susunan, key=lambda baris: sum(b.endswith(",") for b in baris))


def _wrapped(tulisan: str, lebar: int) -> tuple[str, ...]:
    return tuple(wrap(tulisan, lebar, break_long_words=False, break_on_hyphens=False))


def _office_lines(
    sebutan: str, pejabat: Pejabat, jabatan: str, atasan: Pejabat | None, antara: Pejabat | None
) -> tuple[str, ...]:
    if sebutan in ("", "plt", "plh"):
        return (f"{f'{sebutan.capitalize()}. ' if sebutan else ''}{jabatan},",)
    if sebutan not in ("a.n", "an", "u.b", "ub"):
        raise SettingsError(
            f"Pejabat › {pejabat.peran}: sebutan “{pejabat.sebutan}” tidak dikenal.",
            "Kosongkan, atau isi dengan a.n., u.b., Plt., atau Plh.",
        )
    if atasan is None:
        raise SettingsError(
            f"Pejabat › {pejabat.peran}: sebutan “{pejabat.sebutan}” memerlukan pejabat yang diwakili.",
            "Tambahkan baris berperan Atasan pada lembar Pejabat.",
        )
    nama_atasan = f"a.n. {atasan.office}"
    if sebutan in ("a.n", "an"):
        return (nama_atasan, f"{jabatan},")
    tengah = (f"{antara.office}",) if antara else ()
    return (nama_atasan, *tengah, "u.b.", f"{jabatan},")


def upper_name(nama: str) -> str:
    """A name in capitals; titles stay as written (abbreviations, and everything after the first comma)."""
    orang, koma, gelar = nama.strip().partition(",")
    kata = (k if k.endswith(".") else k.upper() for k in orang.split())
    return " ".join(kata) + koma + gelar


def addressees(yth: Sequence[str]) -> tuple[str, ...]:
    """The lines after "Yth.": one as it is, several numbered; a written "Yth." is not repeated."""
    bersih = [re.sub(r"^\s*(kepada\s+)?yth\.?\s*:?\s*", "", y, flags=re.IGNORECASE).strip() for y in yth]
    return numbered([y for y in bersih if y])


def head_title(unit: str) -> str:
    """How the head of a unit is addressed: Sekretaris, Lurah, Camat, or "Kepala" and the unit's name."""
    nama = " ".join(unit.split())
    awal, _, sisa = nama.partition(" ")
    khusus = _SEBUTAN_KEPALA.get(awal.casefold())
    if khusus:
        return f"{khusus} {sisa}".strip()
    if awal.casefold() in ("kepala", "kasi", "kabid", "kasubbag", "lurah", "camat", "sekretaris"):
        return nama
    return f"Kepala {nama}" if _UNIT.match(nama) else f"Kepala Bidang {nama}"


def numbered(baris: Sequence[str]) -> tuple[str, ...]:
    """Lines numbered from 1 where there is more than one."""
    return tuple(f"{n}. {b}" for n, b in enumerate(baris, start=1)) if len(baris) > 1 else tuple(baris)


def nama_hari(tanggal: date) -> str:
    """The weekday in Indonesian."""
    return _HARI[tanggal.weekday()]

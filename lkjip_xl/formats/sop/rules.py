"""Rules an SOP file must keep beyond its types: ids, sheet names, actions, times, return loops.

They read the raw tables, so that they speak even where other parts of the file have a wrong type.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from lkjip_xl.domain.sop import AKSI, FORMULIR, parse_waktu
from lkjip_xl.formats import sheet_map as peta
from lkjip_xl.formats.sop.terms import NASKAH_KETERANGAN

Isi = dict[str, Any]


class Fault(NamedTuple):
    """A fault of a file: its key path ("langkah[3].waktu", steps counted from 1) and a sentence."""

    tempat: str
    pesan: str


# Sheets every master has, and the one name Excel keeps for itself.
_LEMBAR_TETAP: Final = (
    *(peta.BERANDA, peta.PENGATURAN, peta.PEJABAT, peta.BIDANG, peta.INDIKATOR, peta.ANGGARAN, peta.LIBUR),
    *(peta.TEMUAN, peta.REKAP, peta.JEJAK, peta.POLA_DATA, peta.DAFTAR, "History"),
)

_MAKS_LEMBAR: Final = 31  # Excel
_MAKS_TEKS: Final = 4000
_WILAYAH: Final = ("kota", "kabupaten", "provinsi")
_TANGGAL: Final = ("pembuatan", "revisi", "efektif", "pengesahan")
_WAJIB: Final = (
    "judul",
    "pemerintah",
    "perangkat_daerah",
    "singkatan",
    "tempat",
    "kepala",
    "sebutan_bidang",
    "sebutan_laporan",
)
_WAJIB_LANGKAH: Final = ("nomor", "aktivitas", "kelengkapan", "output")
_POLA_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_POLA_UNIT: Final = re.compile(r"[A-Z0-9]+([.-][A-Z0-9]+)*")
_POLA_LANGKAH: Final = re.compile(r"L\d{2}[a-z]?", re.ASCII)


def broken_rules(isi: Isi) -> list[Fault]:
    """Every broken rule of the file's tables; values of a wrong type are left to the type check."""
    return [*_identity(isi), *_forms(isi), *_steps(isi), *_unprintable(isi, "")]


def _identity(isi: Isi) -> Iterator[Fault]:
    yield from _blank(isi, _WAJIB, "")
    id_sop, unit, wilayah = isi.get("id"), isi.get("unit"), isi.get("wilayah")
    if isinstance(id_sop, str) and not _POLA_ID.fullmatch(id_sop):
        yield Fault("id", "hanya huruf kecil, angka, dan tanda hubung, misalnya dinsos-kota")
    if isinstance(unit, str) and not _POLA_UNIT.fullmatch(unit):
        yield Fault("unit", "hanya huruf besar, angka, titik, dan tanda hubung, misalnya DINSOS-PPPA")
    if isinstance(wilayah, str) and wilayah not in _WILAYAH:
        yield Fault("wilayah", f"harus salah satu dari {', '.join(_WILAYAH)}")
    pelaksana = _texts(isi.get("pelaksana"))
    kepala = isi.get("kepala")
    if isinstance(kepala, str) and kepala.strip() and kepala not in pelaksana:
        yield Fault("kepala", f'"{kepala}" tidak ada dalam daftar pelaksana')
    yield from (Fault("pelaksana", f'"{nama}" tertulis dua kali') for nama in _repeated(pelaksana))
    tanggal = isi.get("tanggal")
    for nama in tanggal if isinstance(tanggal, dict) else ():
        if nama not in _TANGGAL:
            yield Fault(f"tanggal.{nama}", f"nama ini tidak dikenal; yang dikenal {', '.join(_TANGGAL)}")


def _forms(isi: Isi) -> Iterator[Fault]:
    """Tables of the forms, and the documents that one of them asks for."""
    formulir, dokumen = isi.get("formulir"), isi.get("dokumen")
    if formulir == []:
        yield Fault("formulir", f"harus memuat paling sedikit satu dari {', '.join(FORMULIR)}")
    for nama in _texts(formulir):
        if nama not in FORMULIR:
            yield Fault("formulir", f'"{nama}" tidak dikenal; yang dikenal {", ".join(FORMULIR)}')
    for kunci in ("formulir", "dokumen"):
        yield from (Fault(kunci, f'"{nama}" tertulis dua kali') for nama in _repeated(_texts(isi.get(kunci))))
    if not all(nama.strip() for nama in _texts(dokumen)):
        yield Fault("dokumen", "tidak boleh memuat nama dokumen yang kosong")
    if "dokumen" in _texts(formulir) and not dokumen:
        yield Fault("dokumen", 'daftar dokumen wajib diisi karena formulir memuat "dokumen"')
    elif dokumen and "dokumen" not in _texts(formulir):
        yield Fault("dokumen", 'tidak dipakai; tambahkan "dokumen" pada formulir atau hapus daftar ini')


def _steps(isi: Isi) -> Iterator[Fault]:
    langkah = isi.get("langkah")
    if not isinstance(langkah, list):
        return
    if not langkah:
        yield Fault("langkah", "SOP harus memiliki paling sedikit satu langkah")
    steps = [(f"langkah[{n}]", step) for n, step in enumerate(langkah, start=1) if isinstance(step, dict)]
    kolom = _texts(isi.get("pelaksana"))
    seen_ids: list[str] = []
    seen_sheets: set[str] = {nama.casefold() for nama in _LEMBAR_TETAP}
    for tempat, step in steps:
        yield from _blank(step, _WAJIB_LANGKAH, f"{tempat}.")
        yield from _return(tempat, step, seen_ids)
        yield from _step_id(tempat, step, seen_ids)
        yield from _sheet(tempat, step, seen_sheets)
        yield from _actors(tempat, step, kolom)
        yield from _actions(tempat, step)
        yield from _time(tempat, step)


def _step_id(tempat: str, step: Isi, seen: list[str]) -> Iterator[Fault]:
    """Ids go into table and cell names of the master: short, safe, unique."""
    id_langkah = step.get("id")
    if not isinstance(id_langkah, str):
        return
    if not _POLA_LANGKAH.fullmatch(id_langkah):
        yield Fault(f"{tempat}.id", "harus L dan dua angka, misalnya L01")
    if id_langkah in seen:
        yield Fault(f"{tempat}.id", f'"{id_langkah}" sudah dipakai langkah lain')
    seen.append(id_langkah)


def _return(tempat: str, step: Isi, earlier: list[str]) -> Iterator[Fault]:
    target = step.get("kembali_ke")
    if isinstance(target, str) and target and target not in earlier:
        yield Fault(f"{tempat}.kembali_ke", f'"{target}" bukan id langkah sebelumnya')


def _sheet(tempat: str, step: Isi, seen: set[str]) -> Iterator[Fault]:
    """Excel's rules for sheet names, and unique without regard to letter case."""
    nama = step.get("lembar")
    if not isinstance(nama, str):
        return
    tempat = f"{tempat}.lembar"
    if not nama or nama != nama.strip() or len(nama) > _MAKS_LEMBAR:
        yield Fault(tempat, "nama lembar harus 1 sampai 31 karakter tanpa spasi di tepi")
    if re.search(r"[\\/?*\[\]:'\x00-\x1f]", nama):
        yield Fault(tempat, "nama lembar tidak boleh memuat \\ / ? * [ ] : atau tanda petik")
    if nama.casefold() in seen or nama.casefold().startswith("data "):
        yield Fault(tempat, f'nama lembar "{nama}" sudah dipakai')
    seen.add(nama.casefold())


def _actors(tempat: str, step: Isi, kolom: list[str]) -> Iterator[Fault]:
    pelaksana = step.get("pelaksana")
    if not isinstance(pelaksana, list):
        return
    if not pelaksana:
        yield Fault(f"{tempat}.pelaksana", "langkah harus memiliki pelaksana")
    for n, pelaku in enumerate(pelaksana, start=1):
        peran = pelaku.get("peran") if isinstance(pelaku, dict) else None
        if isinstance(peran, str) and peran not in kolom:
            yield Fault(f"{tempat}.pelaksana[{n}].peran", f'"{peran}" tidak ada dalam daftar pelaksana SOP')
    for peran in _texts(step.get("pereviu")):
        if peran not in kolom:
            yield Fault(f"{tempat}.pereviu", f'"{peran}" tidak ada dalam daftar pelaksana SOP')


def _actions(tempat: str, step: Isi) -> Iterator[Fault]:
    aksi = step.get("aksi")
    if aksi == []:
        yield Fault(f"{tempat}.aksi", "langkah harus memiliki paling sedikit satu aksi")
    for nama in _texts(aksi):
        if nama not in AKSI:
            yield Fault(f"{tempat}.aksi", f'"{nama}" tidak dikenal; yang dikenal {", ".join(AKSI)}')
    yield from (Fault(f"{tempat}.aksi", f'"{nama}" tertulis dua kali') for nama in _repeated(_texts(aksi)))
    for nama in _texts(step.get("naskah")):
        if not _POLA_ID.fullmatch(nama):
            yield Fault(f"{tempat}.naskah", f'"{nama}" harus huruf kecil, angka, dan tanda hubung')
        elif nama not in NASKAH_KETERANGAN:  # the program would never write it, and nobody would notice
            yield Fault(f"{tempat}.naskah", f'"{nama}" tidak dikenal{_nearest(nama)}')


def _nearest(nama: str) -> str:
    near = difflib.get_close_matches(nama, NASKAH_KETERANGAN, n=1)
    return f"; mungkin maksud Anda {near[0]}" if near else "; lihat daftar naskah di docs/sop-baru.md"


def _time(tempat: str, step: Isi) -> Iterator[Fault]:
    waktu = step.get("waktu")
    if isinstance(waktu, str) and parse_waktu(waktu) is None:
        yield Fault(f"{tempat}.waktu", f'"{waktu}" bukan waktu; tulis misalnya 3 hari, 2 jam, atau 10 menit')


def _blank(isi: Isi, names: tuple[str, ...], awal: str) -> Iterator[Fault]:
    for nama in names:
        nilai = isi.get(nama)
        if isinstance(nilai, str) and not nilai.strip():
            yield Fault(f"{awal}{nama}", "tidak boleh kosong")


def _unprintable(nilai: object, tempat: str) -> Iterator[Fault]:
    """Texts that no workbook or document can hold: control characters, or longer than a cell should be."""
    if isinstance(nilai, dict):
        for nama, isi in nilai.items():
            yield from _unprintable(isi, f"{tempat}.{nama}".lstrip("."))
    elif isinstance(nilai, list):
        for n, isi in enumerate(nilai, start=1):
            yield from _unprintable(isi, f"{tempat}[{n}]")
    elif isinstance(nilai, str) and re.search(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]", nilai):
        yield Fault(tempat, "memuat karakter kendali yang tidak dapat dicetak")
    elif isinstance(nilai, str) and len(nilai) > _MAKS_TEKS:
        yield Fault(tempat, f"terlalu panjang, paling banyak {_MAKS_TEKS} karakter")


def _texts(nilai: object) -> list[str]:
    return [item for item in nilai if isinstance(item, str)] if isinstance(nilai, list) else []


def _repeated(items: list[str]) -> list[str]:
    return sorted({item for item in items if items.count(item) > 1})

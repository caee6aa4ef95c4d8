"""SOP files: TOML to `Sop`, checked strictly; every fault of a file is told at once with its place.

The one module that uses pydantic, and only for files that are not one of the bundled SOPs: those were
checked when the product was built, and loading pydantic would slow every command down.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from lkjip_xl.domain.errors import SettingsError
from lkjip_xl.domain.regulations import note_citation
from lkjip_xl.domain.sop import DasarHukum, Langkah, Pelaku, Sop, Waktu, parse_waktu
from lkjip_xl.formats.resources import data_file
from lkjip_xl.formats.sop.rules import Fault, broken_rules

Isi = dict[str, Any]

_DAFTAR = ("keterkaitan", "kualifikasi", "peralatan", "peringatan", "pencatatan", "pelaksana")
_PILIHAN = ("formulir", "dokumen")  # lists that a file may leave out
_MAKS_BYTE = 1_000_000
_JENIS = {
    "missing": "wajib diisi tetapi tidak ada",
    "unexpected_keyword_argument": "nama ini tidak dikenal; periksa ejaannya atau hapus",
    "string_type": "harus teks di antara tanda kutip",
    "bool_type": "harus true atau false",
    "int_type": "harus bilangan bulat",
    "tuple_type": "harus daftar di antara kurung siku",
    "dict_type": "harus tabel",
    "dataclass_type": "harus tabel",
}


def load_sop(path: Path) -> Sop:
    """The SOP in a TOML file, with notes on its citations.

    Raises:
        SettingsError: the file cannot be read or has faults; all of them are in the message.
    """
    mentah = _read(path)
    isi = _parse(path, mentah)
    if not _is_bundled(path, mentah):
        faults = check_tables(isi)
        if faults:
            raise _faulty(path, faults)
    return _build(isi)


def bundled_sops() -> dict[str, Path]:
    """The SOP files that travel with the product, by id, in alphabetical order."""
    return {path.stem: path for path in sorted(data_file("sop").glob("*.toml"))}


def find_sop(id_sop: str) -> Path:
    """The bundled SOP with this id, letter case ignored; or the office's own file at this path.

    Raises:
        SettingsError: there is none; the message names the nearest and lists all.
    """
    if is_own_file(id_sop):
        return Path(id_sop.strip())
    sops = bundled_sops()
    wanted = id_sop.strip().casefold()
    if wanted in sops:
        return sops[wanted]
    import difflib

    near = difflib.get_close_matches(wanted, sops, n=1, cutoff=0.4)
    hint = f"Mungkin maksud Anda {near[0]}. " if near else ""
    raise SettingsError(
        f'SOP "{id_sop}" tidak ada.',
        f"{hint}SOP yang tersedia: {', '.join(sops)}. SOP sendiri ditulis dengan nama berkasnya, "
        "misalnya --sop sop-kami.toml.",
    )


def is_own_file(id_sop: str) -> bool:
    """Whether this names a file rather than a bundled SOP: ids have neither dots nor slashes.

    Raises:
        SettingsError: it is a workbook, which has to be turned into an SOP file first.
    """
    name = id_sop.strip().casefold()
    if name.endswith((".xlsx", ".xlsm", ".xls", ".ods")):
        raise SettingsError(
            f"Berkas {id_sop} adalah buku kerja, bukan berkas SOP.",
            f"Ubah dahulu dengan: lkjip sop dari {id_sop}",
        )
    return name.endswith(".toml") or any(c in name for c in "/\\")


def _read(path: Path) -> bytes:
    try:
        mentah = path.read_bytes()
    except OSError as error:
        raise SettingsError(
            f"Berkas SOP {path} tidak dapat dibaca.", "Periksa nama berkas dan izin membukanya."
        ) from error
    if len(mentah) > _MAKS_BYTE:
        raise SettingsError(
            f"Berkas SOP {path.name} terlalu besar.", "Pastikan berkas itu memang SOP berformat TOML."
        )
    return mentah


def _parse(path: Path, mentah: bytes) -> Isi:
    """The TOML tables; a byte order mark, which Notepad adds, is let through."""
    try:
        return tomllib.loads(mentah.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise SettingsError(
            f"Berkas SOP {path.name} bukan teks UTF-8.", "Simpan ulang dengan pengodean UTF-8."
        ) from error
    except RecursionError as error:
        raise SettingsError(
            f"Berkas SOP {path.name} bersarang terlalu dalam.",
            "Pastikan berkas itu memang SOP berformat TOML.",
        ) from error
    except ValueError as error:  # TOMLDecodeError, and a number of thousands of digits
        raise SettingsError(
            f"Berkas SOP {path.name} salah tulis {_place(str(error))}.",
            "Periksa tanda kutip, kurung, koma, dan nama yang tertulis dua kali di sekitar tempat itu.",
        ) from error


def _place(message: str) -> str:
    """Where tomllib stopped, from "... (at line 3, column 5)" or "... (at end of document)"."""
    _, found, place = message.rpartition("(at ")
    if not found:
        return "pada sebuah angka"
    place = place.rstrip(")").replace("line", "baris").replace("column", "kolom")
    return "di akhir berkas" if place.startswith("end") else f"di {place}"


def _is_bundled(path: Path, mentah: bytes) -> bool:
    """Whether the file is, byte for byte, an SOP of the product (a year's folder keeps such a copy)."""
    return any(
        asli == path or (asli.stat().st_size == len(mentah) and asli.read_bytes() == mentah)
        for asli in bundled_sops().values()
    )


def check_tables(isi: Isi) -> list[Fault]:
    """All faults of a file's tables, of type and of the rules: those of the identity first, then step by step."""
    faults = dict.fromkeys([*_broken_types(isi), *broken_rules(isi)])
    return sorted(faults, key=_step_number)


def _step_number(fault: Fault) -> int:
    match = re.match(r"langkah\[(\d+)\]", fault.tempat)
    return int(match[1]) if match else 0


def _broken_types(isi: Isi) -> list[Fault]:
    import json

    from pydantic import TypeAdapter, ValidationError

    # Through JSON, so that strict types accept TOML's arrays as tuples; a TOML date becomes a list.
    teks = json.dumps(_shape(isi), default=lambda value: [str(value)])
    try:
        TypeAdapter(Sop).validate_json(teks)
    except ValidationError as error:
        return [_told(e["loc"], e["type"]) for e in error.errors(include_url=False, include_context=False)]
    return []


def _told(loc: tuple[int | str, ...], jenis: str) -> Fault:
    """A pydantic fault as key path and sentence; steps count from 1, as people do."""
    path = ""
    for part in loc:
        path += f"[{part + 1}]" if isinstance(part, int) else f".{part}"
    path = path.lstrip(".").removesuffix(".cetak").removesuffix(".teks")
    return Fault(path, _JENIS.get(jenis, "isinya tidak sesuai"))


def _shape(isi: Isi) -> Isi:
    """The tables as the records want them: times parsed, citations noted; wrong types stay as they are."""
    shaped = dict(isi)
    if isinstance(dasar := isi.get("dasar_hukum"), list):
        shaped["dasar_hukum"] = [
            {"teks": d, "catatan": note_citation(d) if isinstance(d, str) else ""} for d in dasar
        ]
    if isinstance(langkah := isi.get("langkah"), list):
        shaped["langkah"] = [_shape_step(step) if isinstance(step, dict) else step for step in langkah]
    return shaped


def _shape_step(step: Isi) -> Isi:
    if "waktu" not in step:
        return step
    waktu = parse_waktu(step["waktu"]) if isinstance(step["waktu"], str) else None
    parts = {"hari": waktu.hari, "jam": waktu.jam, "menit": waktu.menit} if waktu else {}
    return {**step, "waktu": {"cetak": step["waktu"], **parts}}


def _build(isi: Isi) -> Sop:
    """The records of a file without faults."""
    shaped = _shape(isi)
    shaped.update({nama: tuple(isi[nama]) for nama in (*_DAFTAR, *_PILIHAN) if nama in isi})
    shaped["dasar_hukum"] = tuple(DasarHukum(**d) for d in shaped["dasar_hukum"])
    shaped["langkah"] = tuple(_build_step(step) for step in shaped["langkah"])
    return Sop(**shaped)


def _build_step(step: Isi) -> Langkah:
    return Langkah(
        **{
            **step,
            "pelaksana": tuple(Pelaku(**p) for p in step["pelaksana"]),
            "waktu": Waktu(**step["waktu"]),
            "aksi": tuple(step["aksi"]),
            "naskah": tuple(step.get("naskah", ())),
            "pereviu": tuple(step.get("pereviu", ())),
        }
    )


def _faulty(path: Path, faults: list[Fault]) -> SettingsError:
    lines = "\n".join(f"  - {fault.tempat or 'berkas'}: {fault.pesan}" for fault in faults)
    return SettingsError(
        f"Berkas SOP {path.name} memuat {len(faults)} kesalahan:\n{lines}\n",
        "Perbaiki berkas itu, lalu ulangi.",
    )

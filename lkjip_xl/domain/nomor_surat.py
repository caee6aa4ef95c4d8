"""Numbers of official papers: patterns, and a register in which no number stands twice (DOMAIN section 4)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from string import Formatter

from lkjip_xl.domain.errors import SettingsError, UsageError
from lkjip_xl.domain.tanggal import bulan_romawi, format_tanggal

TOKEN = ("kode", "urut", "unit", "bulan_romawi", "tahun")


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One line of the register of numbers; `naskah` is the kind of paper, `berkas` where it was kept."""

    nomor: str
    naskah: str
    urut: int
    tanggal: date
    hal: str = ""
    berkas: str = ""


def assign_number(pola: str, kode: str, unit: str, tanggal: date, urut: int) -> str:
    """The number of a paper from its pattern, such as "{kode}/{urut:04}/{unit}/{tahun}".

    Tokens are those of `TOKEN`; only {urut} may carry a width ("{urut:04}").

    Raises:
        SettingsError: the pattern is empty, has no {urut}, or holds something that is no token.
    """
    isi = {
        "kode": kode.strip(),
        "urut": urut,
        "unit": unit.strip(),
        "bulan_romawi": bulan_romawi(tanggal.month),
        "tahun": tanggal.year,
    }
    _check_pattern(pola)
    return pola.strip().format(**isi)


def _check_pattern(pola: str) -> None:
    if not pola.strip():
        raise _bad_pattern(pola, "masih kosong")
    try:
        bagian = [(nama, lebar or "") for _, nama, lebar, ubah in Formatter().parse(pola) if nama is not None]
    except ValueError as e:
        raise _bad_pattern(pola, "kurung kurawalnya tidak berpasangan") from e
    asing = [nama for nama, _ in bagian if nama not in TOKEN]
    if asing:
        raise _bad_pattern(pola, f"memuat {{{asing[0]}}} yang tidak dikenal")
    if any(lebar and (nama != "urut" or not re.fullmatch(r"0?[1-9]", lebar)) for nama, lebar in bagian):
        raise _bad_pattern(pola, "memuat lebar yang tidak dikenal")
    if "urut" not in (nama for nama, _ in bagian):
        raise _bad_pattern(pola, "tidak memuat {urut}, sehingga dua surat akan bernomor sama")


def _bad_pattern(pola: str, salah: str) -> SettingsError:
    return SettingsError(
        f"Pengaturan › tblNomorSurat: pola nomor “{pola.strip()}” {salah}.",
        "Perbaiki pola dengan token {kode}, {urut}, {unit}, {bulan_romawi}, dan {tahun}.",
    )


def next_urut(register: Sequence[RegisterEntry], naskah: str, tahun: int) -> int:
    """The next serial of a kind of paper in a year, counted from 1; gaps are not filled."""
    return 1 + max((e.urut for e in register if e.naskah == naskah and e.tanggal.year == tahun), default=0)


def number_key(nomor: str) -> str:
    """A number as it is compared: blanks and letter case make no other number."""
    return re.sub(r"\s+", "", nomor).casefold()


def new_entry(
    register: Sequence[RegisterEntry],
    naskah: str,
    pola: str,
    *,
    kode: str,
    unit: str,
    tanggal: date,
) -> RegisterEntry:
    """The entry of the next free number; a number another kind of paper has taken is passed over."""
    terpakai = {number_key(e.nomor) for e in register}
    urut = next_urut(register, naskah, tanggal.year)
    while number_key(nomor := assign_number(pola, kode, unit, tanggal, urut)) in terpakai:
        urut += 1
    return RegisterEntry(nomor, naskah, urut, tanggal)


def add_entry(register: Sequence[RegisterEntry], entri: RegisterEntry) -> tuple[RegisterEntry, ...]:
    """The register with one more number.

    Raises:
        UsageError: the number is blank, or another paper carries it.
    """
    if not entri.nomor.strip():
        raise UsageError(
            "Nomor surat masih kosong.", "Isi nomornya, atau biarkan program memberi nomor berikutnya."
        )
    for lain in register:
        if number_key(lain.nomor) == number_key(entri.nomor):
            raise UsageError(
                f"Nomor {entri.nomor} sudah dipakai {lain.naskah} tanggal {format_tanggal(lain.tanggal)}.",
                "Pakai nomor lain: dua surat tidak boleh bernomor sama.",
            )
    return (*register, entri)

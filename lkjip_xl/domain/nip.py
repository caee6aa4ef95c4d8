"""NIP, the 18 digits of a civil servant: birth yyyymmdd, start yyyymm, sex, serial (DOMAIN section 4)."""

from __future__ import annotations

import re
from datetime import date

from lkjip_xl.domain.problems import Problem, problem

_BULAN_TERAKHIR = 12
_BULAN_PPPK = frozenset({21, 22, 23, 24})
_USIA_TERMUDA = 15


def parse_nip(mentah: object) -> str | None:
    """The 18 digits of a NIP typed with or without blanks, dots and "NIP."; None where it is none."""
    if not isinstance(mentah, str):
        return None
    teks = re.sub(r"^\s*'?\s*NIP\s*[.:]*", "", mentah, flags=re.IGNORECASE)
    digit = re.sub(r"[\s.'’-]", "", teks)
    return digit if re.fullmatch(r"[0-9]{18}", digit) else None


def format_nip(mentah: str) -> str:
    """A NIP as printed, "19670711 198809 1 001"; anything else comes back as typed."""
    nip = parse_nip(mentah)
    return f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}" if nip else mentah.strip()


def check_nip(mentah: object) -> tuple[Problem, ...]:
    """What is wrong with a NIP; a blank one has no findings.

    The start month is only a warning: PPPK numbers carry 21, 22 .. there.
    """
    teks = "" if mentah is None else str(mentah).strip()
    if not teks:
        return ()
    if not isinstance(mentah, str):
        return (problem("N31", nip=teks),)
    nip = parse_nip(mentah)
    if nip is None:
        return (problem("N30", nip=teks),)
    return tuple(problem(kode, nip=format_nip(nip)) for kode in _faults(nip))


def _faults(nip: str) -> list[str]:
    kode = [] if _is_birthday(nip[:8]) else ["N32"]
    bulan = int(nip[12:14])
    if not 1 <= bulan <= _BULAN_TERAKHIR and bulan not in _BULAN_PPPK:
        kode.append("N33")
    if int(nip[8:12]) - int(nip[:4]) < _USIA_TERMUDA:
        kode.append("N34")
    if nip[14] not in "12":
        kode.append("N35")
    if nip[15:] == "000":
        kode.append("N36")
    return kode


def _is_birthday(teks: str) -> bool:
    try:
        date(int(teks[:4]), int(teks[4:6]), int(teks[6:]))
    except ValueError:
        return False
    return True

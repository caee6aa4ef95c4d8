"""How a unit is reached: columns that an office may add to tblBidang ("Surel", "WhatsApp")."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

_SUREL = ("surel", "e-mail", "email", "alamat surel")
_WHATSAPP = ("whatsapp", "nomor whatsapp", "no. whatsapp", "no whatsapp", "wa", "telepon", "hp")


class Kontak(NamedTuple):
    """An e-mail address and a telephone number, "" where unknown."""

    surel: str = ""
    whatsapp: str = ""


def contacts_of(baris: Iterable[Mapping[str, str]]) -> dict[str, Kontak]:
    """The contact of every unit by its code, as far as the table says."""
    hasil = {}
    for r in baris:
        isi = {kepala.strip().casefold(): nilai for kepala, nilai in r.items()}
        kontak = Kontak(_first(isi, _SUREL), _first(isi, _WHATSAPP))
        if any(kontak) and isi.get("kode"):
            hasil[isi["kode"]] = Kontak(kontak.surel if "@" in kontak.surel else "", kontak.whatsapp)
    return hasil


def _first(isi: Mapping[str, str], kepala: Iterable[str]) -> str:
    return next((isi[k] for k in kepala if isi.get(k)), "")

"""Ready messages to a unit: the form goes out, the form comes back, and what is still waited for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple
from urllib.parse import quote

from lkjip_xl.domain.naskah import nama_hari
from lkjip_xl.domain.tanggal import format_tanggal

MAKS_TAUTAN = 255
"""Excel refuses a longer link in a HYPERLINK formula."""
_DISEBUT = 5
_PANJANG_NOMOR = 8
_SALAM = "Atas perhatian dan kerja sama Bapak/Ibu, kami ucapkan terima kasih."


class Jenis(StrEnum):
    """What a message is for."""

    PERMINTAAN = "permintaan"
    DIKEMBALIKAN = "dikembalikan"
    PENGINGAT = "pengingat"
    PENGINGAT_PERBAIKAN = "pengingat perbaikan"


class Pesan(NamedTuple):
    """One message: subject and text of the e-mail, the text for WhatsApp, and one line for a link or cell."""

    jenis: Jenis
    subjek: str
    surel: str
    whatsapp: str
    ringkas: str
    tautan: str


@dataclass(frozen=True, slots=True)
class Perihal:
    """What a message is about.

    `kepada` is the addressee's title, `unit` the unit's name, `lampiran` the name of the form; `terlambat`
    and `sisa` are working days after and until the deadline; `baru` is the day asked for when it has
    passed; `temuan` are sentences, `jumlah` how many must be mended.
    """

    kepada: str
    unit: str
    laporan: str
    lampiran: str
    pengirim: str
    tenggat: date | None = None
    nama: str = ""
    terlambat: int = 0
    sisa: int = 0
    baru: date | None = None
    temuan: Sequence[str] = ()
    jumlah: int = 0


def compose(jenis: Jenis, p: Perihal) -> Pesan:
    """The message of a kind."""
    subjek, inti, minta, langkah = _PARTS[jenis](p)
    pembuka = f"Yth. {p.kepada}" + (f"\n{p.nama}" if p.nama else "")
    surel = "\n\n".join(
        (pembuka, "Dengan hormat,", inti, *([langkah] if langkah else []), minta, _SALAM, p.pengirim)
    )
    whatsapp = "\n\n".join((f"Yth. {p.kepada},", inti, minta, f"Terima kasih.\n{p.pengirim}"))
    ringkas = " ".join(f"Yth. {p.kepada}, {_lower(inti)} {minta} Terima kasih. {p.pengirim}".split())
    return Pesan(jenis, f"{subjek}: {p.unit}", f"{surel}\n", f"{whatsapp}\n", ringkas, _short(jenis, p))


def mail_link(alamat: str, pesan: Pesan) -> str:
    """A "mailto:" link that a HYPERLINK formula can hold; the text is left out where it does not fit."""
    awal = f"mailto:{quote(alamat, safe='@')}?subject="
    for subjek, isi in ((pesan.subjek, pesan.tautan), (pesan.subjek, ""), (pesan.subjek.split(":")[0], "")):
        tautan = awal + quote(subjek, safe="") + (f"&body={quote(isi, safe='')}" if isi else "")
        if len(tautan) <= MAKS_TAUTAN:
            return tautan
    return f"mailto:{quote(alamat, safe='@')}"[:MAKS_TAUTAN]


def whatsapp_link(nomor: str, pesan: Pesan) -> str:
    """A wa.me link with the text; without a number WhatsApp asks whom it is for."""
    awal = f"https://wa.me/{phone_number(nomor)}?text="
    utuh = awal + quote(pesan.tautan, safe="")
    return utuh if len(utuh) <= MAKS_TAUTAN else awal + quote(pesan.subjek.split(":")[0], safe="")


def phone_number(mentah: str) -> str:
    """A number as wa.me wants it: digits alone, 62 in front; "" where it is no number."""
    angka = "".join(c for c in mentah if c.isascii() and c.isdigit())
    if angka.startswith("0"):
        angka = f"62{angka[1:]}"
    elif angka.startswith("8"):
        angka = f"62{angka}"
    return angka if len(angka) >= _PANJANG_NOMOR else ""


def _request(p: Perihal) -> tuple[str, str, str, str]:
    langkah = (
        "Cara mengisinya:\n"
        "1. Buka berkas terlampir dan baca lembar Petunjuk.\n"
        "2. Isi sel yang berwarna kuning. Bila belum ada data, tulis n/a, bukan 0.\n"
        "3. Simpan, lalu kirim kembali berkas yang sama dengan membalas surel ini."
    )
    inti = f"Bersama ini kami kirimkan formulir isian {p.laporan} untuk {p.unit} (berkas: {p.lampiran})."
    return f"Formulir isian {p.laporan}", inti, _ask(p, "mengisi dan mengirimkannya kembali"), langkah


def _returned(p: Perihal) -> tuple[str, str, str, str]:
    inti = (
        f"Terima kasih atas formulir {p.laporan} yang sudah dikirim. Setelah diperiksa, "
        f"ada {p.jumlah} hal yang harus diperbaiki, ditandai dengan catatan pada selnya."
    )
    rincian = [f"{n}. {t}" for n, t in enumerate(p.temuan[:_DISEBUT], start=1)]
    lain = len(p.temuan) - _DISEBUT
    langkah = "\n".join(
        (
            "Yang perlu diperbaiki:",
            *rincian,
            *([f"dan {lain} lainnya, tertulis pada catatan sel di formulir."] if lain > 0 else []),
        )
    )
    minta = _ask(
        p, f"memperbaikinya pada berkas {p.lampiran} (bukan berkas yang lama) dan mengirimkannya kembali"
    )
    return f"Formulir {p.laporan} dikembalikan untuk diperbaiki", inti, minta, langkah if rincian else ""


def _reminder(p: Perihal) -> tuple[str, str, str, str]:
    inti = f"Formulir isian {p.laporan} dari {p.unit} ({p.lampiran}) belum kami terima{_lateness(p)}."
    return f"Pengingat formulir {p.laporan}", inti, _ask(p, "mengirimkannya"), ""


def _reminder_of_correction(p: Perihal) -> tuple[str, str, str, str]:
    inti = (
        f"Perbaikan formulir {p.laporan} dari {p.unit} ({p.lampiran}, {p.jumlah} hal yang harus diperbaiki) "
        f"belum kami terima{_lateness(p)}."
    )
    return f"Pengingat perbaikan formulir {p.laporan}", inti, _ask(p, "mengirimkan perbaikannya"), ""


_PARTS = {
    Jenis.PERMINTAAN: _request,
    Jenis.DIKEMBALIKAN: _returned,
    Jenis.PENGINGAT: _reminder,
    Jenis.PENGINGAT_PERBAIKAN: _reminder_of_correction,
}
_POKOK = {
    Jenis.PERMINTAAN: "mengisi formulir {laporan}",
    Jenis.DIKEMBALIKAN: "memperbaiki formulir {laporan}",
    Jenis.PENGINGAT: "mengirim formulir {laporan}",
    Jenis.PENGINGAT_PERBAIKAN: "mengirim perbaikan formulir {laporan}",
}


def _short(jenis: Jenis, p: Perihal) -> str:
    """One short sentence, for a link."""
    batas = p.baru if p.terlambat and p.baru else p.tenggat
    sampai = f" paling lambat {format_tanggal(batas)}" if batas else ""
    return f"Mohon bantuan Bapak/Ibu {_POKOK[jenis].format(laporan=p.laporan)}{sampai}. Terima kasih."


def _ask(p: Perihal, apa: str) -> str:
    batas = p.baru if p.terlambat and p.baru else p.tenggat
    sampai = f" paling lambat {_day(batas)}" if batas else ""
    return f"Mohon bantuan Bapak/Ibu {apa}{sampai}."


def _lateness(p: Perihal) -> str:
    """How the deadline stands, to follow "belum kami terima"."""
    if p.tenggat is None:
        return ""
    if p.terlambat:
        return f", terlambat {p.terlambat} hari kerja dari batas {_day(p.tenggat)}"
    return f"; batasnya {_day(p.tenggat)}" + (f", {p.sisa} hari kerja lagi" if p.sisa else ", hari ini")


def _day(hari: date) -> str:
    return f"{nama_hari(hari)}, {format_tanggal(hari)}"


def _lower(kalimat: str) -> str:
    """A sentence that goes on after a comma."""
    return kalimat[0].lower() + kalimat[1:]

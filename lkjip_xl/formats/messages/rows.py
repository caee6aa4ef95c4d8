"""The rows of the tables that hold messages: the request to every unit, the reminder to who is waited for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from lkjip_xl.domain.pesan import Jenis, Pesan, mail_link, whatsapp_link
from lkjip_xl.formats.book import Formula
from lkjip_xl.formats.messages.files import contact_of, message_files
from lkjip_xl.formats.sheet_map import file_link, link_formula

if TYPE_CHECKING:
    from lkjip_xl.domain.progress import KeadaanBidang
    from lkjip_xl.formats.book import Value
    from lkjip_xl.formats.messages.files import Kabar

Baris = Mapping[str, "Value"]


def request_rows(kabar: Kabar) -> list[Baris]:
    """A row for every form that is out: the request, or of a later round what to mend."""
    rows: list[Baris] = []
    for b in kabar.keadaan.bidang.values():
        jenis = Jenis.PERMINTAAN if b.putaran == 1 else Jenis.DIKEMBALIKAN
        pesan = kabar.message(b, jenis)
        rows.append({"Kode": b.kode, "Bidang": b.nama, **_links(kabar, b, pesan)})
    return rows


def waiting_rows(kabar: Kabar) -> list[Baris]:
    """A row for everyone who is waited for, the latest first; working days late, blank until then."""
    return [
        {
            "Kode": d.bidang.kode,
            "Bidang": d.bidang.nama,
            "Kepala": d.bidang.kepala,
            "Status": d.bidang.status.value,
            "Tenggat": date.fromisoformat(d.bidang.tenggat) if d.bidang.tenggat else None,
            "Terlambat": d.terlambat,
            **_links(kabar, d.bidang, d.pesan),
        }
        for d in kabar.waiting()
    ]


def _links(kabar: Kabar, b: KeadaanBidang, pesan: Pesan) -> Baris:
    """The draft with the form attached, a mail of one's own, WhatsApp, and the text to copy."""
    kontak = contact_of(kabar.master.kontak, b)
    draf, _ = message_files(b, pesan.jenis)
    return {
        "Surel": Formula(file_link(draf, "Buka draf")),
        "Tulis Surel": Formula(link_formula(mail_link(kontak.surel, pesan), "Tulis")),
        "WhatsApp": Formula(link_formula(whatsapp_link(kontak.whatsapp, pesan), "Kirim")),
        "Pesan": pesan.ringkas,
    }

"""Messages to units as files: an e-mail draft with the form attached (.eml) and a text for WhatsApp (.txt)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lkjip_xl.domain.pesan import Jenis, Perihal, Pesan, compose
from lkjip_xl.domain.problems import Problem, is_galat
from lkjip_xl.domain.progress import Keadaan, KeadaanBidang, StatusBidang
from lkjip_xl.domain.sop import Sop, Waktu
from lkjip_xl.domain.status import waiting_for
from lkjip_xl.formats.folder.atomic import write_bytes
from lkjip_xl.formats.folder.case_folder import CaseFolder, safe_name
from lkjip_xl.formats.letters.alamat import address
from lkjip_xl.formats.master.contacts import Kontak
from lkjip_xl.formats.office import calendar_of, office_of

if TYPE_CHECKING:
    from lkjip_xl.domain.kantor import Kantor
    from lkjip_xl.formats.master.reader import IsiMaster

MAP_PESAN = "Pesan"
_PERBAIKAN = Waktu("2 hari", hari=2)
_LEMBAR_KERJA = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")


class Ditunggu(NamedTuple):
    """A unit whose form is out, with its reminder; `terlambat` is in working days."""

    bidang: KeadaanBidang
    terlambat: int
    pesan: Pesan


class Kabar(NamedTuple):
    """What messages are made of: the year as it stands at a moment."""

    sop: Sop
    keadaan: Keadaan
    master: IsiMaster
    waktu: datetime

    def message(self, b: KeadaanBidang, jenis: Jenis, temuan: Sequence[Problem] = ()) -> Pesan:
        """The message of a kind about a unit's form; `temuan` are the findings in it."""
        kalender, hari = calendar_of(self.master), self.waktu.date()
        tenggat = date.fromisoformat(b.tenggat) if b.tenggat else None
        kantor = office_of(self.sop, self.master, self.keadaan.tahun)
        galat = [p for p in temuan if is_galat(p)]
        perihal = Perihal(
            kepada=address(self.keadaan, self.master.bidang, b.kode),
            unit=b.nama,
            laporan=kantor.laporan,
            lampiran=b.berkas_terbit.rsplit("/", 1)[-1],
            pengirim=_sender(kantor),
            tenggat=tenggat,
            nama=b.kepala if not b.induk else b.kepala_induk,
            temuan=[_told(p) for p in galat],
            jumlah=len(galat) or b.galat,
        )
        if tenggat:
            baru = kalender.deadline(self.waktu, _PERBAIKAN).date()
            terlambat, sisa = kalender.count_days(tenggat, hari), kalender.count_days(hari, tenggat)
            perihal = replace(perihal, terlambat=terlambat, sisa=sisa, baru=baru)
        return compose(jenis, perihal)

    def waiting(self) -> list[Ditunggu]:
        """Everyone whose form is out, the latest first, each with the reminder that fits."""
        kalender, hari = calendar_of(self.master), self.waktu.date()
        hasil = [
            Ditunggu(
                b,
                kalender.count_days(date.fromisoformat(b.tenggat), hari) if b.tenggat else 0,
                self.message(b, _REMINDER[b.status]),
            )
            for b in waiting_for(self.keadaan)
        ]
        return sorted(hasil, key=lambda d: -d.terlambat)


_REMINDER = {
    StatusBidang.BELUM: Jenis.PENGINGAT,
    StatusBidang.DIKEMBALIKAN: Jenis.PENGINGAT_PERBAIKAN,
}


def message_files(b: KeadaanBidang, jenis: Jenis) -> tuple[str, str]:
    """Where a message is written: e-mail and text, in the folder of its form, relative to that of the year."""
    tempat = b.berkas_terbit.rpartition("/")[0]
    awal = "Pengingat" if jenis in _REMINDER.values() else "Pesan"
    putaran = f" - putaran {b.putaran}" if b.putaran > 1 else ""
    nama = f"{awal} {safe_name(b.kode)}{putaran}"
    berkas = f"{tempat}/{MAP_PESAN}/{nama}"
    return f"{berkas}.eml", f"{berkas}.txt"


def write_message(folder: CaseFolder, b: KeadaanBidang, pesan: Pesan, kontak: Kontak) -> tuple[Path, Path]:
    """Write both files; the form is attached as it was issued to be sent."""
    surel, teks = (folder.root / nama for nama in message_files(b, pesan.jenis))
    form = folder.root / b.berkas_terbit
    surel.parent.mkdir(parents=True, exist_ok=True)
    write_bytes(surel, _draft(pesan, kontak.surel, form))
    write_bytes(teks, pesan.whatsapp.replace("\n", "\r\n").encode("utf-8"))
    return surel, teks


def write_reminders(folder: CaseFolder, kabar: Kabar) -> list[tuple[Ditunggu, tuple[Path, Path]]]:
    """The reminders of this day for everyone who is waited for; those of other days go."""
    for tempat in (folder.formulir, folder.kembali):
        for lama in (tempat / MAP_PESAN).glob("Pengingat *"):
            lama.unlink(missing_ok=True)
    kontak = kabar.master.kontak
    return [
        (d, write_message(folder, d.bidang, d.pesan, contact_of(kontak, d.bidang))) for d in kabar.waiting()
    ]


def contact_of(kontak: Mapping[str, Kontak], b: KeadaanBidang) -> Kontak:
    """How the receiver of a unit's form is reached: the unit itself, else the bidang that it belongs to."""
    return kontak.get(b.kode) or kontak.get(b.induk) or Kontak()


def _draft(pesan: Pesan, alamat: str, form: Path) -> bytes:
    """An e-mail that mail programs open as a draft of one's own."""
    from email.message import EmailMessage
    from email.policy import SMTP

    surat = EmailMessage(policy=SMTP)
    surat["X-Unsent"] = "1"
    surat["To"] = alamat
    surat["Subject"] = pesan.subjek
    surat.set_content(pesan.surel, cte="quoted-printable")
    if form.is_file():
        induk, anak = _LEMBAR_KERJA
        surat.add_attachment(form.read_bytes(), maintype=induk, subtype=anak, filename=form.name)
    return surat.as_bytes()


def _sender(kantor: Kantor) -> str:
    """Who sends: the planner's name where known, else the title, and the office."""
    siapa = kantor.perencana.nama or kantor.perencana.jabatan or kantor.perencana.peran
    return f"{siapa}\n{kantor.perangkat_daerah}"


def _told(p: Problem) -> str:
    tempat = " ".join(x for x in (p.lembar, p.sel) if x)
    return f"{tempat}: {p.pesan} {p.saran}".strip() if tempat else f"{p.pesan} {p.saran}".strip()

"""The program's tables of the master that mirror the journal: Beranda, step sheets, Jejak."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from textwrap import shorten

from lkjip_xl.domain.catatan import Catatan
from lkjip_xl.domain.progress import (
    Keadaan,
    KeadaanBidang,
    KeadaanLangkah,
    StatusLangkah,
    next_step,
)
from lkjip_xl.domain.sop import Langkah, Sop
from lkjip_xl.domain.sorotan import highlights
from lkjip_xl.domain.status import StatusUnit, unit_statuses
from lkjip_xl.formats.book import Formula, MasterBook, Value
from lkjip_xl.formats.master.data_map import JUDUL, data_tables
from lkjip_xl.formats.master.reader import IsiMaster
from lkjip_xl.formats.messages.files import Kabar
from lkjip_xl.formats.messages.rows import request_rows, waiting_rows
from lkjip_xl.formats.office import calendar_of
from lkjip_xl.formats.sheet_map import (
    ANGGARAN,
    BIDANG,
    GRAFIK,
    GRAFIK_GANTT,
    INDIKATOR,
    JEJAK,
    POLA_DATA,
    SEBELUM_DATA,
    data_sheet,
    file_link,
    link,
    step_name,
    step_table,
)
from lkjip_xl.formats.views.gantt_rows import bar_rows
from lkjip_xl.formats.views.trace_rows import trace_rows

Baris = Mapping[str, Value]
_TUMBUH = "tblKoreksi_"
_MAKS_ALASAN = 75  # characters that the card of a step has room for
_ARTI_TEMUAN = "Galat harus diperbaiki; peringatan cukup diperiksa."


@dataclass(frozen=True, slots=True)
class Tampilan:
    """What the views show: the state and its journal at a moment."""

    sop: Sop
    keadaan: Keadaan
    catatan: tuple[Catatan, ...]
    master: IsiMaster
    waktu: datetime

    @property
    def kabar(self) -> Kabar:
        """The same, for messages."""
        return Kabar(self.sop, self.keadaan, self.master, self.waktu)


class TablesApart(Mapping[str, Sequence[Baris]], ABC):
    """Tables some of which others may write, on sheets that hold nothing else."""

    @abstractmethod
    def write_apart(self, book: MasterBook) -> frozenset[str]:
        """Have them written, where it is worth it; gives the tables that are, the rest is for the caller."""


def write_views(
    book: MasterBook,
    tampilan: Tampilan,
    tabel: Mapping[str, Sequence[Baris]],
    nama: Mapping[str, Value],
    lembar_baru: Sequence[str],
) -> tuple[str, ...]:
    """Write an action's own tables and cells, then every view of the journal.

    Gives the tables that had rows to show but are not in the workbook: somebody took them away, or the
    master was begun with an earlier version.
    """
    for kode in lembar_baru:
        if data_sheet(kode) not in book.sheet_names():
            tables = data_tables(kode, tampilan.sop.formulir)
            book.copy_sheet(POLA_DATA, data_sheet(kode), tables, after=_before(book, tampilan, kode))
            book.write_cell(data_sheet(kode), JUDUL, f"Isian {tampilan.keadaan.bidang[kode].nama}")
    missing = []
    written = tabel.write_apart(book) if isinstance(tabel, TablesApart) else frozenset()
    own = ((table, tabel[table]) for table in tabel if table not in written)
    for table, rows in chain(own, _tables(tampilan)):
        if book.has_table(table):
            book.write_table(table, _fitting(book, table, rows))
        elif rows:
            missing.append(table)
    for name, value in {**nama, **_cells(tampilan)}.items():
        if book.has_name(name):  # a master begun with an earlier version lacks the newer cells
            book.write_name(name, value)
    for grafik in GRAFIK:
        if grafik.tabel in tabel and grafik.tabel not in missing:
            book.point_chart(grafik.lembar, grafik.nomor, grafik.tabel, grafik.kolom)
    if book.has_table(GRAFIK_GANTT.tabel):  # a master begun with an earlier version has no Gantt chart
        book.point_chart(*GRAFIK_GANTT[:4])
    return tuple(missing)


def _before(book: MasterBook, t: Tampilan, kode: str) -> str:
    """The sheet after which a bidang's data belong: they stand in the order of sheet Bidang."""
    order, there = [b.kode for b in t.master.bidang], set(book.sheet_names())
    earlier = order[: order.index(kode)] if kode in order else order
    return next((data_sheet(k) for k in reversed(earlier) if data_sheet(k) in there), SEBELUM_DATA)


def _fitting(book: MasterBook, table: str, rows: Sequence[Baris]) -> Sequence[Baris]:
    """The rows without the columns that the register of a master begun with an earlier version lacks."""
    if not table.startswith(_TUMBUH):
        return rows
    known = book.columns(table)
    return [{title: value for title, value in row.items() if title in known} for row in rows]


def _tables(t: Tampilan) -> Iterator[tuple[str, Sequence[Baris]]]:
    """Every view of the journal, one in memory at a time."""
    yield "tblLangkah", [_step_row(t, langkah) for langkah in t.sop.langkah]
    yield "tblStatusBidang", [_unit_row(u) for u in unit_statuses(t.keadaan)]
    yield "tblGantt", bar_rows(t.sop, t.keadaan, calendar_of(t.master), t.waktu)
    yield "tblJejak", trace_rows(t.sop, t.catatan)
    for langkah in t.sop.langkah:
        if "bagikan" in langkah.aksi:
            yield step_table("Kirim", langkah.id), [_sent_row(b) for b in t.keadaan.bidang.values()]
            yield step_table("Pesan", langkah.id), request_rows(t.kabar)
        if "kumpulkan" in langkah.aksi:
            yield step_table("Tunggu", langkah.id), waiting_rows(t.kabar)
        if "periksa" in langkah.aksi:
            yield step_table("Periksa", langkah.id), [_checked_row(b) for b in t.keadaan.bidang.values()]
        step = t.keadaan.step(langkah.id)
        yield (
            step_table("Keluaran", langkah.id),
            [
                {"Berkas": berkas, "Tanggal": step.selesai or step.mulai, "Buka": Formula(file_link(berkas))}
                for berkas in step.keluaran
            ],
        )


def _step_row(t: Tampilan, langkah: Langkah) -> Baris:
    step = t.keadaan.step(langkah.id)
    return {
        "No": langkah.tanda,
        "Langkah": langkah.aktivitas,
        "Pelaksana": ", ".join(p.peran for p in langkah.pelaksana),
        "Status": step.at(t.waktu).value,
        "Mulai": step.mulai or step.rencana_mulai,
        "Tenggat": step.tenggat,
        "Selesai": step.selesai,
        "Keluaran": len(step.keluaran),
        "Buka": Formula(link(langkah.lembar)),
    }


def _unit_row(u: StatusUnit) -> Baris:
    """A unit of Beranda; a seksi stands indented below its bidang."""
    return {
        "Kode": u.kode,
        "Nama": f"    {u.nama}" if u.induk else u.nama,
        "Kepala": u.kepala,
        "Status": u.status.value,
        "Putaran": u.putaran,
        "Temuan": u.temuan,
        "Buka": Formula(link(data_sheet(u.kode))) if u.form else None,
    }


def _sent_row(b: KeadaanBidang) -> Baris:
    return {
        "Kode": b.kode,
        "Bidang": b.nama,
        "Kepala": b.kepala,
        "Putaran": b.putaran,
        "Berkas": b.berkas_terbit,
        "Tenggat": date.fromisoformat(b.tenggat) if b.tenggat else None,
        "Dikirim": b.diterbitkan,
    }


def _checked_row(b: KeadaanBidang) -> Baris:
    return {
        "Kode": b.kode,
        "Bidang": b.nama,
        "Putaran": b.putaran,
        "Galat": b.galat,
        "Peringatan": b.peringatan,
        "Status": b.status.value,
    }


def _returned(step: KeadaanLangkah) -> str:
    """How often a step was sent back, and why the last time."""
    alasan = shorten(step.alasan, _MAKS_ALASAN, placeholder=" …")  # Jejak tells it whole
    return f"{step.kembali} kali. Terakhir: {alasan}" if step.kembali else "belum pernah"


def _blank(t: Tampilan) -> list[str]:
    """The sheets without which no form can go out."""
    master, asked = t.master, t.sop.asks
    wanted = (
        (BIDANG, master.bidang),
        (INDIKATOR, master.indikator or not asked("indikator")),
        (ANGGARAN, master.anggaran or not asked("anggaran")),
    )
    return [lembar for lembar, isi in wanted if not isi]


def _cells(t: Tampilan) -> dict[str, Value]:
    done = sum(t.keadaan.step(x.id).status is StatusLangkah.SELESAI for x in t.sop.langkah)
    now = next_step(t.sop, t.keadaan)
    batas = t.master.setting_date("Batas Penyampaian")
    sorotan = highlights(t.sop, t.keadaan, calendar_of(t.master), t.waktu, batas=batas, kosong=_blank(t))
    tujuan = now.lembar if now else JEJAK
    cells: dict[str, Value] = {
        "br_perangkat_daerah": t.master.setting("Perangkat Daerah", t.sop.perangkat_daerah),
        "br_tahun": t.keadaan.tahun,
        "br_diperbarui": t.waktu,
        "br_kemajuan": done / len(t.sop.langkah),
        "br_langkah": f"{done} dari {len(t.sop.langkah)} langkah selesai",
        "br_menunggu": sorotan.menunggu,
        "br_status": sorotan.status,
        "br_kini": sorotan.kini,
        "br_terlambat": sorotan.terlambat,
        "br_rincian": sorotan.rincian,
        "br_tombol": sorotan.tombol,
        "br_batas": sorotan.batas,
        "br_buka": Formula(link(tujuan, teks=f"Buka lembar {tujuan} ›")),
        "br_temuan": t.keadaan.temuan,
        "br_tindakan": sorotan.tindakan,
        "tm_catatan": _ARTI_TEMUAN if t.keadaan.temuan else "Tidak ada temuan.",
    }
    for langkah in t.sop.langkah:
        step = t.keadaan.step(langkah.id)
        cells |= {
            step_name(langkah.id, "status"): step.at(t.waktu).value,
            step_name(langkah.id, "rencana_mulai"): step.rencana_mulai,
            step_name(langkah.id, "tenggat"): step.tenggat,
            step_name(langkah.id, "mulai"): step.mulai,
            step_name(langkah.id, "selesai"): step.selesai,
            step_name(langkah.id, "kembali"): _returned(step),
        }
    return cells

"""Action "kirim": the report is delivered against a receipt (SOP DPPPA step 11, Kanigaran step 8)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from lkjip_xl.domain.catatan import Catatan
from lkjip_xl.domain.errors import UsageError
from lkjip_xl.formats.book import Value
from lkjip_xl.formats.folder.atomic import copy_file
from lkjip_xl.formats.letters.internal import lembar_ekspedisi
from lkjip_xl.formats.letters.papers import write_paper
from lkjip_xl.formats.master.reader import as_date, text
from lkjip_xl.formats.sheet_map import step_table
from lkjip_xl.steps.tugas import Hasil, Tugas


def run(tugas: Tugas) -> Hasil:
    """Lay the parcel ready and write the delivery book; the step ends when the receipt is entered.

    `pilihan`: "penerima" is who received it (column Penerima of table tblEkspedisi does as well).

    Raises:
        UsageError: the report is not approved yet.
    """
    parcel = tuple(_parcel(tugas))
    table = step_table("Ekspedisi", tugas.langkah.id)
    rows = _rows(tugas, tugas.baca(table))
    sent = [(text(r["Nomor"]), as_date(r["Tanggal"]), text(r["Berkas"]), text(r["Tujuan"])) for r in rows]
    receipts = [(as_date(r["Diterima"]), text(r["Penerima"])) for r in rows]
    surat = lembar_ekspedisi(tugas.kantor, sent, tugas.waktu.date(), receipts)
    paper = write_paper(tugas, "lembar-ekspedisi", surat, "Lembar Ekspedisi")
    waiting = [text(r["Tujuan"]) for r in rows if not text(r["Penerima"])]
    return Hasil(
        f"{len(parcel)} berkas disiapkan di folder Kiriman; "
        + ("menunggu tanda terima." if waiting else f"diterima {text(rows[0]['Penerima'])}."),
        keluaran=(*parcel, paper),
        catatan=tuple(_new_records(tugas, rows)),
        tabel={table: rows},
        belum=tuple(
            f"Tanda terima dari {name} belum diisi (lkjip kirim DIR --penerima NAMA)" for name in waiting
        ),
    )


def _parcel(tugas: Tugas) -> Iterator[Path]:
    """Copies of the final document and of the cover letter, together in one folder."""
    final = [p for p in sorted(tugas.folder.hasil.glob("[!~]*Final*")) if p.suffix in (".docx", ".pdf")]
    if not final:
        raise UsageError(
            "Belum ada dokumen final yang dapat dikirim.", "Sahkan dahulu dengan: lkjip sahkan DIR"
        )
    letters = sorted(tugas.folder.hasil.glob("[!~]*Surat Pengantar*.docx"))
    for source in (*letters, *final):
        target = tugas.folder.hasil / "Kiriman" / source.name
        copy_file(source, target)
        yield target


def _rows(tugas: Tugas, typed: Sequence[dict[str, Value]]) -> list[dict[str, Value]]:
    """The rows that people keep, with the first one for the addressee of the cover letter."""
    rows = [dict(r) for r in typed if text(r.get("Tujuan"))]
    if not rows:
        rows = [_first_row(tugas)]
    receiver = tugas.pilihan.get("penerima", "").strip()
    for row in rows:
        if receiver and not text(row["Penerima"]):
            row |= {"Penerima": receiver, "Diterima": tugas.waktu.date()}
        elif text(row["Penerima"]) and not row["Diterima"]:
            row["Diterima"] = tugas.waktu.date()
    return rows


def _first_row(tugas: Tugas) -> dict[str, Value]:
    kantor = tugas.kantor
    kept = tugas.keadaan.number_of("surat-pengantar")
    day = date.fromisoformat(str(kept["tanggal"])) if kept else tugas.waktu.date()
    return {
        "Nomor": str(kept["nomor"]) if kept else None,
        "Tanggal": day,
        "Berkas": f"{kantor.laporan} {kantor.perangkat_daerah}",
        "Tujuan": kantor.tujuan_pengantar,
        "Diterima": None,
        "Penerima": None,
    }


def _new_records(tugas: Tugas, rows: Sequence[dict[str, Value]]) -> Iterator[Catatan]:
    """A receipt that the journal does not have yet."""
    known = {(k["langkah"], k["tujuan"], k["penerima"]) for k in tugas.keadaan.kirim}
    for row in rows:
        to, receiver, day = text(row["Tujuan"]), text(row["Penerima"]), as_date(row["Diterima"])
        if receiver and (tugas.langkah.id, to, receiver) not in known:
            isi = {
                "langkah": tugas.langkah.id,
                "nomor": text(row["Nomor"]),
                "tujuan": to,
                "penerima": receiver,
                "diterima": day.isoformat() if day else "",
            }
            yield Catatan(tugas.waktu, "kirim", isi)

"""Action "reviu": planners and every head of bidang decide on the draft (SOP Dinsos step 8)."""

from __future__ import annotations

from collections.abc import Sequence

from lkjip_xl.domain.errors import UsageError
from lkjip_xl.domain.naskah import head_title
from lkjip_xl.formats.book import Value
from lkjip_xl.formats.letters_closing import lembar_reviu
from lkjip_xl.formats.master_reader import text
from lkjip_xl.formats.papers import write_paper
from lkjip_xl.formats.sheet_map import step_table
from lkjip_xl.steps.tugas import Hasil, Tugas

Baris = dict[str, Value]

_SETUJU = "disetujui"
_PERBAIKAN = "perbaikan"


def run(tugas: Tugas) -> Hasil:
    """Gather the decisions; the step ends when every reviewer has approved.

    `pilihan`: "oleh" names a reviewer ("semua" for all), "setuju" or "perbaikan" is the decision,
    "catatan" the remark, which a demand for changes must carry.

    Raises:
        UsageError: there is no draft, the reviewer is unknown, or the remark is missing.
    """
    if not tugas.keadaan.draf:
        raise UsageError("Belum ada draf yang dapat direviu.", "Buat dahulu dengan: lkjip draf DIR")
    table = step_table("Reviu", tugas.langkah.id)
    rows = _with_all_reviewers(tugas, tugas.baca(table))
    _decide(tugas, rows)
    draft = tugas.keadaan.draf[-1]
    sheet = lembar_reviu(
        *(tugas.kantor, draft.berkas.rsplit("/", 1)[-1], rows),
        versi=str(draft.versi),
        tanggal_draf=draft.waktu.date(),
        tanggal=tugas.waktu.date(),
    )
    paper = write_paper(tugas, "lembar-reviu", sheet, "Lembar Reviu")
    waiting = [text(r["Jabatan"]) for r in rows if _decision(r) != _SETUJU]
    done = len(rows) - len(waiting)
    return Hasil(
        f"{done} dari {len(rows)} pereviu menyetujui draf versi {draft.versi}.",
        keluaran=(paper, tugas.folder.root / draft.berkas),
        tabel={table: rows},
        belum=tuple(f"Menunggu persetujuan {name}" for name in waiting),
    )


def _with_all_reviewers(tugas: Tugas, rows: Sequence[Baris]) -> list[Baris]:
    """The rows of the table, with a row for every reviewer the SOP names."""
    kantor = tugas.kantor
    wanted = [(kantor.perencana.nama or kantor.perencana.office, kantor.perencana.office)]
    wanted += [(b.kepala or head_title(b.nama), head_title(b.nama)) for b in tugas.keadaan.bidang.values()]
    known = {text(r["Jabatan"]).casefold() for r in rows}
    blank: Baris = {"Keputusan": None, "Tanggal": None, "Catatan": None}
    missing = [{"Pereviu": n, "Jabatan": j, **blank} for n, j in wanted if j.casefold() not in known]
    return [*rows, *missing]


def _decide(tugas: Tugas, rows: Sequence[Baris]) -> None:
    """Enter a decision given on the command line into its row."""
    who = tugas.pilihan.get("oleh", "").strip()
    decision = tugas.pilihan.get("keputusan", "")
    if not who or not decision:
        return
    remark = tugas.pilihan.get("catatan", "").strip()
    if decision == _PERBAIKAN and not remark:
        raise UsageError(
            "Permintaan perbaikan harus disertai catatan.", "Tambahkan --catatan “apa yang harus diperbaiki”."
        )
    chosen = [r for r in rows if who.casefold() in ("semua", *_names(tugas, r))]
    if not chosen:
        names = ", ".join(text(r["Jabatan"]) for r in rows)
        raise UsageError(f"Pereviu “{who}” tidak ada.", f"Pilih salah satu: {names}, atau semua.")
    for row in chosen:
        row |= {"Keputusan": decision, "Tanggal": tugas.waktu.date(), "Catatan": remark or None}


def _names(tugas: Tugas, row: Baris) -> set[str]:
    """What a reviewer may be called: name, office, or the code of the bidang."""
    office = text(row["Jabatan"])
    codes = [b.kode for b in tugas.keadaan.bidang.values() if head_title(b.nama) == office]
    return {name.casefold() for name in (text(row["Pereviu"]), office, *codes)}


def _decision(row: Baris) -> str:
    return text(row["Keputusan"]).casefold()

"""Decisions on a draft: the rows of table tblReviu, who may decide, what the journal keeps of it.

A decision belongs to one version of the draft (column Versi); a newer draft makes it void.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lkjip_xl.domain.bidang import top_units
from lkjip_xl.domain.catatan import Catatan
from lkjip_xl.domain.errors import UsageError
from lkjip_xl.domain.naskah import head_title
from lkjip_xl.domain.progress import Draf, StatusLangkah
from lkjip_xl.formats.book import Value
from lkjip_xl.formats.kasus import Kasus
from lkjip_xl.formats.master.reader import as_date, text

SETUJU = "disetujui"
PERBAIKAN = "perbaikan"
_KEPALA_BIDANG = "kepala bidang"

Baris = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Pereviu:
    """One who decides: name and office as printed, and the short names he may be called by."""

    nama: str
    jabatan: str
    sebutan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reviu:
    """The decisions on the draft in force.

    `catatan` are those the journal does not have yet, `belum` what still waits,
    `diminta` the changes demanded since the last time ("Sekretaris: ...").
    """

    draf: Draf
    baris: list[Baris]
    catatan: tuple[Catatan, ...]
    belum: tuple[str, ...]
    diminta: tuple[str, ...]

    @property
    def setuju(self) -> int:
        """How many have approved."""
        return sum(_decision(r) == SETUJU for r in self.baris)


def settle(kasus: Kasus, pilihan: Mapping[str, str], baris: Sequence[Baris], peran: Sequence[str]) -> Reviu:
    """The table with a row for every reviewer and the decision of the command line in it.

    `peran` are the roles that decide. `pilihan`: "oleh" who ("semua" for all; may be left out where only
    one decides), "keputusan", "catatan".

    Raises:
        UsageError: there is no draft, the reviewer is unknown, or a demand for changes gives no reason.
    """
    draf = current_draft(kasus)
    wanted = list(reviewers(kasus, peran))
    rows = [_of_version(r, draf.versi) for r in baris if text(r["Jabatan"])]
    known = {text(r["Jabatan"]).casefold() for r in rows}
    rows += [_blank(p, draf.versi) for p in wanted if p.jabatan.casefold() not in known]
    _decide(kasus, pilihan, rows, wanted)
    new = tuple(_new_records(kasus, rows, draf.versi))
    asked = tuple(_demand(c) for c in new if c.rincian["keputusan"] == PERBAIKAN)
    return Reviu(draf, rows, new, tuple(_waiting(rows)), asked)


def current_draft(kasus: Kasus) -> Draf:
    """The latest version of the draft.

    Raises:
        UsageError: there is none yet.
    """
    if not kasus.keadaan.draf:
        raise UsageError("Belum ada draf yang dapat direviu.", "Buat dahulu dengan: lkjip draf DIR")
    return kasus.keadaan.draf[-1]


def reviewers(kasus: Kasus, peran: Sequence[str]) -> Iterator[Pereviu]:
    """Who decides; the role "Kepala Bidang" stands for the head of every bidang."""
    seen: set[str] = set()
    for role in peran:
        for p in _heads(kasus) if role.casefold() == _KEPALA_BIDANG else [_official(kasus, role)]:
            unique = p.jabatan if p.jabatan.casefold() not in seen else f"{p.jabatan} ({p.sebutan[0]})"
            seen.add(unique.casefold())
            yield Pereviu(p.nama, unique, p.sebutan)


def back_to(kasus: Kasus, reviu: Reviu) -> tuple[str, str] | None:
    """The step that the SOP sends the draft back to, and why; None where none is printed or nothing is new.

    A step that is being mended already is not sent back once more for the same draft.
    """
    target = kasus.langkah.kembali_ke
    if not target or not reviu.diminta:
        return None
    if kasus.keadaan.step(target).status is not StatusLangkah.SELESAI:
        return None
    return target, f"Draf versi {reviu.draf.versi} harus diperbaiki. {'; '.join(reviu.diminta)}"


def mend_hint(kasus: Kasus, reviu: Reviu) -> tuple[str, ...]:
    """What to do where changes are demanded: which step is open again, or that a new draft is wanted."""
    if not any(_decision(r) == PERBAIKAN for r in reviu.baris):
        return ()
    target = kasus.langkah.kembali_ke
    where = f"langkah {kasus.sop.step(target).tanda} dibuka kembali; perbaiki" if target else "perbaiki"
    return (f"Draf versi {reviu.draf.versi} diminta diperbaiki: {where}, lalu jalankan lkjip draf DIR",)


def cleared(baris: Sequence[Baris], versi: int) -> list[Baris]:
    """The rows of table tblReviu for a new version of the draft: nobody has decided yet."""
    return [_of_version(r, versi) for r in baris if text(r["Jabatan"])]


def _heads(kasus: Kasus) -> Iterator[Pereviu]:
    for b in top_units(kasus.master.bidang):
        title = head_title(b.nama)
        yield Pereviu(b.kepala or title, title, (b.kode, b.nama))


def _official(kasus: Kasus, peran: str) -> Pereviu:
    p = kasus.official(peran)
    return Pereviu(p.nama or p.office, p.office, (peran,))


def _of_version(row: Baris, versi: int) -> Baris:
    """The row, blank where its decision was made on an older draft."""
    if text(row.get("Versi")) in ("", str(versi)):
        return {**row, "Versi": versi}
    return {**row, "Keputusan": None, "Tanggal": None, "Catatan": None, "Versi": versi}


def _blank(p: Pereviu, versi: int) -> Baris:
    decision: Baris = {"Keputusan": None, "Tanggal": None, "Catatan": None}
    return {"Pereviu": p.nama, "Jabatan": p.jabatan, **decision, "Versi": versi}


def _decide(
    kasus: Kasus, pilihan: Mapping[str, str], rows: Sequence[Baris], known: Sequence[Pereviu]
) -> None:
    """Enter a decision given on the command line into its rows."""
    decision, remark = pilihan.get("keputusan", ""), pilihan.get("catatan", "").strip()
    if not decision:
        return
    if decision == PERBAIKAN and not remark:
        raise UsageError(
            "Permintaan perbaikan harus disertai catatan.", "Tambahkan --catatan “apa yang harus diperbaiki”."
        )
    for row in _chosen(pilihan.get("oleh", "").strip(), rows, known):
        row |= {"Keputusan": decision, "Tanggal": kasus.waktu.date(), "Catatan": remark or None}


def _chosen(who: str, rows: Sequence[Baris], known: Sequence[Pereviu]) -> Sequence[Baris]:
    names = ", ".join(text(r["Jabatan"]) for r in rows)
    if not who and len(rows) == 1:
        return rows
    if not who:
        raise UsageError(
            "Belum disebut siapa yang memutuskan.", f"Tambahkan --oleh, salah satu dari: {names}."
        )
    short = {p.jabatan.casefold(): {s.casefold() for s in p.sebutan} for p in known}
    chosen = [r for r in rows if who.casefold() in ("semua", *_names(r, short))]
    if not chosen:
        raise UsageError(f"Pereviu “{who}” tidak ada.", f"Pilih salah satu: {names}, atau semua.")
    return chosen


def _names(row: Baris, short: Mapping[str, set[str]]) -> set[str]:
    office = text(row["Jabatan"]).casefold()
    return {text(row["Pereviu"]).casefold(), office, *short.get(office, ())}


def _new_records(kasus: Kasus, rows: Sequence[Baris], versi: int) -> Iterator[Catatan]:
    for row in rows:
        decision, remark, office = _decision(row), text(row["Catatan"]), text(row["Jabatan"])
        if decision not in (SETUJU, PERBAIKAN) or (decision == PERBAIKAN and not remark):
            continue
        kept = kasus.keadaan.decision(kasus.langkah.id, versi, office)
        if kept and (kept.keputusan, kept.catatan) == (decision, remark):
            continue
        day = as_date(row["Tanggal"])
        isi = {
            "langkah": kasus.langkah.id,
            "versi": versi,
            "jabatan": office,
            "nama": text(row["Pereviu"]),
            "keputusan": decision,
            "catatan": remark,
            "tanggal": day.isoformat() if day else "",
        }
        yield Catatan(kasus.waktu, "keputusan", isi)


def _demand(c: Catatan) -> str:
    return f"{c.rincian['jabatan']}: {c.rincian['catatan']}"


def _waiting(rows: Sequence[Baris]) -> Iterator[str]:
    for row in rows:
        decision, remark, office = text(row["Keputusan"]), text(row["Catatan"]), text(row["Jabatan"])
        if not decision:
            yield f"Menunggu persetujuan {office}"
        elif _decision(row) == PERBAIKAN:
            yield (
                f"{office} meminta perbaikan: {remark}"
                if remark
                else f"Catatan perbaikan {office} masih kosong"
            )
        elif _decision(row) != SETUJU:
            yield f"Keputusan {office} tertulis “{decision}”; isi {SETUJU} atau {PERBAIKAN}"


def _decision(row: Baris) -> str:
    return text(row["Keputusan"]).casefold()

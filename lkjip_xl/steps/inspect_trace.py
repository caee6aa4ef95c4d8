"""`lkjip periksa-jejak`: the journal held against its chain, its second copy, and heads that stand elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from lkjip_xl.domain.catatan import Catatan
from lkjip_xl.domain.errors import FileUnusableError, UsageError
from lkjip_xl.formats.drafts.final_document import AKSI_FINAL
from lkjip_xl.formats.folder import journal
from lkjip_xl.formats.folder.archive_bag import MANIFES, bags, file_sum, verify_bag
from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.formats.folder.journal_check import (
    AKSI_AKUI,
    Temuan,
    acknowledged_heads,
    acknowledgement,
    chain_findings,
)
from lkjip_xl.formats.folder.journal_mirror import keep_mirror, set_mirror_aside
from lkjip_xl.formats.views.recorded_heads import Kepala, recorded_heads


@dataclass(frozen=True, slots=True)
class HasilJejak:
    """What was found: how many lines, the head now, the findings, and the heads that were compared."""

    baris: int
    kepala: str
    temuan: tuple[Temuan, ...]
    pembanding: tuple[tuple[Kepala, bool], ...]

    def as_dict(self) -> dict[str, object]:
        """The JSON shape."""
        return {
            "utuh": not self.temuan,
            "baris": self.baris,
            "kepala": self.kepala,
            "temuan": [t.as_dict() for t in self.temuan],
            "pembanding": [
                {"sumber": k.sumber, "kepala": k.kepala, "cocok": ok} for k, ok in self.pembanding
            ],
        }


def inspect_trace(folder: CaseFolder) -> HasilJejak:
    """Look at everything that proves the journal; nothing is changed.

    Raises:
        FileUnusableError: the folder is no year's folder, or its journal cannot be read.
    """
    folder.check()
    lines = journal.whole_lines(folder.journal)
    known = {journal.START, *journal.heads(lines), *acknowledged_heads(lines)}
    compared = tuple((k, k.kepala in known) for k in recorded_heads(folder))
    found = (
        *chain_findings(folder),
        *(_foreign(k) for k, ok in compared if not ok),
        *kept_findings(folder),
        *_bag_findings(folder),
    )
    return HasilJejak(len(lines), journal.head(folder.journal), found, compared)


def kept_findings(folder: CaseFolder) -> Iterator[Temuan]:
    """Final documents and archives whose sums are not those that were recorded; cheap enough for `status`."""
    finals: dict[str, Catatan] = {}
    for record in _readable(folder):
        if record.aksi == AKSI_FINAL and "sha256" in record.rincian:
            finals[str(record.rincian["berkas"])] = record
        if record.aksi == "arsip" and "sidik" in record.rincian:
            yield from _sum_of_bag(folder, record)
    for name, record in finals.items():
        path = folder.root / name
        if not path.is_file():
            told = (
                f"Dokumen final {name} tidak ada lagi; salinannya ada di dalam 5-arsip bila sudah diarsipkan."
            )
            yield Temuan("final", told, None, _day(record))
        elif file_sum(path) != record.rincian["sha256"]:
            told = f"Dokumen final {name} berubah sejak disahkan."
            yield Temuan("final", told, None, _day(record))


def watched(folder: CaseFolder) -> list[str]:
    """The files that `kept_findings` looks at, relative to the folder."""
    names: list[str] = []
    for record in _readable(folder):
        if record.aksi == AKSI_FINAL and "sha256" in record.rincian:
            names.append(str(record.rincian["berkas"]))
        if record.aksi == "arsip" and "sidik" in record.rincian:
            names.append(f"{record.rincian['arsip']}/{MANIFES}")
    return list(dict.fromkeys(names))


def quick_findings(folder: CaseFolder) -> list[Temuan]:
    """What a glance shows: the chain, its second copy, the final document, the lists of the archives."""
    return [*chain_findings(folder), *kept_findings(folder)]


def acknowledge(folder: CaseFolder, alasan: str, waktu: datetime) -> int:
    """Record that the journal was changed outside the program, and why; gives how many findings that covers.

    Raises:
        UsageError: there is nothing to acknowledge, or no reason is given.
    """
    folder.check()
    if not alasan.strip():
        raise UsageError("Alasan --akui masih kosong.", "Tulis alasannya; alasan itu dicatat pada Jejak.")
    with folder.locked("periksa-jejak"):
        lines = journal.whole_lines(folder.journal)
        known = {journal.START, *journal.heads(lines), *acknowledged_heads(lines)}
        foreign = sorted({k.kepala for k in recorded_heads(folder) if k.kepala not in known})
        found = len(chain_findings(folder)) + len(foreign)
        if not found:
            raise UsageError("Catatan kerja utuh; tidak ada yang perlu diakui.", "")
        isi = {"akui": acknowledgement(folder), "kepala": foreign, "alasan": alasan.strip()}
        journal.append(folder.journal, Catatan(waktu, AKSI_AKUI, isi))
        set_mirror_aside(folder, waktu)  # last: killed before it, the copy still tells of the change
        keep_mirror(folder)
    return found


def _foreign(k: Kepala) -> Temuan:
    told = (
        f"{k.sumber} mencatat kepala rantai {k.kepala[:16]}… yang tidak ada pada jejak: "
        "jejak ditulis ulang, atau dipotong sesudah berkas itu dibuat."
    )
    return Temuan("ditulis ulang", told)


def _sum_of_bag(folder: CaseFolder, record: Catatan) -> Iterator[Temuan]:
    name = str(record.rincian["arsip"])
    manifest = folder.root / name / MANIFES
    if not manifest.is_file():
        yield Temuan("arsip", f"{name} tidak ada lagi.", None, _day(record))
    elif file_sum(manifest) != record.rincian["sidik"]:
        told = f"Daftar sidik {name} bukan yang dicatat saat diarsipkan."
        yield Temuan("arsip", told, None, _day(record))


def _bag_findings(folder: CaseFolder) -> Iterator[Temuan]:
    for bag in bags(folder):
        if (bag / MANIFES).is_file():
            try:
                faults = verify_bag(bag)
            except FileUnusableError as e:
                yield Temuan("arsip", e.pesan)
                continue
            yield from (Temuan("arsip", f"{bag.name}: {c.pesan}") for c in faults)


def _readable(folder: CaseFolder) -> list[Catatan]:
    return list(journal.readable(folder.journal))


def _day(record: Catatan) -> str:
    return record.waktu.isoformat(timespec="seconds")

"""Action "arsip": everything of the year in a BagIt bag with its manifest (SOP Dinsos step 10)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lkjip_xl.domain.catatan import Catatan
from lkjip_xl.domain.naskah import BerkasArsip
from lkjip_xl.formats.folder import journal
from lkjip_xl.formats.folder.archive_bag import MANIFES, build_bag, file_sum
from lkjip_xl.formats.folder.archive_names import places
from lkjip_xl.formats.folder.atomic import copy_file
from lkjip_xl.formats.letters.closing import berita_acara_arsip
from lkjip_xl.formats.letters.internal import register_arsip
from lkjip_xl.formats.letters.papers import Penomoran, write_paper
from lkjip_xl.formats.pdf.document import archive_copy
from lkjip_xl.formats.sheet_map import step_table
from lkjip_xl.steps.tugas import Baris, Hasil, Tugas

_PDF = ", termasuk PDF/A dokumen final."
_TANPA_PDF = ", tanpa PDF/A karena LibreOffice atau Word tidak dapat membuatnya di sini."


def run(tugas: Tugas) -> Hasil:
    """Copy what the year produced into 5-arsip and write the record of archiving.

    Raises:
        FileUnusableError: the archive cannot be written.
    """
    kepala = journal.head(tugas.folder.journal)
    copy = archive_copy(tugas.folder)
    sources = places(tugas.folder.root, _sources(tugas))
    name = f"Arsip {tugas.kantor.laporan} {tugas.waktu:%Y%m%d-%H%M%S}"
    bag = build_bag(tugas.folder.arsip / name, sources, tugas.kantor, tugas.waktu)
    files = [BerkasArsip(place, p.stat().st_size, file_sum(p)) for place, p in sources.items()]
    manifest = bag / MANIFES
    sidik = file_sum(manifest)
    surat = berita_acara_arsip(
        tugas.kantor,
        files,
        lokasi=tugas.folder.relative(bag),
        tanggal=tugas.waktu.date(),
        sidik_arsip=sidik,
        sidik_jurnal=kepala,
    )
    nomor = Penomoran(tugas)
    surat = nomor.give("berita-acara-arsip", surat, f"{tugas.waktu:%Y%m%d-%H%M%S}")
    papers = [write_paper(tugas, "berita-acara-arsip", surat, "Berita Acara Pengarsipan")]
    if "register-arsip" in tugas.langkah.naskah:
        papers.append(_register(tugas, tugas.folder.relative(bag)))
    for paper in papers:
        copy_file(paper, tugas.folder.arsip / paper.name)
    record = {"arsip": tugas.folder.relative(bag), "sidik": sidik, "kepala": kepala}
    rows: list[Baris] = [{"Berkas": f.nama, "Ukuran": f.ukuran, "SHA-256": f.sha256} for f in files]
    return Hasil(
        f"{len(files)} berkas diarsipkan di {tugas.folder.relative(bag)}{_PDF if copy else _TANPA_PDF}",
        keluaran=(manifest, *papers),
        catatan=(*nomor.catatan, Catatan(tugas.waktu, "arsip", record)),
        tabel={step_table("Arsip", tugas.langkah.id): rows},
    )


def _register(tugas: Tugas, tempat: str) -> Path:
    """The register of soft copies and of the hard copies that stand on a shelf."""
    kantor = tugas.kantor
    kept = tugas.keadaan.number_of("surat-pengantar") or {}
    today = tugas.waktu.date()
    report = f"{kantor.laporan} {kantor.perangkat_daerah} yang sudah disahkan"
    papers = [("", report, today), (str(kept.get("nomor", "")), f"Surat pengantar {kantor.laporan}", today)]
    rows = [
        {"nomor": n, "uraian": u, "tanggal": t, "bentuk": b, "jumlah": j, "tempat": tempat if soft else ""}
        for n, u, t in papers
        for b, j, soft in (("Soft copy", "1 (satu) berkas", True), ("Hard copy", "1 (satu) eksemplar", False))
    ]
    surat = register_arsip(kantor, rows, pengelola=kantor.perencana, tanggal=today)
    return write_paper(tugas, "register-arsip", surat, "Register Arsip")


def _sources(tugas: Tugas) -> Iterator[Path]:
    """Master, forms as issued and as received, results, journal and SOP; whole files only."""
    folder = tugas.folder
    yield folder.master
    for part in (folder.formulir, folder.masuk, folder.kembali, folder.hasil):
        yield from (p for p in sorted(part.rglob("*")) if p.is_file() and not p.is_symlink())
    yield from sorted((folder.dalam / "diterima").glob("*.xlsx"))
    yield folder.journal
    yield folder.sop

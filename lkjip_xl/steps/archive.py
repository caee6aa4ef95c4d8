"""Action "arsip": everything of the year in a BagIt bag with its manifest (SOP Dinsos step 10)."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from lkjip_xl.domain.naskah import BerkasArsip
from lkjip_xl.formats import journal
from lkjip_xl.formats.archive_bag import build_bag
from lkjip_xl.formats.letters_closing import berita_acara_arsip
from lkjip_xl.formats.papers import write_paper
from lkjip_xl.formats.sheet_map import step_table
from lkjip_xl.steps.tugas import Baris, Hasil, Tugas


def run(tugas: Tugas) -> Hasil:
    """Copy what the year produced into 5-arsip and write the record of archiving."""
    sources = list(_sources(tugas))
    name = f"Arsip {tugas.kantor.laporan} {tugas.waktu:%Y%m%d-%H%M%S}"
    bag = build_bag(tugas.folder.arsip / name, tugas.folder.root, sources, tugas.kantor, tugas.waktu)
    files = [
        BerkasArsip(tugas.folder.relative(p), p.stat().st_size, hashlib.sha256(p.read_bytes()).hexdigest())
        for p in sources
    ]
    manifest = bag / "manifest-sha256.txt"
    surat = berita_acara_arsip(
        tugas.kantor,
        files,
        lokasi=tugas.folder.relative(bag),
        tanggal=tugas.waktu.date(),
        sidik_arsip=hashlib.sha256(manifest.read_bytes()).hexdigest(),
        sidik_jurnal=journal.head(tugas.folder.journal),
    )
    paper = write_paper(tugas, "berita-acara-arsip", surat, "Berita Acara Pengarsipan")
    shutil.copyfile(paper, tugas.folder.arsip / paper.name)
    rows: list[Baris] = [{"Berkas": f.nama, "Ukuran": f.ukuran, "SHA-256": f.sha256} for f in files]
    return Hasil(
        f"{len(files)} berkas diarsipkan di {tugas.folder.relative(bag)}.",
        keluaran=(manifest, paper),
        tabel={step_table("Arsip", tugas.langkah.id): rows},
    )


def _sources(tugas: Tugas) -> Iterator[Path]:
    """Master, forms as issued and as received, results, journal and SOP; whole files only."""
    folder = tugas.folder
    yield folder.master
    for part in (folder.formulir, folder.masuk, folder.kembali, folder.hasil):
        yield from (p for p in sorted(part.rglob("*")) if p.is_file() and not p.is_symlink())
    yield from sorted((folder.dalam / "diterima").glob("*.xlsx"))
    yield folder.journal
    yield folder.sop

"""Papers of a step as files: their names, the office's own templates, their numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from lkjip_xl.domain.naskah import Surat
from lkjip_xl.domain.nomor_surat import RegisterEntry, new_entry
from lkjip_xl.domain.progress import Catatan
from lkjip_xl.formats.case_folder import safe_name
from lkjip_xl.formats.kasus import Kasus
from lkjip_xl.formats.letters_docx import write_letter


def write_paper(kasus: Kasus, naskah: str, surat: Surat, nama: str, folder: Path | None = None) -> Path:
    """Write a paper; the office's own template in the year's folder `templates` wins.

    `nama` is the file name without ending; papers in 4-hasil get the step's number before it.
    """
    if folder is None:
        folder, nama = kasus.folder.hasil, f"{kasus.langkah.lembar.split(' ', 1)[0]} {nama}"
    path = folder / f"{safe_name(nama)}.docx"
    write_letter(path, naskah, surat, template=own_template(kasus, naskah))
    return path


def own_template(kasus: Kasus, naskah: str) -> Path | None:
    """The office's own copy of a template, if there is one."""
    own = kasus.folder.root / "templates" / f"{naskah}.docx"
    return own if own.is_file() else None


def numbered(kasus: Kasus, naskah: str, surat: Surat) -> tuple[Surat, Catatan | None]:
    """The paper with its number and the record that keeps it; a paper numbered before keeps its number.

    Without a pattern in Pengaturan the number stays blank, to be written by hand.
    """
    for kept in kasus.keadaan.nomor:
        if kept["naskah"] == naskah:
            return replace(surat, nomor=str(kept["nomor"])), None
    pola, kode = kasus.master.pola_nomor.get(naskah, ("", ""))
    if not pola:
        return surat, None
    register = [
        RegisterEntry(str(n["nomor"]), str(n["naskah"]), int(n["urut"]), date.fromisoformat(n["tanggal"]))
        for n in kasus.keadaan.nomor
    ]
    today = kasus.waktu.date()
    entry = new_entry(register, naskah, pola, kode=kode, unit=kasus.kantor.unit, tanggal=today)
    record = {"naskah": naskah, "nomor": entry.nomor, "urut": entry.urut, "tanggal": today.isoformat()}
    return replace(surat, nomor=entry.nomor), Catatan(kasus.waktu, "nomor", record)

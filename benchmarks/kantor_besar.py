"""A real year's folder with many bidang, made by the commands themselves."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from lkjip_xl.formats.example_data import fill_form, fill_master, read_example
from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.formats.master.book import open_master
from lkjip_xl.formats.state import load_state
from lkjip_xl.steps.begin import begin
from lkjip_xl.steps.conductor import perform
from lkjip_xl.steps.tugas import Perintah

_SOP = "dinsos-pppa-probolinggo"


def large_office(root: Path, banyak: int) -> CaseFolder:
    """The example's last bidang so many times over; every form out, filled in and lying in the inbox."""
    contoh = dict(read_example(_SOP))
    pola = contoh["bidang"][-1]
    milik = {
        k: [r for r in contoh[k] if pola["kode"] in str(r.get("bidang", ""))]
        for k in ("indikator", "anggaran")
    }
    kode = [f"B{n:04d}" for n in range(banyak)]
    contoh["bidang"] = [{**pola, "kode": k, "nama": f"Bidang {k}"} for k in kode]
    for tabel, rows in milik.items():
        contoh[tabel] = [{**r, "kode": f"{r['kode']}-{k}", "bidang": k} for k in kode for r in rows]
    folder, waktu = CaseFolder(root), datetime.fromisoformat(contoh["mulai"])
    begin(folder, _SOP, contoh["tahun"], waktu, contoh=True)
    with open_master(folder.master) as book:
        fill_master(book, contoh)
    for aksi in ("siapkan", "bagikan"):
        waktu += timedelta(minutes=15)
        perform(Perintah(folder, waktu), aksi)
    _, keadaan = load_state(folder)
    for k, bidang in keadaan.bidang.items():
        form = root / bidang.berkas_terbit
        fill_form(form, folder.masuk / form.name, _filled(contoh["isian"][pola["kode"]], k), None)
    return folder


def _filled(isian: Any, kode: str) -> Any:  # noqa: ANN401  the example's own shape
    """The answers of the pattern under the codes of this bidang."""
    if not isinstance(isian, dict):
        return isian
    return {
        nama: {f"{k}-{kode}": v for k, v in rows.items()} if isinstance(rows, dict) else rows
        for nama, rows in isian.items()
    }

"""Commands that only look: `status`, `sop`, `audit`; they load no workbook library."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from lkjip_xl.cli import show
from lkjip_xl.cli.bahasa import Perintah


@click.command("sop", cls=Perintah, short_help="Daftar SOP, atau isi satu SOP")
@click.argument("id_sop", metavar="[ID]", required=False)
@click.option("--json", "sebagai_json", is_flag=True, help="Tampilkan sebagai JSON.")
def sop(id_sop: str | None, *, sebagai_json: bool) -> int:
    """Tampilkan daftar SOP yang tersedia, atau langkah dan dasar hukum satu SOP."""
    from lkjip_xl.domain.sop import sop_as_dict
    from lkjip_xl.formats.sop_file import bundled_sops, find_sop, load_sop

    if id_sop is None:
        all_sops = [load_sop(path) for path in bundled_sops().values()]
        if sebagai_json:
            show.as_json([{"id": s.id, "judul": s.judul, "jumlah_langkah": len(s.langkah)} for s in all_sops])
        else:
            listed = [(s.id, s.judul, str(len(s.langkah))) for s in all_sops]
            show.table("SOP yang tersedia", ("ID", "Judul", "Langkah"), listed)
        return 0
    one = load_sop(find_sop(id_sop))
    if sebagai_json:
        show.as_json(sop_as_dict(one))
        return 0
    rows = [
        (x.nomor, x.aktivitas, ", ".join(p.peran for p in x.pelaksana), x.waktu.cetak, x.output)
        for x in one.langkah
    ]
    show.table(
        f"{one.judul} ({one.perangkat_daerah})", ("No", "Aktivitas", "Pelaksana", "Waktu", "Output"), rows
    )
    click.echo("Dasar hukum:")
    for dasar in one.dasar_hukum:
        click.echo(f"  • {dasar.teks}" + (f"\n    Catatan: {dasar.catatan}" if dasar.catatan else ""))
    return 0


@click.command("status", cls=Perintah, short_help="Sampai di mana pekerjaan")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--json", "sebagai_json", is_flag=True, help="Tampilkan sebagai JSON.")
def status(folder: Path, *, sebagai_json: bool) -> int:
    """Tampilkan status setiap langkah dan setiap bidang."""
    from lkjip_xl.domain.status import status_dict
    from lkjip_xl.formats.case_folder import CaseFolder
    from lkjip_xl.formats.state import load_state

    data = status_dict(*load_state(CaseFolder(folder.resolve())), datetime.now())
    if sebagai_json:
        show.as_json(data)
        return 0
    rows = [
        (x["nomor"], x["aktivitas"], x["status"], _day(x["tenggat"]), str(len(x["keluaran"])))
        for x in data["langkah"]
    ]
    done = sum(x["status"] == "selesai" for x in data["langkah"])
    title = f"{data['sop']} tahun {data['tahun']}: {done} dari {len(rows)} langkah selesai"
    show.table(title, ("No", "Langkah", "Status", "Tenggat", "Keluaran"), rows)
    if data["bidang"]:
        bidang = [(b["kode"], b["nama"], b["status"], str(b["temuan"])) for b in data["bidang"]]
        show.table("Formulir bidang", ("Kode", "Bidang", "Status", "Temuan"), bidang)
    click.echo(f"Berikutnya: {data['berikutnya']}")
    return 0


@click.command("audit", cls=Perintah, short_help="Periksa hitungan tabel terbit atau berkas Evaluasi Renja")
@click.argument("berkas", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--json", "sebagai_json", is_flag=True, help="Tampilkan sebagai JSON.")
def audit(berkas: Path, *, sebagai_json: bool) -> int:
    """Periksa hitungan capaian pada tabel terbit, atau aritmetika berkas Evaluasi Hasil Renja."""
    from lkjip_xl.steps.audit import audit_file

    hasil = audit_file(berkas)
    if sebagai_json:
        show.as_json(hasil.as_json())
    elif hasil.temuan is None:
        rows = [
            (str(b["baris"]), str(b["nilai"]), _shown(b["capaian_hitung"]), str(b["rumus"]))
            for b in hasil.baris
        ]
        show.table(f"Audit {berkas.name}", ("Baris", "Nilai", "Capaian hitung", "Rumus"), rows)
    else:
        click.echo(f"{len(hasil.temuan)} temuan pada {berkas.name}.")
        show.findings(hasil.temuan)
    return 1 if hasil.differs else 0


def _day(iso: str | None) -> str:
    """A date as people write it."""
    return f"{datetime.fromisoformat(iso):%d-%m-%Y}" if iso else ""


def _shown(value: object) -> str:
    return "" if value is None else str(value).replace(".", ",")

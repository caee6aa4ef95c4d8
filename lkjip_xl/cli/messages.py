"""Command `pesan`: reminders for everyone who is waited for."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lkjip_xl.cli import show
from lkjip_xl.cli.bahasa import Perintah
from lkjip_xl.domain.values import format_tanggal

if TYPE_CHECKING:
    from lkjip_xl.steps.remind import Pengingat


@click.command("pesan", cls=Perintah, short_help="Siapkan pengingat bagi bidang yang ditunggu")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--json", "sebagai_json", is_flag=True, help="Tampilkan sebagai JSON.")
def pesan(folder: Path, *, sebagai_json: bool) -> int:
    """Tulis surel dan teks WhatsApp pengingat bagi setiap bidang yang formulirnya ditunggu."""
    from lkjip_xl.formats.folder.case_folder import CaseFolder
    from lkjip_xl.steps.remind import remind

    case = CaseFolder(folder.resolve())
    reminders = remind(case, datetime.now())
    if sebagai_json:
        show.as_json([r.as_dict(case.root) for r in reminders])
        return 0
    if not reminders:
        click.echo("Tidak ada bidang yang ditunggu.")
        return 0
    columns = ("Bidang", "Kepala", "Status", "Tenggat", "Terlambat")
    show.table(f"Yang ditunggu per {format_tanggal(date.today())}", columns, [_row(r) for r in reminders])
    click.echo("Surel (.eml, formulirnya terlampir) dan teks WhatsApp (.txt) siap dikirim:")
    for r in reminders:
        for path in r.berkas:
            click.echo(f"  → {path.relative_to(case.root)}")
    return 0


def _row(r: Pengingat) -> tuple[str, ...]:
    b, late = r.ditunggu.bidang, r.ditunggu.terlambat
    due = format_tanggal(date.fromisoformat(b.tenggat)) if b.tenggat else ""
    return b.nama, b.kepala, b.status.value, due, f"{late} hari kerja" if late else "belum"

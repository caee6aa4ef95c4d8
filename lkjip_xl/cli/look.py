"""Commands that only look: `status`, `audit`; they load no workbook library."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from pathlib import Path

import click

from lkjip_xl.cli import show
from lkjip_xl.cli.bahasa import Perintah
from lkjip_xl.domain.values import format_number


@click.command("status", cls=Perintah, short_help="Sampai di mana pekerjaan")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--json", "sebagai_json", is_flag=True, help="Tampilkan sebagai JSON.")
def status(folder: Path, *, sebagai_json: bool) -> int:
    """Tampilkan status setiap langkah dan setiap bidang."""
    from lkjip_xl.domain.status import status_dict
    from lkjip_xl.formats.folder.case_folder import MASTER_HILANG, CaseFolder
    from lkjip_xl.formats.state import load_state
    from lkjip_xl.formats.status_text import status_tables
    from lkjip_xl.formats.table_text import terminal_width
    from lkjip_xl.steps.inspect_trace import quick_findings

    case = CaseFolder(folder.resolve())
    sop, keadaan = load_state(case, periksa=False)
    data = status_dict(sop, keadaan, datetime.now())
    found = [t.pesan for t in quick_findings(case)]
    if sebagai_json:
        show.as_json({**data, "jejak": found})
        return 1 if found else 0
    click.echo(f"{status_tables(data, sop.perangkat_daerah, terminal_width())}\n")
    if not case.master.is_file():
        click.echo(f"{case.master.name} tidak ada. {MASTER_HILANG}")
    for told in found:
        click.echo(f"Perhatian: {told} Rinciannya: lkjip periksa-jejak DIR")
    click.echo(f"Berikutnya: {data['berikutnya']}")
    return 1 if found else 0


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
            (
                *(str(b["baris"]), str(b["nilai"]), _shown(b["capaian_hitung"])),
                *(str(b["rumus"]), str(b["catatan"])),
            )
            for b in hasil.baris
        ]
        columns = ("Baris", "Nilai", "Capaian hitung", "Rumus", "Catatan")
        show.table(f"Audit {berkas.name}", columns, rows)
    else:
        click.echo(f"{len(hasil.temuan)} temuan pada {berkas.name}.")
        show.findings(hasil.temuan, "semuanya dengan --json")
    return 1 if hasil.differs else 0


def _shown(value: object) -> str:
    """A computed figure with two decimals, as it would be printed."""
    return format_number(Decimal(str(value))) if isinstance(value, float | int) else ""

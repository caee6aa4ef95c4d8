"""`lkjip periksa-naskah`: what still holds up the signature of the report."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from lkjip_xl.cli import show
from lkjip_xl.cli.bahasa import Perintah
from lkjip_xl.formats.folder.case_folder import CaseFolder


@click.command("periksa-naskah", cls=Perintah, short_help="Periksa draf terakhir sebelum disahkan")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--json", "sebagai_json", is_flag=True, help="Tampilkan hasil sebagai JSON.")
def periksa_naskah(folder: Path, *, sebagai_json: bool) -> int:
    """Ajukan pertanyaan pemeriksa kepada draf terakhir; tidak ada yang diubah."""
    from lkjip_xl.steps.look_over import look_over_report
    from lkjip_xl.steps.tugas import Perintah as Permintaan

    hasil = look_over_report(Permintaan(CaseFolder(folder.resolve()), datetime.now()))
    if sebagai_json:
        show.as_json(hasil.as_dict())
    else:
        rows = [b.as_row(n) for n, b in enumerate(hasil.butir, start=1)]
        columns = ("No", "Pertanyaan", "Hasil", "Keterangan", "Tempat")
        table = [tuple(str(row[k]) for k in columns) for row in rows]
        show.table(f"Pemeriksaan {hasil.draf}", columns, table)
        click.echo(hasil.ringkasan)
    return 1 if any(b.temuan for b in hasil.butir) else 0

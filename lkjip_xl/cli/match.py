"""`lkjip cocokkan`: whether an edited report still says what the rekap says."""

from __future__ import annotations

from pathlib import Path

import click

from lkjip_xl.cli import show
from lkjip_xl.cli.bahasa import Perintah


@click.command("cocokkan", cls=Perintah, short_help="Cocokkan angka laporan Word yang disunting dengan rekap")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("berkas", metavar="[FILE.docx]", type=click.Path(path_type=Path), required=False)
@click.option("--json", "sebagai_json", is_flag=True, help="Tampilkan temuan sebagai JSON.")
def cocokkan(folder: Path, berkas: Path | None, *, sebagai_json: bool) -> int:
    """Temukan lagi setiap angka draf dalam berkas Word yang sudah disunting; tidak ada yang diubah.

    Tanpa FILE.docx, draf yang terakhir disimpan di 4-hasil diperiksa.
    """
    from lkjip_xl.formats.case_folder import CaseFolder
    from lkjip_xl.steps.match_report import match_file, match_latest

    case = CaseFolder(folder.resolve())
    hasil = match_file(case, berkas) if berkas else match_latest(case)
    if sebagai_json:
        show.as_json([t.as_dict() for t in hasil.temuan])
    else:
        click.echo(hasil.pesan)
        show.findings(hasil.temuan, "semuanya dengan --json")
    return 1 if hasil.temuan else 0

"""The command about forms: `formulir-pdf`."""

from __future__ import annotations

from pathlib import Path

import click

from lkjip_xl.cli import show
from lkjip_xl.cli.bahasa import Perintah
from lkjip_xl.formats.folder.case_folder import CaseFolder


@click.command(
    "formulir-pdf", cls=Perintah, short_help="Cetak formulir sebagai PDF untuk diisi dengan tangan"
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("bidang", metavar="[BIDANG]", required=False, default="")
@click.option("--json", "sebagai_json", is_flag=True, help="Tampilkan hasil sebagai JSON.")
def formulir_pdf(folder: Path, bidang: str, *, sebagai_json: bool) -> int:
    """Cetak formulir setiap bidang, atau satu bidang, sebagai PDF di sebelah formulirnya."""
    from lkjip_xl.steps.print_forms import print_forms

    case = CaseFolder(folder.resolve())
    hasil = print_forms(case, bidang)
    if sebagai_json:
        show.as_json(show.result_dict(hasil, case.root))
    else:
        show.result(hasil, case.root)
    return 0

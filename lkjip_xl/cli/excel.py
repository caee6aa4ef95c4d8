"""Commands around Excel itself: `addin`, `pasang`, `doktor`."""

from __future__ import annotations

from pathlib import Path

import click

from lkjip_xl.cli.bahasa import Perintah
from lkjip_xl.domain.errors import UsageError


@click.command("addin", cls=Perintah, short_help="Susun add-in Excel (pita LKjIP)")
@click.argument("berkas", metavar="FILE.xlam", type=click.Path(path_type=Path))
def addin(berkas: Path) -> int:
    """Susun add-in Excel dari sumbernya; byte demi byte sama di setiap komputer."""
    from lkjip_xl.addin.build import build_addin

    if berkas.suffix.lower() != ".xlam":
        raise UsageError(f"Nama berkas {berkas} harus berakhiran .xlam.", "Contoh: lkjip addin lkjip.xlam")
    build_addin(berkas.resolve())
    click.echo(f"Add-in Excel tersusun: {berkas}. Pasang dengan: lkjip pasang")
    return 0


COMMANDS = (addin,)

"""Commands around Excel itself: `addin`, `pasang`, `doktor`."""

from __future__ import annotations

from pathlib import Path

import click

from lkjip_xl.cli import show
from lkjip_xl.cli.bahasa import Perintah
from lkjip_xl.domain.errors import UsageError


@click.command(
    "addin", cls=Perintah, short_help="Susun add-in Excel (.xlam) atau ekstensi LibreOffice (.oxt)"
)
@click.argument("berkas", metavar="FILE", type=click.Path(path_type=Path))
def addin(berkas: Path) -> int:
    """Susun add-in Excel (.xlam) atau ekstensi LibreOffice Calc (.oxt) dari sumbernya.

    Add-in Excel sama byte demi byte di setiap komputer; ekstensi membawa letak program di komputer ini.
    """
    from lkjip_xl.addin.build import build_addin

    if berkas.suffix.lower() == ".oxt":
        from lkjip_xl.addin.oxt import build_extension

        build_extension(berkas.resolve())
        click.echo(f"Ekstensi LibreOffice tersusun: {berkas}. Pasang dengan: lkjip pasang --libreoffice")
        return 0
    if berkas.suffix.lower() != ".xlam":
        raise UsageError(
            f"Nama berkas {berkas} harus berakhiran .xlam atau .oxt.", "Contoh: lkjip addin lkjip.xlam"
        )
    build_addin(berkas.resolve())
    click.echo(f"Add-in Excel tersusun: {berkas}. Pasang dengan: lkjip pasang")
    return 0


@click.command("pasang", cls=Perintah, short_help="Pasang pita LKjIP di Excel untuk pemakai ini")
@click.option("--lepas", is_flag=True, help="Lepas pita LKjIP.")
@click.option("--libreoffice", is_flag=True, help="Pasang tombolnya di LibreOffice Calc, bukan di Excel.")
def pasang(*, lepas: bool, libreoffice: bool) -> int:
    """Pasang pita LKjIP di Excel; tanpa hak administrator, hanya untuk pemakai ini."""
    if libreoffice:
        return _in_calc(lepas=lepas)
    from lkjip_xl.addin.install import install, places, uninstall

    tempat = places()
    if lepas:
        was_there = uninstall(tempat)
        click.echo("Pita LKjIP dilepas." if was_there else "Pita LKjIP memang belum dipasang.")
        return 0
    left = install(tempat)
    click.echo(f"Pita LKjIP terpasang: {tempat.addin}")
    for line in left:
        click.echo(f"  • {line}")
    return 0


def _in_calc(*, lepas: bool) -> int:
    """The same for the buttons of LibreOffice Calc."""
    from lkjip_xl.addin.calc_install import install_in_calc, uninstall_from_calc

    if lepas:
        was_there = uninstall_from_calc()
        click.echo("Tombol LKjIP dilepas." if was_there else "Tombol LKjIP memang belum dipasang.")
        return 0
    install_in_calc()
    click.echo(
        "Tombol LKjIP terpasang di LibreOffice Calc. Buka Master LKjIP: menu LKjIP dan bilah tombolnya ada."
    )
    return 0


@click.command("doktor", cls=Perintah, short_help="Periksa pemasangan dan katakan cara memperbaikinya")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--excel", is_flag=True, help="Uji juga cara kerja di dalam Excel komputer ini.")
@click.option("--libreoffice", is_flag=True, help="Uji juga cara kerja di dalam LibreOffice.")
@click.option("--json", "sebagai_json", is_flag=True, help="Tampilkan sebagai JSON.")
def doktor(folder: Path | None, *, excel: bool, libreoffice: bool, sebagai_json: bool) -> int:
    """Periksa Python, paket, Excel, add-in, LibreOffice, dan hak tulis folder.

    Uji di dalam Excel membuka buku kerja uji di folder sementara dan menutupnya lagi; buku kerja lain
    tidak disentuh.
    """
    from lkjip_xl.addin.doctor import examine, in_words

    lines = examine(folder)
    if excel or libreoffice:
        from lkjip_xl.addin.contract_run import try_excel, try_libreoffice

        lines += try_excel() if excel else ()
        lines += try_libreoffice() if libreoffice else ()
    if sebagai_json:
        show.as_json([line.as_dict() for line in lines])
    else:
        click.echo(in_words(lines))
    return 1 if any(line.wajib and not line.baik for line in lines) else 0


COMMANDS = (addin, pasang, doktor)

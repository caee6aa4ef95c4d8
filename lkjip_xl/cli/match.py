"""`lkjip cocokkan`: whether an edited report still says what the rekap says."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from lkjip_xl.cli import show
from lkjip_xl.cli.bahasa import Perintah
from lkjip_xl.domain.errors import UsageError

_DUA = 2
_DITUNJUK = 15


@click.command("cocokkan", cls=Perintah, short_help="Cocokkan angka laporan Word yang disunting dengan rekap")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("berkas", metavar="[FILE.docx]", type=click.Path(path_type=Path), required=False)
@click.option("--json", "sebagai_json", is_flag=True, help="Tampilkan temuan sebagai JSON.")
def cocokkan(folder: Path, berkas: Path | None, *, sebagai_json: bool) -> int:
    """Temukan lagi setiap angka draf dalam berkas Word yang sudah disunting; tidak ada yang diubah.

    Tanpa FILE.docx, draf yang terakhir disimpan di 4-hasil diperiksa.
    """
    from lkjip_xl.formats.folder.case_folder import CaseFolder
    from lkjip_xl.steps.match_report import match_file, match_latest

    case = CaseFolder(folder.resolve())
    hasil = match_file(case, berkas) if berkas else match_latest(case)
    if sebagai_json:
        show.as_json([t.as_dict() for t in hasil.temuan])
    else:
        click.echo(hasil.pesan)
        show.findings(hasil.temuan, "semuanya dengan --json")
    return 1 if hasil.temuan else 0


@click.command("banding", cls=Perintah, short_help="Bandingkan dua versi draf: angka, teks, dan tabel")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("versi", metavar="[V1 V2]", nargs=-1)
@click.option("--json", "sebagai_json", is_flag=True, help="Tampilkan perubahan sebagai JSON.")
def banding(folder: Path, versi: tuple[str, ...], *, sebagai_json: bool) -> int:
    """Tulis Daftar Perubahan Draf di 4-hasil; tanpa V1 V2, dua versi terakhir dibandingkan.

    Bila baru ada satu versi (atau satu yang disebut), draf seperti ditulis program dibandingkan dengan
    berkasnya di 4-hasil seperti disunting orang.
    """
    from lkjip_xl.formats.folder.case_folder import CaseFolder
    from lkjip_xl.steps.compare_drafts import compare_drafts
    from lkjip_xl.steps.tugas import Perintah as Permintaan

    if len(versi) > _DUA:
        raise UsageError("Hanya dua versi yang dapat dibandingkan.", "Contoh: lkjip banding DIR 1 2")
    case = CaseFolder(folder.resolve())
    hasil = compare_drafts(Permintaan(case, datetime.now()), versi)
    if sebagai_json:
        show.as_json({**hasil.beda.as_dict(), "berkas": case.relative(hasil.berkas)})
        return 0
    click.echo(hasil.pesan)
    for a in hasil.beda.angka[:_DITUNJUK]:
        click.echo(f"  • {a.sebutan}: {a.lama} menjadi {a.baru}")
    for b in hasil.beda.teks[:_DITUNJUK]:
        click.echo(f"  • {b.bagian}, {b.letak}, {b.ragam}: {b.ringkas}")
    for b in hasil.beda.suntingan[:_DITUNJUK]:
        click.echo(f"  • suntingan yang hilang, {b.bagian}, {b.letak}: {b.ringkas}")
    click.echo(f"Selengkapnya: {case.relative(hasil.berkas)}")
    return 0

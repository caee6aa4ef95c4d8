"""Commands around the finished work: `template`, `pdf`, `ikhtisar`, `gabung`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lkjip_xl.cli import show
from lkjip_xl.cli.bahasa import Perintah
from lkjip_xl.cli.many import cluster, progress
from lkjip_xl.domain.errors import UsageError

if TYPE_CHECKING:
    from lkjip_xl.formats.templates.check import Pemeriksaan
    from lkjip_xl.steps.tugas import Hasil

_MAKS_MEDAN = 12
_JSON = click.option("--json", "sebagai_json", is_flag=True, help="Tampilkan hasil sebagai JSON.")


@click.command(
    "template", cls=Perintah, short_help="Periksa templat Word, salin untuk diubah, lihat isiannya"
)
@click.argument("tempat", metavar="[DIR|FILE.docx|NAMA]", required=False)
@click.option("--salin", metavar="NAMA", help="Salin templat bawaan itu ke folder templates untuk diubah.")
@click.option("--sebagai", metavar="NAMA", default="", help="Naskah yang dimaksud bila nama FILE lain.")
@click.option("--medan", is_flag=True, help="Tampilkan isian yang boleh dipakai (semua, atau NAMA).")
@_JSON
def template(tempat: str | None, salin: str | None, sebagai: str, *, medan: bool, sebagai_json: bool) -> int:
    """Periksa templat kantor di DIR (atau bawaan, atau satu berkas) dengan data contoh."""
    if medan:
        return _fields(tempat, sebagai_json=sebagai_json)
    if tempat is None:
        raise UsageError(
            "Isian DIR belum diberikan.", "Contoh: lkjip template DIR, atau: lkjip template --medan"
        )
    from lkjip_xl.steps.templates import copy_template, look_at

    if salin is not None:
        click.echo(f"Templat disalin: {copy_template(Path(tempat).resolve(), salin)}")
        click.echo("Ubah di Word, simpan, lalu periksa dengan: lkjip template DIR")
        return 0
    found = look_at(Path(tempat).resolve(), sebagai)
    if sebagai_json:
        show.as_json([p.as_dict() for p in found])
    else:
        for p in found:
            _tell(p)
    return 4 if any(p.faulty for p in found) else int(any(p.temuan for p in found))


def _tell(p: Pemeriksaan) -> None:
    """One template: what works, what does not, what is not used."""
    state = "baik, terisi dengan data contoh" if not p.faulty else "belum dapat dipakai"
    click.echo(f"{p.berkas.name}: {state}.")
    show.findings(p.temuan, "semuanya dengan --json")
    if p.tak_dipakai:
        shown = ", ".join(p.tak_dipakai[:_MAKS_MEDAN])
        more = ", …" if len(p.tak_dipakai) > _MAKS_MEDAN else ""
        click.echo(f"  Isian yang tidak dipakai ({len(p.tak_dipakai)}): {shown}{more}")


def _fields(nama: str | None, *, sebagai_json: bool) -> int:
    """The documented fields of one template or all."""
    from lkjip_xl.formats.templates.docs import fields_markdown
    from lkjip_xl.formats.templates.fields import fields_of, paths, template_names

    names = template_names() if nama is None else (nama,)
    if nama is not None and nama not in template_names():
        raise UsageError(f"Templat “{nama}” tidak ada.", f"Pilih salah satu: {', '.join(template_names())}.")
    if sebagai_json:
        show.as_json({n: {p: m.arti for p, m in paths(fields_of(n))} for n in names})
    else:
        click.echo(fields_markdown(nama), nl=False)
    return 0


@click.command("pdf", cls=Perintah, short_help="Buat PDF dari draf atau dokumen terbaru")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("berkas", metavar="[FILE.docx]", required=False, type=click.Path(path_type=Path))
@click.option("--arsip", is_flag=True, help="Buat PDF/A untuk arsip.")
@_JSON
def pdf(folder: Path, berkas: Path | None, *, arsip: bool, sebagai_json: bool) -> int:
    """Buat PDF di samping berkas Word-nya: dengan Word bila ada, selain itu dengan LibreOffice."""
    from lkjip_xl.formats.folder.case_folder import CaseFolder
    from lkjip_xl.steps.make_pdf import make_pdf

    case = CaseFolder(folder.resolve())
    if berkas is not None:
        inside = next((p for p in (case.hasil / berkas, case.root / berkas) if p.is_file()), berkas)
        berkas = (berkas if berkas.is_file() else inside).resolve()
    return _report(make_pdf(case, berkas, arsip=arsip), case.root, sebagai_json=sebagai_json)


@click.command("ikhtisar", cls=Perintah, short_help="Buat ikhtisar satu halaman untuk pimpinan")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@_JSON
def ikhtisar(folder: Path, *, sebagai_json: bool) -> int:
    """Buat satu halaman Word untuk pimpinan dari data yang ada sekarang."""
    from lkjip_xl.formats.folder.case_folder import CaseFolder
    from lkjip_xl.steps.brief import make_brief

    case = CaseFolder(folder.resolve())
    return _report(make_brief(case, datetime.now()), case.root, sebagai_json=sebagai_json)


@click.command("gabung", cls=Perintah, short_help="Gabungkan master banyak perangkat daerah")
@click.argument("tempat", metavar="DIR...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o", "--keluaran", metavar="FILE.xlsx", type=click.Path(path_type=Path), help="Nama buku kerja rekapnya."
)
@click.option(
    "--tahun", type=int, metavar="TAHUN", help="Tahun yang digabung; bila tidak disebut, yang terbanyak."
)
@click.option("--dask", metavar="ALAMAT", default="", help="Baca master dengan klaster dask di alamat ini.")
@_JSON
def gabung(
    tempat: tuple[Path, ...], keluaran: Path | None, tahun: int | None, dask: str, *, sebagai_json: bool
) -> int:
    """Baca master banyak perangkat daerah (folder kerja, kumpulannya, atau berkas) menjadi satu rekap."""
    from lkjip_xl.steps.merge_offices import merge_offices

    if keluaran is not None and keluaran.suffix.casefold() != ".xlsx":
        raise UsageError(f"Nama berkas {keluaran} harus berakhiran .xlsx.", "Contoh: -o “Rekap Kota.xlsx”")
    with progress(quiet=sebagai_json) as lapor, cluster(dask) as pelaksana:
        hasil = merge_offices(tempat, keluaran, datetime.now(), tahun, pelaksana=pelaksana, lapor=lapor)
    if sebagai_json:
        show.as_json(hasil.as_dict())
    else:
        click.echo(f"Rekap {len(hasil.kantor)} perangkat daerah tahun {hasil.tahun} ditulis: {hasil.berkas}")
        for m in hasil.masalah:
            click.echo(f"  • {m.tempat}: {m.masalah} {m.saran}")
    return 1 if hasil.masalah else 0


def _report(hasil: Hasil, root: Path, *, sebagai_json: bool) -> int:
    if sebagai_json:
        show.as_json(show.result_dict(hasil, root))
    else:
        show.result(hasil, root)
    return 1 if hasil.temuan or hasil.belum else 0


COMMANDS = (template, pdf, ikhtisar, gabung)

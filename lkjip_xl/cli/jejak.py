"""Commands that prove and restore: `periksa-jejak`, `pulihkan`, `arsip --uji`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from lkjip_xl.cli import show
from lkjip_xl.cli.bahasa import Perintah
from lkjip_xl.domain.errors import UsageError
from lkjip_xl.formats.folder.case_folder import CaseFolder

_FOLDER = click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
_JSON = click.option("--json", "sebagai_json", is_flag=True, help="Tampilkan hasil sebagai JSON.")
_KB = 1024


@click.command("periksa-jejak", cls=Perintah, short_help="Buktikan bahwa catatan kerja tidak diubah")
@_FOLDER
@click.option("--akui", metavar="ALASAN", help="Akui perubahan yang ditemukan, dengan alasan yang dicatat.")
@_JSON
def periksa_jejak(folder: Path, akui: str | None, *, sebagai_json: bool) -> int:
    """Uji rantai catatan kerja, salinannya, sidik pada laporan, dokumen final, dan arsip."""
    from lkjip_xl.steps.inspect_trace import acknowledge, inspect_trace

    case = CaseFolder(folder.resolve())
    if akui is not None:
        found = acknowledge(case, akui, datetime.now())
        click.echo(f"{found} perubahan diakui dan dicatat beserta alasannya.", err=sebagai_json)
    hasil = inspect_trace(case)
    if sebagai_json:
        show.as_json(hasil.as_dict())
    else:
        for t in hasil.temuan:
            place = f"baris {t.baris}, " if t.baris else ""
            moment = f"{datetime.fromisoformat(t.waktu):%d-%m-%Y %H.%M}: " if t.waktu else ""
            click.echo(f"  [{t.jenis}] {place}{moment}{t.pesan}")
        agreed = sum(ok for _, ok in hasil.pembanding)
        click.echo(
            f"{len(hasil.temuan)} hal tidak sesuai."
            if hasil.temuan
            else f"Jejak utuh: {hasil.baris} baris, cocok dengan {agreed} sidik yang tercatat di tempat lain."
        )
        click.echo(f"Kepala rantai: {hasil.kepala}")
    return 1 if hasil.temuan else 0


@click.command("pulihkan", cls=Perintah, short_help="Kembalikan keadaan master atau berkas sebelumnya")
@_FOLDER
@click.argument("nomor", metavar="[NOMOR]", type=int, required=False)
@click.option("--berkas", is_flag=True, help="Berkas lain yang salinannya disimpan, bukan master.")
@click.option("--bangun", is_flag=True, help="Tulis lagi lembar program dari catatan kerja.")
@_JSON
def pulihkan(folder: Path, nomor: int | None, *, berkas: bool, bangun: bool, sebagai_json: bool) -> int:
    """Tampilkan keadaan sebelumnya, atau kembalikan yang bernomor NOMOR; keadaan kini disimpan dahulu."""
    from lkjip_xl.steps import restore

    case = CaseFolder(folder.resolve())
    now = datetime.now()
    if bangun:
        if nomor is not None or berkas:
            raise UsageError("Pilihan --bangun tidak memakai NOMOR atau --berkas.", "Pakai salah satu.")
        told = restore.rebuild_master(case, now)
    elif nomor is None:
        return (
            _list_files(case, sebagai_json=sebagai_json) if berkas else _list(case, sebagai_json=sebagai_json)
        )
    elif berkas:
        done = restore.restore_file(case, nomor, now)
        told = f"{case.relative(done.tujuan)} dikembalikan dari {case.relative(done.sumber)}."
    else:
        told = restore.restore_master(case, nomor, now)
    if sebagai_json:
        show.as_json({"pesan": told})
    else:
        click.echo(told)
    return 0


def _list(case: CaseFolder, *, sebagai_json: bool) -> int:
    from lkjip_xl.formats.folder.backups import list_backups

    if not case.dalam.is_dir():
        case.check()
    found = list_backups(case)
    if sebagai_json:
        show.as_json([c.as_dict() for c in found])
        return 0
    rows = [
        (
            *(str(c.nomor), f"{c.waktu:%d-%m-%Y %H.%M.%S}", f"{c.ukuran // _KB} KB"),
            *(f"lkjip {c.sebelum}" if c.sebelum else "", "utuh" if c.utuh else "rusak"),
        )
        for c in found
    ]
    show.table("Keadaan master sebelumnya", ("Nomor", "Waktu", "Ukuran", "Sebelum perintah", "Keadaan"), rows)
    click.echo("Kembalikan dengan: lkjip pulihkan DIR NOMOR")
    return 0


def _list_files(case: CaseFolder, *, sebagai_json: bool) -> int:
    from lkjip_xl.formats.folder.kept_files import list_kept

    if not case.dalam.is_dir():
        case.check()
    found = list_kept(case)
    if sebagai_json:
        show.as_json([s.as_dict(case) for s in found])
        return 0
    rows = [(str(s.nomor), case.relative(s.tujuan), s.keadaan) for s in found]
    show.table("Berkas yang salinannya disimpan", ("Nomor", "Berkas", "Keadaan"), rows)
    click.echo("Kembalikan dengan: lkjip pulihkan DIR NOMOR --berkas")
    return 0


def verify_archive(folder: Path, *, sebagai_json: bool) -> int:
    """`arsip --uji`: every file of the bag, or of the newest bag of a year, against its sum."""
    from lkjip_xl.formats.folder.archive_bag import bags, unlike_recorded, verify_bag

    place = folder.resolve()
    alone = (place / "bagit.txt").is_file()
    year = CaseFolder(place.parent.parent if alone else place)
    known = [place] if alone else bags(year)
    if not known:
        raise UsageError(f"Tidak ada arsip di “{folder}”.", "Buat dahulu dengan: lkjip arsip DIR")
    faults = {bag: verify_bag(bag) or unlike_recorded(year, bag) for bag in known}
    if sebagai_json:
        rows = [
            {"arsip": str(bag), "utuh": not some, "temuan": [{**c._asdict(), "pesan": c.pesan} for c in some]}
            for bag, some in faults.items()
        ]
        show.as_json(rows)
    else:
        for bag, some in faults.items():
            click.echo(f"{bag.name}: {f'{len(some)} berkas tidak sesuai.' if some else 'utuh.'}")
            for c in some:
                click.echo(f"  [{c.jenis}] {c.pesan}")
    return 1 if any(faults.values()) else 0


COMMANDS = (periksa_jejak, pulihkan)

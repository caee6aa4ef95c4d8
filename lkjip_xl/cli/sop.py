"""`lkjip sop`: look at SOPs; `sop baru` and `sop dari` make an office's own without code."""

from __future__ import annotations

from pathlib import Path

import click

from lkjip_xl.cli import show
from lkjip_xl.cli.bahasa import Kelompok, Perintah
from lkjip_xl.domain.errors import FileUnusableError, UsageError


class _Sop(Kelompok):
    """`lkjip sop [ID]` looks; a first word that names a command of its own starts that one."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Anything that is neither a command nor the help goes to the command that looks."""
        if not args or (args[0] not in self.commands and args[0] not in ctx.help_option_names):
            args = ["lihat", *args]
        return super().parse_args(ctx, args)


@click.group("sop", cls=_Sop, short_help="Daftar SOP, isi satu SOP, atau SOP baru")
def sop() -> None:
    """Tampilkan daftar SOP (lkjip sop), isi satu SOP (lkjip sop ID), atau buat SOP baru.

    ID adalah kode SOP bawaan atau nama berkas SOP sendiri (.toml); tambahkan --json untuk JSON.
    """


@sop.command("lihat", cls=Perintah, hidden=True)
@click.argument("id_sop", metavar="[ID]", required=False)
@click.option("--json", "sebagai_json", is_flag=True, help="Tampilkan sebagai JSON.")
def lihat(id_sop: str | None, *, sebagai_json: bool) -> int:
    """Tampilkan daftar SOP yang tersedia, atau langkah dan dasar hukum satu SOP."""
    from lkjip_xl.domain.sop import sop_as_dict
    from lkjip_xl.formats.sop.file import bundled_sops, find_sop, load_sop

    if id_sop is None:
        all_sops = [load_sop(path) for path in bundled_sops().values()]
        if sebagai_json:
            show.as_json([{"id": s.id, "judul": s.judul, "jumlah_langkah": len(s.langkah)} for s in all_sops])
        else:
            listed = [(s.id, s.judul, str(len(s.langkah))) for s in all_sops]
            show.table("SOP yang tersedia", ("ID", "Judul", "Langkah"), listed)
        return 0
    one = load_sop(find_sop(id_sop))
    if sebagai_json:
        show.as_json(sop_as_dict(one))
        return 0
    rows = [
        (x.tanda, x.aktivitas, ", ".join(p.peran for p in x.pelaksana), x.waktu.cetak, x.output)
        for x in one.langkah
    ]
    show.table(
        f"{one.judul} ({one.perangkat_daerah})", ("No", "Aktivitas", "Pelaksana", "Waktu", "Output"), rows
    )
    click.echo("Dasar hukum:")
    for dasar in one.dasar_hukum:
        click.echo(f"  • {dasar.teks}" + (f"\n    Catatan: {dasar.catatan}" if dasar.catatan else ""))
    return 0


@sop.command("baru", cls=Perintah, short_help="Kerangka SOP baru: berkas .toml atau buku kerja .xlsx")
@click.argument("berkas", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--contoh", "id_sop", metavar="ID", help="Mulai dari isi SOP ini, bukan dari kerangka kosong.")
def baru(berkas: Path, id_sop: str | None) -> int:
    """Buat kerangka SOP baru: FILE.toml untuk disunting, atau FILE.xlsx untuk diisi di Excel."""
    from lkjip_xl.formats.folder.atomic import write_bytes
    from lkjip_xl.formats.sop.book import build_sop_book
    from lkjip_xl.formats.sop.file import find_sop, load_sop
    from lkjip_xl.formats.sop.text import skeleton

    jenis = _kind(berkas)
    _must_not_exist(berkas)
    asal = find_sop(id_sop) if id_sop else None
    one = load_sop(asal) if asal else None
    if jenis == ".toml":
        write_bytes(berkas, asal.read_bytes() if asal else skeleton())
        click.echo(f"Kerangka SOP siap: {berkas}")
        click.echo(f"Sunting isinya, lalu periksa dengan: lkjip sop {berkas}")
    else:
        build_sop_book(berkas, one)
        click.echo(f"Buku kerja SOP siap: {berkas}")
        click.echo(f"Isi lembar Identitas dan Langkah, simpan, lalu: lkjip sop dari {berkas}")
    return 0


@sop.command("dari", cls=Perintah, short_help="Ubah buku kerja SOP yang sudah diisi menjadi berkas .toml")
@click.argument("berkas", metavar="FILE", type=click.Path(path_type=Path))
@click.option("-o", "--keluaran", metavar="FILE.toml", type=click.Path(path_type=Path), help="Berkas hasil.")
@click.option("--timpa", is_flag=True, help="Ganti berkas hasil yang sudah ada.")
@click.option("--json", "sebagai_json", is_flag=True, help="Tampilkan hasil sebagai JSON.")
def dari(berkas: Path, keluaran: Path | None, *, timpa: bool, sebagai_json: bool) -> int:
    """Ubah buku kerja SOP yang sudah diisi menjadi berkas .toml; yang salah disebut beserta selnya."""
    from lkjip_xl.formats.folder.atomic import write_text
    from lkjip_xl.formats.sop.book_reader import read_sop_book
    from lkjip_xl.formats.sop.text import toml_text

    target = keluaran or berkas.with_suffix(".toml")
    if _kind(target) != ".toml":
        raise UsageError(f"Berkas hasil {target} harus berakhiran .toml.", "Contoh: -o sop-kami.toml")
    if not timpa:
        _must_not_exist(target, "atau tambahkan --timpa untuk menggantinya")
    buku = read_sop_book(berkas)
    if not buku.temuan:
        write_text(target, toml_text(buku.isi, f"SOP dari buku kerja {berkas.name}."))
    if sebagai_json:
        ditulis = None if buku.temuan else str(target)
        show.as_json({"berkas": ditulis, "temuan": [t.as_dict() for t in buku.temuan]})
    elif buku.temuan:
        click.echo(f"{len(buku.temuan)} isian perlu diperbaiki; berkas SOP belum dibuat.")
        show.findings(buku.temuan)
    else:
        click.echo(f"Berkas SOP siap: {target}")
        click.echo(f"Mulai bekerja dengan: lkjip baru DIR --sop {target} --tahun TAHUN")
    return 1 if buku.temuan else 0


def _kind(berkas: Path) -> str:
    """The ending of the file's name, which says what is wanted.

    Raises:
        UsageError: it is neither .toml nor .xlsx.
    """
    jenis = berkas.suffix.lower()
    if jenis not in {".toml", ".xlsx"}:
        raise UsageError(
            f"Nama berkas {berkas} harus berakhiran .toml atau .xlsx.", "Contoh: lkjip sop baru sop-kami.xlsx"
        )
    return jenis


def _must_not_exist(berkas: Path, lain: str = "") -> None:
    if berkas.exists():
        saran = f"Pilih nama lain{f', {lain}' if lain else ''}."
        raise FileUnusableError(f"Berkas {berkas} sudah ada dan tidak ditimpa.", saran)

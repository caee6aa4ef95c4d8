"""Commands that work on a year's folder: begin, import, run steps, play the example."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lkjip_xl.cli import show
from lkjip_xl.cli.attach import open_here, performer
from lkjip_xl.cli.bahasa import Perintah
from lkjip_xl.cli.jejak import verify_archive
from lkjip_xl.cli.many import cluster, progress
from lkjip_xl.domain.errors import UsageError
from lkjip_xl.formats.folder.case_folder import CaseFolder

if TYPE_CHECKING:
    from lkjip_xl.formats.carry_over import Warisan
    from lkjip_xl.steps.tugas import Hasil

_FOLDER = click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
_JSON = click.option("--json", "sebagai_json", is_flag=True, help="Tampilkan hasil sebagai JSON.")
_PAKSA = click.option("--paksa", metavar="ALASAN", help="Jalankan walau langkah sebelumnya belum selesai.")
_OLEH = click.option("--oleh", metavar="NAMA", help="Siapa yang mengerjakan atau memutuskan.")

_HELP = {
    "siapkan": "Susun jadwal dan nota dinas rencana",
    "disposisi": "Buat lembar disposisi kepala untuk memulai penyusunan",
    "sk_tim": "Buat SK tim evaluasi internal",
    "rapat": "Buat naskah rapat tim evaluasi",
    "bagikan": "Buat formulir dan surat permintaan untuk setiap bidang",
    "individu": "Hitung kinerja setiap pegawai dan buat laporannya",
    "kumpulkan": "Baca formulir yang kembali di 2-masuk",
    "periksa": "Periksa isi formulir yang diterima",
    "kembalikan": "Kembalikan formulir yang salah beserta catatannya",
    "olah": "Olah data bidang menjadi rekap perangkat daerah",
    "evaluasi": "Hitung nilai LKE dan buat Laporan Hasil Evaluasi",
    "draf": "Buat versi baru draf LKjIP di Word",
    "serahkan": "Serahkan draf kepada kepala untuk direviu",
    "koreksi": "Catat koreksi atas dokumen dan buat lembar koreksi",
    "reviu": "Catat keputusan reviu atas draf",
    "setujui": "Catat persetujuan kepala atas dokumen",
    "sahkan": "Simpan dokumen final dan lembar pengesahan",
    "surat": "Buat surat pengantar",
    "kirim": "Siapkan kiriman dan catat tanda terimanya",
    "arsip": "Arsipkan seluruh berkas beserta sidiknya",
}


@click.command("baru", cls=Perintah, short_help="Mulai tahun baru: folder dan master Excel")
@_FOLDER
@click.option(
    "--sop",
    "id_sop",
    metavar="ID",
    help="SOP yang dipakai: kode (lihat: lkjip sop) atau FILE.toml; wajib bila tanpa --dari.",
)
@click.option("--tahun", type=int, metavar="TAHUN", help="Tahun kinerja; wajib bila tanpa --dari.")
@click.option(
    "--dari",
    metavar="TAHUN_LALU",
    type=click.Path(path_type=Path),
    help="Folder kerja tahun lalu yang dilanjutkan; SOP dan tahunnya mengikuti.",
)
def baru(folder: Path, id_sop: str | None, tahun: int | None, dari: Path | None) -> int:
    """Buat folder kerja satu tahun beserta master Excel-nya, baru atau melanjutkan tahun lalu."""
    from lkjip_xl.steps.begin import begin, begin_from

    case = CaseFolder(folder.resolve())
    if dari is not None:
        _tell_carried(begin_from(case, CaseFolder(dari.resolve()), id_sop, tahun, datetime.now()), case)
        return 0
    if id_sop is None or tahun is None:
        raise UsageError(
            f"Opsi {'--sop' if id_sop is None else '--tahun'} belum diberikan.",
            "Misalnya: lkjip baru DIR --sop dinsos-pppa-probolinggo --tahun 2025, "
            "atau: lkjip baru DIR --dari FOLDER_TAHUN_LALU",
        )
    begin(case, id_sop, tahun, datetime.now())
    click.echo(f"Folder kerja siap: {case.root}")
    click.echo("Isi lembar Pengaturan, Pejabat, Bidang, Indikator, dan Anggaran, lalu: lkjip jalan DIR")
    return 0


def _tell_carried(warisan: Warisan, case: CaseFolder) -> None:
    """Say what came over from last year and what people must look at."""
    click.echo(f"Folder kerja tahun {warisan.baru} siap: {case.root}")
    click.echo(f"Dibawa dari “{warisan.folder.root}”, yang tidak diubah:")
    for line in warisan.told():
        click.echo(f"  • {line}.")
    click.echo("Yang harus diisi dan diperiksa sebelum formulir dibagikan:")
    for n, line in enumerate(warisan.to_check(), start=1):
        click.echo(f"  {n}. {line}.")


@click.command("impor", cls=Perintah, short_help="Ambil indikator dan anggaran dari berkas Evaluasi Renja")
@_FOLDER
@click.argument("berkas", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--bidang", metavar="KODE", default="", help="Kode bidang untuk semua baris yang diimpor.")
@click.option(
    "--jenjang",
    type=click.Choice(["program", "kegiatan", "sub kegiatan"]),
    multiple=True,
    help="Jenjang yang menjadi indikator (boleh lebih dari satu); bila tidak disebut: program.",
)
@click.option("--lengkapi", is_flag=True, help="Hanya isi sel kosong pada baris yang sudah ada.")
@_JSON
def impor(
    folder: Path, berkas: Path, bidang: str, jenjang: tuple[str, ...], *, lengkapi: bool, sebagai_json: bool
) -> int:
    """Isi tabel Indikator dan Anggaran dari berkas Evaluasi Hasil Renja."""
    from lkjip_xl.steps.import_renja import import_renja
    from lkjip_xl.steps.tugas import Perintah as Permintaan

    case = CaseFolder(folder.resolve())
    wanted = frozenset(jenjang or ("program",))
    with open_here(case) as book:
        perintah = Permintaan(case, datetime.now())
        hasil = import_renja(perintah, berkas, bidang, wanted, book, lengkapi=lengkapi)
    _tell(hasil, case, sebagai_json=sebagai_json)
    return 1 if hasil.temuan else 0


@click.command("jalan", cls=Perintah, short_help="Jalankan langkah yang sedang berjalan")
@_FOLDER
@click.argument("langkah", metavar="[LANGKAH]", required=False)
@click.option("--semua", is_flag=True, help="Teruskan sampai ada yang menunggu orang.")
@_PAKSA
@_OLEH
@_JSON
def jalan(
    folder: Path, langkah: str | None, paksa: str | None, oleh: str | None, *, semua: bool, sebagai_json: bool
) -> int:
    """Jalankan langkah berikutnya, langkah tertentu (nomor urut atau id), atau semuanya."""
    from lkjip_xl.steps.conductor import run_next
    from lkjip_xl.steps.tugas import Perintah as Permintaan

    case = CaseFolder(folder.resolve())
    choices = {k: v for k, v in (("paksa", paksa), ("oleh", oleh)) if v}
    with performer(case) as lakukan, progress(quiet=sebagai_json) as lapor:
        perintah = Permintaan(case, datetime.now(), choices, lapor)
        results = run_next(perintah, langkah, everything=semua, lakukan=lakukan)
    if sebagai_json:
        show.as_json([show.result_dict(h, case.root) for h in results])
    else:
        for hasil in results:
            show.result(hasil, case.root)
        if not results:
            click.echo("Semua langkah sudah selesai.")
    return 1 if any(h.belum or h.temuan for h in results) else 0


@click.command("contoh", cls=Perintah, short_help="Peragakan seluruh SOP dengan data contoh")
@_FOLDER
@click.option(
    "--sop", "id_sop", metavar="ID", default="dinsos-pppa-probolinggo", help="SOP yang diperagakan."
)
@click.option("--sampai", type=click.IntRange(min=1), metavar="N", help="Berhenti setelah langkah ke-N.")
def contoh(folder: Path, id_sop: str, sampai: int | None) -> int:
    """Mainkan seluruh pekerjaan satu tahun dengan data contoh, dari formulir sampai arsip."""
    from lkjip_xl.steps.example import play

    case = CaseFolder(folder.resolve())
    with progress(quiet=False) as lapor:
        summary = play(case, id_sop, sampai, lapor)
    show.table("Ringkasan data contoh", ("No", "Langkah", "Status", "Keluaran"), summary.langkah)
    for label, path in summary.berkas:
        click.echo(f"{label}: {path}")
    return 0


def _action(nama: str, petunjuk: str) -> click.Command:
    """The command of one action."""

    @click.command(nama, cls=Perintah, short_help=petunjuk, help=f"{petunjuk}.")
    @_FOLDER
    @_PAKSA
    @_OLEH
    @_JSON
    def command(
        folder: Path,
        paksa: str | None,
        oleh: str | None,
        *,
        sebagai_json: bool,
        **lain: str | bool | tuple[Path, ...] | None,
    ) -> int:
        choices = {"paksa": paksa, "oleh": oleh, **{k: v for k, v in lain.items() if isinstance(v, str)}}
        if isinstance(files := lain.get("dari"), tuple):
            choices["dari"] = "\n".join(str(p.resolve() if p.is_file() else p) for p in files)
        if lain.get("setuju") and lain.get("perbaikan"):
            raise UsageError("Pilihan --setuju dan --perbaikan bertentangan.", "Pakai salah satu.")
        if lain.get("setuju"):
            choices["keputusan"] = "disetujui"
        if lain.get("perbaikan"):
            choices["keputusan"] = "perbaikan"
        if lain.get("uji"):
            return verify_archive(folder, sebagai_json=sebagai_json)
        if lain.get("coba"):
            return _try_out(folder, choices, sebagai_json=sebagai_json)
        return _run(folder, nama, choices, sebagai_json=sebagai_json)

    command.params.extend(_EXTRA.get(nama, ()))
    return command


def _from_files() -> click.Parameter:
    return click.Option(
        ["--dari"],
        metavar="FILE.docx",
        multiple=True,
        type=click.Path(path_type=Path),
        help="Baca komentar dan perubahan dari draf ini (boleh berkali-kali); tanpa ini, dari 2-masuk.",
    )


def _decisions(siapa: str) -> list[click.Parameter]:
    return [
        click.Option(["--setuju"], is_flag=True, help=f"{siapa} menyetujui."),
        click.Option(
            ["--perbaikan"], is_flag=True, help=f"{siapa} meminta perbaikan; wajib dengan --catatan."
        ),
        click.Option(["--catatan"], metavar="TEKS", help="Catatan atau alasan."),
    ]


_EXTRA: dict[str, list[click.Parameter]] = {
    "individu": [
        click.Option(["--pakai"], metavar="BERKAS", help="Pilih berkas ini bila dua berkas bertentangan."),
    ],
    "kumpulkan": [
        click.Option(["--coba"], is_flag=True, help="Hanya perlihatkan apa yang akan terjadi."),
        click.Option(["--dask"], metavar="ALAMAT", help="Baca formulir dengan klaster dask di alamat ini."),
        click.Option(["--pakai"], metavar="BERKAS", help="Pilih berkas ini bila dua berkas bertentangan."),
    ],
    "disposisi": [
        click.Option(["--catatan"], metavar="TEKS", help="Isi disposisi."),
        click.Option(["--dari"], metavar="ASAL", help="Asal surat yang didisposisi."),
        click.Option(["--nomor"], metavar="NOMOR", help="Nomor surat yang didisposisi."),
    ],
    "koreksi": [
        click.Option(["--perbaikan"], is_flag=True, help="Tambahkan koreksi pada --catatan."),
        click.Option(["--setuju"], is_flag=True, help="Semua koreksi sudah dikerjakan."),
        click.Option(["--bagian"], metavar="TEKS", help="Bab atau halaman yang dikoreksi."),
        click.Option(["--catatan"], metavar="TEKS", help="Isi koreksi."),
        _from_files(),
    ],
    "reviu": [*_decisions("Pereviu pada --oleh"), _from_files()],
    "setujui": _decisions("Kepala"),
    "surat": [click.Option(["--nomor"], metavar="NOMOR", help="Nomor dari buku agenda kantor.")],
    "kirim": [click.Option(["--penerima"], metavar="NAMA", help="Siapa yang menerima kiriman.")],
    "arsip": [
        click.Option(
            ["--uji"], is_flag=True, help="Hanya uji arsip: DIR adalah folder kerja atau satu arsip."
        ),
    ],
}
ACTION_COMMANDS = [_action(nama, petunjuk) for nama, petunjuk in _HELP.items()]


def _run(folder: Path, nama: str, choices: dict[str, str | None], *, sebagai_json: bool) -> int:
    from lkjip_xl.steps.tugas import Perintah as Permintaan

    case = CaseFolder(folder.resolve())
    given = {k: v for k, v in choices.items() if v}
    with performer(case) as lakukan, progress(quiet=sebagai_json) as lapor:
        hasil = lakukan(Permintaan(case, datetime.now(), given, lapor), nama)
    _tell(hasil, case, sebagai_json=sebagai_json)
    return 1 if hasil.belum or hasil.temuan else 0


def _try_out(folder: Path, choices: dict[str, str | None], *, sebagai_json: bool) -> int:
    """`kumpulkan --coba`: each file of the inbox with what would happen to it; nothing is changed."""
    from lkjip_xl.steps.conductor import try_collect
    from lkjip_xl.steps.tugas import Perintah as Permintaan

    given = {k: v for k, v in choices.items() if v}
    case = CaseFolder(folder.resolve())
    with progress(quiet=sebagai_json) as lapor, cluster(given.pop("dask", "")) as pelaksana:
        rows = try_collect(Permintaan(case, datetime.now(), given, lapor, pelaksana))
    if sebagai_json:
        show.as_json(rows)
    else:
        told = [(str(r["berkas"]), str(r["kelas"]), str(r["pesan"])) for r in rows]
        show.table("Isi 2-masuk (belum ada yang diubah)", ("Berkas", "Kelas", "Pesan"), told)
    return 0 if all(str(r["kelas"]).startswith("diterima") for r in rows) else 1


def _tell(hasil: Hasil, case: CaseFolder, *, sebagai_json: bool) -> None:
    if sebagai_json:
        show.as_json(show.result_dict(hasil, case.root))
    else:
        show.result(hasil, case.root)

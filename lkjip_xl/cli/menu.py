"""The door for offices where macros are forbidden: `lkjip` alone in a terminal, a numbered menu.

Every choice runs a command of the command line, so that nothing is done here that cannot be done there.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lkjip_xl.domain.errors import LkjipError
from lkjip_xl.formats.folder.case_folder import CaseFolder

if TYPE_CHECKING:
    from lkjip_xl.domain.sop import Sop

Jalankan = Callable[[list[str]], int]

_PILIHAN = (
    "Jalankan langkah berikutnya",
    "Jalankan langkah tertentu",
    "Status lengkap",
    "Buka folder kerja",
    "Ganti folder kerja",
    "Panduan singkat",
)
_PANDUAN = """
Cara bekerja:
  1. Isi lembar Pengaturan, Pejabat, Bidang, Indikator, dan Anggaran pada Master LKjIP.xlsx.
  2. Pilih “Jalankan langkah berikutnya”. Setelah formulir dibagikan, kirim isi folder 1-formulir.
  3. Letakkan formulir yang kembali di folder 2-masuk, lalu jalankan langkah berikutnya lagi.
  4. Formulir yang salah keluar lagi di folder 3-kembali beserta catatannya; kirim kembali.
  5. Draf Word, surat, dan naskah lain ada di folder 4-hasil.
  6. Keputusan reviu dan koreksi ditulis pada lembar langkahnya di master, lalu langkah itu dijalankan.
Master boleh tetap terbuka di Excel; bila tidak terjangkau, program meminta Anda menutupnya.
Semua perintah: lkjip --help
"""


def run_menu(jalankan: Jalankan) -> int:
    """Ask and do until the person leaves; gives the exit code.

    Args:
        jalankan: runs one command line, tells what is wrong in one sentence, gives its exit code.
    """
    click.echo("LKjIP: menyusun laporan kinerja menurut SOP. Ketik nomor pilihan, lalu Enter.")
    folder = _choose_folder(jalankan)
    while folder is not None:
        steps = _show_year(folder)
        choice = _ask("Pilihan", len(_PILIHAN)) if steps else 5
        if choice == 0:
            return 0
        folder = _do(choice, folder, steps, jalankan)
    return 0


def _do(choice: int, folder: CaseFolder, steps: Mapping[str, str], jalankan: Jalankan) -> CaseFolder | None:
    """Do one choice of the menu; gives the folder to go on with."""
    where = str(folder.root)
    match choice:
        case 1:
            jalankan(["jalan", where])
        case 2:
            step = _ask_step(steps)
            if step:
                jalankan(["jalan", where, step])
        case 3:
            jalankan(["status", where])
        case 4:
            _open(folder.root)
        case 5:
            return _choose_folder(jalankan)
        case _:
            click.echo(_PANDUAN)
    return folder


def _show_year(folder: CaseFolder) -> dict[str, str]:
    """Tell where the work stands, and the choices.

    Gives the ids of the steps by the number that the SOP prints; none where the folder is unusable.
    """
    from datetime import datetime

    from lkjip_xl.domain.status import status_dict
    from lkjip_xl.formats.state import load_state

    try:
        sop, keadaan = load_state(folder)
    except LkjipError as e:
        click.echo(str(e))
        return {}
    told = status_dict(sop, keadaan, datetime.now())
    click.echo(f"\n{_title(sop, told)}\n{folder.root}")
    for step in told["langkah"]:
        mark = {"selesai": "v", "belum": " "}.get(step["status"], ">")
        click.echo(f"  {mark} {step['tanda']:>2}. {_short(step['aktivitas'])}  [{step['status']}]")
    click.echo(f"Berikutnya: {told['berikutnya']}\n")
    _list(_PILIHAN, "Keluar")
    return {step["tanda"].casefold(): step["id"] for step in told["langkah"]}


def _title(sop: Sop, told: dict[str, Any]) -> str:
    done = sum(step["status"] == "selesai" for step in told["langkah"])
    return f"{sop.perangkat_daerah} tahun {told['tahun']}: {done} dari {len(sop.langkah)} langkah selesai"


def _short(text: str, most: int = 72) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _choose_folder(jalankan: Jalankan) -> CaseFolder | None:
    """The folder to work in; None where the person leaves."""
    known = _known_folders()
    others = ("Folder lain", "Mulai tahun baru", "Coba dengan data contoh")
    while True:
        click.echo("\nFolder kerja:")
        _list([*map(str, known), *others], "Keluar")
        choice = _ask("Pilihan", len(known) + len(others))
        if choice == 0:
            return None
        folder = _picked(choice - len(known), known[choice - 1 : choice], jalankan)
        if folder is not None:
            _remember(folder)
            return folder


def _picked(other: int, known: Sequence[Path], jalankan: Jalankan) -> CaseFolder | None:
    """The chosen folder, or the one a further question leads to; None where that leads nowhere."""
    name = str(known[0]) if known else _line("Nama folder (kosong: batal)")
    if not name:
        return None
    folder = CaseFolder(Path(name).expanduser().resolve())
    if other == 2:  # noqa: PLR2004  the place in the list of the caller
        return folder if _begin(folder, jalankan) else None
    if other == 3:  # noqa: PLR2004
        return folder if jalankan(["contoh", str(folder.root)]) == 0 else None
    try:
        folder.check()
    except LkjipError as e:
        click.echo(str(e))
        return None
    return folder


def _begin(folder: CaseFolder, jalankan: Jalankan) -> bool:
    """Begin a year: ask for the SOP and the year."""
    from lkjip_xl.formats.sop.file import bundled_sops

    ids = list(bundled_sops())
    _list(ids, "Batal")
    choice = _ask("SOP", len(ids))
    if choice == 0:
        return False
    year = _line("Tahun kinerja yang dilaporkan, misalnya 2025")
    return jalankan(["baru", str(folder.root), "--sop", ids[choice - 1], "--tahun", year]) == 0


def _known_folders() -> list[Path]:
    """Years' folders at hand: this one, the last used, those inside this one."""
    here = Path.cwd()
    try:
        inside = sorted(path for path in here.iterdir() if path.is_dir())
    except OSError:
        inside = []
    near = [here, *_last_used(), *inside]
    return list(dict.fromkeys(path for path in near if CaseFolder(path).journal.is_file()))


def _memory() -> Path:
    """Where the folder used last is kept for this user."""
    from lkjip_xl.addin.install import INGATAN

    return Path.home() / INGATAN


def _last_used() -> list[Path]:
    try:
        return [Path(_memory().read_text(encoding="utf-8").strip())]
    except (OSError, ValueError):
        return []


def _remember(folder: CaseFolder) -> None:
    """Keep the folder for the next time; the work does not depend on it."""
    try:
        _memory().parent.mkdir(exist_ok=True)
        _memory().write_text(str(folder.root), encoding="utf-8")
    except OSError:
        return


def _open(folder: Path) -> None:
    """Show a folder in the system's file manager; its path is told, whether that works or not."""
    click.echo(str(folder))
    try:
        if sys.platform == "win32":
            import os

            os.startfile(folder)  # noqa: S606  a folder, shown by the file manager
        else:
            program = "open" if sys.platform == "darwin" else "xdg-open"
            quiet = subprocess.DEVNULL
            subprocess.Popen([program, folder], stdout=quiet, stderr=quiet)  # noqa: S603  fixed programs
    except OSError:
        click.echo("Folder itu tidak dapat dibuka dari sini; bukalah dengan pengelola berkas.")


def _list(items: Sequence[str], leave: str) -> None:
    for number, item in enumerate(items, start=1):
        click.echo(f"  {number}  {item}")
    click.echo(f"  0  {leave}")


def _ask(what: str, most: int) -> int:
    """A number from 0 to `most`; the end of the input is 0."""
    while True:
        text = _line(what, at_end="0")
        if text.isascii() and text.isdigit() and int(text) <= most:
            return int(text)
        click.echo(f"Ketik nomor 0 sampai {most}.")


def _ask_step(steps: Mapping[str, str]) -> str:
    """The id of a step, asked for by its printed number; "" where the person changes their mind."""
    while True:
        text = _line("Nomor langkah (0 batal)", at_end="0").casefold().rstrip(".")
        if text == "0":
            return ""
        if text in steps:
            return steps[text]
        click.echo(f"Ketik salah satu nomor langkah: {', '.join(steps)}; atau 0.")


def _line(what: str, at_end: str = "") -> str:
    """What the person types."""
    try:
        return input(f"{what}: ").strip().strip('"')
    except EOFError:
        return at_end

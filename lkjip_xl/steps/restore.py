"""`lkjip pulihkan`: an earlier state of the master, or another kept file, put back; what stood there is kept."""

from __future__ import annotations

from datetime import datetime

from lkjip_xl.domain.catatan import Catatan
from lkjip_xl.domain.errors import FileUnusableError
from lkjip_xl.domain.progress import fold
from lkjip_xl.domain.sop import Sop
from lkjip_xl.formats.book import ensure_free
from lkjip_xl.formats.folder import journal
from lkjip_xl.formats.folder.atomic import write_bytes
from lkjip_xl.formats.folder.backups import choose, is_sound, list_backups
from lkjip_xl.formats.folder.case_folder import MASTER, CaseFolder
from lkjip_xl.formats.folder.journal_mirror import keep_mirror
from lkjip_xl.formats.folder.kept_files import Simpanan, put_back
from lkjip_xl.formats.master.book import open_master
from lkjip_xl.formats.master.build import copy_blank
from lkjip_xl.formats.state import load_state
from lkjip_xl.formats.views.lagging import rebuild

_PERINTAH = "pulihkan"


def restore_master(folder: CaseFolder, nomor: int, waktu: datetime) -> str:
    """Put an earlier state back and bring the program's sheets up to date; people's tables are as they were.

    Raises:
        UsageError: there is no sound state of that number.
        FileUnusableError: the master is open elsewhere, or cannot be written.
    """
    folder.check()
    with folder.locked(_PERINTAH):
        sop, _ = load_state(folder)
        ensure_free(folder.master)
        chosen = choose(folder, nomor)
        isi = chosen.berkas.read_bytes()  # read first: the copy made next may push the oldest out
        folder.back_up_master(waktu, _PERINTAH)
        write_bytes(folder.master, isi)
        _renew(folder, sop, waktu, f".lkjip/cadangan/{chosen.berkas.name}")
    return (
        f"{MASTER} dikembalikan ke keadaan {chosen.waktu:%d-%m-%Y %H.%M}. Lembar program mengikuti catatan kerja; "
        "tabel yang diisi orang kembali seperti saat itu. Keadaan tadi disimpan sebagai cadangan terbaru."
    )


def rebuild_master(folder: CaseFolder, waktu: datetime) -> str:
    """Write the program's sheets anew; a lost or damaged master begins from its newest sound copy.

    Raises:
        FileUnusableError: the master is open elsewhere, or cannot be written.
    """
    folder.check()
    with folder.locked(_PERINTAH):
        sop, _ = load_state(folder)
        ensure_free(folder.master)
        folder.back_up_master(waktu, _PERINTAH)
        source = _base(folder, sop)
        _renew(folder, sop, waktu, source)
    return f"Lembar program pada {MASTER} dibangun lagi dari catatan kerja ({source})."


def restore_file(folder: CaseFolder, nomor: int, waktu: datetime) -> Simpanan:
    """Put another kept file back where it belongs.

    Raises:
        UsageError: there is none of that number.
        FileUnusableError: the folder is no year's folder, or the place cannot be written.
    """
    if not folder.dalam.is_dir():
        folder.check()
    with folder.locked(_PERINTAH):
        done = put_back(folder, nomor, waktu)
        paths = {"berkas": folder.relative(done.tujuan), "sumber": folder.relative(done.sumber)}
        journal.append(folder.journal, Catatan(waktu, _PERINTAH, paths))
        keep_mirror(folder)
    return done


def _base(folder: CaseFolder, sop: Sop) -> str:
    """A sound master in its place; gives where it came from."""
    if folder.master.is_file() and is_sound(folder.master):
        return "master yang ada"
    sound = next((c for c in list_backups(folder) if c.utuh), None)
    if sound is not None:
        write_bytes(folder.master, sound.berkas.read_bytes())
        return f".lkjip/cadangan/{sound.berkas.name}"
    if folder.master.exists():
        folder.master.unlink()
    copy_blank(sop, folder.master)
    return "buku kerja kosong"


def _renew(folder: CaseFolder, sop: Sop, waktu: datetime, sumber: str) -> None:
    """The program's sheets as the journal has them, and the record of it."""
    record = Catatan(waktu, _PERINTAH, {"berkas": MASTER, "sumber": sumber})
    keadaan = fold(journal.read(folder.journal))
    try:
        with open_master(folder.master) as book:
            rebuild(book, folder, sop, keadaan, waktu, tambahan=(record,))
            journal.append(folder.journal, record)
            keep_mirror(folder)
    except FileUnusableError as e:
        raise FileUnusableError(f"{MASTER} belum dapat dipulihkan: {e.pesan}", e.saran) from e

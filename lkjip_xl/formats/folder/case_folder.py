"""The folder of a year: its paths, its lock and the backups of the master (DESIGN section 4)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from lkjip_xl.domain.errors import FileUnusableError
from lkjip_xl.formats.folder import journal
from lkjip_xl.formats.folder.atomic import copy_file, write_bytes

MASTER = "Master LKjIP.xlsx"
MASTER_HILANG = (
    "Lihat cadangannya dengan: lkjip pulihkan DIR, lalu kembalikan yang dipilih: lkjip pulihkan DIR NOMOR"
)
_KEPT_BACKUPS = 20
_UNSAFE = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')


@dataclass(frozen=True, slots=True)
class CaseFolder:
    """The folder of one reporting year; knows where everything lies and nothing of what it means."""

    root: Path

    @property
    def master(self) -> Path:
        """The master workbook."""
        return self.root / MASTER

    @property
    def formulir(self) -> Path:
        """Forms and letters that go out."""
        return self.root / "1-formulir"

    @property
    def masuk(self) -> Path:
        """The inbox; read-only for the program."""
        return self.root / "2-masuk"

    @property
    def kembali(self) -> Path:
        """Forms returned to their bidang for correction."""
        return self.root / "3-kembali"

    @property
    def hasil(self) -> Path:
        """Drafts, letters and the final report."""
        return self.root / "4-hasil"

    @property
    def arsip(self) -> Path:
        """The archive."""
        return self.root / "5-arsip"

    @property
    def dalam(self) -> Path:
        """The program's own records."""
        return self.root / ".lkjip"

    @property
    def journal(self) -> Path:
        """The journal, one JSON object per line."""
        return self.dalam / "journal.jsonl"

    @property
    def mirror(self) -> Path:
        """The second copy of the journal."""
        return self.cadangan / "journal.jsonl"

    @property
    def cadangan(self) -> Path:
        """Earlier states of the master, and second copies."""
        return self.dalam / "cadangan"

    @property
    def sop(self) -> Path:
        """The SOP this year was begun with."""
        return self.dalam / "sop.toml"

    @property
    def is_begun(self) -> bool:
        """Whether the journal holds a record; half of the first one was left by a `baru` that was cut short.

        Raises:
            FileUnusableError: the journal cannot be read.
        """
        if not self.journal.exists():
            return False
        return self.mirror.is_file() or bool(journal.whole_lines(self.journal))

    def issued(self, terbitan: str) -> Path:
        """The kept copy of an issued form."""
        return self.dalam / "terbitan" / f"{safe_name(terbitan)}.xlsx"

    def received(self, sha256: str) -> Path:
        """The kept copy of a received form, named by its bytes."""
        return self.dalam / "diterima" / f"{sha256}.xlsx"

    def kept_draft(self, versi: int) -> Path:
        """The kept copy of a draft version, as the program wrote it."""
        return self.dalam / "draf" / f"v{versi}.docx"

    def create(self) -> None:
        """Make the folders of the year.

        Raises:
            FileUnusableError: the folder holds another year already, or cannot be written.
        """
        if self.is_begun or any((self.dalam / "terbitan").glob("*.xlsx")):
            raise FileUnusableError(
                f"Folder “{self.root}” sudah berisi pekerjaan LKjIP.", "Pilih folder lain yang masih kosong."
            )
        if self.root.is_file():
            raise FileUnusableError(f"“{self.root}” adalah berkas, bukan folder.", "Pilih nama folder lain.")
        try:
            for path in (self.formulir, self.masuk, self.kembali, self.hasil, self.arsip):
                path.mkdir(parents=True, exist_ok=True)
            for name in ("terbitan", "diterima", "cadangan"):
                (self.dalam / name).mkdir(parents=True, exist_ok=True)
        except OSError as e:
            raise FileUnusableError(
                f"Folder “{self.root}” tidak dapat dibuat.", "Periksa hak tulis dan sisa ruang disk."
            ) from e

    def check(self) -> None:
        """See that this is a year's folder.

        Raises:
            FileUnusableError: it is missing, or it was not made by `lkjip baru`.
        """
        if self.root.is_file():
            raise FileUnusableError(
                f"“{self.root}” adalah berkas, bukan folder kerja.",
                f"Sebutkan foldernya, misalnya: {self.root.parent}",
            )
        if not self.root.is_dir():
            raise FileUnusableError(
                f"Folder “{self.root}” tidak ada.",
                "Periksa namanya, atau buat dengan: lkjip baru DIR --sop ID",
            )
        if not self.journal.is_file() and self.mirror.is_file():
            raise FileUnusableError(
                f"Catatan kerja folder “{self.root}” (.lkjip/journal.jsonl) hilang.",
                "Salinannya masih ada; lihat nomornya dengan lkjip pulihkan DIR --berkas, lalu kembalikan: "
                "lkjip pulihkan DIR NOMOR --berkas",
            )
        if not self.journal.is_file():
            raise FileUnusableError(
                f"Folder “{self.root}” bukan folder kerja LKjIP, atau catatan kerjanya (.lkjip/journal.jsonl) hilang.",
                "Bila pekerjaan sudah berjalan, pulihkan folder .lkjip dari cadangan Anda; "
                "bila belum, pilih folder baru: lkjip baru DIR --sop ID --tahun TAHUN",
            )

    def relative(self, path: Path) -> str:
        """A path as it is written in journal and tables: relative to the folder, with "/"."""
        return path.relative_to(self.root).as_posix()

    def back_up_master(self, waktu: datetime, perintah: str = "") -> None:
        """Keep the master as it stands before a command; the oldest of more than 20 backups goes.

        "Master 0007 20260112-081500 olah.xlsx": a number that stays, the moment, the command.
        """
        if not self.master.exists():
            return
        kept = sorted(self.cadangan.glob("Master *.xlsx"))
        number = max((backup_number(p) for p in kept), default=0) + 1
        name = f"Master {number:04d} {waktu:%Y%m%d-%H%M%S} {safe_name(perintah)}".removesuffix(" _")
        copy_file(self.master, self.cadangan / f"{name}.xlsx")
        for old in kept[: max(len(kept) + 1 - _KEPT_BACKUPS, 0)]:
            old.unlink(missing_ok=True)

    def keep_received(self, isi: bytes) -> str:
        """Keep a received file by its bytes and give its SHA-256; the inbox stays untouched."""
        sha256 = hashlib.sha256(isi).hexdigest()
        if not self.has_received(sha256):
            write_bytes(self.received(sha256), isi)
        return sha256

    def has_received(self, sha256: str) -> bool:
        """Whether the kept copy of a received file is there, byte for byte."""
        try:
            return hashlib.sha256(self.received(sha256).read_bytes()).hexdigest() == sha256
        except OSError:
            return False

    @contextmanager
    def locked(self, perintah: str = "") -> Iterator[None]:
        """Hold the folder for one command; files that a crash left half made are cleared away.

        Raises:
            FileUnusableError: another command is at work in this folder.
        """
        from lkjip_xl.formats.folder.folder_lock import hold
        from lkjip_xl.formats.folder.leftovers import sweep

        with hold(self.root, self.dalam, perintah):
            # The inbox belongs to people and is not touched.
            flat = (self.root, self.arsip, self.root / "templates")
            sweep(flat, (self.formulir, self.kembali, self.hasil, self.dalam), self.arsip)
            yield


def backup_number(path: Path) -> int:
    """The number that a backup of the master carries; 0 where it carries none."""
    number = path.stem.split(" ")[1:2]
    return int(number[0]) if number and number[0].isdecimal() else 0


def ensure_file(path: Path) -> None:
    """See that a file is there.

    Raises:
        FileUnusableError: it is not, or it is a folder.
    """
    if path.is_dir():
        raise FileUnusableError(f"“{path}” adalah folder, bukan berkas.", "Sebutkan berkas di dalamnya.")
    if not path.exists():
        raise FileUnusableError(f"Berkas “{path}” tidak ada.", "Periksa nama dan foldernya, lalu ulangi.")


def safe_name(nama: str) -> str:
    """A text as a file name that Windows accepts too, at most 80 characters."""
    clean = re.sub(r"\s+", " ", _UNSAFE.sub("-", nama)).strip(" .")
    reserved = {"CON", "PRN", "AUX", "NUL", *(f"{d}{n}" for d in ("COM", "LPT") for n in range(1, 10))}
    return f"_{clean}" if clean.upper() in reserved else (clean[:80].strip(" .") or "_")

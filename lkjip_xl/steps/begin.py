"""`lkjip baru`: the folder of a year and its master workbook, new or from the folder of the year before."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, datetime

from lkjip_xl.domain.catatan import Catatan
from lkjip_xl.domain.errors import FileUnusableError, UsageError
from lkjip_xl.domain.progress import fold
from lkjip_xl.domain.schedule import Kalender, schedule
from lkjip_xl.domain.sop import Sop
from lkjip_xl.formats.book import MasterBook
from lkjip_xl.formats.carry_over import (
    Baris,
    Warisan,
    carried_settings,
    copy_templates,
    merged,
    read_last_year,
    write_carried,
)
from lkjip_xl.formats.folder import journal
from lkjip_xl.formats.folder.atomic import copy_file, put_in_place
from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.formats.folder.journal_mirror import keep_mirror, set_mirror_aside
from lkjip_xl.formats.libur import libur_nasional
from lkjip_xl.formats.master.book import open_master
from lkjip_xl.formats.master.build import copy_blank
from lkjip_xl.formats.master.reader import read_master
from lkjip_xl.formats.master.rows import initial_letters, initial_pejabat, initial_settings
from lkjip_xl.formats.office import calendar_of, start_of
from lkjip_xl.formats.sop.file import find_sop, load_sop
from lkjip_xl.formats.views.tables import Tampilan, write_views

_TAHUN_AWAL, _TAHUN_AKHIR = 2014, 2100


def begin_from(
    folder: CaseFolder, dari: CaseFolder, id_sop: str | None, tahun: int | None, waktu: datetime
) -> Warisan:
    """Begin the year after that of `dari`, with its SOP unless another is named; `dari` is only read.

    Raises:
        UsageError: both are one folder, or one lies in the other.
        SettingsError, FileUnusableError: as `begin`, and where last year cannot be read.
    """
    if folder.root.is_relative_to(dari.root) or dari.root.is_relative_to(folder.root):
        raise UsageError(
            f"Folder baru “{folder.root}” dan folder tahun lalu “{dari.root}” harus terpisah.",
            "Sebutkan folder lain yang masih kosong, di luar folder tahun lalu.",
        )
    warisan = read_last_year(dari, tahun)
    begin(folder, id_sop or str(dari.sop), warisan.baru, waktu, warisan=warisan)
    return warisan


def begin(
    folder: CaseFolder,
    id_sop: str,
    tahun: int,
    waktu: datetime,
    *,
    contoh: bool = False,
    warisan: Warisan | None = None,
) -> Sop:
    """Make the folder, its master and the first records; a begun folder without journal is begun anew.

    Raises:
        SettingsError: there is no such SOP.
        UsageError: the year makes no sense.
        FileUnusableError: the folder is in use, holds a foreign master, or cannot be written.
    """
    path = find_sop(id_sop)
    if not _TAHUN_AWAL <= tahun <= _TAHUN_AKHIR:
        raise UsageError(f"Tahun {tahun} tidak masuk akal.", "Isi tahun kinerja, misalnya --tahun 2025.")
    _check_place(folder)
    sop = load_sop(path)
    folder.create()
    with folder.locked("baru"):
        _check_place(folder)  # another command may have begun the same folder meanwhile
        copy_file(path, folder.sop)
        copy_file(path, folder.cadangan / folder.sop.name)
        if warisan:
            copy_templates(warisan.folder, folder)
        records = _new_master(folder, sop, tahun, waktu, contoh=contoh, warisan=warisan)
        journal.commit(folder.journal, journal.prepare(folder.journal, records))
        set_mirror_aside(folder, waktu)  # a begun folder without journal may hold the copy of one
        keep_mirror(folder)
    return sop


def _check_place(folder: CaseFolder) -> None:
    if folder.master.exists() and (folder.is_begun or not _is_leftover(folder)):
        raise FileUnusableError(
            f"Sudah ada “{folder.master.name}” di folder “{folder.root}” yang bukan buatan perintah ini.",
            "Pilih folder lain yang masih kosong.",
        )


def _is_leftover(folder: CaseFolder) -> bool:
    """Whether an interrupted `baru` left this: our master is in place, and nothing was recorded or done."""
    kept = (p for part in ("terbitan", "diterima", "cadangan") for p in (folder.dalam / part).glob("*.xlsx"))
    worked = (*kept, *folder.formulir.rglob("*"), *folder.hasil.rglob("*"))
    return folder.sop.exists() and not worked


def _new_master(
    folder: CaseFolder, sop: Sop, tahun: int, waktu: datetime, *, contoh: bool, warisan: Warisan | None
) -> Sequence[Catatan]:
    """Fill a copy of the blank master beside and put it in place; gives the first records."""
    beside = folder.dalam / "master-baru.xlsx"
    beside.unlink(missing_ok=True)
    copy_blank(sop, beside)
    with open_master(beside) as book:
        _fill(book, sop, tahun, warisan)
        master = read_master(book, sop.formulir)
        planned = schedule(sop, start_of(master, tahun), calendar_of(master))
        jadwal = {j.langkah_id: [j.mulai.isoformat(), j.tenggat.isoformat()] for j in planned}
        records = (
            Catatan(waktu, "baru", {"sop": sop.id, "tahun": tahun, "unit": sop.unit, "contoh": contoh}),
            Catatan(waktu, "jadwal", {"jadwal": jadwal}),
        )
        write_views(book, Tampilan(sop, fold(records), records, master, waktu), {}, {}, ())
    put_in_place(beside, folder.master)
    return records


def _fill(book: MasterBook, sop: Sop, tahun: int, warisan: Warisan | None) -> None:
    """Year, identity, roles, holidays of the year of work and the one after; the rest as last year."""
    holidays = libur_nasional((tahun + 1, tahun + 2))
    calendar = Kalender(frozenset(h.tanggal for h in holidays))
    dates = {
        "Tanggal Mulai": calendar.next_open(datetime(tahun + 1, 1, 2)).date(),
        "Batas Penyampaian": date(tahun + 1, 2, monthrange(tahun + 1, 2)[1]),
    }
    rows: list[Baris] = [
        {**r, "Nilai": dates.get(str(r["Pengaturan"]), r["Nilai"])} for r in initial_settings(sop, tahun)
    ]
    pejabat: list[Baris] = [*initial_pejabat(sop)]
    if warisan:
        rows = carried_settings(rows, warisan.tabel["tblPengaturan"])
        pejabat = merged(pejabat, warisan.tabel["tblPejabat"], "Peran")
        surat = merged([*initial_letters(sop)], warisan.tabel["tblNomorSurat"], "Naskah")
        book.write_table("tblNomorSurat", surat)
        write_carried(book, warisan)
    book.write_table("tblPengaturan", rows)
    book.write_table("tblPejabat", pejabat)
    book.write_table(
        "tblLibur",
        [{"Tanggal": h.tanggal, "Keterangan": h.keterangan, "Jenis": h.jenis} for h in holidays],
    )

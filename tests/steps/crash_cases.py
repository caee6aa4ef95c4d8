"""Commands that an example year does not run, each with a folder as it stood before it."""

import re
import shutil
from pathlib import Path

from crash_bench import Perkara
from openpyxl import Workbook

from lkjip_xl.formats.folder.case_folder import CaseFolder

_NOW = "2026-01-30T08:00:00"
_KEPALA = (
    ("No.", "Kode Rekening", "Program / Kegiatan / Sub Kegiatan", "Indikator Kinerja", "Satuan"),
    ("Target Akhir Renstra 2026", "Realisasi Renstra s.d. Tahun Lalu (2024)", "Target Renja Tahun 2025"),
    tuple(f"Realisasi Triwulan {n}" for n in ("I", "II", "III", "IV")),
    ("Realisasi Renja Tahun 2025", "Tingkat Capaian Renja (%)"),
)


def other_commands(where: Path, cases: dict[str, Perkara]) -> dict[str, Perkara]:
    """`cases` are those of an example year that was played at least to its analysis."""
    awal, olah = cases["siapkan"].dasar, cases["olah"].dasar
    main = where / "main" / "tahun"
    recap = "DIR/4-hasil/Rekap Kota.xlsx"
    return {
        "impor": _case("impor", awal, "impor", "DIR", str(_evaluation(where)), "--bidang", "SEKRET"),
        "baru --dari": _case("baru", where / "tidak-ada", "baru", "DIR", "--dari", str(main)),
        "template --salin": _case("template", olah, "template", "DIR", "--salin", "lkjip"),
        "gabung": Perkara("gabung", olah, ["gabung", str(main), "-o", recap], _NOW, di_luar=True),
        "pulihkan --bangun": _case("pulihkan", olah, "pulihkan", "DIR", "--bangun"),
        "pulihkan --berkas": _case("pulihkan", _spoilt_form(where, olah), "pulihkan", "DIR", "3", "--berkas"),
        "periksa-jejak --akui": _case(
            "akui", _edited_journal(where, olah), "periksa-jejak", "DIR", "--akui", "ejaan nama dibetulkan"
        ),
        "pesan": _case("pesan", cases["kembalikan"].dasar, "pesan", "DIR"),
        "ikhtisar": _case("ikhtisar", main, "ikhtisar", "DIR"),
        "kumpulkan --pakai": _case(
            "pakai", _two_answers(where, cases["kumpulkan"].dasar), "kumpulkan", "DIR", "--pakai", "B.xlsx"
        ),
    }


def _case(nama: str, dasar: Path, *args: str) -> Perkara:
    return Perkara(nama, dasar, list(args), _NOW)


def _copy(dasar: Path, target: Path) -> CaseFolder:
    shutil.copytree(dasar, target / "tahun")
    return CaseFolder(target / "tahun")


def _evaluation(where: Path) -> Path:
    """An "Evaluasi Hasil Renja" workbook of one programme, figures and rupiah beside each other."""
    book = Workbook()
    sheet = book.active
    sheet.append(["EVALUASI HASIL RENJA TAHUN 2025"])
    front, *groups = _KEPALA
    sheet.append([*front, *(t for titles in groups for title in titles for t in (title, None))])
    sheet.append([None] * len(front) + ["Kinerja", "Anggaran"] * sum(map(len, groups)))
    figures = [100, 900, 40, 300, 80, 400, 10, 50, 20, 60, 20, 70, 30, 80, 80, 260, 100, 65]
    for kode, nama in (("5.01.02", "Program Perencanaan"), ("5.01.02.2.01", "Penyusunan Rencana")):
        sheet.append(["", kode, nama, f"Indikator {nama}", "%", *figures])
    path = where / "Evaluasi.xlsx"
    book.save(path)
    return path


def _spoilt_form(where: Path, dasar: Path) -> Path:
    folder = _copy(dasar, where / "rusak")
    min(folder.formulir.glob("*.xlsx")).write_bytes(b"rusak")
    return folder.root


def _edited_journal(where: Path, dasar: Path) -> Path:
    folder = _copy(dasar, where / "disunting")
    lines = folder.journal.read_bytes().split(b"\n")
    n = next(n for n, line in enumerate(lines) if b'"kepala": "' in line)
    lines[n] = re.sub(rb'"kepala": "[^"]*"', b'"kepala": "Orang Lain"', lines[n])
    folder.journal.write_bytes(b"\n".join(lines))
    return folder.root


def _two_answers(where: Path, dasar: Path) -> Path:
    folder = _copy(dasar, where / "dua")
    first = min(p for p in folder.masuk.glob("*.xlsx") if "perbaikan" in p.name)
    (folder.masuk / "B.xlsx").write_bytes(first.read_bytes() + b"\0")
    return folder.root

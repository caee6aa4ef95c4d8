"""Renja sheets of other offices: other columns, other wording, kode rekening, values only, broken files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook

from lkjip_xl.domain.catatan import Catatan
from lkjip_xl.domain.errors import FileUnusableError
from lkjip_xl.domain.renja.audit import audit_renja
from lkjip_xl.domain.renja.lembar import Jenis, Jenjang, Kelompok
from lkjip_xl.formats.folder import journal
from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.formats.renja.imported import added_before, note_adding
from lkjip_xl.formats.renja.workbook import read_renja, to_records

K, RP = Jenis.K, Jenis.RP
NOMOR = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13 = 9+10+11+12"]

# Other offices: no % columns, no merges, labels in words, the numbers below the labels, kode in front, an
# extra column of the progress of the year, the unit in charge behind.
KEPALA = [
    ["", "EVALUASI HASIL RENJA", *[""] * 26],
    ["", "Nama OPD : Dinas Contoh", *[""] * 26],
    [
        "No.", "Kode Rekening", "Program / Kegiatan / Sub Kegiatan", "Indikator Kinerja", "Satuan",
        "Target Akhir Renstra 2026", "", "Realisasi Renstra s.d. Tahun Lalu (2024)", "",
        "Target Renja Tahun 2025", "", "Realisasi Triwulan I", "", "Realisasi Triwulan II", "",
        "Realisasi Triwulan III", "", "Realisasi Triwulan IV", "", "Realisasi Renja Tahun 2025", "",
        "Tingkat Capaian Renja (%)", "", "Realisasi Renstra s/d 2025", "", "Tingkat Capaian Renstra (%)", "",
        "Bidang Penanggung Jawab",
    ],
    ["", "", "", "", "", *["Kinerja", "Anggaran"] * 11, ""],
    [*NOMOR, *[str(n) for n in range(14, 29)]],
]  # fmt: skip


def _row(kode: str, nama: str, satuan: str, k: Sequence[float], rp: Sequence[float]) -> list[object]:
    """Renstra, before, target, four quarters; the rest is computed. k and rp have seven figures each."""
    pasangan = [n for p in zip(k, rp, strict=True) for n in p]
    tahun = [sum(k[3:]), sum(rp[3:])]
    sd = [k[1] + tahun[0], rp[1] + tahun[1]]
    awal: list[object] = ["", kode, nama, f"Indikator {nama}", satuan, *pasangan, *tahun]
    return [*awal, tahun[0] / k[2], tahun[1] / rp[2], *sd, sd[0] / k[0], sd[1] / rp[0], "Sekretariat"]


_UTUH = [900, 300, 400, 50, 60, 70, 80]
ISI = [
    _row("5.01.02", "Program Perencanaan", "%", [100, 40, 80, 10, 20, 20, 30], _UTUH),
    _row("5.01.02.2.01", "Penyusunan Rencana", "Dok", [10, 4, 4, 1, 1, 1, 1], _UTUH),
    _row("5.01.02.2.01.0001", "Renja", "Dok", [5, 2, 2, 0, 1, 0, 1], [500, 200, 100, 10, 20, 30, 40]),
    _row("5.01.02.2.01.0002", "Renstra", "Dok", [5, 2, 2, 0, 1, 0, 1], [400, 100, 300, 40, 40, 40, 40]),
]


def _write(path: Path, rows: Sequence[Sequence[object]], depan: str = "Sampul") -> Path:
    book = Workbook()
    book.active.title = depan
    sheet = book.create_sheet("E.81")
    for row in rows:
        sheet.append([None if isi == "" else isi for isi in row])
    book.save(path)
    return path


def test_another_layout_is_read_by_meaning(tmp_path: Path) -> None:
    book = read_renja(_write(tmp_path / "lain.xlsx", [*KEPALA, *ISI]))
    assert (book.lembar, book.tahun, book.perangkat_daerah) == ("E.81", 2025, "Dinas Contoh")
    program, kegiatan, *sub = book.baris
    assert [b.jenjang for b in book.baris] == [Jenjang.PROGRAM, Jenjang.KEGIATAN, Jenjang.SUB, Jenjang.SUB]
    assert [b.induk for b in book.baris] == [None, 6, 7, 7]
    assert [b.kode for b in sub] == ["5.01.02.2.01.0001", "5.01.02.2.01.0002"]
    assert program.nilai(Kelompok.RENSTRA, RP) == 900
    assert program.nilai(Kelompok.LALU, K) == 40
    assert program.nilai(Kelompok.TARGET, RP) == 400
    assert [program.nilai(k, K) for k in (Kelompok.TW1, Kelompok.TW2, Kelompok.TW3, Kelompok.TW4)] == [
        10,
        20,
        20,
        30,
    ]
    assert program.nilai(Kelompok.TAHUN, RP) == 260
    assert program.nilai(Kelompok.SD, RP) == 560
    assert program.nilai(Kelompok.TINGKAT, K) == Decimal("1.2")
    assert kegiatan.penanggung_jawab == "Sekretariat"


def test_a_scale_of_one_is_a_habit_and_a_wrong_total_is_found(tmp_path: Path) -> None:
    assert [p.kode for p in audit_renja(read_renja(_write(tmp_path / "a.xlsx", [*KEPALA, *ISI])))] == ["A34"]
    salah = [list(r) for r in ISI]
    salah[1][18] = 81  # S7: Rp TW IV of the kegiatan
    temuan = audit_renja(read_renja(_write(tmp_path / "b.xlsx", [*KEPALA, *salah])))
    assert [(p.kode, p.sel) for p in temuan if p.kode != "A34"] == [
        ("A42", "S6"), ("A20", "S7"), ("A42", "U7"),
    ]  # fmt: skip


def test_records_of_another_layout(tmp_path: Path) -> None:
    hasil = to_records(
        read_renja(_write(tmp_path / "a.xlsx", [*KEPALA, *ISI])), jenjang_indikator={"kegiatan"}
    )
    assert [(i.kode, i.satuan, i.target) for i in hasil.indikator] == [("5.01.02.2.01", "Dok", 4)]
    assert [b.jenjang for b in hasil.anggaran] == ["program", "kegiatan", "sub kegiatan", "sub kegiatan"]
    assert hasil.realisasi["5.01.02.2.01"].triwulan == (1, 1, 1, 1)
    assert hasil.realisasi_rupiah["5.01.02"].jumlah == 260


def test_code_beside_the_name_under_one_heading(tmp_path: Path) -> None:
    kepala = [list(r) for r in KEPALA]
    kepala[2][1], kepala[2][2] = "Kode dan Program/Kegiatan", "Program/Kegiatan"
    book = read_renja(_write(tmp_path / "a.xlsx", [*kepala, *ISI]))
    assert [(b.kode, b.nama) for b in book.baris[:2]] == [
        ("5.01.02", "Program Perencanaan"),
        ("5.01.02.2.01", "Penyusunan Rencana"),
    ]


def test_text_errors_closing_rows_and_further_indicators(tmp_path: Path) -> None:
    isi = [list(r) for r in ISI]
    isi[2][9], isi[2][11] = "2 dokumen", "belum ada data"
    isi[3][9] = "tiga puluh"
    k = [90, 80, 85, 80, 81, 82, 83]
    lanjut: list[object] = ["", "", "", "Indeks kepuasan", "Nilai", *[n for isi_k in k for n in (isi_k, "")]]
    jumlah = ["", "", "Jumlah", "", "", "", 900, "", 300, "", 400, "", 50, "", 60, "", 70, "", 80, "", 260]
    catatan = ["", "", "Catatan: angka sementara", "", "", "", 1]
    book = read_renja(_write(tmp_path / "a.xlsx", [*KEPALA, *isi, lanjut, jumlah, catatan]))
    dokumen, tiga, indeks, total = book.baris[2:]
    assert dokumen.nilai(Kelompok.TARGET, K) == 2
    assert dokumen.nilai(Kelompok.TW1, K) is None
    assert tiga.nilai(Kelompok.TARGET, K) is None
    assert (indeks.lanjutan, indeks.kode, indeks.induk) == (True, "5.01.02.2.01.0002-2", 7)
    assert (total.jenjang, book.children(total)) == (Jenjang.TOTAL, (book.baris[0],))
    kode = {p.sel: p.tingkat for p in audit_renja(book) if p.kode == "A35"}
    assert kode == {"J8": "peringatan", "J9": "galat"}


def test_formulas_without_results_are_computed(tmp_path: Path) -> None:
    isi = [list(r) for r in ISI]
    isi[1][6] = "=SUM(G8:G9)"
    isi[0][6] = "=G7"
    isi[0][8] = "=I6+1"  # points at itself
    isi[0][10] = "=VLOOKUP(A1,A1:B2,2)"
    isi[0][25], isi[1][25] = "=1/0", "=Z6"
    isi[2][24] = "=Y9*1"
    isi[3][24] = '=IFERROR(1/0,"x")+B1'
    book = read_renja(_write(tmp_path / "a.xlsx", [*KEPALA, *isi]))
    assert [b.nilai(Kelompok.RENSTRA, RP) for b in book.baris[:2]] == [900, 900]
    assert book.baris[0].nilai(Kelompok.LALU, RP) is None
    assert [a.galat for b in book.baris[:2] for u, a in b.angka.items() if a.galat] == ["#DIV/0!"] * 2
    temuan = {p.kode: p for p in book.temuan}
    assert temuan["A37"].sel == "I6"
    assert "8 rumus, mulai" in temuan["A38"].pesan
    assert "4 tidak dapat dihitung" in temuan["A38"].pesan


def test_a_chain_of_formulas_too_deep_is_left_alone(tmp_path: Path) -> None:
    isi = [list(r) for r in ISI]
    isi[0][6] = "=AF20"
    ekor: list[list[object]] = [[""] * 31 for _ in range(200)]
    for i in range(200):
        ekor[i] = [*[""] * 31, f"=AF{i + 11}"]
    book = read_renja(_write(tmp_path / "a.xlsx", [*KEPALA, *isi, *ekor]))
    assert book.baris[0].nilai(Kelompok.RENSTRA, RP) is None


def test_formulas_that_grow_beyond_all_bounds_are_left_alone(tmp_path: Path) -> None:
    isi = [list(r) for r in ISI]
    besar = "9" * 400
    isi[0][6] = "=" + "*".join(["AF40"] * 250)
    ekor = [[*[""] * 31, "=" + "*".join([f"AF{n + 1}"] * 250)] for n in range(10, 45)]
    book = read_renja(_write(tmp_path / "a.xlsx", [*KEPALA, *isi, *ekor, [*[""] * 31, f"={besar}"]]))
    assert book.baris[0].nilai(Kelompok.RENSTRA, RP) is None


def test_no_year_anywhere(tmp_path: Path) -> None:
    kepala = [
        [str(t).replace("2025", "n").replace("2024", "n-1").replace("2026", "akhir") for t in r]
        for r in KEPALA
    ]
    book = read_renja(_write(tmp_path / "a.xlsx", [*kepala, *ISI]))
    assert book.tahun is None
    assert [p.kode for p in book.temuan] == ["I24"]


def test_foreign_and_broken_files_are_refused_in_plain_words(tmp_path: Path) -> None:
    with pytest.raises(FileUnusableError, match="bukan buku kerja Evaluasi Hasil Renja") as salah:
        read_renja(_write(tmp_path / "a.xlsx", [["a", "b"], ["satuan", "target", "realisasi", "indikator"]]))
    assert salah.value.exit_code == 3
    with pytest.raises(FileUnusableError, match="tidak berisi satu baris program pun"):
        read_renja(_write(tmp_path / "b.xlsx", KEPALA))
    rusak = tmp_path / "c.xlsx"
    rusak.write_bytes(b"PK\x03\x04 bukan zip")
    with pytest.raises(FileUnusableError, match="rusak atau bukan"):
        read_renja(rusak)
    with pytest.raises(FileUnusableError, match="tidak ditemukan"):
        read_renja(tmp_path / "tiada.xlsx")
    lama = tmp_path / "lama.xlsx"
    lama.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    with pytest.raises(FileUnusableError, match="terkunci sandi atau"):
        read_renja(lama)
    besar = tmp_path / "besar.xlsx"
    besar.write_bytes(b"\0" * ((20 << 20) + 1))
    with pytest.raises(FileUnusableError, match="terlalu besar"):
        read_renja(besar)


def test_rows_that_are_recorded_are_not_counted_again(tmp_path: Path) -> None:
    folder = CaseFolder(tmp_path / "tahun")
    folder.create()
    journal.append(folder.journal, Catatan(datetime(2026, 1, 5, 8), "baru", {}))
    note_adding(folder, "a" * 64, (2, 3))
    assert added_before(folder, "b" * 64) == (0, 0)
    assert added_before(folder, "a" * 64) == (2, 3)
    journal.append(folder.journal, Catatan(datetime(2026, 1, 5, 9), "impor", {"sha256": "a" * 64}))
    assert added_before(folder, "a" * 64) == (0, 0)

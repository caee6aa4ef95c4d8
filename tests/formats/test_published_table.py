from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from lkjip_xl.domain.audit.table import audit_row
from lkjip_xl.domain.errors import FileUnusableError
from lkjip_xl.formats.published_table import read_table

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
KEPALA = "indikator,satuan,polaritas,target,realisasi,capaian,kategori\n"
Tulis = Callable[[str | bytes], Path]


@pytest.fixture
def tulis(tmp_path: Path) -> Tulis:
    def write(isi: str | bytes) -> Path:
        path = tmp_path / "tabel.csv"
        path.write_bytes(isi if isinstance(isi, bytes) else isi.encode())
        return path

    return write


def answers(path: Path) -> list[str]:
    return [str(audit_row(baris).nilai) for baris in read_table(path)]


def test_small_table(tulis: Tulis) -> None:
    path = tulis(
        KEPALA
        + 'Contoh,%,positif,90,100,"111,11",\nContoh,%,positif,80,100,"124,00",\n\nX,%,positif,80,n/a,-,\n'
    )
    assert answers(path) == ["cocok", "tidak cocok", "belum ada data"]
    assert [b.baris for b in read_table(path)] == [2, 3, 5]


@pytest.mark.parametrize("pemisah", [";", "\t", "|"])
@pytest.mark.parametrize("sandi", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_delimiters_and_encodings(tulis: Tulis, pemisah: str, sandi: str) -> None:
    kepala = "Indikator Kinerja;Satuan;Target 2025;Realisasi 2025;Capaian (%);Kategori\n"
    teks = "sep=x\n" + kepala + "Angka – é;%;90;81;90,00;Baik\n"
    (baris,) = read_table(tulis(teks.replace(";", pemisah).encode(sandi)))
    assert (baris.indikator, baris.target, baris.capaian, baris.baris) == ("Angka – é", "90", "90,00", 3)


def test_unquoted_decimal_commas_are_seen(tulis: Tulis) -> None:
    (baris,) = read_table(tulis(KEPALA + "Contoh,%,positif,90,100,111,11,Baik\n"))
    assert audit_row(baris).nilai == "tidak dapat dihitung"
    assert "tanda kutip" in baris.cacat


def test_years_and_other_targets_are_told_apart(tulis: Tulis) -> None:
    kepala = "No;Indikator;Target Akhir Renstra;Target 2024;Realisasi 2024;Target 2025;"
    kepala += "Realisasi 2025;% Capaian 2025\n"
    (baris,) = read_table(tulis(kepala + "(1);(2);(3);(4);(5);(6);(7);(8)=(7)/(6)\n1;A;99;1;2;90;81;90\n"))
    assert (baris.target, baris.realisasi, baris.capaian) == ("90", "81", "90")


@pytest.mark.parametrize(
    "kepala",
    [
        "Indikator;Sat.;Target;Capaian;Tingkat Kemajuan",
        "Indikator Kinerja;Satuan;Target;Capaian 2025;%",
        "Indikator;Satuan;Rencana Tingkat Capaian (Target);Realisasi;Persentase Pencapaian Rencana Tingkat Capaian",
        "Indikator;Satuan;Target Kinerja;Hasil;Persentase Pencapaian",
    ],
)
def test_other_names_of_the_columns(tulis: Tulis, kepala: str) -> None:
    """Where no column is called realisasi, "capaian" is what was reached (older LAKIP forms)."""
    (baris,) = read_table(tulis(f"{kepala}\nAngka;%;80;82;102,5\n"))
    assert (baris.target, baris.realisasi, baris.capaian) == ("80", "82", "102,5")
    assert audit_row(baris).nilai == "cocok"


def test_the_latest_of_several_years_without_realisasi(tulis: Tulis) -> None:
    kepala = "Indikator;Target 2024;Capaian 2024;% Capaian 2024;Target 2025;Capaian 2025;% Capaian 2025"
    (baris,) = read_table(tulis(f"{kepala}\nAngka;70;60;85,71;80;82;102,5\n"))
    assert (baris.target, baris.realisasi, baris.capaian) == ("80", "82", "102,5")


def test_budget_table(tulis: Tulis) -> None:
    (baris,) = read_table(tulis("Program;Pagu (Rp);Realisasi (Rp);%\nA;548.000.000;499.471.900;91,14\n"))
    assert baris.anggaran
    assert audit_row(baris).nilai == "cocok"


def test_workbook(tmp_path: Path) -> None:
    from openpyxl import Workbook

    buku = Workbook()
    assert buku.active is not None
    buku.active["A1"] = "Sampul"
    lembar = buku.create_sheet("Tabel")
    lembar.append(["Tabel 3.1 Capaian Kinerja Tahun 2025"])
    lembar.append(["No", "Indikator", "Satuan", "Polaritas", "Tahun 2025", None, None])
    lembar.append([None, None, None, None, "Target", "Realisasi", "Capaian"])
    lembar.append([1, 2, 3, 4, 5, 6, 7])
    lembar.append([1, "A", "%", "Negatif", 32, 4.88, 1.8475])
    lembar.append([2, "B", "%", "Positif", 0.9, 1, "111,11"])
    lembar.append([3, "C", "%", "Positif", 90, 81, 90])
    lembar["G5"].number_format = "0.00%"
    lembar["E6"].number_format = lembar["F6"].number_format = "0%"
    lembar["F7"].number_format = "d-mmm"
    lembar["G7"].number_format = '0"%"'
    lembar["ZZ9"] = "jauh"
    buku.create_sheet("Tersembunyi", 0).sheet_state = "hidden"
    path = tmp_path / "tabel.xlsx"
    buku.save(path)
    hasil = [audit_row(baris) for baris in read_table(path)]
    assert [(h.baris, str(h.nilai)) for h in hasil] == [
        (5, "cocok"),
        (6, "cocok"),
        (7, "tidak dapat dihitung"),  # a date stands where the realisation was typed
    ]
    assert hasil[0].rumus == "(2T − R)/T × 100"


@pytest.mark.parametrize(
    "isi",
    [
        b"",
        b"bukan tabel\n",
        b"indikator,target\nA,1\n",
        b"\x00\x01\x02",
        b"PK\x03\x04rusak",
        b'indikator,target,realisasi,capaian\n"' + b"x" * 200_000,
        b"x" * ((20 << 20) + 1),
    ],
    ids=["kosong", "prosa", "kurang kolom", "biner", "zip rusak", "sel raksasa", "terlalu besar"],
)
def test_files_that_are_no_table(tulis: Tulis, isi: bytes) -> None:
    with pytest.raises(FileUnusableError) as salah:
        read_table(tulis(isi))
    assert salah.value.saran


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(FileUnusableError):
        read_table(tmp_path / "tidak-ada.csv")


@pytest.mark.skipif(
    not DATA.is_dir(), reason="../shared/data tidak ada: data terbit hanya ada di tempat kerja"
)
def test_the_published_rows_as_their_notes_say() -> None:
    c, p, x, b = "cocok", "cocok dengan pemotongan", "tidak cocok", "belum ada data"
    assert answers(DATA / "capaian-terbit.csv") == [c, c, b, x, c, c, x, c, c, p, c, p, c, c, b, c, c, c]
    assert answers(DATA / "anggaran-terbit.csv") == [c, c, c]
    with (DATA / "capaian-terbit.csv").open(encoding="utf-8") as berkas:
        ganjil = [
            i for i, r in enumerate(csv.DictReader(berkas), start=2) if "category Baik although" in r["note"]
        ]
    catatan = {b.baris: audit_row(b).catatan for b in read_table(DATA / "capaian-terbit.csv")}
    assert all("Sangat Baik" in catatan[i][0] for i in ganjil)

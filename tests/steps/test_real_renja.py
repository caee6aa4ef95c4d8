"""A real Renja workbook through the whole job; the draft against an independent computation."""

import zipfile
from decimal import ROUND_HALF_UP, Decimal

import openpyxl
import pytest

from lkjip_xl.cli.main import run
from lkjip_xl.formats.book import open_book
from lkjip_xl.formats.folder.case_folder import CaseFolder

BERKAS = "evaluasi-renja-2025-bappedalitbang-deli-serdang.xlsx"
PROGRAM = (13, 55, 70, 92, 97)
ANALISIS = ("Kendala", "Solusi", "Rencana Tindak Lanjut", "PIC", "Batas Waktu", "Bukti Dukung")


def exact(value) -> Decimal:
    return Decimal(repr(value)) if value is not None else Decimal(0)


def two(n: Decimal) -> Decimal:
    return n.quantize(Decimal("0.01"), ROUND_HALF_UP)


def indonesian(n: Decimal) -> str:
    return f"{n:,.2f}".replace(",", "_").replace(".", ",").replace("_", ".")


@pytest.fixture(scope="module")
def sumber(data_bersama):
    return openpyxl.load_workbook(data_bersama / BERKAS, data_only=True).worksheets[0]


@pytest.fixture(scope="module")
def tahun(data_bersama, tmp_path_factory) -> CaseFolder:
    """The year worked from the real workbook: its own realisation, analysis where the rules ask for it."""
    folder = CaseFolder(tmp_path_factory.mktemp("renja") / "tahun")
    root = str(folder.root)
    assert run(["baru", root, "--sop", "dinsos-pppa-probolinggo", "--tahun", "2025"]) == 0
    assert run(["impor", root, str(data_bersama / BERKAS)]) == 1, "findings about the workbook"
    for aksi in ("siapkan", "bagikan"):
        assert run([aksi, root]) == 0
    form = folder.masuk / "Formulir UMUM.xlsx"
    form.write_bytes((folder.formulir / form.name).read_bytes())
    with open_book(form, save=True) as book:
        rows = book.read_table("tblIndikator")
        analysis = dict.fromkeys(ANALISIS, "diisi untuk pengujian")
        book.write_table("tblIndikator", [{**row, **analysis} for row in rows])
    for aksi in ("kumpulkan", "periksa", "olah", "draf"):
        assert run([aksi, root]) in (0, 1), aksi
    return folder


def rows_with_money(sumber):
    """Rows that are nobody's parent: those whose budget cell is no SUM in the source."""
    for r in range(11, 106):
        name = str(sumber.cell(r, 7).value or "")
        if name and sumber.cell(r, 15).value and r not in parents(sumber):
            yield r


def parents(sumber) -> set[int]:
    formulas = openpyxl.load_workbook(sumber.parent.path_of_source).worksheets[0]
    return {r for r in range(11, 106) if str(formulas.cell(r, 15).value or "").startswith("=SUM")}


@pytest.fixture(scope="module", autouse=True)
def _path(sumber, data_bersama):
    sumber.parent.path_of_source = data_bersama / BERKAS


def test_the_rekap_equals_an_independent_computation_to_the_rupiah(tahun, sumber):
    leaves = list(rows_with_money(sumber))
    pagu = sum(exact(sumber.cell(r, 15).value) for r in leaves)
    spent = sum(exact(sumber.cell(r, c).value) for r in leaves for c in (18, 21, 24, 27))
    with open_book(tahun.master) as book:
        assert book.read_name("rk_pagu") == float(pagu) == 14_723_660_349
        assert book.read_name("rk_realisasi") == float(spent) == 12_023_973_159
        rekap = book.read_table("tblRekap")
    for row, r in zip(rekap, PROGRAM, strict=True):
        target = exact(sumber.cell(r, 14).value)
        reached = sum(exact(sumber.cell(r, c).value) for c in (16, 19, 22, 25))
        assert row["Target"] == float(target)
        assert row["Capaian"] == pytest.approx(float(two(reached / target * 100)))


def test_the_draft_prints_these_figures(tahun, sumber):
    (draft,) = tahun.hasil.glob("Draf*.docx")
    with zipfile.ZipFile(draft) as z:
        text = z.read("word/document.xml").decode("utf-8")
    figures = ["Rp14.723.660.349", "Rp12.023.973.159"]
    for r in PROGRAM:
        reached = sum(exact(sumber.cell(r, c).value) for c in (16, 19, 22, 25))
        figures.append(indonesian(two(reached / exact(sumber.cell(r, 14).value) * 100)))
    money = (int(sumber.cell(r, 15).value) for r in rows_with_money(sumber))
    figures += [f"Rp{n:,}".replace(",", ".") for n in money]
    assert [f for f in figures if f not in text] == []


def test_every_figure_of_the_forms_names_its_cell(tahun):
    with open_book(tahun.master) as book:
        rows = book.read_table("tblRekap")
    assert all(str(r["Asal"]).startswith("2-masuk/Formulir UMUM.xlsx › Indikator › ") for r in rows)

"""`lkjip gabung`: many masters in one recap, the unusable ones named; `lkjip ikhtisar`: one page for leaders."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from datetime import datetime
from pathlib import Path

import docx
import openpyxl
import pytest

from lkjip_xl.cli.main import run
from lkjip_xl.domain.errors import FileUnusableError, UsageError
from lkjip_xl.formats.book import open_book
from lkjip_xl.formats.folder.case_folder import MASTER, CaseFolder
from lkjip_xl.steps.brief import make_brief
from lkjip_xl.steps.merge_offices import merge_offices

WAKTU = datetime(2026, 3, 1, 9)
JAHAT = "=HYPERLINK(1) <Dinas> & {{ x }}"


def master(asal: CaseFolder, folder: Path, nama: str, tahun: int = 2025) -> Path:
    folder.mkdir(parents=True)
    path = folder / MASTER
    shutil.copy(asal.master, path)
    with open_book(path, save=True) as book:
        book.write_name("br_perangkat_daerah", nama)
        book.write_name("br_tahun", tahun)
    return path


@pytest.fixture(scope="module")
def kota(tahun_selesai: CaseFolder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    akar = tmp_path_factory.mktemp("kota")
    master(tahun_selesai, akar / "b" / "LKjIP 2025", "Dinas B")
    master(tahun_selesai, akar / "a", JAHAT)
    master(tahun_selesai, akar / "z" / "kembar", "dinas  b")
    master(tahun_selesai, akar / "lama", "Dinas Lama", 2024)
    (akar / "rusak").mkdir()
    (akar / "rusak" / MASTER).write_bytes((akar / "a" / MASTER).read_bytes()[:20_000])
    (akar / "asing").mkdir()
    openpyxl.Workbook().save(akar / "asing" / MASTER)
    (akar / "a" / "5-arsip" / "x").mkdir(parents=True)
    shutil.copy(akar / "a" / MASTER, akar / "a" / "5-arsip" / "x" / MASTER)
    return akar


def test_every_master_is_in_the_recap_or_named(kota: Path, tmp_path: Path) -> None:
    sebelum = {p: hashlib.sha256(p.read_bytes()).digest() for p in kota.rglob("*.xlsx")}
    hasil = merge_offices([kota, tmp_path / "tidak ada"], tmp_path / "rekap.xlsx", WAKTU)
    assert {p: hashlib.sha256(p.read_bytes()).digest() for p in kota.rglob("*.xlsx")} == sebelum
    assert (hasil.tahun, [k.perangkat_daerah for k in hasil.kantor]) == (2025, [JAHAT, "Dinas B"])
    told = {m.tempat: m.masalah for m in hasil.masalah}
    assert told.pop(str(tmp_path / "tidak ada")) == "tidak ada."
    where = {Path(k).relative_to(kota).parts[0]: v for k, v in told.items()}
    assert where.keys() == {"z", "lama", "rusak", "asing"}
    assert "tahun 2024, bukan 2025" in where["lama"]
    assert "sudah dibaca dari" in where["z"]
    assert "rusak" in where["rusak"]

    book = openpyxl.load_workbook(hasil.berkas)
    assert book.sheetnames == ["Ikhtisar", "Indikator", "Masalah"]
    sheet = book["Ikhtisar"]
    assert (sheet["B6"].value, sheet["B6"].data_type) == (JAHAT, "s")
    assert [c.value for c in sheet[7]][1:7] == ["Dinas B", None, "10 dari 10", 8, 101.38, "Sangat Tinggi"]
    assert sheet["C3"].value is None
    assert "Rata-rata capaian 101,38% dari 2 perangkat daerah" in sheet["A3"].value
    assert len(sheet._charts) == 2
    assert set(sheet.tables) == {"tblKantor"}
    assert sheet.print_title_rows == "$5:$5"
    indikator = book["Indikator"]
    assert indikator.tables["tblIndikatorKota"].ref == "A5:I21"
    assert book["Masalah"].max_row == 10


def test_another_year_and_no_overwriting(kota: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lama = merge_offices([kota / "lama" / MASTER], None, WAKTU)
    assert (lama.tahun, lama.berkas.name, lama.masalah) == (2024, "Rekap Kota 2024.xlsx", ())
    assert merge_offices([kota / "lama"], None, WAKTU).berkas.name == "Rekap Kota 2024 (2).xlsx"
    assert [k.tahun for k in merge_offices([kota], None, WAKTU, 2024).kantor] == [2024]
    with pytest.raises(UsageError, match="tidak ditimpa"):
        merge_offices([kota], lama.berkas, WAKTU)
    with pytest.raises(FileUnusableError, match="Tidak ada master"):
        merge_offices([kota / "rusak"], None, WAKTU)


def test_the_command_answers_in_json_with_its_exit_code(
    kota: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["gabung", str(kota), "-o", str(tmp_path / "r.xlsx"), "--json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert (data["tahun"], len(data["kantor"]), len(data["masalah"])) == (2025, 2, 4)
    assert data["kantor"][1]["capaian"] == 101.38
    assert run(["gabung", str(kota), "-o", str(tmp_path / "r.docx")]) == 2


def test_the_brief_shows_the_figures_and_stays_when_people_changed_it(
    tahun_selesai: CaseFolder, tmp_path: Path
) -> None:
    shutil.copytree(tahun_selesai.root, tmp_path / "tahun")
    year = CaseFolder(tmp_path / "tahun")
    path = make_brief(year, WAKTU).keluaran[0]
    doc = docx.Document(str(path))
    cells = [c.text for t in doc.tables for r in t.rows for c in r.cells]
    assert "101,38%\nRata-rata capaian: Sangat Tinggi" in cells
    assert "10 dari 10\nLangkah SOP selesai" in cells
    assert (
        sum("lkjip" in str(p.partname) and "charts" in str(p.partname) for p in doc.part.package.iter_parts())
        == 1
    )
    assert make_brief(year, WAKTU).keluaran == (path,)
    doc.add_paragraph("catatan orang")
    doc.save(str(path))
    assert make_brief(year, WAKTU).keluaran[0].name == "Ikhtisar Kinerja (2).docx"


@pytest.fixture(scope="module")
def banyak_kantor(tahun_selesai: CaseFolder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    akar = tmp_path_factory.mktemp("provinsi")
    for n in range(9):
        master(tahun_selesai, akar / f"k{n}", f"Dinas {n}")
    (akar / "rusak").mkdir()
    (akar / "rusak" / MASTER).write_bytes(b"PK")
    return akar


class HilangSatu(Executor):
    """Loses the worker of its first chunk and breaks at the third."""

    def __init__(self) -> None:
        self.nomor = 0

    def submit(self, fn: Callable[..., object], /, *args: object, **kwargs: object) -> Future[object]:
        self.nomor += 1
        if self.nomor == 3:
            raise RuntimeError("broken pool")
        future: Future[object] = Future()
        if self.nomor == 1:
            future.set_exception(ConnectionError("worker lost"))
        else:
            future.set_result(fn(*args, **kwargs))
        return future


def gabungan(
    akar: Path, ke: Path, pelaksana: Executor | None, saat: Callable[[], object] = lambda: None
) -> tuple[bytes, list[tuple[str, str, str]]]:
    """The recap and what it names; `saat` is called as soon as something is read."""
    maju: list[tuple[int, int]] = []

    def lapor(_apa: str, done: int, dari: int) -> None:
        if not maju:
            saat()
        maju.append((done, dari))

    hasil = merge_offices([akar], ke, WAKTU, pelaksana=pelaksana, lapor=lapor)
    assert len(hasil.kantor) == 9
    assert maju[-1] == (10, 10)
    return ke.read_bytes(), [m.as_row() for m in hasil.masalah]


def test_any_executor_gives_the_same_recap_byte_for_byte(banyak_kantor: Path, tmp_path: Path) -> None:
    alone = gabungan(banyak_kantor, tmp_path / "1.xlsx", None)
    assert gabungan(banyak_kantor, tmp_path / "2.xlsx", HilangSatu()) == alone
    with ProcessPoolExecutor(2) as pool:
        assert gabungan(banyak_kantor, tmp_path / "3.xlsx", pool) == alone


def test_a_cluster_gives_the_same_recap_and_survives_the_loss_of_a_worker(
    banyak_kantor: Path, tmp_path: Path
) -> None:
    distributed = pytest.importorskip("distributed", reason="dask.distributed tidak terpasang (extra: dask)")
    alone = gabungan(banyak_kantor, tmp_path / "1.xlsx", None)
    with (
        distributed.LocalCluster(2, threads_per_worker=1, dashboard_address=None) as cluster,
        distributed.Client(cluster, set_as_default=False) as client,
    ):
        kill = cluster.workers[0].process.process.kill
        assert gabungan(banyak_kantor, tmp_path / "2.xlsx", client.get_executor(retries=2), kill) == alone
    assert run(["gabung", str(banyak_kantor), "--dask", "tcp://127.0.0.1:1"]) == 2

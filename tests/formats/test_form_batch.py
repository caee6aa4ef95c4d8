"""Many forms: read once, by whom ever, with the same result; recalled only where nothing has changed."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from pathlib import Path

import pytest

from benchmarks.bahan import Kantor, office, spec
from lkjip_xl.formats.forms import desk as form_desk
from lkjip_xl.formats.forms import singgahan
from lkjip_xl.formats.forms.batch import BANYAK, Cara, read_many
from lkjip_xl.formats.forms.codec import packed_result, result_of
from lkjip_xl.formats.forms.desk import ACCEPTED, Loket
from lkjip_xl.formats.forms.writer import write_form

BERKAS = BANYAK + 6


@pytest.fixture(scope="module")
def pola(tmp_path_factory):
    return office(tmp_path_factory.mktemp("banyak") / "pola", BERKAS)


@pytest.fixture
def kantor(pola, tmp_path):
    """An office of its own whose forms have not been read yet."""
    root = shutil.copytree(pola.folder.root, tmp_path / "kantor")
    folder = type(pola.folder)(root)
    return Kantor(folder, Loket(folder, pola.loket.konteks))


@pytest.fixture
def dibaca(monkeypatch):
    """The names of the forms that were read from their files."""
    names = []
    real = form_desk.read_form

    def counting(path: Path, *args):
        names.append(path.name)
        return real(path, *args)

    monkeypatch.setattr(form_desk, "read_form", counting)
    return names


def files(kantor: Kantor) -> list[tuple[Path, str]]:
    return [(p, f"2-masuk/{p.name}") for p in kantor.formulir]


def told(read) -> str:
    return json.dumps([[hasil.as_dict(), sha, str(hasil.stempel)] for hasil, sha in read])


class Perlahan(Executor):
    """Works on a chunk when somebody waits; counts what is on its way; loses every third worker."""

    def __init__(self, *, gagal: bool = False) -> None:
        self.jalan, self.puncak, self.nomor, self.gagal = 0, 0, 0, gagal

    def submit(self, fn, /, *args, **kwargs):
        self.nomor += 1
        self.jalan += 1
        self.puncak = max(self.puncak, self.jalan)
        future: Future = Future()
        if self.gagal and self.nomor % 3 == 1:
            future.set_exception(ConnectionError("worker lost"))
        else:
            future.set_result(fn(*args, **kwargs))
        self.jalan -= 1
        return future


def test_two_processes_and_one_say_the_same(kantor):
    few = files(kantor)[: BANYAK - 1]
    alone = told(read_many(Loket(kantor.folder, kantor.loket.konteks, simpan=False), few, Cara()))
    with ProcessPoolExecutor(2) as pool:
        assert told(read_many(kantor.loket, few, Cara(pool))) == alone
    assert told(read_many(kantor.loket, few, Cara())) == alone


def test_a_second_run_reads_nothing_and_a_changed_form_alone(kantor, dibaca):
    few = files(kantor)[:5]
    first = told(read_many(kantor.loket, few, Cara()))
    assert len(dibaca) == 5
    assert told(read_many(kantor.loket, few, Cara())) == first
    assert len(dibaca) == 5
    other = spec(3, terisi=True)
    write_form(few[3][0], type(other)(**{f: getattr(other, f) for f in other.__slots__} | {"kontak": "lain"}))
    read_many(kantor.loket, few, Cara())
    assert dibaca[5:] == [few[3][0].name]


def test_whatever_a_result_depends_on_makes_it_read_again(kantor, dibaca, monkeypatch):
    one = files(kantor)[:1]
    read_many(kantor.loket, one, Cara())
    konteks = type(kantor.loket.konteks)(2025, kantor.loket.konteks.sop, "UJI", frozenset({"B00000"}))
    read_many(Loket(kantor.folder, konteks), one, Cara())
    assert len(dibaca) == 2
    write_form(kantor.folder.issued(spec(0, terisi=False).stempel.terbitan), spec(0, terisi=True))
    read_many(kantor.loket, one, Cara())
    assert len(dibaca) == 3
    monkeypatch.setattr(singgahan, "reader_version", lambda: "versi lain")
    read_many(kantor.loket, one, Cara())
    assert len(dibaca) == 4


def test_a_torn_entry_is_no_entry(kantor, dibaca):
    one = files(kantor)[:1]
    first = told(read_many(kantor.loket, one, Cara()))
    for entry in (kantor.folder.dalam / "singgahan").rglob("*.json"):
        entry.write_bytes(entry.read_bytes()[:-9] + b"0" * 9)
    assert told(read_many(kantor.loket, one, Cara())) == first
    assert len(dibaca) == 2


def test_forms_that_are_refused_are_never_recalled(kantor, dibaca):
    asing = kantor.folder.masuk / "foto.jpg"
    asing.write_bytes(b"\xff\xd8\xff\xe0 bukan formulir")
    for _ in range(2):
        read_many(kantor.loket, [(asing, "2-masuk/foto.jpg")], Cara())
    assert len(dibaca) == 2


def test_lost_workers_cost_nothing_but_time(kantor):
    alone = told(
        read_many(Loket(kantor.folder, kantor.loket.konteks, simpan=False), files(kantor)[:40], Cara())
    )
    assert told(read_many(kantor.loket, files(kantor)[:40], Cara(Perlahan(gagal=True)))) == alone


def test_no_more_chunks_are_on_their_way_than_fit(kantor):
    executor = Perlahan()
    done = []
    read_many(
        kantor.loket, files(kantor), Cara(executor, lambda ke, dari: done.append((ke, dari)), utuh=False)
    )
    assert executor.puncak <= 32
    assert done[-1] == (BERKAS, BERKAS)
    assert [ke for ke, _ in done] == sorted(ke for ke, _ in done)


def test_an_interruption_keeps_what_was_read(kantor, dibaca):
    def stop(ke: int, _dari: int) -> None:
        if ke == 7:
            raise KeyboardInterrupt

    some = files(kantor)[:20]
    with pytest.raises(KeyboardInterrupt):
        read_many(kantor.loket, some, Cara(lapor=stop))
    assert len(dibaca) == 7
    read_many(kantor.loket, some, Cara())
    assert len(dibaca) == 20


def test_without_cells_nothing_of_the_forms_stays_in_memory(kantor):
    read = read_many(kantor.loket, files(kantor)[:10], Cara(utuh=False))
    again = read_many(kantor.loket, files(kantor)[:10], Cara(utuh=False))
    for hasil, _ in (*read, *again):
        assert hasil.kelas in ACCEPTED
        assert (hasil.submission, hasil.isi, hasil.terkunci) == (None, b"", {})


def test_a_result_comes_back_from_json_as_it_was(kantor):
    path, berkas = files(kantor)[2]
    hasil, _ = kantor.loket.read_anew(path, berkas)
    again = result_of(json.loads(json.dumps(packed_result(hasil))), berkas)
    assert again == hasil
    assert again.terkunci == hasil.terkunci


def test_collecting_loads_no_pandas(kantor):
    code = (
        "import sys; from benchmarks import baca_banyak; baca_banyak.main();"
        "print(sorted({'pandas','numpy','openpyxl','xlwings','docx','lxml'} & set(sys.modules)))"
    )
    args = [sys.executable, "-c", code, str(kantor.folder.root), str(BERKAS)]
    root = Path(__file__).parents[2]
    said = subprocess.run(args, capture_output=True, text=True, check=True, cwd=root).stdout.splitlines()
    assert said == [f"{BERKAS} diterima", "[]"]


def test_a_cluster_says_the_same_and_survives_the_loss_of_a_worker(kantor):
    distributed = pytest.importorskip("distributed", reason="dask.distributed tidak terpasang (extra: dask)")
    alone = told(read_many(Loket(kantor.folder, kantor.loket.konteks, simpan=False), files(kantor), Cara()))
    with (
        distributed.LocalCluster(2, threads_per_worker=1, dashboard_address=None) as cluster,
        distributed.Client(cluster, set_as_default=False) as client,
    ):
        killed = []

        def kill_one(_ke: int, _dari: int) -> None:
            if not killed:
                killed.append(cluster.workers[0])
                killed[0].process.process.kill()

        cara = Cara(client.get_executor(retries=2), kill_one)
        assert told(read_many(kantor.loket, files(kantor), cara)) == alone
        assert killed

"""Killed, out of room, refused: whatever breaks a command, the same command again reaches the same state.

A sample of the file-changing calls is broken here; with LKJIP_LAMA=semua every call of every command is,
with LKJIP_LAMA=5 five calls of each command in each way.
"""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

if not hasattr(os, "fork"):
    pytest.skip("perlu os.fork", allow_module_level=True)

from crash_bench import Harapan, Lab, Perkara, disturbed, fresh, record_year
from crash_cases import other_commands
from crash_state import leftovers, state_of

SOP = "dinsos-pppa-probolinggo"
LAMA = os.environ.get("LKJIP_LAMA", "")
BANYAK = int(LAMA) if LAMA.isdecimal() else 1
GALAT = ("ENOSPC", "EACCES", "EIO")
# How many calls of a command are broken in the short mode, and in which ways.
CONTOH = {
    "kumpulkan": ("kill", "torn", "ENOSPC"),
    "kembalikan": ("kill", "EIO"),
    "olah": ("torn", "EACCES"),
}
LAIN = ("impor", "baru --dari", "template --salin", "gabung", "pulihkan --bangun", "periksa-jejak --akui")
LAMBAT = ("pulihkan --berkas", "pesan", "ikhtisar", "kumpulkan --pakai")
SOP_LAIN = ("kecamatan-kanigaran", "dpmptsp-naker-probolinggo", "dpppa-kalbar")


@pytest.fixture(scope="module")
def lab():
    lab = Lab()
    yield lab
    lab.close()


@pytest.fixture(scope="module")
def perkara(tmp_path_factory) -> dict[str, Perkara]:
    """The last time that each command ran in the example year, and the making of a folder."""
    where = tmp_path_factory.mktemp("tabrak")
    cases = {c.nama: c for c in record_year(where, SOP, None if LAMA else 5)}
    args = ["baru", "DIR", "--sop", SOP, "--tahun", "2025"]
    cases["baru"] = Perkara("baru", where / "tidak-ada", args, "2026-01-02T08:00:00")
    now = "2026-01-30T08:00:00"
    cases["pulihkan"] = Perkara("pulihkan", cases["olah"].dasar, ["pulihkan", "DIR", "2"], now)
    return cases | other_commands(where, cases)


def calls(total: int, how_many: int, seed: str) -> list[int]:
    chosen = range(1, total + 1)
    chance = random.Random(seed)  # noqa: S311
    return list(chosen) if LAMA == "semua" else sorted(chance.sample(chosen, min(how_many, total)))


def break_it(lab: Lab, case: Perkara, work: Path, modes: tuple[str, ...]) -> None:
    expected = Harapan(lab, case, work)
    answer = expected.answer
    assert answer["code"] in (0, 1), answer["said"]
    for mode in modes:
        for k in calls(answer["calls"], BANYAK, f"{case.nama}{mode}"):
            told = disturbed(lab, case, work, expected, k=k, mode=mode)
            assert not told, (case.nama, mode, k, told[:4])


@pytest.mark.parametrize("nama", ["baru", "pulihkan", *CONTOH])
def test_a_command_that_breaks_is_completed_by_the_next(lab, perkara, tmp_path, nama):
    modes = ("kill", "torn", *GALAT) if LAMA else CONTOH.get(nama, ("kill",))
    break_it(lab, perkara[nama], tmp_path / "tahun", modes)


@pytest.mark.skipif(not LAMA, reason="lama: pasang LKJIP_LAMA")
@pytest.mark.parametrize(
    "nama", ["siapkan", "bagikan", "periksa", "draf", "serahkan", "reviu", "sahkan", "surat", "arsip"]
)
def test_every_call_of_the_other_commands(lab, perkara, tmp_path, nama):
    break_it(lab, perkara[nama], tmp_path / "tahun", ("kill", "torn", *GALAT))


@pytest.mark.parametrize("nama", LAIN + (LAMBAT if LAMA else ()))
def test_commands_beside_the_procedure(lab, perkara, tmp_path, nama):
    break_it(lab, perkara[nama], tmp_path / "tahun", ("kill", "torn", *GALAT) if LAMA else ("kill",))


@pytest.mark.skipif(not LAMA, reason="lama: pasang LKJIP_LAMA")
@pytest.mark.parametrize("sop", SOP_LAIN)
def test_every_action_that_other_procedures_add(lab, perkara, tmp_path, sop):
    cases = {c.nama: c for c in record_year(tmp_path / "asal", sop)}
    for case in (c for nama, c in cases.items() if nama not in perkara):
        break_it(lab, case, tmp_path / "tahun", ("kill", "torn", *GALAT))


def test_killed_at_random_moments(lab, perkara, tmp_path):
    case, work = perkara["olah"], tmp_path / "tahun"
    expected = Harapan(lab, case, work)
    chance = random.Random(7)  # noqa: S311
    for _ in range(50 * BANYAK if LAMA else 1):
        told = disturbed(lab, case, work, expected, after=chance.uniform(0, 0.5))
        assert not told, told[:4]


def test_several_collectors_at_once_register_each_form_once(lab, perkara, tmp_path):
    case, work = perkara["kumpulkan"], tmp_path / "tahun"
    expected = Harapan(lab, case, work)
    folder = fresh(case, work)
    code = "import sys; from lkjip_xl.cli import main; main(['kumpulkan', sys.argv[1]])"
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(work)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        for _ in range(2)
    ]
    said = [run.communicate(timeout=120)[1].decode() for run in runs]
    assert {run.returncode for run in runs} <= {0, 1}, said
    found = state_of(folder)
    received = [r for r in found["jurnal"] if " terima " in r]
    assert len(received) == len([r for r in expected.once["jurnal"] if " terima " in r])
    assert not leftovers(folder)
    for table, rows in found["master"].items():
        if table.startswith("tblIsian"):
            assert rows == expected.once["master"][table]

"""The bench of the crash tests: folders as they stood before each command of an example year, and the lab."""

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from crash_state import leftovers, state_of

from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.steps import example

_HERE = Path(__file__).resolve().parent
_OPTIONS = {"oleh": "--oleh", "catatan": "--catatan", "penerima": "--penerima", "paksa": "--paksa"}


@dataclass
class Perkara:
    """A command and the folder as it stood before it; `di_luar` where it writes beside the folder, unlocked."""

    nama: str
    dasar: Path
    args: list[str]
    now: str
    di_luar: bool = False


class Lab:
    """The process that runs commands in forked children."""

    def __init__(self) -> None:
        command = [sys.executable, "-B", str(_HERE / "crash_lab.py")]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def run(self, root: Path, args: list[str], now: str, **fault: object) -> dict:
        request = {
            "root": str(root),
            "args": [a.replace("DIR", str(root)) for a in args],
            "now": now,
            **fault,
        }
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def close(self) -> None:
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait(30)


def record_year(where: Path, sop: str, sampai: int | None = None) -> list[Perkara]:
    """Play the example and keep the folder as it stood before every command."""
    cases: list[Perkara] = []
    real = example.perform
    folder = CaseFolder(where / "main" / "tahun")

    def perform(perintah, aksi):
        base = where / f"{len(cases):02d}-{aksi}" / "tahun"
        shutil.copytree(folder.root, base)
        cases.append(
            Perkara(aksi, base, [aksi, "DIR", *_options(perintah.pilihan)], perintah.waktu.isoformat())
        )
        return real(perintah, aksi)

    example.perform = perform
    try:
        example.play(folder, sop, sampai)
    finally:
        example.perform = real
    return cases


def _options(pilihan) -> list[str]:
    decision = {"disetujui": ["--setuju"], "perbaikan": ["--perbaikan"]}.get(pilihan.get("keputusan", ""), [])
    return decision + [w for k, v in pilihan.items() if k in _OPTIONS for w in (_OPTIONS[k], v)]


def fresh(case: Perkara, work: Path) -> CaseFolder:
    """A copy of the folder before the command."""
    shutil.rmtree(work, ignore_errors=True)
    if case.dasar.exists():
        shutil.copytree(case.dasar, work)
    return CaseFolder(work)


class Harapan:
    """The end state of a command that nothing disturbs; `twice` where it is run again after that."""

    def __init__(self, lab: Lab, case: Perkara, work: Path) -> None:
        self.lab, self.case, self.work = lab, case, work
        folder = fresh(case, work)
        self.answer = lab.run(work, case.args, case.now)
        self.once = state_of(folder)

    @cached_property
    def twice(self) -> dict:
        folder = fresh(self.case, self.work)
        for _ in range(2):
            self.lab.run(self.work, self.case.args, self.case.now)
        return state_of(folder)


def differences(expected: dict, found: dict) -> list[str]:
    """Where two end states differ."""
    told = []
    for part in ("master", "berkas"):
        ours, theirs = expected[part], found[part]
        keys = [k for k in sorted({*ours, *theirs}) if ours.get(k) != theirs.get(k)]
        told += [f"{part}: {k}: {_short(ours.get(k))} | {_short(theirs.get(k))}" for k in keys]
    if expected["jurnal"] != found["jurnal"]:
        told += [f"jurnal -: {x[:300]}" for x in expected["jurnal"] if x not in found["jurnal"]]
        told += [f"jurnal +: {x[:300]}" for x in found["jurnal"] if x not in expected["jurnal"]]
        told = told or ["jurnal: urutan"]
    return told


def _short(value: object) -> str:
    return str(value)[:200]


def disturbed(lab: Lab, case: Perkara, work: Path, expected: Harapan, **fault: object) -> list[str]:
    """The complaints after a broken run and the same command again.

    A run that was broken after its last record stands like one that was done: the second repeats it.
    """
    folder = fresh(case, work)
    before = {p.name for p in (work / ".lkjip" / "diterima").glob("*")}
    told = _answer_faults(lab.run(work, case.args, case.now, **fault), broken=True)
    again = lab.run(work, case.args, case.now)
    found = state_of(folder)
    lost = before - {p.name for p in (work / ".lkjip" / "diterima").glob("*")}
    # A note of the holder is taken over by the next command that does something.
    left = [n for n in leftovers(folder) if again["code"] in (0, 1) or "pemegang" not in n]
    left = [] if case.di_luar else left
    told += [f"hilang: {n}" for n in lost] + [f"sisa: {n}" for n in left]
    if again["code"] in (0, 1) and found == expected.once:
        return told
    if found == expected.twice:
        return told + _answer_faults(again, broken=True)
    return told + _answer_faults(again, broken=False) + differences(expected.once, found)


def _answer_faults(answer: dict, *, broken: bool) -> list[str]:
    told = []
    if "Traceback" in answer["said"]:
        told.append("traceback: " + answer["said"][-300:])
    if answer["code"] == -1 or (answer["code"] == 70) or (not broken and answer["code"] not in (0, 1)):
        told.append(f"kode {answer['code']}: {answer['said'][-300:]}")
    return told

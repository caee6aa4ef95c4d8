import errno
import json
import socket
from datetime import datetime

import filelock
import pytest

from lkjip_xl.domain.catatan import Catatan
from lkjip_xl.domain.errors import FileUnusableError
from lkjip_xl.formats.folder import folder_lock, journal
from lkjip_xl.formats.folder.atomic import beside, write_text
from lkjip_xl.formats.folder.case_folder import CaseFolder, safe_name

T = datetime(2026, 1, 5, 8)


@pytest.fixture
def folder(tmp_path):
    year = CaseFolder(tmp_path / "tahun 2025")
    year.create()
    return year


def test_a_failed_write_leaves_the_old_file_and_no_litter(tmp_path):
    path = tmp_path / "a.txt"
    write_text(path, "lama")

    def fail() -> None:
        with beside(path) as temporary:
            temporary.write_text("baru", encoding="utf-8")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert path.read_text(encoding="utf-8") == "lama"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_an_unwritable_place_is_told_in_indonesian(tmp_path):
    (tmp_path / "berkas").write_text("", encoding="utf-8")
    with pytest.raises(FileUnusableError, match="tidak dapat ditulis"):
        write_text(tmp_path / "berkas" / "a.txt", "x")


def test_journal_round_trip_and_chain(folder):
    for n in range(3):
        journal.append(folder.journal, Catatan(T, "baru", {"n": n, "teks": "é"}))
    assert [r.rincian["n"] for r in journal.read(folder.journal)] == [0, 1, 2]
    lines = [json.loads(x) for x in folder.journal.read_text(encoding="utf-8").splitlines()]
    assert lines[0]["sebelum"] == "0" * 64
    assert len({x["sebelum"] for x in lines}) == 3


def test_a_torn_last_line_is_set_aside_and_the_journal_goes_on(folder):
    journal.append(folder.journal, Catatan(T, "baru", {"n": 0}))
    with folder.journal.open("ab") as f:
        f.write(b'{"waktu": "2026-')
    assert len(journal.read(folder.journal)) == 1
    journal.append(folder.journal, Catatan(T, "baru", {"n": 1}))
    assert [r.rincian["n"] for r in journal.read(folder.journal)] == [0, 1]
    assert folder.journal.with_suffix(".sobek").read_bytes() == b'{"waktu": "2026-'


def test_a_damaged_middle_line_is_named(folder):
    folder.journal.write_text('{"waktu": 1}\n', encoding="utf-8")
    with pytest.raises(FileUnusableError, match="baris 1"):
        journal.read(folder.journal)


def test_the_folder_of_another_year_is_not_overwritten(folder):
    journal.append(folder.journal, Catatan(T, "baru", {}))
    with pytest.raises(FileUnusableError, match="sudah berisi"):
        folder.create()
    folder.check()


def test_missing_and_foreign_folders(tmp_path):
    with pytest.raises(FileUnusableError, match="tidak ada"):
        CaseFolder(tmp_path / "x").check()
    with pytest.raises(FileUnusableError, match="bukan folder kerja"):
        CaseFolder(tmp_path).check()


def test_two_commands_at_once(folder, monkeypatch):
    import subprocess
    import sys

    monkeypatch.setattr(folder_lock, "TUNGGU", 0.2)
    code = (
        "import sys,pathlib\nfrom lkjip_xl.formats.folder.case_folder import CaseFolder\n"
        "with CaseFolder(pathlib.Path(sys.argv[1])).locked('olah'): print('punya', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(folder.root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout.readline() == "punya\n"
        with (
            pytest.raises(FileUnusableError, match=r"sedang dipakai.*lkjip olah di komputer"),
            folder.locked(),
        ):
            pass
        other.communicate("")
    assert not (folder.dalam / "pemegang.json").exists()


def _note(folder: CaseFolder, komputer: str) -> None:
    holder = {
        "pid": 999_999,
        "komputer": komputer,
        "pemakai": "budi",
        "sejak": "05-01-2026 08.00",
        "perintah": "olah",
    }
    (folder.dalam / "pemegang.json").write_text(json.dumps(holder), encoding="utf-8")


def test_the_note_of_a_command_that_died_here_is_taken_over(folder):
    _note(folder, socket.gethostname())
    with folder.locked("periksa"):
        assert (
            json.loads((folder.dalam / "pemegang.json").read_text(encoding="utf-8"))["perintah"] == "periksa"
        )


def test_the_note_of_another_computer_is_respected_and_says_what_to_do(folder):
    _note(folder, "PC-LAIN")
    with pytest.raises(FileUnusableError) as caught, folder.locked():
        pass
    for word in ("budi", "PC-LAIN", "05-01-2026 08.00", "hapus .lkjip/pemegang.json"):
        assert word in str(caught.value)
    (folder.dalam / "pemegang.json").unlink()
    with folder.locked():
        pass


@pytest.mark.parametrize(
    ("galat", "saran"),
    [
        (OSError(errno.ENOLCK, "no locks"), "tidak mendukung penguncian"),
        (NotImplementedError(), "tidak mendukung penguncian"),
        (OSError(errno.ENOSPC, "full"), "sisa ruang disk"),
    ],
)
def test_a_folder_that_cannot_be_locked_is_told(folder, monkeypatch, galat, saran):
    def fail(*_args, **_kwargs):
        raise galat

    monkeypatch.setattr(filelock.FileLock, "acquire", fail)
    with pytest.raises(FileUnusableError) as caught, folder.locked("olah"):
        pytest.fail("tidak boleh dikerjakan")
    assert saran in caught.value.saran


def test_what_a_killed_command_left_is_swept_and_the_inbox_is_not_touched(folder):
    left = [
        folder.hasil / ".tulis-abcd1234.docx",
        folder.root / ".x9_abcde.tmp",
        folder.arsip / ".belum-Arsip" / "a",
    ]
    own = [folder.masuk / ".tulis-abcd1234.xlsx", folder.hasil / ".tulisan.docx", folder.hasil / "a.tmp"]
    for path in (*left, *own):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    with folder.locked():
        pass
    assert not [p for p in left if p.exists()]
    assert all(p.exists() for p in own)


def test_backups_are_kept_to_twenty(folder):
    folder.master.write_bytes(b"isi")
    for n in range(25):
        folder.back_up_master(datetime(2026, 1, 5, 8, 0, n))
    kept = sorted(p.name for p in (folder.dalam / "cadangan").iterdir())
    assert len(kept) == 20
    assert kept[0].startswith("Master 0006 20260105-080005")


def test_received_files_are_kept_once_by_their_bytes(folder):
    sha = folder.keep_received(b"isi")
    assert folder.keep_received(b"isi") == sha
    assert folder.received(sha).read_bytes() == b"isi"


@pytest.mark.parametrize(
    ("nama", "aman"),
    [
        ("a/b:c", "a-b-c"),
        ("CON", "_CON"),
        ("  x. ", "x"),
        ("", "_"),
        ("é\n ü", "é- ü"),
        ("x" * 200, "x" * 80),
    ],
)
def test_names_windows_accepts(nama, aman):
    assert safe_name(nama) == aman


def test_the_head_of_the_journal_moves_with_every_record(folder):
    heads = set()
    for n in range(3):
        journal.append(folder.journal, Catatan(T, "baru", {"n": n}))
        heads.add(journal.head(folder.journal))
    assert len(heads) == 3


def test_written_files_have_the_usual_rights(tmp_path):
    usual = tmp_path / "biasa.txt"
    usual.write_text("", encoding="utf-8")
    write_text(tmp_path / "a.txt", "x")
    assert (tmp_path / "a.txt").stat().st_mode == usual.stat().st_mode


def test_a_changed_or_missing_record_breaks_the_chain(folder):
    for n in range(3):
        journal.append(folder.journal, Catatan(T, "baru", {"n": n}))
    assert journal.broken_at(folder.journal) is None
    lines = folder.journal.read_bytes().split(b"\n")
    folder.journal.write_bytes(b"\n".join([lines[0].replace(b'"n": 0', b'"n": 9'), *lines[1:]]))
    assert journal.broken_at(folder.journal) == 2
    folder.journal.write_bytes(b"\n".join([lines[0], *lines[2:]]))
    assert journal.broken_at(folder.journal) == 2
    folder.journal.write_bytes(b"[]\n")
    assert journal.broken_at(folder.journal) == 1

"""Wrong use, damaged folders, steps out of order: one sentence and the right exit code."""

import json
import subprocess
import sys

import pytest

from lkjip_xl.cli.main import run
from lkjip_xl.formats.state import load_state


def test_exit_codes_of_wrong_use(tmp_path, capsys):
    assert run(["perintah-yang-tidak-ada"]) == 2
    assert run(["status"]) == 2
    assert run(["status", str(tmp_path / "tidak-ada")]) == 3
    assert run(["status", str(tmp_path)]) == 3
    assert run(["baru", str(tmp_path / "x"), "--sop", "tidak-ada", "--tahun", "2025"]) == 4
    assert run(["baru", str(tmp_path / "x"), "--sop", "kecamatan-kanigaran", "--tahun", "1"]) == 2
    assert run(["audit", str(tmp_path / "tidak-ada.csv")]) == 3
    said = capsys.readouterr()
    assert "Traceback" not in said.out + said.err
    assert "tidak ada" in said.err


def test_help_is_indonesian(capsys):
    for args in (["--help"], ["kumpulkan", "--help"], ["baru", "--help"]):
        assert run(args) == 0
        out = capsys.readouterr().out
        assert out.startswith("Pemakaian: lkjip")
        for english in ("Usage", "Options", "Show this message", "Commands"):
            assert english not in out


def test_a_step_out_of_order_is_refused_and_can_be_forced_with_a_reason(tahun_terbagi, capsys):
    assert run(["olah", str(tahun_terbagi.root)]) == 2
    assert "belum selesai" in capsys.readouterr().err
    assert run(["olah", str(tahun_terbagi.root), "--paksa", "uji coba"]) in (0, 1)
    _, keadaan = load_state(tahun_terbagi)
    assert keadaan.step("L05").catatan == "uji coba"


def test_steps_run_twice_keep_what_is_there(tahun_terbagi):
    before = {p.name: p.read_bytes() for p in tahun_terbagi.formulir.glob("*.xlsx")}
    assert run(["bagikan", str(tahun_terbagi.root)]) == 0
    assert {p.name: p.read_bytes() for p in tahun_terbagi.formulir.glob("*.xlsx")} == before


def test_master_open_elsewhere_is_told_with_the_users_name(tahun_terbagi, capsys):
    name = "Budi Contoh"
    owner = tahun_terbagi.root / f"~${tahun_terbagi.master.name}"
    owner.write_bytes(bytes([len(name)]) + name.encode() + b" " * (54 - len(name)))
    assert run(["kumpulkan", str(tahun_terbagi.root)]) == 3
    assert name in capsys.readouterr().err


@pytest.mark.parametrize("isi", [b"", b"bukan zip", b"PK\x03\x04rusak"])
def test_a_damaged_master_is_told(tahun_terbagi, isi, capsys):
    tahun_terbagi.master.write_bytes(isi)
    assert run(["kumpulkan", str(tahun_terbagi.root)]) == 3
    assert "Master LKjIP.xlsx" in capsys.readouterr().err


def test_a_damaged_sop_of_the_year_is_told_with_its_place(tahun_terbagi, capsys):
    text = tahun_terbagi.sop.read_text(encoding="utf-8")
    tahun_terbagi.sop.write_text(text.replace('id = "L02"', 'id = "L01"', 1), encoding="utf-8")
    assert run(["status", str(tahun_terbagi.root)]) == 4
    assert "langkah[2]" in capsys.readouterr().err


def test_an_error_inside_is_logged_and_never_shown(monkeypatch, capsys):
    from lkjip_xl.formats.sop import file as sop_file

    def broken() -> dict[str, str]:
        raise RuntimeError("rahasia")

    monkeypatch.setattr(sop_file, "bundled_sops", broken)
    assert run(["sop"]) == 70
    said = capsys.readouterr()
    assert "rahasia" not in said.out + said.err
    assert "Traceback" not in said.out + said.err


@pytest.mark.parametrize("perintah", ["status", "sop"])
def test_commands_that_look_load_no_heavy_library(tahun_selesai, perintah):
    args = ["sop"] if perintah == "sop" else ["status", str(tahun_selesai.root), "--json"]
    code = (
        "import sys\nfrom lkjip_xl.cli.main import run\n"
        f"run({args!r})\n"
        "heavy = {'pandas', 'numpy', 'openpyxl', 'docxtpl', 'matplotlib', 'pydantic', 'holidays', 'xlwings'}\n"
        "print('BERAT', sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith("BERAT []"), done.stdout[-200:]


@pytest.mark.parametrize(
    ("args", "kata"),
    [
        (["kumpulkn", "x"], "Mungkin maksudnya: kumpulkan"),
        (["status", "--jso", "x"], "Mungkin maksudnya: --json"),
        (
            ["baru", "x", "--tahun", "abc"],
            "Isi dengan bilangan bulat, misalnya 2025. Petunjuk: lkjip baru --help",
        ),
        (["impor", "x", "y", "--jenjang", "z"], "Pilih salah satu: program, kegiatan"),
        (["contoh", "x", "--sampai", "0"], "mulai dari 1"),
        (["contoh", "x", "--sampai", "99"], "hanya mempunyai 10 langkah"),
        (["jalan", "x", "1", "2"], "Ada isian yang berlebih: 2."),
        (["baru", "x"], "Opsi --sop belum diberikan."),
    ],
)
def test_wrong_use_is_told_with_what_is_allowed(args, kata, capsys):
    assert run(args) == 2
    assert kata in capsys.readouterr().err


def test_help_has_no_english_remarks(capsys):
    run(["baru", "--help"])
    run(["contoh", "--help"])
    out = capsys.readouterr().out
    assert "required" not in out
    assert "x>=" not in out
    assert "wajib bila tanpa --dari" in out


def test_errors_are_json_too_where_it_is_asked_for(tmp_path, capsys):
    file = tmp_path / "berkas.txt"
    file.write_text("x")
    assert run(["status", str(file), "--json"]) == 3
    said = capsys.readouterr()
    galat = json.loads(said.out)["galat"]
    assert galat["kode_keluar"] == 3
    assert "adalah berkas, bukan folder kerja" in galat["pesan"]
    assert galat["pesan"] in said.err


def test_missing_files_are_named(tahun_terbagi, capsys):
    assert run(["impor", str(tahun_terbagi.root), "tidak ada.xlsx"]) == 3
    assert "“tidak ada.xlsx” tidak ada." in capsys.readouterr().err
    tahun_terbagi.master.rename(tahun_terbagi.root / "lain.xlsx")
    assert run(["kumpulkan", str(tahun_terbagi.root)]) == 3
    assert "lkjip pulihkan" in capsys.readouterr().err
    assert run(["status", str(tahun_terbagi.root)]) == 0
    out = capsys.readouterr().out
    assert "Master LKjIP.xlsx tidak ada." in out
    assert "Dinas Sosial" in out

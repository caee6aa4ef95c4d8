"""The main job, played on the example data through the real commands."""

import hashlib
import json
import zipfile

import pytest

from lkjip_xl.cli.main import run
from lkjip_xl.formats.book import open_book
from lkjip_xl.formats.example_data import read_example
from lkjip_xl.formats.state import load_state


def said(capsys, *args: object) -> tuple[int, object]:
    """Exit code and JSON answer of a command."""
    code = run([str(a) for a in args])
    out = capsys.readouterr().out
    return code, json.loads(out) if out.strip().startswith(("[", "{")) else out


def test_all_steps_are_done_with_outputs_that_exist(tahun_selesai, capsys):
    code, status = said(capsys, "status", tahun_selesai.root, "--json")
    assert code == 0
    assert [x["status"] for x in status["langkah"]] == ["selesai"] * 10
    for langkah in status["langkah"]:
        assert langkah["keluaran"], langkah["id"]
        assert all((tahun_selesai.root / k).is_file() for k in langkah["keluaran"]), langkah
    assert {b["status"] for b in status["bidang"]} == {"sah"}


def test_the_wrong_form_was_returned_corrected_and_both_rounds_are_kept(tahun_selesai):
    _, keadaan = load_state(tahun_selesai)
    rounds = [(p.bidang, p.putaran) for p in keadaan.penerimaan if p.bidang == "PPPA"]
    assert rounds == [("PPPA", 1), ("PPPA", 2)]
    assert all(tahun_selesai.received(p.sha256).is_file() for p in keadaan.penerimaan)
    assert keadaan.step("L03").kembali == 1
    assert (tahun_selesai.kembali / "Formulir PPPA - putaran 2.xlsx").is_file()


def test_the_inbox_is_as_people_left_it(tahun_selesai):
    _, keadaan = load_state(tahun_selesai)
    shas = {p.sha256 for p in keadaan.penerimaan}
    inbox = [p for p in tahun_selesai.masuk.iterdir() if p.is_file()]
    assert len(inbox) == 6
    assert {hashlib.sha256(p.read_bytes()).hexdigest() for p in inbox} == shas


def test_the_late_bidang_got_a_reminder(tahun_selesai):
    assert (tahun_selesai.hasil / "3 Surat Pengingat LINJAMSOS.docx").is_file()


def test_the_rekap_in_the_master_agrees_with_the_example_by_hand(tahun_selesai):
    with open_book(tahun_selesai.master) as book:
        rows = {r["Kode"]: r for r in book.read_table("tblRekap")}
        goals = book.read_table("tblRekapSasaran")
        pagu, realisasi = book.read_name("rk_pagu"), book.read_name("rk_realisasi")
    assert rows["IKU-1.1"]["Realisasi"] == pytest.approx((1045 + 2060) / (1250 + 2500) * 100)
    assert rows["IKU-1.1"]["Capaian"] == 100.98
    assert rows["IKU-2.1"]["Capaian"] == 105.12, "(2 x 12,50 - 11,86) / 12,50"
    assert rows["IKU-3.2"]["Realisasi"] == pytest.approx((36645 + 16416 + 26381) / (420 + 190 + 310))
    assert "PPPA" in rows["IKU-2.1"]["Asal"]
    assert "P6" in rows["IKU-2.1"]["Asal"]
    assert (pagu, realisasi) == (11_992_050_000, 11_529_957_800)
    assert [g["Serapan"] for g in goals] == [95.82, 96.25, 96.4]


def test_the_draft_shows_the_figures_of_the_rekap_and_no_leftovers(tahun_selesai):
    _, keadaan = load_state(tahun_selesai)
    with zipfile.ZipFile(tahun_selesai.root / keadaan.draf[-1].berkas) as z:
        text = z.read("word/document.xml").decode("utf-8")
    for figure in ("105,12", "100,98", "Rp11.992.050.000", "Rp11.529.957.800"):
        assert figure in text, figure
    for leftover in ("{{", "{%", "None", "NaN", "(......)"):
        assert leftover not in text, leftover
    assert "kelurahan &amp; grup RT/RW" in text, "an ampersand typed by a bidang"


def test_dry_run_lists_every_file_and_changes_nothing(tahun_selesai, capsys):
    before = {p: p.read_bytes() for p in tahun_selesai.root.rglob("*") if p.is_file()}
    code, rows = said(capsys, "kumpulkan", tahun_selesai.root, "--coba", "--json")
    assert code == 0
    assert len(rows) == 6
    assert all(r["kelas"].startswith("diterima") for r in rows)
    linjamsos = next(r for r in rows if "LINJAMSOS" in r["berkas"])
    values = {(v["kode"], v["kolom"]): v["nilai"] for v in linjamsos["nilai"]}
    assert values["IKU-1.1", "Pembilang"] == 2060
    assert values["IKU-3.2", "TW I"] is None
    after = {p: p.read_bytes() for p in tahun_selesai.root.rglob("*") if p.is_file() and p.name != "lock"}
    assert {p: b for p, b in before.items() if p.name != "lock"} == after


def test_the_archive_is_a_valid_bag_with_everything(tahun_selesai):
    import bagit

    (bag,) = [p for p in tahun_selesai.arsip.iterdir() if p.is_dir()]
    assert bagit.Bag(str(bag)).validate()
    names = {p.relative_to(bag / "data").as_posix() for p in (bag / "data").rglob("*") if p.is_file()}
    assert {"Master LKjIP.xlsx", ".lkjip/journal.jsonl", "2-masuk/Formulir PPPA.xlsx"} <= names


def test_stopping_after_a_step(tmp_path, capsys):
    code, _ = said(capsys, "contoh", tmp_path / "t", "--sampai", 3)
    assert code == 0
    _, status = said(capsys, "status", tmp_path / "t", "--json")
    done = [x["id"] for x in status["langkah"] if x["status"] == "selesai"]
    assert done == ["L01", "L02", "L03"]


def test_the_example_names_no_unknown_column():
    contoh = read_example("dinsos-pppa-probolinggo")
    codes = {i["kode"] for i in contoh["indikator"]} | {a["kode"] for a in contoh["anggaran"]}
    for part in ("isian", "keliru"):
        for bidang in contoh[part].values():
            assert {k for lembar in bidang.values() for k in lembar} <= codes

"""`lkjip baru --dari`: the next year from the folder of the last, which is only read."""

import hashlib
from datetime import date, datetime

import pytest

from lkjip_xl.domain.errors import UsageError
from lkjip_xl.formats.book import open_book
from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.formats.state import load_state
from lkjip_xl.steps.begin import begin_from

T = datetime(2027, 1, 4, 8)


def _prints(folder):
    return {p: hashlib.sha256(p.read_bytes()).digest() for p in folder.root.rglob("*") if p.is_file()}


def _tables(folder, *names):
    with open_book(folder.master) as book:
        return [book.read_table(n) for n in names]


@pytest.fixture(scope="module")
def tahun_baru(tahun_selesai, tmp_path_factory):
    before = _prints(tahun_selesai)
    folder = CaseFolder(tmp_path_factory.mktemp("lanjut") / "2026")
    warisan = begin_from(folder, tahun_selesai, None, None, T)
    assert _prints(tahun_selesai) == before
    return folder, warisan


def test_results_become_history_and_targets_are_asked_anew(tahun_selesai, tahun_baru):
    folder, warisan = tahun_baru
    lama, rekap = _tables(tahun_selesai, "tblIndikator", "tblRekap")
    baru, anggaran = _tables(folder, "tblIndikator", "tblAnggaran")
    hasil = {r["Kode"]: r["Realisasi"] for r in rekap}
    assert [r["Kode"] for r in baru] == [r["Kode"] for r in lama]
    for a, b in zip(lama, baru, strict=True):
        assert b["Realisasi n-1"] == hasil[a["Kode"]]
        assert [b[f"Realisasi n-{n + 1}"] for n in (1, 2, 3)] == [a[f"Realisasi n-{n}"] for n in (1, 2, 3)]
        assert b["Target"] is None
        assert b["Target Renstra"] == a["Target Renstra"]
    assert all(r["Pagu"] is None and r["Uraian"] for r in anggaran)
    assert any("Target" in line for line in warisan.to_check())


def test_settings_people_and_sop_go_on_but_not_the_dates(tahun_selesai, tahun_baru):
    folder, _ = tahun_baru
    lama, baru = (
        {r["Pengaturan"]: r["Nilai"] for r in _tables(f, "tblPengaturan")[0]} for f in (tahun_selesai, folder)
    )
    assert baru["Tahun"] == 2026
    assert baru["Tanggal Mulai"].year == 2027
    assert baru["Batas Penyampaian"].date() == date(2027, 2, 28)
    assert baru["Tenggat Pengembalian"] is None
    assert baru["Alamat"] == lama["Alamat"]
    for tabel in ("tblPejabat", "tblBidang", "tblNomorSurat", "tblNarasi", "tblSkala"):
        assert _tables(folder, tabel) == _tables(tahun_selesai, tabel), tabel
    assert load_state(folder)[0] == load_state(tahun_selesai)[0]
    assert load_state(folder)[1].tahun == 2026


def test_a_year_between_leaves_its_column_blank(tahun_selesai, tmp_path):
    folder = CaseFolder(tmp_path / "2027")
    begin_from(folder, tahun_selesai, None, 2027, T)
    (baru,), (rekap,) = _tables(folder, "tblIndikator"), _tables(tahun_selesai, "tblRekap")
    assert {r["Realisasi n-1"] for r in baru} == {None}
    assert [r["Realisasi n-2"] for r in baru] == [r["Realisasi"] for r in rekap]


def test_another_sop_keeps_its_own_papers_and_roles(tahun_selesai, tmp_path):
    folder = CaseFolder(tmp_path / "lain")
    begin_from(folder, tahun_selesai, "dpppa-kalbar", None, T)
    (surat,) = _tables(folder, "tblNomorSurat")
    assert "lembar-disposisi" in {r["Naskah"] for r in surat}


@pytest.mark.parametrize(("nama", "tahun"), [("di-dalam", None), ("../luar", 2025)])
def test_what_cannot_go_on_is_refused_before_anything_is_made(tahun_selesai, tmp_path, nama, tahun):
    folder = CaseFolder((tahun_selesai.root / nama) if tahun is None else tmp_path / "baru")
    with pytest.raises(UsageError):
        begin_from(folder, tahun_selesai, None, tahun, T)
    assert not folder.root.exists()

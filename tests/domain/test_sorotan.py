"""What Beranda answers."""

from datetime import date, datetime

import pytest
from test_status import SOP, form, received, step

from lkjip_xl.domain.catatan import Catatan
from lkjip_xl.domain.progress import fold
from lkjip_xl.domain.schedule import Kalender
from lkjip_xl.domain.sop import Langkah
from lkjip_xl.domain.sorotan import highlights, next_aksi, time_left

T = datetime(2026, 1, 14, 9)
K = Kalender()


def due(kode: str, tenggat: str, nama: str = "") -> Catatan:
    made = form(kode)
    return Catatan(
        made.waktu, "formulir", {**made.rincian, "tenggat": tenggat, "nama": nama or f"Bidang {kode}"}
    )


def answer(*records, kosong=(), batas=None):
    return highlights(SOP, fold(records), K, T, batas=batas, kosong=kosong)


def checked(kode: str, galat: int, peringatan: int) -> Catatan:
    isi = {"bidang": kode, "putaran": 1, "galat": galat, "peringatan": peringatan, "sah": not galat}
    return Catatan(T, "periksa", isi)


def test_an_empty_year_asks_for_the_tables_first():
    said = answer(kosong=["Bidang", "Indikator"])
    assert said.tindakan == "Isi lembar Bidang, Indikator, lalu jalankan langkah berikutnya."
    assert (said.menunggu, said.terlambat, said.rincian, said.batas) == (
        "Formulir belum dibagikan",
        "",
        "",
        "",
    )
    assert (said.status, said.kini) == ("belum", "Langkah 1 Uji")


def test_who_is_late_and_by_how_much():
    said = answer(due("A", "2026-01-08"), due("B", "2026-01-12"), due("C", "2026-01-20"), due("D", ""))
    assert said.terlambat == "2 dari 4 terlambat, paling lama 4 hari kerja"
    assert answer(due("A", "2026-01-20")).terlambat == "1 formulir di luar, semua masih dalam tenggat"


def test_cards_hold_long_names_as_codes_and_long_reasons_cut():
    many = [due(k, "2026-01-08", "Bidang dengan nama yang amat panjang " * 2) for k in "ABCDE"]
    assert answer(*many).menunggu == "A, B, C, D, dan 1 lainnya"
    assert answer(*many[:2]).menunggu == "A, B"
    assert "Menunggu" not in answer(*many).tindakan
    long = step("L01", "dikembalikan", "alasan " * 40)
    assert len(answer(long).tindakan) <= 130


def test_findings_are_told_by_kind_and_the_button_follows():
    state = (due("A", "2026-01-20"), step("L01", "selesai"), received("A"), checked("A", 2, 1))
    said = answer(*state)
    assert said.rincian == "2 galat, 1 peringatan"
    assert said.tombol == "Tombol: Kembalikan · Perintah: lkjip kembalikan DIR"
    plan = Catatan(T, "jadwal", {"jadwal": {"L02": ["2026-01-09T08:00:00", "2026-01-13T16:00:00"]}})
    late = answer(plan, *state)
    assert (late.status, late.kini) == ("terlambat", "Langkah 2 Uji · tenggat 13 Januari 2026")


def test_after_the_last_step_there_is_no_button():
    said = answer(*(step(x.id, "selesai") for x in SOP.langkah), batas=date(2026, 2, 27))
    assert (said.status, said.kini, said.tombol, said.batas) == ("selesai", "Semua langkah selesai", "", "")


def test_the_next_action_of_a_step_is_its_first_unfinished_one():
    langkah = SOP.langkah[1]
    assert next_aksi(langkah, fold([])) == "periksa"
    done = Catatan(T, "langkah", {"langkah": "L02", "status": "mulai", "aksi": "periksa", "tuntas": True})
    assert next_aksi(langkah, fold([done])) == "periksa"
    bare = Langkah(**{f: getattr(langkah, f) for f in langkah.__slots__ if f != "aksi"}, aksi=())
    assert next_aksi(bare, fold([])) == ""


@pytest.mark.parametrize(
    ("batas", "kata"),
    [
        (None, ""),
        (date(2026, 1, 16), "Batas penyampaian 16 Januari 2026: 2 hari kerja lagi"),
        (date(2026, 1, 14), "Batas penyampaian 14 Januari 2026: hari ini hari kerja terakhir"),
        (date(2026, 1, 9), "Batas penyampaian 9 Januari 2026: terlambat 3 hari kerja"),
    ],
)
def test_time_left(batas, kata):
    assert time_left(K, T.date(), batas) == kata
    assert answer(batas=batas).batas == kata

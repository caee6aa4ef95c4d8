from datetime import datetime

import pytest

from lkjip_xl.domain.catatan import Catatan
from lkjip_xl.domain.progress import (
    Keadaan,
    KeadaanLangkah,
    StatusBidang,
    StatusLangkah,
    fold,
    next_step,
    unfinished_before,
)
from lkjip_xl.domain.sop import Langkah, Sop, Waktu

T = datetime(2026, 1, 5, 8)


def record(aksi: str, **rincian: object) -> Catatan:
    return Catatan(T, aksi, rincian)


def form(putaran: int = 1, terbitan: str = "t1") -> Catatan:
    return record(
        "formulir",
        bidang="A",
        nama="Bidang A",
        kepala="",
        putaran=putaran,
        terbitan=terbitan,
        berkas="f",
        tenggat="",
    )


def received(terbitan: str = "t1", sha256: str = "s1", putaran: int = 1) -> Catatan:
    return record(
        "terima", bidang="A", putaran=putaran, terbitan=terbitan, berkas="m", sha256=sha256, kelas="diterima"
    )


def checked(*, sah: bool, putaran: int = 1, galat: int = 0) -> Catatan:
    return record("periksa", bidang="A", putaran=putaran, galat=galat, peringatan=1, sah=sah)


def tiny_sop() -> Sop:
    steps = tuple(
        Langkah(i, i[-1], f"{i[-1]} Uji", "Uji", (), "", Waktu("1 hari", hari=1), "", ())
        for i in ("L01", "L02")
    )
    return Sop(
        *("uji", "Uji", "", "", "kota", "", "", "U", "", "", "", "", ""),
        **dict.fromkeys(("dasar_hukum", "keterkaitan", "kualifikasi", "peralatan"), ()),
        **dict.fromkeys(("peringatan", "pencatatan", "pelaksana"), ()),
        langkah=steps,
    )


def test_new_year_and_unknown_records():
    state = fold([record("baru", sop="x", tahun=2025), record("entah", a=1)])
    assert (state.sop, state.tahun, state.all_valid()) == ("x", 2025, False)


def test_a_form_goes_out_comes_back_is_returned_and_becomes_valid():
    story = [form()]
    assert fold(story).bidang["A"].status is StatusBidang.BELUM
    story.append(received())
    assert fold(story).bidang["A"].status is StatusBidang.DITERIMA
    story.append(checked(sah=False, galat=2))
    assert fold(story).temuan == 3
    story.append(form(putaran=2, terbitan="t2"))
    returned = fold(story).bidang["A"]
    assert (returned.status, returned.galat, returned.sha256) == (StatusBidang.DIKEMBALIKAN, 2, "")
    story.append(received("t1", "lain"))
    assert fold(story).bidang["A"].status is StatusBidang.DIKEMBALIKAN, "an old round changes nothing"
    story.append(received("t2", "s2", 2))
    story.append(checked(sah=True, putaran=1))
    assert fold(story).bidang["A"].status is StatusBidang.DITERIMA, "a check of an old round changes nothing"
    story.append(checked(sah=True, putaran=2))
    state = fold(story)
    assert state.all_valid()
    assert state.received("s2").putaran == 2
    assert state.received("none") is None
    assert state.answer("t1").sha256 == "lain"
    assert state.answer("t9") is None


def test_records_about_an_unknown_bidang_change_no_bidang():
    state = fold([received(), checked(sah=True)])
    assert state.bidang == {}
    assert len(state.penerimaan) == 1


def test_steps_start_finish_and_are_returned():
    schedule = {"L01": ["2026-01-05T08:00:00", "2026-01-05T15:00:00"]}
    story = [record("jadwal", jadwal=schedule), record("langkah", langkah="L01", status="mulai")]
    step = fold(story).step("L01")
    assert step.status is StatusLangkah.BERJALAN
    assert step.at(datetime(2026, 1, 5, 15)) is StatusLangkah.BERJALAN
    assert step.at(datetime(2026, 1, 5, 15, 1)) is StatusLangkah.TERLAMBAT
    story.append(record("langkah", langkah="L01", status="selesai", keluaran=["a", "b"]))
    assert fold(story).step("L01").at(datetime(2027, 1, 1)) is StatusLangkah.SELESAI
    story.append(
        record("langkah", langkah="L01", status="dikembalikan", catatan="angka salah", keluaran=["b", "c"])
    )
    step = fold(story).step("L01")
    assert (step.status, step.kembali, step.selesai, step.keluaran, step.catatan) == (
        *(StatusLangkah.DIKEMBALIKAN, 1, None),
        *(("a", "b", "c"), "angka salah"),
    )


def test_untouched_step_without_schedule_is_not_late():
    assert KeadaanLangkah().at(T) is StatusLangkah.BELUM


def test_next_step_and_prerequisites():
    sop = tiny_sop()
    first, second = sop.langkah
    assert next_step(sop, Keadaan()) is first
    assert unfinished_before(sop, Keadaan(), second) == (first,)
    done = fold([record("langkah", langkah=i, status="selesai") for i in ("L01", "L02")])
    assert next_step(sop, done) is None
    assert unfinished_before(sop, done, second) == ()


@pytest.mark.parametrize(("galat", "peringatan", "total"), [(0, 0, 0), (1, 2, 3)])
def test_aggregation_drafts_and_numbers_are_remembered(galat: int, peringatan: int, total: int):
    state = fold(
        [
            record("olah", sidik="abc", galat=galat, peringatan=peringatan),
            record("draf", versi=1, berkas="4-hasil/d.docx", sidik="abc"),
            record("nomor", naskah="surat-pengantar", nomor="1/2026", urut=1),
        ]
    )
    assert (state.sidik, state.temuan) == ("abc", total)
    assert state.draf[0].berkas == "4-hasil/d.docx"
    assert state.nomor[0]["nomor"] == "1/2026"

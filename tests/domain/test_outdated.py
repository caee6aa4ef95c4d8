from datetime import datetime

import pytest

from lkjip_xl.domain.catatan import Catatan
from lkjip_xl.domain.prasyarat import outdated
from lkjip_xl.domain.progress import Keadaan, KeadaanLangkah, StatusLangkah
from lkjip_xl.domain.sop import Langkah, Sop, Waktu

T = datetime(2026, 1, 5, 8)
STEPS = tuple(
    Langkah(f"L0{n}", str(n), f"{n} Uji", "Uji", (), "", Waktu("1 hari", hari=1), "", ()) for n in (1, 2, 3)
)


def sop() -> Sop:
    return Sop(
        *("uji", "Uji", "", "", "kota", "", "", "U", "", "", "", "", ""),
        **dict.fromkeys(("dasar_hukum", "keterkaitan", "kualifikasi", "peralatan"), ()),
        **dict.fromkeys(("peringatan", "pencatatan", "pelaksana"), ()),
        langkah=STEPS,
    )


DONE = KeadaanLangkah(status=StatusLangkah.SELESAI)


@pytest.mark.parametrize(
    ("aksi", "rincian", "usang"),
    [
        ("terima", {}, ["L02"]),
        ("formulir", {}, ["L02"]),
        ("draf", {}, ["L02"]),
        ("olah", {"sidik": "baru"}, ["L02"]),
        ("olah", {"sidik": "lama"}, []),
        ("periksa", {}, []),
    ],
)
def test_finished_steps_that_rest_on_what_changed(aksi, rincian, usang):
    state = Keadaan(langkah={"L01": DONE, "L02": DONE}, sidik="lama")
    found = outdated(sop(), state, STEPS[0], [Catatan(T, aksi, rincian)])
    assert [x.id for x in found] == usang


def test_the_first_aggregation_outdates_nothing():
    state = Keadaan(langkah={"L02": DONE})
    assert outdated(sop(), state, STEPS[0], [Catatan(T, "olah", {"sidik": "a"})]) == ()

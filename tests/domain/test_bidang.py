"""Two levels of units, and what a bidang's status is made of."""

from datetime import datetime

import pytest

from lkjip_xl.domain.bidang import children_of, distinct_name, parent_code, parent_of, top_units
from lkjip_xl.domain.catatan import Catatan
from lkjip_xl.domain.progress import fold
from lkjip_xl.domain.records import Bidang
from lkjip_xl.domain.status import unit_statuses

AKTA, LAHIR, MATI = Bidang("AKTA", "Akta"), Bidang("AKTA.LAHIR", "Layanan"), Bidang("AKTA.MATI", "Kematian")
PIAK, DATA, LEPAS = Bidang("PIAK", "PIAK"), Bidang("PIAK.DATA", "Layanan"), Bidang("A.B", "Layanan")
SEMUA = (AKTA, LAHIR, MATI, PIAK, DATA, LEPAS)


@pytest.mark.parametrize(
    ("kode", "induk"),
    [("AKTA", ""), ("AKTA.LAHIR", "AKTA"), ("akta.lahir.x", "AKTA.LAHIR"), ("A.B", ""), ("X.Y", "")],
)
def test_the_nearest_known_code_above_is_the_parent(kode: str, induk: str) -> None:
    assert parent_code(kode, [b.kode for b in SEMUA]) == induk


def test_levels() -> None:
    assert top_units(SEMUA) == (AKTA, PIAK, LEPAS)
    assert children_of(AKTA, SEMUA) == (LAHIR, MATI)
    assert parent_of(LAHIR, SEMUA) == AKTA
    assert parent_of(AKTA, SEMUA) is None


def test_names_that_repeat_carry_their_bidang_or_code() -> None:
    assert [distinct_name(b, SEMUA) for b in (MATI, LAHIR, DATA, LEPAS)] == [
        *("Kematian", "Layanan (Akta)", "Layanan (PIAK)", "Layanan (A.B)")
    ]


def form(kode: str, induk: str = "") -> Catatan:
    rincian = {"bidang": kode, "nama": kode, "kepala": "", "putaran": 1, "terbitan": f"t-{kode}"}
    above = {"induk": induk, "nama_induk": f"Bidang {induk}", "kepala_induk": "Kabid"} if induk else {}
    return Catatan(datetime(2026, 1, 5), "formulir", {**rincian, "berkas": "f", "tenggat": "", **above})


def received(kode: str) -> Catatan:
    rincian = {"bidang": kode, "putaran": 1, "terbitan": f"t-{kode}", "berkas": "f", "sha256": kode}
    return Catatan(datetime(2026, 1, 6), "terima", {**rincian, "kelas": "diterima"})


def test_a_bidang_stands_before_its_seksi_and_is_as_far_as_the_last() -> None:
    state = fold([form("A.X", "A"), form("S"), form("A.Y", "A"), received("A.X")])
    assert [(u.kode, u.status.value, u.seksi) for u in unit_statuses(state)] == [
        ("A", "belum mengembalikan", 2),
        ("A.X", "diterima", 0),
        ("A.Y", "belum mengembalikan", 0),
        ("S", "belum mengembalikan", 0),
    ]
    head = unit_statuses(state)[0]
    assert (head.nama, head.kepala, head.form) == ("Bidang A", "Kabid", None)


def test_a_bidang_with_a_form_of_its_own_and_seksi() -> None:
    state = fold([form("A"), form("A.X", "A"), received("A")])
    head, seksi = unit_statuses(state)
    assert (head.status.value, head.form.kode, seksi.induk) == ("belum mengembalikan", "A", "A")

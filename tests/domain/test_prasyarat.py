"""What stands in the way of an action: earlier steps, earlier actions, an approval."""

from dataclasses import replace
from datetime import datetime

import pytest

from lkjip_xl.domain.catatan import Catatan
from lkjip_xl.domain.prasyarat import needed_actions, obstacle
from lkjip_xl.domain.progress import Keadaan, fold
from lkjip_xl.domain.sop import Langkah, Sop, Waktu

T = datetime(2026, 1, 5, 8)
AKSI = ("kumpulkan", "periksa", "kembalikan", "draf", "serahkan", "reviu", "sahkan", "arsip")


def step(n: int, *aksi: str, kembali_ke: str = "") -> Langkah:
    return Langkah(
        f"L0{n}", str(n), f"{n} Uji", "Uji", (), "", Waktu("1 hari", hari=1), "", aksi, kembali_ke=kembali_ke
    )


STEPS = (
    step(1, "kumpulkan"),
    step(2, "periksa", "kembalikan"),
    step(3, "draf"),
    step(4, "serahkan", "reviu", kembali_ke="L03"),
    step(5, "sahkan"),
    step(6, "arsip"),
)
SOP = Sop(
    *("uji", "Uji", "", "", "kota", "", "", "U", "", "", "", "", ""),
    **dict.fromkeys(("dasar_hukum", "keterkaitan", "kualifikasi", "peralatan"), ()),
    **dict.fromkeys(("peringatan", "pencatatan", "pelaksana"), ()),
    langkah=STEPS,
)


def after(*records: tuple[str, str, str]) -> Keadaan:
    """The state once these steps got a status by an action that is done."""
    return fold(
        Catatan(T, "langkah", {"langkah": i, "status": s, "aksi": a, "tuntas": True, "catatan": "x"})
        for i, s, a in records
    )


def done(*ids: str) -> list[tuple[str, str, str]]:
    return [(i, "selesai", "") for i in ids]


def stopped(keadaan: Keadaan, n: int, aksi: str) -> str:
    found = obstacle(SOP, keadaan, STEPS[n - 1], aksi, AKSI)
    return found.pesan if found else ""


def test_an_action_waits_for_the_steps_before_it() -> None:
    assert "1 Uji, 2 Uji" in stopped(Keadaan(), 3, "draf")
    assert stopped(after(*done("L01", "L02")), 3, "draf") == ""


def test_checking_begins_while_forms_still_come_in() -> None:
    form = {"bidang": "A", "putaran": 1, "terbitan": "t", "berkas": "f", "sha256": "s", "kelas": "diterima"}
    state = fold([Catatan(T, "terima", form)])
    assert stopped(Keadaan(), 2, "periksa")
    assert stopped(state, 2, "periksa") == ""


def test_single_persons_are_reported_while_their_forms_are_collected_and_checked() -> None:
    steps = (step(1, "individu"), step(2, "kumpulkan", "periksa"))
    sop = replace(SOP, langkah=steps)
    form = {"bidang": "A", "putaran": 1, "terbitan": "t", "berkas": "f", "sha256": "s", "kelas": "diterima"}
    state = fold([Catatan(T, "terima", form)])
    assert obstacle(sop, Keadaan(), steps[1], "kumpulkan", AKSI)
    assert obstacle(sop, state, steps[1], "kumpulkan", AKSI) is None


def test_within_a_step_actions_come_in_their_order() -> None:
    before = done("L01", "L02", "L03")
    assert "“serahkan”" in stopped(after(*before), 4, "reviu")
    assert stopped(after(*before, ("L04", "mulai", "serahkan")), 4, "reviu") == ""
    assert stopped(after(*done("L01")), 2, "kembalikan") == ""


def test_remarks_still_come_in_while_the_draft_is_mended() -> None:
    mending = [*done("L01", "L02", "L03"), ("L04", "mulai", "serahkan"), ("L03", "dikembalikan", "")]
    assert stopped(after(*mending), 4, "reviu") == ""
    assert stopped(after(*mending), 5, "sahkan")


@pytest.mark.parametrize(("n", "aksi"), [(1, "kumpulkan"), (3, "draf"), (4, "reviu")])
def test_after_approval_nothing_before_it_is_done_again(n: int, aksi: str) -> None:
    state = after(*done("L01", "L02", "L03", "L04", "L05"))
    assert "sudah disahkan pada 5 Januari 2026" in stopped(state, n, aksi)
    assert stopped(state, 6, "arsip") == ""
    assert stopped(state, 5, "sahkan") == "", "the action itself tells more"


def test_sending_back_is_not_needed_to_finish() -> None:
    assert needed_actions(STEPS[1], AKSI) == ("periksa",)
    assert needed_actions(STEPS[3], ("reviu",)) == ("reviu",)

"""The conclusion's sentences and the notes of the formulas."""

from __future__ import annotations

from decimal import Decimal

from test_narasi import hasil, rekap, sasaran

from lkjip_xl.domain.capaian import RUMUS
from lkjip_xl.domain.catatan_rumus import formula_notes
from lkjip_xl.domain.cetakan import collect_figures
from lkjip_xl.domain.narasi.kalimat import plain
from lkjip_xl.domain.narasi.penutup import narrate_conclusion, narrate_shortfall, next_steps, unreached
from lkjip_xl.domain.records import Polaritas
from lkjip_xl.domain.rekap import Analisis, HasilIndikator, Rekap

D = Decimal


def conclude(r: Rekap) -> str:
    return " ".join(plain(k) for k in narrate_conclusion(r, collect_figures(r).perangkat))


def shortfall(h: HasilIndikator) -> str:
    a = collect_figures(rekap(sasaran(h))).indikator[0][0]
    return " ".join(plain(k) for k in narrate_shortfall(h, a))


def test_all_reached() -> None:
    text = conclude(rekap(sasaran(hasil(), hasil())))
    assert text.startswith("Seluruh 2 target kinerja tahun 2025 tercapai. Kinerja perangkat daerah")
    assert conclude(rekap(sasaran(hasil()))).startswith("Satu-satunya target kinerja tahun 2025 tercapai.")
    assert "bernilai 100,00 persen (Tinggi), dengan anggaran terserap 80,00 persen." in text


def test_some_missed() -> None:
    r = rekap(sasaran(hasil(), hasil(realisasi=D(70), capaian=D("87.5"))))
    assert conclude(r).endswith("terdapat pada 1 sasaran strategis.")
    assert unreached(r) == ((0, 1),)


def test_nothing_to_conclude() -> None:
    assert conclude(rekap(sasaran())) == "Belum ada indikator kinerja tahun 2025 yang dapat disimpulkan."
    bare = rekap(sasaran(hasil()), capaian=None, serapan=None, kategori="")
    assert "bernilai" not in conclude(bare)
    assert "bernilai 100,00 persen." in conclude(rekap(sasaran(hasil()), serapan=None, kategori=""))


def test_why_a_target_was_missed() -> None:
    low = hasil(
        realisasi=D(70), capaian=D("87.5"), analisis=(Analisis("A", "Dana  terlambat."), Analisis("B"))
    )
    assert (
        shortfall(low) == "Cakupan: 70 persen dari target 80 persen. Penyebab menurut bidang: Dana terlambat."
    )
    assert shortfall(hasil(realisasi=None, capaian=None)) == (
        "Cakupan: realisasinya belum ada data. Penyebabnya belum disampaikan oleh bidang."
    )
    assert shortfall(hasil(None, capaian=None)).startswith("Cakupan: targetnya belum ditetapkan.")


def test_next_steps_are_named_once_and_of_the_missed_first() -> None:
    good = hasil(analisis=(Analisis("A", rencana="Lanjutkan"), Analisis("B", rencana=" lanjutkan ")))
    poor = hasil(realisasi=D(70), analisis=(Analisis("A", rencana="Perbaiki"), Analisis("B")))
    assert [x.rencana for x in next_steps(rekap(sasaran(good, poor)))] == ["Perbaiki"]
    assert [x.rencana for x in next_steps(rekap(sasaran(good)))] == ["Lanjutkan"]


def test_formulas_say_for_which_indicators_they_hold() -> None:
    positif, negatif = RUMUS[Polaritas.POSITIF], RUMUS[Polaritas.NEGATIF_N1]
    notes = formula_notes(
        [("1.1", positif), ("1.2", negatif), ("1.3", positif), ("1.4", "lain"), ("1.5", "")]
    )
    assert [n.replace("\u00a0", " ") for n in notes] == [
        "Capaian indikator 1.1 dan 1.3 (lebih baik bila naik) = R/T × 100 (R = realisasi, T = target).",
        "Capaian indikator 1.2 (lebih baik bila turun) = (2T − R)/T × 100 (R = realisasi, T = target).",
        "Capaian indikator 1.4 = lain (R = realisasi, T = target).",
    ]
    [one] = formula_notes([("1.1", RUMUS[Polaritas.RENTANG]), ("1.2", RUMUS[Polaritas.RENTANG])])
    assert one.replace("\u00a0", " ") == (
        "Capaian seluruh indikator (target berupa rentang) adalah 100 bila R dalam rentang target; di luar "
        "rentang, R/batas terdekat × 100 (R = realisasi, T = target)."
    )

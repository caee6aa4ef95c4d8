"""Sentences about indicators, sasaran and the office: one case per way the data can stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from lkjip_xl.domain.cetakan import budget_key, collect_figures
from lkjip_xl.domain.kata import join_words
from lkjip_xl.domain.laporan import DASAR_HUKUM, Laporan
from lkjip_xl.domain.narasi.indikator import narrate_national, narrate_renstra, narrate_target, narrate_trend
from lkjip_xl.domain.narasi.kalimat import Hasil, judge, plain
from lkjip_xl.domain.narasi.sasaran import (
    narrate_attention,
    narrate_budget,
    narrate_efficiency,
    narrate_objective,
    narrate_office,
    narrate_support,
)
from lkjip_xl.domain.records import BarisAnggaran, Indikator, Pejabat, Polaritas, Rentang
from lkjip_xl.domain.rekap import HasilAnggaran, HasilIndikator, HasilSasaran, Rekap

D = Decimal
_TARGET, _REALISASI, _CAPAIAN = D(80), D(90), D("112.5")
NEGATIF, RENTANG = Polaritas.NEGATIF, Polaritas.RENTANG


def hasil(
    target: Decimal | Rentang | None = _TARGET,
    realisasi: Decimal | None = _REALISASI,
    capaian: Decimal | None = _CAPAIAN,
    *,
    polaritas: Polaritas = Polaritas.POSITIF,
    satuan: str = "%",
    lalu: tuple[Decimal | None, ...] = (None, None, None, None),
    renstra: Decimal | None = None,
    nasional: Decimal | None = None,
    **lain: object,
) -> HasilIndikator:
    indikator = Indikator("K1", "S", "Cakupan", satuan, polaritas, target, ("A",), riwayat=lalu,
                          target_renstra=renstra, standar_nasional=nasional)  # fmt: skip
    known = realisasi is not None and lalu[0] is not None
    dasar = HasilIndikator(
        indikator, target if isinstance(target, Decimal) else None, realisasi, capaian, capaian, "Tinggi", "",
        "R/T × 100", (None,) * 4, tuple((2025 - n, lalu[n - 1]) for n in (4, 3, 2, 1)), None,
        realisasi - lalu[0] if known else None, None, None, (), (),
    )  # fmt: skip
    return replace(dasar, **lain)  # type: ignore[arg-type]


def sasaran(*indikator: HasilIndikator, **lain: object) -> HasilSasaran:
    dasar = HasilSasaran("Sasaran satu", indikator, D("112.5"), "Tinggi", D(100), D(80), D(80), D("32.5"),
                         "efisien", ())  # fmt: skip
    return replace(dasar, **lain)  # type: ignore[arg-type]


def rekap(*isi: HasilSasaran, **lain: object) -> Rekap:
    lines = tuple(b for s in isi for b in s.anggaran)
    return replace(Rekap(2025, isi, lines, D(100), "Tinggi", D(100), D(80), D(80)), **lain)  # type: ignore[arg-type]


def words(h: HasilIndikator, narrate: object) -> str:
    a = collect_figures(rekap(sasaran(h))).indikator[0][0]
    spoken = narrate(h, a) if narrate is narrate_national else narrate(h, a, 2025)  # type: ignore[operator]
    sentences = [spoken] if narrate in (narrate_renstra, narrate_national) else spoken
    return " ".join(plain(kalimat) for kalimat in sentences)


@pytest.mark.parametrize(
    ("h", "harap", "kata"),
    [
        (hasil(), Hasil.MELAMPAUI, "melampaui target. Realisasi tahun 2025 tercatat 90 persen"),
        (hasil(realisasi=D(80), capaian=D(100)), Hasil.MEMENUHI, "sesuai dengan target 80 persen"),
        (hasil(realisasi=D(70), capaian=D("87.5")), Hasil.BELUM, "10 poin persen di bawah target 80 persen"),
        (hasil(realisasi=D(70), capaian=D(112), polaritas=NEGATIF), Hasil.MELAMPAUI, "lebih rendah berarti"),
        (hasil(capaian=D("87.5"), polaritas=NEGATIF), Hasil.BELUM, "10 poin persen di atas target"),
        (hasil(Rentang(D(80), D(90)), D(85), D(100), polaritas=RENTANG), Hasil.MEMENUHI, "rentang target 80–90"),
        (hasil(Rentang(D(80), D(90)), D(95), D(94), polaritas=RENTANG), Hasil.BELUM, "di luar rentang target"),
        (hasil(realisasi=None, capaian=None), Hasil.TANPA_DATA, "belum ada data"),
        (hasil(None, capaian=None), Hasil.TANPA_TARGET, "belum ditetapkan"),
        (hasil(D(0), capaian=None, keterangan="tidak dapat dihitung: target 0"), Hasil.TAK_TERHITUNG,
         "tidak dapat dihitung: target 0; target tercatat 0 persen"),
        (hasil(D(0), capaian=None), Hasil.TAK_TERHITUNG, "tahun 2025 tidak dapat dihitung; target"),
        (
            *(hasil(capaian_mentah=D(150)), Hasil.MELAMPAUI),
            "Hasil hitungan capaian 150,00 persen dibatasi menurut ketentuan.",
        ),
        (hasil(keterangan="dibatasi 110."), Hasil.MELAMPAUI, "Catatan: dibatasi 110."),
        (hasil(belum_utuh=("B", "C")), Hasil.BELUM_UTUH, "karena angka B dan C belum masuk. Realisasi sementara"),
        (hasil(realisasi=None, capaian=None, keterangan="tidak dapat dihitung: nihil"), Hasil.TANPA_DATA,
         "tahun 2025 tidak dapat dihitung: nihil, dan tidak diikutkan"),
        (hasil(satuan="orang", realisasi=D(70), capaian=D(88)), Hasil.BELUM, "berada 10 orang di bawah"),
        (hasil(satuan="indeks", realisasi=D(70), capaian=D(88)), Hasil.BELUM, "sebesar 70 berada 10 poin"),
    ],
)  # fmt: skip
def test_target_and_judgement(h: HasilIndikator, harap: Hasil, kata: str) -> None:
    assert judge(h) is harap
    assert kata in words(h, narrate_target)


def test_category_is_left_out_where_there_is_none() -> None:
    assert "kategori" not in words(hasil(kategori=""), narrate_target)


LIMA = (D(84), D(80), D(78), D(75))


@pytest.mark.parametrize(
    ("h", "kata"),
    [
        (hasil(lalu=LIMA), "naik 6 poin persen, dari 84 persen pada tahun 2024 menjadi 90 persen"),
        (hasil(lalu=LIMA), "yang berarti kinerjanya membaik"),
        (hasil(lalu=LIMA), "tertinggi dibandingkan dengan tahun 2021, 2022, 2023, dan 2024"),
        (hasil(lalu=LIMA, polaritas=NEGATIF), "yang berarti kinerjanya menurun"),
        (hasil(realisasi=D(70), lalu=LIMA, polaritas=NEGATIF), "turun 14 poin persen"),
        (hasil(realisasi=D(70), lalu=LIMA, polaritas=NEGATIF), "membaik"),
        (hasil(realisasi=D(70), lalu=LIMA), "terendah dibandingkan"),
        (hasil(realisasi=D(84), lalu=LIMA), "tidak berubah dari tahun 2024, yaitu 84 persen."),
        (hasil(realisasi=None, lalu=LIMA), "belum dapat dibandingkan karena realisasi tahun 2025 belum ada"),
        (hasil(lalu=(None, D(80), None, None)), "Realisasi indikator Cakupan tahun 2024 tidak tersedia"),
        (hasil(lalu=LIMA, capaian_lalu=D(99)), "capaian tahun 2024 tercatat 99,00 persen"),
    ],
)
def test_trend(h: HasilIndikator, kata: str) -> None:
    assert kata in words(h, narrate_trend)


def test_trend_claims_no_more_than_the_data_shows() -> None:
    dalam_rentang = hasil(Rentang(D(80), D(95)), capaian=D(100), polaritas=RENTANG, lalu=LIMA)
    assert "kinerjanya" not in words(dalam_rentang, narrate_trend)
    assert "tertinggi" not in words(hasil(lalu=(D(84), None, None, None)), narrate_trend)
    assert "tertinggi" not in words(hasil(realisasi=D(80), lalu=LIMA), narrate_trend)
    assert "Capaiannya" not in words(hasil(lalu=LIMA, capaian=None, capaian_lalu=D(99)), narrate_trend)


@pytest.mark.parametrize(
    ("h", "kata"),
    [
        (hasil(), "Target akhir Renstra untuk indikator Cakupan belum dicantumkan"),
        (
            hasil(realisasi=None, renstra=D(95)),
            "target akhir Renstra sebesar 95 persen belum dapat dihitung.",
        ),
        (hasil(renstra=D(95), kemajuan_renstra=D("94.74")), "belum mencapai target akhir Renstra sebesar 95"),
        (hasil(renstra=D(95), kemajuan_renstra=D("94.74")), "dengan kemajuan 94,74 persen."),
        (hasil(renstra=D(90)), "telah mencapai target akhir Renstra sebesar 90 persen."),
        (hasil(renstra=D(85), polaritas=NEGATIF, kemajuan_renstra=D(106)), "belum mencapai"),
        (hasil(renstra=D(85), polaritas=NEGATIF, kemajuan_renstra=D(106)), "setara 106,00 persen dari angka"),
        (hasil(renstra=D(85), polaritas=RENTANG), "dibandingkan dengan target akhir Renstra"),
    ],
)
def test_renstra(h: HasilIndikator, kata: str) -> None:
    assert kata in words(h, narrate_renstra)


@pytest.mark.parametrize(
    ("h", "kata"),
    [
        (hasil(), "tidak terdapat standar nasional yang dicantumkan"),
        (hasil(realisasi=None, nasional=D(85)), "memiliki standar nasional 85 persen, tetapi"),
        (hasil(nasional=D(90)), "sama dengan standar nasional"),
        (
            hasil(nasional=D(85)),
            "persen berada di atas standar nasional sebesar 85 persen, sehingga lebih baik daripada standar itu.",
        ),
        (
            hasil(nasional=D(95)),
            "di bawah standar nasional sebesar 95 persen, sehingga belum memenuhi standar itu.",
        ),
        (
            hasil(nasional=D(95), polaritas=NEGATIF),
            "di bawah standar nasional sebesar 95 persen, sehingga lebih baik daripada standar itu.",
        ),
        (
            hasil(nasional=D(85), polaritas=RENTANG),
            "persen berada di atas standar nasional sebesar 85 persen.",
        ),
    ],
)
def test_national_standard(h: HasilIndikator, kata: str) -> None:
    assert kata in words(h, narrate_national)


def spoken(sentences: tuple[object, ...]) -> str:
    return " ".join(plain(kalimat) for kalimat in sentences)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("s", "kata"),
    [
        (sasaran(hasil(), hasil(realisasi=None, capaian=None)),
         "2 indikator kinerja, yaitu 1 indikator melampaui target dan 1 indikator belum ada datanya."),
        (sasaran(hasil()), "112,50 persen dengan kategori Tinggi."),
        (sasaran(hasil(), kategori=""), "112,50 persen."),
        (sasaran(hasil(), capaian=None), "belum dapat dihitung"),
        (sasaran(), "belum memiliki indikator kinerja"),
    ],
)  # fmt: skip
def test_objective(s: HasilSasaran, kata: str) -> None:
    assert kata in spoken(narrate_objective(s, collect_figures(rekap(s)).sasaran[0]))


@pytest.mark.parametrize(
    ("s", "kata"),
    [
        (sasaran(), "poin persen, sehingga penggunaan sumber daya dinilai efisien."),
        (sasaran(capaian=D(90), efisiensi=D(10)), "belum dapat dimaknai sebagai penghematan"),
        (sasaran(capaian=None, efisiensi=None), "capaian sasarannya belum dapat dihitung"),
        (sasaran(serapan=None, efisiensi=None), "serapan anggaran yang mendukung sasaran ini belum tersedia"),
        (sasaran(capaian=None, serapan=None, efisiensi=None), "capaian sasaran dan serapan anggarannya"),
    ],
)
def test_efficiency(s: HasilSasaran, kata: str) -> None:
    assert kata in spoken(narrate_efficiency(s, collect_figures(rekap(s)).sasaran[0]))


def anggaran(uraian: str, serapan: Decimal | None) -> HasilAnggaran:
    return HasilAnggaran(BarisAnggaran("1.06", uraian, "program", D(100), "A"), serapan, serapan, "", ())


@pytest.mark.parametrize(
    ("lines", "kata"),
    [
        ((), "Belum ada program atau kegiatan"),
        (
            (anggaran("P", D(90)), anggaran("Q", D(70))),
            "tertinggi terdapat pada P (90,00 persen) dan terendah",
        ),
        ((anggaran("P", D(90)), anggaran("Q", None)), "Sebanyak 1 di antaranya belum ada data"),
    ],
)
def test_support(lines: tuple[HasilAnggaran, ...], kata: str) -> None:
    s = sasaran(anggaran=lines)
    money = collect_figures(rekap(s)).anggaran
    text = spoken(narrate_support(s, [money[budget_key(b)] for b in lines]))
    assert kata in text
    assert ("tertinggi" in text) is (len({b.serapan for b in lines} - {None}) > 1)


KEDUA = replace(sasaran(hasil()), nama="Sasaran dua", capaian=D(90))


@pytest.mark.parametrize(
    ("r", "kata"),
    [
        (rekap(sasaran(hasil()), KEDUA), "tertinggi terdapat pada sasaran “Sasaran satu” (112,50 persen)"),
        (rekap(sasaran(hasil()), KEDUA), "Rata-rata capaian sasaran strategis 100,00 persen dengan kategori"),
        (rekap(sasaran(hasil()), kategori=""), "100,00 persen. Realisasi anggaran"),
        (rekap(sasaran(hasil()), capaian=None), "belum dapat dihitung. Realisasi anggaran tercatat Rp80,00"),
        (rekap(), "Belum ada indikator kinerja tahun 2025"),
        (rekap(pagu=None), "Pagu anggaran belum tercatat"),
        (rekap(realisasi=None, serapan=None), "tercatat Rp100,00, sedangkan realisasinya belum ada data."),
    ],
)
def test_office(r: Rekap, kata: str) -> None:
    a = collect_figures(r)
    assert kata in spoken(narrate_office(r, a.perangkat, a.sasaran))
    assert spoken(narrate_budget(r, a.perangkat)) in spoken(narrate_office(r, a.perangkat, a.sasaran))


def test_attention_names_the_indicators() -> None:
    assert "belum ada datanya: Cakupan" in spoken(
        narrate_attention(rekap(sasaran(hasil(realisasi=None, capaian=None))))
    )
    many = rekap(sasaran(*[hasil(realisasi=None, capaian=None)] * 8))
    assert "Cakupan, dan 2 indikator lainnya." in spoken(narrate_attention(many))
    assert "Seluruh indikator" in spoken(narrate_attention(rekap(sasaran(hasil()))))
    assert "Belum ada indikator" in spoken(narrate_attention(rekap()))


def test_lists_read_as_indonesian() -> None:
    assert [join_words(["a", "b", "c"][:n]) for n in range(4)] == ["", "a", "a dan b", "a, b, dan c"]


def test_report_cites_the_right_regulations() -> None:
    laporan = Laporan("Pemkot", "Dinas", 2025, date(2026, 2, 27), Pejabat("Kepala"))
    assert laporan.judul == "Laporan Kinerja Instansi Pemerintah (LKjIP) Tahun 2025"
    assert any("Nomor 53 Tahun 2014" in teks for teks in DASAR_HUKUM)
    assert not any("2010" in teks or "12 Tahun 2015" in teks for teks in DASAR_HUKUM)


def test_a_figure_that_lacks_a_unit_is_compared_but_not_judged() -> None:
    h = hasil(belum_utuh=("B",), lalu=LIMA, renstra=D(80), nasional=D(80))
    assert "membaik" not in words(h, narrate_trend)
    assert "dibandingkan dengan target akhir Renstra" in words(h, narrate_renstra)
    assert "berada di atas standar nasional" in words(h, narrate_national)

"""Aggregation against the same done in plain pandas, and its growth with the rows."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.ukur import Hasil, medians
from lkjip_xl.domain.capaian import Kebijakan
from lkjip_xl.domain.records import Asal, BarisAnggaran, Indikator, Isian, Polaritas, Stempel, Submission
from lkjip_xl.formats.rekap_frame import build_rekap

_KOLOM = ("TW I", "TW II", "TW III", "TW IV", "Realisasi", "Pembilang", "Penyebut", "Kendala", "Solusi")


def measure(*, cepat: bool) -> list[Hasil]:
    """Two sizes, four times apart."""
    hasil = []
    before = 0.0
    for banyak in (300, 1200) if cepat else (1200, 4800):
        indikator, anggaran, forms = _office(banyak)
        waktu = medians(
            {
                "produk": lambda i=indikator, a=anggaran, f=forms: build_rekap(2025, i, a, f, Kebijakan()),
                "pandas": lambda i=indikator, a=anggaran, f=forms: _with_pandas(i, a, f),
            },
            5,
        )
        lama, linear = waktu["produk"], not before or waktu["produk"] <= 4.8 * before
        tercapai = linear and lama <= waktu["pandas"]
        hasil.append(
            Hasil(f"rekap {banyak} indikator", None, lama, waktu["pandas"], "≤ pandas; linear", tercapai)
        )
        before = lama
    return hasil


def _office(banyak: int) -> tuple[list[Indikator], list[BarisAnggaran], list[Submission]]:
    bidang = banyak // 3
    indikator = [
        Indikator(
            f"I{n}", f"Sasaran {n // 3}", f"Nama {n}", "%", Polaritas.POSITIF, Decimal(90), (f"B{n // 3}",)
        )
        for n in range(banyak)
    ]
    anggaran = [
        BarisAnggaran(f"A{b}", f"Uraian {b}", "program", Decimal(1000), f"B{b}", f"Sasaran {b}")
        for b in range(bidang)
    ]
    return indikator, anggaran, [_form(b) for b in range(bidang)]


def _form(b: int) -> Submission:
    asal = Asal("x", "Indikator", "F6")
    isian = [
        Isian(
            "Indikator", "F6", f"I{n}", k, "teks" if k in ("Kendala", "Solusi") else Decimal(85), 85.0, asal
        )
        for n in range(b * 3, b * 3 + 3)
        for k in _KOLOM
    ]
    isian.append(
        Isian("Anggaran", "F6", f"A{b}", "Realisasi", Decimal(900), 900.0, Asal("x", "Anggaran", "F6"))
    )
    return Submission("x", Stempel(2025, "s", "u", f"B{b}", 1, f"t{b}"), tuple(isian))


def _with_pandas(
    indikator: list[Indikator], anggaran: list[BarisAnggaran], forms: list[Submission]
) -> object:
    """The same figures with merge, groupby and apply, as an analyst would write it; floats, no rules."""
    import pandas as pd

    cells = pd.DataFrame([(f.stempel.bidang, i.lembar, i.kode, i.kolom, i.nilai) for f in forms for i in f.isian],
                         columns=["bidang", "lembar", "kode", "kolom", "nilai"])  # fmt: skip
    wide = cells.pivot_table(
        index=["lembar", "kode", "bidang"], columns="kolom", values="nilai", aggfunc="first"
    )
    frame = wide.reset_index()
    goals = pd.DataFrame(
        [(i.kode, i.sasaran, i.nama, i.target) for i in indikator],
        columns=["kode", "sasaran", "nama", "target"],
    )
    rows = goals.merge(frame[frame["lembar"] == "Indikator"], on="kode", how="left")
    rows["capaian"] = rows.apply(lambda r: round(r["Realisasi"] / r["target"] * 100, 2), axis=1)
    rows["kategori"] = rows["capaian"].apply(
        lambda c: "Sangat Tinggi" if c > 90 else "Tinggi" if c > 75 else "Sedang"
    )
    money = pd.DataFrame([(a.kode, a.sasaran, a.pagu) for a in anggaran], columns=["kode", "sasaran", "pagu"])
    lines = money.merge(frame[frame["lembar"] == "Anggaran"], on="kode", how="left")
    lines["serapan"] = lines.apply(lambda r: round(r["Realisasi"] / r["pagu"] * 100, 2), axis=1)
    per = rows.groupby("sasaran")["capaian"].apply(lambda s: sum(s) / len(s)).to_frame()
    budget = lines.groupby("sasaran")[["pagu", "Realisasi"]].apply(lambda g: g.sum()).add_prefix("anggaran ")
    return (
        per.join(budget, how="left").reset_index().to_dict("records"),
        rows.to_dict("records"),
        lines.to_dict("records"),
    )

"""The report's charts: what each shows, and where the template finds it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from lkjip_xl.domain.cetakan import as_printed
from lkjip_xl.domain.kata import join_words
from lkjip_xl.domain.narasi.kalimat import Hasil, judge
from lkjip_xl.domain.records import Polaritas
from lkjip_xl.domain.rekap import HasilIndikator, HasilSasaran, Rekap
from lkjip_xl.formats.word.chart_xml import Bagan, Deret
from lkjip_xl.formats.word.charts import Gambar

_SERATUS = Decimal(100)
_TITIK_MINIMAL = 2
_DINILAI = (Hasil.MELAMPAUI, Hasil.MEMENUHI, Hasil.BELUM)
_DERET_MAKS = 5  # lines that can be told apart in one chart
_TINGGI_TREN, _TINGGI_BARIS = 50, 7  # mm: a chart of one line, and what each further line of the legend takes
_NAMA_MAKS = 90  # letters of a name in the legend
_SETENGAH: Any = {"lebar_mm": 77, "tinggi_mm": 52}  # two charts side by side


class Pembuat:
    """Numbers the charts of one report in the order they are made."""

    def __init__(self) -> None:
        self.gambar: list[Gambar] = []

    def draw(self, bagan: Bagan) -> Gambar:
        """A chart ready for a template tag."""
        self.gambar.append(Gambar(bagan, len(self.gambar) + 1))
        return self.gambar[-1]


def add_charts(context: dict[str, Any], rekap: Rekap) -> list[Gambar]:
    """Put the charts into the context of the template; all of them, for `attach_charts`."""
    pembuat = Pembuat()
    context["bagan_hasil"] = pembuat.draw(_by_result(rekap))
    context["bagan_ringkas"] = pembuat.draw(replace(_against_budget(rekap), **_SETENGAH))
    context["bagan_capaian"] = pembuat.draw(_per_indicator(rekap))
    context["bagan_sasaran"] = pembuat.draw(_per_objective(rekap))
    context["bagan_renstra"] = pembuat.draw(_towards_renstra(rekap)) if _rising(rekap) else ""
    context["bagan_serapan"] = pembuat.draw(_against_budget(rekap))
    for isi, sasaran in zip(context["sasaran"], rekap.sasaran, strict=True):
        isi["bagan_tren"] = [
            {"satuan": label, "gambar": pembuat.draw(_trend(label, group, rekap.tahun))}
            for label, group in _trend_groups(sasaran)
        ]
    return pembuat.gambar


def _by_result(rekap: Rekap) -> Bagan:
    """How many indicators exceeded, met and missed their targets: the left half of the dashboard."""
    counts = Counter(judge(h) for h in rekap.indikator)
    open_ones = sum(counts[hasil] for hasil in Hasil if hasil not in _DINILAI)
    known = [Decimal(counts[hasil]) for hasil in _DINILAI]
    return Bagan(
        f"Jumlah indikator menurut hasil Tahun {rekap.tahun}",
        ("Melampaui", "Memenuhi", "Belum tercapai", "Belum dinilai"),
        (Deret("Jumlah indikator", (*known, Decimal(open_ones))),),
        f"Diagram batang: {known[0]} indikator melampaui target, {known[1]} memenuhi target, {known[2]} belum "
        f"mencapai target, dan {open_ones} belum dapat dinilai.",
        desimal=0,
        **_SETENGAH,
    )


def _per_indicator(rekap: Rekap) -> Bagan:
    labels = tuple(
        _with_gap(f"{n}.{i}", h.capaian)
        for n, s in enumerate(rekap.sasaran, 1)
        for i, h in enumerate(s.indikator, 1)
    )
    values = tuple(h.capaian for h in rekap.indikator)
    return Bagan(
        f"Capaian kinerja per indikator Tahun {rekap.tahun} (%)",
        labels,
        (Deret("Capaian (%)", values), _target_line(len(labels))),
        f"Diagram batang capaian {len(labels)} indikator kinerja tahun {rekap.tahun} terhadap target 100 "
        "persen; angkanya tercantum dalam tabel pengukuran kinerja.",
    )


def _per_objective(rekap: Rekap) -> Bagan:
    labels = _objective_labels(rekap)
    return Bagan(
        f"Capaian per sasaran strategis Tahun {rekap.tahun} (%)",
        labels,
        (Deret("Capaian (%)", tuple(s.capaian for s in rekap.sasaran)), _target_line(len(labels))),
        f"Diagram batang capaian {len(labels)} sasaran strategis tahun {rekap.tahun} terhadap target 100 "
        "persen; angkanya tercantum dalam tabel capaian sasaran strategis.",
    )


def _rising(rekap: Rekap) -> list[tuple[str, HasilIndikator]]:
    """Numbered indicators whose progress in % means progress: those that are better when they rise."""
    return [
        (f"{n}.{i}", h)
        for n, s in enumerate(rekap.sasaran, 1)
        for i, h in enumerate(s.indikator, 1)
        if h.kemajuan_renstra is not None and h.indikator.polaritas is Polaritas.POSITIF
    ]


def _towards_renstra(rekap: Rekap) -> Bagan:
    rows = _rising(rekap)
    return Bagan(
        "Kemajuan terhadap target akhir Renstra (%)",
        tuple(label for label, _ in rows),
        (Deret("Kemajuan (%)", tuple(h.kemajuan_renstra for _, h in rows)), _target_line(len(rows))),
        f"Diagram batang kemajuan {len(rows)} indikator terhadap target akhir Renstra; angkanya tercantum "
        "dalam tabel kemajuan setiap sasaran.",
    )


def _against_budget(rekap: Rekap) -> Bagan:
    return Bagan(
        "Capaian kinerja dan serapan anggaran per sasaran (%)",
        _objective_labels(rekap),
        (
            Deret("Capaian kinerja (%)", tuple(s.capaian for s in rekap.sasaran)),
            Deret("Serapan anggaran (%)", tuple(s.serapan for s in rekap.sasaran)),
        ),
        "Diagram batang yang menyandingkan capaian kinerja dan serapan anggaran setiap sasaran strategis; "
        "sasaran tanpa batang serapan belum ada datanya.",
    )


def _trend_groups(sasaran: HasilSasaran) -> Iterator[tuple[str, list[HasilIndikator]]]:
    """The indicators of one trend chart and what it is called: their unit, the part where they are many."""
    for satuan, group in _by_unit(sasaran).items():
        label = satuan or "tanpa satuan"
        for n in range(0, len(group), _DERET_MAKS):
            part = f", bagian {n // _DERET_MAKS + 1}" if len(group) > _DERET_MAKS else ""
            yield label + part, group[n : n + _DERET_MAKS]


def _short(nama: str) -> str:
    """A name that fits the legend of a chart."""
    return nama if len(nama) <= _NAMA_MAKS else f"{nama[: _NAMA_MAKS - 1].rstrip()}…"


def _trend(satuan: str, group: list[HasilIndikator], tahun: int) -> Bagan:
    years = sorted({year for h in group for year, _ in h.tren})
    lines = []
    for h in group:
        known = dict(h.tren)
        lines.append(Deret(_short(h.indikator.nama), tuple(as_printed(known.get(y)) for y in years)))
    names = join_words([h.indikator.nama for h in group])
    return Bagan(
        f"Perkembangan realisasi {years[0]}–{tahun} ({satuan})",
        tuple(str(y) for y in years),
        tuple(lines),
        f"Diagram garis realisasi {names} dari tahun {years[0]} sampai {tahun}; "
        "angkanya tercantum dalam tabel perkembangan realisasi.",
        jenis="garis",
        tinggi_mm=_TINGGI_TREN + _TINGGI_BARIS * (len(lines) - 1),
        desimal=None,
    )


def _by_unit(sasaran: HasilSasaran) -> dict[str, list[HasilIndikator]]:
    """Indicators with at least two years of data, by unit: other units would share an axis wrongly."""
    groups: dict[str, list[HasilIndikator]] = {}
    for h in sasaran.indikator:
        if sum(value is not None for _, value in h.tren) >= _TITIK_MINIMAL:
            groups.setdefault(h.indikator.satuan.strip(), []).append(h)
    return groups


def _objective_labels(rekap: Rekap) -> tuple[str, ...]:
    return tuple(_with_gap(f"Sasaran {n}", s.capaian) for n, s in enumerate(rekap.sasaran, 1))


def _with_gap(label: str, nilai: Decimal | None) -> str:
    """A label that says why there is no bar."""
    return label if nilai is not None else f"{label} (tanpa capaian)"


def _target_line(points: int) -> Deret:
    return Deret("Target 100%", (_SERATUS,) * points, acuan=True)

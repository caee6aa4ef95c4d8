"""What the one-page summary for leaders says: key figures, sasaran, extremes, what needs a decision."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from lkjip_xl.domain.kantor import Kantor
from lkjip_xl.domain.narasi.kalimat import Hasil, judge
from lkjip_xl.domain.naskah import Surat
from lkjip_xl.domain.rekap import HasilIndikator, Rekap
from lkjip_xl.domain.values import format_number, format_rupiah
from lkjip_xl.formats.word.chart_xml import Bagan, Deret

_SASARAN_MAKS = 6
_UJUNG = 3
_KEPUTUSAN_MAKS = 5
_BELUM = "belum ada"
_TERCAPAI = (Hasil.MELAMPAUI, Hasil.MEMENUHI)


def ikhtisar(
    kantor: Kantor,
    rekap: Rekap,
    *,
    langkah: tuple[int, int],
    menunggu: Sequence[str],
    bagan: object,
    tanggal: date | None,
) -> Surat:
    """The summary; `langkah` are finished and all steps, `menunggu` what the work waits for."""
    reached = sum(judge(h) in _TERCAPAI for h in rekap.indikator)
    left = len(rekap.sasaran) - _SASARAN_MAKS
    best, worst = _extremes(rekap)
    data: dict[str, object] = {
        "capaian": _percent(rekap.capaian),
        "kategori": rekap.kategori or _BELUM,
        "tercapai": f"{reached} dari {len(rekap.indikator)}",
        "serapan": _percent(rekap.serapan),
        "langkah": f"{langkah[0]} dari {langkah[1]}",
        "anggaran": _budget(rekap),
        "sasaran": [
            {
                "no": n,
                "nama": _short(s.nama, 120),
                "capaian": _percent(s.capaian),
                "kategori": s.kategori or _BELUM,
                "serapan": _percent(s.serapan),
            }
            for n, s in enumerate(rekap.sasaran[:_SASARAN_MAKS], 1)
        ],
        "sasaran_lain": f"dan {left} sasaran lain dalam laporan." if left > 0 else "",
        "bagan": bagan,
        "terbaik": best,
        "terendah": worst,
        "keputusan": decisions(rekap, menunggu),
    }
    return kantor.letter("Ikhtisar Kinerja", kantor.kepala, tanggal, data=data)


def brief_chart(rekap: Rekap) -> Bagan | None:
    """Capaian beside serapan per sasaran, low enough for one page; None without data."""
    if not any(s.capaian is not None for s in rekap.sasaran):
        return None
    return Bagan(
        "Capaian kinerja dan serapan anggaran per sasaran (%)",
        tuple(f"Sasaran {n}" for n, _ in enumerate(rekap.sasaran, 1)),
        (
            Deret("Capaian kinerja (%)", tuple(s.capaian for s in rekap.sasaran)),
            Deret("Serapan anggaran (%)", tuple(s.serapan for s in rekap.sasaran)),
        ),
        "Diagram batang capaian kinerja dan serapan anggaran setiap sasaran; angkanya ada dalam tabel di atas.",
        tinggi_mm=46,
    )


def decisions(rekap: Rekap, menunggu: Sequence[str]) -> list[str]:
    """What leaders are asked to settle, the gravest first; each rests on the data."""
    rows = [
        f"{_short(h.indikator.nama, 90)}: realisasi belum ada; pastikan bidang menyusulkan datanya."
        for h in rekap.indikator
        if h.realisasi is None
    ]
    missed = [h for h in rekap.indikator if h.realisasi is not None and judge(h) not in _TERCAPAI]
    for h in sorted(missed, key=lambda h: h.capaian if h.capaian is not None else Decimal(0)):
        plans = next((" ".join(x.rencana.split()).rstrip(".") for x in h.analisis if x.rencana.strip()), "")
        tail = f"usul bidang: {_short(plans, 90)}." if plans else "belum ada rencana tindak lanjut."
        rows.append(f"{_short(h.indikator.nama, 80)} ({_percent(h.capaian)}): {tail}")
    rows += menunggu
    if len(rows) > _KEPUTUSAN_MAKS:
        rows = [
            *rows[: _KEPUTUSAN_MAKS - 1],
            f"dan {len(rows) - _KEPUTUSAN_MAKS + 1} hal lain dalam laporan.",
        ]
    return rows or ["Tidak ada yang menunggu keputusan."]


def _extremes(rekap: Rekap) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """The three highest and the three lowest; no indicator stands on both sides."""
    ranked = sorted(
        (h for h in rekap.indikator if h.capaian is not None), key=lambda h: h.capaian or 0, reverse=True
    )
    best = ranked[:_UJUNG] if len(ranked) > _UJUNG else ranked[: (len(ranked) + 1) // 2]
    worst = ranked[len(best) :][::-1][:_UJUNG]
    return [_line(h) for h in best], [_line(h) for h in worst]


def _line(h: HasilIndikator) -> dict[str, str]:
    return {"nama": _short(h.indikator.nama, 90), "capaian": _percent(h.capaian)}


def _short(teks: str, panjang: int) -> str:
    """A text that fits; what is cut ends with "…"."""
    teks = " ".join(teks.split())
    return teks if len(teks) <= panjang else teks[: panjang - 1].rstrip() + "…"


def _percent(n: Decimal | None) -> str:
    return _BELUM if n is None else f"{format_number(n, 2)}%"


def _budget(rekap: Rekap) -> str:
    """The budget as a sentence; a missing figure is named as missing."""
    if rekap.pagu is None:
        return "Data anggaran belum ada."
    if rekap.realisasi is None:
        return f"Pagu anggaran {format_rupiah(rekap.pagu)}; realisasinya belum ada."
    return f"Realisasi anggaran {format_rupiah(rekap.realisasi)} dari pagu {format_rupiah(rekap.pagu)}."

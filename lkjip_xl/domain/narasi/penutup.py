"""Sentences of the report's conclusion: what was reached, what was not and why, what comes next."""

from __future__ import annotations

from lkjip_xl.domain.cetakan import Medan
from lkjip_xl.domain.narasi.kalimat import Hasil, Kalimat, judge, with_unit
from lkjip_xl.domain.rekap import Analisis, HasilIndikator, Rekap

_TERCAPAI = (Hasil.MELAMPAUI, Hasil.MEMENUHI)


def narrate_conclusion(rekap: Rekap, a: Medan) -> tuple[Kalimat, ...]:
    """How many targets were reached, and where that leaves the office."""
    if not rekap.indikator:
        return ((f"Belum ada indikator kinerja tahun {rekap.tahun} yang dapat disimpulkan.",),)
    reached = sum(judge(h) in _TERCAPAI for h in rekap.indikator)
    open_goals = sum(any(judge(h) not in _TERCAPAI for h in s.indikator) for s in rekap.sasaran)
    if not open_goals:
        whole = f"Seluruh {reached}" if reached > 1 else "Satu-satunya"
        return ((f"{whole} target kinerja tahun {rekap.tahun} tercapai.",), *_worth(rekap, a))
    head = f"Dari {len(rekap.indikator)} target kinerja tahun {rekap.tahun}, {reached} tercapai."
    tail = (
        f"Target yang belum tercapai atau belum dapat dinilai terdapat pada {open_goals} sasaran strategis."
    )
    return ((head,), *_worth(rekap, a), (tail,))


def unreached(rekap: Rekap) -> tuple[tuple[int, int], ...]:
    """Where the indicators stand that did not reach their target: position of sasaran and of indicator."""
    return tuple(
        (n, i)
        for n, s in enumerate(rekap.sasaran)
        for i, h in enumerate(s.indikator)
        if judge(h) not in _TERCAPAI
    )


def narrate_shortfall(h: HasilIndikator, a: Medan) -> tuple[Kalimat, ...]:
    """One indicator that did not reach its target: how far it came, and why."""
    nama = h.indikator.nama
    if h.realisasi is None:
        head: Kalimat = (f"{nama}: realisasinya belum ada data.",)
    elif h.target is None and a["target"].teks == "belum ditetapkan":
        head = (f"{nama}: targetnya belum ditetapkan.",)
    else:
        target = with_unit(a["target"], h.indikator)
        head = (f"{nama}: ", *with_unit(a["realisasi"], h.indikator), " dari target ", *target, ".")
    known = dict.fromkeys(" ".join(x.kendala.split()).rstrip(" .;") for x in h.analisis)
    causes = "; ".join(teks for teks in known if teks)
    why = f"Penyebab menurut bidang: {causes}." if causes else "Penyebabnya belum disampaikan oleh bidang."
    return (head, (why,))


def next_steps(rekap: Rekap) -> tuple[Analisis, ...]:
    """The plans to be named in the conclusion: of indicators that fell short, else of all; each once."""
    short = [rekap.sasaran[n].indikator[i] for n, i in unreached(rekap)]
    plans = [x for h in short for x in h.analisis if x.rencana.strip()]
    plans = plans or [x for h in rekap.indikator for x in h.analisis if x.rencana.strip()]
    return tuple({" ".join(x.rencana.split()).casefold(): x for x in reversed(plans)}.values())[::-1]


def _worth(rekap: Rekap, a: Medan) -> tuple[Kalimat, ...]:
    """The office's category and what was spent for it, in one sentence."""
    if rekap.capaian is None:
        return ()
    spent: Kalimat = (
        (", dengan anggaran terserap ", a["serapan"], " persen") if rekap.serapan is not None else ()
    )
    category: Kalimat = (" (", a["kategori"], ")") if rekap.kategori else ()
    return (("Kinerja perangkat daerah bernilai ", a["capaian"], " persen", *category, *spent, "."),)

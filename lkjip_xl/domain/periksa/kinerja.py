"""Questions about what the report discloses of performance, indicator by indicator and sasaran by sasaran.

Source: criteria 3.b of Pelaporan Kinerja (PermenPANRB 88/2021) and the seven points of PermenPANRB 53/2014.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from lkjip_xl.domain.anggaran_sasaran import goal_key, share_out
from lkjip_xl.domain.kata import join_words
from lkjip_xl.domain.narasi.kalimat import Hasil, judge
from lkjip_xl.domain.periksa.naskah import BERKAS_MASTER, Bahan, Butir
from lkjip_xl.domain.problems import Problem, fill, problem
from lkjip_xl.domain.rekap import HasilIndikator, HasilSasaran
from lkjip_xl.domain.rules.baris import label_of

_INDIKATOR, _ANGGARAN = "Indikator", "Anggaran"
_TERCAPAI = (Hasil.MELAMPAUI, Hasil.MEMENUHI)
_ANALISIS = (("kendala", "penyebab"), ("solusi", "solusi"), ("rencana", "rencana tindak lanjut"))


def performance_questions(bahan: Bahan) -> Iterator[Butir]:
    """The questions, in the order of the seven points."""
    tahun, indikator, sasaran = bahan.tahun, bahan.rekap.indikator, bahan.rekap.sasaran
    yield _each(
        f"Apakah setiap indikator mempunyai target, realisasi, dan capaian tahun {tahun}?", bahan, _year
    )
    yield Butir(
        "Apakah setiap sasaran mempunyai capaian?",
        tuple(problem("L03", lembar=_INDIKATOR, sasaran=s.nama) for s in sasaran if s.capaian is None),
        len(sasaran),
    )
    yield _each("Apakah realisasi dibandingkan dengan tahun-tahun sebelumnya?", bahan, _history)
    yield _each("Apakah realisasi dibandingkan dengan target jangka menengah (Renstra)?", bahan, _renstra)
    yield _each("Apakah realisasi dibandingkan dengan standar nasional, bila ada?", bahan, _national)
    yield _each("Apakah target yang tidak tercapai disertai penyebab, solusi, dan rencana?", bahan, _missed)
    yield _each("Apakah target yang tercapai disertai penjelasan sebabnya?", bahan, _reached)
    yield Butir(
        "Apakah efisiensi penggunaan sumber daya disajikan untuk setiap sasaran?",
        tuple(_goal("L09", s) for s in sasaran if s.efisiensi is None),
        len(sasaran),
    )
    yield Butir(
        "Apakah program dan kegiatan pendukung disajikan untuk setiap sasaran?",
        tuple(_goal("L10", s) for s in sasaran if s.pagu is None and not s.anggaran),
        len(sasaran),
    )
    plans = any(x.rencana.strip() for h in indikator for x in h.analisis)
    yield Butir(
        "Apakah laporan memuat upaya perbaikan ke depan?",
        () if plans or not indikator else (problem("L13", lembar=_INDIKATOR),),
    )
    yield _money(bahan)
    yield _spent(bahan)


def _each(pertanyaan: str, bahan: Bahan, look: Callable[[Bahan, HasilIndikator], Iterable[Problem]]) -> Butir:
    found = tuple(p for h in bahan.rekap.indikator for p in look(bahan, h))
    many = len(bahan.rekap.indikator)
    return Butir(pertanyaan, found, many, f"Seluruh {many} indikator sesuai.")


def _year(bahan: Bahan, h: HasilIndikator) -> Iterator[Problem]:
    told = any(x.kendala.strip() for x in h.analisis)
    if h.realisasi is None and not told:
        yield _answer(bahan, "L01", h, tahun=bahan.tahun)
    elif h.capaian is None:
        yield _answer(bahan, "L02", h, sebab=h.keterangan.rstrip(".") or "belum ada data")


def _history(bahan: Bahan, h: HasilIndikator) -> Iterator[Problem]:
    if all(n is None for n in h.indikator.riwayat):
        yield _master(bahan, "L04", h, "Realisasi n-1")


def _renstra(bahan: Bahan, h: HasilIndikator) -> Iterator[Problem]:
    if h.indikator.target_renstra is None:
        yield _master(bahan, "L05", h, "Target Renstra")


def _national(bahan: Bahan, h: HasilIndikator) -> Iterator[Problem]:
    if h.indikator.standar_nasional is None:
        yield _master(bahan, "L06", h, "Standar Nasional")


def _missed(bahan: Bahan, h: HasilIndikator) -> Iterator[Problem]:
    if judge(h) is not Hasil.BELUM:
        return
    missing = [nama for kolom, nama in _ANALISIS if not any(getattr(x, kolom).strip() for x in h.analisis)]
    if missing:
        yield _answer(bahan, "L07", h, kurang=join_words(missing))


def _reached(bahan: Bahan, h: HasilIndikator) -> Iterator[Problem]:
    if judge(h) in _TERCAPAI and not any(x.kendala.strip() or x.solusi.strip() for x in h.analisis):
        yield _answer(bahan, "L08", h)


def _money(bahan: Bahan) -> Butir:
    """Budget lines against the sasaran; letter case and blanks do not matter, children follow their parent."""
    lines = {b.baris.kode: b.baris for b in bahan.rekap.anggaran}
    known = {goal_key(s.nama) for s in bahan.rekap.sasaran}
    adrift = [lines[p.baris] for p in share_out(lines, known) if p.sasaran not in known]
    found = [
        fill(
            "L11" if b.sasaran else "L12", {"kode_baris": b.kode, "uraian": b.uraian, "sasaran": b.sasaran}
        ).at(**_place(bahan, _ANGGARAN, b.kode, "Sasaran"))
        for b in adrift
    ]
    return Butir("Apakah semua baris anggaran cocok dengan sasarannya?", tuple(found), len(lines))


def _spent(bahan: Bahan) -> Butir:
    """Lines whose pagu or realisasi is missing, as aggregation found them."""
    found = tuple(p for p in bahan.rekap.temuan if p.kode == "B91")
    return Butir(
        "Apakah semua baris anggaran mempunyai pagu dan realisasi?", found, len(bahan.rekap.anggaran)
    )


def _goal(kode: str, s: HasilSasaran) -> Problem:
    return problem(kode, berkas=BERKAS_MASTER, lembar=_ANGGARAN, sasaran=s.nama)


def _master(bahan: Bahan, kode: str, h: HasilIndikator, kolom: str) -> Problem:
    """A fault that is mended in the master."""
    baris = label_of(_INDIKATOR, h.indikator.kode, h.indikator.nama)
    return problem(kode, baris=baris).at(**_place(bahan, _INDIKATOR, h.indikator.kode, kolom))


def _answer(bahan: Bahan, kode: str, h: HasilIndikator, **isi: object) -> Problem:
    """A fault that is mended in the form of the bidang; its cell is that of the year's figure."""
    found = fill(kode, {"baris": label_of(_INDIKATOR, h.indikator.kode, h.indikator.nama), **isi})
    if h.sumber:
        return found.at(berkas=h.sumber[0].berkas, lembar=h.sumber[0].lembar, sel=h.sumber[0].sel)
    return found.at(**_place(bahan, _INDIKATOR, h.indikator.kode, "Bidang"))


def _place(bahan: Bahan, lembar: str, kode: str, kolom: str) -> dict[str, str]:
    return {"berkas": BERKAS_MASTER, "lembar": lembar, "sel": bahan.sel.get((lembar, kode, kolom), "")}

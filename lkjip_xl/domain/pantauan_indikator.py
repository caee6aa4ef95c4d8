"""The row of an indicator in a form while people fill it in: status, proposal, capaian, category.

What the check would refuse later is said here first; `formats.forms.formulas` says the same in the form.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from lkjip_xl.domain import pantauan as p
from lkjip_xl.domain.capaian import Kebijakan, category, compute, consolidate
from lkjip_xl.domain.gabungan import without_cases
from lkjip_xl.domain.hitung import SERATUS
from lkjip_xl.domain.pantauan import Pantauan, figure_of, is_unsaid, text_of
from lkjip_xl.domain.records import Agregasi, Indikator, Konsolidasi, Polaritas, Rentang
from lkjip_xl.domain.rules.baris import TRIWULAN, differs
from lkjip_xl.domain.rules.indikator import ANALISIS, is_missed
from lkjip_xl.domain.rules.jarak import is_far_off
from lkjip_xl.domain.rules.satuan import is_count, is_percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lkjip_xl.domain.pantauan import Isi

JAUH_DI_ATAS: Final = Decimal(150)


def watch_indicator(indikator: Indikator, isi: Isi, kebijakan: Kebijakan) -> Pantauan:
    """An indicator's row with what stands in its inputs."""
    predikat = is_predicate(indikator, kebijakan)
    usulan = _proposal(indikator, isi, predikat=predikat)
    if has_no_cases(indikator, isi):
        return Pantauan(p.TANPA_KASUS, usulan, p.TAK_TERHITUNG, p.TIDAK_DAPAT)
    angka = figure_of(isi.get("Realisasi"), kebijakan if predikat else None)
    capaian, kategori = _result(indikator, angka, kebijakan)
    return Pantauan(_status(indikator, isi, angka, kebijakan), usulan, capaian, kategori)


def is_predicate(indikator: Indikator, kebijakan: Kebijakan) -> bool:
    """Whether a row asks for a predicate such as BB: its target is one, or its unit says so."""
    kata = indikator.target_teks.strip().casefold()
    satuan = indikator.satuan.casefold()
    if any(s in satuan for s in ("predikat", "opini", "kategori", "nilai huruf")):
        return True
    return kata[:1].isalpha() and any(kata == k.casefold() for k in kebijakan.predikat)


def has_own_target(indikator: Indikator) -> bool:
    """Whether one bidang's figure is measured against the target; a part of a sum is not."""
    return len(indikator.bidang) <= 1 or indikator.agregasi is not Agregasi.JUMLAH


def needs_parts(indikator: Indikator) -> tuple[str, ...]:
    """Which of pembilang and penyebut the joint figure of several bidang needs."""
    if len(indikator.bidang) <= 1:
        return ()
    pasangan = {Agregasi.RASIO: ("Pembilang", "Penyebut"), Agregasi.TERTIMBANG: ("Penyebut",)}
    return pasangan.get(indikator.agregasi, ())


def is_ratio(indikator: Indikator) -> bool:
    """Whether the figure is pembilang over penyebut."""
    return is_percent(indikator.satuan) or indikator.agregasi is Agregasi.RASIO


def counts_cases(indikator: Indikator) -> bool:
    """Whether the figure has no meaning where pembilang and penyebut are 0."""
    return has_no_cases(indikator, {"Pembilang": 0, "Penyebut": 0})


def has_no_cases(indikator: Indikator, isi: Isi) -> bool:
    """Whether the row says that there was nothing to count."""
    atas, bawah = figure_of(isi.get("Pembilang")), figure_of(isi.get("Penyebut"))
    return without_cases(atas, bawah, indikator.agregasi, persen=is_percent(indikator.satuan))


def reads_fractions(indikator: Indikator) -> bool:
    """Whether figures of at most 1 are fractions typed for percentages there."""
    bawah = indikator.target.bawah if isinstance(indikator.target, Rentang) else indikator.target
    arah = indikator.polaritas in (Polaritas.POSITIF, Polaritas.RENTANG)
    return arah and is_percent(indikator.satuan) and bawah is not None and bawah > 5  # noqa: PLR2004


def _proposal(indikator: Indikator, isi: Isi, *, predikat: bool) -> Decimal | str:
    if predikat:
        terisi = [n for tw in TRIWULAN if text_of(n := isi.get(tw))]
        akhir = indikator.konsolidasi is Konsolidasi.NILAI_AKHIR and terisi
        return (figure_of(terisi[-1]) or text_of(terisi[-1])) if akhir else ""
    tahun = consolidate([figure_of(isi.get(tw)) for tw in TRIWULAN], indikator.konsolidasi)
    return "" if tahun is None else tahun


def _result(indikator: Indikator, angka: Decimal | None, kebijakan: Kebijakan) -> tuple[Decimal | str, str]:
    if not has_own_target(indikator):
        return "", p.GABUNGAN
    if angka is None or indikator.target is None:
        return "", ""
    nilai = compute(indikator.target, angka, indikator.polaritas, kebijakan).nilai
    if nilai is None:
        return p.TAK_TERHITUNG, p.TIDAK_DAPAT
    return nilai, category(nilai, kebijakan)[0]


def _status(indikator: Indikator, isi: Isi, angka: Decimal | None, kebijakan: Kebijakan) -> str:
    tulisan = text_of(isi.get("Realisasi"))
    if not tulisan:
        triwulan = any(text_of(isi.get(tw)) for tw in TRIWULAN)
        return p.ISI_REALISASI if triwulan else p.BELUM
    predikat = is_predicate(indikator, kebijakan)
    if angka is None:
        if is_unsaid(tulisan):
            return p.SEBAB_NA if is_unsaid(isi.get("Kendala")) else p.LENGKAP
        return p.BUKAN_PREDIKAT if predikat else p.BUKAN_ANGKA
    salah = "" if predikat else _wrong(indikator, isi, angka)
    if salah:
        return salah
    if kurang := _lacking(indikator, isi, angka, kebijakan):
        return p.LENGKAPI + ", ".join(kurang)
    ragu = _doubts(indikator, isi, angka, kebijakan)
    return p.PASTIKAN + ", ".join(ragu) if ragu else p.LENGKAP


def _wrong(indikator: Indikator, isi: Isi, angka: Decimal) -> str:
    """What the check would refuse: the same tests, said before the form is sent."""
    triwulan = [figure_of(isi.get(tw)) for tw in TRIWULAN]
    ada = [n for n in triwulan if n is not None]
    atas, bawah = figure_of(isi.get("Pembilang")), figure_of(isi.get("Penyebut"))
    if _differs_from_quarters(indikator.konsolidasi, triwulan, ada, angka):
        return p.BEDA_USULAN
    rasio = atas is not None and bawah is not None
    if reads_fractions(indikator) and not rasio and 0 < angka <= 1 and all(0 <= n <= 1 for n in ada):
        return p.PECAHAN
    if is_count(indikator.satuan) and min((angka, *ada)) < 0:
        return p.NEGATIF
    if bawah is not None and bawah <= 0:
        return p.PENYEBUT_NOL
    if is_ratio(indikator) and atas is not None and bawah is not None:
        kali = SERATUS if is_percent(indikator.satuan) else Decimal(1)
        return p.BEDA_RASIO if differs(angka, atas * kali / bawah) else ""
    return ""


def _differs_from_quarters(
    aturan: Konsolidasi, triwulan: Sequence[Decimal | None], ada: Sequence[Decimal], angka: Decimal
) -> bool:
    if aturan is Konsolidasi.NILAI_AKHIR:
        return triwulan[-1] is not None and differs(angka, triwulan[-1])
    tahun = consolidate(triwulan, aturan)
    if len(ada) == len(triwulan) and tahun is not None:
        return differs(angka, tahun)
    # A sum of some quarters is only a lower bound of the year.
    return aturan is Konsolidasi.JUMLAH and tahun is not None and min(ada) >= 0 and angka < tahun


def _lacking(indikator: Indikator, isi: Isi, angka: Decimal, kebijakan: Kebijakan) -> list[str]:
    hasil = compute(indikator.target, angka, indikator.polaritas, kebijakan)
    gagal = has_own_target(indikator) and hasil.nilai is not None
    gagal = gagal and is_missed(indikator, angka, hasil, kebijakan)
    kurang = [k for k in ANALISIS if gagal and is_unsaid(isi.get(k))]
    return [*kurang, *(k for k in needs_parts(indikator) if not text_of(isi.get(k)))]


def _doubts(indikator: Indikator, isi: Isi, angka: Decimal, kebijakan: Kebijakan) -> list[str]:
    hasil = compute(indikator.target, angka, indikator.polaritas, kebijakan)
    dijelaskan = not is_unsaid(isi.get("Kendala")) or not is_unsaid(isi.get("Solusi"))
    tinggi = has_own_target(indikator) and hasil.nilai is not None and hasil.nilai > JAUH_DI_ATAS
    tertulis = figure_of(isi.get("Realisasi"))  # None of a predicate: a word is never far off
    jauh = (tertulis is not None and is_far_off(indikator, tertulis)) or (tinggi and not dijelaskan)
    return [*([p.JAUH] if jauh else []), *(["Bukti Dukung"] if is_unsaid(isi.get("Bukti Dukung")) else [])]

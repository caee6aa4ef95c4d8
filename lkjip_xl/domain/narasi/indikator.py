"""Sentences about one indicator, made from its figures in formal Indonesian.

Nothing is asserted that the data does not show; what is missing is named as missing. `a` holds the
indicator's printed figures (cetakan), so that every figure keeps its identity in the document.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from lkjip_xl.domain.capaian import TIDAK_DAPAT
from lkjip_xl.domain.cetakan import Angka, Medan
from lkjip_xl.domain.kata import join_words
from lkjip_xl.domain.narasi.kalimat import (
    Hasil,
    Kalimat,
    difference,
    is_better,
    is_negative,
    is_range,
    judge,
    with_unit,
)
from lkjip_xl.domain.narasi.ragam import (
    against_standard,
    change_from,
    figure_beyond,
    rank_among,
    renstra_reached,
    variant,
    with_figure,
)
from lkjip_xl.domain.rekap import HasilIndikator

_NILAI_ASLI = "(nilai asli"  # how domain.capaian closes the note of a floor or cap
_SEBANDING = "dibandingkan dengan"
_TAHUN_PEMBANDING = 2  # with fewer years, "highest" says nothing


def narrate_target(h: HasilIndikator, a: Medan, tahun: int) -> tuple[Kalimat, ...]:
    """Target against realisation of the year, then notes that belong to the figure."""
    hasil = judge(h)
    sentences: list[Kalimat] = [_TENTANG_TARGET[hasil](h, a, tahun)]
    if hasil in (Hasil.MELAMPAUI, Hasil.BELUM) and is_negative(h.indikator):
        sentences.append(
            ("Pada indikator ini, realisasi yang lebih rendah berarti kinerja yang lebih baik.",)
        )
    if h.capaian is None:
        return tuple(sentences)
    return (*sentences, *_notes(h, a))


def narrate_trend(h: HasilIndikator, a: Medan, tahun: int) -> tuple[Kalimat, ...]:
    """This year against last year and the years before."""
    nama, lalu = h.indikator.nama, a.get(f"realisasi_{tahun - 1}")
    if h.realisasi is None:
        head = f"Perkembangan indikator {nama} belum dapat dibandingkan karena realisasi tahun {tahun} "
        return ((f"{head}belum ada data.",),)
    if h.perubahan is None or lalu is None:
        head = f"Realisasi indikator {nama} tahun {tahun - 1} tidak tersedia, sehingga kenaikan atau "
        return ((f"{head}penurunannya pada tahun {tahun} belum dapat disimpulkan.",), *_rank(h, tahun))
    return (_change(h, a, lalu, tahun), *_capaian_change(h, a, tahun), *_rank(h, tahun))


def narrate_renstra(h: HasilIndikator, a: Medan, tahun: int) -> Kalimat:
    """Realisation so far against the target at the end of the Renstra."""
    nama, target = h.indikator.nama, h.indikator.target_renstra
    if target is None:
        return (f"Target akhir Renstra untuk indikator {nama} belum dicantumkan dalam tabel Indikator.",)
    goal = with_unit(a["target_renstra"], h.indikator)
    if h.realisasi is None:
        head = f"Realisasi indikator {nama} tahun {tahun} belum ada data, sehingga kemajuannya terhadap "
        return (f"{head}target akhir Renstra sebesar ", *goal, " belum dapat dihitung.")
    head = f"Sampai dengan tahun {tahun}, realisasi indikator {nama} sebesar "
    standing = _standing(h, h.realisasi, target)
    if variant(h, 2) and standing != _SEBANDING:
        return (*renstra_reached(h, a, tahun, standing), *_progress(h, a))
    so_far = with_unit(a["realisasi"], h.indikator)
    return (head, *so_far, f" {standing} target akhir Renstra sebesar ", *goal, *_progress(h, a))


def narrate_national(h: HasilIndikator, a: Medan) -> Kalimat:
    """Realisation against the national standard, or that none is given."""
    nama, standar = h.indikator.nama, h.indikator.standar_nasional
    if standar is None:
        head = f"Untuk indikator {nama} tidak terdapat standar nasional yang dicantumkan, sehingga "
        return (f"{head}perbandingan dengan standar nasional tidak dilakukan.",)
    norm = with_unit(a["standar_nasional"], h.indikator)
    if h.realisasi is None:
        tail = ", tetapi realisasinya belum ada data sehingga belum dapat dibandingkan."
        return (f"Indikator {nama} memiliki standar nasional ", *norm, tail)
    head = f"Realisasi indikator {nama} sebesar "
    verdict, side = _verdict(h, h.realisasi, standar), _side(h.realisasi, standar)
    if variant(h, 2):
        return (*against_standard(h, a, side), verdict)
    middle = f" {side} standar nasional sebesar "
    return (head, *with_unit(a["realisasi"], h.indikator), middle, *norm, verdict)


def _no_data(h: HasilIndikator, _: Medan, tahun: int) -> Kalimat:
    if h.keterangan.startswith(TIDAK_DAPAT):
        reason = h.keterangan.rstrip(".")
        return (
            f"Capaian indikator {h.indikator.nama} tahun {tahun} {reason}, dan tidak diikutkan dalam rata-rata.",
        )
    head = f"Realisasi indikator {h.indikator.nama} tahun {tahun} belum ada data, sehingga capaiannya "
    return (f"{head}belum dapat dihitung dan tidak diikutkan dalam rata-rata.",)


def _no_target(h: HasilIndikator, a: Medan, tahun: int) -> Kalimat:
    head = f"Target indikator {h.indikator.nama} tahun {tahun} belum ditetapkan. Realisasinya tercatat "
    return (head, *with_unit(a["realisasi"], h.indikator), ", dan capaiannya tidak dapat dihitung.")


def _not_computable(h: HasilIndikator, a: Medan, tahun: int) -> Kalimat:
    reason = h.keterangan.rstrip(".") or "tidak dapat dihitung"
    head = f"Capaian indikator {h.indikator.nama} tahun {tahun} {reason}; target tercatat "
    realisasi = with_unit(a["realisasi"], h.indikator)
    return (head, *with_unit(a["target"], h.indikator), " dan realisasi ", *realisasi, ".")


def _incomplete(h: HasilIndikator, a: Medan, tahun: int) -> Kalimat:
    """A figure that lacks a unit is shown, never judged."""
    head = f"Indikator {h.indikator.nama} belum dapat dinilai terhadap targetnya, karena angka "
    now = with_unit(a["realisasi"], h.indikator)
    missing = f"{join_words(h.belum_utuh)} belum masuk. Realisasi sementara tahun {tahun} tercatat "
    return (
        f"{head}{missing}",
        *now,
        " terhadap target ",
        *with_unit(a["target"], h.indikator),
        *_result(h, a),
    )


def _exceeded(h: HasilIndikator, a: Medan, tahun: int) -> Kalimat:
    way = variant(h, 3)
    if way:
        said = with_figure(h, a, tahun, "melampaui") if way == 1 else figure_beyond(h, a, tahun)
        return (*said, *_result(h, a))
    head = f"Indikator {h.indikator.nama} melampaui target. Realisasi tahun {tahun} tercatat "
    target = with_unit(a["target"], h.indikator)
    return (head, *with_unit(a["realisasi"], h.indikator), " terhadap target ", *target, *_result(h, a))


def _met(h: HasilIndikator, a: Medan, tahun: int) -> Kalimat:
    if variant(h, 2) and not is_range(h.indikator):
        return (*with_figure(h, a, tahun, "memenuhi"), *_result(h, a))
    standing = "berada dalam rentang" if is_range(h.indikator) else "sesuai dengan"
    head = f"Indikator {h.indikator.nama} memenuhi target. Realisasi tahun {tahun} sebesar "
    target = with_unit(a["target"], h.indikator)
    return (head, *with_unit(a["realisasi"], h.indikator), f" {standing} target ", *target, *_result(h, a))


def _missed(h: HasilIndikator, a: Medan, tahun: int) -> Kalimat:
    head = f"Indikator {h.indikator.nama} belum mencapai target. Realisasi tahun {tahun} sebesar "
    realisasi, target = with_unit(a["realisasi"], h.indikator), with_unit(a["target"], h.indikator)
    if is_range(h.indikator):
        return (head, *realisasi, " berada di luar rentang target ", *target, *_result(h, a))
    side = " di atas target " if is_negative(h.indikator) else " di bawah target "
    gap = difference(a["selisih"], h.indikator)
    if variant(h, 2):
        said = with_figure(h, a, tahun, "belum mencapai")
        return (*said, " dengan selisih ", *gap, *_result(h, a))
    return (head, *realisasi, " berada ", *gap, side, *target, *_result(h, a))


_TENTANG_TARGET: dict[Hasil, Callable[[HasilIndikator, Medan, int], Kalimat]] = {
    Hasil.MELAMPAUI: _exceeded,
    Hasil.MEMENUHI: _met,
    Hasil.BELUM: _missed,
    Hasil.BELUM_UTUH: _incomplete,
    Hasil.TANPA_DATA: _no_data,
    Hasil.TANPA_TARGET: _no_target,
    Hasil.TAK_TERHITUNG: _not_computable,
}


def _notes(h: HasilIndikator, a: Medan) -> tuple[Kalimat, ...]:
    """The notes of a figure; a bound that acted is told once, with the figure it replaced."""
    notes = [n for n in h.keterangan.rstrip(".").split("; ") if n]
    bound = next((n for n in notes if _NILAI_ASLI in n), "")
    rest = [n for n in notes if n != bound]
    sentences: list[Kalimat] = []
    if a["capaian"].teks != a["capaian_mentah"].teks:
        act = bound.split(_NILAI_ASLI)[0].strip() or "dibatasi menurut ketentuan"
        sentences.append(("Hasil hitungan capaian ", a["capaian_mentah"], f" persen {act}."))
    if rest:
        sentences.append((f"Catatan: {'; '.join(rest)}.",))
    return tuple(sentences)


def _result(h: HasilIndikator, a: Medan) -> Kalimat:
    category: Kalimat = (" dengan kategori ", a["kategori"]) if h.kategori else ()
    return (", sehingga capaiannya ", a["capaian"], " persen", *category, ".")


def _change(h: HasilIndikator, a: Medan, lalu: Angka, tahun: int) -> Kalimat:
    nama, step = h.indikator.nama, h.perubahan or Decimal(0)
    now = with_unit(a["realisasi"], h.indikator)
    if step == 0:
        head = f"Realisasi indikator {nama} tahun {tahun} tidak berubah dari tahun {tahun - 1}, yaitu "
        return (head, *now, ".")
    arah = "naik" if step > 0 else "turun"
    if variant(h, 2):
        return (*change_from(h, a, lalu, tahun, arah), f"{_meaning(h, step)}.")
    head = f"Realisasi indikator {nama} {arah} "
    size, before = difference(a["besar_perubahan"], h.indikator), with_unit(lalu, h.indikator)
    middle = f" pada tahun {tahun - 1} menjadi "
    return (head, *size, ", dari ", *before, middle, *now, f" pada tahun {tahun}{_meaning(h, step)}.")


def _meaning(h: HasilIndikator, step: Decimal) -> str:
    if is_range(h.indikator) or h.belum_utuh:
        return ""
    better = (step < 0) is is_negative(h.indikator)
    return ", yang berarti kinerjanya membaik" if better else ", yang berarti kinerjanya menurun"


def _capaian_change(h: HasilIndikator, a: Medan, tahun: int) -> tuple[Kalimat, ...]:
    if h.capaian is None or h.capaian_lalu is None:
        return ()
    middle = f" persen, sedangkan capaian tahun {tahun - 1} tercatat "
    return (("Capaiannya ", a["capaian"], middle, a["capaian_lalu"], " persen."),)


def _rank(h: HasilIndikator, tahun: int) -> tuple[Kalimat, ...]:
    """Whether the year is the highest or lowest of those with data."""
    known = {year: value for year, value in h.tren if value is not None and year != tahun}
    if h.realisasi is None or len(known) < _TAHUN_PEMBANDING:
        return ()
    if min(known.values()) <= h.realisasi <= max(known.values()):
        return ()
    place = "tertinggi" if h.realisasi > max(known.values()) else "terendah"
    return ((rank_among(h, tahun, place),),)


def _standing(h: HasilIndikator, realisasi: Decimal, target: Decimal) -> str:
    if is_range(h.indikator) or h.belum_utuh:
        return _SEBANDING
    reached = realisasi == target or is_better(h.indikator, realisasi, target)
    return "telah mencapai" if reached else "belum mencapai"


def _progress(h: HasilIndikator, a: Medan) -> Kalimat:
    """The progress in %; where less is better it is only the size against the target."""
    if h.kemajuan_renstra is None:
        return (".",)
    if is_negative(h.indikator):
        return (", setara ", a["kemajuan_renstra"], " persen dari angka target tersebut.")
    return (", dengan kemajuan ", a["kemajuan_renstra"], " persen.")


def _side(realisasi: Decimal, standar: Decimal) -> str:
    if realisasi == standar:
        return "sama dengan"
    return "berada di atas" if realisasi > standar else "berada di bawah"


def _verdict(h: HasilIndikator, realisasi: Decimal, standar: Decimal) -> str:
    """What the side means; of a range or an incomplete figure nothing is said."""
    if realisasi == standar or is_range(h.indikator) or h.belum_utuh:
        return "."
    if is_better(h.indikator, realisasi, standar):
        return ", sehingga lebih baik daripada standar itu."
    return ", sehingga belum memenuhi standar itu."

"""Sentences about one indicator, made from its figures in formal Indonesian.

A sentence is a tuple of text and `Angka`, so that every figure keeps its identity in the document.
Nothing is asserted that the data does not show; what is missing is named as missing.
"""

from __future__ import annotations

from decimal import Decimal
from enum import Enum, auto

from lkjip_xl.domain.cetakan import Angka, Medan
from lkjip_xl.domain.records import Indikator, Polaritas, Rentang
from lkjip_xl.domain.rekap import HasilIndikator

Kalimat = tuple[str | Angka, ...]

_PERSEN = frozenset({"%", "persen", "prosen", "persentase"})
_TANPA_SATUAN = frozenset({"", "-", "–", "nilai", "indeks", "poin", "angka", "skor", "predikat", "kategori"})
_CUKUP_UNTUK_DERET = 3


class Hasil(Enum):
    """How a realisation stands to its target, by polarity; the last three are no judgement."""

    MELAMPAUI = auto()
    MEMENUHI = auto()
    BELUM = auto()
    TAK_TERHITUNG = auto()
    TANPA_TARGET = auto()
    TANPA_DATA = auto()


def plain(kalimat: Kalimat) -> str:
    """The sentence as text."""
    return "".join(part if isinstance(part, str) else part.teks for part in kalimat)


def judge(h: HasilIndikator) -> Hasil:
    """Whether the target was met, from target and realisation themselves (not from capaian)."""
    target = h.indikator.target if isinstance(h.indikator.target, Rentang) else h.target
    if h.realisasi is None:
        return Hasil.TANPA_DATA
    if target is None:
        return Hasil.TANPA_TARGET
    if h.capaian is None:
        return Hasil.TAK_TERHITUNG
    if isinstance(target, Rentang):
        return Hasil.MEMENUHI if target.bawah <= h.realisasi <= target.atas else Hasil.BELUM
    if h.realisasi == target:
        return Hasil.MEMENUHI
    return Hasil.MELAMPAUI if _better(h.indikator, h.realisasi, target) else Hasil.BELUM


def narrate_target(h: HasilIndikator, a: Medan, tahun: int) -> tuple[Kalimat, ...]:
    """Target against realisation of the year, then notes that belong to the figure."""
    hasil = judge(h)
    if hasil is Hasil.TANPA_DATA:
        return (_no_data(h, tahun),)
    sentences: list[Kalimat] = [_TENTANG_TARGET[hasil](h, a, tahun)]
    if hasil in (Hasil.MELAMPAUI, Hasil.BELUM) and is_negative(h.indikator):
        sentences.append(
            ("Pada indikator ini, realisasi yang lebih rendah berarti kinerja yang lebih baik.",)
        )
    if h.capaian is not None and a["capaian"].teks != a["capaian_mentah"].teks:
        sentences.append(
            ("Nilai capaian sebelum dibatasi menurut ketentuan adalah ", a["capaian_mentah"], " persen.")
        )
    if h.capaian is not None and h.keterangan:
        sentences.append((f"Catatan: {h.keterangan.rstrip('.')}.",))
    return tuple(sentences)


def narrate_trend(h: HasilIndikator, a: Medan, tahun: int) -> tuple[Kalimat, ...]:
    """This year against last year and the years before."""
    nama = h.indikator.nama
    if h.realisasi is None:
        return (
            (
                f"Perkembangan indikator {nama} belum dapat dibandingkan karena realisasi tahun {tahun} "
                f"belum ada data.",
            ),
        )
    lalu = a.get(f"realisasi_{tahun - 1}")
    if h.perubahan is None or lalu is None:
        head: Kalimat = (
            f"Realisasi indikator {nama} tahun {tahun - 1} tidak tersedia, sehingga kenaikan atau "
            f"penurunannya pada tahun {tahun} belum dapat disimpulkan.",
        )
        return (head, *_rank(h, tahun))
    return (_change(h, a, lalu, tahun), *_capaian_change(h, a, tahun), *_rank(h, tahun))


def narrate_renstra(h: HasilIndikator, a: Medan, tahun: int) -> Kalimat:
    """Realisation so far against the target at the end of the Renstra."""
    nama, target = h.indikator.nama, h.indikator.target_renstra
    if target is None:
        return (f"Target akhir Renstra untuk indikator {nama} belum dicantumkan dalam tabel Indikator.",)
    if h.realisasi is None:
        return (
            f"Realisasi indikator {nama} tahun {tahun} belum ada data, sehingga kemajuannya terhadap target "
            f"akhir Renstra sebesar ", *_with_unit(a["target_renstra"], h), " belum dapat dihitung.",
        )  # fmt: skip
    reached = h.realisasi == target or _better(h.indikator, h.realisasi, target)
    standing = "telah mencapai" if reached else "belum mencapai"
    tail: Kalimat = (".",)
    if h.kemajuan_renstra is not None:
        share = "setara" if is_negative(h.indikator) else "dengan kemajuan"
        close = " persen dari angka target tersebut." if is_negative(h.indikator) else " persen."
        tail = (f", {share} ", a["kemajuan_renstra"], close)
    return (
        f"Sampai dengan tahun {tahun}, realisasi indikator {nama} sebesar ", *_with_unit(a["realisasi"], h),
        f" {standing} target akhir Renstra sebesar ", *_with_unit(a["target_renstra"], h), *tail,
    )  # fmt: skip


def narrate_national(h: HasilIndikator, a: Medan) -> Kalimat:
    """Realisation against the national standard, or that none is given."""
    nama, standar = h.indikator.nama, h.indikator.standar_nasional
    if standar is None:
        return (
            f"Untuk indikator {nama} tidak terdapat standar nasional yang dicantumkan, sehingga "
            f"perbandingan dengan standar nasional tidak dilakukan.",
        )
    if h.realisasi is None:
        return (
            f"Indikator {nama} memiliki standar nasional ", *_with_unit(a["standar_nasional"], h),
            ", tetapi realisasinya belum ada data sehingga belum dapat dibandingkan.",
        )  # fmt: skip
    return (
        f"Realisasi indikator {nama} sebesar ", *_with_unit(a["realisasi"], h),
        f" {_against_standard(h, standar)} standar nasional sebesar ", *_with_unit(a["standar_nasional"], h), ".",
    )  # fmt: skip


def is_negative(indikator: Indikator) -> bool:
    """Whether less is better."""
    return indikator.polaritas not in (Polaritas.POSITIF, Polaritas.RENTANG)


def _better(indikator: Indikator, nilai: Decimal, acuan: Decimal) -> bool:
    return nilai < acuan if is_negative(indikator) else nilai > acuan


def _with_unit(angka: Angka, h: HasilIndikator, *, selisih: bool = False) -> Kalimat:
    unit = h.indikator.satuan.strip()
    if unit.casefold() in _PERSEN:
        return (angka, " persen poin" if selisih else " persen")
    if unit.casefold() in _TANPA_SATUAN:
        return (angka, " poin") if selisih else (angka,)
    return (angka, f" {unit}")


def _no_data(h: HasilIndikator, tahun: int) -> Kalimat:
    return (
        f"Realisasi indikator {h.indikator.nama} tahun {tahun} belum ada data, sehingga capaiannya belum "
        f"dapat dihitung dan tidak diikutkan dalam rata-rata.",
    )


def _no_target(h: HasilIndikator, a: Medan, tahun: int) -> Kalimat:
    return (
        f"Target indikator {h.indikator.nama} tahun {tahun} belum ditetapkan. Realisasinya tercatat ",
        *_with_unit(a["realisasi"], h), ", dan capaiannya tidak dapat dihitung.",
    )  # fmt: skip


def _not_computable(h: HasilIndikator, a: Medan, tahun: int) -> Kalimat:
    reason = h.keterangan.rstrip(".") or "tidak dapat dihitung"
    return (
        f"Capaian indikator {h.indikator.nama} tahun {tahun} {reason}; target tercatat ",
        *_with_unit(a["target"], h), " dan realisasi ", *_with_unit(a["realisasi"], h), ".",
    )  # fmt: skip


def _exceeded(h: HasilIndikator, a: Medan, tahun: int) -> Kalimat:
    return (
        f"Indikator {h.indikator.nama} melampaui target. Realisasi tahun {tahun} tercatat ",
        *_with_unit(a["realisasi"], h), " terhadap target ", *_with_unit(a["target"], h), *_result(h, a),
    )  # fmt: skip


def _met(h: HasilIndikator, a: Medan, tahun: int) -> Kalimat:
    standing = "berada dalam rentang" if isinstance(h.indikator.target, Rentang) else "sesuai dengan"
    return (
        f"Indikator {h.indikator.nama} memenuhi target. Realisasi tahun {tahun} sebesar ",
        *_with_unit(a["realisasi"], h), f" {standing} target ", *_with_unit(a["target"], h), *_result(h, a),
    )  # fmt: skip


def _missed(h: HasilIndikator, a: Medan, tahun: int) -> Kalimat:
    head = f"Indikator {h.indikator.nama} belum mencapai target. Realisasi tahun {tahun} sebesar "
    realisasi, target = _with_unit(a["realisasi"], h), _with_unit(a["target"], h)
    if isinstance(h.indikator.target, Rentang):
        return (head, *realisasi, " berada di luar rentang target ", *target, *_result(h, a))
    side = " di atas target " if is_negative(h.indikator) else " di bawah target "
    gap = _with_unit(a["selisih"], h, selisih=True)
    return (head, *realisasi, " berada ", *gap, side, *target, *_result(h, a))


_TENTANG_TARGET = {
    Hasil.MELAMPAUI: _exceeded,
    Hasil.MEMENUHI: _met,
    Hasil.BELUM: _missed,
    Hasil.TANPA_TARGET: _no_target,
    Hasil.TAK_TERHITUNG: _not_computable,
}


def _result(h: HasilIndikator, a: Medan) -> Kalimat:
    category: Kalimat = (" dengan kategori ", a["kategori"]) if h.kategori else ()
    return (", sehingga capaiannya ", a["capaian"], " persen", *category, ".")


def _change(h: HasilIndikator, a: Medan, lalu: Angka, tahun: int) -> Kalimat:
    nama, perubahan = h.indikator.nama, h.perubahan or Decimal(0)
    if perubahan == 0:
        return (
            f"Realisasi indikator {nama} tahun {tahun} tidak berubah dari tahun {tahun - 1}, yaitu ",
            *_with_unit(a["realisasi"], h), ".",
        )  # fmt: skip
    direction = "naik" if perubahan > 0 else "turun"
    return (
        f"Realisasi indikator {nama} {direction} ", *_with_unit(a["besar_perubahan"], h, selisih=True),
        ", dari ", *_with_unit(lalu, h), f" pada tahun {tahun - 1} menjadi ", *_with_unit(a["realisasi"], h),
        f" pada tahun {tahun}{_meaning(h.indikator, perubahan)}.",
    )  # fmt: skip


def _meaning(indikator: Indikator, perubahan: Decimal) -> str:
    if indikator.polaritas is Polaritas.RENTANG:
        return ""
    better = (perubahan < 0) is is_negative(indikator)
    return ", yang berarti kinerjanya membaik" if better else ", yang berarti kinerjanya menurun"


def _capaian_change(h: HasilIndikator, a: Medan, tahun: int) -> tuple[Kalimat, ...]:
    if h.capaian is None or h.capaian_lalu is None:
        return ()
    middle = f" persen, sedangkan capaian tahun {tahun - 1} tercatat "
    return (("Capaiannya ", a["capaian"], middle, a["capaian_lalu"], " persen."),)


def _rank(h: HasilIndikator, tahun: int) -> tuple[Kalimat, ...]:
    """Whether the year is the highest or lowest of those with data; silent with fewer than three."""
    known = {year: value for year, value in h.tren if value is not None and year != tahun}
    if h.realisasi is None or len(known) < _CUKUP_UNTUK_DERET - 1:
        return ()
    if h.realisasi > max(known.values()):
        place = "tertinggi"
    elif h.realisasi < min(known.values()):
        place = "terendah"
    else:
        return ()
    years = ", ".join(str(y) for y in sorted(known))
    return (
        (f"Realisasi tahun {tahun} adalah yang {place} dibandingkan tahun {years} yang datanya tersedia.",),
    )


def _against_standard(h: HasilIndikator, standar: Decimal) -> str:
    if h.realisasi == standar:
        return "sama dengan"
    above = h.realisasi is not None and h.realisasi > standar
    side = "di atas" if above else "di bawah"
    if h.indikator.polaritas is Polaritas.RENTANG:
        return f"berada {side}"
    better = above is not is_negative(h.indikator)
    return f"lebih baik daripada (berada {side})" if better else f"belum memenuhi (berada {side})"

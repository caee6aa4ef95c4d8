"""Sentences about a sasaran, its money and the whole office, made from the figures (see `narasi.indikator`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from lkjip_xl.domain.cetakan import Medan
from lkjip_xl.domain.kata import join_words
from lkjip_xl.domain.narasi.kalimat import Hasil, Kalimat, judge
from lkjip_xl.domain.rekap import HasilAnggaran, HasilIndikator, HasilSasaran, Rekap

_SERATUS = Decimal(100)
_NAMA_MAKS = 6  # a longer list is read in the tables
_TANPA_PROGRAM = (
    "Belum ada program atau kegiatan yang dikaitkan dengan sasaran ini dalam tabel Anggaran, sehingga "
    "pendukung dan penghambatnya belum dapat disajikan."
)
_SEBUTAN = {
    Hasil.MELAMPAUI: "melampaui target",
    Hasil.MEMENUHI: "memenuhi target",
    Hasil.BELUM: "belum mencapai target",
    Hasil.BELUM_UTUH: "belum utuh angkanya",
    Hasil.TAK_TERHITUNG: "tidak dapat dihitung capaiannya",
    Hasil.TANPA_TARGET: "belum ditetapkan targetnya",
    Hasil.TANPA_DATA: "belum ada datanya",
}


def count_results(indikator: Sequence[HasilIndikator]) -> str:
    """How many indicators met their target: "2 indikator melampaui target dan 1 ...", "seluruhnya ..."."""
    counts = Counter(judge(h) for h in indikator)
    if len(counts) == 1:
        return f"seluruhnya {_SEBUTAN[next(iter(counts))]}"
    parts = [f"{counts[hasil]} indikator {words}" for hasil, words in _SEBUTAN.items() if counts[hasil]]
    return join_words(parts)


def _counted(indikator: Sequence[HasilIndikator]) -> str:
    if len(indikator) == 1:
        return f"yang {_SEBUTAN[judge(indikator[0])]}"
    words = count_results(indikator)
    return words if words.startswith("seluruhnya") else f"yaitu {words}"


def narrate_objective(s: HasilSasaran, a: Medan) -> tuple[Kalimat, ...]:
    """What the indicators of a sasaran come to."""
    if not s.indikator:
        return (("Sasaran ini belum memiliki indikator kinerja dalam tabel Indikator.",),)
    head = f"Sasaran ini diukur dengan {len(s.indikator)} indikator kinerja, {_counted(s.indikator)}."
    if s.capaian is None:
        return ((head,), ("Rata-rata capaian sasaran belum dapat dihitung.",))
    category: Kalimat = (" dengan kategori ", a["kategori"]) if s.kategori else ()
    subject = "Capaian sasaran ini " if len(s.indikator) == 1 else "Rata-rata capaian sasaran ini "
    return ((head,), (subject, a["capaian"], " persen", *category, "."))


def narrate_efficiency(s: HasilSasaran, a: Medan) -> tuple[Kalimat, ...]:
    """Performance against the money it took; cautious below 100 % (DOMAIN section 3)."""
    if s.efisiensi is None:
        return ((f"Efisiensi penggunaan sumber daya tidak dapat dihitung karena {_what_is_missing(s)}.",),)
    head: Kalimat = (
        "Capaian sasaran ", a["capaian"], " persen diperoleh dengan serapan anggaran ", a["serapan"],
        " persen, yaitu ", a["realisasi_rp"], " dari pagu ", a["pagu_rp"], ".",
    )  # fmt: skip
    verdict: Kalimat = (
        "Selisih capaian dengan serapan adalah ", a["efisiensi"],
        " poin persen, sehingga penggunaan sumber daya dinilai ", a["status_efisiensi"], ".",
    )  # fmt: skip
    if s.capaian is not None and s.capaian < _SERATUS:
        caution = (
            "Karena capaian sasaran belum mencapai 100 persen, tingkat efisiensi ini belum dapat dimaknai "
            "sebagai penghematan."
        )
        return (head, verdict, (caution,))
    return (head, verdict)


def narrate_support(s: HasilSasaran, figures: Sequence[Medan]) -> tuple[Kalimat, ...]:
    """The programmes tied to a sasaran; `figures` runs along `s.anggaran`."""
    if not s.anggaran:
        return ((_TANPA_PROGRAM,),)
    first: Kalimat = (
        f"Terdapat {len(s.anggaran)} program, kegiatan, atau subkegiatan yang dikaitkan dengan sasaran ini.",
    )
    known = [(b.serapan, n) for n, b in enumerate(s.anggaran) if b.serapan is not None]
    missing = len(s.anggaran) - len(known)
    tail: tuple[Kalimat, ...] = (
        ((f"Sebanyak {missing} di antaranya belum ada data realisasinya.",),) if missing else ()
    )
    return (first, *_extremes(s.anggaran, figures, known), *tail)


def narrate_office(rekap: Rekap, a: Medan, sasaran: Sequence[Medan]) -> tuple[Kalimat, ...]:
    """The year of the office in a few sentences."""
    head: Kalimat = (
        f"Kinerja tahun {rekap.tahun} diukur dengan ", a["jumlah_indikator"], " indikator kinerja pada ",
        a["jumlah_sasaran"], f" sasaran strategis, {_counted(rekap.indikator)}.",
    )  # fmt: skip
    if not rekap.indikator:
        head = (f"Belum ada indikator kinerja tahun {rekap.tahun} yang dapat dilaporkan.",)
    if rekap.capaian is None:
        return (head, ("Rata-rata capaian sasaran belum dapat dihitung.",), *narrate_budget(rekap, a))
    category: Kalimat = (" dengan kategori ", a["kategori"]) if rekap.kategori else ()
    mean: Kalimat = ("Rata-rata capaian sasaran strategis ", a["capaian"], " persen", *category, ".")
    return (head, mean, *_best_and_worst(rekap, sasaran), *narrate_budget(rekap, a))


def narrate_budget(rekap: Rekap, a: Medan) -> tuple[Kalimat, ...]:
    """The budget of the office and what was spent of it."""
    if rekap.pagu is None:
        return (("Pagu anggaran belum tercatat, sehingga serapan anggaran belum dapat dihitung.",),)
    if rekap.realisasi is None or rekap.serapan is None:
        return (
            (
                "Pagu anggaran tercatat ",
                a["pagu_rp"],
                ", sedangkan realisasinya belum ada data.",
            ),
        )
    return (
        (
            "Realisasi anggaran tercatat ", a["realisasi_rp"], " dari pagu ", a["pagu_rp"],
            ", atau terserap ", a["serapan"], " persen.",
        ),
    )  # fmt: skip


def narrate_attention(rekap: Rekap) -> tuple[Kalimat, ...]:
    """The indicators that ask for attention, by name: missed, not computable, without data."""
    if not rekap.indikator:
        return (("Belum ada indikator kinerja yang dapat dinilai.",),)
    groups = [
        (words, [h.indikator.nama for h in rekap.indikator if judge(h) is hasil])
        for hasil, words in _SEBUTAN.items()
        if hasil not in (Hasil.MELAMPAUI, Hasil.MEMENUHI)
    ]
    sentences = tuple(
        (f"Indikator yang {words}: {_first_names(names)}.",) for words, names in groups if names
    )
    return sentences or (("Seluruh indikator kinerja memenuhi atau melampaui target.",),)


def _first_names(names: Sequence[str]) -> str:
    rest = len(names) - _NAMA_MAKS
    return join_words(names if rest <= 0 else [*names[:_NAMA_MAKS], f"{rest} indikator lainnya"])


def _what_is_missing(s: HasilSasaran) -> str:
    if s.capaian is None and s.serapan is None:
        return "capaian sasaran dan serapan anggarannya belum tersedia"
    if s.capaian is None:
        return "capaian sasarannya belum dapat dihitung"
    return "serapan anggaran yang mendukung sasaran ini belum tersedia"


def _extremes(
    lines: Sequence[HasilAnggaran], figures: Sequence[Medan], known: Sequence[tuple[Decimal, int]]
) -> tuple[Kalimat, ...]:
    if len(known) < 2 or min(known)[0] == max(known)[0]:  # noqa: PLR2004
        return ()
    high, low = max(known)[1], min(known)[1]
    return (
        (
            f"Serapan tertinggi terdapat pada {lines[high].baris.uraian} (", figures[high]["serapan"],
            f" persen) dan terendah pada {lines[low].baris.uraian} (", figures[low]["serapan"], " persen).",
        ),
    )  # fmt: skip


def _best_and_worst(rekap: Rekap, sasaran: Sequence[Medan]) -> tuple[Kalimat, ...]:
    known = [(s.capaian, n) for n, s in enumerate(rekap.sasaran) if s.capaian is not None]
    if len(known) < 2 or min(known)[0] == max(known)[0]:  # noqa: PLR2004
        return ()
    high, low = max(known)[1], min(known)[1]
    return (
        (
            f"Capaian tertinggi terdapat pada sasaran “{rekap.sasaran[high].nama}” (",
            sasaran[high]["capaian"],
            f" persen) dan terendah pada sasaran “{rekap.sasaran[low].nama}” (", sasaran[low]["capaian"],
            " persen).",
        ),
    )  # fmt: skip

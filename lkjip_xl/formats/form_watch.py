"""What a form says about each of its rows: the formulas, with their results as issued."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from lkjip_xl.domain.pantauan import Pantauan, watch_budget, watch_document, watch_person
from lkjip_xl.domain.pantauan_indikator import is_predicate, watch_indicator
from lkjip_xl.domain.records import Indikator, Polaritas
from lkjip_xl.formats import form_formulas as rumus
from lkjip_xl.formats import form_formulas_lain as lain
from lkjip_xl.formats import form_map as tata
from lkjip_xl.formats.form_spec import BarisForm, FormSpec
from lkjip_xl.formats.form_words import Sel
from lkjip_xl.formats.form_xml import Rumus


def watch(spec: FormSpec, tabel: tata.TabelForm, baris: Sequence[BarisForm]) -> list[Pantauan]:
    """How each row stands as issued."""
    if tabel is tata.TABEL_INDIKATOR:
        return [watch_indicator(indicator_of(b), b.isian, spec.kebijakan) for b in baris]
    if tabel is tata.TABEL_ANGGARAN:
        tertulis = [b.isian.get("Realisasi") for b in baris]
        return [
            watch_budget(_pagu(b), b.isian, [tertulis[n] for n in b.rincian], spec.kebijakan) for b in baris
        ]
    return [watch_document(b.isian) if tabel is tata.TABEL_DOKUMEN else watch_person(b.isian) for b in baris]


def watched_cells(
    spec: FormSpec, tabel: tata.TabelForm, baris: Sequence[BarisForm], hasil: Sequence[Pantauan]
) -> list[list[object]]:
    """The cells before the table, row by row."""
    buat = _SEL[tabel.jenis]
    return [
        buat(spec, b, _cell_of(tabel, tata.AWAL + i), h)
        for i, (b, h) in enumerate(zip(baris, hasil, strict=True))
    ]


def indicator_of(baris: BarisForm) -> Indikator:
    """The indicator of a row; where the writer was not told, what the row itself says."""
    if baris.indikator is not None:
        return baris.indikator
    target = baris.tetap.get("Target")
    angka = Decimal(str(target)) if isinstance(target, int | float | Decimal) else None
    kode, sasaran, nama, satuan = (
        str(baris.tetap.get(k) or "") for k in ("Kode", "Sasaran", "Indikator", "Satuan")
    )
    return Indikator(kode, sasaran, nama, satuan, Polaritas.POSITIF, angka, (), target_teks=str(target or ""))


def predicate_rows(spec: FormSpec) -> list[int]:
    """The rows of sheet Indikator that ask for a predicate."""
    indikator = enumerate(map(indicator_of, spec.indikator), start=tata.AWAL)
    return [nomor for nomor, i in indikator if is_predicate(i, spec.kebijakan)]


def _indicator(spec: FormSpec, baris: BarisForm, sel: Sel, hasil: Pantauan) -> list[object]:
    i, k = indicator_of(baris), spec.kebijakan
    return [
        Rumus(rumus.state(i, k, sel), hasil.status),
        _last_year(i, spec),
        Rumus(rumus.proposal(i, k, sel), hasil.usulan),
        Rumus(rumus.achievement(i, k, sel), hasil.capaian),
        Rumus(rumus.band(i, k, sel), hasil.kategori),
    ]


def _last_year(i: Indikator, spec: FormSpec) -> object:
    lalu = i.riwayat[0] if i.riwayat else None
    if not is_predicate(i, spec.kebijakan):
        return lalu
    return next((kata for kata, n in spec.kebijakan.predikat.items() if n == lalu), lalu)


def _budget(spec: FormSpec, baris: BarisForm, sel: Sel, hasil: Pantauan) -> list[object]:
    kolom = sel("Realisasi").rstrip("0123456789")
    rincian = [f"{kolom}{tata.AWAL + n}" for n in baris.rincian]
    return [
        Rumus(lain.budget_state(rincian, sel), hasil.status),
        Rumus(lain.budget_share(spec.kebijakan, sel), hasil.capaian),
        Rumus(lain.budget_sum(rincian), hasil.usulan) if rincian else None,
    ]


def _person(_: FormSpec, __: BarisForm, sel: Sel, hasil: Pantauan) -> list[object]:
    return [Rumus(lain.person_state(sel, tata.TABEL_INDIVIDU.isian), hasil.status)]


def _document(_: FormSpec, __: BarisForm, sel: Sel, hasil: Pantauan) -> list[object]:
    return [Rumus(lain.document_state(sel), hasil.status)]


_SEL: dict[str, Callable[[FormSpec, BarisForm, Sel, Pantauan], list[object]]] = {
    "indikator": _indicator,
    "anggaran": _budget,
    "individu": _person,
    "dokumen": _document,
}


def _pagu(baris: BarisForm) -> Decimal | None:
    pagu = baris.tetap.get("Pagu")
    return Decimal(str(pagu)) if isinstance(pagu, int | float | Decimal) else None


def _cell_of(tabel: tata.TabelForm, nomor: int) -> Sel:
    return {nama: f"{huruf}{nomor}" for nama, huruf in tabel.huruf.items()}.__getitem__

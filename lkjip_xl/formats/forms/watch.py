"""What a form says about each of its rows: the formulas, with their results as issued."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TypeAlias

from lkjip_xl.domain.capaian import Kebijakan
from lkjip_xl.domain.pantauan import Pantauan, watch_budget, watch_document, watch_person
from lkjip_xl.domain.pantauan_indikator import is_predicate, watch_indicator
from lkjip_xl.domain.records import Indikator, Polaritas
from lkjip_xl.formats.forms import formulas_lain as lain
from lkjip_xl.formats.forms import map as tata
from lkjip_xl.formats.forms.library import NOMOR, anonymous, library, ready
from lkjip_xl.formats.forms.markup import Rumus
from lkjip_xl.formats.forms.spec import BarisForm, FormSpec
from lkjip_xl.formats.forms.words import Sel

Buat: TypeAlias = Callable[[BarisForm, str, Pantauan], list[object]]
"""Makes the cells of a line from the line, the number of its row, and how it stands."""


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
    buat = _SEL[tabel.jenis](spec.kebijakan)
    return [buat(b, str(tata.AWAL + i), h) for i, (b, h) in enumerate(zip(baris, hasil, strict=True))]


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


def _indicators(kebijakan: Kebijakan) -> Buat:
    rumus = library(kebijakan)

    def cells(baris: BarisForm, nomor: str, hasil: Pantauan) -> list[object]:
        i = indicator_of(baris)
        status, usulan, capaian, kategori = rumus(anonymous(i))
        return [
            Rumus(status.replace(NOMOR, nomor), hasil.status, siap=True),
            _last_year(i, kebijakan),
            Rumus(usulan.replace(NOMOR, nomor), hasil.usulan, siap=True),
            Rumus(capaian.replace(NOMOR, nomor), hasil.capaian, siap=True),
            Rumus(kategori.replace(NOMOR, nomor), hasil.kategori, siap=True),
        ]

    return cells


def _last_year(i: Indikator, kebijakan: Kebijakan) -> object:
    lalu = i.riwayat[0] if i.riwayat else None
    if lalu is None or not is_predicate(i, kebijakan):
        return lalu
    return next((kata for kata, n in kebijakan.predikat.items() if n == lalu), lalu)


def _budget(kebijakan: Kebijakan) -> Buat:
    tabel = tata.TABEL_ANGGARAN
    sel, kolom = _cells_of(tabel), tabel.lajur("Realisasi")
    tanpa, serapan = ready(lain.budget_state([], sel)), ready(lain.budget_share(kebijakan, sel))

    def cells(baris: BarisForm, nomor: str, hasil: Pantauan) -> list[object]:
        rincian = [f"{kolom}{tata.AWAL + n}" for n in baris.rincian]
        status = ready(lain.budget_state(rincian, sel)) if rincian else tanpa
        return [
            Rumus(status.replace(NOMOR, nomor), hasil.status, siap=True),
            Rumus(serapan.replace(NOMOR, nomor), hasil.capaian, siap=True),
            Rumus(lain.budget_sum(rincian), hasil.usulan) if rincian else None,
        ]

    return cells


def _persons(_: Kebijakan) -> Buat:
    tabel = tata.TABEL_INDIVIDU
    return _statuses(ready(lain.person_state(_cells_of(tabel), tabel.isian)))


def _documents(_: Kebijakan) -> Buat:
    return _statuses(ready(lain.document_state(_cells_of(tata.TABEL_DOKUMEN))))


def _statuses(rumus: str) -> Buat:
    return lambda _, nomor, hasil: [Rumus(rumus.replace(NOMOR, nomor), hasil.status, siap=True)]


_SEL: dict[str, Callable[[Kebijakan], Buat]] = {
    "indikator": _indicators,
    "anggaran": _budget,
    "individu": _persons,
    "dokumen": _documents,
}


def _pagu(baris: BarisForm) -> Decimal | None:
    pagu = baris.tetap.get("Pagu")
    return Decimal(str(pagu)) if isinstance(pagu, int | float | Decimal) else None


def _cells_of(tabel: tata.TabelForm) -> Sel:
    return lambda nama: f"{tabel.lajur(nama)}{NOMOR}"

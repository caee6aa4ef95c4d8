"""Rules for one indicator that several bidang feed: who is missing, who wrote the same, what the sum misses."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from lkjip_xl.domain.capaian import compute
from lkjip_xl.domain.hitung import total
from lkjip_xl.domain.kata import join_words
from lkjip_xl.domain.problems import Problem, problem
from lkjip_xl.domain.records import Agregasi
from lkjip_xl.domain.rules.baris import Baris, label_of, rows_of
from lkjip_xl.domain.rules.indikator import is_missed, unwritten
from lkjip_xl.domain.rules.pembilang import has_no_cases
from lkjip_xl.domain.values import format_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lkjip_xl.domain.capaian import Kebijakan
    from lkjip_xl.domain.records import Indikator, Submission

_LEMBAR: Final = "Indikator"
_TERPAUT: Final = 5
_KEBETULAN: Final = 10  # below this, several units may well report the same count


def check_shared(satu: Indikator, subs: Sequence[Submission], kebijakan: Kebijakan) -> Iterator[Problem]:
    """Findings that only the forms of all its bidang show together."""
    label = label_of(_LEMBAR, satu.kode, satu.nama)
    ada = {s.stempel.bidang: Baris(label, rows_of(s, _LEMBAR).get(satu.kode, {})) for s in subs}
    rows = {b: ada[b] for b in satu.bidang if b in ada and not has_no_cases(ada[b], satu)}
    angka = {b: n for b, r in rows.items() if (n := r.number("Realisasi")) is not None}
    belum = [b for b in satu.bidang if b not in angka and (b in rows or b not in ada)]
    if angka and belum:
        yield problem("P21", lembar=_LEMBAR, baris=label, bidang=", ".join(belum))
    if len(angka) > 1:
        yield from _compare(satu, rows, angka)
    if satu.agregasi is Agregasi.JUMLAH and angka and not belum:
        yield from _joint(satu, rows, total(angka.values()), kebijakan)


def _compare(satu: Indikator, rows: Mapping[str, Baris], angka: Mapping[str, Decimal]) -> Iterator[Problem]:
    if satu.agregasi is Agregasi.JUMLAH:
        if len(set(angka.values())) == 1 and max(angka.values()) >= _KEBETULAN:
            terakhir = list(angka)[-1]
            isi = {"bidang": " dan ".join(angka), "satuan": satu.satuan.strip()}
            yield rows[terakhir].finding(
                "P20", "Realisasi", angka=format_number(angka[terakhir], None), **isi
            )
        return
    rendah, tinggi = min(angka, key=lambda b: angka[b]), max(angka, key=lambda b: angka[b])
    if 0 < angka[rendah] * _TERPAUT < angka[tinggi]:
        isi = {"rendah": format_number(angka[rendah], None), "tinggi": format_number(angka[tinggi], None)}
        yield rows[tinggi].finding("P22", "Realisasi", bidang_rendah=rendah, bidang_tinggi=tinggi, **isi)


def _joint(
    satu: Indikator, rows: Mapping[str, Baris], jumlah: Decimal, kebijakan: Kebijakan
) -> Iterator[Problem]:
    """The target belongs to the sum: where that misses it, every bidang says what its part of the story is."""
    capaian = compute(satu.target, jumlah, satu.polaritas, kebijakan)
    if capaian.nilai is None or not is_missed(satu, jumlah, capaian, kebijakan):
        return
    isi = {"jumlah": format_number(jumlah, None), "satuan": satu.satuan.strip()}
    isi["capaian"] = format_number(capaian.nilai)
    for baris in rows.values():
        if kurang := unwritten(baris):
            yield baris.finding("P26", kurang[0], kolom=join_words(kurang), **isi)

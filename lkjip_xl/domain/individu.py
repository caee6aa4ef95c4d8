"""Performance of single persons, from the rows of the forms' sheet Individu (SOP Kanigaran langkah 3)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl.domain.capaian import RUMUS, Capaian, Kebijakan, category, compute, mean, round_half_up
from lkjip_xl.domain.isian_individu import LEMBAR, used_rows
from lkjip_xl.domain.nip import format_nip, parse_nip
from lkjip_xl.domain.problems import Problem, is_galat, problem
from lkjip_xl.domain.records import Indikator, Isian, Polaritas, Rentang, Submission
from lkjip_xl.domain.rules.baris import Baris
from lkjip_xl.domain.values import format_number, parse_target

BUKAN_ASN = "-"
"""What stands as NIP where the form says that the person has none."""

MAKIN_RENDAH = "makin rendah makin baik"
_RUMUS_NEGATIF = frozenset(rumus for p, rumus in RUMUS.items() if p.value.startswith("negatif"))


@dataclass(frozen=True, slots=True)
class BarisKinerja:
    """One indicator of a person; target and realisation as printed, its capaian and category."""

    indikator: str
    satuan: str
    target: str
    realisasi: str
    capaian: Capaian
    kategori: str
    keterangan: str = ""


@dataclass(frozen=True, slots=True)
class KinerjaIndividu:
    """One person's year: who, in which bidang, the indicators, their mean in % (`penuh`; `rata` as printed).

    `temuan` are the findings on the person's own cells; with a `galat` among them no report is written.
    """

    nama: str
    nip: str
    jabatan: str
    bidang: str
    baris: tuple[BarisKinerja, ...]
    penuh: Decimal | None
    rata: Decimal | None
    kategori: str
    temuan: tuple[Problem, ...] = ()

    @property
    def lengkap(self) -> bool:
        """Whether the person can be reported on: a name, and no error on any cell."""
        return bool(self.nama) and not any(map(is_galat, self.temuan))

    @property
    def nip_tercetak(self) -> str:
        """The NIP as printed; words where there is none."""
        if self.nip == BUKAN_ASN:
            return "tidak ada (bukan ASN)"
        return format_nip(self.nip) or "belum diisi"


def individuals(
    form: Submission,
    temuan: Sequence[Problem],
    indikator: Iterable[Indikator],
    kebijakan: Kebijakan,
) -> tuple[KinerjaIndividu, ...]:
    """The persons of one form in its order; rows of the same name and NIP are one person.

    `temuan` are the form's findings. `indikator` are the office's: an indicator of the same name lends
    its polarity; else a target with an upper bound ("≤ 5") is negative, and any other positive.
    """
    known = {" ".join(i.nama.split()).casefold(): i.polaritas for i in indikator}
    people: dict[tuple[str, str], list[Baris]] = {}
    for row in used_rows(form).values():
        people.setdefault(_identity(row), []).append(row)
    return tuple(_person(form, rows, temuan, known, kebijakan) for rows in people.values())


def shared_nips(people: Iterable[KinerjaIndividu]) -> tuple[Problem, ...]:
    """A finding for every NIP that stands with more than one person or in more than one bidang."""
    owners: dict[str, list[KinerjaIndividu]] = {}
    for p in people:
        if nip := parse_nip(p.nip):
            owners.setdefault(nip, []).append(p)
    return tuple(
        problem(
            "S30",
            lembar=LEMBAR,
            nip=same[0].nip_tercetak,
            orang=" dan ".join(f"{p.nama} ({p.bidang})" for p in same),
        )
        for same in owners.values()
        if len(same) > 1
    )


def unit_means(people: Iterable[KinerjaIndividu]) -> dict[str, tuple[int, Decimal | None]]:
    """Bidang -> how many persons it reports and the mean of their means, unrounded."""
    units: dict[str, list[Decimal | None]] = {}
    for p in people:
        units.setdefault(p.bidang, []).append(p.penuh)
    return {kode: (len(values), mean(values)) for kode, values in units.items()}


def _identity(row: Baris) -> tuple[str, str]:
    nip = _text(row, "NIP")
    return (_text(row, "Nama").casefold(), parse_nip(nip) or nip)


def _person(
    form: Submission,
    rows: Sequence[Baris],
    temuan: Sequence[Problem],
    known: Mapping[str, Polaritas],
    kebijakan: Kebijakan,
) -> KinerjaIndividu:
    nama, nip, jabatan = (_first(rows, kolom) for kolom in ("Nama", "NIP", "Jabatan"))
    if not nip and any(row.is_no_data("NIP") for row in rows):
        nip = BUKAN_ASN
    baris = tuple(_line(row, known, kebijakan) for row in rows if _text(row, "Indikator"))
    penuh = mean(b.capaian.penuh for b in baris)
    return KinerjaIndividu(
        *(nama, nip, jabatan, form.stempel.bidang, baris),
        penuh=penuh,
        rata=None if penuh is None else round_half_up(penuh, kebijakan.desimal),
        kategori=category(penuh, kebijakan)[0],
        temuan=_own_findings(rows, temuan),
    )


def _own_findings(rows: Sequence[Baris], temuan: Sequence[Problem]) -> tuple[Problem, ...]:
    """The form's findings on this person's cells."""
    own = {(c.asal.lembar, c.asal.sel) for row in rows for c in row.sel.values() if c.asal.sel}
    return tuple(p for p in temuan if (p.lembar, p.sel) in own)


def _line(row: Baris, known: Mapping[str, Polaritas], kebijakan: Kebijakan) -> BarisKinerja:
    nama = _text(row, "Indikator")
    target, arah = _target(row.sel.get("Target"), kebijakan)
    realisasi = row.number("Realisasi")
    baku = Polaritas.NEGATIF if arah == "maks" else Polaritas.POSITIF
    hasil = compute(target, realisasi, known.get(nama.casefold(), baku), kebijakan)
    kategori, catatan = category(hasil.penuh, kebijakan)
    direction = MAKIN_RENDAH if hasil.rumus in _RUMUS_NEGATIF else ""
    notes = dict.fromkeys(t for t in (direction, hasil.keterangan, catatan, _text(row, "Keterangan")) if t)
    plain = row.number("Target")
    return BarisKinerja(
        *(nama, _text(row, "Satuan")),
        target=" ".join(row.typed("Target").split()) or "-" if plain is None else format_number(plain, None),
        realisasi=format_number(realisasi, None),
        capaian=hasil,
        kategori=kategori,
        keterangan="; ".join(notes),
    )


def _target(cell: Isian | None, kebijakan: Kebijakan) -> tuple[Decimal | Rentang | None, str]:
    """The target and its bound; text targets ("80-90", "≤ 5", "BB") are read as they stand."""
    if cell is not None and isinstance(cell.mentah, str) and not isinstance(cell.nilai, Decimal):
        reading = parse_target(cell.mentah, None, kebijakan.predikat)
        return reading.nilai, reading.arah
    return (cell.nilai, "") if cell is not None and isinstance(cell.nilai, Decimal) else (None, "")


def _first(rows: Sequence[Baris], kolom: str) -> str:
    return next((t for row in rows if (t := _text(row, kolom))), "")


def _text(row: Baris, kolom: str) -> str:
    return " ".join(row.text(kolom).split())

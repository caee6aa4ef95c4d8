"""Performance of single persons, from the rows of the forms' sheet Individu (SOP Kanigaran langkah 3)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl.domain.capaian import Capaian, Kebijakan, category, compute, mean, round_half_up
from lkjip_xl.domain.isian_individu import LEMBAR, used_rows
from lkjip_xl.domain.nip import parse_nip
from lkjip_xl.domain.problems import Problem, is_galat, problem
from lkjip_xl.domain.records import Indikator, Isian, Polaritas, Rentang, Submission
from lkjip_xl.domain.rules_baris import Baris
from lkjip_xl.domain.values import format_number, parse_target


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
        """Whether the person can be reported on: a name, a NIP, and no error on any cell."""
        return bool(self.nama and self.nip) and not any(map(is_galat, self.temuan))


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
            "S31", lembar=LEMBAR, nip=same[0].nip, orang=" dan ".join(f"{p.nama} ({p.bidang})" for p in same)
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
    baris = tuple(_line(row, known, kebijakan) for row in rows if _text(row, "Indikator"))
    penuh = mean(b.capaian.penuh for b in baris)
    return KinerjaIndividu(
        *(nama, nip, jabatan, form.stempel.bidang, baris),
        penuh=penuh,
        rata=None if penuh is None else round_half_up(penuh, kebijakan.desimal),
        kategori=category(penuh, kebijakan)[0],
        temuan=_own_findings(rows, temuan, form),
    )


def _own_findings(rows: Sequence[Baris], temuan: Sequence[Problem], form: Submission) -> tuple[Problem, ...]:
    """The form's findings on this person's cells; a blank NIP that no rule has named is named here."""
    own = {(c.asal.lembar, c.asal.sel) for row in rows for c in row.sel.values() if c.asal.sel}
    found = [p for p in temuan if (p.lembar, p.sel) in own]
    for row in rows:
        cell = row.sel.get("NIP")
        named = cell is not None and any(
            (p.lembar, p.sel) == (cell.asal.lembar, cell.asal.sel) for p in found
        )
        if not _text(row, "NIP") and not named:
            nama = _text(row, "Nama") or "Pegawai tanpa nama"
            at = cell.asal.sel if cell else ""
            place = problem("S30", nama=nama, bidang=form.stempel.bidang)
            found.append(place.at(berkas=form.berkas, lembar=LEMBAR, sel=at))
            break
    return tuple(found)


def _line(row: Baris, known: Mapping[str, Polaritas], kebijakan: Kebijakan) -> BarisKinerja:
    nama = _text(row, "Indikator")
    target, arah = _target(row.sel.get("Target"), kebijakan)
    realisasi = row.number("Realisasi")
    baku = Polaritas.NEGATIF if arah == "maks" else Polaritas.POSITIF
    hasil = compute(target, realisasi, known.get(nama.casefold(), baku), kebijakan)
    kategori, catatan = category(hasil.penuh, kebijakan)
    notes = dict.fromkeys(t for t in (hasil.keterangan, catatan, _text(row, "Keterangan")) if t)
    printed = format_number(target, None) if isinstance(target, Decimal) and not arah else ""
    return BarisKinerja(
        *(nama, _text(row, "Satuan")),
        target=printed or " ".join(row.typed("Target").split()) or "-",
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

"""Performance of single persons, from the rows of the forms' sheet Individu (SOP Kanigaran langkah 3)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl.domain.capaian import Capaian, Kebijakan, category, compute, mean, round_half_up
from lkjip_xl.domain.nip import parse_nip
from lkjip_xl.domain.problems import Problem, is_galat, problem
from lkjip_xl.domain.records import Indikator, Isian, Polaritas, Rentang, Submission
from lkjip_xl.domain.values import format_number, parse_target

LEMBAR = "Individu"


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
    people: dict[tuple[str, str], list[Mapping[str, Isian]]] = {}
    for cells in _rows(form):
        people.setdefault(_identity(cells), []).append(cells)
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


def _rows(form: Submission) -> list[Mapping[str, Isian]]:
    """The filled rows of sheet Individu: cells by column."""
    rows: dict[str, dict[str, Isian]] = {}
    for cell in form.isian:
        if cell.lembar == LEMBAR:
            rows.setdefault(cell.kode, {})[cell.kolom] = cell
    return [cells for cells in rows.values() if any(_text(cells, kolom) for kolom in cells)]


def _identity(cells: Mapping[str, Isian]) -> tuple[str, str]:
    nip = _text(cells, "NIP")
    return (_text(cells, "Nama").casefold(), parse_nip(nip) or nip)


def _person(
    form: Submission,
    rows: Sequence[Mapping[str, Isian]],
    temuan: Sequence[Problem],
    known: Mapping[str, Polaritas],
    kebijakan: Kebijakan,
) -> KinerjaIndividu:
    cells = {(c.asal.lembar, c.asal.sel) for row in rows for c in row.values()}
    own = [p for p in temuan if (p.lembar, p.sel) in cells]
    nama, nip, jabatan = (_first(rows, kolom) for kolom in ("Nama", "NIP", "Jabatan"))
    if not nip and not any(p.lembar == LEMBAR and "NIP" in p.pesan for p in own):
        own.append(_without_nip(rows[0], nama, form))
    baris = tuple(_line(row, known, kebijakan) for row in rows if _text(row, "Indikator"))
    penuh = mean(b.capaian.penuh for b in baris)
    rata = None if penuh is None else round_half_up(penuh, kebijakan.desimal)
    kategori = category(penuh, kebijakan)[0]
    return KinerjaIndividu(nama, nip, jabatan, form.stempel.bidang, baris, penuh, rata, kategori, tuple(own))


def _without_nip(cells: Mapping[str, Isian], nama: str, form: Submission) -> Problem:
    at = cells["NIP"].asal.sel if "NIP" in cells else ""
    who = nama or "Orang tanpa nama"
    return problem("S30", berkas=form.berkas, lembar=LEMBAR, sel=at, nama=who, bidang=form.stempel.bidang)


def _line(cells: Mapping[str, Isian], known: Mapping[str, Polaritas], kebijakan: Kebijakan) -> BarisKinerja:
    nama = _text(cells, "Indikator")
    target, arah = _target(cells.get("Target"), kebijakan)
    realisasi = cells["Realisasi"].nilai if "Realisasi" in cells else None
    figure = realisasi if isinstance(realisasi, Decimal) else None
    baku = Polaritas.NEGATIF if arah == "maks" else Polaritas.POSITIF
    hasil = compute(target, figure, known.get(nama.casefold(), baku), kebijakan)
    kategori, catatan = category(hasil.penuh, kebijakan)
    notes = dict.fromkeys(t for t in (hasil.keterangan, catatan, _text(cells, "Keterangan")) if t)
    return BarisKinerja(
        nama,
        _text(cells, "Satuan"),
        _printed_target(target, arah, _text(cells, "Target")),
        format_number(figure, None),
        hasil,
        kategori,
        "; ".join(notes),
    )


def _target(cell: Isian | None, kebijakan: Kebijakan) -> tuple[Decimal | Rentang | None, str]:
    """The target and its bound; text targets ("80-90", "≤ 5", "BB") are read as they stand."""
    if cell is None:
        return None, ""
    if isinstance(cell.mentah, str):
        reading = parse_target(cell.mentah, None, kebijakan.predikat)
        return reading.nilai, reading.arah
    return (cell.nilai if isinstance(cell.nilai, Decimal) else None), ""


def _printed_target(target: Decimal | Rentang | None, arah: str, typed: str) -> str:
    if isinstance(target, Decimal) and not arah:
        return format_number(target, None)
    return typed or "-"


def _first(rows: Sequence[Mapping[str, Isian]], kolom: str) -> str:
    return next((t for row in rows if (t := _text(row, kolom))), "")


def _text(cells: Mapping[str, Isian], kolom: str) -> str:
    """A cell as one line of text; blank where it is empty."""
    cell = cells.get(kolom)
    if cell is None:
        return ""
    if isinstance(cell.nilai, Decimal):
        return format_number(cell.nilai, None)
    value = cell.mentah if cell.nilai is None else cell.nilai
    return "" if value is None else " ".join(str(value).split())

"""Rows of a bidang's data sheet: what its form says, where it came from, which cells are marked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal

from lkjip_xl.domain.isian_individu import used_rows
from lkjip_xl.domain.problems import Problem
from lkjip_xl.domain.records import BarisAnggaran, Indikator, Isian, Submission
from lkjip_xl.domain.sop import BIASA
from lkjip_xl.domain.tanggal import parse_tanggal
from lkjip_xl.formats.book import Value
from lkjip_xl.formats.master.data_map import TABEL_DATA, data_cell, data_table
from lkjip_xl.formats.sheet_map import ANGGARAN, DOKUMEN, INDIKATOR, INDIVIDU, data_sheet, link, mark, marks

Baris = dict[str, Value]
Tabel = dict[str, Sequence[Mapping[str, Value]]]


def data_tables_of(
    form: Submission,
    indikator: Mapping[str, Indikator],
    anggaran: Mapping[str, BarisAnggaran],
    temuan: Sequence[Problem] = (),
    dokumen: Mapping[str, str] | None = None,
) -> Tabel:
    """The tables of the data sheet of the form's bidang; those that it has no place for are not written.

    `dokumen` names the documents of the SOP by code.
    """
    tanda = _marks(form, temuan)
    rows = {t.lembar: _rows(form, t.lembar, tanda) for t in TABEL_DATA}
    for row in rows[INDIKATOR]:
        if satu := indikator.get(str(row["Kode"])):
            row |= {
                "Sasaran": satu.sasaran,
                "Indikator": satu.nama,
                "Satuan": satu.satuan,
                "Target": number(satu.target) if isinstance(satu.target, Decimal) else satu.target_teks,
            }
    for row in rows[ANGGARAN]:
        if baris := anggaran.get(str(row["Kode"])):
            row |= {"Uraian": baris.uraian, "Pagu": number(baris.pagu)}
    for row in rows[DOKUMEN]:
        row["Dokumen"] = (dokumen or {}).get(str(row["Kode"]), "")
    return {data_table(t.pola, form.stempel.bidang): rows[t.lembar] for t in TABEL_DATA}


def finding_rows(
    bidang: str,
    temuan: Iterable[Problem],
    form: Submission | None,
    link_of: str,
    formulir: Collection[str] = BIASA,
) -> list[Baris]:
    """Rows of tblTemuan; the link leads to the marked cell's row in the data sheet, or to `link_of`.

    `formulir` are the tables that the SOP's forms hold.
    """
    from lkjip_xl.formats.book import Formula

    places = _places(form, formulir) if form else {}
    rows: list[Baris] = []
    for p in temuan:
        target = (
            link(data_sheet(bidang), places[p.lembar, p.sel])
            if (p.lembar, p.sel) in places
            else link(link_of)
        )
        rows.append(
            {
                "Kode": p.kode,
                "Tingkat": p.tingkat.value,
                "Bidang": bidang,
                "Berkas": p.berkas,
                "Lembar": p.lembar,
                "Sel": p.sel,
                "Pesan": p.pesan,
                "Saran": p.saran,
                "Buka": Formula(target),
            }
        )
    return rows


def issued_cells(form: Submission, temuan: Iterable[Problem]) -> list[tuple[str, str, str]]:
    """Findings as comments on the form as issued: sheet, cell, text; those without a cell are left out."""
    issued = {(i.asal.lembar, i.asal.sel): i for i in form.isian}
    comments: dict[tuple[str, str], list[str]] = {}
    for p in temuan:
        if isian := issued.get((p.lembar, p.sel)):
            comments.setdefault((isian.lembar, isian.sel), []).append(f"{p.pesan} {p.saran}")
    return [(lembar, sel, "\n\n".join(texts)) for (lembar, sel), texts in comments.items()]


def _rows(form: Submission, lembar: str, tanda: Mapping[tuple[str, str], list[str]]) -> list[Baris]:
    rows: dict[str, list[Isian]] = {kode: [] for kode in _codes(form, lembar)}
    for isian in form.isian:
        if isian.lembar == lembar and isian.kode in rows:
            rows[isian.kode].append(isian)
    return [
        {
            "Kode": kode,
            "Asal": _origin(cells),
            "Tanda": marks(tanda.get((lembar, kode), [])),
            **{isian.kolom: _shown(isian) for isian in cells},
        }
        for kode, cells in rows.items()
        if cells
    ]


def _origin(cells: Sequence[Isian]) -> str:
    """The cells of a row in the form as it was returned: file, sheet, first and last cell."""
    asal = cells[0].asal
    found = [i.asal.sel for i in cells if i.asal.sel]
    place = "–".join(dict.fromkeys((found[0], found[-1]))) if found else ""
    return " › ".join(x for x in (asal.berkas, asal.lembar, place) if x)


def _codes(form: Submission, lembar: str) -> list[str]:
    """The codes of a sheet that stand on the data sheet, in its order: unused rows for people do not."""
    if lembar == INDIVIDU:
        return list(used_rows(form))
    return list(dict.fromkeys(i.kode for i in form.isian if i.lembar == lembar))


def _shown(isian: Isian) -> Value:
    if isinstance(isian.nilai, Decimal):
        return number(isian.nilai)
    tanggal = parse_tanggal(isian.nilai) if isian.kolom == "Tanggal" else None
    return tanggal or isian.nilai


def _marks(form: Submission, temuan: Iterable[Problem]) -> dict[tuple[str, str], list[str]]:
    """(sheet, code) -> marks of its columns, one for each column; a galat outweighs a warning."""
    cells: dict[tuple[str, str], Isian] = {(i.asal.lembar, i.asal.sel): i for i in form.isian}
    levels: dict[tuple[str, str], dict[str, str]] = {}
    for p in temuan:
        if isian := cells.get((p.lembar, p.sel)):
            columns = levels.setdefault((isian.lembar, isian.kode), {})
            if columns.get(isian.kolom) != "galat":
                columns[isian.kolom] = p.tingkat.value
    return {key: [mark(k, t) for k, t in columns.items()] for key, columns in levels.items()}


def _places(form: Submission, formulir: Collection[str]) -> dict[tuple[str, str], str]:
    """Where each input cell stands on the data sheet; filled by the layout of the blank sheet."""
    order = {t.lembar: _codes(form, t.lembar) for t in TABEL_DATA if t.jenis in formulir}
    return {
        (i.asal.lembar, i.asal.sel): data_cell(i.lembar, i.kolom, order[i.lembar].index(i.kode), formulir)
        for i in form.isian
        if i.asal.sel and i.kode in order.get(i.lembar, ())
    }


def number(n: Decimal | None) -> float | int | None:
    """A figure as a cell holds it."""
    if n is None:
        return None
    return int(n) if n == n.to_integral_value() else float(n)

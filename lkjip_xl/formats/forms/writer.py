"""A bidang's form: the template package with its model rows copied and filled, stamped, and commented.

The package is edited part by part: ten times faster than building each form, and the same every time.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lkjip_xl.engines.openxml.refs import cell_name
from lkjip_xl.formats import sheet_map as peta
from lkjip_xl.formats.folder.atomic import write_bytes
from lkjip_xl.formats.forms import map as tata
from lkjip_xl.formats.forms.comments import add_comments
from lkjip_xl.formats.forms.package import (
    SEL_PILIHAN,
    packed_form,
    sheet_models,
    sheet_parts,
    stamp,
    table_parts,
    template,
)
from lkjip_xl.formats.forms.progress import Bagian, progress_cells
from lkjip_xl.formats.forms.sheet import S, SheetPart
from lkjip_xl.formats.forms.spec import BarisForm, FormSpec
from lkjip_xl.formats.forms.text import SheetText
from lkjip_xl.formats.forms.watch import predicate_rows, watch, watched_cells
from lkjip_xl.formats.forms.words import choice_formula
from lkjip_xl.formats.sheets.row_height import height_for
from lkjip_xl.formats.sheets.style import load_style

__all__ = ["BarisForm", "FormSpec", "filled_form", "write_form"]

_RENDAH = 34.0  # points: room for two lines in every input row
_LAPANG = 54.0  # room for the longest status of an indicator
_HURUF_KARTU = 1.4  # how much wider the letters of a card are than those of a cell
_RAPAT = 30.0  # so that the prepared rows for people fit one page


def write_form(path: Path, spec: FormSpec) -> None:
    """Write the form of a bidang, atomically; the same spec gives the same bytes.

    Raises:
        FileUnusableError: the template is missing, or the place cannot be written.
    """
    write_bytes(path, filled_form(spec))


def filled_form(spec: FormSpec) -> bytes:
    """The form of a bidang as a package.

    Raises:
        FileUnusableError: the template is missing.
    """
    model = sheet_models(spec.formulir, spec.kertas, catatan=bool(spec.catatan))
    parts = dict(template(spec.formulir))
    sheets = {nama: SheetText(satu) for nama, satu in model.items()}
    bagian = [(tabel, baris, watch(spec, tabel, baris)) for tabel, baris in spec.tabel]
    _fill_instructions(sheets[peta.PETUNJUK], spec, bagian)
    for satu in bagian:
        _fill_table(parts, sheets[satu[0].lembar], satu, spec)
    if tata.TABEL_INDIKATOR.lembar in sheets:
        _offer(sheets[tata.TABEL_INDIKATOR.lembar], spec)
    stamp(parts, sheets, spec)
    for nama, part in sheet_parts(spec.formulir).items():
        parts[part] = sheets[nama].tobytes()
    _ask_predicates(parts, spec)
    if spec.catatan:
        _comment(parts, spec)
    return packed_form(spec.formulir, parts)


def _fill_instructions(sheet: SheetText, spec: FormSpec, bagian: Sequence[Bagian]) -> None:
    sheet.put("B1", f"Formulir isian kinerja tahun {spec.tahun}")
    panjang = sum(tata.LAJUR_PETUNJUK.values())
    sheet.put(tata.SEL_KANTOR, spec.perangkat_daerah)
    sheet.grow(tata.SEL_KANTOR, height_for([(spec.perangkat_daerah, panjang * 0.8)]))
    sheet.put(tata.SEL_TENGGAT, spec.tenggat or "Menyusul dari perencana")
    sheet.put(tata.SEL_OLEH, spec.bidang.nama)
    lebar = tata.LAJUR_PETUNJUK["C"] / _HURUF_KARTU
    sheet.grow(tata.SEL_OLEH, height_for([(spec.bidang.nama, lebar)]) * _HURUF_KARTU)
    for sel, rumus in progress_cells(bagian).items():
        sheet.put(sel, rumus)
    putaran = spec.stempel.putaran
    rinci = {
        "Bidang": spec.bidang.nama,
        "Kepala": spec.bidang.kepala,
        "Perangkat daerah": spec.perangkat_daerah,
        "Pemerintah": spec.pemerintah,
        "Tahun kinerja": str(spec.tahun),
        "Putaran": f"{putaran} (perbaikan)" if putaran > 1 else f"{putaran} (pengisian pertama)",
        "Pertanyaan": spec.kontak or f"Perencana {spec.perangkat_daerah}",
    }
    panjang -= tata.LAJUR_PETUNJUK["B"]
    for label, sel in tata.SEL_RINCI.items():
        sheet.put(sel, rinci[label])
        sheet.grow(sel, height_for([(rinci[label], panjang)]))
    sheet.put(tata.SEL_IDENTITAS, f"Identitas formulir (jangan diubah): {spec.stempel.token()}")
    if spec.catatan:
        pesan = f"Formulir ini dikembalikan: baca catatan pada {len(spec.catatan)} sel; daftarnya di akhir lembar ini."
        sheet.put(tata.SEL_PESAN, pesan)
    _list_notes(sheet, spec)


def _list_notes(sheet: SheetText, spec: FormSpec) -> None:
    """The list of what to mend; a first round has none."""
    baris = [(f"{lembar} {sel}", teks.replace("\n\n", "\n")) for lembar, sel, teks in spec.catatan]
    if baris:
        lebar = tata.LAJUR_PETUNJUK
        sheet.lines(baris, (lebar["B"], sum(lebar[k] for k in "CDE")), 18)


def _fill_table(
    parts: dict[str, bytes],
    sheet: SheetText,
    bagian: Bagian,
    spec: FormSpec,
) -> None:
    tabel, baris, hasil = bagian
    pantau = watched_cells(spec, tabel, baris, hasil)
    isi = [[*kiri, *b.values(tabel.kolom)] for kiri, b in zip(pantau, baris, strict=True)]
    isi = isi or [[None] * len(tabel.semua)]
    gaya = load_style()
    lebar = [gaya.kolom(f"form{tabel.lembar}", k).lebar for k in tabel.semua]
    rendah = {"individu": _RAPAT, "indikator": _LAPANG}.get(tabel.jenis, _RENDAH)
    sheet.lines(isi, lebar, rendah)
    judul = f"{tabel.judul} {spec.tahun}"
    if len(tabel.pantauan) > 1:
        kiri, kanan = (n - tata.KIRI for n in tabel.lajur_bidang)
        muat = sum(lebar[kiri : kanan + 1]) / _HURUF_KARTU
        sheet.put(cell_name(1, tabel.kiri), spec.bidang.nama)
        sheet.grow(cell_name(1, tabel.kiri), height_for([(spec.bidang.nama, muat)]) * _HURUF_KARTU)
    else:
        judul += f" · {spec.bidang.nama}"
    sheet.put(tata.SEL_JUDUL, judul)
    part = table_parts(spec.formulir)[tabel.nama]
    kepala = cell_name(tata.KEPALA, tabel.kiri)
    kanan = tabel.kiri + len(tabel.kolom) - 1
    lama = f"{kepala}:{cell_name(tata.AWAL, kanan)}"
    baru = f"{kepala}:{cell_name(tata.AWAL + len(isi) - 1, kanan)}"
    parts[part] = parts[part].replace(f'"{lama}"'.encode(), f'"{baru}"'.encode())


def _offer(sheet: SheetText, spec: FormSpec) -> None:
    """What can be chosen instead of typed, and the header that names last year."""
    tabel, tahun = tata.TABEL_INDIKATOR, spec.tahun + 1
    akhir = ("31 Maret", "30 Juni", "30 September", "31 Desember")
    sheet.put(f"{tabel.lajur(tata.TAHUN_LALU)}{tata.KEPALA}", f"Realisasi {spec.tahun - 1}")
    waktu = choice_formula(f"{hari} {tahun}" for hari in akhir)
    for sel, pilihan in zip(
        SEL_PILIHAN, (choice_formula(spec.pic or ("Kepala bidang",)), waktu), strict=True
    ):
        sheet.offer(sel, pilihan)


def _ask_predicates(parts: dict[str, bytes], spec: FormSpec) -> None:
    """Lists of predicates in the rows that ask for one."""
    tabel = tata.TABEL_INDIKATOR
    bagian = sheet_parts(spec.formulir).get(tabel.lembar)
    predikat = predicate_rows(spec) if bagian else []
    if not bagian or not predikat:
        return
    sheet = SheetPart(parts[bagian])
    pilihan = choice_formula([*spec.kebijakan.predikat, "n/a"])
    terakhir = tata.AWAL + len(spec.indikator) - 1
    for kolom in (*peta.TRIWULAN, "Realisasi"):
        sheet.choose(tabel.lajur(kolom), tata.AWAL, terakhir, predikat, pilihan)
    parts[bagian] = sheet.tobytes()


def _comment(parts: dict[str, bytes], spec: FormSpec) -> None:
    """Comments and colour on the cells to be mended, and one line each on the first sheet."""
    bagian = sheet_parts(spec.formulir)
    petunjuk = SheetPart(parts[bagian[peta.PETUNJUK]])
    dxf, awal = _note_colour(petunjuk), tata.BARIS_CATATAN + 2
    petunjuk.merge_down("C", "E", awal, awal + len(spec.catatan) - 1)
    parts[bagian[peta.PETUNJUK]] = petunjuk.tobytes()
    for nomor, (tabel, _) in enumerate(spec.tabel, start=1):
        catatan = [(sel, teks) for lembar, sel, teks in spec.catatan if lembar == tabel.lembar]
        if catatan:
            sheet = SheetPart(parts[bagian[tabel.lembar]])
            add_comments(parts, bagian[tabel.lembar], sheet, catatan, nomor)
            sheet.highlight([sel for sel, _ in catatan], dxf)
            parts[bagian[tabel.lembar]] = sheet.tobytes()


def _note_colour(petunjuk: SheetPart) -> str:
    for blok in petunjuk.akar.iter(f"{S}conditionalFormatting"):
        if blok.get("sqref") == tata.SEL_CONTOH_CATATAN:
            return str(blok[0].get("dxfId"))
    raise LookupError(tata.SEL_CONTOH_CATATAN)

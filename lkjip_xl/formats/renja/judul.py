"""What the headings of a Renja sheet mean, one by one; wording differs from office to office."""

from __future__ import annotations

import re

from lkjip_xl.domain.renja.lembar import TRIWULAN, Jenis, Kelompok

_LABEL = {
    Jenis.K: re.compile(r"k|kinerja|fisik|vol(ume)?|target|capaian|realisasi|k(inerja)?\s*\(.*\)"),
    Jenis.PERSEN: re.compile(r"%|persen(tase)?|\(%\)|k?\s*\(?%\)?"),
    Jenis.RP: re.compile(
        r"rp\.?|\(?rp\.?\)?|rupiah|anggaran|keuangan|pagu|anggaran\s*\(?rp\.?\)?|rp\.?\s*\(.*\)"
    ),
}
_TRIWULAN = re.compile(r"(?:.*\b(?:triwulan|tw)\.?)?\s*(?:ke\s*-?\s*)?(iv|i{1,3}|[1-4])")
_SELANJUTNYA = re.compile(r"s\s*/\s*d|sampai dengan|s\.d\.?|akhir tahun pelaksanaan|kumulatif")
_RENSTRA = re.compile(r"renstra|rpjmd|akhir periode")
_BERJALAN = re.compile(r"berjalan|dievaluasi|renja|rkpd|tahun ini|dpa|perjanjian")
_ANGKA_ROMAWI = {"i": 0, "ii": 1, "iii": 2, "iv": 3, "1": 0, "2": 1, "3": 2, "4": 3}


def normal(teks: str) -> str:
    """Lower case, blanks evened out."""
    return re.sub(r"\s+", " ", teks).strip().casefold()


def label_kind(teks: str) -> Jenis | None:
    """What a label such as "Rp." stands for; None where it is no label."""
    return next((jenis for jenis, pola in _LABEL.items() if pola.fullmatch(teks)), None)


def quarter(potong: list[str]) -> Kelompok | None:
    """The quarter of a column: "I" under a heading of quarters, or "Triwulan I" itself."""
    if not any("triwulan" in p or re.search(r"\btw\b", p) for p in potong):
        return None
    for p in reversed(potong):
        if m := _TRIWULAN.fullmatch(p):
            return TRIWULAN[_ANGKA_ROMAWI[m[1]]]
    return None


def before_quarters(judul: str) -> Kelompok | None:
    """The meaning of a pair that stands before the quarters."""
    if "realisasi" in judul:
        return Kelompok.LALU
    if "target" not in judul and "pagu" not in judul and "anggaran" not in judul:
        return None
    if _RENSTRA.search(judul) and not re.search(r"berjalan|dievaluasi", judul):
        return Kelompok.RENSTRA
    return Kelompok.TARGET if _BERJALAN.search(judul) or "tahun" in judul else None


def after_quarters(judul: str) -> Kelompok | None:
    """The meaning of a pair that stands behind the quarters."""
    if "tingkat" in judul or "persentase" in judul:
        return Kelompok.TINGKAT if _RENSTRA.search(judul) or _SELANJUTNYA.search(judul) else None
    if "realisasi" not in judul:
        return None
    return Kelompok.SD if _SELANJUTNYA.search(judul) or _RENSTRA.search(judul) else Kelompok.TAHUN


_TEKS = (
    ("kode", re.compile(r"\bkode\b"), re.compile(r"program.*kegiatan")),
    ("indikator", re.compile(r"indikator"), None),
    ("satuan", re.compile(r"\bsatuan\b"), None),
    ("penanggung_jawab", re.compile(r"penanggung ?jawab|\bpelaksana\b"), None),
    ("nama", re.compile(r"urusan|program|kegiatan"), None),
    (
        "sasaran_pd",
        re.compile(r"sasaran.*(?:perangkat daerah|renstra|strategis|opd|skpd|\bpd\b)"),
        re.compile(r"rpjmd|nspk"),
    ),
    ("sasaran", re.compile(r"sasaran"), re.compile(r"rpjmd|nspk")),
    ("tujuan", re.compile(r"tujuan"), None),
    ("no", re.compile(r"no\.?|nomor"), None),
)


def text_meaning(judul: str) -> str | None:
    """The meaning of a text column by its heading; None where it is none of the form's."""
    if not judul or re.search(r"\btarget\b|realisasi|triwulan|tingkat capaian", judul):
        return None
    for nama, pola, bukan in _TEKS:
        cocok = pola.fullmatch(judul) if nama == "no" else pola.search(judul)
        if cocok and not (bukan and bukan.search(judul)):
            return nama
    return None

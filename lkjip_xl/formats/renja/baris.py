"""The rows of a Renja sheet: names, indicators, aims and figures, from the heading to the closing row."""

from __future__ import annotations

import re
from dataclasses import replace

from lkjip_xl.domain.renja.lembar import BarisRenja, Jenjang
from lkjip_xl.formats.renja.lembar import LembarRenja

_BARIS_TERBANYAK = 3_000
_KODE = re.compile(r"[0-9X]{1,4}(?:\.[0-9X]{1,4}){0,6}\.?")
_PENUTUP = re.compile(
    r"\s*(?:jumlah|total|rata-?\s?rata|predikat|faktor|tindak lanjut|usulan|disusun|dievaluasi|disetujui"
    r"|catatan|keterangan)\b",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"\s*(?:jumlah|total)\b", re.IGNORECASE)
PERANGKAT_DAERAH = re.compile(r"(?:nama\s+)?(?:perangkat daerah|opd|skpd)\s*:\s*(.+)", re.IGNORECASE)


def read_rows(lembar: LembarRenja) -> list[BarisRenja]:
    """Every row of data from the first below the heading to the last before the closing block."""
    terakhir = max(b for b, _ in lembar.sel)
    isi: list[BarisRenja] = []
    total: BarisRenja | None = None
    sasaran = tujuan = ""
    for nomor in range(lembar.tata.awal, min(terakhir, lembar.tata.awal + _BARIS_TERBANYAK) + 1):
        sasaran = _column_text(lembar, nomor, "sasaran_pd", "sasaran") or sasaran
        tujuan = _column_text(lembar, nomor, "tujuan") or tujuan
        baris = _one_row(lembar, nomor, bool(isi))
        if baris is not None and baris.jenjang is Jenjang.TOTAL:
            total = total or baris
        elif baris is not None:  # rows go on: what looked like the closing row was not
            isi, total = [*isi, _with_aims(baris, sasaran, tujuan)], None
    return isi if total is None else [*isi, total]


def _with_aims(baris: BarisRenja, sasaran: str, tujuan: str) -> BarisRenja:
    bersih = "" if PERANGKAT_DAERAH.match(sasaran) else sasaran
    return replace(baris, sasaran=bersih, tujuan=tujuan)


def _one_row(lembar: LembarRenja, nomor: int, sudah: bool) -> BarisRenja | None:  # noqa: FBT001 - a plain fact
    angka = {u: lembar.figure(nomor, k, u) for u, k in lembar.tata.angka.items()}
    berangka = any(a.nilai is not None or a.rumus or a.galat for a in angka.values())
    kode, nama = _name(lembar, nomor)
    indikator = _column_text(lembar, nomor, "indikator")
    satuan = _column_text(lembar, nomor, "satuan")
    judul = nama or indikator or " ".join(_left_texts(lembar, nomor))
    if not berangka and not indikator:
        return None
    total = sudah and berangka and not indikator and (not nama or bool(_TOTAL.match(judul)))
    if _PENUTUP.match(judul) and not total:
        return None
    jenjang = Jenjang.TOTAL if total else Jenjang.SUB
    lanjutan = not total and not nama and sudah
    tanggung = _column_text(lembar, nomor, "penanggung_jawab")
    return BarisRenja(
        nomor,
        nama,
        indikator,
        satuan,
        jenjang,
        angka,
        lanjutan=lanjutan,
        kode=kode,
        penanggung_jawab=tanggung,
    )


def _left_texts(lembar: LembarRenja, nomor: int) -> list[str]:
    pertama = min(lembar.tata.angka.values())
    return [t for k in range(1, pertama) if (t := lembar.text(nomor, k))]


def _name(lembar: LembarRenja, nomor: int) -> tuple[str, str]:
    """Kode rekening and name of a row; a code that is spread over columns is joined."""
    kode = [t for k in lembar.tata.teks.get("kode", ()) if (t := lembar.text(nomor, k))]
    nama: list[str] = []
    for k in lembar.tata.teks["nama"]:
        t = lembar.text(nomor, k)
        (kode if _KODE.fullmatch(t) else nama).append(t)
    return ".".join(k.strip(".") for k in kode if _KODE.fullmatch(k)), " ".join(t for t in nama if t)


def _column_text(lembar: LembarRenja, nomor: int, *nama: str) -> str:
    """The text of a row in the first of some text columns that the sheet has."""
    for n in nama:
        for k in lembar.tata.teks.get(n, ()):
            if n in {"indikator", "satuan"}:
                return lembar.text(nomor, k)
            if t := lembar.merged_text(nomor, k):
                return t
    return ""

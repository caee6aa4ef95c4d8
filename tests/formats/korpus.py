"""A filled form taken apart: what odd and hostile files are made from, and what must never happen to it."""

from __future__ import annotations

import io
import os
import re
import time
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from form_helpers import KONTEKS, STAMP

from lkjip_xl.domain.records import Bidang
from lkjip_xl.formats.forms.reader import HasilBaca, read_form
from lkjip_xl.formats.forms.writer import BarisForm, FormSpec, write_form

Bagian = dict[str, bytes]
Ubah = Callable[[Bagian], None]
Isi = Mapping[tuple[str, str], object]

TETAP = ("Kode", "Sasaran", "Indikator", "Satuan", "Target")
_SATUAN = {"1.1": ("%", 82), "1.2": ("orang", 160)}
DIKETIK: dict[tuple[str, str], object] = {
    ("1.1", "TW I"): Decimal(20),
    ("1.1", "TW II"): Decimal("41.5"),
    ("1.1", "Realisasi"): Decimal("80.5"),
    ("1.1", "Kendala"): "Akses jalan & cuaca <buruk>",
    ("1.2", "Realisasi"): Decimal(155),
    ("1.2", "Solusi"): "Jemput bola",
    ("1.06.01", "Realisasi"): Decimal(1_400_000_000),
    ("1.06.02", "Realisasi"): Decimal(90),
}
_SEL = re.compile(r'<c r="{}"( s="\d+")?(?:[^>]*?/>|[^>]*>.*?</c>)'.replace("{}", "SEL"))


@dataclass(frozen=True)
class Dasar:
    """An issued form, the same form filled in (part by part), and where its inputs stand."""

    asli: Path
    isi: Bagian
    tempat: dict[tuple[str, str], tuple[str, str]]

    def set(self, bagian: Bagian, kode: str, kolom: str, xml: str) -> None:
        """Another `<c>` for an input; "{r}" and "{s}" stand for its reference and its style."""
        part, sel = self.tempat[kode, kolom]
        teks = bagian[part].decode()
        m = re.search(_SEL.pattern.replace("SEL", sel), teks)
        assert m, sel
        baru = xml.replace("{r}", sel).replace("{s}", m[1] or "")
        bagian[part] = (teks[: m.start()] + baru + teks[m.end() :]).encode()

    def changed(self, *ubah: Ubah) -> bytes:
        """The filled form after these changes."""
        bagian = dict(self.isi)
        for satu in ubah:
            satu(bagian)
        return pack(bagian)

    def read(self, path: Path) -> HasilBaca:
        """Read a file against the issued form."""
        return read_form(path, lambda s: self.asli if s == STAMP else None, KONTEKS)

    def judge(self, path: Path, data: bytes) -> HasilBaca:
        """Lay a file of an hour ago down and read it."""
        path.write_bytes(data)
        os.utime(path, (time.time() - 3600,) * 2)
        hasil = self.read(path)
        assert path.read_bytes() == data
        assert hasil.pesan
        assert all(t.pesan and t.saran for t in hasil.temuan)
        return hasil


def make(folder: Path) -> Dasar:
    """Issue a form and fill it in."""
    asli = folder / "asli.xlsx"
    indikator = tuple(
        BarisForm(dict(zip(TETAP, (k, "Sasaran A", f"Ukuran {k}", *s), strict=True)))
        for k, s in _SATUAN.items()
    )
    anggaran = tuple(
        BarisForm({"Kode": k, "Uraian": f"Program {k}", "Pagu": Decimal(p)})
        for k, p in (("1.06.01", 1_500_000_000), ("1.06.02", 100))
    )
    bidang = Bidang("REHSOS", "Bidang Rehabilitasi", "Kepala Bidang")
    write_form(asli, FormSpec("Kota", "Dinas", 2025, bidang, STAMP, None, indikator, anggaran, ()))
    kosong = Dasar(asli, parts(asli.read_bytes()), {})
    hasil = kosong.read(asli)
    assert hasil.submission is not None, hasil.pesan
    lembar = {"Indikator": "xl/worksheets/sheet2.xml", "Anggaran": "xl/worksheets/sheet3.xml"}
    tempat = {(i.kode, i.kolom): (lembar[i.lembar], i.sel) for i in hasil.submission.isian}
    dasar = Dasar(asli, kosong.isi, tempat)
    for (kode, kolom), nilai in DIKETIK.items():
        dasar.set(dasar.isi, kode, kolom, cell(nilai))
    return dasar


def cell(nilai: object) -> str:
    """The XML of an input cell that holds a text or a figure."""
    if not isinstance(nilai, str):
        return f'<c r="{{r}}"{{s}}><v>{nilai}</v></c>'
    aman = nilai.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<c r="{{r}}"{{s}} t="inlineStr"><is><t xml:space="preserve">{aman}</t></is></c>'


def parts(data: bytes) -> Bagian:
    """The parts of a zip file."""
    with zipfile.ZipFile(io.BytesIO(data)) as zf:
        return {n: zf.read(n) for n in zf.namelist()}


def pack(bagian: Mapping[str, bytes], cara: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file of these parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", cara, compresslevel=1) as out:
        for nama, isi in bagian.items():
            out.writestr(nama, isi)
    return target.getvalue()


def wrong_values(hasil: HasilBaca, isi: Isi) -> list[str]:
    """Values that were read and are not what was typed, and typed ones that vanished without a word."""
    if hasil.submission is None:
        return []
    disebut = " ".join(t.pesan for t in hasil.temuan)
    salah = []
    for i in hasil.submission.isian:
        harap = isi.get((i.kode, i.kolom))
        hilang = i.nilai is None and harap is not None and i.kode not in disebut and i.kolom not in disebut
        if hilang or (i.nilai is not None and i.nilai != harap):
            salah.append(f"{i.kode} {i.kolom}: {i.nilai!r}, diketik {harap!r}")
    return salah

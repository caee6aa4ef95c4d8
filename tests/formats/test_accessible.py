"""What everyone can read: contrast of text and ground, sizes of type, texts beside charts and pictures."""

import re
from zipfile import ZipFile

import openpyxl
import pytest

from lkjip_xl.formats.resources import resource
from lkjip_xl.formats.sheets.style import load_style

AA = 4.5  # WCAG 2.1, 1.4.3: contrast of text and its ground
TERKECIL = 9
BUKU = ("master-dpppa-kalbar.xlsx", "formulir-indikator-anggaran-individu.xlsx", "formulir-dokumen.xlsx")


def _light(warna: str) -> float:
    parts = [int(warna[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(f * p for f, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(tulisan: str, latar: str) -> float:
    terang, gelap = sorted((_light(tulisan), _light(latar)), reverse=True)
    return (terang + 0.05) / (gelap + 0.05)


def _hex(warna) -> str | None:
    return warna.rgb[-6:] if warna is not None and isinstance(warna.rgb, str) else None


def test_contrast_is_reckoned_as_wcag_says():
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("777777", "FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_words_of_status_can_be_read_on_their_ground():
    for kata, (latar, tulisan) in load_style().status.items():
        assert contrast(tulisan, latar) >= AA, kata


@pytest.fixture(scope="module", params=BUKU)
def buku(request):
    return openpyxl.load_workbook(resource("workbooks", request.param))


def test_every_text_can_be_read_on_its_ground_and_is_large_enough(buku):
    seen = {}
    for ws in buku:
        for row in ws.iter_rows():
            for c in row:
                if c.value is not None:
                    latar = _hex(c.fill.fgColor) if c.fill.fill_type == "solid" else "FFFFFF"
                    seen[_hex(c.font.color) or "000000", latar, c.font.sz] = f"{ws.title}!{c.coordinate}"
    assert [k for k in seen.items() if contrast(*k[0][:2]) < AA or k[0][2] < TERKECIL] == []


def test_conditional_formats_can_be_read(buku):
    for ws in buku:
        for wilayah in ws.conditional_formatting:
            for aturan in wilayah.rules:
                rupa = aturan.dxf
                tulisan = _hex(rupa.font.color) if rupa and rupa.font else None
                latar = _hex(rupa.fill.bgColor) if rupa and rupa.fill else None
                if tulisan and latar:
                    assert contrast(tulisan, latar) >= AA, (ws.title, wilayah.sqref)


def test_every_drawing_has_an_alternative_text():
    for nama in BUKU:
        with ZipFile(resource("workbooks", nama)) as paket:
            gambar = [
                paket.read(n).decode() for n in paket.namelist() if re.match(r"xl/drawings/drawing\d", n)
            ]
        shapes = [s for g in gambar for s in re.findall(r"<(?:xdr:)?cNvPr [^>]*>", g)]
        assert all(re.search(r'descr="[^"]{10,}"', s) for s in shapes), nama
        assert not any("Chart" in s for s in shapes), nama


@pytest.mark.parametrize("nama", ["lkjip", "surat-permintaan"])
def test_pictures_in_papers_have_an_alternative_text(nama):
    with ZipFile(resource("templates", f"{nama}.docx")) as paket:
        isi = b"".join(paket.read(n) for n in paket.namelist() if n.startswith("word/"))
    assert all(b"descr=" in s for s in re.findall(rb"<wp:docPr [^>]*>", isi))

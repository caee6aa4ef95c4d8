"""Comments on cells of a sheet part: the comments part, its drawing, and the relations between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lkjip_xl.engines.openxml.refs import parse_cell
from lkjip_xl.formats.forms.markup import escaped
from lkjip_xl.formats.forms.sheet import S

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lkjip_xl.formats.forms.sheet import SheetPart

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PKG = "http://schemas.openxmlformats.org/package/2006/relationships"
_JENIS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_PENULIS = "Perencana"
_BENTUK = """<v:shape id="_x0000_s{id}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;\
margin-top:4pt;width:240pt;height:{tinggi}pt;z-index:{urut};visibility:hidden" fillcolor="#FFF1DB" \
o:insetmode="auto"><v:fill color2="#FFF1DB"/><v:shadow on="t" color="black" obscured="t"/>\
<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"/>\
</v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{jangkar}\
</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{baris}</x:Row><x:Column>{kolom}</x:Column></x:ClientData>\
</v:shape>"""
_VML = """<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" \
xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" \
data="{nomor}"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" \
path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" \
o:connecttype="rect"/></v:shapetype>{bentuk}</xml>"""


def add_comments(
    parts: dict[str, bytes], bagian: str, sheet: SheetPart, catatan: Sequence[tuple[str, str]], nomor: int
) -> None:
    """Add (cell, text) comments to the sheet whose part is `bagian`; `nomor` numbers the new parts from 1."""
    komentar, vml = f"xl/comments{nomor}.xml", f"xl/drawings/vmlDrawing{nomor}.vml"
    parts[komentar] = _comments(catatan)
    parts[vml] = _drawing(catatan, nomor)
    nama = bagian.rsplit("/", 1)[1]
    rels = f"xl/worksheets/_rels/{nama}.rels"
    parts[rels] = _relations(
        parts.get(rels), (("catatan", "comments", komentar), ("bentuk", "vmlDrawing", vml))
    )
    parts["[Content_Types].xml"] = _content_types(parts["[Content_Types].xml"], komentar)
    _point_to_drawing(sheet)


def _comments(catatan: Sequence[tuple[str, str]]) -> bytes:
    isi = "".join(
        f'<comment ref="{sel}" authorId="0"><text><r><rPr><b/><sz val="9"/><rFont val="Calibri"/></rPr>'
        f'<t>Perlu diperbaiki</t></r><r><rPr><sz val="9"/><rFont val="Calibri"/></rPr>'
        f'<t xml:space="preserve">\n{escaped(teks)}</t></r></text></comment>'
        for sel, teks in sorted(catatan, key=lambda c: parse_cell(c[0]))
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><comments xmlns="{_MAIN}"><authors>'
        f"<author>{_PENULIS}</author></authors><commentList>{isi}</commentList></comments>"
    ).encode()


def _drawing(catatan: Sequence[tuple[str, str]], nomor: int) -> bytes:
    bentuk = ""
    for urut, (sel, teks) in enumerate(catatan, start=1):
        baris, kolom = parse_cell(sel)
        garis = 3 + len(teks) // 42 + teks.count("\n")
        jangkar = f"{kolom}, 12, {max(baris - 2, 0)}, 4, {kolom + 3}, 40, {baris + max(garis // 2, 2)}, 4"
        bentuk += _BENTUK.format(
            id=1024 * nomor + urut,
            tinggi=14 * garis,
            urut=urut,
            jangkar=jangkar,
            baris=baris - 1,
            kolom=kolom - 1,
        )
    return _VML.format(nomor=nomor, bentuk=bentuk).encode()


def _relations(lama: bytes | None, baru: Sequence[tuple[str, str, str]]) -> bytes:
    from lxml import etree

    akar = etree.fromstring(lama or f'<Relationships xmlns="{_PKG}"/>'.encode())
    for id_rel, jenis, tujuan in baru:
        etree.SubElement(
            akar, f"{{{_PKG}}}Relationship", Id=id_rel, Type=f"{_REL}/{jenis}", Target="/" + tujuan
        )
    return bytes(etree.tostring(akar, xml_declaration=True, encoding="UTF-8", standalone=True))


def _content_types(lama: bytes, komentar: str) -> bytes:
    from lxml import etree

    akar = etree.fromstring(lama)
    ns = akar.tag.removesuffix("Types")
    if not any(d.get("Extension") == "vml" for d in akar.iter(f"{ns}Default")):
        vml = etree.Element(f"{ns}Default", Extension="vml")
        vml.set("ContentType", "application/vnd.openxmlformats-officedocument.vmlDrawing")
        akar.insert(0, vml)
    etree.SubElement(akar, f"{ns}Override", PartName="/" + komentar, ContentType=_JENIS)
    return bytes(etree.tostring(akar, xml_declaration=True, encoding="UTF-8", standalone=True))


def _point_to_drawing(sheet: SheetPart) -> None:
    from lxml import etree

    tunjuk: Any = etree.Element(f"{S}legacyDrawing")
    tunjuk.set(f"{{{_REL}}}id", "bentuk")
    tabel = sheet.akar.find(f"{S}tableParts")
    if tabel is not None:
        tabel.addprevious(tunjuk)
    else:
        sheet.akar.append(tunjuk)

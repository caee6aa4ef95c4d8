"""A master with all that people and other programs put into a workbook, and a comparison part by part."""

import re
import zipfile
from pathlib import Path

from lxml import etree

_M = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_P = "http://schemas.openxmlformats.org/package/2006/relationships"
_T = "http://schemas.openxmlformats.org/package/2006/content-types"
_VND = "application/vnd.openxmlformats-officedocument."
_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)
_DRAWING = (
    '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:absoluteAnchor><xdr:pos x="9" y="9"/>'
    '<xdr:ext cx="9999" cy="9999"/><xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="2" name="Bentuk 1"/>'
    "<xdr:cNvSpPr/></xdr:nvSpPr><xdr:spPr/><xdr:txBody><a:bodyPr/><a:p><a:r><a:t>Cap kantor</a:t></a:r></a:p>"
    "</xdr:txBody></xdr:sp><xdr:clientData/></xdr:absoluteAnchor></xdr:wsDr>"
)
_COMMENTS = (
    f'<comments xmlns="{_M}"><authors><author>Contoh</author></authors><commentList><comment ref="AB3" '
    'authorId="0"><text><t xml:space="preserve"> catatan orang </t></text></comment></commentList></comments>'
)
_EXTRA = (
    f'<worksheet xmlns="{_M}"><sheetData><row r="1" ht="31" customHeight="1"><c r="A1" t="str"><f>UPPER("abc")</f>'
    '<v>ABC</v></c><c r="B1"><f>1+1</f><v>2</v></c></row></sheetData><pageSetup orientation="landscape"/>'
    "<headerFooter><oddFooter>&amp;LKantor</oddFooter></headerFooter></worksheet>"
)
# Parts that the program neither knows nor reads; each hangs on the step's sheet or on the workbook.
_SHEET, _EXCEL = _VND + "spreadsheetml.", "application/vnd.ms-excel."
_VML = b'<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shape/></xml>'
_OF_SHEET = {
    "xl/drawings/drawing91.xml": ("drawing", _VND + "drawing+xml", _DRAWING.encode()),
    "xl/drawings/vmlDrawing91.vml": ("vmlDrawing", "", _VML),
    "xl/comments91.xml": ("comments", _SHEET + "comments+xml", _COMMENTS.encode()),
    "xl/threadedComments/tc1.xml": ("threadedComment", _EXCEL + "threadedcomments+xml", b"<T/>"),
    "xl/printerSettings/printerSettings91.bin": ("printerSettings", "", b"\x00\x01PRN"),
    "xl/ctrlProps/ctrlProp1.xml": ("ctrlProp", _EXCEL + "controlproperties+xml", b"<formControlPr/>"),
    "xl/slicers/slicer1.xml": ("slicer", _EXCEL + "slicer+xml", b"<slicers/>"),
}
_LINK = f'<externalLink xmlns="{_M}"/>'.encode()
_OF_BOOK = {
    "xl/worksheets/sheet91.xml": ("worksheet", _SHEET + "worksheet+xml", _EXTRA.encode()),
    "xl/externalLinks/externalLink1.xml": ("externalLink", _SHEET + "externalLink+xml", _LINK),
    "xl/pivotCache/def1.xml": ("pivotCacheDefinition", _SHEET + "pivotCacheDefinition+xml", b"<p/>"),
    "xl/persons/person.xml": ("person", _EXCEL + "person+xml", b"<personList/>"),
    "customXml/item1.xml": ("customXml", "", b"<kantor>x</kantor>"),
    "xl/media/image91.png": ("image", "", _PNG),
}
_CELLS = (
    '<c r="AB3" t="str"><f>CONCATENATE("a","b")</f><v>ab</v></c><c r="AC3"><f>SUM(1,2)</f><v>3</v></c>'
    '<c r="AD3" t="inlineStr"><is><r><rPr><b/></rPr><t>tebal</t></r><r><t> biasa</t></r></is></c>'
)
_BEFORE_TABLES = (
    '<rowBreaks count="1" manualBreakCount="1"><brk id="40" max="16383" man="1"/></rowBreaks>'
    '<ignoredErrors><ignoredError sqref="AB3" numberStoredAsText="1"/></ignoredErrors>'
)


def enrich(path: Path, lembar: str) -> None:
    """Put people's things into a master: on its own sheet, on the step's sheet `lembar`, and around them."""
    parts = read_parts(path)
    sheet = sheet_part(parts, lembar)
    for name, (_, _, data) in (_OF_SHEET | _OF_BOOK).items():
        parts[name] = data
    ids = _relate(parts, _relations_of(sheet), sheet, _OF_SHEET)
    book = _relate(parts, "xl/_rels/workbook.xml.rels", "xl/workbook.xml", _OF_BOOK)
    _type(parts)
    parts[sheet] = _fill_sheet(parts[sheet], ids)
    parts["xl/workbook.xml"] = _fill_book(parts["xl/workbook.xml"], book)
    write_parts(path, parts)


def read_parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as z:
        return {n: z.read(n) for n in z.namelist()}


def write_parts(path: Path, parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in parts.items():
            z.writestr(name, data)


def sheet_part(parts: dict[str, bytes], name: str) -> str:
    book = etree.fromstring(parts["xl/workbook.xml"])
    rels = {r.get("Id"): r.get("Target") for r in etree.fromstring(parts["xl/_rels/workbook.xml.rels"])}
    found = next(s for s in book.iter(f"{{{_M}}}sheet") if s.get("name") == name)
    target = rels[found.get(f"{{{_R}}}id")]
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _relations_of(part: str) -> str:
    folder, name = part.rsplit("/", 1)
    return f"{folder}/_rels/{name}.rels"


def _relate(parts, rels: str, _source: str, added) -> dict[str, str]:
    root = etree.fromstring(parts.get(rels, f'<Relationships xmlns="{_P}"/>'.encode()))
    ids = {}
    for n, (name, (kind, _, _)) in enumerate(added.items()):
        ids[kind] = f"rIdX{n}"
        etree.SubElement(root, f"{{{_P}}}Relationship", Id=ids[kind], Type=f"{_R}/{kind}", Target=f"/{name}")
    parts[rels] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return ids


def _type(parts) -> None:
    root = etree.fromstring(parts["[Content_Types].xml"])
    known = {e.get("Extension") for e in root}
    for ending, kind in (
        ("png", "image/png"),
        ("vml", _VND + "vmlDrawing"),
        ("bin", _VND + "printerSettings"),
    ):
        if ending not in known:
            root.insert(0, root.makeelement(f"{{{_T}}}Default", Extension=ending, ContentType=kind))
    for name, (_, kind, _) in (_OF_SHEET | _OF_BOOK).items():
        if kind:
            etree.SubElement(root, f"{{{_T}}}Override", PartName=f"/{name}", ContentType=kind)
    parts["[Content_Types].xml"] = etree.tostring(
        root, xml_declaration=True, encoding="UTF-8", standalone=True
    )


def _fill_sheet(data: bytes, ids: dict[str, str]) -> bytes:
    text = data.decode("utf-8")
    text = re.sub(r'(<row [^>]*?r="3"[^>]*>.*?)(</row>)', rf"\1{_CELLS}\2", text, count=1, flags=re.DOTALL)
    assert "AC3" in text
    drawings = f'<drawing r:id="{ids["drawing"]}"/><legacyDrawing r:id="{ids["vmlDrawing"]}"/>'
    place = text.index("<tableParts")
    text = text[:place] + _BEFORE_TABLES + drawings + text[place:]
    if "xmlns:r=" not in text.split(">", 2)[1]:
        text = text.replace("<worksheet ", f'<worksheet xmlns:r="{_R}" ', 1)
    return text.encode()


def _fill_book(data: bytes, ids: dict[str, str]) -> bytes:
    root = etree.fromstring(data)
    sheets = root.find(f"{{{_M}}}sheets")
    extra = etree.SubElement(sheets, f"{{{_M}}}sheet", name="Catatan Kantor", sheetId="991")
    extra.set(f"{{{_R}}}id", ids["worksheet"])
    names = root.find(f"{{{_M}}}definedNames")
    ours = etree.SubElement(names, f"{{{_M}}}definedName", name="zz_kantor", comment="milik kantor")
    ours.text = "'Catatan Kantor'!$A$1"
    links = root.makeelement(f"{{{_M}}}externalReferences")
    etree.SubElement(links, f"{{{_M}}}externalReference").set(f"{{{_R}}}id", ids["externalLink"])
    names.addprevious(links)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def differences(before: dict[str, bytes], after: dict[str, bytes], own: set[str]) -> list[str]:
    """Parts that are not the same byte for byte, those named by `own` set aside."""
    kept = [n for n in before if n not in own]
    return [n for n in kept if before[n] != after.get(n)]


def outside(data: bytes, tables: list[str], cells: set[str]) -> tuple[list[bytes], dict[str, bytes]]:
    """A sheet without what the program owns: all other elements in order, and people's cells."""
    root = etree.fromstring(data)
    rest = [
        etree.tostring(e, method="c14n")
        for e in root
        if etree.QName(e).localname
        not in ("sheetData", "dimension", "conditionalFormatting", "dataValidations")
    ]
    areas = [_area(ref) for ref in tables]
    kept = {}
    for c in root.iter(f"{{{_M}}}c"):
        row, column = _place(c.get("r"))
        mine = any(a <= row <= b and x <= column <= y for a, x, b, y in areas) or c.get("r") in cells
        if not mine and len(c):
            kept[c.get("r")] = etree.tostring(c, method="c14n")
    return rest, kept


def _place(ref: str) -> tuple[int, int]:
    letters, digits = re.fullmatch(r"\$?([A-Z]+)\$?(\d+)", ref).groups()
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(digits), column


def _area(ref: str) -> tuple[int, int, int, int]:
    first, _, last = ref.partition(":")
    return (*_place(first), *_place(last or first))

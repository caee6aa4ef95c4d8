"""A .docx written part by part, as other programs write it."""

from __future__ import annotations

import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NS = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_JENIS = {
    "comments": f"{_REL}/comments",
    "commentsExtended": "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
    "styles": f"{_REL}/styles",
    "header1": f"{_REL}/header",
    "footnotes": f"{_REL}/footnotes",
}
_GAYA = "".join(
    f'<w:style w:type="paragraph" w:styleId="H{n}"><w:name w:val="heading {n}"/></w:style>' for n in (1, 2)
)
_AKAR = {"header1": "hdr"}
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_BERKAS = {"document": "document.main", "header1": "header"}
TIPE = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    + "".join(
        f'<Override PartName="/word/{n}.xml" ContentType="{_WML}.{_BERKAS.get(n, n)}+xml"/>'
        for n in ("document", *_JENIS)
    )
    + "</Types>"
)


def run(teks, tag="t", sifat=""):
    return f'<w:r>{sifat}<w:{tag} xml:space="preserve">{teks}</w:{tag}></w:r>'


def par(isi, gaya="", sifat=""):
    style = f'<w:pStyle w:val="{gaya}"/>' if gaya else ""
    return f"<w:p><w:pPr>{style}{sifat}</w:pPr>{isi}</w:p>"


def ins(isi, oleh="Budi", waktu="2026-01-05T09:00:00Z", tag="ins", kode="1"):
    date = f' w:date="{waktu}"' if waktu else ""
    return f'<w:{tag} w:id="{kode}" w:author="{oleh}"{date}>{isi}</w:{tag}>'


def hapus(teks, **lain):
    return ins(run(teks, "delText"), tag="del", **lain)


def mulai(kode):
    return f'<w:commentRangeStart w:id="{kode}"/>'


def akhir(kode):
    return f'<w:commentRangeEnd w:id="{kode}"/><w:r><w:commentReference w:id="{kode}"/></w:r>'


def komentar(kode, isi, oleh="Sari", waktu="2026-01-06T10:00:00", para=""):
    date = f' w:date="{waktu}"' if waktu else ""
    mark = f' w14:paraId="{para}"' if para else ""
    return (
        f'<w:comment w:id="{kode}" w:author="{oleh}"{date} w:initials="S">'
        f"<w:p{mark}><w:r><w:annotationRef/></w:r>{run(isi)}</w:p></w:comment>"
    )


def diperluas(*baris):
    rows = (
        f'<w15:commentEx w15:paraId="{p}" w15:done="{d}"' + (f' w15:paraIdParent="{i}"' if i else "") + "/>"
        for p, d, i in baris
    )
    return "".join(rows)


def tulis(path, badan, subjek="", **bagian):
    """Write a file: the body's blocks, and parts such as comments="..." by the inside of their root."""
    roots = {"comments": "w:comments", "commentsExtended": "w15:commentsEx", "footnotes": "w:footnotes"}
    isi = {"styles": _GAYA, **bagian}
    rels = "".join(
        f'<Relationship Id="r{n}" Type="{_JENIS[k]}" Target="{k}.xml"/>' for n, k in enumerate(isi)
    )
    with zipfile.ZipFile(path, "w") as z:
        z.writestr("[Content_Types].xml", TIPE)
        core = (
            f'<Relationship Id="c" Type="{_PAKET}/metadata/core-properties" Target="docProps/core.xml"/>'
            if subjek
            else ""
        )
        z.writestr(
            "_rels/.rels",
            _relations(
                f'<Relationship Id="d" Type="{_REL}/officeDocument" Target="word/document.xml"/>{core}'
            ),
        )
        if subjek:
            z.writestr("docProps/core.xml", _CORE.format(subjek))
        z.writestr("word/document.xml", f"<w:document {NS}><w:body>{''.join(badan)}</w:body></w:document>")
        z.writestr("word/_rels/document.xml.rels", _relations(rels))
        for nama, teks in isi.items():
            root = roots.get(nama, f"w:{_AKAR.get(nama, nama)}")
            z.writestr(f"word/{nama}.xml", f"<{root} {NS}>{teks}</{root}>")
    return path


_PAKET = "http://schemas.openxmlformats.org/package/2006/relationships"
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:subject>{}</dc:subject></cp:coreProperties>'
)


def _relations(isi):
    return f'<Relationships xmlns="{_PAKET}">{isi}</Relationships>'

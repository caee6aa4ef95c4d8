"""The fields of all templates as a page for people, made from the fields files."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl.formats.templates.fields import LAPORAN, Medan, common_fields, fields_of, paths, template_names

_UMUM = "Boleh dipakai dalam setiap naskah selain LKjIP.\n"
_TABEL = ("| Isian | Bentuk | Arti |", "|---|---|---|")
_KEPALA = """# Isian templat

Dibuat dari `templates/lkjip.fields.toml` dan `templates/naskah.fields.toml` dengan `lkjip template --medan`.

- Isian ditulis `{{ nama }}` di Word. Yang bertanda **(r)** membawa bentuknya sendiri dan ditulis `{{r nama }}`.
- Kolom sebuah daftar dipakai di dalam perulangan: `{%p for s in sasaran %}` … `{%p endfor %}` untuk paragraf,
  `{%tr for … %}` … `{%tr endfor %}` untuk baris tabel, lalu `{{ s.nama }}`.
- Salin templat yang akan diubah dengan `lkjip template DIR --salin NAMA`, periksa dengan `lkjip template DIR`.
- Penanda tanda tangan elektronik seperti `${ttd_pengirim}` boleh ditulis; program membiarkannya.
"""


def fields_markdown(naskah: str | None = None) -> str:
    """The documented fields of one template, or the page of all."""
    if naskah is not None:
        return "\n".join(_section(naskah)) + "\n"
    sections = ["\n".join(_section(nama, ringkas=True)) for nama in template_names()]
    rows = [f"| `{path}` | {_kind(m)} | {m.arti} |" for path, m in paths(common_fields())]
    sections.insert(0, "\n".join(["## Isian umum naskah\n", _UMUM, *_TABEL, *rows]))
    return _KEPALA + "\n" + "\n\n".join(sections) + "\n"


def _section(naskah: str, *, ringkas: bool = False) -> Iterator[str]:
    """The table of one template; `ringkas`: fields that all papers share are only named."""
    kepala = "LKjIP" if naskah == LAPORAN else naskah
    yield f"## {kepala} (`templates/{naskah}.docx`)\n"
    medan = fields_of(naskah)
    if ringkas and naskah != LAPORAN:
        common = [m for m in medan if m in common_fields()]
        medan = tuple(m for m in medan if m not in common)
        yield f"Isian umum yang dipakai: {', '.join(f'`{m.nama}`' for m in common)}.\n"
    if not medan:
        return
    yield from _TABEL
    for path, m in paths(medan):
        yield f"| `{path}` | {_kind(m)} | {m.arti.replace('|', '/')} |"


def _kind(medan: Medan) -> str:
    kinds = [
        "daftar" if medan.daftar else "kelompok" if medan.kolom else "",
        "(r)" if medan.rangkai else "",
        "ya atau tidak" if medan.benar else "",
    ]
    return " ".join(filter(None, kinds)) or "teks"

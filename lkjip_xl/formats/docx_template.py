"""Word templates: opened with care, filled in a sandbox, read back before they take their place.

docxtpl's defaults lose text in silence and let a template run code; this module is the answer to both.
"""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from lkjip_xl.domain.errors import FileUnusableError, SettingsError
from lkjip_xl.domain.tanggal import format_tanggal
from lkjip_xl.formats.atomic import beside

if TYPE_CHECKING:
    from docx.document import Document
    from docxtpl import DocxTemplate
    from jinja2 import Environment

_F4_MM = (215, 330)
# What XML 1.0 cannot carry, lone surrogates included; line breaks and tabs stay.
_TERLARANG = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_TAG = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
# Parts and relations that start programs or fetch from elsewhere when Word opens the file.
_BERBAHAYA = re.compile(
    rb"attachedTemplate|oleObject|vbaProject|/package\"|afchunk|\bDDE(AUTO)?\b|INCLUDE(TEXT|PICTURE)"
)


def render_docx(
    sumber: Path,
    konteks: Mapping[str, object],
    path: Path,
    *,
    kertas: str = "A4",
    lengkapi: Callable[[Document], None] | None = None,
) -> None:
    """Fill a template and put the result in place once every printed value was found in it again.

    `lengkapi` finishes the filled document (captions, charts, properties) before it is saved. A value
    with `__html__` prints its own runs; its `teks` is what a reader must find.

    Raises:
        SettingsError: the template is faulty or asks for a field that `konteks` does not have.
        FileUnusableError: the result could not be read back whole, or the place cannot be written.
    """
    tercetak: list[str] = []
    doc = _open(sumber)
    env = _environment(tercetak)
    _check_fields(doc, env, konteks, sumber)
    _render(doc, env, dict(konteks), sumber)
    if kertas == "F4":
        _use_f4(doc)
    if lengkapi is not None:
        lengkapi(doc.docx)
    with beside(path) as sementara:
        doc.save(sementara)
        _verify(sementara, tercetak, sumber)


def used_fields(template: Path) -> set[str]:
    """The names of the fields a template asks for, headers and footers included."""
    return set(_open(template).get_undeclared_template_variables(_environment([])))


def plain_text(nilai: object) -> object:
    """A value as it is printed: dates in Indonesian, figures with a comma, nothing for None and NaN."""
    from jinja2 import Undefined

    if isinstance(nilai, Undefined):
        return nilai
    if nilai is None or (isinstance(nilai, float | Decimal) and not math.isfinite(nilai)):
        return ""
    if isinstance(nilai, date):
        return format_tanggal(nilai)
    if isinstance(nilai, float | Decimal):
        return f"{nilai:f}".replace(".", ",")
    return _TERLARANG.sub("", str(nilai))


def escape_text(teks: str) -> str:
    """A text as XML; braces and percent signs too, since docxtpl rewrites "{_{" and the like."""
    return escape(teks, {"{": "&#123;", "}": "&#125;", "%": "&#37;", '"': "&quot;"})


def _environment(tercetak: list[str]) -> Environment:
    """A sandbox that writes down every value it prints, so that the result can be compared."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment
    from markupsafe import Markup

    def note(nilai: object) -> object:
        if hasattr(nilai, "__html__"):
            tercetak.append(getattr(nilai, "teks", ""))
            return nilai
        hasil = plain_text(nilai)
        if not isinstance(hasil, str):
            return hasil
        tercetak.append(hasil)
        return Markup(escape_text(hasil))  # noqa: S704 - it is escaped

    env = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=note)
    env.globals.clear()  # range() and its kin; with {{ 9**9**9 }} they could keep the program busy for ever
    env.intercepted_binops = frozenset({"*", "**"})
    env.binop_table.update(dict.fromkeys(env.intercepted_binops, _refuse))
    return env


def _refuse(_kiri: object, _kanan: object) -> object:
    from jinja2.exceptions import SecurityError

    raise SecurityError("perkalian")


def _open(sumber: Path) -> DocxTemplate:
    from zipfile import BadZipFile, ZipFile

    from docx.opc.exceptions import PackageNotFoundError
    from docxtpl import DocxTemplate

    try:
        with ZipFile(sumber) as z:
            bagian = [z.read(n) for n in z.namelist() if n.endswith((".rels", ".xml"))]
        doc = DocxTemplate(str(sumber))
        doc.init_docx()
    except (OSError, BadZipFile, PackageNotFoundError, KeyError, ValueError) as e:
        raise _faulty(sumber, "rusak atau bukan dokumen Word (.docx)") from e
    if any(_BERBAHAYA.search(b) for b in bagian):
        raise _faulty(sumber, "memuat tautan keluar, objek tertanam, atau makro")
    return doc


def _check_fields(doc: DocxTemplate, env: Environment, konteks: Mapping[str, object], sumber: Path) -> None:
    from jinja2 import TemplateError

    try:
        asing = sorted(doc.get_undeclared_template_variables(env) - konteks.keys())
    except TemplateError as e:
        raise _faulty(sumber, "memuat tanda {{ }} atau {% %} yang tidak lengkap") from e
    if asing:
        mirip = difflib.get_close_matches(asing[0], list(konteks), 1)
        tebakan = f"; mungkin yang dimaksud {{{{ {mirip[0]} }}}}" if mirip else ""
        raise _faulty(sumber, f"meminta isian {{{{ {asing[0]} }}}} yang tidak dikenal{tebakan}")


def _render(doc: DocxTemplate, env: Environment, konteks: dict[str, Any], sumber: Path) -> None:
    from jinja2 import TemplateError
    from lxml.etree import XMLSyntaxError

    try:
        doc.render(konteks, env, autoescape=True)
    except (TemplateError, XMLSyntaxError, TypeError, ValueError, OverflowError) as e:
        raise _faulty(sumber, f"tidak dapat diisi ({type(e).__name__})") from e


def _faulty(sumber: Path, salah: str) -> SettingsError:
    return SettingsError(
        f"Template “{sumber.name}” {salah}.",
        "Perbaiki template di Word, atau hapus salinan itu agar template bawaan dipakai.",
    )


def _use_f4(doc: DocxTemplate) -> None:
    from docx.shared import Mm

    for bagian in doc.docx.sections:
        lebar, tinggi = (Mm(sisi) for sisi in _F4_MM)
        mendatar = (bagian.page_width or 0) > (bagian.page_height or 0)
        bagian.page_width, bagian.page_height = (tinggi, lebar) if mendatar else (lebar, tinggi)


def _verify(path: Path, tercetak: list[str], sumber: Path) -> None:
    """Every printed value stands in the saved file, and no tag of the template is left."""
    teks = _squeeze(_read_text(path))
    hilang = next((t for t in tercetak if _squeeze(t) not in teks), None)
    if hilang is not None:
        raise FileUnusableError(
            f"Naskah dari template “{sumber.name}” tidak memuat “{hilang[:60]}” setelah ditulis.",
            "Naskah lama dibiarkan; hapus tanda aneh pada isian itu, lalu ulangi.",
        )
    if _TAG.search(teks) and not any(_TAG.search(_squeeze(t)) for t in tercetak):
        raise _faulty(sumber, "menyisakan tanda {{ }} yang tidak terisi")


def _read_text(path: Path) -> str:
    import docx

    doc = docx.Document(str(path))
    bagian = [doc.element.body]
    for s in doc.sections:
        bagian += [b._element for b in (s.header, s.first_page_header, s.footer, s.first_page_footer)]
    return "\n".join(t.text or "" for b in bagian for t in b.iter() if str(t.tag).endswith(("}t", "}p")))


def _squeeze(teks: str) -> str:
    """A text without blanks, since breaks and tabs are elements in Word."""
    return re.sub(r"\s+", "", teks)

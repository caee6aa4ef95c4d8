"""Word templates: opened with care and filled in a sandbox.

docxtpl's defaults lose text in silence and let a template run code; this module is the answer to both.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lkjip_xl.domain.errors import FileUnusableError, SettingsError
from lkjip_xl.formats.docx.ready import Siap, ready
from lkjip_xl.formats.docx.sandbox import forbidden
from lkjip_xl.formats.docx.verify import TAG, text_of

if TYPE_CHECKING:
    from docx.document import Document
    from docxtpl import DocxTemplate
    from jinja2 import Environment

_BUKAN_WORD = "rusak atau bukan dokumen Word (.docx)"


def fill(sumber: Path, konteks: Mapping[str, object]) -> tuple[Document, list[str]]:
    """The filled document and the values it printed; nothing of the template's text is lost on the way.

    Raises:
        SettingsError: the template is faulty or asks for a field that `konteks` does not have.
        FileUnusableError: the library dropped a part of the text.
    """
    siap = _ready(sumber)
    with siap.kunci:
        siap.tercetak.clear()
        return _filled(siap, konteks, sumber), [*siap.tercetak]


def _filled(siap: Siap, konteks: Mapping[str, object], sumber: Path) -> Document:
    from jinja2 import TemplateError
    from lxml.etree import XMLSyntaxError

    doc = _opened(siap, sumber)
    _check_fields(doc, siap, konteks, sumber)
    tersusun: dict[str, str] = {}
    doc.render_xml_part = partial(_render_part, doc.render_xml_part, tersusun, siap, sumber)
    doc.render_properties = partial(_render_properties, doc, siap, sumber)
    try:
        doc.render(dict(konteks), siap.env, autoescape=True)
    except (TemplateError, XMLSyntaxError, TypeError, ValueError, ArithmeticError, RecursionError) as e:
        raise faulty(sumber, f"tidak dapat diisi ({type(e).__name__})") from e
    parts = {str(p.partname): p for p in doc.docx.part.package.iter_parts()}
    for nama, teks in tersusun.items():
        if text_of(parts[nama].blob) != teks:
            raise cut_off(sumber, f"sebagian {nama}")
    hasil: Document = doc.docx
    return hasil


def used_fields(template: Path) -> set[str]:
    """The names of the fields a template asks for, headers and footers included."""
    return set(_ready(template).fields(open_template(template)))


def is_bundled(sumber: Path) -> bool:
    """Whether this is, byte for byte, the template of that name that travels with the product."""
    from lkjip_xl.formats.resources import resource

    try:
        bawaan = resource("templates", sumber.name)
        return bawaan.samefile(sumber) or bawaan.read_bytes() == sumber.read_bytes()
    except (FileUnusableError, OSError):
        return False


def open_template(sumber: Path) -> DocxTemplate:
    """A template opened after a look at what is in it.

    Raises:
        SettingsError: it is no Word document, or holds what starts programs or fetches from elsewhere.
    """
    return _opened(_ready(sumber), sumber)


def _ready(sumber: Path) -> Siap:
    """The template made ready; the same bytes only once."""
    from zipfile import BadZipFile

    try:
        siap = ready(sumber.read_bytes())
    except (OSError, BadZipFile, KeyError, ValueError, RuntimeError) as e:
        raise faulty(sumber, _BUKAN_WORD) from e
    if siap.bahaya:
        raise faulty(sumber, siap.bahaya)
    return siap


def _opened(siap: Siap, sumber: Path) -> DocxTemplate:
    from zipfile import BadZipFile

    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import LxmlError

    try:
        return siap.document()
    except (OSError, BadZipFile, PackageNotFoundError, KeyError, ValueError, RuntimeError, LxmlError) as e:
        raise faulty(sumber, _BUKAN_WORD) from e


def faulty(sumber: Path, salah: str) -> SettingsError:
    """The fault of a template as an exception."""
    return SettingsError(
        f"Templat “{sumber.name}” {salah}.",
        f"Periksa dengan: lkjip template “{sumber.name}”, lalu perbaiki di Word; "
        "bila salinan itu dihapus, templat bawaan yang dipakai.",
    )


def _check_fields(doc: DocxTemplate, siap: Siap, konteks: Mapping[str, object], sumber: Path) -> None:
    from jinja2 import TemplateError

    try:
        asing = sorted(siap.fields(doc) - konteks.keys())
    except (TemplateError, RecursionError) as e:
        raise faulty(sumber, "memuat tanda {{ }} atau {% %} yang tidak lengkap") from e
    if asing:
        mirip = difflib.get_close_matches(asing[0], list(konteks), 1)
        tebakan = f"; mungkin yang dimaksud {{{{ {mirip[0]} }}}}" if mirip else ""
        raise faulty(sumber, f"meminta isian {{{{ {asing[0]} }}}} yang tidak dikenal{tebakan}")


def _render_part(  # noqa: PLR0917 - docxtpl calls it
    render: Callable[..., str],
    tersusun: dict[str, str],
    siap: Siap,
    sumber: Path,
    src_xml: str,
    part: Any,  # noqa: ANN401 - a part of python-docx, which has no types
    context: dict[str, Any],
    jinja_env: Environment,
) -> str:
    """The library's own work on a part, its template looked at before, its result read strictly after."""
    _refuse_forbidden(src_xml, siap, sumber)
    hasil = render(src_xml, part, context, jinja_env)
    tersusun[str(part.partname)] = text_of(hasil.encode())
    return hasil


def _render_properties(
    doc: DocxTemplate, siap: Siap, sumber: Path, context: dict[str, Any], jinja_env: Environment
) -> None:
    """Title, subject and their kin: plain text, so that what was escaped for XML is put back."""
    from html import unescape

    properti = doc.docx.core_properties
    for nama in ("author", "comments", "identifier", "language", "subject", "title", "keywords", "category"):
        isi = getattr(properti, nama) or ""
        if TAG.search(isi):
            _refuse_forbidden(isi, siap, sumber)
            setattr(properti, nama, unescape(jinja_env.from_string(isi).render(context))[:255])


def _refuse_forbidden(teks: str, siap: Siap, sumber: Path) -> None:
    if teks in siap.aman:
        return
    if (found := forbidden(siap.env.parse(teks))) is not None:
        raise faulty(sumber, f"memakai perintah yang tidak diizinkan ({found[0]})")
    siap.aman.add(teks)


def cut_off(sumber: Path, apa: str) -> FileUnusableError:
    """A text that the written paper lacks, as an exception."""
    return FileUnusableError(
        f"Naskah dari templat “{sumber.name}” tidak memuat {apa} setelah ditulis.",
        "Naskah lama dibiarkan; hapus tanda aneh pada isian itu, lalu ulangi.",
    )

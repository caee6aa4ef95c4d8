"""A Word template made ready once: what does not depend on the fields is kept for the next paper of its kind.

Nothing here can go stale: what is kept belongs to the very bytes of a template, and lives as long as the process.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING
from zipfile import ZipFile

from lkjip_xl.formats.docx.danger import dangers
from lkjip_xl.formats.docx.sandbox import environment

if TYPE_CHECKING:
    from docxtpl import DocxTemplate
    from jinja2 import Environment


@dataclass
class Siap:
    """A template's bytes and what was found out about them; `kunci` is held while a paper is filled.

    Attributes:
        bahaya: what starts programs or fetches from elsewhere, "" where nothing does.
        tercetak: the values printed so far into the paper at work.
        asked: the fields it asks for; None until somebody asked.
        halus: texts of its parts as docxtpl mends them for jinja2, by the text before.
        aman: texts of its parts in which nothing forbidden was found.
    """

    isi: bytes
    bahaya: str
    tercetak: list[str]
    env: Environment
    asked: frozenset[str] | None = None
    halus: dict[str, str] = field(default_factory=dict)
    aman: set[str] = field(default_factory=set)
    kunci: Lock = field(default_factory=Lock)

    def document(self) -> DocxTemplate:
        """The template, opened anew, with a memory of how its parts are mended."""
        from docxtpl import DocxTemplate

        doc = DocxTemplate(BytesIO(self.isi))
        doc.init_docx()
        mend = doc.patch_xml

        def remembered(src_xml: str) -> str:
            if src_xml not in self.halus:
                self.halus[src_xml] = mend(src_xml)
            return self.halus[src_xml]

        doc.patch_xml = remembered
        return doc

    def fields(self, doc: DocxTemplate) -> frozenset[str]:
        """The names of the fields it asks for, headers and footers included."""
        if self.asked is None:
            self.asked = frozenset(doc.get_undeclared_template_variables(self.env))
        return self.asked


@lru_cache(maxsize=16)
def ready(isi: bytes) -> Siap:
    """The template of these bytes.

    Raises:
        BadZipFile: they are no zip file.
    """
    with ZipFile(BytesIO(isi)) as z:
        bahaya = next(dangers(z), None)
    tercetak: list[str] = []
    return Siap(isi, bahaya[1] if bahaya else "", tercetak, environment(tercetak))

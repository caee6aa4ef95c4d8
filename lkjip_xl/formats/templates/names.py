"""Which fields a template asks for, checked against those there are, loops and their rows included."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lkjip_xl.domain.problems import Problem, fill
from lkjip_xl.formats.docx.sandbox import SARINGAN, environment, forbidden
from lkjip_xl.formats.templates.fields import Medan, paths
from lkjip_xl.formats.templates.parts import Bagian, Paragraf
from lkjip_xl.formats.templates.tags import plain_tags

if TYPE_CHECKING:
    from jinja2 import nodes

_LOOPS = re.compile(r"\{%-?\s*(?:tr |tc |p )?\s*(?:for|set)\s+(\w+)")
_CETAK = re.compile(r"\{\{r?\s+(.*?)\}\}")
_LETAK = re.compile(r"<\?p (\d+)\?>")
_BEBAS = Medan("", "")  # a value nothing is known of
_SATUAN = ("first", "last", "max", "min")
_SAMA = ("list", "reject", "rejectattr", "reverse", "select", "selectattr", "sort", "unique")
Lingkup = Mapping[str, tuple[Medan, str]]


@dataclass(slots=True)
class PemeriksaNama:
    """Walks the templates of one file; gathers what is wrong and which fields are used."""

    naskah: str
    medan: tuple[Medan, ...]
    temuan: list[Problem] = field(default_factory=list)
    dipakai: set[str] = field(default_factory=set)
    _baris: list[int] = field(default_factory=list)
    _bagian: Bagian | None = None

    def check(self, bagian: Bagian) -> None:
        """One part of the file; its tags are known to be whole."""
        from docxtpl import DocxTemplate
        from jinja2 import TemplateError

        self._bagian = bagian
        teks = DocxTemplate.patch_xml(None, _numbered(bagian.xml))
        self._baris = _paragraph_of_line(teks)
        try:
            pohon = environment([]).parse(teks)
        except (TemplateError, RecursionError) as e:
            self._note("T04", getattr(e, "lineno", None) or 1, tanda=_quoted(str(e)))
            return
        if (bad := forbidden(pohon)) is not None:
            self._note("T04", bad[1], tanda=f"({bad[0]})")
        self._body(pohon.body, {m.nama: (m, m.nama) for m in self.medan})

    def check_loosely(self, bagian: Bagian) -> None:
        """The names printed in a part whose blocks are broken; what loops may bring is not judged."""
        from jinja2 import TemplateError

        self._bagian = bagian
        whole = "\n".join(p.teks for p in bagian.paragraf)
        lingkup = {m.nama: (m, m.nama) for m in self.medan}
        lingkup |= dict.fromkeys((*_LOOPS.findall(whole), "loop"), (_BEBAS, ""))
        for n, p in enumerate(bagian.paragraf):
            self._baris = [n]
            for isi in _CETAK.findall(p.teks):
                try:
                    self._body(environment([]).parse(f"{{{{ {isi} }}}}").body, lingkup)
                except (TemplateError, RecursionError) as e:
                    self._note("T04", 1, tanda=_quoted(str(e)))

    def _body(self, isi: list[Any], lingkup: Lingkup) -> None:
        """Statements in their order."""
        from jinja2 import nodes

        kini = dict(lingkup)
        for simpul in isi:
            match simpul:
                case nodes.For():
                    self._loop(simpul, kini)
                case nodes.If():
                    self._resolve(simpul.test, kini)
                    for cabang in (simpul.body, *(e.body for e in simpul.elif_), simpul.else_):
                        self._body(cabang, kini)
                    for lain in simpul.elif_:
                        self._resolve(lain.test, kini)
                case nodes.Assign(target=nodes.Name(name=nama)):
                    kini[nama] = self._resolve(simpul.node, kini)
                case nodes.Output():
                    for anak in simpul.nodes:
                        if not isinstance(anak, nodes.TemplateData):
                            self._print(anak, kini)

    def _loop(self, simpul: nodes.For, lingkup: Lingkup) -> None:
        from jinja2 import nodes

        medan, nama = self._resolve(simpul.iter, lingkup)
        if medan is not _BEBAS and not medan.daftar:
            self._note("T08", simpul.lineno, tanda=nama, harus="isian ini bukan daftar, jadi tidak diulang")
        item = _BEBAS if medan is _BEBAS else medan.item()
        dalam = {**lingkup, "loop": (_BEBAS, "loop")}
        if isinstance(simpul.target, nodes.Name):
            dalam[simpul.target.name] = (item, nama)
        self._body(simpul.body, dalam)
        self._body(simpul.else_, lingkup)

    def _print(self, simpul: nodes.Node, lingkup: Lingkup) -> None:
        medan, nama = self._resolve(simpul, lingkup)
        if medan is _BEBAS:
            return
        tanda = _dotted(simpul) or nama
        if medan.daftar or medan.kolom:
            harus = "isian ini daftar atau kelompok; sebutkan kolomnya, atau ulangi dengan {% for %}"
            self._note("T08", simpul.lineno, tanda=f"{{{{ {tanda} }}}}", harus=harus)
            return
        p = self._paragraph(simpul.lineno)
        if p is not None and (tanda, not medan.rangkai) in plain_tags(p):
            benar = "{{r " if medan.rangkai else "{{ "
            harus = f"seharusnya {benar}{tanda} }}}}"
            self._note("T08", simpul.lineno, tanda=f"{{{{ {tanda} }}}}", harus=harus)

    def _resolve(self, simpul: nodes.Node, lingkup: Lingkup) -> tuple[Medan, str]:
        """What an expression stands for; whatever it names is marked as used."""
        from jinja2 import nodes

        if isinstance(simpul, nodes.Filter) and simpul.name not in SARINGAN:
            self._note("T04", simpul.lineno, tanda=f"|{simpul.name}")
        match simpul:
            case nodes.Name(name=nama):
                return self._named(nama, lingkup, simpul.lineno)
            case (
                nodes.Getattr(node=asal, attr=nama)
                | nodes.Getitem(node=asal, arg=nodes.Const(value=str(nama)))
            ):
                return self._column(*self._resolve(asal, lingkup), nama, simpul)
            case nodes.Getitem(node=asal, arg=nodes.Const(value=int())):
                medan, path = self._resolve(asal, lingkup)
                return (medan.item() if medan.daftar else _BEBAS), path
            case nodes.Filter(name=nama, node=asal) if asal is not None and nama in {*_SATUAN, *_SAMA}:
                medan, path = self._resolve(asal, lingkup)
                return (medan.item() if nama in _SATUAN and medan.daftar else medan), path
        for anak in simpul.iter_child_nodes():
            self._resolve(anak, lingkup)
        return _BEBAS, ""

    def _named(self, nama: str, lingkup: Lingkup, baris: int) -> tuple[Medan, str]:
        if nama in lingkup:
            self.dipakai.add(lingkup[nama][1])
            return lingkup[nama]
        self._unknown(nama, nama, [m for m in lingkup if m != "loop"], baris)
        return _BEBAS, nama

    def _column(self, medan: Medan, path: str, nama: str, simpul: nodes.Node) -> tuple[Medan, str]:
        if medan is _BEBAS:
            return _BEBAS, ""
        found = None if medan.daftar else medan.column(nama)
        if found is None:
            self._unknown(_dotted(simpul) or path, nama, [k.nama for k in medan.kolom], simpul.lineno)
            return _BEBAS, ""
        self.dipakai.add(f"{path}.{nama}")
        return found, f"{path}.{nama}"

    def _unknown(self, tanda: str, nama: str, ada: list[str], baris: int) -> None:
        everywhere = {p.rpartition(".")[2]: p for p, _ in paths(self.medan)}
        awal = tanda.rpartition(".")[0]
        mirip = [f"{awal}.{n}" if awal else n for n in difflib.get_close_matches(nama, ada, 1)]
        mirip = mirip or [everywhere[n] for n in difflib.get_close_matches(nama, list(everywhere), 1)]
        dugaan = f"Mungkin yang dimaksud {mirip[0]}. " if mirip else ""
        self._note("T01", baris, tanda=f"{{{{ {tanda} }}}}", dugaan=dugaan, naskah=self.naskah)

    def _paragraph(self, baris: int) -> Paragraf | None:
        if self._bagian is None or not self._bagian.paragraf:
            return None
        n = self._baris[min(baris, len(self._baris)) - 1] if self._baris else 0
        return self._bagian.paragraf[min(n, len(self._bagian.paragraf) - 1)]

    def _note(self, kode: str, baris: int, **isi: str) -> None:
        p = self._paragraph(baris)
        lembar, sel = (p.bagian, p.tempat) if p is not None else ("properti", "")
        found = fill(kode, {"naskah": self.naskah, **isi}).at(lembar=lembar, sel=sel)
        if found not in self.temuan:
            self.temuan.append(found)


def _numbered(xml: str) -> str:
    """The XML with a line and a number before every paragraph and every table row."""
    nomor = -1

    def mark(found: re.Match[str]) -> str:
        nonlocal nomor
        nomor += found[1] == "p"
        return f"\n<?p {nomor + (found[1] == 'tr')}?>{found[0]}"

    return re.sub(r"<w:(p|tr)(?=[ >])", mark, xml)


def _paragraph_of_line(teks: str) -> list[int]:
    """For every line the number of the paragraph that it belongs to."""
    rows, nomor = [], 0
    for line in teks.split("\n"):
        if found := _LETAK.match(line):
            nomor = int(found[1])
        rows.append(nomor)
    return rows


def _dotted(simpul: nodes.Node) -> str:
    from jinja2 import nodes

    match simpul:
        case nodes.Name(name=nama):
            return str(nama)
        case nodes.Getattr(node=asal, attr=nama):
            return f"{_dotted(asal)}.{nama}"
    return ""


def _quoted(pesan: str) -> str:
    """The word that the parser stumbled over, quoted; its English sentence is not shown."""
    found = re.search(r"'([^']+)'", pesan)
    return f"“{found[1]}”" if found else "{{ }}"

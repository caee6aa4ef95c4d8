"""Complex fields of a Word document: found in a paragraph, their shown text set, bookmarks around text."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lkjip_xl.formats.word.plain import W

_SPASI = "{http://www.w3.org/XML/1998/namespace}space"

Unsur = Any  # lxml elements have no useful public type


@dataclass(frozen=True, slots=True)
class WordField:
    """One field inside a paragraph: its instruction, its runs from begin to end, those of its result."""

    instruksi: str
    runs: tuple[Unsur, ...]
    hasil: tuple[Unsur, ...]

    @property
    def jenis(self) -> str:
        """The field's name: SEQ, REF, TOC, PAGEREF ..."""
        return self.instruksi.split()[0].upper() if self.instruksi.split() else ""

    def show(self, teks: str) -> None:
        """Set the text shown until Word updates the field."""
        keep, *others = self.hasil or (self._insert_result(),)
        for child in list(keep):
            if child.tag != f"{W}rPr":
                keep.remove(child)
        for run in others:
            run.getparent().remove(run)
        keep.append(text_element(teks))

    def replace_by_text(self, teks: str) -> None:
        """Put plain text where the field was."""
        run = make_run(teks)
        self.runs[0].addprevious(run)
        for old in self.runs:
            old.getparent().remove(old)

    def _insert_result(self) -> Unsur:
        run = make_run("")
        self.runs[-1].addprevious(run)
        return run


def paragraph_fields(paragraph: Unsur) -> Iterator[WordField]:
    """The outermost fields that begin and end in this paragraph, in their order."""
    runs: list[Unsur] = []
    result: list[Unsur] = []
    depth, instruction, separated = 0, "", False
    for run in list(paragraph.iter(f"{W}r")):
        kind = field_mark(run)
        if kind == "begin":
            depth += 1
            if depth == 1:
                runs, result, instruction, separated = [], [], "", False
        if not depth:
            continue
        runs.append(run)
        if depth == 1 and kind == "separate":
            separated = True
        elif depth == 1 and not separated:
            instruction += "".join(t.text or "" for t in run.iter(f"{W}instrText"))
        elif separated and kind is None:
            result.append(run)
        if kind == "end":
            depth -= 1
            if depth == 0:
                yield WordField(instruction.strip(), tuple(runs), tuple(result))


def field_mark(run: Unsur) -> str | None:
    """The kind of field mark in a run (begin, separate, end), None where it holds none."""
    mark = run.find(f"{W}fldChar")
    return None if mark is None else str(mark.get(f"{W}fldCharType"))


def text_element(teks: str) -> Unsur:
    """A `w:t` that keeps its blanks."""
    from docx.oxml.parser import OxmlElement

    element = OxmlElement("w:t")
    element.set(_SPASI, "preserve")
    element.text = teks
    return element


def make_run(*teks: str) -> Unsur:
    """A run of texts; a tab character becomes a tab of its own."""
    from docx.oxml.parser import OxmlElement

    run = OxmlElement("w:r")
    for part in teks:
        run.append(OxmlElement("w:tab") if part == "\t" else text_element(part))
    return run


def field_mark_run(jenis: str) -> Unsur:
    """A run with a field mark."""
    from docx.oxml.parser import OxmlElement

    run, mark = OxmlElement("w:r"), OxmlElement("w:fldChar")
    mark.set(f"{W}fldCharType", jenis)
    run.append(mark)
    return run


def field_runs(instruksi: str, teks: str) -> list[Unsur]:
    """A whole field as runs."""
    from docx.oxml.parser import OxmlElement

    middle, code = OxmlElement("w:r"), OxmlElement("w:instrText")
    code.set(_SPASI, "preserve")
    code.text = f" {instruksi} "
    middle.append(code)
    marks = {jenis: field_mark_run(jenis) for jenis in ("begin", "separate", "end")}
    return [marks["begin"], middle, marks["separate"], make_run(teks), marks["end"]]


def add_bookmark(first: Unsur, last: Unsur, nama: str, nomor: int) -> None:
    """A bookmark from before `first` to after `last`, elements of one paragraph."""
    from docx.oxml.parser import OxmlElement

    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (start, end):
        element.set(f"{W}id", str(nomor))
    start.set(f"{W}name", nama)
    first.addprevious(start)
    last.addnext(end)


def drop_bookmarks(body: Unsur, awalan: str) -> None:
    """Remove the bookmarks whose names begin so: those of an earlier run."""
    starts = [m for m in body.iter(f"{W}bookmarkStart") if str(m.get(f"{W}name")).startswith(awalan)]
    numbers = {m.get(f"{W}id") for m in starts}
    ends = [m for m in body.iter(f"{W}bookmarkEnd") if m.get(f"{W}id") in numbers]
    for mark in (*starts, *ends):
        mark.getparent().remove(mark)


def visible_text(paragraph: Unsur) -> str:
    """What a reader sees of a paragraph, the cached text of fields included."""
    inner = (e for e in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br") if e.getparent().tag == f"{W}r")
    return " ".join("".join((e.text or "") if e.tag == f"{W}t" else " " for e in inner).split())


def new_paragraph(model: Unsur) -> Unsur:
    """An empty paragraph with the properties of another."""
    from docx.oxml.parser import OxmlElement

    paragraph, properties = OxmlElement("w:p"), model.find(f"{W}pPr")
    if properties is not None:
        paragraph.append(copy.deepcopy(properties))
    return paragraph

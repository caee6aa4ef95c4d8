"""What the program does not own in a master stays as it is, part by part, whatever command runs."""

import re
import shutil
import subprocess

import pytest
from lxml import etree
from rich_master import differences, enrich, outside, read_parts, sheet_part

from lkjip_xl.cli.main import run
from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.steps import archive, example

SOP = "dinsos-pppa-probolinggo"
_M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_PEOPLES = ("Pengaturan", "Pejabat", "Bidang", "Indikator", "Anggaran", "Narasi", "Libur")


@pytest.fixture(scope="module")
def langkah(tmp_path_factory) -> list[tuple[str, dict[str, bytes], dict[str, bytes]]]:
    """(command, master before, master after) of every command of a year played with a rich master."""
    folder = CaseFolder(tmp_path_factory.mktemp("kaya") / "tahun")
    taken: list[tuple[str, dict[str, bytes], dict[str, bytes]]] = []
    real = example.perform

    def perform(perintah, aksi):
        if not taken:
            enrich(folder.master, "4 Penelitian")
        before = read_parts(folder.master)
        hasil = real(perintah, aksi)
        taken.append((aksi, before, read_parts(folder.master)))
        return hasil

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(example, "perform", perform)
        patch.setattr(archive, "archive_copy", lambda _folder: None)  # LibreOffice takes seconds
        example.play(folder, SOP)
    return taken


def own_parts(parts: dict[str, bytes], lain: tuple[str, ...] = ("Catatan Kantor",)) -> set[str]:
    """Sheets with tables of the program, their tables and charts, and the lists around them."""
    names = {
        "[Content_Types].xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "docProps/app.xml",
        "xl/calcChain.xml",
    }
    sheets = [n for n in parts if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", n)]
    peoples = {sheet_part(parts, name) for name in (*_PEOPLES, *lain)}
    return names | (set(sheets) - peoples) | {n for n in parts if re.match(r"xl/(tables|charts)/", n)}


def test_every_part_that_is_not_the_programs_stays_byte_for_byte(langkah):
    assert len(langkah) >= 16
    for aksi, before, after in langkah:
        assert not differences(before, after, own_parts(before)), aksi


def test_in_the_programs_sheets_everything_else_stays(langkah):
    for aksi, before, after in langkah:
        for part in own_parts(before):
            if not re.fullmatch(r"xl/worksheets/sheet\d+\.xml", part) or before[part] == after[part]:
                continue
            refs = _refs(before, part) + _refs(after, part)
            cells = _named_cells(before)
            assert outside(before[part], refs, cells) == outside(after[part], refs, cells), (aksi, part)


def test_conditional_formats_and_validations_stay_but_for_their_ranges(langkah):
    for aksi, before, after in langkah:
        for part in own_parts(before):
            if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", part) and before[part] != after[part]:
                assert _rules(before[part]) == _rules(after[part]), (aksi, part)


def test_the_workbook_part_keeps_names_links_and_views(langkah):
    for aksi, before, after in langkah:
        ours, theirs = (etree.fromstring(p["xl/workbook.xml"]) for p in (before, after))
        names = {(n.get("name"), n.get("localSheetId"), n.text, n.get("comment")) for n in _names(ours)}
        sheets = [s.get("name") for s in ours.iter(f"{_M}sheet")]
        after_sheets = [s.get("name") for s in theirs.iter(f"{_M}sheet")]
        assert [s for s in after_sheets if s in sheets] == sheets, aksi
        globals_ = {n for n in names if n[1] is None}
        assert globals_ <= {
            (n.get("name"), n.get("localSheetId"), n.text, n.get("comment")) for n in _names(theirs)
        }
        for tag in ("externalReferences", "workbookPr", "workbookProtection", "pivotCaches"):
            assert _c14n(ours.find(f"{_M}{tag}")) == _c14n(theirs.find(f"{_M}{tag}")), (aksi, tag)


def test_relations_and_content_types_only_grow(langkah):
    for aksi, before, after in langkah:
        for part in ("[Content_Types].xml", "xl/_rels/workbook.xml.rels"):
            ours, theirs = (
                {tuple(sorted(e.attrib.items())) for e in etree.fromstring(p[part])} for p in (before, after)
            )
            gone = [e for e in ours - theirs if "calcChain" not in str(e)]
            assert not gone, (aksi, part)


@pytest.mark.office
def test_a_master_that_libreoffice_saved_keeps_its_parts_too(tahun_selesai, tmp_path):
    shutil.copytree(tahun_selesai.root, tmp_path / "tahun")
    folder = CaseFolder(tmp_path / "tahun")
    command = [
        "soffice",
        f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}",
        "--headless",
        "--convert-to",
    ]
    subprocess.run(
        [*command, "xlsx", "--outdir", str(tmp_path), str(folder.master)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    (tmp_path / folder.master.name).replace(folder.master)
    before = read_parts(folder.master)
    assert run(["surat", str(folder.root), "--paksa", "dicoba"]) == 0
    assert not differences(before, read_parts(folder.master), own_parts(before, ()))


def _refs(parts: dict[str, bytes], sheet: str) -> list[str]:
    rels = parts.get(sheet.replace("worksheets/", "worksheets/_rels/") + ".rels", b"<x/>")
    tables = [
        e.get("Target").rsplit("/", 1)[-1] for e in etree.fromstring(rels) if "/table" in e.get("Type", "")
    ]
    return [etree.fromstring(parts[f"xl/tables/{t}"]).get("ref") for t in tables]


def _named_cells(parts: dict[str, bytes]) -> set[str]:
    """The cells that carry a name: the program's own single cells."""
    texts = (n.text or "" for n in _names(etree.fromstring(parts["xl/workbook.xml"])))
    return {m[1].replace("$", "") for t in texts if (m := re.fullmatch(r".*!(\$[A-Z]+\$\d+)", t))}


def _rules(data: bytes) -> list[bytes]:
    rules = [
        e
        for e in etree.fromstring(data)
        if etree.QName(e).localname in ("conditionalFormatting", "dataValidations")
    ]
    for e in rules:
        for x in e.iter():
            x.attrib.pop("sqref", None)
    return [_c14n(e) for e in rules]


def _names(root):
    return root.iter(f"{_M}definedName")


def _c14n(element) -> bytes:
    return b"" if element is None else etree.tostring(element, method="c14n")

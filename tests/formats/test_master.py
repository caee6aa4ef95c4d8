import re
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.utils import range_boundaries

from lkjip_xl.engines.openxml.bounds import OWN_FILE
from lkjip_xl.engines.openxml.package import Package
from lkjip_xl.formats import sheet_map as peta
from lkjip_xl.formats.book import open_book
from lkjip_xl.formats.master import data_map
from lkjip_xl.formats.master.build import blank_name, copy_blank
from lkjip_xl.formats.master.guide_text import BAGIAN
from lkjip_xl.formats.master.rows import initial_pejabat, initial_settings, initial_steps
from lkjip_xl.formats.master.settings_map import SETELAN
from lkjip_xl.formats.resources import resource
from lkjip_xl.formats.sheets.row_fit import fit_rows
from lkjip_xl.formats.sheets.row_height import height_for, line_count
from lkjip_xl.formats.sop.file import bundled_sops, load_sop

SOPS = sorted(bundled_sops())


@pytest.fixture(params=SOPS)
def sop(request):
    return load_sop(bundled_sops()[request.param])


@pytest.fixture
def blank(sop):
    return openpyxl.load_workbook(resource("workbooks", blank_name(sop.id)))


def _tables(book):
    return {t.name: (ws, t) for ws in book for t in ws.tables.values()}


def test_sheets_follow_the_sop(sop, blank):
    assert tuple(blank.sheetnames) == peta.master_sheets(sop)
    assert blank[peta.POLA_DATA].sheet_state == "veryHidden"
    assert blank[peta.DAFTAR].sheet_state == "hidden"


def test_every_table_has_its_headers_and_a_body(sop, blank):
    tables = _tables(blank)
    asked = {t.pola for t in data_map.tables_of(sop.formulir)}
    expected = {n: k for n, k in peta.TABEL.items() if n in asked or not n.startswith("tblIsian")}
    for langkah in sop.langkah:
        expected[peta.step_table("Cek", langkah.id)] = peta.KOLOM_CEK
        expected[peta.step_table("Keluaran", langkah.id)] = peta.KOLOM_KELUARAN
        expected |= {peta.step_table(k.jenis, langkah.id): k.kolom for k in peta.work_tables(langkah)}
    assert set(tables) == set(expected)
    for nama, kolom in expected.items():
        ws, table = tables[nama]
        left, top, right, bottom = range_boundaries(table.ref)
        assert tuple(c.value for c in ws[top][left - 1 : right]) == kolom
        assert tuple(c.name for c in table.tableColumns) == kolom
        assert bottom > top


def test_tables_that_grow_have_nothing_below_them(sop, blank):
    fixed = {"tblLangkah", "tblPengaturan"}
    fixed |= {peta.step_table("Cek", x.id) for x in sop.langkah}
    fixed |= {peta.step_table(k.jenis, x.id) for x in sop.langkah for k in peta.work_tables(x) if k.terbatas}
    for nama, (ws, table) in _tables(blank).items():
        if nama in fixed:
            continue
        left, _, right, bottom = range_boundaries(table.ref)
        below = [
            c.coordinate for row in ws.iter_rows(bottom + 1, ws.max_row, left, right) for c in row if c.value
        ]
        assert below == [], nama


def test_named_cells_are_there(sop, blank):
    expected = {*peta.SEL_BERANDA, *peta.SEL_REKAP}
    expected |= {peta.step_name(x.id, sel) for x in sop.langkah for sel in peta.SEL_LANGKAH}
    assert expected <= set(blank.defined_names)


def test_program_cells_are_locked_and_peoples_are_not(blank):
    beranda, pengaturan = blank[peta.BERANDA], blank[peta.PENGATURAN]
    assert beranda.protection.sheet
    assert not beranda.protection.password
    assert beranda["C11"].protection.locked
    assert pengaturan["B5"].protection.locked
    assert not pengaturan["C5"].protection.locked
    assert not blank[peta.INDIKATOR].protection.sheet


def test_links_lead_to_sheets_that_exist(blank):
    for ws in blank:
        for row in ws.iter_rows():
            for cell in row:
                if cell.hyperlink:
                    sheet = cell.hyperlink.location.rsplit("!", 1)[0].strip("'")
                    assert sheet in blank.sheetnames


def test_validations_fit_excels_limits(blank):
    for ws in blank:
        for rule in ws.data_validations.dataValidation:
            assert len(rule.formula1) <= 255
            assert len(rule.error or "") <= 225
            assert len(rule.prompt or "") <= 255


def test_charts_stand_above_their_tables(blank):
    charts = blank[peta.REKAP]._charts
    assert len(charts) == len(peta.GRAFIK)
    header = range_boundaries(_tables(blank)["tblRekap"][1].ref)[1]
    assert all(c.anchor._from.row + 2 < header for c in charts)


def test_first_rows_come_from_the_sop(sop):
    settings = {r["Pengaturan"]: r["Nilai"] for r in initial_settings(sop, 2025)}
    assert list(settings) == [s.nama for s in SETELAN]
    assert settings["Tahun"] == 2025
    assert settings["Perangkat Daerah"] == sop.perangkat_daerah
    assert initial_pejabat(sop)[0]["Peran"] == sop.kepala
    assert [r["Langkah"] for r in initial_steps(sop)] == [x.aktivitas for x in sop.langkah]


def test_a_blank_master_opens_through_the_gate_and_is_never_overwritten(sop, tmp_path):
    path = tmp_path / "Master LKjIP.xlsx"
    copy_blank(sop, path)
    with open_book(path) as book:
        assert [r["Status"] for r in book.read_table("tblLangkah")] == ["belum"] * len(sop.langkah)
    with pytest.raises(FileExistsError):
        copy_blank(sop, path)


def test_lines_are_counted_between_words():
    assert line_count("", 20) == 1
    assert line_count("satu dua", 20) == 1
    assert line_count("kata " * 20, 20) == 5
    assert line_count("x" * 100, 20) == 5
    assert line_count("a\nb\nc", 20) == 3
    assert height_for([]) < height_for([("kata " * 20, 20)]) <= 409


def test_rows_grow_with_their_texts_and_only_once(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"] = "kalimat panjang yang melipat " * 5
    sheet["A1"].alignment = openpyxl.styles.Alignment(wrap_text=True)
    sheet["A2"], sheet["A3"] = "pendek", "dipilih orang"
    sheet.row_dimensions[3].height = 60
    path = tmp_path / "a.xlsx"
    book.save(path)
    path.write_bytes(fit_rows(path.read_bytes()))
    heights = {r: openpyxl.load_workbook(path).active.row_dimensions[r].height for r in (1, 2, 3)}
    assert heights[1] > 100
    assert heights[2] == 18
    assert heights[3] == 60
    fitted = path.read_bytes()
    assert fit_rows(fitted) is fitted
    assert (
        b"customHeight"
        not in ZipFile(path).read("xl/worksheets/sheet1.xml").split(b'r="3"')[0].split(b"<row")[1]
    )


def test_the_gantt_chart_keeps_its_place_between_steps_and_bidang(sop, blank):
    (chart,) = blank[peta.BERANDA]._charts
    top = chart.anchor._from.row + 1
    header = range_boundaries(_tables(blank)["tblStatusBidang"][1].ref)[1]
    last_step = range_boundaries(_tables(blank)["tblLangkah"][1].ref)[3]
    assert last_step < top
    rows = blank[peta.BERANDA].row_dimensions
    points = sum(rows[n].height for n in range(top, header - 2))
    assert points >= chart.anchor.ext.height / 12700, "EMU to points"
    assert range_boundaries(_tables(blank)["tblGantt"][1].ref)[3] == 3 + 2 * len(sop.langkah)


def test_berandas_answers_stand_on_the_screen_of_a_small_laptop(blank):
    """1366 x 768 pixels less Excel's own bars leave about 1300 x 470; a point is 4/3 pixels."""
    beranda = blank[peta.BERANDA]
    zoom = beranda.sheet_view.zoomScale / 100
    foot = blank.defined_names["br_buka"].attr_text
    height = sum(beranda.row_dimensions[n].height for n in range(1, int(foot.rsplit("$", 1)[1]) + 1))
    assert height * 4 / 3 * zoom < 470
    assert sum(beranda.column_dimensions[c].width * 7 + 5 for c in "ABCDEFGHIJ") * zoom < 1300


def test_the_guide_has_a_part_for_every_role_with_links(blank):
    sheet = blank[peta.PANDUAN]
    texts = {c.value for row in sheet.iter_rows() for c in row if c.value}
    assert {bagian.judul for bagian in BAGIAN} <= texts
    assert sum(bool(c.hyperlink) for row in sheet.iter_rows() for c in row) > 12


def _neighbours(sheet, cell):
    """The cell's own columns, merged ones included, and the first column after them."""
    area = next((m for m in sheet.merged_cells.ranges if cell.coordinate in m), None)
    right = area.max_col if area else cell.column
    return [openpyxl.utils.get_column_letter(n) for n in range(cell.column, right + 1)], right + 1


def test_links_of_a_band_are_not_cut_by_the_next_one(sop, blank):
    for langkah in sop.langkah:
        sheet = blank[langkah.lembar]
        for cell in sheet[2]:
            if not isinstance(cell.value, str):
                continue
            own, after = _neighbours(sheet, cell)
            room = sum(sheet.column_dimensions[k].width for k in own)
            free = sheet.cell(2, after).value is None
            assert len(cell.value) <= room or free, f"{langkah.lembar} {cell.coordinate}"


def test_no_low_row_of_a_step_card_cuts_the_texts_beside_it(sop):
    path = resource("workbooks", blank_name(sop.id))
    package = Package.open(path, OWN_FILE)
    for lembar in (langkah.lembar for langkah in sop.langkah):
        part = next(s.part for s in package.sheets if s.name == lembar)
        held = re.findall(rb'<row r="(\d+)" ht="([\d.]+)" customHeight="1"', package.read_part(part))
        assert held, lembar
        assert not [r for r, ht in held if int(r) > 5 and float(ht) < 40], lembar


def test_beranda_says_when_it_is_not_of_today(blank):
    rules = [
        rule
        for area in blank[peta.BERANDA].conditional_formatting
        for rule in area.rules
        if "G3" in str(area.sqref)
    ]
    assert any(
        "TODAY()" in rule.formula[0] and "belum hari ini" in rule.dxf.numFmt.formatCode for rule in rules
    )

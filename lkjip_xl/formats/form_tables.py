"""The input sheets of the form template: header, one model row, validations with examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter as letter

from lkjip_xl.formats import form_map as tata
from lkjip_xl.formats import sheet_map as peta
from lkjip_xl.formats.sheet_canvas import NAVIGASI
from lkjip_xl.formats.sheet_table import Letak, choices, excel_table, validate, whole_numbers
from lkjip_xl.formats.style import side_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lkjip_xl.formats.sheet_canvas import Kanvas
    from lkjip_xl.formats.style import Peran

_PERSEN = "Tulis angka saja, misalnya 87,5. Belum ada data: tulis n/a; 0 berarti memang nol."
_CONTOH = {
    **dict.fromkeys(peta.TRIWULAN, "Realisasi pada triwulan ini. " + _PERSEN),
    "Realisasi": "Realisasi setahun. " + _PERSEN + " Untuk n/a, jelaskan sebabnya di Kendala.",
    "Pembilang": "Bagian atas rasio, misalnya jumlah yang dilayani: 345",
    "Penyebut": "Bagian bawah rasio, misalnya jumlah seluruhnya: 400",
    "Kendala": "Apa yang menghambat, misalnya: tenaga pendamping kurang pada triwulan III.",
    "Solusi": "Apa yang sudah dilakukan, misalnya: menambah pendamping dari relawan.",
    "Rencana Tindak Lanjut": "Apa yang akan dilakukan, misalnya: mengusulkan tenaga pendamping tahun depan.",
    "PIC": "Jabatan yang bertanggung jawab, misalnya: Kepala Seksi Rehabilitasi.",
    "Batas Waktu": "Kapan selesai, misalnya: 31 Maret 2026.",
    "Bukti Dukung": "Nama dokumen atau tautan, misalnya: Laporan Tahunan 2025.pdf",
    "Keterangan": "Penjelasan bila serapan rendah atau ada pergeseran anggaran.",
}
_CONTOH_INDIVIDU = {
    "Nama": "Nama pegawai beserta gelar; ditulis lagi pada setiap baris indikatornya.",
    "Jabatan": "Jabatan pegawai, misalnya: Pengelola Data Kependudukan.",
    "Indikator": "Ukuran kinerja pegawai, misalnya: Jumlah surat keterangan yang diselesaikan.",
    "Target": "Target setahun, misalnya 87,5, BB, atau ≤ 5.",
    "Satuan": "Satuan ukuran, misalnya: dokumen, %, atau orang.",
    "Keterangan": "Penjelasan, misalnya sebab target tidak tercapai.",
}
_CONTOH_DOKUMEN = {
    "Halaman": "Halaman tempat datanya, misalnya: 12-15.",
    "Tautan": "Tautan ke berkas di penyimpanan bersama, atau nama berkas yang dikirim bersama formulir.",
    "Keterangan": "Sebab bila tidak ada, atau catatan lain.",
}
_ANJURAN = "Isi hanya sel kuning. Angka memakai koma desimal, misalnya 87,5. Belum ada data: tulis n/a."
_RUPIAH = "Realisasi dalam rupiah, angka saja, misalnya 125000000. Tidak ada belanja: tulis 0."
_BELUM = "Belum ada data: tulis n/a."
_TANPA_BELANJA = "Tidak ada belanja: tulis 0."
_TANPA_ISI = "Tidak diperlukan: kosongkan."
_TERKUNCI = "Ditetapkan (terkunci)"
_KELOMPOK = {
    "indikator": (
        (_TERKUNCI, "Kode", "Target", "redup", "terkunci"),
        ("Realisasi", "TW I", "Penyebut", "putih", "pita_muda"),
        ("Analisis dan tindak lanjut", "Kendala", "Bukti Dukung", "putih", "batang_tua"),
    ),
    "anggaran": (
        (_TERKUNCI, "Kode", "Pagu", "redup", "terkunci"),
        ("Realisasi", "Realisasi", "Keterangan", "putih", "pita_muda"),
    ),
    "individu": (
        ("Nomor", "Kode", "Kode", "redup", "terkunci"),
        ("Pegawai", "Nama", "Jabatan", "putih", "pita_muda"),
        ("Kinerja setahun", "Indikator", "Keterangan", "putih", "batang_tua"),
    ),
    "dokumen": (
        (_TERKUNCI, "Kode", "Dokumen", "redup", "terkunci"),
        ("Keberadaan dokumen", "Ada", "Keterangan", "putih", "pita_muda"),
    ),
}
_CATATAN = {
    "anggaran": "Isi hanya sel kuning. Realisasi dalam rupiah penuh, angka saja. Tidak ada belanja: tulis 0.",
    "individu": "Isi hanya sel kuning: satu baris untuk satu indikator seorang pegawai. Baris sisa dibiarkan kosong.",
    "dokumen": "Isi hanya sel kuning. Dokumen yang ada perlu Tanggal atau Tautan; yang tidak ada perlu Keterangan.",
}


def draw_tables(kanvas: Mapping[tata.TabelForm, Kanvas]) -> None:
    """Every input sheet, with links to the sheets before and after it."""
    lembar = ["", *(t.lembar for t in kanvas), ""]
    for urut, (tabel, satu) in enumerate(kanvas.items()):
        letak = _table(satu, tabel, _KELOMPOK[tabel.jenis])
        _navigation(satu, letak, lembar[urut], lembar[urut + 2], _CATATAN.get(tabel.jenis, _ANJURAN))
        _RINCI[tabel.jenis](satu, letak)


def _indicators(kanvas: Kanvas, letak: Letak) -> None:
    kanvas.pages(66, letak.lajur("Penyebut"))
    kanvas.sheet.print_title_cols = f"{letak.lajur('Kode')}:{letak.lajur('Indikator')}"
    for kolom in (*peta.TRIWULAN, "Realisasi"):
        _number(kanvas, letak, kolom, _CONTOH[kolom], wajib=False)
    for kolom in ("Pembilang", "Penyebut"):
        _number(kanvas, letak, kolom, _CONTOH[kolom], wajib=True, belum=_TANPA_ISI)
    for kolom in tata.TABEL_INDIKATOR.isian[7:]:
        _text(kanvas, letak, kolom)
    kanvas.frozen(f"{letak.lajur('Satuan')}{tata.AWAL}")


def _budget(kanvas: Kanvas, letak: Letak) -> None:
    _number(kanvas, letak, "Realisasi", _RUPIAH, wajib=False, belum=_TANPA_BELANJA)
    _text(kanvas, letak, "Keterangan")
    kanvas.frozen(f"{letak.lajur('Pagu')}{tata.AWAL}")


def _persons(kanvas: Kanvas, letak: Letak) -> None:
    nip = _model(letak, "NIP")
    validate(
        *(kanvas, nip),
        type="custom",
        formula1=f'OR(LEN(SUBSTITUTE({nip}," ",""))=18,{nip}="-")',
        pesan="NIP terdiri atas 18 angka, misalnya 19800101 200501 1 001. Bukan ASN: tulis tanda hubung (-).",
        tanya="18 angka; spasi boleh. Bukan ASN: tulis tanda hubung (-).",
        wajib=False,
    )
    whole_numbers(kanvas, _model(letak, "Target"))  # a range or a predicate is a target too
    _number(kanvas, letak, "Realisasi", "Realisasi setahun. " + _PERSEN, wajib=False)
    for kolom, tanya in _CONTOH_INDIVIDU.items():
        _text(kanvas, letak, kolom, tanya)
    kanvas.frozen(f"{letak.lajur('NIP')}{tata.AWAL}")


def _documents(kanvas: Kanvas, letak: Letak) -> None:
    ada = _model(letak, "Ada")
    choices(kanvas, ada, ("ada", "tidak"), tanya="Pilih ada atau tidak.")
    validate(
        *(kanvas, _model(letak, "Tanggal")),
        type="date",
        operator="greaterThanOrEqual",
        formula1="36526",
        pesan="Isi dengan tanggal dokumen, misalnya 15/01/2025.",
        tanya="Tanggal dokumen ditetapkan, misalnya 15/01/2025.",
        wajib=False,
    )
    for kolom, tanya in _CONTOH_DOKUMEN.items():
        _text(kanvas, letak, kolom, tanya)
    latar, tulisan = kanvas.kuas.gaya.status["peringatan"]
    tanggal, tautan, catatan = (_model(letak, k) for k in ("Tanggal", "Tautan", "Keterangan"))
    kurang = f'AND(${ada}="ada",${tanggal}="",${tautan}="")'
    for sel, rumus in ((tanggal, kurang), (tautan, kurang), (catatan, f'AND(${ada}="tidak",${catatan}="")')):
        kanvas.rule(sel, rumus, latar=latar, tulisan=tulisan, garis=tulisan)
    kanvas.frozen(f"{letak.lajur('Ada')}{tata.AWAL}")


_RINCI: dict[str, Callable[[Kanvas, Letak], None]] = {
    "indikator": _indicators,
    "anggaran": _budget,
    "individu": _persons,
    "dokumen": _documents,
}


def _table(kanvas: Kanvas, tabel: tata.TabelForm, kelompok: tuple[tuple[str, ...], ...]) -> Letak:
    letak = Letak(tata.KEPALA, tata.KIRI, tabel.kolom, 1)
    gaya = kanvas.kuas.gaya
    kanvas.sheet.row_dimensions[tata.KEPALA].height = 32
    for j, kolom in enumerate(tabel.kolom):
        lajur, isian = tata.KIRI + j, kolom in tabel.isian
        lebar, bentuk = gaya.kolom(f"form{tabel.lembar}", kolom)
        kanvas.sheet.column_dimensions[letter(lajur)].width = lebar
        kanvas.put(
            *(tata.KEPALA, lajur, kolom),
            tebal=True,
            warna="kepala_tinta",
            latar="kepala",
            garis="garis",
            bungkus=True,
            datar="center",
        )
        kanvas.put(tata.AWAL, lajur, None, **_looks(bentuk, isian=isian))
    _groups(kanvas, letak, kelompok)
    kanvas.sheet.add_table(excel_table(tabel.nama, letak, saring=False))
    _warn_text(kanvas, letak, [k for k in tabel.isian if k in peta.KOLOM_ANGKA])
    kanvas.printing("IDENTITAS", ulang=f"{tata.KEPALA - 1}:{tata.KEPALA}")
    kanvas.protect()
    return letak


def _looks(bentuk: str, *, isian: bool) -> Peran:
    return {
        "bentuk": bentuk,
        "latar": "isian" if isian else "terkunci",
        "garis": "isian_garis" if isian else "garis",
        "tegak": "top",
        "indentasi": 1 if side_of(bentuk) == "left" else 0,
        "bungkus": bentuk in {"teks", "kode"},
        "terkunci": not isian,
    }


def _groups(kanvas: Kanvas, letak: Letak, kelompok: tuple[tuple[str, ...], ...]) -> None:
    baris = tata.KEPALA - 1
    kanvas.sheet.row_dimensions[baris].height = 20
    for judul, dari, sampai, warna, latar in kelompok:
        kiri, kanan = (tata.KIRI + letak.kolom.index(k) for k in (dari, sampai))
        kanvas.put(baris, kiri, judul, sampai=kanan, tebal=True, warna=warna, latar=latar, datar="center")


def _navigation(kanvas: Kanvas, letak: Letak, sebelum: str, sesudah: str, catatan: str) -> None:
    kanvas.band("", letak.kanan)
    kanvas.link(2, 2, "‹ Petunjuk", peta.PETUNJUK, **NAVIGASI)
    tautan = [(f"‹ {sebelum}", sebelum)] if sebelum else []
    tautan += [(f"{sesudah} ›", sesudah)] if sesudah else []
    for lajur, (teks, lembar) in enumerate(tautan, start=3):
        kanvas.link(2, lajur, teks, lembar, **NAVIGASI)
    kanvas.put(3, 2, catatan, warna="redup")
    kanvas.sheet.row_dimensions[3].height = 22


def _model(letak: Letak, kolom: str) -> str:
    return f"{letak.lajur(kolom)}{tata.AWAL}"


def _number(
    kanvas: Kanvas, letak: Letak, kolom: str, tanya: str, *, wajib: bool, belum: str = _BELUM
) -> None:
    """Numbers are asked for; predicates such as BB are let through after a warning."""
    validate(
        *(kanvas, _model(letak, kolom)),
        type="decimal",
        operator="between",
        formula1="-1000000000000000",
        formula2="1000000000000000",
        pesan=f"Isi dengan angka saja, misalnya 87,5, tanpa satuan. {belum}",
        tanya=tanya,
        wajib=wajib,
    )


def _text(kanvas: Kanvas, letak: Letak, kolom: str, tanya: str = "") -> None:
    validate(
        *(kanvas, _model(letak, kolom)),
        type="textLength",
        operator="lessThanOrEqual",
        formula1="2000",
        pesan="Tulisan terlalu panjang; ringkas menjadi paling banyak 2.000 huruf.",
        tanya=tanya or _CONTOH[kolom],
    )


def _warn_text(kanvas: Kanvas, letak: Letak, kolom: list[str]) -> None:
    """Text where a number belongs shows in the warning colour."""
    latar, tulisan = kanvas.kuas.gaya.status["peringatan"]
    for k in kolom:
        sel = _model(letak, k)
        kanvas.rule(sel, f"ISTEXT({sel})", latar=latar, tulisan=tulisan, tebal=True)
        whole_numbers(kanvas, sel)

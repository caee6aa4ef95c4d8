"""The five SOPs against their printed source, and the strict door for other SOP files."""

from __future__ import annotations

import html
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from lkjip_xl.domain.errors import SettingsError
from lkjip_xl.domain.schedule import total
from lkjip_xl.domain.sop import Sop
from lkjip_xl.formats.sop.file import bundled_sops, find_sop, load_sop

CETAKAN = Path(__file__).resolve().parents[2].parent / "shared" / "sop"
DINSOS = "dinsos-pppa-probolinggo"
# id: source file, steps, total time, ids with a return loop
SEMUA: dict[str, tuple[str, int, str, dict[str, str]]] = {
    DINSOS: ("000", 10, "22 hari 1 jam", {"L04": "L03"}),
    "kecamatan-kanigaran": ("001", 8, "9 hari 2 jam 15 menit", {}),
    "dpppa-kalbar": ("002", 11, "7 hari 8 jam 35 menit", {}),
    "disdukcapil-probolinggo": ("003", 9, "13 hari 1 jam", {"L04": "L03", "L07": "L06"}),
    "dpmptsp-naker-probolinggo": ("004", 6, "10 hari 2 jam", {}),
}
SALAH_PINDAI = {"Sekam": "Sekcam", "pemomoran": "penomoran", "pengandaan": "penggandaan", "Dnas": "Dinas"}

Ubah = Callable[[str, str], Path]


@pytest.fixture
def ubah(tmp_path: Path) -> Ubah:
    """A copy of the Dinsos SOP with one text replaced."""
    asli = find_sop(DINSOS).read_text(encoding="utf-8")

    def write(lama: str, baru: str) -> Path:
        assert lama in asli
        path = tmp_path / "ubahan.toml"
        path.write_text(asli.replace(lama, baru, 1), encoding="utf-8")
        return path

    return write


def faults(path: Path) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        load_sop(path)
    assert caught.value.exit_code == 4
    return [line[4:] for line in caught.value.pesan.splitlines() if line.startswith("  - ")]


def printed(nomor: str) -> str:
    """The scanned text without markup and line breaks, its listed slips put right."""
    found = sorted(CETAKAN.glob(f"{nomor}_*.txt"))
    if not found:
        pytest.skip("cetakan SOP (shared/sop) tidak ada di samping repositori")
    teks = html.unescape(re.sub(r"<[^>]+>", " ", found[0].read_text(encoding="utf-8")))
    for salah, benar in SALAH_PINDAI.items():
        teks = re.sub(rf"\b{salah}\b", benar, teks)
    return flat(teks)


def flat(teks: str) -> str:
    return re.sub(r"\s+", " ", teks).strip()


def test_all_five_are_bundled():
    assert set(bundled_sops()) == set(SEMUA)
    assert sum(len(load_sop(path).langkah) for path in bundled_sops().values()) == 44


@pytest.mark.parametrize("id_sop", SEMUA)
def test_steps_total_and_returns(id_sop: str):
    sop = load_sop(find_sop(id_sop))
    _, jumlah, waktu, kembali = SEMUA[id_sop]
    assert sop.id == id_sop
    assert [langkah.id for langkah in sop.langkah] == [f"L{n:02}" for n in range(1, jumlah + 1)]
    assert total(sop).cetak == waktu
    assert {s.id: s.kembali_ke for s in sop.langkah if s.kembali_ke} == kembali


@pytest.mark.parametrize(
    ("id_sop", "nomor"),
    [(DINSOS, "1 2 3 4 5 6 7 8 9 9"), ("disdukcapil-probolinggo", "1 2 3 4 5 6 6 7 8")],
)
def test_printed_numbers_may_repeat(id_sop: str, nomor: str):
    assert [langkah.nomor for langkah in load_sop(find_sop(id_sop)).langkah] == nomor.split()


@pytest.mark.parametrize("id_sop", SEMUA)
def test_every_step_stands_in_the_print_in_its_order(id_sop: str):
    cetak = printed(SEMUA[id_sop][0])
    ujung = 0
    for langkah in load_sop(find_sop(id_sop)).langkah:
        for isi in (langkah.aktivitas, langkah.kelengkapan, langkah.waktu.cetak, langkah.output):
            letak = cetak.find(isi, ujung)
            assert letak >= 0, f"{langkah.id}: {isi}"
            ujung = letak + len(isi)


@pytest.mark.parametrize("id_sop", SEMUA)
def test_identity_stands_in_the_print(id_sop: str):
    cetak = printed(SEMUA[id_sop][0])
    sop = load_sop(find_sop(id_sop))
    lain = (
        *sop.keterkaitan,
        *sop.kualifikasi,
        *sop.peralatan,
        *sop.peringatan,
        *sop.pencatatan,
        *sop.pelaksana,
    )
    for isi in (sop.judul, sop.nomor, *sop.tanggal.values(), *(d.teks for d in sop.dasar_hukum), *lain):
        assert isi in cetak
    assert sop.perangkat_daerah.casefold() in cetak.casefold().replace('"', "")


def test_no_official_is_named():
    for path in bundled_sops().values():
        teks = path.read_text(encoding="utf-8")
        assert not re.search(r"\d{8} ?\d{6} ?\d ?\d{3}|S\.Sos|M\.Si|S\.STP|Dra?s?\. ", teks), path.name


def test_wrong_citations_are_noted():
    catatan = [d.catatan for d in load_sop(find_sop(DINSOS)).dasar_hukum]
    assert catatan[0] == ""
    assert "53/2014" in catatan[1]
    assert "88/2021" in catatan[2]


def test_edited_copy_is_checked_and_reads_the_same(ubah: Ubah):
    edited = load_sop(ubah("[tanggal]", "[tanggal] # disunting"))
    assert edited == load_sop(find_sop(DINSOS))
    assert isinstance(edited, Sop)
    assert edited.step("L03").kelengkapan == "- Form yang sudah terisi - Softcopy"


@pytest.mark.parametrize("id_sop", SEMUA)
def test_bundled_files_pass_the_full_check(id_sop: str, tmp_path: Path):
    salinan = tmp_path / "sop.toml"
    salinan.write_bytes(b"\xef\xbb\xbf" + find_sop(id_sop).read_bytes() + b"\n")
    assert load_sop(salinan) == load_sop(find_sop(id_sop))


@pytest.mark.parametrize(
    ("lama", "baru", "fault"),
    [
        ('id = "L02"', 'id = "L01"', 'langkah[2].id: "L01" sudah dipakai langkah lain'),
        ('id = "L02"', 'id = "Langkah 2"', "langkah[2].id: harus L dan dua angka, misalnya L01"),
        ('waktu = "7 hari"', 'waktu = "seminggu"', 'langkah[6].waktu: "seminggu" bukan waktu'),
        ('waktu = "7 hari"', "waktu = 7", "langkah[6].waktu: harus teks"),
        ('waktu = "7 hari"', "", "langkah[6].waktu: wajib diisi"),
        (
            'kembali_ke = "L03"',
            'kembali_ke = "L05"',
            'langkah[4].kembali_ke: "L05" bukan id langkah sebelumnya',
        ),
        ('aksi = ["olah"]', 'aksi = ["masak"]', 'langkah[5].aksi: "masak" tidak dikenal'),
        ('aksi = ["olah"]', "aksi = []", "langkah[5].aksi: langkah harus memiliki paling sedikit satu aksi"),
        ('aksi = ["olah"]', 'aksi = ["olah", "olah"]', 'langkah[5].aksi: "olah" tertulis dua kali'),
        ('naskah = ["lembar-reviu"]', 'naskah = ["../x"]', 'langkah[8].naskah: "../x" harus huruf kecil'),
        ('lembar = "6 Draft"', 'lembar = "6/Draft"', "langkah[6].lembar: nama lembar tidak boleh memuat"),
        ('lembar = "6 Draft"', f'lembar = "{"x" * 32}"', "langkah[6].lembar: nama lembar harus 1 sampai 31"),
        (
            'lembar = "6 Draft"',
            'lembar = "5 ANALISA"',
            'langkah[6].lembar: nama lembar "5 ANALISA" sudah dipakai',
        ),
        ('lembar = "6 Draft"', 'lembar = "rekap"', 'langkah[6].lembar: nama lembar "rekap" sudah dipakai'),
        (
            'lembar = "6 Draft"',
            'lembar = "Data SOS"',
            'langkah[6].lembar: nama lembar "Data SOS" sudah dipakai',
        ),
        ('lembar = "6 Draft"', "lembar = 6", "langkah[6].lembar: harus teks"),
        ('id = "L02"', "id = 2", "langkah[2].id: harus teks"),
        (
            'peran = "Kepala Dinas" }]',
            'peran = "Kadinas" }]',
            'langkah[7].pelaksana[2].peran: "Kadinas" tidak ada',
        ),
        ('pelaksana = [{ peran = "Kepala Dinas" }]', "pelaksana = []", "langkah[9].pelaksana: langkah harus"),
        ('pelaksana = [{ peran = "Kepala Dinas" }]', 'pelaksana = "x"', "langkah[9].pelaksana: harus daftar"),
        (
            'pelaksana = [{ peran = "Kepala Dinas" }]',
            'pelaksana = ["x"]',
            "langkah[9].pelaksana[1]: harus tabel",
        ),
        ('output = "Koreksi LKjIP"', 'output = " "', "langkah[7].output: tidak boleh kosong"),
        ('output = "Koreksi LKjIP"', r'output = "a\u0007"', "langkah[7].output: memuat karakter kendali"),
        ('"Komputer"', f'"{"x" * 4001}"', "peralatan[1]: terlalu panjang"),
        ('output = "Koreksi LKjIP"', 'outputs = "x"', "langkah[7].outputs: nama ini tidak dikenal"),
        ('wilayah = "kota"', 'wilayah = "desa"', "wilayah: harus salah satu dari kota, kabupaten, provinsi"),
        ('unit = "DINSOS-PPPA"', 'unit = "A|B"', "unit: hanya huruf besar"),
        (f'id = "{DINSOS}"', 'id = "Dinsos Kota"', "id: hanya huruf kecil"),
        ('kepala = "Kepala Dinas"', 'kepala = "Bupati"', 'kepala: "Bupati" tidak ada dalam daftar pelaksana'),
        (
            '"Kepala Bidang", "Perencana"]',
            '"Perencana", "Perencana", "Kepala Bidang"]',
            'pelaksana: "Perencana" ter',
        ),
        ('revisi = ""', 'rivisi = ""', "tanggal.rivisi: nama ini tidak dikenal"),
        ('revisi = ""', "revisi = 2023-01-02", "tanggal.revisi: harus teks"),
        ('"Komputer"', "inf", "peralatan[1]: harus teks"),
        ('"Peraturan Presiden RI No. 29 Tahun 2014"', "29", "dasar_hukum[1]: harus teks"),
        (
            "disimpulkan = true",
            "disimpulkan = 1",
            "langkah[1].pelaksana[2].disimpulkan: harus true atau false",
        ),
    ],
)
def test_fault_is_told_with_its_place(ubah: Ubah, lama: str, baru: str, fault: str):
    found = faults(ubah(lama, baru))
    assert any(line.startswith(fault) for line in found), found


def test_all_faults_are_told_at_once_in_order(tmp_path: Path):
    teks = find_sop(DINSOS).read_text(encoding="utf-8")
    teks = teks.replace('waktu = "7 hari"', 'waktu = "x"').replace('nomor = "2"', "nomor = 2")
    path = tmp_path / "x.toml"
    path.write_text(teks.replace('wilayah = "kota"\n', ""), encoding="utf-8")
    assert [line.split(":")[0] for line in faults(path)] == [
        "wilayah",
        "langkah[2].nomor",
        "langkah[6].waktu",
    ]


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        (b'id = "x"\njudul = \n', "salah tulis di baris 2, kolom 9"),
        (b'id = "x"\nid = "y"\n', "salah tulis di baris 2"),
        (b'id = """x', "salah tulis di akhir berkas"),
        (b"id = \xff\xfe", "bukan teks UTF-8"),
        (b"a = 1" + b"0" * 5000, "salah tulis pada sebuah angka"),
        (b"a = " + b"[" * 5000, "bersarang terlalu dalam"),
        (b"#" * 1_000_001, "terlalu besar"),
        (b"", "wajib diisi"),
        (b"langkah = []\n", "paling sedikit satu langkah"),
        (b"langkah = [1]\ntanggal = 3\n", "langkah[1]: harus tabel"),
    ],
)
def test_damaged_file_is_refused(tmp_path: Path, isi: bytes, pesan: str):
    path = tmp_path / "rusak.toml"
    path.write_bytes(isi)
    with pytest.raises(SettingsError) as caught:
        load_sop(path)
    assert pesan in caught.value.pesan
    assert "rusak.toml" in caught.value.pesan


@pytest.mark.parametrize("nama", ["tidak-ada.toml", "."])
def test_missing_file_is_refused(tmp_path: Path, nama: str):
    with pytest.raises(SettingsError, match="tidak dapat dibaca"):
        load_sop(tmp_path / nama)


def test_unknown_id_names_the_nearest_and_lists_all():
    with pytest.raises(SettingsError) as caught:
        find_sop("kecamatan-kanigara")
    assert "Mungkin maksud Anda kecamatan-kanigaran." in caught.value.saran
    assert all(id_sop in caught.value.saran for id_sop in SEMUA)
    assert find_sop(" DPPPA-Kalbar ").stem == "dpppa-kalbar"


def test_far_off_id_gets_the_list_alone():
    with pytest.raises(SettingsError) as caught:
        find_sop("zzz")
    assert caught.value.saran.startswith("SOP yang tersedia")


def test_copy_of_a_bundled_sop_costs_no_pydantic(tmp_path: Path):
    salinan = tmp_path / "sop.toml"
    salinan.write_bytes(find_sop(DINSOS).read_bytes())
    kode = (
        "import sys; from pathlib import Path; from lkjip_xl.formats.sop.file import load_sop;"
        "load_sop(Path(sys.argv[1])); print('pydantic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", kode, salinan], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_tables_of_the_forms():
    formulir = {nama: load_sop(path).formulir for nama, path in bundled_sops().items()}
    assert formulir[DINSOS] == ("indikator", "anggaran")
    assert formulir["kecamatan-kanigaran"] == ("indikator", "anggaran", "individu")
    dpmptsp = load_sop(find_sop("dpmptsp-naker-probolinggo"))
    assert dpmptsp.formulir == ("dokumen",)
    assert dpmptsp.dokumen == dpmptsp.peralatan[: len(dpmptsp.dokumen)]


@pytest.mark.parametrize(
    ("tambahan", "tempat", "pesan"),
    [
        ("formulir = []", "formulir", "paling sedikit satu"),
        ('formulir = ["indikator", "surat"]', "formulir", '"surat" tidak dikenal'),
        ('formulir = ["anggaran", "anggaran"]', "formulir", "dua kali"),
        ('formulir = "indikator"', "formulir", "kurung siku"),
        ('formulir = ["dokumen"]', "dokumen", "wajib diisi"),
        ('dokumen = ["IKU"]', "dokumen", "tidak dipakai"),
        ('formulir = ["dokumen"]\ndokumen = ["IKU", " "]', "dokumen", "kosong"),
        ('formulir = ["dokumen"]\ndokumen = ["IKU", "IKU"]', "dokumen", "dua kali"),
    ],
)
def test_faults_of_the_forms_tables(ubah, tambahan, tempat, pesan):
    (fault,) = faults(ubah('wilayah = "kota"', f'wilayah = "kota"\n{tambahan}'))
    assert fault.startswith(f"{tempat}: ")
    assert pesan in fault

"""A small rekap of a social-affairs office: three sasaran, six indicators, budget lines; shared by tests."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from lkjip_xl.domain.laporan import AsalAngka, Ketentuan, Laporan, Uraian
from lkjip_xl.domain.records import Asal, BarisAnggaran, Bidang, Indikator, Pejabat, Polaritas, Rentang
from lkjip_xl.domain.rekap import Analisis, HasilAnggaran, HasilIndikator, HasilSasaran, Rekap

TAHUN = 2025
SASARAN = (
    "Meningkatnya kesejahteraan sosial penyandang masalah kesejahteraan sosial",
    "Meningkatnya perlindungan perempuan dan anak",
    "Meningkatnya akuntabilitas kinerja perangkat daerah",
)
NAKAL = "Data & verifikasi < 5 hari > {{ sisa }} {% tag %} 100% {_{ \"kutip\" 'tunggal' \\a"
PANJANG = "Pertanggungjawaban" * 12


def d(teks: str | None) -> Decimal | None:
    return None if teks is None else Decimal(teks)


def indikator(
    kode: str,
    nama: str,
    target: Decimal | Rentang | None,
    realisasi: str | None,
    capaian: str | None,
    *,
    sasaran: int = 0,
    satuan: str = "%",
    polaritas: Polaritas = Polaritas.POSITIF,
    kategori: str = "",
    riwayat: tuple[str | None, ...] = (None, None, None, None),
    renstra: str | None = None,
    nasional: str | None = None,
    keterangan: str = "",
    mentah: str | None = None,
    capaian_lalu: str | None = None,
    analisis: tuple[Analisis, ...] = (),
    target_teks: str = "",
) -> HasilIndikator:
    lalu, nilai = tuple(d(r) for r in riwayat), d(realisasi)
    tren = (*((TAHUN - n, lalu[n - 1]) for n in (4, 3, 2, 1)), (TAHUN, nilai))
    return HasilIndikator(
        indikator=Indikator(
            kode, SASARAN[sasaran], nama, satuan, polaritas, target, ("SOS",), target_renstra=d(renstra),
            standar_nasional=d(nasional), riwayat=lalu, target_teks=target_teks,
        ),
        target=target if isinstance(target, Decimal) else None,
        realisasi=nilai,
        capaian_mentah=d(mentah or capaian),
        capaian=d(capaian),
        kategori=kategori,
        keterangan=keterangan,
        rumus="R / T × 100",
        triwulan=(None, None, None, nilai),
        tren=tren,
        capaian_lalu=d(capaian_lalu),
        perubahan=nilai - lalu[0] if nilai is not None and lalu[0] is not None else None,
        kemajuan_renstra=_share(nilai, d(renstra)),
        terhadap_nasional=_share(nilai, d(nasional)),
        analisis=analisis,
        sumber=(Asal("2-masuk/Formulir SOS.xlsx", "Indikator", "J7"),),
    )  # fmt: skip


def anggaran(
    kode: str, uraian: str, pagu: str, realisasi: str | None, sasaran: int, *, jenjang: str = "program"
) -> HasilAnggaran:
    baris = BarisAnggaran(kode, uraian, jenjang, Decimal(pagu), "SOS", SASARAN[sasaran])
    nilai = d(realisasi)
    asal = (Asal("2-masuk/Formulir SOS.xlsx", "Anggaran", "D7"),)
    return HasilAnggaran(baris, nilai, _share(nilai, Decimal(pagu)), "" if nilai else "belum ada data", asal)


def _share(nilai: Decimal | None, acuan: Decimal | None) -> Decimal | None:
    return None if nilai is None or acuan is None else (nilai / acuan * 100).quantize(Decimal("0.01"))


def sample_rekap() -> Rekap:
    lines = _lines()
    first = (_pmks(), _poverty())
    second = (_cases(), _no_data())
    third = (_sakip(), _satisfaction())
    return Rekap(
        TAHUN,
        (
            HasilSasaran(SASARAN[0], first, d("97.31"), "Sangat Tinggi", d("6250000000"), d("5987654321.50"),
                         d("95.80"), d("1.51"), "efisien", lines[0:3]),
            HasilSasaran(SASARAN[1], second, d("112.50"), "Sangat Tinggi", d("1500000000"), d("1310000000"),
                         d("87.33"), d("25.17"), "efisien", lines[3:5]),
            HasilSasaran(SASARAN[2], third, d("90.50"), "Tinggi", d("850000000"), None, None, None,
                         "tidak dapat dihitung", lines[5:6]),
        ),
        lines, d("100.10"), "Sangat Tinggi", d("8600000000"), d("7297654321.50"), d("84.86"),
    )  # fmt: skip


def _lines() -> tuple[HasilAnggaran, ...]:
    return (
        anggaran("1.06.02", "Program Pemberdayaan Sosial", "1750000000", "1687654321.50", 0),
        anggaran("1.06.04", "Program Rehabilitasi Sosial", "2500000000", "2450000000", 0),
        anggaran("1.06.05", "Program Perlindungan dan Jaminan Sosial", "2000000000", "1850000000", 0),
        anggaran("2.08.03", "Program Perlindungan Perempuan", "900000000", "810000000", 1),
        anggaran("2.08.06", "Program Pemenuhan Hak Anak", "600000000", "500000000", 1),
        anggaran("1.06.01", "Program Penunjang Urusan Pemerintahan Daerah", "850000000", None, 2),
    )


def _pmks() -> HasilIndikator:
    return indikator(
        "IKU-1", "Persentase PMKS yang memperoleh bantuan sosial", Decimal(85), "87.5", "102.94",
        kategori="Sangat Tinggi", riwayat=("84.2", "80", "77.35", "75.1"), renstra="90", nasional="86",
        capaian_lalu="101.45",
        analisis=(
            Analisis("SOS", f"Pemutakhiran DTKS terlambat. {NAKAL}", "Verifikasi & validasi bersama kelurahan\n"
                     "dengan jadwal mingguan", "Menyusun jadwal verifikasi tahunan", "Seksi Fakir Miskin",
                     "31 Maret 2026", "BA verifikasi DTKS 2025"),
        ),
    )  # fmt: skip


def _poverty() -> HasilIndikator:
    return indikator(
        "IKU-2", "Angka kemiskinan", Decimal("6.2"), "6.72", "91.61", satuan="%", polaritas=Polaritas.NEGATIF,
        kategori="Sangat Tinggi", riwayat=("6.48", "6.65", "6.91", "7.44"), renstra="5.8", nasional="8.57",
        capaian_lalu="98.4",
        analisis=(
            Analisis("SOS", "Kenaikan harga kebutuhan pokok pada semester II.", "Perluasan sasaran bantuan pangan.",
                     "Sinkronisasi data bantuan lintas perangkat daerah", "Bidang Sosial", "30 Juni 2026",
                     PANJANG),
        ),
    )  # fmt: skip


def _cases() -> HasilIndikator:
    return indikator(
        "IKU-3", "Jumlah kasus kekerasan terhadap perempuan dan anak", Decimal(40), "35", "112.50", sasaran=1,
        satuan="kasus", polaritas=Polaritas.NEGATIF, kategori="Sangat Tinggi", riwayat=("42", "47", None, "51"),
        renstra="30",
        analisis=(
            Analisis("PPA", "", "Sosialisasi di 29 kelurahan dan layanan pengaduan 24 jam.",
                     "Menambah 2 konselor", "UPTD PPA", "31 Desember 2026", "Laporan layanan pengaduan"),
        ),
    )  # fmt: skip


def _no_data() -> HasilIndikator:
    return indikator("IKU-4", "Skor Kota Layak Anak", Decimal(800), None, None, sasaran=1, satuan="skor",
                     keterangan="belum ada data", riwayat=("742.5", "715", None, None))  # fmt: skip


def _sakip() -> HasilIndikator:
    return indikator("IKU-5", "Nilai SAKIP perangkat daerah", Decimal("80.5"), "81.15", "100.81", sasaran=2,
                     satuan="nilai", kategori="Sangat Tinggi", riwayat=("79.2", "78.05", "76.4", "74"),
                     renstra="82", capaian_lalu="99.5")  # fmt: skip


def _satisfaction() -> HasilIndikator:
    return indikator("IKU-6", "Tingkat kepuasan masyarakat", Rentang(Decimal(85), Decimal(90)), "68.17", "80.20",
                     sasaran=2, satuan="nilai", polaritas=Polaritas.RENTANG, kategori="Tinggi",
                     riwayat=("83.1", "82", "82", "80"), nasional="85")  # fmt: skip


def sample_laporan() -> Laporan:
    return Laporan(
        pemerintah="Pemerintah Kota Contoh",
        perangkat_daerah="Dinas Sosial, Pemberdayaan Perempuan & Perlindungan Anak",
        tahun=TAHUN,
        tanggal=date(2026, 2, 27),
        kepala=Pejabat("Kepala Dinas", "Nama Kepala Contoh, S.Sos., M.Si.", "197001011995031001", "Kepala Dinas",
                       "Pembina Utama Muda"),
        singkatan="Dinsos PPPA",
        tempat="Kota Contoh",
        alamat="Jalan Contoh Nomor 1",
        wilayah="kota",
        contoh=True,
        uraian=Uraian(
            gambaran_umum="Dinas Sosial melaksanakan urusan pemerintahan bidang sosial & pemberdayaan perempuan.\n"
            "Wilayah kerja meliputi lima kecamatan dan 29 kelurahan.",
            tugas_fungsi="Membantu wali kota melaksanakan urusan sosial.",
            isu_strategis="Ketepatan sasaran bantuan sosial.",
        ),
        bidang=(Bidang("SOS", "Bidang Sosial"), Bidang("PPA", "Bidang Perlindungan Perempuan dan Anak")),
        ketentuan=Ketentuan(
            rumus=("Indikator positif: realisasi ÷ target × 100.",
                   "Indikator negatif (N1): (2 × target − realisasi) ÷ target × 100."),
            pembulatan="Capaian dibulatkan ke dua angka di belakang koma; 0,005 dibulatkan ke atas.",
            skala=(("≥ 91", "Sangat Tinggi"), ("≥ 76 sampai kurang dari 91", "Tinggi"),
                   ("≥ 66 sampai kurang dari 76", "Sedang"), ("≥ 51 sampai kurang dari 66", "Rendah"),
                   ("kurang dari 51", "Sangat Rendah")),
        ),
        jejak="3f9c1d2e77aa0b51",
        asal_angka=(
            AsalAngka("IKU-1", "Persentase PPKS", "Realisasi", "87,5",
                      Asal("2-masuk/Formulir SOS.xlsx", "Indikator", "K5")),
            AsalAngka("1.06.01", "Program & <Sosial>", "Pagu", "Rp1.000,00",
                      Asal("Master LKjIP.xlsx", "Anggaran", "E5")),
        ),
    )  # fmt: skip

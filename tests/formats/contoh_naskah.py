"""One example of every paper, by its name; names and numbers are invented."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from contoh_evaluasi import papers as evaluation_papers
from sample_rekap import sample_rekap

from lkjip_xl.domain.beda.angka import AngkaBerubah
from lkjip_xl.domain.beda.naskah import Beda, Ragam
from lkjip_xl.domain.capaian import Kebijakan, category, compute
from lkjip_xl.domain.individu import BarisKinerja, KinerjaIndividu
from lkjip_xl.domain.kantor import Kantor
from lkjip_xl.domain.naskah import BerkasArsip, Rapat, Surat
from lkjip_xl.domain.problems import Problem, Tingkat
from lkjip_xl.domain.progress import Penerimaan
from lkjip_xl.domain.records import BarisAnggaran, Bidang, Indikator, Pejabat, Polaritas, Rentang
from lkjip_xl.domain.rekap import Rekap
from lkjip_xl.domain.sop import Langkah, Pelaku, Sop, Waktu
from lkjip_xl.formats.letters import closing as penutup
from lkjip_xl.formats.letters import collection as pengumpulan
from lkjip_xl.formats.letters import data as kebutuhan
from lkjip_xl.formats.letters import individual, internal
from lkjip_xl.formats.letters import planning as perencanaan
from lkjip_xl.formats.letters.brief import ikhtisar
from lkjip_xl.formats.letters.changes import daftar_perubahan

TANGGAL = date(2026, 1, 12)
KEPALA = Pejabat(
    "Kepala Dinas",
    "Contoh Kepala, S.Sos., M.Si.",
    "197001011995031001",
    "Kepala Dinas Sosial, Pemberdayaan Perempuan dan Perlindungan Anak",
    "Pembina Utama Muda",
)
PERENCANA = Pejabat(
    "Perencana", "Contoh Perencana, S.E.", "199002022015032002", "Perencana Ahli Muda", "Penata"
)
KANTOR = Kantor(
    pemerintah="Pemerintah Kota Contoh",
    perangkat_daerah="Dinas Sosial, Pemberdayaan Perempuan dan Perlindungan Anak",
    singkatan="Dinsos PPPA",
    unit="DINSOSPPPA",
    alamat="Jalan Merdeka Nomor 1, Contoh 67200, Telepon (0335) 000000\nLaman dinsos.contoh.go.id",
    tempat="Contoh",
    tahun=2025,
    sebutan_laporan="Laporan Kinerja Instansi Pemerintah (LKjIP)",
    kepala=KEPALA,
    perencana=PERENCANA,
    pejabat={"Kepala Dinas": KEPALA, "Perencana": PERENCANA},
    judul_sop="SOP Penyusunan LKjIP",
    tujuan_pengantar="Kepala Bagian Organisasi Sekretariat Daerah Kota Contoh",
    contoh=True,
)
BIDANG = (
    Bidang("RESOS", "Bidang Rehabilitasi Sosial", "Contoh Kabid Satu, S.Sos."),
    Bidang("LINJAM", "Bidang Perlindungan dan Jaminan Sosial", "Contoh Kabid Dua, S.H."),
    Bidang("SEKRET", "Sekretariat"),
)
RAPAT = Rapat(
    TANGGAL, "09.00 WIB s.d. selesai", "Ruang Rapat Dinas", "Pemenuhan data LKjIP dan formulir isian"
)
AKTIVITAS = (
    ("Menginformasikan rencana penyusunan LKjIP kepada Kepala Dinas", "1 hari"),
    ("Mengadakan rapat pemenuhan data dan format isian", "1 hari"),
    ("Pengumpulan formulir isian", "3 hari"),
    ("Meneliti kesesuaian data", "3 hari"),
    ("Analisa dan pengolahan data", "3 hari"),
)
LANGKAH = tuple(
    Langkah(
        f"L0{n}",
        str(n),
        f"{n}",
        aktivitas,
        (Pelaku("Perencana"),),
        "- Form isian - Softcopy",
        Waktu(waktu),
        "",
        (),
    )
    for n, (aktivitas, waktu) in enumerate(AKTIVITAS, start=1)
)
SOP = Sop(
    "contoh",
    "SOP",
    "",
    "Kota Contoh",
    "kota",
    "Dinas",
    "Dinas",
    "D",
    "Contoh",
    "Kepala Dinas",
    "Bidang",
    "LKjIP",
    "",
    (),
    (),
    (),
    (),
    (),
    (),
    (),
    LANGKAH,
)
INDIKATOR = (
    Indikator(
        "IK-01",
        "S1",
        "Persentase PPKS yang terpenuhi kebutuhan dasarnya",
        "%",
        Polaritas.POSITIF,
        Decimal("87.5"),
        ("RESOS",),
    ),
    Indikator(
        "IK-02",
        "S1",
        "Kepatuhan < 5 & layanan ≥ 80",
        "poin",
        Polaritas.RENTANG,
        Rentang(Decimal(80), Decimal(90)),
        ("RESOS",),
    ),
    Indikator(
        "IK-03", "S2", "Nilai SAKIP", "predikat", Polaritas.POSITIF, None, ("RESOS",), target_teks="BB"
    ),
)
ANGGARAN = (
    BarisAnggaran("1.06.02", "Program Rehabilitasi Sosial", "program", Decimal(1234567000), "RESOS"),
    BarisAnggaran("1.06.02.2.01", "Rehabilitasi Sosial Dasar", "kegiatan", None, "RESOS"),
)
TEMUAN = (
    Problem(
        "P01",
        Tingkat.PERINGATAN,
        "Realisasi jauh dari tahun lalu.",
        "Pastikan angkanya.",
        lembar="Indikator",
        sel="J8",
    ),
    Problem(
        "N01",
        Tingkat.GALAT,
        "“1.234” bisa berarti 1234 atau 1,234.",
        "Tulis 1234 atau 1,234.",
        lembar="Indikator",
        sel="F7",
    ),
)
TERIMA = tuple(
    Penerimaan(
        datetime(2026, 1, 15, 9, 30),
        kode,
        1,
        f"t-{kode}",
        f"2-masuk/Formulir {kode}.xlsx",
        f"{n}" * 64,
        "diterima",
    )
    for n, kode in enumerate(("RESOS", "LINJAM"), start=1)
)
REKAP = Rekap(2025, (), (), Decimal("97.456"), "Sangat Tinggi", Decimal(2500000000), None, Decimal("91.2"))
TENGGAT = date(2026, 1, 19)

KEBIJAKAN = Kebijakan()
CAPAIAN = compute(Decimal(80), Decimal(84), Polaritas.POSITIF, KEBIJAKAN)
KINERJA = (
    BarisKinerja(
        *("Persentase laporan tepat waktu & lengkap", "%", "80", "84", CAPAIAN),
        kategori=category(CAPAIAN.penuh, KEBIJAKAN)[0],
        keterangan="Terlambat satu kali",
    ),
    BarisKinerja(
        *("Banyaknya keluhan", "keluhan", "≤ 5", "-"),
        compute(Decimal(5), None, Polaritas.NEGATIF, KEBIJAKAN),
        "",
    ),
)
ORANG = (
    KinerjaIndividu(
        *("Contoh Pelaksana, A.Md.", "199203042019031003", "Pengelola Data", "RESOS", KINERJA),
        *(CAPAIAN.penuh, CAPAIAN.nilai, "Sangat Tinggi"),
    ),
    KinerjaIndividu(
        "Contoh Staf", "199304052020122004", "Pengadministrasi", "LINJAM", KINERJA[1:], None, None, ""
    ),
)

SURAT: dict[str, Surat] = {
    "nota-dinas-rencana": perencanaan.nota_dinas_rencana(
        KANTOR, SOP, {"L01": (TANGGAL, TANGGAL), "L02": (date(2026, 1, 13), date(2026, 1, 13))}, TANGGAL
    ),
    "undangan-rapat": perencanaan.undangan_rapat(
        KANTOR, RAPAT, BIDANG, TANGGAL, "Mohon membawa data tahun 2025."
    ),
    "daftar-hadir": perencanaan.daftar_hadir(KANTOR, RAPAT, BIDANG),
    "notulen": perencanaan.notulen(
        KANTOR,
        RAPAT,
        ["Kepala membuka rapat.", "Formulir isian dijelaskan."],
        [("Mengisi formulir", "Kepala Bidang", TENGGAT)],
    ),
    "surat-permintaan": pengumpulan.surat_permintaan(
        KANTOR,
        BIDANG[0],
        INDIKATOR,
        ANGGARAN,
        tenggat=TENGGAT,
        tanggal=TANGGAL,
        berkas="Formulir RESOS.xlsx",
        penerus=[
            (Bidang("RESOS.ANAK", "Seksi Rehabilitasi Anak", "Contoh Kasi"), "Formulir RESOS.ANAK.xlsx")
        ],
    ),
    "tanda-terima": pengumpulan.tanda_terima(
        KANTOR, TERIMA, {b.kode: b.nama for b in BIDANG}, ["Sekretariat"], TANGGAL
    ),
    "surat-pengingat": pengumpulan.surat_pengingat(
        KANTOR,
        BIDANG[2],
        tenggat=TENGGAT,
        tenggat_baru=date(2026, 1, 23),
        tanggal=date(2026, 1, 21),
        terlambat=2,
        rujukan="nomor 065/001/425.504/2026",
        yang_ditunggu=["Realisasi 4 indikator", "Realisasi 3 baris anggaran"],
    ),
    "nota-pengembalian": pengumpulan.nota_pengembalian(
        KANTOR,
        BIDANG[0],
        TEMUAN,
        putaran=1,
        berkas="Formulir RESOS.xlsx",
        berkas_baru="Formulir RESOS putaran 2.xlsx",
        tenggat=TENGGAT,
        tanggal=TANGGAL,
    ),
    "nota-dinas-penyerahan": penutup.nota_dinas_penyerahan(
        KANTOR,
        REKAP,
        [("Draf LKjIP 2025 v1.docx", "Draf laporan"), ("Lembar Koreksi.docx", "Untuk diisi")],
        jumlah_bidang=3,
        tenggat=TENGGAT,
        tanggal=TANGGAL,
    ),
    "lembar-koreksi": penutup.lembar_koreksi(
        KANTOR,
        "Draf LKjIP 2025 v1.docx",
        [{"Bagian": "Bab III", "Koreksi": "Tambah sebab", "Oleh": "Kepala", "Status": None}],
        versi="1",
        tanggal_draf=TANGGAL,
        tanggal=TENGGAT,
    ),
    "lembar-reviu": penutup.lembar_reviu(
        KANTOR,
        "Draf LKjIP 2025 v2.docx",
        [
            {
                "Pereviu": "Contoh Kabid Satu, S.Sos.",
                "Jabatan": "Kepala Bidang Rehabilitasi Sosial",
                "Keputusan": "disetujui",
                "Tanggal": TANGGAL,
                "Catatan": None,
            },
            {
                "Pereviu": "Contoh Kabid Dua, S.H.",
                "Jabatan": "Kepala Bidang Linjamsos",
                "Keputusan": "perbaikan",
                "Tanggal": TANGGAL,
                "Catatan": "Tabel 3.2",
            },
            {"Pereviu": None, "Jabatan": "Sekretaris", "Keputusan": None, "Tanggal": None, "Catatan": None},
        ],
        versi="2",
        tanggal_draf=TANGGAL,
        tanggal=TENGGAT,
    ),
    "daftar-perubahan": daftar_perubahan(
        *(KANTOR, "Draf LKjIP 2025 v1.docx", "Draf LKjIP 2025 v2.docx"),
        angka=[AngkaBerubah("t", "capaian “Angka kemiskinan”", "86,50", "87,00", "Formulir RESOS.xlsx › E5")],
        perubahan=[
            Beda(
                Ragam.UBAH, "Bab III, Capaian", "paragraf 2", "Capaian 86,50 persen", "Capaian 87,00 persen"
            ),
            Beda(Ragam.HAPUS, "Bab III, Tabel 3.1", "baris “IKM”", "1 | IKM | 80"),
        ],
        suntingan=[
            Beda(Ragam.TAMBAH, "Bab II, Renstra", "paragraf 1", baru="Kalimat kantor & mitra <baru>.")
        ],
        tanggal=TANGGAL,
    ),
    "lembar-pemeriksaan": penutup.lembar_pemeriksaan(
        *(KANTOR, "Draf LKjIP 2025 v2.docx"),
        [
            {
                "No": 1,
                "Pertanyaan": "Apakah setiap sasaran mempunyai capaian?",
                "Hasil": "sebagian",
                "Keterangan": "Sasaran “Terwujudnya pelayanan” belum mempunyai capaian.",
                "Tempat": "Indikator › E5",
                "Saran": "Lengkapi realisasinya.",
            },
            {
                "No": 2,
                "Pertanyaan": "Apakah batas penyampaian belum lewat?",
                "Hasil": "ya",
                "Keterangan": "Sesuai.",
                "Tempat": "",
                "Saran": "",
            },
        ],
        "Dari 2 pertanyaan: 1 ya, 1 sebagian, 0 tidak. 1 di antaranya menahan pengesahan.",
        versi="2",
        tanggal_draf=TANGGAL,
        tanggal=TENGGAT,
        alasan="Batas penyampaian hari ini; data menyusul.",
    ),
    "lembar-pengesahan": penutup.lembar_pengesahan(
        KANTOR, "LKjIP 2025 Dinsos PPPA.docx", versi="3", sidik="ab" * 32, tanggal=TENGGAT
    ),
    "surat-pengantar": penutup.surat_pengantar(
        KANTOR,
        [
            (
                "LKjIP Dinsos PPPA Tahun 2025",
                1,
                "berkas",
                "Disampaikan dengan hormat untuk dipergunakan sebagaimana mestinya.",
            ),
            ("Salinan lunak LKjIP", 1, "keping", ""),
        ],
        TENGGAT,
        tembusan=["Wali Kota Contoh (sebagai laporan)", "Inspektur Kota Contoh"],
    ),
    "berita-acara-arsip": penutup.berita_acara_arsip(
        KANTOR,
        [BerkasArsip(f"data/LKjIP 2025 bagian {n}.docx", 123456 * n, f"{n:x}" * 64) for n in range(1, 14)],
        lokasi="5-arsip/LKjIP 2025",
        tanggal=TENGGAT,
        sidik_arsip="cd" * 32,
        sidik_jurnal="ef" * 32,
    ),
    "lembar-disposisi": internal.lembar_disposisi(
        KANTOR,
        "Penyusunan LKjIP Tahun 2025",
        ["Sekretaris", "Kepala Sub Bagian Program", "Perencana Ahli Muda"],
        dipilih=["sekretaris"],
        harapan=["Siapkan bahan"],
        isi="Mohon disiapkan tepat waktu.",
        surat_dari="Bagian Organisasi",
        nomor_surat="065/12/2026",
        tanggal_surat=TANGGAL,
        tanggal=TENGGAT,
    ),
    "lembar-ekspedisi": internal.lembar_ekspedisi(
        KANTOR,
        [("065/1/2026", TANGGAL, "LKjIP Tahun 2025", "Bagian Organisasi")],
        TENGGAT,
        [(TENGGAT, "Contoh")],
    ),
    "sk-tim-evaluasi": internal.sk_tim(
        KANTOR,
        "Pembentukan Tim Evaluasi Internal Akuntabilitas Kinerja Tahun 2025",
        menimbang=[
            "bahwa untuk meningkatkan akuntabilitas kinerja perlu dilakukan evaluasi internal;",
            "bahwa untuk maksud tersebut perlu dibentuk tim dengan keputusan;",
        ],
        mengingat=[
            "Peraturan Presiden Nomor 29 Tahun 2014;",
            "Peraturan Menteri PANRB Nomor 53 Tahun 2014;",
            "Peraturan Menteri PANRB Nomor 88 Tahun 2021;",
        ],
        diktum=[
            "Membentuk tim dengan susunan sebagaimana tercantum dalam Lampiran.",
            "Tim bertugas melaksanakan evaluasi dan menyusun laporan hasil evaluasi.",
            "Keputusan ini mulai berlaku pada tanggal ditetapkan.",
        ],
        tim=[("Contoh Ketua, S.E.", "Sekretaris", "Ketua"), ("", "Perencana Ahli Muda", "Anggota")],
        tanggal=TENGGAT,
        tembusan=["Inspektur Kota Contoh"],
    ),
    "daftar-inventaris-data": individual.daftar_inventaris_data(
        *(KANTOR, INDIKATOR, ANGGARAN, {b.kode: b.nama for b in BIDANG}),
        lain=["Kinerja individu setiap pegawai"],
        tenggat=TENGGAT,
        tanggal=TANGGAL,
    ),
    "laporan-kinerja-individu": individual.laporan_kinerja_individu(
        KANTOR, ORANG[0], "Bidang Rehabilitasi Sosial", KEPALA, KEBIJAKAN, tanggal=TANGGAL
    ),
    "rekap-kinerja-individu": individual.rekap_kinerja_individu(
        *(KANTOR, ORANG, {b.kode: b.nama for b in BIDANG}, KEBIJAKAN),
        belum=["Contoh Magang (RESOS): NIP belum diisi"],
        tanggal=TANGGAL,
    ),
    "lembar-persetujuan": internal.lembar_persetujuan(
        KANTOR,
        "Draf LKjIP 2025 v2.docx",
        [{"Keputusan": "disetujui", "Catatan": "Segera digandakan."}],
        versi="2",
        tanggal_draf=TANGGAL,
        tanggal=TENGGAT,
    ),
    "disposisi-persetujuan": internal.disposisi_persetujuan(
        KANTOR,
        "Draf LKjIP 2025 v2.docx",
        "Kepala Sub Bagian Program",
        versi="2",
        catatan="Segera disampaikan.",
        tanggal=TENGGAT,
    ),
    "format-pengumpulan-data": kebutuhan.format_pengumpulan_data(
        *(KANTOR, INDIKATOR, ANGGARAN, {b.kode: b.nama for b in BIDANG}), tenggat=TENGGAT, tanggal=TANGGAL
    ),
    "nota-dinas-kebutuhan-data": kebutuhan.nota_dinas_kebutuhan_data(
        *(KANTOR, BIDANG, INDIKATOR, ANGGARAN, ["Permintaan data: 13 Januari 2026"]),
        dari=PERENCANA,
        kepada=Pejabat("Sekretaris", jabatan="Sekretaris Dinas"),
        tanggal=TANGGAL,
    ),
    "register-arsip": internal.register_arsip(
        KANTOR,
        [
            {
                "nomor": "065/1/2026",
                "uraian": "LKjIP Tahun 2025",
                "tanggal": TENGGAT,
                "bentuk": "Hard copy",
                "jumlah": "1 (satu) berkas",
                "tempat": "",
            }
        ],
        pengelola=PERENCANA,
        tanggal=TENGGAT,
    ),
}
SURAT["ikhtisar"] = ikhtisar(
    KANTOR,
    sample_rekap(),
    langkah=(6, 10),
    menunggu=["Formulir belum sah dari Sekretariat."],
    bagan="",
    tanggal=TENGGAT,
)
SURAT |= evaluation_papers(KANTOR, SOP, TENGGAT)

"""The worksheet of a SAKIP evaluation (LKE): components, sub-components, weights and criteria as data.

Source: lampiran PermenPANRB 88/2021. Weights are those of the decree; an office whose regency weighs
otherwise edits column Bobot of its LKE, and the criteria too.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final, NamedTuple

SUMBER: Final = "Lampiran PermenPANRB Nomor 88 Tahun 2021"


class SubKomponen(NamedTuple):
    """A sub-component ("1.a"): its aspect, statement, weight and criteria."""

    kode: str
    aspek: str
    nama: str
    bobot: Decimal
    kriteria: tuple[str, ...]


class Komponen(NamedTuple):
    """A component of the evaluation; its weight is the sum of its sub-components."""

    nama: str
    sub: tuple[SubKomponen, ...]

    @property
    def bobot(self) -> Decimal:
        """The weight, in points of 100."""
        return sum((s.bobot for s in self.sub), Decimal(0))


_ADA, _MUTU, _MANFAAT = "Keberadaan", "Kualitas", "Pemanfaatan"

_PERENCANAAN = Komponen(
    "Perencanaan Kinerja",
    (
        SubKomponen(
            *("1.a", _ADA, "Dokumen perencanaan kinerja telah tersedia", Decimal(6)),
            kriteria=(
                "Terdapat pedoman teknis perencanaan kinerja.",
                "Terdapat dokumen perencanaan kinerja jangka panjang.",
                "Terdapat dokumen perencanaan kinerja jangka menengah.",
                "Terdapat dokumen perencanaan kinerja jangka pendek.",
                "Terdapat dokumen perencanaan aktivitas yang mendukung kinerja.",
                "Terdapat dokumen perencanaan anggaran yang mendukung kinerja.",
            ),
        ),
        SubKomponen(
            "1.b",
            _MUTU,
            "Dokumen perencanaan kinerja telah memenuhi standar yang baik: berorientasi hasil, ukuran SMART, "
            "selaras di setiap level (cascading), memperhatikan kinerja bidang lain (crosscutting)",
            Decimal(9),
            (
                "Dokumen perencanaan kinerja telah diformalkan.",
                "Dokumen perencanaan kinerja telah dipublikasikan tepat waktu.",
                "Dokumen perencanaan kinerja telah menggambarkan kebutuhan atas kinerja sebenarnya yang perlu dicapai.",
                "Kualitas rumusan hasil (tujuan/sasaran) telah jelas menggambarkan kondisi kinerja yang akan dicapai.",
                "Ukuran keberhasilan (indikator kinerja) telah memenuhi kriteria SMART.",
                (
                    "Indikator Kinerja Utama (IKU) telah menggambarkan kondisi kinerja utama yang harus dicapai, "
                    "tertuang secara berkelanjutan."
                ),
                "Target yang ditetapkan dalam perencanaan kinerja dapat dicapai, menantang, dan realistis.",
                (
                    "Setiap dokumen perencanaan kinerja menggambarkan hubungan yang berkesinambungan dan selaras "
                    "antara kondisi/hasil yang akan dicapai di setiap level jabatan (cascading)."
                ),
                (
                    "Perencanaan kinerja dapat memberikan informasi tentang hubungan kinerja, strategi, kebijakan, "
                    "bahkan aktivitas antarbidang/dengan tugas dan fungsi lain yang berkaitan (crosscutting)."
                ),
                "Setiap unit/satuan kerja merumuskan dan menetapkan perencanaan kinerja.",
                "Setiap pegawai merumuskan dan menetapkan perencanaan kinerja.",
            ),
        ),
        SubKomponen(
            "1.c",
            _MANFAAT,
            "Perencanaan kinerja telah dimanfaatkan untuk mewujudkan hasil yang berkesinambungan",
            Decimal(15),
            (
                "Anggaran yang ditetapkan telah mengacu pada kinerja yang ingin dicapai.",
                "Aktivitas yang dilaksanakan telah mendukung kinerja yang ingin dicapai.",
                "Target yang ditetapkan telah dicapai dengan baik, atau setidaknya masih pada jalurnya.",
                "Rencana aksi kinerja berjalan dinamis karena capaian kinerja selalu dipantau secara berkala.",
                (
                    "Terdapat perbaikan dokumen perencanaan kinerja yang ditetapkan dari hasil analisis perbaikan "
                    "kinerja sebelumnya."
                ),
                "Terdapat perbaikan dokumen perencanaan kinerja dalam mewujudkan kondisi/hasil yang lebih baik.",
                "Setiap unit/satuan kerja memahami, peduli, dan berkomitmen mencapai kinerja yang direncanakan.",
                "Setiap pegawai memahami, peduli, dan berkomitmen mencapai kinerja yang direncanakan.",
            ),
        ),
    ),
)

_PENGUKURAN = Komponen(
    "Pengukuran Kinerja",
    (
        SubKomponen(
            *("2.a", _ADA, "Pengukuran kinerja telah dilakukan", Decimal(6)),
            kriteria=(
                "Terdapat pedoman teknis pengukuran kinerja dan pengumpulan data kinerja.",
                "Terdapat definisi operasional yang jelas atas kinerja dan cara mengukur indikator kinerja.",
                "Terdapat mekanisme yang jelas terhadap pengumpulan data kinerja yang dapat diandalkan.",
            ),
        ),
        SubKomponen(
            "2.b",
            _MUTU,
            "Pengukuran kinerja telah menjadi kebutuhan dalam mewujudkan kinerja secara efektif dan efisien, "
            "dilakukan berjenjang dan berkelanjutan",
            Decimal(9),
            (
                "Pimpinan selalu terlibat sebagai pengambil keputusan dalam mengukur capaian kinerja.",
                "Data kinerja yang dikumpulkan telah relevan untuk mengukur capaian kinerja yang diharapkan.",
                "Data kinerja yang dikumpulkan telah mendukung capaian kinerja yang diharapkan.",
                "Pengukuran kinerja telah dilakukan secara berkala.",
                "Setiap level organisasi memantau pengukuran capaian kinerja unit di bawahnya secara berjenjang.",
                "Pengumpulan data kinerja telah memanfaatkan teknologi informasi (aplikasi).",
                "Pengukuran capaian kinerja telah memanfaatkan teknologi informasi (aplikasi).",
            ),
        ),
        SubKomponen(
            "2.c",
            _MANFAAT,
            "Pengukuran kinerja telah dijadikan dasar pemberian penghargaan dan sanksi, serta penyesuaian "
            "strategi dalam mencapai kinerja yang efektif dan efisien",
            Decimal(15),
            (
                "Pengukuran kinerja telah menjadi dasar penyesuaian tunjangan kinerja/penghasilan.",
                "Pengukuran kinerja telah menjadi dasar penempatan/penghapusan jabatan struktural maupun fungsional.",
                "Pengukuran kinerja telah mempengaruhi penyesuaian (refocusing) organisasi.",
                "Pengukuran kinerja telah mempengaruhi penyesuaian strategi dalam mencapai kinerja.",
                "Pengukuran kinerja telah mempengaruhi penyesuaian kebijakan dalam mencapai kinerja.",
                "Pengukuran kinerja telah mempengaruhi penyesuaian aktivitas dalam mencapai kinerja.",
                "Pengukuran kinerja telah mempengaruhi penyesuaian anggaran dalam mencapai kinerja.",
                "Terdapat efisiensi atas penggunaan anggaran dalam mencapai kinerja.",
                "Setiap unit/satuan kerja memahami dan peduli atas hasil pengukuran kinerja.",
                "Setiap pegawai memahami dan peduli atas hasil pengukuran kinerja.",
            ),
        ),
    ),
)

_PELAPORAN = Komponen(
    "Pelaporan Kinerja",
    (
        SubKomponen(
            *("3.a", _ADA, "Terdapat dokumen laporan yang menggambarkan kinerja", Decimal(3)),
            kriteria=(
                "Dokumen laporan kinerja telah disusun.",
                "Dokumen laporan kinerja telah disusun secara berkala.",
                "Dokumen laporan kinerja telah diformalkan.",
                "Dokumen laporan kinerja telah direviu.",
                "Dokumen laporan kinerja telah dipublikasikan.",
                "Dokumen laporan kinerja telah disampaikan tepat waktu.",
            ),
        ),
        SubKomponen(
            "3.b",
            _MUTU,
            "Dokumen laporan kinerja telah memenuhi standar menggambarkan kualitas atas pencapaian kinerja, "
            "informasi keberhasilan/kegagalan, serta upaya perbaikannya",
            Decimal("4.5"),
            (
                "Dokumen laporan kinerja disusun secara berkualitas sesuai dengan standar.",
                "Dokumen laporan kinerja telah mengungkap seluruh informasi tentang pencapaian kinerja.",
                "Dokumen laporan kinerja telah menginfokan perbandingan realisasi kinerja dengan target tahunan.",
                "Dokumen laporan kinerja telah menginfokan perbandingan realisasi dengan target jangka menengah.",
                "Dokumen laporan kinerja telah menginfokan perbandingan realisasi dengan tahun-tahun sebelumnya.",
                (
                    "Dokumen laporan kinerja telah menginfokan perbandingan realisasi dengan realisasi di level "
                    "nasional/internasional (benchmark)."
                ),
                "Dokumen laporan kinerja telah menginfokan kualitas capaian beserta upaya nyata dan/atau hambatannya.",
                "Dokumen laporan kinerja telah menginfokan efisiensi penggunaan sumber daya dalam mencapai kinerja.",
                "Dokumen laporan kinerja telah menginfokan upaya perbaikan dan penyempurnaan kinerja ke depan.",
            ),
        ),
        SubKomponen(
            "3.c",
            _MANFAAT,
            "Pelaporan kinerja telah memberikan dampak yang besar dalam penyesuaian strategi/kebijakan untuk "
            "mencapai kinerja berikutnya",
            Decimal("7.5"),
            (
                "Informasi dalam laporan kinerja selalu menjadi perhatian utama pimpinan.",
                "Penyajian informasi dalam laporan kinerja menjadi kepedulian seluruh pegawai.",
                "Informasi dalam laporan kinerja berkala telah digunakan dalam penyesuaian aktivitas.",
                "Informasi dalam laporan kinerja berkala telah digunakan dalam penyesuaian penggunaan anggaran.",
                "Informasi dalam laporan kinerja telah digunakan dalam evaluasi pencapaian keberhasilan kinerja.",
                "Informasi dalam laporan kinerja telah digunakan dalam penyesuaian perencanaan kinerja berikutnya.",
                "Informasi dalam laporan kinerja selalu mempengaruhi perubahan budaya kinerja organisasi.",
            ),
        ),
    ),
)

_EVALUASI = Komponen(
    "Evaluasi Akuntabilitas Kinerja Internal",
    (
        SubKomponen(
            *("4.a", _ADA, "Evaluasi akuntabilitas kinerja internal telah dilaksanakan", Decimal(5)),
            kriteria=(
                "Terdapat pedoman teknis evaluasi akuntabilitas kinerja internal.",
                "Evaluasi akuntabilitas kinerja internal telah dilaksanakan pada seluruh unit kerja.",
                "Evaluasi akuntabilitas kinerja internal telah dilaksanakan secara berjenjang.",
            ),
        ),
        SubKomponen(
            "4.b",
            _MUTU,
            "Evaluasi akuntabilitas kinerja internal telah dilaksanakan secara berkualitas dengan sumber daya "
            "yang memadai",
            Decimal("7.5"),
            (
                "Evaluasi akuntabilitas kinerja internal telah dilaksanakan sesuai standar.",
                "Evaluasi akuntabilitas kinerja internal telah dilaksanakan oleh SDM yang memadai.",
                "Evaluasi akuntabilitas kinerja internal telah dilaksanakan dengan pendalaman yang memadai.",
                "Evaluasi akuntabilitas kinerja internal dengan mutu tersebut telah menjangkau seluruh unit kerja.",
                "Evaluasi akuntabilitas kinerja internal telah memanfaatkan teknologi informasi (aplikasi).",
            ),
        ),
        SubKomponen(
            "4.c",
            _MANFAAT,
            "Implementasi SAKIP telah meningkat karena evaluasi akuntabilitas kinerja internal",
            Decimal("12.5"),
            (
                "Seluruh rekomendasi atas hasil evaluasi akuntabilitas kinerja internal telah ditindaklanjuti.",
                "Telah terjadi peningkatan implementasi SAKIP dengan melaksanakan tindak lanjut atas rekomendasi.",
                "Hasil evaluasi telah dimanfaatkan untuk perbaikan dan peningkatan akuntabilitas kinerja.",
                "Hasil evaluasi telah dimanfaatkan dalam mendukung efektivitas dan efisiensi kinerja.",
                "Telah terjadi perbaikan dan peningkatan kinerja dengan memanfaatkan hasil evaluasi.",
            ),
        ),
    ),
)

KOMPONEN: Final = (_PERENCANAAN, _PENGUKURAN, _PELAPORAN, _EVALUASI)

JAWABAN: Final[dict[str, int]] = {
    "AA": 100,
    "A": 90,
    "BB": 80,
    "B": 70,
    "CC": 60,
    "C": 50,
    "D": 30,
    "E": 0,
}
"""Answer -> score, best first."""

ARTI_JAWABAN: Final[dict[str, str]] = {
    "AA": "Terpenuhi seluruhnya (100%) dan telah dipertahankan setidaknya dalam lima tahun terakhir",
    "A": "Terpenuhi seluruhnya (100%) dan terdapat upaya yang dapat dihargai",
    "BB": "Terpenuhi seluruhnya (100%) sesuai dengan mandat kebijakan",
    "B": "Terpenuhi sebagian besar (lebih dari 75% sampai 100%)",
    "CC": "Terpenuhi lebih dari 50% sampai 75%",
    "C": "Terpenuhi lebih dari 25% sampai 50%",
    "D": "Mulai dipenuhi (lebih dari 0% sampai 25%)",
    "E": "Sama sekali tidak ada upaya untuk memenuhinya",
}


class Predikat(NamedTuple):
    """A predicate: its letters, the score it must EXCEED, and what it is called."""

    huruf: str
    di_atas: int
    sebutan: str


PREDIKAT: Final = (
    Predikat("AA", 90, "Sangat Memuaskan"),
    Predikat("A", 80, "Memuaskan"),
    Predikat("BB", 70, "Sangat Baik"),
    Predikat("B", 60, "Baik"),
    Predikat("CC", 50, "Cukup (Memadai)"),
    Predikat("C", 30, "Kurang"),
    Predikat("D", -1, "Sangat Kurang"),
)
"""Best first. Bounds are strict: 90,00 is A."""

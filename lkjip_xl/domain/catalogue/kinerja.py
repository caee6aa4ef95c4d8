"""Findings of the rules: P performance figures, P30-P39 the master's own tables, B budget."""

from __future__ import annotations

from lkjip_xl.domain.catalogue.entri import GALAT, PERINGATAN, Entri

KINERJA: dict[str, Entri] = {
    "P01": Entri(
        GALAT,
        "{baris}: realisasi setahun belum diisi.",
        "Isi angkanya (0 bila memang nol), atau tulis n/a bila memang belum ada data "
        "dan jelaskan di kolom Kendala.",
    ),
    "P02": Entri(
        PERINGATAN,
        "{baris}: realisasi ditulis “{tulisan}”, jadi capaiannya tidak dapat dihitung.",
        "Susulkan angkanya bila sudah ada; penjelasan di kolom Kendala akan dikutip dalam laporan.",
    ),
    "P03": Entri(
        GALAT,
        "{baris}: realisasi ditulis “{tulisan}” tanpa penjelasan.",
        "Isi angkanya, atau jelaskan di kolom Kendala mengapa datanya belum ada.",
    ),
    "P04": Entri(
        GALAT,
        "{baris}: realisasi setahun tertulis {setahun}, sedangkan {cara} triwulan adalah {triwulan}.",
        "Samakan angka triwulan dan angka setahun; yang salah diperbaiki.",
    ),
    "P05": Entri(
        PERINGATAN,
        "{baris}: {kolom} belum diisi, sedangkan triwulan lain sudah.",
        "Lengkapi angka triwulan itu; tulis 0 bila memang nol.",
    ),
    "P06": Entri(
        PERINGATAN,
        "{baris}: {kolom} tertulis {angka} %, padahal “{nama}” lazimnya tidak melebihi 100 %.",
        "Periksa angkanya dan pembaginya; bila benar, jelaskan di kolom Kendala.",
    ),
    "P07": Entri(
        GALAT,
        "{baris}: {kolom} tertulis {angka} {satuan}; jumlah {satuan} tidak mungkin negatif.",
        "Hapus tanda minusnya atau isi angka yang benar.",
    ),
    "P08": Entri(
        PERINGATAN,
        "{baris}: {kolom} tertulis negatif ({angka} {satuan}).",
        "Pastikan tanda minusnya memang benar.",
    ),
    "P09": Entri(
        PERINGATAN,
        "{baris}: {kolom} tertulis {angka} {satuan}; jumlah {satuan} lazimnya bilangan bulat.",
        "Periksa letak koma dan titiknya.",
    ),
    "P10": Entri(
        PERINGATAN,
        "{baris}: realisasi {angka} {satuan} jauh dari tahun-tahun sebelumnya ({lalu}); "
        "mungkin letak koma atau titik ribuannya keliru.",
        "Periksa angkanya; bila benar, jelaskan sebab perubahannya di kolom Kendala.",
    ),
    "P11": Entri(
        GALAT,
        "{baris}: target tidak tercapai (capaian {capaian} %), tetapi kolom {kolom} belum diisi.",
        "Isi kolom itu: sebab, tindakan yang sudah dilakukan, rencana, penanggung jawab, dan batas waktunya.",
    ),
    "P12": Entri(
        PERINGATAN,
        "{baris}: capaian {capaian} % jauh di atas target.",
        "Periksa angka dan targetnya; bila benar, jelaskan sebabnya di kolom Kendala atau Solusi.",
    ),
    "P13": Entri(
        PERINGATAN,
        "{baris}: bukti dukung belum disebut.",
        "Tulis nama dokumen atau tautan bukti dukungnya.",
    ),
    "P14": Entri(
        GALAT,
        "{baris}: kolom {kolom} belum diisi, padahal angka beberapa unit digabung dengan {agregasi}.",
        "Isi kolom itu supaya angka gabungannya dapat dihitung.",
    ),
    "P15": Entri(
        PERINGATAN,
        "{baris}: pembilang {pembilang} lebih besar daripada penyebut {penyebut}.",
        "Periksa apakah keduanya tertukar.",
    ),
    "P16": Entri(
        GALAT,
        "{baris}: realisasi tertulis {setahun}, sedangkan pembilang dan penyebut menghasilkan {hitung}.",
        "Samakan realisasi dengan pembilang dan penyebutnya; yang salah diperbaiki.",
    ),
    "P17": Entri(
        GALAT,
        "{baris}: penyebut tertulis {angka}, jadi tidak dapat dipakai sebagai pembagi.",
        "Isi penyebut yang lebih besar daripada 0; bila memang tidak ada kasus, isi Pembilang juga dengan 0.",
    ),
    "P18": Entri(
        PERINGATAN,
        "{baris}: {kolom} belum diisi, sedangkan pasangannya sudah.",
        "Isi keduanya atau kosongkan keduanya.",
    ),
    "P19": Entri(
        PERINGATAN,
        "Baris {kode} ada di formulir, tetapi tidak ada lagi di master.",
        "Periksa lembar {sheet} pada master; formulir perlu diterbitkan lagi bila daftarnya berubah.",
    ),
    "P20": Entri(
        PERINGATAN,
        "{baris}: {bidang} sama-sama menulis {angka} {satuan}, dan angka itu akan dijumlahkan.",
        "Pastikan tiap bidang hanya menulis bagiannya sendiri, bukan angka seluruh perangkat daerah.",
    ),
    "P21": Entri(
        PERINGATAN,
        "{baris}: {bidang} belum menyerahkan angka, sedangkan bidang lain sudah.",
        "Lengkapi angkanya; tanpa itu angka gabungan perangkat daerah belum utuh.",
    ),
    "P22": Entri(
        PERINGATAN,
        "{baris}: angka antarbidang terpaut jauh, {rendah} ({bidang_rendah}) dan {tinggi} ({bidang_tinggi}).",
        "Pastikan semua bidang memakai satuan yang sama.",
    ),
    "P23": Entri(
        GALAT,
        "{baris} kini milik {pemilik} menurut master, bukan {bidang}, jadi isian di formulir ini tidak dihitung.",
        "Kembalikan formulir ini (lkjip kembalikan) dan bagikan formulir baru kepada {pemilik}; bila pemindahan "
        "itu keliru, betulkan kolom Bidang di master.",
    ),
    "P24": Entri(
        PERINGATAN,
        "{baris}: realisasi {angka} {satuan} terpaut sangat jauh dari target {target}.",
        "Periksa satuan dan letak komanya, misalnya 0,98 yang seharusnya 98 untuk 98 %; "
        "periksa juga targetnya di master.",
    ),
    "P25": Entri(
        GALAT,
        "{baris}: realisasi tertulis {angka} % untuk target {target} %; tampaknya pecahan, "
        "yang dimaksud {maksud} %.",
        "Tulis {maksud} untuk {maksud} %. Bila memang hanya {angka} %, isi Pembilang dan Penyebut "
        "yang menghasilkannya.",
    ),
    "P26": Entri(
        GALAT,
        "{baris}: jumlah semua bidang {jumlah} {satuan} belum mencapai target (capaian {capaian} %), "
        "tetapi kolom {kolom} belum diisi.",
        "Isi kolom itu untuk bagian bidang ini: sebab, tindakan yang sudah dilakukan, rencana, "
        "penanggung jawab, dan batas waktunya.",
    ),
    "P27": Entri(
        PERINGATAN,
        "{baris}: pembilang dan penyebut 0 (tidak ada kasus), jadi capaiannya tidak dapat dihitung "
        "dan angka realisasinya tidak dipakai.",
        "Pastikan memang tidak ada kasus. Bila pedoman menetapkan angka realisasinya, "
        "kosongkan Pembilang dan Penyebut.",
    ),
    "P30": Entri(
        GALAT,
        "Kode “{kode}” di {tabel} dipakai lebih dari sekali.",
        "Beri setiap baris kode yang berbeda.",
    ),
    "P31": Entri(
        GALAT,
        "Bidang “{bidang}” pada {tabel} baris {kode} tidak ada di lembar Bidang.",
        "Perbaiki kodenya atau tambahkan bidang itu; beberapa kode dipisahkan titik koma.",
    ),
    "P32": Entri(
        GALAT,
        "{tabel} baris {kode}: {kolom} tertulis “{tulisan}”, yang tidak dikenal.",
        "Pilih salah satu: {pilihan}.",
    ),
    "P33": Entri(
        GALAT,
        "{tabel} baris {kode}: kolom {kolom} belum diisi.",
        "Lengkapi kolom itu.",
    ),
    "P34": Entri(
        GALAT,
        "Kode bidang “{kode}” tidak dapat dipakai sebagai nama berkas dan nama lembar.",
        "Pakai 1 sampai {maks} huruf, angka, titik, atau garis, misalnya REHSOS; jangan memakai spasi.",
    ),
    "P35": Entri(
        PERINGATAN,
        "Indikator {kode} dibagi ke beberapa bidang dan dijumlahkan, padahal satuannya {satuan}.",
        "Pilih Agregasi rasio, rata-rata, atau rata-rata tertimbang; angka seperti itu tidak boleh dijumlahkan.",
    ),
    "P36": Entri(
        PERINGATAN,
        "{tabel} {kode}: {kolom} tertulis “{tulisan}”, yang bukan angka atau dapat dibaca dengan dua cara.",
        "Tulis angkanya saja dengan koma desimal (87,5); target rentang ditulis 80-90.",
    ),
    "P37": Entri(
        GALAT,
        "{tabel} belum berisi satu baris pun.",
        "Isi tabelnya, atau impor dari berkas Evaluasi Renja.",
    ),
    "P38": Entri(
        PERINGATAN,
        "Bidang {kode} tidak mengisi indikator maupun anggaran apa pun.",
        "Tambahkan kodenya di lembar Indikator atau Anggaran, atau hapus bidang itu.",
    ),
    "P39": Entri(
        PERINGATAN,
        "Indikator {kode} dibagi ke beberapa bidang, tetapi Agregasi-nya kosong, jadi angkanya dijumlahkan.",
        "Pilih Agregasi: jumlah, rata-rata, rata-rata tertimbang, atau rasio.",
    ),
    "P42": Entri(
        PERINGATAN,
        "{tabel} baris {kode}: sasaran “{sasaran}” hampir sama dengan “{serupa}”, "
        "tetapi dihitung sebagai sasaran lain.",
        "Bila sasarannya sama, samakan tulisannya.",
    ),
    "P80": Entri(
        PERINGATAN,
        "{baris}: capaian kosong ({sebab}), jadi tidak ikut dalam rata-rata.",
        "Lengkapi target di master atau realisasi di formulir bidang; bila memang belum ada, "
        "pastikan sebabnya terbaca dalam laporan.",
    ),
    "P81": Entri(
        GALAT,
        "{baris}: formulir {bidang} yang dibagikan tidak memuat baris ini; barisnya baru ada di master sesudahnya.",
        "Bagikan lagi formulir {bidang}, supaya barisnya diisi.",
    ),
    "P82": Entri(
        GALAT,
        "{baris}: angka {realisasi} {satuan} belum memuat {bidang}, jadi belum dapat dibandingkan dengan target.",
        "Lengkapi angka {bidang}, lalu olah lagi.",
    ),
    "P83": Entri(
        PERINGATAN,
        "{baris}: capaian {capaian} % tidak lazim; realisasi {realisasi} {satuan} terhadap target {target}, "
        "dari {bagian}.",
        "Periksa satuan, letak koma, agregasi, dan target.",
    ),
    "B01": Entri(
        GALAT,
        "{baris}: realisasi anggaran belum diisi.",
        "Isi rupiahnya; tulis 0 bila memang tidak ada belanja.",
    ),
    "B02": Entri(
        GALAT,
        "{baris}: realisasi {realisasi} melebihi pagu {pagu}.",
        "Periksa angkanya; bila pagunya berubah, minta perencana memperbarui pagu di master.",
    ),
    "B03": Entri(
        GALAT,
        "{baris}: realisasi anggaran tertulis negatif ({realisasi}).",
        "Isi jumlah belanja yang sebenarnya.",
    ),
    "B04": Entri(
        PERINGATAN,
        "{baris}: realisasi {angka} memuat pecahan yang di bawah satu sen.",
        "Periksa letak koma dan titik ribuannya.",
    ),
    "B05": Entri(
        GALAT,
        "{baris}: realisasi {realisasi}, sedangkan jumlah rincian di bawahnya ({rincian}) {jumlah}.",
        "Samakan angka induk dengan jumlah rinciannya; yang salah diperbaiki.",
    ),
    "B06": Entri(
        PERINGATAN,
        "{baris}: pagu {pagu}, tetapi realisasinya 0 tanpa keterangan.",
        "Jelaskan di kolom Keterangan mengapa tidak ada belanja.",
    ),
    "B07": Entri(
        PERINGATAN,
        "{baris}: realisasi {realisasi} sangat kecil terhadap pagu {pagu}; "
        "mungkin ditulis dalam ribuan atau jutaan.",
        "Tulis rupiah penuh; bila memang sekecil itu, jelaskan di kolom Keterangan.",
    ),
    "B08": Entri(
        GALAT,
        "{baris}: realisasi ditulis “{tulisan}”, bukan angka rupiah.",
        "Isi rupiahnya; tulis 0 bila memang tidak ada belanja.",
    ),
    "B09": Entri(
        PERINGATAN,
        "{baris}: pagu {pagu}, sedangkan jumlah pagu rinciannya ({rincian}) {jumlah}.",
        "Samakan pagu induk dan rinciannya di lembar Anggaran.",
    ),
    "B10": Entri(
        GALAT,
        "Anggaran baris {kode}: kolom Bidang memuat beberapa bidang ({bidang}), jadi tidak ada yang melaporkannya.",
        "Tulis satu bidang saja; bila pagunya dibagi, buat satu baris untuk tiap bidang.",
    ),
    "B11": Entri(
        PERINGATAN,
        "Anggaran baris {kode}: sasarannya lain daripada sasaran induknya ({induk}); uangnya dihitung pada "
        "sasarannya sendiri dan dikurangkan dari sasaran induk.",
        "Pastikan memang begitu; bila tidak, samakan kolom Sasaran.",
    ),
}

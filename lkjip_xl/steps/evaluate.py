"""Action "evaluasi": the worksheet scored, compared with last year, reported (SOP DPMPTSP step 6)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from lkjip_xl.domain.angka import round_half_up
from lkjip_xl.domain.evaluasi import HasilEvaluasi, evaluate, row_value
from lkjip_xl.domain.problems import Problem, is_galat
from lkjip_xl.formats.evaluation_data import (
    NAMA_TIM,
    TIM,
    Anggota,
    as_official,
    chair,
    documents,
    read_last_year,
    read_team,
    read_worksheet,
    team_step,
)
from lkjip_xl.formats.forms.checked import Diperiksa, check_forms
from lkjip_xl.formats.letters.lhe import BahanLhe, laporan_hasil_evaluasi
from lkjip_xl.formats.letters.papers import Penomoran, write_paper
from lkjip_xl.formats.master.data_rows import finding_rows, number
from lkjip_xl.formats.master.reader import text
from lkjip_xl.formats.sheet_map import KERJA, PENGATURAN, step_table
from lkjip_xl.steps.tugas import Baris, Hasil, Tabel, Tugas

_LHE = "laporan-hasil-evaluasi"
_KOSONG, _TIDAK_DIKENAL = "S20", "S21"


def run(tugas: Tugas) -> Hasil:
    """Score the worksheet of the step's sheet; a complete one becomes the Laporan Hasil Evaluasi.

    A criterion without an answer is named and keeps the step open: it is never a zero, and no reason
    makes a score of an incomplete worksheet.
    """
    lembar, id_langkah = tugas.langkah.lembar, tugas.langkah.id
    tugas.lapor("Menghitung Lembar Kerja Evaluasi", 0, 2)
    lke = read_worksheet(tugas.baca_sel(step_table("LKE", id_langkah)), lembar)
    komponen = tuple(dict.fromkeys(b.komponen for b in lke.baris))
    last = read_last_year(tugas.baca_sel(step_table("LHELalu", id_langkah)), komponen, lembar)
    hasil = evaluate(lke.baris, *last[:2])
    temuan = (*lke.temuan, *last[2])
    forms = check_forms(tugas)
    tables = {**_tables(tugas, hasil), "tblTemuan": _findings(tugas, forms, temuan)}
    waiting = _waiting(temuan, lembar)
    if waiting or hasil.predikat is None:
        return Hasil(
            "Laporan Hasil Evaluasi belum dibuat karena LKE belum lengkap.",
            tabel=tables,
            temuan=temuan,
            belum=waiting or (f"Isi tabel LKE pada lembar {lembar}",),
        )
    tugas.lapor("Menulis Laporan Hasil Evaluasi", 1, 2)
    return _report(tugas, hasil, forms, temuan, tables)


def _report(
    tugas: Tugas,
    hasil: HasilEvaluasi,
    forms: Sequence[Diperiksa],
    temuan: tuple[Problem, ...],
    tables: Tabel,
) -> Hasil:
    step = team_step(tugas.sop)
    team = read_team(tugas.baca_sel(step_table(TIM, step.id)), step.lembar)[0] if step else ()
    ketua = chair(team)
    penanda = as_official(ketua, NAMA_TIM) if ketua else tugas.kantor.official(NAMA_TIM)
    surat = laporan_hasil_evaluasi(
        *(tugas.kantor, tugas.sop, hasil, _material(tugas, forms, team)),
        penanda=penanda,
        tanggal=tugas.waktu.date(),
    )
    numbers = Penomoran(tugas)
    surat = numbers.give(_LHE, surat)
    paper = write_paper(tugas, _LHE, surat, _name(tugas))
    told = f"Nilai {surat.data['nilai']}, predikat {surat.data['predikat']} ({surat.data['sebutan']})"
    return Hasil(
        f"{told}. {surat.data['kalimat_banding']} Laporan: {paper.name}.",
        keluaran=(paper,),
        catatan=tuple(numbers.catatan),
        tabel=tables,
        temuan=temuan,
    )


def _name(tugas: Tugas) -> str:
    """The report's name: a later one stands beside the earlier, which people may have edited."""
    nama = f"Laporan Hasil Evaluasi Tahun {tugas.kantor.tahun} {tugas.kantor.singkatan}"
    earlier = [k for k in tugas.keadaan.step(tugas.langkah.id).keluaran if k.endswith(".docx")]
    return f"{nama} v{len(earlier) + 1}" if earlier else nama


def _material(tugas: Tugas, forms: Sequence[Diperiksa], team: tuple[Anggota, ...]) -> BahanLhe:
    """What the report says beside the score: documents of the forms, follow-up, team, the office."""
    sent = [f.baca.submission for f in forms if f.baca.submission]
    names = {b.kode: b.nama for b in tugas.keadaan.bidang.values()}
    narasi = tugas.master.narasi
    followed = tugas.baca(step_table("TindakLHE", tugas.langkah.id))
    sk = tugas.keadaan.number_of("sk-tim-evaluasi")
    return BahanLhe(
        dokumen=documents(tugas.sop.daftar_dokumen, sent, names),
        tindak=[{k: text(v) for k, v in row.items()} for row in followed],
        tim=team,
        gambaran=[narasi[b] for b in ("Gambaran Umum", "Tugas dan Fungsi") if narasi.get(b)],
        jumlah_bidang=len(sent),
        nomor_sk=str(sk["nomor"]) if sk else "",
    )


def _waiting(temuan: Sequence[Problem], lembar: str) -> tuple[str, ...]:
    """What people must still do: how many criteria lack an answer, how many cells are wrong."""
    count = Counter(p.kode for p in temuan if is_galat(p))
    blank, unknown = count.pop(_KOSONG, 0), count.pop(_TIDAK_DIKENAL, 0)
    told = (
        (blank, f"{blank} kriteria pada lembar {lembar} belum dijawab"),
        (unknown, f"{unknown} jawaban pada lembar {lembar} tidak dikenal"),
        (count.total(), f"{count.total()} kesalahan bobot atau nilai pada lembar {lembar} belum diperbaiki"),
    )
    return tuple(sentence for n, sentence in told if n)


def _tables(tugas: Tugas, hasil: HasilEvaluasi) -> Tabel:
    """The worksheet with its computed column, whatever stood there, and the summary."""
    id_langkah = tugas.langkah.id
    computed = {b.urut: row_value(s, b) for k in hasil.komponen for s in k.sub for b in s.baris}
    typed = tugas.baca(step_table("LKE", id_langkah))
    sheet: list[Baris] = [{**row, "Nilai": number(computed[n])} for n, row in enumerate(typed)]
    spare: list[Baris] = [{}] * max(KERJA["evaluasi"].baris - len(sheet), 0)
    return {
        step_table("LKE", id_langkah): [*sheet, *spare],
        step_table("HasilLKE", id_langkah): _summary(hasil),
    }


def _summary(hasil: HasilEvaluasi) -> list[Baris]:
    rows = [_line(k.nama, k.bobot, k.nilai, k.lalu, k.perubahan) for k in hasil.komponen]
    total = _line("Nilai akhir", hasil.bobot, hasil.nilai, hasil.lalu, hasil.perubahan)
    found = hasil.predikat
    word = f"{found.huruf} ({found.sebutan})" if found else "belum dapat dihitung"
    return [*rows, {**total, "Predikat": word}]


def _line(
    nama: str, bobot: Decimal, nilai: Decimal | None, lalu: Decimal | None, perubahan: Decimal | None
) -> Baris:
    return {
        "Komponen": nama,
        "Bobot": number(bobot),
        "Nilai": number(nilai),
        "Persen": number(round_half_up(nilai * 100 / bobot)) if nilai is not None and bobot else None,
        "Tahun Lalu": number(lalu),
        "Perubahan": number(perubahan),
    }


def _findings(tugas: Tugas, forms: Sequence[Diperiksa], temuan: Sequence[Problem]) -> list[Baris]:
    """Sheet Temuan: those of the forms as before, then those of the worksheet with a link to its sheet."""
    rows: list[Baris] = [*finding_rows("", tugas.master.temuan, None, PENGATURAN)]
    for f in forms:
        rows += finding_rows(f.kode, f.temuan, f.baca.submission, PENGATURAN)
    return [*rows, *finding_rows("", temuan, None, tugas.langkah.lembar)]

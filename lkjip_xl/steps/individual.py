"""Action "individu": forms received, capaian of every person, a report for each and a recap (SOP Kanigaran step 3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from lkjip_xl.domain.individu import KinerjaIndividu, individuals, shared_nips
from lkjip_xl.domain.naskah import head_title
from lkjip_xl.domain.nip import parse_nip
from lkjip_xl.domain.problems import is_galat
from lkjip_xl.domain.progress import Keadaan
from lkjip_xl.domain.records import Bidang, Pejabat
from lkjip_xl.formats.folder.case_folder import safe_name
from lkjip_xl.formats.forms import reception
from lkjip_xl.formats.forms.checked import check_forms
from lkjip_xl.formats.letters.individual import laporan_kinerja_individu, rekap_kinerja_individu
from lkjip_xl.formats.letters.papers import write_paper
from lkjip_xl.formats.master.data_rows import number
from lkjip_xl.formats.office import policy_of
from lkjip_xl.formats.sheet_map import step_table
from lkjip_xl.formats.views.data_sheets import data_sheets
from lkjip_xl.steps.tugas import Baris, Hasil, Tugas

_LAPORAN = "laporan-kinerja-individu"
_PANJANG_NAMA = 60
_REKAP = "rekap-kinerja-individu"


def run(tugas: Tugas) -> Hasil:
    """Register what came in and report on everyone whose rows are in order; the rest is named.

    The step ends when every bidang has returned its form and nobody's rows have an error; a blank NIP
    only warns. Forms with errors go back with the check of the next step.
    `pilihan` "pakai" names the file that counts where two answer the same issue.
    """
    settled = reception.look(tugas, tugas.pilihan.get("pakai", ""))
    new = reception.register(tugas, settled)
    kasus = replace(tugas, keadaan=reception.after(tugas, new))
    people = _people(kasus)
    ready = [p for p in people if p.lengkap]
    gaps = [*_gaps(kasus.keadaan, people)]
    refused = [f"{p.baca.berkas}: {p.baca.pesan}" for p in reception.refused(settled)] if gaps else []
    return Hasil(
        f"{len(new)} formulir baru diterima; {len(ready)} Laporan Kinerja Individu dibuat, "
        f"{len(people) - len(ready)} orang belum lengkap.",
        keluaran=tuple(_papers(kasus, ready, gaps)),
        catatan=new,
        tabel={
            step_table("Individu", tugas.langkah.id): [_row(kasus.keadaan, p) for p in people],
            **data_sheets(tugas, settled),
        },
        temuan=(*reception.refusals(settled), *(t for p in people for t in p.temuan), *shared_nips(people)),
        belum=(*gaps, *refused),
    )


def _people(kasus: Tugas) -> list[KinerjaIndividu]:
    """Everyone on the forms in force, in the order of the bidang and of their forms."""
    policy, known = policy_of(kasus.master), kasus.master.indikator
    forms = [(f.baca.submission, f.temuan) for f in check_forms(kasus)]
    return [p for form, found in forms if form for p in individuals(form, found, known, policy)]


def _gaps(keadaan: Keadaan, people: Sequence[KinerjaIndividu]) -> Iterator[str]:
    """What keeps the step open: forms that are out, forms without persons, persons that are incomplete."""
    reported = {p.bidang for p in people}
    for b in reception.still_out(keadaan):
        yield f"{b.nama} belum mengembalikan formulir"
    for b in keadaan.bidang.values():
        if b.sha256 and b.kode not in reported and b not in reception.still_out(keadaan):
            yield f"{b.nama} belum mengisi lembar Individu"
    for p in people:
        if not p.lengkap:
            yield f"{p.nama or 'Pegawai tanpa nama'} ({keadaan.bidang[p.bidang].nama}): {_reason(p)}"


def _reason(p: KinerjaIndividu) -> str:
    return next((t.pesan for t in p.temuan if is_galat(t)), "nama belum diisi")


def _papers(kasus: Tugas, ready: Sequence[KinerjaIndividu], gaps: Sequence[str]) -> Iterator[Path]:
    """The papers that the step names: one for each person, and the recap."""
    names, today = kasus.langkah.naskah, kasus.waktu.date()
    policy = policy_of(kasus.master)
    if _LAPORAN in names:
        yield from _reports(kasus, ready)
    if _REKAP in names and ready:
        units = {b.kode: b.nama for b in kasus.keadaan.bidang.values()}
        surat = rekap_kinerja_individu(kasus.kantor, ready, units, policy, belum=gaps, tanggal=today)
        yield write_paper(kasus, _REKAP, surat, "Rekap Kinerja Individu")


def _reports(kasus: Tugas, ready: Sequence[KinerjaIndividu]) -> Iterator[Path]:
    """A report for each person, in a folder of their own; persons of one name are told apart by NIP."""
    policy, today = policy_of(kasus.master), kasus.waktu.date()
    folder = kasus.folder.hasil / f"{kasus.langkah.lembar.split(' ', 1)[0]} Laporan Kinerja Individu"
    same = Counter(_file_name(p).casefold() for p in ready)
    for n, p in enumerate(ready, start=1):
        kasus.lapor(f"Laporan Kinerja Individu {p.nama}", n, len(ready))
        unit = _unit(kasus, p.bidang)
        superior = _superior(kasus, p, unit)
        surat = laporan_kinerja_individu(kasus.kantor, p, unit.nama, superior, policy, tanggal=today)
        name = _file_name(p)
        yield write_paper(
            kasus, _LAPORAN, surat, f"{name} {p.nip}".strip() if same[name.casefold()] > 1 else name, folder
        )


def _file_name(p: KinerjaIndividu) -> str:
    """Short enough that a NIP still fits behind it."""
    return safe_name(f"{p.bidang} {p.nama}")[:_PANJANG_NAMA].strip(" .")


def _unit(kasus: Tugas, kode: str) -> Bidang:
    """The bidang as the master has it now, else as its form was issued."""
    issued = kasus.keadaan.bidang[kode]
    known = (b for b in kasus.master.bidang if b.kode == kode)
    return next(known, Bidang(kode, issued.nama, issued.kepala))


def _superior(kasus: Tugas, p: KinerjaIndividu, unit: Bidang) -> Pejabat:
    """The head of the bidang; for that head the head of the office, and for that one the role "Atasan"."""
    kantor = kasus.kantor
    if _is_same(p, kantor.kepala.nama, kantor.kepala.nip):
        return kantor.official("Atasan")
    if _is_same(p, unit.kepala, unit.nip):
        return kantor.kepala
    return Pejabat("Atasan", unit.kepala, unit.nip, head_title(unit.nama))


def _is_same(p: KinerjaIndividu, nama: str, nip: str) -> bool:
    """Whether it is this official: by NIP where both have one, else by name."""
    mine, other = parse_nip(p.nip), parse_nip(nip)
    if mine and other:
        return mine == other
    return bool(nama) and p.nama.casefold() == nama.casefold()


def _row(keadaan: Keadaan, p: KinerjaIndividu) -> Baris:
    return {
        "Bidang": keadaan.bidang[p.bidang].nama,
        "Nama": p.nama or "(nama belum diisi)",
        "NIP": p.nip_tercetak,
        "Jabatan": p.jabatan,
        "Jumlah Indikator": len(p.baris),
        "Capaian": number(p.rata),
        "Kategori": p.kategori,
        "Keterangan": "laporan dibuat" if p.lengkap else _reason(p),
    }

"""What people wrote for an evaluation: the worksheet, last year's result, the team, the documents received."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl.domain.evaluasi import BarisLke, parse_answer
from lkjip_xl.domain.isian_dokumen import BarisDokumen, documents_of
from lkjip_xl.domain.nip import check_nip
from lkjip_xl.domain.problems import Problem, fill, problem
from lkjip_xl.domain.records import Pejabat, Submission
from lkjip_xl.domain.sop import Langkah, Sop
from lkjip_xl.domain.tanggal import format_tanggal
from lkjip_xl.domain.values import parse_number
from lkjip_xl.formats.book import Value
from lkjip_xl.formats.folder.case_folder import MASTER
from lkjip_xl.formats.master.lke import NILAI_AKHIR
from lkjip_xl.formats.master.reader import text

Sel = Mapping[str, tuple[Value, str]]

TIM = "Tim"
"""The kind of the table that holds the team."""
NAMA_TIM = "Tim Evaluasi Internal SAKIP"

_KATA = ("Komponen", "Sub Komponen", "Kriteria", "Bukti Dukung", "Catatan", "Rekomendasi")
_SEMPURNA = 100
_LEMAH = frozenset({"CC", "C", "D", "E"})  # below "sebagian besar terpenuhi": an advice is due
_TANPA_BUKTI = frozenset({"", "E"})


@dataclass(frozen=True, slots=True)
class Lke:
    """A worksheet as read; `temuan` say what keeps it from being scored, and what is weak in it."""

    baris: tuple[BarisLke, ...]
    temuan: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Dokumen:
    """One document of the list: which units have it, which do not, and where it is to be seen."""

    kode: str
    nama: str
    ada: tuple[str, ...]
    tidak: tuple[str, ...]
    bukti: str


@dataclass(frozen=True, slots=True)
class Anggota:
    """A member of the team."""

    nama: str
    nip: str
    jabatan: str
    kedudukan: str


def read_worksheet(rows: Sequence[Sel], lembar: str) -> Lke:
    """The rows of tblLKE; an unreadable answer counts as none, an unreadable weight as 0, both are found."""
    baris, temuan = [], []
    for urut, row in enumerate(rows):
        answer = parse_answer(row["Jawaban"][0])
        bobot = parse_number(row["Bobot"][0]).nilai
        weight = bobot if bobot is not None and bobot > 0 else Decimal(0)
        words = {k: text(row[k][0]) for k in _KATA}
        one = BarisLke(
            komponen=words["Komponen"],
            sub=words["Sub Komponen"],
            kriteria=words["Kriteria"],
            bobot=weight,
            jawaban=answer or "",
            bukti=words["Bukti Dukung"],
            catatan=words["Catatan"],
            rekomendasi=words["Rekomendasi"],
            urut=urut,
        )
        baris.append(one)
        temuan += [p.at(berkas=MASTER, lembar=lembar, sel=row[k][1]) for k, p in _faults(one, row, answer)]
    total = sum((b.bobot for b in baris), Decimal(0))
    if baris and abs(total - _SEMPURNA) >= Decimal("0.01"):
        temuan.append(problem("S22", berkas=MASTER, lembar=lembar, jumlah=f"{total:.2f}".replace(".", ",")))
    return Lke(tuple(baris), tuple(temuan))


def _faults(b: BarisLke, row: Sel, answer: str | None) -> list[tuple[str, Problem]]:
    """Column and finding: what is missing, wrong or weak in one row."""
    isi = {"kriteria": b.kriteria, "kode_sub": b.kode, "jawaban": b.jawaban}
    found = []
    if not b.bobot:
        found.append(("Bobot", fill("S23", isi)))
    if answer is None:
        found.append(("Jawaban", fill("S21", {**isi, "mentah": text(row["Jawaban"][0])})))
    elif not answer:
        found.append(("Jawaban", fill("S20", isi)))
    if b.jawaban in _LEMAH and not b.rekomendasi:
        found.append(("Rekomendasi", fill("S24", isi)))
    if b.jawaban not in _TANPA_BUKTI and not b.bukti:
        found.append(("Bukti Dukung", fill("S25", isi)))
    return found


def read_last_year(
    rows: Sequence[Sel], komponen: Sequence[str], lembar: str
) -> tuple[dict[str, Decimal], Decimal | None, tuple[Problem, ...]]:
    """Last year's values by component, its score (as given, else their sum), and what could not be read."""
    values: dict[str, Decimal] = {}
    total: Decimal | None = None
    temuan = []
    names = {k.casefold(): k for k in komponen}
    for row in rows:
        nama, (mentah, sel) = text(row["Komponen"][0]), row["Nilai"]
        reading = parse_number(mentah)
        if reading.kode:
            said = fill(reading.kode, {"kolom": f"Nilai {nama}", "mentah": text(mentah)})
            temuan.append(said.at(berkas=MASTER, lembar=lembar, sel=sel))
        elif reading.nilai is not None and nama.casefold() == NILAI_AKHIR.casefold():
            total = reading.nilai
        elif reading.nilai is not None and nama.casefold() in names:
            values[names[nama.casefold()]] = reading.nilai
    if total is None and len(values) == len(names) and values:
        total = sum(values.values(), Decimal(0))
    return values, total, tuple(temuan)


def read_team(rows: Sequence[Sel], lembar: str) -> tuple[tuple[Anggota, ...], tuple[Problem, ...]]:
    """The team of tblTim, and what is wrong with it: a member without name, NIP or place, no chair."""
    team, temuan = [], []
    for row in rows:
        one = Anggota(*(text(row[k][0]) for k in ("Nama", "NIP", "Jabatan", "Kedudukan")))
        if not one.nama:
            temuan.append(problem("S26", berkas=MASTER, lembar=lembar, sel=row["Nama"][1]))
            continue
        team.append(one)
        if not one.kedudukan:
            temuan.append(
                problem("S27", berkas=MASTER, lembar=lembar, sel=row["Kedudukan"][1], nama=one.nama)
            )
        missing = () if one.nip else (fill("S28", {"nama": one.nama}),)
        nip = (*missing, *check_nip(row["NIP"][0]))
        temuan += [p.at(berkas=MASTER, lembar=lembar, sel=row["NIP"][1]) for p in nip]
    if team and chair(team) is None:
        temuan.append(problem("S29", berkas=MASTER, lembar=lembar))
    return tuple(team), tuple(temuan)


def team_step(sop: Sop) -> Langkah | None:
    """The step whose sheet holds the team."""
    return next((x for x in sop.langkah if "sk_tim" in x.aksi), None)


def chair(team: Sequence[Anggota]) -> Anggota | None:
    """The member who chairs the team."""
    return next((a for a in team if a.kedudukan.casefold().startswith("ketua")), None)


def as_official(anggota: Anggota, peran: str) -> Pejabat:
    """A member of the team as the one who signs its papers."""
    return Pejabat(peran, anggota.nama, anggota.nip, f"{anggota.kedudukan} {peran}")


def documents(
    daftar: Mapping[str, str], forms: Sequence[Submission], nama_bidang: Mapping[str, str]
) -> tuple[Dokumen, ...]:
    """The list of documents with what the forms say of each; `daftar` holds name by code."""
    said: dict[str, list[tuple[str, BarisDokumen]]] = {}
    for form in forms:
        unit = nama_bidang.get(form.stempel.bidang, form.stempel.bidang)
        for row in documents_of(form, daftar):
            said.setdefault(row.kode, []).append((unit, row))
    return tuple(_document(kode, nama, said.get(kode, [])) for kode, nama in daftar.items())


def _document(kode: str, nama: str, said: Sequence[tuple[str, BarisDokumen]]) -> Dokumen:
    having = [(unit, row) for unit, row in said if row.ada]
    return Dokumen(
        *(kode, nama, tuple(unit for unit, _ in having)),
        tidak=tuple(unit for unit, row in said if row.ada is False),
        bukti=next((proof for _, row in having if (proof := _proof(row))), ""),
    )


def _proof(row: BarisDokumen) -> str:
    """The first thing that leads to the document: its link, else its date, and the page."""
    tanggal = format_tanggal(row.tanggal) if row.tanggal else ""
    page = f"hlm. {row.halaman}" if row.halaman else ""
    return "; ".join(x for x in (row.tautan or tanggal, page) if x)

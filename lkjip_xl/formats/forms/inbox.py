"""Returned forms of a year: the inbox read and settled, and the forms in force read again."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lkjip_xl.domain.errors import FileUnusableError
from lkjip_xl.domain.problems import Problem, problem
from lkjip_xl.domain.progress import Keadaan, KeadaanBidang, Penerimaan
from lkjip_xl.domain.records import Stempel
from lkjip_xl.domain.skala import PREDIKAT
from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.formats.forms.batch import Cara, read_many
from lkjip_xl.formats.forms.desk import Loket
from lkjip_xl.formats.forms.reader import HasilBaca, Konteks
from lkjip_xl.formats.gate import Kelas
from lkjip_xl.formats.master.reader import IsiMaster


@dataclass(frozen=True, slots=True)
class Putusan:
    """What becomes of one file of the inbox; `baru` where it is to be registered.

    `tersingkir` are the other answers to its issue that a person passed over by choosing this one.
    """

    baca: HasilBaca
    sha256: str = ""
    baru: bool = False
    tersingkir: tuple[str, ...] = ()
    path: Path | None = None


def desk_of(folder: CaseFolder, keadaan: Keadaan, master: IsiMaster, *, simpan: bool = True) -> Loket:
    """The desk of a year; with `simpan` false it keeps nothing of what it reads."""
    bidang = frozenset(keadaan.bidang)
    konteks = Konteks(keadaan.tahun, keadaan.sop, keadaan.unit, bidang, predikat=master.predikat or PREDIKAT)
    return Loket(folder, konteks, simpan)


def read_inbox(
    loket: Loket, keadaan: Keadaan, files: Sequence[Path], pakai: str = "", cara: Cara | None = None
) -> list[Putusan]:
    """Every entry of the inbox with its class; nothing of it is changed.

    `pakai` is the name of the file that a person chose where two answer the same issue.
    """
    named = [(path, f"2-masuk/{path.name.encode('utf-8', 'replace').decode('utf-8')}") for path in files]
    read = read_many(loket, named, cara or Cara())
    first = [Putusan(baca, sha, path=path) for path, (baca, sha) in zip(files, read, strict=True)]
    rivals = _rivals(first)
    register = _Register.of(keadaan)
    return _once([_settle(p, register, rivals, pakai) for p in first])


def inbox_files(folder: CaseFolder) -> list[Path]:
    """Everything that lies in the inbox, in the order of names."""
    return sorted(folder.masuk.iterdir(), key=lambda p: p.name) if folder.masuk.is_dir() else []


def forms_in_force(folder: CaseFolder, keadaan: Keadaan, master: IsiMaster) -> list[HasilBaca]:
    """The received form of each bidang, read from the kept copy, in the order of the bidang."""
    loket = desk_of(folder, keadaan, master)
    return [loket.read(_sound_copy(folder, b), b.berkas) for b in keadaan.bidang.values() if b.sha256]


def _sound_copy(folder: CaseFolder, bidang: KeadaanBidang) -> Path:
    """The kept copy of a bidang's form, its bytes as they were received.

    Raises:
        FileUnusableError: it is gone or was changed.
    """
    kept = folder.received(bidang.sha256)
    if not kept.is_file() or hashlib.sha256(kept.read_bytes()).hexdigest() != bidang.sha256:
        raise FileUnusableError(
            f"Salinan formulir {bidang.nama} di folder .lkjip/diterima hilang atau rusak.",
            f"Pastikan “{bidang.berkas}” masih seperti saat diterima, lalu jalankan: lkjip kumpulkan DIR",
        )
    return kept


@dataclass(frozen=True, slots=True)
class _Register:
    """What the year knows of received files, by their bytes and by the issue they answer."""

    keadaan: Keadaan
    by_bytes: Mapping[str, Penerimaan]
    by_issue: Mapping[str, Penerimaan]

    @classmethod
    def of(cls, keadaan: Keadaan) -> _Register:
        received = keadaan.penerimaan
        return cls(keadaan, {p.sha256: p for p in received}, {p.terbitan: p for p in received})


def _rivals(read: Iterable[Putusan]) -> dict[str, dict[str, str]]:
    """Issue -> the different files that answer it: SHA-256 -> name."""
    rivals: dict[str, dict[str, str]] = defaultdict(dict)
    for p in read:
        if p.baca.stempel and p.sha256:
            rivals[p.baca.stempel.terbitan].setdefault(p.sha256, p.baca.berkas)
    return rivals


def _settle(p: Putusan, register: _Register, rivals: dict[str, dict[str, str]], pakai: str) -> Putusan:
    """The file's class once the year's register and the other files are known."""
    keadaan = register.keadaan
    stempel = p.baca.stempel
    if not p.sha256 or stempel is None:
        return p
    bidang = keadaan.bidang[stempel.bidang]
    chosen = p.baca.berkas.rsplit("/", 1)[-1] == pakai
    known = register.by_bytes.get(p.sha256)
    if known and not (chosen and bidang.terbitan == stempel.terbitan and bidang.sha256 != p.sha256):
        return replace(p, baca=_known(p.baca, known, bidang))
    if stempel.terbitan != bidang.terbitan:
        return replace(p, baca=_refused(p.baca, _outdated(p.baca, stempel, bidang)))
    others = {s: n for s, n in rivals[stempel.terbitan].items() if s != p.sha256}
    answer = register.by_issue.get(stempel.terbitan)
    if answer:
        others[answer.sha256] = answer.berkas
    passed_over = p.sha256 in keadaan.tersingkir or pakai in _names(rivals[stempel.terbitan])
    if passed_over and not chosen:
        used = pakai if pakai in _names(rivals[stempel.terbitan]) else bidang.berkas.rsplit("/", 1)[-1]
        return replace(p, baca=_refused(p.baca, problem("S03", berkas=p.baca.berkas, dipakai=used)))
    others = {s: n for s, n in others.items() if chosen or s not in keadaan.tersingkir}
    if others and not chosen:
        return replace(p, baca=_refused(p.baca, _conflict(p.baca, stempel, next(iter(others.values())))))
    return replace(p, baru=True, tersingkir=tuple(others))


def _names(files: dict[str, str]) -> set[str]:
    return {name.rsplit("/", 1)[-1] for name in files.values()}


def _once(settled: Sequence[Putusan]) -> list[Putusan]:
    """The same bytes lying there twice are registered once."""
    first: dict[str, str] = {}
    result = []
    for p in settled:
        if p.baru and p.sha256 in first:
            baca = replace(p.baca, pesan=f"Isinya sama dengan {first[p.sha256]}; dihitung satu kali.")
            result.append(replace(p, baca=baca, baru=False))
            continue
        if p.baru:
            first[p.sha256] = p.baca.berkas
        result.append(p)
    return result


def _known(baca: HasilBaca, known: Penerimaan, bidang: KeadaanBidang) -> HasilBaca:
    later = (
        f"; sudah digantikan putaran {bidang.putaran}"
        if known.terbitan != bidang.terbitan
        else "; digantikan berkas lain"
        if known.sha256 != bidang.sha256
        else ""
    )
    return replace(baca, pesan=f"Sudah terdaftar pada {known.waktu:%d-%m-%Y %H.%M}{later}.")


def _refused(baca: HasilBaca, found: Problem) -> HasilBaca:
    return replace(
        baca, kelas=Kelas.DITOLAK, pesan=f"{found.pesan} {found.saran}", temuan=(found, *baca.temuan)
    )


def _outdated(baca: HasilBaca, stempel: Stempel, bidang: KeadaanBidang) -> Problem:
    return problem(
        "S02", berkas=baca.berkas, bidang=stempel.bidang, putaran=stempel.putaran, kini=bidang.putaran
    )


def _conflict(baca: HasilBaca, stempel: Stempel, other: str) -> Problem:
    ini, lain = (nama.rsplit("/", 1)[-1] for nama in (baca.berkas, other))
    # The file was changed in its place after it was received: one name, two contents.
    lain = f"{lain}, seperti yang sudah diterima" if other == baca.berkas else lain
    return problem(
        "S01",
        berkas=baca.berkas,
        berkas_ini=ini,
        berkas_lain=lain,
        bidang=stempel.bidang,
        putaran=stempel.putaran,
    )

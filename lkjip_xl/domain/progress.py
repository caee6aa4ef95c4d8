"""Where the work of a year stands, folded from its journal (the journal is the truth, tables are views).

Kinds of record and their `rincian`:
    baru       sop, tahun, unit (in every stamp of the year), contoh (example data)
    jadwal     jadwal: {step id: [planned start, deadline]} as ISO date-times
    formulir   bidang, nama, kepala, putaran, terbitan, berkas, tenggat (ISO date or ""); of a seksi
               also induk, nama_induk, kepala_induk (the bidang that it belongs to)
    terima     bidang, putaran, terbitan, berkas, sha256, kelas, tersingkir (SHA-256 of rivals not chosen)
    periksa    bidang, putaran, galat, peringatan, sah
    langkah    langkah, status ("mulai", "selesai", "dikembalikan"), keluaran, pelaku, catatan,
               aksi and tuntas (whether that action waits for nobody), paksa (an override; catatan says why)
    olah       sidik (fingerprint of the data), galat, peringatan
    draf       versi, berkas, sidik
    nomor      naskah, untuk (whom or what the paper is for), nomor, urut, tanggal
    keputusan  langkah, versi (of the draft), jabatan, nama, keputusan, catatan
    koreksi    langkah, no, bagian, koreksi, oleh, status, alasan, kode (of a remark in a returned draft)
    kirim      langkah, nomor, tujuan, diterima (ISO date), penerima
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from lkjip_xl.domain.catatan import Catatan
from lkjip_xl.domain.sop import Langkah, Sop


class StatusLangkah(StrEnum):
    """Status of a step (DESIGN section 4)."""

    BELUM = "belum"
    BERJALAN = "berjalan"
    TERLAMBAT = "terlambat"
    DIKEMBALIKAN = "dikembalikan"
    SELESAI = "selesai"


class StatusBidang(StrEnum):
    """Status of a bidang's form (DESIGN section 4)."""

    BELUM = "belum mengembalikan"
    DITERIMA = "diterima"
    DIKEMBALIKAN = "dikembalikan"
    SAH = "sah"


@dataclass(frozen=True, slots=True)
class KeadaanLangkah:
    """One step as recorded; `kembali` counts how often it was returned, `tuntas` holds its finished actions.

    `alasan` is why it was returned last.
    """

    status: StatusLangkah = StatusLangkah.BELUM
    rencana_mulai: datetime | None = None
    tenggat: datetime | None = None
    mulai: datetime | None = None
    selesai: datetime | None = None
    keluaran: tuple[str, ...] = ()
    kembali: int = 0
    catatan: str = ""
    tuntas: frozenset[str] = frozenset()
    alasan: str = ""

    def at(self, sekarang: datetime) -> StatusLangkah:
        """The status as seen now: an unfinished step past its deadline is late."""
        unfinished = self.status in (StatusLangkah.BELUM, StatusLangkah.BERJALAN)
        if unfinished and self.tenggat is not None and sekarang > self.tenggat:
            return StatusLangkah.TERLAMBAT
        return self.status


@dataclass(frozen=True, slots=True)
class KeadaanBidang:
    """One bidang's form: the round it is in, the issue it holds and what was received.

    `induk` is the code of the bidang that a seksi belongs to, "" for a bidang of its own.
    """

    kode: str
    nama: str
    kepala: str = ""
    status: StatusBidang = StatusBidang.BELUM
    putaran: int = 1
    terbitan: str = ""
    berkas_terbit: str = ""
    tenggat: str = ""
    sha256: str = ""
    berkas: str = ""
    galat: int = 0
    peringatan: int = 0
    diterbitkan: datetime | None = None
    induk: str = ""
    nama_induk: str = ""
    kepala_induk: str = ""


@dataclass(frozen=True, slots=True)
class Penerimaan:
    """One received form: which file answered which issue."""

    waktu: datetime
    bidang: str
    putaran: int
    terbitan: str
    berkas: str
    sha256: str
    kelas: str


@dataclass(frozen=True, slots=True)
class Draf:
    """One version of the report draft and the fingerprint of the data it shows."""

    waktu: datetime
    versi: int
    berkas: str
    sidik: str


@dataclass(frozen=True, slots=True)
class Keputusan:
    """What one official decided on one version of the draft: "disetujui" or "perbaikan", with a remark."""

    waktu: datetime
    langkah: str
    versi: int
    jabatan: str
    nama: str
    keputusan: str
    catatan: str = ""


@dataclass(frozen=True, slots=True)
class Keadaan:
    """The state of a year; `koreksi` holds the corrections of each step by their numbers."""

    sop: str = ""
    tahun: int = 0
    langkah: Mapping[str, KeadaanLangkah] = field(default_factory=dict)
    bidang: Mapping[str, KeadaanBidang] = field(default_factory=dict)
    penerimaan: tuple[Penerimaan, ...] = ()
    draf: tuple[Draf, ...] = ()
    nomor: tuple[Mapping[str, Any], ...] = ()
    keputusan: tuple[Keputusan, ...] = ()
    koreksi: Mapping[tuple[str, str], Mapping[str, Any]] = field(default_factory=dict)
    kirim: tuple[Mapping[str, Any], ...] = ()
    tersingkir: frozenset[str] = frozenset()
    sidik: str = ""
    temuan_rekap: int = 0
    contoh: bool = False
    unit: str = ""

    def step(self, id_langkah: str) -> KeadaanLangkah:
        """The state of a step; untouched steps are "belum"."""
        return self.langkah.get(id_langkah, KeadaanLangkah())

    def received(self, sha256: str) -> Penerimaan | None:
        """The reception of exactly these bytes."""
        return next((p for p in reversed(self.penerimaan) if p.sha256 == sha256), None)

    def answer(self, terbitan: str) -> Penerimaan | None:
        """The latest reception that answers an issue."""
        return next((p for p in reversed(self.penerimaan) if p.terbitan == terbitan), None)

    def number_of(self, naskah: str, untuk: str = "") -> Mapping[str, Any] | None:
        """The number that this paper carries; the latest where it was given another one."""
        having = (n for n in reversed(self.nomor) if (n["naskah"], n.get("untuk", "")) == (naskah, untuk))
        return next(having, None)

    def decision(self, langkah: str, versi: int, jabatan: str) -> Keputusan | None:
        """The latest decision of an official on a version of the draft, at a step."""
        wanted = (langkah, versi, jabatan.casefold())
        made = (k for k in reversed(self.keputusan) if (k.langkah, k.versi, k.jabatan.casefold()) == wanted)
        return next(made, None)

    @property
    def temuan(self) -> int:
        """How many findings are open: those of the forms in force and those of the last aggregation."""
        return sum(b.galat + b.peringatan for b in self.bidang.values()) + self.temuan_rekap

    def all_valid(self) -> bool:
        """Whether every bidang has returned a form without errors."""
        return bool(self.bidang) and all(b.status is StatusBidang.SAH for b in self.bidang.values())


def fold(records: Iterable[Catatan]) -> Keadaan:
    """The state that the journal's records lead to, in their order; unknown kinds change nothing."""
    state = Keadaan()
    for record in records:
        handler = _HANDLERS.get(record.aksi)
        if handler is not None:
            state = handler(state, record)
    return state


def next_step(sop: Sop, keadaan: Keadaan) -> Langkah | None:
    """The first step that is not finished; None when all are."""
    return next((x for x in sop.langkah if keadaan.step(x.id).status is not StatusLangkah.SELESAI), None)


def unfinished_before(sop: Sop, keadaan: Keadaan, langkah: Langkah) -> tuple[Langkah, ...]:
    """The steps before this one that are not finished."""
    before = sop.langkah[: sop.langkah.index(langkah)]
    return tuple(x for x in before if keadaan.step(x.id).status is not StatusLangkah.SELESAI)


def _on_new(state: Keadaan, record: Catatan) -> Keadaan:
    r = record.rincian
    return replace(
        state,
        sop=str(r["sop"]),
        tahun=int(r["tahun"]),
        unit=str(r.get("unit", "")),
        contoh=bool(r.get("contoh", False)),
    )


def _on_schedule(state: Keadaan, record: Catatan) -> Keadaan:
    steps = dict(state.langkah)
    for id_langkah, (mulai, tenggat) in record.rincian["jadwal"].items():
        steps[id_langkah] = replace(
            state.step(id_langkah),
            rencana_mulai=datetime.fromisoformat(mulai),
            tenggat=datetime.fromisoformat(tenggat),
        )
    return replace(state, langkah=steps)


def _on_form(state: Keadaan, record: Catatan) -> Keadaan:
    r = record.rincian
    putaran = int(r["putaran"])
    before = state.bidang.get(r["bidang"])
    bidang = KeadaanBidang(
        kode=r["bidang"],
        nama=r["nama"],
        kepala=r["kepala"],
        status=StatusBidang.BELUM if putaran == 1 else StatusBidang.DIKEMBALIKAN,
        putaran=putaran,
        terbitan=r["terbitan"],
        berkas_terbit=r["berkas"],
        tenggat=r["tenggat"],
        galat=before.galat if before and putaran > 1 else 0,
        peringatan=before.peringatan if before and putaran > 1 else 0,
        diterbitkan=record.waktu,
        **{k: str(r.get(k, "")) for k in ("induk", "nama_induk", "kepala_induk")},
    )
    return replace(state, bidang={**state.bidang, bidang.kode: bidang})


def _on_received(state: Keadaan, record: Catatan) -> Keadaan:
    r = record.rincian
    reception = Penerimaan(
        record.waktu, r["bidang"], int(r["putaran"]), r["terbitan"], r["berkas"], r["sha256"], r["kelas"]
    )
    received = (*state.penerimaan, reception)
    rivals = state.tersingkir.union(r.get("tersingkir", ())) - {reception.sha256}
    state = replace(state, tersingkir=frozenset(rivals))
    bidang = state.bidang.get(reception.bidang)
    if bidang is None or bidang.terbitan != reception.terbitan:
        return replace(state, penerimaan=received)
    changed = replace(
        bidang,
        status=StatusBidang.DITERIMA,
        sha256=reception.sha256,
        berkas=reception.berkas,
        galat=0,
        peringatan=0,
    )
    return replace(state, penerimaan=received, bidang={**state.bidang, bidang.kode: changed})


def _on_checked(state: Keadaan, record: Catatan) -> Keadaan:
    r = record.rincian
    bidang = state.bidang.get(r["bidang"])
    if bidang is None or bidang.putaran != int(r["putaran"]):
        return state
    status = StatusBidang.SAH if r["sah"] else StatusBidang.DITERIMA
    changed = replace(bidang, status=status, galat=int(r["galat"]), peringatan=int(r["peringatan"]))
    return replace(state, bidang={**state.bidang, bidang.kode: changed})


def _on_step(state: Keadaan, record: Catatan) -> Keadaan:
    r = record.rincian
    step = state.step(r["langkah"])
    outputs = tuple(dict.fromkeys((*step.keluaran, *r.get("keluaran", ()))))
    changed = replace(
        step,
        mulai=step.mulai or record.waktu,
        keluaran=outputs,
        catatan=r.get("catatan", ""),
        tuntas=_done_actions(step.tuntas, str(r.get("aksi", "")), done=bool(r.get("tuntas"))),
    )
    match r["status"]:
        case "selesai":
            changed = replace(changed, status=StatusLangkah.SELESAI, selesai=step.selesai or record.waktu)
        case "dikembalikan":
            changed = replace(
                changed,
                status=StatusLangkah.DIKEMBALIKAN,
                selesai=None,
                kembali=step.kembali + 1,
                tuntas=frozenset(),
                alasan=changed.catatan,
            )
        case _:
            changed = replace(changed, status=StatusLangkah.BERJALAN, selesai=None)
    return replace(state, langkah={**state.langkah, r["langkah"]: changed})


def _done_actions(before: frozenset[str], aksi: str, *, done: bool) -> frozenset[str]:
    return before | {aksi} if done else before - {aksi}


def _on_decision(state: Keadaan, record: Catatan) -> Keadaan:
    r = record.rincian
    texts = (str(r.get(k, "")) for k in ("jabatan", "nama", "keputusan", "catatan"))
    made = Keputusan(record.waktu, str(r["langkah"]), int(r["versi"]), *texts)
    return replace(state, keputusan=(*state.keputusan, made))


def _on_correction(state: Keadaan, record: Catatan) -> Keadaan:
    r = record.rincian
    return replace(state, koreksi={**state.koreksi, (str(r["langkah"]), str(r["no"])): r})


def _on_delivery(state: Keadaan, record: Catatan) -> Keadaan:
    return replace(state, kirim=(*state.kirim, record.rincian))


def _on_aggregated(state: Keadaan, record: Catatan) -> Keadaan:
    r = record.rincian
    return replace(state, sidik=r["sidik"], temuan_rekap=int(r["galat"]) + int(r["peringatan"]))


def _on_draft(state: Keadaan, record: Catatan) -> Keadaan:
    r = record.rincian
    return replace(state, draf=(*state.draf, Draf(record.waktu, int(r["versi"]), r["berkas"], r["sidik"])))


def _on_number(state: Keadaan, record: Catatan) -> Keadaan:
    return replace(state, nomor=(*state.nomor, record.rincian))


_HANDLERS = {
    "baru": _on_new,
    "jadwal": _on_schedule,
    "formulir": _on_form,
    "terima": _on_received,
    "periksa": _on_checked,
    "langkah": _on_step,
    "olah": _on_aggregated,
    "draf": _on_draft,
    "nomor": _on_number,
    "keputusan": _on_decision,
    "koreksi": _on_correction,
    "kirim": _on_delivery,
}

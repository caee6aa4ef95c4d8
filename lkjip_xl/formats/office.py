"""What the master's settings mean: the rules of computation, the calendar, the office and its people."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal

from lkjip_xl.domain.capaian import Kebijakan
from lkjip_xl.domain.kantor import Kantor
from lkjip_xl.domain.records import Pejabat, Polaritas
from lkjip_xl.domain.schedule import Kalender
from lkjip_xl.domain.skala import PRASETEL
from lkjip_xl.domain.sop import Sop
from lkjip_xl.domain.values import parse_number
from lkjip_xl.formats.master.reader import IsiMaster

_NONE = ("tanpa", "tidak dihitung")
_RUMUS = {"N1": Polaritas.NEGATIF_N1, "N2": Polaritas.NEGATIF_N2, "N3": Polaritas.NEGATIF_N3}


def policy_of(master: IsiMaster) -> Kebijakan:
    """The rules of computation from sheet Pengaturan; what is blank there keeps its default."""
    baku = Kebijakan()
    return Kebijakan(
        rumus_negatif=_RUMUS.get(master.setting("Rumus Negatif").upper(), baku.rumus_negatif),
        batas_atas=_number(master, "Batas Atas Capaian", None),
        batas_bawah=_number(master, "Batas Bawah Capaian", baku.batas_bawah),
        desimal=baku.desimal if (places := _number(master, "Desimal", None)) is None else int(places),
        skala=PRASETEL.get(master.setting("Skala Kategori")) or master.skala or baku.skala,
        bulat_dulu=master.setting("Kategori Dibulatkan Dulu").lower() == "ya",
        nol_positif=_number(master, "Target 0 Positif", baku.nol_positif),
        nol_negatif_tercapai=_number(master, "Target 0 Negatif Tercapai", baku.nol_negatif_tercapai),
        nol_negatif_gagal=_number(master, "Target 0 Negatif Gagal", baku.nol_negatif_gagal),
        pita_efisiensi=_number(master, "Pita Efisiensi", None) or baku.pita_efisiensi,
        predikat=master.predikat or baku.predikat,
    )


def calendar_of(master: IsiMaster) -> Kalender:
    """Working days and hours from Pengaturan and Libur."""
    days = 6 if master.setting("Hari Kerja") == "6" else 5
    hours = _number(master, "Jam Kerja per Hari", None)
    return Kalender(master.libur, days, hours) if hours else Kalender(master.libur, days)


def start_of(master: IsiMaster, tahun: int) -> datetime:
    """When step 1 begins: the setting, else the first working day of the next January."""
    day = master.setting_date("Tanggal Mulai") or date(tahun + 1, 1, 2)
    calendar = calendar_of(master)
    while not calendar.works_on(day):
        day += timedelta(days=1)
    return datetime.combine(day, calendar.buka)


def office_of(sop: Sop, master: IsiMaster, tahun: int, *, contoh: bool = False) -> Kantor:
    """The office as its papers name it: settings first, the SOP where they are blank."""
    officials = {p.peran: p for p in master.pejabat}
    kepala = master.setting("Kepala", sop.kepala)
    return Kantor(
        pemerintah=master.setting("Pemerintah", sop.pemerintah),
        perangkat_daerah=master.setting("Perangkat Daerah", sop.perangkat_daerah),
        singkatan=master.setting("Singkatan", sop.singkatan),
        unit=master.setting("Unit", sop.unit),
        alamat=master.setting("Alamat"),
        tempat=master.setting("Tempat Surat", sop.tempat),
        tahun=tahun,
        sebutan_laporan=sop.sebutan_laporan,
        kepala=_official(officials, kepala, sop),
        perencana=_official(officials, planner_role(sop), sop),
        pejabat=officials,
        judul_sop=sop.judul,
        tujuan_pengantar=master.setting("Tujuan Surat Pengantar", sop.tujuan),
        kertas=master.setting("Kertas", "A4"),
        contoh=contoh,
    )


def planner_role(sop: Sop) -> str:
    """The role that prepares the report: the actor of the drafting step, else of the first step."""
    drafting = next((x for x in sop.langkah if "draf" in x.aksi), sop.langkah[0])
    actors = drafting.pelaksana or sop.langkah[0].pelaksana
    return actors[0].peran if actors else sop.pelaksana[-1]


def _official(officials: Mapping[str, Pejabat], peran: str, sop: Sop) -> Pejabat:
    for nama, pejabat in officials.items():
        if nama.casefold() == peran.casefold():
            return pejabat
    title = f"{peran} {sop.perangkat_daerah.split(' ', 1)[-1]}" if peran == sop.kepala else peran
    return Pejabat(peran, jabatan=title)


def _number(master: IsiMaster, nama: str, baku: Decimal | None) -> Decimal | None:
    typed = master.setting(nama)
    if typed.lower() in ("", *_NONE):
        return None if typed else baku
    return parse_number(typed).nilai

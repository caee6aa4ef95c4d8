"""The office of a year: how its papers name it, and who signs them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from lkjip_xl.domain.naskah import Kop, Surat, TandaTangan, signature_block
from lkjip_xl.domain.records import Pejabat


@dataclass(frozen=True, slots=True)
class Kantor:
    """What every paper of the office needs, read from Pengaturan, Pejabat and the SOP.

    `kepala` and `perencana` are the officials of those parts of the SOP; `pejabat` holds all by role.
    The roles "Atasan" and "Sekretaris" name whom an a.n. head and a u.b. signer sign for.
    `sebutan_laporan` is what the office calls its report, `judul_sop` the procedure it follows.
    """

    pemerintah: str
    perangkat_daerah: str
    singkatan: str
    unit: str
    alamat: str
    tempat: str
    tahun: int
    sebutan_laporan: str
    kepala: Pejabat
    perencana: Pejabat
    pejabat: Mapping[str, Pejabat] = field(default_factory=dict)
    judul_sop: str = ""
    tujuan_pengantar: str = ""
    kertas: str = "A4"
    contoh: bool = False

    @property
    def kop(self) -> Kop:
        """The letterhead of the office."""
        return Kop(self.pemerintah, self.perangkat_daerah, self.alamat)

    @property
    def laporan(self) -> str:
        """The report with its year, such as "LKjIP Tahun 2025"."""
        return f"{self.sebutan_laporan} Tahun {self.tahun}"

    def official(self, peran: str) -> Pejabat:
        """The official of a role; a role nobody fills yet gives a blank official of that role."""
        for nama, pejabat in self.pejabat.items():
            if nama.casefold() == peran.casefold():
                return pejabat
        return Pejabat(peran, jabatan=peran)

    def letter(
        self,
        hal: str,
        penanda: Pejabat,
        tanggal: date | None,
        *,
        data: Mapping[str, object],
        yth: Sequence[str] = (),
        lampiran: str = "-",
        sifat: str = "Biasa",
        tembusan: Sequence[str] = (),
    ) -> Surat:
        """A paper of this office, without a number; the report's name and year are fields of every paper."""
        umum = {"tahun": self.tahun, "sebutan_laporan": self.sebutan_laporan, "judul_sop": self.judul_sop}
        return Surat(
            kop=self.kop,
            penanda_tangan=penanda,
            hal=hal,
            sifat=sifat,
            lampiran=lampiran,
            tempat=self.tempat,
            tanggal=tanggal,
            yth=tuple(yth),
            data={**umum, **data},
            tembusan=tuple(tembusan),
            atasan=self.superior(penanda),
            antara=self.pejabat.get("Sekretaris"),
            contoh=self.contoh,
            kertas=self.kertas,
        )

    def superior(self, pejabat: Pejabat) -> Pejabat | None:
        """In whose name an official signs a.n.: the head, and for the head the role "Atasan"."""
        return self.pejabat.get("Atasan") if pejabat == self.kepala else self.kepala

    def block(self, pejabat: Pejabat) -> TandaTangan:
        """The signature block of an official of this office."""
        return signature_block(pejabat, self.superior(pejabat), self.pejabat.get("Sekretaris"))

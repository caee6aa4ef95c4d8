"""`lkjip contoh`: a whole year played on bundled example data, people's parts included.

The commands are the real ones; what people do in between (fill the master's tables, fill and return
forms, correct, decide) is done through the same workbooks they would use.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path

from lkjip_xl.domain.errors import UsageError
from lkjip_xl.domain.progress import StatusBidang, StatusLangkah, fold, next_step
from lkjip_xl.domain.sop import Langkah, Sop
from lkjip_xl.formats.example_data import Contoh, fill_form, fill_master, fill_step, read_example
from lkjip_xl.formats.folder import journal
from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.formats.master.book import open_master
from lkjip_xl.formats.sheet_map import step_table
from lkjip_xl.formats.sop.file import find_sop, load_sop
from lkjip_xl.formats.state import load_state
from lkjip_xl.steps.begin import begin
from lkjip_xl.steps.conductor import perform
from lkjip_xl.steps.tugas import Lapor, Perintah, silent

_AKHIR_PEKAN = (5, 6)
_PAGI = time(8)


@dataclass(frozen=True, slots=True)
class Ringkasan:
    """What the example left: a row per step, and the files to open."""

    langkah: Sequence[tuple[str, str, str, str]]
    berkas: Sequence[tuple[str, Path]]


def play(folder: CaseFolder, id_sop: str, sampai: int | None = None, lapor: Lapor = silent) -> Ringkasan:
    """Play the year through step `sampai` (position in the SOP), or to its end.

    An example that was cut short goes on where it stopped.

    Raises:
        UsageError: the SOP has fewer steps.
        SettingsError: the SOP is unknown or has no example.
        FileUnusableError: the folder is in use.
    """
    steps_of = len(load_sop(find_sop(id_sop)).langkah)
    if sampai is not None and sampai > steps_of:
        raise UsageError(
            f"SOP {id_sop} hanya mempunyai {steps_of} langkah.", f"Isi --sampai dengan 1 sampai {steps_of}."
        )
    contoh = read_example(id_sop)
    start = _unfinished_since(folder, id_sop)
    if start is None:
        start = datetime.fromisoformat(contoh["mulai"])
        begin(folder, id_sop, contoh["tahun"], start, contoh=True)
    sop, keadaan = load_state(folder)
    if not any(x.mulai for x in keadaan.langkah.values()):
        with open_master(folder.master) as book:
            fill_master(book, contoh)
    player = _Player(folder, sop, contoh, start)
    steps = sop.langkah[:sampai]
    for n, langkah in enumerate(steps, start=1):
        lapor(langkah.sebutan, n, len(steps))
        if keadaan.step(langkah.id).status is not StatusLangkah.SELESAI:
            player.play_step(langkah)
    return _summary(folder)


def _unfinished_since(folder: CaseFolder, id_sop: str) -> datetime | None:
    """The last moment of an example of this SOP that was cut short; None where there is none."""
    if not folder.journal.is_file() or not folder.master.is_file():
        return None
    sop, keadaan = load_state(folder)
    if not keadaan.contoh or keadaan.sop != id_sop or next_step(sop, keadaan) is None:
        return None
    with folder.locked("contoh"):
        for half in folder.masuk.glob(".*"):  # the player's own copies: no person works in an example
            half.unlink()
    return journal.read(folder.journal)[-1].waktu


@dataclass(slots=True)
class _Player:
    """Plays the people; its clock follows the schedule."""

    folder: CaseFolder
    sop: Sop
    contoh: Contoh
    waktu: datetime
    kembali: set[str] = field(default_factory=set)

    def play_step(self, langkah: Langkah) -> None:
        """Wait for the step's planned start, do its actions with what people add around them."""
        _, keadaan = load_state(self.folder)
        planned = keadaan.step(langkah.id).rencana_mulai
        if planned:
            self.waktu = max(self.waktu, planned)
        for aksi in langkah.aksi:
            people = _PEOPLE.get(aksi, _just_do)
            people(self, langkah, aksi)

    def do(self, aksi: str, **pilihan: str) -> None:
        """One command, a quarter of an hour after the last."""
        self.waktu += timedelta(minutes=15)
        perform(Perintah(self.folder, self.waktu, pilihan), aksi)

    def wait_past(self, hari: date) -> None:
        """Let the day go by: on with the morning of the next weekday."""
        if self.waktu.date() > hari:
            return
        morning = hari + timedelta(days=1)
        while morning.weekday() in _AKHIR_PEKAN:
            morning += timedelta(days=1)
        self.waktu = datetime.combine(morning, _PAGI)

    def catch_up(self, aksi: str) -> None:
        """An action of an earlier step again, where that step waits for what came in since."""
        _, keadaan = load_state(self.folder)
        steps = [x for x in self.sop.langkah if aksi in x.aksi]
        if any(keadaan.step(x.id).status is not StatusLangkah.SELESAI for x in steps):
            self.do(aksi)

    def send_in(self, kode: str) -> None:
        """A bidang fills the form it holds and puts it into the inbox; wrong in the first round if so told."""
        _, keadaan = load_state(self.folder)
        bidang = keadaan.bidang[kode]
        form = self.folder.root / bidang.berkas_terbit
        name = form.name if bidang.putaran == 1 else f"{form.stem} (perbaikan).xlsx"
        slips = self.contoh.get("keliru", {}).get(kode) if bidang.putaran == 1 else None
        fill_form(form, self.folder.masuk / name, self.contoh["isian"][kode], slips)


def _just_do(player: _Player, _langkah: Langkah, aksi: str) -> None:
    player.do(aksi)


def _collect(player: _Player, _langkah: Langkah, aksi: str) -> None:
    """Most bidang return in time; the late ones after the reminder, past the deadline."""
    _, keadaan = load_state(player.folder)
    late = set(player.contoh.get("jalan", {}).get("terlambat", ()))
    late = {kode for kode in late if not keadaan.bidang[kode].sha256}
    for kode, bidang in keadaan.bidang.items():
        if kode not in late and not bidang.sha256:
            player.send_in(kode)
    player.do(aksi)
    if not late:
        return
    due = [date.fromisoformat(b.tenggat) for b in keadaan.bidang.values() if b.kode in late and b.tenggat]
    player.wait_past(max(due, default=player.waktu.date()))
    player.do(aksi)
    player.wait_past(player.waktu.date())
    for kode in sorted(late):
        player.send_in(kode)
    player.do(aksi)


def _check(player: _Player, _langkah: Langkah, aksi: str) -> None:
    """Check; send wrong forms back, get them corrected, collect and check again."""
    player.do(aksi)
    state = fold(journal.read(player.folder.journal))
    wrong = [b.kode for b in state.bidang.values() if b.status is not StatusBidang.SAH]
    if not wrong:
        return
    player.do("kembalikan")
    player.wait_past(player.waktu.date())
    for kode in wrong:
        player.send_in(kode)
    player.do("kumpulkan")
    player.catch_up("individu")
    player.do(aksi)


def _individual(player: _Player, _langkah: Langkah, aksi: str) -> None:
    """Most persons hand in their figures after three days; the late ones are waited for with the forms."""
    _, keadaan = load_state(player.folder)
    late = player.contoh.get("jalan", {}).get("terlambat", ())
    player.waktu += timedelta(days=3)
    for kode in keadaan.bidang:
        if kode not in late:
            player.send_in(kode)
    player.do(aksi)


def _skip(_player: _Player, _langkah: Langkah, _aksi: str) -> None:
    """Sending back was played with the checking."""


def _correct(player: _Player, langkah: Langkah, aksi: str) -> None:
    """Corrections are written where the step has a sheet for them; the planner settles them."""
    player.do(aksi)
    if "lembar-koreksi" not in langkah.naskah:
        return
    rows = [
        {"No": n, "Bagian": k["bagian"], "Koreksi": k["koreksi"], "Oleh": k["oleh"], "Status": "selesai"}
        for n, k in enumerate(player.contoh.get("koreksi", ()), start=1)
    ]
    if rows:
        with open_master(player.folder.master) as book:
            book.write_table(step_table("Koreksi", langkah.id), rows)
        player.do(aksi)


def _review(player: _Player, langkah: Langkah, aksi: str) -> None:
    """One may ask for changes first: the draft is mended and goes the same way again."""
    asked = player.contoh.get("jalan", {}).get(aksi)
    if asked:
        player.do(aksi, oleh=asked["oleh"], keputusan="perbaikan", catatan=asked["catatan"])
        player.do("draf")
        for before in langkah.aksi[: langkah.aksi.index(aksi)]:
            player.do(before)
    player.do(aksi, oleh="semua", keputusan="disetujui")


def _deliver(player: _Player, _langkah: Langkah, aksi: str) -> None:
    """The parcel goes out; the receipt comes back."""
    player.do(aksi)
    player.do(aksi, penerima=player.contoh.get("jalan", {}).get("penerima", "Petugas penerima (contoh)"))


def _write_down(player: _Player, langkah: Langkah, aksi: str) -> None:
    """People fill the tables of the step's sheet, and the action works on them."""
    with open_master(player.folder.master) as book:
        fill_step(book, langkah.id, player.contoh)
    player.do(aksi)


_PEOPLE = {
    "sk_tim": _write_down,
    "rapat": _write_down,
    "evaluasi": _write_down,
    "individu": _individual,
    "kumpulkan": _collect,
    "periksa": _check,
    "kembalikan": _skip,
    "serahkan": _correct,
    "koreksi": _correct,
    "reviu": _review,
    "setujui": _review,
    "kirim": _deliver,
}


def _summary(folder: CaseFolder) -> Ringkasan:
    sop, keadaan = load_state(folder)
    rows = [
        (x.tanda, x.aktivitas, keadaan.step(x.id).status.value, str(len(keadaan.step(x.id).keluaran)))
        for x in sop.langkah
    ]
    files = [("Master Excel", folder.master)]
    if keadaan.draf:
        files.append(("Draf Word", folder.root / keadaan.draf[-1].berkas))
    files += [("Dokumen final", p) for p in sorted(folder.hasil.glob("*Final*.docx"))]
    return Ringkasan(rows, files)

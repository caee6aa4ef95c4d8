"""Questions about agreement: Perjanjian Kinerja (the master), the forms, the draft and the data of today."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl.domain.kode import code_of
from lkjip_xl.domain.periksa.naskah import BERKAS_MASTER, Bahan, Butir, FormulirBidang, TabelDraf
from lkjip_xl.domain.problems import Problem, problem
from lkjip_xl.domain.records import Indikator
from lkjip_xl.domain.rules.baris import label_of
from lkjip_xl.domain.values import parse_target

_INDIKATOR = "Indikator"
_KOLOM = ("Sasaran", "Indikator", "Satuan", "Target")
_TAK_TAMPAK = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))


def agreement_questions(bahan: Bahan) -> Iterator[Butir]:
    """Names, units and targets everywhere the same; the draft made from the data as they are."""
    indikator = [h.indikator for h in bahan.rekap.indikator]
    waiting = tuple(problem("L24", berkas=f.berkas, bidang=f.bidang) for f in bahan.formulir if not f.sah)
    yield Butir("Apakah formulir semua bidang sudah sah?", waiting, len(bahan.formulir))
    yield Butir(
        "Apakah nama, satuan, dan target sama antara Perjanjian Kinerja dan formulir bidang?",
        tuple(p for f in bahan.formulir for i in indikator for p in _against_form(bahan, f, i)),
        max(len(indikator), 1),
    )
    yield Butir(
        "Apakah nama sasaran, indikator, satuan, dan target sama antara Perjanjian Kinerja dan draf?",
        (*_names(bahan), *_rows(bahan)),
        len(indikator) + len(bahan.rekap.sasaran),
    )
    yield Butir(
        "Apakah draf terakhir dibuat dari data terakhir?",
        () if bahan.terkini else (problem("L23", berkas=bahan.naskah.berkas),),
    )
    if bahan.angka is not None:
        yield Butir(
            "Apakah angka di draf sama dengan rekap?", bahan.angka, len(list(bahan.cetakan.all_figures()))
        )


def _against_form(bahan: Bahan, f: FormulirBidang, i: Indikator) -> Iterator[Problem]:
    """What the bidang saw in its form against the master of today."""
    if f.bidang not in i.bidang:
        return
    now = {"Sasaran": i.sasaran, "Indikator": i.nama, "Satuan": i.satuan, "Target": i.target_teks}
    for kolom in _KOLOM:
        before = f.terkunci.get((_INDIKATOR, i.kode, kolom), now[kolom])
        lama = code_of(before)
        if _key(lama) != _key(now[kolom]) and not (kolom == "Target" and _same_target(before, i)):
            yield problem(
                "L20",
                berkas=BERKAS_MASTER,
                lembar=_INDIKATOR,
                sel=bahan.sel.get((_INDIKATOR, i.kode, kolom), ""),
                baris=label_of(_INDIKATOR, i.kode, i.nama),
                kolom=kolom,
                lama=lama or "(kosong)",
                kini=now[kolom] or "(kosong)",
            )


def _same_target(before: object, i: Indikator) -> bool:
    dulu = parse_target(before, i.polaritas).nilai
    return dulu is not None and dulu == i.target


def _names(bahan: Bahan) -> Iterator[Problem]:
    """Names of sasaran and indicators that the draft no longer holds."""
    text = " ".join(_key(b.teks) for b in bahan.naskah.paragraf)  # a name may run over several lines
    wanted = [("Sasaran", s.nama) for s in bahan.rekap.sasaran]
    wanted += [("Indikator", h.indikator.nama) for h in bahan.rekap.indikator]
    for apa, nama in wanted:
        if _key(nama) not in text:
            yield problem("L21", berkas=bahan.naskah.berkas, apa=apa, nama=nama)


def _rows(bahan: Bahan) -> Iterator[Problem]:
    """Unit and target of an indicator in the draft's tables, where a table has such columns."""
    seen: set[tuple[str, str, str]] = set()
    for s, medan in zip(bahan.rekap.sasaran, bahan.cetakan.indikator, strict=True):
        for h, a in zip(s.indikator, medan, strict=True):
            expected = {"satuan": h.indikator.satuan, "target": a["target"].teks}
            for table in bahan.naskah.tabel:
                for kolom, shown in _cells(table, h.indikator.nama):
                    if _key(shown) != _key(expected[kolom]) and (h.indikator.kode, kolom, shown) not in seen:
                        seen.add((h.indikator.kode, kolom, shown))
                        yield problem(
                            "L22",
                            berkas=bahan.naskah.berkas,
                            lembar=table.tempat,
                            baris=label_of(_INDIKATOR, h.indikator.kode, h.indikator.nama),
                            kolom=kolom.capitalize(),
                            draf=shown or "(kosong)",
                            master=expected[kolom],
                        )


def _cells(table: TabelDraf, nama: str) -> Iterator[tuple[str, str]]:
    """Columns "satuan" and "target" of the rows that name the indicator; repeated names are left out."""
    header = [_key(x) for x in table.baris[0]] if table.baris else []
    named = [r for r in table.baris[1:] if len(r) == len(header) and _key(nama) in map(_key, r)]
    if len(named) == 1:
        yield from (
            (k, v.strip()) for k, v in zip(header, named[0], strict=True) if k in ("satuan", "target")
        )


def _key(teks: str) -> str:
    """A text for comparison: letter case, the number of blanks and what cannot be seen do not matter."""
    return " ".join(teks.translate(_TAK_TAMPAK).split()).casefold()

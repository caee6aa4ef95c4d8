"""The formulas of an indicator's row in a form: status, proposal, capaian, category (`domain.pantauan_indikator`).

Only functions that Excel 2007 knows, no array entry, nothing that depends on the language of a number
in text: they run in Excel, LibreOffice, WPS and Google Sheets alike.
"""

from __future__ import annotations

from decimal import Decimal

from lkjip_xl.domain import pantauan as p
from lkjip_xl.domain import pantauan_indikator as pi
from lkjip_xl.domain.capaian import Kebijakan
from lkjip_xl.domain.records import Indikator, Konsolidasi, Polaritas, Rentang
from lkjip_xl.domain.rules.indikator import ANALISIS
from lkjip_xl.domain.rules.jarak import KALI, bounds
from lkjip_xl.domain.rules.satuan import is_count, is_percent, is_score
from lkjip_xl.formats.forms.words import Sel, chain, first_of, plain, text, unsaid
from lkjip_xl.formats.sheet_map import TRIWULAN


def proposal(indikator: Indikator, kebijakan: Kebijakan, sel: Sel) -> str:
    """The year from the quarters, by the indicator's own rule; "" while there is none."""
    tw = [sel(k) for k in TRIWULAN]
    deret = f"{tw[0]}:{tw[-1]}"
    if indikator.konsolidasi is Konsolidasi.NILAI_AKHIR:
        ada = 'TRIM({})<>""' if pi.is_predicate(indikator, kebijakan) else "ISNUMBER({})"
        return first_of((ada.format(s), s) for s in reversed(tw))
    if pi.is_predicate(indikator, kebijakan):
        return '""'
    fungsi = "SUM" if indikator.konsolidasi is Konsolidasi.JUMLAH else "AVERAGE"
    return f'IF(COUNT({deret})=0,"",{fungsi}({deret}))'


def achievement(indikator: Indikator, kebijakan: Kebijakan, sel: Sel) -> str:
    """The capaian in % as printed, "-" where it cannot be computed, "" without data."""
    if not pi.has_own_target(indikator) or indikator.target is None:
        isi = '""'
    elif pi.is_predicate(indikator, kebijakan):
        isi = f'IF(TRIM({sel("Realisasi")})="","",IFERROR({_by_target(indikator, kebijakan, sel)},""))'
    else:
        isi = f'IF(ISNUMBER({sel("Realisasi")}),{_by_target(indikator, kebijakan, sel)},"")'
    kasus = _no_cases(indikator, sel)
    return f'IF({kasus},"-",{isi})' if kasus else isi


def band(indikator: Indikator, kebijakan: Kebijakan, sel: Sel) -> str:
    """The category of the capaian that stands in the row."""
    if not pi.has_own_target(indikator):
        kasus = _no_cases(indikator, sel)
        return f"IF({kasus},{text(p.TIDAK_DAPAT)},{text(p.GABUNGAN)})" if kasus else text(p.GABUNGAN)
    c = sel("Capaian")
    n = f"ROUND({c},0)" if kebijakan.bulat_dulu else c
    pita = text(kebijakan.skala[-1].kategori) if kebijakan.skala else '""'
    for satu in reversed(kebijakan.skala[:-1]):
        banding = ">" if satu.ketat else ">="
        pita = f"IF({n}{banding}{plain(satu.batas_bawah)},{text(satu.kategori)},{pita})"
    return f'IF(ISNUMBER({c}),{pita},IF({c}="-","{p.TIDAK_DAPAT}",""))'


def state(indikator: Indikator, kebijakan: Kebijakan, sel: Sel) -> str:
    """What is still to do in the row, in words."""
    r = sel("Realisasi")
    predikat = pi.is_predicate(indikator, kebijakan)
    teks = text(p.BUKAN_PREDIKAT if predikat else p.BUKAN_ANGKA)
    sebab = f"IF({unsaid(sel('Kendala'))},{text(p.SEBAB_NA)},{text(p.LENGKAP)})"
    angka = _of_figure(indikator, kebijakan, sel)
    bukan = f"IF({unsaid(r)},{sebab},{teks})"
    if predikat:
        angka = f"IF(OR({_value(kebijakan, r, cek=True)}),{angka},{bukan})"
    else:
        angka = f"IF(ISNUMBER({r}),{angka},{bukan})"
    deret = f"{sel(TRIWULAN[0])}:{sel(TRIWULAN[-1])}"
    kosong = f"IF(COUNTA({deret})=0,{text(p.BELUM)},{text(p.ISI_REALISASI)})"
    isi = f'IF(TRIM({r})="",{kosong},{angka})'
    kasus = _no_cases(indikator, sel)
    return f"IF({kasus},{text(p.TANPA_KASUS)},{isi})" if kasus else isi


def _by_target(indikator: Indikator, kebijakan: Kebijakan, sel: Sel) -> str:
    """The capaian for a figure that is there."""
    target, r = indikator.target, sel("Realisasi")
    if pi.is_predicate(indikator, kebijakan):
        r = _value(kebijakan, r)
    if isinstance(target, Rentang):
        return _in_range(target, r, kebijakan)
    arah = kebijakan.resolve(indikator.polaritas)
    t = target if target is not None else Decimal(0)
    if arah is Polaritas.RENTANG:
        return _in_range(Rentang(t, t), r, kebijakan)
    if t == 0:
        return _zero_target(arah, r, kebijakan)
    if t < 0:
        return '"-"'
    n = plain(t)
    rumus = {
        Polaritas.POSITIF: f"{r}*100/{n}",
        Polaritas.NEGATIF_N1: f"(2*{n}-{r})*100/{n}",
        Polaritas.NEGATIF_N3: f"({n}-{r})*100/{n}",
    }
    if arah is Polaritas.NEGATIF_N2:
        return f'IF({r}>0,{_printed(f"{n}*100/{r}", kebijakan)},"-")'
    return _printed(rumus[arah], kebijakan)


def _in_range(t: Rentang, r: str, kebijakan: Kebijakan) -> str:
    bawah, atas = plain(t.bawah), plain(t.atas)
    lebih = _printed(f"{r}*100/{atas}", kebijakan) if t.atas > 0 else '"-"'
    kurang = _printed(f"{r}*100/{bawah}", kebijakan) if t.bawah > 0 else '"-"'
    dalam = _printed("100", kebijakan)
    return f"IF(AND({r}>={bawah},{r}<={atas}),{dalam},IF({r}>{atas},{lebih},{kurang}))"


def _zero_target(arah: Polaritas, r: str, kebijakan: Kebijakan) -> str:
    def tetap(n: Decimal | None) -> str:
        return '"-"' if n is None else _printed(plain(n), kebijakan)

    if arah is Polaritas.POSITIF:
        return tetap(kebijakan.nol_positif)
    return f"IF({r}<=0,{tetap(kebijakan.nol_negatif_tercapai)},{tetap(kebijakan.nol_negatif_gagal)})"


def _printed(n: str, kebijakan: Kebijakan) -> str:
    """Between floor and cap, rounded half up; the inner rounding takes binary noise off ties."""
    if kebijakan.batas_bawah is not None:
        n = f"MAX({n},{plain(kebijakan.batas_bawah)})"
    if kebijakan.batas_atas is not None:
        n = f"MIN({n},{plain(kebijakan.batas_atas)})"
    return f"ROUND(ROUND({n},9),{kebijakan.desimal})"


def _value(kebijakan: Kebijakan, r: str, *, cek: bool = False) -> str:
    """A predicate's figure; with `cek` whether the cell holds a figure or a known predicate."""
    if cek:
        return ",".join([f"ISNUMBER({r})", *(f"TRIM({r})={text(k)}" for k in kebijakan.predikat)])
    n = "NA()"
    for kode, nilai in reversed([*kebijakan.predikat.items()]):
        n = f"IF(TRIM({r})={text(kode)},{plain(nilai)},{n})"
    return f"IF(ISNUMBER({r}),{r},{n})"


def _of_figure(indikator: Indikator, kebijakan: Kebijakan, sel: Sel) -> str:
    """The status of a row with a figure: what is wrong, what lacks, what is doubtful."""
    rinci = _lacking(indikator, kebijakan, sel)
    lengkapi = f'"{p.LENGKAPI}"&MID({rinci},3,150)'
    bukti = f'IF({unsaid(sel("Bukti Dukung"))},", Bukti Dukung","")'
    ragu = f"{_far(indikator, sel)}&{bukti}"
    pastikan = f'IF({ragu}="",{text(p.LENGKAP)},"{p.PASTIKAN}"&MID({ragu},3,150))'
    isi = f'IF({rinci}<>"",{lengkapi},{pastikan})' if rinci else pastikan
    return chain([] if pi.is_predicate(indikator, kebijakan) else _wrong(indikator, sel), isi)


def _wrong(indikator: Indikator, sel: Sel) -> list[tuple[str, str]]:
    r, atas, bawah = sel("Realisasi"), sel("Pembilang"), sel("Penyebut")
    deret = f"{sel(TRIWULAN[0])}:{sel(TRIWULAN[-1])}"
    jenjang = [(_against_quarters(indikator.konsolidasi, sel), p.BEDA_USULAN)]
    pasangan = f"COUNT({atas}:{bawah})=2"
    if pi.reads_fractions(indikator):
        wajar = f'COUNTIF({deret},">1")+COUNTIF({deret},"<0")=0'
        jenjang.append((f"AND(NOT({pasangan}),{r}>0,{r}<=1,{wajar})", p.PECAHAN))
    if is_count(indikator.satuan):
        jenjang.append((f"MIN({r},{deret})<0", p.NEGATIF))
    jenjang.append((f"IF(ISNUMBER({bawah}),{bawah}<=0,FALSE)", p.PENYEBUT_NOL))
    if pi.is_ratio(indikator):
        hitung = f"{atas}*100/{bawah}" if is_percent(indikator.satuan) else f"{atas}/{bawah}"
        jenjang.append((f"IF({pasangan},{_differs(r, hitung)},FALSE)", p.BEDA_RASIO))
    return jenjang


def _against_quarters(aturan: Konsolidasi, sel: Sel) -> str:
    r, akhir = sel("Realisasi"), sel(TRIWULAN[-1])
    deret = f"{sel(TRIWULAN[0])}:{akhir}"
    if aturan is Konsolidasi.NILAI_AKHIR:
        return f"IF(ISNUMBER({akhir}),{_differs(r, akhir)},FALSE)"
    if aturan is Konsolidasi.RATA_RATA:
        return f"IF(COUNT({deret})=4,{_differs(r, f'AVERAGE({deret})')},FALSE)"
    kurang = f"AND(COUNT({deret})>0,MIN({deret})>=0,ROUND(SUM({deret})-{r},9)>0)"
    return f"IF(COUNT({deret})=4,{_differs(r, f'SUM({deret})')},{kurang})"


def _differs(r: str, hitung: str) -> str:
    """As `rules.baris.differs`: neither the rounding nor the truncation at the places typed."""
    tempat = "0.0001"
    for n in (3, 2, 1):
        tempat = f"IF(ROUND({r},{n})={r},{plain(Decimal(1).scaleb(-n))},{tempat})"
    return f"ROUND(ABS({r}-{hitung}),9)>=IF(ROUND({r},0)={r},1,{tempat})"


def _lacking(indikator: Indikator, kebijakan: Kebijakan, sel: Sel) -> str:
    """The names of what is asked and not written, each after ", "; "" where nothing ever is asked."""
    bagian = []
    if pi.has_own_target(indikator) and indikator.target is not None:
        semua = "&".join(f'IF({unsaid(sel(k))},", {k}","")' for k in ANALISIS)
        bagian.append(f'IF({_missed(indikator, kebijakan, sel)},{semua},"")')
    bagian += [f'IF(TRIM({sel(k)})="",", {k}","")' for k in pi.needs_parts(indikator)]
    return "&".join(bagian)


def _missed(indikator: Indikator, kebijakan: Kebijakan, sel: Sel) -> str:
    # N3 is 0 at the target itself, so there the figures are compared.
    if kebijakan.resolve(indikator.polaritas) is Polaritas.NEGATIF_N3 and isinstance(
        indikator.target, Decimal
    ):
        return f"AND(ISNUMBER({sel('Capaian')}),{sel('Realisasi')}>{plain(indikator.target)})"
    return f"AND(ISNUMBER({sel('Capaian')}),{sel('Capaian')}<100)"


def _far(indikator: Indikator, sel: Sel) -> str:
    """The doubt about a figure far from its target, or far above it without a word."""
    r, c = sel("Realisasi"), sel("Capaian")
    tandai = []
    bawah, atas = bounds(indikator)
    if bawah > 0:
        jauh = [f"ABS({r})>={plain(atas * KALI)}"]
        if pi.has_own_target(indikator):
            jauh.append(f"ABS({r})*{KALI}<={plain(bawah)}")
            if (is_percent(indikator.satuan) or is_score(indikator.satuan)) and bawah > 5:  # noqa: PLR2004
                jauh.append(f"ABS({r})<=1")
        tandai.append(
            f"AND(ISNUMBER({r}),N({r})<>0,OR({','.join(jauh)}))".replace(f"ABS({r})", f"ABS(N({r}))")
        )
    if pi.has_own_target(indikator):
        diam = f"{unsaid(sel('Kendala'))},{unsaid(sel('Solusi'))}"
        tandai.append(f"AND(ISNUMBER({c}),N({c})>{plain(pi.JAUH_DI_ATAS)},{diam})")
    return f'IF(OR({",".join(tandai)}),", {p.JAUH}","")' if tandai else '""'


def _no_cases(indikator: Indikator, sel: Sel) -> str:
    """The test for a row without any case; "" where the unit knows no such thing."""
    if not pi.counts_cases(indikator):
        return ""
    a, b = sel("Pembilang"), sel("Penyebut")
    return f"AND(COUNT({a}:{b})=2,N({a})=0,N({b})=0)"

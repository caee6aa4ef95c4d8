"""The formulas that say what is still to do in lines of budget, documents and people (`domain.pantauan`)."""

from __future__ import annotations

from collections.abc import Sequence

from lkjip_xl.domain import pantauan as p
from lkjip_xl.domain.capaian import Kebijakan
from lkjip_xl.formats.forms.words import Sel, chain, text, unsaid


def budget_share(kebijakan: Kebijakan, sel: Sel) -> str:
    """The serapan of a budget line in %."""
    r, pagu = sel("Realisasi"), sel("Pagu")
    persen = f"ROUND(ROUND({r}*100/{pagu},9),{kebijakan.desimal})"
    return f'IF(AND(ISNUMBER({r}),N({pagu})>0),{persen},"")'


def budget_sum(rincian: Sequence[str]) -> str:
    """The sum of the lines below a budget line; "" where none has a figure."""
    if not rincian:
        return '""'
    daftar = ",".join(rincian)
    return f'IF(COUNT({daftar})=0,"",SUM({daftar}))'


def budget_state(rincian: Sequence[str], sel: Sel) -> str:
    """What is still to do in a budget line."""
    r, pagu, usulan = sel("Realisasi"), sel("Pagu"), sel("Usulan dari rincian")
    jenjang = [(f"{r}<0", p.NEGATIF_RUPIAH), (f"AND(ISNUMBER({pagu}),{r}>{pagu})", p.LEBIH_PAGU)]
    if rincian:
        kurang = f"ROUND({usulan}-{r},2)>=0.01"
        lebih = f"AND(COUNT({','.join(rincian)})={len(rincian)},ROUND({r}-{usulan},2)>=0.01)"
        jenjang.append((f"IF(ISNUMBER({usulan}),OR({kurang},{lebih}),FALSE)", p.BEDA_RINCIAN))
    diam = f"AND(ISNUMBER({pagu}),{unsaid(sel('Keterangan'))},{r}*100<{pagu})"
    akhir = f"IF({diam},IF({r}=0,{text(p.NOL_RUPIAH)},{text(p.TERLALU_KECIL)}),{text(p.LENGKAP)})"
    angka = chain(jenjang, akhir)
    kosong = text(p.BELUM)
    if rincian:
        kosong = f"IF(ISNUMBER({usulan}),{text(p.ISI_REALISASI)},{kosong})"
    return f'IF(ISNUMBER({r}),{angka},IF(TRIM({r})="",{kosong},{text(p.BUKAN_ANGKA)}))'


def document_state(sel: Sel) -> str:
    """What is still to do in a document's row."""
    ada, tanggal, halaman, tautan = (f"TRIM({sel(k)})" for k in ("Ada", "Tanggal", "Halaman", "Tautan"))
    bukti = f'IF(AND({tanggal}="",{tautan}=""),{text(p.TANPA_BUKTI)},{text(p.LENGKAP)})'
    sebab = f"IF({unsaid(sel('Keterangan'))},{text(p.SEBAB_TIDAK_ADA)},{text(p.LENGKAP)})"
    tidak = f'IF({tanggal}&{halaman}&{tautan}<>"",{text(p.BUKTI_LEBIH)},{sebab})'
    lain = f'IF(OR({ada}="tidak",{ada}="tidak ada",{ada}="belum ada"),{tidak},{text(p.BUKAN_JAWABAN)})'
    return f'IF({ada}="",{text(p.BELUM)},IF(OR({ada}="ada",{ada}="ya"),{bukti},{lain}))'


def person_state(sel: Sel, isian: Sequence[str]) -> str:
    """What is still to do in a row of a person's performance; "" in an unused row."""
    kurang = "&".join(f'IF(TRIM({sel(k)})="",", {k}","")' for k in p.WAJIB_ORANG)
    r = sel("Realisasi")
    sebab = f"IF({unsaid(sel('Keterangan'))},{text(p.SEBAB_NA_ORANG)},{text(p.LENGKAP)})"
    nip = f'IF(TRIM({sel("NIP")})="",{text(p.NIP_KOSONG)},{text(p.LENGKAP)})'
    isi = f"IF(AND(NOT(ISNUMBER({r})),{unsaid(r)}),{sebab},{nip})"
    isi = f'IF({kurang}<>"","{p.LENGKAPI}"&MID({kurang},3,150),{isi})'
    return f'IF(COUNTA({sel(isian[0])}:{sel(isian[-1])})=0,"",{isi})'

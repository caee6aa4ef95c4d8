"""The value of a formula that a workbook stores without its result: sums, means and plain arithmetic only.

Programs that write workbooks without calculating leave every formula blank. What the form itself uses can
be computed here; anything else stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from lkjip_xl.domain.renja.rumus import AREA, Sel, area_cells

_TERPANJANG = 2_000  # characters
_BUKA = frozenset("(")
_TERDALAM = 10  # nested parentheses
_TOKEN = re.compile(rf"\s*(?:({AREA})|([0-9]+(?:\.[0-9]+)?)|([A-Za-z]+)(?=\s*\()|([-+*/(),;%]))", re.ASCII)

Nilai = Callable[[Sel], Decimal | None]


class TakTerhitungError(Exception):
    """The formula uses something else than sums, means and arithmetic."""


class PembagiNolError(Exception):
    """The formula divides by zero, as Excel's #DIV/0!."""


def evaluate(rumus: str, nilai: Nilai) -> Decimal:
    """The value of a formula without its "="; blank cells count as 0 in arithmetic, not at all in a mean.

    Raises:
        TakTerhitungError: an unknown function, another sheet, or a formula too long to be the form's.
        PembagiNolError: a division by zero or a mean of nothing.
    """
    if len(rumus) > _TERPANJANG:
        raise TakTerhitungError(rumus[:80])
    pengurai = _Pengurai(_tokens(rumus), nilai)
    hasil = pengurai.expression()
    if pengurai.sisa:
        raise TakTerhitungError(rumus)
    return hasil


def _tokens(rumus: str) -> list[str]:
    token: list[str] = []
    letak = 0
    teks = rumus.rstrip()
    while letak < len(teks):
        cocok = _TOKEN.match(teks, letak)
        if cocok is None:
            raise TakTerhitungError(rumus)
        token.append(cocok[0].strip())
        letak = cocok.end()
    return token


class _Pengurai:
    """A recursive descent over the tokens of one formula."""

    def __init__(self, token: list[str], nilai: Nilai) -> None:
        self.sisa = token[::-1]
        self.nilai = nilai
        self.dalam = 0

    def expression(self) -> Decimal:
        hasil = self._term()
        while (tanda := self._peek()) in {"+", "-"}:
            self.sisa.pop()
            berikut = self._term()
            hasil = hasil + berikut if tanda == "+" else hasil - berikut
        return hasil

    def _term(self) -> Decimal:
        hasil = self._factor()
        while (tanda := self._peek()) in {"*", "/"}:
            self.sisa.pop()
            hasil = _apply(tanda, hasil, self._factor())
        return hasil

    def _factor(self) -> Decimal:
        tanda = Decimal(1)
        while (t := self._peek()) in {"+", "-"}:
            self.sisa.pop()
            tanda = -tanda if t == "-" else tanda
        hasil = self._primary()
        while self._peek() == "%":
            self.sisa.pop()
            hasil /= 100
        return tanda * hasil

    def _primary(self) -> Decimal:
        token = self._take()
        if token[0].isdigit():
            return Decimal(token)
        if token in _BUKA:
            return self._inside(self.expression)
        if self._peek() == "(":
            self.sisa.pop()
            return self._inside(lambda: self._call(token.upper()))
        sel = area_cells(token)
        if len(sel) != 1:
            raise TakTerhitungError(token)
        return self.nilai(next(iter(sel))) or Decimal(0)

    def _inside(self, isi: Callable[[], Decimal]) -> Decimal:
        """What stands between parentheses, the opening one already read."""
        self.dalam += 1
        if self.dalam > _TERDALAM:
            raise TakTerhitungError("(")
        hasil = isi()
        if self._take() != ")":
            raise TakTerhitungError(")")
        self.dalam -= 1
        return hasil

    def _call(self, nama: str) -> Decimal:
        if nama == "IFERROR":
            return self._guarded()
        if nama not in {"SUM", "AVERAGE"}:
            raise TakTerhitungError(nama)
        isi = self._argument()
        while self._peek() in {",", ";"}:
            self.sisa.pop()
            isi += self._argument()
        if nama == "SUM":
            return sum(isi, Decimal(0))
        if not isi:
            raise PembagiNolError(nama)
        return sum(isi, Decimal(0)) / len(isi)

    def _argument(self) -> list[Decimal]:
        """A range gives the figures of its cells, anything else one figure."""
        token = self._peek()
        if (
            len(self.sisa) > 1
            and self.sisa[-2] in {",", ";", ")"}
            and token[0] in "$ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        ):
            self.sisa.pop()
            return [n for sel in sorted(area_cells(token)) if (n := self.nilai(sel)) is not None]
        return [self.expression()]

    def _guarded(self) -> Decimal:
        """IFERROR(x, y) where x has no value: y, for which x must be read to its end."""
        awal, dalam = list(self.sisa), self.dalam
        try:
            hasil = self.expression()
        except PembagiNolError:
            self.sisa, self.dalam = awal, dalam
            self._skip()
            return self._second()
        self._second()
        return hasil

    def _skip(self) -> None:
        tingkat = 0
        while self.sisa and not (tingkat == 0 and self._peek() in {",", ";"}):
            tingkat += {"(": 1, ")": -1}.get(self.sisa.pop(), 0)

    def _second(self) -> Decimal:
        if self._take() not in {",", ";"}:
            raise TakTerhitungError("IFERROR")
        return self.expression()

    def _peek(self) -> str:
        return self.sisa[-1] if self.sisa else ""

    def _take(self) -> str:
        if not self.sisa:
            raise TakTerhitungError("")
        return self.sisa.pop()


def _apply(tanda: str, a: Decimal, b: Decimal) -> Decimal:
    if tanda == "*":
        return a * b
    if not b:
        raise PembagiNolError(tanda)
    return a / b

"""Serial dates: which number formats mean a date, and what a serial number stands for."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

# ECMA-376 part 1, 18.8.30: date and time formats built in, East Asian ones included.
_BUILTIN_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_LITERAL = re.compile(r'"[^"]*"?|\\.|_.|\*.', re.DOTALL)
_BRACKET = re.compile(r"\[(?![hms]+\])[^\]]*\]", re.IGNORECASE)
_EPOCH_1900 = datetime(1899, 12, 30)
_EPOCH_1904 = datetime(1904, 1, 1)
_FALSE_LEAP_DAY = 60
_MAX_SERIAL = 2_958_466


def is_date_format(number: int, code: str | None) -> bool:
    """Whether a number format shows a date or a time."""
    if code is None:
        return number in _BUILTIN_DATES
    bare = _BRACKET.sub("", _LITERAL.sub("", code)).split(";")[0].lower()
    return "general" not in bare and any(letter in bare for letter in "ymdhs")


def from_serial(serial: float, *, date1904: bool = False) -> datetime | None:
    """The moment a serial number stands for, to the millisecond; None where it stands for none."""
    if not 0 <= serial < _MAX_SERIAL:
        return None
    days = serial
    if not date1904 and serial < _FALSE_LEAP_DAY:
        days += 1  # the 1900 system counts a 29 February 1900 that never was
    return (_EPOCH_1904 if date1904 else _EPOCH_1900) + timedelta(milliseconds=round(days * 86_400_000))


def to_serial(value: date | datetime | time, *, date1904: bool = False) -> float:
    """The serial number of a date, a moment or a time of day."""
    if isinstance(value, time):
        moment = datetime.combine(_EPOCH_1900.date(), value)
        return (moment - _EPOCH_1900) / timedelta(days=1)
    moment = value if isinstance(value, datetime) else datetime.combine(value, time())
    moment = moment.replace(tzinfo=None)
    days = (moment - (_EPOCH_1904 if date1904 else _EPOCH_1900)) / timedelta(days=1)
    return days - 1 if not date1904 and days <= _FALSE_LEAP_DAY else days

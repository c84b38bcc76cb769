"""Chinese numerals: 二百三十四 ↔ 234, both ways, with 〇/零/两, full-width and Arabic digits."""

from __future__ import annotations

from functools import lru_cache

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")}
_DIGITS |= {"〇": 0, "○": 0, "Ｏ": 0, "两": 2, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5}
_DIGITS |= {"陆": 6, "柒": 7, "捌": 8, "玖": 9}
_UNITS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_MYRIADS = {"万": 10_000, "亿": 100_000_000}
_ARABIC = str.maketrans("０１２３４５６７８９", "0123456789")

NUMERAL = "[零〇○一二两三四五六七八九十百千万0-9０-９]"
"""Character class of a numeral as it stands in article numbers."""

LIMIT = 10**12
"""Numbers from here on are not read: no statute counts so far, and a damaged text must not cost time."""


@lru_cache(maxsize=4096)
def to_int(text: str) -> int | None:
    """Read a numeral: ``二百三十四``, ``二〇一五``, ``１０５``, ``105``. None when it is no number."""
    arabic = text.translate(_ARABIC)
    if arabic.isascii() and arabic.isdigit():
        return int(arabic) if len(arabic) <= 12 else None
    if not text or len(text) > 24:
        return None
    if all(char in _DIGITS for char in text):
        return _read_digits(text)
    return _read_grouped(text)


def _read_digits(text: str) -> int:
    """Positional reading: 二〇一五 is 2015."""
    return int("".join(str(_DIGITS[char]) for char in text))


def _read_grouped(text: str) -> int | None:
    """Reading by units: sections below 万 and 亿 are summed, 十 alone means 10."""
    total = section = 0
    digit: int | None = None
    for char in text:
        if char in _DIGITS:
            if digit not in (None, 0):
                return None
            digit = _DIGITS[char]
        elif char in _UNITS:
            section += (1 if digit is None else digit) * _UNITS[char]
            digit = None
        elif char in _MYRIADS:
            total += (section + (digit or 0)) * _MYRIADS[char]
            section, digit = 0, None
        else:
            return None
    result = total + section + (digit or 0)
    return result if result < LIMIT else None


@lru_cache(maxsize=4096)
def to_chinese(number: int) -> str:
    """Write a number as statutes do: 10 十, 15 十五, 105 一百零五, 1260 一千二百六十.

    Raises ValueError for negative numbers and numbers from 10**12 on.
    """
    if not 0 <= number < LIMIT:
        raise ValueError(f"{number} 不在可写成中文数字的范围内")
    if number == 0:
        return "零"
    words = _write_sections(number)
    return words[1:] if words.startswith("一十") else words


def _write_sections(number: int) -> str:
    for value, unit in ((100_000_000, "亿"), (10_000, "万")):
        if number >= value:
            high, low = divmod(number, value)
            if not low:
                return f"{_write_sections(high)}{unit}"
            zero = "零" if low < value // 10 else ""
            return f"{_write_sections(high)}{unit}{zero}{_write_sections(low)}"
    return _write_below_myriad(number)


def _write_below_myriad(number: int) -> str:
    words, zero = "", False
    for value, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, value)
        if digit:
            words += ("零" if zero and words else "") + "零一二三四五六七八九"[digit] + unit
            zero = False
        else:
            zero = True
    return words

"""Numbers that point to one person or one thing: identity cards, telephones, accounts, plates, file numbers.

Checksums: resident identity number GB 11643 (ISO 7064 MOD 11-2), social credit code GB 32100 (MOD 31-3), bank cards Luhn.
All rules look at the view with Chinese digits as Arabic ones.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from guicheng.privacy.finding import Hit, Tier
from guicheng.privacy.view import View, digit_characters

RUN = re.compile(r"(?<![0-9A-Za-z])[0-9](?:[-. /]?[0-9]){6,39}[Xx]?(?![0-9])")
CREDIT = re.compile(r"(?<![0-9A-Z])[1-9A-HJ-NPQRTUWXY][0-9][0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Za-z])")
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
PLATE = re.compile(
    rf"[{_PROVINCES}][A-HJ-NP-Z][·-]?(?:[A-HJ-NP-Z0-9]{{5}}[挂学警港澳]?|[A-HJ-NP-Z0-9]{{4}}[挂学警港澳]|[DF][A-HJ-NP-Z0-9][0-9]{{4}}|[0-9]{{5}}[DF])"
    r"(?![0-9A-Z])"
)
MAIL = re.compile(
    r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}(?:@|[(（\[]at[)）\]])(?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,15}"
)
PASSPORT = re.compile(
    r"(?<![A-Za-z0-9])(?:E[A-HJ-NP-Z][0-9]{7}|[EGDSPHK][0-9]{8}|1[45][0-9]{7})(?![0-9A-Za-z])"
)
LANDLINE = re.compile(
    r"(?<![0-9])(?:[(（]0[1-9][0-9]{1,2}[)）]|0[1-9][0-9]{1,2}[-转]?)[-]?[2-9][0-9]{6,7}(?:[-转][0-9]{1,6})?(?![0-9])"
)
NAMED = re.compile(
    r"""
    (?:(?P<phone>电话|联系方式|手机|座机|传真)
      |(?P<account>账号|帐号|卡号|账户号|户号)
      |(?P<chat>微信号?|QQ号?|qq号?|抖音号|快手号)
      |(?P<petition>信访编号|信访件编?号|来信编号|受理编号|登记编号|转办编号|交办编号|批示件?编?号|查询码)
      |(?P<certificate>(?:身份证|军官证|士兵证|警官证|警号|护照|通行证|驾驶证|驾照|行驶证|执业证|资格证|结婚证|离婚证|出生证|残疾证
        |不动产权?证书?|房产证|土地证|产权证|营业执照|档案|社保|医保|学籍|车架|发动机|证件)(?:[号编码]{1,3}|证书?号码?)?))
    (?:号码|编号|号)?(?:[为是]|[:：])?[(（]?
    (?P<value>[\u4e00-\u9fff]{0,2}[(（〔]?[0-9A-Za-z][-0-9A-Za-z_()（）〔〕字第]{3,30}[0-9A-Za-z号])
    """,
    re.VERBOSE,
)
RIGHTS = re.compile(
    r"[\u4e00-\u9fff][(（〔\[]?(?:19|20)[0-9]{2}[)）〕\]]?[\u4e00-\u9fff]{2,9}(?:不动产权|房权证?|国用|集用|林证|土承包)字?第?[0-9]{3,}号?"
)
CASE = re.compile(
    r"[(（〔\[【]?(?:19|20)[0-9]{2}[)）〕\]】]?年?"
    r"(?P<court>[\u4e00-\u9fff]{0,4}[0-9]{0,6})"
    r"(?P<kind>[\u4e00-\u9fff]{1,6})字?第?[0-9]{1,6}(?:[-—之][0-9]{1,3})?号"
)
CASE_KIND = re.compile(
    r"(?:民|刑|行|执|破|商|知|赔|海|环|少|审|终|初|再|抗|申|监|异|复|保|恢|提|特|督|催|辖|诉|检|公|侦|立|拘|捕|仲|裁|劳|调)"
)
NO_CASE = re.compile(
    r"(?:法释|国发|国办|中发|中办|令|公告|通知|发改|财|税|厅|文|通报|主席令|国令|规|GB|修正案|高检发|法发|公通|司发|政法|民发|人社|教)"
)
_DIGITS = "0-9〇○零幺一二三四五六七八九壹贰叁肆伍陆柒捌玖"
_SIGN = re.compile(rf"[A-Za-z{_DIGITS}](?:(?<=[A-Za-z])|[-. /]?[{_DIGITS}][-. /]?[{_DIGITS}])")

_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CREDIT_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_REGION_RANGES = ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 83))
REGIONS = frozenset(str(code) for low, high in _REGION_RANGES for code in range(low, high + 1))


def identifiers(view: View) -> Iterator[Hit]:
    """Every number that is known by its own shape or checksum."""
    for start, line in _lines_with_signs(view.text):
        for hit in _of_line(line):
            yield replace(hit, start=start + hit.start, end=start + hit.end)


def _lines_with_signs(text: str) -> Iterator[tuple[int, str]]:
    """Start and words of the lines that could hold such a number: most lines of a law hold none.

    Every shape has a Latin letter or three digits in a row, and none runs across lines.
    """
    end = 0
    while sign := _SIGN.search(text, end):
        start = text.rfind("\n", 0, sign.start()) + 1
        end = text.find("\n", sign.start())
        end = len(text) if end < 0 else end
        yield start, text[start:end].translate(digit_characters())


def _of_line(text: str) -> Iterator[Hit]:
    for run in RUN.finditer(text):
        yield from _of_run(run)
    for rule, pattern in _SHAPES:
        for match in pattern.finditer(text):
            yield _hit(match.start(), match.end(), rule)
    for match in CREDIT.finditer(text):
        if valid_credit_code(match[0]):
            yield _hit(match.start(), match.end(), "credit-code")


def named_numbers(view: View) -> Iterator[Hit]:
    """Numbers that the text itself names (账号 …, 信访编号 …) and numbers of court cases."""
    text = view.text.translate(digit_characters())
    yield from _named(text)
    yield from _case_numbers(text)


def valid_resident_id(digits: str) -> bool:
    """18 characters with a region, a date of birth and the right check character."""
    if digits[:2] not in REGIONS or not _is_birth(digits[6:14]):
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_ID_WEIGHTS, digits, strict=False))
    return digits[17].upper() == "10X98765432"[total % 11]


def valid_credit_code(code: str) -> bool:
    """18 characters whose last one checks the others."""
    total = sum(_CREDIT_SIGNS.index(sign) * pow(3, place, 31) for place, sign in enumerate(code[:17]))
    return code[17] == _CREDIT_SIGNS[(31 - total % 31) % 31]


def valid_luhn(digits: str) -> bool:
    """The check of bank cards."""
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _is_birth(digits: str) -> bool:
    try:
        return 1900 <= dt.date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).year <= 2099
    except ValueError:
        return False


def _of_run(run: re.Match[str]) -> Iterator[Hit]:
    """What a run of digits is; separators between digits do not count."""
    places = [place for place in range(run.start(), run.end()) if run.string[place].isalnum()]
    digits = "".join(run.string[place] for place in places)
    found = _whole(digits)
    if found is not None:
        yield _hit(run.start(), run.end(), *found)
        return
    for start in range(len(digits) - 17):
        if digits[start : start + 17].isdigit() and valid_resident_id(digits[start : start + 18]):
            yield _hit(places[start], places[start + 17] + 1, "resident-id")


def _whole(digits: str) -> tuple[str, Tier] | None:
    if len(digits) == 18 and digits[:17].isdigit():
        if valid_resident_id(digits):
            return "resident-id", "error"
        if digits[:2] in REGIONS and _is_birth(digits[6:14]):
            return "resident-id", "review"
    if len(digits) == 15 and digits[:2] in REGIONS and _is_birth("19" + digits[6:12]):
        return "resident-id", "review"
    if not digits.isdigit():
        return None
    bare = digits.removeprefix("0086").removeprefix("86") if len(digits) > 11 else digits
    if re.fullmatch(r"1[3-9][0-9]{9}", bare):
        return "mobile", "error"
    if 16 <= len(digits) <= 19 and digits[0] in "3456" and valid_luhn(digits):
        return "bank-card", "error"
    return None


_SHAPES = (
    ("plate", PLATE),
    ("e-mail", MAIL),
    ("passport", PASSPORT),
    ("landline", LANDLINE),
    ("title-deed", RIGHTS),
)
NAMED_RULES = {
    "phone": "phone-named",
    "account": "account",
    "chat": "chat-account",
    "petition": "petition-number",
    "certificate": "certificate",
}


def _named(text: str) -> Iterator[Hit]:
    """A number that the text itself names: 信访编号 …, 账号 …"""
    for match in NAMED.finditer(text):
        value = match["value"]
        if sum(char.isdigit() for char in value) < (5 if match["chat"] is None else 4):
            continue
        yield _hit(match.start("value"), match.end("value"), _rule(match))


def _rule(match: re.Match[str]) -> str:
    return next(rule for group, rule in NAMED_RULES.items() if match[group])


def _case_numbers(text: str) -> Iterator[Hit]:
    """（2019）某0381民初123号 and （2019）某行终字第12号; numbers of public documents are none."""
    for match in CASE.finditer(text):
        kind = match["court"] + match["kind"]
        if CASE_KIND.search(kind) and not NO_CASE.search(kind):
            yield _hit(match.start(), match.end(), "case-number")


WORDS = {
    "resident-id": ("居民身份证号码", "删去，或者写“（身份证号码略）”"),
    "mobile": ("手机号码", "删去"),
    "landline": ("固定电话号码", "删去"),
    "phone-named": ("电话号码", "删去"),
    "bank-card": ("银行卡号", "删去"),
    "account": ("账号", "删去"),
    "plate": ("车牌号码", "删去，或者写“某号车辆”"),
    "e-mail": ("电子邮箱", "删去"),
    "passport": ("护照号码", "删去"),
    "certificate": ("证件号码", "删去"),
    "title-deed": ("权属证书编号", "删去"),
    "credit-code": ("统一社会信用代码", "删去"),
    "case-number": ("案号", "写“（20××）×××号”"),
    "petition-number": ("信访或者批示件编号", "删去"),
    "chat-account": ("社交账号", "删去"),
}


def _hit(start: int, end: int, rule: str, tier: Tier = "error") -> Hit:
    why, suggestion = WORDS[rule]
    return Hit(start, end, rule, tier, why if tier == "error" else f"像是{why}，校验不符", suggestion)

"""Structured identifiers are found in every spelling, and numbers of other kinds are left alone."""

import random

import pytest

from guicheng.privacy.detect import scan
from guicheng.privacy.identifiers import valid_credit_code, valid_luhn, valid_resident_id

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
HAN = str.maketrans("0123456789", "〇一二三四五六七八九")
FULL = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")
SPELLINGS = [
    lambda s: s,
    lambda s: s.translate(FULL),
    lambda s: s.translate(HAN),
    lambda s: f"{s[:3]} {s[3:7]} {s[7:]}",
    lambda s: f"{s[:3]}-{s[3:7]}-{s[7:]}",
    lambda s: "\u200b".join(s),
    lambda s: f"{s[:6]}\n{s[6:]}",
    lambda s: f"{s[:4]}**{s[4:8]}**{s[8:]}",
    lambda s: "".join(f"&#{ord(char)};" for char in s),
    lambda s: f"<!-- {s} -->",
    lambda s: f"[说明](x/{s})",
]


def resident_id(chance: random.Random) -> str:
    body = f"11010{chance.randint(1, 9)}19{chance.randint(50, 99)}{chance.randint(10, 12)}{chance.randint(10, 28)}"
    body += f"{chance.randint(0, 999):03}"
    return body + "10X98765432"[sum(w * int(d) for w, d in zip(WEIGHTS, body, strict=True)) % 11]


def mobile(chance: random.Random) -> str:
    return f"1{chance.choice('3456789')}{chance.randint(0, 999_999_999):09}"


def bank_card(chance: random.Random) -> str:
    body = f"62{chance.randint(0, 10**16 - 1):016}"
    return next(body + str(check) for check in range(10) if valid_luhn(body + str(check)))


@pytest.mark.parametrize("make", [resident_id, mobile, bank_card])
@pytest.mark.parametrize("spell", SPELLINGS)
def test_valid_identifiers_are_found_in_every_spelling(make, spell) -> None:
    chance = random.Random(7)
    for _ in range(40):
        text = f"有关号码{spell(make(chance))}，请核对"
        assert [f for f in scan(text, "data") if f.tier == "error"], text


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("（2019）示0123民初123号", "case-number"),
        ("(2019)示行终字第12号", "case-number"),
        ("信访编号：XF2019-00123", "petition-number"),
        ("车牌为京A12345", "plate"),
        ("车牌京AD12345", "plate"),
        ("邮箱 wang@example.com", "e-mail"),
        ("电话：010-62345678", "landline"),
        ("联系电话62345678", "phone-named"),
        ("持护照E12345678入境", "passport"),
        ("信用代码91350100M000100Y43", "credit-code"),
        ("驾驶证号为110105194912310", "certificate"),
        ("微信号zhang1234", "chat-account"),
        ("账号0200000123456", "account"),
    ],
)
def test_other_identifiers(text: str, rule: str) -> None:
    assert rule in [finding.rule for finding in scan(text, "case")]


@pytest.mark.parametrize(
    "text",
    [
        "依照GB 3838-2002执行。",
        "中办发〔2015〕23号文件要求如实记录。",
        "法释〔2016〕19号",
        "第一百二十条之一第二款第（三）项",
        "有效期自2016年至2026年。",
        "共计123456789元整",
        "ISBN 978-7-5093-0000-1",
    ],
)
def test_numbers_of_public_texts_are_no_identifiers(text: str) -> None:
    assert [finding.rule for finding in scan(text, "data")] == []


def test_checksums() -> None:
    assert valid_resident_id("11010519491231002X")
    assert not valid_resident_id("110105194912310021")
    assert not valid_resident_id("11010519491331002X")
    assert valid_credit_code("91350100M000100Y43")
    assert not valid_credit_code("91350100M000100Y44")

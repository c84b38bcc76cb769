"""Which rule holds for which kind of document, and what a finding is called."""

from __future__ import annotations

from dataclasses import dataclass

from guicheng.privacy.finding import Document, Tier


@dataclass(frozen=True, slots=True)
class Row:
    """A rule: the word for what it finds, and its tier in each kind of document (None: does not apply).

    ``own``: office.yml, which names the office itself; ``data``: regulations and data files, which are public texts full
    of dates, counts and places; ``readable``: procedures, forms and hand-written pages; ``case``: case summaries.
    """

    kind: str
    own: Tier | None
    data: Tier | None
    readable: Tier | None
    case: Tier | None

    def tier(self, document: Document) -> Tier | None:
        """The tier in one kind of document."""
        found: Tier | None = getattr(self, document)
        return found


E: Tier = "error"
R: Tier = "review"

RULES: dict[str, Row] = {
    # rule               kind          own   data  readable case
    "resident-id": Row("身份证号", E, E, E, E),
    "mobile": Row("手机号", None, E, E, E),
    "landline": Row("固定电话", None, R, E, E),
    "phone-named": Row("固定电话", None, None, E, E),
    "e-mail": Row("电子邮箱", None, R, E, E),
    "bank-card": Row("银行卡号", E, E, E, E),
    "account": Row("账号", E, None, E, E),
    "chat-account": Row("社交账号", None, None, E, E),
    "plate": Row("车牌号", E, E, E, E),
    "passport": Row("护照号", E, E, E, E),
    "certificate": Row("证件号", E, None, E, E),
    "title-deed": Row("权属证号", E, E, E, E),
    "credit-code": Row("信用代码", None, E, E, E),
    "case-number": Row("案号", E, None, E, E),
    "petition-number": Row("信访编号", E, None, E, E),
    "person": Row("人名", None, None, E, E),
    "person-doubtful": Row("人名", None, None, R, R),
    "person-bare": Row("人名", None, None, None, R),
    "person-latin": Row("人名", None, None, None, R),
    "person-masked": Row("半隐人名", None, None, None, R),
    "place": Row("地名", None, None, R, E),
    "place-doubtful": Row("地名", None, None, None, R),
    "address": Row("住址", None, None, E, E),
    "institution": Row("单位", None, None, R, E),
    "institution-doubtful": Row("单位", None, None, None, R),
    "post": Row("职务", None, None, None, R),
    "exact-date": Row("日期", None, None, None, E),
    "day-date": Row("日期", None, None, None, R),
    "time-anchor": Row("时间", None, None, None, R),
    "exact-count": Row("数字", None, None, None, E),
    "count": Row("数字", None, None, None, R),
    "media-title": Row("报道", None, None, R, E),
    "web-link": Row("网址", None, None, None, E),
    "only-one": Row("特征", None, None, None, R),
    "secret-mark": Row("密级", E, E, E, E),
    "internal-mark": Row("内部标记", E, E, E, E),
    "blocked": Row("本单位名单", E, E, E, E),
}

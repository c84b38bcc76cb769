"""The small data files under ``regs/data/``: office, roles, limits, calendar, red lines, codes, synonyms."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from guicheng.model.fields import Day, Record, Slug, Text, Texts, WorkCode, mapping_or_nothing, one_or_many
from guicheng.model.procedure import Unit

LONGEST_WAIT = 31
"""Days after which a notice that is awaited has to be asked for again."""


class Adoption(Record):
    """This office adopted a model rule: only then may the rule stand as 依据."""

    work: WorkCode = Field(title="示范文本")
    title: Text = Field(title="印发名称")
    doc_no: Text | None = Field(None, title="文号")
    date: Day = Field(title="印发日期")


class Office(Record):
    """``office.yml``: what an office fills in once; unanswered questions are null."""

    name: Text = Field(title="单位名称")
    doc_prefix: Text | None = Field(None, title="文号代字")
    contact: Text | None = Field(None, title="联系方式")
    adopted: Annotated[tuple[Adoption, ...], BeforeValidator(one_or_many)] = Field((), title="已印发的制度")
    grades: Texts = Field((), title="评查等次")
    filing: Literal["按件", "按卷"] = Field("按件", title="归档方式")
    decided: Annotated[dict[Text, Text], BeforeValidator(mapping_or_nothing)] = Field(
        default_factory=dict, title="已定事项"
    )

    def has_adopted(self, work: str) -> bool:
        """Whether this office adopted the model rule with this code."""
        return any(adoption.work == work for adoption in self.adopted)


class Role(Record):
    """``roles.yml``: one role, its place in the order of approval, its organ."""

    order: Annotated[int, Field(ge=1)] = Field(title="次序")
    organ: Text = Field(title="所属")


class Limit(Record):
    """``deadlines.yml``: an internal limit an office may change; shown as 内控时限（非法定）."""

    amount: Annotated[int, Field(gt=0)] = Field(title="数量")
    unit: Unit = Field(title="单位")
    every: bool = Field(False, title="周期")


class CalendarCheck(Record):
    """Who compared a year's days with the notice, and when."""

    by: Text = Field(title="核对人")
    date: Day = Field(title="核对日期")


class CalendarYear(Record):
    """``calendar.yml``: days off and make-up working days of one year."""

    notice: Text = Field(title="通知文号")
    checked: Annotated[tuple[CalendarCheck, ...], BeforeValidator(one_or_many)] = Field((), title="核对")
    off: Annotated[tuple[Day, ...], BeforeValidator(one_or_many)] = Field(title="放假")
    work: Annotated[tuple[Day, ...], BeforeValidator(one_or_many)] = Field((), title="补班")


class Awaited(Record):
    """``calendar.yml``, ``awaited``: a year whose notice was asked for in vain, and the day to ask again."""

    year: Annotated[int, Field(ge=1949, le=2100)] = Field(title="年份")
    asked_on: Day = Field(title="查询日期")
    outcome: Text = Field(title="查询结果")
    ask_again: Day = Field(title="再查日期")

    @model_validator(mode="after")
    def _asked_again_soon(self) -> Awaited:
        if not 0 < (self.ask_again - self.asked_on).days <= LONGEST_WAIT:
            raise ValueError(f"再查日期要在查询日期以后、{LONGEST_WAIT} 日以内")
        return self

    def holds(self, on: dt.date) -> bool:
        """Whether the answer is fresh on a day: asked, and not yet to be asked again."""
        return self.asked_on <= on <= self.ask_again


class AwaitedYears(Record):
    """The one key of ``calendar.yml`` that is no year."""

    awaited: Annotated[tuple[Awaited, ...], BeforeValidator(one_or_many)] = Field((), title="待补")


class RedLines(Record):
    """``redlines.yml``: the principle printed on every page, the seven red lines on the first of every sheet."""

    principle: Text = Field(title="原则")
    redlines: Texts = Field(title="红线")


class ProcedureEdition(Record):
    """One printed edition of a procedure in the code register."""

    from_: Day | None = Field(None, alias="from", title="自")
    withdrawn: Day | None = Field(None, title="停用")


class CodeEntry(Record):
    """``codes.yml``: one line of the append-only register; codes are never reused."""

    slug: Slug = Field(title="路径名")
    old_slugs: Annotated[tuple[Slug, ...], BeforeValidator(one_or_many)] = Field((), title="旧路径名")
    editions: Annotated[
        dict[Annotated[int, Field(ge=1)], ProcedureEdition], BeforeValidator(mapping_or_nothing)
    ] = Field(default_factory=dict, title="版次")

    @model_validator(mode="after")
    def _old_differ(self) -> CodeEntry:
        if self.slug in self.old_slugs:
            raise ValueError("旧路径名与现路径名相同")
        return self


class Synonym(Record):
    """One row of ``synonyms.tsv``: 口语, 规范, 类, 注."""

    colloquial: Text
    standard: Text
    kind: Text
    note: str = ""

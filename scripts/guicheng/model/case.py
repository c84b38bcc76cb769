"""Case summaries 案例: anonymised by one person, checked by another, never a precedent."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from guicheng.model.fields import CaseCode, Day, Record, Text, Texts, Visibility, one_or_many
from guicheng.model.procedure import AddressText, ReviewedList, Waiver


class Anonymisation(Record):
    """Who made the summary anonymous, who checked it, by which edition of the rules; a second check where risks add up."""

    by: Text = Field(title="脱敏人")
    checked_by: Text = Field(title="复核人")
    second_by: Text | None = Field(None, title="第二复核人")
    rules: Annotated[int, Field(ge=1)] = Field(title="规则版本")
    date: Day = Field(title="日期")

    @model_validator(mode="after")
    def _different_people(self) -> Anonymisation:
        if self.by == self.checked_by:
            raise ValueError("脱敏人和复核人不得是同一人")
        if self.second_by in (self.by, self.checked_by):
            raise ValueError("第二复核人不得是脱敏人或者复核人")
        return self


class Case(Record):
    """案例: facts reduced to what teaches; the year and the level of the place are the finest grain."""

    code: CaseCode = Field(title="编码")
    title: Text = Field(title="名称")
    fictional: bool = Field(title="虚构")
    visibility: Visibility = Field("公开", title="可见范围")
    kind: Text = Field(title="类别")
    organs: Texts = Field((), title="涉及机关")
    issue_class: Literal["共性", "个性"] = Field(title="问题性质")
    stage: Text | None = Field(None, title="程序阶段")
    year: Annotated[int, Field(ge=1949, le=2100)] | None = Field(None, title="年份")
    place_level: Literal["省", "市", "县", "乡"] | None = Field(None, title="地方层级")
    applied: Annotated[tuple[AddressText, ...], BeforeValidator(one_or_many)] = Field((), title="适用条文")
    steps: Annotated[tuple[AddressText, ...], BeforeValidator(one_or_many)] = Field((), title="相关步骤")
    lesson: Text = Field(title="启示")
    legal_effect: Text = Field(title="法律效果")
    social_effect: Text = Field(title="社会效果")
    anonymised: Anonymisation = Field(title="脱敏")
    reviewed: ReviewedList = Field((), title="已复核")
    waivers: Annotated[tuple[Waiver, ...], BeforeValidator(one_or_many)] = Field((), title="豁免")

    @model_validator(mode="after")
    def _reviewed_by_others(self) -> Case:
        if any(tick.by == self.anonymised.by for tick in self.reviewed):
            raise ValueError("脱敏人不得复核自己的稿子，reviewed 里应写别人")
        return self

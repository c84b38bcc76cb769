"""Procedures: who does what, on which article, by when, with which document, and where to stop."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from guicheng.model.address import Address
from guicheng.model.fields import (
    CaseCode,
    Day,
    FormCode,
    LocalId,
    ProcedureCode,
    Record,
    Text,
    Texts,
    Visibility,
    one_or_many,
)

Relation = Literal["依据", "参照", "边界"]
Unit = Literal["工作日", "日", "月", "小时"]
Duty = Literal["应当", "可以", "不得"]
INTERNAL = "内部要求"


def _address(value: Any) -> Any:
    if isinstance(value, str):
        Address.parse(value)
    return value


AddressText = Annotated[str, BeforeValidator(_address)]


class Basis(Record):
    """依据 of a step: a pinned address with its relation, or 内部要求 (then ``ref`` is None).

    依据 is our own power or duty, 参照 another organ's rule taken as a pattern, 边界 what limits us.
    ``quote_hash`` is over the normalised words of the target.
    """

    ref: AddressText | None = Field(None, title="条文")
    relation: Literal["依据", "参照", "边界", "内部要求"] = Field(title="关系")
    quote_hash: Annotated[str, StringConstraints(pattern=r"^sha256:[0-9a-f]{64}$")] | None = Field(
        None, title="引文校验"
    )

    @model_validator(mode="before")
    @classmethod
    def _plain_words(cls, value: Any) -> Any:
        if isinstance(value, str) and value != INTERNAL:
            raise ValueError(
                f"“{value}”不是依据；没有条文的写“{INTERNAL}”，有的写 {{ref: 地址, relation: 关系}}"
            )
        return {"relation": INTERNAL} if value == INTERNAL else value

    @model_validator(mode="after")
    def _ref_unless_internal(self) -> Basis:
        if (self.ref is None) != (self.relation == INTERNAL):
            raise ValueError("依据应写明条文地址；没有条文的写“内部要求”")
        return self


class Event(Record):
    """A start point of time limits; the reader enters its date."""

    id: LocalId = Field(title="标识")
    title: Text = Field(title="名称")


class Deadline(Record):
    """期限 of a step: a key of ``data/deadlines.yml``, or an amount with unit (and ``basis`` when a law sets it)."""

    event: LocalId = Field(title="起算事件")
    direction: Literal["后", "前"] = Field("后", title="方向")
    key: Text | None = Field(None, title="参数")
    amount: Annotated[int, Field(gt=0)] | None = Field(None, title="数量")
    unit: Unit | None = Field(None, title="单位")
    every: bool = Field(False, title="周期")
    basis: AddressText | None = Field(None, title="依据")

    @model_validator(mode="after")
    def _key_or_amount(self) -> Deadline:
        if (self.key is None) == (self.amount is None) or (self.amount is None) != (self.unit is None):
            raise ValueError("期限应写 key（内控时限参数），或者同时写 amount 和 unit，二者只取其一")
        return self


class Check(Record):
    """One observable fact, answered 是/否/不适用."""

    id: LocalId = Field(title="标识")
    text: Text = Field(title="内容")


class Branch(Record):
    """A condition and its exact target: a later step, a procedure, or 结束; the steps between fall away."""

    condition: Text = Field(alias="if", title="条件")
    go_to: Annotated[str, StringConstraints(pattern=r"^(?:[a-z][a-z0-9]{0,15}|P[0-9]{4,5}|结束)$")] = Field(
        title="转到"
    )
    say: Text | None = Field(None, title="说明")


class Approval(Record):
    """Who approves the step, and in what form."""

    role: Text = Field(title="角色")
    kind: Literal["审核", "审批", "签发"] = Field(title="方式")


class Step(Record):
    """步骤: one act of one role. ``id`` is permanent within the procedure; the number shown is computed."""

    id: LocalId = Field(title="标识")
    title: Text = Field(title="名称")
    role: Text = Field(title="角色")
    duty: Duty = Field("应当", title="要求")
    basis: Annotated[tuple[Basis, ...], BeforeValidator(one_or_many)] = Field(title="依据")
    deadline: Deadline | None = Field(None, title="期限")
    documents: Annotated[tuple[FormCode, ...], BeforeValidator(one_or_many)] = Field((), title="文书")
    checks: Annotated[tuple[Check, ...], BeforeValidator(one_or_many)] = Field((), title="核对项")
    prohibitions: Texts = Field((), title="禁止事项")
    branches: Annotated[tuple[Branch, ...], BeforeValidator(one_or_many)] = Field((), title="分支")
    approval: Approval | None = Field(None, title="审批")
    records: Texts = Field((), title="留痕")
    deduct: Annotated[int, Field(ge=0, le=100)] | None = Field(None, title="扣分")


class Pause(Record):
    """把关点: a named stop, signed by another person than the one who did the steps."""

    title: Text = Field(title="名称")
    asks: Texts = Field(title="核对内容")
    role: Text = Field(title="角色")


class Stage(Record):
    """阶段: steps up to a pause."""

    title: Text = Field(title="名称")
    mode: Literal["办后核对", "逐项照办"] = Field(title="核对方式")
    steps: Annotated[tuple[Step, ...], BeforeValidator(one_or_many)] = Field(title="步骤")
    pause: Pause | None = Field(None, title="把关点")


class Reviewed(Record):
    """A doubtful finding of the privacy gate that a person looked at and let pass.

    ``mark`` is printed by ``check``; it changes when what was found under the rule changes.
    """

    rule: Text = Field(title="规则")
    mark: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{4}$")] = Field(title="标记")
    by: Text = Field(title="复核人")
    date: Day = Field(title="日期")


ReviewedList = Annotated[tuple[Reviewed, ...], BeforeValidator(one_or_many)]


class Waiver(Record):
    """A rule set aside, with reason, name and an end."""

    rule: Text = Field(title="规则")
    reason: Text = Field(title="理由")
    by: Text = Field(title="批准人")
    date: Day = Field(title="日期")
    until: Day = Field(title="有效至")


class Procedure(Record):
    """程序规范: the steps of one kind of work, from trigger to file."""

    code: ProcedureCode = Field(title="编码")
    title: Text = Field(title="名称")
    edition: Annotated[int, Field(ge=1, le=9999)] = Field(title="版次")
    state: Literal["草稿", "送审", "已发布", "停用"] = Field(title="状态")
    visibility: Visibility = Field("公开", title="可见范围")
    owner: Text = Field(title="主管")
    author: Text = Field(title="起草人")
    reviewer: Text | None = Field(None, title="审核人")
    approved: Day | None = Field(None, title="批准日期")
    effective_from: Day | None = Field(None, title="施行日期")
    review_by: Day | None = Field(None, title="复核期限")
    trigger: Texts = Field(title="适用情形")
    not_for: Texts = Field((), title="不适用情形")
    boundary: Text = Field(title="边界")
    events: Annotated[tuple[Event, ...], BeforeValidator(one_or_many)] = Field((), title="起算事件")
    stages: Annotated[tuple[Stage, ...], BeforeValidator(one_or_many)] = Field(title="阶段")
    related_cases: Annotated[tuple[CaseCode, ...], BeforeValidator(one_or_many)] = Field((), title="相关案例")
    reviewed: ReviewedList = Field((), title="已复核")
    waivers: Annotated[tuple[Waiver, ...], BeforeValidator(one_or_many)] = Field((), title="豁免")

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps in order, through the stages."""
        return tuple(step for stage in self.stages for step in stage.steps)

"""Blank forms 文书: a table to print and fill by hand."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from guicheng.model.fields import FormCode, ProcedureCode, Record, Text, Texts, Visibility
from guicheng.model.procedure import ReviewedList


class Form(Record):
    """文书: its body is the blank; signatures and copies are data."""

    code: FormCode = Field(title="编码")
    title: Text = Field(title="名称")
    procedure: ProcedureCode | None = Field(None, title="所属程序")
    edition: Annotated[int, Field(ge=1, le=9999)] = Field(1, title="版次")
    visibility: Visibility = Field("公开", title="可见范围")
    orientation: Literal["纵向", "横向"] = Field("纵向", title="纸张方向")
    copies: Annotated[int, Field(ge=1, le=99)] = Field(1, title="份数")
    file_order: Annotated[int, Field(ge=1)] | None = Field(None, title="卷内顺序")
    signatures: Texts = Field((), title="签名")
    reviewed: ReviewedList = Field((), title="已复核")
